"""Pages of one folder → one conversation with ids and names, and its turns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ocr_pipeline.model import (
    Case,
    Conversation,
    Message,
    MessageKind,
    Page,
    SenderSource,
    Side,
    Turn,
)

# The phone's owner, while no name is known.
SELF = "self"


def build_conversation(name: str, pages: Sequence[Page], case: Case) -> Conversation:
    """Return the messages of all pages in order, with ids, order, turn ids and the names the case gives."""
    messages = [message for page in pages for message in _named(page, case)]
    numbered = [replace(each, order=order, message_id=f"m{order + 1:03d}") for order, each in enumerate(messages)]
    turns = _turn_numbers(numbered)
    done = tuple(replace(each, turn_id=f"t{turn:03d}") for each, turn in zip(numbered, turns, strict=True))
    return Conversation(name, done, case, tuple(pages))


def _named(page: Page, case: Case) -> list[Message]:
    """Return a page's messages with the names that the case file or a caption gives to those without a label."""
    author = _author_in_captions(page.captions, case) if not page.title else ""
    named = []
    for message in page.messages:
        if message.sender == SELF and case.owner:
            message = replace(message, sender=case.owner, sender_source=SenderSource.CONFIG)
        elif not message.sender and message.side is Side.LEFT and message.outgoing is False and author:
            message = replace(message, sender=author, sender_source=SenderSource.CAPTION)
        named.append(message)
    return named


def _author_in_captions(captions: Sequence[str], case: Case) -> str:
    """Return the participant whom a post's wording names as the author of what it shows, '' if it names none.

    The owner's own name heads the post and says nothing. Of several others named, none is taken.
    """
    text = " ".join(captions)
    named = [name for name in case.participants if name != case.owner and _mentions(text, name)]
    return named[0] if len(named) == 1 else ""


def _mentions(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _turn_numbers(messages: Sequence[Message]) -> list[int]:
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
