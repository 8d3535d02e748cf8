"""Two rows → how surely they are one message, seen on two screenshots, in bits."""

from __future__ import annotations

from rapidfuzz.distance import Hamming, Levenshtein

from ocr_pipeline.conversation.rows import MOST, SAME_SHAPE, Cut, Row

# Two readings of one text are at least so alike (0..1), letters and digits compared, nothing else.
ALIKE = 0.8
# The rest of a cut message tells nothing from fewer letters than this.
TELLING = 4
# What an equal clock adds, one that differs in a figure takes, and any other; and what the name above a message and its
# side add and take.
SAME_TIME, NEAR_TIME, OTHER_TIME = 6.0, -8.0, -30.0
SAME_SENDER, OTHER_SENDER = 1.0, -6.0
OTHER_SIDE = -20.0


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
    return _figures_off(a, b) == 0


def _figures_off(a: str, b: str) -> int | None:
    """Return how many figures of one folded text are other figures in another; None if one has a figure too many."""
    off = 0
    for edit in Levenshtein.editops(a, b):
        gone = a[edit.src_pos] if edit.tag != "insert" else ""
        come = b[edit.dest_pos] if edit.tag != "delete" else ""
        if gone.isdigit() and come.isdigit():
            off += 1
        elif (gone.isdigit() or come.isdigit()) and gone.translate(SAME_SHAPE) != come.translate(SAME_SHAPE):
            return None
    return off


def _cut_likeness(a: Row, b: Row) -> float:
    """Return how alike a cut text and the part of the other are that it would be; the upper part of a message and the
    lower part of one tell nothing about each other."""
    if a.partial and b.partial and a.cut is not b.cut:
        return 0.0
    part, other = _part_and_other(a, b)
    if len(part.letters) < TELLING or 0.9 * len(part.letters) > len(other.letters):
        return 0.0
    piece = _piece(part, other)
    if part.digits not in other.digits and not same_numbers(part.plain, other.plain[piece]):
        return 0.0
    return Levenshtein.normalized_similarity(part.letters, other.letters[piece])


def _part_and_other(a: Row, b: Row) -> tuple[Row, Row]:
    """Return two rows, the cut one first, of two cut ones the shorter."""
    return (a, b) if a.partial and (not b.partial or len(a.letters) <= len(b.letters)) else (b, a)


def _piece(part: Row, other: Row) -> slice:
    """Return where in the other text a cut one would be."""
    start = max(len(other.plain) - len(part.plain), 0) if part.cut is Cut.TOP else 0
    return slice(start, start + len(part.plain))


def one_figure_off(a: Row, b: Row) -> bool:
    """Return whether two long texts of one side differ in one figure, and have one clock or only one of them is cut.

    That is a misreading. A short one may be a second message: "Transfer 500", "Transfer 800".
    """
    timed = a.time and b.time and same_time(a.time, b.time)
    if not a.spoken or not b.spoken or a.side is not b.side or not (timed or a.partial is not b.partial):
        return False
    if a.time and b.time and not timed:
        return False
    part, other = _part_and_other(a, b) if a.partial or b.partial else (a, b)
    there = other.plain[_piece(part, other)] if part.partial else other.plain
    if len(part.plain) < MOST or Levenshtein.normalized_similarity(part.plain, there) < ALIKE:
        return False
    return _figures_off(part.plain, there) == 1


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
