"""Text → the seasons and great feasts it names, in the languages of newspapers."""

from __future__ import annotations

import re
from functools import lru_cache

from ocr_pipeline.lexicon.text import ascii_fold

# Folded words of each. What is another word too counts only with what tells: "été" is "been", "estate" a property,
# "lato" beside "lata" (years), "host" in English, "natal" of a native town.
_NAMES = {
    "spring": (
        r"(?:in|last|next|this|since|by|until|before|of|the|early|late) spring|springtime|"
        r"printemps|fruhling\w*|fruhjahr\w*|primavera|(?:de|deze|komende|vorige|volgende|afgelopen) lente|voorjaar|"
        r"wiosn\w+|весн(?:а|ой|у|ы|е)|весною|навесні|jaro|na jare|jarem|varen(?= )|i varas|i var(?= )|foraret?|"
        r"ilkbahar\w*|tavasz\w*"
    ),
    "summer": (
        r"summer|(?:l'|cet |en |d'|un )ete|ete (?:dernier|prochain)|sommer\w*|verano|"
        r"(?:l'|d'|in |quest'|scorsa |prossima )estate|verao|zomer\w*|(?:w |do |od |tego |zeszlego )(?:lecie|lata)|"
        r"latem|лет(?:о|ом)|с лета|до лета|влітку|v lete|leto|od leta|do leta|sommar\w*|bu yaz|gecen yaz|"
        r"yaz aylari\w*|nyar\w*"
    ),
    "autumn": (
        r"autumn|automne|herbst\w*|otono|autunno|outono|herfst|najaar|jesien\w*|осен(?:ь|ью|и)|восени|осінь|podzim\w*|"
        r"i host(?:as)?(?= |$)|hosten|høsten|i høst|efterar\w*|sonbahar\w*|oszi|osz(?:szel|ig|re)?"
    ),
    "winter": (
        r"winter\w*|hiver|invierno|inverno|zim(?:a|e|y|ie|ou|u|ow\w+)|зим(?:а|ой|у|ы|е|ою)|взимку|vinter\w*|"
        r"kis aylari\w*|bu kis|gecen kis|telen|tel(?:ig|re) "
    ),
    "Christmas": (
        r"christmas|xmas|noel|weihnacht\w*|navidad(?:es)?|natale|(?:o|do|ao|no|de) natal|kerst(?:mis|dag\w*)?|"
        r"boz\w+ narodzen\w+|рождеств\w+|різдв\w+|vanoc\w*|(?:før|fore|efter|etter|till|til|i|innan) jul(?:en)?|"
        r"julafton\w*|karacsony\w*"
    ),
    "Easter": (
        r"easter|paques|oster(?:n|montag|sonntag|ferien|fest|woche|tage)|pascuas?|semana santa|pasqua|pascoa|pasen|"
        r"wielkanoc\w*|пасх\w+|великд\w+|velikono\w+|pask(?:en?|as)?|husvet\w*|paskalya\w*"
    ),
}
_ANY = re.compile("|".join(rf"(?<!\w)(?P<{name}>{ascii_fold(words)})(?!\w)" for name, words in _NAMES.items()))


@lru_cache(maxsize=20_000)
def seasons_in(text: str) -> frozenset[str]:
    """Return the seasons and feasts named in a text, by their English names."""
    return frozenset(match.lastgroup or "" for match in _ANY.finditer(ascii_fold(text)))
