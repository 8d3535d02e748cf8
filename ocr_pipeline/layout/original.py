"""Regions found on the smaller picture → the same in pixels of the original: what reading depends on (boxes of lines,
heights, colours) is measured there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.colour import distance_from
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.ink import Blob, find_blobs
from ocr_pipeline.layout.lines import measured_line
from ocr_pipeline.model import Pixels, Region, TextLine

# In heights of a capital: the least and the most a full stop is wide and high, how far it is from what stands before
# it, and its foot from the baseline; and the share of the line's contrast that it has.
SPECK, STOP, NEAR, ON, STRONG = 0.06, 0.3, 0.6, 0.12, 0.5
# Stops that stand together at most.
ELLIPSIS = 3


def in_original(region: Region, scale: float, pixels: Pixels) -> Region:
    """Return a region found on a picture `scale` times smaller in pixels of the original."""
    if scale == 1:
        return region
    return replace(
        region,
        box=_with_edge(_enlarged(region.box, scale), scale, pixels),
        lines=_remeasured(region.lines, scale, pixels),
        quoted=_remeasured(region.quoted, scale, pixels),
        pictures=tuple(_enlarged(box, scale) for box in region.pictures),
        bars=tuple(_enlarged(box, scale) for box in region.bars),
        panels=tuple(_enlarged(box, scale) for box in region.panels),
    )


def _remeasured(lines: Sequence[TextLine], scale: float, pixels: Pixels) -> tuple[TextLine, ...]:
    found = [measured_line(line, _enlarged(line.box, scale), pixels, margin=math.ceil(scale)) for line in lines]
    return tuple(with_stops(line, [other.box for other in found if other is not line], pixels) for line in found)


def with_stops(line: TextLine, others: Sequence[Box], pixels: Pixels) -> TextLine:
    """Return a line with the full stops that stand right beside it and in none of the `others`.

    Cleaning takes them from the smaller picture as specks.
    """
    reach = round(ELLIPSIS * (NEAR + STOP) * line.cap_height)
    strip = Box(line.box.x - reach, line.box.y, line.box.width + 2 * reach, line.box.height)
    strip = strip.clipped(Box(0, 0, pixels.shape[1], pixels.shape[0]))
    blobs = find_blobs(distance_from(pixels[strip.y : strip.bottom, strip.x : strip.right], line.paper), strip)
    stops = [blob.box for blob in blobs if _is_stop(blob, line) and not any(map(blob.box.intersection, others))]
    box = line.box
    for stop in sorted(stops, key=line.box.overlap_x, reverse=True):
        if -stop.overlap_x(box) <= NEAR * line.cap_height:
            box = union((box, stop))
    return replace(line, box=box)


def _is_stop(blob: Blob, line: TextLine) -> bool:
    """Whether a blob is as large, low and strong as a full stop of a line."""
    cap, box = line.cap_height, blob.box
    sized = SPECK * cap <= min(box.width, box.height) and max(box.width, box.height) <= STOP * cap
    return sized and abs(box.bottom - line.baseline) <= ON * cap and blob.contrast >= STRONG * line.contrast


def _with_edge(box: Box, scale: float, pixels: Pixels) -> Box:
    """Return a box with half a pixel of the smaller picture around it: one that is an edge in part is of no area."""
    return box.grown(round(scale / 2)).clipped(Box(0, 0, pixels.shape[1], pixels.shape[0]))


def _enlarged(box: Box, scale: float) -> Box:
    return Box.spanning(*(round(side * scale) for side in (box.x, box.y, box.right, box.bottom)))
