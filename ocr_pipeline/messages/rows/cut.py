"""Pieces of a pane from top to bottom → messages: which piece opens one, which goes on, and what belongs to neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.rows.cards import is_set_as_text, is_worded
from ocr_pipeline.messages.rows.kinds import Kind, Piece
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row, RowMessage
from ocr_pipeline.messages.text import text_of_runs
from ocr_pipeline.model import LineReading

# Kinds that a message holds before its text, and behind it.
BEFORE, AFTER = (Kind.REPLY, Kind.QUOTE), (Kind.CHIPS, Kind.CARD)
# As many times without a name, as a share of the names, tell that every message of the page has a time.
TIMED = 0.3
# A heading is this many times as high as the text, and has so many letters.
HEADING, LETTERS = 1.15, 6
# A title within a message is this many times as high.
TITLED = 1.25
# In heights of a capital: how much lower small letters end.
LOWER = 0.3
# The title of a picture is so many times as heavy as the text; the name of a file ends in an extension.
TITLE = 1.06
_FILE = re.compile(r"^[^/:@]*\w\.(?=\w{0,3}[A-Za-z])\w{2,4}$", re.ASCII)


@dataclass(slots=True)
class _Open:
    """A message being collected."""

    name: str = ""
    time: str = ""
    inherited: bool = True
    pieces: list[Piece] = field(default_factory=list)

    @property
    def last(self) -> Piece | None:
        """The piece taken last."""
        return self.pieces[-1] if self.pieces else None

    @property
    def text(self) -> list[Piece]:
        """The pieces that are its text."""
        return [piece for piece in self.pieces if piece.kind is Kind.TEXT and piece.runs]

    def has(self, *kinds: Kind) -> bool:
        """Whether a piece of some kinds was taken."""
        return any(piece.kind in kinds for piece in self.pieces)


def messages_of_pieces(
    pieces: Sequence[Piece], look: Look, avatars: Sequence[Box], *, by_gap: bool
) -> list[RowMessage]:
    """Return the messages; `by_gap`: one may begin without a name or a time of its own, after a wider gap."""
    said = [piece for piece in pieces if piece.kind is not Kind.CENTRED]
    alone = sum(bool(piece.head.time and not piece.head.name) for piece in said)
    by_gap = by_gap and alone < max(2, TIMED * sum(bool(piece.head.name) for piece in pieces))
    pieces = _without_heading(pieces, look)
    found: list[RowMessage] = []
    current = _Open()
    for place, piece in enumerate(map(_settled, pieces, [*pieces[1:], None])):
        following = pieces[place + 1 : place + 2]
        if piece.kind is Kind.CARD and piece.runs and not current.text and _answered(following):
            piece = replace(piece, kind=Kind.QUOTE)  # its bar was not found
        if piece.kind is Kind.CENTRED:
            found += _closed(current, look)
            found.append(RowMessage(piece.box, piece.runs, time=piece.head.time, centred=True))
            current = _Open(current.name)
            continue
        if current.has(Kind.REPLY) and len(current.pieces) == 1:
            current = replace(_opened(piece, current), pieces=current.pieces)
        elif piece.head.opens:
            found += _closed(current, look)
            current = _opened(piece, current)
        elif piece.kind is Kind.REPLY or _begins(piece, current, pieces[place + 1 :], look, avatars, by_gap=by_gap):
            found += _closed(current, look)
            current = _Open(current.name)
        current.pieces.append(piece)
    found += _closed(current, look)
    return [_with_avatar(message, avatars, look) for message in found]


def _without_heading(pieces: Sequence[Piece], look: Look) -> Sequence[Piece]:
    """Return the pieces without the heading of the page: what is set larger than the messages or begins left of them
    (what was pinned), before any of them opens."""
    first = next((place for place, piece in enumerate(pieces) if piece.head.opens), 0)
    return [piece for place, piece in enumerate(pieces) if place >= first or not _is_heading(piece, look)]


def _is_heading(piece: Piece, look: Look) -> bool:
    """Whether a row is set larger than the text; a letter or two tell nothing of their size."""
    left = bool(piece.row) and piece.kind is Kind.TEXT and piece.box.x < look.column - 2 * look.height
    return left or _is_larger(piece, look, HEADING)


def _is_larger(piece: Piece, look: Look, times: float) -> bool:
    runs = piece.row.runs if piece.row else ()
    told = [run.line.cap_height for run in runs if sum(map(str.isalpha, run.text)) >= LETTERS]
    return bool(told) and max(told) > times * look.height


def _ends_in_title(current: _Open, look: Look) -> bool:
    """Whether the last row of a message is a title: larger than the text, and no line of what stands above it."""
    *before, last = current.pieces
    if last.kind is not Kind.TEXT or not _is_larger(last, look, TITLED):
        return False
    above = before[-1].row if before else None
    return above is None or last.row is None or look.ends_between(above, last.row)


def _settled(piece: Piece, following: Piece | None) -> Piece:
    """Return a piece as it is, but a quotation that no text follows as the card of what was linked to."""
    answered = following is not None and _answered([following])
    return replace(piece, kind=Kind.CARD) if piece.kind is Kind.QUOTE and not answered else piece


def _answered(following: Sequence[Piece]) -> bool:
    """Whether text without a head of its own follows."""
    return any(piece.kind is Kind.TEXT and not piece.head.opens for piece in following)


def _opened(piece: Piece, before: _Open) -> _Open:
    if piece.head.name:
        return _Open(piece.head.name, piece.head.time, inherited=False)
    return _Open(before.name, piece.head.time)


def _begins(
    piece: Piece, current: _Open, later: Sequence[Piece], look: Look, avatars: Sequence[Box], *, by_gap: bool
) -> bool:
    """Whether a piece without name and time begins a message."""
    if _captions(piece, current, later, look):
        return False
    content = current.text or current.has(Kind.MEDIA, Kind.CARD, Kind.CUT)
    if piece.kind in AFTER or not current.last or not content:
        return False
    if piece.kind is Kind.QUOTE:
        return by_gap
    if piece.kind is Kind.CUT:
        above = current.last.row
        return by_gap and above is not None and _is_far(above.box, piece.box, look)
    if piece.kind is Kind.NOTE:
        return by_gap and not _closer_above(piece, current.last, later)
    if not by_gap:
        return any(look.heads(avatar, piece.box) for avatar in avatars)
    if _ends_in_title(current, look):
        return False  # it stands over what it tells of
    if Kind.MEDIA in (piece.kind, *(each.kind for each in current.pieces)) or current.last.kind in (*AFTER, Kind.NOTE):
        return True
    if current.last.row is None or piece.row is None:
        return False
    if any(look.heads(avatar, piece.box) for avatar in avatars):
        return True
    return look.ends_between(current.last.row, piece.row)


def _is_far(above: Box, box: Box, look: Look) -> bool:
    """Whether a row that the edge of the pane cuts begins another message than one above it: by their upper ends, that
    of a row without capitals being lower."""
    return bool(look.pitch) and box.y - above.y - look.pitch > (look.ends + LOWER) * look.height


def _captions(piece: Piece, current: _Open, later: Sequence[Piece], look: Look) -> bool:
    """Whether text tells of the picture above it: the name of its file, bold, or broken into lines no longer than the
    picture is wide."""
    if piece.kind is not Kind.TEXT or piece.row is None or current.last is None:
        return False
    media = [other for other in current.pieces if other.kind is Kind.MEDIA]
    if not media or any(other.runs for other in current.text if other.box.y < media[-1].box.y):
        return False
    bold = _is_bold(piece.row, look)
    above = current.last.row
    if current.last.kind is Kind.TEXT:  # a caption goes on
        alike = above is not None and bold == _is_bold(above, look)
        return above is not None and alike and not look.ends_between(above, piece.row)
    if current.last.kind is Kind.MEDIA and _FILE.search(piece.row.text):
        return True
    if current.last.kind is not Kind.MEDIA or piece.box.right > media[-1].box.right + look.height:
        return False
    below = next((other.row for other in later[:1] if other.kind is Kind.TEXT and not other.head.opens), None)
    broken = below is not None and not look.ends_between(piece.row, below) and look.has_room(piece.row, below)
    return broken or bold


def _is_bold(row: Row, look: Look) -> bool:
    """Whether most of a row is bolder than the text."""
    return max((run.line for run in row.runs), key=lambda line: line.box.width).weight > TITLE * look.weight


def _closer_above(piece: Piece, above: Piece, later: Sequence[Piece]) -> bool:
    """Whether a note or a quotation stands closer to what is above it than to what is below."""
    below = [other for other in later if other.box.y >= piece.box.bottom]
    return not below or piece.box.y - above.box.bottom < below[0].box.y - piece.box.bottom


def _closed(current: _Open, look: Look) -> list[RowMessage]:
    """Return the message collected so far, if it holds anything; what is on a card is its text where there is no other
    and it is set as text is: one that was kept, or what a program tells."""
    body: tuple[LineReading, ...] = tuple(run for piece in current.text for run in piece.runs)
    kept = [piece for piece in current.pieces if piece.kind is not Kind.CUT]
    named = not current.inherited
    if not body and (named or current.time) and not current.has(Kind.MEDIA, Kind.CARD, Kind.CUT):
        notes = [piece for piece in kept if piece.kind is Kind.NOTE and is_worded(piece)]
        body = notes[-1].runs if notes else ()  # all there is: what an app says of a message deleted
    cards = [piece for piece in kept if piece.kind is Kind.CARD and is_set_as_text(piece, look)]
    carded = bool(cards) and named and not (body or current.has(Kind.MEDIA))
    if carded:
        body = tuple(run for piece in cards for run in piece.runs)
    if not kept or not (body or named or current.has(Kind.MEDIA, Kind.CARD)):
        return []
    quoted = text_of_runs([run for piece in kept if piece.kind in BEFORE for run in piece.runs])
    message = RowMessage(
        union(piece.box for piece in current.pieces),
        body,
        current.name,
        current.time,
        picture=_is_picture(current) and not carded,
        quoted=quoted,
        inherited=current.inherited,
        partial=current.has(Kind.CUT),
    )
    return [message]


def _is_picture(current: _Open) -> bool:
    """Whether a message is a picture or a card: it has one, and no text but a caption under it."""
    media = [piece.box.y for piece in current.pieces if piece.kind in (Kind.MEDIA, Kind.CARD)]
    return bool(media) and all(piece.box.y > media[0] for piece in current.text)


def _with_avatar(message: RowMessage, avatars: Sequence[Box], look: Look) -> RowMessage:
    """Return a message whose box holds the avatar that stands beside its first row."""
    own = [avatar for avatar in avatars if not message.centred and look.heads(avatar, message.box)]
    return replace(message, box=union([message.box, *own])) if own else message
