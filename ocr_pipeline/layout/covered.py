"""Flat areas → the same, with bubbles that something lies upon as rectangles: an avatar, a reaction or a button at a
corner leaves an outline that is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import difference, distance_from
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.edges import share_edge
from ocr_pipeline.layout.flats import GRAIN, GROUND, SAME, Flat
from ocr_pipeline.layout.outlines import margins, spans
from ocr_pipeline.model import Pixels

Mask = NDArray[np.bool_]

# Share of its box that a covered bubble is flat in at least, and that lies between its pixels.
FLAT, FILLED = 0.3, 0.8
# An edge is straight where so much of it is within so many pixels of the box; a round end is half a circle.
STRAIGHT, ROUND, NEAR = 0.5, 0.25, 2
# Rows at its ends that are narrower than this share of the widest are no part of a bubble, whose rows are this share of
# all at least.
NARROW, MAIN = 0.5, 0.6
# A covered bubble has this share of the page at least; it is at least so many pixels high and so many times as wide as
# high, and of one colour (so near it, 0..255) in this share: a sky is not.
LEAST, LOW, LONG, ONE, EVEN = 0.005, 20, 1.3, 4, 0.95
# A round bubble with a tail covers this share of its box; so many longer ones tell that it is one.
ROUNDED, TWINS = 0.65, 2
# How many times as wide as high it is at least.
WIDER = 1.06
# Share of an area within another where it is what letters or noise left of that.
PART = 0.9


def with_covered(flats: Sequence[Flat], pixels: Pixels) -> tuple[Flat, ...]:
    """Return flat areas, largest first, those that are bubbles but for what lies upon them as rectangles.

    Bubbles of a chat have a colour or two: what is like none of the others is a part of a photograph.
    """
    page = pixels.shape[0] * pixels.shape[1]
    small = [flat for flat in flats if flat.box.area < GROUND * page]
    large = [flat for flat in small if not flat.rectangular and flat.box.area >= LEAST * page]
    uncovered = {flat: _uncovered(flat, pixels) for flat in large}
    bubbles = {flat: bubble for flat, bubble in uncovered.items() if bubble and bubble.box.area >= LEAST * page}
    coloured = [*(flat for flat in small if flat.rectangular), *bubbles.values()]
    bubbles |= {flat: replace(flat, rectangular=True) for flat in small if _is_round(flat, coloured)}
    found = [flat for flat in flats if flat.rectangular]
    rest: list[Flat] = []
    for flat in flats:
        bubble = bubbles.get(flat)
        if not bubble or not any(_is_like(bubble, other) for other in coloured):
            rest += [] if flat.rectangular else [flat]
        elif not any(_is_known(bubble.box, other.box, GROUND * page) for other in found):
            found.append(bubble)
    return tuple(sorted([*found, *rest], key=lambda flat: (-flat.box.area, flat.box)))


def _is_round(flat: Flat, bubbles: Sequence[Flat]) -> bool:
    """Whether an area of no shape is a bubble of a word, nearly as wide as high, with a tail or without: closed, and of
    the very colour and the edge of several others. A button is a circle."""
    box = flat.box
    if flat.rectangular or min(box.width, box.height) < LOW or not WIDER * box.height <= box.width <= 2 * box.height:
        return False
    alike = [each.box for each in bubbles if difference(each.colour, flat.colour) <= GRAIN and each.box.height >= LOW]
    at_edge = [each for each in alike if share_edge(each, box) and each.width >= max(box.width, LONG * each.height)]
    return len(at_edge) >= TWINS and bool(np.mean(flat.mask > 0) >= ROUNDED)


def _is_like(bubble: Flat, other: Flat) -> bool:
    """Whether another bubble, apart from one, has its colour."""
    return difference(bubble.colour, other.colour) <= ONE and bubble.box.intersection(other.box) == 0


def _is_known(box: Box, other: Box, ground: float) -> bool:
    """Whether a bubble is one found already, or a part of one: no larger than a ground, in square pixels."""
    shared = box.intersection(other)
    part = shared >= PART * box.area and other.area < ground
    return part or shared >= SAME * (box.area + other.area - shared)


def _uncovered(flat: Flat, pixels: Pixels) -> Flat | None:
    """Return an area as the bubble it is but for what covers it or sticks out of it, None if it is none."""
    box = flat.box
    crop = pixels[box.y : box.bottom, box.x : box.right]
    here = flat.plain > 0
    if box.height < LOW or float((distance_from(crop, flat.colour)[here] <= ONE).mean()) < EVEN:
        return None
    rows = _main_rows(here)
    whole = slice(0, box.height), slice(0, box.width)
    for down, across in (whole, (rows, _ends(here[rows])), (rows, _main_rows(here[rows].T))):
        part = here[down, across]
        inner = Box.spanning(box.x + across.start, box.y + down.start, box.x + across.stop, box.y + down.stop)
        shaped = inner.height >= max(LOW, MAIN * box.height) and inner.width >= LONG * inner.height
        if shaped and _is_covered(part):
            mask = np.where(np.logical_or(*spans(part)), np.uint8(255), np.uint8(0))
            return Flat(inner, flat.colour, mask, part.astype(np.uint8), float(part.mean()), rectangular=True)
    return None


def _is_covered(here: Mask) -> bool:
    """Whether an area (True where it is flat, cropped to its box) has straight edges and is closed between them, but
    for a photograph that reaches its upper or lower edge."""
    above, below, left, right = (_straight(each) for each in (here, here[::-1], here.T, here.T[::-1]))
    if here.mean() < FLAT:
        return False
    if max(above, below) >= STRAIGHT > min(above, below) and min(left, right) >= STRAIGHT:
        return bool(spans(here)[0].mean() >= FILLED)
    straight = min(above, below) >= STRAIGHT and min(left, right) >= ROUND
    return straight and bool(np.logical_and(*spans(here)).mean() >= FILLED)


def _straight(here: Mask) -> float:
    """Return the share of the columns whose first pixel is in the first rows."""
    return float(here[: NEAR + 1].any(axis=0).mean())


def _main_rows(here: Mask) -> slice:
    """Return the rows of an area without those above or below that are far narrower: what lies upon a bubble's corner
    may be of its colour, and a tail is."""
    before, behind = margins(here)
    widths = here.shape[1] - before - behind
    return _ends((widths >= NARROW * widths.max())[None])


def _ends(here: Mask) -> slice:
    """Return the columns from the first to the last that an area has pixels in."""
    columns = np.flatnonzero(here.any(axis=0))
    return slice(int(columns[0]), int(columns[-1]) + 1)
