"""A list of chats on the ground of the conversation beside it, or on a panel in one window → where that is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.geometry import Box, cluster, union
from ocr_pipeline.layout.grounds import children_of, heads, is_squarish
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


def window_around(box: Box, panels: Sequence[Panel], every: Sequence[Panel]) -> Box:
    """Return the window that `panels` on a ground make up, where one at its left edge is a list of chats; the ground's
    box where none is."""
    flat = [panel for panel in panels if panel.flat.rectangular]
    window = union(panel.box for panel in flat) if flat else box
    at_edge = [panel for panel in flat if panel.box.x - window.x <= COLUMN]
    return window if any(_is_list(panel, every) for panel in at_edge) else box


def _is_list(panel: Panel, every: Sequence[Panel]) -> bool:
    """Whether faces stand on a panel evenly one below another, each with text beside it."""
    upon = [child.box for child in children_of(panel.number, every)]
    squares = [face for face in (*panel.pictures, *upon) if is_squarish(face)]
    columns = cluster(squares, lambda face: face.x, tolerance=COLUMN)
    return any(_cells(column, panel.lines, ()) for column in columns)


def _cells(column: Sequence[Box], lines: Sequence[TextLine], panels: Sequence[Panel]) -> list[TextLine]:
    """Return the bare text beside the faces of a column that is a list; none where it is no list."""
    size = median(face.height for face in column)  # above them may stand whose phone it is, smaller
    column = sorted((face for face in column if abs(face.height - size) <= COLUMN), key=lambda face: face.y)
    listed = [face for face in column if sum(heads(face, line.box) for line in lines) > 1]
    steps = [lower.y - upper.y for upper, lower in pairwise(column)]
    if len(listed) < CELLS or any(abs(step - median(steps)) > PITCH * median(steps) for step in steps):
        return []
    beside = [panel for panel in panels if panel.lines and any(heads(face, panel.box) for face in listed)]
    return [] if beside else [line for line in lines if any(heads(face, line.box) for face in listed)]
