"""Rows → how this page sets its messages: the column and the style of the text, and how far its lines lie apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from ocr_pipeline.geometry import cluster
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.model import TextLine

# In heights of a capital: runs this close to an edge stand at it; steps this alike are one; lines of a message are no
# farther apart than the third; a page whose longest line ends this far from its right edge breaks no line.
AT_EDGE, ALIKE, PITCH, UNBROKEN = 0.6, 0.13, 4.0, 9.0
# A step to the next row exceeds the pitch by this much (in heights of a capital) where a message ends: by less where
# the next word would have had room on the line, by more where it would not.
ENDS, ROOM, FULL = 0.6, 0.12, 0.22
# Ink of bold letters fills this many times as much of their boxes; colours this far apart (0..255) are two.
BOLDER, OTHER_COLOUR = 1.13, 60
# A run this much smaller, or this much fainter, than the text is a remark.
SMALLER, FAINTER = 0.9, 0.85


@dataclass(frozen=True, slots=True)
class Look:
    """The style of a page's text: left and right edge and pitch in pixels, height of a capital, contrast, weight, ink.

    `pitch` is the distance between the baselines of one message's lines; 0 where no message on the page has two.
    """

    column: int
    right: int
    height: float
    contrast: float
    weight: float
    ink: tuple[int, int, int]
    pitch: float = 0.0

    def at_column(self, row: Row) -> bool:
        """Whether a row begins at the left edge of the text."""
        return abs(row.runs[0].line.box.x - self.column) <= AT_EDGE * self.height

    def stands_out(self, line: TextLine) -> bool:
        """Whether a run is bolder than the text, or of another colour and no fainter grey."""
        if line.weight > BOLDER * self.weight > 0:
            return True
        return max(abs(a - b) for a, b in zip(line.ink, self.ink, strict=True)) > OTHER_COLOUR and _vivid(line.ink)

    def is_faint(self, line: TextLine) -> bool:
        """Whether a run is fainter than the text."""
        return line.contrast < FAINTER * self.contrast

    def is_small(self, line: TextLine) -> bool:
        """Whether a run is set smaller than the text."""
        return line.cap_height < SMALLER * self.height

    def has_room(self, above: Row, row: Row) -> bool:
        """Whether the first word of a row would have had room at the end of the row above it."""
        return above.box.right + row.runs[0].words[0].box.width + 0.8 * self.height < self.right

    def ends_between(self, above: Row, row: Row) -> bool:
        """Whether a message ends between two rows of text: they lie farther apart than lines of one message."""
        if not self.pitch:
            return True
        farther = (row.baseline - above.baseline - self.pitch) / self.height
        return farther > ENDS or farther > (ROOM if self.has_room(above, row) else FULL)


def look_of(rows: Sequence[Row], right: int) -> Look:
    """Return the look of a page's text; `right` is the right edge of the pane in pixels."""
    runs = [run.line for row in rows for run in row.runs]
    height = _weighted(runs, lambda line: line.cap_height)
    column = _column(runs, height)
    text = [line for line in runs if abs(line.box.x - column) <= AT_EDGE * height] or runs
    look = Look(
        column,
        max(line.box.right for line in text),
        _weighted(text, lambda line: line.cap_height),
        _weighted(text, lambda line: line.contrast),
        _weighted(text, lambda line: line.weight),
        (
            int(_weighted(text, lambda line: line.ink[0])),
            int(_weighted(text, lambda line: line.ink[1])),
            int(_weighted(text, lambda line: line.ink[2])),
        ),
    )
    return _with_pitch(look, rows, right)


def _vivid(ink: tuple[int, int, int]) -> bool:
    return max(ink) - min(ink) > OTHER_COLOUR / 2


def _column(runs: Sequence[TextLine], height: float) -> int:
    """Return the left edge that most of the text has, by width."""
    edges = sorted({line.box.x for line in runs})

    def share(edge: int) -> int:
        return sum(line.box.width for line in runs if abs(line.box.x - edge) <= AT_EDGE * height)

    return max(edges, key=lambda edge: (share(edge), -edge))


def _weighted(lines: Sequence[TextLine], key: Callable[[TextLine], float]) -> float:
    """Return the value that most of the text has, by width."""
    ranked = sorted((key(line), line.box.width) for line in lines)
    half, passed = sum(width for _, width in ranked) / 2, 0
    for value, width in ranked:
        passed += width
        if passed >= half:
            return float(value)
    return 0.0


def _with_pitch(look: Look, rows: Sequence[Row], right: int) -> Look:
    """Return the look with the pitch: the shortest step that rows follow one another by where a line was full."""
    steps = sorted(
        row.baseline - above.baseline
        for above, row in pairwise(rows)
        if look.at_column(above) and look.at_column(row) and not look.has_room(above, row) and _is_text(look, above)
    )
    steps = [step for step in steps if look.height < step <= PITCH * look.height]
    if not steps or (len(steps) == 1 and right - look.right > UNBROKEN * look.height):
        return look
    runs = cluster(steps, float, tolerance=ALIKE * look.height)
    usual = [run for run in runs if len(run) >= max(2, 0.1 * len(steps))]
    pitch = fmean(min(usual, key=median)) if usual else fmean(runs[0])
    return Look(look.column, look.right, look.height, look.contrast, look.weight, look.ink, pitch)


def _is_text(look: Look, row: Row) -> bool:
    line = row.runs[0].line
    return not look.stands_out(line) and not (look.is_small(line) and look.is_faint(line))
