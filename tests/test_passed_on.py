"""Chats in articles, last bubbles above a field, round bubbles, buttons under them, pills, captions and wallpapers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.clean.ticks import without_ticks
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.bubbles import sort_panels
from ocr_pipeline.layout.buttons import buttons_under
from ocr_pipeline.layout.composers import is_composer
from ocr_pipeline.layout.covered import with_covered
from ocr_pipeline.layout.flats import find_flats
from ocr_pipeline.layout.framing import carved
from ocr_pipeline.layout.grounds import is_ground
from ocr_pipeline.layout.ink import Blob, baseline_of
from ocr_pipeline.layout.pane import Pane
from ocr_pipeline.layout.panels import Panel, _each_line_once, find_panels
from ocr_pipeline.layout.photos import with_captions
from ocr_pipeline.layout.sides import Bubble, find_sides
from ocr_pipeline.layout.torn import whole_grounds
from ocr_pipeline.model import Pictograph, Region, RegionKind, Side, TextLine
from ocr_pipeline.pictographs.heights import without
from tests.test_regions import panel_at, paper, write
from tests.test_row_regions import Sheet

WHITE, BLACK, GREY, GREEN = (255, 255, 255), (20, 20, 20), (225, 228, 232), (200, 240, 205)
PANE = Box(0, 0, 700, 900)


def said(number: int, box: Box, *, contrast: int = 200, colour: tuple[int, int, int] = GREY) -> Panel:
    """Return a panel with a line of text, as wide as it but for margins."""
    panel = panel_at(number, box, Box(box.x + 20, box.y + 15, box.width - 40, 20))
    lines = tuple(replace(line, contrast=contrast) for line in panel.lines)
    return replace(panel, lines=lines, flat=replace(panel.flat, colour=colour))


@pytest.mark.parametrize(
    ("right", "typed"), [(560, False), (660, True)], ids=["no wider than others", "wider than all"]
)
def test_the_last_bubble_of_a_column_is_no_field_for_what_stands_behind_it(right: int, *, typed: bool) -> None:
    bubbles = [said(n, Box(20, 60 + 120 * n, width, 60)) for n, width in enumerate((300, 580, 420), start=1)]
    last = said(4, Box.spanning(20, 780, right, 850))
    seen = Box(right + 8, 800, 30, 30)
    pane = Pane(PANE, (*bubbles, last), (), (), (seen,), rows=False, avatars=0)
    assert is_composer(last, (*bubbles, last), (), pane) is typed


def test_several_icons_far_behind_the_words_of_a_field_are_its() -> None:
    field = said(2, Box(30, 800, 640, 60))
    words, icons = (
        replace(field.lines[0], box=Box(50, 820, 120, 20)),
        replace(field.lines[0], box=Box(520, 816, 130, 28)),
    )
    field = replace(field, lines=(words, icons))
    mine = said(1, Box(420, 390, 250, 70), colour=GREEN)
    pane = Pane(PANE, (mine, field), (), (), (), rows=False, avatars=0)
    assert is_composer(field, (mine, field), (), pane)


@pytest.mark.parametrize(("heights", "columns"), [((80, 220, 130), 0), ((140, 140, 145), 3)], ids=["bubbles", "cells"])
def test_bubbles_of_one_width_at_the_edge_are_no_column(heights: Sequence[int], columns: int) -> None:
    tops = (100, 120 + heights[0], 140 + heights[0] + heights[1])
    left = [said(n, Box(8, top, 300, high)) for n, (top, high) in enumerate(zip(tops, heights, strict=True), start=1)]
    _, framing = carved(Box(0, 90, 700, 500), left, [])
    assert len(framing) == columns


@pytest.mark.parametrize(("width", "bubbles"), [(37, 3), (33, 2)], ids=["wider than high", "a round button"])
def test_a_round_bubble_of_a_word_is_one_for_its_colour_and_edge(width: int, bubbles: int) -> None:
    page = paper(412, 400, (191, 152, 125))
    for y in (40, 100):
        cv2.rectangle(page, (13, y), (240, y + 40), WHITE, -1)
    cv2.ellipse(page, (13 + width // 2, 196), (width // 2, 16), 0, 0, 360, WHITE, -1)
    write(page, "Ja", 20, 202, BLACK, 0.4)
    flats = with_covered(find_flats(page), page)
    assert sum(flat.rectangular and flat.colour == WHITE for flat in flats) == bubbles


def test_a_bubble_is_parted_from_the_bar_of_its_colour_though_the_row_between_is_blurred() -> None:
    page = paper(400, 300, (29, 23, 13))
    dark = (51, 44, 32)
    cv2.rectangle(page, (12, 100), (290, 200), dark, -1)
    cv2.rectangle(page, (0, 201), (399, 299), dark, -1)
    page[200, 12:350] = dark
    boxes = [flat.box for flat in find_flats(page) if flat.rectangular and flat.colour == dark]
    assert any(abs(box.right - 291) <= 2 and abs(box.bottom - 201) <= 2 for box in boxes)


def test_strokes_of_a_wallpaper_join_no_pill_to_the_bubble_below() -> None:
    page = paper(600, 400, (13, 12, 11))
    pill, pattern, bubble, stroke = (32, 35, 26), (28, 31, 22), (38, 37, 35), (34, 36, 30)
    cv2.rectangle(page, (130, 60), (450, 94), pill, -1)
    for x in range(134, 446, 12):
        cv2.line(page, (x, 60), (x + 8, 94), pattern, 1)
    cv2.rectangle(page, (60, 112), (510, 260), bubble, -1)
    for x in (190, 220, 380):
        cv2.line(page, (x, 90), (x, 116), stroke, 2)
    boxes = [flat.box for flat in find_flats(page) if flat.rectangular and flat.box.width < 590]
    assert any(box.y <= 61 and box.bottom <= 112 for box in boxes)
    assert any(box.y >= 111 and box.bottom >= 255 for box in boxes)


def test_reactions_under_a_quotation_make_no_ground_of_a_bubble() -> None:
    bubble = said(1, Box(200, 300, 460, 260), colour=GREEN)
    bubble = replace(bubble, lines=tuple(replace(bubble.lines[0], box=Box(220, 400 + 40 * n, 400, 20), row=n)
                                         for n in range(2)))  # fmt: skip
    quoted = replace(said(2, Box(215, 315, 430, 60)), parent=1)
    chips = [replace(panel_at(3 + n, Box(215 + 90 * n, 510, 80, 40), Box(225 + 90 * n, 520, 60, 20)), parent=1)
             for n in range(2)]  # fmt: skip
    panels = [said(0, PANE), bubble, quoted, *chips]
    assert not is_ground(bubble, panels, frozenset())


@pytest.mark.parametrize(("width", "labels"), [(220, 2), (60, 0)], ids=["a word in the middle", "as wide as its word"])
def test_buttons_under_a_card_are_no_bubbles(width: int, labels: int) -> None:
    card = said(1, Box(60, 100, 2 * width + 4, 120))
    lefts = (60, 64 + width)
    row = [panel_at(2 + n, Box(left, 226, width, 50), Box(left + width // 2 - 25, 240, 50, 18))
           for n, left in enumerate(lefts)]  # fmt: skip
    assert len(buttons_under([card, *row])) == labels


def test_what_reaches_over_the_edge_of_a_bubble_is_not_read_as_its_words() -> None:
    page = paper(1000, 1300, (222, 231, 239))
    cv2.rectangle(page, (60, 100), (430, 220), WHITE, -1)
    write(page, "Hello everybody here", 80, 150)
    cv2.rectangle(page, (80, 190), (190, 230), (236, 236, 236), -1)
    cv2.rectangle(page, (82, 192), (188, 228), WHITE, -1)
    write(page, "13", 110, 218)
    (bubble,) = [panel for panel in find_panels(page, find_flats(page)) if panel.box.width > 300 and panel.parent == 0]
    assert len({line.row for line in bubble.lines}) == 1


def test_a_pill_between_both_columns_is_nobodys_though_more_is_seen_at_one_side() -> None:
    left, right = (
        ((140, y, 560 + 40 * n, y + 90) for n, y in enumerate(tops)) for tops in ((300, 420, 900), (560, 680))
    )
    bubbles = [Bubble(Box.spanning(*each), GREY) for each in left]
    bubbles += [Bubble(Box.spanning(1180 - (x1 - x0), y0, 1180, y1), GREEN) for x0, y0, x1, y1 in right]
    pill = Bubble(Box.spanning(525, 180, 795, 240), GREY)
    assert find_sides([pill, *bubbles], [], Box(0, 0, 1400, 1200))[0] is Side.CENTER


def test_a_date_that_ends_where_bubbles_do_is_nobodys() -> None:
    boxes = [(7, 187, 237, 232), (7, 300, 251, 352), (12, 356, 251, 408), (12, 571, 251, 642)]
    bubbles = [Bubble(Box.spanning(*each), WHITE) for each in boxes]
    assert (
        find_sides([Bubble(Box.spanning(161, 419, 250, 442), WHITE), *bubbles], [], Box(0, 81, 412, 735))[0]
        is Side.CENTER
    )


@pytest.mark.parametrize(("gap", "joined"), [(2, True), (12, False)])
@pytest.mark.parametrize("even", [True, False], ids=["an even part of it", "a photograph"])
def test_what_is_right_under_a_photograph_is_its_caption(gap: int, *, joined: bool, even: bool) -> None:
    line = TextLine(Box(70, 290 + gap, 200, 20), 0, 20, 200, BLACK, GREY)
    photo, box = Box(64, 80, 400, 200), Box(60, 280 + gap, 404, 40)
    bubbles = [Region(RegionKind.BUBBLE, box, None, (line,))]
    if even:
        bubbles.insert(0, Region(RegionKind.BUBBLE, photo, None, ()))
    found, photos = with_captions(bubbles, () if even else (photo,))
    assert ([region.pictures for region in found if region.lines], photos) == (
        ([(photo,)], ()) if joined else ([()], () if even else (photo,))
    )


@pytest.mark.parametrize(("width", "chips"), [(70, 1), (170, 0)], ids=["a reaction", "as wide as a date"])
def test_a_reaction_across_a_corner_may_be_wider_than_high(width: int, chips: int) -> None:
    bubble, reaction = said(1, Box(20, 300, 440, 90)), said(2, Box(440 - width // 3, 280, width, 40))
    pane = Pane(PANE, (bubble, reaction), (), (), (), rows=False, avatars=0)
    assert len(sort_panels(pane).chips) == chips


def test_the_end_of_a_line_that_a_piece_of_the_ground_has_too_is_read_once() -> None:
    whole = panel_at(0, Box(0, 0, 600, 400), Box(100, 160, 240, 16))
    end = panel_at(1, Box(240, 100, 300, 200), Box(250, 161, 90, 14))
    piece = replace(end, parent=0, flat=replace(end.flat, rectangular=False))
    found = _each_line_once([whole, piece], 600.0 * 400)
    assert [len(panel.lines) for panel in found] == [1, 0]


@pytest.mark.parametrize(("left", "grounds"), [(20, 1), (120, 2)], ids=["flush", "where none begin"])
def test_a_wash_across_a_gradient_parts_no_ground_with_bubbles_at_the_same_edge(left: int, grounds: int) -> None:
    upper = said(0, Box(0, 64, 700, 402), colour=(179, 217, 190))
    lower = said(1, Box(0, 503, 700, 265), colour=(196, 220, 193))
    wash = replace(panel_at(2, Box(0, 467, 700, 35), Box(300, 476, 100, 16)), parent=-1)
    pieces = [replace(each, parent=-1, lines=()) for each in (upper, lower)]
    bubbles = [replace(said(3, Box(20, 100, 300, 40)), parent=0), replace(said(4, Box(left, 560, 240, 40)), parent=1)]
    assert len(whole_grounds(pieces, [*pieces, wash, *bubbles], Box(0, 0, 700, 800))) == grounds


def article(*, columns: bool) -> Sheet:
    """Draw a page of prose around a chat on a card, with bubbles at both its sides."""
    sheet = Sheet(1200, 1900)
    for place in range(9):
        sheet.text(60, 40 + 30 * place, f"The site manager said on Thursday {place} that nobody had asked", 18)
        if columns:
            sheet.text(700, 360 + 60 * place, f"An outside engineer {place} would look at it", 18)
    for place in range(24):
        sheet.text(60, 1000 + 30 * place, f"The council has {place} inspectors for a city of that size", 18)
    sheet.pen.rectangle((60, 340, 600, 940), (232, 226, 220))
    for y, left, words in ((380, 110, "We want the stand finished"), (490, 110, "Fine"),
                           (600, 110, "Then change the date on it"), (710, 300, "And nobody else")):  # fmt: skip
        width = 160 if len(words) < 8 else 290
        sheet.pen.rounded_rectangle((left, y, left + width, y + 80), 14, WHITE if left == 110 else GREEN)
        sheet.text(left + 20, y + 24, words, 20)
    return sheet


@pytest.mark.parametrize("columns", [True, False], ids=["in columns", "in one column"])
def test_the_chat_in_an_article_is_read_and_not_the_article(*, columns: bool) -> None:
    sheet = article(columns=columns)
    assert len(sheet.regions(RegionKind.BUBBLE)) == 4
    assert not sheet.regions(RegionKind.ROWS)


def test_two_ticks_are_told_though_an_arm_stands_alone() -> None:
    far = np.zeros((28, 130), np.uint8)
    for left in (4, 22):  # the time, as two figures
        far[2:26, left : left + 12] = 200
    foot = np.array([[90, 14], [100, 24], [122, 2]])
    cv2.polylines(far, [foot], isClosed=False, color=200, thickness=4)
    cv2.polylines(far, [np.array([[78, 14], [88, 24]])], isClosed=False, color=200, thickness=4)
    cv2.line(far, (97, 12), (108, 2), 200, 4)
    line = TextLine(Box(0, 0, 130, 28), 0, 26, 200, BLACK, WHITE)
    cleared = without_ticks(far, line)
    assert cleared[:, :40].any()
    assert not cleared[:, 70:].any()


def test_a_question_mark_by_itself_stands_on_its_dot() -> None:
    hook, dot, emoji = (Blob(box, 200, 0.5) for box in (Box(89, 660, 8, 10), Box(91, 671, 3, 3), Box(104, 656, 20, 22)))
    assert baseline_of([hook, dot, emoji], Box(89, 656, 35, 22)) == 674
    letters = [Blob(Box(89 + 12 * n, 656, 8, 12), 200, 0.5) for n in range(5)]
    cedillas = [Blob(Box(91 + 12 * n, 669, 3, 3), 200, 0.5) for n in range(5)]
    assert baseline_of([*letters, *cedillas], Box(89, 656, 60, 16)) == 668


def test_a_lone_mark_beside_an_emoji_keeps_the_baseline_that_was_measured() -> None:
    pixels = paper(60, 40, WHITE)
    pixels[14:24, 5:12] = BLACK
    pixels[26:29, 7:10] = BLACK
    pixels[10:32, 20:42] = (0, 200, 255)
    mark = Pictograph(Box(20, 10, 22, 22), "👍")
    line = TextLine(Box(4, 10, 40, 22), 0, 22, 235, BLACK, WHITE, 29, 0.5, (mark,))
    assert without(pixels, line).baseline == 29
