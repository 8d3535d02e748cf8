"""A seed → scenes: who says what in which theme and frame; the same seed gives the same scenes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from random import Random

from tests.chats.model import Frame, Item, Scene, Theme, Times
from tests.chats.phrases import LANGUAGES, Tongue, tongue
from tests.chats.themes import THEMES

# How often each frame is drawn; a post holds a single bubble, so fewer of them.
FRAMES = {Frame.SCREEN: 9, Frame.SCROLL: 3, Frame.CROP: 3, Frame.MOCKUP: 3, Frame.POST: 1, Frame.DESKTOP: 3}
LINKS = ("https://example.org/a/17", "example.com/minutes-2026.pdf", "https://museum.example/hours?day=su")
EMOJI = ("🙂", "😂", "👍", "🎉", "❤️", "🙏", "😅")
# CSS pixels: what phones report as their width and height, and a window on a desk.
PHONES = ((360, 740), (375, 667), (390, 844), (412, 915), (430, 932))
DESK = (1040, 720)


def compose(seed: int, count: int) -> tuple[Scene, ...]:
    """Return scenes that go through all themes and languages in turn, everything else by chance."""
    return tuple(
        replace(_scene(Random(f"{seed}/{number}"), number), quality=_quality(Random(f"{seed}/{number}/file")))
        for number in range(count)
    )


def _quality(chance: Random) -> int:
    """Return how a picture was packed on its way: most are PNG, some were sent on as JPEG."""
    return chance.choice((0, 0, 0, 85, 65))


def _scene(chance: Random, number: int) -> Scene:
    theme = list(THEMES.values())[number % len(THEMES)]
    code = LANGUAGES[(number * 3 + 2 * (number // len(THEMES))) % len(LANGUAGES)]
    frame = chance.choices(list(FRAMES), list(FRAMES.values()))[0]
    if theme.rows and frame is Frame.POST:
        frame = Frame.CROP
    said = tongue(code)
    group = frame is not Frame.POST and (theme.rows or chance.random() < 0.4)
    people = chance.sample(said.names, 3 if group else 1)
    items = _post(chance, said, people[0]) if frame is Frame.POST else _talk(chance, theme, said, people, group=group)
    width, height = DESK if frame is Frame.DESKTOP else chance.choice(PHONES)
    return Scene(
        name=f"{number:03d}-{theme.name}-{frame.value}-{code}",
        theme=theme,
        frame=frame,
        language=code,
        title=chance.choice(said.groups) if group else people[0],
        group=group,
        items=items,
        width=width,
        height=height,
        scale=chance.choice((1, 1.25) if frame is Frame.DESKTOP else (1, 1.5, 2, 2, 2.625, 3)),
        scroll=chance.randrange(0, 160) if frame in (Frame.SCREEN, Frame.MOCKUP, Frame.DESKTOP) else 0,
        words=said.words,
    )


def _post(chance: Random, said: Tongue, sender: str) -> tuple[Item, ...]:
    text = " ".join(chance.sample(said.sentences, chance.randrange(2, 7)))
    return (Item("text", text, sender),)


def _talk(chance: Random, theme: Theme, said: Tongue, people: list[str], *, group: bool) -> tuple[Item, ...]:
    """Return a conversation in turns of one to three messages, with dates and system lines between."""
    items: list[Item] = [Item("date", chance.choice(said.dates))]
    if chance.random() < 0.35:
        items.append(Item("system", chance.choice(said.system)))
    minute = chance.randrange(7 * 60, 20 * 60)
    owner = said.words["you"] if not theme.rows else chance.choice([n for n in said.names if n not in people])
    deck = iter(chance.sample(said.sentences, len(said.sentences)) * 2)
    speaker = ""
    while sum(item.kind in ("text", "media") for item in items) < 15:
        speaker = chance.choice([name for name in (*people, owner) if name != speaker])
        minute += chance.choice((0, 1, 2, 7, 31))
        if theme.times is Times.CENTRED and not theme.rows and chance.random() < 0.3:
            items.append(Item("date", f"{said.dates[0]} {_clock(minute, said)}"))
        for place in range(chance.choice((1, 1, 2, 3))):
            said_before = [item for item in items if item.kind == "text" and item.text]
            item = _message(chance, deck, said_before)
            items.append(_dressed(item, theme, said, speaker, minute, mine=speaker == owner, group=group, place=place))
        if chance.random() < 0.06:
            items.append(Item(*chance.choice((("date", said.dates[1]), ("system", said.system[-1])))))
    return tuple(items)


def _message(chance: Random, deck: Iterator[str], before: list[Item]) -> Item:
    draw = chance.random()
    if draw < 0.06:
        return Item("media", "", quoted=chance.choice(("photo", "voice")))
    if draw < 0.09:
        return Item("text", "".join(chance.sample(EMOJI, chance.randrange(1, 4))))
    text = " ".join(islice(deck, chance.choice((1, 1, 1, 1, 2, 2, 3, 4))))
    if draw < 0.13:
        text = f"{text} {chance.choice(LINKS)}"
    elif draw < 0.25:
        text = f"{text} {chance.choice(EMOJI)}"
    item = Item("text", text, reaction=chance.choice(EMOJI) if chance.random() < 0.05 else "")
    if before and chance.random() < 0.08:
        earlier = chance.choice(before)
        item = replace(item, quoted=earlier.text, quoted_sender=earlier.sender)
    return item


def _dressed(
    item: Item, theme: Theme, said: Tongue, speaker: str, minute: int, *, mine: bool, group: bool, place: int
) -> Item:
    """Return a message with its sender, and with the name and the time if they stand on it in this theme."""
    shows_time = place == 0 if theme.rows else theme.times not in (Times.NONE, Times.CENTRED)
    return replace(
        item,
        sender=speaker,
        outgoing=mine and not theme.rows,
        time=_clock(minute, said) if shows_time else "",
        named=place == 0 and (theme.rows or (group and not mine)),
        opens=place == 0,
        hue=sum(map(ord, speaker)) * 47 % 360,
    )


def _clock(minute: int, said: Tongue) -> str:
    hour, rest = minute // 60 % 24, minute % 60
    if said.clock == 24:
        return f"{hour:02d}:{rest:02d}"
    return f"{(hour - 1) % 12 + 1}:{rest:02d} {'AM' if hour < 12 else 'PM'}"
