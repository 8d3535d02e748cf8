"""One bubble with its readings → its parts: label, body, time, quoted reply."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from ocr_pipeline.geometry import Box
from ocr_pipeline.lexicon.marks import is_mark
from ocr_pipeline.messages.barred import behind_bar
from ocr_pipeline.messages.cited import cited
from ocr_pipeline.messages.clocks import clock_in, is_length, is_time
from ocr_pipeline.messages.faces import beside_face, icon_before
from ocr_pipeline.messages.labels import label_of, notes_of
from ocr_pipeline.messages.naming import has_pictograph, name_and_time, without_mark
from ocr_pipeline.messages.remarks import is_signed_time, read_remarks
from ocr_pipeline.messages.smallprint import sorted_out
from ocr_pipeline.messages.text import confidence_of, split_trailing_time, text_of_runs
from ocr_pipeline.model import UNREAD, LineReading, Region, TextLine

# Pixels between a line and the edge of its bubble where that goes through it; such a line is lower than this share of
# the others, or read less surely (0..1).
CUT, HALF, UNSURE = 1, 0.78, 0.6
# What stands so many times as far from the left edge of a bubble as from the right one is its end.
BEHIND = 2.0
# An emoji is no more than so many capitals high.
EMOJI = 2.2
# Letters of a line that has some above and some below the others.
LONG = 20
# What is read less surely (0..1) on a paper of its own in a bubble is a part of a photograph; among the words, where it
# has less than this share of their contrast, of a shadow or of what shines through.
DRAWN, SHADE = 0.5, 0.3


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
    if region.box in region.pictures:
        return _noted_on(region, readings)
    barred = [line for line in region.lines if behind_bar(line, region.pictures)]
    behind = [readings[line] for line in sorted((*region.quoted, *barred), key=lambda line: line.box.y)]
    drawn = [line for line in behind if line.words and _is_drawn(line)]
    quoted = text_of_runs([line for line in behind if line not in drawn])
    quoted = quoted if has_pictograph(quoted) or any(map(str.isalnum, quoted)) else ""
    lines = [readings[line] for line in region.lines if readings[line].words and line not in barred]
    strong = max((line.line.contrast for line in lines), default=0)
    half = [line for line in lines if _is_cut(line, lines, region, readings.values())
            or (line.line.contrast < SHADE * strong and _is_drawn(line))]  # fmt: skip
    if icon := icon_before([line for line in lines if line not in half]):
        half.append(icon)
    cut, lines = [line.text for line in (*drawn, *half)], [line for line in lines if line not in half]
    if not lines:
        return Parts(quoted=quoted, remarks=tuple(cut))
    label, lines = ("", lines) if names is None else label_of(lines, region.pictures, names)
    if label and (company := beside_face(lines, region.pictures)):
        faced = [line for line in company if not clock_in(line.text)]
        cut, lines = [*cut, *(line.text for line in faced)], [line for line in lines if line not in faced]
    unread = region.partial or _bears_more(region, lines, quoted) or _stands_behind(region, lines)
    if len(lines) == 1 and is_length(lines[0].text) and _follows_picture(lines[0].line.box, region.pictures):
        return Parts(label=label, quoted=quoted, remarks=(*cut, lines[0].text))
    if not lines or (len(lines) == 1 and is_signed_time(lines[0].text) and (unread or not is_time(lines[0].text))):
        time, name, _ = read_remarks([line.text for line in lines], lines[0].language if lines else "")
        return Parts(label=label or name, time=time, quoted=quoted, remarks=tuple(cut))
    head, lines = cited(lines)
    quoted = quoted or text_of_runs(head)
    notes, lines = notes_of(lines)
    times, remarks, body = sorted_out(lines, _edge(region, lines) or region.box.right)
    if body:
        body[-1], time = split_trailing_time(body[-1])
        times = [time, *times] if time else times
    if len(times) > 1:
        times.sort(key=is_length)  # how long a sound is stands before when it was sent
    time, name, more = read_remarks(times, lines[0].language)
    text, mark = without_mark(text_of_runs(body, _edge(region, body)))
    if region.partial and is_mark(text.lstrip(f"{UNREAD} ")):  # what follows is cut off
        text, mark, body = "", (*mark, text), []
    return Parts(
        body=text,
        label=label or name,
        time=time,
        quoted=quoted,
        remarks=(*cut, *notes, *remarks, *more, *mark),
        readings=tuple(body),
        language=body[0].language if body else "",
    )


def _noted_on(region: Region, readings: Mapping[TextLine, LineReading]) -> Parts:
    """Return the time on a photograph; what else was read there is a part of it."""
    texts = [readings[line].text for line in region.lines if readings[line].words]
    times = [text for text in texts if is_signed_time(text) and not is_length(text)]
    time, name, _ = read_remarks(times, "")
    return Parts(label=name, time=time, remarks=tuple(text for text in texts if text not in times))


def _stands_behind(region: Region, lines: Sequence[LineReading]) -> bool:
    """Whether the only line of a bubble stands at its end: what was said before it was not read, as dots are not."""
    box, cap = lines[0].line.box, lines[0].line.cap_height
    left, right = box.x - region.box.x, region.box.right - box.right
    return len(lines) == 1 and left > BEHIND * max(right, cap)


def _bears_more(region: Region, lines: Sequence[LineReading], quoted: str) -> bool:
    """Whether a bubble has a picture or a card besides its lines; an emoji beside an age is none: "5 min" is said."""
    if len(lines) != 1 or clock_in(lines[0].text):
        return bool(region.quoted or region.pictures)
    box, height = lines[0].line.box, lines[0].line.cap_height
    large = any(each.overlap_y(box) <= 0 or each.height > EMOJI * height for each in region.pictures)
    return large or any(map(str.isalnum, quoted))


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
