"""The field one types in: a panel below the messages, or bare words with icons behind them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import one_edge, share_edge
from ocr_pipeline.layout.grounds import is_button, is_icon, is_squarish
from ocr_pipeline.layout.lines import in_rows
from ocr_pipeline.layout.pane import Pane
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.layout.sides import has_like_margins
from ocr_pipeline.model import TextLine

# Share of the pane's width from which on a lone field at the bottom may be the composer.
COMPOSER_WIDTH = 0.55
# Shares of the pane's height that a field is below, and one with several icons, under which a keyboard may be.
LOW, OVER_KEYS = 0.6, 0.4
# A field of one row is no higher than this many of its capitals.
ONE_ROW = 7
# The picture of a sound is more than this many times as wide as high; a field has icons only.
SOUND = 3.0
# An icon is this many times as high as a capital, and so many heights of the field behind it at most.
TALLER, BEHIND = 1.1, 2.0
# A bare field begins before the first share of the pane's width and has an icon behind the second; heights of a capital
# that a word is long at least.
BEGIN, END, WORD = 0.3, 0.85, 3.0
# A button behind a field is no wider than this share of the pane.
BUTTON = 0.25
# A placeholder is this much fainter than the messages' text, or than the icons on both sides of it: runs at least.
DIM, BETWEEN = 0.75, 3
# What is below a field and no higher than this share of it is an icon; colours that differ by no more are one (0..255).
SPECK, SAME = 0.25, 2
# Share of their heights that a field and a button beside it have in common at least.
LEVEL = 0.6
# In heights of a capital: what begins this far left of the messages' text is none of it; what begins this far behind
# the words of a field is no emoji among them, and this far none of a message at all.
LEFT, APART, FAR = 1.5, 3.0, 6.0
# So many bubbles with the very edges and colour of one make it one of them.
TWINS = 2


def bare_composer(pane: Pane, bubbles: Sequence[Panel]) -> tuple[tuple[TextLine, ...], list[Panel]]:
    """Return the words in the field one types in where it is bare, and its icons that are panels: the lowest row of
    text, below all bubbles, begins left and has an icon or a button at the pane's right end; else nothing."""
    row = in_rows(pane.lines)[-1] if pane.lines else ()
    words = [line for line in row if line.box.width >= WORD * line.cap_height]
    if not words or min(line.box.x for line in words) > pane.box.x + BEGIN * pane.box.width:
        return (), []
    box = union(line.box for line in words)
    end = pane.box.x + END * pane.box.width

    def ends(sign: Box) -> bool:
        return sign.center_x >= end and sign.overlap_y(box) >= box.height / 2

    buttons = [panel for panel in bubbles if is_button(panel) and panel.box.width <= BUTTON * pane.box.width]
    icons = [panel for panel in bubbles if (is_icon(panel) or panel in buttons) and ends(panel.box)]
    signs = [*pane.pictures, *(panel.box for panel in pane.panels), *(line.box for line in row)]
    lowest = all(panel.box.bottom <= box.y for panel in bubbles if panel not in icons)
    return (row, icons) if lowest and (icons or any(is_squarish(sign) and ends(sign) for sign in signs)) else ((), [])


def is_placeholder(row: Sequence[TextLine], pane: Pane) -> bool:
    """Return whether a bare row below rows of text is no message of theirs: its words are dim beside the pane's, or
    begin left of where most do, and signs stand before them (a plus, a clip, one's own face) and behind, or several
    behind; one behind, if both is so (the plus was read with the words)."""
    words = [line for line in row if line.box.width >= WORD * line.cap_height]
    if not words or not pane.lines:
        return False
    box = union(line.box for line in words)
    signs = [*pane.pictures, *(panel.box for panel in pane.panels), *(line.box for line in row)]
    signs = [sign for sign in signs if is_squarish(sign) and sign.overlap_y(box) >= box.height / 2]
    behind = sum(sign.x >= box.right for sign in signs)
    around = any(sign.right <= box.x for sign in signs) or behind > 1
    usual = median(line.contrast for line in pane.lines for _ in range(line.box.width))
    column = median(line.box.x for line in pane.lines for _ in range(line.box.width))
    apart = box.x < column - LEFT * words[0].cap_height
    dim = all(line.contrast < DIM * usual for line in words)
    return (around and (apart or dim)) or (apart and dim and behind > 0)


def is_composer(panel: Panel, others: Sequence[Panel], fields: Sequence[Panel], pane: Pane) -> bool:
    """Return whether a panel is the field one types in: wide, at the bottom, one row, dim or with icons at its end.

    `others` are those with text or pictures, `fields` the wide ones: an empty field below is the one.
    """
    below = [other for other in (*others, *fields) if other is not panel and other.box.y > panel.box.center_y
             and other.box.height > SPECK * panel.box.height]  # fmt: skip
    one_row = panel.box.height <= ONE_ROW * max((line.cap_height for line in panel.lines), default=0)
    buttons = [each.box for each in pane.panels if each.box.x >= panel.box.right and _is_button_of(each, panel.box)]
    begins, ends = pane.box.x + BEGIN * pane.box.width, pane.box.x + END * pane.box.width
    spread = panel.box.x <= begins and any(box.right >= ends for box in buttons)
    widest = all(other.box.width < panel.box.width for other in others if other is not panel)
    centred = widest and has_like_margins(panel.box, pane.box)
    wide = panel.box.width >= COMPOSER_WIDTH * pane.box.width or _among_icons(panel, pane) or spread or centred
    inside = len(_icons_inside(panel))
    beside = [each.box for each in pane.panels if is_squarish(each.box) and each.box.overlap_y(panel.box) > 0]
    ended = any(0 <= box.x - panel.box.right <= panel.box.height for box in (*beside, *buttons))
    behind = _icons_behind(panel, pane) if inside or not _is_in_column(panel, others) else 0
    icons = inside + behind + (inside > 0 and ended)
    low = panel.box.center_y > pane.box.y + (LOW if icons < 2 else OVER_KEYS) * pane.box.height
    sound = any(each.width > SOUND * each.height for each in (*panel.pictures, *panel.bars))
    if below or not wide or not low or not one_row or sound or _is_one_of(panel, others):
        return False
    if any(bar.box.y >= panel.box.bottom for bar in pane.bars):
        return icons >= 2  # a bar below is the composer itself, or the keyboard under it
    contrasts = [line.contrast for other in others if other is not panel for line in other.lines]
    apart = _apart_in(panel)
    words = [line for line in panel.lines if line.box not in apart]
    dim = bool(contrasts and words) and all(line.contrast < DIM * median(contrasts) for line in words)
    reach = max((other.box.right for other in others if other is not panel), default=0)
    full = panel.box.right >= reach - 0.02 * pane.box.width or ended
    return (dim and full) or icons >= 1 or _between_icons(panel) or _is_drawn_alone(panel, others, pane)


def _is_one_of(panel: Panel, others: Sequence[Panel]) -> bool:
    """Whether several others with text have the edges and the colour of a panel: the lowest of bubbles as wide."""
    return _count_like(panel, [each for each in others if one_edge(each.box, panel.box)]) >= TWINS


def _is_in_column(panel: Panel, others: Sequence[Panel]) -> bool:
    """Whether several others with text have an edge and the colour of a panel, one of them as wide: a bubble that what
    stands behind it (who has seen it, the pattern of a wallpaper) makes no field."""
    column = [each for each in others if share_edge(each.box, panel.box)]
    wide = [each for each in column if each.box.width >= panel.box.width]
    return _count_like(panel, column) >= TWINS and _count_like(panel, wide) > 0


def _count_like(panel: Panel, others: Sequence[Panel]) -> int:
    """Return how many others with text have the colour of a panel."""
    written = [each for each in others if each is not panel and each.lines]
    return sum(difference(each.flat.colour, panel.flat.colour) <= SAME for each in written)


def _is_drawn_alone(panel: Panel, others: Sequence[Panel], pane: Pane) -> bool:
    """Whether a panel has the very colour of the ground: only its outline is seen, and no other with text is so."""
    alike = [each for each in others if each is not panel and difference(each.flat.colour, panel.flat.colour) <= SAME]
    return not alike and any(difference(colour, panel.flat.colour) <= SAME for colour in pane.colours)


def buttons_beside(bubbles: Sequence[Panel], composers: Sequence[Panel], fields: Sequence[Panel]) -> list[Panel]:
    """Return which of what may be bubbles are buttons: of one row, level with the field one types in and about as high;
    of the wide `fields` an empty one with nothing below it is that too."""
    empty = [each for each in fields if each.is_bare and all(other.box.y < each.box.bottom for other in bubbles)]
    return [panel for panel in bubbles if any(_is_button_of(panel, field.box) for field in (*composers, *empty))]


def _is_button_of(panel: Panel, field: Box) -> bool:
    box = panel.box
    beside = box.overlap_x(field) <= 0 and box.width < field.width and len({line.row for line in panel.lines}) == 1
    return beside and box.overlap_y(field) >= LEVEL * max(box.height, field.height)


def _between_icons(panel: Panel) -> bool:
    """Whether a row of dim words has a stronger icon, or several, before it and another behind it."""
    if len(panel.lines) < BETWEEN:
        return False
    first, *between, last = sorted(panel.lines, key=lambda line: line.box.x)
    strong = min(first.contrast, last.contrast)
    words = [line for line in between if not is_squarish(line.box)]
    ended = all(map(is_squarish, (first.box, last.box)))
    return ended and bool(words) and all(line.contrast < DIM * strong for line in words)


def _among_icons(panel: Panel, pane: Pane) -> bool:
    """Whether a field has an icon in its end and others before and behind it: no bubble stands among as many."""
    before = [each for each in _level(panel, pane) if 0 <= panel.box.x - each.right <= BEHIND * panel.box.height]
    return bool(_apart_in(panel) and before and _icons_behind(panel, pane))


def _icons_inside(panel: Panel) -> list[Box]:
    """Return the icons at a field's right end: higher than the text, or as high and very far behind the words (an icon
    before these counts as one), off the edge or far behind the words."""
    tall = min((line.cap_height for line in panel.lines), default=0.0)
    edge = panel.box.right - 0.05 * panel.box.width
    apart = _apart_in(panel)
    ends = [each for each in _ends(panel) if each in apart or (is_squarish(each) and each.right < edge)]
    words = [line for line in panel.lines if line.box not in ends]
    far = max((line.box.right + FAR * line.cap_height for line in words), default=panel.box.right)
    return [each for each in ends if each.height >= (tall if each.x >= far else TALLER * tall)]


def _apart_in(panel: Panel) -> list[Box]:
    """Return the icons in a field's right end far behind the words before them: higher than these, as no time is."""
    ends = _ends(panel)
    words = [line for line in panel.lines if line.box not in ends and not is_squarish(line.box)]
    if not words:
        return []
    behind = max(line.box.right for line in words) + APART * min(line.cap_height for line in words)
    high = TALLER * max(line.cap_height for line in words)
    return [each for each in ends if each.x >= behind and each.height >= high]


def _ends(panel: Panel) -> list[Box]:
    parts = [*panel.pictures, *(line.box for line in panel.lines)]
    return [each for each in parts if each.x > panel.box.x + 0.6 * panel.box.width]


def _icons_behind(panel: Panel, pane: Pane) -> int:
    """Return how many icons as high as the text or higher stand behind a field, where some may be found as one run."""
    tall = min((line.cap_height for line in panel.lines), default=0.0)
    behind = [each for each in _level(panel, pane) if 0 <= each.x - panel.box.right <= BEHIND * panel.box.height]
    return sum(max(1, round(each.width / each.height / 1.5)) for each in behind if each.height >= TALLER * tall)


def _level(panel: Panel, pane: Pane) -> list[Box]:
    return [each for each in (*pane.pictures, *(line.box for line in pane.lines)) if each.overlap_y(panel.box) > 0]
