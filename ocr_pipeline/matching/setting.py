"""Where and when an exchange took place, and how long it lasted → answered from notices and times."""

from __future__ import annotations

import datetime as dt
import re

from ocr_pipeline.lexicon.measures import measure_of
from ocr_pipeline.lexicon.numbers import numbers_in, readable
from ocr_pipeline.matching.asked import GIVEN, Answer, Asked
from ocr_pipeline.matching.facts.dates import agree, dates_in
from ocr_pipeline.matching.timeline import day_of, sent_on
from ocr_pipeline.model import Message

# Minutes in the measures in which an article tells how long an exchange lasted; it may round by a share of them.
MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
ROUGH = 0.2
# Services an article may name as where people wrote; which of them it was, only a notice in the chat can tell.
_SERVICE = re.compile(
    r"\b(?:WhatsApp|Signal|Telegram|iMessage|Messenger|Threema|Viber|WeChat|Slack|Teams|Discord|Instagram|Snapchat|"
    r"Skype|KakaoTalk|Mattermost|Zulip|Olvid|Tchap|SMS)\b"
)


def same_day(asked: Asked) -> Answer:
    """Return whether all messages are of one day."""
    days = _days(asked)
    if not days:
        return Answer(None, "the screenshots do not tell the days")
    ends = (asked.spoken[0], asked.spoken[-1])
    if len(days) > 1:
        return Answer(False, f"messages of several days {GIVEN}", ends)
    return Answer(True, f"no message of another day {GIVEN}", ends)


def took_place(asked: Asked) -> Answer:
    """Return whether an exchange took place where, when or for as long as is stated."""
    if _SERVICE.search(asked.text):
        return _service(asked)
    if asked.days or dates_in(asked.text):
        return _on_day(asked)
    return lasts(asked)


def lasts(asked: Asked) -> Answer:
    """Return whether the first and the last message lie as far apart as is stated.

    Days may be told by the clock or by the calendar: from one evening to the next morning is two.
    """
    ends = (asked.spoken[0], asked.spoken[-1])
    times = " to ".join(message.sent_at or message.timestamp for message in ends)
    told = [each for each in numbers_in(asked.text, *readable(asked.language)) if measure_of(each.unit)[1] in MINUTES]
    spent, days = _minutes(*ends), _days(asked)
    shown = f"from the first to the last message {GIVEN}: {times}"
    if told and measure_of(told[0].unit)[1] == "day" and days and told[0].value in {len(days), _calendar_days(*ends)}:
        return Answer(True, shown, ends)
    if spent is None or not told:
        return Answer(None, f"compare with the times shown: {times}" if times != " to " else "no times are shown", ends)
    unit = MINUTES[measure_of(told[0].unit)[1]]
    return Answer(abs(told[0].value * unit - spent) <= max(unit / 2, ROUGH * spent), shown, ends)


def _service(asked: Asked) -> Answer:
    """Return whether a notice names the service; only what an app writes into a chat tells which it is."""
    stated = set(_SERVICE.findall(asked.text))
    naming = [message for message in asked.notices if _SERVICE.search(message.text)]
    if not naming:
        return Answer(None, f"no notice {GIVEN} names the service")
    named = {name for message in naming for name in _SERVICE.findall(message.text)}
    return Answer(bool(stated & named), f"a notice names {', '.join(sorted(named))}", tuple(naming[:1]))


def _on_day(asked: Asked) -> Answer:
    """Return whether all messages are of the days that are stated; None where only some are."""
    ends = (asked.spoken[0], asked.spoken[-1])
    dates = dates_in(asked.text)
    if dates:
        sent = [(day.day, day.month) for message in asked.spoken if (day := _date(message))]
        inside = [any(agree(one, date) for one in dates) for date in sent]
    else:
        weekdays = map(sent_on, asked.spoken)
        inside = [weekday in asked.days for weekday in weekdays if weekday is not None]
    if not inside:
        return Answer(None, "the screenshots do not tell the days", ends)
    times = f"messages from {ends[0].sent_at or ends[0].timestamp} to {ends[1].sent_at or ends[1].timestamp} {GIVEN}"
    return Answer(None if any(inside) and not all(inside) else all(inside), times, ends)


def _days(asked: Asked) -> set[str]:
    return {day for message in asked.spoken if (day := day_of(message))}


def _date(message: Message) -> dt.date | None:
    try:
        return dt.date.fromisoformat(message.sent_at[:10])
    except ValueError:
        return None


def _calendar_days(first: Message, last: Message) -> int:
    """Return how many days of the calendar lie between two messages, both included; 0 where they are not known."""
    start, end = _date(first), _date(last)
    return (end - start).days + 1 if start and end else 0


def _minutes(first: Message, last: Message) -> float | None:
    """Return the minutes between two messages, None where either's time is not known to the minute."""
    if "T" not in first.sent_at or "T" not in last.sent_at:
        return None
    spent = dt.datetime.fromisoformat(last.sent_at) - dt.datetime.fromisoformat(first.sent_at)
    return spent.total_seconds() / 60
