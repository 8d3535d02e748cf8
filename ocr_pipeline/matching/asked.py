"""What is asked of a conversation by a statement about the exchange itself, and an answer to it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ocr_pipeline.lexicon.people import Mention
from ocr_pipeline.matching.facts.weekdays import relative_days_in, weekdays_in
from ocr_pipeline.model import Message

GIVEN = "in the screenshots given"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a statement holds in the screenshots given (None: they cannot tell), why, and what shows it."""

    holds: bool | None
    reason: str
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement with the date of the article and the people it names, and the messages that can answer it, system
    notices apart."""

    text: str
    language: str
    date: dt.date | None
    named: tuple[Mention, ...]
    spoken: tuple[Message, ...]
    notices: tuple[Message, ...]

    @property
    def who(self) -> str:
        """The first person named, or ''."""
        return self.named[0].name if self.named else ""

    @property
    def days(self) -> frozenset[int]:
        """The weekdays named, Monday 0; "yesterday" is that before the article's date."""
        relative = relative_days_in(self.text, self.date.weekday(), self.language) if self.date else frozenset()
        return weekdays_in(self.text) | relative
