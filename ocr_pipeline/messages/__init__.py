"""Regions and their readings → the messages of one screenshot, with everything else that was read kept beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.messages.build import drawings_apart, message_of_bubble, message_of_centred, message_of_row
from ocr_pipeline.messages.confidence import with_confidence
from ocr_pipeline.messages.floating import is_date, label_for, name_of, text_of, time_beside
from ocr_pipeline.messages.labels import recurring_names
from ocr_pipeline.messages.reactions import take_reactions, with_reactions
from ocr_pipeline.messages.rows import messages_of_rows, messages_of_table
from ocr_pipeline.messages.senders import with_senders
from ocr_pipeline.messages.signatures import signatures_for, signed_above
from ocr_pipeline.messages.text import CLOCK, clock_in, confidence_of, has_clock
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
    Word,
)
from ocr_pipeline.settings import MessageSettings

__all__ = ["read_page"]

# Text between bubbles read less surely than the first (0..1), or less surely than the second where it is shorter than
# three letters or has less than the third share of the usual contrast, is the wallpaper's pattern or an edge.
PATTERN, SHORT_PATTERN, FAINT = 0.55, 0.85, 0.3
# Regions whose words are no message and are kept beside them.
BESIDE = (RegionKind.HEADER, RegionKind.COMPOSER, RegionKind.PICTURE)
# How the regions that hold many messages are read.
LISTED = {RegionKind.ROWS: messages_of_rows, RegionKind.TABLE: messages_of_table}
# Confidence (0..1) of a word that belongs to a title, and of one of so many letters; digits of a telephone number.
SURE, SURE_LONG, LONG, NUMBER = 0.4, 0.3, 5, 7
# What is noted under a title is so many heights of a capital from it at most, and not much larger: the title is as high
# as this share of it at least, and has this share of its contrast.
UNDER, AS_LARGE, AS_STRONG = 1.5, 0.85, 0.9
# Share of a header's width within which what is in its middle is centred; and how high, of what is beside it, an arrow
# before that included.
MIDDLE, BESIDE_ARROW = 0.06, 0.6
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
    regions, reactions = take_reactions(regions, by_line)
    headers = [region for region in regions if region.kind is RegionKind.HEADER]
    title = _title(headers, by_line)
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
        tuple(with_senders(with_reactions(found, reactions), title)),
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


def _title(headers: Sequence[Region], readings: Mapping[TextLine, LineReading]) -> str:
    """Return the chat's title: the largest and strongest line of a header that reads as a name, not in the clock's row
    nor under one that may be it; one in the middle rather than one beside it, as is the word on an arrow back."""
    named: dict[TextLine, str] = {}
    middle: set[TextLine] = set()
    for region in headers:
        timed = {line.row for line in region.lines if clock_in(readings[line].text)}
        for line in region.lines:
            text = _sure_text(readings[line].words)
            if line.row not in timed and _names(text, readings[line].language):
                named[line] = text
                middle |= {line} if abs(line.box.center_x - region.box.center_x) <= MIDDLE * region.box.width else set()
    found = [line for line in named if not any(_is_under(line, other) for other in named)]
    weights = {line: line.cap_height * line.contrast * confidence_of(readings[line].words) ** 2 for line in found}
    best = max(found, key=lambda line: weights[line], default=None)
    if best is None:
        return ""
    beside = [line for line in middle.intersection(found) if _is_level(line, best)]
    return named[max(beside or [best], key=lambda line: weights[line])]


def _is_level(line: TextLine, other: TextLine) -> bool:
    """Whether a line stands in the row of another and is not much smaller."""
    overlap = line.box.overlap_y(other.box) >= min(line.box.height, other.box.height) / 2
    return overlap and line.cap_height >= BESIDE_ARROW * other.cap_height


def _is_under(line: TextLine, title: TextLine) -> bool:
    """Whether a line is set close under another, at its edge or in its middle, not much larger or stronger: how many
    take part, when they were seen."""
    height = title.cap_height
    close = 0 <= line.box.y - title.box.bottom <= UNDER * height
    flush = min(abs(line.box.x - title.box.x), abs(line.box.center_x - title.box.center_x)) <= height
    weaker = AS_STRONG * line.contrast <= title.contrast
    return close and flush and weaker and AS_LARGE * line.cap_height <= height


def _names(text: str, language: str) -> bool:
    """Whether a text may name a chat: it has letters, or is as long as a telephone number, and tells no time or day."""
    if has_clock(text) or is_date(text, language):
        return sum(map(str.isdigit, text)) >= NUMBER and not any(map(str.isalpha, text))
    return sum(map(str.isalpha, text)) >= 2 or sum(map(str.isdigit, text)) >= NUMBER


def _sure_text(words: Sequence[Word]) -> str:
    """Return the words that were read as such; what icons and avatars were read as, of few letters, is left out."""
    return " ".join(word.text for word in words if word.confidence >= _sure(word.text) and re.search(r"\w", word.text))


def _sure(text: str) -> float:
    return SURE_LONG if sum(map(str.isalpha, text)) >= LONG else SURE


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
    floats = [region for region in regions if region.kind is RegionKind.FLOATING and text_of(region, readings)]
    bubbles = [region for region in regions if region.kind is RegionKind.BUBBLE]
    labels, names = _labels_of(bubbles, floats, readings), recurring_names(bubbles, readings)
    signed = signatures_for(bubbles, floats, readings)
    middle = union(bubble.box for bubble in bubbles).center_x if bubbles else 0.0
    usual = median([line.contrast for bubble in bubbles for line in bubble.lines] or [0])
    for region in regions:
        if region.kind in LISTED:
            listed = LISTED[region.kind](region, readings)
            found += [message_of_row(screenshot, each) for each in listed]
        elif region.kind is RegionKind.BUBBLE and region.side is Side.CENTER:
            found += message_of_centred(screenshot, region, readings)
        elif region.kind is RegionKind.BUBBLE:
            label, signature = labels.get(region.box), signed.get(region.box)
            time = time_beside(region, floats, readings, middle)
            used |= {id(each) for each in (label, time, signature.region if signature else None) if each}
            known = names if region.side is Side.LEFT else frozenset()
            parts = drawings_apart(parts_of(region, readings, None if signature else known))
            remarks += parts.remarks
            beside = name_of(label, readings) if label else "", text_of(time, readings) if time else ""
            if signature:
                beside = signature.name, beside[1] or signature.time
            found.append(message_of_bubble(screenshot, region, parts, *beside))
    for region in floats:
        if id(region) not in used and not _is_pattern(region, readings, usual):
            used.add(id(region))
            found += message_of_centred(screenshot, region, readings)
    found.sort(key=lambda message: (message.box.y, message.box.x))
    return signed_above(found, signed), used, remarks


def _labels_of(
    bubbles: Sequence[Region], floats: Sequence[Region], readings: Mapping[TextLine, LineReading]
) -> dict[Box, Region]:
    """Return the names over bubbles by the bubbles' boxes: over the owner's only where others have some too, and where
    each stands nearer to the bubble below than to that above, as no receipt does."""
    found = [(bubble, label) for bubble in bubbles if (label := label_for(bubble, floats, readings))]
    others = {bubble.box: label for bubble, label in found if bubble.side is Side.LEFT}
    own = {bubble.box: label for bubble, label in found if bubble.side is Side.RIGHT}
    ends = [bubble.box.bottom for bubble in bubbles if bubble.side is Side.RIGHT]
    near = all(
        box.y - label.box.bottom < min((label.box.y - end for end in ends if end <= label.box.y), default=box.y)
        for box, label in own.items()
    )
    return others | own if others and near else others


def _is_pattern(region: Region, readings: Mapping[TextLine, LineReading], usual: float) -> bool:
    """Whether a floating text is the wallpaper's pattern, an icon or an avatar: read unsurely, more so where it is far
    fainter than is `usual` in bubbles, or nothing but signs that are not known."""
    words = [word for line in region.lines for word in readings[line].words if UNREAD not in word.text]
    faint = max(line.contrast for line in region.lines) < FAINT * usual
    short = sum(char.isalnum() for word in words for char in word.text) < 3
    return not words or confidence_of(words) < (SHORT_PATTERN if short or faint else PATTERN)
