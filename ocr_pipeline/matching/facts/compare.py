"""Claim and evidence → the hard facts in which they contradict one another, each with its reason code."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from ocr_pipeline.matching.facts.calendar import dates_in, times_in, weekdays_in
from ocr_pipeline.matching.facts.numbers import Quantity, numbers_in
from ocr_pipeline.matching.facts.places import is_city, places_in


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact told differently: its kind, what the claim says and what the message says."""

    kind: str
    claimed: str
    found: str


def find_conflicts(claim: str, evidence: str, language: str) -> tuple[Conflict, ...]:
    """Return the facts of a claim that its evidence tells otherwise. A fact only one of them states is no conflict."""
    found = [
        _conflict("weekday", weekdays_in, claim, evidence),
        _conflict("time", times_in, claim, evidence),
        _date_conflict(claim, evidence),
        _number_conflict(numbers_in(claim, language), numbers_in(evidence, "")),
        _place_conflict(claim, evidence),
    ]
    return tuple(conflict for conflict in found if conflict)


def _conflict(kind: str, read: Callable[[str], frozenset[Hashable]], claim: str, evidence: str) -> Conflict | None:
    ours, theirs = read(claim), read(evidence)
    if not ours or not theirs or ours & theirs:
        return None
    return Conflict(kind, _shown(ours), _shown(theirs))


def _date_conflict(claim: str, evidence: str) -> Conflict | None:
    ours, theirs = dates_in(claim), dates_in(evidence)
    alike = any(a[0] == b[0] and (a[1] == b[1] or not a[1] or not b[1]) for a in ours for b in theirs)
    return None if alike or not ours or not theirs else Conflict("date", _shown(ours), _shown(theirs))


def _number_conflict(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> Conflict | None:
    """Return a figure of the claim that the evidence lacks while it states another in its place."""
    have = {each.value for each in theirs}
    missing = [each for each in ours if each.value not in have and each.value != 1]
    left = [each for each in theirs if each.value not in {mine.value for mine in ours} and each.value != 1]
    if not missing or not left:
        return None
    return Conflict("number", f"{missing[0].value:g}", f"{left[0].value:g}")


def _place_conflict(claim: str, evidence: str) -> Conflict | None:
    """Return a country or city of the claim where the evidence names another one of its sort and shares none."""
    for wanted in (True, False):
        ours = {place for place in places_in(claim) if is_city(place) is wanted}
        theirs = {place for place in places_in(evidence) if is_city(place) is wanted}
        if ours and theirs and not ours & theirs:
            return Conflict("place", _shown(frozenset(ours)), _shown(frozenset(theirs)))
    return None


def _shown(values: frozenset[Hashable]) -> str:
    return ", ".join(sorted(str(value) for value in values))
