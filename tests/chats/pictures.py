"""Photographs that nobody took: landscapes and faces from noise, as data addresses for the page."""

from __future__ import annotations

import base64
import io
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Field = NDArray[np.float32]
# Different pictures there are of each kind; more would only cost time.
KINDS = 24


@cache
def landscape(number: int, width: int = 480, height: int = 360) -> str:
    """Return a picture of hills under a sky; of a portrait's shape it serves as a wallpaper."""
    chance = np.random.default_rng(number % KINDS)
    clouds = _noise(chance, width, height, 5)[..., None]
    depth = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    sky = (1 - depth) * _colour(chance, 60, 200) + depth * _colour(chance, 150, 255)
    picture = sky * (0.75 + 0.5 * clouds)
    for layer in range(4):
        ridge = height * (0.35 + 0.16 * layer) + height * 0.35 * (_line(chance, width) - 0.5)
        ground = np.arange(height)[:, None] > ridge[None, :]
        grain = 0.55 + 0.9 * _noise(chance, width, height, 7)[..., None]
        picture = np.where(ground[..., None], _colour(chance, 25, 170 - 25 * layer) * grain, picture)
    return _address(picture + chance.normal(0, 4, (height, width, 1)))


@cache
def face(number: int) -> str:
    """Return a small picture of somebody's head and shoulders before a blurred place."""
    chance = np.random.default_rng(1000 + number % KINDS)
    size = 96
    picture = _colour(chance, 90, 220) * (0.6 + 0.8 * _noise(chance, size, size, 4)[..., None])
    skin, hair, cloth = _colour(chance, 110, 225), _colour(chance, 15, 120), _colour(chance, 30, 220)
    for colour, centre, axes in (
        (cloth, (48, 100), (36, 30)), (hair, (48, 42), (25, 28)), (skin, (48, 48), (18, 23)), (hair, (48, 28), (19, 9)),
    ):  # fmt: skip
        cv2.ellipse(picture, centre, axes, int(chance.integers(-12, 12)), 0, 360, colour.tolist(), -1, cv2.LINE_AA)
    return _address(cv2.GaussianBlur(picture, (0, 0), 1.1) + chance.normal(0, 5, (size, size, 1)))


def _colour(chance: np.random.Generator, low: int, high: int) -> Field:
    return chance.uniform(low, high, 3).astype(np.float32)


def _noise(chance: np.random.Generator, width: int, height: int, octaves: int) -> Field:
    """Return noise of several sizes laid over one another, in 0..1."""
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        small = chance.random((2 + 2**octave, 2 + 2**octave), np.float32)
        total += cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC) / 2**octave
    return np.clip(total / 2, 0, 1)


def _line(chance: np.random.Generator, width: int) -> Field:
    return np.asarray(_noise(chance, width, 4, 6)[0], np.float32)


def _address(picture: NDArray[np.floating]) -> str:
    file = io.BytesIO()
    Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8)).save(file, "JPEG", quality=88)
    return "data:image/jpeg;base64," + base64.b64encode(file.getvalue()).decode("ascii")
