"""The short end of a text in another script → the same read with the model of the line above it.

Two signs at the beginning of a line are too few to tell their script: "す。" reads as "To", and not unsurely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocr_pipeline.model import Crop, LineReading
from ocr_pipeline.ocr.runs import Read, sureness
from ocr_pipeline.ocr.scripts import script_of

# In heights of a capital: such a line is no longer than the first, and begins so near the line above it, across and
# down; its ink and paper differ by no more than the last (0..255).
SHORT, ACROSS, DOWN, COLOUR = 5.0, 0.7, 3.0, 40


def reread_continued(
    crops: Sequence[Crop], readings: Sequence[LineReading], models: Mapping[str, str], read: Read
) -> tuple[LineReading, ...]:
    """Return the readings, short lines replaced where the model of the line above them is surer of its own script.

    `models` are the models to choose from, by ISO 639-1 code; `read` reads crops with one of them.
    """
    above = [_above(line, readings) for line in readings]
    found = list(readings)
    for code in sorted({line.language for line in above if line} & set(models)):
        own = [n for n, line in enumerate(above) if line and line.language == code and _is_other(readings[n], line)]
        for n, new in zip(own, read([crops[n] for n in own], models[code]) if own else (), strict=True):
            if not _is_other(new, above[n]) and sureness(new.words) > sureness(found[n].words):
                found[n] = new
    return tuple(found)


def _is_other(line: LineReading, other: LineReading | None) -> bool:
    return other is None or script_of(line.text) != script_of(other.text)


def _above(line: LineReading, lines: Sequence[LineReading]) -> LineReading | None:
    """Return the line that a short one in Latin letters goes on from: right above it, in the same style."""
    if script_of(line.text) not in ("latin", "") or line.line.box.width > SHORT * line.line.box.height:
        return None
    near = [each for each in lines if _goes_on(line, each)]
    return max(near, key=lambda each: each.line.box.y, default=None)


def _goes_on(line: LineReading, other: LineReading) -> bool:
    a, b = line.line, other.line
    colours = zip((*a.ink, *a.paper), (*b.ink, *b.paper), strict=True)
    if max(abs(x - y) for x, y in colours) > COLOUR:
        return False
    high = max(a.box.height, b.box.height)
    return abs(a.box.x - b.box.x) <= ACROSS * high and b.box.height / 2 <= a.box.y - b.box.y <= DOWN * high
