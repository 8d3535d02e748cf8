"""Messages in true order → the same with times, names and turns, and what is to be asked about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.conversation.checks import find_questions
from ocr_pipeline.conversation.continuity import unjoined
from ocr_pipeline.conversation.people import with_people
from ocr_pipeline.conversation.times import with_times
from ocr_pipeline.conversation.turns import turn_numbers
from ocr_pipeline.model import Case, Message, Page, Question
from ocr_pipeline.settings import ConversationSettings


def understand(
    name: str, messages: Sequence[Message], pages: Sequence[Page], case: Case, settings: ConversationSettings
) -> tuple[tuple[Message, ...], tuple[Question, ...]]:
    """Return the messages of the conversation `name`, given with ids and duplicates marked, and the questions."""
    named, merges = with_people(name, with_times(messages, case), case)
    turns = turn_numbers(named, unjoined(named), settings)
    done = tuple(replace(each, turn_id=f"t{turn:03d}") for each, turn in zip(named, turns, strict=True))
    return done, (*merges, *find_questions(name, done, pages, case))
