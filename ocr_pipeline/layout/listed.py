"""Panels one below or beside another → those that are the messages of a list and no bars, or columns of a log."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.grounds import ABUTTING, ONE_COLOUR, one_edge
from ocr_pipeline.layout.panels import Panel

# So many panels with the same edges are a list.
CARDS = 3
# Rows of a log beside a column of faces, at least.
ROWS = 9


def wide_cards(panels: Sequence[Panel]) -> list[Panel]:
    """Return the panels with text that stand one below another with the same edges, of one colour and with ground
    between: messages of a list as wide as the page, and no bars, which abut something."""
    written = sorted((panel for panel in panels if panel.lines), key=lambda panel: panel.box.y)
    found = []
    for panel in written:
        like = [each for each in written if one_edge(each.box, panel.box)
                and difference(each.flat.colour, panel.flat.colour) <= ONE_COLOUR]  # fmt: skip
        apart = all(lower.box.y - upper.box.bottom > ABUTTING for upper, lower in pairwise(like))
        if len(like) >= CARDS and apart:
            found.append(panel)
    return found


def is_column_of_log(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Return whether a panel with many rows is one of two columns of a window, the faces or names in the other: they
    abut and begin and end at one height, as no two bubbles do."""
    if len({line.row for line in panel.lines}) < ROWS:
        return False
    return any(_abut(panel.box, other.box) for other in panels if other is not panel and other.parent == panel.parent)


def _abut(box: Box, other: Box) -> bool:
    level = max(abs(box.y - other.y), abs(box.bottom - other.bottom)) <= ABUTTING
    return level and 0 <= max(box.x - other.right, other.x - box.right) <= ABUTTING
