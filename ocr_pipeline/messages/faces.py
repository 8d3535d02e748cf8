"""Pictures and lines in a bubble → the avatar beside its sender's name: on a card the words begin under it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import LineReading, TextLine

# An avatar is so many heights of a capital high.
FACE = 1.8


def stands_over(picture: Box, lines: Iterable[TextLine]) -> bool:
    """Return whether lines begin under a picture, left of its right edge."""
    return any(line.box.y >= picture.bottom and line.box.x < picture.right for line in lines)


def beside_face(lines: Sequence[LineReading], pictures: Sequence[Box]) -> list[LineReading]:
    """Return the lines beside an avatar that others begin under: a name's company ("to me, Piera"), no words."""
    for picture in pictures:
        beside = [each for each in lines if each.line.box.x >= picture.right and each.line.box.overlap_y(picture) > 0]
        large = bool(beside) and picture.height >= FACE * max(each.line.cap_height for each in beside)
        if large and stands_over(picture, (each.line for each in lines)):
            return beside
    return []
