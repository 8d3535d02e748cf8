"""A page in one Latin language with lines in others → those lines read again with the model of their language.

The letters are the same and Tesseract is sure of them, but the wrong model knows neither the accents nor the words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ocr_pipeline.language import detect_language
from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.scripts import script_of

# Letters of a line that tell its language, how probable that must be (0..1), and letters of such lines, also as a share
# of the page's, that tell that a page has a language at all.
LETTERS, PROBABLE, PRESENT, SHARE = 14, 0.9, 40, 0.03
# By how much surer (mean confidence, 0..1) the other model must be of a line that tells no language itself, and by how
# much less sure it may be of one that does.
SURER, LESS = 0.04, 0.05

Read = Callable[[Sequence[Crop], str], tuple[LineReading, ...]]


def reread_languages(
    crops: Sequence[Crop], readings: Sequence[LineReading], language: str, models: dict[str, str], read: Read
) -> tuple[LineReading, ...]:
    """Return the readings of a page in Latin letters, lines in another language replaced by that language's reading.

    `models` are the models to choose from, by ISO 639-1 code; `read` reads crops with one of them.
    """
    told = [_language_of(line.text, tuple(models)) for line in readings]
    found = list(readings)
    present = max(PRESENT, SHARE * sum(len(line.text) for line in readings))
    for code in sorted(set(told) - {"", language}):
        if sum(len(line.text) for line, own in zip(readings, told, strict=True) if own == code) < present:
            continue
        anew = [n for n, own in enumerate(told) if own in ("", code) and script_of(readings[n].text) == "latin"]
        for n, new in zip(anew, read([crops[n] for n in anew], models[code]), strict=True):
            gain = _sureness(new.words) - _sureness(found[n].words)
            if gain >= (-LESS if told[n] == code else SURER):
                found[n] = new
    return tuple(found)


def _language_of(text: str, among: tuple[str, ...]) -> str:
    """Return the language of a line that plainly has one, '' of any other."""
    if sum(map(str.isalpha, text)) < LETTERS or "://" in text or script_of(text) != "latin":
        return ""
    return detect_language(text, among=among, sure=PROBABLE)


def _sureness(words: Sequence[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0
