"""Steps → pictures of each: what every stage made of a screenshot, drawn from the values it gave."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2

from ocr_pipeline.drawing.layout import draw_lines, draw_regions
from ocr_pipeline.drawing.messages import draw_messages, draw_parts
from ocr_pipeline.drawing.reading import draw_crops, draw_words
from ocr_pipeline.errors import OutputError
from ocr_pipeline.model import Pixels, Steps

__all__ = ["NAMES", "Drawing", "draw_steps", "write_steps"]

# What each picture is called, in the order of the steps.
NAMES = (
    "1-received", "2-upright", "3-smoothed", "4-regions", "5-lines", "6-crops", "7-words", "8-parts", "9-messages",
)  # fmt: skip
# Digits of the file's digest that tell two pictures of the same name apart.
DIGITS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """One picture of one step: its name without ending, and BGR uint8 pixels."""

    name: str
    pixels: Pixels


def draw_steps(steps: Steps) -> tuple[Drawing, ...]:
    """Return a picture of each step, named as in `NAMES`; the same steps give the same pixels."""
    pictures = (
        steps.given.pixels,
        steps.image.screenshot.pixels,
        steps.image.small,
        draw_regions(steps),
        draw_lines(steps),
        draw_crops(steps),
        draw_words(steps),
        draw_parts(steps),
        draw_messages(steps),
    )
    return tuple(Drawing(name, pixels) for name, pixels in zip(NAMES, pictures, strict=True))


def write_steps(folder: Path, steps: Steps) -> None:
    """Write the pictures of a screenshot's steps as PNG into a folder of its own below `folder`.

    The folder is called by the picture's name and the beginning of its SHA-256, with one more for each page of several.

    Raises:
        OutputError: a file cannot be written.
    """
    source = steps.given.source
    place = folder / f"{source.name}-{source.sha256[:DIGITS]}"
    place = place / f"page-{steps.given.page:04d}" if steps.given.page else place
    for drawing in draw_steps(steps):
        path = place / f"{drawing.name}.png"
        _, packed = cv2.imencode(".png", drawing.pixels)
        try:
            place.mkdir(parents=True, exist_ok=True)
            path.write_bytes(packed.tobytes())
        except OSError as exc:
            raise OutputError(f"{path} cannot be written: {exc.strerror}") from exc
