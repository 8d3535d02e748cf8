"""A pile and the conversations made of it → what is right about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ocr_pipeline.model import Conversation, Message, QuestionKind
from tests.conversations.cutting import Pile


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one pile.

    `ordered`: pages that overlap stand in true order, and nothing between them; `placed`: so do those that do not;
    `lost` and `doubled` are messages, by their number: lost if no row stands for it or words of it are said to repeat
    another, doubled if two rows stand for it on pages that overlap; `gaps` and `unsaid` are the
    places where pages share nothing, and those of them that no question names; `false_gaps` are questions about places
    where they do.
    """

    ordered: bool
    placed: bool
    lost: tuple[int, ...]
    doubled: tuple[int, ...]
    gaps: int
    unsaid: int
    false_gaps: int
    copies_unsaid: int
    split: bool
    dates_doubled: int


def judge(pile: Pile, found: Sequence[Conversation]) -> Judged:
    """Return what is right about the conversations made of a pile."""
    pages = [page.source.name for each in found for page in each.pages]
    runs = {name: number for number, run in enumerate(pile.runs) for name in run}
    messages = [message for each in found for message in each.messages]
    entry = _entries(pile, messages)
    kept = Counter(entry[each.message_id] for each in messages if not each.duplicate_of)
    wrong = {entry[each.message_id] for each in messages if each.duplicate_of and each.text
             and entry[each.message_id] != entry[each.duplicate_of]}  # fmt: skip
    visible = pile.visible()
    lost = {number for number in visible if not kept[number]} | {number for number in wrong if number in visible}
    doubled = (_doubled(pile, messages, entry) & visible) - _never_whole(messages, entry)
    said = [question for each in found for question in each.questions]
    gaps = [
        tuple(spot.source.name for spot in question.spots) for question in said if question.kind is QuestionKind.GAP
    ]
    crossings = {(runs[a], runs[b]) for a, b in gaps}
    wanted = {(number, number + 1) for number in pile.apart}
    scrolls = [(runs[name], pile.scroll[name]) for name in pages]
    copies = {spot.source.name for question in said if question.kind is QuestionKind.COPY for spot in question.spots}
    return Judged(
        ordered=_in_runs(scrolls),
        placed=scrolls == sorted(scrolls),
        lost=tuple(sorted(lost)),
        doubled=tuple(sorted(doubled)),
        gaps=len(wanted),
        unsaid=len(wanted - crossings) if scrolls == sorted(scrolls) else max(len(wanted) - len(gaps), 0),
        false_gaps=sum(runs[a] == runs[b] for a, b in gaps),
        copies_unsaid=len(pile.copies - copies),
        split=len(found) > 1,
        dates_doubled=_dates_doubled(pile, messages, entry),
    )


def _entries(pile: Pile, messages: Sequence[Message]) -> dict[str, int]:
    """Return the true entry of every row by its id; rows of a page keep the page's order."""
    row: Counter[str] = Counter()
    found = {}
    for message in messages:
        name = message.source.name
        found[message.message_id] = pile.entry[name, row[name]]
        row[name] += 1
    return found


def _in_runs(scrolls: Sequence[tuple[int, int]]) -> bool:
    """Whether the pages of every run stand together and in order."""
    runs = [run for run, _ in scrolls]
    together = sum(a != b for a, b in pairwise(runs)) == len(set(runs)) - 1
    return together and all(a[1] <= b[1] for a, b in pairwise(scrolls) if a[0] == b[0])


def _doubled(pile: Pile, messages: Sequence[Message], entry: dict[str, int]) -> set[int]:
    """Return what two rows stand for on pages that can be known to overlap."""
    pages: dict[int, list[str]] = {}
    for each in messages:
        if not each.duplicate_of:
            pages.setdefault(entry[each.message_id], []).append(each.source.name)
    return {number for number, names in pages.items()
            if any(frozenset(pair) in pile.known for pair in combinations(names, 2))}  # fmt: skip


def _never_whole(messages: Sequence[Message], entry: dict[str, int]) -> set[int]:
    """Return the messages that no page shows whole: their parts are kept beside one another."""
    return {entry[each.message_id] for each in messages} - {
        entry[each.message_id] for each in messages if not each.partial
    }


def _dates_doubled(pile: Pile, messages: Sequence[Message], entry: dict[str, int]) -> int:
    spoken = {each.number for each in pile.chat.entries if each.sender}
    kept = Counter(entry[each.message_id] for each in messages if not each.duplicate_of)
    return sum(times - 1 for number, times in kept.items() if number not in spoken and times > 1 and number >= 0)
