"""What a page repeats tells heads, reactions, notes and quotations that were misread or are pale, without Tesseract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import UNREAD, LineReading
from tests.test_rows import CAP, FULL, GREY, LEFT, name, read, run, told

ORANGE = (20, 140, 240)


def unsure(reading: LineReading, confidence: float = 0.5) -> LineReading:
    """Return a reading with every word read so surely."""
    return replace(reading, words=tuple(replace(word, confidence=confidence) for word in reading.words))


@pytest.mark.parametrize(
    ("misread", "time"),
    [
        pytest.param("[13081 <anna> Well", "13:08", id="no colon, a bracket read as a figure"),
        pytest.param("[13108] <anna> Well", "13:08", id="a colon read as a figure"),
        pytest.param("[13:08]. «anna» Well", "13:08", id="other signs around stamp and name"),
        pytest.param("[4:58 1411] <anna> Well", "", id="a stamp that tells no time any more"),
    ],
)
def test_a_misread_stamp_opens_a_message_before_a_name_known_from_other_rows(misread: str, time: str) -> None:
    lines = ["[13:01] <anna> Where are you", "[13:05] <ben> At home", misread, "[13:10] <ben> ok"]
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)))
    assert told(messages)[1:3] == [("ben", "13:05", "At home"), ("anna", time, "Well")]


def test_a_latin_name_of_two_words_among_right_to_left_ones_is_turned_back() -> None:
    lines = ["[13:01] <anna> Where", "[13:05] <17 <guest0 At home", "[13:06] <ben> ok"]
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)))
    assert told(messages)[1] == ("guest0 17", "13:05", "At home")


def test_a_name_within_a_sentence_opens_nothing() -> None:
    lines = ["[13:01] <anna> Where are you", "[13:05] <ben> At home", "as anna said", "[13:10] <ben> ok"]
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)))
    assert [message.text for message in messages] == ["Where are you", "At home as anna said", "ok"]


def test_a_colon_may_be_followed_by_signs_without_a_space() -> None:
    lines = ["14/01/2026, 10:22 - 田中一郎:わかりません", "14/01/2026, 10:24 - Ben: Yes"]
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)))
    assert [message.name for message in messages] == ["田中一郎", "Ben"]


def test_a_centred_line_beside_a_column_of_names_is_no_head() -> None:
    rows = [run("anna", 100, x=30), run("Where are you", 100, x=122), run("all this time", 140, x=122),
            run("ben", 180, x=62), run("At home where else would", 180, x=122), run("I be", 220, x=122),
            run("Cara was added to the group by somebody", 260, x=60), run("dan", 300, x=86),
            run("Well then never mind", 300, x=122)]  # fmt: skip
    assert [message.name for message in read(*rows)] == ["anna", "ben", "dan"]


def test_a_bar_at_the_beginning_of_a_line_with_a_name_is_of_that_message() -> None:
    rows = [run("anna", 100, x=30, ink=(40, 160, 40)), run("Where have you been", 100, x=122),
            run("ben", 140, x=62, ink=(40, 160, 40)), run("is not at home", 140, x=260),
            run("dan", 180, x=86, ink=(40, 160, 40)), run("Well then never mind", 180, x=122)]  # fmt: skip
    messages = read(*rows, panels=(Box(122, 116, 120, 28),))
    assert [(message.text, message.redacted, message.box.bottom) for message in messages] == [
        ("Where have you been", False, 100), ("is not at home", True, 144), ("Well then never mind", False, 180),
    ]  # fmt: skip


def test_a_heading_above_the_first_message_is_none() -> None:
    rows = [run("Exhibit number four", 40, cap=26, bold=True), *name("Anna", 100, "9:41"), run(FULL, 140)]
    assert told(read(*rows)) == [("Anna", "9:41", FULL)]
    short = [run("Да", 60, cap=26), *name("Anna", 100, "9:41"), run(FULL, 140)]
    assert [message.text for message in read(*short)] == ["Да", FULL]


def test_what_was_pinned_left_of_the_text_is_no_message() -> None:
    rows = [run("Pinned message", 40, x=20), *name("Anna", 100, "9:41"), run("Hello there", 140)]
    assert told(read(*rows)) == [("Anna", "9:41", "Hello there")]


def test_what_stands_faint_under_most_names_is_a_note() -> None:
    rows = [part for place, who in enumerate(("Anna", "Ben", "Anna"))
            for part in (*name(who, 100 + 150 * place, "9:41"), run("to me, post@x.org", 140 + 150 * place, ink=GREY),
                         run(FULL, 190 + 150 * place))]  # fmt: skip
    assert [message.text for message in read(*rows)] == [FULL] * 3


def test_text_set_in_behind_a_bar_is_quoted_though_its_card_is_too_pale_to_be_found() -> None:
    quoted = run("shall we", 180, x=LEFT + 16, cap=18)
    rows = [*name("Anna", 100, "9:41"), run(FULL, 140), quoted, run("I agree", 220)]
    messages = read(*rows, pictures=(Box(LEFT, 156, 4, 32),))
    assert ("I agree", "shall we") in [(message.text, message.quoted) for message in messages]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        pytest.param(unsure(run("@7 #7 7", 180, cap=CAP)), FULL, id="unsure signs, each with a count"),
        pytest.param(unsure(run("97 &7 07", 180, cap=CAP + 6), 0.8), FULL, id="surer ones taller than the text"),
        pytest.param(unsure(run("UE", 180, cap=CAP + 12)), FULL, id="a sign or two, unsure and far taller"),
        pytest.param(run("7 8 9", 180, cap=CAP), f"{FULL} 7 8 9", id="figures as sure and as high as the text"),
    ],
)  # fmt: skip
def test_reactions_read_as_signs_and_counts_are_no_text(row: LineReading, text: str) -> None:
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), row, *name("Ben", 260, "9:44"), run("Hi", 300))
    assert [message.text for message in messages] == [text, "Hi"]


def test_a_large_coloured_sign_was_an_emoji() -> None:
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), *name("Ben", 200, "9:42"),
                    run("v", 240, cap=CAP + 10, ink=ORANGE), run("Hi", 290))  # fmt: skip
    assert any(UNREAD in message.text for message in messages)
    assert not any("v" in message.text.split() for message in messages)


def test_the_picture_of_a_sound_and_what_stands_beside_it_is_a_message_without_text() -> None:
    sound = Box(LEFT + 30, 118, 200, 32)
    button, length = run("d", 144, cap=24, row=4), run("0:57", 140, x=360, row=4)
    rows = [*name("Anna", 100, "9:41"), button, length, *name("Ben", 200, "9:42"), run("Well", 240)]
    messages = read(*rows, pictures=(sound,))
    assert [(message.name, message.text, message.picture) for message in messages] == [
        ("Anna", "", True), ("Ben", "Well", False),
    ]  # fmt: skip


def test_parts_of_a_photograph_above_a_card_are_what_a_link_leads_to() -> None:
    rows = [*name("Anna", 100, "9:41"), run("See https://example.org", 140), *name("Ben", 420, "9:42"), run("Ah", 460)]
    upper, lower, card = Box(LEFT, 160, 300, 70), Box(LEFT, 233, 300, 60), Box(LEFT, 295, 300, 80)
    title = run("Minutes of the board", 330, x=LEFT + 10, cap=18)
    messages = read(*rows, quoted=(title,), pictures=(lower,), panels=(upper, card))
    assert [(message.text, message.picture, message.box.bottom) for message in messages] == [
        ("See https://example.org", False, 375), ("Ah", False, 460),
    ]  # fmt: skip


def test_a_faint_line_that_is_all_a_message_has_is_its_text() -> None:
    deleted = run("this was deleted", 140, cap=17, ink=GREY)
    messages = read(*name("Anna", 100, "9:41"), deleted, *name("Ben", 200, "9:42"), run(FULL, 240))
    assert told(messages) == [("Anna", "9:41", "this was deleted"), ("Ben", "9:42", FULL)]


def test_a_faint_clock_far_behind_a_name_opens_a_message_whatever_was_read_before_it() -> None:
    messages = read(*name("Anna", 100, "9:41", right=True), run(FULL, 140), *name("Ben", 200),
                    run("SB FA 9:42", 200, x=780, cap=14, ink=GREY), run("Hi", 240))  # fmt: skip
    assert told(messages) == [("Anna", "9:41", FULL), ("Ben", "9:42", "Hi")]


def test_a_wide_drawing_alone_in_a_row_is_a_reaction() -> None:
    chip = replace(run(UNREAD, 180), line=replace(run(UNREAD, 180).line, box=Box(LEFT, 150, 80, 40)))
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), chip, run("And then", 216), *name("Ben", 300, "9:42"),
                    run("Hi", 340))  # fmt: skip
    assert [message.text for message in messages] == [FULL, "And then", "Hi"]
