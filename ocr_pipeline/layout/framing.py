"""A ground and the panels on it → the part the conversation stands on, and the bars and columns that frame it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING, one_edge
from ocr_pipeline.layout.grounds import BAR_WIDTH
from ocr_pipeline.layout.listed import wide_cards
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.layout.sides import has_like_margins

# Shares of the pane. A panel as high and as wide as these, standing at its edge, is a column beside it (a chat list).
COLUMN_HEIGHT, COLUMN_WIDTH = 0.55, 0.12
# How wide such a column is at most: of panels, and of what is the ground of a conversation itself.
WIDEST, CHAT = 0.5, 0.85
# Cells of a list of chats are as high as one another, but for this factor.
UNEVEN = 1.3
# A bar this close to the pane's upper or lower end (share of the height, of a screen's where the pane is many times as
# high as wide) frames it; one farther in is a message's.
FRAME, SCREEN = 0.04, 3.0
# Share of the pane's height that a bar takes at most, of the width of a phone that its screen takes at least.
BAR_HEIGHT, SCREEN_WIDTH = 0.4, 0.85


def carved(box: Box, children: Sequence[Panel], grounds: Sequence[Panel]) -> tuple[Box, tuple[Panel, ...]]:
    """Return the box without the columns and bars that frame it, and those panels."""
    columns: list[Panel] = []
    for column in _columns(box, children, grounds):
        edge = union(panel.box for panel in column)
        if edge.center_x < box.center_x:
            box = Box.spanning(edge.right, box.y, box.right, box.bottom)
        else:
            box = Box.spanning(box.x, box.y, edge.x, box.bottom)
        columns.extend(column)
    rest = [child for child in children if child not in columns]
    listed = wide_cards(rest)
    bars = [child for child in rest if _is_bar(child.box, box) or _is_of_screen(child, rest, box)]
    bars = [bar for bar in bars if bar not in listed]
    inner, framing = _between_bars(box, bars, _bar_in_parts([child for child in rest if child not in bars], box))
    if inner.width < box.width:  # what is as wide as the screen that this one stands on is a bar too
        inner, more = _between_bars(inner, [child for child in rest if _is_bar(child.box, inner)], ())
        framing += [bar for bar in more if bar not in framing]
    return inner, tuple(columns + framing)


def _is_of_screen(panel: Panel, panels: Sequence[Panel], around: Box) -> bool:
    """Whether a panel is a bar of a screen that a phone's bezel lies around: another has its edges, and both are as far
    from the left side as from the right."""
    wide = panel.box.width >= SCREEN_WIDTH * around.width and panel.box.height <= BAR_HEIGHT * around.height
    others = (other for other in panels if other is not panel and one_edge(other.box, panel.box))
    return wide and has_like_margins(panel.box, around) and any(others)


def _between_bars(box: Box, bars: Sequence[Panel], parts: Sequence[Panel]) -> tuple[Box, list[Panel]]:
    """Return the part of a box between the bars at its upper and lower end, as wide as those, and these bars; `parts`
    are together one at the upper end."""
    framing: list[Panel] = []
    for bar in sorted([*bars, *parts], key=lambda panel: panel.box.y):
        if bar.box.y <= box.y + _frame(box):
            box = Box.spanning(box.x, max(box.y, bar.box.bottom), box.right, box.bottom)
            framing.append(bar)
    for bar in sorted(bars, key=lambda panel: -panel.box.bottom):
        if bar not in framing and bar.box.bottom >= box.bottom - _frame(box):
            box = Box.spanning(box.x, box.y, box.right, min(box.bottom, bar.box.y))
            framing.append(bar)
    return _as_wide_as([bar for bar in framing if bar not in parts], box), framing


def _frame(box: Box) -> float:
    """Return how far from the ends of a box, in pixels, a bar frames it."""
    return FRAME * min(box.height, SCREEN * box.width)


def _bar_in_parts(panels: Sequence[Panel], box: Box) -> list[Panel]:
    """Return the panels at the upper edge that abut one another, each with a sign or words on it, and together are a
    bar: a button beside what was pinned."""
    found = [panel for panel in panels if panel.lines and panel.box.y <= box.y + ABUTTING]
    found.sort(key=lambda panel: panel.box.x)
    abut = all(after.box.x - before.box.right <= ABUTTING for before, after in pairwise(found))
    return found if len(found) > 1 and abut and _is_bar(union(panel.box for panel in found), box) else []


def _as_wide_as(bars: Sequence[Panel], box: Box) -> Box:
    """Return a box no wider than the bars above and below it: beside them lies the shadow of a window."""
    if not bars:
        return box
    frame = union(bar.box for bar in bars)
    return Box.spanning(max(box.x, frame.x), box.y, min(box.right, frame.right), box.bottom)


def _columns(box: Box, children: Sequence[Panel], grounds: Sequence[Panel]) -> list[list[Panel]]:
    """Return the columns beside the pane: panels of one left and right edge that together are tall. Beside a list of
    chats the conversation is one, and wider than it."""
    groups: dict[tuple[int, int], list[Panel]] = {}
    for child in children:
        groups.setdefault((round(child.box.x / 12), round(child.box.right / 12)), []).append(child)
    found = []
    for group in groups.values():
        widest = CHAT if all(panel in grounds for panel in group) else WIDEST
        if _is_column(union(panel.box for panel in group), group, box, widest) and not _are_uneven(group):
            found.append(group)
    return found


def _are_uneven(group: Sequence[Panel]) -> bool:
    """Whether panels below one another have ground between them and are not equally high: bubbles, no list's cells."""
    boxes = sorted((panel.box for panel in group), key=lambda box: box.y)
    apart = all(lower.y - upper.bottom > ABUTTING for upper, lower in pairwise(boxes))
    heights = [box.height for box in boxes]
    return len(boxes) > 1 and apart and max(heights) > UNEVEN * min(heights)


def _is_column(box: Box, group: Sequence[Panel], around: Box, widest: float) -> bool:
    at_edge = box.x <= around.x + 0.03 * around.width or box.right >= around.right - 0.03 * around.width
    covered = sum(panel.box.height for panel in group) >= COLUMN_HEIGHT * around.height
    return at_edge and covered and COLUMN_WIDTH * around.width <= box.width <= widest * around.width


def _is_bar(box: Box, around: Box) -> bool:
    return box.overlap_x(around) >= BAR_WIDTH * around.width and box.height <= BAR_HEIGHT * around.height
