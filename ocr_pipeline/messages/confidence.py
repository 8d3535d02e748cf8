"""What a message was read from → how likely its text is exact, 0..1: learned from what can be measured.

The weights are learned by `python -m benchmarks.sureness` from rendered chats. Tesseract's own confidence of a
word says how well its letters fit, not whether the text is right: a name that slipped into the body is read surely too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.text import confidence_of, spaced
from ocr_pipeline.model import LineReading, Message, Word
from ocr_pipeline.settings import MessageSettings

Floats = NDArray[np.float64]
FILE = Path(__file__).parent / "confidence.json"
# What is measured, in this order. FLAWS come first: more of one never makes a message surer. Raising a word's
# confidence lowers some of the doubts and changes nothing else. The last four compare the message with its page.
FLAWS = (
    "mean_doubt", "worst_doubt", "least_doubt", "doubts", "stray", "odd", "edge", "broken", "case", "mixed", "small",
    "pale", "partial", "pictograph", "address", "uneven", "colours", "long_word", "narrow_gap", "wide_gap", "above",
    "below", "page_doubt", "cut_start", "cut_end", "cut_page",
)  # fmt: skip
TRAITS = (*FLAWS, "letters", "lines", "listed", "unspaced", "leftward")
# Confidence (0..1) that Tesseract gives to a word without fault; how high capitals (pixels) and how strong a contrast
# (0..255) are that leave nothing to wish for; letters of a word that may be two.
PLAIN, HIGH, STRONG, LONG = 0.95, 24, 128, 12
# Doubt (0..1) under which one word is as good as another; traits that compare with the page.
FAINT, PAGE = 0.025, 4
_UNSPACED, _LEFTWARD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]"), re.compile(r"[\u0590-\u08ff]")
_ADDRESS = re.compile(r"://|www\.|\w\.[a-z]{2,}/")
# Lone signs; what seldom stands within or beside a word; scraps at either end; a space where none is written; a capital
# that differs from its small letter by size alone within a sentence, or a small letter after a stop.
_STRAY = re.compile(r"[^\w\s.,!?…;:\"'()¿¡。、,!?،؟€$£%&/-]+|[b-hj-nq-tv-zB-HJ-NP-Z]")
_ODD = re.compile(
    r"[^\W\d_][.,;:!?][^\W\d_]|[<>|\[\]]|[^\W\d_]\d+[^\W\d_]|\d[^\W\d_]\d|[a-zß-ÿ][A-ZÀ-Þ]"
    r"|[^\W_][$|§©®~^{}\\][^\W_]?|[€$£]{2}|[A-Za-z][\u3040-\u9fff]"
)
_EDGE = re.compile(r"[^\w.,!?…]{1,2}|\d{1,4}|[^\W\d_]")
_BROKEN = re.compile(
    r"(?<=[\d?!,.\u3000-\u9fff]) (?=[\u3040-\u9fff])|(?<=[\u3040-\u9fff]) (?=\d)"
    r"|(?<=\b[\uac00-\ud7a3]) (?=[\uac00-\ud7a3]\b)|(?<=\d) (?=[\uac00-\ud7a3])"
)
_CASE = re.compile(r"(?<=[a-zß-ÿ] )[CKOPSUVWXZ](?=[a-z])|(?<=[^\W\d_][.!?] )[a-zß-ÿ]")
_LATIN, _OTHER = re.compile(r"[A-Za-zÀ-ɏ]{2}"), re.compile(r"[\u0370-\u08ff\u3040-\u9fff\uac00-\ud7a3]{2}")


def traits_of(lines: Sequence[LineReading], box: Box, *, partial: bool, listed: bool = False) -> tuple[float, ...]:
    """Return the TRAITS of a message's lines, () if no word was read; those of its page are 0.

    `box` is the message's in pixels of the picture, `partial` says that an edge cuts the message, `listed` that it
    stands in a chat without bubbles.
    """
    words = [word for line in lines for word in _letters(line)]
    if not words:
        return ()
    tokens, text = [word.text for word in words], spaced(words)
    doubts, set_in = [1 - word.confidence for word in words], [line.line for line in lines if _letters(line)]
    caps, inks = [line.cap_height for line in set_in], np.array([line.ink for line in set_in], dtype=float)
    plain = [token for token in tokens if not _ADDRESS.search(token)]
    gaps = [gap for line in lines for gap in _gaps(line)]
    return (
        1 - confidence_of(words),
        max(doubts),
        float(np.log(max(FAINT, max(doubts)) / FAINT)),
        float(np.log1p(sum(max(0.0, doubt - (1 - PLAIN)) for doubt in doubts))),
        float(np.log1p(sum(bool(_STRAY.fullmatch(token)) for token in tokens))),
        float(np.log1p(len(_ODD.findall(" ".join(plain))))),
        float(sum(bool(_EDGE.fullmatch(token)) for token in {0: tokens[0], 1: tokens[-1]}.values())),
        float(np.log1p(len(_BROKEN.findall(text)))),
        float(np.log1p(len(_CASE.findall(text)))),
        float(bool(_LATIN.search(" ".join(plain)) and _OTHER.search(text))),
        max(0.0, float(np.log2(HIGH / max(1.0, min(caps))))),
        max(0.0, 1 - min(line.contrast for line in set_in) / STRONG),
        float(partial),
        float(any(len(_letters(line)) < len(line.words) for line in lines)),
        float(bool(_ADDRESS.search(text))),
        min(1.0, max(caps) / max(1.0, min(caps)) - 1),
        float(np.ptp(inks, axis=0).max()) / 255,
        max(0.0, float(np.log2(max((len(each) for each in plain if not _UNSPACED.search(each)), default=1) / LONG))),
        max(0.0, 1 - min(gaps, default=1.0)),
        max(0.0, min(2.0, max(gaps, default=1.0) - 1)),
        float(np.log1p(max(0, min(line.box.y for line in set_in) - box.y) / max(caps))),
        float(np.log1p(max(0, box.bottom - max(line.box.bottom for line in set_in)) / max(caps))),
        *(0.0,) * PAGE,
        float(np.log(len(text))),
        float(np.log(len({line.row for line in set_in}))),
        float(listed),
        float(bool(_UNSPACED.search(text))),
        float(bool(_LEFTWARD.search(text))),
    )


def _letters(line: LineReading) -> list[Word]:
    """Return the words of a line that are no pictographs."""
    pictographs = {each.text for each in line.line.pictographs}
    return [word for word in line.words if word.text not in pictographs]


def _gaps(line: LineReading) -> list[float]:
    """Return the gaps between the words of a line, each by the line's usual one; none for fewer than three."""
    gaps = [max(a.box.x, b.box.x) - min(a.box.right, b.box.right) for a, b in pairwise(line.words)]
    usual = median(gaps) if len(gaps) >= 3 else 0
    return [gap / usual for gap in gaps] if usual > 0 else []


def likely_exact(traits: Sequence[float]) -> float:
    """Return how likely a text with these TRAITS is exact, 0..1."""
    slopes, sums, confidences = _weights()
    return float(np.interp(slopes @ np.array(traits), sums, confidences))


def with_confidence(
    messages: Sequence[Message], readings: Sequence[LineReading], settings: MessageSettings
) -> list[Message]:
    """Return the messages with their confidence and, where it is low, a reason to look; `readings` are the page's."""
    doubt = 1 - confidence_of([word for reading in readings for word in _letters(reading)])
    told = [message.text for message in messages if message.traits]
    starts, ends = (np.mean([cut(text) for text in told]) if told else 0.0 for cut in (_starts_cut, _ends_cut))
    found = []
    for message in messages:
        cut = _starts_cut(message.text) * (1 - starts), _ends_cut(message.text) * (1 - ends)
        found.append(_judged(message, (doubt, *map(float, cut), float(starts * (1 - starts))), settings))
    return found


def _starts_cut(text: str) -> bool:
    """Whether a text begins in lower case."""
    return next((char.islower() for char in text if char.isalnum()), False)


def _ends_cut(text: str) -> bool:
    """Whether a text ends without a stop."""
    return text[-1:].isalnum()


def _judged(message: Message, page: Sequence[float], settings: MessageSettings) -> Message:
    end = len(FLAWS)
    traits = message.traits and (*message.traits[: end - PAGE], *page, *message.traits[end:])
    confidence = round(likely_exact(traits), 4) if traits else message.confidence
    reasons = ("low_confidence",) if confidence < settings.low_confidence else ()
    return replace(message, confidence=confidence, traits=traits, review=(*reasons, *message.review))


@cache
def _weights() -> tuple[Floats, Floats, Floats]:
    """Return the slopes of the traits, and the curve from their sum to a confidence."""
    data = json.loads(FILE.read_text("utf-8"))
    return np.array([data["slopes"][name] for name in TRAITS]), np.array(data["sums"]), np.array(data["confidences"])
