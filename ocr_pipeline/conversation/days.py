"""What all stamps of a conversation state → the day of each, where all of them together leave but one.

Three things are never guessed. The order of day and month in figures is that under which every date in figures of the
conversation exists, fits its weekday and does not run backwards on a page, if one such order is left. A near day
("Yesterday") or a bare weekday counts from the stated day of capture. A year is the one stated, or follows from weekday
and date together: with a day of capture it is the latest such year up to it; otherwise the one that lies within two
years of a full date of the same conversation, for a date falls on the same weekday again after five years at the
soonest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ocr_pipeline.lexicon.stamps import Stamp

# Places of year, month and day among three figures; of month and day among two.
ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
SHORT_ORDERS = {"dmy": (1, 0), "mdy": (0, 1)}
# A date falls on the same weekday again after five, six, eleven (or more) years; days within which only one can lie.
APART = 730
CENTURY = 2000
WEEK = 7


@dataclass(frozen=True, slots=True)
class Anchors:
    """What dates are counted from: the stated day of capture, and the full dates that the conversation shows."""

    capture: dt.date | None
    full: tuple[dt.date, ...] = ()


def find_days(
    pages: Sequence[Sequence[Stamp]], capture: dt.date | None, *, year_first: bool
) -> dict[Stamp, dt.date | None]:
    """Return the day of every stamp on some pages (each from top to bottom), None where it is not known.

    `year_first`: a language of the conversation writes the year first in figures, so "26/01/14" may begin with it.
    """
    orders = _orders(pages, capture, year_first=year_first)
    spelled = {stamp: _spelled(stamp, orders) for page in pages for stamp in page}
    full = {day for stamp in spelled.values() if (day := _full(stamp)) and _fits(stamp, day)}
    anchors = Anchors(capture, tuple(sorted(full)))
    return {stamp: _day_of(each, anchors) for stamp, each in spelled.items()}


def _day_of(stamp: Stamp, anchors: Anchors) -> dt.date | None:
    """Return the day of a stamp without figures, None where it is not known."""
    if stamp.figures:
        return None
    if stamp.month is not None:
        if stamp.day is None:
            return None
        day = _full(stamp) if stamp.year is not None else _with_year(stamp, anchors)
        return day if day and _fits(stamp, day) else None
    if stamp.near is not None and anchors.capture:
        day = anchors.capture + dt.timedelta(stamp.near)
        return day if _fits(stamp, day) else None
    if stamp.weekday is not None and stamp.near is None and anchors.capture:
        back = (anchors.capture.weekday() - stamp.weekday) % WEEK
        # Programs name the six days before; on the weekday of the capture itself it might be today or a week ago.
        return anchors.capture - dt.timedelta(back) if back else None
    return None


def contradicts_itself(stamp: Stamp) -> bool:
    """Return whether a stamp states a full date and a weekday that it does not fall on."""
    day = _full(stamp)
    return day is not None and not _fits(stamp, day)


def _full(stamp: Stamp) -> dt.date | None:
    if stamp.year is None or stamp.month is None or stamp.day is None:
        return None
    return _date(stamp.year, stamp.month, stamp.day)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _fits(stamp: Stamp, day: dt.date) -> bool:
    return stamp.weekday is None or stamp.weekday == day.weekday()


def _with_year(stamp: Stamp, anchors: Anchors) -> dt.date | None:
    """Return a date told by weekday, day and month in the only year that its anchors leave."""
    if stamp.weekday is None or stamp.month is None or stamp.day is None:
        return None
    if anchors.capture:
        years = range(anchors.capture.year, anchors.capture.year - 29, -1)
        days = (_date(year, stamp.month, stamp.day) for year in years)
        return next((day for day in days if day and day <= anchors.capture and _fits(stamp, day)), None)
    found = set()
    for anchor in anchors.full:
        for year in range(anchor.year - 2, anchor.year + 3):
            day = _date(year, stamp.month, stamp.day)
            if day and _fits(stamp, day) and abs((day - anchor).days) <= APART:
                found.add(day)
    return found.pop() if len(found) == 1 else None


def _spelled(stamp: Stamp, orders: Sequence[str]) -> Stamp:
    """Return a stamp with its figures told apart, if the orders left agree on what they say."""
    if not stamp.figures:
        return stamp
    found = {spelled for order in orders if (spelled := _in_order(stamp, order)) and _exists(spelled)}
    return found.pop() if len(found) == 1 else stamp


def _in_order(stamp: Stamp, order: str) -> Stamp | None:
    """Return a stamp with its figures in an order; None if they cannot stand in it.

    Where dots part them, no language of CLDR begins with the month.
    """
    if not stamp.figures:
        return stamp
    if stamp.mark == "." and order == "mdy":
        return None
    if len(stamp.figures) == 2:
        if order == "ymd":
            order = "mdy"  # who writes the year first and leaves it out begins with the month
        month, day = (int(stamp.figures[place]) for place in SHORT_ORDERS[order])
        return replace(stamp, month=month, day=day, figures=(), mark="")
    parts = [stamp.figures[place] for place in ORDERS[order]]
    if len(parts[0]) not in (2, 4) or any(len(part) > 2 for part in parts[1:]):
        return None
    year = int(parts[0]) + (CENTURY if len(parts[0]) == 2 else 0)
    return replace(stamp, year=year, month=int(parts[1]), day=int(parts[2]), figures=(), mark="")


def _exists(stamp: Stamp) -> bool:
    """Whether there is such a day, on such a weekday if the year is told (of a leap day, in some year)."""
    day = _date(stamp.year if stamp.year is not None else CENTURY, stamp.month or 0, stamp.day or 0)
    return day is not None and (stamp.year is None or _fits(stamp, day))


def _orders(pages: Sequence[Sequence[Stamp]], capture: dt.date | None, *, year_first: bool) -> list[str]:
    """Return the orders of figures that every date in figures of a conversation allows."""
    orders = [order for order in ORDERS if order != "ymd" or year_first]
    return [order for order in orders if all(_allows(page, order, capture) for page in pages)]


def _allows(page: Sequence[Stamp], order: str, capture: dt.date | None) -> bool:
    """Whether the dates of a page exist in an order, run forward from top to bottom, and not beyond the capture."""
    spelled = [_in_order(stamp, order) for stamp in page]
    full = [day for stamp in spelled if stamp and (day := _full(stamp))]
    return (
        all(stamp is not None and (stamp.month is None or _exists(stamp)) for stamp in spelled)
        and all(earlier <= later for earlier, later in pairwise(full))
        and not (capture and any(day > capture for day in full))
    )
