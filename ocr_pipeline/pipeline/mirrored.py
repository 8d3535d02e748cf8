"""Apps set from right to left: their pictures are laid out mirrored, read as they are, and put back.

In an Arabic or Hebrew app everything stands the other way round: names and avatars on the right, the owner's messages
on the left, times at the left end. Its mirror image is laid out as any other app's; only the letters are not mirrored.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

import numpy as np

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.messages.days import is_date
from ocr_pipeline.model import CleanImage, LineReading, Message, Page, Region, RegionKind, Side

# Letters of Hebrew, Arabic and the scripts between.
FIRST, LAST = "\u0590", "\u08ff"
# Share of its letters from which on a picture may be of such an app. Share of the width that is the middle: what stands
# there tells no direction. An avatar's proportions.
SOME, MIDDLE, SQUARE = 0.2, 0.12, (0.7, 1.4)
# Edges within so many pixels are one; so many times as many rows as at the other end stand at a margin.
SAME, MOSTLY = 6, 1.5
# Lines of a list of chats at least; what weighs more than a title does.
LISTED, MORE = 4, 2
# Letters that a title has at least, and how many of it count.
LETTERS, WORD = 2, 8

# What a pane is as wide as.
SPOKEN = (RegionKind.BUBBLE, RegionKind.ROWS)

_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


def is_mirrored(regions: Sequence[Region], readings: Sequence[LineReading], width: int) -> bool:
    """Return whether a picture is of an app set from right to left: some text is, and so are its title, its avatars,
    its list of chats, the margin of its rows, and the times in its bubbles; times alone say nothing against a title at
    the left, nor against more than a title at the right: some apps have them where lines begin. Where none of these
    tells, the language does that the app writes its dates in."""
    text = "".join(reading.text for reading in readings)
    letters = [char for char in text if char.isalpha()]
    if sum(FIRST <= char <= LAST for char in letters) < SOME * max(1, len(letters)):
        return False
    sheet = Box(0, 0, width, 1)
    right = sum(_leans(box, sheet) for box in _avatars(regions)) + _leaning_title(regions, readings, sheet)
    right += _margins(regions) + _beside_bubbles(regions) + _listed(regions)
    times = _times(regions, readings)
    if right == times == 0:
        return _dates_leftward(regions, readings)
    return right >= 0 and right > min(times, MORE)


def _dates_leftward(regions: Sequence[Region], readings: Sequence[LineReading]) -> bool:
    """Return whether a date between messages is written from right to left."""
    between = {line for region in regions if region.kind is RegionKind.FLOATING for line in region.lines}
    dates = [each.text for each in readings if each.line in between and is_date(each.text, each.language)]
    return any(FIRST <= char <= LAST for text in dates for char in text)


def _leans(box: Box, within: Box) -> int:
    """Return 1 for a box right of the middle of another, -1 for one left of it, 0 for one there."""
    off = (box.center_x - within.center_x) / within.width
    return 0 if abs(off) < MIDDLE / 2 else 1 if off > 0 else -1


def _avatars(regions: Sequence[Region]) -> list[Box]:
    """Return the small squares in rows: avatars, which stand where the text begins."""
    rows = [region for region in regions if region.kind is RegionKind.ROWS]
    boxes = [(box, region) for region in rows for box in region.pictures]
    low, high = SQUARE
    return [
        box
        for box, region in boxes
        if low <= box.width / max(box.height, 1) <= high and box.width <= 0.2 * region.box.width
    ]


def _beside_bubbles(regions: Sequence[Region]) -> int:
    """Return 2 if avatars stand beside bubbles on the right only, -2 if on the left only: others have them, and the
    owner rarely; 0 where both sides have some, or none has."""
    panes = {each.pane: union(other.box for other in regions if other.pane == each.pane) for each in regions}
    faces = [each for each in regions if each.kind is RegionKind.PICTURE and each.pictures]
    sides = {_leans(each.box, panes[each.pane]) for each in faces}
    return 2 * sides.pop() if len(sides) == 1 else 0


def _listed(regions: Sequence[Region]) -> int:
    """Return 2 if a list of chats stands right of the only pane and nothing left of it, -2 if it is the reverse, else
    0: it stands where lines begin."""
    panes = [region for region in regions if region.kind in SPOKEN]
    lines = [line.box for region in regions if region.kind is RegionKind.OUTSIDE for line in region.lines]
    if not panes or len({region.pane for region in panes}) > 1:
        return 0
    pane = union(region.box for region in panes)
    level = [box for box in lines if pane.y <= box.center_y <= pane.bottom]
    left, right = sum(box.right <= pane.x for box in level), sum(box.x >= pane.right for box in level)
    return 2 * (right >= LISTED and not left) - 2 * (left >= LISTED and not right)


def _leaning_title(regions: Sequence[Region], readings: Sequence[LineReading], sheet: Box) -> int:
    """Return where the line in the headers with the largest and most letters leans to within its pane, 0 without one;
    more letters than a word has do not count, as those of a message that the header cuts."""
    texts = {reading.line: reading.text for reading in readings}
    lines = {line: region for region in regions if region.kind is RegionKind.HEADER for line in region.lines}
    letters = {line: min(sum(map(str.isalpha, texts.get(line, ""))), WORD) for line in lines}
    named = [line for line in lines if letters[line] >= LETTERS]
    if not named:
        return 0
    title = max(named, key=lambda line: (line.cap_height * letters[line], line.box))
    pane = [each.box for each in regions if each.pane == lines[title].pane and each.kind in SPOKEN]
    return _leans(title.box, union([*pane, lines[title].box]) if pane else sheet)


def _margins(regions: Sequence[Region]) -> int:
    """Return 2 if rows of text end at one margin and begin anywhere, -2 if they begin at one and end anywhere, 0 where
    neither tells. A title says less: some apps have theirs always on the left."""
    told = 0
    for region in regions:
        if region.kind is RegionKind.ROWS:
            rows = [union(line.box for line in row) for _, row in groupby(region.lines, key=attrgetter("row"))]
            left, right = (_flush(edges) for edges in ([row.x for row in rows], [row.right for row in rows]))
            told += 2 * ((right > MOSTLY * left) - (left > MOSTLY * right))
    return told


def _flush(edges: Sequence[int]) -> int:
    """Return how many edges stand at one place."""
    return max((sum(abs(edge - each) <= SAME for edge in edges) for each in edges), default=0)


def _times(regions: Sequence[Region], readings: Sequence[LineReading]) -> int:
    """Return how many more clock times stand at the right of their bubbles than at the left: where lines end.

    Where they stand at the outer edge, left on one side and right on the other, they tell nothing.
    """
    clocks = {reading.line for reading in readings if clock_in(reading.text)}
    leaning = dict.fromkeys((None, *Side), 0)
    for region in regions:
        if region.kind is RegionKind.BUBBLE:
            leaning[region.side] += sum(_leans(line.box, region.box) for line in region.lines if line in clocks)
    left, right = leaning[Side.LEFT], leaning[Side.RIGHT]
    return 0 if left * right < 0 else left + right


def mirror_image(image: CleanImage) -> CleanImage:
    """Return the mirror image, as wide as whole pixels of the small picture are; for finding regions only."""
    wide = extent(image)
    pixels = np.ascontiguousarray(image.screenshot.pixels[:, :wide][:, ::-1])
    small = np.ascontiguousarray(image.small[:, ::-1])
    return replace(image, small=small, screenshot=replace(image.screenshot, pixels=pixels))


def extent(image: CleanImage) -> int:
    """Return the width, in pixels of the screenshot, about whose middle it is mirrored."""
    return round(int(image.small.shape[1]) * image.scale)


def mirror_region(region: Region, width: int) -> Region:
    """Return a region of the mirror image as on the picture, or the other way round; the order of its lines stays."""
    side = _OTHER.get(region.side, region.side) if region.side else None
    return replace(region.placed(lambda box: box.mirrored(width)), side=side)


def mirror_reading(reading: LineReading, width: int) -> LineReading:
    """Return a reading whose line and words stand as in the mirror image; the words keep their order."""
    words = tuple(replace(word, box=word.box.mirrored(width)) for word in reading.words)
    return replace(reading, line=reading.line.placed(lambda box: box.mirrored(width)), words=words)


def mirror_page(page: Page, width: int) -> Page:
    """Return a page read on the mirror image as on the picture: boxes and sides; who sent what stays."""
    return replace(page, messages=tuple(_message(message, width) for message in page.messages))


def _message(message: Message, width: int) -> Message:
    side = _OTHER.get(message.side, message.side) if message.side else None
    return replace(message, box=message.box.mirrored(width), side=side)
