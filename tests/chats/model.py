"""What a rendered chat is made of: frozen values from the composer to the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How messages are set."""

    BUBBLES = "bubbles"  # left and right, in bubbles or without
    ROWS = "rows"  # under one another: name and time, the text below
    LINES = "lines"  # a line a message: time, name, text
    MAIL = "mail"  # one letter under another
    TABLE = "table"  # columns: number, time, sender, message


class Frame(StrEnum):
    """What stands around the messages on the picture."""

    SCREEN = "screen"  # one phone screen, scrolled, so that its edges may cut messages
    SCROLL = "scroll"  # a capture of the whole chat in one long picture
    CROP = "crop"  # the messages alone: no header, no composer
    SINGLE = "single"  # one message, cut out tightly
    MOCKUP = "mockup"  # a drawn phone under a line of advertising
    POST = "post"  # a bubble or two in a card of a social network, under the wording of the post
    DESKTOP = "desktop"  # a window with the list of chats beside the conversation
    COLLAGE = "collage"  # several phones side by side
    EXHIBIT = "exhibit"  # a page of an exhibit: screenshots, or a table, with a heading and a number
    PAGE = "page"  # what is no app at all: a page of the web or of paper


HEADLESS = (Frame.CROP, Frame.SINGLE, Frame.POST, Frame.PAGE)


class Times(StrEnum):
    """Where a message's time stands."""

    INLINE = "inline"  # in the bubble, after the last word
    BELOW = "below"  # in the bubble, on a line of its own
    FOOT = "foot"  # in the bubble, on a line of its own, before the name
    HEAD = "head"  # in the bubble, beside the name, above the words
    UNDER = "under"  # under the bubble
    BESIDE = "beside"  # beside the bubble
    CENTRED = "centred"  # now and then between the bubbles, in the middle
    NONE = "none"


class Names(StrEnum):
    """Where the name of a group's member stands."""

    ABOVE = "above"
    INSIDE = "inside"
    FOOT = "foot"  # in the bubble, behind the time


class State(StrEnum):
    """What the picture went through on its way."""

    CLEAN = "clean"
    JPEG = "jpeg"  # quality 85 to 30
    SMALL = "small"  # shrunk, to 45 % at most
    BLOWN = "blown"  # blown up
    RESAVED = "resaved"  # a screenshot of a screenshot
    PALE = "pale"  # low contrast
    TURNED = "turned"  # by a few degrees
    EXIF = "exif"  # lying on its side, with a note in the file that says so
    PHOTO = "photo"  # photographed from a screen
    SCAN = "scan"  # printed and scanned
    DPI = "dpi"  # with a resolution in the file that is nonsense


@dataclass(frozen=True, slots=True)
class Paint:
    """CSS values of one kind of area."""

    background: str
    ink: str
    border: str = "none"


@dataclass(frozen=True, slots=True)
class Theme:
    """How a chat looks: colours are CSS values, sizes CSS pixels; `page` may be `photo`, a picture behind."""

    name: str
    page: str
    incoming: Paint
    outgoing: Paint
    header: Paint
    soft: str
    accent: str
    layout: Layout = Layout.BUBBLES
    dark: bool = False
    radius: int = 16
    gap: int = 3
    padding: str = "7px 12px"
    tail: str = ""  # "", top or bottom
    times: Times = Times.INLINE
    names: Names = Names.INSIDE
    avatars: str = ""  # "", in or both
    avatar: int = 34
    avatar_top: bool = False
    square_avatars: bool = False
    ticks: bool = False
    pills: bool = True
    centred_title: bool = False
    font: str = "Roboto"
    size: int = 15
    leading: float = 1.32
    widest: int = 78
    each: bool = False  # every message carries name and time (rows: the time)
    time_right: bool = False
    ruled: bool = False
    dated: bool = False  # the time stands with its date
    relative: bool = False  # the time stands as minutes gone by
    labelled: bool = False  # both sides carry a name: nobody is the phone's owner for the looker
    frames: tuple[Frame, ...] = ()  # only these, if any are named

    @property
    def sided(self) -> bool:
        """Say whether the layout tells the owner's messages from the others'."""
        return self.layout is Layout.BUBBLES


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a chat. `named` says that the sender's name stands on it, `opens` that it begins a run.

    `media` is empty or photo, sticker, video, voice, file, location or contact; `card` what stands on it. `link` is
    the card under a text with an address. `bars` are the places of the words of `text` that are blacked out.
    """

    kind: str
    text: str
    sender: str = ""
    outgoing: bool = False
    time: str = ""
    quoted: str = ""
    quoted_sender: str = ""
    reactions: tuple[str, ...] = ()
    named: bool = False
    opens: bool = True
    closes: bool = True
    hue: int = 0
    media: str = ""
    card: tuple[str, ...] = ()
    link: tuple[str, ...] = ()
    mark: str = ""  # edited or forwarded, as the app writes it
    deleted: bool = False
    code: bool = False
    buttons: tuple[str, ...] = ()
    bars: tuple[int, ...] = ()
    receipt: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """What a screen shows besides messages; wording is empty where it does not show."""

    online: str = ""
    draft: str = ""
    composer: str = ""
    typing: str = ""
    floating: str = ""
    pinned: str = ""
    scroll_button: bool = False
    keyboard: bool = False
    navigation: bool = False
    clock: str = "9:41"
    blurred: bool = False
    members: bool = False
    faces: bool = True  # avatars are pictures, not letters


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture to render, on its way through a state; `screens` are the phones of a collage, else one."""

    name: str
    theme: Theme
    frame: Frame
    languages: tuple[str, ...]
    title: str
    group: bool
    screens: tuple[tuple[Item, ...], ...]
    width: int
    height: int
    scale: float
    scroll: int
    words: dict[str, str]
    looks: Looks = Looks()
    mirrored: bool = False
    state: State = State.CLEAN
    others: tuple[tuple[str, str], ...] = ()

    @property
    def titled(self) -> bool:
        """Say whether a header with a title stands over the conversation."""
        return self.frame not in HEADLESS and (self.theme.sided or self.frame is not Frame.EXHIBIT)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all entries in reading order; their place here is their number on the page."""
        return tuple(item for screen in self.screens for item in screen)
