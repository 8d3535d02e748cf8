"""Text between bubbles → labels and times of the bubbles beside it, or date and system rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import is_mark, is_receipt
from ocr_pipeline.messages.clocks import age_in, clock_in, clock_of
from ocr_pipeline.messages.days import is_date
from ocr_pipeline.messages.naming import clean_name, has_pictograph, may_be_name, name_and_time
from ocr_pipeline.messages.remarks import parted
from ocr_pipeline.messages.text import confidence_of
from ocr_pipeline.model import LineReading, Region, Side, TextLine

# Distance between a label and its bubble, in heights of a capital: one of words, one that a sticker shows, and of a
# name that begins where its bubble does, though a reaction stands between; how near those edges are.
NEAR, MOTIF, OVER, EDGE = 2.2, 4.0, 3.3, 1.0
# How far in from a bubble's outer edge a label over it begins: an avatar may stand before it.
INWARD = 3.5
# Distances of a time under a bubble, from its inner edge and from its lower one; of one over it from its outer edge,
# and how many times as far the next bubble above is.
INNER, CLOSE, OUTER, AWAY = 2.0, 1.5, 1.0, 1.5
# Bubbles that have a name beside them, or a time over them, where names or times stand so, in number and as a share of
# all, at least.
SEVERAL, HALF = 2, 0.5
# Figures of a number that somebody goes by, at least.
DIGITS = 2
# What is so many times as high as the words beside it is an avatar.
TALLER = 1.8
# Confidence (0..1) that a name over a bubble is read with at least.
LEGIBLE = 0.3


def label_for(
    bubble: Region, floats: Sequence[Region], readings: Mapping[TextLine, LineReading], middle: float
) -> Region | None:
    """Return the floating text that names a bubble's sender: short, close above it, flush with its outer part or over
    its middle, and read well enough to be no part of a photograph; in the chat's `middle` column stand notices."""
    above = [each for each in floats if _labels(each, bubble, readings, middle) and _is_signature(each, readings)]
    legible = [each for each in above if _sureness(each, readings) >= LEGIBLE]
    return max(legible, key=lambda each: each.box.bottom, default=None)


def labels_beside(
    bubbles: Sequence[Region], floats: Sequence[Region], readings: Mapping[TextLine, LineReading]
) -> dict[Box, Region]:
    """Return the short texts that stand where an avatar would, level with the first line of a bubble, by the bubbles'
    boxes; {} unless several do: names, or numbers that people go by."""
    found: dict[Box, Region] = {}
    for bubble in bubbles:
        beside = [each for each in floats if _stands_beside(each, bubble) and _names_beside(each, readings)]
        if beside:
            found[bubble.box] = beside[0]
    return found if len(found) >= SEVERAL else {}


def _stands_beside(region: Region, bubble: Region) -> bool:
    box, height = region.box, region.lines[0].cap_height
    gap = box.x - bubble.box.right if bubble.side is Side.RIGHT else bubble.box.x - box.right
    level = box.overlap_y(bubble.box) >= 0.5 * box.height and box.y - bubble.box.y <= NEAR * height
    return bubble.side is not Side.CENTER and level and 0 <= gap <= NEAR * height


def _names_beside(region: Region, readings: Mapping[TextLine, LineReading]) -> bool:
    """Whether a text may name somebody: a name, or a number that is no time."""
    name = clean_name(text_of(region, readings))
    numbered = name.isdigit() and len(name) >= DIGITS and not stamp_of(region, readings)
    return (may_be_name(name) or numbered) and _sureness(region, readings) >= LEGIBLE


def _sureness(region: Region, readings: Mapping[TextLine, LineReading]) -> float:
    return confidence_of([word for line in beside_avatar(region) for word in readings[line].words])


def signed_by(region: Region, readings: Mapping[TextLine, LineReading]) -> tuple[str, str]:
    """Return the name that a label states, and the time behind it, '' where none is."""
    text = name_of(region, readings)
    found = name_and_time(text, readings[region.lines[0]].language)
    return found if found[0] else (clean_name(text), "")


def _is_signature(region: Region, readings: Mapping[TextLine, LineReading]) -> bool:
    """Whether a text states a name, or one and a time, and no day."""
    name = name_of(region, readings)
    dated = is_date(name, readings[region.lines[0]].language)
    return not dated and (_is_name(name) or bool(signed_by(region, readings)[1]))


def _is_name(text: str) -> bool:
    """Whether a text may be a name and has no pictograph (a system line has an avatar before it), nor tells that a
    message arrived."""
    return may_be_name(text) and not (has_pictograph(text) or is_receipt(text))


def _labels(region: Region, bubble: Region, readings: Mapping[TextLine, LineReading], middle: float) -> bool:
    """Whether a text stands where a label would; an avatar before it is no part of it."""
    lines = [line for line in beside_avatar(region) if readings[line].words]
    if not lines:
        return False
    box, height = union(line.box for line in lines), max(line.cap_height for line in lines)
    gap = bubble.box.y - box.bottom
    begun = bubble.side is Side.LEFT and 0 <= box.x - bubble.box.x <= EDGE * height
    reach = (OVER if begun else NEAR) if bubble.lines else MOTIF  # around what a sticker shows is room
    placed = is_flush(box, bubble, height) or _is_centred(box, bubble, height, middle)
    near = -height / 2 <= gap <= reach * height and placed
    return near and box.width < max(bubble.box.width, 16 * height)


def _is_centred(box: Box, bubble: Region, height: float, middle: float) -> bool:
    """Whether a box stands over or under the middle of a bubble, and not in the chat's `middle`, where days part."""
    centred = abs(box.center_x - bubble.box.center_x) <= height / 2
    return centred and abs(box.center_x - middle) > height


def is_flush(box: Box, bubble: Region, height: float) -> bool:
    """Return whether a box stands at the outer edge of a bubble or of its text; `height` is that of a capital."""
    inward = bubble.box.right - box.right if bubble.side is Side.RIGHT else box.x - bubble.box.x
    return -height <= inward <= INWARD * height


def time_beside(
    bubble: Region, floats: Sequence[Region], readings: Mapping[TextLine, LineReading], middle: float
) -> Region | None:
    """Return the floating time that belongs to a bubble: level with it, or close under it at one of its edges or under
    its middle; `middle` is the chat's middle column, where times part the days."""
    for region in floats:
        if stamp_of(region, readings) and _belongs(region.box, bubble, region.lines[0].cap_height, middle):
            return region
    return None


def time_under(label: Region, floats: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> Region | None:
    """Return the floating time close under a name that stands beside a bubble, flush with it."""
    for region in floats:
        height = region.lines[0].cap_height
        edges = abs(region.box.x - label.box.x), abs(region.box.right - label.box.right)
        if (
            stamp_of(region, readings)
            and min(edges) <= height
            and 0 <= region.box.y - label.box.bottom <= CLOSE * height
        ):
            return region
    return None


def times_above(
    bubbles: Sequence[Region], floats: Sequence[Region], readings: Mapping[TextLine, LineReading], middle: float
) -> dict[Box, Region]:
    """Return the floating times over bubbles by the bubbles' boxes, each close above one at its outer edge. Where only
    a few have one, it must be right at that edge, off the chat's `middle` and far from what is above: there it would
    part the days."""
    times = [each for each in floats if stamp_of(each, readings)]
    found: dict[Box, Region] = {}
    for bubble in bubbles:
        over = [each for each in times if bubble.side is not Side.CENTER and _is_over(each, bubble, bubbles)]
        if over:
            found[bubble.box] = over[-1]
    if len(found) >= max(SEVERAL, HALF * len(bubbles)):
        return found
    sides = {bubble.box: bubble.side for bubble in bubbles}
    return {box: time for box, time in found.items() if _is_clear(time, box, sides[box] is Side.RIGHT, bubbles, middle)}


def _is_over(region: Region, bubble: Region, bubbles: Sequence[Region]) -> bool:
    """Whether a text stands close over a bubble, flush with its outer edge, and nearer to it than to one above."""
    height, gap = region.lines[0].cap_height, bubble.box.y - region.box.bottom
    above = [region.box.y - other.box.bottom for other in bubbles
             if other is not bubble and other.box.overlap_x(region.box) > 0 and other.box.y < region.box.y]  # fmt: skip
    return 0 <= gap <= NEAR * height and is_flush(region.box, bubble, height) and gap < min(above, default=gap + 1)


def _is_clear(region: Region, bubble: Box, right: bool, bubbles: Sequence[Region], middle: float) -> bool:
    """Whether a text over a bubble is right at its outer edge, and far from all bubbles above."""
    height, gap = region.lines[0].cap_height, bubble.y - region.box.bottom
    edge = abs(region.box.right - bubble.right) if right else abs(region.box.x - bubble.x)
    above = min((region.box.y - each.box.bottom for each in bubbles if each.box.bottom <= region.box.center_y),
                default=inf)  # fmt: skip
    return edge <= OUTER * height and abs(region.box.center_x - middle) > height and above >= AWAY * gap


def stamp_of(region: Region, readings: Mapping[TextLine, LineReading]) -> str:
    """Return the text of a region that tells a time, with the colon that it lost and without the receipt behind it
    ("9:55 PM · Seen"); '' if it tells none."""
    text = text_of(region, readings)
    time, _, mark = text.rpartition(" ")
    if (is_mark(mark) or (mark.startswith("(") and mark.endswith(")"))) and clock_in(time):
        return time
    time, *receipt = parted(text) or [""]
    if len(receipt) == 1 and clock_in(time) and receipt[0].isalpha():
        return time
    return text if clock_in(text) or age_in(text) else clock_of(text)


def _belongs(box: Box, bubble: Region, height: float, middle: float) -> bool:
    level = box.overlap_y(bubble.box) >= 0.5 * box.height and -box.overlap_x(bubble.box) <= 6 * height
    gap = box.y - bubble.box.bottom
    edges = abs(box.x - bubble.box.x), abs(box.right - bubble.box.right)
    inner, outer = edges if bubble.side is Side.RIGHT else edges[::-1]
    at_inner = inner <= INNER * height and abs(box.center_x - middle) > height
    close = 0 <= gap <= CLOSE * height and (at_inner or _is_centred(box, bubble, height, middle))
    return level or (0 <= gap <= NEAR * height and outer <= 3 * height) or close


def text_of(region: Region, readings: Mapping[TextLine, LineReading]) -> str:
    """Return the text of a region's own lines."""
    return " ".join(readings[line].text for line in region.lines if readings[line].words)


def name_of(region: Region, readings: Mapping[TextLine, LineReading]) -> str:
    """Return the name that a label states: its words without what the avatar before them, much taller, was read as."""
    return text_of(replace(region, lines=beside_avatar(region)), readings)


def beside_avatar(region: Region) -> tuple[TextLine, ...]:
    """Return the lines of a floating text without an avatar that was taken for one."""
    least = min(line.cap_height for line in region.lines)
    return tuple(line for line in region.lines if line.cap_height <= TALLER * least)
