"""Several screens side by side on one picture are read one after the other."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import find_flats
from ocr_pipeline.layout.panels import find_panels
from ocr_pipeline.layout.screens import find_screens
from ocr_pipeline.model import Pixels, RegionKind
from tests.test_regions import bubbles_of, paper, regions_of, write

WHITE, GREY = (255, 255, 255), (236, 236, 236)


def phone(tops: tuple[int, ...], ground: tuple[int, int, int] = WHITE) -> Pixels:
    """Return a chat 420 pixels wide: clock, arrow, camera, name, bubbles by turns left and right, a field below."""
    page = paper(420, 900, ground)
    write(page, "12:41", 20, 30, size=0.6)
    cv2.rectangle(page, (360, 16), (400, 32), (40, 40, 40), cv2.FILLED)
    cv2.arrowedLine(page, (40, 70), (16, 70), (40, 40, 40), 3)
    cv2.circle(page, (380, 70), 12, (40, 40, 40), 3)
    write(page, "Mara", 70, 80)
    for number, y in enumerate(tops):
        x = 16 + 100 * (number % 2)
        cv2.rectangle(page, (x, y), (x + 288, y + 60), GREY, cv2.FILLED)
        write(page, "as far as I know", x + 18, y + 38)
    write(page, "Message", 60, 868, (150, 150, 150))
    cv2.circle(page, (390, 860), 12, (40, 40, 40), 3)
    cv2.circle(page, (24, 860), 12, (40, 40, 40), 3)
    return page


def screens_of(page: Pixels) -> tuple[Box, ...]:
    return find_screens(find_panels(page, find_flats(page)), Box(0, 0, page.shape[1], page.shape[0]))


@pytest.mark.parametrize("gap", [0, 24])
def test_screens_on_one_ground_are_read_one_after_the_other(gap: int) -> None:
    left, right = phone((140, 260, 380, 500)), phone((180, 330, 480, 640))
    found = bubbles_of(np.hstack([left, paper(gap, 900, WHITE), right]))
    assert [(region.pane, region.box.y) for region in found] == [
        *((0, y) for y in (140, 260, 380, 500)),
        *((1, y) for y in (180, 330, 480, 640)),
    ]
    assert [region.box.x for region in found] == [16, 116, 16, 116, *(gap + 420 + x for x in (16, 116, 16, 116))]


def test_three_screens_are_three() -> None:
    page = np.hstack([phone((140, 260)), phone((200, 400)), phone((300, 500))])
    assert [round(screen.x, -1) for screen in screens_of(page)] == [0, 420, 840]


def test_what_stands_over_several_screens_is_outside_them() -> None:
    screens = np.hstack([phone((140, 260, 380)), paper(60, 900, WHITE), phone((180, 330, 480))])
    page = np.vstack([paper(900, 80, WHITE), screens])
    write(page, "What the two of them wrote to one another that day", 40, 50)
    outside = [region for region in regions_of(page) if region.kind is RegionKind.OUTSIDE]
    assert any(line.box.y < 80 for region in outside for line in region.lines)
    assert {region.pane for region in bubbles_of(page)} == {0, 1}


def test_a_window_of_one_chat_is_one_screen() -> None:
    page = paper(1200, 800, WHITE)
    for x in (20, 620):  # the same two icons over the list and over the chat, near to one another
        for place in (0, 60):
            cv2.circle(page, (x + place, 30), 12, (40, 40, 40), 3)
    for y in range(100, 700, 100):
        cv2.rectangle(page, (420, y), (900, y + 60), GREY, cv2.FILLED)
        write(page, "as far as I know", 440, y + 38)
        write(page, "Mara", 40, y + 38)
    assert screens_of(page) == ()


def test_a_keyboard_is_no_row_of_screens() -> None:
    page = paper(700, 900, WHITE)
    for y in (640, 700, 760, 820):
        for x in range(10, 690, 68):
            cv2.rectangle(page, (x, y), (x + 58, y + 48), GREY, cv2.FILLED)
    assert screens_of(page) == ()


def test_another_apps_screen_beside_is_a_conversation_too() -> None:
    other = paper(500, 900, (60, 50, 40))
    for number, y in enumerate((90, 230, 370, 510, 650)):
        x = 30 + 180 * (number % 2)
        cv2.rectangle(other, (x, y), (x + 260, y + 70), (110, 90, 70), cv2.FILLED)
        write(other, "nobody answered", x + 20, y + 44, WHITE)
    page = np.hstack([phone((140, 260, 380, 500)), paper(30, 900, (0, 0, 0)), other])
    found = bubbles_of(page)
    assert [region.box.y for region in found if region.box.x > 450] == [90, 230, 370, 510, 650]
    assert {region.pane for region in found} == {0, 1}


def test_screens_above_one_another_are_read_from_the_upper_ones_on() -> None:
    tops = (140, 260, 380, 500), (180, 330, 480, 640)
    column = paper(480, 1880, (40, 60, 40))
    column[20:920, 30:450], column[960:1860, 30:450] = (phone(each, (235, 220, 200)) for each in tops)
    assert [(region.pane, region.box.y) for region in bubbles_of(column)] == [
        *((0, 20 + y) for y in tops[0]),
        *((1, 960 + y) for y in tops[1]),
    ]
    both = bubbles_of(np.hstack([column, column]))
    assert [region.pane for region in both] == [number for number in range(4) for _ in range(4)]
    assert [region.box.x > 480 for region in both] == [*4 * [False], *4 * [True]] * 2
