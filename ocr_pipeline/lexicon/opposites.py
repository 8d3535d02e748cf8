"""Text → on which side of pairs of opposites its words stand ("open" / "close"), in twenty-four languages.

The words are in opposites.txt: a block a pair, a line a language, beginnings of words in folded letters, `$` where a
word ends, ` = ` between the sides; in the five languages of the East, patterns.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.lexicon.questions import without_asked_not
from ocr_pipeline.lexicon.scripts import AR_BEFORE, COMMAS, HE_BEFORE, STOPS, either_form
from ocr_pipeline.lexicon.text import ONLY, ascii_fold
from ocr_pipeline.lexicon.words import JOINING, LANGUAGES, pattern, unaccented

_FILE = Path(__file__).parent / "opposites.txt"
# A negation turns round the words that follow it within this many letters of the same clause, or stands after them.
BEFORE, AFTER = 40, 14
# The pair of what is possible and what is certain.
DEGREE = "perhaps, if / certainly, already"
# The month, which is no "may".
_MONTH = re.compile(r"\bMay\b")
# What sets a bound to a figure, or says "anyway", by a word of more or less, on neither side of it.
_AT_LEAST = re.compile(
    r"\b(?:(?:tout )?au (?:moins|plus)|du moins|al menos|por lo menos|cuando menos|a lo más|pelo menos|ao menos|"
    r"quando muito|(?:per lo|quanto) meno|al più|mindestens|wenigstens|höchstens|minstens|ten ?minste|hoogstens|"
    r"hooguit|minst|högst|høyst|højst|cel (?:puțin|mult)|nejméně|nejvýše|en az|по (?:меньшей|крайней) мере|com a mínim|"
    r"com a màxim)\b"
)
# Letters after a bound within which its figure stands.
FIGURE = 12
# Languages in which several words of negation make one, and those in which it follows the verb.
_CONCORD = frozenset(
    {"fr", "es", "it", "pt", "ca", "ro", "pl", "cs", "sk", "ru", "uk", "bg", "el", "hu", "fi", "ar", "he"}
)
_BEHIND = frozenset({"de", "nl", "sv", "da", "nb", "tr"})
# How far before and behind a word its negation stands where that differs, in letters.
_REACH = {"ja": (0, 10), "zh": (8, 0), "ko": (4, 10), "ar": (25, 0), "he": (25, 0), "tr": (15, 28)}
# What stands before a word of the languages of the East; the last letters of Hebrew words have forms of their own.
_BEFORE = {"ja": "", "zh": "", "ko": r"(?<!\w)", "ar": rf"(?<!\w){AR_BEFORE}", "he": rf"(?<!\w){HE_BEFORE}"}
_FINALS = str.maketrans("ךםןףץ", "כמנפצ")


@lru_cache(maxsize=20_000)
def sides_of(text: str, language: str) -> dict[str, int]:
    """Return, by pair of opposites, the side, 1 or -1, that the words of a text are on; a pair on both sides is none.

    A word that is negated stands on the other side, but what may not be is possible as what may be is; one that sets a
    bound to a figure ("no more than 90", "more than 90 we will not give") stands on none.
    """
    read = _MONTH.sub(" ", text) if language == "en" else text
    folded = ascii_fold(_unbounded(read, language)).translate(_FINALS)
    found: dict[str, set[int]] = {}
    for name, sides in _pairs(language if language in LANGUAGES else ""):
        for side, words in sides:
            for match in words.finditer(folded):
                turned = _negated(folded, match, language) and (name, side) != (DEGREE, 1)
                found.setdefault(name, set()).add(-side if turned else side)
    return {name: next(iter(both)) for name, both in found.items() if len(both) == 1}


def opposites_in(a: str, a_language: str, b: str, b_language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the pairs of opposites in which two texts stand on different sides, and those in which on the same."""
    one, other = sides_of(a, a_language), sides_of(b, b_language)
    shared = sorted(one.keys() & other.keys())
    return (
        tuple(name for name in shared if one[name] != other[name]),
        tuple(name for name in shared if one[name] == other[name]),
    )


def _unbounded(text: str, language: str) -> str:
    """Return a text without the words that set a bound to a figure, or limit and deny nothing ("ne … que")."""
    plain = _AT_LEAST.sub(" ", without_asked_not(fold(text)))
    for bound in reversed([*pattern("bound", language).finditer(plain)]):
        figure = re.search(r"\d", plain[bound.start() : bound.end() + FIGURE])
        limited = ONLY.fullmatch(bound.group())
        if figure or limited:
            plain = f"{plain[: bound.start()]} {limited[1] if limited else ''} {plain[bound.end() :]}"
    return plain


def _negated(text: str, word: re.Match[str], language: str) -> bool:
    reach, behind = _REACH.get(language, (BEFORE, AFTER if language in _BEHIND else 0))
    before = re.split(rf"[.,;:!?{STOPS}{COMMAS}؟]", text[max(0, word.start() - reach) : word.start()])[-1]
    after = re.split(rf"[.,;:!?{STOPS}{COMMAS}؟]", text[word.end() : word.end() + behind])[0]
    negation = unaccented("negation", language)
    hits = len(negation.findall(before)) + len(negation.findall(after))
    return bool(hits) if language in _CONCORD else hits % 2 == 1


@cache
def _pairs(language: str) -> tuple[tuple[str, tuple[tuple[int, re.Pattern[str]], ...]], ...]:
    """Return (name, ((1, words), (-1, words))) of each pair; of all languages if none is given."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    name = ""
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("# "):
            name = line[2:]
            continue
        code, _, words = line.partition(" ")
        if language in ("", code) and " = " in words:
            for side, own in zip(found.setdefault(name, ([], [])), words.split(" = "), strict=True):
                side += [_pattern_of(word, code) for word in own.split(",")]
    return tuple((name, ((1, _any(one)), (-1, _any(other)))) for name, (one, other) in found.items())


def _pattern_of(word: str, language: str) -> str:
    """Return what finds a word, or the beginning of one, in folded text."""
    folded = ascii_fold(either_form(word) if language == "zh" else word).translate(_FINALS)
    ending = r"(?!\w)" if folded.endswith("$") else ""
    if language in JOINING:
        return f"{_BEFORE[language]}{folded.removesuffix('$')}{ending}"
    return rf"(?<!\w){re.escape(folded.removesuffix('$'))}{ending}"


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words))
