"""Bare text at the left of a chat whose bubbles all stand at the right → the messages it is: those of an assistant."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.grounds import beside_avatars
from ocr_pipeline.layout.lines import renumbered
from ocr_pipeline.layout.pane import MIDDLE, Pane
from ocr_pipeline.model import Region, RegionKind, Side, TextLine

# Of the height of the bubbles' text, what is bare is at least the first; in heights of a capital, its rows begin no
# farther apart than the second, a word is as long as the third, and paragraphs follow within the last.
AS_LARGE, FLUSH, WORD, PARAGRAPH = 0.85, 1.0, 3.0, 2.6
# Shares of the pane's width: such text begins before the first, and what is as wide as the second is not centred.
LEFT, WIDE = 0.15, 0.6


def unboxed_messages(
    floats: Sequence[Region], bubbles: Sequence[Region], pane: Pane, avatars: Sequence[Box]
) -> list[Region]:
    """Return the messages that stand bare at the left, or right of `avatars` there; none where a bubble does: from one
    bubble to the next, or to other text, what follows closely is one."""
    lines = [line for bubble in bubbles for line in bubble.lines]
    if not lines or any(bubble.lines and bubble.side is not Side.RIGHT for bubble in bubbles):
        return []
    size = median(line.cap_height for line in lines for _ in range(line.box.width))
    high = [each for each in floats if _is_large(each, size)]
    faced = beside_avatars([each.box for each in high], (*avatars, *pane.pictures), pane.box)
    if avatars and not faced:
        return []
    edge = min(
        (box.x for box in faced or [each.box for each in high if _begins(each.box, pane)]), default=pane.box.right
    )
    large = [each for each in high if abs(each.box.x - edge) <= FLUSH * size]
    found: list[list[Region]] = []
    last: Region | None = None
    for region in sorted([*floats, *bubbles], key=lambda region: region.box.y):
        spoken = region in large
        if spoken and found and last is found[-1][-1] and region.box.y - last.box.bottom <= PARAGRAPH * size:
            found[-1].append(region)
        elif spoken:
            found.append([region])
        last = region
    return [_message([line for row in rows for line in row.lines], pane) for rows in found]


def _is_large(region: Region, size: float) -> bool:
    """Whether a floating text is as large as that of bubbles and no sign."""
    high = max(line.cap_height for line in region.lines) >= AS_LARGE * size
    return high and region.box.width >= WORD * size


def _begins(box: Box, pane: Pane) -> bool:
    """Whether a text begins at the left and is not centred."""
    centred = abs(box.center_x - pane.box.center_x) <= MIDDLE * pane.box.width and box.width < WIDE * pane.box.width
    return box.x <= pane.box.x + LEFT * pane.box.width and not centred


def _message(lines: Sequence[TextLine], pane: Pane) -> Region:
    box = union(line.box for line in lines)
    return Region(RegionKind.BUBBLE, box, Side.LEFT, renumbered(lines), partial=pane.cuts(box))
