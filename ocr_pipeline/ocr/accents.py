"""Greek as it is written today has one accent: breathings that a model reads on it are that accent, or none at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.model import LineReading, Word

# A word that begins with a small vowel has a breathing in Greek as it was written before 1982; the breathings and the
# accents of that time; today's accent.
_VOWEL, _OLD, ACUTE = re.compile("[αεηιουω]"), re.compile("[\u0300\u0313\u0314\u0342]+"), "\u0301"


def with_one_accent(readings: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Return the readings, Greek words with the one accent of today unless the page is in the Greek of before."""
    bare, breathing = 0, 0
    for line in readings:
        for word in line.words if line.language == "el" else ():
            apart = unicodedata.normalize("NFD", word.text)
            bare += bool(_VOWEL.match(apart)) and not _OLD.search(apart)
            breathing += bool(_VOWEL.match(apart) and _OLD.search(apart))
    if breathing > bare:
        return tuple(readings)
    return tuple(
        replace(line, words=tuple(map(_with_one_accent, line.words))) if line.language == "el" else line
        for line in readings
    )


def _with_one_accent(word: Word) -> Word:
    apart = unicodedata.normalize("NFD", word.text)
    if not _OLD.search(apart):
        return word
    alone = ACUTE in apart or sum(map(str.isalpha, word.text)) == 1
    accented = apart if alone else _OLD.sub(ACUTE, apart, count=1)
    return replace(word, text=unicodedata.normalize("NFC", _OLD.sub("", accented)))
