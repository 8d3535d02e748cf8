"""Replies and the messages that they quote → questions where a quotation is not what the message says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ocr_pipeline.conversation.spots import question_about, shown
from ocr_pipeline.model import Message, MessageKind, Question, QuestionKind

# Words with letters that a quotation needs to be told from another, and words of a name that may stand before it.
ENOUGH, NAME = 4, 4
# Messages that are compared with a quotation, and messages that may hold a word by which they are found.
NEAREST, COMMON = 8, 200
# Letters of what a pictograph at the end may be read as.
PICTOGRAPH = 2
# A message is the one quoted if so much (0..100) of the quotation stands at its beginning.
QUOTED = 72.0
# Words are the same, as Tesseract reads small print, if so much (0..1) of their letters is.
SAME = 0.6

# Words of a quotation, and what stands in their place in the message; either may be ''.
Edit = tuple[str, str]


def altered_quotes(conversation: str, messages: Sequence[Message]) -> Iterator[Question]:
    """Give a question for each reply whose quotation differs from the message it quotes, if that is on a page.

    What an ellipsis or the edge of the quotation leaves out is no difference, nor is what may be misread.
    """
    said = [each for each in messages if each.kind is MessageKind.TEXT and not each.duplicate_of]
    holders: dict[str, list[int]] = {}
    for place, reply in enumerate(said):
        quote = _words(reply.quoted_text)
        others = [said[other] for other in _nearest(quote, holders)]
        for word in set(_words(reply.text)):
            holders.setdefault(word, []).append(place)
        if sum(any(map(str.isalpha, word)) for word in quote) < ENOUGH:
            continue
        ranked = [(*_likeness(quote, _words(each.text)), each) for each in others]
        likeness, edits, original = max(ranked, key=lambda found: found[0], default=(0.0, (), reply))
        if likeness >= QUOTED and edits:
            told = "; ".join(_told(one, other) for one, other in edits)
            words = f"The reply does not quote the message as it stands here: {told}. Why do they differ?"
            yield question_about(conversation, QuestionKind.QUOTE, words, [reply, original])


def _nearest(quote: Sequence[str], holders: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the places of those messages that share most words with a quotation, words that many share left out."""
    rare = [found for word in set(quote) if len(found := holders.get(word, ())) <= COMMON]
    shared = Counter(place for places in rare for place in places)
    return [place for place, _ in sorted(shared.items(), key=lambda found: (-found[1], found[0]))[:NEAREST]]


def _told(one: str, other: str) -> str:
    if not one:
        return f"it leaves out {shown(other)}"
    return f"it has {shown(one)} where the message has {shown(other)}" if other else f"it adds {shown(one)}"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _likeness(quote: Sequence[str], text: Sequence[str]) -> tuple[float, tuple[Edit, ...]]:
    """Return how much (0..100) of a quotation stands at the beginning of a text, and the words of it that differ.

    A name may stand before the quotation; the best of what is left without it counts.
    """
    best: tuple[float, tuple[Edit, ...]] = (0.0, ())
    for start in range(min(NAME, len(quote) - ENOUGH) + 1):
        part = quote[start:]
        beginning = _beginning(part, text)
        likeness = fuzz.ratio(" ".join(part), " ".join(beginning))
        if likeness > best[0]:
            best = (likeness, tuple(_edits(part, beginning)))
    return best


def _beginning(quote: Sequence[str], text: Sequence[str]) -> Sequence[str]:
    """Return as much of the beginning of a text as is like the quotation."""
    lengths = range(max(1, len(quote) - 2), min(len(text), len(quote) + 2) + 1)
    joined = " ".join(quote)
    best = max(lengths, key=lambda length: fuzz.ratio(joined, " ".join(text[:length])), default=len(text))
    return text[:best]


def _edits(quote: Sequence[str], text: Sequence[str]) -> Iterator[Edit]:
    """Give the words in which a quotation differs from a text; its last may be cut short, or be no word at all.

    Words side by side are compared without the space between: it is often misread.
    """
    changes = groupby(Levenshtein.opcodes(quote, text), key=lambda edit: edit.tag == "equal")
    for edits in (tuple(group) for same, group in changes if not same):
        ends = edits[-1].src_end >= len(quote)
        words = quote[edits[0].src_start : edits[-1].src_end], text[edits[0].dest_start : edits[-1].dest_end]
        one, other = "".join(words[0]), "".join(words[1])
        if ends and (other.startswith(one) or max(len(one), len(other)) <= PICTOGRAPH):
            continue
        if _figures(one) != _figures(other) or Levenshtein.normalized_similarity(one, other) < SAME:
            yield " ".join(words[0]), " ".join(words[1])


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)
