"""A line's second text → words: each where the first engine saw the letters that it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import LineReading, Word
from ocr_pipeline.second_opinion.engine import Opinion

# Letters and figures that a reading has at least, where the first engine read nothing: fewer are an icon misread.
WORDED = 2


def second_reading(first: LineReading, opinion: Opinion) -> LineReading:
    """Return a line with the words that the second engine read; what was recognised as an emoji stays where it was.

    A recogniser of lines tells no places. Its letters are aligned with those of the first reading, so that a time set
    apart stays apart.
    """
    signs = {each.box for each in first.line.pictographs}
    pictographs = [word for word in first.words if word.box in signs]
    seen = [word for word in first.words if word.box not in signs]
    words = [] if not seen and _is_icon(opinion.text) else _placed(opinion, seen, first.line.box)
    ordered = sorted([*words, *pictographs], key=lambda word: word.box.x)
    return LineReading(first.line, tuple(ordered), first.language)


def _is_icon(text: str) -> bool:
    """Whether a text is too short to stand where the first engine saw no words at all."""
    return sum(map(str.isalnum, text)) < WORDED


def _placed(opinion: Opinion, seen: Sequence[Word], line: Box) -> list[Word]:
    """Return the words of an opinion, placed by the words seen on the line, or evenly over it where none was."""
    texts = opinion.text.split()
    starts = [0, *accumulate(len(text) for text in texts)]
    known = seen or [Word("".join(texts), line, 0.0)]
    at = _positions("".join(word.text for word in known), "".join(texts))
    return [
        Word(text, _box(known, at[start], at[start + len(text)]), opinion.confidence)
        for text, start in zip(texts, starts, strict=False)
    ]


def _positions(first: str, second: str) -> list[float]:
    """Return for each place between letters of the second text (its ends too) the place in the first it matches."""
    at = [0.0] * (len(second) + 1)
    for step in Levenshtein.opcodes(first, second):
        wide = (step.src_end - step.src_start) / max(step.dest_end - step.dest_start, 1)
        for number in range(step.dest_start, step.dest_end):
            at[number] = step.src_start + (number - step.dest_start) * wide
    at[len(second)] = float(len(first))
    return at


def _box(words: Sequence[Word], start: float, end: float) -> Box:
    """Return the box of the letters from one place to another; places count letters over all words."""
    ends = list(accumulate(len(word.text) for word in words))
    first = words[min(bisect_right(ends, start), len(words) - 1)]
    last = words[min(max(bisect_right(ends, end - 1e-6), 0), len(words) - 1)]
    begins = {id(word): stop - len(word.text) for word, stop in zip(words, ends, strict=True)}
    left = first.box.x + first.box.width * (start - begins[id(first)]) / len(first.text)
    right = last.box.x + last.box.width * (end - begins[id(last)]) / len(last.text)
    top, bottom = min(first.box.y, last.box.y), max(first.box.bottom, last.box.bottom)
    return Box.spanning(round(left), top, max(round(right), round(left) + 1), bottom)
