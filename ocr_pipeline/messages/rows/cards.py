"""Cards and bars of a pane of rows → pieces: quotations, links, files, reactions, buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.rows.heads import Head
from ocr_pipeline.messages.rows.kinds import Kind, Piece
from ocr_pipeline.messages.rows.look import Look, is_centred, is_vivid
from ocr_pipeline.messages.rows.parts import Row, rows_of
from ocr_pipeline.messages.text import confidence_of
from ocr_pipeline.model import LineReading, Region, TextLine

# In heights of a capital: a card without words is a picture from the first on; a chip no higher than the second; a
# card's text stands at most the third farther from its left edge than from its right if it is no button's; a button's
# label has this much room.
PICTURE, CHIP, ALIGNED, ROOM = 2.4, 2.9, 1.0, 0.6
# In heights of a capital: a small face is higher.
FACE = 1.2
# The letters on such a face are no higher than this share of the text, and so many.
TINY, INITIALS = 0.65, 2
# Letters and digits on a reaction.
REACTION = 4
# In heights of a capital: an upright bar is no wider and at least so high; what it quotes begins so far right of it,
# and is set in so far.
THIN, TALL, NEAR, SET_IN = 0.6, 1.5, 3.0, 0.4
# Confidence (0..1) and letters of what is surely words, at least, and of what is few.
SURE, LETTERS, SURER = 0.8, 6, (0.84, 2)


def on_card(card: Box, region: Region, look: Look, readings: Mapping[TextLine, LineReading]) -> Piece:
    """Return what a card or chip is, by its size, its place and how its text stands on it."""
    here = rows_of((line for line in region.quoted if card.holds(line.box, share=0.7)), readings)
    runs = tuple(run for row in here for run in row.runs)
    pictures = [box for box in region.pictures if card.holds(box, share=0.7)]
    if len(here) == 1 and is_centred(here[0].box, look, region.box):
        return Piece(Kind.CENTRED, card, runs)
    if not runs and card.height >= PICTURE * look.height:
        return Piece(Kind.MEDIA, card)
    if len(here) <= 1 and card.height <= CHIP * look.height:
        return _small_card(card, here, region, look)
    if any(_beside(box, card) for box in pictures):
        return Piece(Kind.MEDIA, card, runs)
    barred = any(_is_bar_of(box, card, look) for box in region.pictures)
    above = any(box.bottom <= run.line.box.y for box in pictures for run in runs[:1])
    return Piece(Kind.QUOTE if runs and barred and not above else Kind.CARD, card, runs)


def _small_card(card: Box, here: Sequence[Row], region: Region, look: Look) -> Piece:
    """Return what a card of one row is: a reaction, a button, or text with a paper of its own."""
    if not here or sum(map(str.isalnum, here[0].text)) <= REACTION:
        return Piece(Kind.CHIPS, card)
    row = here[0]
    left, right = row.box.x - card.x, card.right - row.box.right
    level = [other for other in region.panels if other != card and other.overlap_y(card) > 0.5 * card.height]
    if level or (left > ROOM * look.height and abs(left - right) <= ALIGNED * look.height):
        return Piece(Kind.CHIPS, card, row.runs)
    return Piece(Kind.TEXT, card, row.runs, Head(rest=row.runs), row)


def _beside(picture: Box, card: Box) -> bool:
    """Whether a picture stands at the left of a card and fills most of its height: of a file, a contact, a sound."""
    return picture.x - card.x < 0.2 * card.width and picture.height > 0.4 * card.height and (
        picture.width < 0.5 * card.width
    )  # fmt: skip


def _is_bar_of(box: Box, card: Box, look: Look) -> bool:
    """Whether a box is the bar at the left edge of a quotation."""
    at_edge = abs(box.right - card.x) <= 0.5 * look.height or abs(box.x - card.x) <= 0.5 * look.height
    return box.width < 0.6 * look.height and box.overlap_y(card) > 0.6 * card.height and at_edge


def is_inline(card: Box, rows: Sequence[Row], look: Look) -> bool:
    """Return whether a card is the paper of a word or two within a row, which holds them already."""
    if card.height > CHIP * look.height:
        return False
    return any(card.holds(run.line.box, share=0.7) for row in rows for run in row.runs)


def is_answered(row: Row, pictures: Sequence[Box], look: Look) -> bool:
    """Return whether a row tells of the answers to a message: in colour, small faces close before it, or letters on
    one."""
    low, high = FACE * look.height, PICTURE * look.height
    first, *others = row.runs
    faces = [box for box in pictures if box.overlap_y(row.box) >= 0.6 * row.box.height and low < box.height < high]
    if others and first.line.cap_height <= TINY * look.height and len(first.text) <= INITIALS:
        first, faces = others[0], [first.line.box]
    line = first.line
    near = [box for box in faces if 0 <= line.box.x - box.right <= NEAR * look.height]
    inner = any(box.x >= look.column - look.height for box in near)
    worded = any(map(str.isalnum, first.text))  # an emoji is in colour and no answer
    return inner and worded and is_vivid(line.ink) and look.stands_out(line)


def quotations(region: Region, rows: Sequence[Row], look: Look) -> list[tuple[Piece, list[Row]]]:
    """Return what stands behind upright bars at the left edge of the text, set in from it, as quotations, each with its
    rows: where the card that they stand on is too pale to be found."""
    found = []
    for bar in region.pictures:
        behind = [row for row in rows if _is_behind(row.box, bar, look)]
        if behind and bar.width < THIN * look.height and bar.height >= TALL * look.height:
            runs = tuple(run for row in behind for run in row.runs)
            found.append((Piece(Kind.QUOTE, union([bar, *(row.box for row in behind)]), runs), behind))
    return found


def _is_behind(box: Box, bar: Box, look: Look) -> bool:
    set_in = box.x - look.column > SET_IN * look.height and abs(bar.x - look.column) <= look.height
    return set_in and 0 < box.x - bar.right <= NEAR * look.height and bar.overlap_y(box) >= 0.6 * box.height


def is_worded(piece: Piece) -> bool:
    """Return whether a piece was surely read as words, not an icon as letters: a few are to be read more surely."""
    words = [word for run in piece.runs for word in run.words]
    letters = sum(char.isalpha() for word in words for char in word.text)
    sure, least = (SURE, LETTERS) if letters >= LETTERS else SURER
    return confidence_of(words) >= sure and letters >= least


def is_set_as_text(piece: Piece, look: Look) -> bool:
    """Return whether most words of a card are neither smaller, fainter nor stronger than the text."""
    wide = [run.line for run in piece.runs for _ in range(run.line.box.width)]
    plain = [line for line in wide if not (look.is_small(line) or look.is_faint(line) or look.stands_out(line))]
    return 2 * len(plain) > len(wide) and is_worded(piece)
