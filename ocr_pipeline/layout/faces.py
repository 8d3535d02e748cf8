"""What stands beside bubbles → the avatars among it: small squares and discs, at the outer side, of one kind."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.colour import Colour, difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.grounds import is_squarish
from ocr_pipeline.layout.labelled import ALIKE, label_over
from ocr_pipeline.layout.pane import MIDDLE, Pane
from ocr_pipeline.layout.panels import Panel

# Pixels by which edges that are one may differ.
EDGE = 3
# An avatar beside the name and time under a bubble is so many times its own height from that at most.
HANGING = 0.3
# Share of its width by which an edge of an avatar is off that of another at its side at most.
COLUMN = 0.05


def is_avatar(box: Box, panels: Sequence[Panel], pane: Pane) -> bool:
    """Return whether a box is a small square or disc at the outer side of a bubble, or of what is noted under it."""
    if not is_squarish(box) or box.width > 0.2 * pane.box.width:
        return False
    boxes = [panel.box for panel in panels]
    for other in boxes:
        label = label_over(other, pane.lines, boxes)
        beside = min(abs(other.x - box.right), abs(box.x - other.right)) <= 1.2 * box.width
        apart = box.overlap_x(other) <= 2
        centred = abs(other.center_x - pane.box.center_x) <= MIDDLE * pane.box.width
        under = not centred and box.y >= other.center_y and -box.overlap_y(other) <= HANGING * box.height
        level = under or box.overlap_y(union([other, label]) if label else other) >= 0.3 * min(box.height, other.height)
        outer = abs(box.center_x - pane.box.center_x) > abs(other.center_x - pane.box.center_x)
        if other != box and beside and apart and level and outer and other.width > 1.2 * box.width:
            return True
    return False


def of_one_kind(avatars: Sequence[Box], pane: Box) -> list[Box]:
    """Return avatars without those that begin and end where no other at their side does, where there are others:
    drawings of a wallpaper."""
    found = []
    for box in avatars:
        beside = [other for other in avatars
                  if other != box and (other.center_x < pane.center_x) == (box.center_x < pane.center_x)]  # fmt: skip
        near = max(EDGE, COLUMN * box.width)
        edges = [min(abs(box.x - other.x), abs(box.right - other.right)) for other in beside]
        if min(edges, default=0) <= near:
            found.append(box)
    return found


def is_in_column(box: Box, avatars: Sequence[Panel]) -> bool:
    """Return whether a box is as large as an avatar and stands above or below it: beside a photograph, which is
    no panel."""
    others = (panel.box for panel in avatars)
    return any(abs(box.x - other.x) <= EDGE >= abs(box.right - other.right) and abs(box.height - other.height) <= EDGE
               for other in others)  # fmt: skip


def is_initial(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Return whether a panel is a disc with an initial: about square, of a glyph or two, beside a bubble, of a colour
    no bubble has. A lone "ok" stands on a row of its own."""
    runs = [line.box for line in panel.lines]
    if not is_squarish(panel.box) or len(runs) != 1 or runs[0].width > 0.75 * panel.box.width:
        return False
    bubbles = [other for other in panels if other.box.width > 1.6 * other.box.height]
    beside = any(panel.box.overlap_y(other.box) > 0 and panel.box.overlap_x(other.box) <= 2 for other in bubbles)
    return beside and not any(like(panel.flat.colour, other.flat.colour) for other in bubbles)


def like(a: Colour, b: Colour) -> bool:
    """Return whether two colours are one."""
    return difference(a, b) <= ALIKE
