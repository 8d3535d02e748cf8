"""Claim and evidence → the few numbers that a verdict is learned on, and what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.lexicon.text import masked, reported
from ocr_pipeline.lexicon.words import pattern
from ocr_pipeline.matching.encoder import Encoder
from ocr_pipeline.matching.facts import Compared, Told, compare_facts
from ocr_pipeline.matching.polarity import opposed, sense, sounds_like_context
from ocr_pipeline.matching.retrieval import LEXICAL, Aliases, Query, features, query_of
from ocr_pipeline.matching.timeline import sent_on
from ocr_pipeline.matching.units import Unit
from ocr_pipeline.matching.weights import Weights
from ocr_pipeline.model import Claim, ClaimKind, Message

# The numbers in the order of a vector.
NAMES = (
    "best", "margin", "rival", "rival_best", "conflict", "name", "extra", "shared", "opposed", "sense", "weakest",
    "context", "quote", "conflict_best", "opposed_best", "sense_best", "other",
)  # fmt: skip
# In a message of up to this many words the facts of all its sentences belong together.
SHORT = 30
# A member of a statement has at least this many words besides names.
MEMBER = 2


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """What all claims of an article are held against: the messages, their units, people and languages, and models."""

    messages: Sequence[Message]
    units: Sequence[Unit]
    aliases: Aliases
    language: str
    encoders: Sequence[Encoder]
    weights: Weights

    @property
    def speaker_weight(self) -> float:
        """How much it counts that a unit is of the named speaker."""
        return float(self.weights.bearing.slopes[len(self.encoders) + LEXICAL.index("speaker")])


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """`bearing`: how well each unit bears the claim (logit); `best`: number of the best unit; `rival`: number of
    another sender's best unit or -1; `weak`: the part of the claim borne least; `vector`: the numbers, see NAMES."""

    bearing: NDArray[np.float64]
    best: int
    rival: int
    facts: Compared
    opposed: bool
    weak: str
    vector: NDArray[np.float64]


def signals_of(claims: Sequence[Claim], board: Board) -> tuple[Signals, ...]:
    """Return the signals of some claims; the messages must have units."""
    queries = [query_of(claim) for claim in claims]
    bearing = _bearing_of(queries, board)
    parts = [_parts_of(claim, board.aliases) for claim in claims]
    flat = [
        Query(part, (part,), claim.language, claim.speaker)
        for claim, own in zip(claims, parts, strict=True)
        for part in own
    ]
    borne = iter(_bearing_of(flat, board).max(axis=1) if flat else ())
    weights = [[float(next(borne)) for _ in own] for own in parts]
    return tuple(
        _signals(claim, row, own, least, board)
        for claim, row, own, least in zip(claims, bearing, parts, weights, strict=True)
    )


def _bearing_of(queries: Sequence[Query], board: Board) -> NDArray[np.float64]:
    """Return how well each unit bears each query (logit), shape (queries, units)."""
    given = features(queries, board.units, board.messages, board.aliases, board.encoders)
    model = board.weights.bearing
    return np.asarray(given @ model.slopes + model.offset, np.float64)


def _parts_of(claim: Claim, aliases: Aliases) -> tuple[str, ...]:
    """Return the members of a statement joined by "and", "but" and the like; none if it is of one piece or quoted."""
    if claim.kind is ClaimKind.QUOTE:
        return ()
    joint = rf"(?:[,;]\s+)?{pattern('conjunction', claim.language).pattern}\s|;\s"
    members = [each.strip(" ,;.") for each in re.split(joint, masked(reported(claim.text), aliases))]
    kept = [member for member in members if len(member.split()) >= MEMBER]
    return tuple(kept) if len(kept) >= 2 else ()


def _signals(
    claim: Claim, row: NDArray[np.float64], parts: Sequence[str], borne: Sequence[float], board: Board
) -> Signals:
    best = int(np.argmax(row))
    unit = board.units[best]
    message = board.messages[unit.number]
    others = np.array([each.number != unit.number for each in board.units])
    rival, lead = _rival(claim, row, board)
    quoting = claim.kind is ClaimKind.QUOTE
    words = message.text if len(message.text.split()) <= SHORT and not quoting else unit.text
    facts = compare_facts(
        Told(
            claim.text,
            claim.language,
            words,
            message.text,
            board.aliases,
            _whole_quote(claim),
            sent_on(message),
            board.language,
        )
    )
    bare, there = masked(reported(claim.text), board.aliases), masked(unit.text, board.aliases)
    turned = opposed(bare, claim.language, there, board.language)
    meaning = sense(bare, there, board.encoders, board.weights.senses)
    alike = sense(bare, there, board.encoders, board.weights.others)
    weak = int(np.argmin(borne)) if borne else -1
    context = sounds_like_context(bare, board.encoders[0], board.weights)
    top = float(row[best])
    near = _squash(top)
    hard = [each for each in facts.conflicts if each.kind != "name"]
    lists = [each for each in facts.extra if each.kind != "name"]
    vector = np.array([
        top, top - float(row[others].max()) if others.any() else 0.0, max(-2.0, min(0.0, lead)),
        max(0.0, lead) * _squash(row[rival]) if rival >= 0 else 0.0, min(2, len(hard)),
        float(len(hard) < len(facts.conflicts) or len(lists) < len(facts.extra)), min(2, len(lists)),
        min(3, len(facts.shared)), float(turned), meaning, min(0.0, min(borne)) if borne else 0.0,
        context * (1 - near), float(claim.kind is ClaimKind.QUOTE), bool(hard) * near,
        turned * near, meaning * near, alike,
    ])  # fmt: skip
    return Signals(row, best, rival, facts, turned, parts[weak] if weak >= 0 else "", vector)


def _whole_quote(claim: Claim) -> bool:
    """Whether a claim quotes without a mark that something is left out."""
    return claim.kind is ClaimKind.QUOTE and not re.search(r"…|\.\.\.|\[", claim.text)


def _squash(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))


def _rival(claim: Claim, row: NDArray[np.float64], board: Board) -> tuple[int, float]:
    """Return another sender's best unit and by how much it fits better than the named one's; (-1, 0) if unknown."""
    mine = np.array([board.messages[unit.number].sender == claim.speaker for unit in board.units])
    if not claim.speaker or mine.all():
        return -1, 0.0
    meaning = row - board.speaker_weight * mine
    other = int(np.argmax(np.where(mine, -np.inf, meaning)))
    own = float(meaning[mine].max()) if mine.any() else float(meaning.min())
    return other, max(-3.0, min(3.0, float(meaning[other]) - own))
