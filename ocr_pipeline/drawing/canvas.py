"""Boxes, words and notes → pixels; the only place that knows a typeface."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import category, name

import cv2
import numpy as np

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Pixels

Colour = tuple[int, int, int]
# B, G, R. The names tell what they are used for in a legend; all are dark enough to be read on white.
BLUE, GREEN, AMBER, RED = (200, 90, 20), (60, 140, 30), (0, 125, 215), (40, 40, 215)
VIOLET, TEAL, BROWN, GREY = (190, 50, 140), (130, 130, 0), (40, 80, 130), (130, 130, 130)
INK, PAPER = (30, 30, 30), (255, 255, 255)
# Letters are this share of the picture's width high, within these pixels.
LETTER, SMALLEST, LARGEST = 1 / 42, 11, 28
# Width of the column of notes in heights of a letter, and the space between two lines of it.
COLUMN, LEADING = 34, 1.35
WEIGHT = 400
# What is told of pictographs: the one not read as a box, joiners and selectors not at all.
_NAMES = {"\ufffc": "\u25a1", "\ufe0f": " ", "\u200d": " "}
# Runs of letters written from right to left, with what stands between their words; and of what never is.
_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LEFTWARD = re.compile(rf"[{_LEFT}]+(?:[^\w]+[{_LEFT}]+)*")
_RIGHTWARD = re.compile(r"[0-9A-Za-z\u00c0-\u024f]+(?:[.,:/@-][0-9A-Za-z\u00c0-\u024f]+)*")


@dataclass(frozen=True, slots=True)
class Note:
    """Lines of text about a place on the picture, in one colour."""

    box: Box
    colour: Colour
    lines: tuple[str, ...]


@cache
def _face() -> cv2.FontFace:
    return cv2.FontFace("sans")


def letter_height(pixels: Pixels) -> int:
    """Return how high the letters of notes on a picture are, in pixels."""
    return int(np.clip(pixels.shape[1] * LETTER, SMALLEST, LARGEST))


def framed(pixels: Pixels, boxes: Sequence[tuple[Box, Colour]], *, thick: int = 2) -> Pixels:
    """Return a copy of a picture with frames around some boxes."""
    drawn = pixels.copy()
    for box, colour in boxes:
        cv2.rectangle(drawn, (box.x, box.y), (box.right - 1, box.bottom - 1), colour, thick)
    return drawn


def tinted(pixels: Pixels, boxes: Sequence[tuple[Box, Colour]]) -> Pixels:
    """Return a copy of a picture with some boxes laid over in their colour, what is under them still to be read."""
    drawn = pixels.copy()
    for box, colour in boxes:
        here = box.clipped(Box(0, 0, pixels.shape[1], pixels.shape[0]))
        part = drawn[here.y : here.bottom, here.x : here.right]
        part[:] = np.asarray(0.65 * part + 0.35 * np.array(colour), np.uint8)
    return framed(drawn, boxes, thick=1)


def tagged(pixels: Pixels, tags: Sequence[tuple[Box, Colour, str]], size: int) -> Pixels:
    """Return a copy of a picture with a tag on the top left corner of each box."""
    drawn = pixels.copy()
    for box, colour, text in tags:
        width, height = text_width(text, size) + size // 2, round(size * LEADING)
        x, y = max(0, min(box.x, pixels.shape[1] - width)), max(0, box.y - height)
        cv2.rectangle(drawn, (x, y), (x + width, y + height), colour, cv2.FILLED)
        write(drawn, text, (x + size // 4, y + size), PAPER, size)
    return drawn


def with_notes(pixels: Pixels, notes: Sequence[Note]) -> Pixels:
    """Return a picture with a column of notes to its right, each as near to its place as those above it let it be."""
    size = letter_height(pixels)
    width, leading = COLUMN * size, round(size * LEADING)
    wrapped = [[part for line in note.lines for part in _wrapped(line, width - 2 * size, size)] for note in notes]
    tops, bottom = [], 0
    for note, lines in zip(notes, wrapped, strict=True):
        tops.append(max(bottom, note.box.y))
        bottom = tops[-1] + leading * len(lines) + size // 2
    sheet = np.full((max(bottom + size, pixels.shape[0]), pixels.shape[1] + width, 3), 255, np.uint8)
    sheet[: pixels.shape[0], : pixels.shape[1]] = pixels
    for note, lines, top in zip(notes, wrapped, tops, strict=True):
        start, end = (note.box.right, note.box.y + size // 2), (pixels.shape[1] + size // 2, top + size // 2)
        cv2.line(sheet, start, end, note.colour, 1, cv2.LINE_AA)
        for number, line in enumerate(lines):
            write(sheet, line, (pixels.shape[1] + size, top + size + number * leading), note.colour, size)
    return sheet


def with_legend(pixels: Pixels, title: str, legend: Mapping[str, Colour], size: int) -> Pixels:
    """Return a picture under a strip that tells what it shows and what its colours mean, in letters of a size."""
    entries = [(title, INK), *legend.items()]
    places, x, row = [], size // 2, 0
    for text, _ in entries:
        width = text_width(text, size) + size
        if x + width > pixels.shape[1] and x > size:
            x, row = size // 2, row + 1
        places.append((x, row))
        x += width
    leading = round(1.5 * size)
    strip = np.full(((row + 1) * leading + size // 2, pixels.shape[1], 3), 255, np.uint8)
    for (text, colour), (left, line) in zip(entries, places, strict=True):
        write(strip, text, (left, size + line * leading + size // 4), colour, size)
    return np.concatenate([strip, pixels])


def write(pixels: Pixels, text: str, place: tuple[int, int], colour: Colour, size: int) -> None:
    """Set a text into a picture, the left end of its baseline at a place; any script, letters one by one."""
    cv2.putText(pixels, _plain(text), place, colour, _face(), size, WEIGHT)


def text_width(text: str, size: int) -> int:
    """Return how many pixels a text is wide."""
    return int(cv2.getTextSize((1, 1), _plain(text), (0, 0), _face(), size, WEIGHT)[2])


def _wrapped(text: str, width: int, size: int) -> list[str]:
    """Return a text in lines no wider than some pixels, broken at spaces, within a word only where it must be."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= width:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while text_width(lines[-1], size) > width and len(lines[-1]) > 1:
            cut = next(
                n for n in range(len(lines[-1]) - 1, 0, -1) if n == 1 or text_width(lines[-1][:n], size) <= width
            )
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
    return lines


def _plain(text: str) -> str:
    """Return a text as it can be set: on one line, in the order seen, emoji by their names."""
    named = (
        _NAMES.get(char) or (f"[{name(char, 'emoji').lower()}]" if category(char) == "So" else char) for char in text
    )
    return _as_seen("".join(char if char.isprintable() else " " for char in "".join(named)))


def _as_seen(text: str) -> str:
    """Return a text with what runs leftward turned around: letters are set rightward, one by one.

    A text of mostly such letters is turned as a whole, and the figures and Latin words in it back.
    """
    if 2 * sum(map(len, _LEFTWARD.findall(text))) < sum(map(str.isalpha, text)):
        return _LEFTWARD.sub(lambda run: run[0][::-1], text)
    return _RIGHTWARD.sub(lambda run: run[0][::-1], text[::-1]) if _LEFTWARD.search(text) else text
