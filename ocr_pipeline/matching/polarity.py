"""Claim and evidence → whether one says the opposite of the other: negation, opposites, and a learned sense of both."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.lexicon.words import pattern
from ocr_pipeline.matching.encoder import Encoder
from ocr_pipeline.matching.weights import Weights


def turned(text: str, language: str) -> int:
    """Return how many words of a text turn it round: negations, and verbs and nouns that say no."""
    folded = fold(text)
    nots = pattern("negation", language).findall(folded)
    against = pattern("against", language).findall(folded)
    # French and others put two words round the verb for one negation.
    pairs = len(re.findall(r"\b(?:ne|n')\b", folded)) if language == "fr" else 0
    return max(0, len(nots) - pairs) + len(against)


def opposed(claim: str, claim_language: str, words: str, words_language: str) -> bool:
    """Return whether an odd number of words that turn a text round stands on one side only."""
    return turned(claim, claim_language) % 2 != turned(words, words_language) % 2


def sense(claim: str, words: str, encoders: Sequence[Encoder], weights: Weights) -> float:
    """Return how much one text says what the other says, above 0, or its opposite, below.

    A logistic model over the differences of the vectors, coordinate by coordinate, learned on statements with their
    paraphrase and their opposite: benchmarks/learning/opposites.txt. The mean over the encoders it is known for.
    """
    found = []
    for encoder in encoders:
        if encoder.name in weights.senses:
            a, b = encoder.encode([claim, words])
            model = weights.senses[encoder.name]
            found.append(float(np.abs(a - b) * np.sqrt(len(a)) @ model.slopes + model.offset))
    return sum(found) / len(found)


def sounds_like_context(text: str, encoder: Encoder, weights: Weights) -> float:
    """Return how much a text sounds like publication, reaction and sequel, above 0, or like what people write, below.

    Learned on benchmarks/learning/kinds.txt, for the base encoder.
    """
    return float(encoder.encode([text])[0] @ weights.context.slopes + weights.context.offset)
