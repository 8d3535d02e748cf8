"""Signals → what speaks against a claim, what raises doubt about it, and what is missing, in words for people."""

from __future__ import annotations

from ocr_pipeline.lexicon.opposites import DEGREE, opposites_in, sides_of
from ocr_pipeline.matching.facts import Conflict
from ocr_pipeline.matching.signals import NAMES, Board, Signals
from ocr_pipeline.model import Claim, ClaimKind

# Below this, the sense of two statements counts as opposite.
OPPOSITE = -0.25
# Logit below which a member of a statement is not borne for sure, and from which on words are about a claim's matter.
MEMBER, RELATED = 0.5, -1.0


def grounds_of(claim: Claim, signals: Signals, board: Board) -> tuple[tuple[str, ...], bool]:
    """Return why a message may speak against a claim, and whether a hard fact does."""
    if signals.facts.conflicts:
        hard = any(each.kind != "name" for each in signals.facts.conflicts)
        return tuple(map(shown, signals.facts.conflicts)), hard
    if signals.clash:
        return (f"opposite: {'; '.join(signals.clash)}",), False
    if signals.opposed or signals.vector[NAMES.index("sense")] < OPPOSITE:
        return ("opposite: one side says what the other denies; compare the words",), False
    return (), False


def doubts_of(claim: Claim, signals: Signals, board: Board) -> tuple[str, ...]:
    """Return what speaks against vouching for a claim."""
    found = [f"not in the message: {each.claimed}" for each in signals.facts.extra]
    found += [f"opposite: {pair}" for pair in signals.clash]
    if signals.denied and not signals.accord:
        found.append("one side has a negation or opposite that the other lacks")
    if signals.least < MEMBER:
        found.append(f"borne less than the rest: {signals.weak}")
    later = (*_withdrawn(claim, signals, board), *_overstated(claim, signals, board))
    return (*found, *map(shown, signals.facts.conflicts), *later)


def _withdrawn(claim: Claim, signals: Signals, board: Board) -> tuple[str, ...]:
    """Return where the sender of the words says the opposite of the claim later on; a quotation stands as it stands."""
    if claim.kind is ClaimKind.QUOTE:
        return ()
    first = board.messages[board.units[signals.best].number]
    for number, bearing in zip(signals.order, signals.bearing, strict=True):
        unit = board.units[int(number)]
        later = board.messages[unit.number]
        if unit.number > board.units[signals.best].number and later.sender == first.sender and bearing >= RELATED:
            clash, accord = opposites_in(claim.text, claim.language, unit.text, board.spoken_in(unit.number))
            if clash and not accord:
                return (f"the same sender later, in {later.message_id}, says otherwise: {'; '.join(clash)}",)
    return ()


def _overstated(claim: Claim, signals: Signals, board: Board) -> tuple[str, ...]:
    """Return where a claim tells as certain or done what the message tells without a word of that sort."""
    number = board.units[signals.best].number
    own, theirs = sides_of(claim.text, claim.language), sides_of(board.messages[number].text, board.spoken_in(number))
    if claim.kind is ClaimKind.QUOTE or own.get(DEGREE) != -1 or DEGREE in theirs:
        return ()
    return ("nothing in the message shows that this is certain, or done",)


def unborne(signals: Signals) -> tuple[str, ...]:
    """Return what of a claim no message bears."""
    if signals.facts.extra:
        return tuple(f"{each.kind}: {each.claimed} is not in the message" for each in signals.facts.extra)
    if signals.weak:
        return (f"a message bears a part of this; none was found for: {signals.weak}",)
    return ("a message bears a part of this only",)


def shown(conflict: Conflict) -> str:
    """Return a fact told differently, with both sides."""
    kind = "place" if conflict.kind == "city" else conflict.kind
    return f"{kind}: the article says {conflict.claimed}, the message {conflict.found}"


def is_related(signals: Signals) -> bool:
    """Whether the likeliest words are about a claim's matter; other words may differ in any figure or name."""
    return bool(signals.vector[NAMES.index("best")] >= RELATED)


def goes_beyond(signals: Signals) -> bool:
    """Whether a claim lists a place that the message, which names others of its list, does not."""
    places = {"place", "city"}
    return bool(places & set(signals.facts.shared)) and any(each.kind in places for each in signals.facts.extra)
