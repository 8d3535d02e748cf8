"""Text → the countries and cities it names in Chinese signs, kana, Hangul, Arabic or Hebrew letters."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from babel import Locale

from ocr_pipeline.lexicon.scripts import AR_BEFORE, ARABIC, HAN, HANGUL, HE_BEFORE, HEBREW, KATAKANA
from ocr_pipeline.lexicon.text import ascii_fold

# An Arabic name of more letters may stand without its article.
ARTICLE = 4
LANGUAGES = ("ja", "zh", "zh_Hant", "ko", "ar", "he")
HERE = Path(__file__).parent
_EASTERN = re.compile("[\u0590-\u06ff\u3041-\u9fff\uac00-\ud7a3]")
# Short names and names of the people beside those of CLDR, by code of the country.
_DATA = json.loads((HERE / "places.json").read_text("utf-8"))
_MORE: dict[str, list[str]] = _DATA["eastern"]
# Names of countries that are other words too: means, arrogance, a pavement, a city, "sons", "he was absent" …
_WORDS_TOO = frozenset(map(ascii_fold, _DATA["eastern_words_too"]))
# What a name in Hangul may end with: a particle, or what is joined to places.
_AFTER = rf"(?=$|[^\w]|{'|'.join(_DATA['hangul_after'])})"


def eastern_places(text: str) -> frozenset[str]:
    """Return the countries (ISO 3166 codes) and cities (English names) that a text names."""
    if not _EASTERN.search(text):
        return frozenset()
    folded = ascii_fold(text)
    return frozenset(_names()[match[match.lastgroup or 0]] for match in _pattern().finditer(folded))


@cache
def _names() -> dict[str, str]:
    """Return folded name → country's code or city's English name."""
    found: dict[str, str] = {}
    for line in (HERE / "cities_eastern.tsv").read_text("utf-8").splitlines():
        city, *names = line.split("\t")
        found |= {ascii_fold(name): city for name in names}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            folded = re.sub(r"^(?:جمهورية|مملكة) ", "", ascii_fold(name))
            if len(code) == 2 and code.isalpha() and len(folded) > 1 and folded not in _WORDS_TOO:
                found[folded] = code
    found |= {ascii_fold(name): code for code, names in _MORE.items() for name in names}
    # The Arabic article may be joined to what stands before it, or be left out.
    return {name.removeprefix("ال") if len(name) > ARTICLE else name: place for name, place in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds a name, the longest first, bounded as its script asks for."""
    names = sorted(filter(_EASTERN.match, _names()), key=lambda name: (-len(name), name))
    kinds: dict[str, list[str]] = {kind: [] for kind in (*_SCRIPTS, "kana")}
    for name in names:
        kinds[next((kind for kind, signs in _SCRIPTS.items() if re.match(f"[{signs}]", name)), "kana")].append(name)
    any_of = {kind: "|".join(map(re.escape, own)) for kind, own in kinds.items()}
    return re.compile(
        rf"(?P<han>{any_of['han']})|(?<![{KATAKANA}])(?P<kana>{any_of['kana']})(?![{KATAKANA}])"
        rf"|(?<!\w)(?P<hangul>{any_of['hangul']}){_AFTER}"
        rf"|(?<!\w){AR_BEFORE}(?P<arabic>{any_of['arabic']})(?:ة|ين|ون|ان|ا)?(?!\w)"
        rf"|(?<!\w){HE_BEFORE}(?P<hebrew>{any_of['hebrew']})(?:ים|ת|ות|ית)?(?!\w)"
    )


_SCRIPTS = {"han": HAN, "hangul": HANGUL, "arabic": ARABIC, "hebrew": HEBREW}
