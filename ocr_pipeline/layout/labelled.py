"""A bubble → the small print close to it: names and times, which tell that it is one, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from statistics import median

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import share_edge
from ocr_pipeline.layout.grounds import BAR_WIDTH
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# In heights of a capital: how far from a bubble its small print stands, and a label over it in from the bubble's edge.
NEAR, FLUSH = 2.2, 3.0
# Text on panels is this many times as high as small print at least.
SMALL_PRINT = 1.15
# Pixels by which a bubble is set in at both sides, at least; difference (0..255) of colours that are one.
INSET, ALIKE = 3, 10


def label_over(box: Box, lines: Iterable[TextLine], others: Sequence[Box]) -> Box | None:
    """Return the box of the bare lines close above a bubble that begin or end about where it does, None if there are
    none; what stands nearer to another bubble above is of that."""
    found = [
        line.box for line in lines if _labels(line, box) and not any(_is_nearer(line, each, box) for each in others)
    ]
    return union(found) if found else None


def _labels(line: TextLine, box: Box) -> bool:
    gap, inward = box.y - line.box.bottom, min(line.box.x - box.x, box.right - line.box.right)
    return 0 <= gap <= NEAR * line.cap_height and 0 <= inward + line.cap_height <= FLUSH * line.cap_height


def _is_nearer(line: TextLine, other: Box, box: Box) -> bool:
    return 0 <= line.box.y - other.bottom <= box.y - line.box.bottom and line.box.overlap_x(other) > 0


def clings(line: TextLine, panel: Panel) -> bool:
    """Return whether a bare line is a label or a time of what a panel says: well smaller, close above or below it, and
    flush with one of its edges."""
    box, height = panel.box, line.cap_height
    near = 0 <= max(box.y - line.box.bottom, line.box.y - box.bottom) <= NEAR * height
    flush = min(abs(line.box.x - box.x), abs(line.box.right - box.right)) <= NEAR * height
    return near and flush and SMALL_PRINT * height <= usual(panel.lines, attrgetter("cap_height"))


def is_signed(panel: Panel, lines: Sequence[TextLine], box: Box) -> bool:
    """Return whether a panel as wide as a bar is a bubble: it is set in at both sides, and a label or a time is close
    above or below it."""
    inset = min(panel.box.x - box.x, box.right - panel.box.right) > INSET
    return bool(inset and panel.lines) and any(clings(line, panel) for line in lines)


def goes_with(panel: Panel, other: Panel, box: Box) -> bool:
    """Return whether a panel as wide as a bar has the colour and an edge of one with text that is none."""
    narrower = bool(other.lines) and other.box.width < BAR_WIDTH * box.width
    return narrower and share_edge(panel.box, other.box) and difference(panel.flat.colour, other.flat.colour) <= ALIKE


def usual(lines: Sequence[TextLine], key: Callable[[TextLine], float]) -> float:
    """Return the median of a measure of some lines, each weighted by its width."""
    return median(key(line) for line in lines for _ in range(line.box.width))
