"""A pane of bare rows → messages: a name and a time head each, the rows under it are its body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.text import clock_in, has_clock, join_lines
from ocr_pipeline.model import LineReading, Region, TextLine

# In heights of a capital: rows farther apart than this many times the usual pitch are two messages; a name is at
# most this long; a picture of this height is a message of its own.
NEW_MESSAGE, NAME_LENGTH, PICTURE = 1.2, 30, 4.0
# A remark such as "(edited)": this much fainter than the body, and no longer than this many characters.
FAINTER, REMARK = 0.75, 12


@dataclass(frozen=True, slots=True)
class RowMessage:
    """One message of a chat of rows, or a centred line between them (`centred`)."""

    box: Box
    body: tuple[LineReading, ...] = ()
    name: str = ""
    time: str = ""
    centred: bool = False
    picture: bool = False
    quoted: tuple[LineReading, ...] = ()
    inherited: bool = False

    @property
    def text(self) -> str:
        """The body, its rows joined."""
        rows: dict[int, list[str]] = {}
        for line in self.body:
            rows.setdefault(line.line.row, []).append(line.text)
        return join_lines([" ".join(row) for row in rows.values()])


@dataclass(slots=True)
class _Open:
    """A message being collected."""

    name: str = ""
    time: str = ""
    inherited: bool = False
    head: Box | None = None
    body: list[LineReading] = field(default_factory=list)


def messages_of_rows(region: Region, readings: Mapping[TextLine, LineReading]) -> tuple[RowMessage, ...]:
    """Return the messages of a pane of rows, top to bottom."""
    rows = _rows(region, readings)
    if not rows:
        return ()
    column = _column(rows)
    rows = [kept for row in rows if (kept := _right_of_avatars(row, column))]
    pitch = _pitch([row for row in rows if abs(row[0].line.box.x - column) <= row[0].line.cap_height])
    found: list[RowMessage] = []
    current = _Open()
    previous = 0
    for row in rows:
        box = union(line.line.box for line in row)
        name, time, rest = _head_of(row, column)
        if _is_centred(row, column, region.box):
            found += _closed(current)
            current = _Open(current.name, inherited=True)
            found.append(RowMessage(box, tuple(row), centred=True))
        elif time:
            found += _closed(current)
            current = _Open(name, time, head=box, body=list(rest))
        else:
            kept = [line for line in row if not _is_remark(line, rows)]
            if kept and current.body and previous and _baseline(row) - previous > NEW_MESSAGE * pitch:
                found += _closed(current)
                current = _Open(current.name, "", inherited=True)
            current.body += kept
            if not kept:
                continue
        previous = _baseline(row)
    found += _closed(current)
    found += _pictures(region, column, found)
    return tuple(sorted(found, key=lambda message: (message.box.y, message.box.x)))


def _rows(region: Region, readings: Mapping[TextLine, LineReading]) -> list[list[LineReading]]:
    rows: dict[int, list[LineReading]] = {}
    for line in region.lines:
        reading = readings[line]
        if reading.words and not _in_avatar(line.box, region.pictures):
            rows.setdefault(line.row, []).append(reading)
    return list(rows.values())


def _in_avatar(box: Box, pictures: Sequence[Box]) -> bool:
    return any(picture.holds(box, share=0.8) for picture in pictures)


def _right_of_avatars(row: Sequence[LineReading], column: int) -> list[LineReading]:
    """Return a row without what was read left of the text's column: letters on avatars, icons."""
    return [line for line in row if line.line.box.x >= column - line.line.cap_height]


def _column(rows: Sequence[Sequence[LineReading]]) -> int:
    """Return the left edge most rows share, in pixels."""
    edges = sorted(row[0].line.box.x for row in rows)
    height = median(line.line.cap_height for row in rows for line in row)
    return max(edges, key=lambda edge: (sum(abs(other - edge) <= height / 2 for other in edges), -edge))


def _pitch(rows: Sequence[Sequence[LineReading]]) -> float:
    """Return the usual distance between the baselines of one message's rows, in pixels."""
    steps = sorted(b - a for a, b in pairwise(_baseline(row) for row in rows) if b > a)
    return float(steps[len(steps) // 5]) if steps else float("inf")


def _baseline(row: Sequence[LineReading]) -> int:
    return row[0].line.baseline or row[0].line.box.bottom


def _head_of(row: Sequence[LineReading], column: int) -> tuple[str, str, Sequence[LineReading]]:
    """Return name, time and what else stands on a row that heads a message; an empty time if it does not."""
    first = row[0]
    if len(row) >= 2 and clock_in(row[-1].text) and len(first.text) <= NAME_LENGTH:
        return first.text, clock_in(row[-1].text), row[1:-1]
    words = first.words
    for count in (1, 2, 3, 4):
        if len(row) == 1 and len(words) > count and has_clock(first.text):
            name, stamp = words[:count], words[count:]
            time = clock_in(" ".join(word.text for word in stamp))
            gap = stamp[0].box.x - name[-1].box.right
            usual = median([b.box.x - a.box.right for a, b in pairwise(name)] or [0.35 * first.line.cap_height])
            if time and gap > max(0.7 * first.line.cap_height, 1.6 * usual):
                return " ".join(word.text for word in name), time, ()
    return "", "", ()


def _is_centred(row: Sequence[LineReading], column: int, pane: Box) -> bool:
    box = union(line.line.box for line in row)
    height = max(line.line.cap_height for line in row)
    return box.x > column + 4 * height and abs(box.center_x - pane.center_x) <= 0.06 * pane.width


def _is_remark(line: LineReading, rows: Sequence[Sequence[LineReading]]) -> bool:
    contrast = median(each.line.contrast for row in rows for each in row)
    return line.line.contrast < FAINTER * contrast and len(line.text) <= REMARK


def _closed(current: _Open) -> list[RowMessage]:
    """Return the message collected so far, if it holds anything."""
    if not current.body and (current.inherited or current.head is None):
        return []
    boxes = [line.line.box for line in current.body] + ([current.head] if current.head else [])
    return [RowMessage(union(boxes), tuple(current.body), current.name, current.time, inherited=current.inherited)]


def _pictures(region: Region, column: int, messages: Sequence[RowMessage]) -> list[RowMessage]:
    """Return the pictures in the body column as messages of whoever spoke last above them."""
    heights = [line.cap_height for line in region.lines]
    large = PICTURE * (median(heights) if heights else 10)
    found = []
    for box in region.pictures:
        if box.height >= large and box.width >= large and box.x >= column - large / 4:
            above = [message for message in messages if message.box.y <= box.y and message.name]
            name = max(above, key=lambda message: message.box.y).name if above else ""
            found.append(RowMessage(box, name=name, picture=True, inherited=True))
    return found
