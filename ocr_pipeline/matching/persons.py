"""Claim and message → the participants, and things of a sort, that one names where the other names others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocr_pipeline.lexicon.people import Aliases, mentions_in
from ocr_pipeline.lexicon.scripts import COMMAS, STOPS
from ocr_pipeline.lexicon.things import things_in
from ocr_pipeline.matching.facts import Conflict
from ocr_pipeline.model import Claim

# What sets a name apart that only calls somebody: "Ada, send it", "Hey Ada, send it", "Send it, Ada", "@Ada send it".
_APART = rf"[.,;:!?…{STOPS}{COMMAS}؟]"
_BEFORE, _BEHIND = re.compile(rf"(?:^|{_APART})\s*(?:\w{{1,4}}\s+)?$"), re.compile(rf"^\s*(?:$|{_APART})")


def other_persons(claim: Claim, words: str, sender: str, aliases: Aliases) -> Iterator[Conflict]:
    """Yield whom a claim names where some words of a message name others, and none of them.

    Who is said to speak and who wrote the words are left out, since words call them "I", and so is who is called by
    name: what is written to one may be about another.
    """
    named = {each.name for each in mentions_in(claim.text, aliases)} - {claim.speaker, sender}
    if not named:
        return
    there = list(mentions_in(words, aliases))
    others = {each.name for each in there if not _called(words, each.start, each.end)} - {sender}
    if others and named.isdisjoint(each.name for each in there):
        yield Conflict("person", ", ".join(sorted(named)), ", ".join(sorted(others)))


def others_of_a_sort(claim: str, language: str, message: str, spoken: str) -> Iterator[Conflict]:
    """Yield the things that a claim names where the message names none of them, but others of their sort."""
    own, theirs = things_in(claim, language), things_in(message, spoken)
    for sort, things in own.items():
        if sort in theirs and not things & theirs[sort]:
            yield Conflict(sort, ", ".join(sorted(things)), ", ".join(sorted(theirs[sort])))


def _called(words: str, start: int, end: int) -> bool:
    """Whether a name in a text only calls somebody, being set apart from what is said."""
    before = words[:start]
    return before.endswith("@") or bool(_BEFORE.search(before) and _BEHIND.search(words[end:]))
