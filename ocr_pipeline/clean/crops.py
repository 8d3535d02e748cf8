"""Text line → crop: grey stretched so that paper is white and ink black, pictographs masked, x-height made equal."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, Pixels, TextLine

# Height of a capital over that of a lower-case x, in the grotesque faces of phones.
CAP_PER_X = 1.38
# White around the text, in heights of a capital; Tesseract misreads text that touches the edge.
MARGIN = 0.45
# A line is scaled by no more than this in either direction.
SMALLEST, LARGEST = 0.2, 6.0
# Difference (0..255) from the paper at which a pixel counts as ink.
INK = 28
# A pictograph fills at least the first share of its box (a disc fills .79, a bold M .65), which is between the next two
# times a capital high and about square; its colours are farther than the last (0..255) from what ink and paper mix to.
# Where ink and paper are grey, a sign of which the last share of its box is vivid is a pictograph, however thin.
DENSE, LOW, HIGH, COLOURFUL = 0.7, 0.95, 2.4, 45
# Difference between the largest and the smallest channel (0..255) of what counts as grey, and as vivid.
GREY, VIVID, THIN = 40, 80, 0.3


def crop_line(pixels: Pixels, line: TextLine, *, x_height: int) -> Crop:
    """Return a text line as a crop whose lower-case x is `x_height` pixels high.

    `pixels` is the clean picture, BGR uint8. The crop is grey uint8, black on white, with a white margin.
    """
    box = line.box
    part = pixels[box.y : box.bottom, box.x : box.right]
    far = cv2.absdiff(part, np.full_like(part, line.paper)).max(axis=2)
    pictographs = find_pictographs(part, far, line)
    for each in pictographs:
        far[each.y : each.bottom, each.x : each.right] = 0
    grey = _stretched(far)
    scale = float(np.clip(x_height * CAP_PER_X / line.cap_height, SMALLEST, LARGEST))
    size = (max(1, round(box.width * scale)), max(1, round(box.height * scale)))
    scaled = cv2.resize(grey, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    margin = round(MARGIN * x_height * CAP_PER_X)
    framed = cv2.copyMakeBorder(scaled, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255)
    moved = tuple(Box(each.x + box.x, each.y + box.y, each.width, each.height) for each in pictographs)
    return Crop(line, np.asarray(framed, np.uint8), (box.x - margin / scale, box.y - margin / scale), scale, moved)


def _stretched(far: Pixels) -> Pixels:
    """Return distances from the paper as grey: the paper (a noisy one too) white, the strongest ink black."""
    low = float(np.quantile(far, 0.25))
    high = max(float(np.quantile(far, 0.98)), low + 1)
    return np.asarray(255 - np.clip((far - low) * (255 / (high - low)), 0, 255), np.uint8)


def find_pictographs(part: Pixels, far: Pixels, line: TextLine) -> tuple[Box, ...]:
    """Return the boxes, within the line's box, of emoji: dense, squarish, and of other colours than the ink."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((far > INK).astype(np.uint8), connectivity=8)
    boxes = [Box(*(int(value) for value in row[:4])) for row in stats[1:]]
    return tuple(box for box in boxes if _is_pictograph(box, part, far, line))


def _is_pictograph(box: Box, part: Pixels, far: Pixels, line: TextLine) -> bool:
    if not LOW <= box.height / line.cap_height <= HIGH or not 0.6 <= box.width / box.height <= 1.6:
        return False
    here = far[box.y : box.bottom, box.x : box.right]
    if max(_chroma(line.ink), _chroma(line.paper)) < GREY:
        inked = part[box.y : box.bottom, box.x : box.right][here > INK].astype(np.int16)
        bright = np.count_nonzero(inked.max(axis=1) - inked.min(axis=1) > VIVID)
        if bright >= THIN * box.area:
            return True
    if np.count_nonzero(here > max(INK, int(0.4 * here.max()))) < DENSE * box.area:
        return False
    colours = part[box.y : box.bottom, box.x : box.right][here > INK].astype(np.float32)
    strongest = colours[here[here > INK] > 0.8 * here.max()]
    off_ink = _off_axis(colours, line.paper, np.array(line.ink, np.float32))
    off_own = _off_axis(colours, line.paper, np.median(strongest, axis=0))
    return bool(np.median(off_ink) > COLOURFUL or np.quantile(off_own, 0.9) > COLOURFUL)


def _chroma(colour: tuple[int, int, int]) -> int:
    return max(colour) - min(colour)


def _off_axis(
    colours: NDArray[np.float32], paper: tuple[int, int, int], ink: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Return how far colours are (0..255) from the straight line between paper and ink, on which blurred glyphs lie."""
    start = np.array(paper, np.float32)
    along = ink - start
    share = np.clip((colours - start) @ along / max(float(along @ along), 1.0), 0, 1)
    return np.asarray(np.abs(colours - start - share[:, None] * along).max(axis=1), np.float32)
