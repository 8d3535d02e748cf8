"""Readings → text: lines joined to a body, and its confidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.geometry import Box
from ocr_pipeline.lexicon.calendar import tells_half
from ocr_pipeline.messages.clocks import clock_in, has_clock
from ocr_pipeline.model import LineReading, Word

_CJK = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u30ff"
# What may stand on both sides of a line's end that is no space: such a letter, with a mark behind it in whatever width,
# and beside one a figure.
_UNSPACED = re.compile(rf"(?:.?\d|.?[{_CJK}]|[{_CJK}][!?,:;.])[{_CJK}]|.?[{_CJK}]\d", re.DOTALL)
# Two Korean syllables; and how many heights of one a line has room for another at most, if it ends within a word.
_SYLLABLES, ROOM = re.compile(r"[\uac00-\ud7a3]{2}"), 1.1
# Marks that begin no line, and the room of one of them.
_CLOSING, CLOSING = ".,!?)…", 0.3
# The rest of an address that was broken at a line's end, not the next word: it has the signs of one.
_REST = re.compile(r"(?!\w+://|www\.)(?:[/?&=#]|[^\s,;]*[\w%][/?&=#_][\w%]|[a-z]+-[a-z]+\S*$)")
_PART = re.compile(r"[a-z\d][\w%./=&-]*")
_ADDRESS = re.compile(r"://|^www\.|\w\.[a-z]{2,}/")
# What stands behind a hyphen after a verb, by ISO 639-1 code.
PRONOUNS = {
    "fr": frozenset(("moi", "toi", "lui", "leur", "nous", "vous", "je", "tu", "il", "elle", "on", "ils", "elles", "ce",
                     "le", "la", "les", "en", "y", "là", "ci", "même")),
    "pt": frozenset(("me", "te", "se", "o", "a", "os", "as", "lhe", "lhes", "nos", "vos", "lo", "la", "los", "las",
                     "no", "na")),
}  # fmt: skip
# Gap before a trailing time, in heights of a capital: wider than between words of one sentence.
TIME_GAP = 0.8
# Capitals of room that ticks take behind a time.
TICKS = 1.0


def is_address(text: str) -> bool:
    """Return whether a text is an address on the web, or the beginning or end of one, and nothing else."""
    return " " not in text.strip() and bool(_ADDRESS.search(text) or _REST.match(text))


def text_of_runs(runs: Sequence[LineReading], edge: float | None = None) -> str:
    """Return the text of some runs: those of one row joined first, then the rows.

    `edge` is how far right words may reach, in pixels of the picture; else the widest of three or more rows tells.
    """
    rows: dict[int, list[LineReading]] = {}
    for run in runs:
        rows.setdefault(run.line.row, []).append(run)
    texts = [" ".join(run.text for run in row) for row in rows.values()]
    language = next((run.language for run in runs), "")
    return join_lines(_unbroken(texts, [row[-1].line.box for row in rows.values()], edge), language)


def _unbroken(texts: Sequence[str], ends: Sequence[Box], edge: float | None) -> list[str]:
    """Return the texts of rows, those joined that break a Korean word: `ends` are the boxes of their last runs.

    Where lines may end within a word, the next syllable never had room on the line before. One that had shows that
    these lines end between words.
    """
    pairs = list(pairwise(texts))
    broken = [bool(_SYLLABLES.fullmatch(a[-1:] + b[:1])) for a, b in pairs]
    if not any(broken) or (edge is None and len(texts) < 3):
        return list(texts)
    right = max(box.right for box in ends) if edge is None else edge
    breaks = zip(broken, ends, texts[1:], strict=False)
    if any(cut and right - box.right > _room(text) * box.height for cut, box, text in breaks):
        return list(texts)
    found = list(texts[:1])
    for cut, text in zip(broken, texts[1:], strict=True):
        found = [*found[:-1], found[-1] + text] if cut else [*found, text]
    return found


def _room(text: str) -> float:
    """Return how wide the first syllable of a line is, with the marks behind it, in heights of one."""
    marks = len(text[1:]) - len(text[1:].lstrip(_CLOSING))
    return ROOM + CLOSING * marks


def join_lines(lines: Sequence[str], language: str = "") -> str:
    """Return lines as one text: a space between them, none between CJK letters or within a broken word or URL.

    `language` is the ISO 639-1 code of the lines: a hyphen may belong to the word that it ends a line of.
    """
    text, before = "", ""
    for line in filter(None, (line.strip() for line in lines)):
        text = _joined(text, before, line, language) if text else line
        before = line
    return text


def _joined(text: str, before: str, line: str, language: str) -> str:
    """Return a text that ends with one line, `before`, and the next line as one."""
    last = text.split()[-1]
    if _is_broken_address(last, before, line):
        return text + line
    if re.search(r"[^\W\d_]-$", text) and re.match(r"[^\W\d_]", line) and line[0].islower() and text[-2].islower():
        return text + line if _is_hyphenated(last[:-1], line, language) else text[:-1] + line
    if _UNSPACED.fullmatch(text[-2:] + line[0]):
        return text + line
    return f"{text} {line}"


def _is_broken_address(last: str, before: str, line: str) -> bool:
    """Whether the last word before a line's end is an address that goes on with the next line: it ends or that begins
    with a sign of one, figures stand on both sides, or it fills its line and one word of small letters or figures the
    next."""
    if not _ADDRESS.search(last):
        return False
    signed = last.endswith(("/", "-", "_", "=", "&", "?", ".")) or _REST.match(line)
    filled = " " not in before and _PART.fullmatch(line)
    return bool(signed or filled or (last[-1].isdigit() and line[0].isdigit()))


def _is_hyphenated(first: str, line: str, language: str) -> bool:
    """Whether a hyphen at a line's end is one of the word itself: it has another, or a pronoun goes on after it."""
    rest = re.match(r"\w+", line)
    return "-" in first or (rest is not None and rest[0] in PRONOUNS.get(language, ()))


def confidence_of(words: Sequence[Word]) -> float:
    """Return the confidence of some words, each weighted by its letters; 0 for none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def spaced(words: Sequence[Word]) -> str:
    """Return words as a text, a space between each two."""
    return " ".join(word.text for word in words)


def split_trailing_time(reading: LineReading) -> tuple[LineReading, str]:
    """Return a line without the time at its end, and that time: parted by a gap or by smaller figures, not by words,
    or with ticks behind it, which were not read.

    "See you at 12:15" keeps its time: it stands a word's space away and is as high as the rest.
    """
    words = reading.words
    for count in (3, 2, 1):
        if len(words) <= count:
            continue
        head, tail = words[:-count], words[-count:]
        clock = clock_in(spaced(tail))
        if (
            clock
            and (has_clock(tail[0].text) or tells_half(tail[0].text))
            and (_set_apart(head, tail, reading.line.cap_height) or _is_ticked(reading))
        ):
            return LineReading(reading.line, head, reading.language), clock
    return reading, ""


def _is_ticked(reading: LineReading) -> bool:
    """Whether something stands behind the last word of a line that is none: ticks."""
    return reading.line.box.right - reading.words[-1].box.right >= TICKS * reading.line.cap_height


def _set_apart(head: Sequence[Word], tail: Sequence[Word], cap_height: float) -> bool:
    gap = -tail[0].box.overlap_x(head[-1].box)
    usual = median([-b.box.overlap_x(a.box) for a, b in pairwise(head)] or [0.35 * cap_height])
    smaller = tail[0].box.height < 0.85 * cap_height
    return gap > max(TIME_GAP * cap_height, 1.8 * usual) or (smaller and gap > 1.2 * usual)
