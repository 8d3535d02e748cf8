"""A page in another script → what is in Latin letters or in figures on it, read again with a Latin model.

Models of other scripts know Latin letters too, but no accents and few words; and they take the colon of a clock for a
digit or a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.languages import LEFTWARD
from ocr_pipeline.ocr.runs import Read, Run, cut_run, replaced, sureness, surest, tells_script, whole_line
from ocr_pipeline.ocr.scripts import script_of

# Confidence (0..1) that a Latin reading of what was read in other letters has at least, and by how much it is surer;
# under which a word beside such is a scrap of it.
HALF, SURER, SCRAP = 0.5, 0.1, 0.5
# Confidence (0..1) from which on figures are left as they are, and that a Latin reading of them has at least; under
# which a line no longer than so many heights of a capital may be figures whatever it was read as.
SURE, ENOUGH, DOUBTFUL, SHORT = 0.9, 0.65, 0.8, 14.0
# By how much less sure (0..1) a Latin model may be of a whole line.
NEAR = 0.02
# Scripts some letters of which look like Latin ones; a line may be half in each.
ALPHABETS = frozenset({"latin", "greek", "cyrillic", ""})
# A word's part in a line, a letter each: L a Latin word of three letters or more and what is as unsure and odd as an
# address read with another model ("ехатр!е.сот"), l a shorter one or a scrap, f figures, h the half of a day after a
# clock ("РМ", as a Cyrillic model has it), n marks, o what is in another script, and pictographs.
_PARTS = {
    "h": re.compile(r"[AaPpАаРрΑαΡρ]\.?[MmМмтΜ]\.?"),
    "f": re.compile(r"(?=(?:.*\d){2})[\W\d_]+(?:[AaPpАаРрΑαΡρ][MmМмтΜ])?"),
    "n": re.compile(r"[\W\d_]+"),
}
_ODD = re.compile(r"[^\W_][!-&(-,./:-@\[-`{-~]+[^\W\d_]|[^\W\d_]\d+[^\W\d_]")
# What is read anew: Latin words with what stands between them, or figures. Figures in an order that may be wrong, with
# the half of the day before them. A reading that is no more than figures, or a piece of an address.
_RUNS = re.compile(r"(?=[lLfn]*L)[lLf](?:[lLfn]*[lLf])?|f+h?")
_TURNED = re.compile(r"(?:[AaPp]\.?\s?[Mm]\.?)?[\W\d_]*\d[\W\d_]*")
# A clock; figures with the half of the day as Arabic has it.
_CLOCK, _HALVED = re.compile(r"\d{1,2}:\d{2}"), re.compile(r"[\W\d_]*(?P<half>[\u0645\u0635])[\W\d_]*")
_FIGURES = re.compile(r"[\W\d_]*\d[\W\d_]*(?:[AaPp]\.?\s?[Mm]\.?\W*)?|[?&/]?\w*=[\d.,]+")


def latin_in(readings: Sequence[LineReading]) -> tuple[str, ...]:
    """Return the texts of lines that are in Latin letters, without addresses: they are of no language."""
    words = (re.sub(r"\S+(?:://|\.\w|@)\S*", "", line.text) for line in readings if script_of(line.text) == "latin")
    return tuple(filter(str.strip, words))


def reread_latin(
    crops: Sequence[Crop], readings: Sequence[LineReading], model: str, read: Read
) -> tuple[LineReading, ...]:
    """Return the readings of a page in another script, words in Latin letters and unsure figures replaced where a
    Latin model is surer.

    `read` reads crops with one model in one process, first such words, then the lines that they show to be in Latin
    letters altogether. Where there are none it is not called.
    """
    runs = [run for n, reading in enumerate(readings) for run in _runs(n, reading, crops[n])]
    anew = zip(runs, read([run.crop for run in runs], model) if runs else (), strict=True)
    found = replaced(readings, [(run, _in_its_language(new, run)) for run, new in anew if _is_better(new, run)])
    lines = [whole_line(n, line, crops[n]) for n, line in enumerate(found) if _may_be_latin(line)]
    whole = zip(lines, read([run.crop for run in lines], model) if lines else (), strict=True)
    return replaced(found, [(run, _of_line(run.reading, new)) for run, new in whole])


def _of_line(old: LineReading, new: LineReading) -> LineReading:
    """Return a Latin model's reading of a line if it is sure of all of it, else its sure words among the old ones."""
    return new if sureness(new.words) >= sureness(old.words) - NEAR else surest(old, new)


def _may_be_latin(reading: LineReading) -> bool:
    """Whether a line with Latin words has others in letters that look like Latin ones: "Tu peux m'envoyer la facture"
    is "Ти peux т'епуоуег 1а facture" to a Russian model."""
    pictographs = {each.text for each in reading.line.pictographs}
    words = [word for word in reading.words if word.text not in pictographs]
    latin = any(tells_script(word) and script_of(word.text) == "latin" for word in words)
    return latin and {script_of(word.text) for word in words} <= ALPHABETS and "o" in map(_part, words)


def _runs(number: int, reading: LineReading, crop: Crop) -> Iterator[Run]:
    """Yield the runs of a line's words that a Latin model may know better."""
    words, pictographs = reading.words, {each.text for each in reading.line.pictographs}
    if _may_be_figures(reading, crop) or _half_of(reading, crop):
        yield whole_line(number, reading, crop)
        return
    for found in _RUNS.finditer("".join("o" if word.text in pictographs else _part(word) for word in words)):
        start, end = found.span()
        if "L" in found[0] or min(word.confidence for word in words[start:end]) < SURE:
            yield cut_run(number, start, end, reading, crop)


def _may_be_figures(reading: LineReading, crop: Crop) -> bool:
    """Whether a line has no words but figures, in an order that may be wrong, or is a short one that is in doubt."""
    if _is_out_of_order(reading):
        return True
    short = crop.line.box.width <= SHORT * crop.line.cap_height
    return short and re.search(r"\w", reading.text) is not None and sureness(reading.words) < DOUBTFUL


def _half_of(reading: LineReading, crop: Crop) -> str:
    """Return which half of the day a short Arabic line of figures tells, "" for none: "2م" may be "4:12 م"."""
    short = crop.line.box.width <= SHORT * crop.line.cap_height
    found = _HALVED.fullmatch(reading.text) if short and reading.language in LEFTWARD else None
    return found["half"] if found and any(map(str.isdigit, reading.text)) else ""


def _clock_of(new: LineReading, run: Run) -> LineReading | None:
    """Return the clock in a Latin reading with the half of the day that its line tells behind it, None where the line
    tells none or no clock is surely read."""
    half = _half_of(run.reading, run.crop)
    clock = next((word for word in new.words if _CLOCK.fullmatch(word.text) and word.confidence >= ENOUGH), None)
    if not half or clock is None:
        return None
    (last, *_) = [word for word in new.words if word is not clock] or run.reading.words
    return replace(new, words=(clock, replace(last, text=half)), language=run.reading.language)


def _is_out_of_order(reading: LineReading) -> bool:
    """Whether a line has figures only, read from right to left: "555-0147 (202) 1+", "pm 9:15"."""
    return reading.language in LEFTWARD and _TURNED.fullmatch(reading.text) is not None


def _part(word: Word) -> str:
    """Return the letter that stands for a word's part in its line."""
    for letter, pattern in _PARTS.items():
        if pattern.fullmatch(word.text):
            return letter
    if script_of(word.text) == "latin":
        return "L" if len(word.text) > 2 else "l"
    if word.confidence < DOUBTFUL and _ODD.search(word.text):
        return "L"
    return "l" if word.confidence < SCRAP else "o"


def _is_better(new: LineReading, run: Run) -> bool:
    if _clock_of(new, run):
        return True
    old = sureness(run.reading.words)
    if script_of(run.reading.text) == "latin":
        return sureness(new.words) > old
    if script_of(new.text) == "latin":
        known = any(_part(word) == "L" for word in run.reading.words)
        return sureness(new.words) >= max(HALF if known else DOUBTFUL, old + SURER)
    least = ENOUGH if _is_out_of_order(run.reading) else max(ENOUGH, old)
    return bool(_FIGURES.fullmatch(new.text)) and sureness(new.words) >= least


def _in_its_language(new: LineReading, run: Run) -> LineReading:
    """Return a reading of figures as one in the language of their line, with the half of the day that this tells."""
    if clock := _clock_of(new, run):
        return clock
    return new if script_of(new.text) else replace(new, language=run.reading.language)
