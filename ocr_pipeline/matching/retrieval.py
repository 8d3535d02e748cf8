"""Claims and units → how well each unit bears each claim: meaning, names masked and not, shared words and figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.lexicon.text import ascii_fold, masked, reported
from ocr_pipeline.matching.background import SENTENCES
from ocr_pipeline.matching.encoder import encode
from ocr_pipeline.matching.facts.calendar import dates_in, times_in, weekdays_in
from ocr_pipeline.matching.facts.numbers import numbers_in
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.units import Unit
from ocr_pipeline.model import Claim, Message

Scores = NDArray[np.float32]

# Weights of the parts of a score, learned by hand on whole cases: see docs/how-it-judges.md.
NAMED, MASKED, WORDS, FACTS, SPEAKER, WINDOWED = 0.5, 0.5, 0.25, 0.09, 0.06, 0.03
# Neighbours over which the density around a text is measured (CSLS).
NEIGHBOURS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Similarity:
    """`score`: claims by units, what ranks the evidence. `meaning`: the same without the speaker's bonus and without
    names, for asking who else said it."""

    score: Scores
    meaning: Scores


def similarity(
    claims: Sequence[Claim],
    units: Sequence[Unit],
    messages: Sequence[Message],
    aliases: Mapping[str, Sequence[str]],
    encoder: str,
) -> Similarity:
    """Return how well each unit bears each claim, both arrays float32 of shape (len(claims), len(units)).

    Similarities are corrected for hubs by CSLS (Conneau et al., "Word Translation Without Parallel Data", ICLR 2018)
    against the other units and a background of everyday sentences, so that their level is comparable across
    language pairs.
    """
    texts = [claim.text for claim in claims]
    named = _corrected(texts, [f"{messages[unit.number].sender}: {unit.text}" for unit in units], encoder)
    plain = [masked(unit.text, aliases) for unit in units]
    whole = _corrected([masked(text, aliases) for text in texts], plain, encoder)
    content = _corrected([masked(reported(text), aliases) for text in texts], plain, encoder)
    bare = np.maximum(whole, content)
    words = np.array([[_shared_words(claim.text, unit.text, aliases) for unit in units] for claim in claims])
    facts = np.array([[_shared_facts(claim, unit) for unit in units] for claim in claims])
    speaks = np.array([[messages[unit.number].sender == claim.speaker for unit in units] for claim in claims])
    extra = WORDS * words + FACTS * facts - WINDOWED * np.array([unit.window for unit in units])
    meaning = bare + extra
    score = NAMED * named + MASKED * bare + extra + SPEAKER * speaks
    return Similarity(np.asarray(score, np.float32), np.asarray(meaning, np.float32))


def _corrected(claims: Sequence[str], units: Sequence[str], encoder: str) -> Scores:
    """Return cosine similarities lowered by how close a claim and a unit are to just anything."""
    a, b, ground = encode(claims, encoder), encode(units, encoder), encode(SENTENCES, encoder)
    cosine = a @ b.T
    around_claims = _density(a @ ground.T)
    around_units = _density(b @ ground.T)
    return np.asarray(cosine - 0.5 * around_claims[:, None] - 0.5 * around_units[None, :], np.float32)


def _density(similarities: Scores) -> Scores:
    """Return the mean similarity to the nearest neighbours, one a row."""
    nearest = np.sort(similarities, axis=1)[:, -NEIGHBOURS:]
    return np.asarray(nearest.mean(axis=1), np.float32)


def _stems(text: str, aliases: Mapping[str, Sequence[str]]) -> set[str]:
    """Return the first letters of the longer words: enough to meet cognates across European languages."""
    return {word[:5] for word in re.findall(r"[^\W\d_]{5,}", ascii_fold(masked(text, aliases)))}


def _shared_words(claim: str, unit: str, aliases: Mapping[str, Sequence[str]]) -> float:
    """Return the share, 0..1, of the longer words of the shorter text that the other has too."""
    a, b = _stems(claim, aliases), _stems(unit, aliases)
    return len(a & b) / max(2, min(len(a), len(b))) if a and b else 0.0


def _shared_facts(claim: Claim, unit: Unit) -> int:
    """Return in how many kinds of hard fact (figure, weekday, date, clock time, place) both agree, two at most."""
    figures = {each.value for each in numbers_in(claim.text, claim.language)}
    shared = [
        bool(figures & {each.value for each in numbers_in(unit.text, "")}),
        bool(weekdays_in(claim.text) & weekdays_in(unit.text)),
        bool(dates_in(claim.text) & dates_in(unit.text)),
        bool(times_in(claim.text) & times_in(unit.text)),
        bool(places_in(claim.text) & places_in(unit.text)),
    ]
    return min(2, sum(shared))
