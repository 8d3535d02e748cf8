"""A table → its messages: one a row, the columns told by what most of their cells hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocr_pipeline.geometry import Box, cluster, union
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.messages.naming import clean_name
from ocr_pipeline.messages.rows.parts import RowMessage, rows_of
from ocr_pipeline.messages.text import confidence_of, text_of_runs
from ocr_pipeline.model import LineReading, Region, TextLine

# Pixels by which the upper edges of cells in one row may differ.
EDGE = 8
# Share of a column's cells that tell a time where the column does.
MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell: its box and what was read in it."""

    box: Box
    runs: tuple[LineReading, ...]

    @property
    def text(self) -> str:
        return text_of_runs(self.runs)


def messages_of_table(region: Region, readings: Mapping[TextLine, LineReading]) -> tuple[RowMessage, ...]:
    """Return a message for each row of a table that tells who, when and what; its heading is none."""
    rows = _rows(region, readings)
    edges = [cell.box.x for cell in max(rows, key=len)]
    table = [{_nearest(cell.box.x, edges): cell for cell in row} for row in rows]
    columns = [[row[place].text for row in table if place in row] for place in range(len(edges))]
    when = _timed_column(columns)
    what = max(range(len(edges)), key=lambda place: (place != when, sum(map(len, columns[place]))))
    who = _named_column(columns, {when, what})
    if when is not None and not any(map(str.isdigit, "".join(cell.text for cell in table[0].values()))):
        table = table[1:]  # its heading
    return tuple(_message(row, when, who, what) for row in table)


def _rows(region: Region, readings: Mapping[TextLine, LineReading]) -> list[list[_Cell]]:
    cells = [_cell(box, region, readings) for box in region.panels]
    levels = cluster(cells, lambda cell: cell.box.y, tolerance=EDGE)
    return [sorted(level, key=lambda cell: cell.box.x) for level in levels]


def _cell(box: Box, region: Region, readings: Mapping[TextLine, LineReading]) -> _Cell:
    rows = rows_of((line for line in region.lines if box.holds(line.box, share=0.6)), readings)
    return _Cell(box, tuple(run for row in rows for run in row.runs))


def _nearest(x: int, edges: Sequence[int]) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - x))


def _timed_column(columns: Sequence[Sequence[str]]) -> int | None:
    """Return the column most of whose cells are a time stamp, None if there is none."""
    shares = [sum(bool(clock_in(text)) for text in column) / len(column) for column in columns]
    best = max(range(len(columns)), key=lambda place: shares[place])
    return best if shares[best] >= MOSTLY else None


def _named_column(columns: Sequence[Sequence[str]], taken: set[int | None]) -> int | None:
    """Return the column of names: of those left that hold letters or telephone numbers, the one with fewest values."""
    free = [place for place in range(len(columns)) if place not in taken and _wordy(columns[place])]
    return min(free, key=lambda place: len(set(columns[place])), default=None)


def _wordy(texts: Sequence[str]) -> bool:
    return sum(len(text) >= 3 for text in texts) >= MOSTLY * len(texts)


def _text(row: Mapping[int, _Cell], place: int | None) -> str:
    return row[place].text if place is not None and place in row else ""


def _message(row: Mapping[int, _Cell], when: int | None, who: int | None, what: int) -> RowMessage:
    body = row[what].runs if what in row else ()
    return RowMessage(
        union(cell.box for cell in row.values()),
        body,
        clean_name(_text(row, who)),
        clock_in(_text(row, when)),
        picture=not confidence_of([word for run in body for word in run.words]),
    )
