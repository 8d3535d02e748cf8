"""Pages → which of them are copies of another: the same bytes, or the same picture saved anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr_pipeline.conversation.overlap import Overlap
from ocr_pipeline.conversation.rows import MOST, Row
from ocr_pipeline.model import Page

# Bits of a fingerprint by which two pictures of one screen may differ after they were saved anew, of its 64.
NEAR = 8
# Share of their rows that two readings of one screen have in common at least: of short ones some are misread.
SHARED = 0.8


def same_files(pages: Sequence[Page]) -> dict[int, int]:
    """Return, of every page whose file has the same bytes as an earlier one, the number of that earlier page."""
    first: dict[tuple[str, int | None], int] = {}
    found = {}
    for number, page in enumerate(pages):
        original = first.setdefault((page.source.sha256, page.page), number)
        if original != number:
            found[number] = original
    return found


def whole_overlap(original: int, copy: int, rows: Sequence[Row]) -> Overlap:
    """Return the overlap of a page with the same page again."""
    pairs = tuple((place, place) for place in range(len(rows)))
    return Overlap(original, copy, pairs, MOST * (len(rows) + 1), 0, 0)


def saved_anew(
    overlaps: Iterable[Overlap], pages: Sequence[Page], rows: Sequence[tuple[Row, ...]]
) -> list[tuple[int, int]]:
    """Return pairs of pages that look the same and read the same."""
    return sorted((each.first, each.second) for each in overlaps if _same_screen(each, pages, rows))


def _same_screen(overlap: Overlap, pages: Sequence[Page], rows: Sequence[tuple[Row, ...]]) -> bool:
    one, other = pages[overlap.first], pages[overlap.second]
    if not (one.fingerprint and other.fingerprint) or (overlap.lead, overlap.tail) != (0, 0):
        return False
    most = max(len(rows[overlap.first]), len(rows[overlap.second]))
    return len(overlap.pairs) >= SHARED * most and (one.fingerprint ^ other.fingerprint).bit_count() <= NEAR
