"""Blobs of ink → those that are pictures, avatars and icons and no letters, and the boxes of these."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.ink import TALLEST, Blob, in_words
from ocr_pipeline.layout.rules import is_bar, is_frame

# In heights of a capital letter: above this a blob is a picture, an avatar or an icon.
PICTURE = 2.2
# Letters of words set large are between these heights, fill no more of their boxes, and are so many in a row at least,
# no farther apart than so many heights.
PRINT, LARGE, STROKES, LETTERS, NEAR = 1.3, 3.5, 0.6, 4, 3.0
# An avatar fills this share of its box, this much room is around it, and it is so high at least: an emoji is 1.7. One
# that an edge cuts is so high and wide, and one among text stands in an area so many times as wide.
FULL, APART, LARGER, LEFT, ROOM = 0.45, 0.4, 1.9, 1.3, 8


def find_drawings(blobs: Sequence[Blob], area: Box, height: float) -> list[Blob]:
    """Return which blobs on an area are no letters: too tall, avatars, what an edge leaves of these; `height` is that
    of a capital."""
    tall = [blob for blob in blobs if _is_picture(blob, height) or _is_face(blob, blobs, area, height)
            or _is_cut(blob, area, height)]  # fmt: skip
    large = set(map(id, _large_letters(blobs, height)))
    return [blob for blob in tall if id(blob) not in large]


def pictures_of(blobs: Sequence[Blob], height: float) -> tuple[Box, ...]:
    """Return the boxes of pictures: parts close to one another are one, but an avatar, a bar or a frame stands by
    itself."""
    alone = [blob.box for blob in blobs if is_bar(blob.box, height) or is_frame(blob, height)
             or _is_avatar(blob, blobs, height)]  # fmt: skip
    parts = _merged([blob.box for blob in blobs if blob.box not in alone], reach=int(height))
    return _merged([*parts, *alone], reach=0)


def pictures_without_text(blobs: Sequence[Blob]) -> tuple[Box, ...]:
    """Return the boxes of pictures where no text tells how large letters are: larger than any, and no rim."""
    large = [blob for blob in blobs if min(blob.box.width, blob.box.height) > TALLEST and blob.fill >= FULL]
    return tuple(sorted(blob.box for blob in large))


def _is_picture(blob: Blob, height: float) -> bool:
    """Whether a blob is too tall for a glyph, or a bar beside quoted lines: taller and thinner than any."""
    return blob.box.height > PICTURE * height or is_bar(blob.box, height)


def _large_letters(blobs: Sequence[Blob], height: float) -> Sequence[Blob]:
    """Return the letters of words that are set large beside much small print, several in a row; no emoji."""
    larger = [blob for blob in blobs if PRINT * height <= blob.box.height <= LARGE * height and blob.fill <= STROKES]
    words = in_words(larger)
    rows = (sum(_follows(blob.box, other.box) for other in words) for blob in words)
    return [blob for blob, count in zip(words, rows, strict=True) if count >= LETTERS]


def _follows(box: Box, other: Box) -> bool:
    """Whether a box stands level with another, at most a few letters away; it does with itself."""
    return box.overlap_y(other) >= box.height / 2 and -box.overlap_x(other) <= NEAR * box.height


def _is_face(blob: Blob, others: Sequence[Blob], area: Box, capital: float) -> bool:
    """Whether a blob is an avatar; in a narrow area it is an emoji beside a time."""
    return area.width >= ROOM * blob.box.width and _is_avatar(blob, others, capital)


def _is_avatar(blob: Blob, others: Sequence[Blob], capital: float) -> bool:
    """Whether a blob is a full square or disc, larger than an emoji, with room around it, what stands in it not
    counted; `capital` is the height of one."""
    width, height = blob.box.width, blob.box.height
    if blob.fill < FULL or height < LARGER * capital or not 0.85 <= width / height <= 1.18:
        return False
    return not any(blob.box.grown(int(APART * capital)).intersection(other.box) for other in others
                   if other is not blob and not blob.box.holds(other.box))  # fmt: skip


def _is_cut(blob: Blob, area: Box, capital: float) -> bool:
    """Whether a blob is what the upper or lower edge of an area leaves of an avatar: no letter is as large there."""
    at_edge = blob.box.y <= area.y + 1 or blob.box.bottom >= area.bottom - 1
    return at_edge and min(blob.box.width, blob.box.height) >= LEFT * capital


def _merged(boxes: Sequence[Box], *, reach: int) -> tuple[Box, ...]:
    """Return the boxes with those that lie within `reach` pixels of one another made one: the parts of a photograph."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.area):
        near = [other for other in found if box.grown(reach).intersection(other) > 0]
        found = [other for other in found if other not in near] + [union([box, *near])]
    return tuple(sorted(found))
