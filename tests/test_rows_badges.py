"""Badges behind names, days and ages as times, and what stands around the messages of a page of rows, by readings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.lines import renumbered
from ocr_pipeline.messages.rows import RowMessage
from ocr_pipeline.model import LineReading, Word
from tests.test_rows import GREY, LEFT, name, read, run, told

FACES = (Box(20, 84, 60, 60), Box(20, 184, 60, 60))


def page(head: list[LineReading]) -> tuple[RowMessage, ...]:
    """Return the messages of a page of two, the second with a head given."""
    return read(*name("Anna", 100, "9:41"), run("Hello there", 140), *head, run("Good to hear", 240), pictures=FACES)


@pytest.mark.parametrize(
    ("behind", "time"),
    [
        pytest.param("APP 9:42", "9:42", id="a badge as faint as the time"),
        pytest.param("APP) 9:42", "9:42", id="and its rim read as a sign"),
        pytest.param("Today 9:42", "Today 9:42", id="a day is no badge"),
        pytest.param("13-Jul-17 9:42", "13-Jul-17 9:42", id="a date in figures is none"),
        pytest.param("today", "today", id="a day alone"),
        pytest.param("Gestern", "Gestern", id="in another language"),
        pytest.param("3 minutes ago", "3 minutes ago", id="an age"),
        pytest.param("BOT 16 mins • Edited ●", "16 mins", id="an age between a badge and a note"),
    ],
)
def test_what_is_set_small_and_faint_behind_a_name_is_its_time_but_for_a_badge(behind: str, time: str) -> None:
    assert told(page(name("Ben", 200, behind)))[1] == ("Ben", time, "Good to hear")


def test_what_is_no_day_behind_a_name_is_no_time() -> None:
    assert page(name("Ben", 200, "moderator"))[-1].time == ""


@pytest.mark.parametrize(("gap", "high", "who"), [(16, 14, "Ben"), (8, 14, "Ben BOT"), (16, 20, "Ben BOT")])
def test_a_low_word_far_behind_a_name_is_a_badge_though_its_paper_was_not_found(gap: int, high: int, who: str) -> None:
    (head, time) = name("Ben BOT", 200, "9:42")
    first, _ = head.words
    badge = Word("BOT", Box(first.box.right + gap, 183, 36, high), 0.9)
    assert page([LineReading(head.line, (first, badge), "en"), time])[1].name == who


def test_of_what_stands_small_behind_words_no_day_is_a_time() -> None:
    messages = page([run("I will be there, and so will", 200), run("today", 200, x=LEFT + 400, cap=14, ink=GREY)])
    assert [message.time for message in messages] == ["9:41", ""]


@pytest.mark.parametrize(
    ("text", "cap", "faces", "count"),
    [
        pytest.param("Anna is typing", 14, FACES, 2, id="small, below the faces"),
        pytest.param("Anna is typing", 20, FACES, 3, id="as large as text"),
        pytest.param("Anna is typing", 14, (), 3, id="no faces"),
        pytest.param("Monday, 2 March", 14, FACES, 3, id="a date"),
    ],
)
def test_small_words_in_the_column_of_the_faces_are_no_message(
    text: str, cap: int, faces: tuple[Box, ...], count: int
) -> None:
    rows = [*name("Anna", 100, "9:41"), run("Hello there", 140), *name("Ben", 200, "9:42"), run("Good to hear", 240)]
    assert len(read(*rows, run(text, 320, x=30, cap=cap), pictures=faces)) == count


def test_a_speck_of_an_avatar_level_with_a_part_of_a_name_hides_no_time() -> None:
    speck, who, time = (run(text, 100).line for text in ("v", "Anna", "9:42"))
    lines = [replace(speck, box=Box(29, 28, 15, 9)), replace(who, box=Box(106, 29, 78, 21)),
             replace(time, box=Box(198, 34, 63, 12))]  # fmt: skip
    assert [line.row for line in renumbered(lines)] == [0, 0, 0]


def test_an_avatar_that_falls_into_parts_heads_the_name_beside_it() -> None:
    who = run("Ben", 200)  # set as the text is
    rows = [*name("Anna", 100, "9:41"), run("Hello there", 140), who, run("Good to hear", 240)]
    rows.append(run("9:42", 200, x=who.line.box.right + 20, cap=14, ink=GREY, row=who.line.row))
    middle = run("\ufffc", 228, x=20, cap=28, row=who.line.row)
    middle = replace(middle, line=replace(middle.line, box=Box(20, 200, 60, 28)))
    parts = (Box(25, 184, 50, 16), Box(25, 228, 50, 16))
    assert told(read(middle, *rows, pictures=(FACES[0], *parts)))[1] == ("Ben", "9:42", "Good to hear")


def test_a_card_on_the_upper_edge_of_a_picture_is_one_with_it() -> None:
    title = run("Cheese", 172, x=120)
    messages = read(*name("Anna", 100, "9:41"), quoted=(title,), panels=(Box(LEFT, 140, 300, 60),),
                    pictures=(Box(LEFT, 202, 300, 200),))  # fmt: skip
    assert [(message.picture, message.box.bottom) for message in messages] == [(True, 402)]


def test_a_hook_drawn_to_an_answer_is_none_of_what_it_quotes() -> None:
    over = run("€% @Anna Hello there", 190, x=60, cap=16, ink=GREY)
    rows = [*name("Anna", 100, "9:41"), run("Hello there", 140), *name("Ben", 220, "9:42"), run("Good to hear", 260)]
    assert [message.quoted for message in read(*rows, over)] == ["", "@Anna Hello there"]


def test_a_name_that_runs_leftward_keeps_the_order_of_its_words() -> None:
    (head, time) = name("Ben Berg", 200, "9:42")
    assert page([replace(head, words=head.words[::-1]), time])[1].name == "Berg Ben"
