"""The lowest text of a pane → whether it is the field one types in, as the words tell that stand in an empty one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ocr_pipeline.lexicon.marks import is_prompt
from ocr_pipeline.messages.floating import text_of
from ocr_pipeline.model import LineReading, Region, RegionKind, TextLine

_WORD = re.compile(r"[^\W\d_]{3}|[^\W\d_\u0000-\u02ff]")
# What may have passed for a message.
SAID = (RegionKind.BUBBLE, RegionKind.FLOATING)


def with_prompts(regions: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> list[Region]:
    """Return the regions with the lowest bubble or floating text of each pane as a composer, where it reads as an empty
    field does: no message follows it, and a message that said so would have a time on it."""
    found = []
    for _, pane in groupby(regions, key=lambda region: region.pane):
        here = list(pane)
        said = [each for each in here if each.kind in SAID and _is_worded(each, readings)]
        lowest = max(said, key=lambda each: each.box.bottom, default=None)
        asks = lowest is not None and is_prompt(text_of(lowest, readings))
        found += [
            replace(each, kind=RegionKind.COMPOSER, side=None) if asks and each is lowest else each for each in here
        ]
    return found


def _is_worded(region: Region, readings: Mapping[TextLine, LineReading]) -> bool:
    """Whether a region has text, and what is on no bubble a word of some letters or a sign for one: icons below a field
    were read as a letter or two."""
    text = text_of(region, readings)
    return bool(text) and (region.kind is RegionKind.BUBBLE or is_prompt(text) or bool(_WORD.search(text)))
