"""A flat area → the glyph-like blobs on it, and the runs that blobs of one row part into.

Contrast is measured from the area's own colour, so that light text on a dark or coloured bubble counts the same as
dark text on white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import distance_from, largest_channel, some_of
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.components import components
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.model import Pixels

# Difference (0..255, largest channel) from the paper at which a pixel counts as ink.
INK = 28
# Pixels around what stands on an area that compression leaves a fringe on.
FRINGE = 3
# Mean distance (0..255) of bare paper from its median from which on its colour drifts: more than compression noise;
# and the size in pixels of the window that its course is found in.
DRIFT, COURSE = 5, (31, 31)
# Share of such an area that has no bare paper near it, from which on its course is that of a surface; places across it
# that this is told at, and the difference (0..255) from it up to which a pixel is paper.
TORN, GRID, NEARBY = 0.02, 32, 12
# Glyphs of a chat are between these heights, in pixels: 6 px is illegible, 120 px a headline on a 4x screenshot.
LOWEST, TALLEST = 5, 60
# Blobs among which icons weigh; letters of a word differ by this factor in height and by this share of it in place.
FEW, UNLIKE, CLOSE = 60, 1.7, 0.6
# Under fewer tall letters a dot is a part of one: among many, cedillas and specks would tell.
SIGNS = 3
# A blob this many times as wide as high is a rule or a shadow's edge.
RULE = 10
# Underlined words may be one blob as wide: at least so many pixels high, and ink fills this share of its box.
WRITTEN, INKED = 8, (0.18, 0.72)


@dataclass(frozen=True, slots=True)
class Blob:
    """Connected ink: its box in pixels of the picture, its contrast (0..255), the share of its box it fills."""

    box: Box
    contrast: int
    fill: float


def contrast_map(pixels: Pixels, flat: Flat, holes: Sequence[Box] = ()) -> Pixels:
    """Return how far each pixel of a flat area is from its paper, uint8 of shape (box.height, box.width).

    Outside the area's outline and inside `holes` (areas upon it that have a paper of their own) it is 0.
    """
    box = flat.box
    far = _from_paper(pixels[box.y : box.bottom, box.x : box.right], flat)
    cv2.bitwise_and(far, flat.mask, far)
    erase(far, holes, box)
    return far


def erase(far: Pixels, boxes: Iterable[Box], origin: Box) -> None:
    """Make a contrast map of an area that begins at `origin` 0 in some boxes and the fringe around them."""
    for each in boxes:
        inside = each.grown(FRINGE).clipped(origin)
        far[inside.y - origin.y : inside.bottom - origin.y, inside.x - origin.x : inside.right - origin.x] = 0


def _from_paper(crop: Pixels, flat: Flat) -> Pixels:
    """Return the distance from the colour under the text at each pixel: a gradient keeps its course."""
    far = distance_from(crop, flat.colour)
    if cv2.mean(far, flat.plain)[0] <= DRIFT:
        return far
    weight = flat.plain.astype(np.float32)
    total = cv2.blur(weight, COURSE)
    bare = (total <= 1e-3) & (flat.mask > 0)
    if np.count_nonzero(bare) > TORN * np.count_nonzero(flat.mask):
        weight = _paper_of(crop, flat).astype(np.float32)
        total = cv2.blur(weight, COURSE)
    total = np.maximum(total, 1e-6)
    parts = (cv2.blur(channel.astype(np.float32) * weight, COURSE) for channel in cv2.split(crop))
    channels = [np.asarray(part / total, np.float32) for part in parts]
    course = np.asarray(cv2.merge(channels), np.uint8)
    course[total <= 1e-3] = flat.colour
    return largest_channel(np.asarray(cv2.absdiff(crop, course), np.uint8))


def _paper_of(crop: Pixels, flat: Flat) -> Pixels:
    """Return uint8 of 1 where an area's paper is, whose colour drifts: what compression tore off it goes on as it does.

    A quadratic surface in each channel is fitted to what is plain by least squares (Haralick and Watson, "A facet model
    for image data", 1981); where it does not fit there is only what is plain.
    """
    rows, columns = np.nonzero(flat.plain)
    some = some_of(len(rows))
    height, width = flat.plain.shape
    terms, seen = _terms(rows[some] / height, columns[some] / width), crop[rows[some], columns[some]].astype(np.float32)
    surface, *_ = np.linalg.lstsq(terms, seen, rcond=None)
    if np.abs(terms @ surface - seen).mean() > DRIFT:
        return flat.plain
    y, x = (np.linspace(0.5 / GRID, 1 - 0.5 / GRID, GRID) for _ in range(2))
    coarse = np.asarray(_terms(*np.meshgrid(y, x, indexing="ij")) @ surface, np.float32)
    fitted = np.asarray(np.clip(cv2.resize(coarse, (width, height)), 0, 255), np.uint8)
    near = largest_channel(np.asarray(cv2.absdiff(crop, fitted), np.uint8)) <= NEARBY
    return flat.plain | (near & (flat.mask > 0)).view(np.uint8)


def _terms(y: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the terms of a quadratic surface at some points, in a last axis."""
    return np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], axis=-1).astype(np.float32)


def find_blobs(far: Pixels, origin: Box) -> tuple[Blob, ...]:
    """Return the connected ink of a contrast map, boxes moved by the origin of the map's area."""
    _, stats = components((far > INK).view(np.uint8), 8)
    found = []
    for x, y, width, height, area in stats[1:].tolist():
        peak = int(far[y : y + height, x : x + width].max())
        found.append(Blob(Box(x + origin.x, y + origin.y, width, height), peak, area / (width * height)))
    return tuple(found)


def typical_height(blobs: Sequence[Blob]) -> float:
    """Return the height of the capitals most of the text is set in, in pixels; 0 without text."""
    heights = sorted(blob.box.height for blob in blobs if _like_glyph(blob))
    if not heights:
        return 0.0
    low = heights[len(heights) // 2]
    tall = [height for height in heights if height <= 2.2 * low]
    return float(tall[-1 - len(tall) // 12])


def in_words(blobs: Sequence[Blob]) -> Sequence[Blob]:
    """Return the glyphs that stand beside another as letters of a word do: level, of like height, and close.

    Among few letters icons weigh, and they stand alone; among many, or where all do, all blobs are returned.
    """
    glyphs = [blob for blob in blobs if _like_glyph(blob)]
    if not 0 < len(glyphs) <= FEW:
        return blobs
    left, top, right, bottom = np.array([(b.box.x, b.box.y, b.box.right, b.box.bottom) for b in glyphs]).T
    high = bottom - top
    taller, lower = np.maximum.outer(high, high), np.minimum.outer(high, high)
    level = np.minimum.outer(bottom, bottom) - np.maximum.outer(top, top) >= 0.5 * lower
    apart = np.maximum.outer(left, left) - np.minimum.outer(right, right)
    near = level & (taller <= UNLIKE * lower) & (apart >= 0) & (apart <= CLOSE * taller)
    return [blob for blob, beside in zip(glyphs, near.any(axis=1), strict=True) if beside] or blobs


def _like_glyph(blob: Blob) -> bool:
    box = blob.box
    return LOWEST <= box.height <= TALLEST and not is_rule(blob)


def is_rule(blob: Blob) -> bool:
    """Return whether a blob is a drawn line or the edge of a shadow rather than glyphs; underlined words are none."""
    if blob.box.width > RULE * blob.box.height:
        return blob.box.height < WRITTEN or not INKED[0] <= blob.fill <= INKED[1]
    return blob.box.height > 1.5 * RULE * blob.box.width


def split_at_gaps(row: Sequence[Blob], *, gap: float) -> tuple[tuple[Blob, ...], ...]:
    """Return a row's blobs in runs with less than `gap` pixels of paper between neighbours."""
    runs: list[list[Blob]] = []
    right = float("-inf")
    for blob in row:
        if blob.box.x - right > gap:
            runs.append([])
        runs[-1].append(blob)
        right = max(right, blob.box.right)
    return tuple(tuple(run) for run in runs)


def box_of(blobs: Sequence[Blob]) -> Box:
    """Return the box around some blobs."""
    return union(blob.box for blob in blobs)


def baseline_of(run: Sequence[Blob], box: Box) -> int:
    """Return the row under the feet of most letters: what reaches deeper (g, a comma, an emoji) does not sway it; a
    question mark by itself stands on its dot."""
    tall = [blob.box for blob in run if blob.box.height >= box.height / 3]
    dots = [blob.box for blob in run if blob.box.height < box.height / 3 and len(tall) < SIGNS]
    feet = sorted(max([letter.bottom, *(dot.bottom for dot in dots if _is_dot_under(dot, letter))]) for letter in tall)
    return feet[len(feet) // 3] if feet else box.bottom


def _is_dot_under(dot: Box, letter: Box) -> bool:
    """Whether a dot stands close below a letter, within its width, and so is a part of it."""
    below = 0 <= dot.y - letter.bottom <= letter.height / 2
    return below and letter.x <= dot.center_x <= letter.right and max(dot.width, dot.height) <= letter.height / 2
