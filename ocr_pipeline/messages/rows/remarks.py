"""Rows of a pane → those that the app itself says, fainter than what stands under names and with a time of their own;
and all but its field below."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.lexicon.marks import is_prompt
from ocr_pipeline.lexicon.stamps import read_stamp
from ocr_pipeline.messages.rows.heads import Head, Opener
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row

# Share of the contrast of what people write under which a row is the app's.
PALE = 0.8
# Letters that the icons of a row are read as at most.
ICONS = 8


def app_rows(rows: Sequence[Row], look: Look, opener: Opener) -> list[Row]:
    """Return the rows that tell who joined or left (pale, a time and no name beside the first of some, or under one) or
    what day it is (a day and a time at the edge of the text, and nothing else)."""
    contrast = PALE * _contrast_under_names(rows, look, opener)
    found: list[Row] = []
    for place, row in enumerate(rows):
        head = opener(row)
        begins = head.time and not head.name and head.rest
        goes_on = not head.opens and rows[place - 1] in found
        timed = not head.opens and look.at_column(row) and _is_dated_under(row, rows[place + 1 :], opener)
        pale = (begins or goes_on or timed) and all(run.line.contrast < contrast for run in row.runs)
        if pale or (head == Head(time=head.time) and look.at_column(row) and _tells_day(row, head.time)):
            found.append(row)
    return found


def without_field(rows: Sequence[Row]) -> Sequence[Row]:
    """Return rows without the field below them that one types in, as the words in an empty one tell, and the rows of
    icons under that."""
    for place in range(1, len(rows)):
        icons = (sum(map(str.isalpha, row.text)) <= ICONS for row in rows[place + 1 :])
        if is_prompt(rows[place].text) and all(icons):
            return rows[:place]
    return rows


def when_said(row: Row, rows: Sequence[Row], opener: Opener) -> Row | None:
    """Return the row right under one of the app's that tells when it said so and nothing else, None if none does."""
    below = next((each for each in rows if each.box.y >= row.box.bottom), None)
    head = opener(below) if below else Head()
    return below if head.opens and head == Head(time=head.time) else None


def _is_dated_under(row: Row, below: Sequence[Row], opener: Opener) -> bool:
    """Whether the row close under another tells a time, as pale as that, and nothing else."""
    time = when_said(row, below, opener)
    if time is None or time.box.y - row.box.bottom > row.box.height or abs(time.box.x - row.box.x) > row.box.height:
        return False
    pairs = [(line.line.contrast, other.line.contrast) for line in row.runs for other in time.runs]
    return all(min(pair) >= PALE * max(pair) for pair in pairs)


def _tells_day(row: Row, time: str) -> bool:
    """Whether a time has the day before it, in words."""
    stamp = read_stamp(time, (row.runs[0].language,)) if time else None
    return stamp is not None and any(part is not None for part in (stamp.weekday, stamp.month, stamp.near))


def _contrast_under_names(rows: Sequence[Row], look: Look, opener: Opener) -> float:
    """Return the contrast (0..255) of what most names stand over; that of the page's text if there are none.

    Names and what the app says may be more than the text, and each is fainter.
    """
    under = [row for above, row in pairwise(rows) if opener(above).name and not opener(row).opens]
    widths = [run.line.contrast for row in under for run in row.runs for _ in range(run.line.box.width)]
    return median(widths) if widths else look.contrast
