"""The function words of twenty-seven languages that show how a sentence speaks of an exchange; no word of any one case.

The words are in words.json, one entry a language. `negation` has the verbs of refusal too, `bound` what sets a bound
and denies nothing ("no more than"), `about` tells of publication, reaction and sequel, the rest is named after its
grammar. Five languages that join to a word what others set apart have `opens` and `closes` too: what stands before and
behind the words that a sentence reports, up to its beginning and its end.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from ocr_pipeline.lexicon.scripts import AR_BEFORE, HE_BEFORE, either_form

_DATA: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))
_DATA["zh"] |= {kind: either_form(words) for kind, words in _DATA["zh"].items() if kind != "pronouns"}
LANGUAGES = tuple(_DATA)
# What may stand before a word in languages that join to it what others set apart; nothing bounds its end there.
_BEFORE = {"ja": "", "zh": "", "ko": "", "ar": rf"(?<!\w){AR_BEFORE}", "he": rf"(?<!\w){HE_BEFORE}"}
JOINING = frozenset(_BEFORE)
# Languages whose signs fall apart without what stands beside them.
_UNFOLDED = frozenset({"ja", "ko", "zh"})
# Finds nothing.
NONE = "(?!)"
# Kinds of words that stand by themselves; all others may begin a longer word.
_WHOLE = frozenset({"aside", "relative", "joint", "conjunction", "contrast", "that", "according"})


@cache
def pattern(kind: str, language: str) -> re.Pattern[str]:
    """Return what finds words of a kind in folded text (lower case, plain apostrophes).

    Of a language that is not known, the words of all languages are looked for.
    """
    known = [_DATA[language]] if language in _DATA else list(_DATA.values())
    joined = "|".join(f"(?:{words.get(kind, NONE)})" for words in known)
    if kind in ("negation", "opens", "closes"):
        return re.compile(joined)
    if language in JOINING:
        return re.compile(f"{_BEFORE[language]}(?:{joined})")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)" if kind in _WHOLE else rf"(?<!\w)(?:{joined})")


@cache
def unaccented(kind: str, language: str) -> re.Pattern[str]:
    """Return what finds words of a kind in text without accents too ("nao", "ningun"), as people type them."""
    known = {language} if language in _DATA else {*LANGUAGES}
    written = "|".join(f"(?:{_DATA[each].get(kind, NONE)})" for each in LANGUAGES if each in known - _UNFOLDED)
    bare = "".join(char for char in unicodedata.normalize("NFKD", written) if not unicodedata.combining(char))
    return re.compile("|".join(filter(None, (pattern(kind, language).pattern, bare))))


@cache
def pronouns(language: str) -> frozenset[str]:
    """Return the pronouns that may be the subject of a sentence and stand for a person named before."""
    known = [_DATA[language]] if language in _DATA else list(_DATA.values())
    return frozenset(word for words in known for word in words["pronouns"].split())


def has(kind: str, text: str, language: str) -> bool:
    """Return whether a folded text has words of a kind."""
    return pattern(kind, language).search(text) is not None
