"""Regions → the same with the pictographs on their lines found, and named where that is sure.

Each is compared with the drawings of three sets of emoji. These are shipped as sheets of small tiles instead of being
rendered from a colour-emoji font of the system: the same picture gives the same bytes on every machine, whatever fonts
(and versions of them) it has, and the drawings of several makers are there at once. NOTICE has their licences.
"""

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
