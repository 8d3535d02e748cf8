"""What a run gives back: all values that were found, and their tables as data frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ocr_pipeline.errors import ExitCode
from ocr_pipeline.model import Article, Conversation, Coverage, Match, Problem, Turn

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a run found. `manifest` holds JSON values only: inputs, settings, versions, counts.

    `main` names the table the call was about; `interrupted` says that a person stopped the run before its end.
    """

    conversations: tuple[Conversation, ...] = ()
    turns: tuple[Turn, ...] = ()
    articles: tuple[Article, ...] = ()
    matches: tuple[Match, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    problems: tuple[Problem, ...] = ()
    manifest: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    main: str = "messages"
    interrupted: bool = False

    @property
    def exit_code(self) -> ExitCode:
        """The promised exit code: what happened, as one number."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        if not self.conversations:
            return ExitCode.NOTHING_USABLE
        return ExitCode.DONE_WITH_PROBLEMS if self.problems else ExitCode.OK

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return all tables by name, columns as in docs/outputs.md."""
        from ocr_pipeline import tables  # late: pandas costs more than reading one screenshot

        return tables.frames(self.conversations, self.turns, self.matches, self.coverage, self.problems)

    def to_frame(self, table: str = "") -> pd.DataFrame:
        """Return one table by name (as in docs/outputs.md), by default the main one.

        Raises:
            KeyError: there is no such table.
        """
        return self.to_frames()[table or self.main]
