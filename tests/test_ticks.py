"""Ticks of a receipt beside a time, drawn → a crop without them; words that end or begin alike stay."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.clean import crop_line
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, TextLine
from tests.drawing import font_of

WHITE, GREY, BLUE = (255, 255, 255), (110, 110, 110), (80, 180, 240)
SIZE = 30


def crop_of(text: str, *, left: int = 0, right: int = 0) -> Crop:
    """Return the crop of a text with so many ticks before it and behind it."""
    font = font_of(SIZE)
    width = int(font.getlength(text))
    image = Image.new("RGB", (width + 160, 60), WHITE)
    start = 80 if left else 10
    draw = ImageDraw.Draw(image)
    draw.text((start, 10), text, GREY, font)
    for x, count in ((10, left), (start + width + 10, right)):
        for number in range(count):
            at = x + 9 * number
            draw.line([(at, 30), (at + 8, 38), (at + 26, 18)], BLUE, 3)
    pixels = np.asarray(image)[:, :, ::-1].copy()
    ink = np.argwhere((pixels < 200).any(axis=2))
    (top, first), (bottom, last) = ink.min(axis=0).tolist(), ink.max(axis=0).tolist()
    box = Box(first, top, last + 1 - first, bottom + 1 - top)
    return crop_line(pixels, TextLine(box, 0, 22.0, 145, GREY, WHITE, 38), x_height=24)


def inked(crop: Crop) -> int:
    """Return how many columns of a crop hold ink, in pixels of the original."""
    columns = np.flatnonzero((crop.pixels < 140).any(axis=0))
    return round(float(columns[-1] - columns[0]) / crop.scale)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("text", ["8:47", "edited 20:21"])
def test_ticks_behind_or_before_a_time_are_no_letters(text: str, count: int) -> None:
    alone = inked(crop_of(text))
    assert abs(inked(crop_of(text, right=count)) - alone) <= 2
    assert abs(inked(crop_of(text, left=count)) - alone) <= 2


@pytest.mark.parametrize("text", ["of the", "no. 4", "to v", "you y", "a /", "at J", "is A", "so √2", "N М"])
def test_words_and_signs_at_the_ends_of_a_line_are_no_ticks(text: str) -> None:
    crop = crop_of(text)
    assert abs(inked(crop) - crop.line.box.width) <= 2


def test_a_tick_in_a_long_line_stays() -> None:
    text = "this one was bought and this one was not bought yet"
    assert inked(crop_of(text, right=1)) >= inked(crop_of(text)) + 20


def test_letters_that_touch_are_no_tick() -> None:
    crop = crop_of("of the")
    joined = cv2.erode(crop.pixels, np.ones((1, 3), np.uint8))
    pixels = np.asarray(cv2.cvtColor(joined, cv2.COLOR_GRAY2BGR), np.uint8)
    height, width = joined.shape
    line = TextLine(Box(0, 0, width, height), 0, 33.0, 255, (0, 0, 0), WHITE, 40)
    first = np.flatnonzero((joined < 140).any(axis=0))[0]
    again = crop_line(pixels, line, x_height=24)
    columns = np.flatnonzero((again.pixels < 140).any(axis=0))
    assert abs(columns[0] / again.scale + again.origin[0] - first) <= 3
