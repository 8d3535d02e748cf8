"""What was read badly with the page's model → the same read with models of other scripts, where that is surer.

A chat may hold several scripts, and so may one line. Read with the wrong model a word is gibberish, and Tesseract is
unsure of it; the right model is sure. Runs of such words are read again, cut out of their lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import cv2
import numpy as np

from ocr_pipeline.geometry import union
from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.scripts import is_unspaced, script_of

# Confidence (0..1) under which a reading is doubted, that a better one has at least, and by how much it is surer.
DOUBTFUL, SURE, SURER = 0.65, 0.8, 0.25
# The same for a model that other lines of the page were read with surely; letters of alphabets that look like one
# another ("OK", "ОК") are not read anew for less doubt than above.
LIKELY, ENOUGH, SOME = 0.8, 0.5, 0.1
ALPHABETS = frozenset({"latin", "greek", "cyrillic", ""})
# Share of a line's letters that is in doubt from which on the whole line is.
WHOLE = 0.6
# Heights of a capital that a run of words is long: icons and avatars are unsure in any script; and that runs are from
# which the models to try on all are told: so many, the longest.
WORD, LONG, SAMPLE = 1.6, 5.0, 6
# A line of figures is no longer than this, in heights of a capital.
FIGURES = 10.0
# White columns around a run, in shares of its crop's height.
MARGIN = 0.25

Read = Callable[[Sequence[Crop], str], tuple[LineReading, ...]]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of a line that are in doubt: the line's number, the first and the last word, and their crop."""

    line: int
    start: int
    end: int
    crop: Crop
    reading: LineReading

    @property
    def length(self) -> float:
        """How long it is, in heights of a capital."""
        return union(word.box for word in self.reading.words).width / self.crop.line.cap_height


def reread(
    crops: Sequence[Crop], readings: Sequence[LineReading], models: Sequence[str], read: Read
) -> tuple[LineReading, ...]:
    """Return the readings, runs in doubt replaced where one of some other models is clearly surer of them.

    `read` reads crops with one model in one process. Where nothing is in doubt it is not called.
    """
    runs = [run for n, reading in enumerate(readings) for run in _runs(n, reading, crops[n])]
    sample = sorted(runs, key=lambda run: -run.length)[:SAMPLE]
    sample = [run for run in sample if run.length >= LONG and _sureness(run.reading.words) < DOUBTFUL]
    found: dict[tuple[int, int], tuple[_Run, LineReading]] = {}
    for model in models:
        left = [run for run in sample if (run.line, run.start) not in found]
        if not left:
            break
        tried = dict(zip(left, read([run.crop for run in left], model), strict=True))
        if not any(_better(new, run.reading) and _has_words(new.text) for run, new in tried.items()):
            continue
        rest = [run for run in runs if run not in tried]
        tried |= dict(zip(rest, read([run.crop for run in rest], model) if rest else (), strict=True))
        for run, new in tried.items():
            _, best = found.get((run.line, run.start), (run, run.reading))
            if _likelier(new, run.reading) and _sureness(new.words) > _sureness(best.words):
                found[run.line, run.start] = run, new
    return _replaced(readings, [found[key] for key in sorted(found)])


def latin_in(readings: Sequence[LineReading]) -> tuple[str, ...]:
    """Return the texts of lines that are in Latin letters."""
    return tuple(line.text for line in readings if script_of(line.text) == "latin")


def reread_latin(
    crops: Sequence[Crop], readings: Sequence[LineReading], model: str, read: Read
) -> tuple[LineReading, ...]:
    """Return the readings of a page in another script, words in Latin letters replaced where a Latin model is surer.

    Models of other scripts know Latin letters too, but no accents and few words.
    """
    runs = [run for n, reading in enumerate(readings) for run in _runs_of(n, reading, crops[n], _is_latin)]
    if not runs:
        return tuple(readings)
    read_anew = zip(runs, read([run.crop for run in runs], model), strict=True)
    return _replaced(
        readings, [(run, new) for run, new in read_anew if _sureness(new.words) > _sureness(run.reading.words)]
    )


def reread_figures(
    crops: Sequence[Crop], readings: Sequence[LineReading], model: str, read: Read
) -> tuple[LineReading, ...]:
    """Return the readings of a page in another script, short lines that a Latin model takes for figures replaced.

    Models of Arabic and Hebrew misread clock times in European figures.
    """
    short = [n for n, crop in enumerate(crops) if crop.line.box.width <= FIGURES * crop.line.cap_height]
    doubtful = [n for n in short if _sureness(readings[n].words) < LIKELY or not _letters(readings[n].text)]
    found = list(readings)
    for n, new in zip(doubtful, read([crops[n] for n in doubtful], model) if doubtful else (), strict=True):
        figures = any(map(str.isdigit, new.text)) and not re.search(r"[^\W\d_](?<![aApPmM])", new.text)
        if figures and _sureness(new.words) >= max(DOUBTFUL, _sureness(readings[n].words)):
            found[n] = replace(new, language=readings[n].language)
    return tuple(found)


def _letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_latin(word: Word) -> bool:
    """Whether a word is of Latin letters and long enough to be one."""
    return len(word.text) > 2 and script_of(word.text) == "latin"


def _runs(number: int, reading: LineReading, crop: Crop) -> list[_Run]:
    """Return the runs of a line's words that may be of another script, or the line as one if most of it may."""
    return _runs_of(number, reading, crop, lambda word: _is_read(word) and word.confidence < LIKELY)


def _runs_of(number: int, reading: LineReading, crop: Crop, holds: Callable[[Word], bool]) -> list[_Run]:
    """Return the runs of a line's words of which something holds, or the line as one if it does of most."""
    words = reading.words
    doubted = [holds(word) for word in words]
    letters = sum(len(word.text) for word in words if _is_read(word))
    if sum(len(word.text) for word, doubt in zip(words, doubted, strict=True) if doubt) > WHOLE * letters > 0:
        runs = [_Run(number, 0, len(words), crop, reading)]
    else:
        spans = [list(span) for doubt, span in groupby(range(len(words)), key=lambda n: doubted[n]) if doubt]
        runs = [_cut(number, span[0], span[-1] + 1, reading, crop) for span in spans]
    return [run for run in runs if run.length >= WORD]


def _is_read(word: Word) -> bool:
    """Whether a word is letters or figures as read, and no pictograph."""
    return re.search(r"\w", word.text) is not None


def _cut(number: int, start: int, end: int, reading: LineReading, crop: Crop) -> _Run:
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
    return _Run(number, start, end, own, replace(reading, words=words))


def _better(new: LineReading, old: LineReading) -> bool:
    """Whether a reading is sure, clearly surer than another, of another script, and no mere figures."""
    surer = _sureness(new.words) >= max(SURE, _sureness(old.words) + SURER)
    return surer and _is_other(new, old)


def _likelier(new: LineReading, old: LineReading) -> bool:
    """Whether a reading is surer than another, with a model that the page is known to need."""
    least = DOUBTFUL if {script_of(new.text), script_of(old.text)} <= ALPHABETS else LIKELY
    sureness = _sureness(old.words)
    return sureness < least and _sureness(new.words) >= max(ENOUGH, sureness + SOME) and _is_other(new, old)


def _is_other(new: LineReading, old: LineReading) -> bool:
    worded = sum(map(str.isalpha, new.text)) > sum(map(str.isdigit, new.text))
    return worded and script_of(new.text) not in ("", script_of(old.text))


def _replaced(readings: Sequence[LineReading], found: Sequence[tuple[_Run, LineReading]]) -> tuple[LineReading, ...]:
    """Return the readings with the runs read anew in place of what they were."""
    lines = list(readings)
    for run, new in reversed(found):
        old = lines[run.line]
        whole = (run.start, run.end) == (0, len(readings[run.line].words))
        words = (*old.words[: run.start], *new.words, *old.words[run.end :])
        lines[run.line] = new if whole else replace(old, words=words)
    return tuple(lines)


def _has_words(text: str) -> bool:
    """Whether a text has a word as long as noise rarely gives: four letters, or two signs that stand without spaces."""
    runs = re.findall(r"[^\W\d_]+", text)
    return any(len(run) >= 4 or (len(run) >= 2 and is_unspaced(run[0])) for run in runs)


def _sureness(words: Sequence[Word]) -> float:
    read = [word for word in words if _is_read(word)]
    letters = sum(len(word.text) for word in read)
    return sum(word.confidence * len(word.text) for word in read) / letters if letters else 0.0
