"""Regions and readings → the reactions on the picture (pictographs and counts at a message's edge), and the messages
they belong to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import is_mark
from ocr_pipeline.messages.clocks import is_time
from ocr_pipeline.model import UNREAD, LineReading, Message, MessageKind, Region, RegionKind, TextLine, Word

# How many people reacted: "3", "12", "1.2K", "+4".
COUNT = re.compile(r"\+?[1-9]\d{0,3}(?:[.,]\d)?[KkM]?")
# Letters that a pictograph not seen as one may be read as.
MISREAD = 3
# In heights of a reaction: its middle is at most this far from the edge of its bubble.
NEAR = 1.2
# An area that reactions stand on is at most so many times as high as they are.
CHIP = 1.9
# An emoji that was sent is on an area this share of the height of the lowest other bubble, at least.
LOW = 0.85
# Room around reactions on a chip, in heights of them.
PADDED = 0.2
# Heights of a capital between what stands level above a bubble: a name at one edge, reactions at the other.
LEVEL = 3.0
# Regions that text beside bubbles may be in.
TEXTS = (RegionKind.FLOATING, RegionKind.OUTSIDE)


@dataclass(frozen=True, slots=True)
class Reaction:
    """Reactions that stand side by side: their box in pixels of the original, and what is shown, joined by spaces."""

    box: Box
    text: str


def take_reactions(
    regions: Sequence[Region], readings: Mapping[TextLine, LineReading]
) -> tuple[tuple[Region, ...], tuple[Reaction, ...]]:
    """Return the regions without their reactions, and these: pictographs and counts, at the edge of a bubble or on a
    row of their own below others."""
    taken: dict[TextLine, Reaction] = {}
    for region in regions:
        for whole in _stretches(region):
            row = tuple(line for line in whole if not is_time(readings[line].text))
            if not row:
                continue
            box, words = union(line.box for line in row), [word for line in row for word in readings[line].words]
            seen = {each.text for line in row for each in line.pictographs}
            text = reactions_in(words, seen, counted=region.kind is RegionKind.ROWS)
            chip = _is_chip(row, region) and (
                any(COUNT.fullmatch(word.text) for word in words) or _is_low(region, regions)
            )
            if text and (
                _stands(region.box if chip else box, region, regions, chip=chip) or _ends(row, whole, region, readings)
            ):
                taken |= dict.fromkeys(row, Reaction(box, text))
    if not taken:
        return tuple(regions), ()
    left = [_without(region, taken) for region in regions]
    kept = tuple(after for after, before in zip(left, regions, strict=True) if after.lines or not _is_emptied(before))
    return kept, tuple(dict.fromkeys(taken.values()))


def _without(region: Region, taken: Mapping[TextLine, Reaction]) -> Region:
    """Return a region without the lines of reactions; in rows the chips they stand on remain, as parts of messages."""
    chips = dict.fromkeys(taken[line].box for line in region.lines if line in taken and region.kind is RegionKind.ROWS)
    return replace(
        region,
        lines=tuple(line for line in region.lines if line not in taken),
        quoted=tuple(line for line in region.quoted if line not in taken),
        panels=(*region.panels, *(chip.grown(int(PADDED * chip.height)) for chip in chips)),
    )


def with_reactions(messages: Sequence[Message], reactions: Iterable[Reaction]) -> list[Message]:
    """Return the messages with the reactions: each goes to the one whose edge it is nearest to, the lower if any."""
    found = list(messages)
    for reaction in sorted(reactions, key=lambda each: (each.box.y, each.box.x)):
        able = [number for number, each in enumerate(found) if each.kind in (MessageKind.TEXT, MessageKind.MEDIA)]
        able = [number for number in able if found[number].box.overlap_x(reaction.box) > -reaction.box.height]
        if able:
            best = min(able, key=lambda number: _distance(reaction.box, found[number].box))
            told = " ".join(filter(None, (found[best].reactions, reaction.text)))
            found[best] = replace(found[best], reactions=told)
    return found


def _stretches(region: Region) -> list[tuple[TextLine, ...]]:
    """Return the rows that may be reactions: of a bubble those quoted too, of text beside bubbles what stands apart."""
    rows = _rows((*region.lines, *region.quoted) if region.kind is RegionKind.BUBBLE else region.lines)
    return [part for row in rows for part in _apart_in(row)] if region.kind in TEXTS else rows


def _apart_in(row: Sequence[TextLine]) -> list[tuple[TextLine, ...]]:
    gap = LEVEL * min(line.cap_height for line in row)
    starts = [place for place in range(1, len(row)) if row[place].box.x - row[place - 1].box.right >= gap]
    return [tuple(row[start:end]) for start, end in pairwise([0, *starts, len(row)])]


def _rows(lines: Sequence[TextLine]) -> list[tuple[TextLine, ...]]:
    """Return lines that share half their height as rows."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: (line.box.y, line.box.x)):
        last = rows[-1][0].box if rows else None
        if last is not None and last.overlap_y(line.box) >= 0.5 * min(last.height, line.box.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(sorted(row, key=lambda line: line.box.x)) for row in rows]


def reactions_in(words: Sequence[Word], seen: Collection[str], *, counted: bool) -> str:
    """Return what words on one row show if they are reactions, joined by spaces; '' if they are not.

    They are signs, of which at least half are the pictographs `seen`, with a count behind each or (but if `counted`)
    none. What a sign was misread as becomes U+FFFC.
    """
    found: list[str] = []
    signs = counts = sure = 0
    for word in words:
        after_sign = signs > counts and bool(found) and not COUNT.fullmatch(found[-1])
        if word.text in seen or not (after_sign and COUNT.fullmatch(word.text)):
            sure += word.text in seen
            signs += 1
            found.append(word.text if word.text in seen else UNREAD)
            if word.text not in seen and len(word.text) > MISREAD:
                return ""
        else:
            counts += 1
            found.append(word.text)
    if not sure or 2 * sure < signs or not (signs <= 2 * counts if counted else counts in (0, signs)):
        return ""
    return " ".join(found)


def _is_emptied(region: Region) -> bool:
    """Whether nothing is left of a region that was nothing but reactions."""
    return region.kind in TEXTS or (region.kind is RegionKind.BUBBLE and _is_chip(region.lines, region))


def _is_chip(row: Sequence[TextLine], region: Region) -> bool:
    """Whether a row is all that is on an area no higher than a chip around it."""
    bare = region.kind is RegionKind.BUBBLE and len(row) == len(region.lines) and not (region.quoted or region.pictures)
    return bare and bool(row) and region.box.height <= CHIP * union(line.box for line in row).height


def _is_low(region: Region, regions: Sequence[Region]) -> bool:
    """Whether an area is lower than any bubble of a side, be there but a word in it: no emoji that was sent is."""
    others = [each.box.height for each in regions if each.kind is RegionKind.BUBBLE and each is not region]
    return bool(others) and region.box.height < LOW * min(others)


def _stands(box: Box, region: Region, regions: Sequence[Region], *, chip: bool) -> bool:
    """Whether a row stands where reactions do: across or close under a bubble's edge, or under another row."""
    if chip:
        others = [other for other in regions if other is not region and other.box.bottom <= box.center_y]
        return any(_hangs(box, other) for other in others)
    if region.kind is RegionKind.ROWS:
        return any(line.box.bottom <= box.y + box.height // 2 for line in region.lines)
    if region.kind is RegionKind.BUBBLE:
        return bool(region.lines) and abs(region.box.bottom - box.center_y) <= NEAR * box.height and _apart(box, region)
    if region.kind not in TEXTS:
        return False
    return any(_hangs(box, other) for other in regions)


def _ends(
    row: Sequence[TextLine], whole: Sequence[TextLine], region: Region, readings: Mapping[TextLine, LineReading]
) -> bool:
    """Whether what stands on the last row of a bubble, below its text, stands beside the time there; below no more than
    a note ("Forwarded") it is what was said."""
    lowest = any(line in whole for line in region.lines[-1:])
    beside = region.kind is RegionKind.BUBBLE and len(row) < len(whole) and lowest
    above = [line for line in region.lines if line not in whole]
    return beside and region.lines[0] in above and not all(is_mark(readings[line].text) for line in above)


def _apart(box: Box, bubble: Region) -> bool:
    """Whether a row within a bubble's box is no line of its text: a quoted one, on a paper of its own."""
    return any(line.box.intersection(box) > 0 for line in bubble.quoted)


def _hangs(box: Box, other: Region) -> bool:
    if other.kind is RegionKind.ROWS:
        return other.box.holds(box, share=0.9)
    if other.kind is not RegionKind.BUBBLE or box.overlap_x(other.box) < 0.5 * box.width:
        return False
    edges = (other.box.y, other.box.bottom)
    return box.height < other.box.height and min(abs(edge - box.center_y) for edge in edges) <= NEAR * box.height


def _distance(box: Box, message: Box) -> float:
    return min(abs(message.bottom - box.center_y), abs(message.y - box.center_y) + box.height)
