"""Ink of an area → the bars drawn over words: solid boxes of one colour, about as high as a line."""

from __future__ import annotations

import cv2
import numpy as np

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.components import components
from ocr_pipeline.model import Pixels

# What holds a square of so many pixels is solid; strokes of letters are thinner.
SQUARE = 7
# A bar fills this share of its box, is so many pixels high, between these many capitals, and wider than this share of
# its height.
SOLID, HEIGHTS, CAPITALS, STROKE = 0.9, (8, 60), (0.6, 2.6), 0.4
# It is of one colour: most pixels are no farther (0..255) from it, but for so many at its edges.
EVEN, SOFT = 14, 2
# Of a rim so many pixels wide around it, no more than this share is ink.
RIM, APART = 3, 0.35


def find_bars(inked: Pixels, pixels: Pixels, origin: Box, height: float) -> tuple[Box, ...]:
    """Return the bars over words, whether letters touch them or not.

    `inked` is uint8 of shape (origin.height, origin.width), 1 where there is ink; `height` that of capitals in pixels.
    Solid ink is found by a morphological opening (Serra, "Image Analysis and Mathematical Morphology", 1982).
    """
    opened = cv2.morphologyEx(inked, cv2.MORPH_OPEN, np.ones((SQUARE, SQUARE), np.uint8))
    if not opened.any():
        return ()
    _, stats = components(np.asarray(opened, np.uint8), 4)
    found = []
    for x, y, width, high, area in stats[1:].tolist():
        box = Box(x + origin.x, y + origin.y, width, high)
        solid = area >= SOLID * width * high and _like_bar(box, height)
        if solid and _is_even(box, pixels) and _is_apart(box, inked, origin):
            found.append(box)
    return tuple(found)


def _like_bar(box: Box, height: float) -> bool:
    as_high = CAPITALS[0] * height <= box.height <= CAPITALS[1] * height
    return as_high and HEIGHTS[0] <= box.height <= HEIGHTS[1] and box.width >= STROKE * box.height


def _is_even(box: Box, pixels: Pixels) -> bool:
    """Whether most of a box is of one colour; one at the picture's edge may be too thin to tell."""
    if min(box.width, box.height) <= 2 * SOFT:
        return False
    inside = pixels[box.y + SOFT : box.bottom - SOFT, box.x + SOFT : box.right - SOFT].reshape(-1, 3)
    away = np.abs(inside.astype(np.int16) - np.median(inside, axis=0).astype(np.int16)).max(axis=1)
    return float(np.percentile(away, 75)) <= EVEN


def _is_apart(box: Box, inked: Pixels, origin: Box) -> bool:
    """Whether there is paper around a box: it is no part of an emoji or a photograph."""
    rim = box.grown(RIM).clipped(origin)
    around, within = (
        cv2.countNonZero(inked[each.y - origin.y : each.bottom - origin.y, each.x - origin.x : each.right - origin.x])
        for each in (rim, box)
    )
    return around - within <= APART * (rim.area - box.area)
