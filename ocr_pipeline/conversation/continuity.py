"""Messages in true order, duplicates marked → where one page goes on with another, and where it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ocr_pipeline.model import Message, MessageKind

# A picture and the page in it.
PageName = tuple[str, int | None]


def page_of(message: Message) -> PageName:
    """Return the page a message was read on."""
    return message.source.name, message.page


def linked(messages: Sequence[Message]) -> Mapping[str, str]:
    """Return the ids of duplicates with the id of what each repeats, which may stand before or after it.

    One that shows another time than what it is taken to repeat is left out: it may be another message after all.
    """
    times = {message.message_id: _figures(message.timestamp) for message in messages}
    return {
        each.message_id: each.duplicate_of
        for each in messages
        if each.duplicate_of in times and len({_figures(each.timestamp), times[each.duplicate_of]} - {""}) < 2
    }


def unjoined(messages: Sequence[Message]) -> set[int]:
    """Return the places of the first message of each page that shares no message with an earlier one.

    A date line that comes again is no such message: programs keep it floating over later ones.
    """
    first: dict[PageName, int] = {}
    pages: dict[str, PageName] = {}
    for place, message in enumerate(messages):
        first.setdefault(page_of(message), place)
        pages[message.message_id] = page_of(message)
    dates = {message.message_id for message in messages if message.kind is MessageKind.DATE}
    joined: set[PageName] = set()
    for copy, original in linked(messages).items():
        if copy not in dates and pages[copy] != pages[original]:
            joined.add(max(pages[copy], pages[original], key=first.__getitem__))
    return {place for page, place in first.items() if page not in joined}


def _figures(time: str) -> str:
    """Return what of a time is seldom misread."""
    return re.sub(r"\D", "", time)
