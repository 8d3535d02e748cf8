"""Signals → verdict: when words bear a claim out, when they speak against it, and when a person should look."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from ocr_pipeline.lexicon.opposites import opposites_in
from ocr_pipeline.lexicon.people import fold, mentions_in
from ocr_pipeline.lexicon.scripts import words_in
from ocr_pipeline.lexicon.text import ascii_fold, reported
from ocr_pipeline.lexicon.words import has
from ocr_pipeline.matching.polarity import negations
from ocr_pipeline.matching.quotation import Standing, denied_beside
from ocr_pipeline.matching.reasons import RELATED, doubts_of, goes_beyond, grounds_of, is_related, shown, unborne
from ocr_pipeline.matching.signals import NAMES, Board, Signals
from ocr_pipeline.model import Certainty, Claim, ClaimKind, Verdict

# The classes the learned model tells apart, in order. BORNE becomes quoted or supported by the kind of the claim.
CLASSES = ("borne", "partial", "contradicted", "not_found", "not_checkable")
VERDICTS = (Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.CONTRADICTED, Verdict.NOT_FOUND, Verdict.NOT_CHECKABLE)
# Probability that another's words bear a claim from which on they do, and by how much it must be above the named one's.
OTHERS, AHEAD = 0.6, 0.25
# By how much it must be for that to be certain.
CLEAR, SURE = 0.5, 0.75
# A quotation is an altered one of a message in another language from this likeness (0..1) on: names and figures stand.
# Altered ones are certain: what was changed is shown, and on our cases all were such, however little of them stands.
PLAIN = 0.75
# How much like context (logit) a claim without a speaker must sound to be taken for it.
ASIDE = 0.25
# Words among which those are looked for that bear one of the matters that a claim sums up.
FIRST = 6
# Shares of the probability without which nothing is vouched for, and nothing contradicted.
NEEDED, AGAINST = 0.57, 0.4
# Probability from which on a contradiction is certain that rests on a hard fact, and one that rests on any ground: on
# our cases nine of ten of the latter were right.
FACT, ANY = 0.2, 0.5
# Probability from which on it is certain that nobody says it, and that it is context.
NONE, CONTEXT = 0.4, 0.5
# By how much of the level of the other claims (see Signals) one must be likelier borne, or less likely not found, to be
# certain: where all are far, the encoders know the languages badly, and a far one says little.
OF_BORNE, OF_NONE = 0.05, 0.1
# Logit from which on words are so near a claim that it is not sure that nobody says it.
CLOSE = 0.4
# Probability from which on it is certain that words bear a part only.
PART = 0.6
# Logit from which on words are so near a claim that a negation on one side only means little.
NEAR = 0.9
# Logits from which on words that name another thing of a sort are about a claim's matter, and below which words are so
# far from a claim that they bear no part of it either.
MATTER, FAR = -2.0, -3.5
# Logit below which a member is not borne at all, and probability from which on the whole is borne even so: a member out
# of its sentence is judged worse than in it.
UNBORNE, WHOLE = -0.4, 0.7
# From this likeness (0..100) on, words in one language are the same but for a few, such as a negation.
VERBATIM = 70
# Facts that a message cannot state otherwise and yet bear the claim out.
FIRM = frozenset({"weekday", "date", "season", "time", "number"})
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
    return _judge_other(claim, signals, board) or _judge_telling(claim, signals, board)


def _judge_standing(claim: Claim, standing: Standing, board: Board) -> Judgement | None:
    """Return the verdict on a quotation whose words stand, or nearly stand, in a message; None if too few do."""
    changed = "the quotation differs from the message: " + ", ".join(standing.differences[:6])
    sender = board.messages[standing.number].sender
    if standing.faithful:
        if claim.speaker and sender and claim.speaker != sender and len(words_in(standing.words)) >= WORDS:
            reason = f"speaker: the article quotes {claim.speaker}, the words are {sender}'s"
            return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, (reason,), standing.differences)
        outside = claim.text
        for quote in claim.quotes:
            outside = outside.replace(quote, " ")
        denied = denied_beside(standing.words, board.messages[standing.number].text, board.spoken_in(standing.number))
        if denied and not negations(outside, claim.language):
            why = f"altered quote: the message has “{denied}” beside these words"
            return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, (why,), (f"-{denied}",))
        reasons = ("the words stand in the message", *((changed,) if standing.differences else ()))
        return Judgement(Verdict.QUOTED, _certain(not standing.differences), reasons, standing.differences)
    if claim.language != board.spoken_in(standing.number) and standing.likeness < PLAIN:
        return None
    return Judgement(Verdict.CONTRADICTED, Certainty.CERTAIN, ("altered quote", changed), standing.differences)


def probabilities(signals: Signals, board: Board) -> NDArray[np.float64]:
    """Return how probable each of CLASSES is, 0..1, together 1."""
    logits = board.weights.verdict.slopes @ signals.vector + board.weights.verdict.offset
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum(), np.float64)


def _judge_other(claim: Claim, signals: Signals, board: Board) -> Judgement | None:
    """Return the verdict on what somebody else said than the one named; None if no other's words bear it better."""
    if signals.rival is None:
        return None
    borne = CLASSES.index("borne")
    theirs, own = (float(probabilities(each, board)[borne]) for each in (signals.rival, signals))
    first = board.units[signals.best].number
    named = board.messages[first].sender == claim.speaker
    own *= named
    if named and any(each.kind in FIRM for each in signals.facts.conflicts):
        return None  # the named one's own words differ in a fact: that says more
    if named and first == board.units[signals.rival.best].number + 1 and theirs < SURE:
        return None  # the named one answers what the other wrote: the claim may tell of the answer
    if theirs < OTHERS or theirs - own < AHEAD:
        return None
    other = board.messages[board.units[signals.rival.best].number].sender or "somebody else"
    reason = f"speaker: these are words of {other}, not of {claim.speaker}"
    inferred = claim.speaker not in {each.name for each in mentions_in(claim.text, board.aliases)}  # by a pronoun
    sure = theirs >= SURE and theirs - own >= CLEAR and not signals.rival.opposed and not inferred
    return Judgement(Verdict.CONTRADICTED, _certain(sure), (reason,))


def _judge_telling(claim: Claim, signals: Signals, board: Board) -> Judgement:
    """Return the verdict on what is told in other words or in translation."""
    likely = probabilities(signals, board)
    first = VERDICTS[int(np.argmax(likely))]
    grounds, hard = grounds_of(claim, signals, board)
    borne, against = CLASSES.index("borne"), CLASSES.index("contradicted")
    # A sense of the opposite alone cannot be shown, and the words of a quotation are there to be.
    felt = not (signals.facts.conflicts or signals.clash or signals.opposed)
    overruled = felt and (claim.kind is ClaimKind.QUOTE or likely[against] < likely[borne])
    if not grounds:
        likely[against] = 0.0
    if claim.speaker or (signals.facts.conflicts and is_related(signals)) or not _may_be_context(claim, signals):
        likely[CLASSES.index("not_checkable")] = 0.0
    # Vouching wrongly, and alarming wrongly, are worse than leaving open: both need more than being the likeliest.
    for each in (borne, against):
        if likely[each] < (NEEDED if each == borne else AGAINST) * likely.sum():
            likely[each] = 0.0
    if overruled:
        likely[against] = 0.0
    if not claim.speaker and not is_related(signals):
        likely[borne] = 0.0  # neither the person nor the matter speaks for it
    if signals.vector[NAMES.index("best")] < FAR:
        likely[CLASSES.index("partial")] = 0.0
    chosen = VERDICTS[int(np.argmax(likely))]
    if chosen is Verdict.NOT_FOUND and signals.things and signals.vector[NAMES.index("best")] >= MATTER:
        return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, tuple(map(shown, signals.things)))
    if chosen in (Verdict.SUPPORTED, Verdict.NOT_FOUND) and _stands_against(
        claim, signals, board, chosen is Verdict.SUPPORTED
    ):
        return Judgement(Verdict.CONTRADICTED, Certainty.REVIEW, grounds)
    # Nothing is sure that looked like context before that was ruled out.
    sure = first is not Verdict.NOT_CHECKABLE and float(likely.max()) >= (
        board.weights.certain + OF_BORNE * signals.level if chosen in VOUCHED else FACT
    )
    spoken = board.spoken_in(board.units[signals.best].number)
    untranslated = claim.kind is ClaimKind.QUOTE and claim.language == spoken and _long(claim)
    if chosen is Verdict.SUPPORTED and untranslated:
        why = "altered quote: a message says this, in other words than those in quotation marks"
        return Judgement(Verdict.CONTRADICTED, _certain(sure), (why,))
    if chosen is Verdict.SUPPORTED:
        firm = [each for each in signals.facts.conflicts if each.kind in FIRM]
        if firm or signals.things:
            another = not firm and not signals.facts.extra and "person" not in {each.kind for each in signals.things}
            return Judgement(Verdict.CONTRADICTED, _certain(another), tuple(map(shown, firm or signals.things)))
        if goes_beyond(signals) or (signals.least < UNBORNE and likely[borne] < WHOLE):
            return Judgement(Verdict.PARTIAL, Certainty.REVIEW, unborne(signals))
    if chosen in (Verdict.NOT_FOUND, Verdict.NOT_CHECKABLE) and _sums_up(claim, signals, board):
        why = "a message bears a part of what this sums up; compare the whole of them"
        return Judgement(Verdict.SUPPORTED, Certainty.REVIEW, (why,))
    if chosen is Verdict.CONTRADICTED:
        return Judgement(chosen, _certain((sure and hard) or likely[against] >= ANY), grounds)
    doubt = doubts_of(claim, signals, board)
    if chosen is Verdict.SUPPORTED:
        quoted = claim.kind is ClaimKind.QUOTE
        why = "the words stand in the message, in translation" if quoted else "a message says this in other words"
        verdict = Verdict.QUOTED if quoted else Verdict.SUPPORTED
        return Judgement(verdict, _certain(sure and not doubt), (why, *doubt))
    if chosen is Verdict.PARTIAL:
        plain = first is chosen and float(likely.max()) >= (SURE if signals.facts.extra else PART)
        return Judgement(chosen, _certain(plain), unborne(signals))
    reasons = {
        Verdict.NOT_FOUND: "no message in the screenshots given says this",
        Verdict.NOT_CHECKABLE: "context, reaction or opinion: not about the words of the exchange",
    }
    near = signals.vector[NAMES.index("best")] >= CLOSE and board.encoders[0].knows(claim.language, spoken)
    # Where another verdict was likelier, there are words on the matter; the base alone is not measured so.
    alone = len(board.encoders) == 1 and sure
    nobody = not near and (alone or (first is chosen and float(likely.max()) + OF_NONE * signals.level >= NONE))
    open_ = nobody if chosen is Verdict.NOT_FOUND else bool(likely.max() >= CONTEXT)
    compare = ("words on the matter are near; compare them",) if chosen is Verdict.NOT_FOUND and near else ()
    return Judgement(chosen, _certain(open_), (reasons[chosen], *compare))


def _stands_against(claim: Claim, signals: Signals, board: Board, borne: bool) -> bool:
    """Whether words on a claim's matter say the opposite, none of a pair's words being on the same side: by a pair of
    opposites that no negation turns round, or by a negation that keeps them from being as near as what is borne out, or
    that a quotation cannot do without, however far from it the words that seem to bear it. A no to what was asked, and
    what is in one language but for a negation all but the same, is opposite in any case."""
    unit = board.units[signals.best]
    if signals.opposed and claim.language == board.spoken_in(unit.number):
        said = reported(claim.text, claim.language, board.aliases)
        if fuzz.ratio(ascii_fold(said), ascii_fold(unit.text)) >= VERBATIM:
            return True
    if signals.answered or signals.accord or not is_related(signals):
        return signals.answered and signals.opposed and is_related(signals)
    said = signals.nearest or unit.text
    plain = not negations(claim.text, claim.language) and not negations(said, board.spoken_in(unit.number))
    quoted = claim.kind is ClaimKind.QUOTE
    least, near = (RELATED, np.inf) if quoted and borne else (0, np.inf if quoted else NEAR)
    return (bool(signals.clash) and plain) or (signals.opposed and least < signals.vector[NAMES.index("best")] < near)


def _may_be_context(claim: Claim, signals: Signals) -> bool:
    """Whether a claim without a speaker sounds like context, and does not say that something is spoken of."""
    spoken_of = has("mentioned", fold(claim.text), claim.language)
    return not spoken_of and bool(signals.vector[NAMES.index("context")] > ASIDE)


def _sums_up(claim: Claim, signals: Signals, board: Board) -> bool:
    """Whether a claim speaks of several matters at once, and words of its speaker are on its side in one of them."""
    if signals.facts.conflicts or not has("several", fold(claim.text), claim.language):
        return False
    units = [board.units[int(number)] for number in signals.order[:FIRST]]
    own = [unit for unit in units if not claim.speaker or board.messages[unit.number].sender == claim.speaker]
    sides = [opposites_in(claim.text, claim.language, unit.text, board.spoken_in(unit.number)) for unit in own]
    return any(accord for _, accord in sides) and not any(clash for clash, _ in sides)


def _long(claim: Claim) -> bool:
    return max(len(words_in(quote)) for quote in claim.quotes) >= WORDS if claim.quotes else False


def _certain(sure: bool) -> Certainty:
    return Certainty.CERTAIN if sure else Certainty.REVIEW
