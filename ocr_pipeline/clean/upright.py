"""A picture turned by a few degrees, or photographed at a slant → the same picture upright, and the way back.

What runs across or down on a screen (edges of bubbles and bars, feet of letters) runs so in a screenshot to a hundredth
of a degree. Where it does not, the straight edges tell the two vanishing points of the screen's directions, and these
the homography that undoes the view (Liebowitz and Zisserman, "Metric Rectification for Perspective Images of Planes",
CVPR 1998).
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.model import Matrix, Pixels

# Width in pixels at which the look for a slant is taken, and at which straight edges are measured; a narrower one is
# cheaper, on a wider one edges are longer.
GLANCE, MEASURED = 480, 400
# A step counts as a level edge if it is steeper than the first (in units of a Sobel filter) and slants by less than the
# second; it is exactly level below the third. A picture of whose level edges more than the last share are exact stands
# straight: screenshots have .3 to .6, what was turned or photographed .25 and less.
STEEP, SLANT, EXACT, STRAIGHT = 60, 0.1, 0.004, 0.28
# What is glanced at is the middle of a picture, up to so many times as long as it is wide. Undoing a slant makes the
# share of exact edges greater by .05 to .3, undoing one that is not there by less than the second.
LONG, GAINED = 4, 0.03
# Largest slant (dy/dx) that is undone, shortest edge in pixels and how many of them tell a direction.
LARGEST, SHORTEST, ENOUGH = 0.12, 12, 8
# An edge that is off the common direction by this (a quarter degree) has a fifth of the weight of one that is on it.
OFF = 0.004
# Slant over the height of the picture that is not worth undoing; convergence of lines that is noise.
SLIGHT, PARALLEL = 0.003, 0.004
# What is added around a turned picture is of one colour along rows and columns: steps above the first (0..255) are
# found on less than the second share of it.
PLAIN, SPOTS = 12, 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Upright:
    """An upright picture and the 3x3 homography that takes its points (x, y, 1) to those of the picture it was."""

    pixels: Pixels
    to_original: Matrix


def straighten(pixels: Pixels) -> Upright | None:
    """Return a picture (BGR uint8) upright; None where it stands straight, or nothing tells that it does not."""
    if min(pixels.shape[:2]) < GLANCE // 4:
        return None
    straight = _straightness(pixels)
    if straight > STRAIGHT:
        return None
    undo = _undoing(pixels)
    upright = None if undo is None else _warped(pixels, undo)
    if upright is None or _straightness(upright.pixels) < GAINED + straight:
        return None
    return upright


def _straightness(pixels: Pixels) -> float:
    """Return the share (0..1) of a picture's level edges that are exactly level; 1 where there are too few to tell."""
    side = min(pixels.shape[:2])
    top, left = (max(0, (length - LONG * side) // 2) for length in pixels.shape[:2])
    middle = pixels[top : top + LONG * side, left : left + LONG * side]
    grey = cv2.blur(_small_grey(middle, GLANCE), (9, 1))
    across, down = cv2.Sobel(grey, cv2.CV_16S, 1, 0), cv2.Sobel(grey, cv2.CV_16S, 0, 1)
    steep = np.abs(down) > STEEP
    slants = np.abs(across[steep] / down[steep].astype(np.float32))
    level = slants[slants < SLANT]
    return 1.0 if len(level) < GLANCE else float(np.mean(level < EXACT))


def _small_grey(pixels: Pixels, width: int) -> Pixels:
    """Return a picture in grey, smaller by a whole number so that it is about as wide as that."""
    scale = max(1, round(min(pixels.shape[:2]) / width))
    size = (pixels.shape[1] // scale, pixels.shape[0] // scale)
    grey = cv2.cvtColor(pixels[: size[1] * scale, : size[0] * scale], cv2.COLOR_BGR2GRAY)
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)


def _undoing(pixels: Pixels) -> Matrix | None:
    """Return the homography, about the picture's middle and in heights of it, after which its lines run straight."""
    height, width = pixels.shape[:2]
    grey = _small_grey(pixels, MEASURED)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, 1.0).detect(grey)[0]
    if found is None:
        return None
    ends = (np.asarray(found, np.float64).reshape(-1, 2, 2) - np.array(grey.shape[::-1]) / 2) / grey.shape[0]
    lengths = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
    ends = ends[lengths * grey.shape[0] >= SHORTEST]
    # Lines across converge over the picture's height, upright ones over its width.
    across = _direction(ends, 1.0)
    if across is None:
        return None
    # Verticals are the same seen with x and y exchanged; where none tell, the screen was turned and no more.
    down = _direction(ends[:, :, ::-1], width / height)
    slant, bend = across
    upright, lean = down or (-slant, 0.0)
    if abs(slant) < SLIGHT and abs(upright) < SLIGHT and bend == lean == 0:
        return None
    infinity = np.cross((1, slant, bend), (upright, 1, lean))
    flat = np.array([[1, 0, 0], [0, 1, 0], infinity / infinity[2]])
    axes = np.array([[1, upright], [slant, 1]])
    affine = np.eye(3)
    affine[:2, :2] = np.linalg.inv(axes / np.hypot(*axes))
    return np.asarray(affine @ flat, np.float64)


def _direction(ends: NDArray[np.float64], span: float) -> tuple[float, float] | None:
    """Return slant and convergence (1, slant, convergence: the vanishing point) of the edges that run about across.

    A line through (x, y) towards that point has dy = slant dx + convergence (x dy - y dx): least squares, in which
    edges that are off count ever less. `span` is the length over which lines converge, in heights of the picture.
    """
    step = ends[:, 1] - ends[:, 0]
    near = np.abs(step[:, 1]) < LARGEST * np.abs(step[:, 0])
    if np.count_nonzero(near) < ENOUGH:
        return None
    (dx, dy), (x, y) = step[near].T, ends[near].mean(axis=1).T
    length = np.hypot(dx, dy)
    terms = np.stack([dx, x * dy - y * dx], axis=1)
    slants = dy / dx
    order = np.argsort(slants)
    middle = order[np.searchsorted(np.cumsum(length[order]), length.sum() / 2)]
    answer = np.array([slants[middle], 0.0])
    for tolerance in (4 * OFF, 4 * OFF, 2 * OFF, 2 * OFF, OFF, OFF, OFF):
        off = (dy - terms @ answer) / length
        weight = 1 / (1 + (2 * off / tolerance) ** 2) / np.sqrt(length)
        answer = np.linalg.lstsq(terms * weight[:, None], dy * weight, rcond=None)[0]
    if abs(answer[1]) * span < PARALLEL:
        weight = 1 / (1 + (2 * (dy - dx * answer[0]) / length / OFF) ** 2)
        return float(np.sum(weight * dy * np.sign(dx)) / np.sum(weight * np.abs(dx))), 0.0
    return float(answer[0]), float(answer[1])


def _warped(pixels: Pixels, undo: Matrix) -> Upright | None:
    """Return the picture after a homography about its middle, in heights, on a sheet that holds all of it."""
    height, width = pixels.shape[:2]
    middle = np.array([[1 / height, 0, -width / 2 / height], [0, 1 / height, -0.5], [0, 0, 1]])
    step = np.diag([height, height, 1.0]) @ undo @ middle
    corners = np.array([[[0, 0], [width, 0], [width, height], [0, height]]], np.float64)
    placed = cv2.perspectiveTransform(corners, step)[0]
    if not np.isfinite(placed).all():
        return None
    low, high = placed.min(axis=0), placed.max(axis=0)
    wide, high_ = (int(side) for side in np.ceil(high - low))
    if wide * high_ > 2 * width * height:
        return None
    step = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]]) @ step
    turned = np.asarray(
        cv2.warpPerspective(pixels, step, (wide, high_), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )
    left, top, right, bottom = _without_filling(turned, placed - low)
    back = np.linalg.inv(step) @ np.array([[1, 0, left], [0, 1, top], [0, 0, 1]])
    return Upright(np.ascontiguousarray(turned[top:bottom, left:right]), np.asarray(back / back[2, 2], np.float64))


def _without_filling(turned: Pixels, corners: NDArray[np.float64]) -> tuple[int, int, int, int]:
    """Return the edges of the page on the sheet: without the wedges around it, if these show nothing.

    Turning a page needs a larger sheet; its corners lie on the sheet's edges, as this sheet's own corners do.
    """
    height, width = turned.shape[:2]
    x, y = np.sort(corners[:, 0]), np.sort(corners[:, 1])
    run, rise = np.abs(corners[1] - corners[0])
    slant = rise / run
    left, right = (_inset(x[n], y[n], slant) for x, y, n in ((x, y, 1), (width - x, height - y, 2)))
    top, bottom = (_inset(y[n], x[n], slant) for x, y, n in ((x, y, 1), (width - x, height - y, 2)))
    grey = cv2.cvtColor(turned, cv2.COLOR_BGR2GRAY)
    across, down = np.abs(np.diff(grey.astype(np.int16), axis=1)), np.abs(np.diff(grey.astype(np.int16), axis=0))
    edges = [
        left if left and np.mean(across[:, :left] > PLAIN) < SPOTS else 0,
        top if top and np.mean(down[:top] > PLAIN) < SPOTS else 0,
        right if right and np.mean(across[:, -right:] > PLAIN) < SPOTS else 0,
        bottom if bottom and np.mean(down[-bottom:] > PLAIN) < SPOTS else 0,
    ]
    return edges[0], edges[1], width - edges[2], height - edges[3]


def _inset(along: float, other: float, slant: float) -> int:
    """Return how far a page's edge is inside of the sheet's, given how far the sheet's corners are along both sides."""
    return max(0, round((along - other * slant) / (1 - slant**2)))
