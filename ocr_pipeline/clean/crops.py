"""Text line → crop: grey stretched so that paper is white and ink black, pictographs masked, x-height made equal."""

from __future__ import annotations

import cv2
import numpy as np

from ocr_pipeline.clean.ticks import without_ticks
from ocr_pipeline.colour import largest_channel
from ocr_pipeline.gradients import paper_course
from ocr_pipeline.model import Crop, Pixels, TextLine

# Height of a capital over that of a lower-case x, in the grotesque faces of phones.
CAP_PER_X = 1.38
# White around the text, in heights of a capital; Tesseract misreads text that touches the edge.
MARGIN = 0.45
# Of a line whose capitals are lower than this share of it, one or two signs of several strokes, these were measured.
PARTS = 0.4
# A line is scaled by no more than this in either direction.
SMALLEST, LARGEST = 0.2, 6.0
# An underline is so many heights of a capital long, a mark such as _ shorter; share of a line's contrast that is ink.
UNDERLINE, HALF = 2.0, 0.4
# Share of a line's contrast that its strongest ink has at least.
FAINTEST = 0.4
# Pixels around a pictograph that are masked with it: its soft rim.
RIM = 1


def crop_line(pixels: Pixels, line: TextLine, *, x_height: int) -> Crop:
    """Return a text line as a crop whose lower-case x is `x_height` pixels high.

    `pixels` is the clean picture, BGR uint8. The crop is grey uint8, black on white, with a white margin.
    """
    box = line.box
    part = pixels[box.y : box.bottom, box.x : box.right]
    far = largest_channel(np.asarray(cv2.absdiff(part, paper_course(part, line.paper)), np.uint8))
    for each in line.pictographs:
        here = each.box.grown(RIM).clipped(box)
        far[here.y - box.y : here.bottom - box.y, here.x - box.x : here.right - box.x] = 0
    grey = _stretched(without_ticks(_without_underline(far, line), line), line)
    high = line.cap_height if line.cap_height >= PARTS * box.height else box.height
    scale = float(np.clip(x_height * CAP_PER_X / high, SMALLEST, LARGEST))
    size = (max(1, round(box.width * scale)), max(1, round(box.height * scale)))
    scaled = cv2.resize(grey, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    margin = round(MARGIN * x_height * CAP_PER_X)
    framed = cv2.copyMakeBorder(scaled, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255)
    return Crop(line, np.asarray(framed, np.uint8), (box.x - margin / scale, box.y - margin / scale), scale)


def _without_underline(far: Pixels, line: TextLine) -> Pixels:
    """Return distances from the paper without a stroke that runs below letters: a q over one looks like a g."""
    top, long = line.baseline - line.box.y, round(UNDERLINE * line.cap_height)
    if not 1 <= top < len(far) or far.shape[1] < long:
        return far
    inked = (far > HALF * line.contrast).astype(np.uint8)
    stroke = cv2.morphologyEx(inked[top:], cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    if not stroke.any():
        return far
    rows = top + np.flatnonzero(stroke.any(axis=1))
    first, last = max(1, int(rows[0]) - RIM), min(len(far), int(rows[-1]) + 1 + RIM)
    above, below = inked[first - 1] > 0, inked[min(last, len(far) - 1)] > 0
    if not below.any():  # none reaches farther down, so that none could be told from the stroke
        return far
    drawn = np.convolve(stroke.any(axis=0), (1, 1, 1), "same") > 0
    cleared = far.copy()
    cleared[first:last, np.where(drawn, ~(above & below), ~above)] = 0  # descenders cross it, commas end in its gaps
    return cleared


def _stretched(far: Pixels, line: TextLine) -> Pixels:
    """Return distances from the paper as grey: the paper (a noisy one too) white, the strongest ink black; but the rim
    that is left of emoji where there is no ink stays pale."""
    low = float(np.quantile(far, 0.25))
    high = max(float(np.quantile(far, 0.98)), low + 1, FAINTEST * line.contrast)
    return np.asarray(255 - np.clip((far - low) * (255 / (high - low)), 0, 255), np.uint8)
