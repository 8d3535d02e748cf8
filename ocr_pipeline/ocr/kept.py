"""Crops → Tesseract's answer, without asking again what it answered lately.

Its answer to a crop follows from the pixels and the model: what is kept changes the number of processes, nothing else.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from ocr_pipeline.model import Crop

# Crops whose answers are kept, of some kilobytes each at most: those of several pictures.
MOST = 2000

Ask = Callable[[Sequence[Crop], str], str]


class Kept:
    """The answers to the crops that were asked about last, of this process alone and safe among threads."""

    def __init__(self, most: int = MOST) -> None:
        """Keep the answers to `most` crops."""
        self._most = most
        self._rows: OrderedDict[bytes, tuple[str, ...]] = OrderedDict()
        self._lock = Lock()

    def ask(self, crops: Sequence[Crop], model: str, ask: Ask) -> str:
        """Return the TSV for some crops, one page each; `ask` is called with those that no answer is kept of, if any
        are left, and each of them once."""
        keys = [_key(crop, model) for crop in crops]
        with self._lock:
            known = {key: self._rows[key] for key in keys if key in self._rows}
        new = {key: crop for key, crop in zip(keys, crops, strict=True) if key not in known}
        if new:
            known |= dict(zip(new, _pages(ask(list(new.values()), model), len(new)), strict=True))
        self._keep({key: known[key] for key in keys})
        return _HEAD + "".join(_row(number, row) for number, key in enumerate(keys, start=1) for row in known[key])

    def _keep(self, rows: dict[bytes, tuple[str, ...]]) -> None:
        with self._lock:
            for key, page in rows.items():
                self._rows[key] = page
                self._rows.move_to_end(key)
            while len(self._rows) > self._most:
                self._rows.popitem(last=False)


_HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def _key(crop: Crop, model: str) -> bytes:
    height, width = crop.pixels.shape
    return hashlib.sha256(f"{model} {width} {height} ".encode() + crop.pixels.tobytes()).digest()


def _pages(answer: str, count: int) -> list[tuple[str, ...]]:
    """Return the rows of each page of an answer."""
    pages: list[list[str]] = [[] for _ in range(count)]
    for row in answer.removeprefix(_HEAD).split("\n"):
        if row:
            pages[int(row.split("\t", 2)[1]) - 1].append(row)
    return [tuple(page) for page in pages]


def _row(page: int, row: str) -> str:
    level, _, rest = row.split("\t", 2)
    return f"{level}\t{page}\t{rest}\n"
