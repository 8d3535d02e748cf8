"""Panels → where the keyboard of a phone begins, if one covers the lower part of the picture: no key is a message."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.geometry import Box, cluster
from ocr_pipeline.layout.panels import Panel

# A key, or the letter on one, takes these shares of the width at most, a row of keys so much of it at least; so many
# stand in a row, as far apart as one another within this share.
KEY, LETTER, ACROSS, KEYS, EVEN = 0.14, 0.06, 0.75, 8, 0.25
# Shares of the height: keys of one row are level within the first, all stand below the second.
LEVEL, LOWER = 0.008, 0.4
# Room above the keys of a keyboard without a paper of its own, in distances between its rows; the share of the width
# that such a paper takes.
ROOM, PAPER = 0.3, 0.95


def keyboard_top(panels: Sequence[Panel], page: Box) -> int | None:
    """Return the row of pixels at which a keyboard begins, None where there is none.

    It is told by rows of keys, evenly one beside another: ten and nine letters, in any script. What stands above them
    on the same paper, words to choose from, is a part of it.
    """
    low = page.y + LOWER * page.height
    keys = [panel.box for panel in panels if panel.box.width <= KEY * page.width and panel.box.y > low]
    written = [line.box for panel in panels for line in panel.lines]
    letters = [box for box in written if box.width <= LETTER * page.width and box.y > low]
    rows = [row for boxes in (keys, letters) for row in _rows(boxes, page)]
    rows.sort(key=lambda row: row[0].y)
    for upper, lower in pairwise(rows):
        if lower[0].y < upper[0].bottom or abs(_step(upper) - _step(lower)) > EVEN * _step(upper):
            continue
        top = min(box.y for box in upper)
        papers = [panel.box.y for panel in panels if panel.box.width >= PAPER * page.width
                  and low <= panel.box.y <= top and panel.box.bottom >= lower[0].bottom]  # fmt: skip
        return max(papers, default=round(top - ROOM * (lower[0].y - upper[0].y)))
    return None


def _rows(boxes: Sequence[Box], page: Box) -> list[list[Box]]:
    """Return the boxes that stand in rows of keys, each row from left to right."""
    found = []
    for level in cluster(boxes, lambda box: box.center_y, tolerance=LEVEL * page.height):
        row = sorted(level, key=lambda box: box.x)
        row = [box for place, box in enumerate(row) if not place or box.x >= row[place - 1].right]
        if len(row) >= KEYS and row[-1].right - row[0].x >= ACROSS * page.width and _is_even(row):
            found.append(row)
    return found


def _is_even(row: Sequence[Box]) -> bool:
    step = _step(row)
    return sum(abs(each - step) <= EVEN * step for each in _steps(row)) >= KEYS - 1


def _step(row: Sequence[Box]) -> float:
    return median(_steps(row))


def _steps(row: Sequence[Box]) -> list[float]:
    return [b.center_x - a.center_x for a, b in pairwise(row)]
