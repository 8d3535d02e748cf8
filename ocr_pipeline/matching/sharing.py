"""Texts → the words and hard facts that they share."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ocr_pipeline.lexicon.measures import measure_of
from ocr_pipeline.lexicon.numbers import numbers_in, readable
from ocr_pipeline.lexicon.opposites import sides_of
from ocr_pipeline.lexicon.text import latin
from ocr_pipeline.matching.facts.clock import times_in
from ocr_pipeline.matching.facts.dates import dates_in
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.facts.weekdays import weekdays_in

# How many kinds of fact, and sorts of what both tell, count.
FACTS, SORTS, SIDES = 2, 3, 2


@dataclass(frozen=True, slots=True)
class Known:
    """What a text has for comparing: the first letters of its longer words, enough to meet cognates across languages
    and alphabets; its facts by kind; the measures of its figures; the pairs of opposites it has a word of."""

    stems: frozenset[str]
    facts: Mapping[str, frozenset[Hashable]]
    measures: frozenset[str]
    pairs: frozenset[str]


@lru_cache(maxsize=20_000)
def known_of(text: str, language: str, spoken: str) -> Known:
    """Return what a text without names has for comparing; number words are read in the language, in all if not known.

    `spoken` is the language in which opposites are looked for.
    """
    figures = numbers_in(text, *readable(language))
    facts: dict[str, frozenset[Hashable]] = {
        "figure": frozenset(each.value for each in figures if each.value != 1),
        "weekday": frozenset(weekdays_in(text)),
        "date": frozenset(dates_in(text)),
        "time": frozenset(times_in(text, language)),
        "place": frozenset(places_in(text)),
    }
    return Known(
        frozenset(word[:5] for word in re.findall(r"[^\W\d_]{5,}", latin(text))),
        facts,
        frozenset(filter(None, (measure_of(each.unit)[1] for each in figures))),
        frozenset(sides_of(text, spoken)),
    )


def shared(a: Known, b: Known) -> tuple[float, float, float, float]:
    """Return the share of common words, the facts in which both agree, the sorts of fact that both state, whether the
    same or not, and the pairs of opposites on which both have a word."""
    words = len(a.stems & b.stems) / max(2, min(len(a.stems), len(b.stems))) if a.stems and b.stems else 0.0
    facts = sum(bool(a.facts[kind] & b.facts[kind]) for kind in a.facts)
    sorts = sum(bool(a.facts[kind] and b.facts[kind]) for kind in a.facts) + len(a.measures & b.measures)
    return words, float(min(FACTS, facts)), float(min(SORTS, sorts)), float(min(SIDES, len(a.pairs & b.pairs)))
