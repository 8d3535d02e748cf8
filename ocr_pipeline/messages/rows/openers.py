"""Rows → how a page opens its messages: with a head above the text, before it on the line, or in columns beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.naming import clean_name, is_number
from ocr_pipeline.messages.rows.heads import Head, head_of, naming_of
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.messages.text import CLOCK, clock_in
from ocr_pipeline.model import LineReading, Word

Opener = Callable[[Row], Head]

# "[13:08] <anna> text", "14/01/2026, 10:22 - Anna Keller: text": a stamp, a name in angles or before a colon.
_UNTIMED = re.compile(
    r"(?P<stamp>[\[(](?=(?:\D{0,3}\d){3})[^<>]{3,24}?)\s?[<«‹]\s?(?P<name>[^<>«»‹›]{1,30}?)\s?[>»›]\s?"
)
# What follows the colon: scripts that part no words have no space there.
_ON = r"(?=\s|$|[\u3041-\u30ff\u3400-\u9fff])"
_STAMP = rf"[\[(]?\s*(?P<stamp>(?:[^:\[\]<>]{{0,24}}?[\s,.])?{CLOCK})\s*[\])]?\s*"
_ANGLES = re.compile(rf"{_STAMP}[<«‹(]\s?(?P<name>[^<>«»‹›]{{1,30}}?)\s?[>»›]\s?")
_COLON = re.compile(rf"{_STAMP}(?:[-–—~|]\s*)?(?P<name>[^\W\d_+][^:]{{0,39}}?|\+?[\d\s().-]{{7,20}})\s?[:：]{_ON}\s?")
# A stamp in brackets whose colon was lost, or a bracket taken for a figure: "[10102]", "[1000]", "[09:221]".
_UNPARTED = re.compile(r"^\D?(?P<hour>[01]\d|2[0-3])[1:.;]?(?P<minute>[0-5]\d)1?\D{0,2}$")
# Signs by which a misread stamp may be longer than the longest read well.
SIGNS = 3
# What a date in figures holds.
_DAY = re.compile(r"\d[./-]\d")
# Rows that must open with a stamp and a name, in number and as a share of those at the left edge.
LEAST, SHARE = 2, 0.25
# Rows with a name left of the text, in number and as a share of all.
COLUMNED, COLUMNED_SHARE = 3, 0.2
# Longest name before a colon, in words.
NAME_WORDS = 5


def opener_of(rows: Sequence[Row], look: Look, avatars: Sequence[Box]) -> tuple[Opener, bool]:
    """Return how the rows of a page open messages, and whether a wider gap opens one too."""
    for pattern in (_ANGLES, _COLON):
        opening = [row for row in rows if _prefix(row, pattern)]
        if len(opening) >= max(LEAST, SHARE * sum(look.at_column(row) for row in rows)):
            return partial(_prefixed, patterns=(pattern, _misread_of(opening, pattern))), False
    edge = max(row.box.right for row in rows)
    named = [row for row in rows if _beside(row, look, edge).name]
    if len(named) >= max(COLUMNED, COLUMNED_SHARE * len(rows)):
        parted = 2 * sum(_crosses(row, look) for row in named) < len(named)
        return lambda row: Head(rest=row.runs) if parted and _crosses(row, look) else _beside(row, look, edge), False
    naming = naming_of(rows, look, avatars)
    return lambda row: head_of(_without_margin(row, look), look, naming), True


def _prefix(row: Row, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    """Return the stamp and the name that a row begins with, as the first pattern that fits finds them."""
    text = Row(_as_seen(row.runs)).text
    matches = (pattern.match(text) for pattern in patterns)
    fits = (each for each in matches if each and _clock(each["stamp"]) and len(each["name"].split()) <= NAME_WORDS)
    return next(fits, None)


def _misread_of(opening: Sequence[Row], pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return what finds the stamps and signs that were misread, by the names that head other rows of the page."""
    found = [match for row in opening if (match := _prefix(row, pattern))]
    names = sorted({match["name"].strip() for match in found}, key=lambda name: (-len(name), name))
    longest = max(len(match["stamp"]) for match in found) + SIGNS
    known = "|".join(map(re.escape, names))
    return re.compile(rf"(?P<stamp>[^<>«»‹›]{{1,{longest}}}?)\s?[<«‹(\"'-]?\s?(?P<name>{known})(?:\s?\S?)(?=\s|$)\s?")


def _clock(stamp: str) -> str:
    """Return the clock time of a stamp, also where its colon was read as a 1, or not at all: four figures are left."""
    figures = _UNPARTED.search(stamp)
    return clock_in(stamp) or (f"{figures['hour']}:{figures['minute']}" if figures else "")


def _prefixed(row: Row, patterns: Sequence[re.Pattern[str]]) -> Head:
    """Return the stamp and the name that a row begins with, and its runs without them.

    A stamp that tells no time any more is one still, between brackets and before a name in angles.
    """
    found = _prefix(row, *patterns)
    if not found and patterns[0] is _ANGLES:
        found = _UNTIMED.match(Row(_as_seen(row.runs)).text)
    if not found:
        return Head(rest=row.runs)
    name = found["name"].strip()
    if _runs_leftward(row.runs):
        name = " ".join(reversed(name.split()))
    rest = _as_read(_after(_as_seen(row.runs), found.end()), row.runs)
    return Head(name if is_number(name) else clean_name(name), _clock(found["stamp"]), rest)


def _runs_leftward(runs: Sequence[LineReading]) -> bool:
    """Whether words are read from right to left."""
    return any(run.words[0].box.x > run.words[-1].box.x for run in runs if run.words)


def _as_seen(runs: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Return runs with their words from left to right: in an app set so, a head stands left of Arabic text too."""
    return tuple(replace(run, words=tuple(sorted(run.words, key=lambda word: word.box.x))) for run in runs)


def _as_read(runs: Sequence[LineReading], given: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Return runs with their words in the order that they have in those given."""
    place = {word.box: number for number, word in enumerate(word for run in given for word in run.words)}
    return tuple(replace(run, words=tuple(sorted(run.words, key=lambda word: place[word.box]))) for run in runs)


def _after(runs: Sequence[LineReading], start: int) -> tuple[LineReading, ...]:
    """Return what stands from a place of the row's text on; a word that the place is in is cut."""
    found, place = [], 0
    for run in runs:
        words = []
        for word in run.words:
            end = place + len(word.text)
            if end > start:
                words.append(word if place >= start else _cut(word, start - place))
            place = end + 1
        if words:
            found.append(LineReading(run.line, tuple(words), run.language))
    return tuple(found)


def _cut(word: Word, start: int) -> Word:
    return replace(word, text=word.text[start:])


def _beside(row: Row, look: Look, time_edge: int) -> Head:
    """Return the name and the time that stand in columns beside the text, and the text; times end at `time_edge`."""
    edge = look.column - 0.3 * look.height
    left = [word for run in row.runs for word in run.words if word.box.center_x < edge]
    rest = _kept(row.runs, [word for run in row.runs for word in run.words if word.box.center_x >= edge])
    names = " ".join(word.text for word in left if not clock_in(word.text))
    time = clock_in(_spaced(left))
    if not time:
        rest, time = _before_time(rest, time_edge - look.height)
    return Head(clean_name(names) if sum(map(str.isalnum, names)) >= 2 else "", time, rest)


def _crosses(row: Row, look: Look) -> bool:
    """Whether one run reaches across the left edge of the text: a name on the text's own run, or a centred line."""
    inner = look.column + look.height
    return any(run.words[0].box.center_x < look.column and run.line.box.right > inner for run in row.runs)


def _before_time(runs: tuple[LineReading, ...], edge: float) -> tuple[tuple[LineReading, ...], str]:
    """Return the runs of a row without a time that ends beyond an edge, and that time."""
    words = [word for run in _as_seen(runs) for word in run.words]
    if not words or words[-1].box.right < edge:
        return runs, ""
    counts = [count for count in (1, 2, 3) if clock_in(_spaced(words[-count:]))]
    if not counts:
        return runs, ""
    cut = len(words) - counts[0]
    while cut and _DAY.search(words[cut - 1].text) and clock_in(_spaced(words[cut - 1 :])):
        cut -= 1
    return _kept(runs, words[:cut]), clock_in(_spaced(words[cut:]))


def _spaced(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _kept(runs: Sequence[LineReading], words: Sequence[Word]) -> tuple[LineReading, ...]:
    """Return what of some runs is among the words given."""
    kept = [(run, tuple(word for word in run.words if word in words)) for run in runs]
    return tuple(LineReading(run.line, rest, run.language) for run, rest in kept if rest)


def _without_margin(row: Row, look: Look) -> Row:
    """Return a row without what was read left of the text: letters on avatars, icons."""
    kept = tuple(run for run in row.runs if run.line.box.right > look.column)
    return Row(kept or row.runs)
