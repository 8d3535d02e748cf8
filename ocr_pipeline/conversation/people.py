"""Names for the senders of messages that carry none: from the case file and from captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.model import Case, Message, Page, SenderSource, Side

# The phone's owner, while no name is known.
SELF = "self"


def named_messages(page: Page, case: Case) -> list[Message]:
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
