"""Which side of the chat a bubble stands on, from boxes alone."""

from __future__ import annotations

import pytest

from ocr_pipeline.colour import Colour
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.sides import Bubble, find_sides
from ocr_pipeline.layout.spoken import are_bubbles
from ocr_pipeline.model import Side

PANE = Box(0, 0, 540, 800)
GREY, GREEN = (230, 230, 230), (150, 240, 180)
LEFT, RIGHT = Side.LEFT, Side.RIGHT


def test_avatars_level_with_the_time_over_a_bubble_tell_its_side() -> None:
    boxes = [Box(66, 40, 410, 80), Box(64, 170, 410, 80)]
    avatars = [Box(490, 10, 40, 40), Box(10, 140, 40, 40)]
    over = [Box(376, 15, 100, 15), Box(64, 145, 100, 15)]
    bubbles = [Bubble(box, GREY, label) for box, label in zip(boxes, over, strict=True)]
    assert find_sides(bubbles, avatars, PANE) == (RIGHT, LEFT)


def test_a_label_tells_the_side_of_a_bubble_as_wide_as_the_chat() -> None:
    bubbles = [
        Bubble(Box(18, 40, 300, 60), GREY, Box(18, 20, 80, 15)),
        Bubble(Box(18, 150, 506, 80), GREEN, Box(460, 130, 60, 15)),
        Bubble(Box(18, 290, 506, 60), GREY, Box(18, 270, 80, 15)),
    ]
    assert find_sides(bubbles, [], PANE) == (LEFT, RIGHT, LEFT)


def sides_of(boxes: list[Box], avatars: list[Box]) -> tuple[Side, ...]:
    return find_sides([Bubble(box, GREY) for box in boxes], avatars, PANE)


@pytest.mark.parametrize(
    ("boxes", "avatars", "sides"),
    [
        pytest.param(
            [Box(18, 10, 392, 100), Box(130, 120, 392, 100), Box(18, 230, 392, 100)],
            [Box(462, 260, 60, 60)],
            (LEFT, RIGHT, LEFT),
            id="a round button that floats at the lower right is no avatar",
        ),
        pytest.param(
            [Box(70, 10, 400, 60), Box(70, 90, 400, 60), Box(70, 170, 460, 60)],
            [Box(10, 10, 50, 50), Box(10, 90, 50, 50)],
            (LEFT, LEFT, LEFT),
            id="avatars tell the side of bubbles with even margins",
        ),
        pytest.param(
            [Box(70, 10, 400, 100), Box(70, 150, 400, 100), Box(70, 290, 402, 100)],
            [Box(10, 90, 50, 50), Box(10, 230, 50, 50)],
            (LEFT, LEFT, LEFT),
            id="so do those that stand half beside the time under the bubble",
        ),
        pytest.param(
            [Box(26, 10, 490, 60), Box(26, 90, 490, 60), Box(26, 170, 489, 60)],
            [],
            (LEFT, LEFT, LEFT),
            id="a column of cards is nobody's own",
        ),
        pytest.param(
            [Box(82, 10, 448, 60), Box(82, 90, 448, 60), Box(10, 170, 448, 60), Box(10, 250, 448, 60)],
            [Box(16, 10, 60, 60), Box(464, 170, 60, 60)],
            (LEFT, LEFT, RIGHT, RIGHT),
            id="nor does one on each side of a talk of two float",
        ),
        pytest.param(
            [Box(82, 10, 300, 60), Box(90, 80, 425, 60), Box(20, 150, 430, 60)],
            [Box(16, 10, 60, 60), Box(460, 150, 60, 60)],
            (LEFT, LEFT, RIGHT),
            id="a wide bubble is flush with the one above, whose tail reaches to its avatar",
        ),
        pytest.param(
            [Box(70, 10, 405, 60)], [Box(10, 10, 50, 50)], (LEFT,), id="a lone avatar does too, if margins are alike"
        ),
    ],
)
def test_sides(boxes: list[Box], avatars: list[Box], sides: tuple[Side, ...]) -> None:
    assert sides_of(boxes, avatars) == sides


WHITE = (255, 255, 255)


@pytest.mark.parametrize(
    ("bubbles", "avatars", "sides"),
    [
        pytest.param(
            [(Box(80, 10, 446, 60), GREY), (Box(80, 90, 446, 60), WHITE), (Box(60, 170, 466, 60), GREY)],
            [Box(10, 90, 50, 50)],
            (RIGHT, LEFT, RIGHT),
            id="one that reaches both margins is on the side of those of its colour",
        ),
        pytest.param(
            [
                (Box(80, 10, 446, 60), GREY),
                (Box(80, 90, 446, 60), WHITE),
                (Box(68, 170, 464, 60), GREY),
                (Box(50, 250, 476, 60), GREY),
            ],
            [Box(10, 90, 50, 50)],
            (RIGHT, LEFT, RIGHT, RIGHT),
            id="and not with one of another colour whose edge is only near",
        ),
        pytest.param(
            [(Box(80, 10, 440, 60), GREY), (Box(80, 90, 446, 60), WHITE), (Box(60, 170, 390, 60), GREY)],
            [Box(10, 90, 50, 50)],
            (LEFT, LEFT, LEFT),
            id="if it has the edge of one of them",
        ),
        pytest.param(
            [(Box(80, 10, 390, 60), GREY), (Box(80, 90, 300, 60), GREY), (Box(80, 170, 260, 60), GREY)],
            [],
            (LEFT, LEFT, LEFT),
            id="one with like margins that begins where others of its colour do is no notice in the middle",
        ),
        pytest.param(
            [(Box(80, 10, 390, 60), WHITE), (Box(80, 90, 300, 60), GREY), (Box(80, 170, 260, 60), GREY)],
            [],
            (Side.CENTER, LEFT, LEFT),
            id="one of another colour is",
        ),
        pytest.param(
            [
                (Box(206, 10, 128, 30), GREY),
                (Box(14, 90, 320, 60), GREY),
                (Box(22, 170, 312, 60), GREY),
                (Box(200, 250, 330, 60), WHITE),
            ],
            [],
            (Side.CENTER, LEFT, LEFT, RIGHT),
            id="so is one that ends where others of its colour do, far from the margin",
        ),
    ],
)
def test_sides_by_colour(bubbles: list[tuple[Box, Colour]], avatars: list[Box], sides: tuple[Side, ...]) -> None:
    assert find_sides([Bubble(*each) for each in bubbles], avatars, PANE) == sides


@pytest.mark.parametrize(("shift", "bubbles"), [(0, False), (60, True)])
def test_buttons_side_by_side_are_no_bubbles_of_two_sides(shift: int, bubbles: bool) -> None:
    boxes = [box for y in (100, 300) for box in (Box(20, y, 140, 40), Box(380, y + shift, 140, 40))]
    assert are_bubbles(boxes, PANE) is bubbles
