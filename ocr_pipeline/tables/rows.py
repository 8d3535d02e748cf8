"""Values → data frames with the documented columns; a cell that is not known is an empty text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from ocr_pipeline.model import Conversation, Coverage, Match, Message, Problem, Question, Spot, Turn
from ocr_pipeline.tables.columns import COLUMNS, NUMBERS


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
        "consistency": (row for each in conversations for row in _question_rows(each.questions)),
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
        "scores": ";".join(f"{score:.4f}" for score in match.scores),
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


def _question_rows(questions: Sequence[Question]) -> Iterator[dict[str, Any]]:
    """Return a row for every place that a question is about; the same `question_id` holds them together."""
    for number, question in enumerate(questions, start=1):
        plain = {
            "conversation": question.conversation,
            "question_id": f"q{number:03d}",
            "kind": question.kind.value,
            "question": question.question,
            "message_ids": ";".join(question.message_ids),
        }
        yield from (plain | _spot_cells(spot) for spot in question.spots)


def _spot_cells(spot: Spot) -> dict[str, Any]:
    return {
        "screenshot": spot.source.name,
        "page": "" if spot.page is None else str(spot.page),
        "x": spot.box.x,
        "y": spot.box.y,
        "width": spot.box.width,
        "height": spot.box.height,
    }
