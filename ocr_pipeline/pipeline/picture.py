"""A picture → its page: as it is laid out most likely or, where that makes little sense, as it may be otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ocr_pipeline.clean import crop_line
from ocr_pipeline.errors import PipelineError
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout import find_layouts
from ocr_pipeline.messages import read_page, sense_of
from ocr_pipeline.model import CleanImage, Crop, LineReading, Page, Pictograph, Problem, Region, RegionKind, TextLine
from ocr_pipeline.ocr import find_model
from ocr_pipeline.pictographs import find_pictographs
from ocr_pipeline.pipeline.mirrored import (
    extent,
    is_mirrored,
    mirror_image,
    mirror_page,
    mirror_reading,
    mirror_region,
)
from ocr_pipeline.settings import MessageSettings, OcrSettings, Settings

Reader = Callable[[Sequence[Crop], str, OcrSettings], tuple[LineReading, ...]]
Build = Callable[[Sequence[LineReading], Sequence[Problem]], Page]

# Regions whose text tells the language of the chat; of fewer lines than these, what stands around them tells more: a
# post that shows one bubble.
SPOKEN, FEW = (RegionKind.BUBBLE, RegionKind.ROWS, RegionKind.TABLE), 3
# A page that makes less sense than the first (`sense_of`) is laid out otherwise too, and read so where that makes more
# sense by the second and as much as the third.
DOUBTFUL, MORE, LEAST = 1.0, 1.25, 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A picture laid out in one way, and what was read of it: `readings`, one a crop, with the Tesseract `model`.

    `mirrored` says that the regions are those of its mirror image, put back; `build` gives the page of some readings
    and problems, `page` is that of these, and `sense` how much sense it makes (`sense_of`).
    """

    regions: tuple[Region, ...]
    crops: tuple[Crop, ...]
    readings: tuple[LineReading, ...]
    model: str
    mirrored: bool
    build: Build
    page: Page
    sense: float


def read_picture(image: CleanImage, settings: Settings, read_words: Reader) -> Reading:
    """Return the reading of a picture that makes sense: the likeliest, or another that makes far more.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
        InputError: Tesseract failed on it.
    """
    readings = readings_of(image, settings, read_words)
    first = next(readings)
    found = [first] if first.sense >= DOUBTFUL else [first, *_sound(readings)]
    return found[choice([reading.sense for reading in found])]


def choice(senses: Sequence[float]) -> int:
    """Return the place of the reading to take among those of a picture, likeliest first, by the sense of each."""
    first, best = senses[0], max(senses)
    other = first < DOUBTFUL and best >= max(first + MORE, LEAST)
    return list(senses).index(best) if other else 0


def readings_of(image: CleanImage, settings: Settings, read_words: Reader) -> Iterator[Reading]:
    """Yield the readings of a picture, each laid out in another way, likeliest first; it raises what `read_picture`
    does."""
    read = partial(_read, image, settings, read_words)
    layouts = find_layouts(image)
    first = read(next(layouts))
    mirrored = is_mirrored(first.regions, first.readings, image.screenshot.width)
    if mirrored:
        layouts = _put_back(find_layouts(mirror_image(image)), extent(image))
        first = read(next(layouts), mirrored=True)
    yield first
    yield from (read(regions, known=first, mirrored=mirrored) for regions in layouts)


def _sound(readings: Iterator[Reading]) -> Iterator[Reading]:
    """Yield readings up to one that a fault of ours keeps from being built: the likeliest is not lost with it."""
    try:
        yield from readings
    except (PipelineError, OSError, MemoryError):
        raise
    except Exception:  # an unlikely layout, which nobody need hear of
        return


def _put_back(layouts: Iterator[tuple[Region, ...]], width: int) -> Iterator[tuple[Region, ...]]:
    """Yield the regions of a mirror image where they stand on the picture."""
    return (tuple(mirror_region(region, width) for region in regions) for regions in layouts)


def _read(
    image: CleanImage,
    settings: Settings,
    read_words: Reader,
    regions: Sequence[Region],
    *,
    known: Reading | None = None,
    mirrored: bool = False,
) -> Reading:
    """Return the reading of a picture laid out in one way; what is `known` of it is not read again."""
    regions = find_pictographs(image, regions)
    lines = dict.fromkeys(line for region in regions for line in (*region.lines, *region.quoted))
    pairs = zip(known.crops, known.readings, strict=True) if known else ()
    before = {_place(crop.line): (crop, read) for crop, read in pairs}
    again = {line: before[_place(line)] for line in lines if _place(line) in before}
    crops = {
        line: replace(again[line][0], line=line)
        if line in again
        else crop_line(image.screenshot.pixels, line, x_height=settings.ocr.x_height)
        for line in lines
    }
    readings = {line: replace(read, line=line) for line, (_, read) in again.items()}
    model, problems = (known.model, known.page.problems) if known else _model_of(regions, crops, image, settings)
    unread = [crop for line, crop in crops.items() if line not in readings]
    readings |= {reading.line: reading for reading in read_words(unread, model, settings.ocr)}
    told = tuple(readings[line] for line in crops)
    build = partial(_page, image, regions, settings.messages, mirrored)
    page = build(told, problems)
    return Reading(regions, tuple(crops.values()), told, model, mirrored, build, page, sense_of(page, regions, told))


def _place(line: TextLine) -> tuple[Box, tuple[Pictograph, ...]]:
    """Return what a line is told by, whichever row of a region it is in: its box, and the pictographs on it."""
    return line.box, line.pictographs


def _page(
    image: CleanImage,
    regions: Sequence[Region],
    settings: MessageSettings,
    mirrored: bool,
    readings: Sequence[LineReading],
    problems: Sequence[Problem],
) -> Page:
    """Return the page that some readings give; that of an app set from right to left is built mirrored."""
    if not mirrored:
        return read_page(image.screenshot, regions, readings, problems, settings)
    width = extent(image)
    regions = [mirror_region(region, width) for region in regions]
    readings = [mirror_reading(reading, width) for reading in readings]
    return mirror_page(read_page(image.screenshot, regions, readings, problems, settings), width)


def _model_of(
    regions: Sequence[Region], crops: Mapping[TextLine, Crop], image: CleanImage, settings: Settings
) -> tuple[str, tuple[Problem, ...]]:
    """Return the model to read a picture with, and what languages could not be read."""
    spoken = [crops[line] for region in regions if region.kind in SPOKEN for line in region.lines]
    telling = spoken if len(spoken) >= FEW else list(crops.values())
    model, missing = find_model(telling, settings.ocr.languages, settings.ocr)
    name = image.screenshot.source.name
    return model, tuple(Problem(name, "ocr", reason, remedy) for reason, remedy in missing)
