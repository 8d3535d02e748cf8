"""Marks under letters that the page's model does not know: on a German page the name "Ayşe" is read "Ayse".

Letters stand on the baseline, and s does; what hangs from it, or close under it, is a cedilla.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr_pipeline.model import Crop, Word
from ocr_pipeline.ocr.glyphs import Span, glyph_spans, ink_of, spans_in

# In heights of a capital: a cedilla reaches so far below the baseline; what reaches farther is another sign.
REACH = (0.14, 0.42)
# Shares of the letter's width: of a cedilla at most, and how far its middle is from the letter's; of the letter's foot
# at least, in so many heights of a capital over the baseline. No s is wider than the last, in heights of a capital.
NARROW, MIDDLE, BROAD, BASE, WIDE = 0.75, 0.25, 0.6, 0.15, 0.9
# Letters and what may end a sentence: a comma may hang under the letter before it, and an address is underlined.
_WORD = re.compile(r"[^\W\d_]+[.!?]?")
# Letters without and with one.
MARKED = {"s": "ş", "S": "Ş"}


def tell_cedillas(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with every s that a cedilla hangs from as the ş it is, where each glyph stands by itself."""
    if not any(letter in word.text for word in words for letter in MARKED):
        return tuple(words)
    spans = glyph_spans(crop)
    return tuple(_told(word, spans, crop) for word in words)


def _told(word: Word, spans: Sequence[Span], crop: Crop) -> Word:
    if not _WORD.fullmatch(word.text):
        return word
    own = spans_in(word, spans)
    letters = list(word.text)
    for place, letter in enumerate(letters):
        before_comma = word.text[place + 1 : place + 2] in (",", ";")  # which may hang under the letter before it
        if (
            letter in MARKED
            and not before_comma
            and any(_has_cedilla(span, crop) for span in _glyphs_at(place, letters, own))
        ):
            letters[place] = MARKED[letter]
    return replace(word, text="".join(letters))


def _glyphs_at(place: int, letters: Sequence[str], own: Sequence[Span]) -> set[Span]:
    """Return the glyphs that a letter may be: one where each stands by itself, two where two of them touch."""
    if len(own) == len(letters):
        return {own[place]}
    return (
        set(own[place : place + 1]) | {own[place - len(letters)]} if len(own) == len(letters) - 1 and place else set()
    )


def _has_cedilla(span: Span, crop: Crop) -> bool:
    """Whether ink hangs under the middle of a glyph that stands broad on the baseline, narrower than it, as far as a
    cedilla does; a y stands on its tail."""
    inked = ink_of(span, crop)
    cap, foot = crop.scale * crop.line.cap_height, (crop.line.baseline - crop.origin[1]) * crop.scale
    rows, width = np.flatnonzero(inked.any(axis=1)), inked.shape[1]
    if not rows.size or width > WIDE * cap or not REACH[0] <= (rows[-1] + 1 - foot) / cap <= REACH[1]:
        return False
    under, base = (np.flatnonzero(each.any(axis=0)) for each in (
        inked[round(foot + REACH[0] * cap / 2) :], inked[max(0, round(foot - BASE * cap)) : round(foot)]
    ))  # fmt: skip
    if not under.size or not base.size or base[-1] + 1 - base[0] < BROAD * width:
        return False
    off = abs((under[0] + under[-1] + 1) / 2 - width / 2)
    return bool(under[-1] + 1 - under[0] <= NARROW * width and off <= MIDDLE * width)
