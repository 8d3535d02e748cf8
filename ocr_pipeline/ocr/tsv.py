"""Tesseract's TSV answer → words in original pixels: the only place where scaling is undone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, Pictograph, Word
from ocr_pipeline.ocr.glyphs import INK
from ocr_pipeline.ocr.scripts import DIRECTION, runs_leftward

# Level of a row that describes a word (1 page, 2 block, 3 paragraph, 4 line).
WORD = "5"
# What is read within this share of a pictograph's height around it is its rim, not a word.
RIM = 0.2
# Beside a Greek letter a micro sign is a mu.
_GREEK = re.compile("[\u0386-\u03ce]")
# No word has such a sign between its letters, or a dollar behind those of another script: Latin letters were read as
# others. Tesseract's confidence (0..1) in it counts for so much at most.
_GARBLED, UNSURE = re.compile(r"[^\W\d_][][{}|$<>\\][^\W\d_]|[^\W\d_a-zA-Z\u00c0-\u024f]\$"), 0.6


def words_of(answer: str, crops: Sequence[Crop]) -> tuple[tuple[Word, ...], ...]:
    """Return the words of each crop in reading order; the answer's page number tells the crop."""
    found: list[list[Word]] = [[] for _ in crops]
    marked = [[_pictograph(each) for each in crop.line.pictographs if each.text] for crop in crops]
    masked = [[each.box.grown(round(RIM * each.box.height)) for each in crop.line.pictographs] for crop in crops]
    for row in csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == WORD and row["text"] and row["text"].strip():
            number = int(row["page_num"]) - 1
            word = _word(row, crops[number])
            if _is_inked(row, crops[number]) and not any(box.holds(word.box, share=0.5) for box in masked[number]):
                found[number].append(word)
    return tuple(_in_order(read, marks) for read, marks in zip(found, marked, strict=True))


def _in_order(words: Sequence[Word], pictographs: Sequence[Word]) -> tuple[Word, ...]:
    """Return words and pictographs in reading order: that of Tesseract where the line runs leftward, else by place."""
    if not runs_leftward("".join(word.text for word in words)):
        return tuple(sorted([*words, *pictographs], key=lambda word: word.box.x))
    found = list(words)
    for each in pictographs:
        place = next((n for n, word in enumerate(found) if word.box.center_x < each.box.center_x), len(found))
        found.insert(place, each)
    return tuple(found)


def _is_inked(row: dict[str, str], crop: Crop) -> bool:
    """Return whether there is ink where a word was read, or near it: one is read of white, as of a line of pictographs
    only."""
    left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
    return bool((crop.pixels[top : top + height, max(0, left - height) : left + width + height] < INK).any())


def _word(row: dict[str, str], crop: Crop) -> Word:
    x, y = crop.origin
    left, top, width, height = (float(row[name]) / crop.scale for name in ("left", "top", "width", "height"))
    box = Box(round(x + left), round(y + top), max(1, round(width)), max(1, round(height)))
    text = row["text"].translate(DIRECTION) or row["text"]
    text = text.replace("\u00b5", "\u03bc") if _GREEK.search(text) else text
    most = UNSURE if _GARBLED.search(text) else 1.0
    return Word(text, box, max(0.0, min(most, float(row["conf"]) / 100)))


def _pictograph(seen: Pictograph) -> Word:
    return Word(seen.text, seen.box, 1.0)
