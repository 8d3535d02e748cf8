"""Pixels → flat areas: connected areas of one slowly varying colour, whatever the colour is.

A bubble, a bar, a card or a bare background is flat; glyphs and photographs are not. Looking for flatness instead
of for colours is what makes one code read light, dark, tinted and outlined chats alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Pixels

# Steps between neighbouring pixels (0..255) that still count as flat. The small ones part a bubble from a background
# only a shade lighter, the large ones survive JPEG noise between letters; an area found by any counts.
TOLERANCES = (1, 2, 6, 14)
# A rounded bubble with a tail still covers this share of its bounding box.
RECTANGULAR = 0.8
# Two finds with this overlap (intersection over union) are one area.
SAME = 0.8
# Pixels; nothing smaller holds a line of text.
SMALLEST_SIDE = 14


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """A flat area: its bounding box, median colour (B, G, R) and outline.

    `mask` is uint8 of shape (box.height, box.width): 255 inside the outer outline, holes (glyphs) filled. `fill` is
    the share of the box that is flat, holes not counted.
    """

    box: Box
    colour: tuple[int, int, int]
    mask: Pixels
    fill: float
    rectangular: bool


def find_flats(pixels: Pixels) -> tuple[Flat, ...]:
    """Return the flat areas large enough for text, largest first, each once."""
    if min(pixels.shape[:2]) < SMALLEST_SIDE:
        return ()
    across = cv2.absdiff(pixels[:, 1:], pixels[:, :-1]).max(axis=2)
    down = cv2.absdiff(pixels[1:], pixels[:-1]).max(axis=2)
    found: list[Flat] = []
    for tolerance in TOLERANCES:
        for flat in _flats_at(pixels, across, down, tolerance):
            twins = [other for other in found if _same_area(flat, other)]
            if not twins:
                found.append(flat)
            elif flat.rectangular and not any(twin.rectangular for twin in twins):
                found = [other for other in found if other not in twins] + [flat]
    return tuple(sorted(found, key=lambda flat: (-flat.box.area, flat.box)))


def _flats_at(pixels: Pixels, across: Pixels, down: Pixels, tolerance: int) -> Iterator[Flat]:
    flat = np.ones(pixels.shape[:2], np.uint8)
    flat[:, :-1] &= (across <= tolerance).astype(np.uint8)
    flat[:-1] &= (down <= tolerance).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(flat, connectivity=4)
    large = (
        (stats[:, cv2.CC_STAT_WIDTH] >= SMALLEST_SIDE)
        & (stats[:, cv2.CC_STAT_HEIGHT] >= SMALLEST_SIDE)
        & (stats[:, cv2.CC_STAT_AREA] >= 0.15 * stats[:, cv2.CC_STAT_WIDTH] * stats[:, cv2.CC_STAT_HEIGHT])
    )
    for label in np.flatnonzero(large[1:]) + 1:
        x, y, width, height, _ = (int(value) for value in stats[label])
        here = labels[y : y + height, x : x + width] == label
        yield _measured(Box(x, y, width, height), here, pixels[y : y + height, x : x + width])


def _measured(box: Box, here: np.ndarray, crop: Pixels) -> Flat:
    outline, _ = cv2.findContours(here.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    mask = np.zeros(here.shape, np.uint8)
    cv2.drawContours(mask, outline, -1, 255, cv2.FILLED)
    blue, green, red = (int(value) for value in np.median(_sample(crop[here]), axis=0))
    rectangular = bool(np.count_nonzero(mask) >= RECTANGULAR * box.area)
    return Flat(box, (blue, green, red), mask, np.count_nonzero(here) / box.area, rectangular)


def _sample(colours: Pixels) -> Pixels:
    """Return at most about ten thousand of the colours, spread evenly: enough for a median."""
    return colours[:: max(1, len(colours) // 10_000)]


def _same_area(a: Flat, b: Flat) -> bool:
    shared = a.box.intersection(b.box)
    return shared >= SAME * (a.box.area + b.box.area - shared)
