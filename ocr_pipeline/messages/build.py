"""Parts of a bubble, a centred text or a row → a message with all its measured fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ocr_pipeline.messages.bubble import Parts
from ocr_pipeline.messages.floating import kind_of, text_of
from ocr_pipeline.messages.naming import has_pictograph
from ocr_pipeline.messages.rows import RowMessage
from ocr_pipeline.messages.text import clock_in, confidence_of
from ocr_pipeline.model import (
    LineReading,
    Message,
    MessageKind,
    Region,
    Screenshot,
    SenderSource,
    Side,
    TextLine,
)
from ocr_pipeline.settings import MessageSettings

# What is read less surely than the first (0..1) is no text but a drawing: a waveform, a sketch. The fewer letters, the
# surer they must be: of two signs, the second, else they are an icon or a pictograph.
DRAWN, ICON = 0.25, 0.6
# Share of a bubble from which on its picture is the message and its text the caption.
PHOTOGRAPH = 0.35


def message_of_bubble(
    screenshot: Screenshot, region: Region, parts: Parts, label: str, time: str, settings: MessageSettings
) -> Message:
    """Return the message of a bubble; `label` and `time` are what floats beside it."""
    name = parts.label or label
    glyphs = sum(char.isalnum() for char in parts.body)
    if parts.confidence < DRAWN + (ICON - DRAWN) * 3 / (max(glyphs, 2) + 1):
        parts = replace(parts, body="", remarks=(*parts.remarks, parts.body))
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
    if not region.lines or pictured or (duration and (region.pictures or has_pictograph(parts.body))):
        return True
    for picture in region.pictures:
        beside = [line for line in region.lines if line.box.overlap_y(picture) > 0]
        left = all(line.box.x >= picture.right for line in beside)
        if beside and left and picture.x - region.box.x < 0.3 * region.box.width and beside[0] is region.lines[0]:
            return True
    return False


def message_of_centred(
    screenshot: Screenshot, region: Region, readings: Mapping[TextLine, LineReading]
) -> list[Message]:
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


def message_of_row(screenshot: Screenshot, row: RowMessage, settings: MessageSettings) -> Message:
    """Return the message of a row, or the date or system line between rows."""
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
        quoted_text=row.quoted,
        timestamp="" if row.centred else row.time,
        language=row.body[0].language if row.body else "",
        partial=row.partial,
        review=_row_review(row, confidence, settings),
    )


def _row_review(row: RowMessage, confidence: float, settings: MessageSettings) -> tuple[str, ...]:
    reasons = (("low_confidence", confidence < settings.low_confidence), ("redacted", row.redacted))
    return tuple(reason for reason, holds in reasons if holds)


def _row_source(row: RowMessage) -> SenderSource:
    if row.centred or not row.name:
        return SenderSource.NONE
    return SenderSource.INFERRED if row.inherited else SenderSource.LABEL
