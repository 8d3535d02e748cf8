"""Panels → the pane of the conversation: which panel the messages stand on, and what frames it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from ocr_pipeline.colour import Colour
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.beside import conversation_beside_list
from ocr_pipeline.layout.grounds import ABUTTING, BAR_WIDTH, beside_avatars, children_of, is_squarish, one_edge
from ocr_pipeline.layout.labelled import SMALL_PRINT, clings, goes_with, is_signed, usual
from ocr_pipeline.layout.listed import wide_cards
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.layout.ruled import conversation_beside_rules
from ocr_pipeline.layout.sides import has_like_margins
from ocr_pipeline.layout.spoken import are_bubbles, are_faced
from ocr_pipeline.layout.torn import Ground
from ocr_pipeline.model import TextLine

# Shares of the pane. A panel as high and as wide as these, standing at its edge, is a column beside it (a chat list).
COLUMN_HEIGHT, COLUMN_WIDTH = 0.55, 0.12
# How wide such a column is at most: of panels, and of what is the ground of a conversation itself.
WIDEST, CHAT = 0.5, 0.85
# A bar this close to the pane's upper or lower end (share of the height, of a screen's where the pane is many times as
# high as wide) frames it; one farther in is a message's.
FRAME, SCREEN = 0.04, 3.0
# Share of the pane's height that a bar takes at most, of the width of a phone that its screen takes at least.
BAR_HEIGHT, SCREEN_WIDTH = 0.4, 0.85
# Pixels from the end of the pane within which a box is cut: the outline of an open bubble is as thick.
CUT = 3
# Length of a short word, in heights of a capital; share of the bare text, by width, that begins at one edge where it is
# the messages.
WORD, FLUSH = 2.0, 0.75
# Text whose middle is within this share of the pane's width of its middle is centred: a date, a system line.
MIDDLE = 0.06
# Small print is told by so many panels with text at least.
SPOKEN = 3
# Text in bubbles tells a conversation more surely than bare text, bare text beside avatars more surely than any.
BUBBLE_WEIGHT, ROW_WEIGHT, BARE_WEIGHT = 2.0, 1.0, 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Pane:
    """The ground of a conversation: its box, the panels on it, the bars that frame it, the bare text on it, how many
    avatars stand before that, and the colours (B, G, R) of the ground."""

    box: Box
    panels: tuple[Panel, ...]
    bars: tuple[Panel, ...]
    lines: tuple[TextLine, ...]
    pictures: tuple[Box, ...]
    rows: bool
    avatars: int
    colours: tuple[Colour, ...] = ()

    @property
    def weight(self) -> float:
        """How much of a conversation stands here, in capital heights of text."""
        bare = text_length(self.lines) * (ROW_WEIGHT if self.rows else BARE_WEIGHT)
        if self.rows:
            return bare + sum(text_length(panel.lines) for panel in self.panels)
        return bare + BUBBLE_WEIGHT * sum(text_length(panel.lines) for panel in self.panels)

    def cuts(self, box: Box) -> bool:
        """Return whether a message in a box is cut by the upper or the lower edge."""
        return box.y <= self.box.y + CUT or box.bottom >= self.box.bottom - CUT


def text_length(lines: Sequence[TextLine]) -> float:
    """Return the length of some lines in heights of their capitals: about proportional to the letters in them.

    What is shorter than a word tells nothing: icons, stars of a wallpaper.
    """
    lengths = (line.box.width / max(line.cap_height, 1.0) for line in lines)
    return sum(length for length in lengths if length >= WORD)


def within(panel: Panel, panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return a panel and all that stand on it, at any depth."""
    found: tuple[Panel, ...] = (panel,)
    for child in children_of(panel.number, panels):
        found += within(child, panels)
    return found


def pane_on(ground: Ground, panels: Sequence[Panel], grounds: Sequence[Panel], cards: Sequence[Panel] = ()) -> Pane:
    """Return the pane on a ground (the page itself, where it has no pieces); another ground upon it is no bubble, and
    neither are `cards` among its messages."""
    box, pieces = ground.box, ground.pieces
    children = [child for number in ground.numbers for child in children_of(number, panels) if child not in pieces]
    if ground.torn:
        own = {piece.number for piece in pieces}
        children = [child for child in children if child.parent in own or box.holds(child.box, share=0.9)]
    lying = [*pieces, *(each for each in panels if each.parent in ground.numbers and each not in pieces
                        and not each.flat.rectangular)]  # fmt: skip
    signed = [child for child in children if is_signed(child, [line for each in lying for line in each.lines], box)]
    low = [child for child in signed if child.box.center_y > box.center_y]  # above stands the header
    said = [child for child in low if any(goes_with(child, other, box) for other in children)]
    inner, framing = _carved(box, [child for child in children if child not in said], grounds)
    written = [line for each in lying for line in each.lines]
    drawn = [picture for each in lying for picture in each.pictures]
    inner = conversation_beside_rules(inner, written, drawn)
    inner = conversation_beside_list(inner, written, drawn, children)
    upon = [child for child in children if child not in framing and child not in grounds]
    here = tuple(child for child in upon if inner.holds(child.box, share=0.5))
    lines = tuple(line for line in written if inner.holds(line.box, share=0.5))
    pictures = tuple(box for box in drawn if inner.holds(box, share=0.5))
    squares = [panel.box for panel in here if is_squarish(panel.box)]
    avatars = len(beside_avatars([line.box for line in lines], (*pictures, *squares), inner))
    bubbles = [each for each in here if each.lines and (each in signed or each.box.width < BAR_WIDTH * inner.width)]
    bubbles = [panel for panel in bubbles if panel not in cards]
    loose = text_length([line for line in lines if not any(clings(line, panel) for panel in bubbles)])
    boxed = sum(text_length(panel.lines) for panel in bubbles)
    boxes, bare = [panel.box for panel in bubbles], len({line.row for line in lines})
    spoken = are_bubbles(boxes, inner) or are_faced(boxes, (*pictures, *squares), inner, least=max(avatars, bare))
    rows = loose > boxed and not spoken and not _is_small_print(lines, bubbles) and (
        avatars >= 1 or loose > 3 * boxed or _is_flush(lines, bubbles) or _is_larger(lines, bubbles, inner)
    )  # fmt: skip
    return Pane(inner, here, framing, lines, pictures, rows, avatars, tuple(each.flat.colour for each in lying))


def _is_flush(lines: Sequence[TextLine], panels: Sequence[Panel]) -> bool:
    """Whether most bare text begins at one left edge, and so do the panels: quotations and cards, no bubbles."""
    edges = [line.box.x for line in lines]
    height = median(line.cap_height for line in lines)
    column = max(edges, key=lambda edge: (_begun_at(edge, lines, height), -edge))
    at_column = _begun_at(column, lines, height)
    total = sum(line.box.width for line in lines)
    return at_column >= FLUSH * total and all(abs(panel.box.x - column) <= 1.5 * height for panel in panels)


def _is_larger(lines: Sequence[TextLine], panels: Sequence[Panel], inner: Box) -> bool:
    """Whether bare text, but for what is centred, is larger and stronger than that on panels: messages are, beside what
    they quote; labels of bubbles are not."""
    bare = [line for line in lines if abs(line.box.center_x - inner.center_x) > MIDDLE * inner.width]
    boxed = [line for panel in panels for line in panel.lines]
    if text_length(bare) <= text_length(boxed):
        return False
    return all(usual(bare, key) > usual(boxed, key) for key in (attrgetter("cap_height"), attrgetter("contrast")))


def _is_small_print(lines: Sequence[TextLine], panels: Sequence[Panel]) -> bool:
    """Whether bare text, of no more than two lines a panel, is set well smaller than that on most of several, and
    fainter: names over and times under bubbles of a word each."""
    written = [panel.lines for panel in panels if panel.lines]
    if not 0 < len(lines) <= 2 * len(written) or len(written) < SPOKEN:
        return False
    height, contrast = usual(lines, attrgetter("cap_height")), usual(lines, attrgetter("contrast"))
    larger = [each for each in written if usual(each, attrgetter("cap_height")) >= SMALL_PRINT * height
              and usual(each, attrgetter("contrast")) > contrast]  # fmt: skip
    return 2 * len(larger) > len(written)


def _begun_at(edge: int, lines: Sequence[TextLine], height: float) -> int:
    """Return the width of the lines that begin at an edge, in pixels."""
    return sum(line.box.width for line in lines if abs(line.box.x - edge) <= height / 2)


def _carved(box: Box, children: Sequence[Panel], grounds: Sequence[Panel]) -> tuple[Box, tuple[Panel, ...]]:
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
        if _is_column(union(panel.box for panel in group), group, box, widest):
            found.append(group)
    return found


def _is_column(box: Box, group: Sequence[Panel], around: Box, widest: float) -> bool:
    at_edge = box.x <= around.x + 0.03 * around.width or box.right >= around.right - 0.03 * around.width
    covered = sum(panel.box.height for panel in group) >= COLUMN_HEIGHT * around.height
    return at_edge and covered and COLUMN_WIDTH * around.width <= box.width <= widest * around.width


def _is_bar(box: Box, around: Box) -> bool:
    return box.overlap_x(around) >= BAR_WIDTH * around.width and box.height <= BAR_HEIGHT * around.height
