"""The bubbles of a page → questions about one that is set unlike all others of its side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from ocr_pipeline.conversation.continuity import PageName, page_of
from ocr_pipeline.conversation.spots import question_about
from ocr_pipeline.model import Message, MessageKind, Page, Question, QuestionKind, Side

# Bubbles of a side that tell how that side is set, and shares of the page's width: all of them lie within the first of
# one another, and the odd one lies more than the second, and less than the third, beside them.
ENOUGH, WITHIN, BESIDE, FAR = 6, 0.004, 0.012, 0.06
# Read so surely (0..1), so that its box is that of a bubble.
SURE = 0.75


def odd_shapes(conversation: str, messages: Sequence[Message], pages: Sequence[Page]) -> Iterator[Question]:
    """Give a question for each bubble that alone stands off the edge along which all others of its side stand.

    Chats set a bubble off for reasons of their own (a picture of the sender, a tail), but never just once: an offset
    that comes again on the page or on another is theirs.
    """
    width = {(page.source.name, page.page): page.width for page in pages}
    columns: dict[tuple[PageName, Side | None], list[Message]] = {}
    for message in messages:
        if _tells(message):
            columns.setdefault((page_of(message), message.side), []).append(message)
    found = [each for (page, side), column in columns.items() for each in _odd_one(column, side, width[page])]
    for message, offset in found:
        if sum(abs(offset - other) <= WITHIN for _, other in found) == 1:
            words = "This bubble alone is set off the line on which all others of its side stand. What sets it apart?"
            yield question_about(conversation, QuestionKind.SHAPE, words, [message])


def _tells(message: Message) -> bool:
    """Whether a message stands whole in a bubble on one side, and was read so surely that its box is the bubble's."""
    sided = message.side in (Side.LEFT, Side.RIGHT) and message.outgoing is not None
    plain = message.kind is MessageKind.TEXT and not message.partial and not message.quoted_text
    return sided and plain and message.confidence >= SURE


def _odd_one(column: Sequence[Message], side: Side | None, width: int) -> list[tuple[Message, float]]:
    """Return the one bubble of a side that stands off the others' edge, and by which share of the page's width."""
    edges = [each.box.x if side is Side.LEFT else each.box.right for each in column]
    if len(edges) <= ENOUGH:
        return []
    usual = median(edges)
    offsets = [(edge - usual) / width for edge in edges]
    odd = [(each, offset) for each, offset in zip(column, offsets, strict=True) if abs(offset) > WITHIN]
    return odd if len(odd) == 1 and BESIDE < abs(odd[0][1]) < FAR else []
