"""A text line with an emoji or two on it → the same with the height of its letters, not that of the emoji."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr_pipeline.colour import median_colour
from ocr_pipeline.model import Pixels, TextLine
from ocr_pipeline.pictographs.colours import INK, from_paper

# Pixels; what is lower is a dot or an accent and tells nothing about the height of capitals.
LOWEST = 5
# On a line of so few glyphs the highest one tells the height of capitals. It is no letter if it fills so much of its
# box, is about as wide as high, and so many times as high as the capitals of the rest, of which there are two or more.
FEW, FILLED, SQUARE, HIGHER, REST = 14, 0.68, (0.75, 1.35), 1.2, 2


def of_letters(part: Pixels, line: TextLine) -> TextLine:
    """Return a line, its height of capitals without the blots that are higher; `part` is the line's pixels."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((from_paper(part, line) > INK).astype(np.uint8), connectivity=8)
    glyphs = [row for row in stats[1:].tolist() if row[3] >= LOWEST]
    rest = [height for _, _, width, height, area in glyphs if not _is_blot(width, height, area)]
    if not REST <= len(rest) < len(glyphs) <= FEW:
        return line
    height = capitals(rest)
    return replace(line, cap_height=height) if line.cap_height >= HIGHER * height else line


def _is_blot(width: int, height: int, area: int) -> bool:
    return SQUARE[0] <= width / height <= SQUARE[1] and area >= FILLED * width * height


def without(pixels: Pixels, line: TextLine) -> TextLine:
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
    feet = [y + height for _, _, y, _, height in glyphs]
    return replace(
        line,
        cap_height=capitals([glyph[4] for glyph in glyphs]),
        ink=median_colour(np.array(inks)),
        contrast=int(np.median(sorted(peaks)[len(peaks) // 2 :])),
        baseline=box.y + int(np.median(feet)) if len(feet) > 1 else line.baseline,  # one may stand on its dot
    )


def capitals(heights: Sequence[int]) -> float:
    """Return the height of the capitals among glyphs of some heights."""
    ranked = sorted(heights)
    tall = [height for height in ranked if height <= 2.2 * ranked[len(ranked) // 2]]
    return float(tall[-1 - len(tall) // 12])
