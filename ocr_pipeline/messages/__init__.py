"""Regions and their readings → the messages of one screenshot, with everything else that was read kept beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import is_receipt, tells_typing
from ocr_pipeline.messages.answers import quotations_over
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.messages.build import drawings_apart, message_of_bubble, message_of_centred, message_of_row
from ocr_pipeline.messages.clocks import CLOCK
from ocr_pipeline.messages.confidence import with_confidence
from ocr_pipeline.messages.floating import (
    SEVERAL,
    label_for,
    labels_beside,
    signed_by,
    stamp_of,
    text_of,
    time_beside,
    time_under,
    times_above,
)
from ocr_pipeline.messages.labels import initialled_names, owners_names, recurring_names
from ocr_pipeline.messages.polls import without_buttons
from ocr_pipeline.messages.prompts import with_prompts
from ocr_pipeline.messages.reactions import take_reactions, with_reactions
from ocr_pipeline.messages.rows import messages_of_rows, messages_of_table
from ocr_pipeline.messages.senders import with_senders
from ocr_pipeline.messages.sense import sense_of
from ocr_pipeline.messages.signatures import signatures_for, signed_above
from ocr_pipeline.messages.text import confidence_of
from ocr_pipeline.messages.titles import counts_members, title_of
from ocr_pipeline.model import (
    UNREAD,
    LineReading,
    Message,
    Page,
    Problem,
    Region,
    RegionKind,
    Screenshot,
    Side,
    TextLine,
)
from ocr_pipeline.settings import MessageSettings

__all__ = ["read_page", "sense_of"]

# Text between bubbles read less surely than the first (0..1), or less surely than the second where it is shorter than
# three letters or has less than the third share of the usual contrast, is the wallpaper's pattern or an edge.
PATTERN, SHORT_PATTERN, FAINT = 0.55, 0.85, 0.3
# How many read a bubble, beside it.
_COUNT = re.compile(r"\d{1,3}")
# Regions whose words are no message and are kept beside them.
BESIDE = (RegionKind.HEADER, RegionKind.COMPOSER, RegionKind.PICTURE)
# How the regions that hold many messages are read.
LISTED = {RegionKind.ROWS: messages_of_rows, RegionKind.TABLE: messages_of_table}
# Share of a screen's height that holds its status bar.
STATUS_BAR = 0.08


def read_page(
    screenshot: Screenshot,
    regions: Sequence[Region],
    readings: Sequence[LineReading],
    problems: Sequence[Problem],
    settings: MessageSettings,
) -> Page:
    """Return all that was read on a screenshot: its messages in order (`regions` come pane by pane), title, captions,
    furniture."""
    by_line = {reading.line: reading for reading in readings}
    regions, reactions = take_reactions(with_prompts(regions, by_line), by_line)
    headers = [region for region in regions if region.kind is RegionKind.HEADER]
    title = title_of(headers, by_line)
    found: list[Message] = []
    used: set[int] = set()
    remarks: list[str] = []
    for _, pane in groupby(regions, key=lambda region: region.pane):
        read, here, beside = _messages(screenshot, tuple(pane), by_line)
        found += read
        used |= here
        remarks += beside
    found = with_confidence(found, readings, settings)
    rest = [region for region in regions if region.kind in BESIDE]
    unused = [region for region in regions if region.kind is RegionKind.FLOATING and id(region) not in used]
    return Page(
        screenshot.source,
        screenshot.page,
        screenshot.width,
        screenshot.height,
        tuple(with_senders(with_reactions(found, reactions), title, members=counts_members(headers, by_line))),
        title=title,
        captions=_lines([region for region in regions if region.kind is RegionKind.OUTSIDE], by_line),
        furniture=(*_lines([*rest, *unused], by_line), *remarks),
        problems=tuple(problems),
        clock=_status_clock(headers, by_line, screenshot.height),
    )


def _status_clock(headers: Sequence[Region], readings: Mapping[TextLine, LineReading], height: int) -> str:
    """Return the clock that stands by itself at the very top of a screen, '' if there is none."""
    words = [word for region in headers for line in region.lines for word in readings[line].words]
    clocks = [word for word in words if re.fullmatch(CLOCK, word.text) and word.box.bottom <= STATUS_BAR * height]
    first = min(clocks, key=lambda word: (word.box.y, word.box.x), default=None)
    level = [word.box.y for word in words if first and word.box.bottom <= first.box.y]
    return first.text if first and not level else ""


def _lines(regions: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> tuple[str, ...]:
    """Return the texts of some regions, a row each."""
    rows: dict[tuple[int, int], list[str]] = {}
    for number, region in enumerate(regions):
        for line in region.lines:
            if readings[line].words:
                rows.setdefault((number, line.row), []).append(readings[line].text)
    return tuple(" ".join(row) for row in rows.values())


def _messages(
    screenshot: Screenshot,
    regions: Sequence[Region],
    readings: Mapping[TextLine, LineReading],
) -> tuple[list[Message], set[int], list[str]]:
    """Return the messages in order, senders still as labelled, the floating regions that were used (by identity), and
    what is noted in bubbles beside their words."""
    found: list[Message] = []
    used: set[int] = set()
    remarks: list[str] = []
    regions, quotations = quotations_over(without_buttons(regions, readings), readings)
    floats = [region for region in regions if region.kind is RegionKind.FLOATING and text_of(region, readings)]
    bubbles = [region for region in regions if region.kind is RegionKind.BUBBLE]
    usual = median([line.contrast for bubble in bubbles for line in bubble.lines] or [0])
    written = [region for region in floats if not _is_pattern(region, readings, usual)]
    middle = union(bubble.box for bubble in bubbles).center_x if bubbles else 0.0
    beside = labels_beside(bubbles, written, readings)
    labels = beside | _labels_of(bubbles, quotations, floats, written, readings, middle)
    names = recurring_names(bubbles, readings) | initialled_names(regions, readings)
    known: dict[Side | None, frozenset[str] | None] = {Side.LEFT: names, Side.RIGHT: owners_names(bubbles, readings)}
    signed = signatures_for(bubbles, floats, readings)
    over = times_above(bubbles, floats, readings, middle)
    for region in regions:
        if region.kind in LISTED:
            listed = LISTED[region.kind](region, readings)
            found += [message_of_row(screenshot, each) for each in listed]
        elif region.kind is RegionKind.BUBBLE and region.side is Side.CENTER:
            found += message_of_centred(screenshot, region, readings)
        elif region.kind is RegionKind.BUBBLE:
            label, signature = labels.get(region.box), signed.get(region.box)
            time = over.get(region.box) or time_beside(region, floats, readings, middle)
            if label and not time and region.box in beside:
                time = time_under(label, floats, readings)
            used |= {id(each) for each in (label, time, signature.region if signature else None) if each}
            heads = None if signature or label else known.get(region.side, frozenset())
            parts = drawings_apart(parts_of(region, readings, heads))
            remarks += parts.remarks
            name, told = signed_by(label, readings) if label else ("", "")
            signed_as = name, stamp_of(time, readings) if time else told
            if signature:
                signed_as = signature.name, signed_as[1] or signature.time
            found.append(message_of_bubble(screenshot, region, parts, *signed_as))
    for region in written:
        text = text_of(region, readings)
        if id(region) not in used and not (is_receipt(text) or tells_typing(text)):
            used.add(id(region))
            found += message_of_centred(screenshot, region, readings)
    found.sort(key=lambda message: (message.box.y, message.box.x))
    return signed_above(found, signed), used, remarks


def _labels_of(
    bubbles: Sequence[Region],
    quotations: Mapping[Box, Box],
    floats: Sequence[Region],
    written: Sequence[Region],
    readings: Mapping[TextLine, LineReading],
    middle: float,
) -> dict[Box, Region]:
    """Return the names over bubbles, or over the `quotations` that stand on some, by the bubbles' boxes: over the
    owner's only what is `written` and no pattern, where others have some too, or several of the owner's, and where each
    stands nearer to the bubble below than to that above, as no receipt does."""
    heads = ((bubble, replace(bubble, box=quotations.get(bubble.box, bubble.box))) for bubble in bubbles)
    found = [(bubble, label) for bubble, head in heads if (label := label_for(head, floats, readings, middle))]
    others = {bubble.box: label for bubble, label in found if bubble.side is Side.LEFT}
    own = {bubble.box: label for bubble, label in found if bubble.side is Side.RIGHT and label in written}
    ends = [bubble.box.bottom for bubble in bubbles if bubble.side is Side.RIGHT]
    near = all(
        box.y - label.box.bottom < min((label.box.y - end for end in ends if end <= label.box.y), default=box.y)
        for box, label in own.items()
    )
    return others | own if (others or len(own) >= SEVERAL) and near else others


def _is_pattern(region: Region, readings: Mapping[TextLine, LineReading], usual: float) -> bool:
    """Whether a floating text is the wallpaper's pattern, an icon or an avatar: read unsurely, more so where it is far
    fainter than is `usual` in bubbles, or nothing but signs that are not known; or how many read the bubble beside."""
    words = [word for line in region.lines for word in readings[line].words if UNREAD not in word.text]
    if _COUNT.fullmatch(text_of(region, readings)):
        return True
    faint = max(line.contrast for line in region.lines) < FAINT * usual
    letters = sum(char.isalnum() for word in words for char in word.text)
    if faint and not letters:
        return True
    short = letters < 3
    return not words or confidence_of(words) < (SHORT_PATTERN if short or faint else PATTERN)
