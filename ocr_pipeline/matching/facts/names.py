"""Text → the proper names in it that are neither participants nor places: persons, organisations, operations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from ocr_pipeline.lexicon.text import latin, masked
from ocr_pipeline.matching.facts.dates import dates_in
from ocr_pipeline.matching.facts.places import places_in
from ocr_pipeline.matching.facts.weekdays import weekdays_in

# Languages that write every noun, or no word at all, with a capital.
WITHOUT_CAPITALS = frozenset({"de", "ja", "zh", "ko", "ar", "he", "th", "hi", "fa"})
# A name in one text is the same as a word of another from this likeness (0..100) on.
SAME = 75
# Words of courtesy, feasts and pronouns written with a capital are no names.
_NO_NAME = re.compile(
    r"^(?:I|I'\w+|Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Herrn|Frau|Sir|Madame|Monsieur|Mademoiselle|Mme|Mlle|Mgr|Sra?|Srta|Señora?|"
    r"Señorita|Don|Doña|Sig|Signora?|Signorina|Dott|Dottor|Dottoressa|Senhora?|Dona|Doutora?|Doctora?|Docteur|Doktor|"
    r"Pana?|Pani|Pana|Panie|Panu|Dhr|Meneer|Mevrouw|Mevr|Mevr|Fru|Frøken|Fröken|Bay|Bayan|Lady|Lord|"
    r"Parliament|Parlement|New|Year|[IVX]+|Christmas|Xmas|Easter|"
    r"Noël|Pâques|Navidad|Pascua|Natale|Pasqua|Natal|Páscoa|Kerst\w*|Pasen|Pinksteren|Ramadan)$"
)
_WORD = re.compile(r"[^\W\d_][\w'’&-]*")


def names_in(text: str, language: str, aliases: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the proper names of a text, participants left out; none in a language where capitals do not tell."""
    if language in WITHOUT_CAPITALS:
        return ()
    plain = masked(text, aliases)
    found = []
    for word in _WORD.finditer(plain):
        opening = word.start() == 0 or re.search(r"[.!?:…)\"“„«»”’–—-]\s*$", plain[: word.start()]) is not None
        name = re.sub(r"['’]s$", "", word.group())
        name = re.sub(r"^(?:l|d|dell|all|nell|sull|qu)['’]", "", name)
        if name[:1].isupper() and not opening and len(name) > 2 and not _NO_NAME.match(name) and not _known(name):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _known(name: str) -> bool:
    return bool(places_in(name) or weekdays_in(name) or dates_in(f"in {name}"))


def stands_in(name: str, text: str) -> bool:
    """Return whether a name stands in a text, in whatever spelling or script."""
    wanted = latin(name)
    return any(_alike(wanted, word) for word in re.findall(r"\w[\w'&-]*", latin(text)))


def _alike(name: str, word: str) -> bool:
    return fuzz.ratio(name, word) >= SAME or word.startswith(name[:5])
