"""A line's words → runs of them that some reader should read anew, each with a crop of its own, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr_pipeline.geometry import union
from ocr_pipeline.model import Crop, LineReading, Word

# White columns around a run, in shares of its crop's height.
MARGIN = 0.25

Read = Callable[[Sequence[Crop], str], tuple[LineReading, ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a line: the line's number, the first and the one behind the last word, and their crop."""

    line: int
    start: int
    end: int
    crop: Crop
    reading: LineReading

    @property
    def length(self) -> float:
        """How long it is, in heights of a capital."""
        return union(word.box for word in self.reading.words).width / self.crop.line.cap_height


def whole_line(number: int, reading: LineReading, crop: Crop) -> Run:
    """Return all words of a line as one run."""
    return Run(number, 0, len(reading.words), crop, reading)


def cut_run(number: int, start: int, end: int, reading: LineReading, crop: Crop) -> Run:
    """Return a run with its own crop: the columns from the word before it to the word behind."""
    words = reading.words[start:end]
    box = union(word.box for word in words)
    others = [word.box for word in (*reading.words[:start], *reading.words[end:])]
    before = [(other.right + box.x) / 2 for other in others if other.right <= box.x + 2]
    behind = [(other.x + box.right) / 2 for other in others if other.x >= box.right - 2]
    height, width = crop.pixels.shape
    left = max(0, round((max(before) - crop.origin[0]) * crop.scale)) if before else 0
    right = min(width, round((min(behind) - crop.origin[0]) * crop.scale)) if behind else width
    margin = round(MARGIN * height)
    part = crop.pixels[:, left : max(right, left + 1)]
    framed = cv2.copyMakeBorder(part, 0, 0, margin, margin, cv2.BORDER_CONSTANT, value=255)
    origin = (crop.origin[0] + (left - margin) / crop.scale, crop.origin[1])
    own = Crop(replace(crop.line, pictographs=()), np.asarray(framed, np.uint8), origin, crop.scale)
    return Run(number, start, end, own, replace(reading, words=words))


def replaced(readings: Sequence[LineReading], found: Sequence[tuple[Run, LineReading]]) -> tuple[LineReading, ...]:
    """Return the readings with runs, in the order of the lines and words, in place of which others were read."""
    lines = list(readings)
    for run, new in reversed(found):
        old = lines[run.line]
        whole = (run.start, run.end) == (0, len(readings[run.line].words))
        words = (*old.words[: run.start], *new.words, *old.words[run.end :])
        lines[run.line] = replace(old, words=words, language=new.language if whole else old.language)
    return tuple(lines)


def is_read(word: Word) -> bool:
    """Return whether a word is letters or figures as read, and no pictograph."""
    return re.search(r"\w", word.text) is not None


def sureness(words: Sequence[Word]) -> float:
    """Return the confidence of what was read of some words, each weighted by its letters; 0 for none."""
    read = [word for word in words if is_read(word)]
    letters = sum(len(word.text) for word in read)
    return sum(word.confidence * len(word.text) for word in read) / letters if letters else 0.0
