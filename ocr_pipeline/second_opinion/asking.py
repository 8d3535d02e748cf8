"""Readings → which of them are doubted, and the second engine's readings of those."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, LineReading
from ocr_pipeline.second_opinion.engine import Engine
from ocr_pipeline.second_opinion.words import second_reading
from ocr_pipeline.settings import SecondOpinionSettings

# Share of a line's box that stands in a message whose line it is.
WITHIN = 0.5


def ask_again(
    engine: Engine,
    crops: Sequence[Crop],
    readings: Sequence[LineReading],
    messages: Sequence[Box],
    settings: SecondOpinionSettings,
) -> tuple[tuple[LineReading, ...], int]:
    """Return the second readings of the doubted lines in some messages' boxes, and how many it has no letters for."""
    doubted = [
        (crop, reading)
        for crop, reading in zip(crops, readings, strict=True)
        if _in_doubt(reading, settings.doubt) and any(box.holds(reading.line.box, share=WITHIN) for box in messages)
    ]
    asked = [(crop, reading) for crop, reading in doubted if engine.knows(reading.text)]
    opinions = engine.read([crop for crop, _ in asked])
    seconds = (second_reading(first, opinion) for (_, first), opinion in zip(asked, opinions, strict=True))
    return tuple(seconds), len(doubted) - len(asked)


def _in_doubt(reading: LineReading, doubt: float) -> bool:
    """Whether a word of a line was read less surely than `doubt`, or no word of it at all."""
    return min((word.confidence for word in reading.words), default=0.0) < doubt
