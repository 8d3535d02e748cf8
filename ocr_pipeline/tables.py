"""Values → tables with the documented columns, and tables → files; the only writer of CSV, Parquet and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ocr_pipeline.errors import InputError, OutputError
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import (
    Conversation,
    Coverage,
    Match,
    Message,
    MessageKind,
    Problem,
    SenderSource,
    SentAtSource,
    Side,
    Source,
    Turn,
)

COLUMNS = {
    "messages": (
        "conversation", "screenshot", "page", "sha256", "message_id", "turn_id", "order", "kind", "side", "outgoing",
        "sender", "sender_source", "text", "quoted_text", "reactions", "timestamp", "sent_at", "sent_at_source",
        "language", "confidence", "x", "y", "width", "height", "partial", "duplicate_of", "review",
    ),
    "turns": ("conversation", "turn_id", "sender", "message_ids", "first_sent_at", "last_sent_at", "text"),
    "matches": (
        "article", "claim_id", "start", "end", "sentence", "claim", "claim_kind", "language", "speaker", "verdict",
        "certainty", "score", "message_ids", "evidence", "reasons", "differences",
    ),
    "coverage": ("conversation", "message_id", "text", "claim_ids", "left_out", "reason"),
    "problems": ("path", "stage", "reason", "remedy"),
}  # fmt: skip
# Every other column is text.
NUMBERS = {
    "order": "int64", "confidence": "float64", "x": "int64", "y": "int64", "width": "int64", "height": "int64",
    "start": "int64", "end": "int64", "score": "float64",
}  # fmt: skip
# A spreadsheet runs a cell that begins with one of these as a formula. A cell that already begins with an apostrophe
# before one gets another, so that taking one off always gives the text back.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
NEEDED = ("conversation", "message_id", "text")
# Columns of messages.csv that are a message's text fields of the same name.
PLAIN = (
    "sender", "quoted_text", "reactions", "timestamp", "sent_at", "language", "duplicate_of", "message_id", "turn_id",
)  # fmt: skip


def frames(
    conversations: Sequence[Conversation],
    turns: Sequence[Turn],
    matches: Sequence[Match],
    coverage: Sequence[Coverage],
    problems: Sequence[Problem],
) -> dict[str, pd.DataFrame]:
    """Return all tables by name; a cell that is not known is an empty text."""
    rows: dict[str, Iterable[dict[str, Any]]] = {
        "messages": (_message_row(each.name, message) for each in conversations for message in each.messages),
        "turns": (_turn_row(turn) for turn in turns),
        "matches": (_match_row(match) for match in matches),
        "coverage": (_coverage_row(each) for each in coverage),
        "problems": ({name: getattr(each, name) for name in COLUMNS["problems"]} for each in problems),
    }
    return {name: _frame(found, COLUMNS[name]) for name, found in rows.items()}


def _frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a frame whose columns have the same types however many rows there are."""
    frame = pd.DataFrame(list(rows), columns=list(columns))
    return frame.astype({name: NUMBERS.get(name, "str") for name in columns})


def _message_row(conversation: str, message: Message) -> dict[str, Any]:
    plain = {name: getattr(message, name) for name in COLUMNS["messages"] if hasattr(message, name)}
    return plain | {
        "conversation": conversation,
        "screenshot": message.source.name,
        "page": "" if message.page is None else str(message.page),
        "sha256": message.source.sha256,
        "kind": message.kind.value,
        "side": message.side.value if message.side else "",
        "outgoing": _flag(message.outgoing),
        "sender_source": message.sender_source.value,
        "sent_at_source": message.sent_at_source.value,
        "confidence": round(message.confidence, 4),
        "x": message.box.x,
        "y": message.box.y,
        "width": message.box.width,
        "height": message.box.height,
        "partial": _flag(message.partial),
        "review": ";".join(message.review),
    }


def _flag(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


def _turn_row(turn: Turn) -> dict[str, Any]:
    return {name: getattr(turn, name) for name in COLUMNS["turns"]} | {"message_ids": ";".join(turn.message_ids)}


def _match_row(match: Match) -> dict[str, Any]:
    claim = match.claim
    return {
        "article": claim.article,
        "claim_id": claim.claim_id,
        "start": claim.start,
        "end": claim.end,
        "sentence": claim.sentence,
        "claim": claim.text,
        "claim_kind": claim.kind.value,
        "language": claim.language,
        "speaker": claim.speaker,
        "verdict": match.verdict.value,
        "certainty": match.certainty.value,
        "score": round(match.score, 4),
        "message_ids": ";".join(match.message_ids),
        "evidence": match.evidence,
        "reasons": "; ".join(match.reasons),
        "differences": "; ".join(match.differences),
    }


def _coverage_row(each: Coverage) -> dict[str, Any]:
    return {
        "conversation": each.conversation,
        "message_id": each.message_id,
        "text": each.text,
        "claim_ids": ";".join(each.claim_ids),
        "left_out": " | ".join(each.left_out),
        "reason": each.reason,
    }


def write_frames(tables: Mapping[str, pd.DataFrame], outputs: Path) -> None:
    """Write every table as CSV, Parquet and JSON Lines into a folder that is made if need be.

    Raises:
        OutputError: a file cannot be written.
    """
    for name, frame in tables.items():
        for suffix in (".csv", ".parquet", ".jsonl"):
            write_table(frame, outputs / f"{name}{suffix}")


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write one table in the format its file name asks for; the same table gives the same bytes.

    CSV cells that a spreadsheet would run as a formula get a leading apostrophe; the other formats are raw.

    Raises:
        OutputError: the file cannot be written, or its ending names no format.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        match path.suffix.lower():
            case ".csv":
                path.write_text(_as_csv(frame), "utf-8", newline="")
            case ".parquet":
                frame.to_parquet(path, index=False)
            case ".jsonl":
                path.write_text(_as_json_lines(frame), "utf-8", newline="")
            case other:
                raise OutputError(f"{path}: no such table format: {other or 'none'}; use .csv, .parquet or .jsonl")
    except OSError as exc:
        raise OutputError(f"{path} cannot be written: {exc.strerror or exc}") from exc


def _as_csv(frame: pd.DataFrame) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_defused(cell) for cell in row] for row in frame.itertuples(index=False, name=None))
    return stream.getvalue()


def _as_json_lines(frame: pd.DataFrame) -> str:
    rows = (json.dumps(row, ensure_ascii=False) for row in frame.to_dict("records"))
    return "".join(f"{row}\n" for row in rows)


def _defused(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def write_manifest(manifest: Mapping[str, Any], path: Path) -> None:
    """Write the manifest as JSON with sorted keys.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.write_text(json.dumps(dict(manifest), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    except OSError as exc:
        raise OutputError(f"{path} cannot be written: {exc.strerror}") from exc


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
    rows = [{str(name): _restored(cell) for name, cell in row.items()} for row in frame.to_dict("records")]
    try:
        messages = [_message(row) for row in rows]
    except ValueError as exc:
        raise InputError(f"{path} is no table of messages: {exc}") from exc
    names = dict.fromkeys(row["conversation"] for row in rows)
    return tuple(
        Conversation(name, tuple(each for each in messages if each.source.conversation == name)) for name in names
    )


def _restored(cell: Any) -> str:
    text = str(cell)
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


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
        **{name: row.get(name, "") for name in PLAIN},
    )
