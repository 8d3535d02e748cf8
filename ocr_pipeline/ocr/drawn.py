"""An emoji or a sign without colours at an end of a line, read as a letter or two → what stands for one not known.

Scanned, pale or drawn in one ink, it is not told by its colours; it is one blot, wider and higher than any letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import category

import numpy as np

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import UNREAD, Crop, Word
from ocr_pipeline.ocr.glyphs import INK, glyph_spans, spans_in
from ocr_pipeline.ocr.runs import sureness
from ocr_pipeline.ocr.scripts import script_of

# In heights of a capital, how wide and high an emoji is at least; its proportions.
WIDE, HIGH, SQUARE = 1.1, 1.08, (0.75, 1.35)
# Confidence (0..1) from which on a sign, or two that touch, are letters; and that of the words beside an emoji, which
# have so many letters at least.
SIGN, TWO, BESIDE, LETTERS = 0.95, 0.75, 0.6, 3
# Height of a capital, at most, in that of the emoji beside it.
SMALL = 0.68
# Confidence under which a symbol is none, and how wide and high, in heights of a capital, what it was read of is.
ODD, GLYPH = 0.4, 0.5
# A clock: what stands beside it is an icon of the app.
_CLOCK = re.compile(r"\d[:.]\d\d")
SCRIPTS = frozenset({"latin", "greek", "cyrillic", ""})


def tell_drawn(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return a line's words, U+FFFC for the first or last where it is a blot as large as an emoji."""
    found = list(words)
    for place in {0, len(words) - 1} if len(words) > 1 else ():
        others = [word for n, word in enumerate(words) if n != place]
        letters = sum(map(str.isalpha, "".join(word.text for word in others)))
        worded = letters >= LETTERS and sureness(others) >= BESIDE
        emoji = 0.0 if worded else _among_emoji(others, crop)
        sign = bool(emoji) and words[place].confidence < TWO and not any(map(str.isalnum, words[place].text))
        icon = _is_lone_at(words[place]) and not any(_CLOCK.search(word.text) for word in others)
        sign = sign or (worded and (icon or _is_symbol(words[place], crop)))
        if sign or ((worded or emoji) and _is_drawn(words[place], crop, emoji or crop.line.cap_height)):
            found[place] = Word(UNREAD, words[place].box, 1.0)
    return tuple(found)


def _among_emoji(others: Sequence[Word], crop: Crop) -> float:
    """Return how high a capital beside emoji is at most, where nothing but these is on the line; else 0."""
    seen = {each.text: each.box.height for each in crop.line.pictographs}
    return SMALL * min(seen.values()) if {word.text for word in others} <= seen.keys() else 0.0


def _is_lone_at(word: Word) -> bool:
    """Whether a word is a lone @, not surely read: what emoji and icons that no model knows are read as."""
    return word.text == "@" and word.confidence < SIGN


def _is_symbol(word: Word, crop: Crop) -> bool:
    """Whether a word of a sign or two, one of them a symbol (of money, of mathematics), was read unsurely of one glyph
    about as large as a capital: a tick, a star, an arrow, for which no model has a sign."""
    symbols = any(category(char).startswith("S") for char in word.text)
    if len(word.text) > 2 or word.confidence >= ODD or not symbols:
        return False
    spans = spans_in(word, glyph_spans(crop))
    box, cap = _inked(spans[0], crop) if spans else Box(0, 0, 1, 1), crop.scale * crop.line.cap_height
    return len(spans) == 1 and min(box.width, box.height) >= GLYPH * cap


def _is_drawn(word: Word, crop: Crop, capital: float) -> bool:
    unsure = word.confidence < (SIGN if len(word.text) == 1 else TWO)
    if len(word.text) > 2 or "@" in word.text or not unsure or script_of(word.text) not in SCRIPTS:
        return False
    spans = spans_in(word, glyph_spans(crop))
    if len(spans) != 1:
        return False
    box, cap = _inked(spans[0], crop), crop.scale * capital
    large = box.width >= WIDE * cap and box.height >= HIGH * cap
    return large and SQUARE[0] <= box.width / box.height <= SQUARE[1]


def _inked(span: tuple[float, float], crop: Crop) -> Box:
    """Return the box, in pixels of the crop, of the ink in some columns (given in pixels of the picture)."""
    left, right = (round((edge - crop.origin[0]) * crop.scale) for edge in span)
    rows = np.flatnonzero((crop.pixels[:, max(left, 0) : right] < INK).any(axis=1))
    return Box.spanning(left, int(rows[0]), right, int(rows[-1]) + 1) if rows.size else Box(left, 0, right - left, 1)
