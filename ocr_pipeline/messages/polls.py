"""A bubble → whether it is a poll: a question, and under it what one may choose, with bars or shares of the votes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import LineReading, Region, RegionKind, TextLine

# What one may choose from is so much at least, and stands in a column: pixels by which its left edges differ.
SEVERAL, FLUSH = 2, 3
# Share of its width that a button under it takes at least.
WIDE = 0.9
_SHARE = re.compile(r"\d{1,3}\s?%")


def is_poll(region: Region, readings: Sequence[LineReading]) -> bool:
    """Return whether a bubble is a poll; words that are blacked out have the bars on their own rows."""
    return _in_column(_choice_bars(region)) or _in_column([line.line.box for line in readings if _is_share(line)])


def without_buttons(regions: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> tuple[Region, ...]:
    """Return regions without the button right under a poll that shows who chose what: as wide as that, with a line in
    its middle."""
    polls = [each for each in regions if each.kind is RegionKind.BUBBLE and is_poll(each, _read(each, readings))]
    return tuple(each for each in regions if not any(_is_button_of(each, poll) for poll in polls))


def _read(region: Region, readings: Mapping[TextLine, LineReading]) -> list[LineReading]:
    return [readings[line] for line in region.lines]


def _is_button_of(region: Region, poll: Region) -> bool:
    if region.kind is not RegionKind.BUBBLE or region.side is not poll.side or len(region.lines) != 1:
        return False
    (line,) = region.lines
    under = 0 <= region.box.y - poll.box.bottom <= line.cap_height
    wide = region.box.overlap_x(poll.box) >= WIDE * poll.box.width
    return under and wide and abs(line.box.center_x - region.box.center_x) <= line.cap_height


def _choice_bars(region: Region) -> list[Box]:
    """Return the bars of a bubble that stand on no row of its words: how much each answer of a poll was chosen."""
    return [bar for bar in region.bars if all(bar.overlap_y(line.box) < bar.height / 2 for line in region.lines)]


def _is_share(line: LineReading) -> bool:
    return any(map(_SHARE.fullmatch, (line.text, " ".join(word.text for word in line.words[:1]))))


def _in_column(boxes: Sequence[Box]) -> bool:
    """Whether several boxes begin at one edge, one under another."""
    begun = [sum(abs(box.x - other.x) <= FLUSH for other in boxes) for box in boxes]
    return max(begun, default=0) >= SEVERAL
