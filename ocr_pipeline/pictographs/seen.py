"""The pixels of a text line → the boxes of the pictographs on it, told from letters by colour and shape.

A letter, blurred or not, lies on the straight line between two colours: its paper and its ink. A pictograph has colours
off that line, or fills its box as no letter does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import Colour, difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.model import Pixels, TextLine
from ocr_pipeline.pictographs.colours import (
    COLOURFUL,
    GREY,
    INK,
    from_paper,
    may_be_colourful,
    off_axis,
    tight,
    tolerance_among,
    with_ink,
)  # fmt: skip

# Share of a blob that is of other colours than the line's ink, for the blob to be no glyph of the line; and than the
# blob's own strongest colour, for it to be no glyph of any line.
COLOURED, MOTLEY = 0.2, 0.12
# Colours (0..255, largest channel) closer than the first are one; channels farther apart than the second are vivid.
ALIKE, VIVID = 50, 90
# Share of its box that a blob of one colour fills which is no letter (a disc fills .79, a bold M .65); proportions
# of what may be a pictograph of one colour.
DENSE, NARROW, WIDE = 0.7, 0.55, 1.8
# Share of its box that a pictograph not named fills at least, and one cut from a longer blob: maybe an underlined
# word; what is grey and fills more than the last is a bar over words.
FULL, CUT, BAR = 0.42, 0.65, 0.88
# In heights of a capital: the least and the largest side of a pictograph; the least of what is a part of one; letters;
# the highest of letters that are joined.
SMALLEST, LARGEST, PART, LETTERS, JOINED = 0.95, 3.2, 0.35, (0.5, 1.12), 1.6
# A pictograph's usual side, in heights of a capital, and in its own height where that is larger.
SIDE = 1.2
# In sides of a pictograph: parts at most this far apart are one; one is at most this wide; two that are each this wide
# are two; one this wide is several side by side.
NEAR, ONE, WHOLE, SEVERAL = 0.28, 1.2, 0.72, 1.4
# On a line of so few blobs the ink's colour may be a pictograph's own.
FEW = 14


@dataclass(frozen=True, slots=True)
class Seen:
    """A blob or several that may be a pictograph; `sure` says that it is no text, whatever it may show."""

    box: Box
    sure: bool


@dataclass(frozen=True, slots=True)
class _Blob:
    """Connected ink: the share of its box it fills, whether it has other colours than the line's ink and than its own
    strongest, and that colour (B, G, R)."""

    box: Box
    fill: float
    off: bool
    motley: bool = False
    own: Colour = (0, 0, 0)

    @property
    def large(self) -> int:
        """Its longer side in pixels."""
        return max(self.box.width, self.box.height)

    @property
    def grey(self) -> bool:
        """Whether its strongest colour is none."""
        return max(self.own) - min(self.own) <= GREY

    @property
    def solid(self) -> bool:
        """Whether it is denser than a letter and about as wide as high."""
        return self.fill >= DENSE and NARROW <= self.box.width / self.box.height <= WIDE


def find_seen(part: Pixels, line: TextLine) -> tuple[Seen, ...]:
    """Return what may be pictographs on a line, from left to right; boxes lie within `part`, the line's pixels."""
    line = with_ink(part, line)
    if not may_be_colourful(part, line):
        return ()
    far = from_paper(part, line)
    blobs = _blobs(part, far, line)
    line = _of_its_size(blobs, line)
    parts = _coloured(blobs, line)
    if len(blobs) <= FEW:
        parts += [blob for blob in _without_letters(blobs, line) if blob not in parts]
    groups = [_absorbing(each, blobs) for each in _grouped([blob.box for blob in parts], line)]
    wholes = [each for group in groups for each in _parted(group, far, line)]
    found = [Seen(box, _is_sure(box, parts, far)) for box in wholes if _may_be_one(box, line)]
    rest = [blob for blob in blobs if not any(each.holds(blob.box, share=0.5) for each in wholes)]
    least = SMALLEST if len(blobs) <= FEW else SIDE
    found += [Seen(blob.box, False) for blob in rest if blob.solid and blob.large >= least * line.cap_height]
    return tuple(sorted(found, key=lambda each: each.box.x))


def _blobs(part: Pixels, far: Pixels, line: TextLine) -> list[_Blob]:
    """Return the blobs of a line; colours are measured of those that may be part of a pictograph."""
    inked = far > INK
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inked.astype(np.uint8), connectivity=8)
    soft = cv2.blur(part, (3, 3)).astype(np.float32)
    apart = off_axis(soft, line.paper, np.array(line.ink, np.float32))
    letters = [number for number in range(1, count) if _shaped_like_letters(stats[number].tolist(), line)]
    colourful = tolerance_among(apart[np.isin(labels, letters)]) if len(letters) >= 2 else COLOURFUL
    off = (apart > colourful) & inked
    coloured = np.bincount(labels[off], minlength=count)
    found = []
    for number in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[number])
        blob = _Blob(Box(x, y, width, height), area / (width * height), bool(coloured[number] >= COLOURED * area))
        if blob.off or (count <= FEW + 1 and blob.large >= PART * line.cap_height):
            here = labels[y : y + height, x : x + width] == number
            motley, own = _colours(
                soft[y : y + height, x : x + width][here], far[y : y + height, x : x + width][here], line, colourful
            )
            blob = replace(blob, motley=motley, own=own)
        found.append(blob)
    return found


def _of_its_size(blobs: Sequence[_Blob], line: TextLine) -> TextLine:
    """Return a line whose pictographs are not too large for its capitals, which small parts of them passed for."""
    large = [blob.large for blob in blobs if blob.motley and blob.large > LARGEST * line.cap_height]
    return replace(line, cap_height=max(large) / SIDE) if large else line


def _shaped_like_letters(stats: Sequence[int], line: TextLine) -> bool:
    """Whether a blob (x, y, width, height, area) has the height of a letter or of joined ones, and thin strokes."""
    _, _, width, height, area = stats
    return LETTERS[0] * line.cap_height <= height <= JOINED * line.cap_height and area < FULL * width * height


def _colours(colours: NDArray[np.float32], far: Pixels, line: TextLine, colourful: float) -> tuple[bool, Colour]:
    """Return whether some pixels have several colours, and the strongest (B, G, R)."""
    own = np.median(colours[far >= np.quantile(far, 0.8)], axis=0)
    motley = bool(np.mean(off_axis(colours, line.paper, own) > colourful) >= MOTLEY)
    blue, green, red = (int(value) for value in own)
    return motley, (blue, green, red)


def _coloured(blobs: Sequence[_Blob], line: TextLine) -> list[_Blob]:
    """Return the blobs of other colours than the ink that are no letters of a coloured word."""
    coloured = [blob for blob in blobs if blob.off]
    letters = [blob for blob in coloured if _like_letter(blob, line)]
    found = []
    for blob in coloured:
        kin = sum(_alike(blob.own, other.own) for other in letters)
        if blob.motley or blob.solid or kin < 2:
            found.append(blob)
    return found


def _like_letter(blob: _Blob, line: TextLine) -> bool:
    low, high = (share * line.cap_height for share in LETTERS)
    return not blob.motley and not blob.solid and low <= blob.box.height <= high


def _without_letters(blobs: Sequence[_Blob], line: TextLine) -> list[_Blob]:
    """Return the blobs of a line whose ink is a pictograph's own colour: several colours, or nothing like a letter, and
    none beside them in their colour: the M and the m of a bold name are dense."""
    large = [blob for blob in blobs if blob.large >= SMALLEST * line.cap_height]
    vivid = all(max(blob.own) - min(blob.own) > VIVID for blob in large)
    letters = [blob for blob in blobs if _like_letter(blob, line)]
    kin = any(_alike(blob.own, letter.own) for blob in large if not blob.motley for letter in letters)
    bare = vivid and not kin and len(letters) <= len(large) and all(blob.motley or blob.solid for blob in large)
    return [blob for blob in large if blob.motley or bare]


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


def _absorbing(box: Box, blobs: Sequence[_Blob]) -> Box:
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


def _is_sure(box: Box, parts: Sequence[_Blob], far: Pixels) -> bool:
    """Whether a box holds what no text is: ink as dense as no letter's, of several colours or round."""
    inside = [blob for blob in parts if box.intersection(blob.box) >= 0.5 * min(box.area, blob.box.area)]
    fill = float((far[box.y : box.bottom, box.x : box.right] > INK).mean())
    cut = any(blob.box.width > SEVERAL * box.width for blob in inside)
    if fill < (CUT if cut else FULL) or (fill >= BAR and all(blob.grey for blob in inside)):
        return False
    return any(blob.motley for blob in inside) or (len(inside) == 1 and inside[0].solid)


def _may_be_one(box: Box, line: TextLine) -> bool:
    """Whether a box has the size of a pictograph beside this text."""
    large = max(box.width, box.height)
    return (
        SMALLEST * line.cap_height <= large <= LARGEST * line.cap_height and min(box.width, box.height) >= 0.3 * large
    )
