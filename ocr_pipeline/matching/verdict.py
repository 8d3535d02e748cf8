"""Signals → verdict: when words bear a claim out, when they speak against it, and when a person should look."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.matching.facts import Conflict
from ocr_pipeline.matching.quotation import Standing
from ocr_pipeline.matching.signals import NAMES, Board, Signals
from ocr_pipeline.model import Certainty, Claim, ClaimKind, Verdict

# The classes the learned model tells apart, in order. BORNE becomes quoted or supported by the kind of the claim.
CLASSES = ("borne", "partial", "contradicted", "not_found", "not_checkable")
VERDICTS = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.NOT_FOUND, Verdict.NOT_CHECKABLE)
# Another sender's words must fit better by this much (logit) than the named one's to be a ground of contradiction.
LEAD = 0.35
# Below this, the sense of two statements counts as opposite.
OPPOSITE = -0.25
# An altered quotation is certain from this likeness (0..1) on: much of it stands, and what does not is plain.
PLAIN = 0.75
# How much like context (logit) a claim without a speaker must sound to be taken for it.
ASIDE = 0.25
# Share of the probability without which nothing is vouched for or contradicted.
NEEDED = 0.5
# Probability from which on a verdict that vouches for nothing is certain.
OPEN = 0.36
VOUCHED = frozenset({Verdict.SUPPORTED, Verdict.QUOTED})
# A quotation of fewer words may be a mere expression that the message has in another form.
WORDS = 3


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its certainty and the reasons for it, for people."""

    verdict: Verdict
    certainty: Certainty
    reasons: tuple[str, ...]
    differences: tuple[str, ...] = ()


def judge(claim: Claim, signals: Signals, standing: Standing | None, board: Board) -> Judgement:
    """Return the verdict on a quotation or a paraphrase."""
    if claim.kind is ClaimKind.QUOTE and standing is not None:
        found = _judge_standing(claim, standing, board)
        if found is not None:
            return found
    return _judge_telling(claim, signals, board)


def _judge_standing(claim: Claim, standing: Standing, board: Board) -> Judgement | None:
    """Return the verdict on a quotation whose words stand, or nearly stand, in a message; None if too few do."""
    changed = "the quotation differs from the message: " + ", ".join(standing.differences[:6])
    sender = board.messages[standing.number].sender
    if standing.faithful:
        if claim.speaker and sender and claim.speaker != sender and len(standing.words.split()) >= WORDS:
            reason = f"speaker: the article quotes {claim.speaker}, the words are {sender}'s"
            return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, (reason,), standing.differences)
        reasons = ("the words stand in the message", *((changed,) if standing.differences else ()))
        return Judgement(Verdict.QUOTED, _certain(not standing.differences), reasons, standing.differences)
    if claim.language != board.language and standing.likeness < PLAIN:
        return None
    certainty = _certain(standing.likeness >= PLAIN)
    return Judgement(Verdict.CONTRADICTED, certainty, ("altered quote", changed), standing.differences)


def probabilities(signals: Signals, board: Board) -> NDArray[np.float64]:
    """Return how probable each of CLASSES is, 0..1, together 1."""
    logits = board.weights.verdict.slopes @ signals.vector + board.weights.verdict.offset
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum(), np.float64)


def _judge_telling(claim: Claim, signals: Signals, board: Board) -> Judgement:
    """Return the verdict on what is told in other words or in translation."""
    likely = probabilities(signals, board)
    first = VERDICTS[int(np.argmax(likely))]
    grounds, hard = _grounds(claim, signals, board)
    borne, against = CLASSES.index("borne"), CLASSES.index("contradicted")
    if not grounds:
        likely[against] = 0.0
    if claim.speaker or signals.facts.conflicts or signals.vector[NAMES.index("context")] <= ASIDE:
        likely[CLASSES.index("not_checkable")] = 0.0
    # Vouching wrongly, and alarming wrongly, are worse than leaving open: both need more than being the likeliest.
    for each in (borne, against):
        if likely[each] < NEEDED * likely.sum():
            likely[each] = 0.0
    chosen = VERDICTS[int(np.argmax(likely))]
    # Nothing is sure that looked like context before that was ruled out.
    sure = first is not Verdict.NOT_CHECKABLE and float(likely.max()) >= (
        board.weights.certain if chosen in VOUCHED else OPEN
    )
    untranslated = claim.kind is ClaimKind.QUOTE and claim.language == board.language and _long(claim)
    if chosen is Verdict.SUPPORTED and untranslated:
        why = "altered quote: a message says this, in other words than those in quotation marks"
        return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, (why,))
    if chosen is Verdict.CONTRADICTED:
        return Judgement(chosen, _certain(sure and hard), grounds)
    doubt = _doubts(claim, signals)
    if chosen is Verdict.SUPPORTED:
        quoted = claim.kind is ClaimKind.QUOTE
        why = "the words stand in the message, in translation" if quoted else "a message says this in other words"
        verdict = Verdict.QUOTED if quoted else Verdict.SUPPORTED
        return Judgement(verdict, _certain(sure and not doubt), (why, *doubt))
    if chosen is Verdict.PARTIAL:
        return Judgement(chosen, Certainty.REVIEW, _unborne(signals))
    reasons = {
        Verdict.NOT_FOUND: "no message in the screenshots given says this",
        Verdict.NOT_CHECKABLE: "context, reaction or opinion: not about the words of the exchange",
    }
    return Judgement(chosen, _certain(sure and chosen is Verdict.NOT_FOUND), (reasons[chosen],))


def _long(claim: Claim) -> bool:
    return max(len(quote.split()) for quote in claim.quotes) >= WORDS if claim.quotes else False


def _grounds(claim: Claim, signals: Signals, board: Board) -> tuple[tuple[str, ...], bool]:
    """Return why a message may speak against a claim, and whether a hard fact does."""
    if signals.facts.conflicts:
        hard = any(each.kind != "name" for each in signals.facts.conflicts)
        return tuple(map(_told, signals.facts.conflicts)), hard
    if signals.rival >= 0 and signals.vector[NAMES.index("rival_best")] >= LEAD:
        other = board.messages[board.units[signals.rival].number].sender or "somebody else"
        return (f"speaker: these are words of {other}, not of {claim.speaker}",), False
    if signals.opposed or signals.vector[NAMES.index("sense")] < OPPOSITE:
        return ("opposite: one side says what the other denies; compare the words",), False
    return (), False


def _doubts(claim: Claim, signals: Signals) -> tuple[str, ...]:
    found = [f"not in the message: {each.claimed}" for each in signals.facts.extra]
    if signals.opposed:
        found.append("one side has a negation or opposite that the other lacks")
    return (*found, *map(_told, signals.facts.conflicts))


def _unborne(signals: Signals) -> tuple[str, ...]:
    if signals.facts.extra:
        return tuple(f"{each.kind}: {each.claimed} is not in the message" for each in signals.facts.extra)
    if signals.weak:
        return (f"a message bears a part of this; none was found for: {signals.weak}",)
    return ("a message bears a part of this only",)


def _told(conflict: Conflict) -> str:
    kind = "place" if conflict.kind == "city" else conflict.kind
    return f"{kind}: the article says {conflict.claimed}, the message {conflict.found}"


def _certain(sure: bool) -> Certainty:
    return Certainty.CERTAIN if sure else Certainty.REVIEW
