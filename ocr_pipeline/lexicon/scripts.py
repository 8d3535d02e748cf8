"""Scripts that set no space between words, or join to a word what others set apart → words, bounds, Latin spellings."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

HAN, HIRAGANA, KATAKANA = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff", "\u3041-\u309f", "\u30a1-\u30fa\u30fc-\u30ff"
HANGUL, THAI = "\uac00-\ud7a3", "\u0e00-\u0e7f"
ARABIC, HEBREW = "\u0620-\u065f\u066e-\u06d3", "\u0590-\u05ea"
# What ends a sentence without a space after it, what ends a clause, in scripts of the East.
STOPS, COMMAS = "。！？｡", "、，؛،；："
# What courtesy adds to a name in Japanese, with the particle of a subject set apart, and the particles of Korean.
_COURTESY = "(?:(?:氏|さん|様|くん|ちゃん)(?:は、)?)?"
_PARTICLE = r"(?:(?:에게서?|께서?|한테|은|는|이|가|을|를|의|도|와|과|만|에)(?!\w))?"
# Conjunctions, articles and prepositions of one letter that Arabic and Hebrew write with the word.
AR_BEFORE = "(?:[وف]?(?:[بلكس]|لل|ال|بال|كال)?)"
HE_BEFORE = "(?:[וש]?(?:כש)?[הבלמכש]?ה?)"

_UNSPACED = re.compile(f"[{HAN}{HIRAGANA}{KATAKANA}{THAI}]")
# Words are about two signs long in Chinese and Japanese, as are the endings that Japanese writes in its own letters.
_WORD = re.compile(
    rf"[{HAN}]{{1,2}}|[{HIRAGANA}]{{1,3}}|[{KATAKANA}]+|[{THAI}]{{1,5}}|[^\s{HAN}{HIRAGANA}{KATAKANA}{THAI}]+"
)
# For aligning a quotation each sign counts by itself.
_SIGN = re.compile(
    rf"[{HAN}{HIRAGANA}]|[{KATAKANA}]+|[{THAI}]|(?:(?![{HAN}{HIRAGANA}{KATAKANA}{THAI}])[\w'’*-])*"
    rf"(?:(?![{HAN}{HIRAGANA}{KATAKANA}{THAI}])\w)(?:(?![{HAN}{HIRAGANA}{KATAKANA}{THAI}])[\w'’*-])*"
)
# Signs of grammar by which a run of Chinese signs falls into words.
_GRAMMAR = re.compile(
    "[的了是在我你他她它们和与也又就都这那有会要对把被让从到着过吗呢吧个为以而且或之其所于将已还很更最]"
)
# A run of signs up to this length may be one word; longer ones are read two by two.
RUN = 4
_RUN = re.compile(f"[{HAN}]+|[{KATAKANA}]{{2,}}|[{HANGUL}]+|(?:(?![{HAN}{HIRAGANA}{KATAKANA}{HANGUL}])[^\\W\\d_])+"
                  "(?:['’](?:(?![\u3005-\u9fff])[^\\W\\d_])+)?")  # fmt: skip


def unspaced(text: str) -> bool:
    """Return whether a text has signs of a script that sets no spaces between words."""
    return _UNSPACED.search(text) is not None


@lru_cache(maxsize=20_000)
def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, those of scripts without spaces cut by length; signs by themselves are none
    there."""
    if not unspaced(text):
        return tuple(text.split())
    return tuple(word for word in _WORD.findall(text) if re.search(r"\w", word))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of the words of a text, signs beside them included."""
    if not unspaced(text):
        return [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    return [(match.start(), match.end()) for match in _WORD.finditer(text)]


def signs_in(text: str) -> list[re.Match[str]]:
    """Return the least pieces of a text that a quotation may alter: words, or signs of a script without spaces."""
    return list(_SIGN.finditer(text))


def telling_words(text: str, letters: int) -> list[str]:
    """Return the words of a text that tell its matter: of so many letters, in scripts of the East of two signs."""
    found = []
    for run in _RUN.findall(text):
        if not re.match(f"[{HAN}{KATAKANA}{HANGUL}]", run):
            found += [run] if len(run) >= letters else []
        elif re.match(f"[{HAN}]", run):
            for part in _GRAMMAR.split(run):
                found += [part] if len(part) <= RUN else [part[i : i + 2] for i in range(0, len(part), 2)]
        else:
            found.append(run)
    return [word for word in found if len(word) > 1]


def bounded(word: str, ending: str) -> str:
    """Return a pattern for a name as it stands in its script: with what Arabic and Hebrew join to it, before any
    particle of Korean, anywhere in Chinese; in others between bounds, with one of the endings."""
    name = re.escape(word)
    if re.search(f"[{HAN}]", word):
        return name + _COURTESY
    if re.search(f"[{KATAKANA}{HIRAGANA}]", word):
        return f"(?<![{KATAKANA}]){name}(?![{KATAKANA}]){_COURTESY}"
    if re.search(f"[{THAI}]", word):
        return name
    if re.search(f"[{HANGUL}]", word):
        return rf"(?<!\w){name}{_PARTICLE}" if len(word) > 1 else rf"(?<!\w){name}(?!\w)"
    if re.search(f"[{ARABIC}]", word):
        return rf"(?<!\w){AR_BEFORE}{name.removeprefix('ال')}(?!\w)" if len(word) > 4 else rf"(?<!\w){name}(?!\w)"
    if re.search(f"[{HEBREW}]", word):
        return rf"(?<!\w){HE_BEFORE}{name}(?!\w)"
    return rf"(?<!\w){name}{ending}(?!\w)"


# Simplified and traditional forms of Chinese signs, two by two.
_FORMS = "".join(json.loads((Path(__file__).parent / "traditional.json").read_text("utf-8")))
_TRADITIONAL = dict(zip(_FORMS[::2], _FORMS[1::2], strict=True))


def either_form(pattern: str) -> str:
    """Return a pattern in simplified Chinese signs that finds the traditional forms too."""
    found, inside = [], False
    for sign in pattern:
        inside = sign == "[" or (inside and sign != "]")
        forms = sign + _TRADITIONAL.get(sign, "")
        found.append(forms if inside or len(forms) == 1 else f"[{forms}]")
    return "".join(found)


# Letters of Arabic and Hebrew as newspapers write them in Latin ones; vowels are mostly left to the reader.
_SEMITIC = str.maketrans(
    dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهوىيةءگپچ", "abttjhkddrzsssdtzagfqklmnhoaiaagpc", strict=True))
    | dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "abgdhozhtikklmmnnsaffccqrst", strict=True))
)


@lru_cache(maxsize=20_000)
def romanised(text: str) -> str:
    """Return a text with kana, Hangul, Arabic and Hebrew letters in Latin ones; other letters as they are."""
    return "".join(map(_romanised, unicodedata.normalize("NFKC", text))).translate(_SEMITIC)


def _romanised(sign: str) -> str:
    if sign == "ー":
        return ""
    name = unicodedata.name(sign, "")
    found = re.fullmatch(r"(?:KATAKANA|HIRAGANA) LETTER (?:SMALL )?(\w+)|HANGUL SYLLABLE (\w+)", name)
    return (found[1] or found[2]).lower() if found else sign
