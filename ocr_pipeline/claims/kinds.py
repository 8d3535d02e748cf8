"""A statement → what kind it is: a quotation, told in other words, about the exchange itself, or context."""

from __future__ import annotations

import re

from ocr_pipeline.lexicon.numbers import numbers_in
from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.lexicon.text import said_that
from ocr_pipeline.lexicon.words import has, pattern
from ocr_pipeline.model import ClaimKind

# Statements about the exchange itself that need no other sign, and those that need the exchange or a message named.
OF_THE_EXCHANGE = ("first", "last", "takes_part", "one_word", "left")
WITH_ITS_NAME = ("same_day", "lasts", "hidden")
# Words a count of messages may have besides: "the chat published consists of twelve messages".
BRIEF = 14
ONE = re.compile(
    r"(?<!\w)(?:single|only one|just one|(?:un|une) seule?|(?:eine )?einzige|(?:un|una) (?:solo|sola|único|única)|"
    r"uma? (?:só|única)|één|slechts een|jedn\w+|en enda|ett enda|én|одно|одне|tek bir)\s+$"
)


def kind_of(text: str, quotes: tuple[str, ...], language: str, *, names_someone: bool) -> ClaimKind:
    """Return the kind of a statement, `quotes` being the words in quotation marks in it."""
    lowered = fold(text)
    if any(len(quote.split()) >= 2 for quote in quotes):
        return ClaimKind.QUOTE
    if is_structural(lowered, language, names_someone=names_someone):
        return ClaimKind.STRUCTURAL
    if quotes:
        return ClaimKind.QUOTE
    return ClaimKind.CONTEXT if has("about", lowered, language) else ClaimKind.PARAPHRASE


def is_structural(lowered: str, language: str, *, names_someone: bool) -> bool:
    """Return whether a folded statement is about the exchange itself: who wrote, how often, when, how long."""
    if said_that(lowered) != lowered:
        return False
    named = has("exchange", lowered, language) or has("message", lowered, language)
    if has("no_reply", lowered, language):
        return (names_someone or named) and not has("about", lowered, language)
    if any(has(kind, lowered, language) for kind in OF_THE_EXCHANGE):
        return True
    if named and any(has(kind, lowered, language) for kind in WITH_ITS_NAME):
        return True
    return counted(lowered, language) is not None and not has("about", lowered, language)


def counted(lowered: str, language: str) -> int | None:
    """Return how many messages a brief folded statement counts; None if it counts none."""
    if len(lowered.split()) > BRIEF:
        return None
    for found in pattern("message", language).finditer(lowered):
        before = lowered[: found.start()]
        if ONE.search(before):
            return 1
        near = numbers_in(" ".join(before.split()[-2:]), language)
        if near:
            return int(near[-1].value)
    return None
