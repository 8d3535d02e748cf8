"""What joining pages costs: CPU milliseconds a page for piles of many sizes."""

from __future__ import annotations

import time
from collections.abc import Sequence

from ocr_pipeline.conversation import build_conversations
from ocr_pipeline.conversation.joining import join_pages
from ocr_pipeline.model import Case, Page
from ocr_pipeline.settings import ConversationSettings
from tests.conversations.cutting import make_pile

SIZES = (10, 100, 1000)


def many_pages(count: int) -> list[Page]:
    """Return that many pages of long conversations, one after the other, as one pile."""
    pages: list[Page] = []
    seed = 0
    while len(pages) < count:
        pages += make_pile(seed).pages
        seed += 1
    return pages[:count]


def cost(pages: Sequence[Page]) -> tuple[float, float]:
    """Return the CPU milliseconds a page that aligning takes, and that all of the conversation takes."""
    start = time.process_time()
    join_pages(pages)
    aligned = time.process_time()
    build_conversations("pile", pages, Case(), ConversationSettings())
    return 1000 * (aligned - start) / len(pages), 1000 * (time.process_time() - aligned) / len(pages)


def show() -> None:
    """Print the cost for every size."""
    for size in SIZES:
        alone, whole = cost(many_pages(size))
        print(f"{size:5} pages: {alone:.2f} ms a page to align them, {whole:.2f} ms for all of the conversation")
