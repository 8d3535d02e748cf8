"""Screenshot → all steps on its way to messages: the order of the stages on one picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ocr_pipeline.clean import clean_page, crop_line, fingerprint
from ocr_pipeline.layout import find_regions
from ocr_pipeline.messages import read_page
from ocr_pipeline.model import CleanImage, Crop, LineReading, Page, Problem, Region, RegionKind, Screenshot, Steps
from ocr_pipeline.ocr import find_model, read_lines
from ocr_pipeline.pictographs import find_pictographs
from ocr_pipeline.pipeline.mirrored import (
    extent,
    is_mirrored,
    mirror_image,
    mirror_page,
    mirror_reading,
    mirror_region,
)
from ocr_pipeline.pipeline.placing import as_given
from ocr_pipeline.second_opinion import Engine, ask_again, with_second
from ocr_pipeline.settings import OcrSettings, Settings

Reader = Callable[[Sequence[Crop], str, OcrSettings], tuple[LineReading, ...]]
Watch = Callable[[Steps], None]
Build = Callable[[Sequence[LineReading], Sequence[Problem]], Page]

# Regions whose text tells the language of the chat; of fewer lines than these, what stands around them tells more: a
# post that shows one bubble.
SPOKEN, FEW = (RegionKind.BUBBLE, RegionKind.ROWS, RegionKind.TABLE), 3


@dataclass(frozen=True, slots=True)
class Helpers:
    """What reads, and what looks on: `engine` is the second engine, None where it is not asked; `watch` is shown the
    steps of each screenshot. All of it goes to other processes."""

    read_words: Reader = read_lines
    engine: Engine | None = None
    watch: Watch | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """A picture as it was laid out: its regions, and whether they are those of its mirror image, put back."""

    image: CleanImage
    regions: tuple[Region, ...]
    mirrored: bool


def read_steps(screenshot: Screenshot, languages: tuple[str, ...], settings: Settings, helpers: Helpers) -> Steps:
    """Return all that one screenshot passes through; its page is the last of it.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
        InputError: Tesseract failed on it.
    """
    image = clean_page(screenshot)
    ocr = replace(settings.ocr, languages=languages or settings.ocr.languages)
    regions = find_pictographs(image, find_regions(image))
    crops, readings, problems = _read_lines(image, regions, ocr, helpers.read_words)
    mirrored = is_mirrored(regions, readings, screenshot.width)
    if mirrored:
        found = find_regions(mirror_image(image))
        regions = find_pictographs(image, [mirror_region(region, extent(image)) for region in found])
        crops, readings, problems = _read_lines(image, regions, ocr, helpers.read_words)
    build = partial(_built, _Laid(image, regions, mirrored), settings)
    page = replace(build(readings, problems), fingerprint=fingerprint(screenshot))
    if not page.messages:
        nothing = Problem(screenshot.source.name, "messages", "no message was found on this picture")
        page = replace(page, problems=(*page.problems, nothing))
    steps = Steps(screenshot, image, regions, crops, readings, (), page, page)
    steps = _asked_again(steps, helpers.engine, settings, build) if helpers.engine else steps
    return replace(steps, page=as_given(steps.upright, image.to_original, screenshot))


def _read_lines(
    image: CleanImage, regions: Sequence[Region], settings: OcrSettings, read_words: Reader
) -> tuple[tuple[Crop, ...], tuple[LineReading, ...], list[Problem]]:
    """Return the crops of all lines, their readings, and what languages could not be read."""
    lines = list(dict.fromkeys(line for region in regions for line in (*region.lines, *region.quoted)))
    crops = {line: crop_line(image.screenshot.pixels, line, x_height=settings.x_height) for line in lines}
    spoken = [crops[line] for region in regions if region.kind in SPOKEN for line in region.lines]
    telling = spoken if len(spoken) >= FEW else list(crops.values())
    model, missing = find_model(telling, settings.languages, settings)
    name = image.screenshot.source.name
    problems = [Problem(name, "ocr", reason, remedy) for reason, remedy in missing]
    return tuple(crops.values()), tuple(read_words(list(crops.values()), model, settings)), problems


def _built(laid: _Laid, settings: Settings, readings: Sequence[LineReading], problems: Sequence[Problem]) -> Page:
    """Return the page that some readings give; one of an app set from right to left is built in its mirror image."""
    shot = laid.image.screenshot
    if not laid.mirrored:
        return read_page(shot, laid.regions, readings, problems, settings.messages)
    width = extent(laid.image)
    regions = [mirror_region(region, width) for region in laid.regions]
    readings = [mirror_reading(reading, width) for reading in readings]
    return mirror_page(read_page(shot, regions, readings, problems, settings.messages), width)


def _asked_again(steps: Steps, engine: Engine, settings: Settings, build: Build) -> Steps:
    """Return the steps with the second engine's readings of what is doubtful, in the page too."""
    page = steps.upright
    boxes = [message.box for message in page.messages]
    seconds, unknown = ask_again(engine, steps.crops, steps.readings, boxes, settings.second_opinion)
    if seconds:
        by_line = {reading.line: reading for reading in seconds}
        other = build([by_line.get(reading.line, reading) for reading in steps.readings], ())
        page = with_second(page, other, [line.box for line in by_line])
    if unknown:
        page = replace(page, problems=(*page.problems, _unknown(page, unknown)))
    return replace(steps, seconds=seconds, upright=page)


def _unknown(page: Page, lines: int) -> Problem:
    counted = "1 doubtful line" if lines == 1 else f"{lines} doubtful lines"
    reason = f"{counted} could not be read twice: the second engine does not know the script"
    return Problem(page.source.name, "second_opinion", reason)
