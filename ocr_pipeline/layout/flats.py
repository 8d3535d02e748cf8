"""Pixels → flat areas: connected areas of one slowly varying colour, whatever the colour is.

A bubble, a bar, a card or a bare background is flat; glyphs and photographs are not. Looking for flatness instead
of for colours is what makes one code read light, dark, tinted and outlined chats alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import Colour, difference, distance_from, largest_channel, median_colour, some_of
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.components import components
from ocr_pipeline.layout.outlines import margins, outlined
from ocr_pipeline.model import Pixels

# Steps between neighbouring pixels (0..255) that still count as flat. The small ones part a bubble from a background
# only a shade lighter, the large ones survive JPEG noise between letters; an area found by any counts.
TOLERANCES = (1, 2, 6, 14)
# The largest of those over twice so many pixels, on a picture whose edges are soft: of the squares of these steps where
# there is an edge, those to the next pixel are this share at most; half on a screenshot, a tenth on a photograph.
STILL, REACH, EDGE, SOFT = 3, 2, 30, 0.24
# Difference (0..255) of the medians of two areas of one colour, grain and all.
GRAIN = 1
# Two finds with this overlap (intersection over union) are one area.
SAME = 0.8
# Pixels; nothing smaller holds a line of text.
SMALLEST_SIDE = 14
# Share of its bounding box that a flat area covers at least; a rim or a net covers less.
SPARSEST = 0.15
# Difference (0..255) up to which two colours are one, and from which on they are far apart. Share of the page that
# areas of one colour and no shape cover where they are looked for by colour, and how far on the way to another colour.
ONE, FAR, TORN, NEARER = 3, 24, 0.01, 0.45
# Share of all pixels that differ from their neighbours by next to nothing: compression, or a gradient.
RIPPLED = 0.015
# Share of the page that the box of a torn area covers at most: more is the ground.
GROUND = 0.3
# An area is a step where it is as wide as the first share of its box in some rows, no wider than the second in the
# others, and the widths of most of these are within the third; so many pixels stand these in.
WHOLE, STEP, LEVEL, INSET = 0.96, 0.9, 0.04, 3
# Share of its width that strokes joining an area to another take, and are from its edges; rows of such at least.
STROKES, NECK = 0.12, 4


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """A flat area: its bounding box, median colour (B, G, R) and outline.

    `mask` is uint8 of shape (box.height, box.width): 255 inside the outer outline, holes and inlets (glyphs) filled.
    `plain` is the same with 1 where the area is flat, holes not counted, and `fill` the share of the box that is.
    """

    box: Box
    colour: tuple[int, int, int]
    mask: Pixels
    plain: Pixels
    fill: float
    rectangular: bool

    @property
    def rounded(self) -> bool:
        """Whether it has round corners: it lacks the outermost pixel of each."""
        return not any(self.mask[y, x] for y in (0, -1) for x in (0, -1))


@dataclass(frozen=True, slots=True, eq=False)
class _Area:
    """A connected area not yet measured: its box, 1 where it is in the box, and the pixels of the box."""

    box: Box
    plain: Pixels
    crop: Pixels


def find_flats(pixels: Pixels) -> tuple[Flat, ...]:
    """Return the flat areas large enough for text, largest first, each once."""
    if min(pixels.shape[:2]) < SMALLEST_SIDE:
        return ()
    step = _steps(pixels, 0, 1)
    found: list[Flat] = []
    for tolerance in TOLERANCES:
        found = _with_new(found, pixels, (step <= tolerance).view(np.uint8))
    rippled = np.count_nonzero((step > TOLERANCES[0]) & (step <= ONE)) >= RIPPLED * step.size
    # Where an edge was blurred no step from one pixel to the next is larger than those of the grain.
    if rippled and _is_soft(step, wide := _steps(pixels, REACH, REACH)):
        found = _with_shapes(found, _with_new(found, pixels, (wide <= STILL).view(np.uint8)))
    for colour, near in _ragged(found, step.size) if rippled else ():
        found = _with_new(found, pixels, (distance_from(pixels, colour) <= near).view(np.uint8))
    return tuple(sorted(found, key=lambda flat: (-flat.box.area, flat.box)))


def _with_shapes(known: Sequence[Flat], found: Sequence[Flat]) -> list[Flat]:
    """Return what was known of some finds, and of what is new the rectangles that are no part of one of their very
    colour."""
    shapes = [flat for flat in found if flat not in known and flat.rectangular]
    return [*known, *(flat for flat in shapes if not any(_is_part(flat, other) for other in known))]


def _is_part(flat: Flat, other: Flat) -> bool:
    return difference(flat.colour, other.colour) <= GRAIN and other.box.holds(flat.box, share=SAME)


def _is_soft(step: Pixels, wide: Pixels) -> bool:
    """Whether edges take several pixels: of the squares of steps across more of them, those to the next are few."""
    edges = wide > EDGE
    near, far = (float(np.square(each[edges], dtype=np.float32).sum()) for each in (step, wide))
    return near <= SOFT * far


def _steps(pixels: Pixels, before: int, behind: int) -> Pixels:
    """Return for each pixel the larger of the steps, across and down, from so many pixels before it to so many behind;
    0 at the edges of the picture."""
    apart, (height, width) = before + behind, pixels.shape[:2]
    steps = np.zeros((height, width), np.uint8)
    across = largest_channel(np.asarray(cv2.absdiff(pixels[:, apart:], pixels[:, :-apart]), np.uint8))
    down = largest_channel(np.asarray(cv2.absdiff(pixels[apart:], pixels[:-apart]), np.uint8))
    steps[:, before : width - behind] = across
    inner = steps[before : height - behind]
    cv2.max(inner, down, inner)
    return steps


def _with_new(found: list[Flat], pixels: Pixels, flat: Pixels) -> list[Flat]:
    """Return the finds with the connected areas of what is flat (1, else 0) by another measure; of twins the
    rectangular one stays, or the first.

    What has a rectangular twin is not measured.
    """
    labels, large = _components(flat)
    known = [each.box for each in found]
    replaced: set[int] = set()
    new: list[Flat] = []
    for (label, box), alike in zip(large, _twins(known, [box for _, box in large]), strict=True):
        if any(found[twin].rectangular for twin in alike - replaced):
            continue
        here = slice(box.y, box.bottom), slice(box.x, box.right)
        parts = _parted(_Area(box, (labels[here] == label).view(np.uint8), pixels[here]))
        twins = [alike] if len(parts) == 1 else _twins(known, [part.box for part in parts])
        for part, like in zip(parts, twins, strict=True):
            mask, rectangular = outlined(part.plain)
            if rectangular or not like - replaced:
                replaced |= like
                new.append(Flat(part.box, _colour(part), mask, part.plain, _fill(part), rectangular))
    return [each for number, each in enumerate(found) if number not in replaced] + new


def _twins(known: Sequence[Box], boxes: Sequence[Box]) -> list[set[int]]:
    """Return for each of some boxes the places of those known that are the same: by intersection over union."""
    first, second = _corners(known)[:, None], _corners(boxes)
    sizes = np.minimum(first[..., 2:], second[..., 2:]) - np.maximum(first[..., :2], second[..., :2])
    shared = np.maximum(sizes, 0).prod(axis=-1)
    areas = ((each[..., 2:] - each[..., :2]).prod(axis=-1) for each in (first, second))
    same = shared >= SAME * (sum(areas) - shared)
    return [set(np.flatnonzero(column).tolist()) for column in same.T]


def _corners(boxes: Sequence[Box]) -> NDArray[np.int64]:
    return np.array([(box.x, box.y, box.right, box.bottom) for box in boxes], np.int64).reshape(-1, 4)


def _ragged(flats: Sequence[Flat], page: int) -> list[tuple[Colour, int]]:
    """Return the colours of areas that compression tore between their letters, and how near (0..255) a pixel is to be.

    Where bubbles differ from the ground by little, no tolerance of steps bridges the ripples around letters and not the
    bubbles' edges; being of one colour does.
    """
    areas: dict[Colour, float] = {}
    for flat in sorted(flats, key=lambda flat: (flat.rectangular, -flat.box.area)):
        known = next((colour for colour in areas if difference(colour, flat.colour) <= ONE), flat.colour)
        torn = not flat.rectangular and flat.box.area < GROUND * page
        areas[known] = areas.get(known, 0.0) + torn * flat.fill * flat.box.area
    found = []
    for colour, area in areas.items():
        nearest = min((difference(colour, other) for other in areas if other != colour), default=FAR)
        if area >= TORN * page:
            found.append((colour, max(ONE, int(NEARER * min(nearest, FAR)))))
    return found


def _components(flat: Pixels) -> tuple[NDArray[Any], list[tuple[int, Box]]]:
    """Return the labels of connected areas, and those large enough for text, each with its box."""
    labels, stats = components(flat, 4)
    width, height, area = stats[:, 2:].T
    large = (width >= SMALLEST_SIDE) & (height >= SMALLEST_SIDE) & (area >= SPARSEST * width * height)
    return labels, [(int(label), Box(*stats[label, :4].tolist())) for label in np.flatnonzero(large)]


def _parted(area: _Area) -> list[_Area]:
    """Return an area, or its two parts: of a step, a bubble that the bar it is cut by has the colour of; or of a bubble
    and a pill above it that strokes of a wallpaper between them join."""
    height = area.box.height
    if height < 2 * SMALLEST_SIDE:
        return [area]
    before, behind = margins(area.plain)
    row = _step(area.box.width, before, behind)
    start, stop = (row, row) if row is not None else _neck(area, np.minimum(before, behind))
    if min(start, height - stop) < SMALLEST_SIDE or (row is None and stop - start < NECK):
        return [area]
    return [_rows_of(area, slice(0, start)), _rows_of(area, slice(stop, height))]


def _rows_of(area: _Area, rows: slice) -> _Area:
    """Return what an area has in some rows, cropped to its box."""
    columns = np.flatnonzero(area.plain[rows].any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    box = Box(area.box.x + left, area.box.y + rows.start, right - left, rows.stop - rows.start)
    return _Area(box, np.ascontiguousarray(area.plain[rows, left:right]), area.crop[rows, left:right])


def _neck(area: _Area, margin: NDArray[Any]) -> tuple[int, int]:
    """Return the first and the one behind the last of the rows, most in number, in which an area is no more than
    strokes, far from its left and right edge: beside a photograph in a bubble its edges are. (0, 0) without any."""
    few = area.plain.sum(axis=1, dtype=np.int64) <= STROKES * area.box.width
    inner = margin >= STROKES * area.box.width
    edges = np.flatnonzero(np.diff(few & inner, prepend=False, append=False)).reshape(-1, 2)
    return max(((int(start), int(stop)) for start, stop in edges), key=lambda rows: rows[1] - rows[0], default=(0, 0))


def _step(width: int, before: NDArray[Any], behind: NDArray[Any]) -> int | None:
    """Return the row at which an area of an even width goes on as one as wide as its box, or the reverse.

    The narrow part stands in from both sides: a ground beside a bubble, or a bubble under a button, does so from one.
    """
    spans = width - before - behind
    wide = spans >= WHOLE * width
    for narrow, sign in ((wide.argmax(), 1), (wide[::-1].argmax(), -1)):
        part, rest = spans[::sign][:narrow], wide[::sign][narrow:]
        if narrow < SMALLEST_SIDE or len(rest) < SMALLEST_SIDE or rest.mean() < WHOLE:
            continue
        low, high = np.quantile(part, (0.2, 0.95))  # corners are narrower; where the two meet a row may be blurred
        inset = min(np.median(margin[::sign][:narrow]) for margin in (before, behind))
        if inset >= INSET and high <= STEP * width and high - low <= LEVEL * width:
            ends = int(np.flatnonzero(part <= high)[-1]) + 1
            return ends if sign == 1 else len(spans) - ends
    return None


def _fill(area: _Area) -> float:
    return cv2.countNonZero(area.plain) / area.box.area


def _colour(area: _Area) -> Colour:
    places = np.flatnonzero(area.plain.view(bool))
    return median_colour(area.crop[np.divmod(places[some_of(len(places))], area.box.width)])
