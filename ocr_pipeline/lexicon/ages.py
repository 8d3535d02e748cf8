"""Whether a text is a relative time, such as "5 min", "il y a 3 h" or "just now", in any language."""

from __future__ import annotations

import re
from functools import cache

from dateparser.languages.loader import default_loader

from ocr_pipeline.lexicon.calendar import LANGUAGES, fold

# What programs show for a message of this minute; CLDR, from which the other words come, has "now" alone, and of all
# languages' words for it some look like ticks misread.
JUST_NOW = (
    "now", "jetzt", "maintenant", "adesso", "agora", "ahora", "сейчас", "just now", "gerade eben", "soeben",
    "à l'instant", "ahora mismo", "justo ahora", "proprio ora", "agora mesmo", "zojuist", "только что", "щойно",
    "przed chwilą", "teraz", "az önce", "şimdi", "たった今", "방금", "刚刚", "剛剛", "עכשיו", "nyss", "lige nu",
    "akkurat nå", "juuri nyt", "právě teď", "μόλις τώρα",
)  # fmt: skip
# Plurals of English abbreviations, which CLDR has in the singular.
PLURALS = ("# mins ago", "# hrs ago", "# secs ago")
# A unit of so many letters may be an abbreviation, of which CLDR has few.
ABBREVIATED = 4
# How the figures of a relative time stand in CLDR's patterns.
_FIGURES = re.compile(r"\(\\d[^)]*\)(?:\\s\*)?\s*")


@cache
def _patterns() -> frozenset[str]:
    """Return how relative times of the past look in every language, folded, with a sign for the figures."""
    found = {fold(words) for words in (*JUST_NOW, *PLURALS)}
    for code in LANGUAGES:
        found |= {fold(_FIGURES.sub("#", pattern)) for pattern in _past(code)}
    return frozenset(map(_bare, found))


def _past(code: str) -> list[str]:
    """Return the patterns of relative times of the past in a language."""
    told = default_loader.get_locale(code).info.get("relative-type-regex", {})
    return [pattern for name, patterns in told.items() if name.endswith("ago") for pattern in patterns]


def is_age(text: str) -> bool:
    """Return whether a text states how long ago something was, and nothing else."""
    return _bare(re.sub(r"\d+", "#", fold(text))) in _patterns()


def may_be_unit(word: str) -> bool:
    """Return whether a word may be a unit of time: an abbreviation of any, or one that a relative time is told with."""
    return len(word) <= ABBREVIATED or is_unit(word)


def is_unit(word: str) -> bool:
    """Return whether a relative time is told with a word in some language."""
    return fold(word) in _units()


@cache
def _units() -> frozenset[str]:
    """Return the words beside the figures of relative times in every language, folded."""
    patterns = (_FIGURES.sub("# ", pattern) for code in LANGUAGES for pattern in _past(code))
    return frozenset(fold(word) for pattern in patterns if "#" in pattern for word in re.findall(r"[^\W\d]+", pattern))


def _bare(words: str) -> str:
    return re.sub(r"[\s.]", "", words)
