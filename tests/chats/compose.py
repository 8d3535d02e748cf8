"""A seed → scenes: language, theme, frame, people and state; the same seed gives the same scenes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

from tests.chats.model import Frame, Item, Layout, Looks, Scene, State, Theme, Times
from tests.chats.phrases import BROAD, RIGHT_TO_LEFT, THIN, Tongue, tongue
from tests.chats.talk import NUMBERS, Talkers, talk
from tests.chats.themes import THEMES

F, S = Frame, State
# How often each is dealt: a deck is shuffled, dealt out and shuffled anew, so that even a short series is balanced.
FRAMES = {F.SCREEN: 9, F.SCROLL: 2, F.CROP: 2, F.SINGLE: 1, F.MOCKUP: 3, F.POST: 1, F.DESKTOP: 3, F.COLLAGE: 1,
          F.EXHIBIT: 1}  # fmt: skip
STATES = {S.CLEAN: 8, S.JPEG: 4, S.SMALL: 2, S.BLOWN: 1, S.RESAVED: 1, S.PALE: 1, S.TURNED: 1, S.EXIF: 1, S.PHOTO: 1,
          S.SCAN: 1, S.DPI: 1}  # fmt: skip
CODES = {**dict.fromkeys(BROAD, 3), "en": 6, **dict.fromkeys(THIN, 1)}
# CSS pixels: what phones report as their width and height, and windows on a desk.
PHONES = ((360, 640), (360, 740), (375, 667), (390, 844), (412, 915), (430, 932))
DESKS = ((1040, 720), (1180, 760), (940, 640))
FONTS = ("Roboto", "Inter", "Noto Sans", "Liberation Sans", "Open Sans", "Lato", "DejaVu Sans")
# Messages on a long capture, and how many long captures there are among all.
LONG, SELDOM = (70, 130), 0.4
# Nobody photographs, prints or turns metres of a chat: so many messages then.
BY_HAND, SHORT = (S.PHOTO, S.SCAN, S.TURNED), 8

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a caller fixes for looking at one kind; empty leaves it to the seed."""

    theme: str = ""
    state: str = ""
    frame: str = ""
    language: str = ""


def compose(seed: int, count: int, wanted: Wanted = Wanted()) -> tuple[Scene, ...]:  # frozen
    """Return scenes in which all themes, languages, frames and states come up evenly, everything else by chance."""
    return tuple(_scene(Random(f"{seed}/{number}"), seed, number, wanted) for number in range(count))


def _dealt(cards: Mapping[_T, int] | Sequence[_T], name: str, number: int) -> _T:
    """Return the card that is dealt in the given place."""
    weights = cards if isinstance(cards, Mapping) else dict.fromkeys(cards, 1)
    deck = [card for card, times in weights.items() for _ in range(times)]
    deal, place = divmod(number, len(deck))
    return Random(f"{name}/{deal}").sample(deck, len(deck))[place]


def _scene(chance: Random, seed: int, number: int, wanted: Wanted) -> Scene:
    theme = THEMES[wanted.theme or _dealt(tuple(THEMES), f"{seed}/theme", number)]
    frame = F(wanted.frame or (chance.choice(theme.frames) if theme.frames else _dealt(FRAMES, f"{seed}/f", number)))
    state = S(wanted.state or _dealt(STATES, f"{seed}/state", number))
    said = tongue(wanted.language or _dealt(CODES, f"{seed}/language", number))
    if theme.layout is not Layout.BUBBLES and frame in (F.POST, F.MOCKUP):
        frame = F.SCREEN if theme.layout is Layout.LINES else F.MOCKUP
    theme = _varied(chance, theme)
    group = not theme.sided or (frame not in (F.POST, F.SINGLE) and chance.random() < 0.4)
    people = _people(chance, said, group=group)
    others = [each for each in said.names if each not in dict(people)]
    shown = not theme.sided or theme.labelled or theme.each
    owner = (chance.choice(others) if shown else said.words["you"], said)
    if theme.layout is Layout.LINES:
        people, owner = tuple((_nick(name), said) for name, said in people), (_nick(owner[0]), said)
    talkers = Talkers(people, owner, group, _clock(chance, said, theme), redacts=chance.random() < 0.1)
    most = SHORT if state in BY_HAND else LONG[1]
    screens = _screens(chance, theme, frame, said, talkers, most)
    long = len(screens[0]) >= LONG[0]
    state = state if not long or state in (S.JPEG, S.DPI) else S.CLEAN
    width, height = chance.choice(
        DESKS if frame is F.DESKTOP or (theme.layout is Layout.MAIL and frame is F.PAGE) else PHONES
    )
    return Scene(
        name=f"{number:03d}-{theme.name}-{frame}-{state}-{said.code}",
        theme=theme,
        frame=frame,
        languages=tuple(dict.fromkeys((said.code, *(each.code for _, each in people)))),
        title=chance.choice(said.groups) if group else people[0][0],
        group=group,
        screens=screens,
        width=width,
        height=height,
        scale=1.5 if long else _scale(chance, frame, state),
        scroll=chance.randrange(0, 160) if frame in (F.SCREEN, F.MOCKUP, F.DESKTOP) else 0,
        words=said.words,
        looks=_looks(chance, theme, frame, said, people[0][0], group=group),
        mirrored=said.code in RIGHT_TO_LEFT and chance.random() < 0.5,
        state=state,
        others=tuple((name, chance.choice(said.sentences)) for name in (*said.groups, *said.names)),
    )  # fmt: skip


def _varied(chance: Random, theme: Theme) -> Theme:
    """Return a theme as another version or another phone of it would draw it: size, type, width, roundness."""
    return replace(
        theme,
        size=theme.size + chance.choice((-2, -1, -1, 0, 0, 0, 1)),
        font=chance.choice(FONTS) if theme.layout is not Layout.LINES and chance.random() < 0.3 else theme.font,
        widest=theme.widest + chance.choice((-8, 0, 0, 4)),
        radius=max(0, theme.radius + chance.choice((-3, 0, 0, 3))),
        leading=theme.leading + chance.choice((0, 0, 0.08)),
        avatars=chance.choice((theme.avatars, theme.avatars, "")) if theme.sided and not theme.each else theme.avatars,
    )


def _nick(name: str) -> str:
    """Return what somebody is called where a name is one word."""
    return name.split()[0].lower() if name not in NUMBERS else "guest" + name[-4:]


def _people(chance: Random, said: Tongue, *, group: bool) -> tuple[tuple[str, Tongue], ...]:
    """Return who talks besides the owner; in some groups one of them writes another language or has no name."""
    names = chance.sample(said.names, chance.choice((2, 3, 3)) if group else 1)
    if chance.random() < 0.08:
        names[0] = chance.choice(NUMBERS)
    if group and chance.random() < 0.2:
        other = tongue(chance.choice([code for code in (*BROAD, *THIN) if code != said.code]))
        names[1:2], tongues = [chance.choice(other.names)], [said, other, said]
        return tuple(zip(names, tongues, strict=False))
    return tuple((name, said) for name in names)


def _screens(
    chance: Random, theme: Theme, frame: Frame, said: Tongue, talkers: Talkers, most: int
) -> tuple[tuple[Item, ...], ...]:
    """Return the entries of each phone on the picture."""
    if frame in (F.POST, F.SINGLE):
        items = [item for item in talk(chance, theme, said, talkers, 12) if item.kind == "text" and len(item.text) > 9]
        plain = [item for item in items if not item.deleted] or items
        return (tuple(plain[: 1 if frame is F.SINGLE else chance.choice((1, 2))]),)
    phones = chance.choice((2, 2, 3)) if frame is F.COLLAGE or (frame is F.EXHIBIT and theme.sided) else 1
    count = 16
    if frame is F.SCROLL and chance.random() < SELDOM:
        count = chance.randrange(*LONG)
    elif frame in (F.PAGE, F.EXHIBIT) and phones == 1:
        count = chance.randrange(5, 12)
    if frame in (F.SCROLL, F.CROP):
        count = min(count, most)
    screens = [talk(chance, theme, said, talkers, count) for _ in range(phones)]
    if talkers.group or frame is F.PAGE or theme.times not in (Times.CENTRED, Times.NONE):
        return tuple(screens)
    receipt = chance.choice(
        (said.words["receipt"], f"{said.words['read']} {talkers.clock(chance.randrange(600, 900))}")
    )
    last = replace(screens[-1][-1], receipt=receipt) if screens[-1][-1].outgoing else screens[-1][-1]
    return (*screens[:-1], (*screens[-1][:-1], last))


def _scale(chance: Random, frame: Frame, state: State) -> float:
    if frame in (F.DESKTOP, F.EXHIBIT, F.COLLAGE, F.PAGE):
        return chance.choice((1.5, 2) if state not in (S.CLEAN, S.DPI) else (1, 1.25, 1.5))
    if state in (S.SMALL, S.PHOTO, S.SCAN, S.RESAVED):
        return chance.choice((2, 2, 2.625, 3))
    return chance.choice((1, 1.5, 2, 2, 2.625, 3))


def _clock(chance: Random, said: Tongue, theme: Theme) -> Callable[[int], str]:
    """Return how this chat writes the minute of a day."""
    twelve = (said.clock == 12) != (chance.random() < 0.2)
    style = (
        chance.choice(("{}:{:02d} {}", "{}:{:02d} {}", "{}:{:02d}{}")) if said.halves[0] == "AM" else "{2}{0}:{1:02d}"
    )
    lower, padded = chance.random() < 0.3, chance.random() < 0.8
    day = chance.choice(("14/01/2026, ", "14.01.26 ", "2026-01-14 ", f"{said.dates[0]} ")) if theme.dated else ""

    def clock(minute: int) -> str:
        if theme.relative:
            gone = (1080 - minute) // 12
            return said.words["ago"].format(gone) if gone > 1 else said.words["now"]
        hour, rest = minute // 60 % 24, minute % 60
        if not twelve:
            return day + (f"{hour:02d}:{rest:02d}" if padded else f"{hour}:{rest:02d}")
        half = said.halves[hour >= 12]
        return day + style.format((hour - 1) % 12 + 1, rest, half.lower() if lower else half)

    return clock


def _looks(chance: Random, theme: Theme, frame: Frame, said: Tongue, name: str, *, group: bool) -> Looks:
    def some(share: float, wording: str) -> str:
        return wording if chance.random() < share else ""

    phone = frame in (F.SCREEN, F.MOCKUP)
    return Looks(
        online=some(0.75, said.words["members"] if group else said.words["online"]),
        draft=some(0.15, chance.choice(said.sentences)),
        composer=some(0.85, said.words["composer"]),
        typing=some(0.08, f"{name} {said.words['typing']}") if phone else "",
        floating=some(0.12, said.dates[1]) if phone and theme.layout is not Layout.LINES else "",
        pinned=some(0.07, chance.choice(said.sentences)) if phone else "",
        scroll_button=phone and chance.random() < 0.12,
        keyboard=phone and chance.random() < 0.07,
        navigation=phone and chance.random() < 0.4,
        clock=chance.choice(("9:41", "12:30", "08:05", "23:58")),
        blurred=chance.random() < 0.04,
        members=frame is F.DESKTOP and group and chance.random() < 0.5,
        faces=chance.random() < 0.5,
    )
