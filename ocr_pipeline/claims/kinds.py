"""A statement → what kind it is: a quotation, told in other words, about the exchange itself, or context."""

from __future__ import annotations

from ocr_pipeline.lexicon.counts import counted
from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.text import said_that, without_attribution
from ocr_pipeline.lexicon.words import has
from ocr_pipeline.model import ClaimKind

# Statements about the exchange itself that need no other sign, and those that need the exchange or a message named.
OF_THE_EXCHANGE = ("first", "last", "takes_part", "one_word", "left")
WITH_ITS_NAME = ("same_day", "lasts", "hidden", "dated")


def kind_of(text: str, quotes: tuple[str, ...], language: str, *, names_someone: bool) -> ClaimKind:
    """Return the kind of a statement, `quotes` being the words in quotation marks in it."""
    lowered = fold(text)
    if any(len(words_in(quote)) >= 2 for quote in quotes):
        return ClaimKind.QUOTE
    if is_structural(lowered, language, names_someone=names_someone):
        return ClaimKind.STRUCTURAL
    if quotes:
        return ClaimKind.QUOTE
    # What somebody is said to say may well be about a court or a publication.
    outside = (lowered.removesuffix(said_that(lowered)) if names_someone else "") or lowered
    return ClaimKind.CONTEXT if has("about", outside, language) else ClaimKind.PARAPHRASE


def is_structural(lowered: str, language: str, *, names_someone: bool) -> bool:
    """Return whether a folded statement is about the exchange itself: who wrote, how often, when, how long."""
    if said_that(lowered) != lowered or without_attribution(lowered, language) != lowered:
        return False
    named = has("exchange", lowered, language) or has("message", lowered, language)
    if has("no_reply", lowered, language):
        return (names_someone or named) and not has("about", lowered, language)
    if any(has(kind, lowered, language) for kind in OF_THE_EXCHANGE):
        return True
    if named and any(has(kind, lowered, language) for kind in WITH_ITS_NAME):
        return True
    return counted(lowered, language) is not None and not has("about", lowered, language)
