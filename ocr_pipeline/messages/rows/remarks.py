"""Rows of a pane → those that the app itself says: fainter than what stands under names, with a time of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.lexicon.stamps import read_stamp
from ocr_pipeline.messages.rows.heads import Head, Opener
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row

# Share of the contrast of what people write under which a row is the app's.
PALE = 0.8


def app_rows(rows: Sequence[Row], look: Look, opener: Opener) -> list[Row]:
    """Return the rows that tell who joined or left (pale, a time and no name beside the first of some) or what day it
    is (a day and a time at the edge of the text, and nothing else)."""
    contrast = PALE * _contrast_under_names(rows, look, opener)
    found: list[Row] = []
    for place, row in enumerate(rows):
        head = opener(row)
        begins = head.time and not head.name and head.rest
        goes_on = not head.opens and rows[place - 1] in found
        pale = (begins or goes_on) and all(run.line.contrast < contrast for run in row.runs)
        if pale or (head == Head(time=head.time) and look.at_column(row) and _tells_day(row, head.time)):
            found.append(row)
    return found


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
