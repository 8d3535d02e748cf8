"""Panes → those of conversations: the one that holds most of one, with those of other apps beside it; then others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.grounds import SEVERAL, children_of, fills, is_card, is_ground, is_icon, stacked_panels
from ocr_pipeline.layout.listed import is_column_of_log
from ocr_pipeline.layout.pane import Pane, pane_on, text_length
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.layout.sides import margin_side
from ocr_pipeline.layout.spoken import are_bubbles
from ocr_pipeline.layout.torn import Ground, whole_grounds
from ocr_pipeline.model import Side

# Shares of the page from which on a panel may be the ground of a conversation, and one with bubbles on two sides is; of
# a post, from which on one on it is.
PANE_AREA, WINDOW, SHOWN = 0.12, 0.03, 0.2
# A conversation is this many times as wide as a list of chats beside it, and says at least this share of what it says;
# a screen above another differs from it by this share of its sides.
WIDER, TALK, TWINS = 1.25, 0.1, 0.05
# Pixels by which the left edges of two parts of one chat differ.
EDGE = 4
# Share of what is said on a page that is so in a window over it, at least; and of the most text on a pane, in another
# that may be the conversation's for all that.
SPOKEN, MUCH = 0.4, 0.15


def find_panes(panels: Sequence[Panel], page: Box) -> Iterator[tuple[Pane, ...]]:
    """Yield the panes of a conversation, likeliest first: the one that holds most of one with those of other apps
    beside it, in the order to read them; that one with its bubbles taken for cards among rows, or the other way round;
    then each other pane with much text, in both ways.

    Where no panel is the ground of a conversation, the page itself is.
    """
    stacked = stacked_panels(panels)
    panes = _panes_on(panels, page, stacked)
    chosen = _chosen(panes, stacked)
    yield chosen
    much = MUCH * max(map(_amount, panes))
    others = [pane for pane in panes if pane not in chosen and _amount(pane) >= much and not _shows(pane, chosen[0])]
    others.sort(key=lambda pane: -pane.weight)
    for each in (_otherwise(chosen[0]), *chain.from_iterable((pane, _otherwise(pane)) for pane in others)):
        if each.rows or any(panel.lines for panel in each.panels):
            yield (each,)


def _shows(page: Pane, pane: Pane) -> bool:
    """Whether a page with text of its own is what a chat with bubbles on two sides is shown on."""
    return page.rows and page.box.holds(pane.box) and (_is_spoken(pane) or _is_shown(pane, page))


def _otherwise(pane: Pane) -> Pane:
    """Return a pane of bubbles as one of rows, and one of rows as one of bubbles."""
    return replace(pane, rows=not pane.rows)


def _amount(pane: Pane) -> float:
    """Return how much text stands on a pane, in capital heights."""
    return text_length(pane.lines) + sum(text_length(panel.lines) for panel in pane.panels)


def _panes_on(panels: Sequence[Panel], page: Box, stacked: frozenset[int]) -> list[Pane]:
    """Return the page as a pane, and one on each ground of a conversation."""
    large = [panel for panel in panels if panel.flat.rectangular and _is_large(panel, panels, page)]
    grounds = [panel for panel in large if is_ground(panel, panels, stacked) or fills(panel, panels, page)
               or is_column_of_log(panel, panels)]  # fmt: skip
    cards = [ground for ground in grounds if is_card(ground, panels) and not _on_two_sides(
        [child.box for child in children_of(ground.number, panels) if child.lines], ground.box)]  # fmt: skip
    grounds = [ground for ground in grounds if ground not in cards]
    wholes = [Ground(page), *whole_grounds(grounds, panels, page)]
    return [pane_on(each, panels, grounds, cards) for each in wholes]


def _chosen(panes: Sequence[Pane], stacked: frozenset[int]) -> tuple[Pane, ...]:
    """Return the pane that holds most of a conversation (the first is the page), and those of other apps beside it."""
    window = _window_of([pane.box for pane in panes])
    found = [number for number, pane in enumerate(panes) if not any(_lists(pane, other, window) for other in panes)]
    spoken = [number for number in found if not _is_of_cells(panes[number], stacked)]
    main = max(spoken or found, key=lambda number: panes[number].weight)
    main = next((number for number, pane in enumerate(panes) if number and _is_shown(pane, panes[main])), main)
    over = [number for number in spoken if _is_window(panes[number], panes[main])]
    main = max(over, key=lambda number: panes[number].weight, default=main)
    if main == 0:
        return (panes[0],)
    shown = [panes[main], *(pane for pane in panes[1:] if _is_other_screen(pane, panes[main], window))]
    return tuple(sorted(shown, key=lambda pane: (pane.box.y // max(1, pane.box.height // 2), pane.box.x)))


def _said_on(pane: Pane) -> list[Panel]:
    """Return the panels of a pane that may be its bubbles: those with text, none of a chat of rows."""
    return [panel for panel in pane.panels if panel.lines and not pane.rows]


def _is_large(panel: Panel, panels: Sequence[Panel], page: Box) -> bool:
    """Whether a panel is large enough for the ground of a conversation: one in a window on a page may be small, where
    bubbles stand on two sides of it."""
    if panel.box.area >= PANE_AREA * page.area:
        return True
    said = [child.box for child in children_of(panel.number, panels) if child.lines]
    return panel.box.area >= WINDOW * page.area and _on_two_sides(said, panel.box)


def _is_of_cells(pane: Pane, stacked: frozenset[int]) -> bool:
    """Whether most that is said on the panels of a pane is so on some that abut one another: a list of chats beside a
    conversation, with the bars over and under that."""
    said = _said_on(pane)
    cells = sum(text_length(panel.lines) for panel in said if panel.number in stacked)
    return cells > sum(text_length(panel.lines) for panel in said) / 2


def _window_of(boxes: Sequence[Box]) -> Box:
    """Return what the innermost panes lie in: around a window a desktop may be seen."""
    return union(box for box in boxes if not any(box.area > other.area and box.holds(other) for other in boxes))


def _is_window(pane: Pane, page: Pane) -> bool:
    """Whether a pane is that of a chat in a window over a page: bubbles stand on two sides of it and not of the page,
    and as much is said as on a good part of that, or a part of it where no faces stand beside its text: a newspaper's
    is longer than the chat it shows."""
    around = page.box.holds(pane.box) and not _is_spoken(page)
    least = TALK if page.rows and page.avatars < SEVERAL else SPOKEN
    return around and _is_spoken(pane) and pane.weight >= least * page.weight


def _is_spoken(pane: Pane) -> bool:
    """Whether bubbles stand on two sides of a pane, as on no list and no page around a chat; what counts the unread of
    one, square and level with longer bare text, is no bubble."""
    said = [panel for panel in _said_on(pane) if not (is_icon(panel) and _is_beside_text(panel.box, pane))]
    return _on_two_sides([panel.box for panel in said], pane.box)


def _is_beside_text(box: Box, pane: Pane) -> bool:
    """Whether bare text on a pane, longer than a box is wide, is level with it."""
    return any(line.box.overlap_y(box) >= line.box.height / 2 and line.box.width > box.width for line in pane.lines)


def _on_two_sides(boxes: Sequence[Box], ground: Box) -> bool:
    return len(boxes) > SEVERAL and are_bubbles(boxes, ground)


def _is_shown(pane: Pane, post: Pane) -> bool:
    """Whether a pane with bubbles is what somebody shows in a post, whose own text has one avatar beside it at most and
    does not fill much more room; more may be around bubbles that stand at both sides, in an article."""
    said = _said_on(pane)
    posted = post.rows and post.avatars < SEVERAL and post.box.holds(pane.box)
    both = len(said) > SEVERAL and {Side.LEFT, Side.RIGHT} <= {margin_side(panel.box, pane.box) for panel in said}
    return bool(said) and posted and pane.box.area >= (PANE_AREA if both else SHOWN) * post.box.area


def _lists(pane: Pane, other: Pane, window: Box) -> bool:
    """Whether a pane is the list of chats or members beside a conversation: narrower, level with it, at the edge."""
    if _is_spoken(pane):
        return False
    narrower = other.box.width >= WIDER * pane.box.width
    beside = pane.box.overlap_x(other.box) <= 0.05 * pane.box.width
    level = pane.box.overlap_y(other.box) >= 0.6 * min(pane.box.height, other.box.height)
    at_edge = min(pane.box.x - window.x, window.right - pane.box.right) <= 0.05 * window.width
    return narrower and beside and level and at_edge and other.weight >= TALK * pane.weight


def _is_other_screen(pane: Pane, main: Pane, window: Box) -> bool:
    """Whether a pane apart from the main one is another screen: above or below it is as large, or another part of its
    rows, as each topic stands on its own; beside it has bubbles on two sides, as no list has, or several and is about
    as wide."""
    box, other = pane.box, main.box
    if box.intersection(other) or _lists(pane, main, window):
        return False
    if box.overlap_x(other) > 0:
        as_high = abs(box.height - other.height) <= TWINS * other.height
        parted = pane.rows and main.rows and min(pane.avatars, main.avatars) > 0 and abs(box.x - other.x) <= EDGE
        parted &= pane.weight >= MUCH * main.weight
        return (as_high or parted) and abs(box.width - other.width) <= TWINS * other.width
    said = [panel.box for panel in _said_on(pane)]
    as_wide = WIDER * min(box.width, other.width) > max(box.width, other.width)
    return are_bubbles(said, box) or (as_wide and len(said) >= SEVERAL)
