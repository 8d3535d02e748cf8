"""Screenshot → the picture that layout works on: of the scale its text needs, without the ripples of compression."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from ocr_pipeline.clean.light import evenly_lit, is_grainy, without_grain, without_specks
from ocr_pipeline.clean.scale import shrunk, working_scale
from ocr_pipeline.clean.upright import straighten
from ocr_pipeline.colour import largest_channel
from ocr_pipeline.model import CleanImage, Pixels, Screenshot

# A step (0..255) steeper than the first is an edge; up to the second a ripple. A picture with ripples on more than this
# share of the pixels near its edges was compressed.
STEEP, SLIGHT, RIPPLED = 40, 6, 0.2
# Pixels around an edge that its ripples reach.
REACH = np.ones((9, 9), np.uint8)
# Diameter in pixels and strength in grey levels of the filter: enough to level ripples, too little for a faint bubble.
DIAMETER, STRENGTH = 5, 8


def clean_page(screenshot: Screenshot) -> CleanImage:
    """Return the screenshot, evenly lit and upright where it is not, with the small, smooth picture for layout."""
    pixels = screenshot.pixels
    grainy = is_grainy(pixels)
    if grainy:
        pixels = without_grain(evenly_lit(pixels))
    upright = straighten(pixels)
    pixels, to_original = (pixels, None) if upright is None else (upright.pixels, upright.to_original)
    pixels.flags.writeable = False
    scale = working_scale(pixels)
    small = smoothed(shrunk(pixels, scale))
    small = without_specks(small) if grainy else small
    return CleanImage(replace(screenshot, pixels=pixels), small, scale, to_original)


def smoothed(pixels: Pixels) -> Pixels:
    """Return a picture without the ripples that compression leaves around glyphs; edges stay where they are.

    The filter is Tomasi and Manduchi, "Bilateral Filtering for Gray and Color Images", ICCV 1998.
    """
    if _ripples(pixels) < RIPPLED:
        return pixels
    return np.asarray(cv2.bilateralFilter(pixels, DIAMETER, STRENGTH, DIAMETER), np.uint8)


def _ripples(pixels: Pixels) -> float:
    """Return the share (0..1) of the pixels close to steep edges that differ from their neighbours by a little."""
    if min(pixels.shape[:2]) < 2:
        return 0.0
    step = np.zeros(pixels.shape[:2], np.uint8)
    step[:, :-1] = largest_channel(np.asarray(cv2.absdiff(pixels[:, 1:], pixels[:, :-1]), np.uint8))
    down = largest_channel(np.asarray(cv2.absdiff(pixels[1:], pixels[:-1]), np.uint8))
    cv2.max(step[:-1], down, step[:-1])
    steep = (step > STEEP).astype(np.uint8)
    near = cv2.dilate(steep, REACH) > steep
    return float(np.count_nonzero((step > 0) & (step <= SLIGHT) & near)) / max(int(np.count_nonzero(near)), 1)
