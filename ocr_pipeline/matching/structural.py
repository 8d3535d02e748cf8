"""Statements about the exchange itself → answered from the conversation, not from likeness."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence

from ocr_pipeline.lexicon.counts import counted
from ocr_pipeline.lexicon.numbers import numbers_in, readable
from ocr_pipeline.lexicon.people import fold, mentions_in
from ocr_pipeline.lexicon.words import JOINING, has, pattern
from ocr_pipeline.matching.asked import GIVEN, Answer, Asked
from ocr_pipeline.matching.polarity import negations
from ocr_pipeline.matching.setting import lasts, same_day, took_place
from ocr_pipeline.matching.timeline import sent_on
from ocr_pipeline.model import Claim, Message, MessageKind

# A capitalised word, or several: a person an article names who need not take part.
# Letters of a word that tell its matter.
LETTERS = 5
_PERSON = re.compile(r"[A-ZÀ-ÞА-Я][\w'’-]+(?:\s(?:[A-ZÀ-ÞА-Я][\w'’-]+|de|van|von|di|da|del))*")


def answer(
    claim: Claim, messages: Sequence[Message], aliases: Mapping[str, Sequence[str]], date: dt.date | None = None
) -> Answer:
    """Return the answer to a statement about the exchange in an article of that date."""
    kept = [message for message in messages if not message.duplicate_of]
    spoken = tuple(m for m in kept if m.kind in (MessageKind.TEXT, MessageKind.MEDIA))
    notices = tuple(m for m in kept if m.kind is MessageKind.SYSTEM)
    if not spoken:
        return Answer(None, "no message could be read")
    asked = Asked(claim.text, claim.language, date, mentions_in(claim.text, aliases), spoken, notices)
    lowered = fold(claim.text)
    for kind, answered in ANSWERS.items():
        if has(kind, lowered, claim.language):
            return answered(asked)
    return _count(asked)


def _no_reply(asked: Asked) -> Answer:
    senders = [message.sender for message in asked.spoken]
    if not asked.who:
        alone = len(set(senders)) == 1
        reason = f"one sender only {GIVEN}" if alone else "several people write"
        return Answer(alone, reason, (asked.spoken[-1],))
    if (turn := _last_of(asked)) is not None:
        return turn
    who = asked.who
    replies = [number for number, sender in enumerate(senders) if sender == who and set(senders[:number]) - {who}]
    if replies:
        shown = max(replies, key=lambda number: _addressed(asked, asked.spoken[number - 1]))  # the first of equals
        return Answer(False, f"{who} does write after the others", (asked.spoken[shown],))
    return Answer(True, f"no message of {who} after another's {GIVEN}", (asked.spoken[-1],))


def _addressed(asked: Asked, before: Message) -> int:
    """Return how plainly a message is put to the first person named: by the other one named, by name, or as the
    question on the matter named."""
    others = {mention.name for mention in asked.named} - {asked.who}
    called = set(re.findall(r"\w+", fold(before.text))) & set(fold(asked.who).split())
    people = _matter(" ".join(mention.name for mention in asked.named))
    matter = _matter(asked.text) & _matter(before.text) - people
    return (
        2 * (before.sender in others)
        + (before.sender != asked.who and bool(called))
        + bool(matter)
        + 2 * (bool(matter) and "?" in before.text)
    )


def _matter(text: str) -> set[str]:
    """Return the beginnings of a text's longer words."""
    return {word[:LETTERS] for word in re.findall(r"[^\W\d_]+", fold(text)) if len(word) >= LETTERS}


def _last_of(asked: Asked) -> Answer | None:
    """Return whether one person answered the last message of another, if that is what is stated.

    The one whose message it is is named nearest to the word for "last".
    """
    found = pattern("last", asked.language).search(fold(asked.text))
    people = list({mention.name: mention for mention in reversed(asked.named)}.values())
    if found is None or len(people) != 2:
        return None
    writer, other = sorted(people, key=lambda each: min(abs(each.start - found.end()), abs(each.end - found.start())))
    own = [number for number, message in enumerate(asked.spoken) if message.sender == writer.name]
    if not own:
        return None
    replies = [message for message in asked.spoken[own[-1] :] if message.sender == other.name]
    if replies:
        return Answer(False, f"{other.name} does write after the last message of {writer.name}", (replies[0],))
    shown = asked.spoken[own[-1]]
    return Answer(True, f"no message of {other.name} after the last one of {writer.name} {GIVEN}", (shown,))


def _one_word(asked: Asked) -> Answer:
    found = [m for m in asked.spoken if len(m.text.split()) == 1 and (not asked.who or m.sender == asked.who)]
    if not found:
        return Answer(False, "no message of one word")
    return Answer(True, "a message of one word", (found[-1],))


def _takes_part(asked: Asked) -> Answer:
    """Answer for the person named nearest before the words for taking part; one unknown to the case is no sender."""
    lowered = fold(asked.text)
    verb = pattern("takes_part", asked.language).search(lowered)
    if (number := _people(lowered, asked.language)) is not None:
        senders = {message.sender for message in asked.spoken}
        return Answer(len(senders) == number, f"{len(senders)} people write {GIVEN}", asked.spoken[:1])
    clause = re.split(r"[.,;:]", lowered[: verb.end()] if verb else lowered)[-1]
    denied = negations(clause, asked.language) % 2 == 1
    before = asked.text[: verb.start()] if verb else asked.text
    people = list(_PERSON.finditer(before))
    named = [mention for mention in asked.named if mention.start < len(before)] or list(asked.named)
    if people and (not named or people[-1].start() > named[-1].end):
        return Answer(denied, f"{people[-1].group()} is no sender {GIVEN}")
    if not named:
        return Answer(None, "who is meant cannot be told")
    who = named[-1].name
    own = [message for message in asked.spoken if message.sender == who]
    return Answer(bool(own) is not denied, f"{who} {'writes' if own else 'does not write'} {GIVEN}", tuple(own[:1]))


def _people(lowered: str, language: str) -> int | None:
    """Return how many people a folded statement counts; None if it counts none."""
    for found in pattern("people", language).finditer(lowered):
        end = found.end() if language in JOINING else found.start()  # "네 사람": what is counted tells the numeral
        near = numbers_in(" ".join(lowered[:end].split()[-2:]), *readable(language))
        if near:
            return int(near[-1].value)
    return None


def _first(asked: Asked) -> Answer:
    return _sent_by(asked, asked.spoken[0], "first")


def _last(asked: Asked) -> Answer:
    return _sent_by(asked, asked.spoken[-1], "last")


def _sent_by(asked: Asked, message: Message, which: str) -> Answer:
    days, sent = asked.days, sent_on(message)
    if days and sent is not None and sent not in days:
        return Answer(False, f"the {which} message {GIVEN} is of another day: {message.timestamp}", (message,))
    if not asked.who:
        return Answer(None, "who is meant cannot be told", (message,))
    holds = message.sender == asked.who
    return Answer(holds, f"the {which} message {GIVEN} is {message.sender or 'unsigned'}'s", (message,))


def _left(asked: Asked) -> Answer:
    found = [m for m in asked.notices if has("left", fold(m.text), "")]  # the app's language is the phone's
    named = [m for m in found if any(each.name.split()[-1] in m.text for each in asked.named)]
    if named:
        return Answer(True, "a notice says so", (named[0],))
    return Answer(None, f"no notice of leaving {GIVEN}", tuple(found[:1]))


def _hidden(asked: Asked) -> Answer:
    """Answer for the last or the first message where it is spoken of, otherwise for any."""
    lowered, among = fold(asked.text), asked.spoken
    for kind, own in (("last", asked.spoken[-1:]), ("first", asked.spoken[:1])):
        among = own if has(kind, lowered, asked.language) else among
    found = tuple(message for message in among if message.partial or "redacted" in message.review)
    return Answer(
        bool(found), "parts of messages are hidden" if found else f"nothing hidden was found {GIVEN}", found[:3]
    )


def _count(asked: Asked) -> Answer:
    number = counted(fold(asked.text), asked.language)
    if number is None:
        return Answer(None, "the screenshots cannot tell")
    of = [message for message in asked.spoken if not asked.who or message.sender == asked.who]
    whose = f" of {asked.who}" if asked.who else ""
    return Answer(len(of) == number, f"{len(of)} messages{whose} {GIVEN}", tuple(of[:1]))


# Kinds of statement, by the words that show them, in the order in which they are tried; what is left is a count.
ANSWERS: Mapping[str, Callable[[Asked], Answer]] = {
    "no_reply": _no_reply, "one_word": _one_word, "hidden": _hidden, "takes_part": _takes_part, "lasts": lasts,
    "first": _first, "last": _last, "left": _left, "same_day": same_day, "dated": took_place,
}  # fmt: skip
