"""A seed → a long conversation: who says what when, each entry with its height on the screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from babel.dates import format_date

from tests.chats.phrases import BROAD, UNSPACED, Tongue, tongue

# Each with what everybody says.
LANGUAGES = (*BROAD, "ja", "ar")
SHORT = {"en": ("ok", "yes", "no", "thanks"), "fr": ("ok", "oui", "non", "merci"), "de": ("ok", "ja", "nein", "danke"),
         "es": ("ok", "sí", "no", "gracias"), "it": ("ok", "sì", "no", "grazie"), "pt": ("ok", "sim", "não"),
         "nl": ("ok", "ja", "nee", "bedankt"), "ru": ("ок", "да", "нет", "спасибо"), "ja": ("はい", "うん", "了解"),
         "ar": ("نعم", "لا", "شكرا")}  # fmt: skip
EMOJI = ("🙂", "👍", "😂", "❤️")
# Signs on a line of a bubble, and pixels of a line, of a bubble's padding, between bubbles, of a date line.
ACROSS, LINE, PADDING, BETWEEN, DATE_LINE = 34, 52, 44, 22, 96


@dataclass(frozen=True, slots=True)
class Entry:
    """One message, or a date or system line: `lines` are its text as it breaks on the screen, `minute` counts from the
    first day's midnight; `top` and `bottom` are pixels from the top of the conversation."""

    number: int
    kind: str
    lines: tuple[str, ...]
    sender: str
    mine: bool
    minute: int
    top: int
    bottom: int
    first: bool


@dataclass(frozen=True, slots=True)
class Chat:
    """A whole conversation and how its program shows it."""

    language: str
    title: str
    group: bool
    timed: bool
    entries: tuple[Entry, ...]
    day: dt.date

    @property
    def height(self) -> int:
        """Pixels from the top of the first entry to the bottom of the last."""
        return self.entries[-1].bottom


def long_chat(chance: Random, messages: int) -> Chat:
    """Return a conversation of so many messages over several days."""
    said = tongue(chance.choice(LANGUAGES))
    group = chance.random() < 0.4
    people = chance.sample(said.names, 3 if group else 1)
    title = chance.choice(said.groups) if group else people[0]
    day = dt.date(2026, 1, 5) + dt.timedelta(chance.randrange(200))
    timed = chance.random() < 0.85
    laid = _Laid()
    minute, speaker, today = chance.randrange(8 * 60, 20 * 60), chance.choice(people), -1
    texts = _texts(chance, said)
    while laid.spoken < messages:
        minute += chance.choice((0, 0, 1, 1, 2, 5, 9, 40)) + (
            chance.randrange(300, 1300) if chance.random() < 0.04 else 0
        )
        if minute // 1440 != today:
            today = minute // 1440
            laid.add("date", (shown_date(day + dt.timedelta(today), said.code),), "", minute, first=False)
        if chance.random() < 0.01:
            laid.add("system", (chance.choice(said.system),), "", minute, first=False)
        for place in range(chance.choice((1, 1, 2, 3))):
            kind = "media" if chance.random() < 0.05 else "text"
            lines = () if kind == "media" else broken(next(texts), said)
            laid.add(kind, lines, speaker, minute, first=place == 0)
            minute += chance.choice((0, 0, 0, 1, 1, 3))
        speaker = chance.choice([name for name in (*people, "self") if name != speaker])
    return Chat(said.code, title, group, timed, tuple(laid.entries), day)


class _Laid:
    """Entries while they are laid under one another."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.spoken = 0
        self.bottom = 0

    def add(self, kind: str, lines: tuple[str, ...], sender: str, minute: int, *, first: bool) -> None:
        """Lay one entry below the last."""
        height = {"media": 420}.get(kind, PADDING + LINE * len(lines))
        height = height if sender else DATE_LINE
        top = self.bottom + BETWEEN
        mine = sender == "self"
        self.entries.append(Entry(len(self.entries), kind, lines, sender, mine, minute, top, top + height, first))
        self.bottom = top + height
        self.spoken += bool(sender)


def shown_date(day: dt.date, language: str) -> str:
    """Return a day as a date line shows it."""
    return str(format_date(day, "EEEE, d MMMM y" if language not in UNSPACED else "y年M月d日", locale=language))


def _texts(chance: Random, said: Tongue) -> Iterator[str]:
    """Give texts: most of them new, some short and said before, some that differ from the last in a number only."""
    last = ""
    while True:
        draw = chance.random()
        if draw < 0.14:
            yield chance.choice(SHORT[said.code])
        elif draw < 0.17:
            yield chance.choice(EMOJI)
        elif draw < 0.2 and any(char.isdigit() for char in last):
            yield "".join(str((int(char) + 3) % 10) if char.isdigit() else char for char in last)
        else:
            last = _new_text(chance, said)
            yield last


def _new_text(chance: Random, said: Tongue) -> str:
    """Return a text that is likely said nowhere else: the beginning of one sentence, the end of another and a
    word of a third."""
    parts = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        one, other, between = chance.sample(said.sentences, 3)
        words = (_halves(one, said)[0], _word(chance, between, said), _halves(other, said)[1])
        parts.append(("" if said.code in UNSPACED else " ").join(words))
    if chance.random() < 0.2:
        parts.append(str(chance.choice((chance.randrange(10, 99), chance.randrange(100, 9999), 500, 7500))))
    return ("" if said.code in UNSPACED else " ").join(parts)


def _word(chance: Random, sentence: str, said: Tongue) -> str:
    if said.code in UNSPACED:
        start = chance.randrange(max(len(sentence) - 3, 1))
        return sentence[start : start + 3]
    return chance.choice(sentence.split())


def _halves(sentence: str, said: Tongue) -> tuple[str, str]:
    words: Sequence[str] = sentence if said.code in UNSPACED else sentence.split()
    middle, glue = (len(words) + 1) // 2, "" if said.code in UNSPACED else " "
    return glue.join(words[:middle]), glue.join(words[middle:])


def broken(text: str, said: Tongue) -> tuple[str, ...]:
    """Return a text as lines of a bubble."""
    if said.code in UNSPACED:
        return tuple(text[start : start + ACROSS // 2] for start in range(0, len(text), ACROSS // 2))
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= ACROSS:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return tuple(lines)
