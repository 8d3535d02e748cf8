"""A dot at middle height before a line's words → a bullet, however it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr_pipeline.model import Crop, Word
from ocr_pipeline.ocr.glyphs import Span, glyph_spans, ink_of

BULLET = "\u2022"
# All in heights of a capital: how wide and high a bullet is, how high above the baseline its middle is, and what gap is
# behind it at least. Its proportions, and the share of its box that it fills.
SIZE, MIDDLE, GAP, SQUARE, FILL = (0.14, 0.5), (0.25, 0.7), 0.2, (0.7, 1.4), 0.6
# Confidence (0..1) from which on a letter is one.
LETTER = 0.9


def tell_bullets(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return a line's words, the first a bullet where it is a solid dot at middle height, apart from the next."""
    if len(words) < 2 or len(words[0].text) > 1 or not crop.line.baseline:
        return tuple(words)
    first, spans = words[0], glyph_spans(crop)
    if len(spans) < 2 or (first.text.isalnum() and first.confidence >= LETTER):
        return tuple(words)
    dot, following = spans[:2]
    apart = following[0] - dot[1] >= GAP * crop.line.cap_height and dot[0] - 1 <= first.box.center_x <= dot[1] + 1
    return (replace(first, text=BULLET), *words[1:]) if apart and _is_dot(dot, crop) else tuple(words)


def _is_dot(span: Span, crop: Crop) -> bool:
    """Whether the ink of some columns is a solid dot at middle height."""
    ink = ink_of(span, crop)
    rows = np.flatnonzero(ink.any(axis=1))
    if not rows.size:
        return False
    part, cap = ink[rows[0] : rows[-1] + 1], crop.scale * crop.line.cap_height
    high, wide = part.shape
    middle = (crop.line.baseline - crop.origin[1]) * crop.scale - rows[0] - high / 2
    sized = all(SIZE[0] * cap <= side <= SIZE[1] * cap for side in (high, wide))
    placed = MIDDLE[0] * cap <= middle <= MIDDLE[1] * cap
    return sized and placed and SQUARE[0] <= wide / high <= SQUARE[1] and bool(part.mean() >= FILL)
