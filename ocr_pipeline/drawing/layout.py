"""Regions and lines → pictures of what the layout stage took them for."""

from __future__ import annotations

from ocr_pipeline.drawing.canvas import (
    AMBER,
    BLUE,
    BROWN,
    GREEN,
    GREY,
    RED,
    TEAL,
    VIOLET,
    framed,
    letter_height,
    tagged,
    tinted,
    with_legend,
)
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Pixels, Region, RegionKind, Steps

COLOURS = {
    RegionKind.BUBBLE: GREEN,
    RegionKind.ROWS: BLUE,
    RegionKind.TABLE: BLUE,
    RegionKind.FLOATING: AMBER,
    RegionKind.PICTURE: BROWN,
    RegionKind.HEADER: VIOLET,
    RegionKind.COMPOSER: TEAL,
    RegionKind.OUTSIDE: GREY,
}


def draw_regions(steps: Steps) -> Pixels:
    """Return the upright picture with every region framed, its kind, side and pane on it, and pictures within it."""
    pixels = steps.image.screenshot.pixels
    inner = [(box, BROWN) for region in steps.regions for box in region.pictures]
    panels = [(box, RED) for region in steps.regions for box in region.panels]
    drawn = framed(pixels, [*panels, *inner], thick=1)
    drawn = framed(drawn, [(region.box, COLOURS[region.kind]) for region in steps.regions], thick=3)
    tags = [(region.box, COLOURS[region.kind], _named(region)) for region in steps.regions]
    kinds = dict.fromkeys(region.kind for region in steps.regions)
    legend = {kind.value: COLOURS[kind] for kind in kinds} | ({"pictures, avatars, icons": BROWN} if inner else {})
    legend |= {"cards and cells": RED} if panels else {}
    size = letter_height(pixels)
    return with_legend(tagged(drawn, tags, size), "Regions:", legend, size)


def _named(region: Region) -> str:
    parts = (
        region.kind.value,
        region.side.value if region.side else "",
        "cut" if region.partial else "",
        f"phone {region.pane + 1}" if region.pane else "",
    )
    return " ".join(part for part in parts if part)


def draw_lines(steps: Steps) -> Pixels:
    """Return the upright picture with every run of words tinted, quoted ones apart, and pictographs within them."""
    pixels = steps.image.screenshot.pixels
    runs = [(line.box, GREEN) for region in steps.regions for line in region.lines]
    quoted = [(line.box, VIOLET) for region in steps.regions for line in region.quoted]
    signs = [(each.box, RED) for crop in steps.crops for each in crop.line.pictographs]
    feet = [(Box(crop.line.box.x, crop.line.baseline, crop.line.box.width, 1), BLUE) for crop in steps.crops]
    drawn = framed(tinted(pixels, [*runs, *quoted]), [*feet, *signs], thick=1)
    legend = {"run of words": GREEN, "on a paper of its own (a quotation)": VIOLET, "baseline": BLUE, "emoji": RED}
    return with_legend(drawn, "Lines:", legend, letter_height(pixels))
