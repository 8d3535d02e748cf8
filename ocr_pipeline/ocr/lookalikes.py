"""Glyphs that look alike in a sans-serif face → told apart by their height on the line, not by a word list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr_pipeline.model import Crop, Word

# Grey under which a pixel of a crop is ink.
INK = 140
# A bar reaches below the baseline and is at least this many capitals high; a capital I is one.
BAR = 1.18


def tell_bars(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with every `|` that is no higher than a capital read as the capital I it is."""
    return tuple(_told(word, crop) if word.text.startswith("|") else word for word in words)


def _told(word: Word, crop: Crop) -> Word:
    wide = word.box.width if len(word.text) == 1 else 0.2 * crop.line.cap_height
    left = max(0, int((word.box.x - crop.origin[0]) * crop.scale))
    right = left + max(2, int(wide * crop.scale))
    rows = np.flatnonzero((crop.pixels[:, left:right] < INK).any(axis=1))
    if rows.size == 0:
        return word
    height = (rows[-1] - rows[0] + 1) / crop.scale
    return replace(word, text="I" + word.text[1:]) if height < BAR * crop.line.cap_height else word
