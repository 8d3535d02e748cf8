"""The tables as they were read back: rows by column name, and where a message stands in the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """All tables of an outputs folder by name, rows by the columns of docs/outputs.md, and the manifest."""

    tables: Mapping[str, tuple[Row, ...]]
    manifest: Mapping[str, Any]

    def rows(self, name: str) -> tuple[Row, ...]:
        """Return the rows of one table."""
        return self.tables[name]

    def conversations(self) -> tuple[str, ...]:
        """Return the names of the conversations in order."""
        return tuple(dict.fromkeys(str(row["conversation"]) for row in self.rows("messages")))

    def anchors(self) -> Mapping[tuple[str, str], str]:
        """Return by conversation and message id the name that the page links by: plain whatever a folder is called."""
        numbers = {name: number for number, name in enumerate(self.conversations(), start=1)}
        return {
            (row["conversation"], row["message_id"]): f"t{numbers[row['conversation']]}-{row['message_id']}"
            for row in self.rows("messages")
        }


def ids_in(cell: str) -> tuple[str, ...]:
    """Return the ids of a cell that lists some."""
    return tuple(part for part in cell.split(";") if part)
