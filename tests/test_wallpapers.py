"""Chats over photographs: the ground falls into pieces, and bubbles let it through."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import Flat, find_flats
from ocr_pipeline.layout.panels import Panel, find_panels
from ocr_pipeline.layout.textures import without_textures
from ocr_pipeline.messages import read_page
from ocr_pipeline.model import LineReading, Pixels, Region, RegionKind, Screenshot, Side, TextLine, Word
from ocr_pipeline.settings import MessageSettings
from tests.test_regions import SOURCE, bubbles_of, paper, write

UPPER, LOWER = (160, 110, 190), (60, 150, 140)
WHITE = (250, 250, 250)


def photograph() -> Pixels:
    """Return a sheet of two colours, the border between them slanting over a hundred rows."""
    page = paper(420, 900, UPPER)
    cv2.fillPoly(page, [np.array([[0, 400], [419, 500], [419, 899], [0, 899]])], LOWER)
    return page


def test_bubbles_on_every_piece_of_a_photograph_are_one_chat() -> None:
    page = photograph()
    for y in (100, 220, 340, 560, 680, 800):
        cv2.rectangle(page, (12, y), (312, y + 64), WHITE, cv2.FILLED)
        write(page, "as far as I know", 30, y + 40)
    found = bubbles_of(page)
    assert [region.box.y for region in found] == [100, 220, 340, 560, 680, 800]
    assert {region.pane for region in found} == {0}


def test_phones_beside_one_another_over_photographs_are_read_once_each() -> None:
    phone = photograph()
    for y in (100, 220, 340, 560, 680, 800):
        cv2.rectangle(phone, (12, y), (312, y + 64), WHITE, cv2.FILLED)
        write(phone, "as far as I know", 30, y + 40)
    page = paper(960, 960, (20, 20, 20))
    page[30:930, 30:450], page[30:930, 510:930] = phone, phone
    found = bubbles_of(page)
    assert [region.pane for region in found] == [0] * 6 + [1] * 6


def test_a_bubble_that_two_colours_show_through_is_read_as_one() -> None:
    page = paper(700, 500, (200, 200, 200))
    for y in (60, 180, 300):
        page[y : y + 80, 40:600] = (40, 36, 30)
    page[180:260, 330:600] = (50, 44, 30)
    for y in (60, 180, 300):
        write(page, "Nobody answered when I called", 60, y + 50, WHITE, 1.0)
    panels = [panel for panel in find_panels(page, find_flats(page)) if panel.parent >= 0]
    assert sorted((panel.box.y, len(panel.lines)) for panel in panels) == [(60, 1), (180, 1), (300, 1)]


@pytest.mark.parametrize(
    ("words", "contrast", "kept"),
    [
        pytest.param(["Yesterday"], 120, True, id="a date"),
        pytest.param(["Yesterday"], 30, True, id="a faint date"),
        pytest.param(["za", "nn\ufffc"], 30, False, id="what is as faint and no words"),
        pytest.param(["\ufffc", "\ufffc"], 120, False, id="signs that are not known"),
    ],
)
def test_a_pattern_between_bubbles_is_no_message(words: list[str], contrast: int, kept: bool) -> None:
    said, between = at(Box(30, 40, 200, 20), 200), at(Box(300, 140, 90, 20), contrast)
    regions = [
        Region(RegionKind.BUBBLE, Box(20, 20, 300, 60), Side.LEFT, (said,)),
        Region(RegionKind.FLOATING, between.box, None, (between,)),
    ]
    readings = [
        LineReading(said, (Word("Hello", said.box, 0.9),), "en"),
        LineReading(between, tuple(Word(word, between.box, 0.7 if word == "za" else 0.99) for word in words), "en"),
    ]
    page = read_page(Screenshot(SOURCE, None, photograph()), regions, readings, (), MessageSettings())
    assert len(page.messages) == 1 + kept
    assert kept or " ".join(words) in page.furniture


def at(box: Box, contrast: int) -> TextLine:
    return TextLine(box, 0, 16.0, contrast, (0, 0, 0), (255, 255, 255))


def test_bubbles_beyond_the_flat_part_of_a_photograph_are_of_the_same_chat() -> None:
    page = paper(420, 900, UPPER)
    page[450:900] = np.random.default_rng(5).integers(60, 110, (450, 420, 3)).astype(np.uint8)
    for number, y in enumerate((60, 180, 300, 420, 540, 660, 780)):
        x = 12 + 96 * (number % 2)
        cv2.rectangle(page, (x, y), (x + 300, y + 64), WHITE, cv2.FILLED)
        write(page, "as far as I know", x + 18, y + 40)
    assert [region.box.y for region in bubbles_of(page)] == [60, 180, 300, 420, 540, 660, 780]


def test_a_piece_of_a_photograph_at_the_side_is_no_avatar() -> None:
    page = photograph()
    for y in (100, 220, 340, 560, 680, 800):
        cv2.rectangle(page, (12, y), (312, y + 64), WHITE, cv2.FILLED)
        write(page, "as far as I know", 30, y + 40)
    page[566:620, 340:420] = (30, 60, 160)
    write(page, "iii", 360, 600)
    found = bubbles_of(page)
    assert [(region.box.y, region.side) for region in found] == [(y, Side.LEFT) for y in (100, 220, 340, 560, 680, 800)]


def test_parts_of_a_photograph_that_a_bubble_reaches_across_are_one_ground() -> None:
    page = paper(420, 900, UPPER)
    page[440:500] = np.random.default_rng(5).integers(60, 110, (60, 420, 3)).astype(np.uint8)
    page[500:] = LOWER
    for number, y in enumerate((60, 180, 300, 430, 560, 680, 800)):
        x = 12 + 96 * (number % 2)
        cv2.rectangle(page, (x, y), (x + 300, y + 84), WHITE, cv2.FILLED)
        write(page, "as far as I know", x + 18, y + 50)
    assert [region.box.y for region in bubbles_of(page)] == [60, 180, 300, 430, 560, 680, 800]


@pytest.mark.parametrize(("top", "noise", "words"), [(280, 40, 0), (310, 40, 1), (280, 0, 1)])
def test_what_reaches_into_another_part_of_a_photograph_has_no_words(top: int, noise: int, words: int) -> None:
    page = np.random.default_rng(5).integers(120 - noise, 121 + noise, (500, 440, 3)).astype(np.uint8)
    upper = panel(1, Box(60, 160, 320, 140), Box(80, 200, 150, 18))
    panels = [panel(0, Box(40, 140, 360, 340)), upper, panel(2, Box(60, top, 320, 460 - top))]
    assert [len(each.lines) for each in without_textures(panels, page)] == [0, words, 0]


@pytest.mark.parametrize(
    ("bubbles", "words", "pictures"),
    [
        pytest.param(3, 0, 1, id="what bears bubbles is a wallpaper: its leaves are no words, squares may be avatars"),
        pytest.param(1, 10, 2, id="one panel upon a photograph tells nothing"),
    ],
)
def test_a_photograph_behind_bubbles_bears_no_words(bubbles: int, words: int, pictures: int) -> None:
    page = np.random.default_rng(5).integers(80, 160, (500, 440, 3)).astype(np.uint8)
    leaves = [Box(40 + 30 * number, 60, 28, 6 + 5 * number) for number in range(10)]
    ground = replace(panel(1, Box(0, 0, 440, 500), *leaves), pictures=(Box(4, 200, 30, 30), Box(60, 20, 200, 30)))
    ground = replace(ground, lines=tuple(replace(line, cap_height=float(line.box.height)) for line in ground.lines))
    upon = [panel(2 + n, Box(60, 150 + 100 * n, 200, 60), Box(70, 170 + 100 * n, 100, 14)) for n in range(bubbles)]
    found = without_textures([ground, *upon], page)[0]
    assert (len(found.lines), len(found.pictures)) == (words, pictures)


def panel(number: int, box: Box, *texts: Box) -> Panel:
    plain = np.ones((box.height, box.width), np.uint8)
    flat = Flat(box, (120, 120, 120), plain, plain, 1.0, rectangular=True)
    return Panel(number, 0 if number else -1, flat, tuple(at(text, 200) for text in texts), ())
