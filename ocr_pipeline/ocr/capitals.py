"""A capital I read as a small l: behind an A, "AI" → told by how high the glyph reaches; alone, by the language.

In most faces of phones a small l reaches higher than a capital. Where it does not, an I is likelier than the name Al,
unless a name follows; in languages in which "Al" is a word ("Al lavoro", "Al menos") nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr_pipeline.model import Crop, Word
from ocr_pipeline.ocr.glyphs import Span, glyph_spans, ink_of, spans_in

# "Al", "OpenAl", "Al-based", with what stands behind the word.
_READ = re.compile(r"(?:^|(?<=[a-z\W]))A(?P<bar>l)(?=$|[^\w])")
# Languages in which no word is "Al" but a name.
NAMED_AL = frozenset({"en", "de", "fr"})
# Heights of a capital by which a small l reaches higher, at least.
HIGHER = 0.035


def tell_capitals(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with the l of "Al" as the I it is where it reaches no higher than the A before it; not where a
    word with a capital follows one that is nothing else, as one does behind a name or an article."""
    following = [*words, None][1:]
    return tuple(_told(word, after, crop) for word, after in zip(words, following, strict=True))


def tell_pronouns(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return English words with every lone l before a word in small letters as the I it is: no other word is one."""
    following = [*words, None][1:]
    return tuple(
        replace(word, text="I") if word.text == "l" and after and after.text[:1].islower() else word
        for word, after in zip(words, following, strict=True)
    )


def _told(word: Word, after: Word | None, crop: Crop) -> Word:
    found = _READ.search(word.text)
    if not found or (len(word.text) == 2 and after is not None and after.text[:1].isupper()):
        return word
    spans = spans_in(word, glyph_spans(crop))
    if len(spans) != len(word.text):
        return word
    place = found.start("bar")
    higher = (_top(spans[place - 1], crop) - _top(spans[place], crop)) / (crop.scale * crop.line.cap_height)
    return word if higher >= HIGHER else replace(word, text=word.text[:place] + "I" + word.text[place + 1 :])


def _top(span: Span, crop: Crop) -> int:
    """Return the first row of a crop that holds ink in some columns."""
    return int(np.argmax(ink_of(span, crop).any(axis=1)))
