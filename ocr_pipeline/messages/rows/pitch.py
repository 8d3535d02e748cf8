"""Rows in a page's style → its look: how far the lines of one message lie apart, and how much farther messages do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean

from ocr_pipeline.geometry import cluster
from ocr_pipeline.messages.clocks import CLOCK, is_time
from ocr_pipeline.messages.rows.look import ENDS, Look, style_of
from ocr_pipeline.messages.rows.parts import Row

# In heights of a capital: steps this alike are one; lines of a message are no farther apart than the second; a page
# whose longest line ends this far from its right edge breaks no line.
ALIKE, PITCH, UNBROKEN = 0.13, 4.0, 9.0
# Rows of text no farther apart than this, in heights of a capital, may well be lines of one message.
TIGHT = 2.2
# By how much more than the pitch (in heights of a capital) rows lie apart where a message ends is looked for between
# these two. A line with room for the next word that goes on, and a full one that does not, tell against it, the latter
# by this much less.
LEAST, MOST, FULL = 0.08, 0.32, 0.4
# So many lines, none full and none closer to the next than so many capitals: none goes on.
OPEN, LOOSE = 3, 1.95
# In pitches: how much farther apart than lines closer messages are.
NEAR = 0.6
# A name and a time on one run.
_TIMED = re.compile(rf"(?:\D\S*\s){{1,3}}(?:\S*\d\S*\s)?{CLOCK}(?:\s\S*\d\S*)?")


def look_of(rows: Sequence[Row], right: int) -> Look:
    """Return the look of a page's text; `right` is the right edge of the pane in pixels."""
    return _with_pitch(style_of(rows), rows, right)


def _with_pitch(look: Look, rows: Sequence[Row], right: int) -> Look:
    """Return the look with the pitch: the shortest step that rows follow one another by where a line was full.

    Where no line is, it is that from a name to the text under it.
    """
    text = [(above, row) for above, row in pairwise(rows) if look.at_column(above) and look.at_column(row)
            and look.is_text(row) and not (_is_headed(row, look) or look.is_low(row))]  # fmt: skip
    pairs = [(above, row) for above, row in text if look.is_text(above) and not _is_headed(above, look)]
    steps = _steps((pair for pair in pairs if not look.has_room(*pair)), look)
    if not steps or (len(steps) == 1 and right - look.right > UNBROKEN * look.height):
        if len(pairs) >= OPEN and min(_steps(pairs, look), default=0) >= LOOSE * look.height:
            return look
        steps = _steps((pair for pair in text if not look.is_text(pair[0]) or _is_headed(pair[0], look)), look)
    steps = steps or [step for step in _steps(pairs, look)[:1] if step <= TIGHT * look.height]
    if not steps:
        return look
    runs = cluster(steps, float, tolerance=ALIKE * look.height)
    usual, *_ = [run for run in runs if len(run) >= max(2, 0.1 * len(steps))] or runs
    pitched = replace(look, pitch=fmean(usual))
    pitched = replace(pitched, ends=_ends(pitched, pairs))
    ended = [pair for pair in pairs if pitched.ends_between(*pair) and pitched.has_room(*pair)]
    closer = any(pitched.excess(*pair) * look.height < NEAR * pitched.pitch for pair in ended)
    return replace(pitched, closer=closer or (len(ended) > 1 and all(pitched.parted(*pair) for pair in ended)))


def _is_headed(row: Row, look: Look) -> bool:
    """Whether a row ends in what is set as a time, or is a word or two and a time: it goes on with no message."""
    if len(row.runs) == 1:
        return bool(_TIMED.fullmatch(row.text))
    last, faint = row.runs[-1], look.is_faint(row.runs[-1].line)
    if faint and not any(map(str.isalpha, last.text)):
        return True  # figures, as high as capitals
    return look.is_small(last.line) and (faint or is_time(last.text))


def _steps(pairs: Iterable[tuple[Row, Row]], look: Look) -> list[int]:
    """Return the distances between the baselines of pairs of rows that may be lines of one message, in pixels."""
    steps = sorted(row.baseline - above.baseline for above, row in pairs)
    return [step for step in steps if look.height < step <= PITCH * look.height]


def _ends(look: Look, pairs: Sequence[tuple[Row, Row]]) -> float:
    """Return by how much more than the pitch rows lie apart where a message ends: in a clear gap between the steps of
    this page, the one that sets best apart lines with room at their end from full ones."""
    excesses = sorted((look.excess(*pair), look.has_room(*pair)) for pair in pairs)
    inner = [excess for excess, _ in excesses if LEAST < excess < MOST]
    bounds = [LEAST, *inner, MOST]

    def cost(between: tuple[float, float]) -> float:
        middle, width = sum(between) / 2, min(between[1] - between[0], LEAST)
        roomy = sum(room and excess <= middle for excess, room in excesses)
        full = sum(not room and excess > middle for excess, room in excesses)
        return roomy + FULL * full - 2 * width / LEAST + abs(middle - ENDS)

    low, high = min(pairwise(bounds), key=cost)
    return (low + high) / 2
