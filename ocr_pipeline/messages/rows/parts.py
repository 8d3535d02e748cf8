"""The parts that a chat without bubbles is read as: rows of runs, and the messages made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.text import text_of_runs
from ocr_pipeline.model import LineReading, TextLine

# Chinese, Japanese and Korean signs, and how high a capital is beside them.
_FULL = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
CAPITAL = 0.79
# Share of a line's glyphs, the tallest, that its height is measured by.
TALLEST = 1 / 12
# Heights of a capital between a word with a paper of its own and the words beside it.
INLINE = 1.5


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

    `edge` is how far right words of the pane reach, in pixels of the picture, None where that is not known.
    `inherited` says that the name is that of the message before; `picture` that it is a photograph or a card;
    `redacted` that words of it are blacked out.
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
    redacted: bool = False
    edge: float | None = None

    @property
    def text(self) -> str:
        """The body, its rows joined."""
        return text_of_runs(self.body, self.edge)


def rows_of(lines: Iterable[TextLine], readings: Mapping[TextLine, LineReading]) -> list[Row]:
    """Return what was read on some lines as rows from top to bottom; what holds no word is left out."""
    rows: dict[int, list[LineReading]] = {}
    for line in lines:
        if readings[line].words:
            rows.setdefault(line.row, []).append(_as_latin(readings[line]))
    return [Row(tuple(runs)) for runs in rows.values()]


def has_signs(run: LineReading, share: float = TALLEST) -> bool:
    """Return whether a run's height was measured by signs as high as the type itself: more of it than a `share`."""
    return len(_FULL.findall(run.text)) > share * sum(map(str.isalnum, run.text))


def _as_latin(run: LineReading) -> LineReading:
    """Return a run with the height that capitals have in type of its size, where signs as high as the type itself are
    among its tallest twelfth, which its height was measured by."""
    if not has_signs(run):
        return run
    return replace(run, line=replace(run.line, cap_height=CAPITAL * run.line.cap_height))


def as_seen(runs: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Return runs with their words from left to right: in an app set so, a head stands left of Arabic text too."""
    return tuple(replace(run, words=tuple(sorted(run.words, key=lambda word: word.box.x))) for run in runs)


def with_inline(rows: Sequence[Row], boxed: Sequence[Row]) -> list[Row]:
    """Return the rows with what stands within one on a paper of its own: a mention, a word of code."""
    found = list(rows)
    for other in boxed:
        for place, row in enumerate(found):
            if _is_within(other.box, row):
                number = row.runs[0].line.row
                runs = (*row.runs, *(replace(run, line=replace(run.line, row=number)) for run in other.runs))
                found[place] = Row(tuple(sorted(runs, key=lambda run: run.line.box.x)))
                break
    return found


def _is_within(box: Box, row: Row) -> bool:
    """Whether a box is level with a row of words and no farther from one of its runs than a few letters."""
    height = max(run.line.cap_height for run in row.runs)
    level = box.overlap_y(row.box) >= 0.6 * min(box.height, row.box.height)
    near = any(box.overlap_x(run.line.box) >= -INLINE * height for run in row.runs)
    return level and near and sum(map(str.isalpha, row.text)) > 2
