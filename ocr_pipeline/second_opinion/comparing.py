"""A page as the first engine read it, the same with second readings in it → both texts of what was read twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Message, Page

# Share of a message's box that another's must share to be the same message read again, and of a line's to be in it.
SAME, WITHIN = 0.5, 0.5
# Signs that engines write in several ways: they are no disagreement on what is written.
FOLDED = str.maketrans({**dict.fromkeys("’‘‛`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—‐‑−", "-")})
REASON = "engines_disagree"


def with_second(page: Page, other: Page, lines: Sequence[Box]) -> Page:
    """Return a page whose messages that hold one of some lines have the second text, marked where it differs.

    Nothing that the first engine read is changed. `other` is the page with the second readings of those lines.
    """
    messages = tuple(
        _compared(message, other.messages) if any(message.box.holds(line, share=WITHIN) for line in lines) else message
        for message in page.messages
    )
    return replace(page, messages=messages)


def _compared(message: Message, others: Sequence[Message]) -> Message:
    twin = max(others, key=lambda other: message.box.intersection(other.box), default=None)
    found = twin is not None and 2 * message.box.intersection(twin.box) >= SAME * (message.box.area + twin.box.area)
    text = twin.text if twin and found else ""
    review = message.review if _folded(text) == _folded(message.text) else (*message.review, REASON)
    return replace(message, second_text=text, review=review)


def _folded(text: str) -> str:
    """Return what a text says whatever kinds of spaces, quotation marks, dashes and widths it is written with."""
    return "".join(unicodedata.normalize("NFKC", text).translate(FOLDED).split())
