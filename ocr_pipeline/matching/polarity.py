"""Claim and evidence → whether one says the opposite of the other: negation, opposites, and a learned sense of both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.lexicon.answers import answer_of
from ocr_pipeline.lexicon.opposites import sides_of
from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.lexicon.questions import without_asked_not
from ocr_pipeline.lexicon.scripts import COMMAS, STOPS
from ocr_pipeline.lexicon.words import pattern
from ocr_pipeline.matching.encoder import Encoder, Vectors
from ocr_pipeline.matching.weights import Linear

# Languages in which several words of negation in a clause make one ("nie … nikogo", "ne … pas").
_CONCORD = frozenset({"fr", "es", "it", "pt", "ca", "ro", "pl", "cs", "sk", "ru", "uk", "bg", "el", "hu", "fi"})
# Their words for "without", which deny by themselves beside another.
_WITHOUT = frozenset(
    {"sans", "sin", "senza", "sem", "bez", "без", "fără", "sense", "χωρίς", "δίχως", "ilman", "nélkül"}
)
_LACKING = re.compile(rf"\b(?:{'|'.join(sorted(_WITHOUT))}|without|ohne|zonder|utan|uden|uten)\b")
# Those in which a clause that begins with one sets something else aside ("after his father, not after him").
_SETS_ASIDE = frozenset(
    {"not", "no", "nicht", "kein", "keine", "niet", "geen", "inte", "ej", "ikke", "ingen", "inget", "intet"}
)
_ASIDE, _SHORT = frozenset({"en", "de", "nl", "sv", "da", "nb"}), 4

# The pairs of opposites whose second side is a "no".
_NAYS = ("agree / refuse", "allow, must / forbid, warn off", "possible / impossible", "confirm / deny")


def negations(text: str, language: str) -> int:
    """Return how many negations a text has, verbs of refusal among them.

    A "no" that is a clause of its own answers, and turns no words round; "no more than" and "ne … que" set a bound;
    "can't we" asks.
    """
    found, read = 0, without_asked_not(fold(text))
    for clause in re.split(rf"[.,;:!?…{STOPS}{COMMAS}؟]+", pattern("bound", language).sub(" ", read)):
        words = [match.group().strip() for match in pattern("negation", language).finditer(clause)]
        begins = bool(words) and clause.split()[: len(words[0].split())] == words[0].split()
        least = _SHORT if language in _ASIDE and words and words[0] in _SETS_ASIDE else 1
        if words and not (begins and len(clause.split()) <= least):
            lacking = sum(word in _WITHOUT for word in words) if language in _CONCORD else len(words)
            found += lacking + (lacking < len(words))
    return found


def opposed(claim: str, claim_language: str, words: str, words_language: str) -> bool:
    """Return whether an odd number of negations stands on one side only."""
    return negations(claim, claim_language) % 2 != negations(words, words_language) % 2


def answers_otherwise(claim: str, language: str, asked: str, answer: str, spoken: str) -> bool:
    """Return whether a yes or no to what was asked, of which a claim tells, is not what the claim says."""
    denies = (negations(asked, spoken) % 2 == 1) != (answer_of(answer, spoken) < 0)
    return _refuses(claim, language) != denies


def _refuses(text: str, language: str) -> bool:
    """Return whether a text tells of a "no": by a negation, be it no "without", or by words such as "forbids"."""
    sides, denies = sides_of(text, language), negations(_LACKING.sub(" ", fold(text)), language)
    return denies % 2 == 1 or any(sides.get(pair) == -1 for pair in _NAYS)


def sense(claim: str, words: str, encoders: Sequence[Encoder], models: Mapping[str, Linear]) -> float:
    """Return how much one text says what the other says, above 0, or something else, below.

    A logistic model over `likeness_of`, learned on statements with their paraphrase and their opposite, or with another
    statement on the matter: benchmarks/learning/opposites.txt. The mean over the encoders it is known for.
    """
    found = [
        _told(models[each.name], likeness_of(*each.encode([claim, words]))) for each in encoders if each.name in models
    ]
    return sum(found) / len(found) if found else 0.0


def sounds_like_context(text: str, encoder: Encoder, models: Mapping[str, Linear]) -> float:
    """Return how much a text sounds like publication, reaction and sequel, above 0, or like what people write, below.

    Learned on benchmarks/learning/kinds.txt; 0 for an encoder it was not learned for.
    """
    return _told(models[encoder.name], encoder.encode([text])[0]) if encoder.name in models else 0.0


def _told(model: Linear, vector: NDArray[np.floating]) -> float:
    """Return what a linear model says of a vector."""
    return float((vector @ model.slopes + model.offset).item())


def likeness_of(a: Vectors, b: Vectors) -> NDArray[np.float64]:
    """Return where two vectors, or rows of vectors, differ and agree, shape (…, 2 * dimensions).

    Difference and product coordinate by coordinate, after InferSent (Conneau et al., "Supervised Learning of Universal
    Sentence Representations", EMNLP 2017), of about the size 1 whatever the dimensions.
    """
    size = a.shape[-1]
    return np.concatenate([np.abs(a - b) * np.sqrt(size), a * b * (size / 2)], axis=-1).astype(np.float64)
