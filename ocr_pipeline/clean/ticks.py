"""The pixels of a short line → the same without the ticks of a receipt at its end, which spoil the time beside them."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.model import Pixels, TextLine

# In heights of a capital: a time, with what may be noted before it, is no longer, and ticks stand this far from it.
LONG, GAP = 12.0, 0.18
# Share of a line's contrast that is ink.
INKED = 0.4
# How wide ticks are beside their height, and the share of their box that is ink at most.
WIDE, FULL = (1.0, 2.4), 0.5
# Strokes that two ticks are at most (the right arm of the first may stand alone), what has less than the second share
# of their ink not counted.
STROKES, SPECK = 3, 0.05
# In widths of ticks: how far their right side bends in, and how far it goes from foot to end.
BENT, RISE = 0.12, 0.3
# Pixels around ticks that go with them: their soft rim.
RIM = 1


def without_ticks(far: Pixels, line: TextLine) -> Pixels:
    """Return distances from the paper, uint8, 0 where ticks stand at the right end of a short line, or at its left."""
    if not GAP * line.cap_height < far.shape[1] <= LONG * line.cap_height:
        return far
    ink = far > INKED * line.contrast
    columns = np.flatnonzero(ink.any(axis=0))
    parted = np.flatnonzero(np.diff(columns) > max(1.0, GAP * line.cap_height))
    if not len(parted):
        return far
    edges = [0, *(parted + 1).tolist(), len(columns)]
    spans = [(int(columns[start]), int(columns[end - 1]) + 1) for start, end in pairwise(edges)]
    for left, right in (spans[-1], spans[0]):
        if _is_tick(ink[:, left:right]):
            cleared = far.copy()
            cleared[:, max(0, left - RIM) : right + RIM] = 0
            return cleared
    return far


def _is_tick(columns: NDArray[np.bool_]) -> bool:
    """Whether ink is one tick or two, one behind the other: it falls from the left to a foot, rises to the upper right
    corner, and leaves the other three empty."""
    rows = np.flatnonzero(columns.any(axis=1))
    if len(rows) < 5:
        return False
    here = columns[rows[0] : rows[-1] + 1]
    height, width = here.shape
    if not WIDE[0] <= width / height <= WIDE[1] or here.mean() > FULL:
        return False

    def inked(top: float, bottom: float, left: float, right: float) -> bool:
        part = here[round(top * height) : round(bottom * height), round(left * width) : round(right * width)]
        return bool(part.any())

    empty = not (inked(0, 0.3, 0, 0.35) or inked(0.7, 1, 0.8, 1) or inked(0.9, 1, 0, 0.1))
    arms = inked(0.3, 0.85, 0, 0.15) and inked(0, 0.3, 0.8, 1)
    foot = inked(0.8, 1, 0.1, 0.75)
    return empty and arms and foot and _rises(here) and _strokes(here) <= STROKES


def _rises(here: NDArray[np.bool_]) -> bool:
    """Whether the right side of ink is a straight stroke that rises from its foot to its right end."""
    width = here.shape[1]
    right = width - here[:, ::-1].argmax(axis=1)[here.any(axis=1)]
    steps = np.maximum.accumulate(right[::-1])[::-1]  # the farthest that is reached below each row
    return bool((steps - right <= max(1.0, BENT * width)).all()) and right[0] - right[-1] >= RISE * width


def _strokes(here: NDArray[np.bool_]) -> int:
    """Return how many pieces ink is in: letters with dots are in several."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(here.astype(np.uint8), connectivity=8)
    return int(np.count_nonzero(stats[1:, cv2.CC_STAT_AREA] >= SPECK * np.count_nonzero(here)))
