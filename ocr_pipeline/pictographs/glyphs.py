"""Small pictures of emoji in three drawing styles → what each looks like on a given paper.

`scripts/draw_pictographs.py` drew the sheets from Noto, Twemoji and Fluent; each tile holds one emoji, fitted to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.colour import Colour
from ocr_pipeline.model import Pixels

# Pixels of a tile's side, and of a tile's side in the rough comparison; tiles in a row of a sheet.
TILE, ROUGH, ACROSS = 32, 8, 64
NAMES = "pictographs.txt"
# A drawing no farther from its paper than this (length of the rough differences) cannot be seen on it.
UNSEEN = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """The drawings of all emoji: `texts` names each (several drawings may share a name).

    `tiles` is uint8 of shape (n, TILE, TILE, 4): B, G, R multiplied by opacity, and opacity; `rough` the same as
    float32 of shape (n, ROUGH * ROUGH * 4), and `products` what its four channels give multiplied with one another and
    added up, float64 of shape (n, 4, 4); `aspects` float32 of shape (n,): natural logarithm of width by height.
    """

    texts: tuple[str, ...]
    tiles: Pixels
    rough: NDArray[np.float32]
    products: NDArray[np.float64]
    aspects: NDArray[np.float32]


@cache
def load_glyphs() -> Glyphs:
    """Return all drawings; read once a process, when the first pictograph is seen."""
    folder = resources.files(__package__)
    rows = [line.split("\t") for line in (folder / NAMES).read_text("utf-8").splitlines()]
    tiles, rough = [], []
    for style, group in groupby(rows, key=lambda row: row[0]):
        count = len(list(group))
        packed = np.frombuffer((folder / f"{style}.webp").read_bytes(), np.uint8)
        sheet = np.asarray(cv2.imdecode(packed, cv2.IMREAD_UNCHANGED), np.uint8)
        opacity = cv2.cvtColor(sheet[:, :, 3], cv2.COLOR_GRAY2BGR)
        sheet = np.dstack([cv2.multiply(sheet[:, :, :3], opacity, scale=1 / 255), sheet[:, :, 3]])
        small = cv2.resize(sheet, None, fx=ROUGH / TILE, fy=ROUGH / TILE, interpolation=cv2.INTER_AREA)
        tiles.append(_cut(sheet, TILE)[:count])
        rough.append(_cut(np.asarray(small, np.uint8), ROUGH)[:count].reshape(count, ROUGH * ROUGH, 4))
    aspects = np.log(np.array([int(row[1]) for row in rows], np.float32) / 100)
    flat = np.concatenate(rough).astype(np.float32)
    products = (flat.transpose(0, 2, 1) @ flat).astype(np.float64)  # whole numbers, nearly all of them exact
    return Glyphs(tuple(row[2] for row in rows), np.concatenate(tiles), flat.reshape(len(flat), -1), products, aspects)


def _cut(sheet: Pixels, side: int) -> Pixels:
    """Return the tiles of a sheet, uint8 of shape (n, side, side, 4)."""
    down = sheet.shape[0] // side
    cut = sheet.reshape(down, side, ACROSS, side, 4).swapaxes(1, 2)
    return np.ascontiguousarray(cut).reshape(-1, side, side, 4)


def rough_likeness(seen: Pixels, paper: Colour) -> NDArray[np.float32]:
    """Return how like a picture of ROUGH * ROUGH pixels (B, G, R) each drawing on that paper is: the cosine of their
    differences from the paper, float32 of shape (n,)."""
    glyphs, colour = load_glyphs(), np.array(paper, np.float64) / 255
    apart = seen.reshape(-1, 3) - 255 * colour
    # What a drawing hides of its paper is its opacity, the fourth channel, times the paper's colour.
    asked = np.column_stack([apart, -apart @ colour]).astype(np.float32).ravel()
    hidden = glyphs.products[:, 3, 3] * float(colour @ colour) - 2 * (glyphs.products[:, 3, :3] @ colour)
    lengths = np.sqrt(np.maximum(np.trace(glyphs.products[:, :3, :3], axis1=1, axis2=2) + hidden, UNSEEN**2))
    likeness = (glyphs.rough @ asked) / (lengths * max(1.0, float(np.linalg.norm(apart))))
    return np.where(lengths > UNSEEN, likeness, 0.0).astype(np.float32)


def tile_on(number: int, paper: Colour) -> NDArray[np.float32]:
    """Return one drawing as differences from a paper (B, G, R), float32 of shape (TILE, TILE, 3)."""
    tile = load_glyphs().tiles[number].astype(np.float32)
    return np.asarray(tile[:, :, :3] - tile[:, :, 3:] * (np.array(paper, np.float32) / 255), np.float32)
