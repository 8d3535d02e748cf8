"""All that one screenshot passed through on its way to messages, for whoever wants to look at it."""

from __future__ import annotations

from dataclasses import dataclass

from ocr_pipeline.model.conversation import Page
from ocr_pipeline.model.picture import CleanImage, Crop, LineReading, Region, Screenshot


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """What each stage made of one screenshot, in their order.

    `given` is the picture as received; `regions`, `crops`, `readings` (one a crop) and `seconds` (of the lines that a
    second engine read) are in pixels of `image.screenshot`, the upright one. `upright` and `page` are what was read in
    the end: boxes in pixels of the upright picture, and of the one given.
    """

    given: Screenshot
    image: CleanImage
    regions: tuple[Region, ...]
    crops: tuple[Crop, ...]
    readings: tuple[LineReading, ...]
    seconds: tuple[LineReading, ...]
    upright: Page
    page: Page
