"""Text → the dates it states as (day, month), either 0 where it is not told."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from babel import Locale

from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.matching.facts.eastern import dates_told
from ocr_pipeline.matching.facts.weekdays import LANGUAGES, weekdays_in

Date = tuple[int, int]

# The day of a month told without its month: "by the 14th", "le 22", "am 15."
_DAY = re.compile(
    r"\b(?:the|le|au|am|el|il|o|dia|de|den|du|zum)\s(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
    r"(?![\w:%,.]*\d)(?!\s?(?:h\b|%|uhr|[^\W\d]))"
)
_ORDINAL = re.compile(r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b")
# A day before another of the same month: "20 and 21 January", "vom 20. bis 21. Januar".
_AND = re.compile(
    r"(?<![\d.,:])(?P<day>[12]?\d|3[01])(?:st|nd|rd|th|er|\.|º)?\s?(?:[-–]|and|et|und|y|e|en|i|och|og|и|та|ve|to|bis|au|al|ao|a|tot|do|"
    r"til|till)\s?(?:the |le |il |el |den |zum )?$"
)
# "12.03." and "12.03.2026", "12/03": a day and a month in figures.
_FIGURES = re.compile(r"(?<![\d.,])(?P<day>\d{1,2})(?:\.(?P<a>\d{1,2})\.|/(?P<b>\d{1,2})(?:/\d{2,4})?(?!\d))")
# What stands before a month told without a day.
_IN = (
    r"(?:in|im|en|em|a|ad|au mois de?|until|till|bis|"
    r"jusqu'en|hasta|fino a|ate|before|by|vor|avant|antes de|since|tot|w|do|i|v|в|до|from|we|ve|od|u|у|від|od|konca|"
    r"poczatku|debut|fin(?: de)?|ende|anfang|mitte|end of|early|late|mid|fine(?: di)?|inizio(?: di)?|meta di|"
    r"(?:finales|principios|mediados) de|fim de|eind|begin|slutet av|slutten av|"
    r"slutningen af|конце|начале|середине|kinci|din|pana in|inceputul lui|sfarsitul lui|τον|του|μεχρι τον|απο τον|"
    r"after|nach|ab|seit|apres|des|depuis|despues de|desde|a partir de|prima di|dopo|da|entro|depois de|voor|na|sinds|"
    r"vanaf|fore|efter|etter|fran|fra|sedan|siden|før|przed|po|после|перед|раньше|с|к|раніше|після|з|pred|dupa|"
    r"inainte de|през|от|към|края на|до|al|del|pel|fins al|od|za)"
)
# Languages whose months change their endings, and the endings.
_INFLECTED = ("pl", "ru", "uk", "cs", "sk", "el")
_ENDING = r"(?:a|u|i|e|y|ie|em|ku|kiem|zie|ym|ом|ем|я|ю|е|и|і|у|ому|а|ο|ου|ος)"
# Languages that tell a month without a day by an ending, and the endings.
_SUFFIXED = {"tr": r"(?:'?[dt][ae]n?| ay[iı]nda)", "hu": r"(?:ban|ben|tol|ig|ra|re|i)", "fi": r"(?:n|ssa|sta|hun|ksi)"}


@lru_cache(maxsize=20_000)
def dates_in(text: str) -> frozenset[Date]:
    """Return the dates of a text; a month alone counts where it stands after a preposition."""
    folded = ascii_fold(text)
    found = set()
    for match in (*_dated().finditer(folded), *_month_first().finditer(folded)):
        found.add((int(match["day"]), _month_of(match["name"])))
        if earlier := _AND.search(folded[: match.start()]):
            found.add((int(earlier["day"]), _month_of(match["name"])))
    for match in _FIGURES.finditer(folded):
        month = int(match["a"] or match["b"])
        if 1 <= month <= 12 and 1 <= int(match["day"]) <= 31:
            found.add((int(match["day"]), month))
    found |= dates_told(text)
    if not found:
        days = (*_DAY.finditer(folded), *_ORDINAL.finditer(folded))
        found = {(int(match["day"]), 0) for match in days if 1 <= int(match["day"]) <= 31}
    months = {month for _, month in found}
    bare = {_month_of(match["name"] or match["suffixed"]) for match in _bare().finditer(folded)}
    return frozenset(found | {(0, month) for month in bare - months} if months != {0} else found)


def agree(a: Date, b: Date) -> bool:
    """Return whether two dates can be one: what both tell is the same."""
    return (a[0] == b[0] or not a[0] or not b[0]) and (a[1] == b[1] or not a[1] or not b[1])


def misdated(text: str, published: dt.date) -> str:
    """Return what is wrong with a weekday and a date told together ("Tuesday 21 January"), '' if nothing is.

    The year is that in which the date lies nearest to the day of publication.
    """
    days = weekdays_in(text)
    full = [each for each in dates_in(text) if each[0] and each[1]]
    if len(days) != 1 or len(full) != 1:
        return ""
    try:
        years = [dt.date(published.year + shift, full[0][1], full[0][0]) for shift in (-1, 0, 1)]
    except ValueError:
        return ""
    nearest = min(years, key=lambda each: abs(each - published))
    if nearest.weekday() in days:
        return ""
    return f"the article's own weekday and date do not go together: {nearest.isoformat()} is a {nearest:%A}"


def _month_of(name: str) -> int:
    for stem, month in _months():
        if name.startswith(stem):
            return month
    raise KeyError(name)


@cache
def _months() -> tuple[tuple[str, int], ...]:
    """Return (beginning of the name, month) in all languages, the longest first."""
    found = {"мае": 5}
    for code in (*LANGUAGES, "el"):
        for style in ("format", "stand-alone"):
            for month, name in Locale(code).months[style]["wide"].items():
                found[ascii_fold(name)] = month
    found |= {stem: month for stem, month in _stems() if stem not in found}
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


@cache
def _stems() -> tuple[tuple[str, int], ...]:
    """Return (stem, month) in the languages whose months change their endings."""
    months = ((month, name) for code in _INFLECTED for month, name in Locale(code).months["format"]["wide"].items())
    stems = ((re.sub(r"(?:ego|ого|a|e|u|а|я|ου)$", "", ascii_fold(name)), month) for month, name in months)
    return tuple((stem, month) for stem, month in stems if len(stem) > 2)


def _names() -> str:
    whole = "|".join(re.escape(name) for name, _ in _months())
    inflected = "|".join(sorted((stem for stem, _ in _stems()), key=len, reverse=True))
    return rf"{whole}|(?:{inflected}){_ENDING}"


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s(?:of |de |di |d')?(?P<name>{_names()})\b")


@cache
def _month_first() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>{_names()})\s(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)")


@cache
def _bare() -> re.Pattern[str]:
    suffixed = "|".join(rf"(?:{_wide(code)})(?={ending}(?!\w))" for code, ending in _SUFFIXED.items())
    return re.compile(rf"(?<!\w){_IN}\s(?P<name>{_names()})(?!\w)|(?<!\w)(?P<suffixed>{suffixed})")


def _wide(code: str) -> str:
    return "|".join(ascii_fold(name) for name in Locale(code).months["stand-alone"]["wide"].values())
