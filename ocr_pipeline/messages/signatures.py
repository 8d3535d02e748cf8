"""Text between bubbles → names with times above or under them ("Noah Smith 10:00 AM"), and whose messages they sign."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from ocr_pipeline.geometry import Box
from ocr_pipeline.lexicon.marks import is_mark
from ocr_pipeline.lexicon.stamps import is_stamp
from ocr_pipeline.messages.floating import CLOSE, NEAR, beside_avatar, is_flush
from ocr_pipeline.messages.naming import name_and_time
from ocr_pipeline.messages.text import spaced
from ocr_pipeline.model import LineReading, Message, Region, SenderSource, Side, TextLine


@dataclass(frozen=True, slots=True)
class Signature:
    """A text that tells who sent a message, and when."""

    region: Region
    name: str
    time: str


def signatures_for(
    bubbles: Sequence[Region], floats: Sequence[Region], readings: Mapping[TextLine, LineReading]
) -> dict[Box, Signature]:
    """Return the signatures among floating texts, each by the box of the bubble it is nearest to: the owner's only over
    a bubble and where others sign theirs, as under it stands "Read 10:07 PM"."""
    found: dict[Box, Signature] = {}
    own: dict[Box, Signature] = {}
    for region in floats:
        name, time = _parted(region, readings)
        near = [(gap, bubble.box, bubble.side) for bubble in bubbles
                if (gap := _gap(region, bubble, floats)) is not None]  # fmt: skip
        if name and near and not _clings(region, bubbles, min(near)[0]):
            _, box, side = min(near, key=lambda each: each[:2])
            if side is Side.LEFT:
                found.setdefault(box, Signature(region, name, time))
            elif region.box.y < box.y:
                own.setdefault(box, Signature(region, name, time))
    return found | own if found else found


def signed_above(messages: Sequence[Message], signed: Collection[Box]) -> list[Message]:
    """Return messages, given in order, each without a name that a signed one follows on its side with that one's: the
    last of a run is signed."""
    found: list[Message] = []
    last: Message | None = None
    for message in reversed(messages):
        if message.box in signed:
            last = message
        elif message.side is not Side.LEFT or message.sender:
            last = None
        elif last is not None:
            message = replace(message, sender=last.sender, sender_source=SenderSource.INFERRED)
        found.append(message)
    return found[::-1]


def _clings(region: Region, bubbles: Sequence[Region], gap: float) -> bool:
    """Whether a text stands close above or under a bubble that is nearer than so many pixels: it is noted on that."""
    over = [-region.box.overlap_y(bubble.box) for bubble in bubbles if bubble.box.overlap_x(region.box) > 0]
    least = min(over, default=inf)
    return least < gap and least <= CLOSE * region.lines[0].cap_height


def _parted(region: Region, readings: Mapping[TextLine, LineReading]) -> tuple[str, str]:
    """Return the name and the time that a text consists of, but for a note behind them ("edited"); '' for both if it
    consists of anything else: a day and a time."""
    lines = beside_avatar(region)
    words = [word for line in lines for word in readings[line].words]
    language = next((readings[line].language for line in lines if readings[line].words), "")
    if len(words) > 2 and is_mark(words[-1].text):
        words = words[:-1]
    if is_stamp([word.text for word in words], (language,)):
        return "", ""
    return name_and_time(spaced(words), language)


def _gap(region: Region, bubble: Region, floats: Sequence[Region]) -> float | None:
    """Return how far a text stands over or under a bubble, in pixels; None where it is not near, or not at its outer
    edge. Other texts may stand between."""
    if bubble.side not in (Side.LEFT, Side.RIGHT) or not is_flush(region.box, bubble, region.lines[0].cap_height):
        return None
    gap = -region.box.overlap_y(bubble.box)
    height = region.lines[0].cap_height
    between = [
        other.box.height + NEAR * height
        for other in floats
        if other is not region
        and min(region.box.bottom, bubble.box.bottom) <= other.box.center_y <= max(region.box.y, bubble.box.y)
        and other.box.overlap_x(bubble.box) > 0
    ]
    return gap if -height / 2 <= gap <= NEAR * height + sum(between) else None
