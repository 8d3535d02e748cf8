"""Messages and matches → what rests on each message, and the parts of it that no article mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.language import detect_language
from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.lexicon.words import pattern
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.units import parts_of
from ocr_pipeline.model import ClaimKind, Conversation, Coverage, Match, Message, MessageKind, Verdict

# Verdicts that rest on a message's words.
RESTING = frozenset({Verdict.QUOTED, Verdict.SUPPORTED, Verdict.PARTIAL, Verdict.CONTRADICTED})
# Share of a part's words that evidence must hold for the part to count as told.
TOLD = 0.6
LIMIT = "the screenshots given cannot show what else was written"


def find_coverage(conversation: Conversation, matches: Sequence[Match]) -> tuple[Coverage, ...]:
    """Return one row a text message that is no duplicate: the claims resting on it, and its parts left out."""
    own = [match for match in matches if match.conversation == conversation.name and match.verdict in RESTING]
    return tuple(
        _coverage(
            conversation.name, message, [match for match in own if match.message_ids[:1] == (message.message_id,)]
        )
        for message in conversation.messages
        if message.kind is MessageKind.TEXT and not message.duplicate_of
    )


def _coverage(conversation: str, message: Message, matches: Sequence[Match]) -> Coverage:
    told = [match.evidence for match in matches if match.claim.kind is not ClaimKind.STRUCTURAL]
    parts = parts_of(message.text)
    left_out = tuple(part for part in parts if not any(_is_told(part, each) for each in told))
    claims = tuple(match.claim.claim_id for match in matches)
    if not claims:
        reason = "the article leaves this message out"
    elif left_out:
        reason = f"{len(parts) - len(left_out)} of {len(parts)} parts are told; the others are left out"
    else:
        reason = "all parts are told"
    if stops := _stops_short(message.text, matches):
        reason += f"; a quotation stops short of “{stops}”"
    return Coverage(conversation, message.message_id, message.text, claims, left_out, f"{reason}; {LIMIT}")


def _stops_short(text: str, matches: Sequence[Match]) -> str:
    """Return the words that turn the sense right after a quotation ends ("but only if …"), '' if none do."""
    for match in matches:
        at = text.find(match.evidence) if match.verdict is Verdict.QUOTED and match.evidence else -1
        rest = re.split(r"(?<=[.!?…])\s", text[at + len(match.evidence) :].lstrip(" ,;.–—"))[0] if at >= 0 else ""
        if rest and pattern("contrast", detect_language(text)).match(fold(rest)):
            return rest
    return ""


def _is_told(part: str, evidence: str) -> bool:
    """Whether evidence holds most of a part's words, and every country and city it names."""
    words, told = ascii_fold(part).split(), set(ascii_fold(evidence).split())
    if not places_in(part) <= places_in(evidence):
        return False
    return sum(word in told for word in words) >= TOLD * len(words)
