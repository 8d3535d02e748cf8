"""The pixels of a text line → the blobs of connected ink on it, with what their colours tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import Colour
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Pixels, TextLine
from ocr_pipeline.pictographs.colours import COLOURFUL, GREY, INK, off_axis, tolerance_among

# Share of a blob that is of other colours than the line's ink, for the blob to be no glyph of the line; and than the
# blob's own strongest colour, for it to be no glyph of any line. Channels (0..255) farther apart than the third are
# vivid.
COLOURED, MOTLEY, VIVID = 0.2, 0.12, 90
# Share of its box that a blob of one colour fills which is no letter (a disc fills .79, a bold M .65); proportions
# of what may be a pictograph of one colour.
DENSE, NARROW, WIDE = 0.7, 0.55, 1.8
# Share of its box that a pictograph not named fills at least.
FULL = 0.42
# In heights of a capital: the least of what is a part of a pictograph; letters; the highest of letters that are joined.
PART, LETTERS, JOINED = 0.35, (0.5, 1.12), 1.6
# On a line of so few blobs the ink's colour may be a pictograph's own.
FEW = 14


@dataclass(frozen=True, slots=True)
class Blob:
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
    def vivid(self) -> bool:
        """Whether its strongest colour is far from grey."""
        return max(self.own) - min(self.own) > VIVID

    @property
    def square(self) -> bool:
        """Whether it is about as wide as high."""
        return NARROW <= self.box.width / self.box.height <= WIDE

    @property
    def solid(self) -> bool:
        """Whether it is denser than a letter and about as wide as high."""
        return self.fill >= DENSE and self.square


def find_blobs(part: Pixels, far: Pixels, line: TextLine) -> list[Blob]:
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
        blob = Blob(Box(x, y, width, height), area / (width * height), bool(coloured[number] >= COLOURED * area))
        if blob.off or (count <= FEW + 1 and blob.large >= PART * line.cap_height):
            here = labels[y : y + height, x : x + width] == number
            motley, own = _colours(
                soft[y : y + height, x : x + width][here], far[y : y + height, x : x + width][here], line, colourful
            )
            blob = replace(blob, motley=motley, own=own)
        found.append(blob)
    return found


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
