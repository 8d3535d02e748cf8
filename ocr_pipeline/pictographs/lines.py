"""A text line → the same line with its pictographs, and measured without them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ocr_pipeline.colour import median_colour
from ocr_pipeline.geometry import Box
from ocr_pipeline.gradients import levelled, paper_course
from ocr_pipeline.model import UNREAD, Pictograph, Pixels, TextLine
from ocr_pipeline.pictographs.alone import ends_of, is_deletion, is_face, may_be_drawn
from ocr_pipeline.pictographs.heights import of_letters, without
from ocr_pipeline.pictographs.naming import drawing_of, is_drawing, name_of
from ocr_pipeline.pictographs.seen import find_seen


def read_pictographs(pixels: Pixels, line: TextLine) -> TextLine:
    """Return a line with its pictographs; one without any may be measured anew.

    `pixels` is the screenshot, BGR uint8.
    """
    box = line.box
    part = pixels[box.y : box.bottom, box.x : box.right]
    course = paper_course(part, line.paper)
    level = levelled(part, course, line.paper)
    line = of_letters(level, line)
    found = []
    for seen in find_seen(level, line):
        here = np.s_[seen.box.y : seen.box.bottom, seen.box.x : seen.box.right]
        cut, paper = part[here], median_colour(course[here].reshape(-1, 3))
        text = name_of(cut, paper)
        if seen.sure or text != UNREAD or is_drawing(cut, paper):
            found.append(Pictograph(_at(seen.box, box), text))
    taken = [each.box.moved(right=-box.x, down=-box.y) for each in found]
    for end in ends_of(level, line, taken):
        cut = level[end.y : end.bottom, end.x : end.right]
        if is_deletion(cut, line):
            found.append(Pictograph(_at(end, box), ""))
        elif may_be_drawn(cut) and ((text := drawing_of(cut, line.paper)) != UNREAD or is_face(cut, line)):
            found.append(Pictograph(_at(end, box), text))
    found.sort(key=lambda each: each.box.x)
    return without(pixels, replace(line, pictographs=tuple(found))) if found else line


def _at(box: Box, line: Box) -> Box:
    """Return a box within a line as one on the picture."""
    return Box(line.x + box.x, line.y + box.y, box.width, box.height)
