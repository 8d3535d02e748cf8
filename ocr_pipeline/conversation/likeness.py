"""Two messages → how surely they are one and the same, seen on two screenshots, in bits."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from rapidfuzz.distance import Hamming, Levenshtein

from ocr_pipeline.model import Message, MessageKind, Page, SenderSource, Side

# Two readings of one text are at least so alike (0..1), letters and digits compared, nothing else.
ALIKE = 0.8
# The rest of a cut message tells nothing from fewer letters than this.
TELLING = 4
# Bits: a letter tells one, the first few none, since everybody says "ok"; a text tells so much at most.
FREE, MOST = 3, 24.0
# What an equal clock adds, one that differs in a figure takes, and any other; and what the name above a message and its
# side add and take.
SAME_TIME, NEAR_TIME, OTHER_TIME = 6.0, -8.0, -30.0
SAME_SENDER, OTHER_SENDER = 1.0, -6.0
OTHER_SIDE = -8.0
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
        message.box.y / width,
        message.box.bottom / width,
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
    digits = "".join(char for char in timestamp if char.isdecimal()).lstrip("0")
    told = (len(digits) >= 3 or ":" in timestamp) and digits[-2:] < "60"
    return digits if told else ""


def bits_for(a: Row, b: Row) -> float:
    """Return how many bits speak for two rows being the same message; none or less: they are not.

    Different numbers are different messages, however alike the rest: "Transfer 500" is not "Transfer 7500".
    """
    if a.spoken is not b.spoken:
        return 0.0
    alike = likeness(a, b)
    if alike < ALIKE:
        return 0.0
    return min(a.bits, b.bits) * alike + _circumstances(a, b)


def _circumstances(a: Row, b: Row) -> float:
    """Return the bits that time, sender and side add or take."""
    bits = 0.0
    if a.time and b.time:
        bits += SAME_TIME if same_time(a.time, b.time) else NEAR_TIME if _near(a.time, b.time) else OTHER_TIME
    if a.sender and b.sender:
        bits += SAME_SENDER if Levenshtein.normalized_similarity(a.sender, b.sender) >= ALIKE else OTHER_SENDER
    if a.side and b.side and a.side is not b.side:
        bits += OTHER_SIDE
    return bits


def same_time(a: str, b: str) -> bool:
    """Return whether two clocks, as digits, are one; before one of them a date may stand."""
    return a.endswith(b) or b.endswith(a)


def _near(a: str, b: str) -> bool:
    """Whether two clocks differ in one figure, which may be misread."""
    return len(a) == len(b) and Hamming.distance(a, b) == 1


def likeness(a: Row, b: Row) -> float:
    """Return how alike (0..1) the texts of two rows are; a cut text is compared with the part it may be of the other.

    0 where their numbers differ.
    """
    if a.partial or b.partial:
        return _cut_likeness(a, b)
    if a.plain == b.plain:
        return 1.0
    if a.digits != b.digits and not same_numbers(a.plain, b.plain):
        return 0.0
    return Levenshtein.normalized_similarity(a.letters, b.letters, score_cutoff=ALIKE)


def same_numbers(a: str, b: str) -> bool:
    """Return whether no figure of two folded texts stands for another one, for nothing, or for a letter of other shape.

    "s0tto" is "sotto" and "5een" is "seen", but "500" is neither "7500" nor "800".
    """
    for edit in Levenshtein.editops(a, b):
        gone = a[edit.src_pos] if edit.tag != "insert" else ""
        come = b[edit.dest_pos] if edit.tag != "delete" else ""
        shapes = gone.translate(SAME_SHAPE), come.translate(SAME_SHAPE)
        misread = shapes[0] == shapes[1] and not (gone.isdigit() and come.isdigit())
        if (gone.isdigit() or come.isdigit()) and not misread:
            return False
    return True


def _cut_likeness(a: Row, b: Row) -> float:
    """Return how alike a cut text and the part of the other are that it would be; the upper part of a message and the
    lower part of one tell nothing about each other."""
    if a.partial and b.partial and a.cut is not b.cut:
        return 0.0
    part, other = (a, b) if a.partial and (not b.partial or len(a.letters) <= len(b.letters)) else (b, a)
    length = len(part.letters)
    if length < TELLING or 0.9 * length > len(other.letters):
        return 0.0
    start = max(len(other.letters) - length, 0) if part.cut is Cut.TOP else 0
    piece = slice(start, start + length)
    if part.digits not in other.digits and not same_numbers(part.plain, other.plain[piece]):
        return 0.0
    return Levenshtein.normalized_similarity(part.letters, other.letters[piece])


def one_figure_off(a: Row, b: Row) -> bool:
    """Return whether two long texts of one side and one clock differ in a figure: that is a misreading. A short one may
    be a second message: "Transfer 500", "Transfer 800"."""
    timed = a.time and b.time and same_time(a.time, b.time)
    if not timed or a.side is not b.side or a.partial or b.partial or len(a.digits) != len(b.digits):
        return False
    long = min(len(a.letters), len(b.letters)) >= MOST
    return long and Hamming.distance(a.digits, b.digits) <= 1 and differs_in_reading(a, b)


def differs_in_reading(a: Row, b: Row) -> bool:
    """Return whether two rows may be one message that was misread on one page: as many digits, other ones; or the text
    half alike. Whether they are one, only their place can tell."""
    if a.spoken is not b.spoken or (a.side and b.side and a.side is not b.side):
        return False
    if a.time and b.time and not (same_time(a.time, b.time) or _near(a.time, b.time)):
        return False
    if len(a.digits) != len(b.digits):
        return False
    return Levenshtein.normalized_similarity(a.letters, b.letters) >= ALIKE / 2
