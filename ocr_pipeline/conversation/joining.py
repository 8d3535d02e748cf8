"""Pages of a folder → blocks of pages that overlap, what each shares with the others, and which are copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocr_pipeline.conversation.candidates import find_candidates
from ocr_pipeline.conversation.copies import same_files, saved_anew, whole_overlap
from ocr_pipeline.conversation.overlap import Overlap, find_overlap
from ocr_pipeline.conversation.placing import place_pages
from ocr_pipeline.conversation.rows import Row, rows_of
from ocr_pipeline.model import Page


@dataclass(frozen=True, slots=True)
class Joined:
    """How some pages hang together, by their numbers: `rows` of each, the `blocks` in true order within, the overlaps
    that made them, those that do not fit, and pairs of pages that are the same file or the same picture saved anew."""

    rows: tuple[tuple[Row, ...], ...]
    blocks: tuple[tuple[int, ...], ...]
    overlaps: tuple[Overlap, ...]
    rejected: tuple[Overlap, ...]
    same_file: tuple[tuple[int, int], ...]
    same_picture: tuple[tuple[int, int], ...]


def join_pages(pages: Sequence[Page]) -> Joined:
    """Return how pages hang together. A file that is there twice is compared once, so that it counts for nothing."""
    copies = same_files(pages)
    unique = [number for number in range(len(pages)) if number not in copies]
    of_unique = rows_of([pages[number] for number in unique])
    of_page = dict(zip(unique, of_unique, strict=True))
    rows = tuple(of_page[copies.get(number, number)] for number in range(len(pages)))
    found = [overlap for a, b in find_candidates(of_unique) if (overlap := find_overlap(a, b, of_unique))]
    placed = place_pages([sum(row.spoken for row in each) for each in of_unique], found)
    kept, rejected = (
        tuple(replace(each, first=unique[each.first], second=unique[each.second]) for each in some)
        for some in (placed.kept, placed.rejected)
    )
    beside = {original: [copy for copy, first in copies.items() if first == original] for original in copies.values()}
    blocks = tuple(
        tuple(page for number in block for page in (unique[number], *beside.get(unique[number], ())))
        for block in placed.pages
    )
    anew = saved_anew(kept, pages, rows)
    same = tuple(whole_overlap(original, copy, rows[copy]) for copy, original in copies.items())
    files = tuple((original, copy) for copy, original in copies.items())
    return Joined(rows, blocks, (*kept, *same), rejected, files, tuple(anew))
