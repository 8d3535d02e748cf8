"""A bubble → its box with the small print close above it: a name or a time that an avatar may be level with."""

from __future__ import annotations

from collections.abc import Iterable

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.model import TextLine

# In heights of a capital: how far above a bubble its label ends, and how far it stands in from the bubble's edge.
NEAR, FLUSH = 2.2, 3.0


def with_label(box: Box, lines: Iterable[TextLine]) -> Box:
    """Return the box of a bubble with the bare lines close above it that begin or end about where it does."""
    return union([box, *(line.box for line in lines if _labels(line, box))])


def _labels(line: TextLine, box: Box) -> bool:
    gap, inward = box.y - line.box.bottom, min(line.box.x - box.x, box.right - line.box.right)
    return 0 <= gap <= NEAR * line.cap_height and 0 <= inward + line.cap_height <= FLUSH * line.cap_height
