"""Turns and claims → matches: each claim's verdict with the words it rests on and the reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ocr_pipeline.language import detect_language
from ocr_pipeline.lexicon.people import aliases_of
from ocr_pipeline.matching.coverage import find_coverage
from ocr_pipeline.matching.quotation import Standing, find_standing
from ocr_pipeline.matching.retrieval import Scores, Similarity, similarity
from ocr_pipeline.matching.structural import answer
from ocr_pipeline.matching.units import Unit, units_of
from ocr_pipeline.matching.verdict import Evidence, judge
from ocr_pipeline.model import (
    Article,
    Certainty,
    Claim,
    ClaimKind,
    Conversation,
    Match,
    Message,
    Verdict,
)
from ocr_pipeline.settings import MatchSettings

__all__ = ["find_coverage", "match_claims"]

# Messages named for each claim, the best first.
NAMED = 3


def match_claims(conversation: Conversation, article: Article, settings: MatchSettings) -> tuple[Match, ...]:
    """Return one match a claim of the article, in order.

    Raises:
        ToolMissing: the encoder is not installed.
    """
    messages = conversation.messages
    aliases = aliases_of(sorted({message.sender for message in messages}), conversation.case.participants)
    units = units_of(messages)
    told = [claim for claim in article.claims if claim.kind in (ClaimKind.QUOTE, ClaimKind.PARAPHRASE)]
    scores = similarity(told, units, messages, aliases, settings.encoder) if told and units else None
    found = []
    for claim in article.claims:
        if claim.kind is ClaimKind.CONTEXT:
            found.append(_context(conversation.name, claim))
        elif claim.kind is ClaimKind.STRUCTURAL:
            found.append(_structural(conversation, claim, aliases))
        elif scores is None:
            found.append(_nothing(conversation.name, claim))
        else:
            found.append(_told(conversation, claim, told.index(claim), scores, units))
    return tuple(found)


def _context(conversation: str, claim: Claim) -> Match:
    reason = "context, reaction or opinion: not about the words of the exchange"
    return Match(conversation, claim, Verdict.NOT_CHECKABLE, Certainty.CERTAIN, 0.0, reasons=(reason,))


def _nothing(conversation: str, claim: Claim) -> Match:
    reason = "the screenshots given hold no text"
    return Match(conversation, claim, Verdict.NOT_FOUND, Certainty.REVIEW, 0.0, reasons=(reason,))


def _structural(conversation: Conversation, claim: Claim, aliases: Mapping[str, Sequence[str]]) -> Match:
    found = answer(claim, conversation.messages, aliases)
    verdicts = {True: Verdict.SUPPORTED, False: Verdict.CONTRADICTED, None: Verdict.NOT_CHECKABLE}
    return Match(
        conversation.name,
        claim,
        verdicts[found.holds],
        Certainty.CERTAIN if found.holds is not None else Certainty.REVIEW,
        1.0 if found.holds is not None else 0.0,
        tuple(message.message_id for message in found.messages),
        " | ".join(message.text for message in found.messages),
        (found.reason,),
    )


def _told(conversation: Conversation, claim: Claim, row: int, scores: Similarity, units: Sequence[Unit]) -> Match:
    """Return the match of a quotation or a paraphrase."""
    messages = conversation.messages
    standing = _standing(claim, messages)
    ranked = _ranked(scores.score[row], units)
    if standing is not None:
        ranked = [standing.number, *(number for number in ranked if number != standing.number)]
    evidence = _evidence(claim, row, scores, units, messages, standing)
    judged = judge(claim, evidence)
    return Match(
        conversation.name,
        claim,
        judged.verdict,
        judged.certainty,
        float(np.clip(standing.likeness if standing else evidence.score, 0, 1)),
        tuple(messages[number].message_id for number in ranked[:NAMED]),
        evidence.words,
        judged.reasons,
        judged.differences,
    )


def _standing(claim: Claim, messages: Sequence[Message]) -> Standing | None:
    """Return where the claim's quotations stand, the least like of them; None unless all of them do somewhere."""
    texts = [message.text for message in messages]
    found = [find_standing(quote, texts) for quote in claim.quotes if len(quote.split()) >= 2]
    if not found or None in found:
        return None
    return min((each for each in found if each), key=lambda each: each.likeness)


def _ranked(scores: Scores, units: Sequence[Unit]) -> list[int]:
    """Return the numbers of the messages, that with the best unit first."""
    order = np.argsort(-scores, kind="stable")
    return list(dict.fromkeys(units[int(column)].number for column in order))


def _evidence(
    claim: Claim,
    row: int,
    scores: Similarity,
    units: Sequence[Unit],
    messages: Sequence[Message],
    standing: Standing | None,
) -> Evidence:
    best = int(np.argmax(scores.score[row]))
    meaning = scores.meaning[row]
    mine = np.array([messages[unit.number].sender == claim.speaker for unit in units])
    other = int(np.argmax(np.where(mine, -1.0, meaning)))
    message = messages[standing.number if standing else units[best].number]
    return Evidence(
        score=float(scores.score[row, best]),
        own=float(meaning[mine].max()) if mine.any() else -1.0,
        other=float(meaning[other]) if not mine.all() else -1.0,
        other_speaker="" if mine.all() else messages[units[other].number].sender,
        words=standing.words if standing else units[best].text,
        message=message.text,
        standing=standing,
        same_language=bool(claim.language) and detect_language(message.text) in (claim.language, ""),
    )
