"""The frozen values that flow between the stages; no stage imports another, they meet here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.geometry import Box

Pixels = NDArray[np.uint8]


class Side(StrEnum):
    """Where a message stands, measured from its geometry."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class MessageKind(StrEnum):
    """What a row of messages.csv is."""

    TEXT = "text"
    MEDIA = "media"
    SYSTEM = "system"
    DATE = "date"


class SenderSource(StrEnum):
    """How the sender of a message is known."""

    LABEL = "label"
    HEADER = "header"
    CAPTION = "caption"
    CONFIG = "config"
    ARTICLE = "article"
    INFERRED = "inferred"
    NONE = "none"


class SentAtSource(StrEnum):
    """How the resolved time of a message is known."""

    DISPLAYED = "displayed"
    SEPARATOR = "separator"
    INHERITED = "inherited"
    NONE = "none"


class ClaimKind(StrEnum):
    """How an article's statement relates to the messages."""

    QUOTE = "quote"
    PARAPHRASE = "paraphrase"
    STRUCTURAL = "structural"
    CONTEXT = "context"


class Verdict(StrEnum):
    """What the screenshots given say about a claim; see docs/outputs.md."""

    QUOTED = "quoted"
    SUPPORTED = "supported"
    PARTIAL = "partial"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    NOT_CHECKABLE = "not_checkable"


class Certainty(StrEnum):
    """Whether a person should look at a verdict before relying on it."""

    CERTAIN = "certain"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Problem:
    """One input that could not be used (or only in part), and why."""

    path: str
    stage: str
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """What the user states about one conversation (participants.toml).

    `participants` maps a name to the aliases and roles by which articles call that person.
    """

    owner: str = ""
    capture_date: dt.date | None = None
    timezone: str = ""
    languages: tuple[str, ...] = ()
    participants: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Source:
    """One input picture file: the conversation it belongs to, its name below screenshots/, its bytes' digest."""

    conversation: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Screenshot:
    """One picture to read: upright, BGR uint8 of shape (height, width, 3), read-only.

    `page` counts from 1 for PDF pages and multi-frame files and is None for a single picture.
    """

    source: Source
    page: int | None
    pixels: Pixels

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.pixels.shape[0])


@dataclass(frozen=True, slots=True, eq=False)
class CleanImage:
    """A screenshot with noise removed: BGR uint8 of shape (height, width, 3), read-only, in original pixels."""

    screenshot: Screenshot
    pixels: Pixels


class RegionKind(StrEnum):
    """What an area of a screenshot is, told by its place and shape alone."""

    BUBBLE = "bubble"
    ROWS = "rows"
    FLOATING = "floating"
    PICTURE = "picture"
    HEADER = "header"
    COMPOSER = "composer"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class TextLine:
    """A run of words set in one style on one line.

    `row` counts the lines of its region from the top: two runs of different style share one row. `cap_height` is the
    height of its tallest common glyphs in pixels, `contrast` (0..255) how far its ink is from its paper, `ink` and
    `paper` are colours (B, G, R).
    """

    box: Box
    row: int
    cap_height: float
    contrast: int
    ink: tuple[int, int, int]
    paper: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """One area of a screenshot that holds text or a picture.

    `quoted` are lines on a paper of their own within the region, `pictures` the boxes of its pictures, avatars and
    icons, `partial` says that an edge of the chat cuts it.
    """

    kind: RegionKind
    box: Box
    side: Side | None
    lines: tuple[TextLine, ...] = ()
    quoted: tuple[TextLine, ...] = ()
    pictures: tuple[Box, ...] = ()
    colour: tuple[int, int, int] = (0, 0, 0)
    partial: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """One text line made ready for reading: grey uint8, black on white.

    `scale` is crop pixels per original pixel, `origin` the crop's top left corner in the original; `pictographs` are
    the boxes, in original pixels, of emoji that were masked.
    """

    line: TextLine
    pixels: Pixels
    origin: tuple[float, float]
    scale: float
    pictographs: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read: letter for letter, with its box in original pixels and its confidence in 0..1."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class LineReading:
    """The words read on one text line and the ISO 639-1 language it was read in."""

    line: TextLine
    words: tuple[Word, ...]
    language: str = ""

    @property
    def text(self) -> str:
        """The words joined by spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Message:
    """One message, its fields the columns of messages.csv (see docs/outputs.md).

    `box` is in pixels of the original picture, `confidence` in 0..1. `message_id`, `turn_id` and `order` are
    given by the conversation stage and are empty before it.
    """

    source: Source
    page: int | None
    kind: MessageKind
    box: Box
    text: str
    confidence: float
    side: Side | None = None
    outgoing: bool | None = None
    sender: str = ""
    sender_source: SenderSource = SenderSource.NONE
    quoted_text: str = ""
    reactions: str = ""
    timestamp: str = ""
    sent_at: str = ""
    sent_at_source: SentAtSource = SentAtSource.NONE
    language: str = ""
    partial: bool = False
    duplicate_of: str = ""
    review: tuple[str, ...] = ()
    message_id: str = ""
    turn_id: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """All that was read on one screenshot, top to bottom: a pure function of its bytes and the settings.

    `title` is the chat's title in the header, `captions` are texts around the chat (a post's wording, a store
    caption), `furniture` is whatever was read and taken for interface, kept so that nothing is lost.
    """

    source: Source
    page: int | None
    width: int
    height: int
    messages: tuple[Message, ...]
    title: str = ""
    captions: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages of all pages of one folder in order, duplicates marked, none dropped."""

    name: str
    messages: tuple[Message, ...]
    case: Case = field(default_factory=Case)
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A run of messages of one sender."""

    conversation: str
    turn_id: str
    sender: str
    message_ids: tuple[str, ...]
    first_sent_at: str
    last_sent_at: str
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of an article that can be judged: a sentence or a part of one.

    `start` and `end` are character offsets of `sentence` in the article's text. `speaker` is the participant to
    whom the article ascribes the words, by canonical name, or empty.
    """

    article: str
    claim_id: str
    start: int
    end: int
    sentence: str
    text: str
    kind: ClaimKind
    language: str = ""
    speaker: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text as read, its language (ISO 639-1), its date if stated, and its claims in order.

    `start` is the character at which the text itself begins, after a date line.
    """

    name: str
    sha256: str
    conversation: str
    text: str
    language: str = ""
    date: dt.date | None = None
    start: int = 0
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on one claim, with the words it rests on and why.

    `score` is in 0..1, `message_ids` best first; `differences` lists what a quote altered, e.g. `-the danish`.
    """

    conversation: str
    claim: Claim
    verdict: Verdict
    certainty: Certainty
    score: float
    message_ids: tuple[str, ...] = ()
    evidence: str = ""
    reasons: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """One message: the claims resting on it, the parts of it no article mentions, and a note on why."""

    conversation: str
    message_id: str
    text: str
    claim_ids: tuple[str, ...]
    left_out: tuple[str, ...]
    reason: str
