"""Text → the things of a sort that it names (kin, buildings, colours, food …), in nineteen languages.

The words are in things.txt: a block a sort, a line a thing, beginnings of words in folded letters by language, `$` at
the end of a whole word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from ocr_pipeline.lexicon.text import ascii_fold

_FILE = Path(__file__).parent / "things.txt"


@lru_cache(maxsize=20_000)
def things_in(text: str, language: str) -> dict[str, frozenset[str]]:
    """Return, by sort, the things a text names; none in a language that is not known."""
    folded, found = ascii_fold(text), dict[str, set[str]]()
    for sort, thing, words in _things(language):
        if words.search(folded):
            found.setdefault(sort, set()).add(thing)
    return {sort: frozenset(things) for sort, things in found.items()}


@cache
def _things(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    sort, found = "", []
    for line in _FILE.read_text("utf-8").splitlines()[1:]:
        if line.startswith("# "):
            sort = line[2:]
            continue
        thing, *by_language = line.split(" | ")
        for words in by_language:
            code, _, own = words.partition(" ")
            if code == language:
                found.append((sort, thing, re.compile("|".join(map(_pattern_of, own.split(","))))))
    return tuple(found)


def _pattern_of(word: str) -> str:
    # "brother-in-law" is no brother, "beau-frère" none either.
    bare = re.escape(ascii_fold(word.removesuffix("$")))
    return rf"(?<![\w-]){bare}(?![\w-])" if word.endswith("$") else rf"(?<![\w-]){bare}"
