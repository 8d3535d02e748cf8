"""Messages → units of evidence: sentences, items and windows of words, each verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.lexicon.answers import answer_of
from ocr_pipeline.lexicon.questions import asks_openly, is_question
from ocr_pipeline.lexicon.scripts import STOPS, word_spans, words_in
from ocr_pipeline.model import Message, MessageKind

# Where a message parts: after an end sign, before "2)", at a dash between spaces.
_SENTENCE = re.compile(
    rf"(?<=[.!?…؟۔])[\"'»”]?\s+|(?<=[{STOPS}])[」』”’\"]?\s*(?![{STOPS}…」』”’\"]|$)|\s+(?=\d{{1,2}}\)\s)|\s+[-–—]\s+"
)
# Where a line without an end sign may end: before a capital that follows a lower-case letter, but not after a short
# lower-case word ("in Paris", "with Anna").
_LINE = re.compile(
    r"(?<=[^\W\d_A-Z])(?<!\b[a-zß-ÿ])(?<!\b[a-zß-ÿ]{2})(?<!\b[a-zß-ÿ]{3})(?<!\b[a-zß-ÿ]{4})"
    r"(?<!\b[a-zß-ÿ]{5})\s+(?=[A-ZÀ-Þ])"
)
# A greeting before what is said: "My friend, We …".
_GREETING = re.compile(r"^(?:[\w'’]+\s){0,2}[\w'’]+,\s+(?=[A-ZÀ-Þ])")
# Units longer than this many words are read in windows too.
WINDOW = 14
# A message of up to this many words may be no statement without the question that it answers.
ANSWER = 5
# A no of up to this many words is no statement without what it denies.
BARE = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """Some consecutive words of a message, its number in the conversation; `window`: cut without regard to sense; of a
    short message together with the question it answers, `answers` is the number of the message that asks."""

    number: int
    text: str
    window: bool = False
    answers: int | None = None


def units_of(messages: Sequence[Message], language: str = "") -> tuple[Unit, ...]:
    """Return the units of all messages that hold text; every word of a message is in at least one."""
    found: list[Unit] = []
    before = 0
    for number, message in enumerate(messages):
        if message.kind is not MessageKind.TEXT or not message.text.strip() or message.duplicate_of:
            continue
        found += (Unit(number, text, window) for text, window in _units(message.text).items())
        if number and (question := _asked(messages[before], message, language)):
            found.append(Unit(number, f"{question} {message.text}", answers=before))
        before = number
    return tuple(found)


def _asked(before: Message, message: Message, language: str) -> str:
    """Return what a short message of somebody else answers: a question that asks for more than yes or no, with yes or
    no any question, with a mere no whatever was said last ("OK" takes note); '' if it answers nothing."""
    length = len(words_in(message.text))
    if before.sender == message.sender or length > ANSWER:
        return ""
    last = parts_of(before.text)[-1]
    answer = answer_of(message.text, message.language or language)
    asked = answer and ((answer < 0 and length <= BARE) or is_question(last))
    return last if asked or asks_openly(last) else ""


def parts_of(text: str) -> tuple[str, ...]:
    """Return the sentences and items of a message, without overlap: what an article can leave out."""
    found: list[str] = []
    for sentence in filter(None, _SENTENCE.split(text)):
        pieces = [piece for piece in _LINE.split(sentence) if piece]
        merged: list[str] = []
        for piece in pieces:
            short = merged and (len(words_in(merged[-1])) < 3 or len(words_in(piece)) < 3)
            merged[-1:] = [f"{merged[-1]} {piece}"] if short else [*merged[-1:], piece]
        found += merged
    return tuple(found)


def _units(text: str) -> dict[str, bool]:
    """Return the units of a text in order, each with whether it is a mere window."""
    sentences = [each for each in _SENTENCE.split(text) if each and each.strip()]
    parts = parts_of(text)
    found = dict.fromkeys((*parts, *sentences, *(_GREETING.sub("", part) for part in parts)), False)
    if len(sentences) > 1 and len(words_in(text)) <= 3 * WINDOW:
        found[text] = False
    for sentence in sentences:
        words = word_spans(sentence)
        for start in range(0, max(0, len(words) - WINDOW // 2), WINDOW // 2):
            if len(words) > WINDOW:
                window = words[start : start + WINDOW]
                found.setdefault(sentence[window[0][0] : window[-1][1]], True)
    return found
