"""A row → what it opens a message with: a name, a time, and the text beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.naming import SMALL, clean_name, has_pictograph, name_and_time
from ocr_pipeline.messages.rows.look import AT_EDGE, Look, is_vivid
from ocr_pipeline.messages.rows.parts import Row, as_seen
from ocr_pipeline.messages.rows.stamped import split_stamp
from ocr_pipeline.messages.rows.timed import is_far, may_name, split_time
from ocr_pipeline.model import LineReading, TextLine

# Characters of a name with an account, before a day and a time, at most.
CALLED = 60
# In heights of a capital: a name with a time begins this close to the left edge of the text (its first letter may be
# lost); where names are not coloured it is bolder than the text by this much at least.
INDENTED, BOLD_ENOUGH = 2.0, 1.06
# In heights of a capital: a badge stands so far behind a name, and its letters are no higher than the second.
APART, LOWER = 0.75, 0.8
# Signs that an icon is read as.
ICON = 3
# Names that are small but no fainter than the text, at least, and how much their heights differ, as a share of its.
LIKE, SAME_SIZE = 3, 0.1
# An account in brackets behind a name: "Anna Berg (anna.b)".
_ACCOUNT = re.compile(r"(?<=\w|[.)])\s\(@?[a-z\d][a-z\d_.-]+\)$")
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


# What opens no message, and holds nothing.
NO_HEAD = Head()
# Tells what a row opens a message with.
Opener = Callable[[Row], Head]


@dataclass(frozen=True, slots=True)
class Naming:
    """How names are set on a page: apart from the text (bold or coloured), in colour, with an avatar beside them, or
    beside one and set small."""

    outstanding: bool
    vivid: bool
    avatars: tuple[Box, ...]
    small: bool = False


def naming_of(rows: Sequence[Row], look: Look, avatars: Sequence[Box]) -> Naming:
    """Return how names are set on a page, learned from those that a time stands beside."""
    several = [row for row in rows if len(row.runs) > 1]
    timed = [row.runs[0] for row in several if _stamped(row, look, avatars)[1] or split_time(row, look)[1]]
    named = [run.line for run in timed if may_name(run.text)]
    outstanding = bool(named) and sum(look.stands_out(line) for line in named) >= max(1, USUAL * len(named))
    vivid = sum(is_vivid(line.ink) for line in named) > len(named) / 2
    headed = [row for row in rows if any(look.heads(avatar, row.box) for avatar in avatars)]
    small = [row.runs[0].line for row in headed if _is_small_name(row, look)]
    pale = all(map(look.is_faint, small)) or (len(small) >= LIKE and _are_of_one_size(small, look))
    remarked = not named and 2 * len(small) > max(2, len(headed)) and pale
    return Naming(outstanding, vivid, tuple(avatars), remarked)


def _are_of_one_size(lines: Sequence[TextLine], look: Look) -> bool:
    heights = [line.cap_height for line in lines]
    return max(heights) - min(heights) <= SAME_SIZE * look.height


def head_of(row: Row, look: Look, naming: Naming) -> Head:
    """Return what a row opens a message with."""
    rest, stamp = _stamped(row, look, naming.avatars)
    rest, time = (rest, stamp) if stamp else split_time(row, look)
    if not rest:
        return Head(time=time)
    first = union(word.box for word in row.runs[0].words)
    begins = abs(first.x - look.column) <= (INDENTED if time else AT_EDGE) * look.height
    told = bool(time) or look.stands_out(row.runs[0].line)
    faces = [avatar for avatar in naming.avatars if told or avatar.right > look.column]
    if not begins and not any(look.heads(avatar, first) for avatar in faces):  # a list in a message may be the column
        return Head(rest=row.runs)
    if not time and (named := _named_and_timed(row, look, naming)):
        return named
    if time and ((stamp and _is_called(rest, look, naming)) or _is_name(rest, look, naming)):
        return Head(_ACCOUNT.sub("", clean_name(" ".join(run.text for run in _named(rest, look)))), time)
    small = naming.small and _is_small_name(row, look) and any(look.heads(each, row.box) for each in naming.avatars)
    if not time and (small or _is_untimed_name(rest, look, naming)):
        return Head(clean_name(rest[0].text))
    return Head(time=time, rest=rest)


def _named_and_timed(row: Row, look: Look, naming: Naming) -> Head | None:
    """Return the name and the time that a row consists of, little more than a word's space apart, where the name stands
    out and an avatar is beside it; None where it is another."""
    first, *others = row.runs
    if others or not (look.stands_out(first.line) and _is_headed(first.line, look, naming)):
        return None
    name, time = name_and_time(first.text, first.language)
    return Head(name, time) if name else None


def _named(runs: Sequence[LineReading], look: Look) -> Sequence[LineReading]:
    """Return the runs of a name without what is set small behind it: a badge, an account."""
    count = next((place for place, run in enumerate(runs) if place and _is_badge(run, runs[0], look)), len(runs))
    return [*runs[: count - 1], _without_chip(runs[count - 1], look)]


def _without_chip(run: LineReading, look: Look) -> LineReading:
    """Return a run without a word on a paper too pale to be found: lower than letters, and farther than a space from
    those before it."""
    words = as_seen([run])[0].words
    parted = ((place, word.box.x - before.box.right, word.box.height)
              for place, (before, word) in enumerate(pairwise(words), 1))  # fmt: skip
    ends = (place for place, gap, high in parted if gap >= APART * look.height and high <= LOWER * look.height)
    kept = words[: next(ends, len(words))]
    return replace(run, words=tuple(word for word in run.words if word in kept))


def _is_badge(run: LineReading, name: LineReading, look: Look) -> bool:
    """Whether a run behind a name is set smaller, or fainter where the name is not: a badge, an account."""
    smaller = look.is_small(run.line) and run.line.cap_height < name.line.cap_height
    return smaller or (look.is_faint(run.line) and not look.is_faint(name.line))


def _is_small_name(row: Row, look: Look) -> bool:
    """Whether a row is a name set smaller than the text, with an icon far behind it at most."""
    first, *behind = row.runs
    alone = all(len(run.text) <= ICON and is_far([first], run, look) for run in behind)
    return alone and look.is_small(first.line) and may_name(first.text)


def _is_name(runs: Sequence[LineReading], look: Look, naming: Naming) -> bool:
    text, line = " ".join(run.text for run in runs), runs[0].line
    if not may_name(text) and not (_is_headed(line, look, naming) and _is_in_small_letters(text)):
        return False
    if look.stands_out(line) or not naming.outstanding:
        return True
    bolder = line.weight > BOLD_ENOUGH * look.weight and not naming.vivid
    return bolder or _is_headed(line, look, naming)


def _is_in_small_letters(text: str) -> bool:
    """Whether a text is a few words in small letters and nothing else: before a time, beside an avatar, a name."""
    return len(text.split()) == SMALL and re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)*", text) is not None


def _is_called(runs: Sequence[LineReading], look: Look, naming: Naming) -> bool:
    """Whether what a day and time stand behind names somebody, whatever signs are in it: it stands out or an avatar is
    beside it."""
    text, line = " ".join(run.text for run in runs), runs[0].line
    told = look.stands_out(line) or _is_headed(line, look, naming)
    said = sum(word[0].islower() for word in text.split()) >= SMALL  # "Anna just joined the server."
    return told and not said and len(text) <= CALLED and any(map(str.isalpha, text))


def _is_headed(line: TextLine, look: Look, naming: Naming) -> bool:
    return any(look.heads(avatar, line.box) for avatar in naming.avatars)


def _is_untimed_name(runs: Sequence[LineReading], look: Look, naming: Naming) -> bool:
    """Whether a row is a name without a time, or with one that could not be read: bold or coloured as the others are,
    beside an avatar where the page has any."""
    line, text = runs[0].line, runs[0].text
    headed = _is_headed(line, look, naming)
    faint_end = len(runs) == 2 and look.is_faint(runs[1].line) and is_far(runs[:1], runs[1], look)
    small_end = len(runs) == 2 and look.is_small(runs[1].line)
    told = look.stands_out(line) or (headed and faint_end)
    if not told or not may_name(text) or has_pictograph(text) or (len(runs) > 1 and not (small_end or faint_end)):
        return False
    if naming.avatars:
        return headed
    return is_vivid(line.ink) or not naming.vivid


def _stamped(row: Row, look: Look, avatars: Sequence[Box]) -> tuple[tuple[LineReading, ...], str]:
    return split_stamp(row, look, headed=any(look.heads(avatar, row.box) for avatar in avatars))
