"""`sent_at` is right wherever it is set, and empty where the pictures do not tell it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.conversation.times import with_times
from ocr_pipeline.model import Case, Message, MessageKind, SentAtSource
from tests.test_conversation.talking import date, numbered, said

UNSTATED = Case()
TUESDAY = Case(capture_date=dt.date(2026, 1, 20))


def times(*messages: Message, case: Case = UNSTATED) -> list[str]:
    """Return `sent_at` of what is no date line."""
    return [each.sent_at for each in _timed(*messages, case=case)]


def _timed(*messages: Message, case: Case = UNSTATED) -> list[Message]:
    return [each for each in with_times(numbered(*messages), case) if each.kind is not MessageKind.DATE]


def test_a_time_without_a_day_is_no_instant() -> None:
    assert times(said(time="10:22"), said(time="")) == ["", ""]


def test_a_separator_holds_until_the_next() -> None:
    found = _timed(
        date("14 January 2026"), said(time="10:22"), said(), date("15 January 2026"), said(time="9:05"), said(time="x")
    )
    assert [each.sent_at for each in found] == ["2026-01-14T10:22", "2026-01-14", "2026-01-15T09:05", "2026-01-15"]
    assert [each.sent_at_source.value for each in found] == ["separator", "inherited", "separator", "inherited"]


def test_what_stands_before_the_first_separator_is_not_dated_by_it() -> None:
    assert times(said(time="10:22"), date("14 January 2026"), said(time="10:30")) == ["", "2026-01-14T10:30"]


def test_a_date_line_that_cannot_be_resolved_ends_the_day_before_it() -> None:
    assert times(date("14 January 2026"), said(time="9:00"), date("Today"), said(time="9:30")) == [
        "2026-01-14T09:00",
        "",
    ]


def test_the_own_date_of_a_message_is_displayed() -> None:
    (found,) = _timed(said(time="14 Sep 2026, 10:22 PM"))
    assert (found.sent_at, found.sent_at_source) == ("2026-09-14T22:22", SentAtSource.DISPLAYED)


def test_a_date_without_its_year_takes_it_from_the_separator_of_that_day_only() -> None:
    assert times(date("14 September 2026"), said(time="14 Sep, 10:22"), said(time="15 Sep, 10:22")) == [
        "2026-09-14T10:22",
        "",
    ]


def test_near_days_count_from_the_capture() -> None:
    assert times(date("Yesterday"), said(time="23:00"), date("Today"), said(time="7:41"), case=TUESDAY) == [
        "2026-01-19T23:00",
        "2026-01-20T07:41",
    ]


@pytest.mark.parametrize(
    ("zone", "day", "clock", "found"),
    [
        ("", "20 January 2026", "7:41", "2026-01-20T07:41"),
        ("Europe/Paris", "20 January 2026", "7:41", "2026-01-20T07:41+01:00"),
        ("Europe/Paris", "20 July 2026", "7:41", "2026-07-20T07:41+02:00"),
        ("Europe/Paris", "25 October 2026", "2:30", "2026-10-25T02:30"),
        ("Europe/Paris", "29 March 2026", "2:30", "2026-03-29T02:30"),
        ("Europe/Paris", "20 January 2026", "", "2026-01-20"),
        ("America/New_York", "20 January 2026", "7:41:09 pm", "2026-01-20T19:41:09-05:00"),
    ],
)
def test_the_offset_is_that_of_the_stated_zone_at_that_hour(zone: str, day: str, clock: str, found: str) -> None:
    assert times(date(day), said(time=clock), case=Case(timezone=zone)) == [found]


@pytest.mark.parametrize(
    ("clocks", "found"),
    [
        pytest.param(("23:58", "00:04", "00:10"), ("14T23:58", "15T00:04", "15T00:10"), id="over midnight"),
        pytest.param(("23:58", "", "00:04"), ("14T23:58", "", "15T00:04"), id="either side of midnight is open"),
        pytest.param(("23:50", "", "23:58"), ("14T23:50", "14", "14T23:58"), id="between two of one day"),
        pytest.param(("18:03", "13:03", "13:10"), ("14T18:03", "", ""), id="a date line may be missing"),
        pytest.param(("18:03", "", "13:03", "", "13:10"), ("14T18:03", "", "", "", ""), id="and so without a clock"),
        pytest.param(("10:01", "", "01:03", "", "10:04"), ("14T10:01", "14", "", "14", "14T10:04"), id="around it"),
        pytest.param(("10:01", "20:06", "10:07", "10:09"), ("14T10:01", "", "14T10:07", "14T10:09"), id="misread"),
        pytest.param(("10:05", "10:04"), ("14T10:05", "14T10:04"), id="phones differ by a minute"),
        pytest.param(("23:58", "00:04", "23:59", "00:02"), ("14T23:58", "", "", ""), id="midnight comes once"),
        pytest.param(("10:01", "01:03", "10:04"), ("14T10:01", "", "14T10:04"), id="misread, too early"),
        pytest.param(("10:01", "10:30", "10:05", "10:31"), ("14T10:01", "14T10:30", "", ""), id="one of two misread"),
        pytest.param(("23:58", "00:04", "00:01", ""), ("14T23:58", "15T00:04", "15T00:01", "15"), id="slack after"),
    ],
)
def test_clocks_that_fall_back(clocks: tuple[str, ...], found: tuple[str, ...]) -> None:
    expected = [f"2026-01-{each}" if each else "" for each in found]
    assert times(date("14 January 2026"), *(said(time=clock) for clock in clocks)) == expected


def test_where_halves_of_the_day_are_shown_a_clock_without_one_is_not_read() -> None:
    messages = (date("14 January 2026"), said(time="9:05 PM"), said(time="9:10"), said(time="23:10"))
    assert times(*messages) == ["2026-01-14T21:05", "2026-01-14", "2026-01-14T23:10"]


def test_a_clock_between_messages_belongs_to_the_day_before_it() -> None:
    assert times(date("14 January 2026"), said(), date("10:22"), said()) == ["2026-01-14", "2026-01-14"]


def test_where_day_and_clock_stand_together_a_clock_alone_is_of_no_known_day() -> None:
    assert times(date("Wed, 14 January 2026 10:22"), said(), date("11:00"), said()) == ["2026-01-14", ""]


def test_a_page_that_shares_nothing_with_those_before_it_begins_undated() -> None:
    assert times(date("14 January 2026"), said(time="9:00"), said(time="9:30", page=2)) == ["2026-01-14T09:00", ""]


def test_overlapping_pages_go_on_and_a_floating_date_is_that_of_its_first_message() -> None:
    first = (date("14 January 2026"), said(time="9:00"), date("15 January 2026"), said(time="8:00"))
    second = (
        date("14 January 2026", page=2),
        said(time="9:00", page=2, duplicate_of="m002"),
        date("15 January 2026", page=2, duplicate_of="m003"),
        said(time="8:00", page=2, duplicate_of="m004"),
        said(time="8:05", page=2),
    )
    assert times(*first, *second) == [
        "2026-01-14T09:00", "2026-01-15T08:00", "2026-01-14T09:00", "2026-01-15T08:00", "2026-01-15T08:05",
    ]  # fmt: skip


def test_a_cut_message_may_repeat_the_whole_one_on_the_next_page() -> None:
    first = (date("14 January 2026"), said(partial=True, duplicate_of="m003"))
    assert times(*first, said(time="9:00", page=2), said(time="9:05", page=2)) == [
        "2026-01-14T09:00",
        "2026-01-14T09:00",
        "2026-01-14T09:05",
    ]


def test_a_cut_message_does_not_join_its_page_to_those_before() -> None:
    first, second = (date("14 January 2026"), said(time="8:00")), said(time="9:00", page=2, partial=True)
    third = said(time="9:00", page=3)
    messages = (*first, replace(second, duplicate_of="m004"), third)
    assert times(*messages) == ["2026-01-14T08:00", "", ""]


def test_a_time_cut_off_on_one_page_is_taken_from_the_other() -> None:
    messages = (date("14 January 2026"), said(partial=True), said(time="9:30", page=2, duplicate_of="m002"))
    assert times(*messages) == ["2026-01-14T09:30", "2026-01-14T09:30"]


def test_clocks_that_two_pages_read_differently_are_not_used() -> None:
    first = (date("14 January 2026"), said(time="9:00"), said(time="9:30"))
    second = (said(time="9:00", page=2, duplicate_of="m002"), said(time="8:30", page=2, duplicate_of="m003"))
    assert times(*first, *second) == ["2026-01-14T09:00", "2026-01-14", "2026-01-14T09:00", "2026-01-14"]


def test_what_stands_above_a_date_line_is_not_of_that_day_nor_later() -> None:
    first = (date("15 January 2026"), said("ok"))
    second = (said("ok", page=2, duplicate_of="m002"), said(page=2), date("15 January 2026", page=2), said(page=2))
    assert times(*first, *second) == ["2026-01-15", "", "", "2026-01-15"]


def test_a_date_line_on_the_page_itself_outweighs_a_message_taken_for_another() -> None:
    first = (date("15 January 2026"), said("ok", "9:00"))
    second = (date("14 January 2026", page=2), said("ok", page=2, duplicate_of="m002"), said(time="9:10", page=2))
    assert times(*first, *second) == ["2026-01-15T09:00", "", "2026-01-14T09:10"]


def test_date_lines_with_a_clock_may_come_twice_a_day() -> None:
    messages = (date("15 January 2026 10:00"), said(), date("15 January 2026 11:00"), said())
    assert times(*messages) == ["2026-01-15", "2026-01-15"]


def test_a_message_that_shows_another_time_joins_no_pages() -> None:
    first = (date("14 January 2026"), said(time="9:00"))
    second = (said(time="19:00", page=2, duplicate_of="m002"), said(time="19:10", page=2))
    assert times(*first, *second)[-1] == ""


def test_a_weekday_on_a_message_counts_from_the_capture() -> None:
    assert times(said(time="Mon 16:01"), case=TUESDAY) == ["2026-01-19T16:01"]


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def _label(day: dt.date, style: int) -> str:
    return (
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}",
        f"{day:%m/%d/%y}",
    )[style]  # fmt: skip


@given(
    st.lists(st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2020, 3, 1)), min_size=1, max_size=30),
    st.integers(0, 4),
    st.booleans(),
    st.sets(st.integers(0, 40)),
)
def test_sent_at_is_the_truth_wherever_it_is_set(
    moments: list[dt.datetime], style: int, twelve: bool, untimed: set[int]
) -> None:
    moments = sorted(each.replace(second=0, microsecond=0) for each in moments)
    messages: list[Message] = []
    truth: list[str] = []
    shown = None
    for place, at in enumerate(moments):
        if at.date() != shown:
            messages.append(date(_label(at.date(), style)))
            truth.append(at.date().isoformat())
            shown = at.date()
        clock = f"{(at.hour - 1) % 12 + 1}:{at:%M} {'PM' if at.hour >= 12 else 'AM'}" if twelve else f"{at:%H:%M}"
        messages.append(said(time="" if place in untimed else clock))
        truth.append(at.isoformat(timespec="minutes"))
    found = [each.sent_at for each in with_times(numbered(*messages), Case())]
    assert all(true.startswith(each) for true, each in zip(truth, found, strict=True))
    assert style > 2 or all(found)


def test_the_times_of_messages_do_not_hang_on_their_ids() -> None:
    messages = numbered(date("14 January 2026"), said(time="10:22"))
    renamed = [replace(each, message_id=f"x{each.order}") for each in messages]
    assert [each.sent_at for each in with_times(renamed, Case())] == [
        each.sent_at for each in with_times(messages, Case())
    ]
