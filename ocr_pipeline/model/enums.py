"""The closed sets: what a message, a claim, a verdict can be."""

from __future__ import annotations

from enum import StrEnum


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


class RegionKind(StrEnum):
    """What an area of a screenshot is, told by its place and shape alone."""

    BUBBLE = "bubble"
    ROWS = "rows"
    TABLE = "table"
    FLOATING = "floating"
    PICTURE = "picture"
    HEADER = "header"
    COMPOSER = "composer"
    OUTSIDE = "outside"


class QuestionKind(StrEnum):
    """What a careful person would ask about a conversation; see docs/outputs.md."""

    GAP = "gap"
    ORDER = "order"
    COPY = "copy"
    SPLIT = "split"
    SAME_PERSON = "same_person"
    CLOCK = "clock"
    SIDE = "side"
    DATE = "date"
    SHAPE = "shape"
    QUOTE = "quote"
    STATUS_BAR = "status_bar"
