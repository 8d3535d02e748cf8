"""Pictures on a flat area → the bubbles among them that are outlined only, and open where the chat's edge cuts them.

A closed outline parts its inside from the ground, and the inside is found as a flat area. Where a bar cuts the bubble
its inside and the ground are one, and the outline looks like a picture around the text. So does one whose upper line a
title breaks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import distance_from
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.layout.ink import INK
from ocr_pipeline.model import Pixels

# Pixels that an outline's stroke and its soft edge take, and the width of the band within that is bare.
STROKE, BAND = 3, 3
# How much wider the bar is at most, in pixels, that is one edge of what is quoted.
BAR = 10
# Share of an edge that its stroke covers (corners are round), and of the band within that may be ink.
DRAWN, BARE = 0.6, 0.1
# Share of the area's width that a bubble takes at least, and its least height in pixels.
WIDE, HIGH = 0.1, 24


def open_frames(pixels: Pixels, flat: Flat, pictures: Sequence[Box]) -> tuple[Flat, ...]:
    """Return the insides of the pictures that are outlines: drawn left, right and above, below or both, bare within."""
    return tuple(_inside(pixels, flat, box) for box in pictures if _is_frame(pixels, flat, box))


def _is_frame(pixels: Pixels, flat: Flat, box: Box) -> bool:
    if box.width < max(WIDE * flat.box.width, HIGH) or box.height < HIGH:
        return False
    ink = _ink(pixels, flat, box)
    left, right, top, bottom = ink[:, :STROKE], ink[:, -STROKE:], ink[:STROKE].T, ink[-STROKE:].T
    sides = [bool(edge.any(axis=1).mean() >= DRAWN) for edge in (left, right, top, bottom)]
    if not (sides[0] and sides[1] and (sides[2] or sides[3])):
        return False
    end = STROKE + BAND
    within = (_beside_bar(ink), _beside_bar(ink[:, ::-1]), ink[STROKE:end] if sides[2] else ink[-end:-STROKE])
    return all(float(band.mean()) <= BARE for band in within)


def _beside_bar(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the band within the left edge of a frame, or within the bar that begins a quotation there."""
    full = np.append(ink[:, STROKE : STROKE + BAR].mean(axis=0) >= DRAWN, False)
    start = STROKE + int(np.argmin(full))
    start += start > STROKE  # the bar's soft edge
    return ink[:, start : start + BAND]


def _ink(pixels: Pixels, flat: Flat, box: Box) -> NDArray[np.bool_]:
    return np.asarray(distance_from(pixels[box.y : box.bottom, box.x : box.right], flat.colour) > INK)


def _inside(pixels: Pixels, flat: Flat, box: Box) -> Flat:
    inner = box.grown(-STROKE)
    plain = (~_ink(pixels, flat, inner)).astype(np.uint8)
    mask = np.full(plain.shape, 255, np.uint8)
    return Flat(inner, flat.colour, mask, plain, float(plain.mean()), rectangular=True)
