"""Who says what: a seeded conversation as entries of a chat, in turns of one to three messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from random import Random

from tests.chats.model import Item, Layout, Theme, Times
from tests.chats.phrases import Tongue

LINKS = (
    "https://example.org/a/17", "example.com/minutes-2026.pdf", "https://museum.example/hours?day=su",
    "www.example.net/2026/03/town-hall", "https://maps.example/?q=52.3702,4.8952",
)  # fmt: skip
EMOJI = ("🙂", "😂", "👍", "🎉", "❤️", "🙏", "😅", "🔥", "😢", "🤔", "👀", "💯", "😍", "🙈", "✅", "👏")
SHORT = (
    "12", "1,200.00", "14:30", "3/4", "+44 161 496 0735", "IBAN GB33BUKB20201555555555", "#4471-B", "50%", "???", "...",
    "v2.1", "A7", "€ 45,50", "2026-03-14", "info@example.org", "@sam", "!!!", "10-12",
)  # fmt: skip
CODE = (
    "for name in names:\n    print(name)", "git pull --rebase", "SELECT id FROM notes WHERE day = 14;",
    'if (x > 3) { return "no"; }', "curl -s example.org/status | head -n 5",
)  # fmt: skip
FILES = (
    ("Minutes_2026-01-14.pdf", "PDF · 214 KB"), ("contract draft v3.docx", "1.2 MB"), ("IMG_4471.zip", "8.4 MB"),
    ("budget.xlsx", "36 KB · XLSX"),
)  # fmt: skip
PREVIEWS = (
    ("Town hall, 14 March", "What was said, who was there.", "example.net"),
    ("Opening hours", "Sundays from ten to five.", "museum.example"),
    ("Minutes of the board", "Draft for comment, eleven pages.", "example.com"),
)
NUMBERS = ("+44 7700 900123", "+33 6 39 98 00 17", "+49 1512 3456789", "+1 (202) 555-0147")
LONG = 7  # sentences from which on nobody adds more


@dataclass(frozen=True, slots=True)
class Talkers:
    """Who talks: the others, the owner's name, and how the times are written."""

    people: tuple[tuple[str, Tongue], ...]
    owner: tuple[str, Tongue]
    group: bool
    clock: Callable[[int], str]
    redacts: bool


def talk(chance: Random, theme: Theme, said: Tongue, talkers: Talkers, count: int) -> tuple[Item, ...]:
    """Return a conversation of `count` messages or few more, with dates and system lines between."""
    items: list[Item] = [Item("date", chance.choice(said.dates))]
    if chance.random() < 0.35:
        items.append(Item("system", chance.choice(said.system)))
    minute = chance.randrange(7 * 60, 18 * 60)
    decks = {name: cycle(_shuffled(chance, own.sentences)) for name, own in (*talkers.people, talkers.owner)}
    speaker = chance.choice(talkers.people)
    while sum(item.kind in ("text", "media") for item in items) < count:
        minute += chance.choice((0, 1, 2, 7, 31))
        if theme.times is Times.CENTRED and chance.random() < 0.35:
            day = chance.choice((f"{said.dates[0]} ", ""))
            items.append(Item("date", day + talkers.clock(minute)))
        length = chance.choice((1, 1, 2, 2, 3))
        before = [item for item in items if item.kind == "text" and len(item.text) > 3 and not item.deleted]
        for place in range(length):
            item = _message(chance, speaker[1], decks[speaker[0]], before, redacts=talkers.redacts)
            dressed = _dressed(item, theme, talkers, speaker, minute, first=place == 0)
            items.append(replace(dressed, closes=place == length - 1))
        items += _between(chance, said)
        speaker = chance.choice([each for each in (*talkers.people, talkers.owner) if each is not speaker])
    return tuple(items)


def _shuffled(chance: Random, sentences: Sequence[str]) -> list[str]:
    return chance.sample(sentences, len(sentences))


def _between(chance: Random, said: Tongue) -> list[Item]:
    draw = chance.random()
    if draw < 0.04:
        return [Item("date", chance.choice(said.dates[1:]))]
    if draw < 0.07:
        return [Item("system", chance.choice((said.system[-1], said.words["call"])))]
    return [Item("system", said.words["unread"])] if draw < 0.085 else []


def _message(chance: Random, said: Tongue, deck: Iterator[str], before: list[Item], *, redacts: bool) -> Item:
    """Return what one person sends, without sender and time."""
    draw = chance.random()
    if draw < 0.08:
        return _media(chance, said, deck)
    if draw < 0.095:
        return Item("text", said.words["deleted"], deleted=True)
    item = _words(chance, said, deck)
    if before and chance.random() < 0.09:
        earlier = chance.choice(before)
        item = replace(item, quoted=_shortened(chance, earlier.text), quoted_sender=earlier.sender)
    if chance.random() < 0.07:
        item = replace(item, reactions=tuple(chance.sample(EMOJI, chance.choice((1, 1, 2, 3)))))
    draw = chance.random()
    if draw < 0.06:
        item = replace(item, mark="edited" if draw < 0.04 else "forwarded")
    elif draw < 0.075:
        item = replace(item, buttons=said.buttons[: chance.choice((1, 2, 3))])
    words = item.text.split()
    if redacts and len(words) > 4 and chance.random() < 0.5:
        start = chance.randrange(len(words) - 2)
        item = replace(item, bars=tuple(range(start, start + chance.choice((1, 2, 2)))), link=())
    return item


def _media(chance: Random, said: Tongue, deck: Iterator[str]) -> Item:
    media = chance.choice(("photo",) * 4 + ("voice",) * 2 + ("file", "file", "video", "sticker", "location", "contact"))
    if media == "file":
        card = chance.choice(FILES)
        return Item("media", card[0], media=media, card=card)
    if media in ("location", "contact"):
        text = chance.choice((*said.names, *said.groups)) if media == "contact" else chance.choice(said.groups)
        return Item("media", text, media=media, card=(text, chance.choice(NUMBERS) if media == "contact" else ""))
    if media == "voice":
        return Item("media", "", media=media, card=(f"{chance.randrange(3)}:{chance.randrange(10, 60)}",))
    captioned = media in ("photo", "video") and chance.random() < 0.35
    return Item("media", next(deck) if captioned else "", media=media, card=(str(chance.randrange(10**6)),))


def _words(chance: Random, said: Tongue, deck: Iterator[str]) -> Item:
    draw = chance.random()
    if draw < 0.045:
        return Item("text", "".join(chance.sample(EMOJI, chance.randrange(1, 4))))
    if draw < 0.085:
        return Item("text", chance.choice(SHORT))
    if draw < 0.1:
        return Item("text", chance.choice(CODE), code=True)
    many = LONG if draw < 0.115 else chance.choice((1, 1, 1, 1, 1, 2, 2, 3))
    parts = list(islice(deck, many))
    if draw < 0.17 and many > 1:
        return Item("text", "\n".join(parts))
    if draw < 0.22:
        link = chance.choice(PREVIEWS) if chance.random() < 0.3 else ()
        return Item("text", " ".join((said.together(parts), chance.choice(LINKS))), link=link)
    if draw < 0.33:
        return Item("text", f"{said.together(parts)} {chance.choice(EMOJI)}")
    if draw < 0.37:
        parts.insert(chance.randrange(len(parts)), chance.choice(EMOJI))
        return Item("text", " ".join(parts))
    return Item("text", said.together(parts))


def _shortened(chance: Random, text: str) -> str:
    """Return what a reply shows of an earlier message: one line or two, cut with an ellipsis."""
    plain, most = text.replace("\n", " "), chance.choice((40, 70, 110))
    return plain if len(plain) <= most else plain[:most].rstrip() + "…"


def _bare(item: Item, said: Tongue) -> Item:
    """Return a message as logs and tables have it: words and nothing else."""
    text = item.text if item.kind == "text" else f"<{item.text or said.words['photo']}>"
    return Item("text", text, code=item.code, bars=item.bars)


def _dressed(
    item: Item, theme: Theme, talkers: Talkers, speaker: tuple[str, Tongue], minute: int, *, first: bool
) -> Item:
    """Return a message with its sender, and with the name and the time if they stand on it in this theme."""
    mine, name = speaker is talkers.owner, speaker[0]
    if theme.layout in (Layout.LINES, Layout.TABLE):
        item = _bare(item, speaker[1])
    if theme.layout is Layout.BUBBLES:
        timed = theme.times not in (Times.NONE, Times.CENTRED)
        named = theme.labelled or (talkers.group and (not mine or theme.each))
    else:
        timed, named = first or theme.each, True
    return replace(
        item,
        sender=name,
        outgoing=mine and theme.sided,
        time=talkers.clock(minute) if timed else "",
        named=named and (first or (theme.each and theme.layout is not Layout.ROWS)),
        opens=first,
        hue=sum(map(ord, name)) * 47 % 360,
        address=f"{'.'.join(name.lower().split()[:1])}@example.org" if name.isascii() else "post@example.org",
    )  # fmt: skip
