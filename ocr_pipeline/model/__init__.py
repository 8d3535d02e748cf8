"""The frozen values that flow between the stages; no stage imports another, they meet here."""

from ocr_pipeline.model.article import Article, Claim, Coverage, Match
from ocr_pipeline.model.conversation import Case, Conversation, Message, Page, Problem, Turn
from ocr_pipeline.model.enums import (
    Certainty,
    ClaimKind,
    MessageKind,
    RegionKind,
    SenderSource,
    SentAtSource,
    Side,
    Verdict,
)
from ocr_pipeline.model.picture import (
    UNREAD,
    CleanImage,
    Crop,
    LineReading,
    Pictograph,
    Pixels,
    Region,
    Screenshot,
    Source,
    TextLine,
    Word,
)

__all__ = [
    "UNREAD",
    "Article",
    "Case",
    "Certainty",
    "Claim",
    "ClaimKind",
    "CleanImage",
    "Conversation",
    "Coverage",
    "Crop",
    "LineReading",
    "Match",
    "Message",
    "MessageKind",
    "Page",
    "Pictograph",
    "Pixels",
    "Problem",
    "Region",
    "RegionKind",
    "Screenshot",
    "SenderSource",
    "SentAtSource",
    "Side",
    "Source",
    "TextLine",
    "Turn",
    "Verdict",
    "Word",
]
