"""A line's words → runs of them that some reader should read anew, each with a crop of its own, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr_pipeline.geometry import union
from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.scripts import is_hangul, is_unspaced, runs_leftward, script_of

# White columns around a run, in shares of its crop's height.
MARGIN = 0.25

# Share of a word's height that two words may share columns by and still be two.
SLACK = 0.15
# By how much surer (0..1) than the model that knows a line one of another script is of a word in it. The second of two
# models is the one that knows it if it is so many times as sure of the letters of its words.
LEAD, MOST = 0.7, 1.5
# Letters of a word that tell its script; a sign for a syllable or a word does alone.
LETTERS = 3
# What addresses have and words have not: they are of no script's language.
_ADDRESS = re.compile(r"[^\W_][./@]+[^\W_]")

Read = Callable[[Sequence[Crop], str], tuple[LineReading, ...]]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a line: the line's number, the first and the one behind the last word, and their crop."""

    line: int
    start: int
    end: int
    crop: Crop
    reading: LineReading

    @property
    def length(self) -> float:
        """How long it is, in heights of a capital."""
        return union(word.box for word in self.reading.words).width / self.crop.line.cap_height


def whole_line(number: int, reading: LineReading, crop: Crop) -> Run:
    """Return all words of a line as one run."""
    return Run(number, 0, len(reading.words), crop, reading)


def cut_run(number: int, start: int, end: int, reading: LineReading, crop: Crop) -> Run:
    """Return a run with its own crop: the columns from the word before it to the word behind."""
    words = reading.words[start:end]
    box = union(word.box for word in words)
    others = [word.box for word in (*reading.words[:start], *reading.words[end:])]
    before = [(other.right + box.x) / 2 for other in others if other.right <= box.x + 2]
    behind = [(other.x + box.right) / 2 for other in others if other.x >= box.right - 2]
    height, width = crop.pixels.shape
    left = max(0, round((max(before) - crop.origin[0]) * crop.scale)) if before else 0
    right = min(width, round((min(behind) - crop.origin[0]) * crop.scale)) if behind else width
    margin = round(MARGIN * height)
    part = crop.pixels[:, left : max(right, left + 1)]
    framed = cv2.copyMakeBorder(part, 0, 0, margin, margin, cv2.BORDER_CONSTANT, value=255)
    origin = (crop.origin[0] + (left - margin) / crop.scale, crop.origin[1])
    own = Crop(replace(crop.line, pictographs=()), np.asarray(framed, np.uint8), origin, crop.scale)
    return Run(number, start, end, own, replace(reading, words=words))


def replaced(readings: Sequence[LineReading], found: Sequence[tuple[Run, LineReading]]) -> tuple[LineReading, ...]:
    """Return the readings with runs, in the order of the lines and words, in place of which others were read."""
    lines = list(readings)
    for run, new in reversed(found):
        old = lines[run.line]
        whole = (run.start, run.end) == (0, len(readings[run.line].words))
        words = (*old.words[: run.start], *new.words, *old.words[run.end :])
        lines[run.line] = replace(old, words=words, language=new.language if whole else old.language)
    return tuple(lines)


def surest(old: LineReading, new: LineReading) -> LineReading:
    """Return two readings of one line as one: where their words part alike, those that are surer, else the old ones.

    A line may hold an address among words of another script, and each model is sure of its own. Where one reading keeps
    none but words of a letter or two, it is the other. Lines that run from right to left are not told apart so: of them
    the new reading is returned.
    """
    if any(runs_leftward(line.text) for line in (old, new)):
        return new
    groups = _alike(old.words, new.words)
    if all(sureness(news) > sureness(olds) for olds, news in groups):
        return new
    lead = LEAD if _knows_more(new, old) else -LEAD
    newer = [bool(olds) and _is_surer(news, olds, lead) for olds, news in groups]
    kept = [word for (olds, news), won in zip(groups, newer, strict=True) for word in olds if not (won or olds == news)]
    taken = [word for (_, news), won in zip(groups, newer, strict=True) for word in news if won]
    shared = [word for word in new.words if word.text in {other.text for other in old.words}]
    if not _told(kept) and any(map(tells_script, (*taken, *shared))):
        return new
    if not _told(taken) and _told(kept):
        return old
    words = (news if won else olds for (olds, news), won in zip(groups, newer, strict=True))
    return replace(old, words=tuple(word for part in words for word in part))


def _is_surer(news: Sequence[Word], olds: Sequence[Word], lead: float) -> bool:
    """Whether a new reading of some columns is surer than the old one; where they are in two scripts, one of them by
    so much more than that of the script that most of the line is in."""
    texts = ["".join(word.text for word in words) for words in (olds, news)]
    apart = len({*map(script_of, texts), ""}) == 3 and not any(map(_ADDRESS.search, texts))
    return sureness(news) + (lead if apart else 0.0) > sureness(olds)


def _knows_more(new: LineReading, old: LineReading) -> bool:
    """Whether a new reading is much surer of the words of a line; where neither has any, whether it is surer of all."""
    known, before = (
        sum(len(word.text) * word.confidence for word in reading.words if tells_script(word)) for reading in (new, old)
    )
    return known > MOST * before or (known == before == 0 and sureness(new.words) > sureness(old.words))


def tells_script(word: Word) -> bool:
    """Return whether a word is of some language's script: long enough, and no address."""
    return _is_worded(word) and not is_address(word)


def is_address(word: Word) -> bool:
    """Return whether a word is an address, in whatever letters it was read."""
    return _ADDRESS.search(word.text) is not None


def _told(words: Sequence[Word]) -> bool:
    """Whether one of some words is long enough to tell a script: short ones look alike in several."""
    return any(map(_is_worded, words))


def _is_worded(word: Word) -> bool:
    signs = any(is_unspaced(char) or is_hangul(char) for char in word.text)
    return signs or sum(map(str.isalpha, word.text)) >= LETTERS


def _alike(old: Sequence[Word], new: Sequence[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Return the words of two readings in the smallest groups that share no column, from left to right."""
    groups: list[tuple[list[Word], list[Word]]] = []
    right = float("-inf")
    for word, source in sorted([*((word, 0) for word in old), *((word, 1) for word in new)], key=_left):
        if word.box.x + SLACK * word.box.height >= right:
            groups.append(([], []))
        groups[-1][source].append(word)
        right = max(right, word.box.right)
    return groups


def _left(sourced: tuple[Word, int]) -> int:
    return sourced[0].box.x


def is_read(word: Word) -> bool:
    """Return whether a word is letters or figures as read, and no pictograph."""
    return re.search(r"\w", word.text) is not None


def sureness(words: Sequence[Word]) -> float:
    """Return the confidence of what was read of some words, each weighted by its letters; 0 for none."""
    read = [word for word in words if is_read(word)]
    letters = sum(len(word.text) for word in read)
    return sum(word.confidence * len(word.text) for word in read) / letters if letters else 0.0
