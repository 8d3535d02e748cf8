"""Pieces of a pane → the same, what stands over the name of an answer known as what it quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from ocr_pipeline.messages.naming import has_pictograph
from ocr_pipeline.messages.rows.kinds import Kind, Piece
from ocr_pipeline.messages.rows.look import Look
from ocr_pipeline.model import LineReading

# What is quoted stands so many times as far from what is above it as from the name below it, and no farther from that
# than so many heights of a capital.
APART, NEAR = 1.6, 1.6
# It is smaller or fainter than the text (shares of it), or begins so many heights of a capital beside it.
SMALLER, FAINTER, ASIDE = 0.94, 0.85, 0.5


def with_replies(pieces: Sequence[Piece], look: Look) -> list[Piece]:
    """Return the pieces, a row over a name as REPLY where it is set as no text is and stands nearer to that name."""
    above = [None, *pieces]
    found = list(pieces)
    for place, (piece, below) in enumerate(pairwise(pieces)):
        before = above[place]
        gap = below.box.y - piece.box.bottom
        room = piece.box.y - before.box.bottom if before else 0
        plain = piece.kind in (Kind.TEXT, Kind.NOTE) and not piece.head.opens and bool(piece.runs)
        near = gap <= NEAR * look.height and room >= APART * gap
        runs = piece.row.runs if piece.row else piece.runs  # pale words behind a name are no remark here
        if plain and below.head.name and near and _is_apart(runs, look):
            found[place] = replace(piece, kind=Kind.REPLY, runs=_without_signs(runs), row=None)
    return found


def _without_signs(runs: Sequence[LineReading]) -> tuple[LineReading, ...]:
    """Return runs without what the first begins with before any letter or figure: a hook drawn to the answer, a face.
    Emoji stay."""
    first, *others = runs
    kept = tuple(
        dropwhile(lambda word: not (any(map(str.isalnum, word.text)) or has_pictograph(word.text)), first.words)
    )
    return (replace(first, words=kept) if kept else first, *others)


def _is_apart(runs: Sequence[LineReading], look: Look) -> bool:
    """Whether a row is set otherwise than the text: smaller, fainter, or beginning beside it; but for whose words they
    are, a small face or an @ before the name."""
    first, *others = runs
    words = others if others and (has_pictograph(first.text[:1]) or first.text.startswith("@")) else runs
    smaller = all(run.line.cap_height < SMALLER * look.height for run in words)
    fainter = all(run.line.contrast < FAINTER * look.contrast for run in words)
    return smaller or fainter or abs(first.line.box.x - look.column) > ASIDE * look.height
