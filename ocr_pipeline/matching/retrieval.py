"""Claims and units → how each unit stands to each claim: meaning without names, shared words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.lexicon.numbers import numbers_in
from ocr_pipeline.lexicon.text import masked, reported
from ocr_pipeline.matching.background import SENTENCES
from ocr_pipeline.matching.encoder import Encoder, Vectors
from ocr_pipeline.matching.facts.clock import times_in
from ocr_pipeline.matching.facts.dates import dates_in
from ocr_pipeline.matching.facts.names import latin
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.facts.weekdays import weekdays_in
from ocr_pipeline.matching.units import Unit
from ocr_pipeline.model import Claim, Message

Features = NDArray[np.float32]
Aliases = Mapping[str, Sequence[str]]

# Neighbours over which the density around a text is measured (CSLS).
NEIGHBOURS = 4
# Where nobody is named as speaker, each sender counts as much as this share of the named one.
UNNAMED = 0.6
# Words of fewer letters are mostly of grammar.
LETTERS = 3
# How near words count as where there are none to compare, about the mean of claims.
UNTOLD = 0.7
# The features that do not depend on an encoder, in the order of the last axis after those of the encoders.
LEXICAL = ("words", "facts", "speaker", "window", "reply")


@dataclass(frozen=True, slots=True)
class Query:
    """A statement to look for: the whole of it, what it reports or quotes, its language, who is said to speak."""

    text: str
    parts: tuple[str, ...]
    language: str
    speaker: str


def query_of(claim: Claim, aliases: Aliases) -> Query:
    """Return what is looked for of a claim: its words, what it reports, and each of its longer quotations."""
    quotes = tuple(quote for quote in claim.quotes if len(quote.split()) >= 2)
    return Query(
        claim.text, quotes or (claim.text, reported(claim.text, claim.language, aliases)), claim.language, claim.speaker
    )


def features(
    queries: Sequence[Query],
    units: Sequence[Unit],
    messages: Sequence[Message],
    aliases: Aliases,
    encoders: Sequence[Encoder],
) -> Features:
    """Return how each unit stands to each query, float32 of shape (queries, units, features).

    Similarities are corrected for hubs by CSLS (Conneau et al., "Word Translation Without Parallel Data", ICLR 2018)
    against a background of everyday sentences, and measured in standard deviations over that background, so that
    their level is comparable across language pairs and encoders.
    """
    layers = [_likeness(queries, units, aliases, encoder) for encoder in encoders]
    stems = [_stems(unit.text, aliases) for unit in units]
    words = [[_shared(own, theirs) for theirs in stems] for own in (_stems(query.text, aliases) for query in queries)]
    facts = [[_shared_facts(query, unit, aliases) for unit in units] for query in queries]
    speaks = [[_speaks(query, messages[unit.number].sender) for unit in units] for query in queries]
    window = [[float(unit.window) for unit in units]] * len(queries)
    replies = _replies(np.mean(layers, axis=0), queries, units, messages)
    stacked = np.stack([*layers, *(np.array(each) for each in (words, facts, speaks, window, replies))], axis=-1)
    return np.asarray(stacked, np.float32)


def _replies(
    likeness: Features, queries: Sequence[Query], units: Sequence[Unit], messages: Sequence[Message]
) -> Features:
    """Return how much the message before is like a query, 0 and up, where the named speaker answers somebody else.

    Who answers "no" says no to what was asked, and what was asked is all that an article tells of it.
    """
    numbers = np.array([unit.number for unit in units])
    before = np.zeros_like(likeness)
    for column, unit in enumerate(units):
        earlier = numbers[numbers < unit.number]
        if earlier.size and messages[int(earlier.max())].sender != messages[unit.number].sender:
            asked = likeness[:, numbers == earlier.max()].max(axis=1)
            before[:, column] = np.where(asked >= likeness.max(axis=1), asked, 0)
    named = [
        [bool(query.speaker) and messages[unit.number].sender == query.speaker for unit in units] for query in queries
    ]
    return np.asarray(np.clip(before, 0, None) * np.array(named), np.float32)


def _speaks(query: Query, sender: str) -> float:
    """Return whether a sender is the named speaker, 0 or 1; UNNAMED where either is not known."""
    return float(sender == query.speaker) if sender and query.speaker else UNNAMED


def _likeness(queries: Sequence[Query], units: Sequence[Unit], aliases: Aliases, encoder: Encoder) -> Features:
    """Return the likeness of texts without the names of people, the best part of a query counting.

    With the sender's name before the words it was no better, once the speaker is a feature of its own.
    """
    ground = encoder.encode(SENTENCES)
    parts = list(dict.fromkeys(masked(part, aliases) for query in queries for part in query.parts))
    each = _corrected(encoder.encode(parts), encoder.encode([masked(unit.text, aliases) for unit in units]), ground)
    rows = [[parts.index(masked(part, aliases)) for part in query.parts] for query in queries]
    return np.asarray(np.stack([each[own].max(axis=0) for own in rows]) / _spread(ground), np.float32)


def _spread(ground: Vectors) -> float:
    """Return the standard deviation of the corrected likeness of background sentences to one another."""
    corrected = _corrected(ground, ground, ground)
    return float(corrected[~np.eye(len(ground), dtype=bool)].std())


def _corrected(a: Vectors, b: Vectors, ground: Vectors) -> Features:
    """Return cosine similarities lowered by how close each of the two texts is to just anything."""
    around_a, around_b = _density(a @ ground.T), _density(b @ ground.T)
    return np.asarray(a @ b.T - 0.5 * around_a[:, None] - 0.5 * around_b[None, :], np.float32)


def _density(similarities: Features) -> Features:
    """Return the mean similarity to the nearest neighbours, one a row."""
    nearest = np.sort(similarities, axis=1)[:, -NEIGHBOURS:]
    return np.asarray(nearest.mean(axis=1), np.float32)


def _stems(text: str, aliases: Aliases) -> set[str]:
    """Return the first letters of the longer words: enough to meet cognates across languages and alphabets."""
    return {word[:5] for word in re.findall(r"[^\W\d_]{5,}", latin(masked(text, aliases)))}


def _shared(a: set[str], b: set[str]) -> float:
    """Return the share, 0..1, of the stems of the shorter text that the other has too."""
    return len(a & b) / max(2, min(len(a), len(b))) if a and b else 0.0


def _shared_facts(query: Query, unit: Unit, aliases: Aliases) -> float:
    """Return in how many kinds of hard fact (figure, weekday, date, clock time, place) both agree, two at most."""
    figures = {each.value for each in numbers_in(query.text, query.language)}
    shared = [
        bool(figures & {each.value for each in numbers_in(unit.text, "")}),
        bool(weekdays_in(query.text) & weekdays_in(unit.text)),
        bool(dates_in(query.text) & dates_in(unit.text)),
        bool(times_in(query.text, query.language) & times_in(unit.text)),
        bool(places_in(masked(query.text, aliases)) & places_in(masked(unit.text, aliases))),
    ]
    return float(min(2, sum(shared)))


def words_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the different words of some texts in small letters, those of few letters apart."""
    found = (word.lower() for text in texts for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text))
    return tuple(dict.fromkeys(word for word in found if len(word) >= LETTERS))


def covered(text: str, said: Sequence[str], encoder: Encoder) -> float:
    """Return how near in meaning, 0..1, the words of a text come on average to the nearest of those that were said.

    What nobody spoke of has words that stand far from all that was said, however like it a whole sentence seems.
    """
    own = words_of([text])
    if not own or not said:
        return UNTOLD
    return float((encoder.encode(own) @ encoder.encode(said).T).max(axis=1).mean())
