"""Blobs of ink as rows."""

from __future__ import annotations

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import Blob, is_rule
from ocr_pipeline.layout.ringing import without_ringing
from ocr_pipeline.layout.textrows import rows_of


def test_a_row_whose_last_blob_joins_another_is_no_row() -> None:
    boxes = (Box(0, 0, 12, 30), Box(20, 18, 12, 20), Box(34, 18, 12, 20), Box(48, 21, 12, 20))
    rows = rows_of([Blob(box, 200, 0.5) for box in boxes], 20)
    assert [[blob.box for blob in row] for row in rows] == [list(boxes)]


def test_the_stroke_of_an_exclamation_mark_joins_the_word_before_a_deeper_time() -> None:
    word, mark, time = [Box(79 + 13 * n, 412, 11, 14) for n in range(3)], Box(120, 408, 3, 12), Box(440, 416, 9, 16)
    rows = rows_of([Blob(box, 200, 0.5) for box in (*word, mark, time)], 14)
    assert [[blob.box for blob in row] for row in rows] == [[*word, mark, time]]


def test_an_icon_as_high_as_two_rows_is_no_row() -> None:
    title, below = [Box(94 + 12 * n, 40, 10, 9) for n in range(4)], [Box(94 + 10 * n, 57, 8, 7) for n in range(5)]
    icon = Box(294, 43, 17, 17)
    rows = rows_of([Blob(box, 200, 0.5) for box in (*title, *below, icon)], 10)
    assert [[blob.box for blob in row if blob.box != icon] for row in rows if row[0].box != icon] == [title, below]


def test_an_icon_between_two_rows_is_no_row_either() -> None:
    title = [Box(91, 52, 15, 20), Box(109, 57, 12, 15), Box(125, 57, 13, 21), Box(150, 52, 22, 20)]
    below = [Box(91 + 12 * n, 86, 10, 13) for n in range(4)]
    rows = rows_of([Blob(box, 200, 0.5) for box in (*title, *below, Box(7, 63, 20, 21))], 20)
    assert [[blob.box for blob in row if blob.box.x > 90] for row in rows] == [title, below]


def test_figures_under_emoji_twice_as_high_are_no_dots_of_theirs() -> None:
    emoji = [Box(37, 997, 24, 23), Box(63, 997, 24, 24)]
    time = [Box(50, 1029, 5, 11), Box(58, 1029, 8, 12), Box(70, 1029, 8, 11), Box(79, 1029, 8, 12)]
    dots = [Box(40, 1024, 3, 3), Box(46, 1024, 3, 3), Box(52, 1024, 3, 3)]
    rows = rows_of([Blob(box, 200, 0.7) for box in (*emoji, *time)], 24)
    assert [[blob.box for blob in row] for row in rows] == [emoji, time]
    assert len(rows_of([Blob(box, 200, 0.7) for box in (*emoji, *dots)], 24)) == 1


def test_dots_go_with_the_letters_they_stand_under_and_not_with_a_time_aside() -> None:
    signs, dots = [Box(419 + 10 * n, 743, 8, 12) for n in range(3)], [Box(421 + 10 * n, 757, 3, 2) for n in range(3)]
    time = [Box(467, 751, 5, 11), Box(475, 751, 8, 12), Box(488, 751, 7, 12), Box(484, 754, 2, 2), Box(484, 760, 2, 2)]
    rows = rows_of([Blob(box, 200, 0.6) for box in (*signs, *dots, *time)], 12)
    assert [[blob.box for blob in row] for row in rows] == [sorted(signs + dots), sorted(time)]


@pytest.mark.parametrize(
    ("high", "fill", "rule"),
    [
        pytest.param(9, 0.63, False, id="small underlined words, dense as compression leaves them"),
        pytest.param(9, 0.95, True, id="a thick line"),
        pytest.param(3, 0.63, True, id="a thin one"),
    ],
)
def test_underlined_words_are_no_rule(high: int, fill: float, rule: bool) -> None:
    assert is_rule(Blob(Box(285, 110, 111, high), 157, fill)) is rule


def test_a_comma_that_reaches_into_the_row_of_a_time_goes_with_the_word_before_it() -> None:
    word = [Blob(Box(12 * place, 0, 10, 16), 200, 0.5) for place in range(8)]
    comma = Blob(Box(96, 13, 4, 8), 200, 0.7)
    time = [Blob(Box(200 + 9 * place, 11, 7, 11), 90, 0.5) for place in range(4)]
    rows = rows_of([*word, comma, *time], 16)
    assert [comma in row for row in rows] == [True, False]


def test_a_rim_that_compression_leaves_around_an_area_is_no_ink() -> None:
    area, letters = Box(100, 100, 200, 60), [Blob(Box(40 + 12 * n, 120, 9, 12), 120, 0.5) for n in range(5)]
    rim, fringe = Blob(Box(96, 96, 208, 4), 90, 0.8), Blob(Box(302, 110, 9, 12), 30, 0.8)
    beside, bar = Blob(Box(302, 130, 9, 12), 110, 0.5), Blob(Box(95, 100, 4, 60), 90, 0.95)
    assert without_ringing([*letters, rim, fringe, beside, bar], [area]) == (*letters, beside, bar)
