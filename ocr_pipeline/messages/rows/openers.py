"""Rows → how a page opens its messages: with a head above the text, before it on the line, or in columns beside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.messages.naming import clean_name, may_be_name
from ocr_pipeline.messages.rows.heads import ICON, NO_HEAD, Head, Opener, head_of, naming_of
from ocr_pipeline.messages.rows.look import AT_EDGE, Look
from ocr_pipeline.messages.rows.parts import Row, as_seen
from ocr_pipeline.messages.rows.prefixes import angle_opener, clock_opener, handle_opener, name_opener, prefix_opener
from ocr_pipeline.messages.text import spaced
from ocr_pipeline.model import LineReading, Word

# Rows with a name left of the text, in number and as a share of all.
COLUMNED, COLUMNED_SHARE = 3, 0.2
# What a date in figures holds.
_DAY = re.compile(r"\d[./-]\d")
# Heads over the text that are enough to look for none in it.
LEAST = 2
# Rows that are names which recur, in number and as a share of all; longest of these, in words.
RECURRING, RECURRING_SHARE, NAME_WORDS = 4, 0.25, 3
# Heights of a capital between two columns at least.
CELL = 1.0


def opener_of(rows: Sequence[Row], look: Look, avatars: Sequence[Box]) -> tuple[Opener, bool]:
    """Return how the rows of a page open messages, and whether a wider gap opens one too."""
    if prefixed := prefix_opener(rows, look) or angle_opener(rows, look):
        return prefixed, False
    outdented = _outdented_names(rows, look)
    if outdented:
        return lambda row: Head(row.text) if row.text in outdented else Head(rest=row.runs), True
    edge = max(row.box.right for row in rows)
    named = [row for row in rows if _beside(row, look, edge).name]
    if len(named) >= max(COLUMNED, COLUMNED_SHARE * len(rows)):
        parted = 2 * sum(_crosses(row, look) for row in named) < len(named)
        titles = _titles(rows, named, look, edge)

        def beside(row: Row) -> Head:
            if row in titles:
                return NO_HEAD
            return Head(rest=row.runs) if parted and _crosses(row, look) else _beside(row, look, edge)

        return beside, False
    if handled := handle_opener(rows, look, avatars):
        return handled, False
    naming = naming_of(rows, look, avatars)

    def over(row: Row) -> Head:
        return head_of(_without_margin(row, look), look, naming)

    names = [over(row).name for row in rows]
    if sum(bool(name) and ":" not in name for name in names) >= LEAST:
        return over, True
    if within := name_opener(rows, look) or clock_opener(rows, look):
        return within, False
    recurring = _recurring_names(rows, look)
    return lambda row: Head(row.text) if row.text in recurring else over(row), True


def _recurring_names(rows: Sequence[Row], look: Look) -> frozenset[str]:
    """Return the short texts alone in a row that recur on a page, if they are several and many rows are such: the names
    over messages, set as the words under them."""
    alone = [row.text for row in rows if look.at_column(row) and len(row.runs) == 1 and row.text[:1].isupper()]
    times = Counter(text for text in alone if may_be_name(text) and len(text.split()) <= NAME_WORDS)
    often = {text: count for text, count in times.items() if count > 1}
    told = len(often) >= LEAST and sum(often.values()) >= max(RECURRING, RECURRING_SHARE * len(rows))
    return frozenset(often) if told else frozenset()


def _outdented_names(rows: Sequence[Row], look: Look) -> frozenset[str]:
    """Return the short texts alone in a row, in colour or bold, that begin left of the text at one edge, if they are
    many: names over messages with a bar beside them."""
    out = [row for row in rows if len(row.runs) == 1 and look.column - row.box.x > AT_EDGE * look.height
           and look.stands_out(row.runs[0].line) and may_be_name(row.text)]  # fmt: skip
    edges = [row.box.x for row in out]
    names = [
        row.text for row in out if sum(abs(row.box.x - edge) <= AT_EDGE * look.height for edge in edges) > len(out) / 2
    ]
    return frozenset(names) if len(names) >= max(COLUMNED, COLUMNED_SHARE * len(rows)) else frozenset()


def _titles(rows: Sequence[Row], named: Sequence[Row], look: Look, edge: int) -> Sequence[Row]:
    """Return the rows over the first message with the titles of the columns: they have no time where messages have."""
    timed = [row for row in named if _beside(row, look, edge).time]
    if len(timed) <= len(named) / 2:
        return ()
    return [row for row in rows[: rows.index(timed[0])] if row in named]


def _beside(row: Row, look: Look, time_edge: int) -> Head:
    """Return the name and the time that stand in columns beside the text, and the text; times end at `time_edge`."""
    edge = look.column - 0.3 * look.height
    words = [word for run in row.runs for word in run.words]
    rest = _kept(row.runs, [word for word in words if word.box.center_x >= edge])
    cells = _cells([word for word in words if word.box.center_x < edge], look)
    time = next((time for count in (1, 2) for place in range(len(cells))
                 if (time := clock_in(" ".join(cells[place : place + count])))), "")  # fmt: skip
    names = [cell for cell in cells if sum(map(str.isalnum, cell)) >= 2 and any(map(str.isalpha, cell))]
    names = [cell for cell in names if not (time and (cell in time or clock_in(cell)))]
    if not time:
        rest, time = _before_time(rest, time_edge - look.height)
    return Head(clean_name(names[0]) if names else "", time, rest)


def _cells(words: Sequence[Word], look: Look) -> list[str]:
    """Return the texts of the columns that some words of a row stand in."""
    cells: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.box.x):
        if cells and word.box.x - cells[-1][-1].box.right <= CELL * look.height:
            cells[-1].append(word)
        else:
            cells.append([word])
    return [spaced(cell) for cell in cells]


def _crosses(row: Row, look: Look) -> bool:
    """Whether one run reaches across the left edge of the text: a name on the text's own run, or a centred line; not
    where a word begins there after a gap."""
    inner = look.column + look.height
    return any(
        run.words[0].box.center_x < look.column and run.line.box.right > inner and not _parts_at(run, look)
        for run in row.runs
    )


def _parts_at(run: LineReading, look: Look) -> bool:
    """Whether a word of a run begins at the left edge of the text, after a gap as between columns."""
    return any(
        look.begins(word.box) and word.box.x - before.box.right > CELL * look.height
        for before, word in pairwise(as_seen([run])[0].words)
    )


def _before_time(runs: tuple[LineReading, ...], edge: float) -> tuple[tuple[LineReading, ...], str]:
    """Return the runs of a row without a time that ends beyond an edge, and that time."""
    words = [word for run in as_seen(runs) for word in run.words]
    if not words or words[-1].box.right < edge:
        return runs, ""
    counts = [count for count in (1, 2, 3) if clock_in(spaced(words[-count:]))]
    if not counts:
        return runs, ""
    cut = len(words) - counts[0]
    while cut and _DAY.search(words[cut - 1].text) and clock_in(spaced(words[cut - 1 :])):
        cut -= 1
    return _kept(runs, words[:cut]), clock_in(spaced(words[cut:]))


def _kept(runs: Sequence[LineReading], words: Sequence[Word]) -> tuple[LineReading, ...]:
    """Return what of some runs is among the words given."""
    kept = [(run, tuple(word for word in run.words if word in words)) for run in runs]
    return tuple(LineReading(run.line, rest, run.language) for run, rest in kept if rest)


def _without_margin(row: Row, look: Look) -> Row:
    """Return a row without what was read left of the text: letters on avatars, icons, ticks on the text's own run."""
    kept = tuple(_from_column(run, look) for run in row.runs if run.line.box.right > look.column)
    return Row(kept or row.runs)


def _from_column(run: LineReading, look: Look) -> LineReading:
    """Return a run without a sign or two left of a word that begins at the text's edge."""
    words = sorted(run.words, key=lambda word: word.box.x)
    first = next((place for place, word in enumerate(words) if look.begins(word.box)), 0)
    before = words[:first]
    if not before or len(spaced(before)) > ICON:
        return run
    return replace(run, words=tuple(word for word in run.words if word not in before))
