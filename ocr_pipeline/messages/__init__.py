"""Regions and their readings → the messages of one screenshot, with everything else that was read kept beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr_pipeline.messages.bubble import Parts, parts_of
from ocr_pipeline.messages.floating import PICTOGRAPH, kind_of, label_for, text_of, time_beside
from ocr_pipeline.messages.rows import RowMessage, messages_of_rows
from ocr_pipeline.messages.text import clock_in, confidence_of, has_clock
from ocr_pipeline.model import (
    LineReading,
    Message,
    MessageKind,
    Page,
    Problem,
    Region,
    RegionKind,
    Screenshot,
    SenderSource,
    Side,
    TextLine,
    Word,
)
from ocr_pipeline.settings import MessageSettings

__all__ = ["read_page"]

# The phone's owner, while no name is known.
SELF = "self"
# Share of a bubble from which on its picture is the message and its text the caption.
PHOTOGRAPH = 0.35
# Text between bubbles read less surely than the first (0..1), or shorter than three letters and less surely than the
# second, is taken for the wallpaper's pattern or an edge.
PATTERN, SHORT_PATTERN = 0.55, 0.85


def read_page(
    screenshot: Screenshot,
    regions: Sequence[Region],
    readings: Sequence[LineReading],
    problems: Sequence[Problem],
    settings: MessageSettings,
) -> Page:
    """Return all that was read on a screenshot: its messages top to bottom, title, captions, furniture."""
    by_line = {reading.line: reading for reading in readings}
    title = _title([region for region in regions if region.kind is RegionKind.HEADER], by_line)
    found, used = _messages(screenshot, regions, by_line, settings)
    named = _with_senders(found, title)
    rest = [region for region in regions if region.kind in (RegionKind.HEADER, RegionKind.COMPOSER)]
    unused = [region for region in regions if region.kind is RegionKind.FLOATING and id(region) not in used]
    return Page(
        screenshot.source,
        screenshot.page,
        screenshot.width,
        screenshot.height,
        tuple(sorted(named, key=lambda message: (message.box.y, message.box.x))),
        title=title,
        captions=_lines([region for region in regions if region.kind is RegionKind.OUTSIDE], by_line),
        furniture=_lines([*rest, *unused], by_line),
        problems=tuple(problems),
    )


def _lines(regions: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> tuple[str, ...]:
    """Return the texts of some regions, a row each."""
    rows: dict[tuple[int, int], list[str]] = {}
    for number, region in enumerate(regions):
        for line in region.lines:
            if readings[line].words:
                rows.setdefault((number, line.row), []).append(readings[line].text)
    return tuple(" ".join(row) for row in rows.values())


def _title(headers: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> str:
    """Return the chat's title: the header's largest line of letters, without what icons were read as."""
    lines = [readings[line] for region in headers for line in region.lines]
    named = [(line, _sure_words(line.words)) for line in lines]
    named = [(line, text) for line, text in named if sum(map(str.isalpha, text)) >= 2 and not has_clock(text)]
    best = max(
        named,
        key=lambda pair: (round(pair[0].line.cap_height / 3), len(pair[1]) > 3, -pair[0].line.box.y),
        default=None,
    )
    return best[1] if best else ""


def _sure_words(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words if word.confidence >= 0.4 and re.search(r"\w", word.text)).strip()


def _messages(
    screenshot: Screenshot,
    regions: Sequence[Region],
    readings: Mapping[TextLine, LineReading],
    settings: MessageSettings,
) -> tuple[list[Message], set[int]]:
    """Return the messages, senders still as labelled, and the floating regions that were used (by identity)."""
    found: list[Message] = []
    used: set[int] = set()
    floats = [region for region in regions if region.kind is RegionKind.FLOATING and text_of(region, readings)]
    for region in regions:
        if region.kind is RegionKind.ROWS:
            found += [_row(screenshot, each, settings) for each in messages_of_rows(region, readings)]
        elif region.kind is RegionKind.BUBBLE and region.side is Side.CENTER:
            found += _centred(screenshot, region, readings)
        elif region.kind is RegionKind.BUBBLE:
            label, time = label_for(region, floats, readings), time_beside(region, floats, readings)
            used |= {id(each) for each in (label, time) if each}
            found.append(
                _bubble(
                    screenshot,
                    region,
                    parts_of(region, readings),
                    _named(label, readings),
                    _named(time, readings),
                    settings,
                )
            )
    for region in floats:
        if id(region) not in used and not _is_pattern(region, readings):
            used.add(id(region))
            found += _centred(screenshot, region, readings)
    return found, used


def _is_pattern(region: Region, readings: Mapping[TextLine, LineReading]) -> bool:
    words = [word for line in region.lines for word in readings[line].words]
    short = sum(char.isalnum() for word in words for char in word.text) < 3
    return confidence_of(words) < (SHORT_PATTERN if short else PATTERN)


def _named(region: Region | None, readings: Mapping[TextLine, LineReading]) -> str:
    return text_of(region, readings) if region else ""


def _bubble(
    screenshot: Screenshot, region: Region, parts: Parts, label: str, time: str, settings: MessageSettings
) -> Message:
    name = parts.label or label
    confidence = parts.confidence if parts.body else 1.0 if region.pictures else 0.0
    return Message(
        screenshot.source,
        screenshot.page,
        MessageKind.TEXT if parts.body and not _is_card(region, parts) else MessageKind.MEDIA,
        region.box,
        parts.body,
        round(confidence, 4),
        side=region.side,
        outgoing=region.side is Side.RIGHT,
        sender=name,
        sender_source=SenderSource.LABEL if name else SenderSource.NONE,
        quoted_text=parts.quoted,
        timestamp=parts.time or clock_in(time) or time,
        language=parts.language,
        partial=region.partial,
        review=("low_confidence",) if confidence < settings.low_confidence else (),
    )


def _is_card(region: Region, parts: Parts) -> bool:
    """Whether a bubble is a photograph, or a file, voice or contact card: its text stands right of a picture or icon,
    or tells no more than a duration."""
    pictured = sum(picture.area for picture in region.pictures) >= PHOTOGRAPH * region.box.area
    duration = re.fullmatch(r"(?:\S{1,2}\s)?\d{1,2}:\d{2}(?:\s?/\s?\d{1,2}:\d{2})?", parts.body)
    if not region.lines or pictured or (duration and (region.pictures or PICTOGRAPH in parts.body)):
        return True
    for picture in region.pictures:
        beside = [line for line in region.lines if line.box.overlap_y(picture) > 0]
        left = all(line.box.x >= picture.right for line in beside)
        if beside and left and picture.x - region.box.x < 0.3 * region.box.width and beside[0] is region.lines[0]:
            return True
    return False


def _centred(screenshot: Screenshot, region: Region, readings: Mapping[TextLine, LineReading]) -> list[Message]:
    """Return a centred text as a date or system row."""
    text = text_of(region, readings)
    if not text:
        return []
    words = [word for line in region.lines for word in readings[line].words]
    language = readings[region.lines[0]].language
    kind = kind_of(text, language)
    return [
        Message(
            screenshot.source,
            screenshot.page,
            kind,
            region.box,
            text,
            round(confidence_of(words), 4),
            side=Side.CENTER,
            timestamp=clock_in(text) if kind is MessageKind.DATE else "",
            language=language,
            partial=region.partial,
        )
    ]


def _row(screenshot: Screenshot, row: RowMessage, settings: MessageSettings) -> Message:
    words = [word for line in row.body for word in line.words]
    confidence = confidence_of(words) if words else 1.0
    kind = MessageKind.MEDIA if row.picture or not row.text else MessageKind.TEXT
    if row.centred:
        kind = kind_of(row.text, row.body[0].language)
    return Message(
        screenshot.source,
        screenshot.page,
        kind,
        row.box,
        row.text,
        round(confidence, 4),
        side=Side.CENTER if row.centred else Side.LEFT,
        sender="" if row.centred else row.name,
        sender_source=_row_source(row),
        timestamp="" if row.centred else row.time,
        language=row.body[0].language if row.body else "",
        review=("low_confidence",) if confidence < settings.low_confidence else (),
    )


def _row_source(row: RowMessage) -> SenderSource:
    if row.centred or not row.name:
        return SenderSource.NONE
    return SenderSource.INFERRED if row.inherited else SenderSource.LABEL


def _with_senders(messages: Sequence[Message], title: str) -> list[Message]:
    """Return the messages of bubbles with their senders: label, run of one label, header's title, the owner."""
    group = any(message.sender for message in messages if message.outgoing is False)
    found: list[Message] = []
    last = ""
    for message in sorted(messages, key=lambda message: (message.box.y, message.box.x)):
        if message.outgoing is True:
            last = ""
            if not message.sender:
                message = replace(message, sender=SELF, sender_source=SenderSource.INFERRED)
        elif message.outgoing is False and message.sender:
            last = message.sender
        elif message.outgoing is False and group and last:
            message = replace(message, sender=last, sender_source=SenderSource.INFERRED)
        elif message.outgoing is False and not group and title:
            message = replace(message, sender=title, sender_source=SenderSource.HEADER)
        found.append(message)
    return found
