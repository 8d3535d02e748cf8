"""A grey picture → how its lines of writing run, and the edges that their beginnings and ends stand at."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.model import Pixels

# Letters are steps from pixel to pixel along a row above the first (0..255); those no farther apart than the second, in
# pixels, are of one line.
STEEP, GAP = 24, 13
# A line is so many pixels long, and so many times as long as it is thick (two deviations from its middle).
LONG, SLENDER = 40, 7.0
# Of the longest lines so many are compared; a margin leans by no more than the second (dx/dy), lines begin no farther
# from it than the third, in pixels, and so many do, in number and as a share.
MOST, LEANING, NEAR, LEAST, SHARE = 80, 0.12, 2.0, 5, 0.2

Ends = NDArray[np.float64]


def lines_of_writing(grey: Pixels) -> Ends:
    """Return the two ends (x, y) of the middle of each line of writing, n x 2 x 2, in pixels."""
    steps = (np.abs(cv2.Sobel(grey, cv2.CV_16S, 1, 0)) > STEEP).astype(np.uint8)
    joined = cv2.morphologyEx(steps, cv2.MORPH_CLOSE, np.ones((1, GAP), np.uint8))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(joined, connectivity=4)
    y, x = np.nonzero(labels)
    label = labels[y, x]
    dx, dy = x - middles[label, 0], y - middles[label, 1]
    area = np.maximum(stats[:, cv2.CC_STAT_AREA], 1)
    wide, high, both = (np.bincount(label, term, count) / area for term in (dx * dx, dy * dy, dx * dy))
    slope = both / np.maximum(wide, 1e-9)
    thick = np.sqrt(np.maximum(high - slope * both, 0.0))
    left, width = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_WIDTH]
    line = (width >= LONG) & (width >= SLENDER * 2 * thick)
    line[0] = False
    ends = [np.stack([at, middles[:, 1] + slope * (at - middles[:, 0])], axis=1) for at in (left, left + width - 1.0)]
    return np.asarray(np.stack(ends, axis=1)[line], np.float64)


def margins(lines: Ends) -> Ends:
    """Return steps (n x 2 x 2) down the margins: from the beginning, or the end, of each line to those of other lines
    that stand at the same margin."""
    longest = lines[np.argsort(lines[:, 0, 0] - lines[:, 1, 0], kind="stable")[:MOST]]
    return np.concatenate([_margin(longest[:, end]) for end in (0, 1)])


def _margin(points: Ends) -> Ends:
    """Return the steps between all points on the straight upright line that most points are near; none if few are."""
    nothing = np.zeros((0, 2, 2))
    above, below = np.triu_indices(len(points), 1)
    step = points[below] - points[above]
    upright = np.abs(step[:, 0]) < LEANING * np.abs(step[:, 1])
    above, below, step = above[upright], below[upright], step[upright]
    if not len(above):
        return nothing
    lean = step[:, 0] / step[:, 1]
    off = points[None, :, 0] - points[above, None, 0] - lean[:, None] * (points[None, :, 1] - points[above, None, 1])
    near = np.abs(off) <= NEAR
    on = near[np.argmax(near.sum(axis=1) + np.abs(step[:, 1]) / np.abs(step[:, 1]).max() / 2)]
    if np.count_nonzero(on) < max(LEAST, SHARE * len(points)):
        return nothing
    on = points[on]
    above, below = np.triu_indices(len(on), 1)
    return np.stack([on[above], on[below]], axis=1)
