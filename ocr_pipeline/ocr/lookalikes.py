"""Glyphs that look alike in a sans-serif face → told apart by their height on the line, not by a word list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr_pipeline.model import Crop, Word

# Grey under which a pixel of a crop is ink.
INK = 140
# A bar reaches below the baseline and is at least this many capitals high; a capital I is one.
BAR = 1.18
# In heights of a capital: columns at the end of an Arabic word in which its stop stands; the most a stop is wide; the
# least height of a comma. It is so many times as high as wide. Pixels of a crop that are more than a speck.
STOP, WIDE, COMMA, HIGHER, SPECK = 0.4, 0.22, 0.17, 1.45, 4
# An Arabic word with a stop behind it, however it was read.
_STOP = re.compile(r"[\u0620-\u064a\u0671-\u06d3][.,\u060c]$")


def tell_bars(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with every `|` that is no higher than a capital read as the capital I it is."""
    return tuple(_told(word, crop) if word.text.startswith("|") else word for word in words)


def tell_commas(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with every full stop or comma at the end of an Arabic word as the one its height says it is."""
    return tuple(_stopped(word, crop) if _STOP.search(word.text) else word for word in words)


def _stopped(word: Word, crop: Crop) -> Word:
    """Return a word that ends at its left with what stands there: a dot, or an Arabic comma, which is higher."""
    left = max(0, int((word.box.x - crop.origin[0]) * crop.scale) - 2)
    right = left + max(3, int(STOP * crop.line.cap_height * crop.scale))
    inked = (crop.pixels[:, left:right] < INK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    size = crop.scale * crop.line.cap_height
    glyphs = sorted((int(row[0]), row[2] / size, row[3] / size) for row in stats[1:] if row[4] >= SPECK)
    if not glyphs or glyphs[0][1] > WIDE:
        return word
    _, width, height = glyphs[0]
    stop = "\u060c" if height >= max(COMMA, HIGHER * width) else "."
    return replace(word, text=word.text[:-1] + stop)


def _told(word: Word, crop: Crop) -> Word:
    wide = word.box.width if len(word.text) == 1 else 0.2 * crop.line.cap_height
    left = max(0, int((word.box.x - crop.origin[0]) * crop.scale))
    right = left + max(2, int(wide * crop.scale))
    rows = np.flatnonzero((crop.pixels[:, left:right] < INK).any(axis=1))
    if rows.size == 0:
        return word
    height = (rows[-1] - rows[0] + 1) / crop.scale
    return replace(word, text="I" + word.text[1:]) if height < BAR * crop.line.cap_height else word
