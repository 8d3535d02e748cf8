"""Blobs of ink → the lines drawn beside and around text: a quotation's bar, the line between names and messages, the
outline of a button or a bubble."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.ink import INK, Blob, box_of
from ocr_pipeline.model import Pixels

# Height and width of a bar beside text, in heights of a capital; a parenthesis is 1.35 high.
BAR = (1.5, 0.4)
# One drawn row by row has parts of at least this height, in heights of a capital, and so many of them below one another
# cover this share of its length.
PART, PARTS, COVERED = 1.2, 3, 0.7
# Share of a row's height that an upright line passes where it parts it.
PASSED = 0.8
# An outline is so many capitals high, fills no more of its box, and is drawn along this share of each side, so many
# pixels deep.
CHIP, HOLLOW, DRAWN, SOFT = 1.15, 0.45, 0.9, 2
# A frame is so many capitals wide and high at least, and fills no more of its box.
FRAMED, THIN = 8.0, 0.05
# A corner of an outline fills no more of its box, and begins so many pixels from the area's at most.
CORNER, EDGE = 0.35, 1


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


def is_outline(blob: Blob, far: Pixels, origin: Box, height: float) -> bool:
    """Return whether a blob is the outline of a chip or a button: higher than letters and drawn along all four sides.

    `far` is the contrast map of an area that begins at `origin`, `height` that of its capitals in pixels.
    """
    box = blob.box
    if box.height < CHIP * height or box.width < box.height or blob.fill > HOLLOW:
        return False
    inked = far[box.y - origin.y : box.bottom - origin.y, box.x - origin.x : box.right - origin.x] > INK
    across = inked[:, box.width // 4 : -(box.width // 4)]
    down = inked[box.height // 3 : -(box.height // 3)]
    sides = across[:SOFT], across[-SOFT:], down[:, :SOFT].T, down[:, -SOFT:].T
    return all(side.any(axis=0).mean() >= DRAWN for side in sides)


def is_frame(blob: Blob, height: float) -> bool:
    """Return whether a blob is a thin line around much room, as terminals draw windows; `height` is a capital's."""
    return min(blob.box.width, blob.box.height) >= FRAMED * height and blob.fill <= THIN


def is_corner(blob: Blob, area: Box) -> bool:
    """Return whether a blob is a corner of the outline around an area, cut off from its sides: a thin bow; or what is
    seen between an area and its tail."""
    box = blob.box
    aside = min(box.x - area.x, area.right - box.right) <= max(EDGE, box.width / 2)
    at_end = box.y <= area.y + EDGE or box.bottom >= area.bottom - EDGE
    return aside and at_end and blob.fill <= CORNER
