"""Days are resolved where all of a conversation leaves but one, and stay open where it does not."""

from __future__ import annotations

import datetime as dt

import pytest

from ocr_pipeline.conversation.days import find_days
from ocr_pipeline.lexicon.stamps import Stamp, read_stamp

TUESDAY = dt.date(2026, 1, 20)


def stamp(text: str) -> Stamp:
    found = read_stamp(text, ("en",))
    assert found is not None
    return found


def days(*texts: str, capture: dt.date | None = None, year_first: bool = False) -> list[str]:
    """Return the days of dates that stand on one page."""
    stamps = [stamp(text) for text in texts]
    found = find_days([stamps], capture, year_first=year_first)
    return [day.isoformat() if (day := found[each]) else "" for each in stamps]


@pytest.mark.parametrize("text", ["Today", "Yesterday", "Monday", "Wed, Jan 14", "14 January", "03/04/2026", "14/09"])
def test_what_only_somebody_else_can_know_stays_open(text: str) -> None:
    assert days(text) == [""]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Today", "2026-01-20"), ("Yesterday", "2026-01-19"), ("Monday", "2026-01-19"), ("Wednesday", "2026-01-14"),
        ("Tuesday", ""), ("14 January", ""), ("Wed, Jan 14", "2026-01-14"), ("Thu, Dec 25", "2025-12-25"),
        ("Fri, Jan 23", "2015-01-23"), ("Sat, Feb 29", "2020-02-29"), ("Mon, Jan 14", "2019-01-14"),
    ],
)  # fmt: skip
def test_days_told_from_the_day_of_capture(text: str, day: str) -> None:
    assert days(text, capture=TUESDAY) == [day]


def test_a_weekday_that_the_full_date_does_not_fall_on_leaves_the_day_open() -> None:
    assert days("Tue, 14 January 2026", "Wed, 14 January 2026") == ["", "2026-01-14"]


def test_a_full_date_of_the_conversation_leaves_one_year_to_weekday_and_date() -> None:
    assert days("3 March 2025", "Wed, Jan 14") == ["2025-03-03", "2026-01-14"]
    assert days("3 March 2014", "Wed, Jan 14") == ["2014-03-03", "2015-01-14"]
    assert days("3 March 2019", "Wed, Jan 14") == ["2019-03-03", ""]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(("03/04/2026", "25/04/2026"), ["2026-04-03", "2026-04-25"], id="the day is first"),
        pytest.param(("03/04/2026", "03/25/2026"), ["2026-03-04", "2026-03-25"], id="the month is first"),
        pytest.param(("05/05/2026",), ["2026-05-05"], id="any order says the same"),
        pytest.param(("03/04/2026", "05/04/2026"), ["", ""], id="both orders run forward"),
        pytest.param(("03/04/2026", "02/05/2026"), ["2026-04-03", "2026-05-02"], id="the other would run backwards"),
        pytest.param(("25/04/2026", "04/25/2026"), ["", ""], id="no order holds both"),
        pytest.param(("03.04.26",), ["2026-04-03"], id="with dots nobody begins with the month"),
        pytest.param(("31/02/2026",), [""], id="no such day"),
        pytest.param(("Fri 03/04/2026",), ["2026-04-03"], id="the weekday tells the order"),
        pytest.param(("2026-04-03", "04/05/2026"), ["2026-04-03", ""], id="iso says nothing of the others"),
    ],
)
def test_the_order_of_figures_is_that_of_the_whole_conversation(texts: tuple[str, ...], found: list[str]) -> None:
    assert days(*texts) == found


def test_an_order_that_leads_beyond_the_capture_is_none() -> None:
    assert days("03/01/2026", capture=TUESDAY) == ["2026-01-03"]


def test_the_year_first_counts_where_a_language_writes_it_so() -> None:
    assert days("26/01/14", year_first=True) == [""]
    assert days("26/01/04", "26/01/31", year_first=True) == ["", ""]
    found = days("25/12/04", "25/12/31", year_first=True, capture=TUESDAY)
    assert found == ["2025-12-04", "2025-12-31"]


def test_dates_run_forward_on_a_page_and_pages_may_come_in_any_order() -> None:
    pages = [[stamp("03/04/2026")], [stamp("02/05/2026")]]
    assert set(find_days(pages, None, year_first=False).values()) == {None}
