"""Boxes of bubbles → which side of the chat each stands on.

A side is a margin that bubbles share while their other edge is ragged; one bubble's centre says nothing (a short
right-hand bubble may lie left of the middle, a long left-hand one right of it).
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Side

# Shares of the pane's width. Margins that differ by the first tell a side by themselves; edges as close as the second
# are one margin; margins that differ by less than the third and are wider than the fourth mean the middle.
CLEAR, SAME_EDGE, LIKE, PILL = 0.3, 0.008, 0.03, 0.06
# Share of its width by which an avatar may reach into the box of the bubble beside it: its tail.
TOUCHING = 0.2


def find_sides(bubbles: Sequence[Box], avatars: Sequence[Box], pane: Box) -> tuple[Side, ...]:
    """Return the side of each bubble, in the order given."""
    sure = [_avatar_side(box, avatars) or _margin_side(box, pane) for box in bubbles]
    left = [box for box, side in zip(bubbles, sure, strict=True) if side is Side.LEFT]
    right = [box for box, side in zip(bubbles, sure, strict=True) if side is Side.RIGHT]
    return tuple(side or _aligned_side(box, left, right, pane) for box, side in zip(bubbles, sure, strict=True))


def _margin_side(box: Box, pane: Box) -> Side | None:
    """Return the side where one margin is far wider than the other, None where they tell nothing."""
    left, right = box.x - pane.x, pane.right - box.right
    if abs(left - right) < CLEAR * pane.width:
        return None
    return Side.LEFT if left < right else Side.RIGHT


def _aligned_side(box: Box, left: Sequence[Box], right: Sequence[Box], pane: Box) -> Side:
    """Return the side whose margin a bubble shares with those of known side; the middle for like margins of its own."""
    tolerance = max(2.0, SAME_EDGE * pane.width)
    aligned = any(abs(other.x - box.x) <= tolerance for other in left)
    aligned = aligned or any(abs(other.right - box.right) <= tolerance for other in right)
    margins = box.x - pane.x, pane.right - box.right
    if not aligned and abs(margins[0] - margins[1]) <= LIKE * pane.width and min(margins) > PILL * pane.width:
        return Side.CENTER
    on_left = _ragged([other.right for other in left if abs(other.x - box.x) <= tolerance], tolerance)
    on_right = _ragged([other.x for other in right if abs(other.right - box.right) <= tolerance], tolerance)
    if on_left != on_right:
        return Side.LEFT if on_left > on_right else Side.RIGHT
    return Side.LEFT if box.x - pane.x <= pane.right - box.right else Side.RIGHT


def _ragged(edges: Sequence[int], tolerance: float) -> int:
    """Return how many different places the edges are at."""
    count, last = 0, float("-inf")
    for edge in sorted(edges):
        if edge - last > tolerance:
            count, last = count + 1, edge
    return count


def _avatar_side(box: Box, avatars: Sequence[Box]) -> Side | None:
    """Return the side at which an avatar stands beside a bubble."""
    for avatar in avatars:
        if avatar.overlap_y(box) < 0.5 * min(avatar.height, box.height):
            continue
        if -TOUCHING * avatar.width <= box.x - avatar.right <= avatar.width:
            return Side.LEFT
        if -TOUCHING * avatar.width <= avatar.x - box.right <= avatar.width:
            return Side.RIGHT
    return None
