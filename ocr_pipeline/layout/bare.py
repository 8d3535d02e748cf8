"""A pane without bubbles whose text stands on two sides → a region for each message, and for what is centred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.bubbles import sort_panels
from ocr_pipeline.layout.grounds import beside_avatars
from ocr_pipeline.layout.lines import in_rows, renumbered
from ocr_pipeline.layout.pane import Pane, text_length, within
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.layout.rules import is_bar
from ocr_pipeline.layout.trim import without_header
from ocr_pipeline.model import Region, RegionKind, Side, TextLine

# Shares of the pane's width: edges that differ by less are one margin; text that begins so far in stands on the other
# side; text that far from both margins and no farther from the middle than the fourth is centred.
MARGIN, INDENT, CLEAR, MIDDLE = 0.04, 0.1, 0.1, 0.03
# In heights of a capital: lines of one message are no farther apart, and neither are a message and its card or picture,
# or a picture and what stands beside it.
LEADING, CARD, BESIDE = 1.25, 1.8, 3.0
# Rows of several runs that take this share of the width, and so many of them, are columns.
SPANNING, COLUMNS = 0.75, 3
# Share of the lines that begin left of an avatar's right edge at most.
FARTHER = 0.2
# A line this much smaller and fainter than the text is a time: it ends a message.
SMALLER, FAINTER = 0.86, 0.85


@dataclass(eq=False)
class _Block:
    """What stands close together: rows of text, and panels and pictures among them; `ended` once its time is met."""

    boxes: list[Box]
    lines: list[TextLine] = field(default_factory=list)
    quoted: list[TextLine] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    time: bool = False
    ended: bool = False

    @property
    def box(self) -> Box:
        return union(self.boxes)

    def take(self, other: _Block) -> None:
        self.boxes += other.boxes
        self.lines += other.lines
        self.quoted += other.quoted
        self.pictures += other.pictures
        self.ended = other.time


def bare_messages(pane: Pane, panels: Sequence[Panel]) -> tuple[Region, ...]:
    """Return the messages of a pane of bare text that stands on two sides; nothing if it stands on one: it is rows.

    Text that begins at the left margin and leaves the right one free is on the left, text that ends near the right
    margin and begins well in is on the right; each side is a message as far as its lines follow closely.
    """
    pane = without_header(pane)
    if _has_avatars(pane):
        return ()
    composers = sort_panels(pane).composers
    lines = [line for line in pane.lines if not any(line.box.overlap_y(each.box) > 0 for each in composers)]
    if not lines:
        return ()
    extent = union([line.box for line in lines])
    size = median(line.cap_height for line in lines for _ in range(line.box.width))
    items = _items(pane, lines, [panel for panel in pane.panels if panel not in composers], panels, extent, size)
    if not _two_sided(items, extent):
        return ()
    found = [_region(block, extent, pane) for block in _blocks(items, extent, size)]
    return (*found, *(Region(RegionKind.COMPOSER, panel.box, None, panel.lines) for panel in composers))


def _has_avatars(pane: Pane) -> bool:
    """Whether text begins beside squares in the left quarter, or ends beside some in the right one: rows of people."""
    lines = [line.box for line in pane.lines]
    pictures = [*pane.pictures, *(panel.box for panel in pane.panels)]
    over = pane.box.x + pane.box.right
    turned, others = [box.mirrored(over) for box in lines], [box.mirrored(over) for box in pictures]
    return _are_beside(lines, pictures, pane.box) or _are_beside(turned, others, pane.box)


def _are_beside(lines: Sequence[Box], pictures: Sequence[Box], pane: Box) -> bool:
    """Whether some squares are avatars: text begins beside them, and little of it begins farther left and reaches
    beyond them, as it does above and below the icon of a file, and what is read on other avatars does not."""
    free = [box for box in pictures if sum(line.x < box.right < line.right for line in lines) <= FARTHER * len(lines)]
    return bool(beside_avatars(lines, free, pane))


def _items(
    pane: Pane, lines: Sequence[TextLine], own: Sequence[Panel], panels: Sequence[Panel], extent: Box, size: float
) -> list[_Block]:
    """Return rows of text, panels and pictures, each a block by itself, from top to bottom."""
    usual = median(line.contrast for line in lines)
    items = []
    for row in in_rows(lines):
        box = union(line.box for line in row)
        time = all(line.cap_height < SMALLER * size and line.contrast < FAINTER * usual for line in row)
        items.append(_Block([box], list(row), time=time))
    for panel in own:
        inner = within(panel, panels)
        quoted = [line for each in inner for line in each.lines]
        drawn = [*panel.pictures, *(each.box for each in inner if not each.lines)]
        items.append(_Block([panel.box], [], quoted, [box for box in drawn if not is_bar(box, size)]))
    drawn = [box for box in pane.pictures if max(box.height, box.width / 2) >= 2 * size and not is_bar(box, size)]
    items += [_Block([box], pictures=[box]) for box in drawn]
    return sorted(items, key=lambda item: (item.box.y, item.box.x))


def _side(box: Box, extent: Box) -> Side:
    left, right = box.x - extent.x, extent.right - box.right
    if min(left, right) > CLEAR * extent.width and abs(left - right) <= 2 * MIDDLE * extent.width:
        return Side.CENTER
    return Side.LEFT if left <= MARGIN * extent.width or left < right - INDENT * extent.width else Side.RIGHT


def _two_sided(items: Sequence[_Block], extent: Box) -> bool:
    """Whether words stand on the left and on the right, and neither side's reach across the whole, nor do rows of
    several columns: a name, words, a time."""
    if sum(len(item.lines) > 1 and item.box.width >= SPANNING * extent.width for item in items) >= COLUMNS:
        return False
    texts = [item for item in items if not item.time and text_length(item.lines) > 0]
    sides = {side: [item for item in texts if _side(item.box, extent) is side] for side in (Side.LEFT, Side.RIGHT)}
    if not all(sides.values()):
        return False
    margins = (
        [extent.right - item.box.right for item in sides[Side.LEFT]],
        [item.box.x - extent.x for item in sides[Side.RIGHT]],
    )
    return all(min(margin) >= MARGIN * extent.width and median(margin) >= INDENT * extent.width for margin in margins)


def _blocks(items: Sequence[_Block], extent: Box, size: float) -> list[_Block]:
    """Return items that follow one another closely on one side as one block; a time ends it."""
    found: list[_Block] = []
    for item in items:
        last = next((block for block in reversed(found) if _follows(item, block, extent, size)), None)
        if last is None:
            item.ended = item.time  # of a message above, cut away or of another shape
            found.append(item)
        else:
            last.take(item)
    return found


def _follows(item: _Block, block: _Block, extent: Box, size: float) -> bool:
    """Whether an item goes on with a block: close under it and flush with it, or a time on its side."""
    level = item.box.overlap_y(block.box) > 0.5 * item.box.height
    if block.ended and not level:
        return False
    sides = {_side(item.box, extent), _side(block.box, extent)}
    flush = min(abs(item.box.x - block.box.x), abs(item.box.right - block.box.right)) <= 2 * size or len(sides) == 1
    if level and (item.pictures or block.pictures) and item.box.overlap_x(block.box) >= -BESIDE * size:
        return True
    apart = LEADING if item.lines and block.lines else CARD
    if item.box.y - block.box.bottom > apart * size:
        return False
    if item.time and sides == {Side.RIGHT}:
        return True
    return flush and (item.box.overlap_x(block.box) > 0 or level)


def _region(block: _Block, extent: Box, pane: Pane) -> Region:
    side = _side(block.box, extent)
    floating = (side is Side.CENTER or block.time) and not block.quoted and not block.pictures
    return Region(
        RegionKind.FLOATING if floating else RegionKind.BUBBLE,
        block.box,
        None if floating else side,
        renumbered(block.lines),
        quoted=renumbered(block.quoted),
        pictures=tuple(sorted(block.pictures)),
        partial=pane.cuts(block.box),
    )
