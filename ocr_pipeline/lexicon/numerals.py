"""Text → the same with the numerals of East Asia, Korean and Arabic figures as plain ones set apart by spaces."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_DATA: dict[str, Any] = json.loads((Path(__file__).parent / "numerals.json").read_text("utf-8"))
_ONES: Mapping[str, int] = _DATA["han"] | _DATA["sino"]
_UNITS: Mapping[str, int] = _DATA["han_units"] | _DATA["sino_units"]
_SCALES: Mapping[str, int] = _DATA["scales"]
# Arabic and Persian figures, their marks of decimals and thousands, and full-width figures.
_FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹０１２３４５６７８９٫٬％", "012345678901234567890123456789.,%")
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_HAN = "".join((*_DATA["han"], *_DATA["han_units"]))
# A figure, or numerals, with the myriads that multiply it: "85万", "三百万", "2천만", "12억 3천만".
_MIXED = re.compile(
    rf"(?:(?:{_NUMBER})[{_HAN}백천]?[{''.join(_SCALES)}백천](?:\s?(?:{_NUMBER})?[{_HAN}백천]*[{''.join(_SCALES)}백천])*"
    rf"|[{_HAN}]+[万萬億亿兆](?:[{_HAN}]*[万萬])?[{_HAN}]*|[{_HAN}]{{2,}})"
)
_LONE = re.compile(
    rf"(?P<numeral>(?!十分(?![钟鐘間间]))[{_HAN}])(?=\s?(?:[{_DATA['counters']}]|キロ|メートル|パーセント|トン|%))"
)
_SINO = re.compile(
    rf"(?<![가-힣\d])(?P<numeral>[{''.join((*_DATA['sino'], *_DATA['sino_units']))}만억]{{2,}})"
    rf"(?=\s?(?:{_DATA['sino_counters']}))"
)
_NATIVE = re.compile(
    rf"(?<![가-힣])(?P<word>{'|'.join(sorted(_DATA['korean'], key=len, reverse=True))})"
    rf"(?=\s?(?:{_DATA['korean_counters']}))"
)
_BARE = re.compile(rf"(?<![\w.,:/-])(?:{_NUMBER})(?=[^\W\d_])|(?<=[^\W\d_a-zA-Z])(?:{_NUMBER})")
_SHARE = re.compile(rf"百分之\s*(?P<numeral>{_NUMBER}|[{_HAN}]+)")
# What looks like numerals and is another word: "very", "if ever", "be sure to", "once", "one by one".
_OTHER = frozenset({"十分", "万一", "千万", "一一", "一二", "三三", "五五", "七八", "千千"})
_NOT_COUNTED = re.compile(_DATA["not_counted"])
_EASTERN = re.compile("[\u0590-\u06ff\u3005-\u9fff\uac00-\ud7a3\uff10-\uff19]")


@lru_cache(maxsize=20_000)
def in_figures(text: str) -> str:
    """Return a text with numerals and figures of the East as plain figures between spaces; others as they are."""
    if not _EASTERN.search(text):
        return text
    text = text.translate(_FIGURES)
    for pattern, figures in _DATA["phrases"]:
        text = re.sub(pattern, figures, text)
    text = _SHARE.sub(lambda match: f" {_value(match['numeral']):.10g} % ", text)
    text = _MIXED.sub(_mixed, text)
    text = _SINO.sub(lambda match: f" {_value(match['numeral']):.0f} ", text)
    text = _LONE.sub(lambda match: f" {_value(match['numeral']):.0f} ", text)
    text = _NATIVE.sub(lambda match: f" {_DATA['korean'][match['word']]} ", text)
    return re.sub(" {2,}", " ", _BARE.sub(lambda match: f" {match.group()} ", text))


def counted_only(text: str) -> str:
    """Return a text in figures without dates, hours and weekdays told by numbers."""
    return _NOT_COUNTED.sub(" ", text)


def _mixed(match: re.Match[str]) -> str:
    told = match.group()
    follows = match.string[match.end() : match.end() + 1]
    if told in _OTHER or (told == "十" and follows == "分") or (told.startswith("十分") and follows not in "钟鐘間间"):
        return told
    value = _value(told)
    return f" {value:.10g} " if value < 1e10 else f" {value:.0f} "


def _value(numerals: str) -> float:
    """Return what numerals tell: each myriad multiplies what stands before it; without units they are figures."""
    tokens = re.findall(rf"{_NUMBER}|\S", numerals)
    if all(token in _ONES for token in tokens):
        return float("".join(str(_ONES[token]) for token in tokens))
    total, section, number = 0.0, 0.0, 0.0
    for token in tokens:
        if token in _SCALES:
            total, section, number = total + ((section + number) or 1) * _SCALES[token], 0.0, 0.0
        elif token in _UNITS:
            section, number = section + (number or 1) * _UNITS[token], 0.0
        else:
            number = float(_ONES[token]) if token in _ONES else float(token.replace(",", ""))
    return total + section + number
