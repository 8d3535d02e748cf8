"""A sentence → the words it puts in quotation marks, of whatever nation the marks are."""

from __future__ import annotations

import re

# Pairs of opening and closing signs, the commonest first. The inside of a pair may hold any other pair.
PAIRS = tuple(
    (pair[0], pair[1]) for pair in ("«»", "“”", "„“", "„”", "””", "»«", "»»", "「」", "『』", "‹›", '""', "‚‘", "‘’")
)
# A dash that opens a line of dialogue.
_DIALOGUE = re.compile(r"^[—–]\s+(?P<words>[^—–]+)")
# The sign within Hebrew abbreviations, mostly typed as a straight quotation mark.
ABBREVIATED = re.compile('(?<=[א-ת])"(?=[א-ת])')
_SPACE = " \u00a0\u202f\t"


def quotes_in(sentence: str) -> tuple[str, ...]:
    """Return the outermost quotations of a sentence in order, without their signs, verbatim inside."""
    found: list[tuple[int, int]] = []
    read = ABBREVIATED.sub("״", sentence)
    for opening, closing in PAIRS:
        for match in re.finditer(_between(opening, closing), read):
            inside = any(a <= match.start() and match.end() <= b for a, b in found)
            crossing = any(a < match.start() < b < match.end() or match.start() < a < match.end() < b for a, b in found)
            if not inside and not crossing:
                found = [(a, b) for a, b in found if not (match.start() <= a and b <= match.end())]
                found.append((match.start(), match.end()))
    spoken = tuple(sentence[a + 1 : b - 1].strip(_SPACE) for a, b in sorted(found))
    dialogue = _DIALOGUE.match(sentence)
    return tuple(filter(None, spoken)) or ((dialogue["words"].strip(),) if dialogue else ())


def _between(opening: str, closing: str) -> str:
    """Return what finds a quotation; single signs, which are apostrophes too, need a space or the end around them."""
    inside = "[^" + re.escape(opening + closing) + "]+"
    if closing in "’‘":
        return rf"(?<!\w){opening}(?:[^{opening}{closing}]|(?<=\w)’(?=\w))+{closing}(?!\w)"
    return re.escape(opening) + inside + re.escape(closing)


def without_quotes(sentence: str) -> str:
    """Return a sentence with each quotation replaced by a space."""
    for quote in quotes_in(sentence):
        sentence = sentence.replace(quote, " ")
    return sentence
