"""What was read badly with the page's model → the same read with models of other scripts, where that is surer.

A chat may hold several scripts, and so may one line. Read with the wrong model a word is gibberish, and Tesseract is
unsure of it; the right model is sure. Runs of such words are read again, cut out of their lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.evidence import is_worth_asking
from ocr_pipeline.ocr.languages import OTHER_SCRIPTS, model_of
from ocr_pipeline.ocr.runs import Read, Run, cut_run, is_address, is_read, replaced, sureness, surest, whole_line
from ocr_pipeline.ocr.scripts import is_unspaced, script_of

# Confidence (0..1) under which a reading is doubted, and that a better one has at least; the share of the doubt (1 less
# the confidence) that such a one leaves at most.
DOUBTFUL, SURE, LESS = 0.65, 0.8, 0.4
# The first and the second for a model that other lines of the page were read with surely, and by how much it is surer.
# A few letters of alphabets that look like one another ("OK", "ОК") are not read anew for less doubt than above.
LIKELY, ENOUGH, SOME, PLAIN = 0.8, 0.5, 0.1, 0.9
ALPHABETS, MANY = frozenset({"latin", "greek", "cyrillic", ""}), 12
# Two readings this much alike (0..1) are of one text.
ONE_TEXT = 0.7
# What Latin names are read as with another alphabet ("OpenAIBot"): capitals behind small letters, an opening brace
# behind any. In such an alphabet hardly a word has either.
_INNER = "[\u03ac-\u03ce\u0430-\u045f][\u0391-\u03a9\u0400-\u042f]"
_LATIN = re.compile(rf"{_INNER}\S*{_INNER}|[\u0370-\u04ff]{{")
# Share of a line's letters that is in doubt from which on the whole line is.
WHOLE = 0.6
# Heights of a capital that a run of words is long: icons and avatars are unsure in any script; and that runs are from
# which the models to try on all are told (a phone's signal and battery are no longer): so many, the longest.
WORD, LONG, SAMPLE = 1.6, 5.8, 6
# The same for a name that was read so many times: what is shorter may be an icon.
NAME, OFTEN = 2.5, 3


def reread(
    crops: Sequence[Crop], readings: Sequence[LineReading], models: Sequence[str], read: Read
) -> tuple[LineReading, ...]:
    """Return the readings, runs in doubt replaced where one of some other models is clearly surer of them.

    `read` reads crops with one model in one process. Where nothing is in doubt it is not called.
    """
    runs = [run for n, reading in enumerate(readings) for run in _runs(n, reading, crops[n])]
    sample = sorted(runs, key=lambda run: -run.length)[:SAMPLE]
    sample = [run for run in sample if run.length >= LONG] or _recurring(runs)
    sample = [run for run in sample if sureness(run.reading.words) < LIKELY]
    found: dict[tuple[int, int], tuple[Run, LineReading]] = {}
    asked: dict[str, tuple[LineReading, ...]] = {}
    for model in models:
        left = [run for run in sample if (run.line, run.start) not in found]
        if not left:
            break
        if not is_worth_asking(model, [run.crop for run in left], asked):
            continue
        asked[model] = read([run.crop for run in left], model)
        tried = dict(zip(left, asked[model], strict=True))
        for run, new in tried.items():
            if _confirms(new, run.reading):  # its script is right, and no other model is asked
                found[run.line, run.start] = run, _same(new, run.reading)
        if not any(_better(new, run.reading) and _has_words(new.text) for run, new in tried.items()):
            continue
        rest = [run for run in runs if run not in tried]
        tried |= dict(zip(rest, read([run.crop for run in rest], model) if rest else (), strict=True))
        for run, new in tried.items():
            _, best = found.get((run.line, run.start), (run, run.reading))
            if _likelier(new, run.reading) and sureness(new.words) > sureness(best.words):
                found[run.line, run.start] = run, new
    return replaced(readings, [(run, surest(run.reading, new)) for _, (run, new) in sorted(found.items(), key=_place)])


def _recurring(runs: Sequence[Run]) -> list[Run]:
    """Return one of the shorter runs of words that were read alike several times: a name over a sender's messages."""
    often = Counter(run.reading.text for run in runs if run.length >= NAME)
    text, times = max(often.items(), key=lambda item: item[1], default=("", 0))
    return [next(run for run in runs if run.reading.text == text)] if times >= OFTEN else []


def _place(item: tuple[tuple[int, int], object]) -> tuple[int, int]:
    return item[0]


def _runs(number: int, reading: LineReading, crop: Crop) -> list[Run]:
    """Return the runs of a line's words that may be of another script, or the line as one if most of it may."""
    words = reading.words
    doubted = [_in_doubt(word) for word in words]
    letters = sum(len(word.text) for word in words if is_read(word))
    doubtful = sum(len(word.text) for word, doubt in zip(words, doubted, strict=True) if doubt)
    addressed = any(is_address(word) and any(map(str.isalpha, word.text)) for word in words)  # "1.200" is none
    if doubtful > WHOLE * letters > 0 and not addressed:
        runs = [whole_line(number, reading, crop)]
    else:
        spans = [list(span) for doubt, span in groupby(range(len(words)), key=lambda n: doubted[n]) if doubt]
        runs = [cut_run(number, span[0], span[-1] + 1, reading, crop) for span in spans]
    return [run for run in runs if run.length >= WORD]


def _in_doubt(word: Word) -> bool:
    return is_read(word) and word.confidence < PLAIN and not is_address(word)


def _better(new: LineReading, old: LineReading) -> bool:
    """Whether a reading is sure, leaves far less doubt than another, is of another script, and no mere figures."""
    doubt = LESS * (1 - sureness(old.words))
    return sureness(new.words) >= max(SURE, 1 - doubt) and _is_other(new, old)


def _confirms(new: LineReading, old: LineReading) -> bool:
    """Whether another model is sure of what was read in the same alphabet: it lacked nothing but a word of another
    language."""
    alike = script_of(new.text) == script_of(old.text) != "" and sureness(new.words) >= PLAIN
    return alike and SequenceMatcher(None, _letters(new), _letters(old)).ratio() >= ONE_TEXT


def _same(new: LineReading, old: LineReading) -> LineReading:
    """Return the surer of two readings of the same letters, the first one of others: accents may be of its language."""
    return new if _letters(new) == _letters(old) else old


def _letters(reading: LineReading) -> str:
    return "".join(word.text for word in reading.words)


def _likelier(new: LineReading, old: LineReading) -> bool:
    """Whether a reading is surer than another, with a model that the page is known to need."""
    before, now = sureness(old.words), sureness(new.words)
    if not _is_other(new, old) or now < max(ENOUGH, before + SOME):
        return False
    if script_of(old.text) != OTHER_SCRIPTS.get(model_of(old.language), "latin"):
        return before < PLAIN
    if not {script_of(new.text), script_of(old.text)} <= ALPHABETS:
        return before < LIKELY
    if sum(map(str.isalpha, new.text)) < MANY:
        return before < DOUBTFUL and now >= SURE
    return before < LIKELY or (before < PLAIN and _better(new, old))


def _is_other(new: LineReading, old: LineReading) -> bool:
    worded = sum(map(str.isalpha, new.text)) > sum(map(str.isdigit, new.text))
    if script_of(old.text) == "latin" and _LATIN.search(new.text):
        return False
    return worded and script_of(new.text) not in ("", script_of(old.text))


def _has_words(text: str) -> bool:
    """Whether a text has a word as long as noise rarely gives: four letters, or two signs that stand without spaces."""
    runs = re.findall(r"[^\W\d_]+", text)
    return any(len(run) >= 4 or (len(run) >= 2 and is_unspaced(run[0])) for run in runs)
