"""Flat areas → those that a coarse tolerance made of several, and those that a fine one left of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.edges import share_edge
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.model import Pixels

# Share of an area that must lie within another to be a part of it.
WITHIN = 0.9
# Difference (0..255) of colours that are one. An area that covers the next share of one of its own colour around it
# is the same bubble; no bubble covers more than the third share of the page. Several of one colour that cover the next
# share of an area are what it is made of, if less than the last share of the strips between them is of it.
ALIKE, REMNANT, BUBBLE, COVERED, JOINT = 8, 0.5, 0.3, 0.8, 0.3
# Share of the flat pixels of a part of an area that are that one's, and of its width that it takes.
SHARED, WIDE = 0.8, 0.95
# How far (0..255) colours within and without a card's edge are apart at least: a WhatsApp preview is four in the dark.
# Share of an edge left out at each end, where corners are round, and how many edges are so.
SHADE, ROUND, EDGES = 3, 0.2, 3


def is_merger(flat: Flat, flats: Sequence[Flat]) -> bool:
    """Return whether an area is several bubbles, one below the other, that a coarse tolerance joined at a shadow or a
    tail: they cover it, and the strips between them are not of it."""
    if not flat.rectangular:
        return False
    inner: list[Box] = []
    for other in flats:
        alike = other.rectangular and difference(flat.colour, other.colour) <= ALIKE and holds(flat.box, other.box)
        if alike and not any(other.box.intersection(box) for box in inner):
            inner.append(other.box)
    if sum(box.area for box in inner) < COVERED * flat.box.area:
        return False
    strips = [
        Box.spanning(max(a.x, b.x), a.bottom, min(a.right, b.right), b.y).clipped(flat.box)
        for a, b in pairwise(sorted(inner, key=lambda box: box.y))
    ]
    x, y = flat.box.x, flat.box.y
    plain = sum(
        int(flat.plain[strip.y - y : strip.bottom - y, strip.x - x : strip.right - x].sum()) for strip in strips
    )
    return plain < JOINT * sum(strip.area for strip in strips)


def is_remnant(flat: Flat, flats: Sequence[Flat], pixels: Pixels) -> bool:
    """Return whether an area is most of a bubble found whole too, of the same colour: what a finer tolerance left of
    it, and no card set into it a shade darker or lighter."""
    if not flat.rectangular:
        return False
    around = [other for other in flats if other.rectangular and holds(other.box, flat.box)]
    return any(
        (flat.box.area >= REMNANT * other.box.area or _is_end_of(flat, other))
        and other.box.area < BUBBLE * pixels.shape[0] * pixels.shape[1]
        and difference(flat.colour, other.colour) <= ALIKE
        and not _is_set_in(flat.box, other.box, pixels)
        for other in around
    )


def _is_end_of(flat: Flat, other: Flat) -> bool:
    """Whether an area is as wide as another and is flat where that is: what is below or above a quotation in a bubble
    whose colour runs."""
    box, here = flat.box, flat.box.clipped(other.box)
    if here.width < WIDE * other.box.width or not share_edge(box, other.box):
        return False
    own, its = (
        each.plain[here.y - each.box.y : here.bottom - each.box.y, here.x - each.box.x : here.right - each.box.x]
        for each in (flat, other)
    )
    return cv2.countNonZero(own & its) >= SHARED * max(1, cv2.countNonZero(own))


def holds(outer: Box, inner: Box) -> bool:
    """Return whether a larger box has most of another within it."""
    return outer.area > inner.area and outer.holds(inner, share=WITHIN)


def _is_set_in(inner: Box, outer: Box, pixels: Pixels) -> bool:
    """Whether colours change at the edges of a box, by the same shade at most of them: at a remnant's nothing does."""
    steps = [step for step in _steps_at(inner, outer, pixels) if np.abs(step).max() >= SHADE]
    return any(sum(np.abs(step - other).max() < SHADE for other in steps) >= EDGES for step in steps)


def _steps_at(inner: Box, outer: Box, pixels: Pixels) -> list[NDArray[np.float64]]:
    """Return by how much each channel changes from within a box to without, at the edges with room for it."""
    aside, above = round(ROUND * inner.width), round(ROUND * inner.height)
    column = pixels[outer.y : outer.bottom, inner.x + aside : inner.right - aside]
    row = pixels[inner.y + above : inner.bottom - above, outer.x : outer.right]
    found = []
    for strip, axis, ends in (
        (column, 1, (inner.y - outer.y, outer.bottom - inner.bottom)),
        (row, 0, (inner.x - outer.x, outer.right - inner.right)),
    ):
        profile = np.median(strip, axis=axis)
        for line, room in zip((profile, profile[::-1]), ends, strict=True):
            if room > 1:
                found.append(np.median(line[room + 2 : room + 5], axis=0) - np.median(line[:room][-3:-1], axis=0))
    return found
