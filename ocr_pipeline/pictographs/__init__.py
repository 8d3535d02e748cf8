"""Regions → the same with the pictographs on their lines found, and named where that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.model import CleanImage, Region
from ocr_pipeline.pictographs.lines import read_pictographs

__all__ = ["find_pictographs"]


def find_pictographs(image: CleanImage, regions: Sequence[Region]) -> tuple[Region, ...]:
    """Return regions whose lines carry the pictographs that stand on them, looked for on the screenshot itself."""
    pixels = image.screenshot.pixels
    return tuple(
        replace(
            region,
            lines=tuple(read_pictographs(pixels, line) for line in region.lines),
            quoted=tuple(read_pictographs(pixels, line) for line in region.quoted),
        )
        for region in regions
    )
