"""Panels on a panel → whether they are what a bubble links: a picture and the words below it."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.edges import ABUTTING, one_edge
from ocr_pipeline.layout.panels import Panel

# Share of a bubble's width that a card on it takes at least.
CARD = 0.85


def is_linked(cards: Sequence[Panel], panel: Panel) -> bool:
    """Return whether all on a panel has the same edges, almost as wide as that, and stands under words that begin where
    it does: the pieces of the picture of what these link, and its caption."""
    first = min(cards, key=lambda card: card.box.y)
    above = [line for line in panel.lines if line.box.bottom <= first.box.y]
    flush = above and all(abs(line.box.x - first.box.x) <= ABUTTING for line in above)
    wide = first.box.width >= CARD * panel.box.width
    return bool(flush) and wide and all(one_edge(card.box, first.box) for card in cards)


def are_card(upper: Box, lower: Box, around: Box) -> bool:
    """Return whether two boxes are the picture and the words of what is linked: almost without a gap, of the same
    edges, and almost as wide as what they stand on."""
    close = -upper.overlap_y(lower) <= 2 * ABUTTING
    return close and one_edge(upper, lower) and upper.width >= CARD * around.width
