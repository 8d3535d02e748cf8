"""The clocks under one date, in true order → the day that each belongs to: that one, the next, or it is not clear."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

# Minutes. A clock this little behind the one before it is of the same day: senders' clocks differ, and so do networks.
SLACK = 5
# Minutes across midnight up to which a clock behind the one before it is of the next day.
MIDNIGHT = 6 * 60
DAY = 24 * 60
# Minutes between the clocks around one that was misread: the talk went on past it.
ON = 60


def placed_clocks(clocks: Sequence[dt.time | None]) -> list[int | None]:
    """Return how many days after their date clocks are, 0 or 1, None for one that does not go with the others.

    Where no clock is shown (None), it is the day of its neighbours if they are of one day.
    """
    minutes = [None if clock is None else clock.hour * 60 + clock.minute for clock in clocks]
    timed = [place for place, minute in enumerate(minutes) if minute is not None]
    shifts, known = _shifts([minute for minute in minutes if minute is not None])
    found = dict(zip(timed, shifts, strict=True))
    open_from = timed[known - 1] if known < len(timed) else len(clocks)
    return [found[place] if place in found else _between(found, place) if place < open_from else None
            for place in range(len(clocks))]  # fmt: skip


def _shifts(minutes: Sequence[int]) -> tuple[list[int | None], int]:
    """Return the day of each of some clocks, and how many of them stand before anything is unclear.

    Clocks that run forward are of one day. Where they fall back and the talk goes on around a single one, that one was
    misread. If they fall back over midnight, once, those after are of the next day. After any other fall nothing is
    known: a date line may have been missed.
    """
    shifts: list[int | None] = []
    sure: list[int] = []
    day = 0
    for place, minute in enumerate(minutes):
        if sure and not _follows(sure[-1], minute):
            dips = place + 1 < len(minutes) and _goes_on(sure[-1], minutes[place + 1])
            peaked = len(sure) > 1 and shifts[-1] is not None and _goes_on(sure[-2], minute)
            passed = _over_midnight(sure[-1], minute) and not day
            if passed + dips + peaked != 1:
                return shifts + [None] * (len(minutes) - place), place
            if dips:
                shifts.append(None)
                continue
            if peaked:
                shifts[-1] = None
                sure.pop()
            day += passed
        shifts.append(day)
        sure.append(minute)
    return shifts, len(minutes)


def _follows(earlier: int, later: int) -> bool:
    return later >= earlier - SLACK


def _over_midnight(earlier: int, later: int) -> bool:
    return later + DAY - earlier <= MIDNIGHT


def _goes_on(earlier: int, later: int) -> bool:
    return 0 <= later - earlier <= ON


def _between(shifts: Mapping[int, int | None], place: int) -> int | None:
    """Return the day of a message without a clock: that of the clocks around it, the date's own if there are none."""
    sure = {at: shift for at, shift in shifts.items() if shift is not None}
    earlier = sure[max(before)] if (before := [at for at in sure if at < place]) else 0
    later = sure[min(after)] if (after := [at for at in sure if at > place]) else earlier
    return earlier if earlier == later else None
