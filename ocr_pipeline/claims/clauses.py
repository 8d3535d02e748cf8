"""A sentence → the statements in it that are judged by themselves, and the asides that are context."""

from __future__ import annotations

import re

from ocr_pipeline.claims.quotes import quotes_in
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.words import pattern

# An aside between dashes.
_INSERTED = re.compile(r"\s[—–]\s+([^—–]{8,}?)\s+[—–]\s")
# A clause shorter than this many words is no statement.
CLAUSE = 3
# A statement that an aside may trail has at least this many words.
STATEMENT = 5


def clauses_of(sentence: str, language: str) -> list[tuple[str, bool]]:
    """Return the parts of a sentence that are judged by themselves, each with whether it is an aside.

    Quotations are never cut. An inserted aside is taken out of the statement it interrupts.
    """
    if quotes_in(sentence):
        return [(sentence, False)]
    inserted = [match.group(1) for match in _INSERTED.finditer(sentence)]
    main = _INSERTED.sub(" ", sentence)
    relative = re.search(rf",\s+((?:{pattern('relative', language).pattern})\s[^,]{{8,}}),", main)
    if relative:
        inserted.append(relative.group(1))
        main = main[: relative.start()] + main[relative.end() :]
    joints = pattern("joint", language).pattern
    found: list[tuple[str, bool]] = []
    for part in re.split(rf"(?:,\s+|\s+)(?={joints})", main):
        statement, aside = _without_aside(part, language)
        found.append((statement, False))
        if aside:
            found.append((aside, True))
    found += [(text, True) for text in inserted]
    return [(text.strip(" ,;"), aside) for text, aside in found if len(words_in(text)) >= CLAUSE] or [(sentence, False)]


def _without_aside(part: str, language: str) -> tuple[str, str]:
    """Return a statement and the aside that trails it after a comma, if one does."""
    match = re.search(rf",\s+(?={pattern('aside', language).pattern}\s)", part)
    if not match or len(words_in(part[: match.start()])) < STATEMENT or len(words_in(part[match.end() :])) < CLAUSE:
        return part, ""
    return part[: match.start()], part[match.end() :]
