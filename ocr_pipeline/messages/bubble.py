"""One bubble with its readings → its parts: label, body, time, quoted reply."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from statistics import median_low

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.barred import behind_bar
from ocr_pipeline.messages.clocks import age_in, clock_in, has_clock, is_length, is_size, is_time
from ocr_pipeline.messages.faces import beside_face
from ocr_pipeline.messages.labels import FAINTER, SMALLER, is_coloured, label_of, notes_of
from ocr_pipeline.messages.naming import has_pictograph, is_file, name_and_time, without_mark
from ocr_pipeline.messages.remarks import is_signed_time, parted, read_remarks
from ocr_pipeline.messages.rows.parts import CAPITAL, has_signs
from ocr_pipeline.messages.text import confidence_of, split_trailing_time, text_of_runs
from ocr_pipeline.messages.weights import weighted
from ocr_pipeline.model import UNREAD, LineReading, Region, TextLine

# Characters of a remark other than a time: "edited", a receipt.
REMARK = 16
# Pixels between a line and the edge of its bubble where that goes through it; such a line is lower than this share of
# the others, or read less surely (0..1).
CUT, HALF, UNSURE = 1, 0.78, 0.6
# A relative time begins so many heights of a capital right of the words, and is smaller than this share of them.
SET_IN, BARELY = 2.0, 0.93
# What is as large and as strong (shares) as the line above goes on with it where it begins as that (capitals).
LIKE, FLUSH = 0.95, 0.5
# Letters of a line that has some above and some below the others.
LONG = 20
# What is read less surely (0..1) on a paper of its own in a bubble is a part of a photograph; among the words, where it
# has less than this share of their contrast, of a shadow or of what shines through.
DRAWN, SHADE = 0.5, 0.3
# What a lock before a time is read as.
_LOCKED = re.compile(r"[@&©®%*¢§£€\ufffc]\S? ")
# Letters as high as a capital, whichever case they were read in, and those that go below the line.
_TALL = re.compile(r"[\dA-BD-NP-RTYÀ-ÞАБЁЙРУФbdfhklßб]")
_DEEP = re.compile(r"[,;()\[\]{}|/@$gjpqyçQJþруфцщдЦЩД«»]|[^\x00-\u052f]")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a bubble holds. `remarks` is what was read and is neither body, label nor time."""

    body: str = ""
    label: str = ""
    time: str = ""
    quoted: str = ""
    remarks: tuple[str, ...] = ()
    readings: tuple[LineReading, ...] = ()
    language: str = ""

    @property
    def confidence(self) -> float:
        """Tesseract's mean confidence of the body's words, 0..1."""
        return confidence_of([word for line in self.readings for word in line.words])


def parts_of(
    region: Region, readings: Mapping[TextLine, LineReading], names: Collection[str] | None = frozenset()
) -> Parts:
    """Return the parts of a bubble, told by place, size and colour of its lines; `names` head several bubbles, None
    where the name stands beside."""
    parts = _parts_of(region, readings, names)
    name, time = name_and_time(parts.label, parts.language)
    return replace(parts, label=name, time=parts.time or time) if name else parts


def _parts_of(region: Region, readings: Mapping[TextLine, LineReading], names: Collection[str] | None) -> Parts:
    barred = [line for line in region.lines if behind_bar(line, region.pictures)]
    behind = [readings[line] for line in sorted((*region.quoted, *barred), key=lambda line: line.box.y)]
    drawn = [line for line in behind if line.words and _is_drawn(line)]
    quoted = text_of_runs([line for line in behind if line not in drawn])
    lines = [readings[line] for line in region.lines if readings[line].words and line not in barred]
    strong = max((line.line.contrast for line in lines), default=0)
    half = [line for line in lines if _is_cut(line, lines, region, readings.values())
            or (line.line.contrast < SHADE * strong and _is_drawn(line))]  # fmt: skip
    cut, lines = [line.text for line in (*drawn, *half)], [line for line in lines if line not in half]
    if not lines:
        return Parts(quoted=quoted, remarks=tuple(cut))
    label, lines = ("", lines) if names is None else label_of(lines, region.pictures, names)
    if label and (company := beside_face(lines, region.pictures)):
        faced = [line for line in company if not clock_in(line.text)]
        cut, lines = [*cut, *(line.text for line in faced)], [line for line in lines if line not in faced]
    unread = region.partial or region.quoted or region.pictures
    if len(lines) == 1 and is_length(lines[0].text) and _follows_picture(lines[0].line.box, region.pictures):
        return Parts(label=label, quoted=quoted, remarks=(*cut, lines[0].text))
    if not lines or (len(lines) == 1 and is_signed_time(lines[0].text) and (unread or not is_time(lines[0].text))):
        time, name, _ = read_remarks([line.text for line in lines], lines[0].language if lines else "")
        return Parts(label=label or name, time=time, quoted=quoted, remarks=tuple(cut))
    notes, lines = notes_of(lines)
    times, remarks, body = _sorted_out(lines, _edge(region, lines) or region.box.right)
    if body:
        body[-1], time = split_trailing_time(body[-1])
        times = [time, *times] if time else times
    if len(times) > 1:
        times.sort(key=is_length)  # how long a sound is stands before when it was sent
    time, name, more = read_remarks(times, lines[0].language)
    text, mark = without_mark(text_of_runs(body, _edge(region, body)))
    return Parts(
        body=text,
        label=label or name,
        time=time,
        quoted=quoted,
        remarks=(*cut, *notes, *remarks, *more, *mark),
        readings=tuple(body),
        language=body[0].language if body else "",
    )


def _follows_picture(box: Box, pictures: Sequence[Box]) -> bool:
    """Whether a run stands on the row of a picture before it: a button, a bar that shows how far a sound was played."""
    return any(each.right <= box.x and each.overlap_y(box) >= box.height / 2 for each in pictures)


def _is_drawn(line: LineReading) -> bool:
    """Whether what was read is a part of a photograph: it is unsure, or nothing but signs that are not known."""
    known = [word for word in line.words if word.text != UNREAD]
    return not known or confidence_of(known) < DRAWN


def _is_cut(line: LineReading, lines: Sequence[LineReading], region: Region, readings: Collection[LineReading]) -> bool:
    """Whether the edge that cuts a bubble goes through a line: what is read of half its letters are other letters. Of
    a bubble's only line the other bubbles tell how high it would be."""
    top, bottom = line.line.box.y - region.box.y, region.box.bottom - line.line.box.bottom
    others = [other.line.box.height for other in lines if other is not line]
    long = [other.line.box.height for other in readings if len(other.text) >= LONG]
    high = max(others) if others else median_low(long) if long else 0
    low = line.line.box.height < HALF * high
    return region.partial and min(top, bottom) <= CUT and (low or confidence_of(line.words) < UNSURE)


def _edge(region: Region, body: Sequence[LineReading]) -> float | None:
    """Return how far right the words of a bubble may reach: its margins are alike on both sides."""
    left = min((line.line.box.x for line in body), default=region.box.x)
    return region.box.right - (left - region.box.x) if left > region.box.x else None


def _sorted_out(lines: Sequence[LineReading], edge: float) -> tuple[list[str], list[str], list[LineReading]]:
    """Return times and names set as remarks, the misreadings of icons, and the lines of the body; words reach `edge` at
    most, in pixels of the picture."""
    written = [line for line in lines if re.search(r"\w", line.text)] or lines  # an emoji is as strong as it likes
    size = weighted((line.line for line in written), lambda line: line.cap_height)
    contrast = max(line.line.contrast for line in written)
    filed = is_file(lines[0].text)
    latin = size * (CAPITAL if has_signs(max(written, key=lambda line: line.line.box.width)) else 1)
    small = [line for line in lines if _is_set_small(line, latin if _is_latin(line) else size, contrast)
             or (filed and is_size(line.text))]  # fmt: skip
    if all(is_signed_time(line.text) for line in written) and len(written) < len(lines):
        small = list(written)  # what was said is emoji
    plain = not is_coloured(max(written, key=lambda line: line.line.box.width).line)
    last = max(line.line.row for line in lines if line not in small or len(small) == len(lines))
    lowest = max(line.line.row for line in lines)
    times: list[str] = []
    marks: list[str] = []
    body: list[LineReading] = []
    for line in lines:
        remark, apart, follows = line in small, _apart(line, lines), _follows_on_row(line, lines)
        trailing = line.line.row >= last or (follows and apart)
        ends = len(lines) > 1 and (line.line.row == lowest or follows)
        timed = bool(clock_in(line.text)) and apart and (remark or (ends and not _goes_on(line, lines, edge)))
        aged = line.line.row == lowest and _is_age_set_in(line, lines, size)
        if timed or aged or (remark and trailing and _is_remark(line.text, last=line.line.row >= last)):
            times.append(line.text)
        elif (trailing and _is_mark(line, plain=plain)) or _is_beyond(line, lines):
            marks.append(line.text)
        else:
            body.append(line)
    return times, marks, body


def _is_beyond(line: LineReading, lines: Sequence[LineReading]) -> bool:
    """Whether a run stands right of all others in its bubble and was read as a letter or two, unsurely: ticks."""
    ends = [other.line.box.right for other in lines if other is not line]
    unsure = len(line.text) <= 2 and confidence_of(line.words) < UNSURE
    return bool(ends) and unsure and line.line.box.x > max(ends)


def _is_latin(line: LineReading) -> bool:
    """Whether a run is words without signs and tells no time: beside signs its capitals are lower."""
    return not (has_signs(line) or has_clock(line.text) or age_in(line.text))


def _is_set_small(line: LineReading, size: float, contrast: int) -> bool:
    """Whether a run is set smaller or fainter than most of the text, as apps set what they add."""
    return _capital_of(line) < SMALLER * size or line.line.contrast < FAINTER * contrast


def _goes_on(line: LineReading, lines: Sequence[LineReading], edge: float) -> bool:
    """Whether a run is set and begins as the line above it, which had no room for it: a clock that was told of."""
    cap, box = line.line.cap_height, line.line.box
    above = next((each.line for each in reversed(lines) if each.line.row < line.line.row), None)
    if above is None or abs(box.x - above.box.x) > FLUSH * cap or above.box.right + cap + box.width < edge:
        return False
    return cap >= LIKE * above.cap_height and line.line.contrast >= LIKE * above.contrast


def _is_age_set_in(line: LineReading, lines: Sequence[LineReading], size: float) -> bool:
    """Whether a run is a relative time that begins farther right than the words, and is a little smaller at least or
    has an icon behind it; or has a lock before it."""
    others = [other for other in lines if other.line.row < line.line.row]
    age = age_in(line.text)
    if not others or not age:
        return False
    if _LOCKED.match(line.text):
        return True
    set_in = line.line.box.x - min(other.line.box.x for other in others) > SET_IN * size
    return set_in and (age != line.text or _capital_of(line) < BARELY * size)


def _follows_on_row(line: LineReading, lines: Sequence[LineReading]) -> bool:
    return any(other.line.row == line.line.row and other.line.box.x < line.line.box.x for other in lines)


def _capital_of(line: LineReading) -> float:
    """Return how high a capital of a line may be, in pixels: what was measured over all its letters, or the whole
    line where it has none that go below; infinite where it has no high letter: "see you" says nothing of its size."""
    if not _TALL.search(line.text):
        return inf
    return line.line.cap_height if _DEEP.search(line.text) else max(line.line.cap_height, line.line.box.height)


def _apart(line: LineReading, lines: Sequence[LineReading]) -> bool:
    """Whether a run stands at some distance from the text before it, or on a row of its own."""
    before = [other.line.box.right for other in lines if other.line.row == line.line.row and other is not line]
    return not before or line.line.box.x - max(before) > 0.8 * line.line.cap_height


def _is_remark(text: str, *, last: bool) -> bool:
    """Whether a text is one that apps set small or faint: it tells a time, or is short and at the end of the words."""
    timed = bool(age_in(text)) or len(parted(text)) > 1 or has_clock(text)
    return timed or (last and len(text) <= REMARK)


def _is_mark(line: LineReading, *, plain: bool) -> bool:
    """Whether a run is the misreading of a tick or an icon: one or two signs, unsure, or coloured among plain words."""
    coloured = plain and is_coloured(line.line) and not has_pictograph(line.text)
    return len(line.text) <= 2 and (coloured or (confidence_of(line.words) < 0.6 and not line.text.isalnum()))
