"""Blobs of ink → the upright lines drawn beside text: a quotation's bar, the line between names and messages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.ink import Blob, box_of

# Height and width of a bar beside text, in heights of a capital; a parenthesis is 1.35 high.
BAR = (1.5, 0.4)
# One drawn row by row has parts of at least this height, in heights of a capital, and so many of them below one another
# cover this share of its length.
PART, PARTS, COVERED = 1.2, 3, 0.7
# Share of a row's height that an upright line passes where it parts it.
PASSED = 0.8


def is_bar(box: Box, height: float) -> bool:
    """Return whether a box is taller and thinner than any letter; `height` is that of a capital."""
    return box.height > BAR[0] * height and box.width < BAR[1] * height


def upright_rules(blobs: Sequence[Blob], height: float) -> frozenset[Box]:
    """Return the boxes of the upright lines among some blobs, those of each part where one is drawn row by row."""
    thin = [blob.box for blob in blobs if blob.box.height >= PART * height and blob.box.width < BAR[1] * height]
    found = {box for box in thin if is_bar(box, height)}
    for _, column in groupby(sorted(thin), key=lambda box: (box.x, box.width)):
        parts = list(column)
        if len(parts) >= PARTS and sum(box.height for box in parts) >= COVERED * union(parts).height:
            found |= set(parts)
    return frozenset(found)


def split_at_rules(row: Sequence[Blob], rules: frozenset[Box]) -> tuple[tuple[Blob, ...], ...]:
    """Return a row's blobs, left to right, parted where an upright line stands between them."""
    around = box_of(row)
    passed = [rule for rule in rules if rule.overlap_y(around) >= PASSED * around.height]
    number = {blob: sum(rule.center_x < blob.box.center_x for rule in passed) for blob in row}
    return tuple(tuple(column) for _, column in groupby(row, key=number.__getitem__))
