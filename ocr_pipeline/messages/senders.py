"""Messages of one screenshot → the same with senders: label, run of one label, header's title, the phone's owner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ocr_pipeline.model import Message, SenderSource

# The phone's owner, while no name is known.
SELF = "self"
# Share of the runs of others' messages that are headed by a name in a group: more than this.
HEADED = 0.5


def with_senders(messages: Sequence[Message], title: str, *, members: bool = False) -> list[Message]:
    """Return messages, given in order, with their senders: label, run of one label, header's title, the owner.

    `members` says that the header counts those who take part: the title is a group's. Where the only name over bubbles
    is the title's, or begins it, there is one other person.
    """
    labels = {message.sender for message in messages if message.outgoing is False and message.sender}
    alone = labels.pop() if len(labels) == 1 else ""
    if alone and title.startswith(alone):  # what is behind it are tabs
        title = alone
    group = members or (_is_group(messages, title) and alone != title)
    found: list[Message] = []
    last = own = ""
    for message in messages:
        if message.outgoing is True:
            last, own = "", message.sender or own
            if not message.sender:
                message = replace(message, sender=own or SELF, sender_source=SenderSource.INFERRED)
        elif message.outgoing is False and message.sender and group:
            last = message.sender
        elif message.outgoing is False and group and last:
            message = replace(message, sender=last, sender_source=SenderSource.INFERRED)
        elif message.outgoing is False and not message.sender and not group and title:
            message = replace(message, sender=title, sender_source=SenderSource.HEADER)
        if message.outgoing is False:
            own = ""
        found.append(message)
    return found


def _is_group(messages: Sequence[Message], title: str) -> bool:
    """Whether names stand at messages of others as they do in a group: at the head of most of their runs, or several of
    them again and again.

    The first run may begin above the picture. A name here and there under the title of one person, or within a run
    that began without one, is a contact's card, a quotation, or a line misread.
    """
    named = Counter(message.sender for message in messages if message.outgoing is False and message.sender)
    if sum(count > 1 for name, count in named.items() if name != title) > 1:
        return True
    runs = groupby(messages, key=lambda message: message.outgoing is False)
    others = [list(run) for incoming, run in runs if incoming]
    if not title or len(others) < 2:
        return any(message.sender for run in others for message in run)
    later = [bool(run[0].sender) for run in others[1:]]
    headed = [True, *later] if any(message.sender for message in others[0]) else later
    return sum(headed) > HEADED * len(headed)
