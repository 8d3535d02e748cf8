"""Article → claims: every sentence, and the parts of it that can be judged by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ocr_pipeline.claims.quotes import quotes_in, without_quotes
from ocr_pipeline.claims.sentences import sentences_of
from ocr_pipeline.lexicon import words
from ocr_pipeline.lexicon.people import Mention, aliases_of, fold, mentions_in, starts_with_pronoun
from ocr_pipeline.model import Article, Case, Claim, ClaimKind

__all__ = ["find_claims"]

# Statements about the exchange itself.
STRUCTURAL = (words.NO_REPLY, words.FIRST_MESSAGE, words.LAST_MESSAGE, words.TAKES_PART, words.ONE_WORD)
# An aside between dashes.
_INSERTED = re.compile(r"\s[—–]\s+([^—–]{8,}?)\s+[—–]\s")
# A clause shorter than this many words is no statement.
CLAUSE = 3


def find_claims(article: Article, case: Case, names: Sequence[str]) -> tuple[Claim, ...]:
    """Return the claims of an article in order; every sentence gives at least one.

    `names` are the senders seen in the conversation, `case` their aliases and roles.
    """
    aliases = aliases_of(names, case.participants)
    found: list[Claim] = []
    last = ""
    for start, end in sentences_of(article):
        sentence = article.text[start:end]
        language = article.language or "en"
        mentions = mentions_in(without_quotes(sentence), aliases)
        speaker = _speaker(sentence, mentions, language, last)
        for text, aside in _clauses(sentence, language):
            kind = ClaimKind.CONTEXT if aside else _kind(text, sentence, language, mentions)
            claim_id = f"c{len(found) + 1:03d}"
            quotes = tuple(quote for quote in quotes_in(sentence) if quote in text)
            said_by = "" if kind is ClaimKind.CONTEXT else speaker
            found.append(Claim(article.name, claim_id, start, end, sentence, text, kind, language, said_by, quotes))
        last = mentions[0].name if mentions else last
    return tuple(found)


def _speaker(sentence: str, mentions: Sequence[Mention], language: str, last: str) -> str:
    """Return who is said to speak: the first participant named outside of quotations, or whom a pronoun stands for."""
    if mentions:
        return mentions[0].name
    outside = without_quotes(sentence)
    pronouns = words.PRONOUNS.get(language, words.PRONOUNS["en"])
    tagged = set(re.findall(r"\w+", fold(outside))) & pronouns
    return last if last and (starts_with_pronoun(outside, language) or (quotes_in(sentence) and tagged)) else ""


def _kind(text: str, sentence: str, language: str, mentions: Sequence[Mention]) -> ClaimKind:
    lowered = fold(text)
    if _any(STRUCTURAL, lowered, language):
        return ClaimKind.STRUCTURAL
    if quotes_in(text) and max(len(quote.split()) for quote in quotes_in(text)) >= 2:
        return ClaimKind.QUOTE
    if re.search(rf"(?<!\w)(?:{words.ABOUT.get(language, words.ABOUT['en'])})", lowered):
        return ClaimKind.CONTEXT
    return ClaimKind.PARAPHRASE


def _any(tables: Sequence[Mapping[str, str]], text: str, language: str) -> bool:
    return any(re.search(table.get(language, table["en"]), text) for table in tables)


def _clauses(sentence: str, language: str) -> list[tuple[str, bool]]:
    """Return the parts of a sentence that are judged by themselves, each with whether it is an aside.

    Quotations are never cut. An inserted aside is taken out of the statement it interrupts.
    """
    if quotes_in(sentence):
        return [(sentence, False)]
    inserted = [match.group(1) for match in _INSERTED.finditer(sentence)]
    main = _INSERTED.sub(" ", sentence)
    relative = re.search(rf",\s+((?:{words.RELATIVES.get(language, words.RELATIVES['en'])})\s[^,]{{8,}}),", main)
    if relative:
        inserted.append(relative.group(1))
        main = main[: relative.start()] + main[relative.end() :]
    joints = words.JOINTS.get(language, words.JOINTS["en"])
    found: list[tuple[str, bool]] = []
    for part in re.split(rf"(?:,\s+|\s+)(?=(?:{joints})\b)", main):
        statement, aside = _without_aside(part, language)
        found.append((statement, False))
        if aside:
            found.append((aside, True))
    found += [(text, True) for text in inserted]
    return [(text.strip(" ,;"), aside) for text, aside in found if len(text.split()) >= CLAUSE] or [(sentence, False)]


def _without_aside(part: str, language: str) -> tuple[str, str]:
    """Return a statement and the aside that trails it after a comma, if one does."""
    opening = words.ASIDES.get(language, words.ASIDES["en"])
    match = re.search(rf",\s+(?=(?:{opening})\s)", part)
    if not match or len(part[: match.start()].split()) < 5 or len(part[match.end() :].split()) < CLAUSE:
        return part, ""
    return part[: match.start()], part[match.end() :]
