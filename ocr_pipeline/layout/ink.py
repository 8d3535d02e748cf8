"""A flat area → the glyph-like blobs on it, and the blobs as lines of text.

Contrast is measured from the area's own colour, so that light text on a dark or coloured bubble counts the same as
dark text on white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from ocr_pipeline.colour import distance_from, largest_channel
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
# Glyphs of a chat are between these heights, in pixels: 6 px is illegible, 120 px a headline on a 4x screenshot.
LOWEST, TALLEST = 5, 60
# Blobs among which icons weigh; letters of a word differ by this factor in height and by this share of it in place.
FEW, UNLIKE, CLOSE = 60, 2.05, 0.6
# A blob this many times as wide as high is a rule or a shadow's edge.
RULE = 10
# Underlined words may be one blob as wide: at least so many pixels high, and ink fills this share of its box.
WRITTEN, INKED = 8, (0.18, 0.72)
# In heights of a capital: what is lower is a dot, an accent or a comma, unless as high as the second and level with so
# many others, sharing this much of its height with them. A row that begins as far aside as the last is not its own.
SMALL, PRINT, FIGURES, LEVEL, ASIDE = 0.55, 0.3, 3, 0.8, 3.0
# Nothing that is so many capitals high tells where a row is.
TALL = 1.5
# In heights of a capital: what stands farther apart than the first is no one run of words; one is so many times as high
# as its highest letter at most.
APART, ONE_LINE = 0.8, 1.4


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
    total = np.maximum(cv2.blur(weight, COURSE), 1e-6)
    channels = [cv2.blur(channel.astype(np.float32) * weight, COURSE) / total for channel in cv2.split(crop)]
    course = np.asarray(cv2.merge(channels), np.uint8)
    course[total <= 1e-3] = flat.colour
    return largest_channel(np.asarray(cv2.absdiff(crop, course), np.uint8))


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


def rows_of(blobs: Sequence[Blob], height: float) -> tuple[tuple[Blob, ...], ...]:
    """Return glyph-like blobs as rows from top to bottom, each from left to right; `height` is that of a capital.

    Tall blobs found rows, but not before the letters of words have: an icon may be as high as two rows, or lie between
    them. Dots, accents and commas join the row they touch or nearly touch.
    """
    rows: list[_Row] = []
    words = set(map(id, in_words(blobs)))
    apart = {id(blob): id(blob) not in words or blob.box.height > TALL * height for blob in blobs}
    figures = _small_print(blobs, height)
    for blob in sorted(blobs, key=lambda blob: (apart[id(blob)], -blob.box.height, *_place(blob.box))):
        home = _home(blob, rows, height, dot=blob.box.height < SMALL * height and blob not in figures)
        if home is None:
            rows.append(_Row([blob], blob.box.y, blob.box.bottom))
        else:
            home.take(blob)
    rows.sort(key=lambda row: row.top)
    _reunite(rows, height)
    return tuple(tuple(sorted(row.blobs, key=lambda blob: blob.box)) for row in rows if row.blobs)


@dataclass(slots=True)
class _Row:
    """A row under construction."""

    blobs: list[Blob]
    top: int
    bottom: int

    def take(self, blob: Blob) -> None:
        self.blobs.append(blob)


def _place(box: Box) -> tuple[int, int, int]:
    """Return what boxes of one height are ordered by: plain numbers are compared faster than boxes."""
    return box.x, box.y, box.width


def _reunite(rows: Sequence[_Row], height: float) -> None:
    """Move blobs between rows that overlap to the row of those beside them: a time set lower than the words, and the
    stroke of an exclamation mark that is left alone."""
    for upper, lower in pairwise(rows):
        if lower.top >= upper.bottom:
            continue
        for here, there in ((upper, lower), (lower, upper)):
            for blob in [each for each in here.blobs if each.box.height >= SMALL * height]:
                alone = len(here.blobs) == 1
                if _beside(blob, there.blobs, height, alone=alone) > _beside(blob, here.blobs, height):
                    here.blobs.remove(blob)
                    there.take(blob)
        for run in split_at_gaps(sorted([*upper.blobs, *lower.blobs], key=lambda blob: blob.box), gap=APART * height):
            _keep_whole(run, upper, lower)


def _keep_whole(run: Sequence[Blob], upper: _Row, lower: _Row) -> None:
    """Move the blobs of a run that is torn between two rows, though it is no higher than one, to where most of it is:
    the figures of a time are higher than the letters behind them."""
    parts = [[blob for blob in run if blob in row.blobs] for row in (upper, lower)]
    few, row = (parts[0], lower) if len(parts[0]) < len(parts[1]) else (parts[1], upper)
    if few and box_of(run).height <= ONE_LINE * max(blob.box.height for blob in run):
        other = upper if row is lower else lower
        for blob in few:
            other.blobs.remove(blob)
            row.take(blob)


def _beside(blob: Blob, others: Sequence[Blob], height: float, *, alone: bool = False) -> int:
    """Return how many blobs stand level with one, a letter's distance away; one that is alone need not be as high."""
    return sum(
        -0.6 * height <= blob.box.overlap_x(other.box) <= 0
        and blob.box.overlap_y(other.box)
        >= (0.5 * blob.box.height if alone else 0.8 * max(blob.box.height, other.box.height))
        for other in others
    )


def _small_print(blobs: Sequence[Blob], height: float) -> frozenset[Blob]:
    """Return the blobs that are words of their own and no dots, however small: several level with one another, and none
    of the others beside them. Emoji over a time are more than twice as high as its figures."""
    taken = np.zeros(max((blob.box.bottom for blob in blobs), default=0) + 1, bool)
    for blob in blobs:
        if blob.box.height >= SMALL * height:
            taken[blob.box.y : blob.box.bottom] = True
    small = [blob for blob in blobs if PRINT * height <= blob.box.height < SMALL * height
             and not taken[blob.box.y : blob.box.bottom].any()]  # fmt: skip
    return frozenset(
        blob for blob in small
        if sum(blob.box.overlap_y(other.box) >= LEVEL * blob.box.height for other in small) >= FIGURES
    )  # fmt: skip


def _home(blob: Blob, rows: Sequence[_Row], height: float, *, dot: bool) -> _Row | None:
    """Return the row a blob belongs to, the one it shares most of its height with. A dot need not reach it, and goes
    with letters that it stands at rather than with a row that begins farther aside."""
    reach = -0.4 * height / blob.box.height if dot else 0.5
    shares = ((min(blob.box.bottom, row.bottom) - max(blob.box.y, row.top)) / blob.box.height for row in rows)
    near = [(share, row) for share, row in zip(shares, rows, strict=True) if share >= reach]
    if dot and len(near) > 1:
        aside = height if blob.box.height < PRINT * height else ASIDE * height
        close = [each for each in near if any(-blob.box.overlap_x(other.box) <= aside for other in each[1].blobs)]
        near = close or near
    return max(near, key=lambda each: each[0], default=(0.0, None))[1]


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
