"""Pages → the pairs of them worth comparing, found by rare pieces of text, so that the cost grows with the pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ocr_pipeline.conversation.likeness import Row

# Letters of a piece of text; fewer where a sign says more. A piece that is on more pages than this is not rare.
PIECE, SIGNS, PAGES = 5, 2, 12
# Pages that are compared with one, those with most rare pieces in common.
NEAREST = 6
# Of so few pages every pair is compared.
FEW = 8
# The first letters of a message that stand with its time.
BEGINNING = 3


def find_candidates(pages: Sequence[tuple[Row, ...]]) -> list[tuple[int, int]]:
    """Return pairs of page numbers, each the lower first: of every page the few that share most rare pieces with it."""
    if len(pages) <= FEW:
        return list(combinations(range(len(pages)), 2))
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, rows in enumerate(pages):
        for key in {key for row in rows for key in _keys(row)} | set(_neighbours(rows)):
            where[key].append(number)
    shared: list[Counter[int]] = [Counter() for _ in pages]
    for found in where.values():
        if 2 <= len(found) <= PAGES:
            for place, number in enumerate(found):
                for other in found[place + 1 :]:
                    shared[number][other] += 1
                    shared[other][number] += 1
    pairs = set()
    for number, counts in enumerate(shared):
        nearest = sorted(counts, key=lambda other: (-counts[other], abs(other - number), other))[:NEAREST]
        pairs |= {(min(number, other), max(number, other)) for other in nearest}
    return sorted(pairs)


def _keys(row: Row) -> Iterator[str]:
    """Give the pieces of a row's text, and its beginning with its time."""
    if not row.spoken:
        return
    length = SIGNS if row.letters[:1] >= "\u2e80" else PIECE
    for start in range(max(len(row.letters) - length + 1, 0)):
        yield row.letters[start : start + length]
    if row.time:
        yield f"{row.time} {row.letters[:BEGINNING]}"


def _neighbours(rows: Sequence[Row]) -> Iterator[str]:
    """Give the texts of messages that follow one another: two common ones together are rare."""
    spoken = [row for row in rows if row.spoken and row.letters]
    for first, second in pairwise(spoken):
        yield f"{first.letters[:PIECE]} {second.letters[:PIECE]}"
