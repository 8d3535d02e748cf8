"""Flat areas → those with avatars whole where only a part is flat: the sky on a photograph, a wall behind a head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr_pipeline.colour import Colour, distance_from, median_colour
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.model import Pixels

# The flat part of an avatar is this much as high as wide. Pixels that one is wide at least, a share of the page that
# it is at most, pixels by which those in a column differ, and so many are one.
PART, NARROWEST, WIDEST, ALIKE, COLUMN = (0.35, 0.85), 18, 0.12, 2, 2
# Difference (0..255) from the ground of what is drawn; the share of the rest of the square that is so at least, and of
# the strip beyond that at most. Pixels of that strip, and from the part to the ground beside it; share of its width by
# which an avatar may be no square.
DRAWN, COVERED, BARE, BEYOND, BESIDE, ABOUT = 14, 0.6, 0.2, 3, 4, 0.08


def with_whole_avatars(flats: Sequence[Flat], pixels: Pixels) -> list[Flat]:
    """Return flat areas, largest first, those that are the upper or lower part of a square, in a column of several, as
    the square: what is drawn on the rest of it is no text."""
    page = Box(0, 0, pixels.shape[1], pixels.shape[0])
    parts = [flat for flat in flats if _may_be_part(flat, page)]
    wholes = {id(flat): square for flat in parts if (square := _square_of(flat.box, pixels, page))}
    column = [flat.box for flat in parts if id(flat) in wholes]
    found = []
    for flat in flats:
        square = wholes.get(id(flat))
        several = square is not None and sum(_in_column(flat.box, other) for other in column) >= COLUMN
        found.append(_whole(flat, square) if square is not None and several else flat)
    return sorted(found, key=lambda flat: (-flat.box.area, flat.box))


def _may_be_part(flat: Flat, page: Box) -> bool:
    low, high = PART
    wide = NARROWEST <= flat.box.width <= WIDEST * page.width
    return flat.rectangular and wide and low * flat.box.width <= flat.box.height <= high * flat.box.width


def _in_column(box: Box, other: Box) -> bool:
    return abs(box.x - other.x) <= ALIKE and abs(box.width - other.width) <= ALIKE


def _square_of(box: Box, pixels: Pixels, page: Box) -> Box | None:
    """Return the square that a box is the upper or lower part of, None where neither ends at the ground."""
    ground, off = _ground_beside(box, pixels), round(ABOUT * box.width)
    side, rest = box.width, box.width - box.height
    below = Box(box.x, box.y, side, side), Box(box.x, box.bottom, side, rest), box.y + side + off
    above = Box(box.x, box.bottom - side, side, side), Box(box.x, box.y - rest, side, rest), box.y - rest - off - BEYOND
    for square, other, end in (below, above):
        strip = Box(box.x, end, side, BEYOND)
        if ground is None or not (page.holds(square) and page.holds(strip)):
            continue
        if _drawn(other, ground, pixels) >= COVERED and _drawn(strip, ground, pixels) <= BARE:
            return square
    return None


def _ground_beside(box: Box, pixels: Pixels) -> Colour | None:
    """Return the colour of the ground left of a box, None at the edge of the picture."""
    left = pixels[box.y : box.bottom, max(0, box.x - BESIDE) : max(0, box.x - 1)]
    return median_colour(left.reshape(-1, 3)) if left.size else None


def _drawn(box: Box, ground: Colour, pixels: Pixels) -> float:
    """Return the share of a box that is drawn on a ground, 0 for none."""
    far = distance_from(np.ascontiguousarray(pixels[box.y : box.bottom, box.x : box.right]), ground)
    return float((far > DRAWN).mean()) if far.size else 0.0


def _whole(flat: Flat, square: Box) -> Flat:
    """Return an area as a square around it, flat where it was."""
    plain = np.zeros((square.height, square.width), np.uint8)
    top = flat.box.y - square.y
    plain[top : top + flat.box.height] = flat.plain
    mask = np.full_like(plain, 255)
    return replace(flat, box=square, mask=mask, plain=plain, fill=float(plain.mean()))
