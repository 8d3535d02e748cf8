"""Text → text without the "not" of questions that deny nothing ("Can't we wait?")."""

from __future__ import annotations

import re

from ocr_pipeline.lexicon.people import fold
from ocr_pipeline.lexicon.scripts import words_in

# A sentence that asks.
_ASKED = re.compile(r"[^.!?…;:]+\?")
# What asks for more than yes or no: "Who has not signed?" does say that somebody has not.
_OPEN = re.compile(
    r"\W*(?:"
    r"why|who|whom|what|when|where|how|which|warum|wieso|weshalb|wer|wen|wem|was|wann|wo|wie|pourquoi|qui|que|"
    r"quoi|quand|où|comment|combien|quel|quelle|porque|por|quién|qué|cuándo|dónde|cómo|cuál|perché|chi|che|cosa|"
    r"quando|dove|come|quale|quem|o|onde|como|qual|waarom|wat|wanneer|waar|hoe|welke|dlaczego|czemu|kto|co|"
    r"kiedy|gdzie|jak|varför|vem|vad|när|var|hur|hvorfor|hvem|hvad|hva|hvornår|når|hvor|почему|зачем|кто|что|"
    r"когда|где|как|чому|хто|що|коли|де|як|neden|niye|kim|ne|nasıl"
    r")(?!\w)"
)
# A question of up to this many words has no statement in it to be confirmed ("And the recall?").
BRIEF = 3
_NOT = re.compile(r"n't\b|\bn'(?=\w)|\b(?:not|nicht|ne|pas|no|non|não|nao|niet|nie|inte|ej|ikke|не)\b")


def without_asked_not(folded: str) -> str:
    """Return a folded text without the "not" in its questions to be answered by yes or no; all else stays."""
    return _ASKED.sub(lambda asked: asked[0] if _OPEN.match(asked[0]) else _NOT.sub(" ", asked[0]), folded)


def is_question(text: str) -> bool:
    """Return whether a text ends in a question mark, be it quoted."""
    return _unquoted(text).endswith(("?", "？", "؟"))


def asks_openly(text: str) -> bool:
    """Return whether a text is a question that asks for more than yes or no."""
    asked = _unquoted(text)
    return is_question(asked) and bool(_OPEN.match(fold(asked)) or len(words_in(asked)) <= BRIEF)


def _unquoted(text: str) -> str:
    return text.rstrip("\"'»”」』 ")
