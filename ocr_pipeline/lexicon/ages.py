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
# How the figures of a relative time stand in CLDR's patterns.
_FIGURES = re.compile(r"\(\\d[^)]*\)(?:\\s\*)?\s*")


@cache
def _patterns() -> frozenset[str]:
    """Return how relative times of the past look in every language, folded, with a sign for the figures."""
    found = {fold(words) for words in JUST_NOW}
    for code in LANGUAGES:
        info = default_loader.get_locale(code).info
        for name, patterns in info.get("relative-type-regex", {}).items():
            if name.endswith("ago"):
                found |= {fold(_FIGURES.sub("#", pattern)) for pattern in patterns}
    return frozenset(map(_bare, found))


def is_age(text: str) -> bool:
    """Return whether a text states how long ago something was, and nothing else."""
    return _bare(re.sub(r"\d+", "#", fold(text))) in _patterns()


def _bare(words: str) -> str:
    return re.sub(r"[\s.]", "", words)
