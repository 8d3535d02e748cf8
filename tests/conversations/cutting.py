"""A long conversation → pages as the messages stage gives them, shuffled, some missing, some copied, and the truth."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from random import Random

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Message, MessageKind, Page, SenderSource, Side, Source
from tests.conversations.noise import misread
from tests.conversations.talk import LINE, PADDING, Chat, Entry, long_chat, shown_date

# Pixels of the screen's width, and of what stands over the messages.
WIDTH, HEADER = 1080, 230
# Pixels of a cut bubble from which on it is seen at all; letters that make a message worth recognising.
SEEN, TELLING = 30, 10
# A message shown on two pages: the page's name and its row.
Spot = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Shot:
    """One screenshot: how far it is scrolled, its page, and the entry behind every row (-1: a floating date)."""

    scroll: int
    page: Page
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pile:
    """A leak: its pages in any order, and the truth.

    `runs` are the names of pages that overlap one another, in true order; copies stand beside their originals. `apart`
    are the numbers of runs that share nothing at all with the next; others share something too common or too much cut
    to know it by, which may be taken either way. `known` are the pairs of pages that share a message to know them by.
    """

    chat: Chat
    pages: tuple[Page, ...]
    runs: tuple[tuple[str, ...], ...]
    apart: frozenset[int]
    known: frozenset[frozenset[str]]
    scroll: Mapping[str, int]
    entry: Mapping[Spot, int]
    copies: frozenset[str]
    missing: int

    def visible(self) -> set[int]:
        """Return the messages that are on at least one page."""
        spoken = {each.number for each in self.chat.entries if each.sender}
        return {number for number in self.entry.values() if number in spoken}


def make_pile(seed: int, *, missing: bool = True, copies: bool = True) -> Pile:
    """Return the leak of a seed."""
    chance = Random(f"pile {seed}")
    chat = long_chat(chance, round(20 * 20 ** chance.random()))
    taken = _taken(chance, chat)
    gone = {number for number in range(1, len(taken) - 1) if missing and chance.random() < 0.06}
    kept = [shot for number, shot in enumerate(taken) if number not in gone]
    extra = [_saved_anew(chance, chat, shot, number) for number, shot in enumerate(kept)
             if copies and chance.random() < 0.06]  # fmt: skip
    shots = sorted((*kept, *extra), key=lambda shot: shot.scroll)
    pages = [shot.page for shot in shots]
    chance.shuffle(pages)
    runs = _runs(chat, shots)
    return Pile(
        chat,
        tuple(pages),
        tuple(tuple(each.page.source.name for each in run) for run in runs),
        frozenset(number for number, (run, after) in enumerate(pairwise(runs)) if not _entries(run) & _entries(after)),
        frozenset(
            frozenset((one.page.source.name, other.page.source.name))
            for one, other in combinations(shots, 2)
            if _shared(chat, one, other)
        ),
        {shot.page.source.name: shot.scroll for shot in shots},
        {(shot.page.source.name, row): entry for shot in shots for row, entry in enumerate(shot.entries)},
        frozenset(shot.page.source.name for shot in extra),
        len(gone),
    )


def _taken(chance: Random, chat: Chat) -> list[Shot]:
    """Return the screenshots of somebody who scrolls through a conversation, from its beginning to its end."""
    view = chance.randrange(1300, 2100)
    share = chance.uniform(0.12, 0.6)
    step = max(round(view * (1 - share)), chat.height // 38 + 1)
    view = max(view, round(step / 0.88))
    scrolls = [0]
    while scrolls[-1] + view < chat.height and len(scrolls) < 40:
        scrolls.append(scrolls[-1] + round(step * chance.uniform(0.75, 1.08)))
    if len(scrolls) < 3:
        scrolls = [0, chat.height // 3, 2 * chat.height // 3]
    floats, noise = chance.random() < 0.3, chance.uniform(0, 0.015)
    names = _names(chance, len(scrolls))
    clocks = _clocks(chance, len(scrolls))
    return [
        _shot(chance, chat, Source("pile", name, _digest(name)), scroll, view, noise, floats=floats, clock=clock)
        for name, scroll, clock in zip(names, scrolls, clocks, strict=True)
    ]


def _names(chance: Random, count: int) -> list[str]:
    """Return names of files: random, numbered in order, backwards or in none, or with the time of capture."""
    style = chance.choice(("random", "random", "shuffled", "shuffled", "forward", "backward", "timed"))
    numbers = list(range(1, count + 1))
    if style == "shuffled":
        chance.shuffle(numbers)
    elif style == "backward":
        numbers.reverse()
    if style == "random":
        return [f"pile/{chance.getrandbits(64):016x}.png" for _ in numbers]
    if style == "timed":
        return [f"pile/Screenshot_20260901-07{number:02d}15.png" for number in numbers]
    return [f"pile/IMG_{number}.png" for number in numbers]


def _clocks(chance: Random, count: int) -> list[str]:
    """Return what the status bar shows on each page: a few pages a minute, from top to bottom or the reverse."""
    if chance.random() < 0.3:
        return [""] * count
    minutes = sorted(chance.randrange(9 * 60, 9 * 60 + count // 2 + 2) for _ in range(count))
    if chance.random() < 0.5:
        minutes.reverse()
    return [f"{minute // 60}:{minute % 60:02d}" for minute in minutes]


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _shot(
    chance: Random, chat: Chat, source: Source, scroll: int, view: int, noise: float, *, floats: bool, clock: str
) -> Shot:
    """Return what is read on the screen scrolled to a place."""
    rows: list[Message] = []
    entries: list[int] = []
    sender = ""
    for entry in chat.entries:
        if entry.bottom <= scroll or entry.top >= scroll + view:
            continue
        message = _read(chance, chat, entry, source, scroll, view, noise)
        if message is None or chance.random() < 0.002:
            continue
        sender = _named(chat, entry, message, sender)
        rows.append(_with_sender(chance, chat, entry, message, sender, noise))
        entries.append(entry.number)
    if floats and rows:
        minute = chat.entries[entries[0]].minute
        text = misread(chance, shown_date(chat.day + dt.timedelta(minute // 1440), chat.language), noise)
        rows.insert(0, _line(source, MessageKind.DATE, Box(400, HEADER + 4, 280, 60), text, chat.language))
        entries.insert(0, -1)
    title = misread(chance, chat.title, noise) if chance.random() < 0.92 else ""
    page = Page(source, None, WIDTH, HEADER + view, tuple(rows), title=title, clock=clock,
                fingerprint=chance.getrandbits(64))  # fmt: skip
    return Shot(scroll, page, tuple(entries))


def _read(
    chance: Random, chat: Chat, entry: Entry, source: Source, scroll: int, view: int, noise: float
) -> Message | None:
    """Return an entry as it is read where it stands, None where too little of it is in sight."""
    top, bottom = max(entry.top, scroll), min(entry.bottom, scroll + view)
    cut = (top, bottom) != (entry.top, entry.bottom)
    if cut and bottom - top < SEEN:
        return None
    box = Box(600 if entry.mine else 40, HEADER + top - scroll, 440, bottom - top)
    if not entry.sender:
        kind = MessageKind.DATE if entry.kind == "date" else MessageKind.SYSTEM
        return None if cut else _line(source, kind, box, misread(chance, entry.lines[0], noise), chat.language)
    glue = "" if chat.language == "ja" else " "
    text = misread(chance, glue.join(_in_sight(entry, scroll, scroll + view)), noise)
    shown = chat.timed and entry.bottom <= scroll + view and chance.random() > 0.02
    return Message(
        source, None, MessageKind.TEXT if text else MessageKind.MEDIA, box, text, 0.9,
        side=Side.RIGHT if entry.mine else Side.LEFT,
        outgoing=entry.mine,
        timestamp=_clock(chance, entry.minute, noise) if shown else "",
        language=chat.language,
        partial=cut,
    )  # fmt: skip


def _in_sight(entry: Entry, top: int, bottom: int) -> list[str]:
    """Return the lines of an entry that are wholly in sight."""
    begins = entry.top + PADDING // 2
    return [line for place, line in enumerate(entry.lines)
            if begins + place * LINE >= top and begins + (place + 1) * LINE <= bottom]  # fmt: skip


def _clock(chance: Random, minute: int, noise: float) -> str:
    shown = f"{minute // 60 % 24:02d}:{minute % 60:02d}"
    return misread(chance, shown, noise)


def _line(source: Source, kind: MessageKind, box: Box, text: str, language: str) -> Message:
    return Message(source, None, kind, box, text, 0.9, side=Side.CENTER, language=language)


def _named(chat: Chat, entry: Entry, message: Message, last: str) -> str:
    """Return whose label rules a message of a group: its own, or that of the run it stands in."""
    if not entry.sender:
        return last
    if entry.mine:
        return ""
    return entry.sender if entry.first and message.box.height == entry.bottom - entry.top else last


def _with_sender(chance: Random, chat: Chat, entry: Entry, message: Message, label: str, noise: float) -> Message:
    """Return a message with the sender that its page tells."""
    if not entry.sender:
        return message
    if entry.mine:
        return replace(message, sender="self", sender_source=SenderSource.INFERRED)
    if not chat.group:
        return replace(message, sender=chat.title, sender_source=SenderSource.HEADER)
    if not label or chance.random() < 0.02:
        return message
    own = entry.first and label == entry.sender
    source = SenderSource.LABEL if own else SenderSource.INFERRED
    return replace(message, sender=misread(chance, label, noise), sender_source=source)


def _saved_anew(chance: Random, chat: Chat, shot: Shot, number: int) -> Shot:
    """Return a copy of a screenshot: the same file again, or saved anew, so that some of it reads otherwise."""
    name = f"pile/{'copy ' * (number % 2)}{chance.getrandbits(40):010x}.jpg"
    if chance.random() < 0.3:
        source = Source("pile", name, shot.page.source.sha256)
        rows = tuple(replace(each, source=source) for each in shot.page.messages)
        return replace(shot, page=replace(shot.page, source=source, messages=rows))
    source = Source("pile", name, _digest(name))
    rows = tuple(replace(each, source=source, text=misread(chance, each.text, 0.02)) for each in shot.page.messages)
    flipped = shot.page.fingerprint ^ (1 << chance.randrange(64)) ^ (1 << chance.randrange(64))
    return replace(shot, page=replace(shot.page, source=source, messages=rows, fingerprint=flipped))


def _runs(chat: Chat, shots: Sequence[Shot]) -> list[list[Shot]]:
    """Return the pages in true order, parted where two that follow one another share nothing to know them by."""
    runs: list[list[Shot]] = []
    for shot in shots:
        if runs and _joins(chat, runs[-1], shot):
            runs[-1].append(shot)
        else:
            runs.append([shot])
    return runs


def _entries(shots: Sequence[Shot]) -> set[int]:
    return {entry for shot in shots for entry in shot.entries if entry >= 0}


def _joins(chat: Chat, before: Sequence[Shot], shot: Shot) -> bool:
    return any(_shared(chat, earlier, shot) for earlier in before)


def _shared(chat: Chat, one: Shot, other: Shot) -> bool:
    """Whether two pages show one message that can be known again: whole on both, and of some length."""
    return any(len("".join(chat.entries[entry].lines)) >= TELLING and chat.entries[entry].sender
               for entry in _whole(one) & _whole(other))  # fmt: skip


def _whole(shot: Shot) -> set[int]:
    return {entry for entry, message in zip(shot.entries, shot.page.messages, strict=True)
            if entry >= 0 and not message.partial}  # fmt: skip
