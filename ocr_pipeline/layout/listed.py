"""Panels one below or beside another → those that are the messages of a list and no bars, or columns of a log."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.edges import ABUTTING, one_edge
from ocr_pipeline.layout.grounds import ONE_COLOUR
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# So many panels with the same edges are a list.
CARDS = 3
# Rows of a log beside a column of faces, at least.
ROWS = 9
# So many rows that begin at one edge are set in one column.
BEGUN = 3


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


def are_cards(panels: Sequence[Panel], written: Sequence[TextLine]) -> bool:
    """Return whether the messages of a page are cards: wide ones, with twice as much text on them as stands between the
    first and the last, be it around them as much as it likes; a newspaper sets a chat so within its own words."""
    cards = wide_cards(panels)
    if not cards:
        return False
    top, bottom = min(card.box.y for card in cards), max(card.box.bottom for card in cards)
    between = [line for line in written if top < line.box.center_y < bottom]
    return sum(len(card.lines) for card in cards) > 2 * len(between)


def is_raised_row(panel: Panel, written: Sequence[TextLine]) -> bool:
    """Return whether a panel is a message among bare rows that the pointer, or a mention of oneself, raised from the
    ground: most of several rows of its words begin at an edge where several of those `written` on the ground do."""
    first = {line.row: line for line in sorted(panel.lines, key=lambda line: -line.box.x)}.values()

    def at_edge(line: TextLine) -> bool:
        return sum(abs(other.box.x - line.box.x) <= line.cap_height / 2 for other in written) >= BEGUN

    return len(first) >= BEGUN and 2 * sum(map(at_edge, first)) > len(first)


def is_column_of_log(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Return whether a panel with many rows is one of two columns of a window, the faces or names in the other: they
    abut and begin and end at one height, as no two bubbles do."""
    if len({line.row for line in panel.lines}) < ROWS:
        return False
    return any(_abut(panel.box, other.box) for other in panels if other is not panel and other.parent == panel.parent)


def _abut(box: Box, other: Box) -> bool:
    level = max(abs(box.y - other.y), abs(box.bottom - other.bottom)) <= ABUTTING
    return level and 0 <= max(box.x - other.right, other.x - box.right) <= ABUTTING
