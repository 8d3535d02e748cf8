"""Claim and evidence → the hard facts in which they contradict one another, and those that the evidence lacks.

Each kind of fact has a module of its own that reads it; each difference has a reason code and the two spans.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ocr_pipeline.lexicon.measures import measure_of
from ocr_pipeline.lexicon.numbers import TIMES, Quantity, numbers_in, readable
from ocr_pipeline.lexicon.text import masked
from ocr_pipeline.matching.facts.clock import same_time, times_in
from ocr_pipeline.matching.facts.dates import agree, dates_in
from ocr_pipeline.matching.facts.names import names_in, stands_in
from ocr_pipeline.matching.facts.places import is_city, places_in
from ocr_pipeline.matching.facts.seasons import seasons_in
from ocr_pipeline.matching.facts.weekdays import relative_days_in, reported_days_in, weekdays_in

HOURS = ("time", "hour")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact told differently: its kind, what the claim says and what the message says."""

    kind: str
    claimed: str
    found: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared: the claim and its language, the best words for it, the message they stand in, the people's
    names, whether the claim quotes without a mark of omission, the weekday it was sent and that of the
    article (None if not known)."""

    claim: str
    language: str
    words: str
    message: str
    aliases: Mapping[str, Sequence[str]]
    quoted: bool = False
    sent: int | None = None
    message_language: str = ""
    published: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """`conflicts`: told otherwise. `extra`: stated by the claim beside what it shares with the evidence, or where the
    evidence states nothing of the sort. `shared`: kinds of fact in which both agree."""

    conflicts: tuple[Conflict, ...]
    extra: tuple[Conflict, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A kind of fact as the claim, the best words and the whole message state it, and what makes two the same."""

    kind: str
    claimed: Sequence[Any]
    near: Sequence[Any]
    far: Sequence[Any]
    same: Callable[[Any, Any], bool]


def compare_facts(told: Told) -> Compared:
    """Return how the facts of a claim stand to its evidence.

    A fact that stands anywhere in the message agrees. One that does not is a conflict if the best words state another
    of its sort, and otherwise a fact that the message lacks.
    """
    conflicts: list[Conflict] = []
    extra: list[Conflict] = []
    shared: list[str] = []
    for fact in _facts(told):
        kind, claimed = fact.kind, fact.claimed
        missing = [mine for mine in claimed if not any(fact.same(mine, other) for other in fact.far)]
        left = [other for other in fact.near if not any(fact.same(mine, other) for mine in claimed)]
        if len(missing) < len(claimed):
            shared.append(kind)
        if told.quoted and left and len(missing) < len(claimed) and kind in ("place", "city"):
            conflicts.append(Conflict("list", _shown(claimed), _shown([*claimed, *left])))
        if not missing:
            continue
        lists = kind in ("place", "city", "name") and len(missing) < len(claimed)
        if left and not lists:
            conflicts.append(Conflict(kind, _shown(missing), _shown(left)))
        else:
            extra.append(Conflict(kind, _shown(missing), _shown(left)))
    return Compared(tuple(conflicts), tuple(extra), tuple(shared))


def find_conflicts(claim: str, evidence: str, language: str) -> tuple[Conflict, ...]:
    """Return the facts of a claim that some words tell otherwise."""
    return compare_facts(Told(claim, language, evidence, evidence, {})).conflicts


def _facts(told: Told) -> Iterator[Fact]:
    """Yield the facts of every kind."""
    claim, words, message, own, other = told.claim, told.words, told.message, told.language, told.message_language
    days = (_days(words, told.sent, other), _days(message, told.sent, other))
    yield Fact("weekday", _days_told(told), *days, _is_one_of)
    yield Fact("date", sorted(dates_in(claim)), sorted(dates_in(words)), sorted(dates_in(message)), agree)
    times = [sorted(times_in(claim, own)), sorted(times_in(words, other)), sorted(times_in(message, other))]
    figures = [_counted(claim, times[0], own), _counted(words, times[1], other)]
    figures.append(_counted(message, times[2], *readable(other)))
    # "Quatre heures" is an hour and a span, and so are others.
    hours = [(int(each.value), 0) for each in figures[2] if measure_of(each.unit) == HOURS and each.value < 24]
    spans = [Quantity(hour, "hours") for hour, minute in times[2] if not minute]
    yield Fact("time", times[0], times[1], [*times[2], *hours], same_time)
    mine, stated, anywhere = figures[0], figures[1], [*figures[2], *spans]
    multiples = [each for each in mine if each.unit == TIMES]
    left = [each for each in stated if not any(_same_figure(each, other) for other in mine)]
    yield Fact("number", [each for each in mine if each not in multiples], left, anywhere, _same_figure)
    # "Twice as much" is held against no sum, weight or share.
    unmeasured = [each for each in left if measure_of(each.unit) == ("", "")]
    yield Fact("number", multiples, unmeasured, anywhere, _same_figure)
    bare = [masked(text, told.aliases) for text in (claim, words, message)]  # some people are called as a town is
    seasons, near, far = (sorted(seasons_in(text)) for text in bare)
    yield Fact("season", seasons, near, far, _equal)
    for kind, city in (("place", False), ("city", True)):
        named, near, far = ([each for each in sorted(places_in(text)) if is_city(each) is city] for text in bare)
        # In chats a city's name may stand in small letters, which are no sign of a name.
        far += [each for each in named if city and stands_in(each, message)]
        yield Fact(kind, named, near, far, _equal)
    others = [name for name in names_in(words, other, told.aliases) if not stands_in(name, claim)]
    yield Fact("name", names_in(claim, own, told.aliases), others, [message], stands_in)


def _days_told(told: Told) -> list[tuple[str, ...]]:
    """Return the weekdays a claim names, each with what else it can mean.

    "Tomorrow" may be told from the day of the article or from that of the message, "the next day" from the day of the
    message or of one before it. Neither is held against words that name no weekday.
    """
    named = weekdays_in(told.claim)
    if named or told.sent is None or not weekdays_in(told.words):
        return [(DAYS[day],) for day in sorted(named)]
    meant = reported_days_in(told.claim, told.sent)
    if meant:
        return [tuple(DAYS[day] for day in sorted(meant | {told.sent}))]
    days = (relative_days_in(told.claim, day, told.language) for day in (told.sent, told.published) if day is not None)
    either = sorted(frozenset().union(*days))
    return [tuple(DAYS[day] for day in either)] if either and told.published is not None else []


def _is_one_of(mine: tuple[str, ...], other: str) -> bool:
    return other in mine


def _days(text: str, sent: int | None, language: str) -> list[str]:
    found = weekdays_in(text) | (relative_days_in(text, sent, language) if sent is not None else frozenset())
    return [DAYS[day] for day in sorted(found)]


def _equal(a: Hashable, b: Hashable) -> bool:
    return a == b


def _same_figure(a: Quantity, b: Quantity) -> bool:
    """Return whether two figures are one: "2.5 million" may stand as "2.5" beside another that has its scale.

    Figures of one kind in different measures (weeks and months, dollars and pounds) are not.
    """
    (kind, measure), (other_kind, other) = measure_of(a.unit), measure_of(b.unit)
    if kind and kind == other_kind and measure != other:
        return False
    scales = (1e3, 1e6) if min(a.value, b.value) < 1e3 else ()
    return a.value == b.value or any(a.value == b.value * by or b.value == a.value * by for by in scales)


def _counted(text: str, times: Sequence[tuple[int, int]], *languages: str) -> list[Quantity]:
    """Return the figures of a text that are no hours of its clock times."""
    hours = {value for hour, minute in times for value in (hour, hour % 12, hour + minute / 100)}
    plain = {("", ""), HOURS}
    found = _values(numbers_in(text, *languages))
    return [each for each in found if not (each.value in hours and measure_of(each.unit) in plain)]


def _values(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures in order; one is a word for "a" in most languages and no figure."""
    return list(dict.fromkeys(each for each in quantities if each.value != 1))


def _shown(values: Iterable[object]) -> str:
    return ", ".join(_text(value) for value in values)


def _text(value: object) -> str:
    if isinstance(value, Quantity):
        return f"{value.value:,.10g} {measure_of(value.unit)[1]}".strip()
    if isinstance(value, tuple):
        return "/".join(str(part) for part in value)
    return str(value)
