"""Pictures and readings of a pane of rows → its avatars, also where one falls into parts, and what is written among
them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.lexicon.stamps import read_stamp
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.messages.rows.parts import Row
from ocr_pipeline.model import Region

# An avatar is about square and between these times as high as a capital.
AVATAR = (1.8, 8.0)
# So many squares over the left edge of the text, and this share of them, have words beside their tops if avatars.
SEVERAL, MOSTLY = 2, 0.6
# Pixels between parts of one avatar.
APART = 2


def faces_of(region: Region, rows: Sequence[Row], look: Look) -> list[Box]:
    """Return the avatars among what was taken for runs left of the text, and those that fell into pictures and runs
    there: light in the middle, or of many colours."""
    runs = [run.line.box for row in rows for run in row.runs if run.line.box.right <= look.column]
    left = [box for box in region.pictures if box.right <= look.column]
    whole = [union(parts) for parts in _touching([*left, *runs]) if len(parts) > 1]
    return [box for box in [*runs, *whole] if _is_avatar(box, look.height)]


def _touching(boxes: Iterable[Box]) -> list[list[Box]]:
    """Return boxes with those together that touch one another or nearly do."""
    found: list[list[Box]] = []
    for box in boxes:
        near = [group for group in found if any(box.grown(APART).intersection(other) for other in group)]
        found = [group for group in found if group not in near] + [[box, *(each for group in near for each in group)]]
    return found


def avatars_of(region: Region, rows: Sequence[Row], look: Look) -> list[Box]:
    """Return the avatars of a pane: left of the text, or several over its left edge, each with words beside its top."""
    square = [box for box in region.pictures if _is_avatar(box, look.height)]
    left = [box for box in square if box.right <= look.column]
    over = [box for box in square if abs(box.x - look.column) <= look.height]
    headed = [box for box in over if any(look.heads(box, row.box) for row in rows)]
    return left if left or len(headed) < max(SEVERAL, MOSTLY * len(over)) else headed


def is_aside(row: Row, avatars: Sequence[Box], look: Look) -> bool:
    """Return whether a row begins in the column of the avatars, between them, and is smaller than the text: who is
    typing, how many answers follow; no date."""
    run = max(row.runs, key=lambda run: run.line.box.width)
    inner = sum(run.line.box.x < avatar.right <= look.column for avatar in avatars)
    beside = any(avatar.overlap_y(run.line.box) > 0 for avatar in avatars)
    small = look.is_small(run.line) and run.line.box.x < look.column - look.height
    return small and inner >= SEVERAL and not beside and read_stamp(row.text, (run.language,)) is None


def _is_avatar(box: Box, height: float) -> bool:
    low, high = AVATAR
    return 0.6 <= box.width / max(box.height, 1) <= 1.6 and low * height <= box.height <= high * height
