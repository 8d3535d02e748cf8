"""The ends of a text line → grey pictographs, which only their shape tells from letters, and the icon of a deletion."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Pixels, TextLine
from ocr_pipeline.pictographs.colours import INK, from_paper, tight

# In heights of a capital: bare columns that part words; the height from which on a group of glyphs may be drawn.
APART, TALL = 0.28, 0.85
# Proportions of pictographs.
NARROW, WIDE = 0.65, 1.75
# A face drawn as a ring: its least side in pixels, the share of the line's contrast from which on it is inked, by how
# much its area may differ from a disc's, and the radius in which its eyes lie, in shares of its size.
RING_SIDE, RING_INK, DISC, WITHIN = 14, 0.4, 0.09, 0.26
# An icon is so nearly round, and so like a ring with a stroke across it (correlation, 0..1); the thickness of that
# stroke in shares of the ring's diameter, and the pixels of its picture's side.
ROUND, LIKE, STROKES, SIDE = 0.14, 0.82, (0.08, 0.12), 24


def ends_of(part: Pixels, line: TextLine, taken: Iterable[Box]) -> tuple[Box, ...]:
    """Return the first and the last group of glyphs on a line, as high as its letters, but for what is in the boxes
    `taken`; boxes lie within `part`."""
    far = from_paper(part, line)
    for box in taken:
        far[box.y : box.bottom, box.x : box.right] = 0
    columns = np.flatnonzero((far > INK).any(axis=0))
    if columns.size == 0:
        return ()
    breaks = np.flatnonzero(np.diff(columns) > APART * line.cap_height)
    spans = (
        {(columns[0], columns[breaks[0]] + 1), (columns[breaks[-1] + 1], columns[-1] + 1)}
        if breaks.size
        else {(columns[0], columns[-1] + 1)}
    )
    high = far.shape[0]
    boxes = [tight(Box.spanning(int(left), 0, int(right), high), far) for left, right in sorted(spans)]
    return tuple(box for box in boxes if box.height >= TALL * line.cap_height)


def may_be_drawn(part: Pixels) -> bool:
    """Return whether a tight picture has the proportions of a pictograph: words are longer, most letters narrower."""
    height, width = part.shape[:2]
    return bool(NARROW <= width / height <= WIDE)


def is_face(part: Pixels, line: TextLine) -> bool:
    """Return whether a tight picture is a ring with two eyes or more in it: a face drawn in the ink of its line."""
    height, width = part.shape[:2]
    if abs(np.log(width / height)) > ROUND or height < RING_SIDE:
        return False
    inked = (from_paper(part, line) > RING_INK * line.contrast).astype(np.uint8)
    outlines, _ = cv2.findContours(inked, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if len(outlines) != 1 or abs(cv2.contourArea(outlines[0]) / (np.pi / 4 * (width - 1) * (height - 1)) - 1) > DISC:
        return False
    within = np.zeros_like(inked)
    axes = (round(WITHIN * width), round(WITHIN * height))
    cv2.ellipse(within, (width // 2, height // 2), axes, 0, 0, 360, 1, -1)
    count, _, stats, _ = cv2.connectedComponentsWithStats(inked * within, connectivity=8)
    return count > 2 and int(np.count_nonzero(stats[1:, cv2.CC_STAT_AREA] >= 2)) >= 2


def is_deletion(part: Pixels, line: TextLine) -> bool:
    """Return whether a tight picture shows a ring with a stroke across: the icon before "This message was deleted"."""
    height, width = part.shape[:2]
    if abs(np.log(width / height)) > ROUND:
        return False
    far = from_paper(part, line).astype(np.float32)
    ink = np.asarray(cv2.resize(far, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.float32)
    return max(_correlation(ink, _ring(stroke, rising)) for stroke in STROKES for rising in (False, True)) >= LIKE


@cache
def _ring(stroke: float, rising: bool) -> NDArray[np.float32]:
    """Return the picture of a ring with a diagonal stroke, float32 of shape (SIDE, SIDE)."""
    scale = 8
    size, thick = SIDE * scale, max(1, round(stroke * SIDE * scale))
    drawn = np.zeros((size, size), np.float32)
    radius = (size - thick) // 2
    cv2.circle(drawn, (size // 2, size // 2), radius, 1.0, thick)
    reach = round(radius / 2**0.5)
    low, high = size // 2 - reach, size // 2 + reach
    cv2.line(drawn, (low, high if rising else low), (high, low if rising else high), 1.0, thick)
    return np.asarray(cv2.resize(drawn, (SIDE, SIDE), interpolation=cv2.INTER_AREA), np.float32)


def _correlation(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(np.corrcoef(a.ravel(), b.ravel())[0, 1]) if a.std() > 0 else 0.0
