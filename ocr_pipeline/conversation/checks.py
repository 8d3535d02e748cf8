"""A conversation → what a careful person would ask about it. Each has an innocent answer; none is a verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ocr_pipeline.conversation.clocks import DAY, MIDNIGHT, SLACK
from ocr_pipeline.conversation.continuity import PageName, page_of, unjoined
from ocr_pipeline.conversation.days import contradicts_itself
from ocr_pipeline.conversation.quotes import altered_quotes
from ocr_pipeline.conversation.shapes import odd_shapes
from ocr_pipeline.conversation.spots import question_about, shown
from ocr_pipeline.conversation.times import languages_of, stamps_of
from ocr_pipeline.geometry import Box
from ocr_pipeline.lexicon.stamps import Stamp, read_stamp
from ocr_pipeline.model import Case, Message, MessageKind, Page, Question, QuestionKind, SenderSource, Side, Spot

NOON = 12 * 60
# Share of a screen's height, from its top, that its status bar may take.
STATUS_BAR = 0.05


def find_questions(
    conversation: str, messages: Sequence[Message], pages: Sequence[Page], case: Case
) -> tuple[Question, ...]:
    """Return the questions about messages in true order, with ids, times and senders, and about their pages."""
    stamps = stamps_of(messages)
    return (
        *_odd_dates(conversation, messages, stamps),
        *_clocks_backwards(conversation, messages, stamps),
        *_odd_sides(conversation, messages, case),
        *odd_shapes(conversation, messages, pages),
        *altered_quotes(conversation, messages),
        *_odd_status_bars(conversation, messages, stamps, pages, case),
    )


def _neighbours(
    messages: Sequence[Message], stamps: Sequence[Stamp | None]
) -> Iterator[tuple[tuple[Message, Stamp], tuple[Message, Stamp], bool]]:
    """Give each two rows that follow one another and tell a time, and whether a date line stands between or is one.

    Duplicates are left out, and so are rows that a missing page may part.
    """
    openers = unjoined(messages)
    last: tuple[Message, Stamp] | None = None
    dated = False
    for place, (message, stamp) in enumerate(zip(messages, stamps, strict=True)):
        if place in openers:
            last, dated = None, False
        if message.duplicate_of:
            continue
        dated = dated or message.kind is MessageKind.DATE
        if stamp and (stamp.clock or stamp.dated):
            if last:
                yield last, (message, stamp), dated
            last, dated = (message, stamp), message.kind is MessageKind.DATE


def _odd_dates(conversation: str, messages: Sequence[Message], stamps: Sequence[Stamp | None]) -> Iterator[Question]:
    """Ask about dates that are at odds with their weekday, and days that begin without a date line."""
    for message, stamp in zip(messages, stamps, strict=True):
        if stamp and contradicts_itself(stamp) and not message.duplicate_of:
            text = message.text if message.kind is MessageKind.DATE else message.timestamp
            words = f"{shown(text)}: that day is another day of the week. Was it read right, and is it as it was shown?"
            yield question_about(conversation, QuestionKind.DATE, words, [message])
    if not any(message.kind is MessageKind.DATE and stamp and stamp.dated
               for message, stamp in zip(messages, stamps, strict=True)):  # fmt: skip
        return
    for (earlier, _), (later, _), dated in _neighbours(messages, stamps):
        days = [each.sent_at[:10] for each in (earlier, later)]
        if all(days) and days[0] < days[1] and not dated:
            words = f"A new day, {days[1]}, begins here without a date line, and other days have one. Where is it?"
            yield question_about(conversation, QuestionKind.DATE, words, [earlier, later])


def _clocks_backwards(
    conversation: str, messages: Sequence[Message], stamps: Sequence[Stamp | None]
) -> Iterator[Question]:
    """Ask about times and dates that stand before the ones above them."""
    halved = any(stamp.halved for stamp in stamps if stamp)
    for (earlier, one), (later, other), dated in _neighbours(messages, stamps):
        shows = [each.text if each.kind is MessageKind.DATE else each.timestamp for each in (earlier, later)]
        days = [each.sent_at[:10] for each in (earlier, later)]
        if all(days) and days[0] > days[1]:
            words = f"{shown(shows[0])} stands before {shown(shows[1])}, an earlier day. Is the order that of sending?"
            yield question_about(conversation, QuestionKind.CLOCK, words, [earlier, later])
        elif (
            one.clock
            and other.clock
            and not (dated or one.dated or other.dated)
            and _falls_back(one, other, halved=halved)
        ):
            words = (
                f"The time goes back from {one.clock:%H:%M} to {other.clock:%H:%M} with no date line between. "
                "Was each read right, and is the order that of sending?"
            )
            yield question_about(conversation, QuestionKind.CLOCK, words, [earlier, later])


def _falls_back(one: Stamp, other: Stamp, *, halved: bool) -> bool:
    """Whether a clock is behind the one before it, by more than phones differ, and not over midnight."""
    if one.clock is None or other.clock is None or (halved and not (one.halved and other.halved)):
        return False
    earlier, later = _minute(one.clock), _minute(other.clock)
    return later < earlier - SLACK and later + DAY - earlier > MIDNIGHT


def _minute(clock: dt.time) -> int:
    return clock.hour * 60 + clock.minute


def _odd_sides(conversation: str, messages: Sequence[Message], case: Case) -> Iterator[Question]:
    """Ask about messages whose label and side do not go with the owner that is stated."""
    labelled = [each for each in messages if case.owner and each.sender_source is SenderSource.LABEL]
    for message in labelled:
        if message.duplicate_of or message.outgoing is None:
            continue
        if message.sender == case.owner and not message.outgoing:
            words = f"{case.owner} is stated to be the phone's owner, and stands on the other side. Whose phone is it?"
            yield question_about(conversation, QuestionKind.SIDE, words, [message])
        elif message.sender != case.owner and message.outgoing and message.side is not Side.CENTER:
            words = f"“{message.sender}” stands on the side of the phone's owner, {case.owner}. Whose message is it?"
            yield question_about(conversation, QuestionKind.SIDE, words, [message])


def _odd_status_bars(
    conversation: str,
    messages: Sequence[Message],
    stamps: Sequence[Stamp | None],
    pages: Sequence[Page],
    case: Case,
) -> Iterator[Question]:
    """Ask about pages whose own clock is before the time of a message on them that was sent that very day."""
    languages = languages_of(messages)
    rows: dict[PageName, list[tuple[Message, Stamp | None]]] = {}
    for message, stamp in zip(messages, stamps, strict=True):
        rows.setdefault(page_of(message), []).append((message, stamp))
    for page in pages:
        clock = read_stamp(page.clock, languages) if page.clock else None
        late = _latest_of_today(rows.get((page.source.name, page.page), ()), case)
        if clock and clock.clock and late and late[1].clock:
            shows, sent = _minute(clock.clock), _minute(late[1].clock)
            half_open = late[1].halved and not clock.halved and shows < NOON
            if shows + (NOON if half_open else 0) < sent:
                words = (
                    f"The phone's own clock shows {page.clock}, before the last message of the day, "
                    f"{late[0].timestamp}. When was the picture taken?"
                )
                asked = question_about(conversation, QuestionKind.STATUS_BAR, words, [late[0]])
                bar = Spot(page.source, page.page, Box(0, 0, page.width, round(STATUS_BAR * page.height)))
                yield Question(conversation, asked.kind, words, asked.message_ids, (*asked.spots, bar))


def _latest_of_today(rows: Sequence[tuple[Message, Stamp | None]], case: Case) -> tuple[Message, Stamp] | None:
    """Return the message with the latest clock among those below a line that says today, or of the day of capture."""
    today = False
    found: list[tuple[Message, Stamp]] = []
    for message, stamp in rows:
        if message.kind is MessageKind.DATE:
            today = stamp is not None and stamp.near == 0
        captured = case.capture_date is not None and message.sent_at[:10] == case.capture_date.isoformat()
        if stamp and stamp.clock and message.kind is not MessageKind.DATE and (today or captured):
            found.append((message, stamp))
    return max(found, key=lambda each: each[1].clock or dt.time(), default=None)
