"""Pages → rows: what of each message tells it from others, and how much meeting it again would tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ocr_pipeline.model import Message, MessageKind, Page, SenderSource, Side

# Bits: a letter tells one, the first few none, since everybody says "ok"; a text tells so much at most.
FREE, MOST = 3, 24.0
# A date line tells little: programs show it again at the top of every screen.
DATE_LINE = 1.0
# A text on this many pages is as rare as any: pages overlap.
RARE = 3
# Letters of a beginning or an end of a text by which a cut message is counted.
END = 12
# A sign of Chinese, Japanese or Korean tells as much as so many letters.
SIGN = 2.5
# Letters and figures that Tesseract takes for one another; compared as one, and no different number.
SAME_SHAPE = str.maketrans("olisbzозбв", "0115820368")
_SIGNS = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Cut(Enum):
    """Which end of a message the edge of its page cuts off."""

    NOT = "not"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True)
class Row:
    """What of a message tells it from others.

    `plain` are its letters and digits, folded; `letters` the same, those of one shape as one, and `digits` the digits
    alone; `time` are the digits of its clock; `cut` is which end of it is missing; `bits` what meeting it again would
    tell; `top` and `bottom` are where it stands, in widths of its page.
    """

    plain: str
    letters: str
    digits: str
    spoken: bool
    side: Side | None
    sender: str
    time: str
    cut: Cut
    bits: float
    top: float
    bottom: float

    @property
    def partial(self) -> bool:
        """Whether an end of it is missing."""
        return self.cut is not Cut.NOT


def rows_of(pages: Sequence[Page]) -> list[tuple[Row, ...]]:
    """Return the rows of every page; a text that comes often tells less, on whichever page it stands."""
    plain = [_rows(page) for page in pages]
    places = Counter(key for rows in plain for key in {key for row in rows for key in _ends(row)})
    most: dict[str, int] = {}
    for rows in plain:
        for letters, times in Counter(row.letters for row in rows).items():
            most[letters] = max(most.get(letters, 0), times)
    return [
        tuple(replace(row, bits=row.bits * _rarity(row, places) / most[row.letters]) for row in rows) for rows in plain
    ]


def _ends(row: Row) -> tuple[str, ...]:
    """Return what a text is counted by: all of it, its beginning and its end, for a cut message has but one of them."""
    return row.letters, f"{row.letters[:END]}…", f"…{row.letters[-END:]}"


def _rarity(row: Row, places: Mapping[str, int]) -> float:
    """Return 1 for a text that comes as seldom as any, less for one that comes on more pages."""
    whole, *ends = (places[key] for key in _ends(row))
    return min(1.0, RARE / (max(ends) if row.partial else whole))


def _rows(page: Page) -> tuple[Row, ...]:
    """Return the rows of a page; a cut message in its upper half is cut at its top."""
    last = len(page.messages) - 1
    return tuple(
        _row(message, Cut.NOT if not message.partial else Cut.TOP if 2 * place < last else Cut.BOTTOM, page.width)
        for place, message in enumerate(page.messages)
    )


def _row(message: Message, cut: Cut, width: int) -> Row:
    plain = folded(message.text)
    letters = plain.translate(SAME_SHAPE)
    bits = min(max(_letters_in(letters) - FREE, 0.3), MOST)
    labelled = message.sender_source is SenderSource.LABEL
    return Row(
        plain,
        letters,
        "".join(char for char in plain if char.isdigit()),
        message.kind in (MessageKind.TEXT, MessageKind.MEDIA),
        message.side,
        folded(message.sender) if labelled else "",
        _clock_digits(message.timestamp),
        cut,
        min(bits, DATE_LINE) if message.kind is MessageKind.DATE else bits,
        message.box.y / max(width, 1),
        message.box.bottom / max(width, 1),
    )


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return a text's letters and digits alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def _letters_in(letters: str) -> float:
    signs = len(_SIGNS.findall(letters))
    return len(letters) + (SIGN - 1) * signs


def _clock_digits(timestamp: str) -> str:
    """Return the digits of a clock, '' for what is none: "5 min" says something else a minute later."""
    digits = "".join(char for char in timestamp if char.isdecimal()).removeprefix("0")
    told = (len(digits) >= 3 or ":" in timestamp) and digits[-2:] < "60"
    return digits if told else ""
