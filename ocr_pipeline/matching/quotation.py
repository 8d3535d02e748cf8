"""Quoted words and messages → where they stand, and what was altered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from ocr_pipeline.lexicon.text import ascii_fold

# Marks by which an editor shows a change of his own: […], [sic], [Name], ****.
_MARKED = re.compile(r"\[[^\]]*\]|\(\s?(?:…|\.\.\.)\s?\)|\*{2,}|…|\.{3}")
# Similarity (0..100) from which on words are the same but for typing, and from which on they are an altered quote.
SAME, ALTERED = 90.0, 62.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a quotation stands: the message's number, the words there, their likeness in 0..1, what was altered."""

    number: int
    words: str
    likeness: float
    differences: tuple[str, ...]


def find_standing(quote: str, texts: Sequence[str]) -> Standing | None:
    """Return where the words of a quotation stand in the texts, or nearly stand; None if nowhere.

    Marked edits are no alteration: the pieces between them are looked for in order within one text.
    """
    pieces = [piece.strip(" ,.;:!?\"'“”«»") for piece in _MARKED.split(quote)]
    pieces = [piece for piece in pieces if len(re.findall(r"\w", piece)) >= 3]
    found = [_standing(pieces, number, text) for number, text in enumerate(texts)] if pieces else []
    standing = [each for each in found if each is not None and each.likeness >= ALTERED / 100]
    return max(standing, key=lambda each: each.likeness, default=None)


def _standing(pieces: Sequence[str], number: int, text: str) -> Standing | None:
    plain = _plain(text)
    likeness, words, differences = [], [], []
    for piece in pieces:
        wanted = _plain(piece)
        if len(wanted) > 1.3 * len(plain) + 4:
            return None
        place = fuzz.partial_ratio_alignment(wanted, plain) if len(wanted) <= len(plain) else None
        score = place.score if place else fuzz.ratio(wanted, plain)
        start, end = (place.dest_start, place.dest_end) if place else (0, len(plain))
        there = _whole_words(text, start, end)
        likeness.append(score / 100 * (1.0 if len(wanted) > 4 else 0.9))
        words.append(there)
        differences += _differences(piece, there)
    return Standing(number, " … ".join(words), min(likeness), tuple(differences))


def _plain(text: str) -> str:
    """Return a text folded for comparison, of the same length."""
    folded = "".join(ascii_fold(char) if len(ascii_fold(char)) == 1 else char for char in text)
    return re.sub(r"[“”«»„\"]", "'", folded)


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].strip()


def _differences(quote: str, there: str) -> list[str]:
    """Return the words that differ: `-word` stands in the message only, `+word` in the quotation only."""
    a, b = re.findall(r"[\w'’-]+", there), re.findall(r"[\w'’-]+", quote)
    ours, theirs = [ascii_fold(word) for word in b], [ascii_fold(word) for word in a]
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [f"-{' '.join(a[i1:i2])}"] if i2 > i1 else []
            found += [f"+{' '.join(b[j1:j2])}"] if j2 > j1 else []
    return found
