"""Turns and claims → matches: each claim's verdict with the words it rests on and the reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ocr_pipeline.language import detect_language
from ocr_pipeline.lexicon.people import aliases_of, with_first_names, with_roles
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.text import masked, with_spellings
from ocr_pipeline.matching.coverage import find_coverage
from ocr_pipeline.matching.encoder import chosen_encoders, load_encoder
from ocr_pipeline.matching.facts.dates import misdated
from ocr_pipeline.matching.likeness import words_of
from ocr_pipeline.matching.nli import load_nli
from ocr_pipeline.matching.quotation import Standing, find_joined, find_standing
from ocr_pipeline.matching.retrieval import Aliases
from ocr_pipeline.matching.signals import PLAIN, Board, Signals, signals_of
from ocr_pipeline.matching.structural import answer
from ocr_pipeline.matching.units import units_of
from ocr_pipeline.matching.verdict import Judgement, judge
from ocr_pipeline.matching.weights import Weights, load_weights
from ocr_pipeline.model import Article, Certainty, Claim, ClaimKind, Conversation, Match, Message, Verdict
from ocr_pipeline.settings import MatchSettings

__all__ = ["find_coverage", "match_claims"]

# Messages named for each claim, the best first.
NAMED = 3
# A message of this many words tells its language.
LONGER = 6


def match_claims(conversation: Conversation, article: Article, settings: MatchSettings) -> tuple[Match, ...]:
    """Return one match a claim of the article, in order.

    Raises:
        ToolMissing: the encoder is not installed.
    """
    told = [claim for claim in article.claims if claim.kind in (ClaimKind.QUOTE, ClaimKind.PARAPHRASE)]
    names = chosen_encoders(settings.encoder)
    board = board_of(conversation, article, names, load_weights(names)) if told else None
    signals = dict(zip(told, signals_of(told, board), strict=True)) if board and board.units else {}
    aliases = board.aliases if board else _aliases(conversation, article)
    found = []
    for claim in article.claims:
        if claim.kind is ClaimKind.CONTEXT:
            found.append(_context(conversation.name, claim))
        elif claim.kind is ClaimKind.STRUCTURAL:
            found.append(_structural(conversation, claim, aliases, article.date))
        elif board is None or claim not in signals:
            found.append(_nothing(conversation.name, claim))
        else:
            found.append(_told(conversation.name, claim, signals[claim], board))
    if settings.nli:
        found = [_asked(match, settings.nli) for match in found]
    return tuple(_dated(match, article) for match in found)


def _asked(match: Match, nli: str) -> Match:
    """Return a match with what a cross-encoder says where it differs; it asks for a look and decides nothing."""
    if match.claim.kind not in (ClaimKind.QUOTE, ClaimKind.PARAPHRASE) or not match.evidence:
        return match
    relation = load_nli(nli)(match.evidence, match.claim.text)
    vouched = match.verdict in (Verdict.QUOTED, Verdict.SUPPORTED)
    differs = relation == ("contradiction" if vouched else "entailment")
    if not differs:
        return match
    return replace(match, certainty=Certainty.REVIEW, reasons=(*match.reasons, f"the model {nli} finds {relation}"))


def board_of(conversation: Conversation, article: Article, names: tuple[str, ...], weights: Weights) -> Board:
    """Return what the claims of an article are held against, `names` being those of the encoders.

    Raises:
        ToolMissing: an encoder is not installed.
    """
    messages = conversation.messages
    language = detect_language(" ".join(message.text for message in messages)[:4000])
    encoders = tuple(map(load_encoder, names))
    aliases, units = _aliases(conversation, article), units_of(messages, language)
    said = words_of(masked(message.text, aliases) for message in messages)
    published = article.date.weekday() if article.date else None
    spoken = _spoken(messages, language)
    return Board(messages, units, said, aliases, language, encoders, weights, published, spoken)


def _spoken(messages: Sequence[Message], language: str) -> tuple[str, ...]:
    """Return the languages of the longer messages, and those that came with any: the letters of a short one look like
    those of many languages."""
    longer = (message.text for message in messages if len(words_in(message.text)) >= LONGER)
    found = {detect_language(text, sure=PLAIN) for text in longer} | {
        language,
        *(message.language for message in messages),
    }
    return tuple(sorted(found - {""}))


def _aliases(conversation: Conversation, article: Article) -> Aliases:
    senders = sorted({message.sender for message in conversation.messages})
    known = with_spellings(article.text, aliases_of(senders, conversation.case.participants))
    return with_first_names(with_roles(article.text, known))


def _context(conversation: str, claim: Claim) -> Match:
    reason = "context, reaction or opinion: not about the words of the exchange"
    return Match(conversation, claim, Verdict.NOT_CHECKABLE, Certainty.CERTAIN, 0.0, reasons=(reason,))


def _nothing(conversation: str, claim: Claim) -> Match:
    reason = "the screenshots given hold no text"
    return Match(conversation, claim, Verdict.NOT_FOUND, Certainty.REVIEW, 0.0, reasons=(reason,))


def _structural(conversation: Conversation, claim: Claim, aliases: Aliases, date: dt.date | None) -> Match:
    found = answer(claim, conversation.messages, aliases, date)
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


def _told(conversation: str, claim: Claim, signals: Signals, board: Board) -> Match:
    """Return the match of a quotation or a paraphrase."""
    standing = _standing(claim, board.messages) if claim.quotes else None
    judged = judge(claim, signals, standing, board)
    joined = None if judged.verdict is Verdict.QUOTED else _joined(claim, board.messages)
    if joined:
        judged = Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, ("altered quote: two quotations joined", joined))
    if signals.rival and any(reason.startswith("speaker: these") for reason in judged.reasons):
        signals = signals.rival
    words, scores = board.units[signals.best].text, _scores(signals, board)
    if standing is not None and (judged.differences or judged.verdict is Verdict.QUOTED):
        words, scores = (
            standing.words,
            {standing.number: standing.likeness}
            | {number: score for number, score in scores.items() if number != standing.number},
        )
    named = tuple(scores)[:NAMED]
    kept = replace(claim, kind=ClaimKind.CONTEXT) if judged.verdict is Verdict.NOT_CHECKABLE else claim
    return Match(
        conversation,
        kept,
        judged.verdict,
        judged.certainty,
        scores[named[0]],
        tuple(board.messages[number].message_id for number in named),
        words,
        judged.reasons,
        judged.differences,
        tuple(scores[number] for number in named),
    )


def _scores(signals: Signals, board: Board) -> dict[int, float]:
    """Return how well each message bears a claim, 0..1, by its number in the conversation, the likeliest first."""
    found: dict[int, float] = {}
    for number, bearing in zip(signals.order, signals.bearing, strict=True):
        found.setdefault(board.units[int(number)].number, float(1 / (1 + np.exp(-bearing))))
    return found


def _standing(claim: Claim, messages: Sequence[Message]) -> Standing | None:
    """Return where the claim's quotations stand, the least like of them; None unless all of them do somewhere."""
    texts = [message.text for message in messages]
    found = [find_standing(quote, texts) for quote in claim.quotes]
    if not found or None in found:
        return None
    return min((each for each in found if each), key=lambda each: (each.faithful, each.likeness))


def _joined(claim: Claim, messages: Sequence[Message]) -> str:
    """Return which messages a quotation joins without a mark, '' if it does not."""
    for quote in claim.quotes:
        if found := find_joined(quote, [message.text for message in messages]):
            return "its words stand in " + " and ".join(messages[number].message_id for number in found)
    return ""


def _dated(match: Match, article: Article) -> Match:
    """Return a match that says where the article's own weekday and date do not go together."""
    wrong = misdated(match.claim.text, article.date) if article.date else ""
    return replace(match, certainty=Certainty.REVIEW, reasons=(*match.reasons, wrong)) if wrong else match
