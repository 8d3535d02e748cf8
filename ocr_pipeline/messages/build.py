"""Parts of a bubble, a centred text or a row → a message with all its measured fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import is_notice, is_you
from ocr_pipeline.lexicon.membership import tells_of_members
from ocr_pipeline.messages.barred import behind_bar
from ocr_pipeline.messages.bubble import Parts
from ocr_pipeline.messages.clocks import CLOCK, clock_in, is_length, is_size, time_in
from ocr_pipeline.messages.confidence import traits_of
from ocr_pipeline.messages.days import is_date, kind_of
from ocr_pipeline.messages.faces import stands_over
from ocr_pipeline.messages.floating import text_of
from ocr_pipeline.messages.naming import has_pictograph, is_file, without_mark
from ocr_pipeline.messages.polls import is_poll
from ocr_pipeline.messages.rows import RowMessage
from ocr_pipeline.messages.text import is_address
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
# Pixels between a picture and the edge that cuts it with its bubble, and the shares of the bubble's width that it takes
# and that it is high.
CUT, ACROSS, HIGH = 3, 0.8, 0.25
# The picture of a sound is so many times as wide as high; the button and a length cut in two are so many signs.
SOUND, SIGNS = 3.5, 3
# A card's icon is at least so many capitals high; a bar over words so many times as wide as high.
CARD, LONG = 1.8, 1.5
# The button that plays a sound, as it is read: with nothing behind it, or how long the sound is.
_BUTTON = re.compile(rf"[<>«»‹›▶►▷]+\s*(?=(?:{CLOCK})?$)")


def drawings_apart(parts: Parts) -> Parts:
    """Return the parts of a bubble, what is no text among its remarks: buttons, a file's icon, and what was read too
    unsurely."""
    if button := _BUTTON.match(parts.body):
        parts = replace(parts, body=parts.body[button.end() :], remarks=(*parts.remarks, button.group().strip()))
    icon, _, name = parts.body.partition(" ")
    if len(icon) <= 2 and _names_file(name, parts):
        parts = replace(parts, body=name, remarks=(*parts.remarks, icon))
    glyphs = sum(char.isalnum() for char in parts.body)
    if parts.body and parts.confidence < DRAWN + (ICON - DRAWN) * 3 / (max(glyphs, 2) + 1):
        return replace(parts, body="", remarks=(*parts.remarks, parts.body))
    return parts


def _names_file(text: str, parts: Parts) -> bool:
    """Whether a text is the name of a file whose size is told beside it."""
    return is_file(text.rpartition(" ")[-1]) and any(map(is_size, parts.remarks))


def message_of_bubble(screenshot: Screenshot, region: Region, parts: Parts, label: str, time: str) -> Message:
    """Return the message of a bubble; `label` and `time` are what floats beside it."""
    name = parts.label or label
    name = "" if region.side is Side.RIGHT and is_you(name) else name
    beside = time_in(time, parts.language) or time
    known = 1.0 if region.pictures else 0.0
    traits = traits_of(parts.readings, region.box, partial=region.partial) if parts.body else ()
    poll = is_poll(region, parts.readings)
    redacted = _is_redacted(region) and not poll
    written = redacted if not parts.body else not (poll or _is_card(region, parts))
    return Message(
        screenshot.source,
        screenshot.page,
        MessageKind.SYSTEM if is_notice(parts.body) else MessageKind.TEXT if written else MessageKind.MEDIA,
        region.box,
        parts.body,
        1.0 if parts.body else known,
        side=region.side,
        outgoing=None if region.side is None else region.side is Side.RIGHT,
        sender=name,
        sender_source=SenderSource.LABEL if name else SenderSource.NONE,
        quoted_text=parts.quoted,
        timestamp=beside if beside and (is_length(parts.time) or _is_sound(region, parts)) else parts.time or beside,
        language=parts.language,
        partial=region.partial,
        review=("redacted",) if redacted else (),
        traits=traits,
    )


def _is_redacted(region: Region) -> bool:
    """Whether words of a bubble are blacked out; a bar as wide as it is high may be an icon."""
    return any(bar.width >= LONG * bar.height for bar in region.bars)


def _is_card(region: Region, parts: Parts) -> bool:
    """Whether a bubble is a photograph, or a file, voice or contact card: its text stands right of a picture or icon,
    or tells no more than a duration."""
    if _is_sound(region, parts) or _names_file(parts.body, parts):
        return True
    drawn = [picture for picture in region.pictures if picture not in region.bars]
    linked = _has_link(region, parts)  # the picture is that of what is linked
    large = _photograph_of(region, parts, drawn) >= PHOTOGRAPH * region.box.area
    whole = [*drawn, *_joined(drawn)]
    pictured = not linked and (large or any(_is_cut_off(each, region) or _is_across(each, region) for each in whole))
    duration = re.fullmatch(r"(?:\S{1,2}\s)?\d{1,2}:\d{2}(?:\s?/\s?\d{1,2}:\d{2})?", parts.body)
    filed = is_file(parts.body) and any(each.right <= region.lines[0].box.x for each in drawn)
    if not region.lines or pictured or filed or (duration and (drawn or has_pictograph(parts.body))):
        return True
    said = [line for line in region.lines if not behind_bar(line, region.pictures)] or list(region.lines)
    first = parts.readings[0].line if parts.readings else said[0]
    for picture in filter(lambda each: _is_icon(each, region), drawn):
        beside = [line for line in said if line.box.overlap_y(picture) > 0]
        left = all(line.box.x >= picture.right for line in beside) and not (parts.label and stands_over(picture, said))
        large = bool(beside) and picture.height >= CARD * beside[0].cap_height  # an emoji is smaller
        if large and left and picture.x - region.box.x < 0.3 * region.box.width and beside[0] in (said[0], first):
            return True
    return False


def _photograph_of(region: Region, parts: Parts, drawn: Sequence[Box]) -> int:
    """Return the pixels that pictures take in a bubble: of one photograph with what looked like words in it."""
    seen = [line.box for line in region.quoted] if drawn and not parts.quoted else []
    whole = union([*drawn, *seen]).area if seen else 0
    return max(whole, sum(picture.area for picture in drawn))


def _has_link(region: Region, parts: Parts) -> bool:
    """Whether a bubble links what a card on it shows: an address is in its text, or ends it above the picture where
    none of the card's own words are seen; a caption stands below what it tells of."""
    addresses = [is_address(word) for word in parts.body.split()]
    foot = max((line.line.box.bottom for line in parts.readings), default=0)
    above = any(picture.y >= foot for picture in region.pictures)
    return any(addresses) if region.quoted else above and any(addresses[-1:])


def _joined(pictures: Sequence[Box]) -> list[Box]:
    """Return the box of pictures that end level: a map falls into its fields."""
    level = [each for each in pictures if abs(each.bottom - pictures[0].bottom) <= CUT] if pictures else []
    return [union(level)] if len(level) > 1 else []


def _is_cut_off(picture: Box, region: Region) -> bool:
    """Whether the edge that cuts a bubble cuts a picture in it too, as wide as that: it may be of any height."""
    ends = min(picture.y - region.box.y, region.box.bottom - picture.bottom)
    return region.partial and ends <= CUT and picture.width >= ACROSS * region.box.width


def _is_across(picture: Box, region: Region) -> bool:
    """Whether a picture is as wide as a bubble and high: a photograph, or what is seen of it under an even sky."""
    width = region.box.width
    return picture.width >= ACROSS * width and picture.height >= HIGH * width


def _is_sound(region: Region, parts: Parts) -> bool:
    """Whether a bubble holds the picture of a sound and no words but how long it is, what the button before it was
    read as counting for none."""
    wide = [each for each in region.pictures if each not in region.bars and each.width >= SOUND * each.height]
    buttons = [line.text for line in parts.readings if len(line.text) < SIGNS and _before(line.line.box, wide)]
    words = re.sub(CLOCK, "", parts.body.removeprefix(buttons[0] if buttons else ""))
    return bool(wide) and not re.search(r"[^\W\d_]{2}", words) and sum(map(str.isalnum, words)) <= SIGNS


def _before(box: Box, pictures: Sequence[Box]) -> bool:
    return any(box.right <= picture.x and box.overlap_y(picture) > 0 for picture in pictures)


def _is_icon(picture: Box, region: Region) -> bool:
    """Whether a picture is as large as a card's icon: bars beside quotations and over words are not, nor is what stands
    in a row with these."""
    height = min(line.cap_height for line in region.lines)
    if any(bar.overlap_y(picture) >= picture.height / 2 for bar in region.bars):
        return False
    return picture.height >= CARD * height and picture.width >= height


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
    if _is_day(row):
        row = replace(row, centred=True)
    text, _ = without_mark(row.text)
    kind = MessageKind.MEDIA if row.picture or not text else MessageKind.TEXT
    if row.centred:
        kind = kind_of(text, row.body[0].language)
    elif is_notice(text) or tells_of_members(text):
        kind = MessageKind.SYSTEM
    return Message(
        screenshot.source,
        screenshot.page,
        kind,
        row.box,
        text,
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


def _is_day(row: RowMessage) -> bool:
    """Whether a row is a date over the messages, set at their left: nobody's, and nothing else."""
    plain = not (row.name or row.time or row.quoted or row.picture)
    return plain and bool(row.body) and is_date(row.text, row.body[0].language)


def _row_source(row: RowMessage) -> SenderSource:
    if row.centred or not row.name:
        return SenderSource.NONE
    return SenderSource.INFERRED if row.inherited else SenderSource.LABEL
