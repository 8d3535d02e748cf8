"""Small tools on texts shared by the judging modules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache


def ascii_fold(text: str) -> str:
    """Return a text in lower case, without accents and with plain apostrophes."""
    plain = re.sub("[’‘ʼ]", "'", text.lower())
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


def masked(text: str, aliases: Mapping[str, Sequence[str]]) -> str:
    """Return a text without the names and roles of the participants: one name outweighs a short message."""
    for word in sorted((word for words in aliases.values() for word in words), key=len, reverse=True):
        text = _whole(word).sub(" ", text)
    return re.sub(r"\s+", " ", text).strip() or "…"


# What joins a verb of saying to what is said; within the first words of a sentence.
_SAYING = re.compile(r"^(?:[^\s,]+\s){0,7}?(?:que|qu['’]|that|dass|che|whether|ob|si|dat)\s?(?=\w)")


# A source named before the statement: "In one of the messages made public, …".
_SOURCE = re.compile(
    r"^[^,]{0,60}\b(?:messages?|mess?ag\w+|mensa\w+|nachrichten?|berichten?|screenshots?|captures?|chats?)\b[^,]{0,40},\s",
    re.IGNORECASE,
)


def reported(text: str) -> str:
    """Return what a sentence of reported speech reports ("Reyes says that …"), or the sentence itself."""
    text = _SOURCE.sub("", text)
    found = _SAYING.match(text)
    return text[found.end() :] if found and len(text[found.end() :].split()) >= 4 else text


@lru_cache(maxsize=4096)
def _whole(word: str) -> re.Pattern[str]:
    pattern = re.sub("['’]", "['’]", re.escape(word))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
