"""What apps set small beside the words of a message → time, name and marks: "18:54 · Link Mauve", "edited 18:54"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.messages.clocks import age_in, clock_in, is_size, is_time, time_in
from ocr_pipeline.messages.naming import clean_name, may_be_name

_PARTED, _SIGN = re.compile(r"\s+[·•|∙‧-]\s+"), re.compile(r"\s+[^\w\s]\s+")
# Signs of Chinese and Japanese names stand close to the dot: "上午9:55.王强".
_CLOSE = re.compile(r"(?<=\d)\s?[^\w\s:]\s?(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])")


def read_remarks(remarks: Sequence[str], language: str) -> tuple[str, str, tuple[str, ...]]:
    """Return time, name and the rest of the remarks: "18:54 · Link Mauve" holds two, "edited 18:54" a mark."""
    time, name = "", ""
    rest: list[str] = []
    for remark in remarks:
        parts = parted(remark)
        if any(map(is_size, parts)):  # of a file
            rest += parts
            continue
        if len(parts) == 2 and not time_in(parts[0], language) and time_in(parts[1], language):
            parts.reverse()  # where words run from right to left
        for number, part in enumerate(parts):
            found = time_in(part, language)
            if not time and (found or (number == 0 and len(parts) == 2)):
                time = found or part.strip()
                rest += filter(None, [part.replace(time, "").strip()])
            elif len(parts) == 2 and not name and time:
                name = clean_name(part)
            else:
                rest.append(part)
    return time, name, tuple(rest)


def is_signed_time(text: str) -> bool:
    """Return whether a text is no more than a time, or one and the name behind it: "18:54 · Link Mauve"."""
    parts = parted(text)
    named = len(parts) == 2 and is_time(parts[0]) and may_be_name(parts[1])
    return is_time(text) or named


def parted(remark: str) -> list[str]:
    """Return what a remark's dots part: "18:54 · Link Mauve". After a time any sign may be a dot misread."""
    for sign in (_SIGN, _CLOSE):
        time, *name = sign.split(remark, maxsplit=1)
        if name and (clock_in(time) or age_in(time)):
            return [time, *name]
    return [part for part in _PARTED.split(remark) if part.strip()]
