"""A sentence → the participant who is said to speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.lexicon.people import Mention, fold, starts_with_pronoun
from ocr_pipeline.lexicon.words import pronouns

# What stands before the agent of a passive: "was told by the mayor".
_AGENT = re.compile(
    r"(?<!\w)(?:told|asked|warned|written|sent|informed|averti\w*|prévenu\w*)\s(?:by|par)\s(?:the\s|la\s|le\s)?$"
)

# "It was Holm who …": the pronoun stands for nobody.
_CLEFT = re.compile(r"\W*(?:it (?:was|is)|c'est|es (?:war|ist)|fue|è stat[oa]|foi|het was|det var|to)\s")


def find_speaker(outside: str, mentions: Sequence[Mention], language: str, last: str, *, quotes: bool) -> str:
    """Return who is said to speak, '' if nobody is named.

    `outside` is the sentence without its quotations, `mentions` the participants named in it, `last` the one whom the
    sentences before spoke of. A sentence that begins with a pronoun speaks of that one, whoever is named after it.
    """
    if last and not (mentions and _CLEFT.match(fold(outside))) and starts_with_pronoun(outside, language):
        return last
    if mentions:
        agents = [each for each in mentions[1:] if _AGENT.search(fold(outside[: each.start]))]
        return (agents or mentions)[0].name
    tagged = set(re.findall(r"\w+", fold(outside))) & pronouns(language)
    return last if quotes and tagged else ""
