"""Text → the seasons and great feasts it names, in the languages of newspapers.

The words are in seasons.json, folded. What is another word too counts only with what tells: "été" is "been", "estate" a
property, "lato" beside "lata" (years), "host" in English, "natal" of a native town.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.matching.facts.eastern import seasons_named

_NAMES: dict[str, list[str]] = json.loads((Path(__file__).parent / "seasons.json").read_text("utf-8"))
_ANY = re.compile("|".join(rf"(?<!\w)(?P<{name}>{'|'.join(words)})(?!\w)" for name, words in _NAMES.items()))


@lru_cache(maxsize=20_000)
def seasons_in(text: str) -> frozenset[str]:
    """Return the seasons and feasts named in a text, by their English names."""
    return seasons_named(text).union(match.lastgroup or "" for match in _ANY.finditer(ascii_fold(text)))
