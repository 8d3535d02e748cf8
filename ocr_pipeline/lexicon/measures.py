"""A word after a figure → what it measures in: money, time, share, length, weight or volume.

The words of twenty-seven languages are in measures.json: beginnings in folded letters, `$` where a word ends; what is
in one entry excludes the other entries of its kind.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from ocr_pipeline.lexicon.text import ascii_fold

_MEASURES: dict[str, dict[str, str]] = json.loads((Path(__file__).parent / "measures.json").read_text("utf-8"))


@cache
def measure_of(word: str) -> tuple[str, str]:
    """Return (kind, measure) of a word or sign after a figure, ("", "") if it is no measure."""
    folded = ascii_fold(word)
    for kind, measure, words in _patterns():
        if words.match(folded):
            return kind, measure
    return "", ""


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((kind, name, re.compile(words)) for kind, rows in _MEASURES.items() for name, words in rows.items())
