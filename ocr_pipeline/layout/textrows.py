"""Glyph-like blobs → the rows of text that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import Blob, box_of, in_words, split_at_gaps

# In heights of a capital: what is lower is a dot, an accent or a comma, unless as high as the second and level with so
# many others, sharing this much of its height with them. A row that begins as far aside as the last is not its own.
SMALL, PRINT, FIGURES, LEVEL, ASIDE = 0.55, 0.3, 3, 0.8, 3.0
# Share of its height that a capital has in common with a row that is so far aside, at least.
FAR = 0.6
# Nothing that is so many capitals high tells where a row is.
TALL = 1.5
# In heights of a capital: what stands farther apart than the first is no one run of words; one is so many times as high
# as its highest letter at most.
APART, ONE_LINE = 0.8, 1.4
# And how far from its row a dot is at most, and what is as high as a small figure: one may stand over a time.
REACH, FIGURE, UPRIGHT = (0.4, 0.15), 0.4, 1.25


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
            _keep_whole(run, upper, lower, height)


def _keep_whole(run: Sequence[Blob], upper: _Row, lower: _Row, height: float) -> None:
    """Move the blobs of a run that is torn between two rows, though it is no higher than one, to where most of it is:
    the figures of a time are higher than the letters behind them."""
    low = set(map(id, lower.blobs))
    above, below = [blob for blob in run if id(blob) not in low], [blob for blob in run if id(blob) in low]
    few, here, there = (above, upper, lower) if len(above) < len(below) else (below, lower, upper)
    highest = max(blob.box.height for blob in run)
    if few and highest <= TALL * height and box_of(run).height <= ONE_LINE * highest:
        for blob in few:
            here.blobs.remove(blob)
            there.take(blob)


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
    """Return the row a blob belongs to, the one it shares most of its height with, and more of it with one that begins
    farther aside: an arrow back is level with a title and what is below that. A dot need not reach it, and goes with
    letters that it stands at rather than with such a row."""
    figure = blob.box.height >= max(FIGURE * height, UPRIGHT * blob.box.width)
    reach = -REACH[figure] * height / blob.box.height if dot else 0.5
    shares = ((min(blob.box.bottom, row.bottom) - max(blob.box.y, row.top)) / blob.box.height for row in rows)
    near = [(share, row) for share, row in zip(shares, rows, strict=True)
            if share >= (reach if blob.box.height < height or _is_near(blob, row, height) else FAR)]  # fmt: skip
    if dot and len(near) > 1:
        aside = height if blob.box.height < PRINT * height else ASIDE * height
        close = [each for each in near if any(-blob.box.overlap_x(other.box) <= aside for other in each[1].blobs)]
        near = close or near
    return max(near, key=lambda each: each[0], default=(0.0, None))[1]


def _is_near(blob: Blob, row: _Row, height: float) -> bool:
    return any(-blob.box.overlap_x(other.box) <= ASIDE * height for other in row.blobs)
