"""A picture that may be laid out in several ways is read in the one that makes sense."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.clean import clean_page
from ocr_pipeline.layout import find_layouts, find_regions
from ocr_pipeline.messages.sense import BAD, GOOD, sense_traits
from ocr_pipeline.model import CleanImage, Pixels, Region, RegionKind, Screenshot, TextLine
from ocr_pipeline.ocr import read_lines
from ocr_pipeline.pipeline import picture, steps
from ocr_pipeline.pipeline.picture import Reading, read_picture, readings_of
from ocr_pipeline.pipeline.steps import Helpers, read_steps
from ocr_pipeline.settings import Settings
from tests.test_odd_screens import chat
from tests.test_regions import SOURCE, write

SETTINGS = replace(Settings(), ocr=replace(Settings().ocr, languages=("eng",)))


def image_of(pixels: Pixels) -> CleanImage:
    return clean_page(Screenshot(SOURCE, None, np.ascontiguousarray(pixels)))


def beside_the_chat(regions: Sequence[Region]) -> tuple[Region, ...]:
    """Return regions as if none held a message."""
    return tuple(replace(region, kind=RegionKind.OUTSIDE, side=None) for region in regions)


def lines_of(regions: Sequence[Region]) -> list[TextLine]:
    return [line for region in regions for line in (*region.lines, *region.quoted)]


def test_every_line_is_in_one_region_however_a_picture_is_laid_out() -> None:
    image = image_of(chat())
    layouts = [sorted(line.box for line in lines_of(each)) for each in find_layouts(image)]
    assert len(layouts) > 1
    assert all(each == layouts[0] for each in layouts)
    assert next(find_layouts(image)) == find_regions(image)


def test_bubbles_may_be_cards_among_rows() -> None:
    page = chat()
    write(page, "a name", 30, 110)
    first, other, *_ = find_layouts(image_of(page))
    assert RegionKind.ROWS not in {region.kind for region in first}
    assert RegionKind.ROWS in {region.kind for region in other}


def test_a_layout_that_makes_no_sense_gives_way_to_one_that_does(monkeypatch: pytest.MonkeyPatch) -> None:
    image = image_of(chat())
    right = find_regions(image)
    monkeypatch.setattr(picture, "find_layouts", lambda _: iter([beside_the_chat(right), right]))
    assert len(read_picture(image, SETTINGS, read_lines).page.messages) == 4


@pytest.mark.parametrize(
    ("doubtful", "asked"),
    [
        pytest.param(picture.DOUBTFUL, 0, id="not looked for where the first makes sense"),
        pytest.param(99.0, 1, id="lost without the likeliest if it cannot be built"),
    ],
)
def test_another_layout_is(monkeypatch: pytest.MonkeyPatch, doubtful: float, asked: int) -> None:
    image, others = image_of(chat()), []
    right = find_regions(image)

    def layouts(_: CleanImage) -> Iterator[tuple[Region, ...]]:
        yield right
        others.append("asked for")
        raise ValueError("a fault of ours")

    monkeypatch.setattr(picture, "find_layouts", layouts)
    monkeypatch.setattr(picture, "DOUBTFUL", doubtful)
    assert len(read_picture(image, SETTINGS, read_lines).page.messages) == 4
    assert len(others) == asked


def test_lines_that_were_read_are_not_read_again() -> None:
    image, asked = image_of(chat()), []

    def counted(crops, model, settings):  # type: ignore[no-untyped-def]
        asked.append(len(crops))
        return read_lines(crops, model, settings)

    list(readings_of(image, SETTINGS, counted))
    assert sum(asked[1:]) == 0 < asked[0]


def first_reading(regions: Sequence[Region] | None = None) -> Reading:
    image = image_of(chat())
    return (
        next(readings_of(image, SETTINGS, read_lines))
        if regions is None
        else picture._read(image, SETTINGS, read_lines, regions)
    )


def test_what_is_told_and_timed_makes_sense() -> None:
    reading = first_reading()
    traits = dict(zip((*GOOD, *BAD), sense_traits(reading.page, reading.regions, reading.readings), strict=True))
    assert traits["told"] > 0.9
    assert traits["flush"] == 1.0
    assert traits["timed"] == traits["clocks"] == traits["remarks"] == 0.0
    assert reading.sense > 1.0
    assert first_reading(beside_the_chat(reading.regions)).sense < steps.ODD


@pytest.mark.parametrize("odd", [True, False])
def test_messages_of_a_page_of_little_sense_ask_for_a_look(monkeypatch: pytest.MonkeyPatch, odd: bool) -> None:
    if odd:
        monkeypatch.setattr(picture, "sense_of", lambda *_: -1.0)
    page = read_steps(Screenshot(SOURCE, None, chat()), ("eng",), SETTINGS, Helpers()).page
    assert [steps.REASON in message.review for message in page.messages] == [odd] * 4
