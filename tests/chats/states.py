"""What happens to a picture on its way: a drawn page → the file that arrives, and where each point went."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.chats.model import State

# OpenCV's own signatures promise no more than an array.
Pixels = NDArray[Any]
Matrix = NDArray[Any]
SIDEWAYS = {6: cv2.ROTATE_90_COUNTERCLOCKWISE, 8: cv2.ROTATE_90_CLOCKWISE, 3: cv2.ROTATE_180}


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it arrives; `matrix` takes points of the drawn page to points of the picture as one sees it."""

    file: bytes
    suffix: str
    width: int
    height: int
    matrix: Matrix

    def moved(self, box: list[float]) -> list[int]:
        """Return the upright box around a box of the drawn page, in whole pixels inside of the picture."""
        left, top, right, bottom = box
        corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float64)
        points = cv2.perspectiveTransform(corners, self.matrix)[0]
        low, high = points.min(0), points.max(0)
        edges = (max(0, low[0]), max(0, low[1]), min(self.width, high[0]), min(self.height, high[1]))
        return [round(float(edge)) for edge in edges]


@dataclass(slots=True)
class _Way:
    """A picture under way: its pixels, where points went, and how it is to be packed."""

    pixels: Pixels
    matrix: Matrix = field(default_factory=lambda: np.eye(3))
    quality: int = 0
    packing: dict[str, Any] = field(default_factory=dict)

    def warp(self, step: Matrix, size: tuple[int, int], fill: tuple[int, ...] | None = None) -> None:
        shrinks = abs(np.linalg.det(step[:2, :2])) < 0.9
        self.pixels = cv2.warpPerspective(
            self.pixels, step, size, flags=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE if fill is None else cv2.BORDER_CONSTANT, borderValue=fill or (),
        )  # fmt: skip
        self.matrix = step @ self.matrix

    def resize(self, factor: float) -> None:
        height, width = self.pixels.shape[:2]
        size = round(width * factor), round(height * factor)
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
        self.pixels = cv2.resize(self.pixels, size, interpolation=how)
        self.matrix = np.diag([size[0] / width, size[1] / height, 1.0]) @ self.matrix

    def compress(self, quality: int) -> None:
        self.pixels = _decoded(cv2.imencode(".jpg", self.pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1])

    def blend(self, change: Pixels) -> None:
        self.pixels = np.clip(change, 0, 255).astype(np.uint8)


def _decoded(file: Pixels) -> Pixels:
    return np.asarray(cv2.imdecode(file, cv2.IMREAD_COLOR))


def send(png: bytes, state: State, chance: Random) -> Sent:
    """Return the file that arrives of a drawn page after its way; the same chance gives the same bytes."""
    way = _Way(_decoded(np.frombuffer(png, np.uint8)))
    WAYS[state](way, chance)
    height, width = way.pixels.shape[:2]
    if orientation := way.packing.pop("orientation", 0):
        exif = Image.Exif()
        exif[0x0112] = orientation
        way.packing["exif"] = exif
        way.pixels = cv2.rotate(way.pixels, SIDEWAYS[orientation])
    file = io.BytesIO()
    image = Image.fromarray(cv2.cvtColor(way.pixels, cv2.COLOR_BGR2RGB))
    if way.quality:
        image.save(file, "JPEG", quality=way.quality, **way.packing)
    else:
        image.save(file, "PNG", **way.packing)
    return Sent(file.getvalue(), ".jpg" if way.quality else ".png", width, height, way.matrix)


def _clean(way: _Way, chance: Random) -> None:
    """Leave it as it was drawn."""


def _jpeg(way: _Way, chance: Random) -> None:
    way.quality = chance.choice((85, 75, 65, 50, 40, 30))


def _small(way: _Way, chance: Random) -> None:
    way.resize(chance.uniform(0.45, 0.7))
    way.quality = chance.choice((0, 0, 80))


def _blown(way: _Way, chance: Random) -> None:
    way.resize(chance.uniform(1.3, 2.2))
    way.quality = chance.choice((80, 60))


def _resaved(way: _Way, chance: Random) -> None:
    """Show it in a phone's gallery: smaller, compressed, with bars above and below, and save that."""
    way.compress(chance.choice((80, 60, 45)))
    way.resize(chance.uniform(0.5, 0.9))
    height, width = way.pixels.shape[:2]
    above, below, aside = chance.randrange(60, 180), chance.randrange(60, 220), chance.choice((0, 0, 24))
    ground = chance.choice((0, 0, 255, 34))
    step = np.array([[1, 0, aside], [0, 1, above], [0, 0, 1]], np.float64)
    way.warp(step, (width + 2 * aside, height + above + below), (ground,) * 3)
    ink = (210,) * 3 if ground < 128 else (60,) * 3
    cv2.polylines(way.pixels, [np.array([[42, 22], [26, 38], [42, 54]])], False, ink, 3, cv2.LINE_AA)
    for place in range(4):
        centre = (int((place + 0.5) * way.pixels.shape[1] / 4), way.pixels.shape[0] - below // 2)
        cv2.circle(way.pixels, centre, 14, ink, 2, cv2.LINE_AA)
    way.quality = chance.choice((0, 75))


def _pale(way: _Way, chance: Random) -> None:
    share, ground = chance.uniform(0.4, 0.65), chance.choice((235.0, 128.0, 40.0))
    way.blend(way.pixels * share + ground * (1 - share))
    way.quality = chance.choice((0, 80))


def _turned(way: _Way, chance: Random) -> None:
    fill = chance.choice((None, (0, 0, 0), (255, 255, 255)))
    _turn(way, chance.choice((-1, 1)) * chance.uniform(0.8, 4), fill)
    way.quality = chance.choice((0, 85))


def _turn(way: _Way, degrees: float, fill: tuple[int, ...] | None) -> None:
    """Turn by a few degrees about the middle, on a sheet as large as that needs."""
    height, width = way.pixels.shape[:2]
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), [0, 0, 1]])
    sine, cosine = abs(turn[0, 1]), abs(turn[0, 0])
    wide, high = round(width * cosine + height * sine), round(width * sine + height * cosine)
    way.warp(np.array([[1, 0, (wide - width) / 2], [0, 1, (high - height) / 2], [0, 0, 1]]) @ turn, (wide, high), fill)


def _exif(way: _Way, chance: Random) -> None:
    way.packing["orientation"] = chance.choice(tuple(SIDEWAYS))
    way.quality = chance.choice((90, 75))


def _dpi(way: _Way, chance: Random) -> None:
    way.packing["dpi"] = chance.choice(((1, 1), (9600, 9600), (72, 300), (30, 30)))


def _photo(way: _Way, chance: Random) -> None:
    """Photograph it from a screen: dots of the screen, a slanted view, uneven light, a hand that is not quite still."""
    height, width = way.pixels.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    pitch, slant = chance.uniform(2.1, 3.4), chance.uniform(0.02, 0.12)
    moire = np.sin(2 * np.pi * (columns + slant * rows) / pitch) + np.sin(2 * np.pi * (rows - slant * columns) / pitch)
    way.blend(way.pixels * (0.93 + 0.035 * moire[..., None]))
    margin = round(0.08 * min(width, height))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    shifts = np.array([[chance.uniform(-0.035, 0.035) * width for _ in range(2)] for _ in corners], np.float32)
    step = cv2.getPerspectiveTransform(corners, (corners + margin + shifts).astype(np.float32))
    way.warp(step, (width + 2 * margin, height + 2 * margin), tuple(chance.randrange(20, 120) for _ in range(3)))
    way.blend(cv2.GaussianBlur(way.pixels, (0, 0), chance.uniform(0.5, 1.0)))
    high, wide = way.pixels.shape[:2]
    rows, columns = np.mgrid[0 : 1 : high * 1j, 0 : 1 : wide * 1j].astype(np.float32)
    lit_x, lit_y = chance.random(), chance.random()
    light = 1.08 - chance.uniform(0.2, 0.5) * np.hypot(columns - lit_x, rows - lit_y)
    noise = np.random.default_rng(chance.randrange(10**9)).normal(0, 4, way.pixels.shape)
    way.blend(way.pixels * light[..., None].astype(np.float32) + noise)
    way.quality = chance.choice((88, 75))


def _scan(way: _Way, chance: Random) -> None:
    """Print it on paper and scan that: grey, a little turned, soft, with dust."""
    height, width = way.pixels.shape[:2]
    margin = round(0.07 * width)
    step = np.array([[1, 0, margin], [0, 1, margin], [0, 0, 1]], np.float64)
    way.warp(step, (width + 2 * margin, height + 2 * margin), (255, 255, 255))
    _turn(way, chance.uniform(-1.2, 1.2), (255, 255, 255))
    grey = cv2.GaussianBlur(cv2.cvtColor(way.pixels, cv2.COLOR_BGR2GRAY), (0, 0), 0.6).astype(np.float32)
    noise = np.random.default_rng(chance.randrange(10**9))
    grey = 38 + grey * 0.82 + noise.normal(0, 5, grey.shape)
    for _ in range(40):
        spot = noise.integers(0, (grey.shape[1], grey.shape[0]))
        cv2.circle(grey, (int(spot[0]), int(spot[1])), 1, float(noise.integers(60, 180)), -1)
    way.blend(cv2.cvtColor(np.clip(grey, 0, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR).astype(np.float32))
    way.quality, way.packing["dpi"] = chance.choice((80, 60)), (300, 300)


WAYS: dict[State, Callable[[_Way, Random], None]] = {
    State.CLEAN: _clean, State.JPEG: _jpeg, State.SMALL: _small, State.BLOWN: _blown, State.RESAVED: _resaved,
    State.PALE: _pale, State.TURNED: _turned, State.EXIF: _exif, State.PHOTO: _photo, State.SCAN: _scan,
    State.DPI: _dpi,
}  # fmt: skip
