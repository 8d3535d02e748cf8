"""Messages of one screenshot → the same with senders: label, run of one label, header's title, the phone's owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.model import Message, SenderSource

# The phone's owner, while no name is known.
SELF = "self"


def with_senders(messages: Sequence[Message], title: str) -> list[Message]:
    """Return messages, given in order, with their senders: label, run of one label, header's title, the owner."""
    group = any(message.sender for message in messages if message.outgoing is False)
    found: list[Message] = []
    last = ""
    for message in messages:
        if message.outgoing is True:
            last = ""
            if not message.sender:
                message = replace(message, sender=SELF, sender_source=SenderSource.INFERRED)
        elif message.outgoing is False and message.sender:
            last = message.sender
        elif message.outgoing is False and group and last:
            message = replace(message, sender=last, sender_source=SenderSource.INFERRED)
        elif message.outgoing is False and not group and title:
            message = replace(message, sender=title, sender_source=SenderSource.HEADER)
        found.append(message)
    return found
