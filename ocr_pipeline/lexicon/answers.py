"""Text → whether it answers yes or no; the words are in answers.txt: a line a language, yes before ` = `, no behind."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.lexicon.words import JOINING

_FILE = Path(__file__).parent / "answers.txt"


def answer_of(text: str, language: str) -> int:
    """Return 1 if a text begins with a yes, -1 if with a no, 0 if with neither or in a language that is not known."""
    folded = ascii_fold(text).lstrip(" \"'«»“”„‘’¡¿「『")
    yes, no = _answers().get(language, (None, None))
    if no and no.match(folded):  # "of course not" begins with a yes, too
        return -1
    return 1 if yes and yes.match(folded) else 0


@cache
def _answers() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    found = {}
    for line in _FILE.read_text("utf-8").splitlines():
        language, _, words = line.partition(" ")
        yes, no = (_any(side.split(","), language) for side in words.split(" = "))
        found[language] = (yes, no)
    return found


def _any(words: list[str], language: str) -> re.Pattern[str]:
    own = "|".join(re.escape(ascii_fold(word)) for word in words)
    return re.compile(f"(?:{own})" if language in JOINING else rf"(?:{own})(?!\w)")
