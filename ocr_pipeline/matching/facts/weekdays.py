"""Text → the weekdays it names, in the languages of newspapers; Monday is 0."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale

from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.matching.facts.eastern import days_apart, weekdays_named

LANGUAGES = (
    "en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "sv", "da", "nb", "uk", "cs", "ro", "tr", "fi", "hu", "sk",
    "bg", "ca",
)  # fmt: skip
# Portuguese days told without "-feira" are ordinals too: only after a preposition, and not before what is counted.
_ORDINAL = re.compile(
    r"(?<!\w)(?:na|ate|nesta|esta|proxima|desde|para|ate a|a)\s(segunda|terca|quarta|quinta|sexta)"
    r"(?!\w|\s(?:vez|fase|parte|ordem|pessoa))"
)
_ORDINALS = {"segunda": 0, "terca": 1, "quarta": 2, "quinta": 3, "sexta": 4}
# Two Romanian days are shorter than most words. One is the months, too: only after a preposition, and not where
# months are counted.
_ROMANIAN = re.compile(
    r"(?<!\w)(?:(?:pana|de|pe|din|pentru|in|spre|dupa)\s(luni)(?!\w|\s(?:de|la|intregi|bune)(?!\w))|(joi)(?!\w))"
)
# Greek days are ordinals too: only after an article, and not before what is counted.
_GREEK = re.compile(
    r"(?<!\w)(?:τη|την|της|καθε|ως|μεχρι)\s(δευτερα|τριτη|τεταρτη|πεμπτη)ς?(?!\w|\s(?:φορα|μερα|θεση|ταξη|φαση|γραμμη))|"
    r"(?<!\w)(παρασκευη|σαββατο|κυριακη)"
)
_GREEK_DAYS = ("δευτερα", "τριτη", "τεταρτη", "πεμπτη", "παρασκευη", "σαββατο", "κυριακη")
# Days told from the day of speaking, in days after it.
_RELATIVE = {
    0: r"today|tonight|this evening|aujourd'hui|ce soir|heute|hoy|esta noche|oggi|"
    r"stasera|hoje|vandaag|vanavond|dzisiaj|dzis|idag|i dag|сегодня|dnes|ma este|astazi|azi|diseara|"
    r"tanaan|σημερα|αποψε|днес|avui|сьогодні|bugun",
    1: r"tomorrow|demain|morgen(?= (?:fruh|abend|mittag|um|kommt|ist))|"
    r"manana(?= por)|domani|amanha|jutro|imorgon|i morgon|i morgen|завтра|zitra|zajtra|holnap|"
    r"maine(?= (?:dimineata|seara|la|la pranz))|huomenna|αυριο|утре|dema(?= )|yarin",
    -1: r"yesterday|last night|hier|gestern|ayer|anoche|ieri|ontem|gisteren|wczoraj|igar|i gar|вчера|"
    r"vcera|tegnap|eilen|χθες|χτες|ahir|вчора",
}  # fmt: skip
# Days told from another day that is spoken of, as an article reports "tomorrow", in days after it.
_REPORTED = {
    0: r"the same day|that (?:same )?(?:day|evening|night)|le jour meme|le soir meme|am selben (?:tag|abend)|"
    r"(?:el|ese) mismo dia|esa misma (?:noche|tarde)|lo stesso giorno|quella (?:stessa )?sera|(?:no|nesse) mesmo dia|"
    r"nessa mesma noite|(?:op )?dezelfde dag|diezelfde (?:dag|avond)|tego samego dnia|samm[ae] dag|в тот же день",
    1: r"the (?:next|following) day|the day after|le lendemain|(?:am|den) (?:nachsten|folgenden) tag|tags darauf|"
    r"al dia siguiente|il giorno (?:dopo|seguente|successivo)|l'indomani|no dia seguinte|de volgende dag|"
    r"de dag erna|nastepnego dnia|dagen efter|naste dag|neste dag|dagen etter|næste dag|на следующий день|"
    r"наступного дня",
    -1: r"the (?:previous day|day before)|la veille|am (?:vortag|tag zuvor)|el dia anterior|la vispera|il giorno prima|"
    r"no dia anterior|na vespera|de dag (?:ervoor|daarvoor)|poprzedniego dnia|dagen (?:innan|for|forinden)|накануне",
}  # fmt: skip
# Languages in which the French word for yesterday means "here".
_HERE = frozenset({"de", "nl"})


@lru_cache(maxsize=20_000)
def weekdays_in(text: str) -> frozenset[int]:
    """Return the weekdays named in a text, also inside compounds ("Donnerstagnachmittag")."""
    folded = ascii_fold(text)
    found = {_days()[match.lastgroup or ""] for match in _pattern().finditer(folded)}
    found |= {_GREEK_DAYS.index(match[1] or match[2]) for match in _GREEK.finditer(folded)}
    found |= {0 if match[1] else 3 for match in _ROMANIAN.finditer(folded)}
    found |= weekdays_named(text)
    return frozenset(found | {_ORDINALS[match.group(1)] for match in _ORDINAL.finditer(folded)})


def relative_days_in(text: str, today: int, language: str) -> frozenset[int]:
    """Return the weekdays meant by "today", "tomorrow", "yesterday" in words spoken on the weekday `today`."""
    folded = ascii_fold(text)
    if language in _HERE:
        folded = re.sub(r"(?<!\w)hier(?!\w)", " ", folded)
    named = {days for days, words in _RELATIVE.items() if re.search(rf"(?<!\w)(?:{words})(?!\w)", folded)}
    return frozenset((today + days) % 7 for days in named | days_apart("relative", text))


def reported_days_in(text: str, sent: int) -> frozenset[int]:
    """Return the weekdays meant by "the next day", "that evening" in what is told of words sent on a weekday."""
    folded = ascii_fold(text)
    named = {days for days, words in _REPORTED.items() if re.search(rf"(?<!\w)(?:{words})(?!\w)", folded)}
    return frozenset((sent + days) % 7 for days in named | days_apart("reported", text))


@cache
def _days() -> dict[str, int]:
    return {f"d{day}": day for day in range(7)}


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds a weekday: the longest name first, a Slavic name with any of its endings."""
    names: dict[str, int] = {}
    for code in LANGUAGES:
        for day, name in Locale(code).days["format"]["wide"].items():
            folded = ascii_fold(name)
            if len(folded) >= 5 or code in ("tr", "hu"):
                names[_stem(folded)] = day
    groups = []
    for day in range(7):
        own = sorted((name for name, number in names.items() if number == day), key=len, reverse=True)
        groups.append(f"(?P<d{day}>{'|'.join(own)})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})")


def _stem(name: str) -> str:
    """Return a pattern for a name with its endings; -feira is kept, the bare ordinal is not enough."""
    if name.endswith("ek") and name != "pentek":  # Hungarian keeps its vowel
        return rf"{name[:-2]}(?:ek|ku|kiem|ki)(?!\w)"
    if len(name) <= 4 or name in ("pazar", "cuma"):
        return rf"{name}(?!te|\w{{4}})"
    if name[-1] in "aая" and not name.endswith("feira"):
        return re.escape(name[:-1])
    return re.escape(name)
