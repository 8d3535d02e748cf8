"""Rows, cards and pictures of a pane → its pieces from top to bottom: heads, text, quotations, chips, media."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.marks import counts_replies, tells_typing, tells_unread
from ocr_pipeline.messages.days import is_date
from ocr_pipeline.messages.naming import has_pictograph
from ocr_pipeline.messages.rows.cards import REACTION, is_answered, is_inline, on_card, quotations
from ocr_pipeline.messages.rows.heads import NO_HEAD, Opener
from ocr_pipeline.messages.rows.kinds import Kind, Piece
from ocr_pipeline.messages.rows.look import AT_EDGE, ROWS, Look, is_centred, is_vivid
from ocr_pipeline.messages.rows.media import EDGE, level, media_of, stacked
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.messages.rows.remarks import app_rows, when_said, without_field
from ocr_pipeline.messages.rows.replies import with_replies
from ocr_pipeline.messages.text import confidence_of
from ocr_pipeline.model import UNREAD, LineReading, Region, TextLine

# Heights of a capital: what is no higher is a part of a letter. Signs that an icon is read as; signs of a remark in
# brackets.
GLYPH, ICON, REMARK = 1.3, 3, 16
# The picture of a sound is as many capitals wide; what belongs to it stands no farther away than the second.
SOUND, AWAY = 6.0, 3.0
# Heights of a bar over words, and how wide it is at least, in its own height (a rule is not).
BAR, UPRIGHT = (0.9, 2.4), 0.5
# A picture that is not known to be solid is a bar if so many times as wide as high: an emoji or two are not.
EMOJI = 2.2
# Shares of the text's height and contrast under which a row is a remark.
NOTE = (0.94, 0.8)
# A row within this many pixels of the pane's edge is cut by it.
CUT = 1
# Drawings read as a few signs with a count behind each, when read less surely than this (0..1): the second where they
# are so many times as high as text.
_COUNTED = re.compile(r"(?:\D{0,3}\d{1,3}\s*){1,8}")
UNSURE, TALLER = (0.65, 0.9), 1.2
# One drawing so many times as wide as high is a pictograph with its count.
WIDER = 1.5
# A date this many heights of a capital in from the text stands between messages.
FAR_IN = 8.0


def pieces_of(
    region: Region, rows: Sequence[Row], look: Look, opener: Opener, readings: Mapping[TextLine, LineReading]
) -> list[Piece]:
    """Return the pieces of a pane from top to bottom; avatars are none, and what stands in an empty field below."""
    rows = without_field(rows)
    media = media_of(region, look)
    bars = bars_of(region, rows, look)
    written = [line.box for line in region.quoted]
    cards = [card for card in region.panels if card.right > look.column]
    cards = [card for card in cards if card.height > GLYPH * look.height or any(map(card.holds, written))]
    cards = [card for card in cards if not is_inline(card, rows, look) and card not in bars]
    cards = [card for card in cards if not any(box.holds(card, share=0.9) and box != card for box in media)]
    found = [on_card(card, region, look, readings) for card in cards]
    found = stacked([*found, *(Piece(Kind.MEDIA, box) for box in media)], look)
    quoted = quotations(region, rows, look)
    found += [piece for piece, _ in quoted]
    rows = [row for row in rows if not any(row in behind for _, behind in quoted)]
    chips = [piece.box for piece in found if piece.kind is Kind.CHIPS]
    under, inner = _under_names(rows, look, opener), _hanging(rows, look)
    said = [row for row in app_rows(rows, look, opener) if not _is_cut(row.box, region.box)]
    when = [when_said(row, rows, opener) for row in said if not opener(row).time]
    sounds = [box for box in region.pictures if box.width >= SOUND * look.height and box not in (*bars, *media)]
    for row in rows:
        beside = [box for box in sounds if level(row.box, box)]
        if beside and _letters(opener(row).rest) <= ICON:
            found.append(_of_sound(row, union(beside), look, opener))
        elif row in under or row in when:
            found.append(Piece(Kind.NOTE, row.box, row.runs))
        elif _is_beside_chips(row, chips) or _is_note_of_app(row, look) or is_answered(row, region.pictures, look):
            found.append(Piece(Kind.CHIPS, row.box))
        elif row in said:
            found.append(Piece(Kind.CENTRED, row.box, opener(row).rest or row.runs, opener(row)))
        elif tells_unread(row.text) and not look.at_column(row):
            found.append(Piece(Kind.CENTRED, row.box, row.runs))
        elif row in inner and is_centred(row.box, look, region.box):
            found.append(Piece(Kind.TEXT, row.box, row.runs, row=row))
        elif opener(row).opens or not any(level(row.box, box) for box in media):
            found.append(_of_row(row, region.box, look, opener, bars))
    return with_replies(sorted(found, key=lambda piece: (_top(piece, found), piece.box.x)), look)


def _top(piece: Piece, pieces: Sequence[Piece]) -> int:
    """Return where a piece begins; a time beside a picture or a card begins with it."""
    if not piece.head.time or piece.head.name or piece.runs:
        return piece.box.y
    beside = [other.box.y for other in pieces if other.row is None and level(piece.box, other.box)]
    return min([piece.box.y, *beside]) - 1


def _of_row(row: Row, pane: Box, look: Look, opener: Opener, bars: Sequence[Box]) -> Piece:
    box = union([row.box, *(bar for bar in bars if level(bar, row.box))])
    if _is_cut(box, pane) or look.is_cut_through(row):
        return Piece(Kind.CUT, box)
    head = opener(row)
    across = _is_across(box, look, pane) or _is_day_apart(row, look)
    if is_centred(box, look, pane) or (not head.opens and len(row.runs) == 1 and across):
        return Piece(Kind.CENTRED, box, row.runs)
    runs = _without_remarks(head.rest, look)
    if not head.opens and _is_chips(row, look):
        return Piece(Kind.CHIPS, box)
    if not head.opens and (_is_note(row, look) or _is_stray(row, look, pane)):
        return Piece(Kind.NOTE, box, row.runs)
    return Piece(Kind.TEXT, box, runs, head, row)


def _is_cut(box: Box, pane: Box) -> bool:
    return box.y <= pane.y + CUT or box.bottom >= pane.bottom - CUT


def _is_note_of_app(row: Row, look: Look) -> bool:
    """Whether a row tells how many answered a message or who is writing, in colour or faint: what is said may read so
    too."""
    *faces, last = row.runs  # of those who answered
    short = all(len(run.text) <= ICON for run in faces)
    told = (short and counts_replies(last.text)) or counts_replies(row.text) or tells_typing(row.text)
    return told and all(is_vivid(run.line.ink) or look.is_faint(run.line) for run in ((last,) if short else row.runs))


def _is_chips(row: Row, look: Look) -> bool:
    """Whether a row is of reactions: pictographs and how often each was given, or figures small and faint."""
    words = [word for run in row.runs for word in run.words]
    if row.text == UNREAD and row.box.width > WIDER * row.box.height:
        return True
    taller = max(run.line.cap_height for run in row.runs) > TALLER * look.height
    if _COUNTED.fullmatch(row.text) and confidence_of(words) < UNSURE[taller]:
        return True
    if taller and len(row.text) <= REACTION and confidence_of(words) < UNSURE[0] and not has_pictograph(row.text):
        return True
    counts = [word for word in words if not has_pictograph(word.text)]
    if any(char.isalpha() for char in row.text) or not any(char.isdigit() for word in counts for char in word.text):
        return False
    small = all(word.box.height < NOTE[0] * look.height for word in counts)
    faint = all(look.is_faint(run.line) for run in row.runs)
    return small and (faint or len(counts) < len(words))


def _of_sound(row: Row, sound: Box, look: Look, opener: Opener) -> Piece:
    """Return the piece of a sound's picture, with the name and time of what stands far from it on its row: close to it
    are a button and how long it lasts."""
    far = tuple(run for run in row.runs if run.line.box.overlap_x(sound) < -AWAY * look.height)
    head = opener(Row(far)) if far else NO_HEAD
    return Piece(Kind.MEDIA, union([row.box, sound]), head=replace(head, rest=()))


def _letters(runs: Sequence[LineReading]) -> int:
    return sum(map(str.isalpha, "".join(run.text for run in runs)))


def _under_names(rows: Sequence[Row], look: Look, opener: Opener) -> list[Row]:
    """Return the rows under names that are as faint and as wide under most of them, whom each mail went to; or that
    begin where most names do, well in from the text: what else names somebody."""
    named = [(above, row) for above, row in pairwise(rows) if opener(above).name]
    inner = [row for above, row in named if not opener(row).opens and _begins_with(above, row, look)]
    if 2 * len(inner) > len(named):
        return inner
    under = [row for _, row in named if not opener(row).opens and all(look.is_faint(run.line) for run in row.runs)]
    alike = [row for row in under if sum(abs(row.box.width - other.box.width) <= EDGE for other in under) >= 2]
    return alike if 2 * len(alike) > len(named) else []


def _hanging(rows: Sequence[Row], look: Look) -> list[Row]:
    """Return the rows that begin where several others of other lengths do, in from the text's left edge: lines that go
    on under a first one are no centred ones."""
    inner = [row for row in rows if row.box.x > look.column + look.height]
    beside = {row: [other for other in inner if abs(other.box.x - row.box.x) <= AT_EDGE * look.height] for row in inner}
    return [
        row
        for row, others in beside.items()
        if sum(abs(other.box.right - row.box.right) > look.height for other in others) >= ROWS - 1
    ]


def _begins_with(above: Row, row: Row, look: Look) -> bool:
    set_in = row.box.x - look.column > 2 * look.height
    return set_in and abs(row.box.x - above.box.x) <= look.height


def _is_beside_chips(row: Row, chips: Sequence[Box]) -> bool:
    """Whether a row is what was read of reactions one of which is known: level with it, no word longer than a count."""
    words = [word.text for run in row.runs for word in run.words]
    return all(len(word) <= ICON for word in words) and any(level(row.box, chip) for chip in chips)


def _is_note(row: Row, look: Look) -> bool:
    """Whether a row is a remark on a message: smaller than the text and fainter."""
    runs = [run for run in row.runs if run.text != UNREAD] or row.runs  # who answered, drawn before how many did
    size = max(run.line.cap_height for run in runs)
    faint = all(run.line.contrast < NOTE[1] * look.contrast for run in runs)
    return faint and (size < NOTE[0] * look.height or all(_is_remark(run, look) for run in runs))


def _is_stray(row: Row, look: Look, pane: Box) -> bool:
    """Whether a row holds no more than icons far from the left edge of the text, and left of it: of the field one types
    in."""
    runs = [run for run in row.runs if run.line.box.right > look.column] or row.runs
    return runs[0].line.box.x > (look.column + pane.right) / 2 and len(Row(tuple(runs)).text) <= REACTION


def _is_across(box: Box, look: Look, pane: Box) -> bool:
    """Whether a box stands in the middle of the pane and begins well left of the text: a centred line where names stand
    in a column of their own."""
    return box.x < look.column - 2 * look.height and abs(box.center_x - pane.center_x) <= 0.06 * pane.width


def _is_day_apart(row: Row, look: Look) -> bool:
    """Whether a row tells a day, and begins far in from the text or stands out: a date between messages."""
    apart = row.box.x > look.column + FAR_IN * look.height or look.stands_out(row.runs[0].line)
    return apart and is_date(row.text, row.runs[0].language)


def _without_remarks(runs: Sequence[LineReading], look: Look) -> tuple[LineReading, ...]:
    """Return the runs of a row without an icon before them and without what is set small and faint behind them."""
    kept = list(runs)
    if len(kept) > 1 and _is_icon(kept[0], look):
        kept = kept[1:]
    while len(kept) > 1 and _is_remark(kept[-1], look):
        kept = kept[:-1]
    return tuple(kept)


def _is_remark(run: LineReading, look: Look) -> bool:
    """Whether a run behind text is a remark on it ("edited"): faint, and small or in brackets."""
    return look.is_faint(run.line) and (look.is_small(run.line) or (run.text[:1] in "([" and len(run.text) <= REMARK))


def _is_icon(run: LineReading, look: Look) -> bool:
    """Whether a run is an icon: taller than a capital, about square, read as a sign or two, and no pictograph."""
    square = 0.75 <= run.line.box.width / run.line.box.height <= 1.35
    tall = run.line.box.height > 1.05 * look.height
    return square and tall and len(run.text) <= ICON and "@" not in run.text and not has_pictograph(run.text)


def bars_of(region: Region, rows: Sequence[Row], look: Look) -> list[Box]:
    """Return the bars that words were blacked out with: empty areas within a row of text, as high as its letters."""
    low, high = BAR
    long = [box for box in region.pictures if box in region.bars or box.width > EMOJI * box.height]
    drawn = [box for box in (*region.panels, *long) if box.x >= look.column - look.height]
    flat = [box for box in drawn if low <= box.height / look.height <= high and box.width >= UPRIGHT * box.height]
    empty = [box for box in flat if not any(box.intersection(line.box) for line in (*region.lines, *region.quoted))]
    text = [row for row in rows if any(look.is_text(Row((run,))) for run in row.runs) and _letters(row.runs) >= ICON]
    return [box for box in empty if any(level(box, row.box) for row in text)]
