"""A sentence → the participant who is said to speak."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.lexicon.people import Mention, fold, is_subject, starts_with_pronoun
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.words import has, pronouns

# What stands before the agent of a passive: "was told by the mayor".
_AGENT = re.compile(
    r"(?<!\w)(?:told|asked|warned|written|sent|informed|averti\w*|prévenu\w*)\s(?:by|par)\s(?:the\s|la\s|le\s)?$"
)

# Who speaks is named behind what is said, beside this many words at most ("…, asks Holm").
TAG, STATED = 2, 4
# What begins a clause on what was named before, beside the relatives of the lexicon.
_RELATIVE = frozenset(
    {"der", "die", "das", "den", "dem", "denen", "whom", "that", "where", "wo", "waar", "dove", "donde"}
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
    mentions = [each for each in mentions if is_subject(outside, each)]
    if mentions:
        agents = [each for each in mentions[1:] if _AGENT.search(fold(outside[: each.start]))]
        return (agents or _tagged(outside, mentions, language) or mentions)[0].name
    tagged = set(re.findall(r"\w+", fold(outside))) & pronouns(language)
    return last if quotes and tagged else ""


def _tagged(outside: str, mentions: Sequence[Mention], language: str) -> list[Mention]:
    """Return who is named alone with a word or two at the end of a sentence, behind a comma; none if nobody is."""
    comma, last = outside.rfind(", "), mentions[-1]
    beside = f"{outside[comma + 2 : last.start]} {outside[last.end :]}" if comma >= 0 else ""
    listed = any(has(kind, fold(beside), language) for kind in ("conjunction", "contrast", "negation", "relative"))
    alone = last.start > comma and all(each.end <= comma for each in mentions[:-1])
    listed = listed or not _RELATIVE.isdisjoint(words_in(fold(beside)))
    told = alone and 1 <= len(words_in(beside)) <= TAG and len(words_in(outside[:comma])) >= STATED
    return [last] if told and not listed else []
