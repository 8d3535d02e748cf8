"""A conversation → its turns: runs of one sender's messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from itertools import groupby

from ocr_pipeline.model import Conversation, Message, MessageKind, Turn
from ocr_pipeline.settings import ConversationSettings


def turn_numbers(messages: Sequence[Message], breaks: Collection[int], settings: ConversationSettings) -> list[int]:
    """Return the number of each message's turn, from 1.

    A new turn begins with another sender, a date line, another day, after a long silence, and at the places in
    `breaks`, where messages may be missing. A duplicate is in the turn of the message that it repeats.
    """
    turns: dict[str, int] = {}
    numbers: list[int] = []
    number, last = 0, None
    for place, message in enumerate(messages):
        one = message.duplicate_of or message.message_id
        if one not in turns:
            if last is None or place in breaks or not _one_turn(last, message, settings):
                number += 1
            last, turns[one] = message, number
        numbers.append(turns[one])
    return numbers


def _one_turn(earlier: Message, later: Message, settings: ConversationSettings) -> bool:
    """Whether a message goes on with the turn of the one before it."""
    if MessageKind.DATE in (earlier.kind, later.kind) or (earlier.sender, earlier.side) != (later.sender, later.side):
        return False
    if not earlier.sent_at or not later.sent_at:
        return True
    if earlier.sent_at[:10] != later.sent_at[:10]:
        return False
    times = [dt.datetime.fromisoformat(each.sent_at).replace(tzinfo=None) for each in (earlier, later)]
    timed = len(earlier.sent_at) > len("2026-01-20") < len(later.sent_at)
    return not timed or times[1] - times[0] <= dt.timedelta(minutes=settings.silence_minutes)


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
