"""Blobs of ink → text lines, split where the style changes, and the pictures among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from statistics import median

import numpy as np

from ocr_pipeline.colour import Colour, distance_from, paper_in
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.bars import find_bars
from ocr_pipeline.layout.drawings import find_drawings, pictures_of, pictures_without_text
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.layout.ink import (
    INK,
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
from ocr_pipeline.layout.rules import is_corner, is_frame, is_outline, split_at_rules, upright_rules
from ocr_pipeline.layout.waveforms import find_waveforms
from ocr_pipeline.model import Pixels, TextLine

# In heights of a capital letter: a gap above the first ends a run of words; above the second it parts two words.
COLUMN_GAP, WORD_GAP = 1.7, 0.28
# A trailing run this much fainter than the words before it is set in another style: a time, a receipt.
FAINTER = 0.85
# A time is smaller than this share of the words before it, is lower than they by that of their capitals, has so many
# figures, most of which differ in height by no more than the next; half a capital is before it, and so is it high.
SMALLER, LOWER, FIGURES, EVEN, MOST, HALF = 0.85, 0.1, 3, 0.15, 0.6, 0.5
# An avatar is so many times as high as what stands behind it, its longer side at most this many times the shorter, and
# that far from it in its own height.
FACE, SQUARE, ASIDE = 1.75, 1.3, 0.42
# A dot is no higher than this share of a capital.
DOT = 0.75
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
        return Contents(pictures=(*pictures_without_text(blobs), *sounds, *bars), bars=bars)
    blobs = without_ringing(blobs, (*holes, *bars))
    tall = find_drawings(blobs, flat.box, height)
    shown = [blob for blob in tall if not any(_is_rim(blob.box, hole) for hole in holes)]
    pictures = pictures_of(shown, height) + sounds
    full = [blob for blob in shown if not is_frame(blob, height)]
    solid = pictures if len(full) == len(shown) else pictures_of(full, height) + sounds
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
    """Return words as one run, or as two where all words from some point on are fainter than all before, or are figures
    set smaller and lower: a time. An avatar close before them is a run of its own."""
    if len(words) > 1 and _is_face(words[0], _flattened(words[1:])):
        return _flattened(words[:1]), *split_by_style(words[1:])
    strength = [max(blob.contrast for blob in word) for word in words]
    height = typical_height(_flattened(words))
    dots = [_is_dot(word, height) for word in words]
    for cut in range(1, len(words)):
        before, after = _flattened(words[:cut]), _flattened(words[cut:])
        if dots[cut] and strength[cut] >= FAINTER * min(strength[:cut]):
            continue  # a star of the words before it
        # dots behind words tell nothing of these
        lettered = [each for each, dot in zip(strength[cut:], dots[cut:], strict=True) if not dot] or strength[cut:]
        if max(lettered) < FAINTER * min(strength[:cut]) or _is_set_lower(after, before):
            return before, after
    return (_flattened(words),)


def _is_dot(word: Sequence[Blob], height: float) -> bool:
    """Whether a word is one blob, lower than letters and about square: a dot between others, or that says online."""
    box = box_of(word)
    return len(word) == 1 and box.height <= DOT * height and box.width <= SQUARE * box.height


def _is_face(word: Sequence[Blob], behind: Sequence[Blob]) -> bool:
    """Whether a word is one blob, with what lies within it, about square, far higher than what stands behind it and
    farther from that than an emoji."""
    box = box_of(word)
    square = max(box.width, box.height) <= SQUARE * min(box.width, box.height)
    whole = any(blob.box == box for blob in word)
    apart = min(blob.box.x for blob in behind) - box.right >= ASIDE * box.height
    return whole and square and apart and box.height >= FACE * max(blob.box.height for blob in behind)


def _is_set_lower(run: Sequence[Blob], before: Sequence[Blob]) -> bool:
    """Whether a run stands apart from the one before it, is smaller and of one height, as figures are, and lower."""
    height, cap = typical_height(run), typical_height(before)
    letters = [blob for blob in run if blob.box.height >= HALF * height]
    even = [blob for blob in letters if abs(blob.box.height - height) <= EVEN * height]
    if len(letters) < FIGURES or len(even) < MOST * len(letters) or not HALF * cap <= height <= SMALLER * cap:
        return False
    apart = min(blob.box.x for blob in run) - max(blob.box.right for blob in before)
    return apart >= HALF * cap and _baseline(run, box_of(run)) - _baseline(before, box_of(before)) >= LOWER * cap


def _flattened(words: Sequence[Sequence[Blob]]) -> tuple[Blob, ...]:
    return tuple(blob for word in words for blob in word)


def _is_rim(box: Box, hole: Box) -> bool:
    """Whether a box is that of the outline drawn around an area."""
    return box.holds(hole) and hole.grown(OUTLINE).holds(box)


def _inside(box: Box, pictures: Sequence[Box]) -> bool:
    return any(picture.holds(box, share=0.9) for picture in pictures)


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
    """Return lines of several areas numbered anew: those that share half their height with the widest of a row, be it
    the row's first or not, are in that: specks of an avatar are level with no more than a part of a name."""
    found: list[TextLine] = []
    row, current = -1, Box(0, 0, 0, 0)
    for line in sorted(lines, key=lambda line: (line.box.center_y, line.box.x)):
        if row < 0 or line.box.overlap_y(current) < 0.5 * min(line.box.height, current.height):
            row, current = row + 1, line.box
        elif line.box.width > current.width:
            current = line.box
        found.append(replace(line, row=row))
    return tuple(sorted(found, key=lambda line: (line.row, line.box.x)))


def in_rows(lines: Iterable[TextLine]) -> list[tuple[TextLine, ...]]:
    """Return lines of several areas row by row, numbered anew."""
    return [tuple(row) for _, row in groupby(renumbered(lines), key=attrgetter("row"))]
