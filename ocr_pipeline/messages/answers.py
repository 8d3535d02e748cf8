"""Regions → the same without the bubbles that stand over others and quote what these answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import is_answer
from ocr_pipeline.messages.floating import text_of
from ocr_pipeline.model import LineReading, Region, RegionKind, Side, TextLine

# What is quoted is so much smaller and fainter than what is said; shares of it.
SMALLER, FAINTER = 0.92, 0.8
# In heights of a capital: how near the answer stands to what it quotes, and how far in from its outer edge this begins.
NEAR, INWARD = 1.0, 2.0
# Who wrote what is quoted stands before it.
_NAMED = re.compile(r"[^:：]{1,24}[:：]\s?\S")
# Words of a note over a quotation; a name has fewer.
NOTED = 4
# Pixels by which the edges of two parts of one bubble differ.
JOINED = 3


def quotations_over(
    regions: Sequence[Region], readings: Mapping[TextLine, LineReading]
) -> tuple[tuple[Region, ...], dict[Box, Box]]:
    """Return regions in which a bubble that quotes what the next one answers is part of that one, and the boxes of such
    quotations, with what is noted over them ("Ana replied to Ben"), by those of the answers.

    All that it holds is smaller and fainter than what is said on the page, and the answer follows close under it at the
    same side; or the answer lies over its edge, and it is fainter; or it hangs under the answer and names who wrote it
    ("Ana: …"). The answer's box stays that of what was said.
    """
    bubbles = [region for region in regions if region.kind is RegionKind.BUBBLE]
    lines = [line for region in bubbles for line in region.lines if readings[line].words]
    if not lines:
        return tuple(regions), {}
    cap = median(line.cap_height for line in lines for _ in range(line.box.width))
    contrast = median(line.contrast for line in lines for _ in range(line.box.width))
    floats = [region for region in regions if region.kind in (RegionKind.FLOATING, RegionKind.HEADER)]
    answers: dict[int, Region] = {}
    for region in bubbles:
        found = [other for other in bubbles if _stands_on(region, other)]
        if not found and _is_dim(region, inf, FAINTER * contrast):
            small = _is_dim(region, SMALLER * cap, inf) or _is_answered(region.box, floats, readings, cap)
            found = _answers_to(region, bubbles, text_of(region, readings), cap, small=small)
        if len(found) == 1 and not _is_dim(found[0], inf, FAINTER * contrast):
            answers[id(found[0])] = region
    quoted = {id(region) for region in answers.values()}
    kept = tuple(
        replace(region, quoted=(*answers[id(region)].lines, *region.quoted)) if id(region) in answers else region
        for region in regions
        if id(region) not in quoted
    )
    answering = [region for region in bubbles if id(region) in answers]
    return kept, {each.box: _noted(answers[id(each)].box, floats, readings, cap) for each in answering}


def _answers_to(region: Region, bubbles: Sequence[Region], text: str, cap: float, *, small: bool) -> list[Region]:
    """Return the bubbles that may answer a dim one: under it, over its edge where it is not `small`, or above it where
    its text names who wrote it."""
    found = [other for other in bubbles if _follows(other, region, cap) and (small or _covers(other, region))]
    if found or not (small and _NAMED.match(text)):
        return found
    return [other for other in bubbles if _hangs_under(region, other, cap)]


def _noted(box: Box, floats: Sequence[Region], readings: Mapping[TextLine, LineReading], cap: float) -> Box:
    """Return the box of a quotation, with the note close over it that has more words than a name."""
    for note in _notes_over(box, floats, cap):
        words = sum(len(readings[line].words) for line in note.lines)
        if words >= NOTED or is_answer(text_of(note, readings)):
            return union([note.box, box])
    return box


def _is_answered(box: Box, floats: Sequence[Region], readings: Mapping[TextLine, LineReading], cap: float) -> bool:
    """Whether the note close over a bubble says that somebody answered it."""
    return any(is_answer(text_of(note, readings)) for note in _notes_over(box, floats, cap))


def _notes_over(box: Box, floats: Sequence[Region], cap: float) -> list[Region]:
    return [each for each in floats if 0 <= box.y - each.box.bottom <= NEAR * cap and each.box.overlap_x(box) > 0]


def _is_dim(region: Region, cap: float, contrast: float) -> bool:
    """Whether all that a bubble holds is words lower than `cap` pixels and fainter than `contrast` (0..255)."""
    return bool(region.lines) and not (region.pictures or region.quoted) and all(
        line.cap_height <= cap and line.contrast <= contrast for line in region.lines
    )  # fmt: skip


def _at_one_side(one: Region, other: Region) -> bool:
    """Whether two bubbles are at the same side, none of them in the middle."""
    return one is not other and one.side is other.side is not Side.CENTER


def _covers(other: Region, region: Region) -> bool:
    """Whether a bubble lies over the lower edge of another."""
    return region.box.y < other.box.y < region.box.bottom


def _stands_on(region: Region, other: Region) -> bool:
    """Whether a bubble is the upper part of another, of another shade and in smaller letters."""
    if not _at_one_side(other, region) or region.colour == other.colour:
        return False
    edges = (region.box.x - other.box.x, region.box.right - other.box.right, region.box.bottom - other.box.y)
    if not (region.lines and other.lines) or any(abs(edge) > JOINED for edge in edges):
        return False
    return max(line.cap_height for line in region.lines) < SMALLER * max(line.cap_height for line in other.lines)


def _hangs_under(region: Region, other: Region, cap: float) -> bool:
    """Whether a bubble stands close under another at the same side, flush with it there but for a tail."""
    if not _at_one_side(other, region):
        return False
    outer = abs(other.box.right - region.box.right if region.side is Side.RIGHT else other.box.x - region.box.x)
    return 0 <= region.box.y - other.box.bottom <= NEAR * cap and outer <= cap


def _follows(other: Region, region: Region, cap: float) -> bool:
    """Whether a bubble stands close under another at the same side, which begins a little inwards."""
    if not _at_one_side(other, region):
        return False
    gap = other.box.y - region.box.bottom
    inward = other.box.right - region.box.right if region.side is Side.RIGHT else region.box.x - other.box.x
    return -region.box.height / 2 <= gap <= NEAR * cap and -cap / 2 <= inward <= INWARD * cap
