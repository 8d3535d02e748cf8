"""The pixels of an area → its outline: whether it is rectangular, open to the glyphs in it, or cut by an edge."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.model import Pixels

# A rounded bubble with a tail still covers this share of its bounding box.
RECTANGULAR = 0.8
# One whose outline is open to the glyphs in it is flat in this share of its box, and what lies both between its pixels
# of a row and between those of a column is this much of it; one that ends at a photograph is so in this share, and
# what lies between its pixels of a row alone is as much of it.
OPEN, CLOSED, BEARING = 0.3, 0.88, 0.3
# Share of such a box's height in which strips go on beside the photograph, and the least of it in pixels; share of its
# width that one takes at most, and of the rows that are as the others are. No more than the last of what is between is
# the area's: between letters it is paper.
STRIPS, LEAST, MARGIN, STRAIGHT, WITHIN = 0.2, 14, 0.1, 0.8, 0.1
# Pixels of an area's corner that tell whether it is rounded.
CORNER = 3


def outlined(here: Pixels) -> tuple[Pixels, bool]:
    """Return the mask of an area that is 1 in its box, else 0, and whether it is rectangular: uint8 of the same shape,
    255 inside the outer outline."""
    outline, _ = cv2.findContours(here, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    mask = np.zeros(here.shape, np.uint8)
    cv2.drawContours(mask, outline, -1, 255, cv2.FILLED)
    rectangular = cv2.countNonZero(mask) >= RECTANGULAR * here.size
    flat = cv2.countNonZero(here) / here.size
    if rectangular or flat >= BEARING:
        across, down = spans(here)
        rectangular = rectangular or (flat >= OPEN and bool(np.count_nonzero(across & down) >= CLOSED * here.size))
        if rectangular:  # compression may open an outline, and the text inside must not count as outside
            mask[across | down] = 255
        elif _bears_photo(here, across):
            rectangular = True
            cv2.fillConvexPoly(mask, cv2.convexHull(np.concatenate(outline)), 255)
    return mask, rectangular


def _bears_photo(here: Pixels, across: NDArray[np.bool_]) -> bool:
    """Whether an area goes on in straight strips at both sides of what is cut out of its foot or its head: a bubble
    that ends, cut by a bar, in the photograph on it."""
    if np.count_nonzero(across) < CLOSED * across.size:
        return False
    rows = max(LEAST, round(STRIPS * len(here)))
    side = round(MARGIN * here.shape[1])
    return any(
        _is_strip(end) and _is_strip(end[:, ::-1]) and end[:, side:-side].mean() <= WITHIN
        for end in (here[-rows:], here[:rows])
    )


def _is_strip(here: Pixels) -> bool:
    """Whether most rows of an area begin with as many pixels of it, few of their width, before what is cut out."""
    begun = np.maximum.accumulate(here, axis=1) - here
    lengths = begun.argmax(axis=1)
    middle = float(np.median(lengths))
    return 0 < middle <= MARGIN * here.shape[1] and bool(np.mean(np.abs(lengths - middle) <= 1) >= STRAIGHT)


def spans(here: NDArray[Any]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return what lies between the first and the last pixel of each row that is not 0, and of each column; `here` is
    uint8 or bool."""
    height, width = here.shape
    plain = np.ascontiguousarray(here).view(np.uint8)
    left, right = margins(plain)
    top, bottom = margins(np.asarray(cv2.transpose(plain), np.uint8))
    x, y = np.arange(width), np.arange(height)[:, None]
    across = (x >= left[:, None]) & (x < (width - right)[:, None])
    return across, (y >= top) & (y < height - bottom)


def margins(here: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how many pixels of each row are 0 before the first that is not, and after the last: all, and none, where
    all are. `here` is uint8 or bool."""
    flat = here.view(bool)
    before, behind = flat.argmax(axis=1), flat[:, ::-1].argmax(axis=1)
    before[~flat[np.arange(len(flat)), before]] = flat.shape[1]
    return before, behind


def cut_ends(mask: Pixels) -> tuple[bool, bool]:
    """Return whether an area of a mask is cut at its head, and at its foot: square there and rounded at the other end.

    `mask` is 255 inside the area, uint8.
    """
    ends = (mask[:CORNER] > 0, mask[-CORNER:] > 0)
    square = [end[:, :CORNER].all() and end[:, -CORNER:].all() for end in ends]
    rounded = [not end[:, :CORNER].all() and not end[:, -CORNER:].all() for end in ends]
    return bool(square[0] and rounded[1]), bool(square[1] and rounded[0])
