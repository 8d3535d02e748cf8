"""What the smaller picture lost of a line is found again on the original."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.clean import crop_line
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.lines import measured_line
from ocr_pipeline.layout.original import with_stops
from ocr_pipeline.model import Pixels, TextLine

PAPER, INK = (240, 240, 240), (20, 20, 20)


def page(*blobs: Box) -> Pixels:
    pixels = np.full((60, 200, 3), PAPER, np.uint8)
    for box in blobs:
        pixels[box.y : box.bottom, box.x : box.right] = INK
    return pixels


def line(box: Box) -> TextLine:
    return TextLine(box, 0, 20.0, 220, INK, PAPER, box.bottom, 1.0)


WORD = Box(60, 20, 70, 20)


@pytest.mark.parametrize(
    ("beside", "found"),
    [
        pytest.param([Box(134, 37, 3, 3)], Box(60, 20, 77, 20), id="a full stop"),
        pytest.param([Box(134 + 7 * n, 37, 3, 3) for n in range(3)], Box(60, 20, 91, 20), id="an ellipsis"),
        pytest.param([Box(52, 37, 3, 3)], Box(52, 20, 78, 20), id="one at the left, of a line that runs leftward"),
        pytest.param([Box(134, 25, 3, 3)], WORD, id="a speck as high as the letters is none"),
        pytest.param([Box(134, 30, 10, 10)], WORD, id="what is larger than a stop is none"),
        pytest.param(
            [Box(138 + 14 * n, 37, 4, 4) for n in range(3)], Box(60, 20, 110, 20), id="one in a monospaced face"
        ),
        pytest.param([Box(145, 37, 3, 3)], WORD, id="what stands farther away is none"),
    ],
)
def test_a_line_has_the_stops_right_beside_it(beside: list[Box], found: Box) -> None:
    assert with_stops(line(WORD), (), page(WORD, *beside)).box == found


def test_a_stop_of_another_line_is_left_to_it() -> None:
    stop = Box(134, 37, 3, 3)
    assert with_stops(line(WORD), [Box(130, 20, 40, 20)], page(WORD, stop)).box == WORD


def test_one_sign_of_several_strokes_is_scaled_by_its_own_height() -> None:
    sign = [Box(60, 20, 12, 20), Box(74, 26, 8, 5), Box(74, 33, 8, 7), Box(88, 33, 8, 7)]
    box = Box(60, 20, 36, 20)
    measured = measured_line(line(box), box, page(*sign), margin=2)
    assert measured.cap_height == 7
    assert crop_line(page(*sign), measured, x_height=20).scale == pytest.approx(20 * 1.38 / 20)


def test_the_paper_of_dense_letters_is_what_lies_between_them() -> None:
    pixels = page()
    for x in (60, 84, 108):
        pixels[20:40, x : x + 16] = (170, 170, 170)  # their soft rims
        pixels[23:37, x + 3 : x + 13] = INK
    box = Box(60, 20, 64, 20)
    assert measured_line(line(box), box, pixels, margin=2).paper == PAPER
