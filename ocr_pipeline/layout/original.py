"""Regions found on the smaller picture → the same in pixels of the original: what reading depends on (boxes of lines,
heights, colours) is measured there."""

from __future__ import annotations

import math
from dataclasses import replace

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.lines import measured_line
from ocr_pipeline.model import Pixels, Region, TextLine


def in_original(region: Region, scale: float, pixels: Pixels) -> Region:
    """Return a region found on a picture `scale` times smaller in pixels of the original."""
    if scale == 1:
        return region
    return replace(
        region,
        box=_with_edge(_enlarged(region.box, scale), scale, pixels),
        lines=tuple(_remeasured(line, scale, pixels) for line in region.lines),
        quoted=tuple(_remeasured(line, scale, pixels) for line in region.quoted),
        pictures=tuple(_enlarged(box, scale) for box in region.pictures),
        bars=tuple(_enlarged(box, scale) for box in region.bars),
        panels=tuple(_enlarged(box, scale) for box in region.panels),
    )


def _remeasured(line: TextLine, scale: float, pixels: Pixels) -> TextLine:
    return measured_line(line, _enlarged(line.box, scale), pixels, margin=math.ceil(scale))


def _with_edge(box: Box, scale: float, pixels: Pixels) -> Box:
    """Return a box with half a pixel of the smaller picture around it: one that is an edge in part is of no area."""
    return box.grown(round(scale / 2)).clipped(Box(0, 0, pixels.shape[1], pixels.shape[0]))


def _enlarged(box: Box, scale: float) -> Box:
    return Box.spanning(*(round(side * scale) for side in (box.x, box.y, box.right, box.bottom)))
