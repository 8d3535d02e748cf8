"""A pane without bubbles → its messages: what opens one is learned from the page, what belongs to one from its gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.rows.avatars import avatars_of, faces_of, is_aside
from ocr_pipeline.messages.rows.cut import messages_of_pieces
from ocr_pipeline.messages.rows.look import AT_EDGE, Look
from ocr_pipeline.messages.rows.openers import opener_of
from ocr_pipeline.messages.rows.parts import Row, RowMessage, rows_of, with_inline
from ocr_pipeline.messages.rows.pieces import bars_of, pieces_of
from ocr_pipeline.messages.rows.pitch import look_of
from ocr_pipeline.messages.rows.tables import messages_of_table
from ocr_pipeline.model import UNREAD, LineReading, Region, TextLine, Word

__all__ = ["RowMessage", "messages_of_rows", "messages_of_table"]

# What is read left of the text and no longer than this is an avatar's letter or its rim.
LETTERS = 3
# Lines that tell what frames them, at least.
LINES = 4


def messages_of_rows(region: Region, readings: Mapping[TextLine, LineReading]) -> tuple[RowMessage, ...]:
    """Return the messages of a pane of rows, top to bottom."""
    region = replace(region, pictures=tuple(each for each in region.pictures if not _frames(each, region.lines)))
    bare = [kept for row in rows_of(region.lines, readings) if (kept := _off_pictures(row, region.pictures))]
    if not bare:
        return ()
    rows = with_inline(bare, rows_of(region.quoted, readings))
    look = look_of(rows, region.box.right)
    faces = faces_of(region, rows, look)
    pictures = [box for box in region.pictures if not any(face.holds(box) for face in faces)]
    region = replace(region, pictures=tuple(sorted({*pictures, *faces})))
    bare = [kept for row in rows if (kept := _off_pictures(row, faces))]
    rows = [_as_drawn(row, look) for row in bare
            if row.box.right > look.column or len(row.text) > LETTERS or _is_name_among(row, bare, look)]  # fmt: skip
    avatars = avatars_of(region, rows, look)
    region = replace(region, pictures=tuple(box for box in region.pictures if box not in avatars))
    opener, by_gap = opener_of(rows, look, avatars)
    rows = [row for row in rows if not is_aside(row, avatars, look) or opener(row).opens]
    pieces = pieces_of(region, rows, look, opener, readings)
    bars = bars_of(region, rows, look)
    messages = messages_of_pieces(pieces, look, avatars, by_gap=by_gap)
    edge = max((run.line.box.right for message in messages for run in message.body), default=None)
    found = [
        replace(message, edge=edge, redacted=any(message.box.intersection(bar) for bar in bars)) for message in messages
    ]
    return tuple(sorted(found, key=lambda message: (message.box.y, message.box.x)))


def _is_name_among(row: Row, rows: Sequence[Row], look: Look) -> bool:
    """Whether a letter or two left of the text stand out and begin where longer names do: "ME", and no avatar's."""

    def stands_out(each: Row) -> bool:
        return each.box.x < look.column and look.stands_out(each.runs[0].line)

    names = [each for each in rows if len(each.text) > LETTERS and stands_out(each)]
    return stands_out(row) and any(abs(row.box.x - each.box.x) <= AT_EDGE * look.height for each in names)


def _frames(picture: Box, lines: Sequence[TextLine]) -> bool:
    """Whether most lines stand on a picture: it is the shadow around a window."""
    return 2 * sum(picture.holds(line.box) for line in lines) > len(lines) >= LINES


def _off_pictures(row: Row, pictures: Sequence[Box]) -> Row | None:
    """Return a row without what was read on pictures, None if nothing is left."""
    kept = tuple(run for run in row.runs if not any(picture.holds(run.line.box, share=0.8) for picture in pictures))
    return Row(kept) if kept else None


def _as_drawn(row: Row, look: Look) -> Row:
    """Return a row with U+FFFC for the emoji in it that were read as letters."""
    return Row(tuple(_unread(run) if look.is_drawing(run) else run for run in row.runs))


def _unread(run: LineReading) -> LineReading:
    return replace(run, words=(Word(UNREAD, run.line.box, 1.0),))
