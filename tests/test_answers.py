"""A dim bubble over another at its side → what the other answers; other dim bubbles stay messages."""

from __future__ import annotations

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.answers import quotations_over
from ocr_pipeline.model import LineReading, Region, RegionKind, Side, TextLine, Word

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def bubble(y: int, text: str, *, x: int = 20, cap: float = 20, contrast: int = 230, side: Side = Side.LEFT,
           kind: RegionKind = RegionKind.BUBBLE) -> tuple[Region, LineReading]:  # fmt: skip
    """Return a region 60 pixels high with one line, and its reading."""
    box = Box(x + 20, y + 20, 12 * len(text), round(cap))
    line = TextLine(box, 0, cap, contrast, BLACK, WHITE)
    words = tuple(Word(word, box, 0.9) for word in text.split())
    return Region(kind, Box(x, y, box.width + 40, 60), side, (line,)), LineReading(line, words, "en")


SAID = bubble(20, "We meet at the mill on Friday")
NOTE = bubble(90, "Ana replied to Ben Roca", cap=15, contrast=120, kind=RegionKind.FLOATING)
QUOTED = bubble(160, "We meet at the mill", x=30, cap=16, contrast=120)
ANSWER = bubble(210, "I shall be there before noon")


@pytest.mark.parametrize(
    ("over", "answer", "quoted"),
    [
        (QUOTED, ANSWER, True),
        (bubble(140, "We meet at the mill", x=30, contrast=120), ANSWER, False),
        (bubble(160, "We meet at the mill", x=30, contrast=120), ANSWER, True),
        (bubble(160, "We meet at the mill", x=30, cap=16), ANSWER, False),
        (bubble(160, "We meet at the mill", x=130, cap=16, contrast=120), ANSWER, False),
        (QUOTED, bubble(260, "I shall be there before noon"), False),
        (QUOTED, bubble(210, "I shall be there before noon", side=Side.RIGHT), False),
    ],
    ids=["a quotation", "as large as the words", "under them", "as strong", "elsewhere", "far above", "over another's"],
)
def test_what_is_dim_and_small_over_a_bubble_is_what_it_answers(
    over: tuple[Region, LineReading], answer: tuple[Region, LineReading], *, quoted: bool
) -> None:
    pairs = (SAID, NOTE, over, answer)
    found, boxes = quotations_over([region for region, _ in pairs], {each.line: each for _, each in pairs})
    assert (over[0] not in found) is quoted
    assert found[-1].quoted == (over[0].lines if quoted else ())
    assert found[-1].box == answer[0].box
    assert set(boxes) == ({answer[0].box} if quoted else set())
    assert all(box == Box(20, 90, 316, 130) for box in boxes.values())


@pytest.mark.parametrize(("text", "quoted"), [("Ana Roca: We meet at the mill", True), ("We meet at the mill", False)])
def test_what_hangs_dim_under_a_bubble_and_names_who_wrote_it_is_quoted(text: str, *, quoted: bool) -> None:
    pairs = (SAID, ANSWER, bubble(280, text, x=22, cap=16, contrast=120))
    found, _ = quotations_over([region for region, _ in pairs], {each.line: each for _, each in pairs})
    assert (len(found) == 2) is quoted
    assert bool(found[1].quoted) is quoted
