"""Glyphs that look alike in a sans-serif face → told apart by their height on the line, not by a word list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr_pipeline.model import Crop, Pixels, Word
from ocr_pipeline.ocr.glyphs import INK, Span, glyph_spans, ink_of

# In heights of a capital: a bar reaches at least so far below the baseline, where a capital I ends, and is at least so
# high; a stroke is no wider; one that is a word ends so far behind its box at most.
BELOW, BAR, STROKE, SHIFTED = 0.14, 1.0, 0.45, 0.3
# In heights of a capital: columns at the end of an Arabic word in which its stop stands; the most a stop is wide, and
# its foot from the baseline. Least height of a comma, and how many times as high as wide one is that is no higher than
# a dot may be, and one that is; more at the end of a line, where a stop is likelier. Pixels that are more than a speck.
STOP, WIDE, FOOT, SPECK = 0.4, 0.22, 0.12, 4
COMMAS, ENDING = ((0.15, 1.45), (0.19, 1.2)), ((0.15, 1.45), (0.22, 1.3))
# The rows of pixels that are the end of the tail of a q; one that names a part of an address, however it was read; an
# inverted exclamation mark, as misread.
END, _KEY, _OPENING = 2, re.compile(r"(?<![^\W_])[g9](?==)"), re.compile("i[A-Z\u00c0-\u00de]")
# An address with one slash too few; in heights of a capital, how large the dots of a colon are at most, how high is a
# slash at least; how many times as wide as high a bar of = is.
_SCHEME, DOT, TALL, FLAT = re.compile(r"[a-z]{3,5}:/[^/]"), 0.3, 0.7, 1.8
# How high above the baseline what is raised stands, in heights of a capital; "2.º" with the ring however it was read.
RAISED, _ORDINAL = 0.2, re.compile(r"\d+\.[*°?\"'”“]")
# "Ok" with a nought; a Cyrillic word in small letters; how many times as wide as the letter behind it an O is.
_OK, _SMALL, WIDER = re.compile(r"^0k(?=\W*$)"), re.compile("[\u0430-\u044f]"), 1.1
# An Arabic word with a stop or a comma behind it, however they were read; what only a comma is read as.
_STOP = re.compile(r"[\u0620-\u0652\u0671-\u06d3][.,:\u060c\u061b\u0621]$")
_NO_STOP = frozenset(":\u061b\u0621")


def tell_apart(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with all glyphs that look alike told apart."""
    for tell in (tell_bars, tell_commas, tell_rings, tell_tails, tell_slashes, tell_openings, tell_rounds):
        words = tell(words, crop)
    return tuple(words)


def tell_bars(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with every bar that ends on the baseline read as a capital I, and a lone I that does not as a
    bar."""
    return tuple(_told(word, crop) if word.text.startswith("|") or word.text == "I" else word for word in words)


def tell_rings(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with what stands high behind a figure and its stop read as the \u00ba it is, if it is a ring."""
    return tuple(_ringed(word, crop) if _ORDINAL.fullmatch(word.text) else word for word in words)


def tell_commas(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with every full stop or comma at the end of an Arabic word as the one its height says it is."""
    return tuple(
        _stopped(word, crop, COMMAS if n < len(words) else ENDING) if _STOP.search(word.text) else word
        for n, word in enumerate(words, start=1)
    )


def tell_tails(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with a g or a 9 before an = as the q it is, if its tail goes straight down."""
    return tuple(_tailed(word, crop) if _KEY.search(word.text) else word for word in words)


def tell_slashes(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with two slashes behind the scheme of an address that was read with one, if two stand there."""
    return tuple(_slashed(word, crop) if _SCHEME.match(word.text) else word for word in words)


def tell_openings(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with an i before a capital as the \u00a1 it is, if it goes below the baseline."""
    return tuple(_opened(word, crop) if _OPENING.match(word.text) else word for word in words)


def tell_rounds(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return the words with "06" before a Cyrillic word in small letters as letters, if the first is wider, as that of
    figures is not; and "0k" as "Ok"."""
    told = []
    for place, word in enumerate(words, start=1):
        before_small = word.text == "06" and place < len(words) and _SMALL.match(words[place].text)
        letters = before_small and _is_wider(_own(word, crop))
        text = "\u041e\u0431" if letters else _OK.sub("Ok", word.text)
        told.append(replace(word, text=text))
    return tuple(told)


def _is_wider(spans: Sequence[Span]) -> bool:
    """Whether the first of two glyphs is wider than the second."""
    widths = [right - left for left, right in spans]
    return len(widths) == 2 and widths[0] >= WIDER * widths[1]


def _tailed(word: Word, crop: Crop) -> Word:
    place, own = _KEY.search(word.text), _own(word, crop)
    glyph = _glyph(own[_place(place.start(), word, own, crop) :][:1], crop) if place else None
    if place is None or glyph is None:
        return word
    end = np.flatnonzero(glyph.any(axis=1))[-END:]  # what an underline left of itself is higher
    columns = np.flatnonzero(glyph[end].any(axis=0))
    straight = columns[0] >= glyph.shape[1] / 2
    return replace(word, text=word.text[: place.start()] + "q" + word.text[place.end() :]) if straight else word


def _place(start: int, word: Word, own: Sequence[Span], crop: Crop) -> int:
    """Return which glyph a sign before an = is; where glyphs touch and cannot be counted off, the = tells it."""
    if start == 0 or len(own) == len(word.text):
        return start
    equals = [n for n, span in enumerate(own) if _is_equals(_parts(span, crop))]
    told = equals and len(equals) == word.text.count("=")
    return equals[word.text[:start].count("=")] - 1 if told else len(own)


def _is_equals(parts: Sequence[tuple[float, float]]) -> bool:
    """Whether the parts of a glyph are two bars, one above the other."""
    return len(parts) == 2 and all(width > FLAT * height for width, height in parts)


def _slashed(word: Word, crop: Crop) -> Word:
    """Return an address with the second slash behind its scheme, which a colon stands before, if there are two."""
    parts = [_parts(span, crop) for span in _own(word, crop)]
    colon = next((n for n, part in enumerate(parts) if len(part) == 2 and all(max(each) <= DOT for each in part)), -1)
    tall = [height >= TALL for part in parts[colon + 1 : colon + 3] for _, height in part]
    return replace(word, text=word.text.replace(":/", "://")) if colon > 0 and tall[:2] == [True, True] else word


def _parts(span: Span, crop: Crop) -> list[tuple[float, float]]:
    """Return width and height of each connected part of a glyph, in heights of a capital."""
    glyph = _glyph([span], crop)
    if glyph is None:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(glyph, connectivity=8)
    cap = crop.scale * crop.line.cap_height
    return [(width / cap, height / cap) for _, _, width, height, area in stats[1:].tolist() if area >= SPECK]


def _opened(word: Word, crop: Crop) -> Word:
    glyph = _first_glyph(word, crop)
    return replace(word, text="\u00a1" + word.text[1:]) if glyph and glyph[1] >= BELOW else word


def _ringed(word: Word, crop: Crop) -> Word:
    rows = _glyph(_own(word, crop)[-1:], crop)
    if rows is None:
        return word
    outlines, levels = cv2.findContours(rows, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    ring = any(levels[0][n][3] >= 0 for n in range(len(outlines)))
    foot = round((crop.line.baseline - RAISED * crop.line.cap_height - crop.origin[1]) * crop.scale)
    return replace(word, text=word.text[:-1] + "\u00ba") if ring and not rows[max(foot, 0) :].any() else word


def _own(word: Word, crop: Crop) -> list[Span]:
    """Return the glyphs that lie in a word."""
    return [span for span in glyph_spans(crop) if span[1] > word.box.x - 1 and span[0] < word.box.right + 1]


def _glyph(spans: Sequence[Span], crop: Crop) -> Pixels | None:
    """Return the ink of a glyph, all rows of the crop and its own columns; None if there is none."""
    if not spans:
        return None
    inked = ink_of((spans[0][0], spans[-1][1]), crop).astype(np.uint8)
    return inked if inked.any() else None


def _stopped(word: Word, crop: Crop, commas: Sequence[tuple[float, float]]) -> Word:
    """Return a word that ends at its left with what stands there: a dot, or an Arabic comma, which is higher."""
    left = max(0, int((word.box.x - crop.origin[0]) * crop.scale) - 2)
    right = left + max(3, int(STOP * crop.line.cap_height * crop.scale))
    inked = (crop.pixels[:, left:right] < INK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    size, foot = crop.scale * crop.line.cap_height, (crop.line.baseline - crop.origin[1]) * crop.scale
    glyphs = sorted((x, width / size, height / size, abs(foot - y - height) / size)
                    for x, y, width, height, area in stats[1:].tolist() if area >= SPECK)  # fmt: skip
    if not glyphs or glyphs[0][1] > WIDE:
        return word
    _, width, height, off = glyphs[0]
    comma = any(height >= max(least, times * width) for least, times in commas)
    if word.text[-1] in _NO_STOP and not (comma and off <= FOOT):
        return word
    return replace(word, text=word.text[:-1] + ("\u060c" if comma else "."))


def _told(word: Word, crop: Crop) -> Word:
    glyph = _first_glyph(word, crop)
    if glyph is None:
        return word
    top, bottom = glyph
    if word.text == "I":
        return replace(word, text="|") if bottom >= BELOW and bottom - top >= BAR else word
    return word if bottom >= BELOW else replace(word, text="I" + word.text[1:])


def _first_glyph(word: Word, crop: Crop) -> tuple[float, float] | None:
    """Return top and bottom of a word's first glyph, in heights of a capital below the baseline; None where it is no
    upright stroke."""
    height = crop.line.cap_height
    alone = len(word.text) == 1  # the box of such a bar is shifted at times, and may begin at the letter before it
    right = word.box.right + (SHIFTED * height if alone else 1)
    near = [span for span in glyph_spans(crop) if span[1] > word.box.x - 1 and span[0] < right]
    if alone:
        near = [span for span in near if span[1] - span[0] <= STROKE * height]
    if not near or near[0][1] - near[0][0] > STROKE * height:
        return None
    left, right = (int((edge - crop.origin[0]) * crop.scale + 0.5) for edge in near[0])
    rows = np.flatnonzero((crop.pixels[:, left : max(right, left + 1)] < INK).any(axis=1))
    foot = (crop.line.baseline - crop.origin[1]) * crop.scale
    return ((rows[0] - foot) / crop.scale / height, (rows[-1] + 1 - foot) / crop.scale / height) if rows.size else None
