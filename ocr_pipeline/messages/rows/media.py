"""Pictures of a pane of rows → those that are messages, whole: a photograph may fall into parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.messages.rows.cards import PICTURE
from ocr_pipeline.messages.rows.kinds import Kind, Piece
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.model import Region

# Pixels between a picture and the card it stands on.
EDGE = 6
# A bar that one scrolls with is no wider than a capital is high, and higher than so many times its width or at the
# right edge.
SCROLL = 8.0


def stacked(pieces: Sequence[Piece], look: Look) -> list[Piece]:
    """Return pieces with the pictures that stand on the upper edge of one, as wide as it, made one with it: parts of a
    photograph, and what a link leads to; so is a card on the edge of a picture."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.box.y):
        below = next((other for other in found if _tops(piece, other, look)), None)
        if below is None:
            found.append(piece)
        else:
            kind = Kind.MEDIA if below.kind is Kind.MEDIA and piece.kind is not Kind.CARD else Kind.CARD
            found[found.index(below)] = replace(below, kind=kind, box=union([below.box, piece.box]))
    return found


def _tops(part: Piece, piece: Piece, look: Look) -> bool:
    """Whether a picture, or a low strip of one, stands on the upper edge of another or of a card, or its dark foot
    does, and is as wide; or a card on that of a picture."""
    picture, box = part.box, piece.box
    same = max(abs(picture.x - box.x), abs(picture.right - box.right)) <= EDGE
    near = abs(picture.bottom - box.y) <= max(EDGE, look.height)
    drawn = part.kind is Kind.MEDIA or (part.kind is Kind.CHIPS and not part.runs)
    on_picture = part.kind is Kind.CARD and piece.kind is Kind.MEDIA
    return same and near and (on_picture or (drawn and piece.kind in (Kind.MEDIA, Kind.CARD, Kind.QUOTE)))


def media_of(region: Region, look: Look) -> list[Box]:
    """Return the pictures that are messages: as large as that, in the text's column, on no card, no scroll bar; level
    ones as one."""
    large = [
        box
        for box in region.pictures
        if box.height >= PICTURE * look.height
        and box.width >= 0.5 * look.height
        and not (box.width <= look.height and (box.height > SCROLL * box.width or box.right > region.box.right - EDGE))
        and box.x >= look.column - look.height
        and not any(card.holds(box, share=0.7) and card.area >= box.area for card in region.panels)
    ]
    found: list[Box] = []
    for box in sorted(large, key=lambda box: box.x):
        near = [other for other in found if level(box, other)]
        found = [other for other in found if other not in near] + [union([box, *near])]
    return found


def level(box: Box, other: Box) -> bool:
    """Return whether two boxes share at least half the height of the lower one."""
    return box.overlap_y(other) >= 0.5 * min(box.height, other.height)
