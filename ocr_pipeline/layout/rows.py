"""A pane without bubbles → one region of rows: its bare text, and the cards and chips that stand among it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.bubbles import sort_panels
from ocr_pipeline.layout.composers import is_placeholder
from ocr_pipeline.layout.grounds import BAR_WIDTH, heads, is_icon, is_squarish
from ocr_pipeline.layout.lines import renumbered
from ocr_pipeline.layout.pane import Pane, within
from ocr_pipeline.layout.panels import SOLID, Panel
from ocr_pipeline.layout.trim import without_header, without_members
from ocr_pipeline.model import Region, RegionKind, TextLine

# A square with a sign on it is no avatar but the part of a reaction if no higher than this many capitals.
BADGE = 2.2
# An avatar beside text is no higher than so many capitals.
FACE = 5.0
# Pixels beyond the box of a card or a chip that its outline is drawn in, and what a piece of it is no wider than, in
# shares of its height.
OUTLINE, PIECE = 4, 0.6


def rows_of_pane(pane: Pane, panels: Sequence[Panel]) -> tuple[Region, ...]:
    """Return the text of a pane as one region of rows, and the composer's.

    A panel as wide as the pane (a highlighted row) reads on as text; any other is a card or a chip, told apart when
    it has been read. A small square is an avatar.
    """
    pane = without_header(without_members(pane))
    lines, quoted, pictures, cards = list(pane.lines), [], list(pane.pictures), []
    parts = sort_panels(pane)
    composers = [panel for panel in parts.composers if not _adjoins(panel.box, pane.pictures)]
    typed = parts.typed if is_placeholder(parts.typed, pane) else ()
    fields = [(panel.box, panel.lines) for panel in composers]
    if typed:
        fields.append((union(line.box for line in typed), renumbered(typed)))
    lines = [line for line in lines if not any(_is_level(line.box, box) for box, _ in fields)]
    height = median(line.cap_height for line in pane.lines) if pane.lines else 0.0
    for panel in pane.panels:
        if panel in composers:
            continue
        inner = within(panel, panels)
        icons = [each for each in inner if each is not panel and is_icon(each)]
        own = [line for each in inner if each not in icons for line in each.lines]
        pictures += [box for each in inner for box in each.pictures] + [each.box for each in icons]
        if panel.box.width >= BAR_WIDTH * pane.box.width:
            lines += own
        elif _is_face(panel, pane, height):
            pictures.append(panel.box)
        else:
            quoted += own
            cards.append(panel.box)
    lines = [line for line in lines if not _is_outline(line, [*cards, *pictures])]
    if not lines:
        return ()
    rows = Region(
        RegionKind.ROWS,
        pane.box,
        None,
        renumbered(lines),
        quoted=renumbered(quoted),
        pictures=tuple(sorted(pictures)),
        bars=tuple(sorted(_solid(pane, panels, pictures))),
        panels=tuple(sorted(cards)),
    )
    return (rows, *(Region(RegionKind.COMPOSER, box, None, words) for box, words in fields))


def _solid(pane: Pane, panels: Sequence[Panel], pictures: Sequence[Box]) -> set[Box]:
    """Return the pictures of a pane that are of one colour: words may be blacked out with them."""
    bare = [panel.box for panel in pane.panels if panel.flat.fill >= SOLID and not (panel.lines or panel.pictures)]
    return {box for box in (*bare, *(bar for panel in panels for bar in panel.bars)) if box in pictures}


def _is_face(panel: Panel, pane: Pane, height: float) -> bool:
    """Whether a panel is an avatar: a square with one sign at most that is larger than a reaction, or a small one that
    shows somebody beside text, whatever was read in it. `height` is that of a capital."""
    beside = is_squarish(panel.box) and any(heads(panel.box, line.box) for line in pane.lines)
    shown = beside and bool(panel.pictures) and panel.box.height <= FACE * height
    return shown or (is_icon(panel) and not (panel.lines and panel.box.height < BADGE * height))


def _is_level(box: Box, other: Box) -> bool:
    return box.overlap_y(other) > 0.5 * box.height


def _adjoins(box: Box, pictures: Sequence[Box]) -> bool:
    """Whether a box continues a picture of its width below: the lower half of a photograph."""
    return any(
        abs(box.x - picture.x) <= OUTLINE
        and abs(box.right - picture.right) <= OUTLINE
        and abs(box.y - picture.bottom) <= OUTLINE
        for picture in pictures
    )


def _is_outline(line: TextLine, drawn: Sequence[Box]) -> bool:
    """Whether a line is a piece of the outline that an avatar, card or chip is drawn with: thin, and at its edge."""
    thin = line.box.width <= PIECE * line.box.height
    return thin and any(box.grown(OUTLINE).intersection(line.box) > 0 for box in drawn)
