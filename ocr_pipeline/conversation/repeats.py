"""Overlaps → which rows repeat another: of every message one row stands for it, the rest point there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ocr_pipeline.conversation.likeness import ALIKE, likeness
from ocr_pipeline.conversation.overlap import Overlap
from ocr_pipeline.conversation.rows import Row
from ocr_pipeline.model import MessageKind, Page

# A row: the number of its page and its place on it.
Place = tuple[int, int]


def find_repeats(
    order: Sequence[int], overlaps: Iterable[Overlap], rows: Sequence[tuple[Row, ...]]
) -> dict[Place, Place]:
    """Return, of every row that repeats a message, the row that stands for it.

    That is the first whole one in order; where every row is cut, the one that shows most of it. So a cut message
    at the end of a page may point ahead to the page where it is whole. Two rows of one page are never the same message,
    and of two cut rows that each show what the other lacks neither points at the other.
    """
    rank = {number: place for place, number in enumerate(order)}
    same = _Same()
    for each in sorted(overlaps, key=lambda overlap: (-overlap.bits, overlap.first, overlap.second)):
        for i, j in each.pairs:
            same.join((each.first, i), (each.second, j))
    found: dict[Place, Place] = {}
    for places in same.groups():
        places.sort(key=lambda place: (rank[place[0]], place[1]))
        stands = min(places, key=lambda place: (_worth(_row(place, rows)), rank[place[0]], place[1]))
        found |= {
            place: stands for place in places if place != stands and _holds(_row(stands, rows), _row(place, rows))
        }
    return found


def _row(place: Place, rows: Sequence[tuple[Row, ...]]) -> Row:
    return rows[place[0]][place[1]]


def _worth(row: Row) -> tuple[bool, int]:
    """Return a sort key: whole rows first, of cut ones the longest."""
    return row.partial, -len(row.letters) if row.partial else 0


def _holds(whole: Row, other: Row) -> bool:
    """Whether a row says all that another says: a whole one does, a cut one may have lost what the other shows."""
    return not whole.partial or other.letters in whole.letters


class _Same:
    """Rows that are one message, while they are found: never two of one page."""

    def __init__(self) -> None:
        self.group: dict[Place, dict[int, Place]] = {}

    def join(self, a: Place, b: Place) -> None:
        """Take two rows for one message, unless that makes two rows of one page one."""
        one, other = self.group.setdefault(a, {a[0]: a}), self.group.setdefault(b, {b[0]: b})
        if one is other or one.keys() & other.keys():
            return
        small, large = sorted((one, other), key=len)
        large |= small
        for place in small.values():
            self.group[place] = large

    def groups(self) -> list[list[Place]]:
        """Return the rows of each message that is on several pages."""
        unique: Mapping[int, dict[int, Place]] = {id(group): group for group in self.group.values()}
        return [list(group.values()) for group in unique.values() if len(group) > 1]


def find_floating(
    order: Sequence[int], repeats: Mapping[Place, Place], pages: Sequence[Page], rows: Sequence[tuple[Row, ...]]
) -> dict[Place, Place]:
    """Return, of every date line at the top of a page that says again which day it is, the line that said it first.

    Programs float the day's date over the top of the screen. Such a line stands above the page's first messages and
    says the same as the line that rules the message it stands over.
    """
    ruling: dict[Place, Place | None] = {}
    found: dict[Place, Place] = {}
    now: Place | None = None
    for number in order:
        spoken = [(number, row) for row, each in enumerate(rows[number]) if each.spoken]
        first = repeats.get(spoken[0], spoken[0]) if spoken else None
        now = ruling.get(first, now) if first else now
        top = spoken[1][1] if len(spoken) > 1 else len(rows[number])
        for row, message in enumerate(pages[number].messages):
            place = (number, row)
            if message.kind is MessageKind.DATE:
                if place not in repeats and now and row < top and _says_same(rows, now, place):
                    found[place] = now
                else:
                    now = repeats.get(place, place)
            ruling[place] = now
    return found


def _says_same(rows: Sequence[tuple[Row, ...]], one: Place, other: Place) -> bool:
    return likeness(_row(one, rows), _row(other, rows)) >= ALIKE
