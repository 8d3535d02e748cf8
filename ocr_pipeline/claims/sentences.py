"""An article's text → its sentences with offsets; a sentence goes on while a quotation in it is open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment

from ocr_pipeline.claims.quotes import ABBREVIATED
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.model import Article

Span = tuple[int, int]

# Opening and closing signs of quotations that show by themselves which they are.
_OPEN, _CLOSE = "«“„‹「『", "»”›」』"
# What follows a quotation and names who said it has this many words at most.
TAG = 6


def sentences_of(article: Article) -> tuple[Span, ...]:
    """Return start and end of every sentence in order: all the text but the white space between sentences."""
    found: list[Span] = []
    for start, end in _paragraphs(article.text, article.start):
        pieces = list(_pieces(article.text, start, end, article.language or "en"))
        found += _with_closed_quotes(article.text, pieces)
    return tuple(found)


def _paragraphs(text: str, start: int) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text[start:]):
        if match.group().strip():
            yield start + match.start(), start + match.end()


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    """Yield the sentences of a paragraph as the splitter finds them, trimmed."""
    at = start
    for sentence in segment(language, text[start:end]):
        stripped = sentence.strip()
        if not stripped:
            continue
        at = text.index(stripped, at)
        yield at, at + len(stripped)
        at += len(stripped)


def _with_closed_quotes(text: str, pieces: list[Span]) -> list[Span]:
    """Join sentences until every quotation opened in them is closed, and a lone closing sign to what it closes."""
    found: list[Span] = []
    for start, end in pieces:
        lone = len(text[start:end].strip(_CLOSE + "\"'.,;:!?。！？؟، \u00a0\u202f")) == 0
        tag = bool(found) and _is_all_quote(text[found[-1][0] : found[-1][1]]) and len(words_in(text[start:end])) <= TAG
        glued = bool(found) and start == found[-1][1] and text[start - 1] in _CLOSE  # "「…。」と彼は答えた。"
        if found and (lone or tag or glued or _is_open(text[found[-1][0] : found[-1][1]])):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_all_quote(text: str) -> bool:
    """Whether a piece is one quotation that asks or exclaims: who said it follows ("“Are you mad?” Holm asks.")."""
    # Swedish and Finnish open with ”, Danish with », Dutch with ‘.
    return text[:1] in _OPEN + '"”»‘’' and re.search(rf"[?!？！؟][{_CLOSE}«“\"’]$", text) is not None


def _is_open(text: str) -> bool:
    if ABBREVIATED.sub("", text).count('"') % 2:
        return True
    # “…” in English, „…“ in German: the sign that opens in one closes in the other.
    low = text.count("„")
    opened = sum(text.count(sign) for sign in _OPEN)
    closed = sum(text.count(sign) for sign in _CLOSE) + (2 * min(low, text.count("“")) if low else 0)
    return opened > closed
