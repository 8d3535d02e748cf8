"""Text over a gradient, drawn → its paper's course, no letters taken for a pictograph, a white crop."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.clean import crop_line
from ocr_pipeline.geometry import Box
from ocr_pipeline.gradients import levelled, paper_course
from ocr_pipeline.model import Pixels, TextLine
from ocr_pipeline.pictographs.lines import read_pictographs
from tests.drawing import font_of
from tests.test_pictographs import draw, tile

VIOLET, BLUE, WHITE = (255, 60, 150), (255, 105, 20), (255, 255, 255)


def sloping(width: int, height: int) -> Pixels:
    """Return a paper that goes from violet at the left to blue at the right, colours B, G, R."""
    share = np.linspace(0, 1, width)[None, :, None]
    row = np.array(VIOLET) * (1 - share) + np.array(BLUE) * share
    return np.asarray(np.rint(np.repeat(row, height, axis=0)), np.uint8)


def on_gradient(words: str) -> tuple[Pixels, TextLine]:
    """Return white words over the sloping paper, and the line they are: its paper is the colour at its middle."""
    font = font_of(24)
    width = 20 + int(font.getlength(words))
    paper = sloping(width, 60)
    image = Image.fromarray(paper[:, :, ::-1].copy())
    ImageDraw.Draw(image).text((10, 16), words, WHITE, font)
    pixels = np.asarray(image)[:, :, ::-1].copy()
    blue, green, red = (int(value) for value in paper[0, width // 2])
    return pixels, TextLine(Box(4, 6, width - 8, 48), 0, 17.0, 180, WHITE, (blue, green, red))


@pytest.mark.parametrize("words", ["Sure, why not? ok", "git pull --rebase now", "The password is on the yellow note"])
def test_letters_over_a_gradient_are_letters_from_end_to_end(words: str) -> None:
    pixels, line = on_gradient(words)
    assert read_pictographs(pixels, line).pictographs == ()


def test_an_emoji_over_a_gradient_is_still_named() -> None:
    pixels, line = draw("Sure, why not", tile("😂"))
    course = sloping(pixels.shape[1], pixels.shape[0])
    inked = (255 - pixels.min(axis=2))[:, :, None] > 20
    pixels = np.where(inked, pixels, course)
    ink_at_middle = course[0, course.shape[1] // 2]
    line = replace(line, paper=(int(ink_at_middle[0]), int(ink_at_middle[1]), int(ink_at_middle[2])))
    assert [each.text for each in read_pictographs(pixels, line).pictographs] == ["😂"]


def test_the_crop_of_a_gradient_has_white_paper_at_both_ends() -> None:
    pixels, line = on_gradient("Sure, why not? ok")
    crop = crop_line(pixels, line, x_height=24)
    assert np.quantile(crop.pixels[:, : crop.pixels.shape[1] // 3], 0.4) >= 250
    assert np.quantile(crop.pixels[:, -crop.pixels.shape[1] // 3 :], 0.4) >= 250


def test_a_course_is_one_colour_where_the_paper_is_even_or_has_two() -> None:
    even, line = draw("Sure, why not")
    assert np.unique(paper_course(even, line.paper).reshape(-1, 3), axis=0).tolist() == [list(line.paper)]
    halves = np.full((40, 200, 3), 240, np.uint8)
    halves[:, 110:] = 40
    assert np.unique(paper_course(halves, (240, 240, 240)).reshape(-1, 3), axis=0).tolist() == [[240, 240, 240]]


def test_levelled_pixels_have_the_paper_of_the_line() -> None:
    pixels, line = on_gradient("Sure, why not? ok")
    level = levelled(pixels, paper_course(pixels, line.paper), line.paper)
    far = np.abs(level.astype(int) - line.paper).max(axis=2)
    assert np.mean(far <= 4) >= 0.6
