"""Statements about the exchange itself → answered from the conversation, not from likeness."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocr_pipeline.lexicon import words
from ocr_pipeline.lexicon.people import fold, mentions_in
from ocr_pipeline.model import Claim, Message, MessageKind

# Two or more capitalised words: a person an article names who need not take part.
_PERSON = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+\s){1,3}[A-ZÀ-Þ][\w'’-]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a statement holds in the screenshots given (None: they cannot tell), why, and what shows it."""

    holds: bool | None
    reason: str
    messages: tuple[Message, ...] = ()


def answer(claim: Claim, messages: Sequence[Message], aliases: Mapping[str, Sequence[str]]) -> Answer:
    """Return the answer to a statement about the exchange."""
    spoken = [m for m in messages if m.kind in (MessageKind.TEXT, MessageKind.MEDIA) and not m.duplicate_of]
    named = [mention.name for mention in mentions_in(claim.text, aliases)]
    lowered = fold(claim.text)
    if not spoken:
        return Answer(None, "no message could be read")
    if _says(words.NO_REPLY, lowered, claim.language):
        return _no_reply(named, spoken)
    if _says(words.ONE_WORD, lowered, claim.language):
        return _one_word(named, spoken)
    if _says(words.TAKES_PART, lowered, claim.language):
        return _takes_part(claim.text, named, spoken)
    if _says(words.FIRST_MESSAGE, lowered, claim.language):
        return _sent_by(named, spoken[0], "first")
    return _sent_by(named, spoken[-1], "last")


def _says(table: Mapping[str, str], text: str, language: str) -> bool:
    return re.search(table.get(language, table["en"]), text) is not None


def _no_reply(named: Sequence[str], spoken: Sequence[Message]) -> Answer:
    senders = [message.sender for message in spoken]
    if not named:
        alone = len(set(senders)) == 1
        return Answer(
            alone, "one sender only in the screenshots given" if alone else "several people write", (spoken[-1],)
        )
    who = named[0]
    replies = [m for number, m in enumerate(spoken) if m.sender == who and set(senders[:number]) - {who}]
    if replies:
        return Answer(False, f"{who} does write after the others", (replies[0],))
    return Answer(True, f"no message of {who} after another's in the screenshots given", (spoken[-1],))


def _one_word(named: Sequence[str], spoken: Sequence[Message]) -> Answer:
    found = [m for m in spoken if len(m.text.split()) == 1 and (not named or m.sender == named[0])]
    if not found:
        return Answer(False, "no message of one word", ())
    return Answer(True, "a message of one word", (found[-1],))


def _takes_part(text: str, named: Sequence[str], spoken: Sequence[Message]) -> Answer:
    if named:
        own = [message for message in spoken if message.sender == named[0]]
        return Answer(
            bool(own), f"{named[0]} {'writes' if own else 'does not write'} in the screenshots given", tuple(own[:1])
        )
    person = _PERSON.search(text)
    if not person:
        return Answer(None, "who is meant cannot be told")
    return Answer(False, f"{person.group()} is no sender in the screenshots given")


def _sent_by(named: Sequence[str], message: Message, which: str) -> Answer:
    if not named:
        return Answer(None, "who is meant cannot be told", (message,))
    holds = message.sender == named[0]
    return Answer(
        holds, f"the {which} message in the screenshots given is {message.sender or 'unsigned'}'s", (message,)
    )
