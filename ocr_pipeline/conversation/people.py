"""Names for the senders of messages: from the case file and captions, and one name for one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.conversation.names import Merge, find_merges
from ocr_pipeline.conversation.spots import count_of, question_about
from ocr_pipeline.model import Case, Message, Page, Question, QuestionKind, SenderSource, Side

# The phone's owner, while no name is known.
SELF = "self"
# How a name that was read on the pictures came to a message.
READ = (SenderSource.LABEL, SenderSource.HEADER, SenderSource.INFERRED)


def named_messages(page: Page, case: Case) -> list[Message]:
    """Return a page's messages with the names that the case file or a caption gives to those without a label.

    What an article says of who wrote is not taken: it is what the messages are to be held against.
    """
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


def with_people(name: str, messages: Sequence[Message], case: Case) -> tuple[list[Message], tuple[Question, ...]]:
    """Return the messages of the conversation `name` with one name for one person, and every merge as a question."""
    messages = _completed(messages)
    read = [each for each in messages if each.sender_source in READ and each.sender not in ("", SELF)]
    people = dict(case.participants)
    if case.owner:
        people.setdefault(case.owner, ())
    counts = Counter({each.sender: 0 for each in read})
    counts.update(each.sender for each in read if not each.duplicate_of)
    merges = {each.read: each for each in find_merges(counts, people)}
    ids = {id(each) for each in read if each.sender in merges}
    merged = [replace(each, sender=merges[each.sender].person) if id(each) in ids else each for each in messages]
    questions = [_asked(name, merge, [each for each in read if each.sender == merge.read]) for merge in merges.values()]
    return merged, tuple(questions)


def _completed(messages: Sequence[Message]) -> list[Message]:
    """Return messages with the senders that another page tells.

    A message shown twice has one sender, and a name out of sight above the page's edge is that of the run that a
    repeated message belongs to: what follows it there without a name, uncut, is of the same person.
    """
    known = {each.duplicate_of or each.message_id: each.sender for each in messages if each.sender}
    found: list[Message] = []
    for message in messages:
        before = found[-1] if found and (found[-1].source, found[-1].page) == (message.source, message.page) else None
        if not message.sender and message.outgoing is False:
            sender = known.get(message.duplicate_of or message.message_id, "")
            if not sender and before and before.outgoing is False and not message.partial:
                sender = before.sender
            source = SenderSource.INFERRED if sender else message.sender_source
            message = replace(message, sender=sender, sender_source=source)
        found.append(message)
    return found


def _asked(conversation: str, merge: Merge, messages: Sequence[Message]) -> Question:
    times = count_of(len(messages), "message")
    words = f"“{merge.read}” ({times}) is taken for “{merge.person}”, because {merge.reason}. Are they one person?"
    return question_about(conversation, QuestionKind.SAME_PERSON, words, messages)
