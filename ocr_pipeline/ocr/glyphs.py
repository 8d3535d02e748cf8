"""A line's crop → the glyphs on it: runs of columns that hold ink, and the ink of one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.model import Crop, Pixels, Word

# Grey under which a pixel of a crop is ink.
INK = 140

# The left and right end of a run of columns, in pixels of the original.
Span = tuple[float, float]


def glyph_spans(crop: Crop) -> tuple[Span, ...]:
    """Return the left and right ends, in original pixels, of the runs of columns that hold ink."""
    return spans_of(crop, crop.pixels)


def spans_of(crop: Crop, rows: Pixels) -> tuple[Span, ...]:
    """Return the same of some of a crop's rows, uint8 of its width."""
    inked = np.concatenate(([False], (rows < INK).any(axis=0), [False]))
    edges = np.flatnonzero(inked[1:] != inked[:-1])
    left = crop.origin[0]
    return tuple((left + a / crop.scale, left + b / crop.scale) for a, b in zip(edges[::2], edges[1::2], strict=True))


def spans_in(word: Word, spans: Sequence[Span]) -> list[Span]:
    """Return those of a line's runs of ink whose middle lies in a word."""
    return [span for span in spans if word.box.x - 1 <= (span[0] + span[1]) / 2 <= word.box.right + 1]


def ink_of(span: Span, crop: Crop) -> NDArray[np.bool_]:
    """Return the ink of some columns, one at least: all rows of the crop."""
    left, right = (round((edge - crop.origin[0]) * crop.scale) for edge in span)
    return np.asarray(crop.pixels[:, max(left, 0) : max(right, left + 1)] < INK)
