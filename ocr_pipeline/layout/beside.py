"""A list of chats on the ground of the conversation beside it, with nothing between → where the conversation is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.geometry import Box, cluster
from ocr_pipeline.layout.grounds import heads, is_squarish
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# A list has so many faces at least, one below another as far apart as the next but for this share.
CELLS, PITCH = 4, 0.15
# Pixels by which the edges of faces in one column differ.
COLUMN = 4
# Bubbles right of a list, at least.
SAID = 2


def conversation_beside_list(
    box: Box, lines: Sequence[TextLine], pictures: Sequence[Box], panels: Sequence[Panel]
) -> Box:
    """Return the part of a ground's box right of a list of chats: faces evenly one below another, each with bare text
    beside it and no bubble; all of it where there is no such list, or nothing is said right of it."""
    squares = [face for face in (*pictures, *(panel.box for panel in panels)) if is_squarish(face)]
    for column in cluster(squares, lambda face: face.x, tolerance=COLUMN):
        listed = _cells(column, lines, panels)
        if not listed:
            continue
        names = max(line.box.right for line in listed)
        said = [panel.box.x for panel in panels if panel.lines and panel.box.x >= names]
        edge = min(said, default=box.right)
        ends = [line.box.right for line in lines if line.box.x < edge and line.box.right <= edge]
        if len(said) >= SAID and max(ends) < edge:
            return Box.spanning((max(ends) + edge) // 2, box.y, box.right, box.bottom)
    return box


def _cells(column: Sequence[Box], lines: Sequence[TextLine], panels: Sequence[Panel]) -> list[TextLine]:
    """Return the bare text beside the faces of a column that is a list; none where it is no list."""
    column = sorted(column, key=lambda face: face.y)
    listed = [face for face in column if sum(heads(face, line.box) for line in lines) > 1]
    steps = [lower.y - upper.y for upper, lower in pairwise(column)]
    if len(listed) < CELLS or any(abs(step - median(steps)) > PITCH * median(steps) for step in steps):
        return []
    beside = [panel for panel in panels if panel.lines and any(heads(face, panel.box) for face in listed)]
    return [] if beside else [line for line in lines if any(heads(face, line.box) for face in listed)]
