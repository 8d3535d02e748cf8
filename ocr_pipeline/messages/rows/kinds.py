"""What a pane of rows is cut into: pieces, each of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.rows.heads import NO_HEAD, Head
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.model import LineReading


class Kind(Enum):
    """What a piece is; REPLY comes before the name of its message, QUOTE before the text, CARD and CHIPS after it."""

    TEXT = auto()
    NOTE = auto()
    CENTRED = auto()
    REPLY = auto()
    QUOTE = auto()
    CARD = auto()
    CHIPS = auto()
    MEDIA = auto()
    CUT = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One row, card or picture: its runs of text, and the name and time it opens a message with."""

    kind: Kind
    box: Box
    runs: tuple[LineReading, ...] = ()
    head: Head = NO_HEAD
    row: Row | None = None
