"""A messages.csv, our own or one with few columns → conversations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from ocr_pipeline.errors import InputError
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Conversation, Message, MessageKind, SenderSource, SentAtSource, Side, Source
from ocr_pipeline.tables.cells import restored

NEEDED = ("conversation", "message_id", "text")
# Columns of messages.csv that are a message's text fields of the same name.
PLAIN = (
    "sender", "quoted_text", "reactions", "timestamp", "sent_at", "language", "duplicate_of", "message_id", "turn_id",
    "second_text",
)  # fmt: skip


def read_messages(path: Path) -> tuple[Conversation, ...]:
    """Return the conversations of a messages.csv; columns it lacks are empty.

    Raises:
        InputError: the file is no such table.
    """
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as exc:
        raise InputError(f"{path} is no table of messages: {exc}") from exc
    missing = [name for name in NEEDED if name not in frame.columns]
    if missing:
        raise InputError(f"{path} lacks the column {', '.join(missing)}")
    rows = [{str(name): restored(str(cell)) for name, cell in row.items()} for row in frame.to_dict("records")]
    try:
        messages = [_message(row) for row in rows]
    except ValueError as exc:
        raise InputError(f"{path} is no table of messages: {exc}") from exc
    names = dict.fromkeys(row["conversation"] for row in rows)
    return tuple(
        Conversation(name, tuple(each for each in messages if each.source.conversation == name)) for name in names
    )


def _message(row: Mapping[str, str]) -> Message:
    """Return the message of a row.

    Raises:
        ValueError: a cell holds what its column cannot.
    """
    page, side = row.get("page"), row.get("side")
    return Message(
        Source(row["conversation"], row.get("screenshot", ""), row.get("sha256", "")),
        page=int(page) if page else None,
        kind=MessageKind(row.get("kind") or "text"),
        box=Box(*(int(float(row.get(name) or 0)) for name in ("x", "y", "width", "height"))),
        text=row["text"],
        confidence=float(row.get("confidence") or 1.0),
        side=Side(side) if side else None,
        outgoing={"true": True, "false": False}.get(row.get("outgoing", "").lower()),
        sender_source=SenderSource(row.get("sender_source") or "none"),
        sent_at_source=SentAtSource(row.get("sent_at_source") or "none"),
        partial=row.get("partial", "").lower() == "true",
        review=tuple(filter(None, row.get("review", "").split(";"))),
        order=int(float(row.get("order") or 0)),
        traits=(),
        **{name: row.get(name, "") for name in PLAIN},
    )
