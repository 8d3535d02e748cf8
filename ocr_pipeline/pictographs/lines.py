"""A text line → the same line with its pictographs, and measured without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr_pipeline.colour import median_colour
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import UNREAD, Pictograph, Pixels, TextLine
from ocr_pipeline.pictographs.alone import ends_of, is_deletion, is_face, may_be_drawn
from ocr_pipeline.pictographs.colours import INK
from ocr_pipeline.pictographs.naming import drawing_of, name_of
from ocr_pipeline.pictographs.seen import find_seen

# Pixels; what is lower is a dot or an accent and tells nothing about the height of capitals.
LOWEST = 5


def read_pictographs(pixels: Pixels, line: TextLine) -> TextLine:
    """Return a line with its pictographs; a line without any is returned as it is.

    `pixels` is the screenshot, BGR uint8.
    """
    box = line.box
    part = pixels[box.y : box.bottom, box.x : box.right]
    found = []
    for seen in find_seen(part, line):
        here = seen.box
        text = name_of(part[here.y : here.bottom, here.x : here.right], line.paper)
        if seen.sure or text != UNREAD:
            found.append(Pictograph(_at(here, box), text))
    for end in ends_of(part, line):
        cut = part[end.y : end.bottom, end.x : end.right]
        if any(each.box.intersection(_at(end, box)) for each in found):
            continue
        if is_deletion(cut, line):
            found.append(Pictograph(_at(end, box), ""))
        elif may_be_drawn(cut) and ((text := drawing_of(cut, line.paper)) != UNREAD or is_face(cut, line)):
            found.append(Pictograph(_at(end, box), text))
    found.sort(key=lambda each: each.box.x)
    return _measured(pixels, replace(line, pictographs=tuple(found))) if found else line


def _at(box: Box, line: Box) -> Box:
    """Return a box within a line as one on the picture."""
    return Box(line.x + box.x, line.y + box.y, box.width, box.height)


def _measured(pixels: Pixels, line: TextLine) -> TextLine:
    """Return a line with height, colour and baseline of its glyphs alone; a pictograph is higher and of its own colour.

    A line of pictographs only stays as it was measured.
    """
    box = line.box
    part = pixels[box.y : box.bottom, box.x : box.right]
    far = cv2.absdiff(part, np.full_like(part, line.paper)).max(axis=2)
    for each in line.pictographs:
        far[each.box.y - box.y : each.box.bottom - box.y, each.box.x - box.x : each.box.right - box.x] = 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats((far > INK).astype(np.uint8), connectivity=8)
    glyphs = [(label, *(int(value) for value in row[:4])) for label, row in enumerate(stats) if label]
    glyphs = [glyph for glyph in glyphs if glyph[4] >= LOWEST]
    if not glyphs:
        return line
    inks, peaks = [], []
    for label, x, y, width, height in glyphs:
        own = np.where(labels[y : y + height, x : x + width] == label, far[y : y + height, x : x + width], 0)
        peaks.append(int(own.max()))
        strong = own >= max(INK, int(0.9 * own.max()))
        inks.append(part[y : y + height, x : x + width][strong].mean(axis=0))
    return replace(
        line,
        cap_height=_capitals([glyph[4] for glyph in glyphs]),
        ink=median_colour(np.array(inks)),
        contrast=int(np.median(sorted(peaks)[len(peaks) // 2 :])),
        baseline=box.y + int(np.median([y + height for _, _, y, _, height in glyphs])),
    )


def _capitals(heights: Sequence[int]) -> float:
    """Return the height of the capitals among glyphs of some heights."""
    ranked = sorted(heights)
    tall = [height for height in ranked if height <= 2.2 * ranked[len(ranked) // 2]]
    return float(tall[-1 - len(tall) // 12])
