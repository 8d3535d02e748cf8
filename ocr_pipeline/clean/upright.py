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

from ocr_pipeline.clean.writing import Ends, lines_of_writing, margins
from ocr_pipeline.model import Matrix, Pixels

# Width in pixels at which the look for a slant is taken, at which straight edges are measured, and lines of writing; a
# narrower one is cheaper, on a wider one edges are longer.
GLANCE, MEASURED, WRITTEN = 480, 400, 800
# A step counts as a level edge if it is steeper than the first (in units of a Sobel filter) and slants by less than the
# second; it is exactly level below the third. A picture of whose level edges more than the last share are exact stands
# straight: screenshots have .3 to .6, what was turned or photographed .25 and less.
STEEP, SLANT, EXACT, STRAIGHT = 60, 0.1, 0.004, 0.28
# What is glanced at is the middle of a picture, up to so many times as long as it is wide. Undoing a slant makes the
# share of edges that run straight greater by .2 to 1, to so much at least; one that is not there, by less or to less.
LONG, GAINED, MOSTLY = 4, 0.2, 0.4
# Largest slant (dy/dx) that is undone, shortest edge in pixels and how many of them tell a direction.
LARGEST, SHORTEST, ENOUGH = 0.12, 12, 8
# An edge that is off the common direction by this (a quarter degree) has a fifth of the weight of one that is on it.
OFF = 0.004
# Edges converge if so many more of them (a share) run as fitted then; those whose places spread by no more than the
# second, in heights, tell of no convergence.
CONVERGING, SPREAD = 0.01, 0.004
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
    if min(pixels.shape[:2]) < GLANCE // 4 or _straightness(pixels) > STRAIGHT:
        return None
    across, upright = _edges(pixels)
    undo = _undoing(across, upright, pixels.shape[1] / pixels.shape[0])
    return _warped(pixels, undo) if undo is not None and _straightens(across, upright, undo) else None


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


def _edges(pixels: Pixels) -> tuple[Ends, Ends]:
    """Return the ends (n x 2 x 2, about the picture's middle and in heights of it) of what should run across, and of
    what should stand upright, among other edges: straight edges with lines of writing, and with their margins."""
    grey, fine = _small_grey(pixels, MEASURED), _small_grey(pixels, WRITTEN)
    found = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, 1.0).detect(grey)[0]
    straight = np.asarray(np.zeros((0, 4)) if found is None else found, np.float64).reshape(-1, 2, 2)
    straight = straight[np.hypot(*(straight[:, 1] - straight[:, 0]).T) >= SHORTEST]
    lines = lines_of_writing(fine)
    straight, lines, begun = (
        (ends - np.array(seen.shape[::-1]) / 2) / seen.shape[0]
        for ends, seen in ((straight, grey), (lines, fine), (margins(lines), fine))
    )
    return np.concatenate([straight, lines]), np.concatenate([straight, begun])


def _straightens(across: Ends, upright: Ends, undo: Matrix) -> bool:
    """Whether after a homography many more edges run straight than before, across or upright."""
    shares = [(_exact(ends, np.eye(3), axis), _exact(ends, undo, axis)) for ends, axis in ((across, 1), (upright, 0))]
    return any(after >= max(MOSTLY, before + GAINED) for before, after in shares)


def _exact(ends: Ends, matrix: Matrix, axis: int) -> float:
    """Return the share, by length, of edges about across (`axis` 1) or upright (0) that are so after a homography."""
    ends = ends[_about_level(ends if axis else ends[:, :, ::-1])]
    step = ends[:, 1] - ends[:, 0]
    onto = cv2.perspectiveTransform(ends.reshape(1, -1, 2), matrix)[0].reshape(-1, 2, 2) if len(ends) else ends
    after = np.abs(onto[:, 1] - onto[:, 0])
    length = np.hypot(*step.T)
    return float(length[after[:, axis] < OFF * after[:, 1 - axis]].sum() / max(length.sum(), 1e-9))


def _about_level(ends: Ends) -> NDArray[np.bool_]:
    step = np.abs(ends[:, 1] - ends[:, 0])
    return np.asarray(step[:, 1] < LARGEST * step[:, 0])


def _undoing(across: Ends, upright: Ends, shape: float) -> Matrix | None:
    """Return the homography after which edges run straight, all about the picture's middle and in heights of it;
    `shape` is its width by its height."""
    # Lines across converge over the picture's height, upright ones over its width.
    level = _direction(across, 1.0)
    if level is None:
        return None
    # Verticals are the same seen with x and y exchanged; where none tell, the screen was turned and no more.
    down = _direction(upright[:, :, ::-1], shape)
    (slant, bend), (turn, lean) = level, down or (-level[0], 0.0)
    if abs(slant) < SLIGHT and abs(turn) < SLIGHT and bend == lean == 0:
        return None
    infinity = np.cross((1, slant, bend), (turn, 1, lean))
    flat = np.array([[1, 0, 0], [0, 1, 0], infinity / infinity[2]])
    axes = np.array([[1, turn], [slant, 1]])
    affine = np.eye(3)
    affine[:2, :2] = np.linalg.inv(axes / np.hypot(*axes))
    return np.asarray(affine @ flat, np.float64)


def _direction(ends: Ends, span: float) -> tuple[float, float] | None:
    """Return slant and convergence (1, slant, convergence: the vanishing point) of the edges that run about across.

    A line through (x, y) towards that point has dy = slant dx + convergence (x dy - y dx): least squares, in which
    edges that are off count ever less. `span` is the length over which lines converge, in heights of the picture.
    """
    ends = ends[_about_level(ends)]
    if len(ends) < ENOUGH:
        return None
    (dx, dy), (x, y) = (ends[:, 1] - ends[:, 0]).T, ends.mean(axis=1).T
    length = np.hypot(dx, dy)
    terms = np.stack([dx, x * dy - y * dx], axis=1)
    parallel, converging = (_fitted(terms[:, :count], dy, length) for count in (1, 2))
    told = _share_on(terms, converging, dy, length) - _share_on(terms[:, :1], parallel, dy, length)
    if told < CONVERGING or abs(converging[1]) * span < PARALLEL:
        return float(parallel[0]), 0.0
    return float(converging[0]), float(converging[1])


def _fitted(terms: NDArray[np.float64], dy: NDArray[np.float64], length: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the factors of the terms whose sum comes closest to most `dy`."""
    slants = dy / terms[:, 0]
    order = np.argsort(slants)
    middle = order[np.searchsorted(np.cumsum(length[order]), length.sum() / 2)]
    answer = np.append(slants[middle], np.zeros(terms.shape[1] - 1))
    for tolerance in (4 * OFF, 4 * OFF, 2 * OFF, 2 * OFF, OFF, OFF, OFF):
        off = (dy - terms @ answer) / length
        weight = 1 / (1 + (2 * off / tolerance) ** 2) / np.sqrt(length)
        held = np.diag([0.0, SPREAD])[: len(answer), : len(answer)] * np.linalg.norm(weight * length)
        known = np.append(dy * weight, np.zeros(len(answer)))
        answer = np.linalg.lstsq(np.vstack([terms * weight[:, None], held]), known, rcond=None)[0]
    return answer


def _share_on(
    terms: NDArray[np.float64], answer: NDArray[np.float64], dy: NDArray[np.float64], length: NDArray[np.float64]
) -> float:
    """Return the share of the edges, by length, that run as fitted."""
    return float(length[np.abs(dy - terms @ answer) < OFF * length].sum() / length.sum())


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
