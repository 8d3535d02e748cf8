"""Long conversations of many days, cut into pages and read with noise: the times given are the true ones."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from ocr_pipeline.conversation import build_conversations
from ocr_pipeline.model import Case, MessageKind, QuestionKind
from ocr_pipeline.settings import ConversationSettings
from tests.conversations.cutting import Pile, make_pile

PILES = 40


def _judged(pile: Pile) -> Counter[str]:
    """Return how many messages have a time, and how many a true one; pages keep their rows in order."""
    found: Counter[str] = Counter()
    row: Counter[str] = Counter()
    for each in build_conversations("pile", pile.pages, Case(), ConversationSettings()):
        for message in each.messages:
            entry = pile.chat.entries[pile.entry[message.source.name, row[message.source.name]]]
            row[message.source.name] += 1
            if message.kind in (MessageKind.TEXT, MessageKind.MEDIA):
                at = dt.datetime.combine(pile.chat.day, dt.time()) + dt.timedelta(minutes=entry.minute)
                found["all"] += 1
                found["set"] += bool(message.sent_at)
                found["true"] += bool(message.sent_at) and at.isoformat(timespec="minutes").startswith(message.sent_at)
    return found


@pytest.mark.parametrize("first", range(0, PILES, 10))
def test_times_of_noisy_pages_are_true_wherever_they_are_set(first: int) -> None:
    total = sum((_judged(make_pile(seed)) for seed in range(first, first + 10)), Counter[str]())
    assert total["true"] >= 0.999 * total["set"]
    assert total["set"] >= 0.5 * total["all"]


def test_without_missing_pages_times_are_true_too() -> None:
    total = Counter[str]()
    for seed in range(10):
        total += _judged(make_pile(seed, missing=False, copies=False))
    assert total["true"] == total["set"] >= 0.6 * total["all"]


def test_honest_pages_are_not_asked_about_their_shape_or_sides() -> None:
    for seed in range(10):
        for each in build_conversations("pile", make_pile(seed).pages, Case(), ConversationSettings()):
            kinds = {question.kind for question in each.questions}
            assert not kinds & {QuestionKind.SHAPE, QuestionKind.SIDE, QuestionKind.QUOTE, QuestionKind.STATUS_BAR}
