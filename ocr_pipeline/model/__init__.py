"""The frozen values that flow between the stages; no stage imports another, they meet here."""

from ocr_pipeline.model.article import Article, Claim, Coverage, Match
from ocr_pipeline.model.conversation import Case, Conversation, Message, Page, Problem, Question, Spot, Turn
from ocr_pipeline.model.enums import (
    Certainty,
    ClaimKind,
    MessageKind,
    QuestionKind,
    RegionKind,
    SenderSource,
    SentAtSource,
    Side,
    Verdict,
)
from ocr_pipeline.model.picture import CleanImage, Crop, LineReading, Pixels, Region, Screenshot, Source, TextLine, Word

__all__ = [
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
    "Pixels",
    "Problem",
    "Question",
    "QuestionKind",
    "Region",
    "RegionKind",
    "Screenshot",
    "SenderSource",
    "SentAtSource",
    "Side",
    "Source",
    "Spot",
    "TextLine",
    "Turn",
    "Verdict",
    "Word",
]
