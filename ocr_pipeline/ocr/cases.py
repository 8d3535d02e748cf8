"""Letters whose capitals are only larger → capital or small, by their height beside other lines of the same text.

A line with no letter higher than an x tells no height of its own: "во сколько" is read as "ВО СКОЛЬКО".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.glyphs import INK, Span, glyph_spans, spans_in

# Two or more capitals that their small letters are like (one alone is mostly read right); signs as high as capitals.
_ALIKE = re.compile(r"[COSUVWXZВГДЖЗИЙКЛМНОПСТХЧШЪЫЬЭЮЯЁΚΟΠΣΤΧΩ]{2,}")
_TALL = re.compile(r"[\dA-ZÀ-ÞА-ЯЁΑ-Ωbdfhklßбέήίόύώβδζθλξφψ]")
# A small letter is lower than this share of a capital; one with an accent is no higher than the second, where a capital
# with one is a quarter higher.
LOWER, ACCENT = 0.86, 1.2
_ACCENTED = re.compile("[ÀÁÂÈÉÊÌÍÎÒÓÔÙÚÛ]")
# A line of the same text begins so near, in its own heights, across and down, and its ink is so near (0..255).
ACROSS, DOWN, COLOUR = 0.7, 8.0, 60


def tell_cases(crops: Sequence[Crop], readings: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Return the readings, words read in capitals that are no higher than small letters in small ones."""
    doubtful = [n for n, line in enumerate(readings) if any(map(_may_be_small, line.words))]
    found = list(readings)
    for n in doubtful:
        capital = _capital(n, crops, readings)
        words = [_told(word, crops[n], capital) if _may_be_small(word) else word for word in readings[n].words]
        found[n] = replace(readings[n], words=tuple(words))
    return tuple(found)


def tell_accented(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return a line's words, capitals with an accent that are hardly higher than the plain ones beside them in small
    letters, where each glyph stands by itself: "Si" with an accent is read as "SI" with one."""
    if not any(map(_ACCENTED.search, (word.text for word in words))):
        return tuple(words)
    spans = glyph_spans(crop)
    return tuple(_accented(word, spans, crop) for word in words)


def _accented(word: Word, spans: Sequence[Span], crop: Crop) -> Word:
    own = spans_in(word, spans)
    plain = [n for n, letter in enumerate(word.text) if "A" <= letter <= "Z"]
    if len(own) != len(word.text) or not plain:
        return word
    heights = [_height(span, crop) for span in own]
    most = ACCENT * max(heights[n] for n in plain)
    small = (_ACCENTED.match(letter) and high < most for letter, high in zip(word.text, heights, strict=True))
    letters = (letter.lower() if low else letter for letter, low in zip(word.text, small, strict=True))
    return replace(word, text="".join(letters))


def _height(span: tuple[float, float], crop: Crop) -> float:
    """Return how high above the baseline a glyph reaches, in pixels of the original; 0 without ink."""
    left, right = (round((x - crop.origin[0]) * crop.scale) for x in span)
    foot = round((crop.line.baseline - crop.origin[1]) * crop.scale)
    rows = np.flatnonzero((crop.pixels[: max(foot, 0), max(left, 0) : right] < INK).any(axis=1))
    return (foot - int(rows[0])) / crop.scale if rows.size else 0.0


def _may_be_small(word: Word) -> bool:
    letters = "".join(filter(str.isalpha, word.text))
    return _ALIKE.fullmatch(letters) is not None


def _capital(place: int, crops: Sequence[Crop], readings: Sequence[LineReading]) -> float:
    """Return the height of a capital on a line, in pixels, or on the nearest of the same text; 0 if none tells it."""
    line = readings[place]
    own = _tallest(line, crops[place])
    if own:
        return own
    near = [n for n, each in enumerate(readings) if _is_kin(each, line) and not each.text.isupper()]
    near.sort(key=lambda n: abs(readings[n].line.box.y - line.line.box.y))
    return next((height for n in near if (height := _tallest(readings[n], crops[n]))), 0.0)


def _tallest(line: LineReading, crop: Crop) -> float:
    """Return how high the highest letter of a line is that is as high as a capital, in pixels; 0 without any."""
    words = [word for word in line.words if not _may_be_small(word) and _TALL.search(word.text) and word.text.isalnum()]
    spans = glyph_spans(crop) if words else ()
    return max((_height(span, crop) for word in words for span in spans_in(word, spans)), default=0.0)


def _is_kin(other: LineReading, line: LineReading) -> bool:
    a, b = other.line, line.line
    if a == b or max(abs(x - y) for x, y in zip(a.ink, b.ink, strict=True)) > COLOUR:
        return False
    return abs(a.box.x - b.box.x) <= ACROSS * a.cap_height and abs(a.box.y - b.box.y) <= DOWN * a.cap_height


def _told(word: Word, crop: Crop, capital: float) -> Word:
    """Return a word in small letters where most of its glyphs are lower than a capital: one may bear a breve."""
    spans = spans_in(word, glyph_spans(crop)) or [(word.box.x, word.box.right)]
    height = median(_height(span, crop) for span in spans)
    return replace(word, text=word.text.lower()) if 0 < height < LOWER * capital else word
