"""The paper under a text line: one colour, or the gradient of it that a bubble or a wallpaper has there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import SAME, Colour, Image, some_of

# Pixels that a plane is fitted to at least: a dot has no gradient.
FEWEST = 200
# Share of a line's pixels that are paper at least: where as many are the line's own, it is even.
BARE = 0.4
# Difference (0..255) from a plane up to which pixels shape it, and the times it is fitted to them: it grows from where
# the paper is as the line says.
NEAR, STEPS = 24, 6
# Share of the pixels that lie on the plane in the end, and by how much more than lie on the one colour, at least.
ON_IT, BETTER = 0.6, 0.15


def paper_course(part: Image, paper: Colour) -> Image:
    """Return the paper at each pixel of a line: uint8 of the shape of `part`, (height, width, 3).

    `paper` is the line's colour. On a gradient it is a plane in each channel, fitted by least squares to the pixels
    near it, trimmed and fitted again (Rousseeuw 1984); where none holds most of them, that one colour.
    """
    height, width = part.shape[:2]
    places = some_of(height * width)
    rows, columns = np.divmod(places, width)
    colours = part[rows, columns].astype(np.float64)
    far = np.abs(colours - paper).max(axis=1)
    if len(places) >= FEWEST and np.quantile(far, BARE) > SAME:
        before = float(np.mean(far <= SAME))
        plane, after = _plane(np.stack([np.ones(len(places)), columns, rows], axis=1), colours, far)
        if after >= max(ON_IT, before + BETTER):
            down, across = np.arange(height)[:, None, None], np.arange(width)[None, :, None]
            return np.asarray(np.clip(np.rint(plane[0] + plane[1] * across + plane[2] * down), 0, 255), np.uint8)
    return np.full_like(part, paper)


def _plane(
    places: NDArray[np.float64], colours: NDArray[np.float64], far: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return the plane of the colours at some places (1, x, y), of shape (3, channels), grown from where they are not
    far from the paper; and the share of them that lie on it."""
    plane: NDArray[np.float64] = np.zeros((places.shape[1], colours.shape[1]))
    for _ in range(STEPS):
        near = far <= NEAR
        plane = np.asarray(np.linalg.lstsq(places[near], colours[near], rcond=None)[0], np.float64)
        far = np.abs(colours - places @ plane).max(axis=1)
    return plane, float(np.mean(far <= SAME))


def levelled(part: Image, course: Image, paper: Colour) -> Image:
    """Return the pixels of a line as they would be if its paper were of one colour: themselves where it is."""
    corners = course[:: max(1, len(course) - 1), :: max(1, course.shape[1] - 1)]
    if (corners == paper).all():  # and so is all of a plane
        return part
    return np.asarray(np.clip(part.astype(np.int16) - course + np.array(paper, np.int16), 0, 255), np.uint8)
