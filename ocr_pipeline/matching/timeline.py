"""Messages → the days they were sent on, as far as their times tell."""

from __future__ import annotations

import datetime as dt
import re

from ocr_pipeline.lexicon.text import ascii_fold
from ocr_pipeline.matching.facts.dates import dates_in
from ocr_pipeline.matching.facts.eastern import weekdays_named
from ocr_pipeline.model import Message

# Beginnings of weekdays as chats shorten them, Monday first, in folded letters.
_SHORT_DAYS = (
    r"mon|lun|mo|pon|пн|man|seg", r"tue|mar|di|wt|вт|tis|tir|ter", r"wed|mer|mie|mi|sr|ср|ons|qua|wo",
    r"thu|jeu|jue|gio|do|czw|чт|tor|qui", r"fri|ven|vie|fr|pt|пт|fre|sex|vr", r"sat|sam|sab|sa|sob|сб|lor|za",
    r"sun|dim|dom|so|nd|вс|son|sun|zo",
)  # fmt: skip

# A weekday by one sign: in brackets behind a date, or in Korean before the time.
_SIGN = re.compile(r"[(（]([월月화火수水목木금金토土일日])[)）]|^([월화수목금토일月火水木金土日])(?=\s[\d오午]|$)")


def sent_on(message: Message) -> int | None:
    """Return the weekday a message was sent, Monday 0, from its resolved or its displayed time; None if not told."""
    try:
        return dt.date.fromisoformat(message.sent_at[:10]).weekday()
    except ValueError:
        return shown_day(message.timestamp)


def shown_day(timestamp: str) -> int | None:
    """Return the weekday a displayed time begins with ("Tue 16:01", "lun. 09:12"), Monday 0; None if it has none."""
    if len(named := weekdays_named(timestamp)) == 1:
        return next(iter(named))
    if sign := _SIGN.search(timestamp):
        return "월月화火수水목木금金토土일日".index(sign[1] or sign[2]) // 2
    first = re.match(r"[^\W\d]+", ascii_fold(timestamp.strip()))
    if not first:
        return None
    hits = [day for day, names in enumerate(_SHORT_DAYS) if re.fullmatch(rf"(?:{names})\w*", first.group())]
    return hits[0] if len(hits) == 1 else None


def day_of(message: Message) -> str:
    """Return the day of a message, as a date or as the beginning of its displayed time; '' if it shows none."""
    if message.sent_at:
        return message.sent_at[:10]
    dates = [date for date in dates_in(message.timestamp) if all(date)]
    if len(dates) == 1 and re.search("[月월]", message.timestamp):
        return "{1}-{0}".format(*dates[0])
    day = sent_on(message)
    if day is not None:
        return str(day)
    dated = re.match(r"\d{1,2}[./]\d{1,2}", message.timestamp.strip())
    return dated.group() if dated else ""
