"""Parts of a bubble, a centred text or a row → a message with all its measured fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ocr_pipeline.messages.bubble import Parts
from ocr_pipeline.messages.confidence import traits_of
from ocr_pipeline.messages.floating import kind_of, text_of
from ocr_pipeline.messages.naming import has_pictograph
from ocr_pipeline.messages.rows import RowMessage
from ocr_pipeline.messages.text import clock_in
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

# What is read less surely than the first (0..1) is no text but a drawing: a waveform, a sketch. The fewer letters, the
# surer they must be: of two signs, the second, else they are an icon or a pictograph.
DRAWN, ICON = 0.25, 0.6
# Share of a bubble from which on its picture is the message and its text the caption.
PHOTOGRAPH = 0.35
# The picture of a sound is more than so many times as wide as high; beside it stand no more signs than a button and a
# duration have.
SOUND, LENGTH = 3.0, 8
# A bar over words is so many times as wide as high at least, and so many capitals high at most.
BAR = (1.2, 2.2)


def drawings_apart(parts: Parts) -> Parts:
    """Return the parts of a bubble, what was read too unsurely to be a text among its remarks."""
    glyphs = sum(char.isalnum() for char in parts.body)
    if parts.body and parts.confidence < DRAWN + (ICON - DRAWN) * 3 / (max(glyphs, 2) + 1):
        return replace(parts, body="", remarks=(*parts.remarks, parts.body))
    return parts


def message_of_bubble(screenshot: Screenshot, region: Region, parts: Parts, label: str, time: str) -> Message:
    """Return the message of a bubble; `label` and `time` are what floats beside it."""
    name = parts.label or label
    known = 1.0 if region.pictures else 0.0
    traits = traits_of(parts.readings, region.box, partial=region.partial) if parts.body else ()
    return Message(
        screenshot.source,
        screenshot.page,
        MessageKind.TEXT if parts.body and not _is_card(region, parts) else MessageKind.MEDIA,
        region.box,
        parts.body,
        1.0 if parts.body else known,
        side=region.side,
        outgoing=region.side is Side.RIGHT,
        sender=name,
        sender_source=SenderSource.LABEL if name else SenderSource.NONE,
        quoted_text=parts.quoted,
        timestamp=parts.time or clock_in(time) or time,
        language=parts.language,
        partial=region.partial,
        review=("redacted",) if _is_redacted(region) else (),
        traits=traits,
    )


def _is_redacted(region: Region) -> bool:
    """Whether words of a bubble are blacked out: a bar as high as a line stands level with one, wider than high."""
    bars = [box for box in region.pictures if box.width >= BAR[0] * box.height]
    return any(
        bar.height <= BAR[1] * line.cap_height and bar.overlap_y(line.box) >= 0.6 * line.box.height
        for bar in bars
        for line in region.lines
    )


def _is_card(region: Region, parts: Parts) -> bool:
    """Whether a bubble is a photograph, or a file, voice or contact card: its text stands right of a picture or icon,
    or tells no more than a duration."""
    pictured = sum(picture.area for picture in region.pictures) >= PHOTOGRAPH * region.box.area
    duration = re.fullmatch(r"(?:\S{1,2}\s)?\d{1,2}:\d{2}(?:\s?/\s?\d{1,2}:\d{2})?", parts.body)
    if not region.lines or pictured or (duration and (region.pictures or has_pictograph(parts.body))):
        return True
    sounds = [box for box in region.pictures if box.width > SOUND * box.height]
    if len(parts.body) <= LENGTH and any(box.overlap_y(line.box) > 0 for box in sounds for line in region.lines):
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
    language = readings[region.lines[0]].language
    kind = kind_of(text, language)
    return [
        Message(
            screenshot.source,
            screenshot.page,
            kind,
            region.box,
            text,
            1.0,
            side=Side.CENTER,
            timestamp=clock_in(text) if kind is MessageKind.DATE else "",
            language=language,
            partial=region.partial,
            traits=traits_of([readings[line] for line in region.lines], region.box, partial=region.partial),
        )
    ]


def message_of_row(screenshot: Screenshot, row: RowMessage) -> Message:
    """Return the message of a row, or the date or system line between rows."""
    kind = MessageKind.MEDIA if row.picture or not row.text else MessageKind.TEXT
    if row.centred:
        kind = kind_of(row.text, row.body[0].language)
    return Message(
        screenshot.source,
        screenshot.page,
        kind,
        row.box,
        row.text,
        1.0,
        side=Side.CENTER if row.centred else Side.LEFT,
        sender="" if row.centred else row.name,
        sender_source=_row_source(row),
        quoted_text=row.quoted,
        timestamp="" if row.centred else row.time,
        language=row.body[0].language if row.body else "",
        partial=row.partial,
        review=("redacted",) if row.redacted else (),
        traits=traits_of(row.body, row.box, partial=row.partial, listed=True),
    )


def _row_source(row: RowMessage) -> SenderSource:
    if row.centred or not row.name:
        return SenderSource.NONE
    return SenderSource.INFERRED if row.inherited else SenderSource.LABEL
