"""What a run gives back: all values that were found, and their tables as data frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ocr_pipeline.model import Article, Conversation, Coverage, Match, Problem, Turn

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a run found. `manifest` holds JSON values only: inputs, settings, versions, counts."""

    conversations: tuple[Conversation, ...] = ()
    turns: tuple[Turn, ...] = ()
    articles: tuple[Article, ...] = ()
    matches: tuple[Match, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    problems: tuple[Problem, ...] = ()
    manifest: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def to_frame(self, table: str = "messages") -> pd.DataFrame:
        """Return one table (`messages`, `turns`, `matches`, `coverage`, `problems`), columns as in docs/outputs.md.

        Raises:
            KeyError: there is no such table.
        """
        from ocr_pipeline import tables  # late: pandas costs more than reading one screenshot

        return tables.frames(self.conversations, self.turns, self.matches, self.coverage, self.problems)[table]
