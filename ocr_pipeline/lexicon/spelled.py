"""Number words of the languages in numbers.json → figures, those of several words ("trzysta czterdzieści") as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

_HUNDRED, _THOUSAND = 100, 1000
# What may stand between two parts of a number.
_JOINTS = {"sv": "och", "da": "og", "nb": "og", "ro": "și", "bg": "и", "ca": "i"}
# Words of a hundred that are other words where no number stands before them.
_HUNDREDS = {"cs": frozenset({"sta", "set"})}
# Ends that words of number take where cases are joined to them.
_ENDS = {
    "hu": "t|et|at|ot|en|an|on|ra|re|ban|ben|ba|be|nak|nek|val|vel|zal|zel|ig|ért|féle",
    "fi": "n|a|ä|ta|tä|ssa|ssä|sta|stä|lla|llä|lle|lta|ltä|ksi|na|nä|en|een|ään|aan",
    "tr": "e|a|ye|ya|i|ı|u|ü|de|da|den|dan|lik|lık|luk|lük|er|ar|inci|ıncı|uncu|üncü",
}
# The words that only end or begin a number of one word ("tjugoen", "tizenkét").
_ONES = {
    "sv": {"en": 1, "ett": 1},
    "da": {"en": 1},
    "nb": {"en": 1, "ett": 1},
    "hu": {"egy": 1, "hét": 7},
    "fi": {"yksi": 1},
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class _Part(NamedTuple):
    """A word of number: where it stands, and its value."""

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of number of a language: with their values alone, and within words of several, which `known` finds."""

    language: str
    values: Mapping[str, str]
    joined: str
    within: Mapping[str, int]
    known: str

    @property
    def joint(self) -> str:
        """What may stand between two parts of a number, '' for nothing."""
        return _JOINTS.get(self.language, "")


def _words_of(language: str, values: Mapping[str, str], joined: str) -> _Words:
    within = {name: int(each) for name, each in values.items()} | _ONES.get(language, {})
    known = "|".join(sorted(map(re.escape, within), key=len, reverse=True))
    return _Words(language, values, joined, within, known)


def spelled_out(text: str, language: str, values: Mapping[str, str], joined: str = "") -> str:
    """Return a text with its number words as figures; `values` are the words of its language with theirs, `joined` the
    letters it writes with them."""
    found, end = "", 0
    for run in _runs(text, _words_of(language, values, joined)):
        number = _combined([part.value for part in run])
        if number != 1:  # "one" is a word for "a"
            found += f"{text[end : run[0].start]}{number}"
            end = run[-1].end
    return found + text[end:]


def _runs(text: str, words: _Words) -> Iterator[list[_Part]]:
    """Yield the words of each number of a text."""
    run: list[_Part] = []
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        if run and word == words.joint and text[run[-1].end : match.start()].isspace():
            continue
        value = _value_of(word, words)
        if value is None and run and word in _HUNDREDS.get(words.language, ()):
            value = _HUNDRED
        part = None if value is None else _Part(match.start(), match.end(), value)
        between = text[run[-1].end : match.start()].strip(" -\u00a0") if run else ""
        follows = between in ("", words.joint)
        if run and (part is None or not follows or _combined([*(each.value for each in run), part.value]) is None):
            yield run
            run = []
        run += [part] if part else []
    if run:
        yield run


def _combined(run: list[int]) -> int | None:
    """Return the number that some words of number make together, None if they are several numbers."""
    whole, group = 0, 0
    for value in run:
        if value >= _THOUSAND:
            if whole and whole <= value:
                return None
            whole, group = whole + (group or 1) * value, 0
        elif value == _HUNDRED and 1 < group < 10:
            group *= value
        elif group % 10 ** len(str(value)):
            return None
        else:
            group += value
    return whole + group


def _value_of(word: str, words: _Words) -> int | None:
    """Return the value of one word, None if it is no word of number."""
    bare = word[1:] if word[:1] and word[0] in words.joined else word
    known = words.values.get(word) or words.values.get(bare)
    if known is not None:
        return int(known)
    if len(word) < 5 or words.language not in (*_ENDS, *_JOINTS, "sk"):
        return None
    pieces = list(_pieces(word, words))
    alone = len(pieces) == 1 and pieces[0] in _ONES.get(words.language, {}).values()  # "hét" is a week, too
    return _combined(pieces) if pieces and not alone else None


def _pieces(word: str, words: _Words) -> Iterator[int]:
    """Yield the values of the parts of a number written as one word, none if anything else is in it."""
    values, known, ends = words.within, words.known, _ENDS.get(words.language, "-")
    if words.language in ("da", "nb"):
        turned = re.fullmatch(rf"(\w+?){words.joint}(\w+)", word)
        if turned and turned[1] in values and turned[2] in values and values[turned[1]] < 10 <= values[turned[2]]:
            yield from (values[turned[2]], values[turned[1]])
            return
    if re.fullmatch(rf"(?:{known}){{1,6}}(?:{ends})?", word):
        rest = re.sub(rf"(?<=\w)(?:{ends})$", "", word) if not re.fullmatch(rf"(?:{known})+", word) else word
        yield from (values[each] for each in re.findall(known, rest))
