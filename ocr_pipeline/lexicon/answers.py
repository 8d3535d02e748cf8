"""Text → whether it answers yes or no, or tells of a question.

The words are in answers.txt: a line a language, ` = ` between words that say yes, words that say no, and beginnings of
those that tell that somebody asked something.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.lexicon.words import JOINING

_FILE = Path(__file__).parent / "answers.txt"
_NEVER = re.compile(r"(?!)")


def answer_of(text: str, language: str) -> int:
    """Return 1 if a text begins with a yes, -1 if with a no, 0 if with neither or in a language that is not known."""
    folded = ascii_fold(text).lstrip(" \"'«»“”„‘’¡¿「『")
    yes, no, _ = _words(language)
    if no.match(folded):  # "of course not" begins with a yes, too
        return -1
    return 1 if yes.match(folded) else 0


def asks(text: str, language: str) -> bool:
    """Return whether a text tells that somebody asked something."""
    return _words(language)[2].search(ascii_fold(text)) is not None


@cache
def _words(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds the words of yes, no and asking of a language; nothing if it is not known."""
    for line in _FILE.read_text("utf-8").splitlines():
        code, _, words = line.partition(" ")
        if code == language:
            start, end = ("", "") if code in JOINING else (r"(?<!\w)", r"(?!\w)")
            yes, no, asking = (
                "|".join(re.escape(ascii_fold(word)) for word in side.split(",")) for side in words.split(" = ")
            )
            return re.compile(f"(?:{yes}){end}"), re.compile(f"(?:{no}){end}"), re.compile(f"{start}(?:{asking})")
    return _NEVER, _NEVER, _NEVER
