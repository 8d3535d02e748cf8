"""The scale that layout works at: a third-density phone's picture tells as much at a third of its size, at a ninth of
the cost."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import largest_channel
from ocr_pipeline.model import Pixels

# Height of a lower-case x, in pixels, that layout needs in most of the text: that of small print is then some five.
NEEDED = 7.5
# Share of the area of all glyphs that is smaller than most lower-case letters: small print, dots, specks of noise.
LESSER = 0.3
# How many times smaller layout may work.
SCALES = (1, 1.5, 2, 3, 4)
# Bands across the picture that its text's height is found in, and the share of the height they cover together.
BANDS, SHARE = 8, 0.3
# A step (0..255) between neighbours at the edge of a glyph; its least height in pixels; its width over its height.
EDGE, LOWEST, WIDEST = 64, 5, 3
# Mean share of the step across two pixels that is made within one: .77 and more in screenshots however compressed, .72
# and less in what was blown up to twice its size or photographed.
# Share of the steps within one pixel that have another beside them: .36 and more; of doubled pixels next to none, .3 at
# most after compression.
SOFT, DOUBLED = 0.74, 0.31
# Glyphs that tell the text's height; with fewer the picture stays as it is.
ENOUGH = 20


def working_scale(pixels: Pixels) -> float:
    """Return how many times smaller than the picture (BGR uint8) layout may work: one of SCALES.

    The edges of a picture that was blown up, or seen through a lens, run over several pixels: its glyphs are told at
    half its size.
    """
    x_height = 2 * _x_height(shrunk(pixels, 2)) if _is_enlarged(pixels) else _x_height(pixels)
    return max(scale for scale in SCALES if scale == 1 or scale * NEEDED <= x_height)


def _is_enlarged(pixels: Pixels) -> bool:
    """Whether steps at the edges of glyphs run over several pixels, or are followed by none: pixels were doubled."""
    middle = pixels[len(pixels) // 4 : len(pixels) * 3 // 4 : 4]
    if middle.shape[0] < 1 or middle.shape[1] < 4:
        return False
    one = largest_channel(np.asarray(cv2.absdiff(middle[:, 1:], middle[:, :-1]), np.uint8))
    two = largest_channel(np.asarray(cv2.absdiff(middle[:, 2:], middle[:, :-2]), np.uint8))
    steep, sharp = two > EDGE, one[:, 1:-1] > EDGE
    if np.count_nonzero(steep) < ENOUGH:
        return False
    within = np.maximum(one[:, 1:], one[:, :-1])[steep] / two[steep]
    beside = np.maximum(one[:, 2:], one[:, :-2])[sharp] > EDGE // 4
    return float(within.mean()) < SOFT or float(np.mean(beside)) < DOUBLED


def _x_height(pixels: Pixels) -> float:
    """Return the height of a lower-case x in most of the text, in pixels; 0 where too little tells it."""
    height = len(pixels)
    band = int(height * SHARE / BANDS)
    tops = [(height - band) * number // (BANDS - 1) for number in range(BANDS)]
    glyphs = np.concatenate([_glyphs(pixels[top : top + band]) for top in tops])
    if len(glyphs) < ENOUGH:
        return 0.0
    heights, areas = glyphs[np.argsort(glyphs[:, 0], kind="stable")].T
    covered = np.cumsum(areas)
    return float(heights[np.searchsorted(covered, LESSER * covered[-1])])


def _glyphs(band: Pixels) -> NDArray[np.int64]:
    """Return height and box area of each glyph that stands whole in a band: its outline is a ring of steep steps."""
    if min(band.shape[:2]) < 2:
        return np.zeros((0, 2), np.int64)
    step = largest_channel(np.asarray(cv2.absdiff(band[:, 1:], band[:, :-1]), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats((step > EDGE).astype(np.uint8), connectivity=8)
    boxes = stats[1:].astype(np.int64)
    top, width, height = boxes[:, cv2.CC_STAT_TOP], boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT]
    whole = (top > 0) & (top + height < len(band))
    kept = whole & (height >= LOWEST) & (width < WIDEST * height)
    return np.stack([height, width * height], axis=1)[kept]


def shrunk(pixels: Pixels, scale: float) -> Pixels:
    """Return the picture `scale` times smaller, each pixel the mean of a square; rows and columns left over are cut."""
    height, width = (int(side / scale) for side in pixels.shape[:2])
    used = pixels[: int(height * scale), : int(width * scale)]
    return np.asarray(cv2.resize(used, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
