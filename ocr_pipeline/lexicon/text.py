"""Small tools on texts shared by the judging modules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ocr_pipeline.lexicon.people import fold, mentions_in
from ocr_pipeline.lexicon.words import pattern


@lru_cache(maxsize=20_000)
def ascii_fold(text: str) -> str:
    """Return a text in lower case, without accents and with plain apostrophes."""
    plain = re.sub("[’‘ʼ]", "'", text.lower())
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


def masked(text: str, aliases: Mapping[str, Sequence[str]]) -> str:
    """Return a text without the names and roles of the participants: one name outweighs a short message."""
    for mention in reversed(mentions_in(text, aliases)):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return re.sub(r"\s+", " ", text).strip() or "…"


# Words that say who said it, besides the name; words of the least that is said.
ATTRIBUTION, REPORTED = 2, 4
# What joins a verb of saying to what is said; within the first words of a sentence, before any quotation mark.
_SAYING = re.compile(
    r"^(?:[^\s,«»“”„\"]+,?\s){0,7}?(?:(?:que|that|dass|che|whether|ob|si|dat|że|att|(?<=,\s)at|что|що)\s|qu['’])(?=\w)"
)
# A source named before the statement: "In one of the messages made public, …".
_SOURCE = re.compile(
    r"^[^,]{0,60}\b(?:messages?|mess?ag\w+|mensa\w+|nachrichten?|berichten?|screenshots?|captures?|chats?)\b[^,]{0,40},\s",
    re.IGNORECASE,
)


def reported(text: str, language: str, aliases: Mapping[str, Sequence[str]]) -> str:
    """Return what a sentence of reported speech reports ("Reyes says that …", "…, Reyes writes"), or the sentence."""
    said, comma, after = said_that(_SOURCE.sub("", text)).rpartition(", ")
    # A name and a word or two at the end say who said it; a name alone, or with an "and", is the last of a list.
    listed = any(pattern(kind, language).search(fold(after)) for kind in ("conjunction", "contrast", "negation"))
    told = bool(mentions_in(after, aliases)) and not listed
    beside = len(masked(after, aliases).strip(" .…!?").split())
    if comma and told and 1 <= beside <= ATTRIBUTION and len(said.split()) >= REPORTED:
        return said
    return said + comma + after


def said_that(text: str) -> str:
    """Return what follows "says that" in a sentence, or the sentence itself."""
    found = _SAYING.match(text)
    return text[found.end() :] if found and len(text[found.end() :].split()) >= REPORTED else text
