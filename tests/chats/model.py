"""What a rendered chat is made of: frozen values from the composer to the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Frame(StrEnum):
    """What stands around the messages on the picture."""

    SCREEN = "screen"  # one phone screen, scrolled, so that its edges may cut messages
    SCROLL = "scroll"  # a capture of the whole chat in one long picture
    CROP = "crop"  # the messages alone: no header, no composer
    MOCKUP = "mockup"  # a drawn phone under a line of advertising
    POST = "post"  # one bubble in a card of a social network, under the wording of the post
    DESKTOP = "desktop"  # a window with the list of chats beside the conversation


class Times(StrEnum):
    """Where a message's time stands."""

    INLINE = "inline"  # in the bubble, after the last word
    BELOW = "below"  # in the bubble, on a line of its own
    UNDER = "under"  # under the bubble
    BESIDE = "beside"  # beside the bubble
    CENTRED = "centred"  # now and then between the bubbles, in the middle
    NONE = "none"


class Names(StrEnum):
    """Where the name of a group's member stands."""

    ABOVE = "above"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Paint:
    """CSS values of one kind of area."""

    background: str
    ink: str
    border: str = "none"


@dataclass(frozen=True, slots=True)
class Theme:
    """How a chat looks: colours are CSS values, sizes CSS pixels."""

    name: str
    page: str
    incoming: Paint
    outgoing: Paint
    header: Paint
    soft: str
    accent: str
    dark: bool = False
    rows: bool = False
    radius: int = 16
    tail: bool = False
    times: Times = Times.INLINE
    names: Names = Names.INSIDE
    avatars: bool = False
    ticks: bool = False
    pills: bool = True
    centred_title: bool = False
    font: str = "Noto Sans"
    size: int = 15
    widest: int = 78
    square_avatars: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a chat. `named` says that the sender's name stands on it, `opens` that it begins a run."""

    kind: str
    text: str
    sender: str = ""
    outgoing: bool = False
    time: str = ""
    quoted: str = ""
    quoted_sender: str = ""
    reaction: str = ""
    named: bool = False
    opens: bool = True
    hue: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture to render; `quality` is that of a JPEG, 0 for a PNG."""

    name: str
    theme: Theme
    frame: Frame
    language: str
    title: str
    group: bool
    items: tuple[Item, ...]
    width: int
    height: int
    scale: float
    scroll: int
    words: dict[str, str]
    quality: int = 0
