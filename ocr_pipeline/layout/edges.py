"""The edges of two boxes compared: whether they meet, or are in one line."""

from __future__ import annotations

from ocr_pipeline.geometry import Box

# Pixels between two panels that abut: the line drawn between them.
ABUTTING = 4


def share_edge(box: Box, other: Box) -> bool:
    """Return whether two boxes begin or end at the same column."""
    return min(abs(box.x - other.x), abs(box.right - other.right)) <= ABUTTING


def one_edge(box: Box, other: Box) -> bool:
    """Return whether two boxes begin and end at the same columns."""
    return abs(box.x - other.x) <= ABUTTING and abs(box.right - other.right) <= ABUTTING


def reach_into(box: Box, other: Box) -> bool:
    """Return whether two boxes share rows, and neither lies in the other: pieces of a photograph do."""
    return box.overlap_y(other) > ABUTTING and not (box.holds(other, share=0.9) or other.holds(box, share=0.9))
