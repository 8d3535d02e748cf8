"""What apps note beside messages, by their words: answers, threads, receipts, who is writing, what is not read yet."""

from __future__ import annotations

import pytest

from ocr_pipeline.lexicon.marks import counts_replies, is_answer, is_notice, is_receipt, tells_typing, tells_unread
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.messages.remarks import parted, read_remarks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("You replied to Ana", True),
        ("Replied to you", True),
        ("한지우에게 답장", True),
        ("haruka_mさんがryo.kさんに返信しました", True),
        ("I thought that you would have replied to all of them by now", False),
        ("Ana Toledo", False),
    ],
)
def test_a_note_tells_who_answered_whom(text: str, *, told: bool) -> None:
    assert is_answer(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [("既読 6", True), ("Delivered", True), ("Zugestellt", True), ("Delivered to Ana", False), ("Seen it?", False)],
)
def test_a_receipt_says_that_a_message_arrived_and_nothing_else(text: str, *, told: bool) -> None:
    assert is_receipt(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\ufffc \ufffc 7 réponses Dernière réponse", True),
        ("4 відповіді Стежити", True),
        ("3 replies from Oskar, Nadia, and Tom", True),
        ("3 reports from Oskar", False),
        ("replies are late", False),
    ],
)
def test_a_thread_begins_with_how_many_answered(text: str, *, told: bool) -> None:
    assert counts_replies(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ollie is typing...", True),
        ("Abuela está escribiendo…", True),
        ("Fennaさんが入力中…", True),
        ("She is typing", False),
        ("Mind what he is typing and what is said of it...", False),
    ],
)
def test_who_is_writing_has_dots_behind_it(text: str, *, told: bool) -> None:
    assert tells_typing(text) is told


def test_what_is_not_read_yet_is_told_by_a_word_alone() -> None:
    assert [tells_unread(text) for text in ("NEW", "Nouveau", "New shoes")] == [True, True, False]


def test_calls_are_noted_in_more_languages() -> None:
    assert is_notice("Пропущений дзвінок")


@pytest.mark.parametrize(
    ("remark", "parts"),
    [
        ("上午9:55.王强", ["上午9:55", "王强"]),
        ("오후 2:15·최민수", ["오후 2:15", "최민수"]),
        ("9.55", ["9.55"]),
        ("18:54 · Link Mauve", ["18:54", "Link Mauve"]),
    ],
)
def test_a_name_in_signs_stands_close_behind_the_dot_after_a_time(remark: str, parts: list[str]) -> None:
    assert parted(remark) == parts


def test_a_time_behind_a_name_is_no_name() -> None:
    assert read_remarks(["דניאל לוי - | 7:38"], "he")[:2] == ("7:38", "דניאל לוי")
    assert read_remarks(["7:38 - דניאל לוי"], "he")[:2] == ("7:38", "דניאל לוי")


@pytest.mark.parametrize(
    ("text", "clock"), [("오후 2220", "오후 2:20"), ("오후 1220", "오후 12:20"), ("오후 215", "오후 2:15")]
)
def test_a_colon_behind_the_half_of_the_day_may_be_read_as_a_figure(text: str, clock: str) -> None:
    assert clock_in(text) == clock
