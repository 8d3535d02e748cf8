"""Rows → how this page sets its messages: the column and the style of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.messages.text import confidence_of
from ocr_pipeline.messages.weights import weighted
from ocr_pipeline.model import UNREAD, LineReading, TextLine

# In heights of a capital: runs this close to an edge stand at it.
AT_EDGE = 0.6
# An avatar's upper edge is this close to that of the row beside it, in heights of a capital.
BESIDE = 1.2
# A step to the next row exceeds the pitch by this much (in heights of a capital) where a message ends, unless the page
# tells better.
ENDS = 0.15
# Ink of bold letters fills this many times as much of their boxes; colours this far apart (0..255) are two, and so is a
# tint this much stronger than the text's.
BOLDER, OTHER_COLOUR, TINT = 1.13, 60, 38
# In heights of a capital: after the first gap something begins, after the second a column, if in so many rows.
BEGINS, COLUMN, ROWS = 0.5, 1.7, 3
# A row of so many letters is cut where it is lower than this share of a capital, and read less surely (0..1).
LOW, LETTERS, HALF = 0.8, 10, 0.6
# In pitches: what an empty line differs from one by.
EMPTY = 0.05
# Signs of a script that parts no words.
_UNSPACED = re.compile(r"[\u3041-\u30ff\u3400-\u9fff]")
# A run this much smaller, or this much fainter, than the text is a remark; an emoji is so many capitals high.
SMALLER, FAINTER, EMOJI = 0.9, 0.85, 1.25


@dataclass(frozen=True, slots=True)
class Look:
    """The style of a page's text: left and right edge and pitch in pixels, height of a capital, contrast, weight, ink.

    `pitch` is the distance between the baselines of one message's lines; 0 where no message on the page has two.
    Rows that lie farther apart than the pitch by more than `ends`, in heights of a capital, are two messages', but for
    those with an empty line between where messages of the page lie closer, or none lies otherwise (`closer`).
    """

    column: int
    right: int
    height: float
    contrast: float
    weight: float
    ink: tuple[int, int, int]
    pitch: float = 0.0
    ends: float = ENDS
    closer: bool = False

    def at_column(self, row: Row) -> bool:
        """Whether a row begins at the left edge of the text."""
        return self.begins(row.runs[0].line.box)

    def begins(self, box: Box) -> bool:
        """Whether a run or a word begins at the left edge of the text."""
        return abs(box.x - self.column) <= AT_EDGE * self.height

    def stands_out(self, line: TextLine) -> bool:
        """Whether a run is bolder than the text, or of another colour and no fainter grey."""
        bolder = line.weight > BOLDER * self.weight > 0 and not line.pictographs
        stronger = (max(line.ink) - min(line.ink)) - (max(self.ink) - min(self.ink)) > TINT
        other = difference(line.ink, self.ink) > OTHER_COLOUR or stronger
        return bolder or (other and is_vivid(line.ink))

    def is_text(self, row: Row) -> bool:
        """Whether a row is set as the text is, not as a name or a remark."""
        line = row.runs[0].line
        return not self.stands_out(line) and not (self.is_small(line) and self.is_faint(line))

    def is_faint(self, line: TextLine) -> bool:
        """Whether a run is fainter than the text."""
        return line.contrast < FAINTER * self.contrast

    def is_low(self, row: Row) -> bool:
        """Whether a row of many letters is lower than a capital: an edge cuts it, and it stands higher than it is."""
        return row.box.height < LOW * self.height and sum(len(run.text) for run in row.runs) >= LETTERS

    def is_cut_through(self, row: Row) -> bool:
        """Whether something lies over a row: it is low, and read unsurely."""
        return self.is_low(row) and confidence_of([word for run in row.runs for word in run.words]) < HALF

    def is_small(self, line: TextLine) -> bool:
        """Whether a run is set smaller than the text."""
        return line.cap_height < SMALLER * self.height

    def is_drawing(self, run: LineReading) -> bool:
        """Whether a run is an emoji that was read as a sign or two: larger than a letter, in colour."""
        larger = run.line.cap_height > EMOJI * self.height
        return larger and is_vivid(run.line.ink) and len(run.text) <= 2 and run.text != UNREAD

    def heads(self, avatar: Box, box: Box) -> bool:
        """Whether an avatar stands beside the first row of what is in a box."""
        return abs(avatar.y - box.y) <= BESIDE * self.height and avatar.right <= box.x

    def has_room(self, above: Row, row: Row) -> bool:
        """Whether the first word of a row would have had room at the end of the row above it: a sign, in scripts that
        part no words."""
        first = row.runs[0].words[0]
        signs = len(first.text) if _UNSPACED.match(first.text) else 1
        return above.box.right + first.box.width / signs + 0.8 * self.height < self.right

    def ends_between(self, above: Row, row: Row) -> bool:
        """Whether a message ends between two rows of text: they lie farther apart than lines of one message."""
        return not self.pitch or (self.excess(above, row) > self.ends and not (self.closer and self.parted(above, row)))

    def parted(self, above: Row, row: Row) -> bool:
        """Whether two rows lie as far apart as with an empty line between them."""
        return abs(row.baseline - above.baseline - 2 * self.pitch) <= EMPTY * self.pitch

    def excess(self, above: Row, row: Row) -> float:
        """How much farther than the pitch two rows lie apart, in heights of a capital."""
        return (row.baseline - above.baseline - self.pitch) / self.height


def style_of(rows: Sequence[Row]) -> Look:
    """Return the look of a page's text, as far as its style goes: without the pitch of its lines."""
    runs = [run.line for row in rows for run in row.runs]
    height = weighted(runs, lambda line: line.cap_height)
    column = _column(rows, height)
    text = [line for line in runs if abs(line.box.x - column) <= AT_EDGE * height] or runs
    blue, green, red = (int(weighted(text, lambda line, n=n: line.ink[n])) for n in range(3))  # type: ignore[misc]
    return Look(
        column,
        max(line.box.right for line in text),
        weighted(text, lambda line: line.cap_height),
        weighted(text, lambda line: line.contrast),
        weighted(text, lambda line: line.weight),
        (blue, green, red),
    )


def is_centred(box: Box, look: Look, pane: Box) -> bool:
    """Return whether a box stands in the middle of the pane, apart from the left edge of the text."""
    return box.x > look.column + 4 * look.height and abs(box.center_x - pane.center_x) <= 0.06 * pane.width


def is_vivid(ink: tuple[int, int, int]) -> bool:
    """Return whether an ink is a colour and no grey."""
    return max(ink) - min(ink) > OTHER_COLOUR / 2


def _column(rows: Sequence[Row], height: float) -> int:
    """Return the left edge that most of the text has, by width up to the next column, counted where a word begins after
    a gap."""
    near = AT_EDGE * height
    begun = [_beginnings(row, BEGINS * height) for row in rows]
    parted = [_after_gaps(row, COLUMN * height) for row in rows]

    def is_column(place: int) -> bool:
        return sum(any(abs(word.x - place) <= near for _, word in gaps) for gaps in parted) >= ROWS

    ends = [
        [*(before.right for before, word in gaps if is_column(word.x)), row.box.right]
        for row, gaps in zip(rows, parted, strict=True)
    ]

    def share(edge: int) -> int:
        return sum(
            min((stop for stop in stops if stop > edge), default=edge) - edge
            for starts, stops in zip(begun, ends, strict=True)
            if any(abs(start - edge) <= near for start in starts)
        )

    edges = sorted({run.line.box.x for row in rows for run in row.runs})
    return max(edges, key=lambda edge: (share(edge), -edge))


def _beginnings(row: Row, gap: float) -> list[int]:
    """Return where in a row something begins: its runs, and words after a gap of so many pixels."""
    return sorted({*(run.line.box.x for run in row.runs), *(word.x for _, word in _after_gaps(row, gap))})


def _after_gaps(row: Row, gap: float) -> list[tuple[Box, Box]]:
    """Return the words of a row that follow after a gap of so many pixels, each with the one before it."""
    words = [word.box for run in row.runs for word in run.words]
    return [(before, word) for before, word in pairwise(words) if word.x - before.right >= gap]
