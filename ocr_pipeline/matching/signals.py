"""Claim and evidence → the few numbers that a verdict is learned on, and what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.language import detect_language
from ocr_pipeline.lexicon.answers import answer_of, asks
from ocr_pipeline.lexicon.opposites import opposites_in
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.text import masked
from ocr_pipeline.matching.encoder import Encoder, knowing
from ocr_pipeline.matching.facts import Compared, Conflict, Told, compare_facts
from ocr_pipeline.matching.likeness import covered, levels_of, nearest_of, words_of
from ocr_pipeline.matching.persons import other_persons, others_of_a_sort
from ocr_pipeline.matching.polarity import answers_otherwise, opposed, sense, sounds_like_context
from ocr_pipeline.matching.retrieval import LEXICAL, Aliases, Features, Query, features, members_of, query_of, stated_of
from ocr_pipeline.matching.timeline import sent_on
from ocr_pipeline.matching.units import Unit
from ocr_pipeline.matching.weights import Linear, Weights
from ocr_pipeline.model import Claim, ClaimKind, Message

# The numbers in the order of a vector.
NAMES = (
    "best", "margin", "conflict", "name", "extra", "shared", "opposed", "sense", "weakest", "context", "quote",
    "conflict_best", "opposed_best", "sense_best", "other", "clash", "clash_best", "accord", "covered",
    "length",
)  # fmt: skip
# How probable (0..1) a message's language must be to be read in it.
PLAIN = 0.8
# Another sender's words must fit better by this much (logit) than the named one's to be what the claim speaks of.
LEAD = 0.35
# In a message of up to this many words the facts of all its sentences belong together.
SHORT = 30


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """What all claims of an article are held against: the messages, their units and words, people, language, models,
    the weekday of the article, and the languages of the longer messages (all, if none are told)."""

    messages: Sequence[Message]
    units: Sequence[Unit]
    said: Sequence[str]
    aliases: Aliases
    language: str
    encoders: Sequence[Encoder]
    weights: Weights
    published: int | None = None
    spoken: tuple[str, ...] = ()

    def spoken_in(self, number: int) -> str:
        """Return the language of a message: its own where its words tell, in chats that mix them, or that of all."""
        message = self.messages[number]
        return detect_language(message.text, among=self.spoken, sure=PLAIN) or message.language or self.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of the message of each unit."""
        spoken = {number: self.spoken_in(number) for number in {unit.number for unit in self.units}}
        return tuple(spoken[unit.number] for unit in self.units)

    @property
    def speaker_weight(self) -> float:
        """How much it counts that a unit is of the named speaker."""
        return float(self.weights.bearing.slopes[2 * len(self.encoders) + LEXICAL.index("speaker")])


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """How the words of a conversation stand to a claim.

    `order`: the numbers of the units, the likeliest first; `bearing`: how well each bears the claim (logit);
    `clash`: opposites on whose different sides both stand, `accord`: on whose same side; `weak`: the part of the claim
    borne least, `least`: how well (logit), infinite for a claim of one piece; `vector`: the numbers, see NAMES;
    `nearest`: the sentence of the likeliest unit that comes nearest, `denied`: whether it is opposed, too;
    `answered`: whether that unit says yes or no to what was asked; `things`: things of a sort, or people, of which the
    claim names one and the message another; `level`: how well the other claims of the article are borne, above or
    below what is usual (logit);
    `rival`: the same for the words of another sender that fit better than those of the one named, as if they were the
    named one's; None if none do.
    """

    order: NDArray[np.int64]
    bearing: NDArray[np.float64]
    facts: Compared
    opposed: bool
    clash: tuple[str, ...]
    accord: tuple[str, ...]
    weak: str
    least: float
    vector: NDArray[np.float64]
    things: tuple[Conflict, ...] = ()
    nearest: str = ""
    denied: bool = False
    answered: bool = False
    level: float = 0.0
    rival: Signals | None = None

    @property
    def best(self) -> int:
        """The number of the likeliest unit."""
        return int(self.order[0])


def signals_of(claims: Sequence[Claim], board: Board) -> tuple[Signals, ...]:
    """Return the signals of some claims; the messages must have units."""
    _encode_at_once(claims, board)
    queries = [query_of(claim, board.aliases) for claim in claims]
    given = features(queries, board.units, board.messages, board.aliases, board.encoders, board.languages)
    bearing, ranking = _scored(given, board.weights.bearing), _scored(given, board.weights.ranking)
    # Who quotes an answer quotes no question, and who asks does not answer.
    apart = [[each.kind is ClaimKind.QUOTE or asks(each.text, each.language)] for each in claims]
    joined = np.array([unit.answers is not None for unit in board.units]) & np.array(apart)
    bearing, ranking = (np.where(joined, each.min(), each) for each in (bearing, ranking))
    parts = [members_of(claim, board.aliases) for claim in claims]
    flat = [
        Query(part, part, (part,), claim.language, claim.speaker)
        for claim, own in zip(claims, parts, strict=True)
        for part in own
    ]
    borne = iter(_bearing_of(flat, board).max(axis=1) if flat else ())
    weights = [[float(next(borne)) for _ in own] for own in parts]
    tops = bearing[np.arange(len(claims)), ranking.argmax(axis=1)]
    around = levels_of(tops) if len(board.encoders) > 1 else np.zeros(len(claims))  # not measured for the base alone
    found = []
    for claim, row, rank, own, least, level in zip(claims, bearing, ranking, parts, weights, around, strict=True):
        others = _as_others(claim, row, board)
        rival = None if others is None else _signals(claim, others, others, own, least, board)
        found.append(replace(_signals(claim, row, rank, own, least, board), rival=rival, level=level))
    return tuple(found)


def _encode_at_once(claims: Sequence[Claim], board: Board) -> None:
    """Let the encoders read the statements and words of all claims in one call each, which they then remember: a call
    takes ten times as long as a further text in it."""
    stated = [masked(stated_of(claim, board.aliases), board.aliases) for claim in claims]
    told = [masked(text, board.aliases) for claim in claims for text in (claim.text, *claim.quotes)]
    bodies = [masked(message.text, board.aliases) for message in board.messages]
    units = [masked(unit.text, board.aliases) for unit in board.units]
    for encoder in board.encoders:
        encoder.encode([*stated, *told, *bodies, *units])
    for language in {claim.language for claim in claims}:
        knowing(board.encoders, language, board.language)[0].encode(words_of([*stated, *bodies]))


def _bearing_of(queries: Sequence[Query], board: Board) -> NDArray[np.float64]:
    """Return how well each unit bears each query (logit), shape (queries, units)."""
    given = features(queries, board.units, board.messages, board.aliases, board.encoders, board.languages)
    return _scored(given, board.weights.bearing)


def _scored(given: Features, model: Linear) -> NDArray[np.float64]:
    return np.asarray(given @ model.slopes + model.offset, np.float64)


def _signals(
    claim: Claim,
    row: NDArray[np.float64],
    rank: NDArray[np.float64],
    parts: Sequence[str],
    borne: Sequence[float],
    board: Board,
) -> Signals:
    order = np.argsort(-rank, kind="stable")
    best = int(order[0])
    unit = board.units[best]
    message = board.messages[unit.number]
    spoken = board.spoken_in(unit.number)
    others = np.array([each.answers is None and each.number not in (unit.number, unit.answers) for each in board.units])
    quoting = claim.kind is ClaimKind.QUOTE
    said = message.text if unit.answers is None else unit.text
    words = said if len(words_in(said)) <= SHORT and not quoting else unit.text
    facts = compare_facts(
        Told(
            claim.text,
            claim.language,
            words,
            said,
            board.aliases,
            _whole_quote(claim),
            sent_on(message),
            spoken,
            board.published,
        )
    )
    bare, there = masked(stated_of(claim, board.aliases), board.aliases), masked(unit.text, board.aliases)
    whole = masked(bare if claim.kind is ClaimKind.QUOTE else claim.text, board.aliases)  # "does not want that …"
    answered = unit.answers is not None and answer_of(message.text, spoken) != 0
    if answered:
        asked = masked(unit.text.removesuffix(message.text), board.aliases)
        turned = answers_otherwise(whole, claim.language, asked, message.text, spoken)
    else:
        turned = opposed(whole, claim.language, there, spoken)
    nearest = unit.text if answered else nearest_of(bare, unit.text, board.aliases, board.encoders)
    denied = turned and (nearest == unit.text or opposed(whole, claim.language, masked(nearest, board.aliases), spoken))
    clash, accord = opposites_in(bare, claim.language, there, spoken)
    able = knowing(board.encoders, claim.language, spoken)
    meaning = sense(bare, there, able, board.weights.senses)
    alike = sense(bare, there, able, board.weights.others)
    least = min(borne, default=np.inf)
    weak = parts[borne.index(least)] if borne else ""
    reader = knowing(board.encoders, claim.language, board.language)[0]
    context = sounds_like_context(bare, knowing(board.encoders, claim.language)[0], board.weights.contexts)
    top = float(row[best])
    near = _squash(top)
    hard = [each for each in facts.conflicts if each.kind != "name"]
    lists = [each for each in facts.extra if each.kind != "name"]
    vector = np.array([
        top, top - float(row[others].max()) if others.any() else 0.0, min(2, len(hard)),
        float(len(hard) < len(facts.conflicts) or len(lists) < len(facts.extra)), min(2, len(lists)),
        min(3, len(facts.shared)), float(turned), meaning, min(0.0, least),
        context * (1 - near), float(claim.kind is ClaimKind.QUOTE), bool(hard) * near,
        turned * near, meaning * near, alike, bool(clash), bool(clash) * near, bool(accord),
        covered(bare, board.said, reader), np.log1p(len(words_in(bare))),
    ])  # fmt: skip
    body = masked(message.text, board.aliases)
    things = (*other_persons(claim, unit.text, message.sender, board.aliases),)
    things = (*others_of_a_sort(whole, claim.language, body, spoken), *(() if quoting else things))
    return Signals(
        order, row[order], facts, turned, clash, accord, weak, least, vector, things, nearest, denied, answered
    )


def _whole_quote(claim: Claim) -> bool:
    """Whether a claim quotes without a mark that something is left out."""
    return claim.kind is ClaimKind.QUOTE and not re.search(r"…|\.\.\.|\[", claim.text)


def _squash(value: float) -> float:
    return float(1 / (1 + np.exp(-value)))


def _as_others(claim: Claim, row: NDArray[np.float64], board: Board) -> NDArray[np.float64] | None:
    """Return how well the other senders' units bear a claim, as if they were the named one's; None if none bears it
    better by LEAD than the named one's do."""
    mine = np.array([board.messages[unit.number].sender == claim.speaker for unit in board.units])
    if not claim.speaker or mine.all():
        return None
    others = np.where(mine, row.min() - board.speaker_weight, row + board.speaker_weight)
    return others if not mine.any() or others.max() - row[mine].max() >= LEAD else None
