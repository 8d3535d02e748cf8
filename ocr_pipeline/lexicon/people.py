"""Who an article means: the participants' names, aliases and roles, found in a sentence in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ocr_pipeline.lexicon.words import PRONOUNS


@dataclass(frozen=True, slots=True)
class Mention:
    """A participant named in a sentence: canonical name and place."""

    name: str
    start: int
    end: int


def aliases_of(names: Sequence[str], participants: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the words that name each participant; the last word of a name of several stands for it."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys((*participants, *(name for name in names if name and name != "self"))):
        words = [name, *participants.get(name, ())]
        last = name.split()[-1]
        if len(name.split()) > 1 and len(last) > 2:
            words.append(last)
        found[name] = words
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


def fold(text: str) -> str:
    """Return a text in lower case with plain apostrophes, of the same length, so that offsets hold."""
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return re.sub("[’‘ʼ]", "'", lowered)


def mentions_in(sentence: str, aliases: Mapping[str, Sequence[str]]) -> tuple[Mention, ...]:
    """Return the participants named in a sentence from left to right; of overlapping names the longest."""
    text = fold(sentence)
    found: list[Mention] = []
    options = sorted(
        ((word, name) for name, words in aliases.items() for word in words), key=lambda pair: -len(pair[0])
    )
    for word, name in options:
        for match in re.finditer(rf"(?<!\w){re.escape(fold(word))}(?!\w)", text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Mention(name, match.start(), match.end()))
    return tuple(sorted(found, key=lambda mention: mention.start))


def starts_with_pronoun(sentence: str, language: str) -> bool:
    """Return whether a sentence's subject is a pronoun that stands for somebody named before."""
    first = re.findall(r"\w+", fold(sentence))[:1]
    return bool(first) and first[0] in PRONOUNS.get(language, PRONOUNS["en"])
