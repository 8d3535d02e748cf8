"""Rows → how a page opens its messages at the beginning of a line: with a stamp and a name, with a name, in a block."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.clocks import CLOCK, clock_in, clock_of, has_clock
from ocr_pipeline.messages.naming import clean_name, is_number, may_be_name
from ocr_pipeline.messages.rows.heads import NO_HEAD, Head, Opener
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row, as_seen
from ocr_pipeline.model import LineReading, Word

# "[13:08] <anna> text", "14/01/2026, 10:22 - Anna Keller: text": a stamp, a name in angles or before a colon.
_UNTIMED = re.compile(
    r"(?P<stamp>[\[(](?=(?:\D{0,3}\d){3})[^<>]{3,24}?)\s?[<«‹]\s?(?P<name>[^<>«»‹›]{1,30}?)\s?[>»›]\s?"
)
# What follows the colon: scripts that part no words have no space there.
_ON = r"(?=\s|$|[\u3041-\u30ff\u3400-\u9fff])"
# Halves of the day that stand before a clock in scripts that part no words.
_HALF = r"(?:(?:午[前後后]|[上下]午|오[전후])\s?)?"
_STAMP = rf"[\[(]?\s*(?P<stamp>(?:[^:\[\]<>]{{0,24}}?[\s,.，])?{_HALF}{CLOCK})\s*[\])]?\s*"
_ANGLES = re.compile(rf"{_STAMP}[<«‹(]\s?(?P<name>[^<>«»‹›]{{1,30}}?)\s?[>»›]\s?")
_COLON = re.compile(
    rf"{_STAMP}(?:[-–—~|]\s*)?(?P<name>[^\W\d_+][^:]{{0,39}}?|\+?[\d\s().-]{{7,20}})\s?[:：][;；]?{_ON}\s?"
)
# A Latin name of two words among right-to-left ones, whose second bracket was read as its first: "[10:42] <17 <guest0".
_TURNED = re.compile(rf"{_STAMP}[<«‹]\s?(?P<name>[^<>«»‹›\s]{{1,20}}\s[<«‹][^<>«»‹›\s]{{1,20}})(?=\s|$)\s?")
# "3. Anna Keller (10:22): text", "Anna Keller: text".
_NUMBER = r"[\W\d]{0,6}"
_STAMPED = re.compile(
    rf"{_NUMBER}(?P<name>[^\W\d_+][^:()\[\]]{{0,39}}?)\s?[(\[]\s?(?P<stamp>[^()\[\]]{{0,24}}?{CLOCK})\s?[)\]]\s?[:：;–—-]{_ON}\s?"
)
_CLOCKED = re.compile(rf"{_STAMP}(?=\S)")
_NAMED = re.compile(rf"{_NUMBER}(?P<name>[^\W\d_+][^:]{{0,39}}?)\s?[:：]{_ON}\s?")
# A handle before what is said.
_HANDLE = re.compile(r"(?P<name>@\S{2,})\s(?=\S)")
# "<anna> text": a name in angles without a stamp, or with one that is too faint to read.
_ANGLED = re.compile(
    r"[<«‹]\s?(?P<name>(?=[^<>«»‹›]*[^\W\d_])(?![^<>«»‹›]*\d[:.]\d)[^<>«»‹›\s][^<>«»‹›]{0,29}?)\s?[>»›]\s+(?=\S)"
)
# Signs by which a misread stamp may be longer than the longest read well.
SIGNS = 3
# Rows that must open with a stamp and a name, in number and as a share of those at the left edge.
LEAST, SHARE = 2, 0.25
# Rows that open with a name and a colon, or with one in angles, at least.
NAMED, ANGLED = 4, 3
# Longest name behind a stamp alone, in words, and the share of the stamps that have one.
LONGEST, USUAL = 3, 0.6
# Heights of a capital between two columns at least.
GAP = 1.7
# Longest name before a colon, in words.
NAME_WORDS = 5


def prefix_opener(rows: Sequence[Row], look: Look) -> Opener | None:
    """Return how the rows of a page open messages, if with a stamp and a name, in either order, before the text."""
    for pattern in (_ANGLES, _COLON, _STAMPED):
        opening = [row for row in rows if _prefix(row, pattern)]
        if len(opening) >= max(LEAST, SHARE * sum(look.at_column(row) for row in rows)):
            misread = () if pattern is _STAMPED else (_TURNED, _misread_of(opening, pattern))
            return partial(_prefixed, patterns=(pattern, *misread))
    return None


def name_opener(rows: Sequence[Row], look: Look) -> Opener | None:
    """Return how the rows of a page open messages, if with names before a colon and no time: few names."""
    matches = {row: found for row in rows if look.at_column(row) and (found := _NAMED.match(row.text))}
    names = Counter(found["name"] for found in matches.values() if may_be_name(found["name"]))
    told = {row: found for row, found in matches.items() if found["name"] in names}
    if len(told) < NAMED or 2 * len(names) > len(told) or len(told) < SHARE * sum(map(look.at_column, rows)):
        return None
    heads = _of_blocks(rows, told) or {row: _named(row, found) for row, found in told.items()}
    return lambda row: heads.get(row, Head(rest=row.runs))


def angle_opener(rows: Sequence[Row], look: Look) -> Opener | None:
    """Return how the rows of a page open messages, if with names in angles and no time."""
    found = {row: _ANGLED.match(row.text) for row in rows}
    heads = {row: _named(row, each) for row, each in found.items() if each and len(each["name"].split()) <= NAME_WORDS}
    if len(heads) < max(ANGLED, SHARE * sum(map(look.at_column, rows))):
        return None
    return lambda row: heads.get(row, Head(rest=row.runs))


def handle_opener(rows: Sequence[Row], look: Look, avatars: Sequence[Box]) -> Opener | None:
    """Return how the rows of a page open messages, if with an avatar and a handle ("@ana") before the text: those of a
    stream."""
    headed = [row for row in rows if any(look.heads(avatar, row.box) for avatar in avatars)]
    found = {row: each for row in headed if (each := _HANDLE.match(row.text))}
    if len(found) < max(NAMED, USUAL * len(headed)):
        return None
    heads = {row: Head(each["name"], rest=_after(row.runs, each.end())) for row, each in found.items()}
    return lambda row: heads.get(row, Head(rest=row.runs))


def clock_opener(rows: Sequence[Row], look: Look) -> Opener | None:
    """Return how the rows of a page open messages, if with a stamp, a name that recurs behind most, and text."""
    told = {row: found for row in rows if look.at_column(row) and (found := _CLOCKED.match(row.text))}
    if len(told) < max(NAMED, SHARE * sum(map(look.at_column, rows))):
        return None
    counts = Counter(" ".join(words[:count]) for row, found in told.items()
                     for words in [row.text[found.end() :].split()] for count in range(1, LONGEST + 1))  # fmt: skip
    names = {row: _recurring(row.text[found.end() :].split(), counts) for row, found in told.items()}
    if sum(map(bool, names.values())) < USUAL * len(told):
        names = dict.fromkeys(told, "")
    elif not any(" " in name for name in names.values()):  # who wrote once has one word too
        names = {row: name or _first_name(row.text[told[row].end() :]) for row, name in names.items()}
    heads = {
        row: Head(clean_name(names[row]), clock_in(found["stamp"]), _after(row.runs, found.end() + len(names[row])))
        for row, found in told.items()
    }
    return lambda row: heads.get(row, Head(rest=row.runs))


def _first_name(text: str) -> str:
    """Return the first word of a text, where others follow and it may be a name."""
    first, *others = text.split() or [""]
    return first if others and may_be_name(first) else ""


def _recurring(words: Sequence[str], counts: Mapping[str, int]) -> str:
    """Return the longest beginning of a text that begins most of the texts that its first word does; '' if only its."""
    first = counts[words[0]] if words else 0
    begun = [" ".join(words[:count]) for count in range(1, min(LONGEST, len(words) - 1) + 1)]
    return max((text for text in begun if counts[text] >= max(2, USUAL * first) and may_be_name(text)), key=len,
               default="")  # fmt: skip


def _of_blocks(rows: Sequence[Row], told: Mapping[Row, re.Match[str]]) -> dict[Row, Head]:
    """Return what the rows of blocks that tell by a label each who wrote and when ("From: … Sent: … To: …") open; {}
    if the words before the colons are no labels: after none of them stands a time mostly."""
    times = defaultdict(list)
    for row, found in told.items():
        times[found["name"]].append(has_clock(row.text[found.end() :]))
    if not any(2 * sum(each) > len(each) for each in times.values()):
        return {}
    heads: dict[Row, Head] = {}
    for labelled, block in groupby(rows, key=told.__contains__):
        values = {row: row.text[told[row].end() :] for row in block} if labelled else {}
        time = next((clock_in(value) or value for value in values.values() if has_clock(value)), "")
        name = next((value for value in values.values() if may_be_name(_without_address(value))), "")
        if time:
            heads |= dict.fromkeys(values, NO_HEAD) | {next(iter(values)): Head(_without_address(name), time)}
    return heads


def _without_address(text: str) -> str:
    return clean_name(re.split(r"\s?[<(\[]", text)[0])


def _named(row: Row, found: re.Match[str]) -> Head:
    """Return the name before a colon, and the clock that stands before it where the minute is another."""
    clock = clock_in(found.string[: found.start("name")].strip())
    return Head(clean_name(found["name"]), clock, _after(row.runs, found.end()))


def _prefix(row: Row, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    """Return the stamp and the name that a row begins with, as the first pattern that fits finds them."""
    seen = Row(as_seen(row.runs))
    matches = (pattern.match(seen.text) for pattern in patterns)
    fits = (each for each in matches if each and clock_of(each["stamp"]) and len(each["name"].split()) <= NAME_WORDS)
    return next((each for each in fits if _is_one_cell(seen, *each.span("name"))), None)


def _is_one_cell(row: Row, start: int, end: int) -> bool:
    """Whether what stands between two places of a row's text has no gap in it as wide as between columns."""
    words = [word.box for word in _words(_after(row.runs, start))][: len(row.text[start:end].split())]
    height = min(run.line.cap_height for run in row.runs)
    return all(word.x - before.right < GAP * height for before, word in pairwise(words))


def _words(runs: Sequence[LineReading]) -> list[Word]:
    return [word for run in runs for word in run.words]


def _misread_of(opening: Sequence[Row], pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return what finds the stamps and signs that were misread, by the names that head other rows of the page."""
    found = [match for row in opening if (match := _prefix(row, pattern))]
    names = sorted({match["name"].strip() for match in found}, key=lambda name: (-len(name), name))
    longest = max(len(match["stamp"]) for match in found) + SIGNS
    known = "|".join(map(re.escape, names))
    before = rf"(?P<stamp>[^<>«»‹›]{{1,{longest}}}?)\s?[<«‹(\"'-]?\s?(?P<name>{known})"
    return re.compile(rf"{before}(?:\s?\S?(?=\s|$)|\s?[^\w\s]{_ON})\s?")


def _prefixed(row: Row, patterns: Sequence[re.Pattern[str]]) -> Head:
    """Return the stamp and the name that a row begins with, and its runs without them.

    A stamp that tells no time any more is one still, between brackets and before a name in angles.
    """
    found = _prefix(row, *patterns)
    if not found and patterns[0] is _ANGLES:
        found = _UNTIMED.match(Row(as_seen(row.runs)).text)
    if not found:
        return Head(rest=row.runs)
    name = found["name"].strip()
    if _runs_leftward(row.runs) or found.re is _TURNED:
        name = " ".join(re.sub("[<«‹]", "", word) for word in reversed(name.split()))
    rest = _as_read(_after(as_seen(row.runs), found.end()), row.runs)
    return Head(name if is_number(name) else clean_name(name), clock_of(found["stamp"]), rest)


def _runs_leftward(runs: Sequence[LineReading]) -> bool:
    """Whether words are read from right to left."""
    return any(run.words[0].box.x > run.words[-1].box.x for run in runs if run.words)


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
