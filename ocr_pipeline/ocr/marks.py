"""Signs that their shape tells, however they were read or if they were not read at all: `!`, `?`, full stops, hyphens.

A stroke over a dot on the baseline is no letter; dots on the baseline are stops. Tesseract takes the first for an l and
leaves out what stands by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, Word
from ocr_pipeline.ocr.glyphs import glyph_spans, ink_of

# Pixels that are more than a speck.
SPECK = 4
# All in heights of a capital. A dot is no wider and no higher than the first; the foot of one that ends a sentence is
# so near the baseline; what stands over it in a mark is so high at least; in an exclamation mark it is no wider than
# the fourth, in a question mark no wider than the fifth.
DOT, FOOT, STROKE, NARROW, WIDE = 0.3, 0.12, 0.4, 0.32, 0.75
# A hyphen: how wide, how high at most, and between which heights above the baseline it stands.
HYPHEN, THIN, LOW, HIGH = (0.22, 0.6), 0.2, 0.2, 0.55
# A sign stands so near the word that it belongs to.
NEAR = 0.3
# Confidence (0..1) under which what was read of a line of mere marks is no letters, and that of what its shape tells.
UNREAD, TOLD = 0.5, 0.9

# What an exclamation mark is taken for, and what question marks without any word are.
LETTERS, FIGURES = frozenset("lI1|i]tfrj)/"), frozenset("27Zz?!")

Span = tuple[float, float]


def tell_marks(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return a line's words with the marks that their shape tells: all of it, at the end of words, behind the last."""
    spans = glyph_spans(crop)
    if all(word.confidence < UNREAD or (LETTERS | FIGURES).issuperset(word.text) for word in words):
        tried = ([_sign(span, each) for span in spans] for each in (crop, _on_its_foot(crop)))
        signs = next((signs for signs in tried if signs and all(signs)), [])
        return (_marks(spans, "".join(signs), crop),) if signs else tuple(words)
    return _with_rest([_exclaimed(word, spans, crop) for word in words], spans, crop)


def _on_its_foot(crop: Crop) -> Crop:
    """Return a crop of exclamation marks only, as high as capitals: no letter shows where their line stands."""
    box = crop.line.box
    return replace(crop, line=replace(crop.line, baseline=box.bottom, cap_height=float(box.height)))


def _marks(spans: Sequence[Span], text: str, crop: Crop) -> Word:
    line = crop.line.box
    return Word(text, Box.spanning(round(spans[0][0]), line.y, round(spans[-1][1]), line.bottom), TOLD)


def _exclaimed(word: Word, spans: Sequence[Span], crop: Crop) -> Word:
    """Return a word whose last sign is a stroke over a dot with an exclamation mark for it."""
    own = [span for span in spans if word.box.x <= (span[0] + span[1]) / 2 <= word.box.right]
    if len(own) < 2 or word.text[-1] not in LETTERS or _sign(own[-1], crop) != "!":
        return word
    return replace(word, text=word.text[:-1] + "!")


def _with_rest(words: Sequence[Word], spans: Sequence[Span], crop: Crop) -> tuple[Word, ...]:
    """Return words with the marks behind the last that were not read."""
    *before, last = words
    rest = [span for span in spans if span[0] >= last.box.right]
    text = "".join(_sign(span, crop) for span in rest)
    if not rest or len(text) < len(rest):
        return tuple(words)
    if rest[0][0] - last.box.right > NEAR * crop.line.cap_height:
        return (*words, replace(_marks(rest, text, crop), confidence=last.confidence))
    box = Box.spanning(last.box.x, last.box.y, round(rest[-1][1]), last.box.bottom)
    return (*before, replace(last, text=last.text + text, box=box))


def _sign(span: Span, crop: Crop) -> str:
    """Return the mark that the ink of some columns is, '' if it is none."""
    inked = ink_of(span, crop).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    cap, foot = crop.scale * crop.line.cap_height, (crop.line.baseline - crop.origin[1]) * crop.scale
    parts = [_Part(width / cap, height / cap, (foot - y) / cap) for _, y, width, height, area in stats[1:].tolist()
             if area >= SPECK]  # fmt: skip
    match sorted(parts, key=lambda part: -part.top):
        case [stroke, dot] if dot.is_stop and stroke.height >= STROKE and stroke.top - stroke.height > dot.top:
            return "!" if stroke.width <= NARROW else "?" if stroke.width <= WIDE else ""
        case [part]:
            return "." if part.is_stop else "-" if part.is_hyphen else ""
    return ""


@dataclass(frozen=True, slots=True)
class _Part:
    """Connected ink: its width, its height and how high its top is above the baseline, in heights of a capital."""

    width: float
    height: float
    top: float

    @property
    def is_stop(self) -> bool:
        return max(self.width, self.height) <= DOT and abs(self.top - self.height) <= FOOT

    @property
    def is_hyphen(self) -> bool:
        within = self.top - self.height >= LOW and self.top <= HIGH
        return HYPHEN[0] <= self.width <= HYPHEN[1] and self.height <= THIN and within
