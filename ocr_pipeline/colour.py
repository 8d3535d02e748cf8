"""Colours of pixels compared: differences are those of the channel that differs most, 0..255."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Colour = tuple[int, int, int]

# Colours that tell the median of more.
ENOUGH = 500
GOLDEN = (5**0.5 - 1) / 2
# Difference (0..255) up to which a paper is the same, and that of the paper at a line from that of its whole area: a
# gradient has less, an emoji more. Share of some pixels most of which are paper even among dense letters.
SAME, DRIFT, BARE = 12, 80, 0.5


def largest_channel(pixels: Image) -> Image:
    """Return the largest of the three channels of each pixel: uint8 of shape (height, width)."""
    first, second, third = cv2.split(pixels)
    return np.asarray(cv2.max(cv2.max(first, second), third), np.uint8)


def distance_from(pixels: Image, colour: Colour) -> Image:
    """Return how far each pixel is from one colour (B, G, R): uint8 of shape (height, width)."""
    return largest_channel(np.asarray(cv2.absdiff(pixels, np.array((*colour, 0), np.float64)), np.uint8))


def median_colour(colours: NDArray[Any]) -> Colour:
    """Return the median of each channel of some colours, of shape (n, 3); of many, of some among them."""
    few = colours[some_of(len(colours))]
    middle = [(len(few) - 1) // 2, len(few) // 2]
    blue, green, red = np.partition(few, middle, axis=0)[middle].mean(axis=0).astype(int).tolist()
    return blue, green, red


def some_of(count: int) -> NDArray[np.int64]:
    """Return places below a count, a few hundred of many: one in each of as many equal parts, where in it by the golden
    ratio. Even steps may be as long as a row of pixels, and tell of one column."""
    if count <= ENOUGH:
        return np.arange(count)
    places = np.arange(ENOUGH)
    return np.asarray((places + places * GOLDEN % 1) * (count / ENOUGH), np.int64)


def difference(a: Colour, b: Colour) -> int:
    """Return how far two colours are from one another."""
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]), abs(a[2] - b[2]))


def paper_in(pixels: Image, paper: Colour) -> Colour:
    """Return the colour that most of some pixels have, or those nearest to the paper of their area where letters are
    dense; that paper itself where neither is near it."""
    found = median_colour(pixels.reshape(-1, 3))
    if difference(found, paper) <= SAME:
        return found
    far = distance_from(pixels, paper)
    found = median_colour(pixels[far <= np.quantile(far, BARE)])
    return found if difference(found, paper) <= DRIFT else paper
