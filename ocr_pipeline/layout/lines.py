"""Blobs of ink → text lines, split where the style changes, and the pictures among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from statistics import median

import numpy as np

from ocr_pipeline.colour import Colour, distance_from, paper_in
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.bars import find_bars
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.layout.ink import (
    INK,
    TALLEST,
    Blob,
    box_of,
    contrast_map,
    erase,
    find_blobs,
    in_words,
    is_rule,
    rows_of,
    split_at_gaps,
    typical_height,
)
from ocr_pipeline.layout.ringing import without_ringing
from ocr_pipeline.layout.rules import is_bar, is_corner, is_frame, is_outline, split_at_rules, upright_rules
from ocr_pipeline.layout.waveforms import find_waveforms
from ocr_pipeline.model import Pixels, TextLine

# All in heights of a capital letter. Above the first a blob is a picture, an avatar or an icon; a gap above the
# second ends a run of words; above the third it parts two words.
PICTURE, COLUMN_GAP, WORD_GAP = 2.2, 1.7, 0.28
# An avatar fills this share of its box, this much room is around it, and it is so high at least: an emoji is 1.7. One
# that an edge cuts is so high and wide, and one among text stands in an area so many times as wide.
FULL, APART, LARGER, LEFT, ROOM = 0.45, 0.4, 1.9, 1.3, 8
# A trailing run this much fainter than the words before it is set in another style: a time, a receipt.
FAINTER = 0.85
# Pixels that an outline is wide at most.
OUTLINE = 6
# Share of a run's height under which a blob tells nothing of the letters' size and strength: dots, of
# which Arabic has many, commas, the specks that compression leaves.
DOTS = 0.3
# Glyphs of a run, the largest, that tell its colour: specks do not.
GLYPHS = 12


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands on a flat area: text lines, top to bottom, the boxes of pictures and icons, and those of the pictures
    that are bars drawn over words."""

    lines: tuple[TextLine, ...] = ()
    pictures: tuple[Box, ...] = ()
    bars: tuple[Box, ...] = ()


def read_area(pixels: Pixels, flat: Flat, holes: Sequence[Box]) -> Contents:
    """Return what stands on a flat area, not counting what is upon the other areas on it, its `holes`."""
    far = contrast_map(pixels, flat, holes)
    blobs = find_blobs(far, flat.box)
    bars = find_bars((far > INK).astype(np.uint8), pixels, flat.box, typical_height(blobs))
    if bars:
        erase(far, bars, flat.box)
        blobs = find_blobs(far, flat.box)
    sounds = find_waveforms(blobs)
    blobs = tuple(blob for blob in blobs if not _inside(blob.box, sounds))
    height = typical_height(in_words(blobs))
    if height == 0:
        return Contents(pictures=(*_without_text(blobs), *sounds, *bars), bars=bars)
    blobs = without_ringing(blobs, (*holes, *bars))
    tall = [blob for blob in blobs if _is_picture(blob, height) or _is_face(blob, blobs, flat.box, height)
            or _is_cut(blob, flat.box, height)]  # fmt: skip
    shown = [blob for blob in tall if not any(_is_rim(blob.box, hole) for hole in holes)]
    pictures = _pictures_of(shown, height) + sounds
    solid = _pictures_of([blob for blob in shown if not is_frame(blob, height)], height) + sounds
    drawn = {id(blob) for blob in tall}
    glyphs = [blob for blob in blobs if id(blob) not in drawn]
    glyphs = [blob for blob in glyphs if not (is_rule(blob) or is_outline(blob, far, flat.box, height)
                                              or is_corner(blob, flat.box))]  # fmt: skip
    text = [blob for blob in glyphs if not _inside(blob.box, solid)]
    rules = upright_rules(blobs, height)
    text = [blob for blob in text if blob.box not in rules]
    lines: list[TextLine] = []
    for row in rows_of(text, height):
        runs = [
            style
            for column in split_at_rules(row, rules)
            for run in split_at_gaps(column, gap=COLUMN_GAP * height)
            for style in split_by_style(split_at_gaps(run, gap=WORD_GAP * height))
        ]
        kept = [run for run in runs if _legible(run, height)]
        number = lines[-1].row + 1 if lines else 0
        lines.extend(_line(run, number, pixels, flat.colour) for run in kept)
    return Contents(tuple(lines), (*pictures, *bars), bars)


def split_by_style(words: Sequence[Sequence[Blob]]) -> tuple[tuple[Blob, ...], ...]:
    """Return words as one run, or as two where all words from some point on are fainter than all before."""
    strength = [max(blob.contrast for blob in word) for word in words]
    for cut in range(1, len(words)):
        if max(strength[cut:]) < FAINTER * min(strength[:cut]):
            return _flattened(words[:cut]), _flattened(words[cut:])
    return (_flattened(words),)


def _flattened(words: Sequence[Sequence[Blob]]) -> tuple[Blob, ...]:
    return tuple(blob for word in words for blob in word)


def _is_picture(blob: Blob, height: float) -> bool:
    """Whether a blob is too tall for a glyph, or a bar beside quoted lines: taller and thinner than any."""
    return blob.box.height > PICTURE * height or is_bar(blob.box, height)


def _is_face(blob: Blob, others: Sequence[Blob], area: Box, capital: float) -> bool:
    """Whether a blob is an avatar; in a narrow area it is an emoji beside a time."""
    return area.width >= ROOM * blob.box.width and _is_avatar(blob, others, capital)


def _is_rim(box: Box, hole: Box) -> bool:
    """Whether a box is that of the outline drawn around an area."""
    return box.holds(hole) and hole.grown(OUTLINE).holds(box)


def _pictures_of(blobs: Sequence[Blob], height: float) -> tuple[Box, ...]:
    """Return the boxes of pictures: parts close to one another are one, but an avatar, a bar or a frame stands by
    itself."""
    alone = [blob.box for blob in blobs if is_bar(blob.box, height) or is_frame(blob, height)
             or _is_avatar(blob, blobs, height)]  # fmt: skip
    parts = _merged([blob.box for blob in blobs if blob.box not in alone], reach=int(height))
    return _merged([*parts, *alone], reach=0)


def _without_text(blobs: Sequence[Blob]) -> tuple[Box, ...]:
    """Return the boxes of pictures where no text tells how large letters are: larger than any, and no rim."""
    large = [blob for blob in blobs if min(blob.box.width, blob.box.height) > TALLEST and blob.fill >= FULL]
    return tuple(sorted(blob.box for blob in large))


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


def _inside(box: Box, pictures: Sequence[Box]) -> bool:
    return any(picture.holds(box, share=0.9) for picture in pictures)


def _merged(boxes: Sequence[Box], *, reach: int) -> tuple[Box, ...]:
    """Return the boxes with those that lie within `reach` pixels of one another made one: the parts of a photograph."""
    found: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.area):
        near = [other for other in found if box.grown(reach).intersection(other) > 0]
        found = [other for other in found if other not in near] + [union([box, *near])]
    return tuple(sorted(found))


def _legible(run: Sequence[Blob], height: float) -> bool:
    """Whether a run is tall enough for text; specks and rules are not."""
    box = box_of(run)
    return box.height >= max(5.0, 0.42 * height)


def _line(run: Sequence[Blob], row: int, pixels: Pixels, paper: Colour) -> TextLine:
    box = box_of(run)
    letters = [blob for blob in run if blob.box.height >= DOTS * box.height] or list(run)
    return TextLine(
        box=box,
        row=row,
        cap_height=typical_height(letters) or float(box.height),
        contrast=int(median(sorted(blob.contrast for blob in letters)[len(letters) // 2 :])),
        ink=_ink_colour(letters, pixels, paper),
        paper=paper,
        baseline=_baseline(run, box),
        weight=sum(blob.fill * blob.box.area for blob in run) / sum(blob.box.area for blob in run),
    )


def _baseline(run: Sequence[Blob], box: Box) -> int:
    """Return the row under the feet of most letters: what reaches deeper (g, a comma, an emoji) does not sway it."""
    feet = sorted(blob.box.bottom for blob in run if blob.box.height >= box.height / 3)
    return feet[len(feet) // 3] if feet else box.bottom


def measured_line(line: TextLine, box: Box, pixels: Pixels, *, margin: int) -> TextLine:
    """Return a line measured again on other pixels, where it lies within `margin` pixels of a box.

    Its paper is what the box shows of it: on a gradient that of the line's own place.
    """
    window = box.grown(margin).clipped(Box(0, 0, pixels.shape[1], pixels.shape[0]))
    crop = pixels[window.y : window.bottom, window.x : window.right]
    paper = paper_in(crop, line.paper)
    blobs = [
        blob
        for blob in find_blobs(distance_from(crop, paper), window)
        if box.x <= blob.box.center_x <= box.right and box.y <= blob.box.center_y <= box.bottom
    ]
    if not blobs:
        return replace(line, box=box, cap_height=float(box.height), baseline=box.bottom)
    return _line(blobs, line.row, pixels, paper)


def _ink_colour(run: Sequence[Blob], pixels: Pixels, paper: Colour) -> Colour:
    """Return the median, over the largest glyphs of a run, of their strongest colours: an emoji does not sway it."""
    around = box_of(run)
    crop = pixels[around.y : around.bottom, around.x : around.right]
    far = distance_from(crop, paper)
    strongest = []
    for box in sorted((blob.box for blob in run), key=lambda box: (-box.area, box))[:GLYPHS]:
        here = slice(box.y - around.y, box.bottom - around.y), slice(box.x - around.x, box.right - around.x)
        tenth = -(-box.area // 10)
        places = np.argpartition(far[here].ravel(), -tenth)[-tenth:]
        strongest.append(crop[here].reshape(-1, 3)[places].sum(axis=0) / tenth)
    blue, green, red = (int(value) for value in np.sort(strongest, axis=0)[len(strongest) // 2])
    return blue, green, red


def renumbered(lines: Iterable[TextLine]) -> tuple[TextLine, ...]:
    """Return lines of several areas numbered anew: those that share half their height are one row."""
    found: list[TextLine] = []
    row, current = -1, Box(0, 0, 0, 0)
    for line in sorted(lines, key=lambda line: (line.box.center_y, line.box.x)):
        if row < 0 or line.box.overlap_y(current) < 0.5 * min(line.box.height, current.height):
            row, current = row + 1, line.box
        found.append(replace(line, row=row))
    return tuple(sorted(found, key=lambda line: (line.row, line.box.x)))


def in_rows(lines: Iterable[TextLine]) -> list[tuple[TextLine, ...]]:
    """Return lines of several areas row by row, numbered anew."""
    return [tuple(row) for _, row in groupby(renumbered(lines), key=attrgetter("row"))]
