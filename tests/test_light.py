"""Photographs and scans are evenly lit and freed of grain; screenshots, on wallpaper too, stay as they are."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.clean import clean_page
from ocr_pipeline.clean.light import evenly_lit, is_grainy, without_grain
from ocr_pipeline.layout.ink import INK
from ocr_pipeline.model import Pixels, Screenshot, Source
from tests.drawing import DARK, LIGHT, TINTED, Said, Theme, draw_chat

TALK = (
    Said("Did you send the report\nto the committee?", time="18:54"),
    Said("Yes, this morning.", True, "18:55"),
    Said("Thank you. See you at 12:15 then", time="18:57"),
    Said("Pay 10.50 and keep it", True, "19:02"),
)


def drawn(theme: Theme) -> Pixels:
    return np.ascontiguousarray(np.asarray(draw_chat(TALK, theme, title="Ada").image, np.uint8)[:, :, ::-1])


def lamp(pixels: Pixels) -> Pixels:
    """Return a picture under a lamp at its upper left: half the light is left at the far corner."""
    y, x = np.mgrid[0 : 1 : len(pixels) * 1j, 0 : 1 : pixels.shape[1] * 1j]
    return np.asarray(pixels * (1 - 0.35 * np.hypot(x, y))[..., None], np.uint8)


def grain(pixels: Pixels) -> Pixels:
    noise = np.random.default_rng(4).normal(0, 4, pixels.shape)
    return np.asarray(np.clip(pixels + noise, 0, 255), np.uint8)


def spread(pixels: Pixels, theme: Theme) -> float:
    """Return how much the light on the ground differs between the picture's parts, as a share of its brightness."""
    ground = (drawn(theme) == theme.ground[::-1]).all(axis=2)
    high, wide = (side // 4 for side in ground.shape)
    parts = [(slice(y * high, y * high + high), slice(x * wide, x * wide + wide)) for y in range(4) for x in range(4)]
    means = [float(pixels[part][ground[part]].mean()) for part in parts if ground[part].any()]
    return (max(means) - min(means)) / max(means)


@pytest.mark.parametrize("theme", [LIGHT, TINTED])
def test_a_lamp_on_one_side_is_undone(theme: Theme) -> None:
    seen = grain(lamp(drawn(theme)))
    assert spread(seen, theme) > 0.3
    assert spread(evenly_lit(seen), theme) < 0.05


@pytest.mark.parametrize("theme", [LIGHT, DARK, TINTED])
def test_even_light_is_left_alone(theme: Theme) -> None:
    seen = grain(drawn(theme))
    assert np.array_equal(evenly_lit(seen), seen)


def test_grain_goes_and_a_faint_bubble_stays() -> None:
    pixels = np.full((300, 400, 3), 236, np.uint8)
    pixels[100:200, 80:320] = 226
    smooth = without_grain(grain(pixels)).astype(int)
    assert np.std(smooth[20:80, 20:380]) < 1
    assert smooth[40:90, 80:320].mean() - smooth[110:190, 90:310].mean() > 9


def test_dust_is_no_ink_for_layout() -> None:
    pixels = grain(np.full((300, 400, 3), 236, np.uint8))
    pixels[50:300:60, 50:400:60] = 60
    image = clean_page(Screenshot(Source("default", "a.jpg", "0" * 64), None, pixels))
    assert image.small.min() > 236 - INK


@pytest.mark.parametrize("theme", [LIGHT, DARK, TINTED])
@pytest.mark.parametrize("quality", [90, 30])
def test_no_screenshot_is_taken_for_a_photograph(theme: Theme, quality: int) -> None:
    y = np.linspace(0, 60, len(drawn(theme)))[:, None, None]
    gradient = np.asarray(np.clip(drawn(theme) - y, 0, 255), np.uint8)
    for pixels in (drawn(theme), gradient):
        packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        assert not is_grainy(np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8))


def test_layout_gets_an_even_page_and_reading_too() -> None:
    image = clean_page(Screenshot(Source("default", "a.jpg", "0" * 64), None, grain(lamp(drawn(LIGHT)))))
    assert image.to_original is None
    assert spread(image.screenshot.pixels, LIGHT) < 0.05
