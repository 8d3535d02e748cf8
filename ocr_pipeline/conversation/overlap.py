"""Two pages → the messages that stand on both: a run at the end of one and at the beginning of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from ocr_pipeline.conversation.likeness import ALIKE, TELLING, bits_for, differs_in_reading, one_figure_off, same_time
from ocr_pipeline.conversation.rows import Row

# Bits from which on a run of common messages is an overlap: one message of nine letters, or an "ok" at the same minute.
ENOUGH = 6.0
# Bits that it costs to leave out a row between two that match: a message that one page lacks, one cut to a rim, one
# without words, a date line that floats.
MISSED, CUT, WORDLESS, FLOATING = 6.0, 1.0, 2.0, 0.5
# Bits for a long message with one figure misread, and what two rows cost which only their place would make one message.
MISREAD, DIFFERING = 9.0, 1.0
# Widths of a page by which two measures of one distance may differ.
EVEN = 0.02
# Bits up to which a row counts as one without words.
FAINT = 1.0

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """The rows that two pages share, as pairs of row numbers in order; `bits` is how much speaks for it.

    `lead` is how many messages the first page begins before the second, `tail` how many it ends before it; both may be
    negative. `misread` are those of the pairs whose texts differ and that only their place joins.
    """

    first: int
    second: int
    pairs: Pairs
    bits: float
    lead: int
    tail: int
    misread: Pairs = ()


def find_overlap(first: int, second: int, pages: Sequence[tuple[Row, ...]]) -> Overlap | None:
    """Return what two pages share: of the first's end and the second's beginning, or the reverse, or one in the other.

    The best chain of matching rows, in order on both pages. Every row left out within the chain costs, and so do those
    before it (and those after it) on the page that has fewer of them: pages that overlap have there no row of their
    own. Linear gap costs, free ends: Gusfield, "Algorithms on Strings, Trees, and Sequences", 1997, chapter 11.
    """
    a, b = pages[first], pages[second]
    matches = _matches(a, b)
    if not matches:
        return None
    before_a, before_b = _costs(a), _costs(b)
    scores: list[float] = []
    came: list[int] = []
    for place, (i, j, bits) in enumerate(matches):
        best, back = -min(before_a[i], before_b[j]), -1
        for earlier in range(place):
            k, m, _ = matches[earlier]
            if k < i and m < j:
                score = scores[earlier] - (before_a[i] - before_a[k + 1]) - (before_b[j] - before_b[m + 1])
                if score > best:
                    best, back = score, earlier
        scores.append(best + bits)
        came.append(back)
    ends = [
        score - min(before_a[-1] - before_a[i + 1], before_b[-1] - before_b[j + 1])
        for score, (i, j, _) in zip(scores, matches, strict=True)
    ]
    last = max(range(len(ends)), key=lambda place: ends[place])
    if ends[last] < ENOUGH:
        return None
    chain = _chain(last, came, matches)
    weights = {(i, j): bits for i, j, bits in matches}
    sure = tuple(pair for pair in chain if weights[pair] > 0)
    (i, j), (k, m) = sure[0], sure[-1]
    lead = _spoken(a[:i]) - _spoken(b[:j])
    tail = _spoken(b[m + 1 :]) - _spoken(a[k + 1 :])
    forced, misread = _between(sure, a, b)
    return Overlap(first, second, tuple(sorted((*sure, *forced))), ends[last], lead, tail, misread)


def _chain(last: int, came: Sequence[int], matches: Sequence[tuple[int, int, float]]) -> Pairs:
    found = []
    while last >= 0:
        found.append(matches[last][:2])
        last = came[last]
    return tuple(reversed(found))


def _matches(a: Sequence[Row], b: Sequence[Row]) -> list[tuple[int, int, float]]:
    """Return every pair of rows that may be the same message with the bits that speak for it, in order."""
    alike = cdist(
        [row.letters for row in a],
        [row.letters for row in b],
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=ALIKE,
        dtype=np.float32,
    )
    places = set(zip(*(each.tolist() for each in np.nonzero(alike)), strict=True))
    for number, row in enumerate(a):
        places |= {(number, other) for other in range(len(b))} if _is_cut(row) else set()
    for number, row in enumerate(b):
        places |= {(other, number) for other in range(len(a))} if _is_cut(row) else set()
    weighed = ((i, j, _weighed(a[i], b[j])) for i, j in sorted(places))
    return [(i, j, bits) for i, j, bits in weighed if bits]


def _weighed(a: Row, b: Row) -> float:
    """Return the bits for two rows being one message; what may be one misread costs less than a row left out."""
    bits = bits_for(a, b)
    if bits > 0:
        return bits
    if one_figure_off(a, b):
        return MISREAD
    return -DIFFERING if differs_in_reading(a, b) else 0.0


def _is_cut(row: Row) -> bool:
    return row.partial and len(row.letters) >= TELLING


def _costs(rows: Sequence[Row]) -> list[float]:
    """Return what it costs to leave out the rows before each place, and all of them last."""
    return [0.0, *accumulate(_cost(row) for row in rows)]


def _cost(row: Row) -> float:
    if not row.spoken:
        return FLOATING
    if row.partial:
        return CUT
    return MISSED if row.bits > FAINT else WORDLESS


def _spoken(rows: Sequence[Row]) -> int:
    return sum(row.spoken for row in rows)


def _between(chain: Pairs, a: Sequence[Row], b: Sequence[Row]) -> tuple[Pairs, Pairs]:
    """Return the pairs that only their place joins, and those of them that a person should compare.

    Between two shared messages, and next to one, both pages show the same: what was read differently there is one
    message, unless its numbers have not even as many digits. Next to one, it must have the same clock, or be a rim.
    """
    misread = [(i, j) for i, j in chain if one_figure_off(a[i], b[j]) and bits_for(a[i], b[j]) <= 0]
    joined = set(misread)
    for (i, j), (k, m) in pairwise(chain):
        if k - i == m - j:
            steps = ((i + step, j + step) for step in range(1, k - i))
            misread += [(at, to) for at, to in steps if differs_in_reading(a[at], b[to])]
    rims: list[tuple[int, int]] = []
    for (i, j), step in ((chain[0], -1), (chain[-1], 1)):
        at, to = _next_spoken(a, i, step), _next_spoken(b, j, step)
        while 0 <= at < len(a) and 0 <= to < len(b):
            if _is_rim(a[at], b[to]) and _as_far(a[at], a[i], b[to], b[j]):
                rims.append((at, to))
            elif a[at].time and b[to].time and differs_in_reading(a[at], b[to]):
                misread.append((at, to))
            else:
                break
            (i, j), at, to = (at, to), _next_spoken(a, at, step), _next_spoken(b, to, step)
    return tuple(each for each in (*misread, *rims) if each not in joined), tuple(misread)


def _next_spoken(rows: Sequence[Row], place: int, step: int) -> int:
    """Return the place of the next message up or down a page, past date and system lines."""
    place += step
    while 0 <= place < len(rows) and not rows[place].spoken:
        place += step
    return place


def _is_rim(a: Row, b: Row) -> bool:
    """Whether one row is a rim of a message, too little to read, where the other page shows a message."""
    if not (a.spoken and b.spoken) or (a.side and b.side and a.side is not b.side):
        return False
    timely = not (a.time and b.time) or same_time(a.time, b.time)
    return timely and any(row.partial and len(row.letters) < TELLING for row in (a, b))


def _as_far(a: Row, beside_a: Row, b: Row, beside_b: Row) -> bool:
    """Whether two rows are as far from their neighbours: else a page has another message between, or lacks one."""
    above = a.top < beside_a.top
    far_a = beside_a.top - a.bottom if above else a.top - beside_a.bottom
    far_b = beside_b.top - b.bottom if above else b.top - beside_b.bottom
    return abs(far_a - far_b) <= EVEN
