"""Pages of one folder → conversations with ids, names and times, each message once, and their turns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr_pipeline.conversation.joining import Joined, join_pages
from ocr_pipeline.conversation.joints import Seams, ask_about_split
from ocr_pipeline.conversation.order import order_blocks
from ocr_pipeline.conversation.people import named_messages
from ocr_pipeline.conversation.repeats import Place, find_floating, find_repeats
from ocr_pipeline.conversation.split import name_parts, split_blocks
from ocr_pipeline.conversation.turns import find_turns
from ocr_pipeline.conversation.understanding import understand
from ocr_pipeline.model import Case, Conversation, Message, Page
from ocr_pipeline.settings import ConversationSettings

__all__ = ["build_conversations", "find_turns"]

# What a message that stands for others is marked with where they were read differently.
DIFFER = "readings_differ"


def build_conversations(
    name: str, pages: Sequence[Page], case: Case, settings: ConversationSettings
) -> tuple[Conversation, ...]:
    """Return the conversations that the pages of a folder are of, mostly one, whatever the order of the pages.

    Each has every row that was read, in the order of the conversation, page after page; a row that repeats a message
    says so. Where there are several, the one with most pages has the folder's name and the others its name and their
    title.
    """
    listed = sorted(pages, key=_counting_order)
    joined = join_pages(listed)
    parts = split_blocks(joined.blocks, listed)
    if len(parts) < 2:
        return (_built(name, listed, joined, case, settings),)
    found = []
    for named, part in zip(name_parts(name, parts), parts, strict=True):
        own = [listed[number] for number in part.pages]
        built = _built(named, own, join_pages(own), case, settings)
        asked = ask_about_split(named, [each.title for each in parts], own)
        found.append(replace(built, questions=(*built.questions, asked)))
    return tuple(found)


def _counting_order(page: Page) -> tuple[list[tuple[int, str]], str, int]:
    """Return a sort key by which 2.png comes before 10.png, and pages of one file in their order."""
    parts = re.findall(r"\d+|\D+", page.source.name)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], page.source.name, page.page or 0


def _built(
    name: str, pages: Sequence[Page], joined: Joined, case: Case, settings: ConversationSettings
) -> Conversation:
    """Return the conversation of pages that hang together as said."""
    original = {copy: page for page, copy in joined.same_file}
    order = order_blocks(joined.blocks, [pages[original.get(number, number)] for number in range(len(pages))], case)
    flat = [number for block in order.blocks for number in block]
    repeats = find_repeats(flat, joined.overlaps, joined.rows)
    repeats |= find_floating(flat, repeats, pages, joined.rows)
    places = [(number, row) for number in flat for row in range(len(pages[number].messages))]
    ids = {place: f"m{order_no + 1:03d}" for order_no, place in enumerate(places)}
    rows = _numbered(places, ids, repeats, _misread(joined), pages, case)
    ordered = tuple(pages[number] for number in flat)
    messages, questions = understand(name, rows, ordered, case, settings)
    seams = Seams(name, pages, joined, order, ids)
    return Conversation(name, messages, case, ordered, (*seams.questions(), *questions))


def _misread(joined: Joined) -> set[Place]:
    """Return the rows that were read differently on another page, told to be one message by their place alone."""
    return {place for each in joined.overlaps for i, j in each.misread for place in ((each.first, i), (each.second, j))}


def _numbered(
    places: Sequence[Place],
    ids: Mapping[Place, str],
    repeats: Mapping[Place, Place],
    misread: set[Place],
    pages: Sequence[Page],
    case: Case,
) -> list[Message]:
    """Return the rows in order with their names, ids and what they repeat."""
    named = [named_messages(page, case) for page in pages]
    found = []
    for order, place in enumerate(places):
        message = named[place[0]][place[1]]
        review = (*message.review, DIFFER) if place in misread else message.review
        copied = ids[repeats[place]] if place in repeats else ""
        found.append(replace(message, order=order, message_id=ids[place], duplicate_of=copied, review=review))
    return found
