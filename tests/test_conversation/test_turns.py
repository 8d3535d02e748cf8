"""Turns are runs of one sender, broken by another, a date, another day, a long silence, or a missing page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.conversation import find_turns
from ocr_pipeline.conversation.turns import turn_numbers
from ocr_pipeline.model import Conversation, Message
from ocr_pipeline.settings import ConversationSettings
from tests.test_conversation.talking import date, mine, numbered, said

HOUR = ConversationSettings(silence_minutes=60)


def at(time: str) -> Message:
    return said(sent_at=time)


@pytest.mark.parametrize(
    ("messages", "numbers"),
    [
        pytest.param((said(), said()), [1, 1], id="a run"),
        pytest.param((said(), mine(), said()), [1, 2, 3], id="another sender"),
        pytest.param((said(), date("Today"), said()), [1, 2, 3], id="a date line"),
        pytest.param((at("2026-01-14T10:00"), at("2026-01-14T11:00")), [1, 1], id="an hour"),
        pytest.param((at("2026-01-14T10:00"), at("2026-01-14T11:01")), [1, 2], id="longer than an hour"),
        pytest.param((at("2026-01-14T23:59"), at("2026-01-15T00:01")), [1, 2], id="another day"),
        pytest.param((at("2026-01-14"), at("2026-01-14T23:00")), [1, 1], id="of a day alone no silence is known"),
        pytest.param((at(""), at("2026-01-14T23:00")), [1, 1], id="nor without a time"),
        pytest.param((at("2026-10-25T02:30"), at("2026-10-25T03:10+01:00")), [1, 1], id="an hour without offset"),
    ],
)
def test_what_breaks_a_turn(messages: tuple[Message, ...], numbers: list[int]) -> None:
    assert turn_numbers(numbered(*messages), (), HOUR) == numbers


def test_missing_messages_break_a_turn() -> None:
    assert turn_numbers(numbered(said(), said(page=2)), {0, 1}, HOUR) == [1, 2]


def test_a_duplicate_is_in_the_turn_of_what_it_repeats_and_breaks_none() -> None:
    messages = numbered(said(), mine(), said(page=2, duplicate_of="m001"), mine(page=2, duplicate_of="m002"),
                        mine(page=2), said(page=2))  # fmt: skip
    assert turn_numbers(messages, (), HOUR) == [1, 2, 1, 2, 2, 3]


def test_turns_hold_each_message_once_with_the_times_known() -> None:
    messages = numbered(at("2026-01-14"), at(""), replace(at("2026-01-14T10:00"), text="last"))
    numbered_turns = [replace(each, turn_id="t001") for each in messages]
    (turn,) = find_turns(Conversation("case", tuple(numbered_turns)))
    assert (turn.first_sent_at, turn.last_sent_at) == ("2026-01-14", "2026-01-14T10:00")
    assert turn.message_ids == ("m001", "m002", "m003")
    assert turn.text == "words\nwords\nlast"
