"""Bare text at the left of a chat whose bubbles all stand at the right → the messages it is: those of an assistant."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr_pipeline.geometry import union
from ocr_pipeline.layout.lines import renumbered
from ocr_pipeline.layout.pane import MIDDLE, Pane
from ocr_pipeline.model import Region, RegionKind, Side, TextLine

# Of the height of the bubbles' text, what is bare is at least the first; in heights of a capital, its rows begin no
# farther apart than the second, a word is as long as the third, and paragraphs follow within the last.
AS_LARGE, FLUSH, WORD, PARAGRAPH = 0.85, 1.0, 3.0, 2.6
# Shares of the pane's width: such text begins before the first, and what is as wide as the second is not centred.
LEFT, WIDE = 0.15, 0.6


def unboxed_messages(floats: Sequence[Region], bubbles: Sequence[Region], pane: Pane) -> list[Region]:
    """Return the messages that stand bare at the left, none where a bubble does: from one bubble to the next, or to
    other text, what follows closely is one."""
    lines = [line for bubble in bubbles for line in bubble.lines]
    if not lines or any(bubble.lines and bubble.side is not Side.RIGHT for bubble in bubbles):
        return []
    size = median(line.cap_height for line in lines for _ in range(line.box.width))
    large = [each for each in floats if _is_large(each, size, pane)]
    edge = min((each.box.x for each in large), default=pane.box.right)
    found: list[list[Region]] = []
    last: Region | None = None
    for region in sorted([*floats, *bubbles], key=lambda region: region.box.y):
        spoken = region in large and region.box.x - edge <= FLUSH * size
        if spoken and found and last is found[-1][-1] and region.box.y - last.box.bottom <= PARAGRAPH * size:
            found[-1].append(region)
        elif spoken:
            found.append([region])
        last = region
    return [_message([line for row in rows for line in row.lines], pane) for rows in found]


def _is_large(region: Region, size: float, pane: Pane) -> bool:
    """Whether a floating text is as large as that of bubbles, begins at the left and is not centred."""
    box = region.box
    high = max(line.cap_height for line in region.lines) >= AS_LARGE * size
    centred = abs(box.center_x - pane.box.center_x) <= MIDDLE * pane.box.width and box.width < WIDE * pane.box.width
    begins = box.x <= pane.box.x + LEFT * pane.box.width
    return high and begins and not centred and box.width >= WORD * size


def _message(lines: Sequence[TextLine], pane: Pane) -> Region:
    box = union(line.box for line in lines)
    return Region(RegionKind.BUBBLE, box, Side.LEFT, renumbered(lines), partial=pane.cuts(box))
