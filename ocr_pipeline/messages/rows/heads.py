"""A row → what it opens a message with: a name, a time, and the text beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.messages.naming import clean_name, may_be_name
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.messages.text import age_in, clock_in, split_trailing_time
from ocr_pipeline.model import LineReading

# A name is at most this many characters long; a telephone number has at least so many digits.
NAME_LENGTH, NUMBER = 40, 7
# Share of a page's timed rows that names stand out on from which on names on it do.
USUAL = 0.3


@dataclass(frozen=True, slots=True)
class Head:
    """What a row opens a message with; `rest` are the runs that are neither."""

    name: str = ""
    time: str = ""
    rest: tuple[LineReading, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether a message begins here."""
        return bool(self.name or self.time)


def names_stand_out(rows: Sequence[Row], look: Look) -> bool:
    """Return whether the names of a page are set bolder than its text or in colour."""
    timed = [row.runs[0] for row in rows if _timed(row, look)[1] and len(row.runs) > 1]
    named = [run for run in timed if _may_be_name(run.text)]
    return bool(named) and sum(look.stands_out(run.line) for run in named) >= max(1, USUAL * len(named))


def head_of(row: Row, look: Look, *, outstanding: bool) -> Head:
    """Return what a row opens a message with; `outstanding`: names on this page are bold or coloured."""
    rest, time = _timed(row, look)
    if not rest:
        return Head(time=time)
    if not look.at_column(row):
        return Head(rest=row.runs)
    text = " ".join(run.text for run in rest)
    bold = look.stands_out(rest[0].line)
    if _may_be_name(text) and (bold if outstanding else bool(time)):
        faint_end = len(row.runs) == 2 and look.is_small(row.runs[1].line)
        if time or len(rest) == 1 or faint_end:
            return Head(clean_name(rest[0].text if faint_end and not time else text), time)
    return Head(time=time, rest=rest)


def _timed(row: Row, look: Look) -> tuple[tuple[LineReading, ...], str]:
    """Return the runs of a row without the time at its end, and that time ('' if there is none)."""
    for count in (1, 2):
        head, tail = row.runs[:-count], row.runs[-count:]
        text = " ".join(run.text for run in tail)
        time = clock_in(text) or age_in(text)
        if time and (_set_apart(tail[0], look) or (head and _far(head[-1], tail[0], look))):
            return head, time
    *before, last = row.runs
    cut, time = split_trailing_time(last)
    return ((*before, cut), time) if time else (row.runs, "")


def _set_apart(run: LineReading, look: Look) -> bool:
    """Whether a run is set smaller or fainter than the text."""
    return look.is_small(run.line) or look.is_faint(run.line)


def _far(before: LineReading, run: LineReading, look: Look) -> bool:
    return run.line.box.x - before.line.box.right > 1.5 * look.height


def _may_be_name(text: str) -> bool:
    """Whether a text may name somebody: a name, or a telephone number."""
    return len(text) <= NAME_LENGTH and (may_be_name(text) or is_number(text))


def is_number(text: str) -> bool:
    """Return whether a text is a telephone number."""
    digits = sum(map(str.isdigit, text))
    return digits >= NUMBER and digits + sum(char in "+-() ." for char in text) == len(text)
