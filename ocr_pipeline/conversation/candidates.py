"""Pages → the pairs of them worth comparing, found by rare pieces of text, so that the cost grows with the pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from ocr_pipeline.conversation.rows import Row

# Letters of a piece of text; fewer where a sign says more.
PIECE, SIGNS = 5, 2
# Messages at either end of a page by which it is looked for on others: two pages that overlap share one of them.
EDGE = 3
# The rarest pieces of a message that it is looked for by, the share of them that another page must have, and the pages
# that one message may lead to. Pieces on more pages than the last are no help.
RAREST, SHARE, LED, PAGES = 20, 0.25, 5, 40
# The first letters of a message that stand with its time.
BEGINNING = 3
# Of so few pages every pair is compared.
FEW = 8


def find_candidates(pages: Sequence[tuple[Row, ...]]) -> list[tuple[int, int]]:
    """Return pairs of page numbers, each the lower first: pages that share a message at the edge of one of them."""
    if len(pages) <= FEW:
        return list(combinations(range(len(pages)), 2))
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, rows in enumerate(pages):
        spoken = [row for row in rows if row.spoken]
        for key in {key for row in spoken for key in _pieces(row)} | set(_circumstances(spoken)):
            where[key].append(number)
    pairs = set()
    for number, rows in enumerate(pages):
        spoken = [row for row in rows if row.spoken]
        for edge in (spoken[:EDGE], spoken[-EDGE:]):
            for keys in (*(list(_pieces(row)) for row in edge), *([key] for key in _circumstances(edge))):
                pairs |= {(min(number, other), max(number, other)) for other in _led_to(number, keys, where)}
    return sorted(pairs)


def _led_to(number: int, keys: Sequence[str], where: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the pages that share most of the rarest of some keys with a page."""
    known = sorted((len(where[key]), key) for key in set(keys))
    rarest = [key for times, key in known if 2 <= times <= PAGES][:RAREST]
    counts = Counter(other for key in rarest for other in where[key] if other != number)
    found = [other for other, times in counts.items() if times >= SHARE * min(len(known), RAREST)]
    return sorted(found, key=lambda other: (-counts[other], other))[:LED]


def _pieces(row: Row) -> Iterator[str]:
    """Give the pieces of a row's text."""
    length = SIGNS if row.letters[:1] >= "\u2e80" else PIECE
    for start in range(max(len(row.letters) - length + 1, 0)):
        yield row.letters[start : start + length]


def _circumstances(rows: Sequence[Row]) -> Iterator[str]:
    """Give what tells common messages apart: the beginning of each with its time, and with that of the next."""
    for row in rows:
        if row.time:
            yield f"{row.time} {row.letters[:BEGINNING]}"
    for first, second in pairwise(rows):
        if first.letters or second.letters:
            yield f"{first.letters[:PIECE]} {second.letters[:PIECE]}"
