"""Small tools on texts shared by the judging modules."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from ocr_pipeline.lexicon.people import fold, mentions_in
from ocr_pipeline.lexicon.scripts import romanised, words_in
from ocr_pipeline.lexicon.words import JOINING, pattern

# Signs that turn a kana into another; Hangul falls into letters and is put together again.
_VOICED = "\u3099\u309a"


@lru_cache(maxsize=20_000)
def ascii_fold(text: str) -> str:
    """Return a text in lower case, without accents, Arabic vowels and lengthening, and with plain apostrophes."""
    plain = unicodedata.normalize("NFKD", re.sub("[’‘ʼ]", "'", text.lower()))
    bare = "".join(char for char in plain if not unicodedata.combining(char) or char in _VOICED)
    return unicodedata.normalize("NFC", bare).replace("\u0640", "")


# Letters of other scripts as newspapers commonly write them in Latin ones.
_ROMANISED = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэёьъіїєґ", "abvgdeziyklmnoprstufyee__iieg", strict=True))
    | dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ь": "", "ъ": ""}
)
# From this likeness (0..1) on a word is a name in another script, both told in Latin letters ("Hnatiuk", Гнатюк), if
# the name has this many letters.
SPELLED, LETTERS = 0.7, 4


@lru_cache(maxsize=20_000)
def latin(text: str) -> str:
    """Return a folded text in Latin letters."""
    return romanised(ascii_fold(text)).translate(_ROMANISED)


def with_spellings(text: str, aliases: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return aliases with the ways in which an article spells, in its own script, names that stand in another one."""
    words = {word for word in re.findall(r"[^\W\d_]{4,}", text) if word[0].isupper()}
    parts = Counter(part for name in aliases for part in name.split())
    found = {}
    for name, known in aliases.items():
        foreign = [part for part in name.split() if len(part) >= LETTERS and parts[part] == 1]
        spelled = {word for word in words for part in foreign if _spells(word, part)}
        found[name] = tuple(dict.fromkeys((*known, *sorted(spelled))))
    return found


def _spells(word: str, name: str) -> bool:
    """Whether a word is a name of another script."""
    foreign = (latin(word) == ascii_fold(word)) is not (latin(name) == ascii_fold(name))
    return foreign and SequenceMatcher(None, latin(word), latin(name)).ratio() >= SPELLED


def masked(text: str, aliases: Mapping[str, Sequence[str]]) -> str:
    """Return a text without the names and roles of the participants: one name outweighs a short message."""
    for mention in reversed(mentions_in(text, aliases)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return re.sub(r"\s+", " ", text).strip() or "…"


# Words that say who said it, besides the name; words of the least that is said.
ATTRIBUTION, REPORTED, CORE = 2, 4, 2
# What joins a verb of saying to what is said; within the first words of a sentence, before any quotation mark.
_SAYING = re.compile(
    r"^(?:[^\s,«»“”„\"]+,?\s){0,7}?(?:(?:que|that|dass|che|whether|ob|si|dat|że|att|(?<=,\s)at|что|що)\s|qu['’])(?=\w)"
)
# The French "que" that limits, and reports nothing: "il ne demande que …".
ONLY = re.compile(r"\bn(?:e |['’])(\w+) qu(?:e\b|['’])", re.IGNORECASE)
# "What", which joins nothing to a verb of saying: "she says she understands what he does"; "à ce que" does.
_WHAT = re.compile(r"(?<!\bà )(?<!\bde )\b(?:ce|lo|o|ciò|quel|quello)\s(?:que\s|che\s|qu['’])$", re.IGNORECASE)
# A source named before the statement: "In one of the messages made public, …".
_SOURCE = re.compile(
    r"^[^,]{0,60}\b(?:messages?|mess?ag\w+|mensa\w+|nachrichten?|berichten?|screenshots?|captures?|chats?)\b[^,]{0,40},\s",
    re.IGNORECASE,
)


def reported(text: str, language: str, aliases: Mapping[str, Sequence[str]]) -> str:
    """Return what a sentence of reported speech reports ("Reyes says that …", "…, Reyes writes"), or the sentence."""
    if language in JOINING:
        return without_attribution(text, language)
    said, comma, after = said_that(_SOURCE.sub("", text)).rpartition(", ")
    # A name and a word or two at the end say who said it; a name alone, or with an "and", is the last of a list.
    listed = any(pattern(kind, language).search(fold(after)) for kind in ("conjunction", "contrast", "negation"))
    told = bool(mentions_in(after, aliases)) and not listed
    beside = len(words_in(masked(after, aliases).strip(" .…!?")))
    if comma and told and 1 <= beside <= ATTRIBUTION and len(words_in(said)) >= REPORTED:
        return said
    return said + comma + after


def without_attribution(text: str, language: str) -> str:
    """Return a sentence without what says who said it, in languages that join to a word what others set apart."""
    for kind in ("opens", "closes"):
        said = pattern(kind, language).sub("", text)
        text = said if len(words_in(said)) >= CORE else text
    return text


def said_that(text: str) -> str:
    """Return what follows "says that" in a sentence, or the sentence itself."""
    found = _SAYING.match(text)
    if found and (ONLY.search(found.group()) or _WHAT.search(found.group())):
        return text
    return text[found.end() :] if found and len(text[found.end() :].split()) >= REPORTED else text
