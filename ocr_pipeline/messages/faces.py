"""Pictures and lines in a bubble → the avatar beside its sender's name: on a card the words begin under it; and the
icon before a card's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import LineReading, TextLine

# An avatar is so many heights of a capital high.
FACE = 1.8
# The icon of a card is read as so many signs at most, and is so many times as high as the words.
SIGNS, ICON = 2, 1.4


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


def icon_before(lines: Sequence[LineReading]) -> LineReading | None:
    """Return what was read of a card's icon: a sign or two, well higher than the rows of words level with it (a file's
    name and its size), and left of them; None without. Beside "ok" stands no more than its time."""
    for line in lines:
        box, least = line.line.box, line.line.cap_height / ICON
        level = [other.line for other in lines if other is not line and other.line.box.overlap_y(box) > 0]
        before = all(other.cap_height <= least and other.box.x >= box.right for other in level)
        if len(line.text) <= SIGNS and len({other.row for other in level}) > 1 and before:
            return line
    return None
