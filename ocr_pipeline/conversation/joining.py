"""Pages of a folder → blocks of pages that overlap, what each shares with the others, and which are copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    pairs = ((unique[a], unique[b]) for a, b in find_candidates(of_unique))
    found = [overlap for a, b in pairs if (overlap := find_overlap(a, b, rows))]
    found += [whole_overlap(original, copy, rows[copy]) for copy, original in copies.items()]
    placed = place_pages([sum(row.spoken for row in each) for each in rows], found)
    files = tuple((original, copy) for copy, original in copies.items())
    anew = [pair for pair in saved_anew(placed.kept, pages, rows) if pair[0] not in copies and pair[1] not in copies]
    return Joined(rows, placed.pages, placed.kept, placed.rejected, files, tuple(anew))
