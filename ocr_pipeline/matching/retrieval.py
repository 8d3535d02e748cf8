"""Claims and units → how each unit stands to each claim: meaning without names, shared words and figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.text import masked, reported
from ocr_pipeline.lexicon.words import JOINING, pattern
from ocr_pipeline.matching.encoder import Encoder, knowing
from ocr_pipeline.matching.likeness import likeness, stand_in, words_met
from ocr_pipeline.matching.sharing import known_of, shared
from ocr_pipeline.matching.units import Unit
from ocr_pipeline.model import Claim, ClaimKind, Message

Features = NDArray[np.float32]
Aliases = Mapping[str, Sequence[str]]

# Where nobody is named as speaker, each sender counts as much as this share of the named one.
UNNAMED = 0.6
# A quotation of fewer words says little without the sentence around it.
QUOTED = 3
# A unit of up to this many words is an answer, a greeting, a name.
BRIEF = 2
# A member of a statement has at least this many words besides names.
MEMBER = 2
# The order of the last axis: the likeness of the units by each encoder, that of the messages they stand in, then these.
LEXICAL = ("words", "facts", "sorts", "sides", "speaker", "window", "brief", "reply", "told", "telling")


@dataclass(frozen=True, slots=True)
class Query:
    """A statement to look for: the whole of it, what it reports or quotes as a whole and in parts, its language, who
    is said to speak."""

    text: str
    stated: str
    parts: tuple[str, ...]
    language: str
    speaker: str


def query_of(claim: Claim, aliases: Aliases) -> Query:
    """Return what is looked for of a claim: its words, what it reports, and each of its longer quotations."""
    quotes = tuple(quote for quote in claim.quotes if len(words_in(quote)) >= 2)
    parts = quotes or (claim.text, reported(claim.text, claim.language, aliases))
    return Query(claim.text, stated_of(claim, aliases), parts, claim.language, claim.speaker)


def stated_of(claim: Claim, aliases: Aliases) -> str:
    """Return the words that a claim ascribes to somebody, without those that say who wrote them."""
    words = " ".join(claim.quotes)
    quoted = claim.kind is ClaimKind.QUOTE and len(words_in(words)) >= QUOTED
    return words if quoted else reported(claim.text, claim.language, aliases)


def members_of(claim: Claim, aliases: Aliases) -> tuple[str, ...]:
    """Return the members of a statement joined by "and", "but" and the like; none if it is of one piece or quoted."""
    if claim.kind is ClaimKind.QUOTE:
        return ()
    joined = pattern("conjunction", claim.language).pattern
    joint = joined if claim.language in JOINING else rf"(?:[,;]\s+)?{joined}\s|;\s"
    stated = masked(reported(claim.text, claim.language, aliases), aliases)
    members = [each.strip(" ,;.、，،。") for each in re.split(joint, stated)]
    kept = [member for member in members if len(words_in(member)) >= MEMBER]
    return tuple(kept) if len(kept) >= 2 else ()


def features(
    queries: Sequence[Query],
    units: Sequence[Unit],
    messages: Sequence[Message],
    aliases: Aliases,
    encoders: Sequence[Encoder],
    languages: Sequence[str] = (),
) -> Features:
    """Return how each unit stands to each query, float32 of shape (queries, units, features).

    Names of people are left out of all texts: one outweighs a short message. The languages are those of
    the units.
    """
    texts = [masked(unit.text, aliases) for unit in units]
    whole = list(dict.fromkeys(unit.number for unit in units))
    bodies = [masked(messages[number].text, aliases) for number in whole]
    asked = [[masked(part, aliases) for part in query.parts] for query in queries]
    stated = [masked(query.stated, aliases) for query in queries]
    pairs = [[(query.language, each) for each in languages or [""] * len(units)] for query in queries]
    close = by_the_knowing([likeness(asked, texts, encoder) for encoder in encoders], encoders, pairs)
    column = [whole.index(unit.number) for unit in units]
    around = by_the_knowing(
        [likeness([[each] for each in stated], bodies, encoder)[:, column] for encoder in encoders], encoders, pairs
    )
    readers = [[knowing(encoders, *pair)[0] for pair in row] for row in pairs]
    lexical = (
        *_shared(queries, units, languages or [""] * len(units), aliases),
        [[_speaks(query, messages[unit.number].sender) for unit in units] for query in queries],
        [[float(unit.window) for unit in units]] * len(queries),
        [[float(len(words_in(text)) <= BRIEF) for text in texts]] * len(queries),
        _replies(np.mean(close, axis=0), queries, units, messages),
        *words_met(stated, texts, readers),
    )
    return np.stack([*close, *around, *(np.asarray(each, np.float32) for each in lexical)], axis=-1)


def by_the_knowing(
    scores: Sequence[Features], encoders: Sequence[Encoder], pairs: Sequence[Sequence[tuple[str, str]]]
) -> list[Features]:
    """Return scores by encoder, those of one that does not know both languages of a pair half made up of what the first
    that does says, told as the other would tell it. Scores and pairs are of shape (queries, units)."""
    able = np.array([[[encoder.knows(*pair) for pair in row] for row in pairs] for encoder in encoders])
    first, some = able.argmax(axis=0), able.any(axis=0)
    read = [*zip(encoders, scores, strict=True)]
    found = []
    for (own, given), known in zip(read, able, strict=True):
        told = np.choose(first, [stand_in(theirs, other.name, own.name) for other, theirs in read])
        found.append(np.where(known | ~some, given, (given + told) / 2))
    return found


def _shared(queries: Sequence[Query], units: Sequence[Unit], languages: Sequence[str], aliases: Aliases) -> Features:
    """Return how many words, facts, sorts of fact and pairs of opposites are common, shape (4, queries, units)."""
    own = [known_of(masked(query.text, aliases), query.language, query.language) for query in queries]
    theirs = [known_of(masked(unit.text, aliases), "", spoken) for unit, spoken in zip(units, languages, strict=True)]
    return np.moveaxis(np.array([[shared(a, b) for b in theirs] for a in own], np.float32), -1, 0)


def _replies(
    likeness: Features, queries: Sequence[Query], units: Sequence[Unit], messages: Sequence[Message]
) -> Features:
    """Return how much the message before is like a query, 0 and up, where the named speaker answers somebody else.

    Who answers "no" says no to what was asked, and what was asked is all that an article tells of it.
    """
    numbers = np.array([unit.number for unit in units])
    before = np.zeros_like(likeness)
    for column, unit in enumerate(units):
        earlier = numbers[numbers < unit.number]
        if earlier.size and messages[int(earlier.max())].sender != messages[unit.number].sender:
            asked = likeness[:, numbers == earlier.max()].max(axis=1)
            before[:, column] = np.where(asked >= likeness.max(axis=1), asked, 0)
    named = [
        [bool(query.speaker) and messages[unit.number].sender == query.speaker for unit in units] for query in queries
    ]
    return np.asarray(np.clip(before, 0, None) * np.array(named), np.float32)


def _speaks(query: Query, sender: str) -> float:
    """Return whether a sender is the named speaker, 0 or 1; UNNAMED where either is not known."""
    return float(sender == query.speaker) if sender and query.speaker else UNNAMED
