"""From a file to the words read on it: screenshots, regions, lines, crops, words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.geometry import Box
from ocr_pipeline.model.enums import RegionKind, Side

Pixels = NDArray[np.uint8]
# A homography: 3x3, takes points (x, y, 1) to others.
Matrix = NDArray[np.float64]
# Stands in a text for a pictograph that was seen and not read: the object replacement character.
UNREAD = "\ufffc"


@dataclass(frozen=True, slots=True)
class Source:
    """One input picture file: the conversation it belongs to, its name below screenshots/, its bytes' digest."""

    conversation: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Screenshot:
    """One picture to read: upright, BGR uint8 of shape (height, width, 3), read-only.

    `page` counts from 1 for PDF pages and multi-frame files and is None for a single picture.
    """

    source: Source
    page: int | None
    pixels: Pixels

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.pixels.shape[0])


@dataclass(frozen=True, slots=True, eq=False)
class CleanImage:
    """A screenshot made upright and evenly lit, and the picture that layout works on: BGR uint8, `scale` times smaller
    than the screenshot (sides rounded down), without compression noise.

    `to_original` takes points of this screenshot to those of the one that was given; None where they are the same.
    """

    screenshot: Screenshot
    small: Pixels
    scale: float = 1
    to_original: Matrix | None = None


@dataclass(frozen=True, slots=True)
class Pictograph:
    """An emoji seen on a picture: its box in pixels of the original, and which it is.

    U+FFFC stands for one that is not known, the empty string for an icon of the app, which is no part of the words.
    """

    box: Box
    text: str = UNREAD


@dataclass(frozen=True, slots=True)
class TextLine:
    """A run of words set in one style on one line.

    `row` counts the lines of its region from the top: two runs of different style share one row. `cap_height` is the
    height of its tallest common glyphs in pixels, `contrast` (0..255) how far its ink is from its paper, `ink` and
    `paper` are colours (B, G, R), `baseline` is the pixel row under the feet of most of its letters,
    `weight` the share of its glyphs' boxes that ink fills (0..1): more in bold, `pictographs` the emoji among its
    words, from left to right.
    """

    box: Box
    row: int
    cap_height: float
    contrast: int
    ink: tuple[int, int, int]
    paper: tuple[int, int, int]
    baseline: int = 0
    weight: float = 0.0
    pictographs: tuple[Pictograph, ...] = ()

    def placed(self, place: Callable[[Box], Box]) -> TextLine:
        """Return the line with its boxes where `place` puts them."""
        box = place(self.box)
        marks = tuple(replace(mark, box=place(mark.box)) for mark in self.pictographs)
        return replace(self, box=box, baseline=self.baseline + box.y - self.box.y, pictographs=marks)


@dataclass(frozen=True, slots=True)
class Region:
    """One area of a screenshot that holds text or a picture.

    `quoted` are lines on a paper of their own within the region, `pictures` the boxes of its pictures, avatars and
    icons, `bars` those of them that words are blacked out with, `partial` says that an edge of the chat cuts it, `pane`
    which of several phones on the picture it is on, `panels` are the cards and chips of a pane of rows, and the cells
    of a table from its first row to its last.
    """

    kind: RegionKind
    box: Box
    side: Side | None
    lines: tuple[TextLine, ...] = ()
    quoted: tuple[TextLine, ...] = ()
    pictures: tuple[Box, ...] = ()
    bars: tuple[Box, ...] = ()
    colour: tuple[int, int, int] = (0, 0, 0)
    partial: bool = False
    pane: int = 0
    panels: tuple[Box, ...] = ()

    def placed(self, place: Callable[[Box], Box]) -> Region:
        """Return the region with all its boxes where `place` puts them; the order of its lines stays."""
        return replace(
            self,
            box=place(self.box),
            lines=tuple(line.placed(place) for line in self.lines),
            quoted=tuple(line.placed(place) for line in self.quoted),
            pictures=tuple(map(place, self.pictures)),
            bars=tuple(map(place, self.bars)),
            panels=tuple(map(place, self.panels)),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """One text line made ready for reading: grey uint8, black on white.

    `scale` is crop pixels per original pixel, `origin` the crop's top left corner in the original. The line's
    pictographs are masked.
    """

    line: TextLine
    pixels: Pixels
    origin: tuple[float, float]
    scale: float


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read: letter for letter, with its box in original pixels and its confidence in 0..1."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """The words read on one text line and the ISO 639-1 language it was read in."""

    line: TextLine
    words: tuple[Word, ...]
    language: str = ""

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return " ".join(word.text for word in self.words)
