"""What a careful person would ask is asked, with its place; of an ordinary conversation nothing is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from ocr_pipeline.conversation.people import named_messages
from ocr_pipeline.conversation.understanding import understand
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Case, Message, Page, Question, QuestionKind, SenderSource
from ocr_pipeline.settings import ConversationSettings
from tests.test_conversation.talking import date, mine, numbered, pages_of, said

ROOT = Path(__file__).parents[2]
UNSTATED = Case()
LONG = "We meet at the old mill on Friday after the council"


def asked(*messages: Message, case: Case = UNSTATED) -> tuple[Question, ...]:
    return about(pages_of(*messages), case)


def about(pages: Sequence[Page], case: Case = UNSTATED) -> tuple[Question, ...]:
    messages = numbered(*(each for page in pages for each in named_messages(page, case)))
    return understand("case", messages, pages, case, ConversationSettings())[1]


def kinds(*messages: Message, case: Case = UNSTATED) -> list[QuestionKind]:
    return [each.kind for each in asked(*messages, case=case)]


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param((), id="nothing"),
        pytest.param((said(time="10:00"), mine(time="10:00"), said(time="10:02")), id="forward"),
        pytest.param((said(time="10:05"), mine(time="10:03")), id="phones differ by minutes"),
        pytest.param((date("14 January 2026"), said(time="23:00"), date("15 Jan 2026"), said(time="7:00")), id="days"),
        pytest.param((said(time="23:58"), mine(time="0:04")), id="over midnight, in a chat without dates"),
        pytest.param((said(time="5:00 PM"), said(time="4:58")), id="the half of a day was lost"),
        pytest.param((said(time="18:00"), said(time="9:00", page=2)), id="pages that do not join"),
        pytest.param((said(LONG), mine("yes", quoted_text=LONG)), id="quoted as it is"),
        pytest.param((said(LONG), mine("yes", quoted_text=LONG[:30] + "…")), id="quoted short"),
        pytest.param((said(LONG), mine("yes", quoted_text="Ann Mill " + LONG[:32])), id="with a name, cut in a word"),
        pytest.param((said(LONG), mine("yes", quoted_text=LONG.replace("mill", "rnill"))), id="quoted, misread"),
        pytest.param((said(LONG), mine("yes", quoted_text="Something that was said before this")), id="from elsewhere"),
        pytest.param((mine(LONG), said("yes", quoted_text="mill")), id="a word is no quotation to compare"),
        pytest.param((said(LONG), mine("yes", quoted_text=LONG.replace("at the", "atthe"))), id="a space misread"),
        pytest.param((mine(LONG + " 22"), said("yes", quoted_text=LONG + " 12")), id="a pictograph read as figures"),
    ],
)  # fmt: skip
def test_of_an_ordinary_conversation_nothing_is_asked(messages: tuple[Message, ...]) -> None:
    assert asked(*messages) == ()


@pytest.mark.parametrize(
    ("messages", "kind", "ids"),
    [
        pytest.param(
            (said(time="18:03"), mine(time="13:03")), QuestionKind.CLOCK, ("m001", "m002"), id="a clock goes back"
        ),
        pytest.param(
            (date("15 January 2026"), said(), date("14 January 2026")), QuestionKind.CLOCK, ("m001", "m003"),
            id="a date goes back",
        ),
        pytest.param((date("Tue, 14 January 2026"),), QuestionKind.DATE, ("m001",), id="no such weekday"),
        pytest.param(
            (date("14 January 2026"), said(time="23:58"), mine(time="0:04")), QuestionKind.DATE, ("m002", "m003"),
            id="midnight without a date line",
        ),
        pytest.param(
            (said(LONG), mine("yes", quoted_text=LONG.replace("Friday", "Sunday"))), QuestionKind.QUOTE,
            ("m002", "m001"), id="a word was changed",
        ),
        pytest.param(
            (said("Please transfer 500 euros to the club"), mine("ok", quoted_text="Please transfer 7500 euros to")),
            QuestionKind.QUOTE, ("m002", "m001"), id="a figure was changed",
        ),
        pytest.param(
            (said("I did not take the money from you"), mine("hm", quoted_text="I did take the money from you")),
            QuestionKind.QUOTE, ("m002", "m001"), id="a word was left out",
        ),
    ],
)  # fmt: skip
def test_what_is_asked(messages: tuple[Message, ...], kind: QuestionKind, ids: tuple[str, ...]) -> None:
    (question,) = asked(*messages)
    assert (question.kind, question.message_ids) == (kind, ids)
    assert len(question.spots) == len(ids) and question.question.endswith("?")


def test_sides_are_held_against_the_stated_owner() -> None:
    case = Case(owner="Ann")
    (mistaken,) = asked(said(sender="Ann"), mine(), case=case)
    assert (mistaken.kind, mistaken.message_ids) == (QuestionKind.SIDE, ("m001",))
    (other,) = asked(replace(mine(), sender="Bo", sender_source=SenderSource.LABEL), case=case)
    assert (other.kind, other.message_ids) == (QuestionKind.SIDE, ("m001",))
    assert kinds(said(sender="Bo"), mine(), case=case) == []
    assert kinds(said(sender="Ann", outgoing=None), case=case) == []


def _column(edges: Sequence[int]) -> list[Page]:
    (page,) = pages_of(*(said(f"number {place}", confidence=0.95) for place in range(len(edges))))
    messages = [
        replace(each, box=Box(edge, each.box.y, 200, 40)) for edge, each in zip(edges, page.messages, strict=True)
    ]
    return [replace(page, messages=tuple(messages), width=1000)]


@pytest.mark.parametrize(
    ("edges", "found"),
    [
        ([40] * 9, 0), ([40, 41, 40, 39, 41, 40, 40, 42], 0), ([40] * 7 + [60], 1), ([40] * 7 + [60, 60], 0),
        ([40] * 7 + [300], 0), ([40] * 4 + [60], 0), ([40, 52, 40, 52, 40, 52, 40, 75], 0),
    ],
)  # fmt: skip
def test_a_bubble_that_alone_stands_off_its_side_is_asked_about(edges: list[int], found: int) -> None:
    questions = about(_column(edges))
    assert [each.kind for each in questions] == [QuestionKind.SHAPE] * found


def test_an_offset_that_comes_again_on_another_page_is_the_chats_own() -> None:
    first, second = _column([40] * 7 + [60]), _column([40] * 7 + [60])
    other = replace(second[0], source=said(page=2).source)
    moved = [replace(each, source=other.source) for each in other.messages]
    assert about([*first, replace(other, messages=tuple(moved))]) == ()


@pytest.mark.parametrize(
    ("clock", "line", "time", "captured", "found"),
    [
        ("9:41", "Today", "10:22", None, 1), ("10:22", "Today", "10:22", None, 0),
        ("9:41", "Yesterday", "10:22", None, 0),
        ("9:41", "14 January 2026", "10:22", None, 0), ("9:41", "14 January 2026", "10:22", dt.date(2026, 1, 14), 1),
        ("9:41", "Today", "8:22 PM", None, 0), ("9:41", "Today", "10:22 PM", None, 1), ("", "Today", "10:22", None, 0),
        ("o_O", "Today", "10:22", None, 0),
    ],
)  # fmt: skip
def test_the_phones_own_clock_is_not_before_a_message_of_that_day(
    clock: str, line: str, time: str, captured: dt.date | None, found: int
) -> None:
    (page,) = pages_of(date(line), said(time=time))
    questions = about([replace(page, clock=clock)], Case(capture_date=captured))
    assert [each.kind for each in questions] == [QuestionKind.STATUS_BAR] * found
    assert all(len(each.spots) == 2 for each in questions)


def test_no_question_says_what_nobody_can_know() -> None:
    words = ("authen" + "tic", "fa" + "ke", "genu" + "ine")
    sources = [*(ROOT / "ocr_pipeline" / "conversation").rglob("*.py"), *(ROOT / "ocr_pipeline" / "report").rglob("*")]
    texts = [path.read_text("utf-8").casefold() for path in sources if path.suffix in (".py", ".html", ".css")]
    assert not [word for word in words for text in texts if word in text]
