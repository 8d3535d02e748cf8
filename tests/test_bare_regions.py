"""Where messages without bubbles stand: bare text on two sides, pictures of sounds, bars, cut avatars; drawn pixels."""

from __future__ import annotations

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.bare import _are_beside
from ocr_pipeline.model import RegionKind, Side
from tests.test_row_regions import BLACK, GREY, SHADE, Sheet, rows

BLUE = (40, 80, 160)


def talk(sheet: Sheet, top: int) -> None:
    """Draw four bare messages, left and right in turn, each over its small grey time."""
    for place in range(4):
        y, right = top + 120 * place, place % 2 == 1
        sheet.text(320 if right else 20, y, "What was it that you said", ink=BLUE if right else BLACK)
        sheet.text(320 if right else 20, y + 28, "about it all", ink=BLUE if right else BLACK)
        sheet.text(620 if right else 26, y + 58, "9:41", 14, GREY)


def sides(sheet: Sheet) -> list[Side | None]:
    return [region.side for region in sheet.regions(RegionKind.BUBBLE)]


def test_bare_text_on_two_sides_is_a_message_for_each_time() -> None:
    sheet = Sheet(680, 520)
    talk(sheet, 20)
    assert sides(sheet) == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]


def test_the_icon_of_a_file_makes_no_rows_of_bare_text() -> None:
    sheet = Sheet(680, 640)
    talk(sheet, 20)
    sheet.avatar(20, 510)
    sheet.text(80, 510, "minutes.pdf")
    sheet.text(80, 536, "12 kB", 16)
    assert sides(sheet) == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT]
    assert not sheet.regions(RegionKind.ROWS)


def test_quotations_smaller_than_the_bare_text_make_no_bubbles() -> None:
    sheet = Sheet(680, 640)
    for y in (20, 330):
        sheet.pen.rectangle((20, y, 420, y + 86), SHADE)
        for line in range(2):
            sheet.text(30, y + 16 + 26 * line, "what was said before", 16, (90, 90, 90))
        sheet.text(20, y + 96, "Well, that is what I have said", 22)
        sheet.text(26, y + 128, "9:41", 14, GREY)
        sheet.text(330, y + 190, "And what do you say now?", 22)
        sheet.text(620, y + 222, "9:44", 14, GREY)
    assert sides(sheet) == [Side.LEFT, Side.RIGHT] * 2


def test_a_time_whose_text_is_cut_away_is_not_that_of_the_next_message() -> None:
    sheet = Sheet(680, 560)
    sheet.text(26, 8, "9:40", 14, GREY)
    talk(sheet, 34)
    first = sheet.regions(RegionKind.BUBBLE)[0]
    assert first.box.y >= 30


def test_the_picture_of_a_sound_is_one_though_some_bars_are_as_tall_as_a_rule() -> None:
    sheet = Sheet(680, 420)
    rows(sheet, 20, 20, ("Anna", "Ben", "Anna"), "Where have you been all day")
    for place in range(26):
        half = (16, 4, 9, 3, 13)[place % 5]
        sheet.pen.rectangle((100 + 6 * place, 330 - half, 102 + 6 * place, 330 + half), (120, 120, 120))
    (found,) = sheet.regions(RegionKind.ROWS)
    assert any(box.x <= 101 and box.right >= 250 for box in found.pictures)
    assert len(found.lines) == 6


def test_an_avatar_that_the_edge_cuts_is_no_part_of_the_line_beside_it() -> None:
    sheet = Sheet(680, 420)
    sheet.pen.rectangle((0, 0, 680, 40), SHADE)
    sheet.pen.rectangle((20, 41, 74, 66), (200, 120, 70))
    sheet.text(80, 46, "What is the matter with you")
    rows(sheet, 20, 110, ("Anna", "Ben", "Anna"), "Where have you been all day")
    (found,) = sheet.regions(RegionKind.ROWS)
    assert min(line.box.x for line in found.lines) >= 78
    assert len(found.lines) == 7


def test_a_button_and_what_was_pinned_beside_it_are_a_bar() -> None:
    sheet = Sheet(680, 700)
    sheet.pen.rectangle((0, 0, 680, 700), (235, 235, 235))
    sheet.pen.rectangle((0, 0, 680, 60), (70, 90, 120))
    sheet.text(90, 18, "Anna Keller", 24, (255, 255, 255))
    for left, right, words in ((0, 44, "x"), (48, 660, "what was pinned by somebody")):
        sheet.pen.rectangle((left, 62, right, 110), (250, 250, 250))
        sheet.text(left + 16, 72, words)
    for place in range(3):
        y = 140 + 130 * place
        sheet.pen.rectangle((20, y, 420, y + 90), (255, 255, 255))
        sheet.text(36, y + 30, "What did they say to you")
    bubbles = sheet.regions(RegionKind.BUBBLE)
    assert len(bubbles) == 3
    assert min(region.box.y for region in bubbles) >= 138


def test_a_page_with_centred_rows_is_no_large_bubble() -> None:
    sheet = Sheet(1000, 760)
    sheet.pen.rectangle((0, 0, 1000, 760), (60, 30, 110))
    sheet.pen.rectangle((60, 40, 940, 720), (245, 245, 245))
    for y, words in ((80, "Tuesday, 14 January"), (640, "26")):
        sheet.text(500 - 5 * len(words), y, words, 18)
    for place in range(6):
        sheet.text(120, 140 + 80 * place, "14/01/2026, 13:19 - anna: what was it that you said there about it all")
    assert not sheet.regions(RegionKind.BUBBLE)
    (found,) = sheet.regions(RegionKind.ROWS)
    assert len({line.row for line in found.lines}) == 8


def test_a_wide_quotation_near_the_end_of_a_long_capture_frames_nothing() -> None:
    sheet = Sheet(400, 6000)
    for place in range(40):
        sheet.text(12, 20 + 148 * place, "Anna", ink=(60, 60, 200))
        sheet.text(12, 50 + 148 * place, "Where have you been all day")
    sheet.pen.rectangle((12, 5802, 392, 5846), SHADE)
    sheet.text(22, 5812, "what was said before", 18)
    sheet.text(12, 5852, "It is what I have said all along", 20)
    (found,) = sheet.regions(RegionKind.ROWS)
    assert found.box.bottom >= 5900
    assert max(line.box.y for line in found.lines) > 5840


def test_names_words_and_times_in_columns_do_not_stand_on_two_sides() -> None:
    sheet = Sheet(680, 520)
    for place, name in enumerate(("tom", "helen", "tom", "helen")):
        y = 20 + 110 * place
        sheet.text(120 if name == "tom" else 90, y, name, ink=BLUE)
        sheet.text(200, y, "What was it that you")
        sheet.text(610, y, "14:46", ink=GREY)
        sheet.text(200, y + 28, "said about it all")
    sheet.text(20, 470, "tom is typing", ink=GREY)
    assert not sides(sheet)
    assert sheet.regions(RegionKind.ROWS)


@pytest.mark.parametrize(("right", "beside"), [(64, True), (300, False)])
def test_what_is_read_on_other_avatars_does_not_tell_against_one_beside_text(right: int, beside: bool) -> None:
    said = [Box(90, 20 + 60 * number, 200, 20) for number in range(6)]
    others = [Box.spanning(20, y, right, y + 20) for y in (150, 270)]
    assert _are_beside([*said, *others], [Box(20, 20, 44, 44)], Box(0, 0, 680, 420)) is beside
