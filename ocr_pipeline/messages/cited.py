"""The lines of a bubble → those at its head that quote what it answers, and the others.

Some apps set no card around what is quoted: it stands over a thin line, smaller than the answer and fainter, under the
name of who wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile

from ocr_pipeline.lexicon.marks import is_forwarded, is_mark
from ocr_pipeline.messages.clocks import is_time
from ocr_pipeline.messages.weights import weighted
from ocr_pipeline.model import LineReading

# What is quoted is so much smaller than the answer, and what follows its author's name so much fainter; shares of that.
SMALLER, FAINTER = 0.88, 0.8
# Rows that it has at least, its author's among them; and how far the answer is from it, in heights of a capital.
ROWS, APART = 2, 1.0


def cited(lines: Sequence[LineReading]) -> tuple[list[LineReading], list[LineReading]]:
    """Return the lines that quote at the head of a bubble, none where nothing is quoted, and the others."""
    rows = [list(row) for _, row in groupby(lines, key=lambda line: line.line.row)]
    written = [line for line in lines if _is_written(line)]
    if not written:
        return [], list(lines)
    size = max(line.line.cap_height for line in written)
    said = [line.line for line in written if line.line.cap_height >= SMALLER * size]
    contrast = weighted(said, lambda line: line.contrast)
    head = list(takewhile(lambda row: _is_small(row, SMALLER * size), rows))
    rest = rows[len(head) :]
    quoting = [row for row in head if any(map(_is_written, row))]  # others are of an avatar
    if len(quoting) < ROWS or not rest or any(_is_noted(row) for row in head):
        return [], list(lines)
    gap = min(line.line.box.y for line in rest[0]) - max(line.line.box.bottom for line in head[-1])
    faint = all(line.line.contrast < FAINTER * contrast for row in quoting[1:] for line in row)
    if gap < APART * size or not faint:
        return [], list(lines)
    return [line for row in quoting for line in row], [line for row in rest for line in row]


def _is_small(row: Sequence[LineReading], size: float) -> bool:
    return all(line.line.cap_height < size for line in row if _is_written(line))


def _is_written(line: LineReading) -> bool:
    return any(map(str.isalpha, line.text))


def _is_noted(row: Sequence[LineReading]) -> bool:
    text = " ".join(line.text for line in row)
    return is_mark(text) or is_forwarded(text) or is_time(text)
