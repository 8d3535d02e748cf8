"""The panels on a pane → the buttons that an app sets under a bubble: to save a contact, to choose an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING, one_edge
from ocr_pipeline.layout.grounds import is_button
from ocr_pipeline.layout.panels import Panel

# Share of the strongest line's contrast under which another is no label: what shines through.
FAINT = 0.3
# Heights of a capital beside the words of a button: more room than a bubble leaves.
ROOM = 1.5
# Share of a row's height that its buttons have in common at least.
LEVEL = 0.9


def buttons_under(panels: Sequence[Panel]) -> list[Panel]:
    """Return the panels with a word or two in their middle that stand close under one with text, or under other
    buttons, in a row with its very edges: bubbles are as wide as their words."""
    labelled = [panel for panel in panels if is_button(_without_faint(panel), ROOM)]
    return [panel for panel in labelled if _is_under_one(_row_of(panel, labelled), panels)]


def _row_of(panel: Panel, buttons: Sequence[Panel]) -> Box:
    """Return the box around a panel and those level with it and as high."""
    box = panel.box
    return union(each.box for each in buttons if each.box.overlap_y(box) >= LEVEL * max(box.height, each.box.height))


def _is_under_one(row: Box, panels: Sequence[Panel]) -> bool:
    """Whether a panel or a row of panels close above a row has its edges."""
    above = [each for each in panels if each.lines and 0 <= row.y - each.box.bottom <= 2 * ABUTTING]
    return any(one_edge(box, row) for each in above for box in (each.box, _row_of(each, above)))


def _without_faint(panel: Panel) -> Panel:
    """Return a panel without what shines through it or reaches over its edge."""
    strongest = max((line.contrast for line in panel.lines), default=0)
    return replace(panel, lines=tuple(line for line in panel.lines if line.contrast >= FAINT * strongest))
