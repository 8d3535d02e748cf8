"""Photographs beside the flat areas of bubbles: what of a bubble is no flat area, or a message by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING
from ocr_pipeline.model import Pixels, Region, TextLine

# Shares of the pane's width: a photograph is at least as wide and high as the first, and flush with an edge that
# bubbles share within the second. A sticker is no wider than the third, and no farther in from such an edge than the
# fourth.
SMALLEST, FLUSH, STICKER, INSET = 0.15, 0.02, 0.5, 0.095
# On a desktop the pane is wider than a phone's, which is so many times as wide as the widest bubble, and this share of
# the pane at least.
PHONE, DESKTOP = 1.35, 0.6
# Share of a picture that lies within another where it is a part of that, and of its area that an even part of it has.
PART, PATCH = 0.9, 0.35
# Share of a photograph, at most, that the paper of its time takes, and of that paper, at least, that lies on it.
NOTE, HALF = 0.15, 0.5
# Step (0..255) at a photograph's edge against the ground, the share of such steps on both sides among so many rows
# that goes on with it, and the rows of rim between it and the rest of its bubble.
STEP, EDGED, ROWS, SEAM = 12, 0.6, 12, 3
# Pixels by which the edges of a photograph and of its caption differ at most: that has a tail.
TAILED = 6


def find_photos(pictures: Sequence[Box], blank: Sequence[Box], bubbles: Sequence[Box], pane: Box) -> tuple[Box, ...]:
    """Return the pictures large enough for a photograph that stand where a bubble would, on none of the bubbles, and
    are no part of another; a sticker with the room beside it up to their edge. `blank` are areas that are as plain as a
    bubble is, with nothing on them: they need not be flush with others."""
    widest = max((bubble.width for bubble in bubbles), default=pane.width)
    wide = np.clip(PHONE * widest, DESKTOP * pane.width, pane.width)
    large = [box for box in (*pictures, *blank) if min(box.width, box.height) >= SMALLEST * pane.width]
    small = [box for box in pictures if SMALLEST * wide <= min(box.width, box.height) < SMALLEST * pane.width]
    found: list[Box] = []
    for box in sorted([*large, *small], key=lambda box: -box.area):
        part = any(other.holds(box, share=PART) for other in found)
        upon = [bubble for bubble in bubbles if box.intersection(bubble) > 0.05 * box.area]
        if part or not all(_is_patch(bubble, box, bubbles, pane) for bubble in upon):
            continue
        inset = _sticker_inset(box, bubbles, pane)
        if box not in small and (box in blank or _is_flush(box, bubbles, pane)):
            found.append(box)
        elif inset is not None:
            found.append(Box(box.x - inset, box.y, box.width + 2 * inset, box.height).clipped(pane))
    return tuple(found)


def photo_under(region: Region, photos: Sequence[Box]) -> Box | None:
    """Return the photograph that what looks like a bubble stands on, or the sticker whose corner its time covers."""
    small = len(region.lines) == 1 and not region.quoted
    return next((photo for photo in photos if photo.holds(region.box, share=PART) or (
        small and region.box.area <= NOTE * photo.area and photo.holds(region.box, share=HALF))), None)  # fmt: skip


def noted_on(notes: Sequence[Region]) -> tuple[TextLine, ...]:
    """Return the one line of what stands on a photograph, which may be its time; several are what it shows."""
    lines = tuple(line for note in notes for line in note.lines)
    return lines if len(lines) == 1 else ()


def _is_patch(box: Box, picture: Box, bubbles: Sequence[Box], pane: Box) -> bool:
    """Whether what looks like a bubble on a picture is an even part of it, the water of a map: much smaller and flush
    with none of the bubbles beside that."""
    beside = [bubble for bubble in bubbles if picture.intersection(bubble) == 0]
    small = picture.holds(box, share=PART) and box.area <= PATCH * picture.area
    return small and bool(beside) and not _is_flush(box, beside, pane)


def _is_flush(box: Box, bubbles: Sequence[Box], pane: Box) -> bool:
    """Whether a picture is flush with an edge that bubbles share."""
    edges = (min(abs(box.x - bubble.x), abs(box.right - bubble.right)) for bubble in bubbles)
    return any(edge <= FLUSH * pane.width for edge in edges)


def _sticker_inset(box: Box, bubbles: Sequence[Box], pane: Box) -> int | None:
    """Return how many pixels the motif of a picture without a bubble, which stands by itself where one would, is in
    from the outer edge of bubbles; None for another picture."""
    level = any(box.overlap_y(bubble) > 0 for bubble in bubbles)
    left = [box.x - each.x for each in bubbles if each.x - pane.x <= pane.right - each.right]
    right = [each.right - box.right for each in bubbles if each.x - pane.x >= pane.right - each.right]
    least = min((inset for inset in (*left, *right) if inset >= 0), default=pane.width)
    return None if level or box.width > STICKER * pane.width or least > INSET * pane.width else least


def with_captions(bubbles: Sequence[Region], photos: Sequence[Box]) -> tuple[list[Region], tuple[Box, ...]]:
    """Return bubbles, those right under a photograph with its edges, but for a tail, as one message with it; and the
    other photographs. A bubble on which nothing is written may be the even part of one."""
    even = [each.box for each in bubbles if not (each.lines or each.quoted)]
    found: list[Region] = []
    taken: list[Box] = []
    for bubble in bubbles:
        over = next((photo for photo in (*photos, *even) if photo not in taken and _bears(bubble.box, photo)), None)
        if over and bubble.lines and not bubble.quoted:
            taken.append(over)
            bubble = replace(bubble, box=union((over, bubble.box)), pictures=(over, *bubble.pictures))
        found.append(bubble)
    return [each for each in found if each.box not in taken], tuple(photo for photo in photos if photo not in taken)


def _bears(box: Box, photo: Box) -> bool:
    """Whether a box begins right under a photograph and is as wide as it, but for a tail."""
    edges = max(abs(box.x - photo.x), abs(box.right - photo.right))
    return 0 <= box.y - photo.bottom <= ABUTTING and edges <= TAILED


def adjoining(pixels: Pixels, bubble: Box, others: Sequence[Box], pane: Box) -> tuple[Box, ...]:
    """Return the photographs that go on from a bubble's lower and upper edge, as wide as it and without a gap.

    `pixels` is BGR uint8 of the whole picture. Where the bubble ends, its left and right edges do.
    """
    below = min([other.y for other in others if other.y >= bubble.bottom], default=pane.bottom)
    above = max([other.bottom for other in others if other.bottom <= bubble.y], default=pane.y)
    edges = _edges(pixels, bubble)
    lower = _run(edges[bubble.bottom + SEAM : min(below, pane.bottom)])
    upper = _run(edges[max(above, pane.y) : max(bubble.y - SEAM, 0)][::-1])
    found = (
        Box(bubble.x, bubble.bottom, bubble.width, lower + SEAM),
        Box(bubble.x, bubble.y - upper - SEAM, bubble.width, upper + SEAM),
    )
    return tuple(box for box, run in zip(found, (lower, upper), strict=True) if run >= SMALLEST * pane.width)


def _edges(pixels: Pixels, bubble: Box) -> NDArray[np.bool_]:
    """Return for each row of a picture whether it steps at both the left and the right edge of a bubble."""
    width = pixels.shape[1]
    if bubble.x < SEAM or bubble.right > width - SEAM:
        return np.zeros(len(pixels), bool)
    outer, inner = (bubble.x - SEAM, bubble.right + SEAM - 1), (bubble.x + SEAM, bubble.right - SEAM - 1)
    step = np.abs(pixels[:, outer].astype(np.int16) - pixels[:, inner]).max(axis=2)
    return np.asarray((step > STEP).all(axis=1))


def _run(edged: NDArray[np.bool_]) -> int:
    """Return how many rows from the first on have edges, but for some here and there."""
    shares = np.convolve(edged, np.ones(ROWS) / ROWS, mode="valid") if len(edged) >= ROWS else np.zeros(0)
    ends = np.flatnonzero(shares < EDGED)
    rows = int(ends[0]) + ROWS if len(ends) else len(edged)
    if len(ends) and ends[0] == 0:
        return 0
    last = np.flatnonzero(edged[:rows])
    return int(last[-1]) + 1 if len(last) else 0
