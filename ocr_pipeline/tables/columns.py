"""The columns of every table, in order, and the types of those that are no text."""

from __future__ import annotations

COLUMNS = {
    "messages": (
        "conversation", "screenshot", "page", "sha256", "message_id", "turn_id", "order", "kind", "side", "outgoing",
        "sender", "sender_source", "text", "quoted_text", "reactions", "timestamp", "sent_at", "sent_at_source",
        "language", "confidence", "x", "y", "width", "height", "partial", "duplicate_of", "review",
        "second_text",
    ),
    "turns": ("conversation", "turn_id", "sender", "message_ids", "first_sent_at", "last_sent_at", "text"),
    "matches": (
        "article", "claim_id", "start", "end", "sentence", "claim", "claim_kind", "language", "speaker", "verdict",
        "certainty", "score", "message_ids", "evidence", "reasons", "differences",
        "scores",
    ),
    "coverage": ("conversation", "message_id", "text", "claim_ids", "left_out", "reason"),
    "consistency": (
        "conversation", "question_id", "kind", "question", "message_ids", "screenshot", "page", "x", "y", "width",
        "height",
    ),
    "problems": ("path", "stage", "reason", "remedy"),
}  # fmt: skip
# Every other column is text.
NUMBERS = {
    "order": "int64", "confidence": "float64", "x": "int64", "y": "int64", "width": "int64", "height": "int64",
    "start": "int64", "end": "int64", "score": "float64",
}  # fmt: skip
