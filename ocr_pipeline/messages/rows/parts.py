"""The parts that a chat without bubbles is read as: rows of runs, and the messages made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.text import join_lines
from ocr_pipeline.model import LineReading, TextLine


@dataclass(frozen=True, slots=True)
class Row:
    """The runs of one line from left to right: at least one, each of its own style."""

    runs: tuple[LineReading, ...]

    @property
    def box(self) -> Box:
        """The box around the runs, in pixels of the picture."""
        return union(run.line.box for run in self.runs)

    @property
    def baseline(self) -> int:
        """The pixel row under the feet of most letters of the longest run."""
        line = max((run.line for run in self.runs), key=lambda line: line.box.width)
        return line.baseline or line.box.bottom

    @property
    def text(self) -> str:
        """The runs joined by spaces."""
        return " ".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class RowMessage:
    """One message of a chat of rows, or a centred line between them (`centred`).

    `inherited` says that the name is that of the message before; `picture` that it is a photograph or a card.
    """

    box: Box
    body: tuple[LineReading, ...] = ()
    name: str = ""
    time: str = ""
    centred: bool = False
    picture: bool = False
    quoted: str = ""
    inherited: bool = False
    partial: bool = False

    @property
    def text(self) -> str:
        """The body, its rows joined."""
        return text_of_runs(self.body)


def rows_of(lines: Iterable[TextLine], readings: Mapping[TextLine, LineReading]) -> list[Row]:
    """Return what was read on some lines as rows from top to bottom; what holds no word is left out."""
    rows: dict[int, list[LineReading]] = {}
    for line in lines:
        if readings[line].words:
            rows.setdefault(line.row, []).append(readings[line])
    return [Row(tuple(runs)) for runs in rows.values()]


def text_of_runs(runs: Sequence[LineReading]) -> str:
    """Return the text of some runs: those of one row joined first, then the rows."""
    rows: dict[int, list[str]] = {}
    for run in runs:
        rows.setdefault(run.line.row, []).append(run.text)
    return join_lines([" ".join(row) for row in rows.values()])
