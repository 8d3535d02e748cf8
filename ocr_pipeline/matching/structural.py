"""Statements about the exchange itself → answered from the conversation, not from likeness."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ocr_pipeline.lexicon.counts import counted
from ocr_pipeline.lexicon.measures import measure_of
from ocr_pipeline.lexicon.numbers import numbers_in
from ocr_pipeline.lexicon.people import Mention, fold, mentions_in
from ocr_pipeline.lexicon.words import has, pattern
from ocr_pipeline.matching.facts.weekdays import relative_days_in, weekdays_in
from ocr_pipeline.matching.timeline import day_of, sent_on
from ocr_pipeline.model import Claim, Message, MessageKind

GIVEN = "in the screenshots given"
# Minutes in the measures in which an article tells how long an exchange lasted; it may round by a share of them.
MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
ROUGH = 0.2
# A capitalised word, or several: a person an article names who need not take part.
_PERSON = re.compile(r"[A-ZÀ-ÞА-Я][\w'’-]+(?:\s(?:[A-ZÀ-ÞА-Я][\w'’-]+|de|van|von|di|da|del))*")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a statement holds in the screenshots given (None: they cannot tell), why, and what shows it."""

    holds: bool | None
    reason: str
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement with the date of the article and the people it names, and the messages that can answer it, system
    notices apart."""

    text: str
    language: str
    date: dt.date | None
    named: tuple[Mention, ...]
    spoken: tuple[Message, ...]
    notices: tuple[Message, ...]

    @property
    def who(self) -> str:
        """The first person named, or ''."""
        return self.named[0].name if self.named else ""

    @property
    def days(self) -> frozenset[int]:
        """The weekdays named, Monday 0; "yesterday" is that before the article's date."""
        relative = relative_days_in(self.text, self.date.weekday(), self.language) if self.date else frozenset()
        return weekdays_in(self.text) | relative


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
    """Return how plainly a message is put to the first person named: by the other one named, or by name."""
    others = {mention.name for mention in asked.named} - {asked.who}
    called = set(re.findall(r"\w+", fold(before.text))) & set(fold(asked.who).split())
    return 2 * (before.sender in others) + (before.sender != asked.who and bool(called))


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
    verb = pattern("takes_part", asked.language).search(fold(asked.text))
    before = asked.text[: verb.start()] if verb else asked.text
    people = list(_PERSON.finditer(before))
    named = [mention for mention in asked.named if mention.start < len(before)] or list(asked.named)
    if people and (not named or people[-1].start() > named[-1].end):
        return Answer(False, f"{people[-1].group()} is no sender {GIVEN}")
    if not named:
        return Answer(None, "who is meant cannot be told")
    who = named[-1].name
    own = [message for message in asked.spoken if message.sender == who]
    return Answer(bool(own), f"{who} {'writes' if own else 'does not write'} {GIVEN}", tuple(own[:1]))


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
    found = [m for m in asked.notices if has("left", fold(m.text), m.language or asked.language)]
    named = [m for m in found if any(each.name.split()[-1] in m.text for each in asked.named)]
    if named:
        return Answer(True, "a notice says so", (named[0],))
    return Answer(None, f"no notice of leaving {GIVEN}", tuple(found[:1]))


def _same_day(asked: Asked) -> Answer:
    days = {day for message in asked.spoken if (day := day_of(message))}
    if not days:
        return Answer(None, "the screenshots do not tell the days")
    if len(days) > 1:
        return Answer(False, f"messages of several days {GIVEN}", (asked.spoken[0], asked.spoken[-1]))
    return Answer(True, f"no message of another day {GIVEN}", (asked.spoken[0], asked.spoken[-1]))


def _lasts(asked: Asked) -> Answer:
    ends = (asked.spoken[0], asked.spoken[-1])
    times = " to ".join(message.sent_at or message.timestamp for message in ends)
    told = [each for each in numbers_in(asked.text, asked.language) if measure_of(each.unit)[1] in MINUTES]
    spent = _minutes(*ends)
    if spent is None or not told:
        return Answer(None, f"compare with the times shown: {times}" if times != " to " else "no times are shown", ends)
    unit = MINUTES[measure_of(told[0].unit)[1]]
    holds = abs(told[0].value * unit - spent) <= max(unit / 2, ROUGH * spent)
    return Answer(holds, f"from the first to the last message {GIVEN}: {times}", ends)


def _minutes(first: Message, last: Message) -> float | None:
    """Return the minutes between two messages, None where either's time is not known to the minute."""
    if "T" not in first.sent_at or "T" not in last.sent_at:
        return None
    spent = dt.datetime.fromisoformat(last.sent_at) - dt.datetime.fromisoformat(first.sent_at)
    return spent.total_seconds() / 60


def _hidden(asked: Asked) -> Answer:
    found = tuple(m for m in asked.spoken if m.partial or "redacted" in m.review)
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
    "no_reply": _no_reply, "one_word": _one_word, "takes_part": _takes_part, "first": _first, "last": _last,
    "left": _left, "same_day": _same_day, "lasts": _lasts, "hidden": _hidden,
}  # fmt: skip
