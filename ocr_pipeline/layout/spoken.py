"""Boxes on a pane → whether they are the bubbles of a conversation."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING, one_edge
from ocr_pipeline.layout.grounds import is_squarish
from ocr_pipeline.layout.sides import LEANING, TAIL, avatar_side, has_like_margins, margin_side
from ocr_pipeline.model import Side

# So many boxes at a margin are bubbles there.
SEVERAL = 2
# Bubbles with avatars beside them are so many at least, and such a share of all, of the avatars and of the bare rows.
FEW, MOST = 3, 0.7


def are_bubbles(boxes: Sequence[Box], pane: Box) -> bool:
    """Return whether several boxes stand at one margin and several at the other (one, where avatars do at both), far
    from the opposite one, or all at the right: bubbles, icons and the field below not counted; what rows quote begins
    left, buttons stand side by side, and the parts of a window abut."""
    loose = TAIL * pane.width
    boxes = _stacked(boxes)
    faced = {box: side for box in boxes if (side := _faced_side(box, boxes, pane))}
    boxes = _without_field(_without_icons(boxes, pane), pane)
    boxes = [box for box in boxes if not any(box.overlap_y(other) > 0 for other in boxes if other is not box)]
    sides = {box: margin_side(box, pane) or faced.get(box) or margin_side(box, pane, LEANING) for box in boxes}
    left = [box.x for box in boxes if sides[box] is Side.LEFT]
    right = [box.right for box in boxes if sides[box] is Side.RIGHT]
    least = 1 if len(set(faced.values())) > 1 else SEVERAL
    if len(left) >= least and len(right) >= least:
        return all(max(edges) - min(edges) <= loose for edges in (left, right))
    leaning = (box.off_middle(pane) for box in boxes)
    end = max((box.right for box in boxes), default=0)
    at_right = all(lean >= LEANING * pane.width and end - box.right <= loose
                   for lean, box in zip(leaning, boxes, strict=True))  # fmt: skip
    return len(boxes) >= SEVERAL and bool(right) and at_right


def _without_icons(boxes: Sequence[Box], pane: Box) -> list[Box]:
    """Return boxes without the square ones that are lower than any other, avatars and icons of a header, and those
    beside a wider one."""
    wide = [box for box in boxes if not is_squarish(box)]
    lowest = min((box.height for box in wide), default=0)
    large = [box for box in boxes if not is_squarish(box) or box.height >= lowest]
    return [
        box for box in large if not is_squarish(box) or not any(avatar_side(each, each, [box], pane) for each in wide)
    ]


def _faced_side(box: Box, boxes: Sequence[Box], pane: Box) -> Side | None:
    """Return the side of a box at which a square one stands."""
    return None if is_squarish(box) else avatar_side(box, box, [each for each in boxes if is_squarish(each)], pane)


def _without_field(boxes: Sequence[Box], pane: Box) -> list[Box]:
    """Return boxes without the lowest, if it lies below all others, wider than any, in the middle or begun farther left
    than those at the left: a field."""
    *others, lowest = sorted(boxes, key=lambda box: box.y) or [pane]
    below = others and all(box.bottom <= lowest.y and box.width < lowest.width for box in others)
    left = [box.x for box in others if box.x - pane.x < pane.right - box.right]
    begun = below and left and lowest.x < min(left) - TAIL * pane.width
    return others if begun or (below and has_like_margins(lowest, pane)) else list(boxes)


def _stacked(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes with those made one that abut and have the same left and right edges."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.y):
        above = [each for each in found if one_edge(each, box) and abs(box.y - each.bottom) <= ABUTTING]
        found = [each for each in found if each not in above] + [union([box, *above])]
    return found


def are_faced(boxes: Sequence[Box], faces: Sequence[Box], pane: Box, *, least: int) -> bool:
    """Return whether almost every box has an avatar beside it or what is right above it, and they are almost `least`,
    the avatars and rows of bare text there are: the bubbles of others with names over them, however short."""
    bubbles = [box for box in boxes if not is_squarish(box)]
    headed = (union([box, box.moved(right=0, down=-box.height)]) for box in bubbles)
    faced = sum(bool(avatar_side(box, over, faces, pane)) for box, over in zip(bubbles, headed, strict=True))
    return faced >= max(FEW, MOST * len(bubbles), MOST * least)
