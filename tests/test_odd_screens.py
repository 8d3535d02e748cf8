"""What apps that few know do otherwise: where names, times, fields, windows and bare text stand. Drawn by hand."""

from __future__ import annotations

from dataclasses import replace

import cv2
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.beside import conversation_beside_list
from ocr_pipeline.layout.bubbles import sort_panels
from ocr_pipeline.layout.composers import _icons_inside
from ocr_pipeline.layout.drawings import find_drawings
from ocr_pipeline.layout.flats import find_flats
from ocr_pipeline.layout.ink import Blob
from ocr_pipeline.layout.listed import is_column_of_log
from ocr_pipeline.layout.pane import Pane, _is_small_print
from ocr_pipeline.layout.panels import find_panels
from ocr_pipeline.layout.spoken import are_bubbles, are_faced
from ocr_pipeline.layout.styles import split_by_style
from ocr_pipeline.layout.tables import find_table
from ocr_pipeline.model import Pixels, Region, RegionKind, Side, TextLine
from tests.test_regions import GROUND, INK, bubbles_of, panel_at, paper, regions_of, write

WHITE, BLUE, PALE = (255, 255, 255), (221, 115, 10), (240, 240, 240)


def box(page: Pixels, x: int, y: int, right: int, bottom: int, colour: tuple[int, int, int]) -> None:
    cv2.rectangle(page, (x, y), (right, bottom), colour, -1)


def chat(ground: tuple[int, int, int] = PALE, height: int = 900) -> Pixels:
    """Draw a chat of two bubbles on each side."""
    page = paper(600, height, ground)
    for y in (120, 360):
        box(page, 20, y, 380, y + 80, WHITE)
        write(page, "words that they say", 40, y + 50)
        box(page, 260, y + 110, 580, y + 190, BLUE)
        write(page, "words of mine", 280, y + 160, WHITE)
    return page


def kinds(page: Pixels) -> list[RegionKind]:
    return [region.kind for region in regions_of(page)]


def test_a_field_with_a_button_of_words_at_the_end_of_its_row_is_the_composer() -> None:
    page = chat()
    box(page, 20, 820, 320, 880, WHITE)
    write(page, "Send a message", 40, 860, (150, 150, 150))
    box(page, 350, 820, 580, 880, BLUE)
    write(page, "SEND", 430, 860, WHITE)
    assert RegionKind.COMPOSER in kinds(page)
    assert all(region.box.bottom < 800 for region in bubbles_of(page))


def test_bare_words_with_a_button_of_words_at_the_end_of_their_row_are_in_the_field() -> None:
    page = chat(WHITE)
    write(page, "Say something", 20, 860)
    box(page, 470, 825, 590, 880, PALE)
    write(page, "Send", 495, 862)
    assert RegionKind.COMPOSER in kinds(page)
    assert all(region.box.bottom < 800 for region in bubbles_of(page))


@pytest.mark.parametrize("faces", [True, False])
def test_one_bubble_on_each_side_is_a_chat_where_avatars_stand_beside_both(faces: bool) -> None:
    boxes = [Box(120, 300, 220, 60), Box(300, 100, 200, 60)]
    if faces:
        boxes += [Box(20, 290, 80, 80), Box(520, 90, 80, 80)]
    assert are_bubbles(boxes, Box(0, 0, 620, 800)) is faces


def test_neither_icons_nor_the_field_below_tell_against_bubbles() -> None:
    said = [Box(40, 100, 300, 60), Box(40, 180, 200, 60), Box(300, 260, 300, 60), Box(400, 340, 200, 60)]
    assert are_bubbles([*said, Box(500, 20, 30, 30), Box(5, 700, 400, 60)], Box(0, 0, 620, 800))


def test_bare_text_beside_avatars_left_of_the_owners_bubbles_is_said() -> None:
    page = paper(600, 1000, WHITE)
    for y in (200, 520):
        cv2.circle(page, (60, y + 20), 30, (90, 120, 60), -1)
        write(page, "It has survived for", 120, y + 15)
        write(page, "many centuries", 120, y + 50)
        write(page, "12:13 AM", 120, y + 85, (150, 150, 150), 0.5)
        box(page, 330, y + 150, 580, y + 220, BLUE)
        write(page, "How are you", 350, y + 195, WHITE)
    found = [(region.side, len(region.lines)) for region in bubbles_of(page)]
    assert found == 2 * [(Side.LEFT, 2), (Side.RIGHT, 1)]


def test_the_avatar_at_the_far_end_of_a_titles_row_is_no_bubble() -> None:
    page = chat(GROUND)
    box(page, 540, 20, 580, 60, BLUE)
    write(page, "i", 556, 50, WHITE)
    write(page, "Ten members", 200, 50, WHITE)
    assert all(region.box.y > 100 for region in bubbles_of(page))


def terminal() -> Pixels:
    """Draw a list of names and a log, with lines between the windows that are joined below."""
    page = paper(900, 500, (0, 0, 0))
    cv2.line(page, (195, 0), (195, 450), (205, 0, 0), 1)
    cv2.line(page, (200, 460), (880, 460), (205, 0, 0), 1)
    cv2.line(page, (880, 20), (880, 460), (205, 0, 0), 1)
    for number, y in enumerate(range(40, 440, 36)):
        if number < 8:
            write(page, "person" + "s" * (number % 3), 20, y, WHITE, 0.6)
        write(page, "21:49:45 anna> many words of this", 215, y, WHITE, 0.6)
    return page


def test_lines_drawn_around_a_window_hide_no_text_and_part_the_list_from_the_log() -> None:
    rows = [region for region in regions_of(terminal()) if region.kind is RegionKind.ROWS]
    lines = [line.box for region in rows for line in region.lines]
    assert len({line.y // 12 for line in lines}) >= 11
    assert all(line.x > 200 for line in lines)


@pytest.mark.parametrize(
    ("drop", "high", "parts"),
    [
        pytest.param(5, 14, 2, id="a time set smaller and lower"),
        pytest.param(0, 14, 1, id="letters without ascenders on the baseline"),
        pytest.param(5, 20, 1, id="a word as large"),
    ],
)
def test_a_time_set_smaller_and_lower_is_a_run_of_its_own(drop: int, high: int, parts: int) -> None:
    words = [[Blob(Box(x, 10, 12, 20), 200, 0.5) for x in range(start, start + 60, 15)] for start in (0, 80)]
    time = [Blob(Box(x, 30 + drop - high, 9, high), 200, 0.5) for x in range(160, 215, 11)]
    assert len(split_by_style([*words, time])) == parts


@pytest.mark.parametrize(
    ("side", "gap", "runs"),
    [
        pytest.param(44, 20, 3, id="an avatar"),
        pytest.param(28, 20, 2, id="no larger than an emoji"),
        pytest.param(44, 8, 2, id="a space behind it"),
    ],
)
def test_an_avatar_close_before_a_name_is_a_run_of_its_own_and_the_time_behind_the_name_another(
    side: int, gap: int, runs: int
) -> None:
    face = [Blob(Box(0, 0, side, side), 200, 0.9), Blob(Box(8, 8, 6, 6), 200, 0.9)]
    words = [[Blob(Box(side + gap + x, 10, 12, 20), contrast, 0.5) for x in range(start, start + 60, 15)]
             for start, contrast in ((0, 200), (80, 100))]  # fmt: skip
    assert len(split_by_style([face, *words])) == runs


def test_a_star_as_strong_as_the_words_before_it_is_one_of_them() -> None:
    word = [Blob(Box(x, 10, 12, 20), 200, 0.5) for x in range(0, 60, 15)]
    star, time = [Blob(Box(75, 12, 9, 9), 220, 0.5)], [Blob(Box(x, 12, 9, 18), 120, 0.5) for x in range(110, 165, 11)]
    assert [len(run) for run in split_by_style([word, star, time])] == [5, 5]


def test_a_dot_fainter_than_the_words_before_it_is_a_run_of_its_own() -> None:
    word = [Blob(Box(x, 10, 12, 20), 200, 0.5) for x in range(0, 60, 15)]
    assert len(split_by_style([word, [Blob(Box(90, 18, 6, 6), 80, 0.9)]])) == 2


@pytest.mark.parametrize(("high", "runs"), [(8, 2), (20, 1)])
def test_a_strong_dot_behind_a_faint_time_does_not_join_it_to_the_name(high: int, runs: int) -> None:
    name = [Blob(Box(x, 10, 12, 20), 200, 0.5) for x in range(0, 60, 15)]
    time = [Blob(Box(x, 12, 9, 18), 120, 0.5) for x in range(80, 135, 11)]
    dot = [Blob(Box(160, 24 - high // 2, 8, high), 220, 0.9)]
    assert len(split_by_style([name, time, dot])) == runs


def test_a_phones_bezel_is_no_part_of_its_screen() -> None:
    page = paper(640, 1000, (33, 28, 17))
    box(page, 26, 20, 613, 100, (51, 44, 32))
    write(page, "Carlos", 120, 70, WHITE)
    for y in (160, 400):
        box(page, 46, y, 330, y + 70, (51, 44, 31))
        write(page, "words of a chat", 60, y + 45, WHITE)
        box(page, 300, y + 100, 590, y + 170, (75, 93, 2))
        write(page, "words of mine", 320, y + 145, WHITE)
    box(page, 26, 900, 613, 980, (51, 44, 31))
    headers = [region for region in regions_of(page) if region.kind is RegionKind.HEADER]
    assert [any(line.box.y < 100 for line in region.lines) for region in headers] == [True]


@pytest.mark.parametrize("written", [True, False])
def test_empty_cells_are_no_table(written: bool) -> None:
    page = paper(700, 400, (90, 90, 90))
    for row in range(6):
        for column in range(4):
            x, y = 10 + column * 172, 10 + row * 62
            box(page, x, y, x + 168, y + 58, WHITE)
            if written:
                write(page, "words", x + 30, y + 40)
    found = find_table(find_panels(page, find_flats(page)), Box(0, 0, 700, 400))
    assert (found is not None) is written


def test_a_button_level_with_the_field_is_no_part_of_the_header() -> None:
    page = chat(WHITE)
    write(page, "Mara", 260, 60)
    cv2.rectangle(page, (20, 810), (430, 870), (200, 200, 200), 2)
    write(page, "Type a message", 40, 850, (190, 190, 190))
    write(page, "Send", 470, 855, BLUE, 1.3)
    headers: list[Region] = [region for region in regions_of(page) if region.kind is RegionKind.HEADER]
    assert all(line.box.y < 120 for region in headers for line in region.lines)


def line_at(box: Box, contrast: int) -> TextLine:
    return TextLine(box, box.y, box.height, contrast, INK, WHITE)


def test_names_over_and_times_under_bubbles_of_a_word_each_are_small_print() -> None:
    bubbles = [panel_at(n, Box(100, 100 * n, 60, 50), Box(110, 100 * n + 15, 40, 18)) for n in range(1, 5)]
    small = [line_at(Box(100, 100 * n + dy, 90, 12), 120) for n in range(1, 5) for dy in (-15, 55)]
    assert _is_small_print(small, bubbles)


def test_large_emoji_make_no_speck_of_a_bubble_of_one_line() -> None:
    hello = panel_at(1, Box(20, 100, 90, 40), Box(30, 110, 60, 16))
    smiling = [panel_at(n, Box(20, 200 * n, 300, 150), Box(40, 200 * n + 20, 150, 60)) for n in (2, 3)]
    smiling = [replace(each, lines=tuple(replace(line, cap_height=60) for line in each.lines)) for each in smiling]
    hello = replace(hello, lines=tuple(replace(line, cap_height=16) for line in hello.lines))
    pane = Pane(Box(0, 0, 700, 1000), (hello, *smiling), (), (), (), rows=False, avatars=0)
    assert hello in sort_panels(pane).bubbles


@pytest.mark.parametrize(("fill", "drawn"), [(0.4, 0), (0.75, 5)])
def test_letters_set_large_beside_much_small_print_are_text_and_emoji_in_a_row_are_not(fill: float, drawn: int) -> None:
    small = [Blob(Box(10 * x, y, 7, 10), 90, 0.5) for y in range(100, 300, 40) for x in range(30)]
    large = [Blob(Box(20 + 30 * x, 20, 26, 28), 200, fill) for x in range(5)]
    assert len(find_drawings([*small, *large], Box(0, 0, 600, 400), 10)) == drawn


@pytest.mark.parametrize(("colour", "avatars"), [(WHITE, 0), (BLUE, 1)])
def test_a_shape_that_a_wallpapers_lines_enclose_is_no_avatar(colour: tuple[int, int, int], avatars: int) -> None:
    bubble = panel_at(1, Box(20, 100, 400, 60), Box(40, 120, 300, 18))
    shape = panel_at(2, Box(430, 110, 50, 50))
    shape = replace(shape, flat=replace(shape.flat, colour=colour))
    pane = Pane(Box(0, 0, 500, 800), (bubble, shape), (), (), (), rows=False, avatars=0, colours=(WHITE,))
    assert len(sort_panels(pane).avatars) == avatars


@pytest.mark.parametrize(("rows", "found"), [(4, True), (9, False)])
def test_short_bubbles_beside_avatars_with_names_over_them_are_bubbles(rows: int, found: bool) -> None:
    boxes = [Box(110, 100 * n, 120, 50) for n in range(1, 5)]
    faces = [Box(20, 100 * n - 30, 70, 70) for n in range(1, 5)]
    assert are_faced(boxes, faces, Box(0, 0, 700, 600), least=rows) is found


@pytest.mark.parametrize(("rows", "top", "log"), [(12, 50, True), (3, 50, False), (12, 90, False)])
def test_a_log_beside_a_column_of_faces_of_its_height_is_no_bubble(rows: int, top: int, log: bool) -> None:
    words = panel_at(0, Box(64, 50, 700, 500), *(Box(70, 60 + 30 * n, 300, 14) for n in range(rows)))
    words = replace(words, lines=tuple(replace(line, row=n) for n, line in enumerate(words.lines)))
    faces = panel_at(1, Box(20, top, 43, 500))
    assert is_column_of_log(words, [words, faces]) is log


@pytest.mark.parametrize(("pitch", "cut"), [(60, True), (0, False)])
def test_a_list_of_chats_on_the_ground_of_the_conversation_is_no_part_of_it(pitch: int, cut: bool) -> None:
    tops = [100 + (pitch or 40 + 15 * n) * n for n in range(6)]
    faces = [Box(20, top, 46, 46) for top in tops]
    names = [line_at(Box(80, top + down, 120, 14), 200) for top in tops for down in (4, 28)]
    said = [
        panel_at(n, Box(400 + 40 * n, 100 * n, 200, 60), Box(420 + 40 * n, 100 * n + 20, 120, 16)) for n in (1, 2, 3)
    ]
    inner = conversation_beside_list(Box(0, 0, 900, 700), names, faces, said)
    assert (200 < inner.x < 440) is cut
    assert inner.right == 900


def test_an_icon_before_a_draft_does_not_hide_the_one_behind_it() -> None:
    face, words, send = Box(99, 1667, 34, 34), Box(155, 1675, 336, 22), Box(684, 1669, 32, 29)
    field = panel_at(1, Box(74, 1639, 661, 86), face, words, send)
    lines = tuple(replace(line, cap_height=high) for line, high in zip(field.lines, (34, 17, 29), strict=True))
    assert _icons_inside(replace(field, lines=lines)) == [send]
