"""Long conversations cut into pages, shuffled, some missing, some saved anew: what is made of them holds its floors."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.pages import cost, many_pages
from ocr_pipeline.conversation import build_conversations
from ocr_pipeline.model import Case
from ocr_pipeline.settings import ConversationSettings
from tests.conversations.cutting import make_pile
from tests.conversations.judging import judge

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["conversations"]
PILES = 200
# Pages of the small and the large pile, and how much more a page of the large one may cost.
SMALL, LARGE, SLACK = 100, 600, 2.5


@pytest.fixture(scope="module")
def total() -> Counter[str]:
    found: Counter[str] = Counter()
    for seed in range(PILES):
        pile = make_pile(seed)
        judged = judge(pile, build_conversations("pile", pile.pages, Case(), ConversationSettings()))
        found["ordered"] += judged.ordered
        found["nothing lost"] += not judged.lost
        found["nothing doubled"] += not judged.doubled
        found["gaps"] += judged.gaps
        found["unsaid"] += judged.unsaid
        found["false gaps"] += judged.false_gaps
        found["copies unsaid"] += judged.copies_unsaid
        found["split"] += judged.split
    return found


@pytest.mark.parametrize("what", ["ordered", "nothing lost", "nothing doubled"])
def test_conversations_are_put_together_right(total: Counter[str], what: str) -> None:
    print(f"{what}: {total[what]} of {PILES}")
    assert total[what] >= FLOORS[what] * PILES


def test_every_missing_page_is_a_gap(total: Counter[str]) -> None:
    assert total["gaps"] > 100
    assert total["unsaid"] == 0
    assert total["false gaps"] <= FLOORS["false gaps"] * total["gaps"]


def test_copies_are_reported_and_one_chat_stays_one(total: Counter[str]) -> None:
    assert total["copies unsaid"] == 0
    assert total["split"] == 0


def test_cost_grows_with_the_pages_and_no_faster() -> None:
    small, large = many_pages(SMALL), many_pages(LARGE)
    best = [min(cost(pages)[0] for _ in range(2)) for pages in (small, large)]
    assert best[1] <= SLACK * best[0]
