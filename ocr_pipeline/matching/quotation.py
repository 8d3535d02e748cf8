"""Quoted words and messages → where they stand, and what was altered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ocr_pipeline.lexicon.scripts import HAN, signs_in, unspaced
from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.lexicon.words import has

# Marks by which an editor shows a change of his own: […], [sic], [Name], ****.
_MARKED = re.compile(r"\[[^\]]*\]|\(\s?(?:…|\.\.\.|sic)\s?\)|\*{2,}|…|\.{3}")
# Two words are one but for typing from this likeness (0..100) on, if they are long enough to tell.
TYPED, LONG = 78.0, 5
# Alignment of words after Smith and Waterman (1981): a word found, one put in or changed, one of the message left out.
FOUND, PUT_IN, LEFT_OUT = 2.0, -1.0, -0.4
# Share (0..1) of a quotation's letters that must stand in a message for the words to be an altered quotation of it.
ALTERED = 0.5
# A word of up to this many letters that is no negation may change without changing the sense: an article, a pronoun.
FUNCTION = 3
# Where a clause ends; languages whose negation follows the verb, and within how many signs of a script without spaces.
_CLAUSE = r"[.,;:!?()–—、，。！？،؟]"
_BEHIND = frozenset({"de", "nl", "sv", "da", "nb", "ja", "ko"})
SIGNS = 4
# So many such words in a row may.
FEW = 2
# Words that each half of two joined quotations has at least.
HALF = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a quotation stands: the message's number, the words there, their likeness in 0..1, what was altered.

    `differences` are `-word` for what stands in the message only and `+word` for what stands in the quotation only.
    """

    number: int
    words: str
    likeness: float
    differences: tuple[str, ...]

    @property
    def faithful(self) -> bool:
        """Whether the words stand as quoted, but for articles, typing and the like."""
        return not any(_matters(each[1:]) for each in self.differences)


def find_standing(quote: str, texts: Sequence[str]) -> Standing | None:
    """Return where the words of a quotation stand in the texts, or nearly stand; None if nowhere.

    Marked edits are no alteration: the pieces between them are looked for in order within one text.
    """
    pieces = [words for piece in _MARKED.split(quote) if (words := _words(piece))]
    found = [_standing(pieces, number, text) for number, text in enumerate(texts)] if pieces else []
    standing = [each for each in found if each is not None and each.likeness >= ALTERED]
    return max(standing, key=lambda each: (each.likeness, -each.number), default=None)


def find_joined(quote: str, texts: Sequence[str]) -> tuple[int, int] | None:
    """Return the numbers of two texts of which a quotation joins words without a mark; None if it does not.

    Both halves must stand as they are, and be of some words each.
    """
    words = _words(quote)
    for cut in range(HALF, len(words) - HALF + 1):
        first, second = (_verbatim(half, texts) for half in (words[:cut], words[cut:]))
        if first is not None and second is not None and first != second:
            return first, second
    return None


def _words(text: str) -> list[str]:
    return [match.group() for match in signs_in(text)]


def _verbatim(words: Sequence[str], texts: Sequence[str]) -> int | None:
    wanted = f" {' '.join(map(ascii_fold, words))} "
    return next((n for n, text in enumerate(texts) if wanted in f" {' '.join(map(ascii_fold, _words(text)))} "), None)


def _standing(pieces: Sequence[Sequence[str]], number: int, text: str) -> Standing | None:
    """Return how the pieces of a quotation stand in a text, one after the other."""
    there = signs_in(text)
    words: list[str] = []
    differences: list[str] = []
    kept = all_letters = at = 0
    for piece in pieces:
        start, end, pairs = _aligned(piece, [match.group() for match in there[at:]])
        all_letters += sum(map(len, piece))
        if not pairs:
            differences += [f"+{' '.join(piece)}"]
            continue
        if words:
            differences += _denied(text[there[at - 1].end() : there[at + start].start()])
        kept += sum(len(piece[i]) for i, _ in pairs)
        words.append(_with_sign(text, there[at + start].start(), there[at + end - 1].end()))
        differences += _differences(piece, [match.group() for match in there[at + start : at + end]], start, pairs)
        at += end
    if not words or not all_letters:
        return None
    left_out = sum(len(each) - 1 for each in differences if each.startswith("-") and _matters(each[1:]))
    likeness = kept / (all_letters + 0.25 * left_out)
    return Standing(number, " … ".join(words), likeness, tuple(differences))


def denied_beside(words: str, text: str, language: str) -> str:
    """Return the negation that stands in a text right before some of its words, or right behind them where a language
    denies so, and that a quotation of them leaves out; '' if none does."""
    start, end = text.find(words.split(" … ")[0]), text.find(words.split(" … ")[-1])
    if min(start, end) < 0:
        return ""
    end += len(words.split(" … ")[-1])
    before = re.split(_CLAUSE, text[:start])[-1].split()[-1:]
    after = re.split(_CLAUSE, text[end:])[0].split()[:1] if language in _BEHIND else []
    if unspaced(text):
        before, after = [text[max(0, start - 1) : start]], [re.split(_CLAUSE, text[end : end + SIGNS])[0]]
    found = [word for word in (*before, *after) if has("negation", word.lower(), language)]
    return found[0] if found else ""


def _denied(cut: str) -> list[str]:
    """Return the negation that a cut within a clause leaves out: the rest says the opposite, whatever the mark."""
    if re.search(_CLAUSE, cut):
        return []
    return [f"-{word}" for word in _words(cut) if has("negation", word.lower(), "")]


def _with_sign(text: str, start: int, end: int) -> str:
    """Return a stretch of a text with the sign before its first word that belongs to it ("@mara", "€40")."""
    return text[start - (start > 0 and text[start - 1] in "@#€$£+=") : end]


def _aligned(quote: Sequence[str], text: Sequence[str]) -> tuple[int, int, list[tuple[int, int]]]:
    """Return (first, end, pairs): the stretch of the text that a quotation fits best, and which words are the same."""
    score = [[0.0] * (len(text) + 1) for _ in range(len(quote) + 1)]
    best, where = 0.0, (0, 0)
    for i in range(1, len(quote) + 1):
        for j in range(1, len(text) + 1):
            same = FOUND * _weight(quote[i - 1]) if _same(quote[i - 1], text[j - 1]) else PUT_IN
            above, beside = score[i - 1][j] + PUT_IN, score[i][j - 1] + LEFT_OUT
            score[i][j] = max(0.0, score[i - 1][j - 1] + same, above, beside)
            if score[i][j] > best:
                best, where = score[i][j], (i, j)
    pairs = []
    i, j = where
    while i and j and score[i][j] > 0:
        if _same(quote[i - 1], text[j - 1]) and _near(score[i][j], score[i - 1][j - 1] + FOUND * _weight(quote[i - 1])):
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif _near(score[i][j], score[i][j - 1] + LEFT_OUT):
            j -= 1
        elif _near(score[i][j], score[i - 1][j] + PUT_IN):
            i -= 1
        else:
            i, j = i - 1, j - 1
    pairs.reverse()
    return (pairs[0][1], pairs[-1][1] + 1, pairs) if pairs else (0, 0, [])


def _weight(word: str) -> float:
    return 1.0 if len(word) > FUNCTION else 0.6


def _near(a: float, b: float) -> bool:
    return abs(a - b) < 1e-9


def _same(a: str, b: str) -> bool:
    x, y = ascii_fold(a), ascii_fold(b)
    if x == y:
        return True
    if "**" in x:
        return y.startswith(x.split("*")[0])
    return min(len(x), len(y)) >= LONG and not x.isdigit() and fuzz.ratio(x, y) >= TYPED and x[0] == y[0]


def _differences(quote: Sequence[str], text: Sequence[str], offset: int, pairs: Sequence[tuple[int, int]]) -> list[str]:
    """Return the stretches between the pairs: what the text has there, what the quotation has, its ends included."""
    found = []
    i = j = 0
    for a, b in [*((a, b - offset) for a, b in pairs), (len(quote), len(text))]:
        found += [f"-{' '.join(text[j:b])}"] if b > j else []
        found += [f"+{' '.join(quote[i:a])}"] if a > i else []
        i, j = a + 1, b + 1
    return found


def _matters(words: str) -> bool:
    """Whether words put in or left out are more than an article, a pronoun or two and the like."""
    each = words.split()
    matter = (len(word) > FUNCTION or word.isdigit() or has("negation", word.lower(), "") for word in each)
    denies = has("negation", words.lower(), "")
    return len(each) > FEW or any(matter) or denies or re.search(f"[{HAN}]", words) is not None or _turns(words)


def _turns(words: str) -> bool:
    """Whether signs of a script without spaces are a negation together."""
    return unspaced(words) and has("negation", words.replace(" ", ""), "ja")
