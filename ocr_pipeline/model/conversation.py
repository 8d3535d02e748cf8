"""From words to a conversation: messages, pages, turns, and what the user states about the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ocr_pipeline.geometry import Box
from ocr_pipeline.model.enums import MessageKind, QuestionKind, SenderSource, SentAtSource, Side
from ocr_pipeline.model.picture import Source


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
class Message:
    """One message, its fields the columns of messages.csv (see docs/outputs.md).

    `box` is in pixels of the original picture, `confidence` in 0..1: how likely the text is exact, judged from its
    `traits` (messages/confidence.py); `second_text` is what a second engine reads where it was asked. `message_id`,
    `turn_id` and `order` are given by the conversation stage and are empty before it.
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
    second_text: str = ""
    message_id: str = ""
    turn_id: str = ""
    order: int = 0
    traits: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """All that was read on one screenshot, top to bottom: a pure function of its bytes and the settings.

    `title` is the chat's title in the header, `captions` are texts around the chat (a post's wording, a store
    caption), `furniture` is whatever was read and taken for interface, kept so that nothing is lost. `clock` is the
    time in the status bar, '' if none is shown, `fingerprint` a perceptual hash of the pixels (64 bits; 0: not taken).
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
    clock: str = ""
    fingerprint: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to look at: a box in pixels of the original picture."""

    source: Source
    page: int | None
    box: Box


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a careful person would ask about a conversation, with the messages and places it is about.

    It is no verdict: an innocent answer is always possible.
    """

    conversation: str
    kind: QuestionKind
    question: str
    message_ids: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """The messages of all pages of one conversation in order, duplicates marked, none dropped."""

    name: str
    messages: tuple[Message, ...]
    case: Case = field(default_factory=Case)
    pages: tuple[Page, ...] = ()
    questions: tuple[Question, ...] = ()


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
