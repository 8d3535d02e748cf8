"""A conversation → its turns: runs of one sender's messages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ocr_pipeline.model import Conversation, Message, MessageKind, Turn


def turn_numbers(messages: Sequence[Message]) -> list[int]:
    """Return the number of each message's turn, from 1: another sender or a date begins a new one."""
    numbers: list[int] = []
    number, last = 0, None
    for message in messages:
        key = (message.kind is MessageKind.DATE, message.sender, message.side)
        if message.kind is MessageKind.DATE or key != last:
            number += 1
        numbers.append(number)
        last = key
    return numbers


def find_turns(conversation: Conversation) -> tuple[Turn, ...]:
    """Return the runs of one sender's messages in order; dates, system lines and duplicates are left out."""
    spoken = [
        message
        for message in conversation.messages
        if message.kind in (MessageKind.TEXT, MessageKind.MEDIA) and not message.duplicate_of
    ]
    return tuple(
        _turn(conversation.name, turn_id, tuple(group))
        for turn_id, group in groupby(spoken, key=lambda message: message.turn_id)
    )


def _turn(conversation: str, turn_id: str, messages: Sequence[Message]) -> Turn:
    times = [message.sent_at for message in messages if message.sent_at]
    return Turn(
        conversation,
        turn_id,
        messages[0].sender,
        tuple(message.message_id for message in messages),
        times[0] if times else "",
        times[-1] if times else "",
        "\n".join(message.text for message in messages if message.text),
    )
