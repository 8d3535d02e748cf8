"""Pages of one folder → one conversation with ids and names, and its turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.conversation.checks import find_questions
from ocr_pipeline.conversation.people import named_messages, with_people
from ocr_pipeline.conversation.times import unjoined, with_times
from ocr_pipeline.conversation.turns import find_turns, turn_numbers
from ocr_pipeline.model import Case, Conversation, Message, Page, Question
from ocr_pipeline.settings import ConversationSettings

__all__ = ["build_conversation", "find_turns"]


def build_conversation(name: str, pages: Sequence[Page], case: Case, settings: ConversationSettings) -> Conversation:
    """Return the messages of all pages in order, with ids, order, times, turn ids, one name for one person, and what a
    careful person would ask."""
    messages = [message for page in pages for message in named_messages(page, case)]
    numbered = [replace(each, order=order, message_id=f"m{order + 1:03d}") for order, each in enumerate(messages)]
    done, questions = _understood(name, numbered, pages, case, settings)
    return Conversation(name, done, case, tuple(pages), questions)


def _understood(
    name: str, messages: Sequence[Message], pages: Sequence[Page], case: Case, settings: ConversationSettings
) -> tuple[tuple[Message, ...], tuple[Question, ...]]:
    """Return messages, given in true order and with duplicates marked, with times, people and turns, and questions."""
    named, merges = with_people(name, with_times(messages, case), case)
    turns = turn_numbers(named, unjoined(named), settings)
    done = tuple(replace(each, turn_id=f"t{turn:03d}") for each, turn in zip(named, turns, strict=True))
    return done, (*merges, *find_questions(name, done, pages, case))
