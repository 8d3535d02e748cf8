"""Pages of one folder → one conversation with ids and names, and its turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.conversation.people import named_messages
from ocr_pipeline.conversation.times import with_times
from ocr_pipeline.conversation.turns import find_turns, turn_numbers
from ocr_pipeline.model import Case, Conversation, Page

__all__ = ["build_conversation", "find_turns"]


def build_conversation(name: str, pages: Sequence[Page], case: Case) -> Conversation:
    """Return the messages of all pages in order, with ids, order, turn ids and the names the case gives."""
    messages = [message for page in pages for message in named_messages(page, case)]
    numbered = [replace(each, order=order, message_id=f"m{order + 1:03d}") for order, each in enumerate(messages)]
    numbered = with_times(numbered, case)
    turns = turn_numbers(numbered)
    done = tuple(replace(each, turn_id=f"t{turn:03d}") for each, turn in zip(numbered, turns, strict=True))
    return Conversation(name, done, case, tuple(pages))
