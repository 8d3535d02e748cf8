"""Who an article means: the participants' names, aliases and roles, found in a sentence in order."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ocr_pipeline.lexicon.scripts import bounded, unspaced
from ocr_pipeline.lexicon.words import pronouns

Aliases = Mapping[str, Sequence[str]]

# Words between a role and a name, or around a role that stands beside a name between commas.
_ROLE = r"(?P<role>[^\W\d_][\w-]*(?:\s[^\W\d_][\w-]*){0,3})"
_THE = (
    r"(?:the|his|her|their|le|la|l'|les|son|sa|leur|der|die|das|sein|ihr|seine|ihre|el|su|il|lo|i|o|a|os|as|seu|sua|"
    r"de|het|zijn|haar|en|den|det)"
)


# What the article that begins a role becomes with a preposition, or in another case.
_CONTRACTED = {
    "el ": "el |del |al ", "il ": "il |del |al |dal |nel |sul |col ", "lo ": "lo |dello |allo |dallo ",
    "le ": "le |du |au |delle |alle |dalle ", "la ": "la |della |alla |dalla ", "l'": "l'|dell'|all'|dall'",
    "les ": "les |des |aux ", "o ": "o |do |ao |pelo ", "a ": "a |da |à |pela ",
    "der ": "der |dem |den |des |vom |zum |beim ", "die ": "die |der |zur ", "das ": "das |dem |des |vom |zum |beim ",
}  # fmt: skip
_ARTICLE = re.compile("|".join(_CONTRACTED))
_OBLIQUE = re.compile("|".join({form for forms in _CONTRACTED.values() for form in forms.split("|")} - {*_CONTRACTED}))
_GERMAN = frozenset({"der ", "die ", "das "})


@dataclass(frozen=True, slots=True)
class Mention:
    """A participant named in a sentence: canonical name and place."""

    name: str
    start: int
    end: int


def aliases_of(names: Sequence[str], participants: Aliases) -> dict[str, tuple[str, ...]]:
    """Return the words that name each participant; the last word of a name of several stands for it."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys((*participants, *(name for name in names if name and name != "self"))):
        words = [name, *participants.get(name, ())]
        last = name.split()[-1]
        if len(name.split()) > 1 and len(last) > 2:
            words.append(last)
        found[name] = words
    return {name: tuple(dict.fromkeys(words)) for name, words in found.items()}


def with_roles(text: str, aliases: Aliases) -> dict[str, tuple[str, ...]]:
    """Return aliases with the roles by which the article itself introduces people ("the chief engineer, Ada Holm,").

    A role that stands beside two people names neither.
    """
    folded = fold(text)
    roles: dict[str, set[str]] = {}
    for name, words in aliases.items():
        full = [word for word in words if len(word.split()) > 1] or list(words)
        known = "|".join(re.escape(fold(word)) for word in full)
        before = rf"(?<!\w){_THE}\s?{_ROLE},?\s(?:{known})(?!\w)"
        after = rf"(?<!\w)(?:{known}),\s(?:{_THE}\s)?{_ROLE}[,.;]"
        for match in (*re.finditer(before, folded), *re.finditer(after, folded)):
            role = match["role"]
            if len(role) > 5 and not re.search(rf"(?<!\w){_THE}(?!\w)", role):
                roles.setdefault(role, set()).add(name)
    return {
        name: tuple(dict.fromkeys((*words, *sorted(role for role, owners in roles.items() if owners == {name}))))
        for name, words in aliases.items()
    }


def with_first_names(aliases: Aliases) -> dict[str, tuple[str, ...]]:
    """Return aliases with the first names that only one participant has, as people call one another in messages."""
    first = {name: name.split()[0] for name in aliases if len(name.split()) > 1}
    seen = list(first.values())
    return {
        name: (*words, first[name]) if name in first and seen.count(first[name]) == 1 else tuple(words)
        for name, words in aliases.items()
    }


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a text in lower case with plain apostrophes, of the same length, so that offsets hold."""
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return re.sub("[’‘ʼ]", "'", lowered)


def mentions_in(sentence: str, aliases: Aliases) -> tuple[Mention, ...]:
    """Return the participants named in a sentence from left to right; of overlapping names the longest.

    A name of five letters or more may carry an ending of up to three (Polish, Russian, a German genitive).
    """
    text = fold(sentence)
    found: list[Mention] = []
    options = sorted(
        ((word, name) for name, words in aliases.items() for word in words), key=lambda pair: -len(pair[0])
    )
    for word, name in options:
        for match in _named(fold(word)).finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Mention(name, match.start(), match.end()))
    return tuple(sorted(found, key=lambda mention: mention.start))


@lru_cache(maxsize=4096)
def _named(word: str) -> re.Pattern[str]:
    ending = r"(?:'s|s|a|u|em|ą|y|i|owi|ом|а|у|ы|е|ой)?" if len(word) >= 5 else "(?:'s)?"
    article = _ARTICLE.match(word)
    if article is None:
        return re.compile(bounded(word, ending))
    if article.group() in _GERMAN:
        ending = r"(?:'s|s|es|n|en)?"
    return re.compile(rf"(?<!\w)(?:{_CONTRACTED[article.group()]}){re.escape(word[article.end() :])}{ending}(?!\w)")


def is_subject(sentence: str, mention: Mention) -> bool:
    """Return whether somebody may be the subject of a sentence where named, by the form of the article ("the minister",
    not "del ministro", "dem Minister")."""
    return _OBLIQUE.match(fold(sentence[mention.start : mention.end])) is None


def starts_with_pronoun(sentence: str, language: str) -> bool:
    """Return whether a sentence's subject is a pronoun that stands for somebody named before."""
    if unspaced(sentence):
        return fold(sentence).lstrip(" 「『“").startswith(tuple(pronouns(language)))
    first = re.findall(r"\w+", fold(sentence))[:1]
    return bool(first) and first[0] in pronouns(language)
