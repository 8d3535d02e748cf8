"""A pane → the same without what is not the conversation on it: a header without a bar, a list of members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ocr_pipeline.geometry import Box, cluster
from ocr_pipeline.layout.grounds import heads, is_squarish
from ocr_pipeline.layout.pane import Pane
from ocr_pipeline.model import TextLine

# The list of members begins beyond this share of the pane's width and has at least so many avatars of one size.
MEMBERS = (0.55, 4)
# Or it has names that end at so many places, no more than this share of them beside what is said.
NAMES = (5, 0.8)
# In heights of a capital: names stand in under headings, or behind what was read on their avatars, by this much.
INDENT = 1.2
# Pixels by which the edges of such avatars and names differ.
ALIKE = 4
# A header is in this share of the pane's height, and icons stand level with its title beyond the second share of the
# width. The title is so many times as high as the text: the first where it is so many times as heavy, else the second.
TOP, ICONS = 0.15, 0.6
LARGER, LARGEST, BOLDER = 1.05, 1.25, 1.12
# A subtitle stands this close under the title, in heights of its capitals.
UNDER = 1.6


def without_members(pane: Pane) -> Pane:
    """Return a pane without the list of members at its right: avatars, or names, under one another, far from its left
    edge."""
    edge = _faces(pane) or (_names(pane) if pane.rows else None)
    if edge is None:
        return pane
    return replace(
        pane,
        box=Box.spanning(pane.box.x, pane.box.y, edge, pane.box.bottom),
        panels=tuple(panel for panel in pane.panels if panel.box.x < edge),
        lines=tuple(line for line in pane.lines if line.box.x < edge),
        pictures=tuple(box for box in pane.pictures if box.x < edge),
    )


def _faces(pane: Pane) -> int | None:
    """Return where a column of avatars begins at the right of a pane."""
    squares = [box for box in (*pane.pictures, *(panel.box for panel in pane.panels)) if is_squarish(box)]
    right = [box for box in squares if box.x > pane.box.x + MEMBERS[0] * pane.box.width]
    columns = cluster(right, lambda box: box.x, tolerance=ALIKE)
    lists = [column for column in columns if len(column) >= MEMBERS[1] and _alike(column)]
    lists = lists if pane.rows else [column for column in lists if _are_named(column, pane)]
    return min((box.x for column in lists for box in column), default=ALIKE) - ALIKE or None


def _are_named(column: Sequence[Box], pane: Pane) -> bool:
    """Whether names stand beside avatars, right of all bubbles: beside those of a chat its bubbles do."""
    named = sum(any(heads(avatar, line.box) for line in pane.lines) for avatar in column)
    edge = min(box.x for box in column)
    spoken = [panel.box for panel in pane.panels if panel.lines and panel.box not in column]
    return named >= MEMBERS[1] and all(box.right <= edge for box in spoken)


def _names(pane: Pane) -> int | None:
    """Return where a column of names begins at the right of a pane, whose avatars are as small as letters: rows that
    begin near one edge, end at many, and stand beside few of the others; times of messages do neither."""
    right = [line for line in pane.lines if line.box.x > pane.box.x + MEMBERS[0] * pane.box.width]
    height = median(line.cap_height for line in right) if right else 0.0
    for column in cluster(right, lambda line: line.box.x, tolerance=INDENT * height):
        edge = column[0].box.x
        left = [line.box for line in pane.lines if line.box.x < edge]
        ends = {round(line.box.right / height) for line in column}
        level = sum(any(line.box.overlap_y(box) > 0.5 * line.box.height for box in left) for line in column)
        gutter = edge - max((box.right for box in left), default=edge)
        if len(ends) >= NAMES[0] and level <= NAMES[1] * len(column) and gutter >= height:
            return edge - ALIKE
    return None


def _alike(column: Sequence[Box]) -> bool:
    """Whether boxes are of one size."""
    return max(box.height for box in column) - min(box.height for box in column) <= ALIKE


def without_header(pane: Pane) -> Pane:
    """Return a pane without the header that stands on it, where no bar sets that apart: a title with icons beside."""
    title = _title(pane)
    if title is None:
        return pane
    parts = [title.box] + [line.box for line in pane.lines if _is_under(line, title)]
    parts += [box for box in pane.pictures if box.overlap_y(title.box) > 0 and box.height < 5 * title.cap_height]
    bottom = max(box.bottom for box in parts) + 1
    return replace(
        pane,
        box=Box.spanning(pane.box.x, bottom, pane.box.right, pane.box.bottom),
        panels=tuple(panel for panel in pane.panels if panel.box.center_y > bottom),
        lines=tuple(line for line in pane.lines if line.box.center_y > bottom),
        pictures=tuple(box for box in pane.pictures if box.center_y > bottom),
    )


def _title(pane: Pane) -> TextLine | None:
    """Return the title at the top of a pane: larger and bolder than the text, with icons at the right."""
    if not pane.lines or any(bar.box.bottom <= pane.box.y + ALIKE for bar in pane.bars):
        return None
    height = median(line.cap_height for line in pane.lines)
    weight = median(line.weight for line in pane.lines)
    first = min(pane.lines, key=lambda line: (line.box.y // int(2 * height + 1), line.box.x))
    level = [line.box for line in pane.lines if line is not first] + list(pane.pictures)
    level += [panel.box for panel in pane.panels]
    icons = [
        box
        for box in level
        if box.overlap_y(first.box) > 0
        and box.x > pane.box.x + ICONS * pane.box.width
        and 1.1 * height <= box.height <= 3 * height
        and box.width <= 8 * height
    ]
    bold = first.weight >= BOLDER * weight
    large = first.cap_height >= (LARGER if bold else LARGEST) * height
    high = first.box.bottom <= pane.box.y + TOP * pane.box.height
    return first if large and high and icons else None


def _is_under(line: TextLine, title: TextLine) -> bool:
    below = 0 <= line.box.y - title.box.bottom <= UNDER * title.cap_height
    return below and abs(line.box.x - title.box.x) <= title.cap_height and line.cap_height < title.cap_height
