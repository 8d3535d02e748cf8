"""Messages in true order → the same with `sent_at`, as far as dates and clocks on the pictures tell it."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ocr_pipeline.conversation.clocks import placed_clocks
from ocr_pipeline.conversation.continuity import PageName, linked, page_of, unjoined
from ocr_pipeline.conversation.days import find_days
from ocr_pipeline.lexicon.stamps import Stamp, read_stamp, year_first
from ocr_pipeline.model import Case, Message, MessageKind, SentAtSource

Days = Mapping[Stamp, dt.date | None]


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """What one date separator rules: from it to the next, or to a place where pages do not join. `day` may be unknown.

    Two stretches of one day are still two: each is compared by identity.
    """

    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Timed:
    """One message, what its own time states, and the stretch it stands in."""

    message: Message
    stamp: Stamp | None
    stretch: Stretch


def with_times(messages: Sequence[Message], case: Case) -> list[Message]:
    """Return messages, given in true order and with ids and duplicates marked, with the times they were sent at.

    A date separator holds for what follows it until the next one, or until a page that shares no message with those
    before it. A duplicate has the time of the message that it repeats.
    """
    stamps = stamps_of(messages)
    days = find_days(_by_page(messages, stamps), case.capture_date, year_first=year_first(languages_of(messages)))
    found: dict[str, tuple[str, SentAtSource]] = {}
    halved = any(stamp.halved for stamp in stamps if stamp)
    at_odds = _at_odds(messages, stamps)
    stretches: dict[int, list[Timed]] = {}
    ruling: dict[str, Stretch] = {}
    for timed in _in_stretches(messages, stamps, days):
        ruling[timed.message.message_id] = timed.stretch
        if not timed.message.duplicate_of:
            stretches.setdefault(id(timed.stretch), []).append(timed)
    for together in stretches.values():
        clocks = [
            None if timed.message.message_id in at_odds else _clock_of(timed, halved=halved) for timed in together
        ]
        for timed, clock, shift in zip(together, clocks, placed_clocks(clocks), strict=True):
            found[timed.message.message_id] = _sent_at(timed, clock, shift, days, case.timezone)
    nothing = ("", SentAtSource.NONE)
    solved = [
        found.get(one, nothing) if ruling[each.message_id].day == ruling[one].day else nothing
        for each in messages
        for one in [each.duplicate_of if each.duplicate_of in ruling else each.message_id]
    ]
    return [replace(each, sent_at=at, sent_at_source=how) for each, (at, how) in zip(messages, solved, strict=True)]


def languages_of(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return the languages of a conversation, those of most messages first."""
    spoken = [each.language for each in messages if each.kind is MessageKind.TEXT and each.language]
    return tuple(sorted(set(spoken), key=lambda code: (-spoken.count(code), code)))


def stamps_of(messages: Sequence[Message]) -> list[Stamp | None]:
    """Return what each message's own time, or the text of a date line, states; None where it states nothing.

    A message whose time is cut off has the one that is shown where it is repeated.
    """
    languages = languages_of(messages)
    shown = {each.duplicate_of: each.timestamp for each in messages if each.duplicate_of and each.timestamp}
    found = []
    for each in messages:
        text = each.text if each.kind is MessageKind.DATE else each.timestamp or shown.get(each.message_id, "")
        found.append(read_stamp(text, (each.language, *languages)) if text else None)
    return found


def _at_odds(messages: Sequence[Message], stamps: Sequence[Stamp | None]) -> set[str]:
    """Return the ids of messages that show one clock here and another where they are repeated: one was misread."""
    clocks: dict[str, set[dt.time]] = {}
    for message, stamp in zip(messages, stamps, strict=True):
        if stamp and stamp.clock:
            clocks.setdefault(message.duplicate_of or message.message_id, set()).add(stamp.clock)
    return {name for name, found in clocks.items() if len(found) > 1}


def _by_page(messages: Sequence[Message], stamps: Sequence[Stamp | None]) -> list[list[Stamp]]:
    """Return the stamps that tell of a day by page, top to bottom."""
    pages: dict[PageName, list[Stamp]] = {}
    for message, stamp in zip(messages, stamps, strict=True):
        if stamp and stamp.dated:
            pages.setdefault(page_of(message), []).append(stamp)
    return list(pages.values())


def _in_stretches(messages: Sequence[Message], stamps: Sequence[Stamp | None], days: Days) -> Iterator[Timed]:
    """Give the messages with the stretch that each stands in."""
    openers, links, limits = unjoined(messages), linked(messages), _limits(messages, stamps, days)
    centred = any(each.kind is MessageKind.DATE and stamp and stamp.dated and stamp.clock
                  for each, stamp in zip(messages, stamps, strict=True))  # fmt: skip
    stretch, ruled = Stretch(), None
    known: dict[str, Stretch] = {}
    for place, (message, stamp) in enumerate(zip(messages, stamps, strict=True)):
        if place in openers:
            stretch = Stretch()
        one = links.get(message.message_id, message.message_id)
        if one in known and (ruled != page_of(message) or known[one].day == stretch.day):
            stretch = known[one]
        elif message.kind is MessageKind.DATE:
            stretch = _opened(stretch, stamp, days, centred=centred)
            ruled = page_of(message) if stretch.day else None
        elif stamp and stamp.dated and days[stamp] not in (None, stretch.day):
            stretch = Stretch()  # a date of its own that is not the separator's: the day after it is open
        if stretch.day and stretch.day >= limits[place] and message.kind is not MessageKind.DATE:
            stretch = Stretch()  # the next date line on the page begins that day, or an earlier one: no day of theirs
        known.setdefault(one, stretch)
        yield Timed(message, stamp, stretch)


def _limits(messages: Sequence[Message], stamps: Sequence[Stamp | None], days: Days) -> list[dt.date]:
    """Return for each message the day that the next date line on its page begins; the last of days if none does.

    A line with a clock may come several times a day and is passed over.
    """
    limits: list[dt.date] = []
    after: dict[PageName, dt.date] = {}
    for message, stamp in zip(reversed(messages), reversed(stamps), strict=True):
        limits.append(after.get(page_of(message), dt.date.max))
        if message.kind is MessageKind.DATE and stamp and stamp.dated and not stamp.clock and (day := days[stamp]):
            after[page_of(message)] = day
    return limits[::-1]


def _opened(stretch: Stretch, stamp: Stamp | None, days: Days, *, centred: bool) -> Stretch:
    """Return the stretch that a date line begins.

    A line that only tells a clock goes on with the day before it; where other lines tell day and clock together, one
    without a day means another day than theirs, and nothing says which.
    """
    if stamp and not stamp.dated and stamp.clock and not centred:
        return stretch
    return Stretch(days[stamp] if stamp and stamp.dated else None)


def _clock_of(timed: Timed, *, halved: bool) -> dt.time | None:
    """Return the clock of a message that tells no day of its own.

    Where other times of the conversation tell the half of the day and this one does not, it may have been lost.
    """
    stamp = timed.stamp
    if stamp is None or stamp.dated or stamp.clock is None:
        return None
    lost = halved and not stamp.halved and 1 <= stamp.clock.hour <= 12
    return None if lost else stamp.clock


def _sent_at(
    timed: Timed, clock: dt.time | None, shift: int | None, days: Days, timezone: str
) -> tuple[str, SentAtSource]:
    """Return when a message was sent, as far as is known, and how that is known."""
    stamp, day = timed.stamp, timed.stretch.day
    if stamp and stamp.dated:
        own = days[stamp] or (day if day and _may_be(stamp, day) else None)
        return _written(own, stamp.clock, timezone, SentAtSource.DISPLAYED)
    if day is None or shift is None:
        return "", SentAtSource.NONE
    source = SentAtSource.SEPARATOR if clock else SentAtSource.INHERITED
    return _written(day + dt.timedelta(shift), clock, timezone, source)


def _may_be(stamp: Stamp, day: dt.date) -> bool:
    """Whether a date without its year, or a bare weekday, is that of a day."""
    if stamp.month is None:
        return stamp.weekday == day.weekday()
    return (stamp.month, stamp.day) == (day.month, day.day) and stamp.year in (None, day.year)


def _written(
    day: dt.date | None, clock: dt.time | None, timezone: str, source: SentAtSource
) -> tuple[str, SentAtSource]:
    """Return a time in ISO 8601, with the zone's offset where the zone is stated and the hour comes but once."""
    if day is None:
        return "", SentAtSource.NONE
    if clock is None:
        return day.isoformat(), source
    at = dt.datetime.combine(day, clock)
    if timezone:
        zone = zoneinfo.ZoneInfo(timezone)
        first, second = at.replace(tzinfo=zone), at.replace(tzinfo=zone, fold=1)
        at = first if first.utcoffset() == second.utcoffset() else at
    return at.isoformat(timespec="seconds" if clock.second else "minutes"), source
