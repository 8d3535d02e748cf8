"""A sign behind a figure that may be one of money → the two read again with another model.

Several models take a euro for what their language has more of: "45,50 £", "45,50 ε", "45,50 6".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocr_pipeline.model import Crop, LineReading
from ocr_pipeline.ocr.runs import Read, Run, cut_run, replaced, sureness

# What a euro is read as, with what may stand behind it; a figure; a figure with a sign of money.
_SIGN, _FIGURE = re.compile(r"(?!€\W*$)[£€6εЕEe]{1,2}[.,!?]?"), re.compile(r"\d[\d.,]*\d")
_AMOUNT = re.compile(r"\d[\d.,]*\d\s?[€£$]\W?")
# Confidence (0..1) from which on a sign is left as it is, and that another reading of it has at least.
SURE, ENOUGH = 0.95, 0.8


def reread_amounts(
    crops: Sequence[Crop], readings: Sequence[LineReading], model: str, read: Read
) -> tuple[LineReading, ...]:
    """Return the readings, doubtful signs behind figures replaced where another model sees money.

    `read` reads crops with one model in one process. Where there are no such signs it is not called.
    """
    runs = [run for n, reading in enumerate(readings) for run in _runs(n, reading, crops[n])]
    anew = zip(runs, read([run.crop for run in runs], model) if runs else (), strict=True)
    return replaced(readings, [(run, new) for run, new in anew if _is_amount(new, run)])


def _runs(number: int, reading: LineReading, crop: Crop) -> Iterator[Run]:
    words = reading.words
    for n in range(1, len(words)):
        doubtful = words[n].confidence < SURE and _SIGN.fullmatch(words[n].text)
        if doubtful and _FIGURE.fullmatch(words[n - 1].text):
            yield cut_run(number, n - 1, n + 1, reading, crop)


def _is_amount(new: LineReading, run: Run) -> bool:
    """Whether a reading is the same figure with a sign of money, and all of it sure."""
    same = new.text.startswith(run.reading.words[0].text)
    return same and bool(_AMOUNT.fullmatch(new.text)) and sureness(new.words) >= ENOUGH
