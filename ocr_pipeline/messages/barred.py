"""A line in a bubble and the pictures in it → whether it is quoted: behind an upright bar."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import TextLine

# Heights of a capital: what is narrower, its soft rim included, and as high is a bar.
THIN, HIGH = 0.65, 1.5


def behind_bar(line: TextLine, pictures: Sequence[Box]) -> bool:
    """Return whether an upright bar stands left of a line, a small picture between them or not: the line is quoted."""
    level = [each for each in pictures if each.overlap_y(line.box) >= 0.6 * line.box.height]
    bars = [each for each in level if each.width < THIN * line.cap_height and each.height >= HIGH * line.cap_height]
    return any(0 < line.box.x - _end(bar, level, line) <= 3 * line.cap_height for bar in bars)


def _end(bar: Box, level: Sequence[Box], line: TextLine) -> int:
    """Return where the bar of a quotation ends, or the small picture of what is quoted, no higher than the bar."""
    small = [each for each in level if each.x >= bar.right and each.right < line.box.x and each.height <= bar.height]
    close = [each for each in small if each.x - bar.right <= 3 * line.cap_height]
    return max((each.right for each in close), default=bar.right)
