"""The panels on a pane → bubbles, avatars, chips and the composer, told apart by place and shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.buttons import buttons_under
from ocr_pipeline.layout.composers import COMPOSER_WIDTH, bare_composer, buttons_beside, is_composer
from ocr_pipeline.layout.edges import share_edge
from ocr_pipeline.layout.faces import EDGE, is_avatar, is_in_column, is_initial, like, of_one_kind
from ocr_pipeline.layout.grounds import BAR_WIDTH, is_squarish
from ocr_pipeline.layout.headers import is_titled
from ocr_pipeline.layout.labelled import NEAR, is_signed
from ocr_pipeline.layout.listed import wide_cards
from ocr_pipeline.layout.pane import MIDDLE, Pane
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# A bubble is at least this many times as high and as wide as the capitals of the chat.
ROOM = 1.7
# A glyph so many capitals high where an avatar would be is one: without other text on a pane nothing else tells.
FACE = 1.8
# A reaction's share of the area of its bubble at most, and the share of it that lies upon that at least.
MUCH_SMALLER, LAPPED = 0.4, 0.1
# How many times as wide as high a reaction is, and as high as wide, at most.
PILL, SQUARE = 2.2, 1.35
# Bubbles off the sides of a pane that tell a piece of a photograph behind them, which reaches one, at least.
FREE = 3
# What is so many capitals wide is a word: a date, smaller than what was said.
WORD = 3.0
# What stands under a picture and takes this share of its width is its caption.
CAPTION = 0.9
# Share of a bubble's width that its first row takes at least; what looks like one on a piece of a photograph does less.
SAID = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """The panels of a pane by what they are, and the words in a composer that is no panel; pieces are of the ground."""

    bubbles: tuple[Panel, ...]
    avatars: tuple[Box, ...]
    chips: tuple[Panel, ...]
    composers: tuple[Panel, ...]
    pieces: tuple[Panel, ...] = ()
    typed: tuple[TextLine, ...] = ()


def sort_panels(pane: Pane) -> Sorted:
    """Return what the panels on a pane are. Bars across the whole pane are no bubbles."""
    narrow = [panel for panel in pane.panels if panel.box.width < BAR_WIDTH * pane.box.width]
    listed = [*narrow, *wide_cards(pane.panels)]
    narrow = [
        panel
        for panel in pane.panels
        if panel in listed or _goes_with(panel, narrow) or is_signed(panel, pane.lines, pane.box)
    ] or _lone(pane)
    pieces = [panel for panel in narrow if _is_of_ground(panel, narrow, pane.box)]
    narrow = [panel for panel in narrow if panel not in pieces]
    written = [panel for panel in narrow if not panel.is_bare]
    faces = [panel for panel in written if not _is_spoken(panel, written)]
    avatars = [panel for panel in faces if is_avatar(panel.box, written, pane) or is_initial(panel, written)]
    avatars = [panel for panel in written if panel in avatars or is_in_column(panel.box, avatars)]
    written = [panel for panel in written if panel not in avatars]
    others = [each.box for each in narrow if each not in avatars and not is_avatar(each.box, written, pane)]
    chips = [panel for panel in written if _is_chip(panel.box, others, pane.box) or is_titled(panel, pane)]
    chips += [panel for panel in buttons_under(written) if panel not in chips]
    written = sorted((panel for panel in written if panel not in chips), key=lambda panel: panel.box.bottom)
    fields = [panel for panel in narrow if panel.box.width >= COMPOSER_WIDTH * pane.box.width]
    composers = [panel for panel in written[-2:] if is_composer(panel, written, fields, pane)
                 and not _is_timed(panel, written, pane)]  # fmt: skip
    lines = [line for panel in written for line in panel.lines]
    words = [line for line in lines if line.box.width >= WORD * line.cap_height] or lines  # emoji alone may be large
    height = median([line.cap_height for line in words for _ in range(line.box.width)] or [0.0])
    bubbles = [panel for panel in written if panel not in composers and _large_enough(panel, pane, height)]
    typed, icons = bare_composer(pane, bubbles)
    icons = [*icons, *buttons_beside(bubbles, composers, fields)]
    bubbles = [panel for panel in bubbles if panel not in icons]
    large = [line.box for line in pane.lines if line.box.height >= FACE * height]
    plain = [
        panel.box
        for panel in narrow
        if panel.is_bare
        and panel.box.height >= FACE * height
        and not any(like(panel.flat.colour, each) for each in pane.colours)
    ]  # a wallpaper's lines enclose some
    free = of_one_kind([each for each in (*pane.pictures, *large, *plain) if is_avatar(each, bubbles, pane)], pane.box)
    return Sorted(
        tuple(sorted(bubbles, key=lambda panel: (panel.box.y, panel.box.x))),
        tuple([panel.box for panel in avatars] + free),
        (*chips, *icons),
        tuple(composers),
        tuple(pieces),
        typed,
    )


def _is_of_ground(panel: Panel, panels: Sequence[Panel], pane: Box) -> bool:
    """Whether a panel is a piece of a photograph behind the chat: it reaches the side of the pane, has a colour of its
    own and no row of words that fills it, while several others with text reach none."""
    others = [other for other in panels if other.lines and other is not panel]
    free = [other for other in others if not reaches_side(other.box, pane)]
    alike = any(like(panel.flat.colour, other.flat.colour) for other in others)
    said = sum(line.box.width for line in panel.lines if line.row == 0) >= SAID * panel.box.width
    return reaches_side(panel.box, pane) and not (alike or said) and len(free) >= FREE and len(free) > len(others) / 2


def reaches_side(box: Box, pane: Box) -> bool:
    """Return whether a box reaches the left or the right side of a pane."""
    return box.x <= pane.x + 1 or box.right >= pane.right - 1


def _goes_with(panel: Panel, narrow: Sequence[Panel]) -> bool:
    """Whether a panel as wide as a bar has the colour and an edge of one with text below that is not: the widest
    bubble, and no field one types in."""
    alike = [other.box for other in narrow if other.lines and like(panel.flat.colour, other.flat.colour)]
    lower = [box for box in alike if box.y >= panel.box.bottom]
    edges = [(panel.box.x, box.x) for box in lower] + [(panel.box.right, box.right) for box in lower]
    return bool(panel.lines) and any(abs(own - other) <= EDGE for own, other in edges)


def _lone(pane: Pane) -> list[Panel]:
    """Return the one panel with words on a pane that reaches neither of its edges, or has round corners there: a bubble
    cropped with little around it."""
    written = [each for each in pane.panels if each.lines]
    inset = [each for each in written if each.flat.rounded or (
        each.box.x > pane.box.x + EDGE and each.box.right < pane.box.right - EDGE)]  # fmt: skip
    return inset if len(written) == 1 and not pane.lines else []


def _is_spoken(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether a panel has a time under its word and the colour and an edge of wider bubbles: "ok" is no avatar."""
    wide = [other for other in panels if other.box.width > 1.6 * other.box.height]
    alike = [other.box for other in wide if like(panel.flat.colour, other.flat.colour)]
    edged = any(min(abs(box.x - panel.box.x), abs(box.right - panel.box.right)) <= EDGE for box in alike)
    return edged and len({line.row for line in panel.lines}) > 1


def _is_timed(panel: Panel, panels: Sequence[Panel], pane: Pane) -> bool:
    """Whether a panel has the colour and an edge of another with text, and small print under it: no field has."""
    alike = [other for other in panels if other is not panel and like(panel.flat.colour, other.flat.colour)]
    edged = any(other.lines and share_edge(panel.box, other.box) for other in alike)
    size = max((own.cap_height for own in panel.lines), default=0.0)
    return edged and any(_is_under(line, panel.box) and line.cap_height < size for line in pane.lines)


def _is_under(line: TextLine, box: Box) -> bool:
    """Whether a line of a word or two, neither an icon nor a stroke, stands close under a box, flush with an edge."""
    if is_squarish(line.box) or line.box.width > box.width / 2:
        return False
    flush = min(abs(line.box.x - box.x), abs(line.box.right - box.right)) <= NEAR * line.cap_height
    return flush and 0 <= line.box.y - box.bottom <= NEAR * line.cap_height


def _is_chip(box: Box, others: Sequence[Box], pane: Box) -> bool:
    """Whether a box is a reaction or a button: hanging on a bubble, or one of several small ones side by side."""
    small = box.width < 0.25 * pane.width
    level = [
        other for other in others if other != box and _side_by_side(box, other) and other.width < 0.25 * pane.width
    ]
    return any(_clings(box, other) or _laps(box, other) for other in others) or (small and bool(level))


def _side_by_side(box: Box, other: Box) -> bool:
    same_height = abs(box.height - other.height) <= 0.2 * box.height
    near = -box.overlap_x(other) <= box.width
    return same_height and near and box.overlap_x(other) <= 0 and box.overlap_y(other) >= 0.8 * box.height


def _clings(box: Box, bubble: Box) -> bool:
    """Whether a box hangs on the lower edge of a much larger bubble: a reaction. One as wide as that is a caption."""
    if box == bubble or box.area > MUCH_SMALLER * bubble.area or box.height > 0.7 * bubble.height:
        return False
    if box.width >= CAPTION * bubble.width:
        return False
    return box.y <= bubble.bottom + 2 and box.bottom > bubble.bottom and box.overlap_x(bubble) >= 0.5 * box.width


def _laps(box: Box, bubble: Box) -> bool:
    """Whether a box about as wide as high lies across the edge of a much larger bubble: a reaction at its corner."""
    shared = box.intersection(bubble)
    shaped = box.height / SQUARE <= box.width <= PILL * box.height
    return shaped and box.area <= MUCH_SMALLER * bubble.area and LAPPED * box.area <= shared < 0.9 * box.area


def _large_enough(panel: Panel, pane: Pane, height: float) -> bool:
    """Whether a panel holds a readable line with room around it, or a picture; icons, specks and what a scroll bar cuts
    off hold neither."""
    if panel.box.width < ROOM * height:
        return False
    if panel.box.area >= 0.01 * pane.box.area:
        return True
    centred = abs(panel.box.center_x - pane.box.center_x) <= MIDDLE * pane.box.width
    words = [line.cap_height for line in panel.lines if centred and line.box.width >= WORD * line.cap_height]
    return panel.box.height >= ROOM * min([height, *words]) and any(line.cap_height >= 5 for line in panel.lines)
