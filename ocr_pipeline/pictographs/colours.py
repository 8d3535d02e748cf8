"""The pixels of a text line → which are ink, and how far their colours are from what paper and ink mix to."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import distance_from, median_colour
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Pixels, TextLine

# Difference (0..255, largest channel) from the paper at which a pixel counts as ink.
INK = 28
# Distance (0..255) of a colour from the line between paper and ink from which on it is another colour: compression and
# the coloured fringes of glyphs on a desktop, once levelled, stay below.
COLOURFUL = 45
# On a line of letters that are themselves off that line (compressed colour bleeds), other colours are this many times
# as far off as most of the letters' pixels are.
BLEEDING, MOST = 1.3, 0.8
# Shares of a line's contrast: what is nearer the paper is a halo, an ink nearer to it is a halo's; the share of pixels
# that are fainter than the strongest ink. A pictograph has more pixels of other colours than this many squares of a
# capital's height.
HALO, FAINT, STRONGEST, FEWEST = 0.15, 0.5, 0.95, 0.1
# Channels (0..255) no farther apart than this are grey.
GREY = 40


def from_paper(part: Pixels, line: TextLine) -> Pixels:
    """Return how far each pixel is from the paper (0..255); 0 for the halo that compression leaves around ink."""
    far = distance_from(part, line.paper)
    return np.where(far > HALO * line.contrast, far, 0).astype(np.uint8)


def with_ink(part: Pixels, line: TextLine) -> TextLine:
    """Return a line whose ink is that of its strongest pixels, if the one it has is fainter: a halo's."""
    colour, paper = np.array(line.ink, np.float32), np.array(line.paper, np.float32)
    if np.abs(colour - paper).max() >= FAINT * line.contrast:
        return line
    far = from_paper(part, line)
    return replace(line, ink=median_colour(part[far >= np.quantile(far, STRONGEST)]))


def may_be_colourful(part: Pixels, line: TextLine) -> bool:
    """Whether a line may have a pictograph: its ink is coloured, or pixels are of no mixture of ink and paper."""
    if max(line.ink) - min(line.ink) > GREY:
        return True
    size = (max(1, part.shape[1] // 2), max(1, part.shape[0] // 2))
    half = cv2.resize(part, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    off = off_axis(half, line.paper, np.array(line.ink, np.float32)) > COLOURFUL
    return bool(np.count_nonzero(off) >= FEWEST * line.cap_height**2 / 4)


def tolerance_among(apart: NDArray[np.float32]) -> float:
    """Return how far off a colour must be to be another one than that of letters, of whose pixels we have distances."""
    return max(COLOURFUL, BLEEDING * float(np.quantile(apart, MOST)))


def off_axis(
    colours: NDArray[np.float32], paper: tuple[int, int, int], ink: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return how far colours are (0..255) from the straight line between paper and ink, on which blurred glyphs lie."""
    start = np.array(paper, np.float32)
    along = ink - start
    apart = colours - start
    share = np.maximum(apart @ along / max(float(along @ along), 1.0), 0)  # stronger ink than most is no other colour
    off = np.abs(apart - share[..., None] * along)
    return np.asarray(np.maximum(np.maximum(off[..., 0], off[..., 1]), off[..., 2]), np.float32)


def tight(box: Box, far: Pixels) -> Box:
    """Return a box without the bare rows and columns at its edges."""
    inked = far[box.y : box.bottom, box.x : box.right] > INK
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    if rows.size == 0:
        return box
    return Box.spanning(
        box.x + int(columns[0]), box.y + int(rows[0]), box.x + int(columns[-1]) + 1, box.y + int(rows[-1]) + 1
    )
