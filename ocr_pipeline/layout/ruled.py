"""Text on a ground that upright lines part from top to bottom, as in terminals → where the conversation is."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.rules import is_bar
from ocr_pipeline.model import TextLine

# Shares of the ground's height that a line between windows is drawn along, and of the text that a list beside the
# conversation has at most.
DRAWN, LESS = 0.75, 0.4
# Names that end within so many capitals of the line, or most of them, are those of the messages behind it.
FLUSH = 2.0


def conversation_beside_rules(box: Box, lines: Sequence[TextLine], pictures: Sequence[Box]) -> Box:
    """Return the part of a ground's box that the conversation stands in, all of it where no upright line parts it: a
    list of chats or of people beside it has less text, and its words do not end at the line as senders' names do."""
    rules = [each for each in pictures if each.height >= DRAWN * box.height
             and any(is_bar(each, line.cap_height) for line in lines)]  # fmt: skip
    for rule in sorted(rules):
        here = [line for line in lines if box.holds(line.box)]
        left = [line for line in here if line.box.center_x < rule.x]
        right = [line for line in here if line.box.center_x > rule.right]
        if _is_list(left, right, rule.x):
            box = Box.spanning(rule.right, box.y, box.right, box.bottom)
        elif _is_list(right, left, None):
            box = Box.spanning(box.x, box.y, rule.x, box.bottom)
    return box


def _is_list(lines: Sequence[TextLine], others: Sequence[TextLine], rule: int | None) -> bool:
    """Whether lines are a list beside a conversation: several, less than the others; `rule` is the row they end at."""
    if len({line.row for line in lines}) < 2 or _width(lines) > LESS * _width(others):
        return False
    flush = [line for line in lines if rule is not None and rule - line.box.right <= FLUSH * line.cap_height]
    return 2 * len(flush) < len(lines)


def _width(lines: Sequence[TextLine]) -> int:
    return sum(line.box.width for line in lines)
