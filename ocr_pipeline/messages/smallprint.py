"""The runs of a bubble → its times, its marks and its body, told by how and where they are set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import inf

from ocr_pipeline.colour import Colour, difference
from ocr_pipeline.messages.clocks import age_in, clock_in, has_clock, is_size
from ocr_pipeline.messages.labels import FAINTER, SMALLER, is_coloured
from ocr_pipeline.messages.naming import has_pictograph, is_file
from ocr_pipeline.messages.remarks import is_signed_time, parted
from ocr_pipeline.messages.rows.parts import CAPITAL, has_signs
from ocr_pipeline.messages.text import confidence_of, is_address
from ocr_pipeline.messages.weights import weighted
from ocr_pipeline.model import LineReading, TextLine

# Characters of a remark other than a time: "edited", a receipt.
REMARK = 16
# A relative time begins so many heights of a capital right of the words, and is smaller than this share of them.
SET_IN, BARELY = 2.0, 0.93
# What is as large and as strong (shares) as the line above goes on with it where it begins as that (capitals).
LIKE, FLUSH = 0.95, 0.5
# Difference (0..255) of inks that are one; an age that is said is this share of an emoji beside it high.
SAME_INK, BESIDE_EMOJI = 12, 0.75
# Capitals between words and what is set apart from them on their row; ticks behind a time make its capitals higher.
APART = 0.65
# Letters that ticks are read as.
TICKS = 2
# Confidence (0..1) under which a sign or two are ticks or an icon.
UNSURE = 0.6
# Share of a line's letters and figures that signs are where it is set in such: an amount in won has one.
MANY = 0.25
# A date in figures: beside a clock it is what an app notes, as large as it may be.
_DATED = re.compile(r"\d([./-])\d{1,2}\1\d")
# What a lock before a time is read as.
_LOCKED = re.compile(r"[@&©®%*¢§£€\ufffc]\S? ")
# "1m" set small, whose figure was read as a letter.
_ONE = re.compile(r"^[lIi|](?=\s?[dhmsw]\b)")
# Letters as high as a capital, whichever case they were read in, and those that go below the line.
_TALL = re.compile(r"[\dA-BD-NP-RTYÀ-ÞАБЁЙРУФbdfhklßб]")
_DEEP = re.compile(r"[,;()\[\]{}|/@$gjpqyçQJþруфцщдЦЩД«»]|[^\x00-\u052f]")


def sorted_out(lines: Sequence[LineReading], edge: float) -> tuple[list[str], list[str], list[LineReading]]:
    """Return times and names set as remarks, the misreadings of icons, and the lines of the body; words reach `edge` at
    most, in pixels of the picture."""
    written = [line for line in lines if re.search(r"\w", line.text)] or lines  # an emoji is as strong as it likes
    said = [line for line in written if not is_signed_time(line.text)] or written  # a time may be wider than "ok"
    size = weighted((line.line for line in said), lambda line: line.cap_height)
    contrast = max(line.line.contrast for line in written)
    filed = is_file(lines[0].text.split()[-1])
    latin = size * (CAPITAL if has_signs(max(said, key=lambda line: line.line.box.width)) else 1)
    ink = max(said, key=lambda line: line.line.contrast).line.ink
    small = [line for line in lines if (_is_set_small(line, latin if _is_latin(line) else size, contrast, ink)
             and not _is_link(line, lines, size)) or (filed and is_size(line.text))]  # fmt: skip
    if all(_is_time_beside_emoji(line, lines) for line in written) and len(written) < len(lines):
        small = list(written)  # what was said is emoji
    plain = not is_coloured(max(written, key=lambda line: line.line.box.width).line)
    last = max(line.line.row for line in lines if line not in small or len(small) == len(lines))
    lowest = max(line.line.row for line in lines)
    times: list[str] = []
    marks: list[str] = []
    body: list[LineReading] = []
    told: TextLine | None = None
    for line in lines:
        remark, apart, follows = line in small, _apart(line, lines), _follows_on_row(line, lines)
        trailing = line.line.row >= last or (follows and apart)
        ends = len(lines) > 1 and (line.line.row == lowest or follows)
        stamped = remark or (ends and (bool(_DATED.search(line.text)) or not _goes_on(line, lines, edge)))
        timed = bool(clock_in(line.text)) and apart and stamped
        aged = line.line.row == lowest and _is_age_set_in(line, lines, size)
        if timed or aged or (remark and trailing and _is_remark(line.text, last=line.line.row >= last)):
            times.append(_ONE.sub("1", line.text) if remark else line.text)
            told = line.line
        elif (trailing and _is_mark(line, plain=plain)) or _is_beyond(line, lines) or _are_ticks(line, told):
            marks.append(line.text)
        else:
            body.append(line)
    return times, marks, body


def _is_time_beside_emoji(line: LineReading, lines: Sequence[LineReading]) -> bool:
    """Whether a run is a time, and no age as large as an emoji beside it: "5 min" is said."""
    large = max(other.line.cap_height for other in lines)
    return is_signed_time(line.text) and (has_clock(line.text) or line.line.cap_height < BESIDE_EMOJI * large)


def _is_beyond(line: LineReading, lines: Sequence[LineReading]) -> bool:
    """Whether a run stands right of all others in its bubble and was read as a letter or two, unsurely: ticks."""
    ends = [other.line.box.right for other in lines if other is not line]
    unsure = len(line.text) <= 2 and confidence_of(line.words) < UNSURE
    return bool(ends) and unsure and line.line.box.x > max(ends)


def _are_ticks(line: LineReading, time: TextLine | None) -> bool:
    """Whether a run stands behind a time on its row and holds no word."""
    behind = time is not None and time.row == line.line.row and line.line.box.x >= time.box.right
    return behind and sum(map(str.isalnum, line.text)) <= TICKS


def _is_latin(line: LineReading) -> bool:
    """Whether a run is words with few signs or none and tells no time: beside signs its capitals are lower."""
    return not (has_signs(line, share=MANY) or has_clock(line.text) or age_in(line.text))


def _is_set_small(line: LineReading, size: float, contrast: int, ink: Colour) -> bool:
    """Whether a run is set smaller or fainter than most of the text, as apps set what they add; in the very ink of that
    it is only on another paper: somebody named."""
    faint = line.line.contrast < FAINTER * contrast and difference(line.line.ink, ink) > SAME_INK
    return faint or _capital_of(line) < SMALLER * size


def _is_link(line: LineReading, lines: Sequence[LineReading], size: float) -> bool:
    """Whether a run is as large as the text and in colour, and goes on with the words before it on their row or begins
    as what can be clicked does: an address, a command, somebody named."""
    linked = _follows_on_row(line, lines) and not _apart(line, lines)
    as_large = line.line.cap_height >= LIKE * size and is_coloured(line.line)
    return as_large and (linked or line.text[:1] in "@#/" or is_address(line.text))


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
    row = [other.line.box for other in lines if other.line.row == line.line.row]
    before = [box.right for box in row if box.x < line.line.box.x]
    return not before or line.line.box.x - max(before) > APART * line.line.cap_height


def _is_remark(text: str, *, last: bool) -> bool:
    """Whether a text is one that apps set small or faint: it tells a time, or is short and at the end of the words."""
    timed = bool(age_in(text)) or len(parted(text)) > 1 or has_clock(text)
    return timed or (last and len(text) <= REMARK)


def _is_mark(line: LineReading, *, plain: bool) -> bool:
    """Whether a run is the misreading of a tick or an icon: one or two signs, unsure, or coloured among plain words."""
    coloured = plain and is_coloured(line.line) and not has_pictograph(line.text)
    return len(line.text) <= 2 and (coloured or (confidence_of(line.words) < 0.6 and not line.text.isalnum()))
