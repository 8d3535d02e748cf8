"""Overlaps → blocks: pages joined by what they share, each with its place in its block, and what does not fit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocr_pipeline.conversation.overlap import Overlap

# Messages by which two ways of counting a page's place may differ: a bubble missed here, one split there.
SLACK = 2
# Bits of an overlap from which on its not fitting the others is worth a question.
STRONG = 20.0


@dataclass(frozen=True, slots=True)
class Blocks:
    """Pages joined by overlaps: each block is page numbers in true order.

    `kept` are the overlaps that fit together, `rejected` those that weigh much and do not.
    """

    pages: tuple[tuple[int, ...], ...]
    kept: tuple[Overlap, ...]
    rejected: tuple[Overlap, ...]


def place_pages(lengths: Sequence[int], overlaps: Sequence[Overlap]) -> Blocks:
    """Return the blocks that overlaps make of pages; `lengths` is how many messages each page has.

    The strongest overlaps are believed first (Kruskal's spanning forest), and each says how many messages one page
    begins before another. An overlap that puts a page elsewhere than stronger ones did is left out, and so is one that
    lays pages over one another that have nothing in common there.
    """
    forest = _Forest(lengths, overlaps)
    kept, rejected = [], []
    for each in sorted(overlaps, key=lambda overlap: (-overlap.bits, overlap.first, overlap.second)):
        if forest.join(each):
            kept.append(each)
        elif each.bits >= STRONG:
            rejected.append(each)
    return Blocks(forest.blocks(), tuple(kept), tuple(rejected))


class _Forest:
    """Blocks while they grow: the block of every page and where in it the page begins, in messages."""

    def __init__(self, lengths: Sequence[int], overlaps: Sequence[Overlap]) -> None:
        self.lengths = lengths
        self.block = list(range(len(lengths)))
        self.start = [0] * len(lengths)
        self.members = [[number] for number in range(len(lengths))]
        self.meets = _by_page(overlaps)

    def join(self, overlap: Overlap) -> bool:
        """Lay two pages over one another as an overlap says; return whether that fits what was laid before."""
        first, second = overlap.first, overlap.second
        shift = self.start[first] + overlap.lead - self.start[second]
        if self.block[first] == self.block[second]:
            return abs(shift) <= SLACK
        weak = overlap.bits < STRONG
        if weak and (self._contradicted(first, second, shift) or self._contradicted(second, first, -shift)):
            return False
        small, large = self.block[second], self.block[first]
        if len(self.members[small]) > len(self.members[large]):
            small, large, shift = large, small, -shift
        for number in self.members[small]:
            self.block[number] = large
            self.start[number] += shift
        self.members[large] += self.members[small]
        self.members[small] = []
        return True

    def _contradicted(self, page: int, other: int, shift: int) -> bool:
        """Whether a neighbour of `page` would lie over `other`, moved by `shift`, and shares nothing with it."""
        start = self.start[other] + shift
        for number in self.meets[page]:
            if self.block[number] != self.block[page] or number in self.meets[other] or number == other:
                continue
            shared = min(self.start[number] + self.lengths[number], start + self.lengths[other])
            if shared - max(self.start[number], start) > SLACK:
                return True
        return False

    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """Return each block's pages by where they begin, then by where they end."""
        return tuple(
            tuple(sorted(pages, key=lambda page: (self.start[page], self.start[page] + self.lengths[page], page)))
            for pages in self.members
            if pages
        )


def _by_page(overlaps: Sequence[Overlap]) -> Mapping[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for each in overlaps:
        found[each.first].add(each.second)
        found[each.second].add(each.first)
    return found
