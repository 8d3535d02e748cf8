"""The pixels of a text line → the boxes of the pictographs on it, told from letters by colour and shape.

A letter, blurred or not, lies on the straight line between two colours: its paper and its ink. A pictograph has colours
off that line, or fills its box as no letter does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ocr_pipeline.colour import Colour, difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.model import Pixels, TextLine
from ocr_pipeline.pictographs.blobs import FEW, FULL, LETTERS, Blob, find_blobs
from ocr_pipeline.pictographs.colours import INK, from_paper, may_be_colourful, tight, with_ink

# Colours (0..255, largest channel) closer than this are one.
ALIKE = 50
# Share of its box that a pictograph cut from a longer blob fills at least: maybe an underlined word; what is grey, no
# square of several colours and fills more than the second is a bar over words.
CUT, BAR = 0.65, 0.88
# In heights of a capital: the least and the largest side of a pictograph; what is square, as dense as no letter, and so
# high among letters is one, of other colours than they or (the second) of theirs; what is higher may be an avatar.
SMALLEST, LARGEST, TOWERING = 0.95, 3.2, (1.25, 1.5, 2.2)
# A pictograph's usual side, in heights of a capital, and in its own height where that is larger; the least share of
# one's side that another beside it has.
SIDE, LIKE = 1.2, 0.85
# In sides of a pictograph: parts at most this far apart are one; one is at most this wide; two that are each this wide
# are two; one this wide is several side by side.
NEAR, ONE, WHOLE, SEVERAL = 0.28, 1.2, 0.72, 1.4
# The shorter side of one of several pictographs of one colour is at least this share of the longer.
EVEN = 0.8


@dataclass(frozen=True, slots=True)
class Seen:
    """A blob or several that may be a pictograph; `sure` says that it is no text, whatever it may show."""

    box: Box
    sure: bool


def find_seen(part: Pixels, line: TextLine) -> tuple[Seen, ...]:
    """Return what may be pictographs on a line, from left to right; boxes lie within `part`, the line's pixels."""
    line = with_ink(part, line)
    if not may_be_colourful(part, line):
        return ()
    far = from_paper(part, line)
    blobs = find_blobs(part, far, line)
    line = _of_its_size(blobs, line)
    parts = _coloured(blobs, line)
    if len(blobs) <= FEW:
        parts += [blob for blob in _without_letters(blobs, line) if blob not in parts]
    groups = [_absorbing(each, blobs) for each in _grouped([blob.box for blob in parts], line)]
    wholes = [each for group in groups for each in _parted(group, far, line)]
    found = [Seen(box, _is_sure(box, parts, far, line)) for box in wholes if _may_be_one(box, line)]
    rest = [blob for blob in blobs if not any(each.holds(blob.box, share=0.5) for each in wholes)]
    least = SMALLEST if len(blobs) <= FEW else SIDE
    found += [
        Seen(blob.box, _towers(blob, line)) for blob in rest if blob.solid and blob.large >= least * line.cap_height
    ]
    sides = [max(each.box.width, each.box.height) for each in found if each.sure]
    least = LIKE * min(sides, default=np.inf)
    alike = [blob for blob in rest if not blob.solid and blob.square and blob.vivid and blob.large >= least]
    bare = not any(_like_letter(blob, line) for blob in rest if blob not in alike)
    found += [Seen(blob.box, bare) for blob in alike]
    return tuple(sorted(found, key=lambda each: each.box.x))


def _of_its_size(blobs: Sequence[Blob], line: TextLine) -> TextLine:
    """Return a line with the height of capitals that goes with its pictographs where these, or small parts of them,
    passed for capitals."""
    drawn = [blob.large for blob in blobs if blob.motley]
    large = [blob for blob in blobs if blob.large >= LETTERS[0] * line.cap_height]
    bare = all(blob.motley or (blob.vivid and blob.square) for blob in large)
    if drawn and (bare or max(drawn) > LARGEST * line.cap_height):
        return replace(line, cap_height=max(drawn) / SIDE)
    return line


def _coloured(blobs: Sequence[Blob], line: TextLine) -> list[Blob]:
    """Return the blobs of other colours than the ink that are no letters of a coloured word."""
    coloured = [blob for blob in blobs if blob.off]
    letters = [blob for blob in coloured if _like_letter(blob, line)]
    found = []
    for blob in coloured:
        kin = sum(_alike(blob.own, other.own) for other in letters)
        if blob.motley or blob.solid or kin < 2:
            found.append(blob)
    return found


def _like_letter(blob: Blob, line: TextLine) -> bool:
    low, high = (share * line.cap_height for share in LETTERS)
    return not blob.motley and not blob.solid and low <= blob.box.height <= high


def _without_letters(blobs: Sequence[Blob], line: TextLine) -> list[Blob]:
    """Return the blobs of a line whose ink is a pictograph's own colour: several colours, or nothing like a letter, and
    none beside them in their colour: the M and the m of a bold name are dense, and the E of "ME" is no square."""
    large = [blob for blob in blobs if blob.large >= SMALLEST * line.cap_height]
    vivid = all(blob.vivid for blob in large)
    letters = [blob for blob in blobs if _like_letter(blob, line)]
    kin = any(_alike(blob.own, letter.own) for blob in large if not blob.motley for letter in letters)
    several = len(large) > 1
    drawn = all(blob.motley or (blob.solid and not (several and _is_narrow(blob.box))) for blob in large)
    bare = vivid and not kin and len(letters) <= len(large) and drawn
    return [blob for blob in large if blob.motley or bare]


def _is_narrow(box: Box) -> bool:
    return min(box.width, box.height) < EVEN * max(box.width, box.height)


def _alike(a: Colour, b: Colour) -> bool:
    return difference(a, b) <= ALIKE


def _grouped(boxes: Sequence[Box], line: TextLine) -> list[Box]:
    """Return the boxes with those that are parts of one pictograph made one."""
    found: list[Box] = []
    for box in sorted(boxes):
        last = found[-1] if found else None
        if last is not None and _belong(last, box, line):
            found[-1] = union([last, box])
        else:
            found.append(box)
    return found


def _belong(a: Box, b: Box, line: TextLine) -> bool:
    both = union([a, b])
    side = _side(both, line)
    if a.overlap_x(b) > 0.3 * min(a.width, b.width):
        return True
    apart = min(a.width, b.width) >= WHOLE * side
    small = min(max(a.width, a.height), max(b.width, b.height)) <= 0.4 * side
    reach = NEAR / 2 if small else NEAR
    return not apart and -a.overlap_x(b) <= reach * side and both.width <= ONE * side


def _side(box: Box, line: TextLine) -> float:
    return max(float(box.height), SIDE * line.cap_height)


def _absorbing(box: Box, blobs: Sequence[Blob]) -> Box:
    """Return a pictograph with what stands above, below or within it: the parts that are of the ink's colour."""
    return union([box, *(blob.box for blob in blobs if blob.box.overlap_x(box) >= 0.7 * blob.box.width)])


def _parted(box: Box, far: Pixels, line: TextLine) -> list[Box]:
    """Return several pictographs that touch as one box each, cut where the least ink is."""
    side = _side(box, line)
    if box.width < SEVERAL * side:
        return [box]
    count = round(box.width / side)
    ink = (far[box.y : box.bottom, box.x : box.right] > INK).sum(axis=0)
    pitch, reach = box.width / count, max(1, round(0.15 * side))
    cuts = [0]
    for number in range(1, count):
        start = max(1, round(number * pitch) - reach)
        cuts.append(start + int(np.argmin(ink[start : start + 2 * reach])))
    edges = [*cuts, box.width]
    return [tight(Box(box.x + a, box.y, b - a, box.height), far) for a, b in pairwise(edges)]


def _is_sure(box: Box, parts: Sequence[Blob], far: Pixels, line: TextLine) -> bool:
    """Whether a box holds what no text is: ink as dense as no letter's, of several colours, round or in one piece as
    large as no letter."""
    inside = [blob for blob in parts if box.intersection(blob.box) >= 0.5 * min(box.area, blob.box.area)]
    fill = float((far[box.y : box.bottom, box.x : box.right] > INK).mean())
    cut = any(blob.box.width > SEVERAL * box.width for blob in inside)
    bar = fill >= BAR and all(blob.grey and not (blob.motley and _towers(blob, line)) for blob in inside)
    if bar or fill < (CUT if cut else FULL):
        return False
    if any(blob.motley for blob in inside):
        return True
    return len(inside) == 1 and (inside[0].solid or _towers(inside[0], line))


def _towers(blob: Blob, line: TextLine) -> bool:
    """Whether a blob is higher and wider than a letter, about square and no avatar."""
    coloured, own, high = (share * line.cap_height for share in TOWERING)
    low = coloured if blob.off else own  # a name in bold small letters tells not how high its capital is
    return blob.square and min(blob.box.width, blob.box.height) >= low and blob.large <= high


def _may_be_one(box: Box, line: TextLine) -> bool:
    """Whether a box has the size of a pictograph beside this text."""
    large = max(box.width, box.height)
    return (
        SMALLEST * line.cap_height <= large <= LARGEST * line.cap_height and min(box.width, box.height) >= 0.3 * large
    )
