"""Crops and words → pictures of what Tesseract was given and what it answered."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr_pipeline.drawing.canvas import (
    AMBER,
    BLUE,
    GREEN,
    INK,
    RED,
    Colour,
    Note,
    letter_height,
    tinted,
    with_legend,
    with_notes,
    write,
)
from ocr_pipeline.model import Crop, LineReading, Pixels, Steps

# Confidence (0..1) from which on a word is drawn as sure, and as fair.
SURE, FAIR = 0.9, 0.6
# Pixels: letters of the numbers on the sheet of crops, width of the number's column, space between crops, least width.
LETTER, NUMBER, GAP, NARROWEST = 16, 64, 8, 640


def draw_crops(steps: Steps) -> Pixels:
    """Return the crops that Tesseract read, numbered in their order, one below the other, at their own size."""
    width = max([NARROWEST, *(NUMBER + crop.pixels.shape[1] + GAP for crop in steps.crops)])
    rows = [_numbered(number, crop, width) for number, crop in enumerate(steps.crops, start=1)]
    sheet = np.concatenate(rows) if rows else np.full((GAP, width, 3), 255, np.uint8)
    return with_legend(np.asarray(sheet, np.uint8), "Lines as Tesseract gets them", {}, LETTER)


def _numbered(number: int, crop: Crop, width: int) -> Pixels:
    height, across = crop.pixels.shape
    row = np.full((height + GAP, width, 3), 225, np.uint8)
    row[:height, NUMBER : NUMBER + across] = cv2.cvtColor(crop.pixels, cv2.COLOR_GRAY2BGR)
    write(row, str(number), (GAP, min(height, LETTER + GAP)), INK, LETTER)
    return row


def draw_words(steps: Steps) -> Pixels:
    """Return the upright picture with every word coloured by confidence, and beside it each line as it was read."""
    words = [word for reading in steps.readings for word in reading.words]
    pixels = steps.image.screenshot.pixels
    drawn = tinted(pixels, [(word.box, _colour(word.confidence)) for word in words])
    notes = sorted((*_firsts(steps.readings), *_seconds(steps.seconds)), key=lambda note: (note.box.y, note.box.x))
    legend = {f"sure ({SURE:.0%} and more)": GREEN, f"fair ({FAIR:.0%} and more)": AMBER, "doubtful": RED}
    legend |= {"read by the second engine": BLUE} if steps.seconds else {}
    return with_legend(with_notes(drawn, notes), "Words as read:", legend, letter_height(pixels))


def _colour(confidence: float) -> Colour:
    return GREEN if confidence >= SURE else AMBER if confidence >= FAIR else RED


def _firsts(readings: Sequence[LineReading]) -> list[Note]:
    return [
        Note(reading.line.box, _colour(min(word.confidence for word in reading.words)), (_told(reading),))
        for reading in readings
        if reading.words
    ]


def _seconds(readings: Sequence[LineReading]) -> list[Note]:
    return [Note(reading.line.box, BLUE, (_told(reading) or "(nothing)",)) for reading in readings]


def _told(reading: LineReading) -> str:
    """Return the words of a line, each unsure one with its confidence in percent."""
    return " ".join(
        word.text if word.confidence >= SURE else f"{word.text} [{100 * word.confidence:.0f}]" for word in reading.words
    )
