"""An article, its claims, and what the messages say about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ocr_pipeline.model.enums import Certainty, ClaimKind, Verdict


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of an article that can be judged: a sentence or a part of one.

    `start` and `end` are character offsets of `sentence` in the article's text. `speaker` is the participant to
    whom the article ascribes the words, by canonical name, or empty.
    """

    article: str
    claim_id: str
    start: int
    end: int
    sentence: str
    text: str
    kind: ClaimKind
    language: str = ""
    speaker: str = ""
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text as read, its language (ISO 639-1), its date if stated, and its claims in order.

    `start` is the character at which the text itself begins, after a date line.
    """

    name: str
    sha256: str
    conversation: str
    text: str
    language: str = ""
    date: dt.date | None = None
    start: int = 0
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The verdict on one claim, with the words it rests on and why.

    `score` is in 0..1, `message_ids` best first; `differences` lists what a quote altered, e.g. `-the danish`;
    `scores` tell how well each of the messages bears the claim, 0..1.
    """

    conversation: str
    claim: Claim
    verdict: Verdict
    certainty: Certainty
    score: float
    message_ids: tuple[str, ...] = ()
    evidence: str = ""
    reasons: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """One message: the claims resting on it, the parts of it no article mentions, and a note on why."""

    conversation: str
    message_id: str
    text: str
    claim_ids: tuple[str, ...]
    left_out: tuple[str, ...]
    reason: str
