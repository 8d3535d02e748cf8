"""Sentences, names and interface words by language, read from the files beside."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
# Languages with many sentences, and those that are there to show their script.
BROAD = ("en", "fr", "de", "es", "it", "pt", "nl", "ru")
THIN = ("el", "ar", "he", "zh", "ja", "ko")
LANGUAGES = BROAD + THIN
RIGHT_TO_LEFT = ("ar", "he")
UNSPACED = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is said and written in one language; `clock` is 12 or 24; `halves` stand before or after a 12-hour time."""

    code: str
    sentences: tuple[str, ...]
    names: tuple[str, ...]
    groups: tuple[str, ...]
    dates: tuple[str, ...]
    system: tuple[str, ...]
    buttons: tuple[str, ...]
    columns: tuple[str, ...]
    halves: tuple[str, str]
    words: dict[str, str]
    clock: int

    def together(self, sentences: list[str]) -> str:
        """Return sentences as one text, as this script sets them."""
        return ("" if self.code in UNSPACED else " ").join(sentences)


@cache
def tongue(code: str) -> Tongue:
    """Return the sentences and words of a language."""
    table = tomllib.loads((HERE / "words.toml").read_text("utf-8"))[code]
    lists = {name: tuple(table.pop(name)) for name in ("names", "groups", "dates", "system", "buttons", "columns")}
    clock, halves = int(table.pop("clock")), (table.pop("am", "AM"), table.pop("pm", "PM"))
    sentences = tuple((HERE / "phrases" / f"{code}.txt").read_text("utf-8").splitlines())
    return Tongue(code, sentences, words=table, clock=clock, halves=halves, **lists)
