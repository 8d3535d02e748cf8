"""A word after a figure → what it measures in: money, time, share, length, weight or volume, in fourteen languages."""

from __future__ import annotations

import re
from functools import cache

from ocr_pipeline.lexicon.text import ascii_fold

# Beginnings of words in folded letters, `$` where a word ends; what is in one row excludes the rest of the row.
_MEASURES: dict[str, dict[str, str]] = {
    "money": {
        "euro": r"euro(?!p)|eur$|евро|євро|avro|€",
        "dollar": r"dollar|dolar|dolla|dolares|dollari|usd$|доллар|долар|[$]",
        "pound": r"pounds?$|sterling|livres?$|pfund|libra|sterlin|pond$|funt|gbp$|фунт|£",
        "krone": r"kron[aeo]|kroner|kronor|coronas?$|couronn|corone|coroas?$|korun|крон",
        "zloty": r"zlot|złot|pln$|злот",
        "rouble": r"ro?ubl|rublo|rubel|rubl|rub$|рубл|руб$|₽",
        "lira": r"liras?$|lire$|livres? turques?$|₺",
        "franc": r"franc|frank|chf$|франк",
        "real": r"rea(?:l|is|les)$",
        "yen": r"yen$|yens$|иен|¥",
        "hryvnia": r"hryvn|гривн|грн$|₴",
    },
    "time": {
        "second": r"seconds?$|secondes?$|sekund|segundo|second[oi]$|secon|секунд",
        "minute": r"minut|мину?т|хвилин|dakika|dk$",
        "hour": r"hours?$|heures?$|stunde|horas?$|or[ae]$|uur$|uren$|godzin|timm|timer?$|час|годин|saat",
        "day": r"days?$|jours?$|journee|tage?n?$|dia[s]?$|giorn|dag|dni|dzie[nń]|день|дн[яеі]|днів|gun",
        "week": r"week|semaine|woche|semana|settiman|tygod|veck|uge[rn]?$|uker?$|недел|тиж|hafta",
        "month": r"month|mois$|monat|mes(?:es)?$|mes[ei]$|maand|miesi|manad|maned|месяц|місяц|ay$|aylik|aydir",
        "year": r"years?$|ans?$|annee|jahr|anos?$|ann[oi]$|jaar|jaren|lat[a]?$|rok[ui]?$|ar$|aret$|год|лет$|рок|yil",
    },
    "part": {
        "percent": (
            r"%|per ?cent|percent|pourcent|pour cent|prozent|por ?cien|por ?cento|procent|prosent|"
            r"процент|відсот|yuzde"
        ),
        "point": r"points?$|punkt|punto|punt[io]$|ponto",
    },
    "length": {
        "centimetre": r"cm$|centim|zentim|centym|сантим|santim",
        "metre": r"m$|met(?:er|re|ro)|metr|meter|метр",
        "kilometre": r"km$|kilom|kilometr|киломе|кіломе",
        "mile": r"mile|mille[rs]$|meile|milla|miglia|milha|mijl",
    },
    "weight": {
        "gram": r"g$|gram|грам",
        "kilo": r"kg$|kilo(?!m)|chil[io]|quilo|кил[оі](?!м)|кг$",
        "tonne": r"t$|ton(?:ne|s|nen|elad|nellat)?|tonn|тонн",
    },
    "volume": {"litre": r"l$|lit(?:er|re|ro|r)|литр|літр", "cubic": r"m3$|m³|kubik|cubi"},
}  # fmt: skip


@cache
def measure_of(word: str) -> tuple[str, str]:
    """Return (kind, measure) of a word or sign after a figure, ("", "") if it is no measure."""
    folded = ascii_fold(word)
    for kind, measure, words in _patterns():
        if words.match(folded):
            return kind, measure
    return "", ""


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((kind, name, re.compile(words)) for kind, rows in _MEASURES.items() for name, words in rows.items())
