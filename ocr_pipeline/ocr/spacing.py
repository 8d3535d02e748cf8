"""Words as read → words as spaced: where the gaps between glyphs are clear, they decide and not the language model.

Tesseract's model of English takes "i can" for "ican" and "11one" for "1 1one"; the pixels know better.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from statistics import median

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.model import Crop, Word
from ocr_pipeline.ocr.glyphs import Span, glyph_spans, spans_of
from ocr_pipeline.ocr.scripts import is_hangul, is_unspaced, runs_leftward

# Stands for a pictograph.
UNREAD = "\ufffc"
# In heights of a capital: no gap within a word is wider than the first, no gap between words narrower than the second.
WIDEST_WITHIN, NARROWEST_BETWEEN = 0.24, 0.12
# A gap this many times the usual gap between the line's words is one too; one under the last share of it is none.
SPLIT, MERGE = 0.75, 0.4
# In heights of a capital: signs without spaces are no farther apart than the first, a stop and the next sign (it has
# half a sign of room) no farther than the second, the syllables of a Korean word no farther than the third.
APART, STOP, SYLLABLES = 1.0, 1.6, 0.27
# What no space stands before, and how far from the word before it that is at most, in heights of a capital.
_ENDS, END = frozenset(".,"), 0.55
STOPS = "、。，．！？：；」』）】"
# A Latin word beside such signs is no farther from a stop than the first, from a sign than the second.
WORD_AFTER_STOP, WORD, _LETTERS = 0.85, 0.4, re.compile(r"[A-Za-z\u00c0-\u024f]")
# A figure beside a Chinese sign, which fills its square (kana do not), is no farther from it.
FIGURE_BESIDE, _FIGURED = 0.3, re.compile(r"\d[\u3400-\u9fff]|[\u3400-\u9fff]\d")
# Marks that are read as half a sign wide, whichever they are.
_HALVED = re.compile(r"[\u2e80-\u9fff][!?,:;]")
BARS = frozenset("|│¦<>[]")
# The rows of a letter's body above the baseline, in heights of a capital, and signs that stand above them. Pairs of
# signs between which there may be a space: any but figures (a 1 has wide margins, and "12:15" is one word), or those
# whose gap only the bodies tell: before the tail of a j, behind a stop.
BODY = (0.66, 0.02)
_HIGH = re.compile("[\"'’‘“”„`´^*°ºª«»]")
_STROKE = re.compile(r"[Il1|][a-z]")
_ANY, _TAIL = re.compile(r"\D\D"), re.compile(r"\Dj|[.!?…][^\W\d]")
# Pairs that need a gap of another share of the usual one: a word and a figure other than 1, which has no wide margin,
# and letters that would touch if they were of one word. In a monospaced face, whose gaps are wider than a share of a
# capital's height, every letter has margins.
_FIGURE, _SLANTED = re.compile(r"[^\W\d_][02-9]|[02-9][^\W\d_]|\d[€$£₽]"), re.compile(r"[AFLPTVWYf][^\W\d_]")
FIGURE, SLANTED, MONOSPACED = 0.85, 0.6, 0.7
# Widths of signs, in those of most letters: where glyphs touch and cannot be counted off, these tell which signs stand
# before a gap, if they lead to its place within so much of a letter, and the gap must be so many times as wide.
_NARROW, _WIDE, NARROW, WIDE, NEAR = "ijlIftrі1.,:;!?'|()[]-", "mwMWшщжюфыШЩЖЮФЫ@%—", 0.55, 1.45, 0.45
UNSURE = 1.1
# Fewer words than this tell no usual gap.
ENOUGH = 4
# Of so few, two are one if their gap is at most so many times as wide as the second widest of at least so many within
# words.
AS_WIDE, MARGINS = 1.4, 5


def respace(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return a line's words, split or joined where the gaps between their glyphs say so. No letter is changed.

    Tesseract parts Chinese and Japanese into words, which are written without spaces, and Korean ones into syllables:
    they are joined here.
    """
    if any(_room(char) for word in words for char in (word.text[0], word.text[-1])):
        return _without_spaces(words, crop)
    if runs_leftward("".join(word.text for word in words)):
        return tuple(words)
    words = _with_ends(words, END * crop.line.cap_height)
    if len(words) < 2:
        return tuple(words)
    glyphs, height = glyph_spans(crop), crop.line.cap_height
    least = WIDEST_WITHIN * height
    if len(words) < ENOUGH:
        return _with_pronoun(_as_set(words, glyphs, least), glyphs, least)
    gaps = [b.box.x - a.box.right for a, b in pairwise(words)]
    usual = median(gap for gap in gaps)
    found: list[Word] = []
    for word in words:
        if found and word.box.x - found[-1].box.right < min(MERGE * usual, NARROWEST_BETWEEN * height):
            found[-1] = _joined(found[-1], word)
        else:
            found.append(word)
    narrow = usual < MONOSPACED * height
    cuts = [(_ANY, max(SPLIT * usual, least))]
    cuts += [(_FIGURE, max(FIGURE * usual, least)), (_SLANTED, max(SLANTED * usual, least))] if narrow else []
    for between, wide in cuts:
        found = [part for word, own in _homes(found, glyphs) for part in _split(word, own, wide, between)]
    return tuple(part for word, own in _homes(found, _bodies(crop)) for part in _split(word, own, cuts[0][1], _TAIL))


def _as_set(words: Sequence[Word], glyphs: Sequence[Span], least: float) -> tuple[Word, ...]:
    """Return a few words, those joined that are no farther apart than glyphs within words are (or `least` pixels, as
    their own boxes tell): as in a monospaced face, where some letters have wide margins."""
    homes = [own for _, own in _homes(words, glyphs)]
    within = sorted(b[0] - a[1] for own in homes for a, b in pairwise(own))
    if len(within) < MARGINS:
        return tuple(words)
    found = list(words[:1])
    for (before, own), word in zip(pairwise(homes), words[1:], strict=True):
        near = before and own and own[0][0] - before[-1][1] <= AS_WIDE * within[-2]
        near = near and word.box.x - found[-1].box.right <= max(least, AS_WIDE * within[-2])
        if near and _ANY.fullmatch(found[-1].text[-1] + word.text[0]):
            found[-1] = _joined(found[-1], word)
        else:
            found.append(word)
    return tuple(found)


def _with_pronoun(words: Sequence[Word], glyphs: Sequence[Span], least: float) -> tuple[Word, ...]:
    """Return a few words, the first parted behind an upright stroke as far from the next letter as the words are from
    one another: "lam" for "I am"."""
    gaps = [b.box.x - a.box.right for a, b in pairwise(words)]
    if not gaps or not _STROKE.match(words[0].text):
        return tuple(words)
    own = _homes(words, glyphs)[0][1]
    return (*_split(words[0], own, max(SPLIT * min(gaps), least), _STROKE), *words[1:])


def _with_ends(words: Sequence[Word], near: float) -> list[Word]:
    """Return words with stops and commas that stand less than `near` behind them, in pixels."""
    found: list[Word] = []
    for word in words:
        if found and word.text in _ENDS and word.box.x - found[-1].box.right < near:
            found[-1] = _joined(found[-1], word)
        else:
            found.append(word)
    return found


def _homes(words: Sequence[Word], glyphs: Sequence[Span]) -> list[tuple[Word, list[Span]]]:
    """Return each word with the glyphs it holds."""
    homes = [_nearest(span, words) for span in glyphs]
    return [
        (word, [span for span, home in zip(glyphs, homes, strict=True) if home == n]) for n, word in enumerate(words)
    ]


def _bodies(crop: Crop) -> tuple[Span, ...]:
    """Return the spans of glyphs between baseline and x-height: the tail of a j, which reaches under the letter before
    it, closes no gap there."""
    foot = (crop.line.baseline - crop.origin[1]) * crop.scale
    top, bottom = (max(0, round(foot - share * crop.line.cap_height * crop.scale)) for share in BODY)
    return spans_of(crop, crop.pixels[top:bottom]) if bottom - top > 2 else ()


def _without_spaces(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return words with those joined between which no space belongs: beside a sign that has none, unless far apart."""
    spans = glyph_spans(crop)
    parted = [part for word in words for part in _at_bars(word)]
    found = parted[:1]
    for last, word in pairwise(parted):
        if _widest_gap(last, word, spans) < _room_between(last, word) * crop.line.cap_height:
            found[-1] = _joined(found[-1], word)
        else:
            found.append(word)
    return tuple(found)


def _at_bars(word: Word) -> list[Word]:
    """Return a word in parts where an upright bar stands in it, as between a name and a message."""
    texts = re.findall(r"[|│¦]+|[^|│¦]+", word.text)
    ends = list(accumulate((len(text) for text in texts), initial=0))
    edges = [word.box.x + round(word.box.width * end / len(word.text)) for end in ends]
    return [
        Word(text, Box.spanning(left, word.box.y, max(right, left + 1), word.box.bottom), word.confidence)
        for text, (left, right) in zip(texts, pairwise(edges), strict=True)
    ]


def _room_between(a: Word, b: Word) -> float:
    """Return how far apart two words are at most that no space parts, in heights of a capital."""
    if UNREAD in (a.text[-1], b.text[0]):
        return 0.0
    if (a.text[-1] in STOPS or _HALVED.fullmatch(a.text[-2:])) and is_unspaced(b.text[0]):
        return STOP
    if BARS & {a.text[-1], b.text[0]}:
        return 0.0
    if b.text in _ENDS and not is_unspaced(a.text[-1]):
        return END
    if _FIGURED.fullmatch(a.text[-1] + b.text[0]):
        return FIGURE_BESIDE
    room = max(_room(a.text[-1]), _room(b.text[0]))
    if room == APART and (_LETTERS.match(a.text[-1]) or _LETTERS.match(b.text[0])):
        return WORD_AFTER_STOP if a.text[-1] in STOPS else WORD
    return room


def _room(char: str) -> float:
    return APART if is_unspaced(char) else SYLLABLES if is_hangul(char) else 0.0


def _widest_gap(a: Word, b: Word, spans: Sequence[Span]) -> float:
    """Return the widest gap of ink, in original pixels, from the middle or the last sign of a word to the middle of the
    next: the ink of a stop may be all in the first half of its box."""
    start = min(a.box.center_x, a.box.right - a.box.height)
    gaps = [right[0] - left[1] for left, right in pairwise(spans) if left[1] >= start and right[0] <= b.box.center_x]
    return max(gaps, default=0.0)


def _nearest(span: tuple[float, float], words: Sequence[Word]) -> int:
    """Return the number of the word a glyph lies in or nearest to; Tesseract's boxes may miss a first letter."""
    middle = (span[0] + span[1]) / 2
    return min(range(len(words)), key=lambda n: max(words[n].box.x - middle, middle - words[n].box.right, 0.0))


def _joined(a: Word, b: Word) -> Word:
    letters = len(a.text) + len(b.text)
    confidence = (a.confidence * len(a.text) + b.confidence * len(b.text)) / letters
    return Word(a.text + b.text, union((a.box, b.box)), confidence)


def _split(word: Word, spans: Sequence[Span], wide: float, between: re.Pattern[str]) -> tuple[Word, ...]:
    """Return a word in parts if it has a gap as wide as between words, `between` such signs, and it can be told which
    signs stand before it."""
    if between is _TAIL and (len(spans) != len(word.text) or _HIGH.search(word.text)):
        return (word,)
    gaps = enumerate(pairwise(spans), start=1)
    wide = wide if len(spans) == len(word.text) else wide * UNSURE
    told = {_signs_before(word.text, spans, n): n for n, (a, b) in gaps if b[0] - a[1] > wide}
    cuts = sorted((sign, n) for sign, n in told.items() if sign and between.fullmatch(word.text[sign - 1 : sign + 1]))
    if not cuts:
        return (word,)
    parts = []
    for (start, first), (end, last) in pairwise([(0, 0), *cuts, (len(word.text), len(spans))]):
        left, right = round(spans[first][0]), round(spans[last - 1][1])
        box = Box.spanning(left, word.box.y, max(right, left + 1), word.box.bottom)
        parts.append(replace(word, text=word.text[start:end], box=box))
    return tuple(parts)


def _signs_before(text: str, spans: Sequence[Span], count: int) -> int:
    """Return how many signs of a text the first glyphs, so many, are; 0 if it cannot be told."""
    if len(spans) == len(text):
        return count
    left, right = spans[count - 1][1] - spans[0][0], spans[-1][1] - spans[count][0]
    widths = [NARROW if sign in _NARROW else WIDE if sign in _WIDE else 1.0 for sign in text]
    here = sum(widths) * left / max(left + right, 1.0)
    ends = list(accumulate(widths))[:-1]
    best = min(range(len(ends)), key=lambda n: abs(ends[n] - here), default=-1)
    return best + 1 if best >= 0 and abs(ends[best] - here) < NEAR else 0
