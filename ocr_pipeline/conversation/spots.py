"""Messages that something is to be asked about → the question with their ids and places."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.model import Message, Question, QuestionKind, Spot


def question_about(conversation: str, kind: QuestionKind, words: str, messages: Sequence[Message]) -> Question:
    """Return a question about some messages, in their order."""
    return Question(
        conversation,
        kind,
        words,
        tuple(each.message_id for each in messages),
        tuple(Spot(each.source, each.page, each.box) for each in messages),
    )


def count_of(number: int, word: str) -> str:
    """Return a number with its word: "1 message", "3 messages"."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def shown(text: str, most: int = 60) -> str:
    """Return the beginning of a text in quotation marks."""
    return f"“{text}”" if len(text) <= most else f"“{text[: most - 1].rstrip()}…”"
