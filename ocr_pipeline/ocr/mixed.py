"""Lines that were read badly with the page's model → the same read with models of other scripts, where that is surer.

A chat may hold messages in several scripts. Read with the wrong model a line is gibberish, and Tesseract is unsure of
it; the right model is sure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.scripts import script_of

# Confidence (0..1) under which a reading is doubted, that a better one has at least, and by how much it is surer.
DOUBTFUL, SURE, SURER = 0.7, 0.75, 0.15
# Heights of a capital that a word is long: icons and avatars are unsure in any script; and that lines are from which
# the models to try on all are told: so many, the longest.
WORD, LONG, SAMPLE = 2.0, 5.0, 4

Read = Callable[[Sequence[Crop], str], tuple[LineReading, ...]]


def reread(
    crops: Sequence[Crop], readings: Sequence[LineReading], models: Sequence[str], read: Read
) -> tuple[LineReading, ...]:
    """Return the readings, those in doubt replaced where one of some other models is clearly surer of the line.

    `read` reads crops with one model in one process. Where no line is in doubt it is not called.
    """
    doubtful = [n for n, reading in enumerate(readings) if _length(crops[n]) >= WORD and _in_doubt(reading)]
    sample = sorted(doubtful, key=lambda n: (-_length(crops[n]), n))[:SAMPLE]
    sample = [n for n in sample if _length(crops[n]) >= LONG]
    found = list(readings)
    for model in models if sample else ():
        tried = dict(zip(sample, read([crops[n] for n in sample], model), strict=True))
        if any(_better(tried[n], readings[n]) for n in sample):
            rest = [n for n in doubtful if n not in tried]
            tried |= dict(zip(rest, read([crops[n] for n in rest], model), strict=True))
            for n, reading in tried.items():
                if _better(reading, readings[n]) and _sureness(reading) > _sureness(found[n]):
                    found[n] = reading
    return tuple(found)


def _length(crop: Crop) -> float:
    return crop.line.box.width / crop.line.cap_height


def _in_doubt(reading: LineReading) -> bool:
    return bool(reading.words) and _sureness(reading) < DOUBTFUL


def _better(new: LineReading, old: LineReading) -> bool:
    """Whether a reading is sure, clearly surer than another, of another script, and no mere figures."""
    surer = _sureness(new) >= max(SURE, _sureness(old) + SURER)
    worded = sum(map(str.isalpha, new.text)) > sum(map(str.isdigit, new.text))
    return surer and worded and script_of(new.text) not in ("", script_of(old.text))


def _sureness(reading: LineReading) -> float:
    words: Sequence[Word] = reading.words
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0
