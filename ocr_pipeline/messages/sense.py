"""A page as it was read → how much sense it makes: whether what was laid out as messages reads like some.

The weights are learned by `python -m benchmarks.sense` from rendered chats, each laid out rightly and wrongly.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from statistics import fmean

from ocr_pipeline.messages.clocks import CLOCK
from ocr_pipeline.model import LineReading, Message, MessageKind, Page, Region, RegionKind

FILE = Path(__file__).parent / "sense.json"
# What is measured, each 0..1: the share of all letters read that is in messages; of messages with a time, with a name;
# how surely their text is exact; the share of the owner's bubbles that end at one column; whether there is a field to
# type in. Then what makes less sense the more there is of it: the share of texts with a clock in them; how much of the
# picture the tallest message takes; the share of system lines.
GOOD, BAD = ("told", "timed", "named", "sure", "flush", "field"), ("clocks", "tallest", "remarks")
# Share of the picture's width within which bubbles end at one column.
COLUMN = 0.012
_CLOCK = re.compile(rf"(?<!\d){CLOCK}")


def sense_of(page: Page, regions: Sequence[Region], readings: Sequence[LineReading]) -> float:
    """Return how much sense a page makes: the logarithm of the odds that what is said on it was found, 0 where one
    would bet on neither. `readings` are all that was read on it."""
    slopes, offset = _weights()
    traits = sense_traits(page, regions, readings)
    return offset + sum(slope * trait for slope, trait in zip(slopes, traits, strict=True))


def sense_traits(page: Page, regions: Sequence[Region], readings: Sequence[LineReading]) -> tuple[float, ...]:
    """Return what is GOOD and BAD about a page, `readings` being all that was read on it."""
    said = [message for message in page.messages if message.kind in (MessageKind.TEXT, MessageKind.MEDIA)]
    texts = [message for message in said if message.text]
    letters = sum(len(reading.text) for reading in readings)
    return (
        min(1.0, sum(len(message.text) for message in texts) / max(letters, 1)),
        _share(bool(message.timestamp) for message in said),
        _share(bool(message.sender) and message.outgoing is not True for message in said),
        fmean([message.confidence for message in texts] or [0.0]),
        _flush([message for message in said if message.outgoing], page.width),
        float(any(region.kind is RegionKind.COMPOSER for region in regions)),
        _share(_CLOCK.search(message.text) for message in texts),
        max((message.box.height for message in said), default=0) / page.height,
        _share(message.kind is MessageKind.SYSTEM for message in page.messages),
    )


def _share(told: Iterable[object]) -> float:
    """Return the share that is true, 0 of none."""
    return fmean([float(bool(each)) for each in told] or [0.0])


def _flush(own: Sequence[Message], width: int) -> float:
    """Return the largest share of some messages that begin or end at one column."""
    ends = [message.box.right for message in own], [message.box.x for message in own]
    flush = (sum(abs(end - other) <= COLUMN * width for other in edges) for edges in ends for end in edges)
    return max(flush, default=0) / max(1, len(own))


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    """Return the slopes of the traits, and the offset."""
    data = json.loads(FILE.read_text("utf-8"))
    return tuple(data["slopes"][name] for name in (*GOOD, *BAD)), data["offset"]
