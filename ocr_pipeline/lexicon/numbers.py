"""Text → the quantities it states, in digits or in words; dates, times, list marks and names like G7 are none."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from text_to_num import alpha2digit

from ocr_pipeline.lexicon.numerals import counted_only, in_figures
from ocr_pipeline.lexicon.spelled import spelled_out

# Languages whose number words text2num knows; the words of the others are listed, the small ones with their endings.
SPELLED = ("en", "fr", "de", "es", "pt", "it", "nl")
_WORDS: dict[str, str] = json.loads((Path(__file__).parent / "numbers.json").read_text("utf-8"))
# Letters that a language writes with the number word.
_JOINED = {"ar": "وفبلك", "he": "ובלהמשכ"}
LANGUAGES = (*SPELLED, *_WORDS)
# Words that multiply the figure before them.
_SCALE = {
    r"(?:thousand|mille|mil|tausend|duizend|mila|tysi\w+|tusen|tusind|тысяч\w*|тыс|тисяч\w*|bin|"
    r"ألف|ألفا|ألفاً|آلاف|الف|אלף|אלפים|אלפי)": 1e3,
    r"(?:millions?|millionen|mio|millones|millón|milion\w*|milh(?:ões|ão)|miljoen|miljon\w*|mln|million\w*|милли?он\w*|млн|"
    r"мільйон\w*|milyon\w*|m|مليون|ملايين|מיליון|מיליוני)": 1e6,
    r"(?:billions?|bn|milliards?|milliarden?|mrd|miliard\w*|miljard\w*|milliard\w*|миллиард\w*|млрд|мільярд\w*|"
    r"milyar\w*|مليار|مليارات|מיליארד\w*)": 1e9,
}  # fmt: skip
_GROUPED = r"\d{1,3}(?:[.,\u00a0\u202f ’']\d{3})+"
_FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?P<figure>{_GROUPED}(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?![\w/:)]|[.,:]\d|\s?(?:h|Uhr|heures?|o'clock|[ap]\.?m)\b)\s?(?P<unit>[%€$£₽₴₺¥]|[^\W\d_]+)?"
)
# A share told in two words, of which the second would be a figure; a scale written with its figure, in letters that
# may be metres only where money is spoken of; thousands of millions.
_SHARE = re.compile(r"\b(?:per|pour|por)\s(?:cent[oa]?|ciento?)\b", re.IGNORECASE)
_CLOSE = re.compile(r"(?<=\d)(?:(?P<k>k)|(?P<bn>bn|mrd|mds?)|(?P<mn>mn|mio))(?=\s?[€$£]|\b)", re.IGNORECASE)
_MONEY = re.compile(r"([€$£]\s?\d[\d.,]*)m\b|(\d)m(?=\s?(?:[€$£]|eur|dollar|pound|zł|pln))", re.IGNORECASE)
_THOUSAND_MILLIONS = re.compile(r"(?<=\d)\smil\s(?:milh(?:ões|oes)|millones)\b", re.IGNORECASE)
# What a scaled figure counts ("11 million pounds", "3 millions d'euros"); signs of money that stand before a figure.
_COUNTED = re.compile(r"\s?(?:(?:de|di)\s|d['’])?([^\W\d_]+|[€$£₽₴₺¥])")
_SIGNS = "€$£₽₴₺¥"
# The unit of parts and multiples, and the words that tell them.
TIMES = "times"
_FACTORS = (
    (0.5, r"\b(?:half(?! past)|moitié|hälfte|halb so|mitad|metà|metade|helft|połow\w+|hälften|halvdel\w*|"
          r"половин\w+|[وب]?نصف|ה?חצי|ה?מחצית)\b|半分|半額|一半|절반"),
    (2.0, r"\b(?:double[ds]?|twice|doppelt\w*|doble|doppio|dobro|dubbel\w*|dwukrotn\w+|dobbelt|вдвое|удво\w+|"
          r"dobl[oaó]n?|doblar\w*|verdoppel\w*|verdubbel\w*|raddoppi\w+|dobr(?:ar|ou|am|ará)|fördubbl\w*|fordobl\w*|podw[oó]j\w+|"
          r"ضعف\w*|כפול\w*)\b|倍増|倍に|一倍|翻倍|두 배"),
)  # fmt: skip
# Numbers told in a noun ("une douzaine"), vague ones, and fractions of which each part would be a figure of its own.
_NOUNS = tuple(
    (str(value), re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for value, words in (
        (6, "half a dozen|demi-douzaine|halbes dutzend|media docena|mezza dozzina|meia dúzia|half dozijn"),
        (12, "dozen|douzaine|dutzend|docena|dozzina|dúzia|dozijn|tuzin|dussin|dusin|düzine"),
        (10, "dizaine|decena|decina|dezena"), (15, "quinzaine|quincena|quindicina|quinzena"),
        (20, "vingtaine|veintena|ventina|vintena"), (30, "trentaine|treintena|trentina|trintena"),
        (50, "cinquantaine|cincuentena|cinquantina|cinquentena"),
        (100, "centaine|centenar|centinaio|centena|hundertschaft"),
    )
)  # fmt: skip
_FRACTION = re.compile(
    r"\b(?:(?:two|three|zwei|drei|deux|trois|dos|tres|due|tre|dois|duas|três|twee|drie)[ -](?:thirds|quarters|fifths|"
    r"drittel\w*|viertel\w*|fünftel\w*|tiers|quarts|cinquièmes|tercios|cuartos|quintos|terzi|quarti|quinti|terços|quartos|"
    r"derde|kwart|vijfde))\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"\b(?:hundreds|thousands|miles|cientos)\s(?:of|de)\b", re.IGNORECASE)
_PERCENT = (
    r"per ?cent\w*|percent\w*|pour ?cent|prozent|por ?cient[oa]|por ?cento|procent\w*|prosent|процент\w*|"
    r"відсотк\w*|パーセント\w*|퍼센트\w*|프로|אחוז\w*"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and the word after it (`%` or a noun, in lower case)."""

    value: float
    unit: str


def readable(language: str) -> tuple[str, ...]:
    """Return the languages in which to read the number words of a text: its own, or all if that one's are not known."""
    return (language,) if language in LANGUAGES else LANGUAGES


@lru_cache(maxsize=20_000)
def numbers_in(text: str, *languages: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text: what stands in figures, then the number words of some languages.

    Of a language whose number words are not known only figures are read.
    """
    text = _in_one(counted_only(in_figures(text)))
    found = list(_figures(text))
    spelled = _FIGURE.sub(" ", text)
    for code in languages:
        known = {each.value for each in found}
        found += [each for each in _figures(digits(spelled, code)) if each.value not in known]
    found += [Quantity(value, TIMES) for value, words in _FACTORS if re.search(words, text.lower())]
    return tuple(found)


def _in_one(text: str) -> str:
    """Return a text with numbers told in a noun, shares told in two words and scales written with their figures as they
    are read, and without fractions and vague numbers."""
    for value, words in _NOUNS:
        text = words.sub(value, text)
    text = _FRACTION.sub(" ", _VAGUE.sub(" ", text))
    text = _THOUSAND_MILLIONS.sub(" billion", _MONEY.sub(r"\1\2 million", _SHARE.sub("%", text)))
    return _CLOSE.sub(lambda m: " thousand" if m["k"] else " billion" if m["bn"] else " million", text)


def digits(text: str, language: str) -> str:
    """Return a text with its number words as figures, if the words of the language are known."""
    if language not in LANGUAGES:
        return text
    if language in SPELLED:
        return str(alpha2digit(text, language, threshold=0))
    return spelled_out(in_figures(text), language, _values(language), _JOINED.get(language, ""))


@cache
def _values(language: str) -> dict[str, str]:
    entries = (entry.split() for entry in _WORDS[language].split("|"))
    return {word: value for value, *words in entries for word in words}


def _figures(text: str) -> list[Quantity]:
    return [_quantity(text, match) for match in _FIGURE.finditer(text)]


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    figure, unit = match["figure"], (match["unit"] or "").lower()
    sign = text[: match.start()].rstrip()[-1:]
    value = float(re.sub(r"\D", "", figure)) if re.fullmatch(_GROUPED, figure) else float(figure.replace(",", "."))
    for word, scale in _SCALE.items():
        if re.fullmatch(word, unit):
            after = _COUNTED.match(text, match.end())
            return Quantity(value * scale, sign if sign in _SIGNS and sign else after[1].lower() if after else "")
    if sign and sign in _SIGNS:
        return Quantity(value, sign)
    return Quantity(value, "%" if re.fullmatch(_PERCENT, unit) else unit)
