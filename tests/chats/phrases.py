"""Sentences, names and interface words by language, read from the files beside."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "nl", "ru")


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is said and written in one language; `clock` is 12 or 24."""

    code: str
    sentences: tuple[str, ...]
    names: tuple[str, ...]
    groups: tuple[str, ...]
    dates: tuple[str, ...]
    system: tuple[str, ...]
    words: dict[str, str]
    clock: int


@cache
def tongue(code: str) -> Tongue:
    """Return the sentences and words of a language."""
    table = tomllib.loads((HERE / "words.toml").read_text("utf-8"))[code]
    lists = {name: tuple(table.pop(name)) for name in ("names", "groups", "dates", "system")}
    clock = int(table.pop("clock"))
    sentences = tuple((HERE / "phrases" / f"{code}.txt").read_text("utf-8").splitlines())
    return Tongue(code, sentences, words=table, clock=clock, **lists)
