"""Tesseract's TSV answer → words in original pixels: the only place where scaling is undone."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, Pictograph, Word

# Level of a row that describes a word (1 page, 2 block, 3 paragraph, 4 line).
WORD = "5"
# What is read within this share of a pictograph's height around it is its rim, not a word.
RIM = 0.2


def words_of(answer: str, crops: Sequence[Crop]) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each crop from left to right; the answer's page number tells the crop."""
    found: list[list[Word]] = [[_pictograph(each) for each in crop.line.pictographs] for crop in crops]
    masked = [[each.box.grown(round(RIM * each.box.height)) for each in crop.line.pictographs] for crop in crops]
    for row in csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == WORD and row["text"] and row["text"].strip():
            number = int(row["page_num"]) - 1
            word = _word(row, crops[number])
            if not any(box.holds(word.box, share=0.5) for box in masked[number]):
                found[number].append(word)
    return tuple(tuple(sorted(words, key=lambda word: word.box.x)) for words in found)


def _word(row: dict[str, str], crop: Crop) -> Word:
    x, y = crop.origin
    left, top, width, height = (float(row[name]) / crop.scale for name in ("left", "top", "width", "height"))
    box = Box(round(x + left), round(y + top), max(1, round(width)), max(1, round(height)))
    return Word(row["text"], box, max(0.0, min(1.0, float(row["conf"]) / 100)))


def _pictograph(seen: Pictograph) -> Word:
    return Word(seen.text, seen.box, 1.0)
