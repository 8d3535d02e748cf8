"""The panels on a pane → bubbles, avatars, chips and the composer, told apart by place and shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ocr_pipeline.colour import Colour, difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.grounds import BAR_WIDTH, is_icon, is_squarish
from ocr_pipeline.layout.lines import in_rows
from ocr_pipeline.layout.pane import MIDDLE, Pane
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# Share of the pane's width from which on a lone field at the bottom may be the composer.
COMPOSER_WIDTH = 0.55
# A field of one row is no higher than this many of its capitals.
ONE_ROW = 7
# A bubble is at least this many times as high and as wide as the capitals of the chat.
ROOM = 1.7
# A glyph so many capitals high where an avatar would be is one: without other text on a pane nothing else tells.
FACE = 1.8
# A reaction's share of the area of its bubble at most, and the share of it that lies upon that at least.
MUCH_SMALLER, LAPPED = 0.4, 0.1
# An avatar beside the name and time under a bubble is so many times its own height from that at most.
HANGING = 0.3
# Difference (0..255) of colours that are one.
ALIKE = 10
# Pixels within which a bar reaches the edge of its pane.
EDGE = 3
# The picture of a sound is more than this many times as wide as high; a field has icons only.
SOUND = 3.0
# A bare field begins before the first share of the pane's width and has an icon behind the second; heights of a capital
# that a word is long at least.
BEGIN, END, WORD = 0.3, 0.85, 3.0
# What stands under a picture and takes this share of its width is its caption.
CAPTION = 0.9
# A placeholder is this much fainter than the messages' text, or than the icons on both sides of it: runs at least.
DIM, BETWEEN = 0.75, 3


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """The panels of a pane by what they are, and the words in a composer that is no panel."""

    bubbles: tuple[Panel, ...]
    avatars: tuple[Box, ...]
    chips: tuple[Panel, ...]
    composers: tuple[Panel, ...]
    typed: tuple[TextLine, ...] = ()


def sort_panels(pane: Pane) -> Sorted:
    """Return what the panels on a pane are. Bars across the whole pane are no bubbles."""
    narrow = [panel for panel in pane.panels if panel.box.width < BAR_WIDTH * pane.box.width]
    narrow = [panel for panel in pane.panels if panel in narrow or _goes_with(panel, narrow)] or _lone(pane)
    written = [panel for panel in narrow if panel.lines or panel.pictures or panel.bars]
    avatars = [panel for panel in written if _is_avatar(panel.box, written, pane) or _is_initial(panel, written)]
    avatars = [panel for panel in written if panel in avatars or _is_in_column(panel.box, avatars)]
    written = [panel for panel in written if panel not in avatars]
    chips = [panel for panel in written if _is_chip(panel.box, [other.box for other in narrow], pane.box)]
    written = sorted((panel for panel in written if panel not in chips), key=lambda panel: panel.box.bottom)
    fields = [panel for panel in narrow if panel.box.width >= COMPOSER_WIDTH * pane.box.width]
    composers = [panel for panel in written[-2:] if _is_composer(panel, written, fields, pane)]
    heights = [line.cap_height for panel in written for line in panel.lines for _ in range(line.box.width)]
    height = median(heights) if heights else 0.0
    bubbles = [panel for panel in written if panel not in composers and _large_enough(panel, pane, height)]
    typed, icons = _bare_composer(pane, bubbles)
    bubbles = [panel for panel in bubbles if panel not in icons]
    large = [line.box for line in pane.lines if line.box.height >= FACE * height]
    free = [each for each in (*pane.pictures, *large) if _is_avatar(each, bubbles, pane)]
    return Sorted(
        tuple(sorted(bubbles, key=lambda panel: (panel.box.y, panel.box.x))),
        tuple([panel.box for panel in avatars] + free),
        (*chips, *icons),
        tuple(composers),
        typed,
    )


def _bare_composer(pane: Pane, bubbles: Sequence[Panel]) -> tuple[tuple[TextLine, ...], list[Panel]]:
    """Return the words in the field one types in where it is bare, and its icons that are panels: the lowest row of
    text, below all bubbles, begins left and has an icon at the pane's right end. Nothing where there is none."""
    row = in_rows(pane.lines)[-1] if pane.lines else ()
    words = [line for line in row if line.box.width >= WORD * line.cap_height]
    if not words or min(line.box.x for line in words) > pane.box.x + BEGIN * pane.box.width:
        return (), []
    box = union(line.box for line in words)
    end = pane.box.x + END * pane.box.width

    def ends(icon: Box) -> bool:
        return is_squarish(icon) and icon.center_x >= end and icon.overlap_y(box) >= box.height / 2

    icons = [panel for panel in bubbles if is_icon(panel) and ends(panel.box)]
    signs = [*pane.pictures, *(panel.box for panel in pane.panels), *(line.box for line in row)]
    lowest = all(panel.box.bottom <= box.y for panel in bubbles if panel not in icons)
    return (row, icons) if lowest and any(map(ends, signs)) else ((), [])


def _goes_with(panel: Panel, narrow: Sequence[Panel]) -> bool:
    """Whether a panel as wide as a bar has the colour and an edge of one with text below that is not: the widest
    bubble, and no field one types in."""
    like = [other.box for other in narrow if other.lines and _like(panel.flat.colour, other.flat.colour)]
    lower = [box for box in like if box.y >= panel.box.bottom]
    edges = [(panel.box.x, box.x) for box in lower] + [(panel.box.right, box.right) for box in lower]
    return bool(panel.lines) and any(abs(own - other) <= EDGE for own, other in edges)


def _lone(pane: Pane) -> list[Panel]:
    """Return the one panel on a pane that reaches neither of its edges: a bubble cropped with little around it."""
    inset = [each for each in pane.panels if each.box.x > pane.box.x + EDGE and each.box.right < pane.box.right - EDGE]
    return inset if len(pane.panels) == 1 and not pane.lines else []


def _is_avatar(box: Box, panels: Sequence[Panel], pane: Pane) -> bool:
    """Whether a box is a small square or disc at the outer side of a bubble, or of what is noted under it."""
    if not is_squarish(box) or box.width > 0.2 * pane.box.width:
        return False
    for panel in panels:
        other = panel.box
        beside = min(abs(other.x - box.right), abs(box.x - other.right)) <= 1.2 * box.width
        apart = box.overlap_x(other) <= 2
        centred = abs(other.center_x - pane.box.center_x) <= MIDDLE * pane.box.width
        under = not centred and box.y >= other.center_y and -box.overlap_y(other) <= HANGING * box.height
        level = under or box.overlap_y(other) >= 0.3 * min(box.height, other.height)
        outer = abs(box.center_x - pane.box.center_x) > abs(other.center_x - pane.box.center_x)
        if other != box and beside and apart and level and outer and other.width > 1.2 * box.width:
            return True
    return False


def _is_in_column(box: Box, avatars: Sequence[Panel]) -> bool:
    """Whether a box is as large as an avatar and stands above or below it: beside a photograph, which is no panel."""
    like = (panel.box for panel in avatars)
    return any(abs(box.x - other.x) <= EDGE >= abs(box.right - other.right) and abs(box.height - other.height) <= EDGE
               for other in like)  # fmt: skip


def _is_initial(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether a panel is a disc with an initial: about square, of a glyph or two, beside a bubble, of a colour no
    bubble has. A lone "ok" stands on a row of its own."""
    runs = [line.box for line in panel.lines]
    if not is_squarish(panel.box) or len(runs) != 1 or runs[0].width > 0.75 * panel.box.width:
        return False
    bubbles = [other for other in panels if other.box.width > 1.6 * other.box.height]
    beside = any(panel.box.overlap_y(other.box) > 0 and panel.box.overlap_x(other.box) <= 2 for other in bubbles)
    return beside and not any(_like(panel.flat.colour, other.flat.colour) for other in bubbles)


def _like(a: Colour, b: Colour) -> bool:
    return difference(a, b) <= ALIKE


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
    """Whether a box as wide as high lies across the edge of a much larger bubble: a reaction at its corner."""
    shared = box.intersection(bubble)
    return is_squarish(box) and box.area <= MUCH_SMALLER * bubble.area and LAPPED * box.area <= shared < 0.9 * box.area


def _large_enough(panel: Panel, pane: Pane, height: float) -> bool:
    """Whether a panel holds a readable line with room around it, or a picture; icons, specks and what a scroll bar cuts
    off hold neither."""
    if panel.box.width < ROOM * height:
        return False
    if panel.box.area >= 0.01 * pane.box.area:
        return True
    return panel.box.height >= ROOM * height and any(line.cap_height >= 5 for line in panel.lines)


def _is_composer(panel: Panel, others: Sequence[Panel], fields: Sequence[Panel], pane: Pane) -> bool:
    """Whether a panel is the field one types in: wide, at the bottom, one row, dim or with icons at its end.

    `others` are those with text or pictures, `fields` the wide ones: an empty field below is the one.
    """
    below = [other for other in (*others, *fields) if other is not panel and other.box.y > panel.box.center_y]
    one_row = panel.box.height <= ONE_ROW * max((line.cap_height for line in panel.lines), default=0)
    wide = panel.box.width >= COMPOSER_WIDTH * pane.box.width
    low = panel.box.center_y > pane.box.y + 0.6 * pane.box.height
    sound = any(each.width > SOUND * each.height for each in (*panel.pictures, *panel.bars))
    if below or not wide or not low or not one_row or sound:
        return False
    icons = _icons_at_end(panel, pane)
    if any(bar.box.y >= panel.box.bottom for bar in pane.bars):
        return icons >= 2  # a bar below is the composer itself, or the keyboard under it
    contrasts = [line.contrast for other in others if other is not panel for line in other.lines]
    dim = bool(contrasts) and all(line.contrast < DIM * median(contrasts) for line in panel.lines)
    reach = max((other.box.right for other in others if other is not panel), default=0)
    full = panel.box.right >= reach - 0.02 * pane.box.width
    return (dim and full) or icons >= 1 or _between_icons(panel)


def _between_icons(panel: Panel) -> bool:
    """Whether a row of dim words has a stronger icon, or several, before it and another behind it."""
    if len(panel.lines) < BETWEEN:
        return False
    first, *between, last = sorted(panel.lines, key=lambda line: line.box.x)
    strong = min(first.contrast, last.contrast)
    words = [line for line in between if not is_squarish(line.box)]
    ended = all(map(is_squarish, (first.box, last.box)))
    return ended and bool(words) and all(line.contrast < DIM * strong for line in words)


def _icons_at_end(panel: Panel, pane: Pane) -> int:
    """Return how many icons as high as the text or higher stand at a field's right end, inside or just outside, where
    some may have been found as one run."""
    tall = min((line.cap_height for line in panel.lines), default=0.0)
    edge = panel.box.right - 0.05 * panel.box.width
    ends = [*panel.pictures, *(line.box for line in panel.lines)]
    inside = [each for each in ends if each.x > panel.box.x + 0.6 * panel.box.width and each.right < edge]
    level = [each for each in (*pane.pictures, *(line.box for line in pane.lines)) if each.overlap_y(panel.box) > 0]
    outside = [each for each in level if 0 <= each.x - panel.box.right <= panel.box.height]
    icons = [each for each in inside if is_squarish(each)] + outside
    return sum(max(1, round(each.width / each.height / 1.5)) for each in icons if each.height >= 1.2 * tall)
