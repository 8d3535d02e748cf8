"""Evidence → verdict: when words bear a claim out, when they speak against it, and when a person should look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.lexicon import words
from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.matching.facts import Conflict, find_conflicts
from ocr_pipeline.matching.quotation import ALTERED, SAME, Standing
from ocr_pipeline.model import Certainty, Claim, ClaimKind, Verdict

# Scores from which on a message bears a claim, speaks of its matter, or a translated quotation stands.
BORNE, SAME_MATTER, TRANSLATED = 0.21, 0.16, 0.14
# By how much another participant's best words must beat the named one's to say: somebody else said it.
OTHER_SPEAKER = 0.12
# In a message of up to this many words the facts of all its sentences belong together.
SHORT = 30
# Farther than this from the score that decides, a verdict is certain.
SURE = 0.06


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best words for a claim: score, the speaker's own best score and another's (meaning only), texts."""

    score: float
    own: float
    other: float
    other_speaker: str
    words: str
    message: str
    standing: Standing | None
    same_language: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its certainty and the reasons for it, for people."""

    verdict: Verdict
    certainty: Certainty
    reasons: tuple[str, ...]
    differences: tuple[str, ...] = ()


def judge(claim: Claim, evidence: Evidence) -> Judgement:
    """Return the verdict on a quotation or a paraphrase."""
    if claim.kind is ClaimKind.QUOTE:
        found = _judge_quote(claim, evidence)
        if found is not None:
            return found
    return _judge_telling(claim, evidence)


def _judge_quote(claim: Claim, evidence: Evidence) -> Judgement | None:
    """Return the verdict on a quotation that stands, or nearly stands, in a message of its own language, else None."""
    standing = evidence.standing
    if standing is None:
        return None
    if standing.likeness * 100 >= SAME:
        why = "the words stand in the message"
        return Judgement(Verdict.QUOTED, _certain(not standing.differences), (why,), standing.differences)
    if evidence.same_language and standing.likeness * 100 >= ALTERED:
        changed = "the quotation differs from the message: " + ", ".join(standing.differences[:6])
        if _changes_meaning(standing.differences):
            return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, ("altered quote", changed), standing.differences)
        return Judgement(Verdict.QUOTED, Certainty.REVIEW, (changed,), standing.differences)
    return None


def _changes_meaning(differences: Sequence[str]) -> bool:
    """Whether words left out or put in are more than articles and endings: a figure, or a word of some length."""
    return any(re.search(r"\d|\w{5,}", each) for each in differences)


def _judge_telling(claim: Claim, evidence: Evidence) -> Judgement:
    """Return the verdict on what is told in other words or in translation."""
    bar = TRANSLATED if claim.kind is ClaimKind.QUOTE else BORNE
    conflicts = find_conflicts(claim.text, evidence.words, claim.language)
    if not conflicts and len(evidence.message.split()) <= SHORT:
        conflicts = find_conflicts(claim.text, evidence.message, claim.language)
    if evidence.score >= SAME_MATTER and conflicts:
        return Judgement(Verdict.CONTRADICTED, _certain(evidence.score >= bar), tuple(map(_told, conflicts)))
    if _someone_else(claim, evidence):
        reason = f"speaker: these are words of {evidence.other_speaker}, not of {claim.speaker}"
        return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, (reason,))
    if evidence.score < bar:
        return Judgement(
            Verdict.NOT_FOUND, _certain(evidence.score < bar - SURE), ("no message in the screenshots given says this",)
        )
    differs = _negated(claim.text, claim.language) != _negated(evidence.words, "")
    reasons = ("one side has a negation that the other lacks",) if differs else ()
    sure = evidence.score >= bar + SURE and not reasons
    if claim.kind is ClaimKind.QUOTE:
        return Judgement(Verdict.QUOTED, _certain(sure), ("the words stand in the message, in translation", *reasons))
    return Judgement(Verdict.SUPPORTED, _certain(sure), ("a message says this in other words", *reasons))


def _someone_else(claim: Claim, evidence: Evidence) -> bool:
    known = claim.speaker and evidence.other_speaker
    return bool(known) and evidence.other >= BORNE and evidence.other - evidence.own >= OTHER_SPEAKER


def _told(conflict: Conflict) -> str:
    return f"{conflict.kind}: the article says {conflict.claimed}, the message {conflict.found}"


def _negated(text: str, language: str) -> bool:
    """Whether a text has a negation, in its language or, if that is not known, in any."""
    patterns = [words.NEGATION[language]] if language in words.NEGATION else list(words.NEGATION.values())
    return any(re.search(pattern, fold(text)) for pattern in patterns)


def _certain(sure: bool) -> Certainty:
    return Certainty.CERTAIN if sure else Certainty.REVIEW
