"""Layout works at the scale the text needs, whatever was done to the picture's size."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.clean import clean_page
from ocr_pipeline.clean.scale import working_scale
from ocr_pipeline.layout import find_regions
from ocr_pipeline.model import Pixels, Region, RegionKind, Screenshot, Source
from tests.drawing import DARK, LIGHT, Said, Theme, draw_chat

TALK = (
    Said("Did you send the report\nto the committee?", time="18:54"),
    Said("Yes, this morning.", True, "18:55"),
    Said("Thank you. See you at 12:15 then", time="18:57"),
    Said("Pay 10.50 and keep the rest of it", True, "19:02"),
)


def drawn(theme: Theme, scale: float) -> Pixels:
    return np.ascontiguousarray(np.asarray(draw_chat(4 * TALK, theme, scale=scale).image, np.uint8)[:, :, ::-1])


def blown_up(pixels: Pixels, how: int, factor: float = 2) -> Pixels:
    return np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how), np.uint8)


@pytest.mark.parametrize(
    "how", [cv2.INTER_NEAREST, cv2.INTER_LINEAR, cv2.INTER_CUBIC], ids=["nearest", "linear", "cubic"]
)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [0.6, 1.0])
def test_a_picture_blown_up_is_laid_out_at_its_own_size(theme: Theme, scale: float, how: int) -> None:
    pixels = drawn(theme, scale)
    assert working_scale(blown_up(pixels, how)) >= 2 * working_scale(pixels)


@pytest.mark.parametrize("scale, wanted", [(0.5, 1), (0.7, 1.5), (1.0, 2), (1.7, 3)])
def test_a_sharp_picture_keeps_the_pixels_its_text_needs(scale: float, wanted: float) -> None:
    assert working_scale(drawn(LIGHT, scale)) <= wanted


@pytest.mark.parametrize("how", [cv2.INTER_LINEAR, cv2.INTER_CUBIC], ids=["linear", "cubic"])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_picture_blown_up_has_the_bubbles_and_lines_of_its_original(theme: Theme, how: int) -> None:
    pixels = drawn(theme, 0.6)
    for one, other in zip(_bubbles(pixels), _bubbles(blown_up(pixels, how)), strict=True):
        assert len(one.lines) == len(other.lines)
        assert abs(2 * one.box.y - other.box.y) <= 6 and abs(2 * one.box.width - other.box.width) <= 8


def _bubbles(pixels: Pixels) -> list[Region]:
    image = clean_page(Screenshot(Source("default", "a.png", "0" * 64), None, pixels))
    return [region for region in find_regions(image) if region.kind is RegionKind.BUBBLE]
