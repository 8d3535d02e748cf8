"""The short end of a text in another script → the same read with the model of the line above it.

Two signs at the beginning of a line are too few to tell their script: "す。" reads as "To", and not unsurely; a name
of one sign over a Japanese text, "母", as "5". A longer line that no model is sure of is of the script around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocr_pipeline.model import Crop, LineReading
from ocr_pipeline.ocr.runs import Read, sureness
from ocr_pipeline.ocr.scripts import script_of

# In heights of a capital: such a line is no longer than the first, and begins so near the line above it, across and
# down; its ink and paper differ by no more than the last (0..255).
SHORT, ACROSS, DOWN, COLOUR = 5.0, 0.7, 3.0, 40
# One sign as wide as this share of its height is no letter or figure of most; confidence (0..1) of what it is instead.
SQUARE, SURE = 0.85, 0.8
# Confidence (0..1) under which a line of any length is in doubt.
DOUBTFUL = 0.65


def reread_continued(
    crops: Sequence[Crop], readings: Sequence[LineReading], models: Mapping[str, str], read: Read
) -> tuple[LineReading, ...]:
    """Return the readings, short lines replaced where the model of the line above them is surer of its own script, and
    single signs where that of the line below is sure.

    `models` are the models to choose from, by ISO 639-1 code; `read` reads crops with one of them.
    """
    beside = [_above(line, readings) or _below(line, readings) for line in readings]
    found = list(readings)
    for code in sorted({line.language for line in beside if line} & set(models)):
        own = [n for n, line in enumerate(beside) if line and line.language == code and _is_other(readings[n], line)]
        for n, new in zip(own, read([crops[n] for n in own], models[code]) if own else (), strict=True):
            least = SURE if _is_sign(found[n]) else sureness(found[n].words)
            if _script(new) == _script(beside[n]) and sureness(new.words) > least:
                found[n] = new
    return tuple(found)


def _is_other(line: LineReading, other: LineReading) -> bool:
    return script_of(line.text) != script_of(other.text)


def _script(line: LineReading | None) -> str:
    """Return the script of a line; Japanese and Chinese share their signs."""
    script = script_of(line.text) if line else ""
    return "han" if script == "kana" else script


def _above(line: LineReading, lines: Sequence[LineReading]) -> LineReading | None:
    """Return the line that a short one in Latin letters, or one in doubt, goes on from: right above it, in the same
    style."""
    short = line.line.box.width <= SHORT * line.line.box.height
    if script_of(line.text) not in ("latin", "") or not (short or sureness(line.words) < DOUBTFUL):
        return None
    near = [each for each in lines if _goes_on(line, each)]
    return max(near, key=lambda each: each.line.box.y, default=None)


def _below(line: LineReading, lines: Sequence[LineReading]) -> LineReading | None:
    """Return the line of Chinese or Japanese right below one of a single sign as wide as high: what its sender says."""
    if not _is_sign(line):
        return None
    near = [each for each in lines if _script(each) == "han" and _stands_under(each, line)]
    return min(near, key=lambda each: each.line.box.y, default=None)


def _is_sign(line: LineReading) -> bool:
    """Whether a line is one letter or figure that is as wide as only signs of other scripts are."""
    box = line.line.box
    return len(line.text) == 1 and SQUARE * box.height <= box.width <= box.height / SQUARE


def _stands_under(line: LineReading, other: LineReading) -> bool:
    a, b = line.line.box, other.line.box
    high = max(a.height, b.height)
    return abs(a.x - b.x) <= ACROSS * high and b.height / 2 <= a.y - b.y <= DOWN * high


def _goes_on(line: LineReading, other: LineReading) -> bool:
    a, b = line.line, other.line
    colours = zip((*a.ink, *a.paper), (*b.ink, *b.paper), strict=True)
    if max(abs(x - y) for x, y in colours) > COLOUR:
        return False
    return _stands_under(line, other)
