"""Messages of invented conversations, for the tests of this room."""

from __future__ import annotations

from dataclasses import replace

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Message, MessageKind, Page, SenderSource, Side, Source


def said(text: str = "words", time: str = "", sender: str = "Ann", *, page: int = 1, **fields: object) -> Message:
    """Return a message of the other side; `page` names its picture."""
    message = Message(
        Source("case", f"case/{page}.png", f"digest{page}"),
        None,
        MessageKind.TEXT,
        Box(10, 0, 200, 40),
        text,
        0.9,
        side=Side.LEFT,
        outgoing=False,
        sender=sender,
        sender_source=SenderSource.LABEL if sender else SenderSource.NONE,
        timestamp=time,
        language="en",
    )
    return replace(message, **fields)  # type: ignore[arg-type]  # fields of a message


def mine(text: str = "words", time: str = "", **fields: object) -> Message:
    """Return a message of the phone's owner."""
    own: dict[str, object] = {"side": Side.RIGHT, "outgoing": True, "sender_source": SenderSource.INFERRED}
    return said(text, time, "self", **(own | fields))  # type: ignore[arg-type]  # fields of a message


def date(text: str, *, page: int = 1, **fields: object) -> Message:
    """Return a date line."""
    return said(text, "", "", page=page, **({"kind": MessageKind.DATE, "side": Side.CENTER, "outgoing": None} | fields))


def pages_of(*messages: Message, width: int = 400, title: str = "") -> list[Page]:
    """Return messages by picture, each set below the one before."""
    found: dict[Source, list[Message]] = {}
    for message in messages:
        found.setdefault(message.source, []).append(message)
    return [
        Page(source, None, width, 100 * len(group), tuple(_below(group)), title=title)
        for source, group in found.items()
    ]


def _below(messages: list[Message]) -> list[Message]:
    return [
        replace(each, box=Box(each.box.x, 100 * place, each.box.width, each.box.height))
        for place, each in enumerate(messages)
    ]


def numbered(*messages: Message) -> list[Message]:
    """Return messages with ids, in order."""
    return [replace(each, message_id=f"m{place:03d}", order=place - 1) for place, each in enumerate(messages, start=1)]
