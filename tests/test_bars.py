"""Where words were blacked out, and what stands beside such a bar."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.bars import find_bars
from ocr_pipeline.model import Pixels
from tests.test_regions import bubbles_of, paper, write

GREEN, BLACK = (105, 237, 149), (0, 0, 0)


def bars_on(pixels: Pixels, height: float = 20) -> tuple[Box, ...]:
    inked = (np.abs(pixels.astype(int) - np.array(GREEN)).max(axis=2) > 28).astype(np.uint8)
    return find_bars(inked, pixels, Box(0, 0, pixels.shape[1], pixels.shape[0]), height)


def area() -> Pixels:
    pixels = paper(400, 60, GREEN)
    write(pixels, "Nobody", 10, 40)
    return pixels


def test_a_bar_is_found_though_letters_touch_it() -> None:
    pixels = area()
    pixels[16:46, 130:200] = BLACK
    pixels[30:32, 100:130] = BLACK  # a stroke that compression joined to it
    assert bars_on(pixels) == (Box(130, 16, 70, 30),)


@pytest.mark.parametrize(
    ("top", "bottom", "right"),
    [
        pytest.param(28, 32, 200, id="a dash is no bar"),
        pytest.param(16, 46, 138, id="nor is the stroke of a large letter"),
    ],
)
def test_what_is_thin_is_no_bar(top: int, bottom: int, right: int) -> None:
    pixels = area()
    pixels[top:bottom, 130:right] = BLACK
    assert bars_on(pixels) == ()


def test_what_the_edge_leaves_of_a_bar_is_none() -> None:
    pixels = area()
    pixels[16:26, :4] = BLACK
    assert bars_on(pixels, height=10) == ()


def test_an_even_part_of_an_emoji_is_no_bar() -> None:
    pixels = area()
    cv2.circle(pixels, (170, 30), 18, (40, 200, 250), -1)
    pixels[20:34, 158:182] = (40, 200, 250)
    pixels[34:40, 158:182] = (60, 60, 180)
    assert bars_on(pixels) == ()


def test_words_beside_a_bar_keep_their_place_after_compression() -> None:
    page = paper(700, 500, (235, 235, 235))
    for top in (40, 160, 280):
        page[top : top + 60, 60:640] = GREEN
        write(page, "I read it twice", 80, top + 40)
        page[top + 14 : top + 48, 330:400] = BLACK
        write(page, "dont get it", 420, top + 40)
    _, coded = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 60])
    for bubble in bubbles_of(np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)):
        runs = [line.box for line in bubble.lines]
        assert len(runs) == 2
        assert runs[0].right < 330
        assert runs[1].x > 408
        assert runs[1].height <= 34


@pytest.mark.parametrize(
    ("top", "bottom"),
    [pytest.param(14, 48, id="one line"), pytest.param(10, 84, id="two lines, the bars of which touch")],
)
def test_a_bubble_that_is_blacked_out_whole_is_kept(top: int, bottom: int) -> None:
    page = paper(700, 560, (235, 235, 235))
    for start in (40, 160, 400):
        page[start : start + 60, 60:640] = GREEN
        write(page, "I read it twice", 80, start + 40)
    page[260 : 260 + bottom + 14, 60:640] = GREEN
    page[260 + top : 260 + bottom, 80:560] = BLACK
    bubbles = bubbles_of(page)
    assert [bool(bubble.bars) for bubble in bubbles] == [False, False, True, False]
    assert bubbles[2].bars == (Box(80, 260 + top, 479, bottom - top - 1),)


def test_a_pill_over_the_edge_of_a_bubble_is_no_bar() -> None:
    page = paper(700, 400, (235, 235, 235))
    for start in (40, 160, 280):
        page[start : start + 80, 60:640] = GREEN
        write(page, "Whom do you trust", 80, start + 60)
    page[140:178, 400:520] = (90, 90, 90)
    bubbles = bubbles_of(page)
    assert len(bubbles) == 3
    assert not any(bubble.bars for bubble in bubbles)


def test_a_thin_line_of_a_colour_of_its_own_is_no_bar() -> None:
    page = paper(700, 400, (235, 235, 235))
    for start in (40, 160, 280):
        page[start : start + 90, 60:640] = GREEN
        write(page, "Whom do you trust", 80, start + 40)
        page[start + 60 : start + 70, 80:600] = (200, 60, 20)  # how many did, in a poll
    assert not any(bubble.bars for bubble in bubbles_of(page))


def test_an_even_strip_of_a_photograph_in_a_bubble_is_no_bar() -> None:
    page = paper(600, 700, (235, 235, 235))
    for top, bottom in ((40, 120), (140, 480), (500, 580)):
        cv2.rectangle(page, (30, top), (430, bottom), GREEN, cv2.FILLED)
        write(page, "I read it twice", 50, top + 50)
    noise = np.random.default_rng(5).integers(0, 90, (15, 15, 3)).astype(np.uint8)
    page[250:460, 50:410] = cv2.resize(noise, (360, 210), interpolation=cv2.INTER_NEAREST)
    page[215:248, 50:410] = (90, 60, 40)  # its sky, and the soft edge of the hills under it
    assert [region.bars for region in bubbles_of(page)] == [(), (), ()]
