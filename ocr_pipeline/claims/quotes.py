"""A sentence → the words it puts in quotation marks, of whatever nation the marks are."""

from __future__ import annotations

import re

# Pairs of opening and closing signs, the commonest first. The inside of a pair may hold any other pair.
PAIRS = tuple((pair[0], pair[1]) for pair in ("«»", "“”", "„“", "„”", "””", "»«", "「」", "『』", "‹›", '""'))
# A dash that opens a line of dialogue.
_DIALOGUE = re.compile(r"^[—–]\s+(?P<words>[^—–]+)")
_SPACE = " \u00a0\u202f\t"


def quotes_in(sentence: str) -> tuple[str, ...]:
    """Return the outermost quotations of a sentence in order, without their signs, verbatim inside."""
    found: list[tuple[int, int]] = []
    for opening, closing in PAIRS:
        pattern = re.escape(opening) + r"([^" + re.escape(opening + closing) + r"]+)" + re.escape(closing)
        for match in re.finditer(pattern, sentence):
            inside = any(a <= match.start() and match.end() <= b for a, b in found)
            if not inside:
                found = [(a, b) for a, b in found if not (match.start() <= a and b <= match.end())]
                found.append((match.start(), match.end()))
    spoken = tuple(sentence[a + 1 : b - 1].strip(_SPACE) for a, b in sorted(found))
    dialogue = _DIALOGUE.match(sentence)
    return spoken or ((dialogue["words"].strip(),) if dialogue else ())


def without_quotes(sentence: str) -> str:
    """Return a sentence with each quotation replaced by a space."""
    for quote in quotes_in(sentence):
        sentence = sentence.replace(quote, " ")
    return sentence
