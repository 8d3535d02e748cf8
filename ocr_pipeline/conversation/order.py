"""Blocks of pages that share nothing → their order: dates first, then clocks, then the names of the files."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from ocr_pipeline.conversation.days import find_days
from ocr_pipeline.conversation.times import languages_of
from ocr_pipeline.lexicon.stamps import Stamp, read_stamp, year_first
from ocr_pipeline.model import Case, Message, MessageKind, Page

_T = TypeVar("_T")
Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of its place: the first and last day on it, the first clock after that day was named, the
    first clock of all, the clock in the status bar, and the numbers in its name."""

    first_day: dt.date | None
    last_day: dt.date | None
    since: dt.time | None
    clock: dt.time | None
    taken: dt.time | None
    numbers: Number


@dataclass(frozen=True, slots=True)
class Order:
    """Page numbers in true order, block by block, what of it was told by nothing but the file's place in the folder,
    and pages next to each other of which something else tells the reverse."""

    blocks: tuple[tuple[int, ...], ...]
    untold: tuple[int, ...]
    reversed: tuple[tuple[int, int, str], ...]


def order_blocks(blocks: Sequence[tuple[int, ...]], pages: Sequence[Page], case: Case) -> Order:
    """Return blocks in order.

    Blocks with a day go by their days and the first clock after it was named. If no page tells a day, they go by their
    clocks, if each has one. What is left goes where its file's name puts it among the others: by the numbers in names
    that are otherwise alike, downwards if pages that overlap run downwards (who scrolls back takes the last page
    first). Where the names are not alike either, the status bar's clock has that say, and nothing where it is missing.
    """
    told = _read(pages, case)
    named = _counting(pages, told, blocks) or _captured(told, blocks)
    listed = sorted(blocks, key=lambda block: _place(block, named, told))
    days = {block: since for block in listed if (since := _since(block, told))}
    clocks = {block: _first(block, told, lambda page: page.clock) for block in listed}
    untold: tuple[int, ...] = ()
    if days:
        ordered = _inserted(listed, sorted(days, key=lambda block: days[block]))
        untold = tuple(block[0] for block in listed if block not in days) if not named else ()
    elif all(clocks.values()):
        ordered = sorted(listed, key=lambda block: clocks[block] or dt.time())
    else:
        ordered = listed
        untold = tuple(block[0] for block in listed[1:]) if not named else ()
    flat = [page for block in ordered for page in block]
    return Order(tuple(ordered), untold, tuple(_disagreements(flat, told, named)))


def _read(pages: Sequence[Page], case: Case) -> list[Told]:
    """Return what each page tells."""
    messages = [message for page in pages for message in page.messages]
    languages = languages_of(messages)
    stamps = [[_stamp(message, languages) for message in page.messages] for page in pages]
    dated = [[stamp for stamp in found if stamp and stamp.dated] for found in stamps]
    days = find_days([each for each in dated if each], case.capture_date, year_first=year_first(languages))
    return [_told(page, found, days, languages) for page, found in zip(pages, stamps, strict=True)]


def _stamp(message: Message, languages: Sequence[str]) -> Stamp | None:
    text = message.text if message.kind is MessageKind.DATE else message.timestamp
    return read_stamp(text, (message.language, *languages)) if text else None


def _told(
    page: Page, stamps: Sequence[Stamp | None], days: dict[Stamp, dt.date | None], languages: Sequence[str]
) -> Told:
    known = [(place, day) for place, stamp in enumerate(stamps) if stamp and (day := days.get(stamp))]
    since = next((stamp.clock for stamp in stamps[known[0][0] :] if stamp and stamp.clock), None) if known else None
    clock = next((stamp.clock for stamp in stamps if stamp and stamp.clock), None)
    taken = read_stamp(page.clock, languages) if page.clock else None
    numbers = (*(int(part) for part in re.findall(r"\d+", page.source.name)), page.page or 0)
    return Told(
        known[0][1] if known else None,
        known[-1][1] if known else None,
        since,
        clock,
        taken.clock if taken else None,
        numbers,
    )


def _first(block: Sequence[int], told: Sequence[Told], of: Callable[[Told], _T | None]) -> _T | None:
    """Return the first thing of a kind that the pages of a block tell."""
    return next((found for page in block if (found := of(told[page])) is not None), None)


def _since(block: Sequence[int], told: Sequence[Told]) -> tuple[dt.date, dt.time] | None:
    """Return the first day of a block and the first clock after it, None if it tells no day."""
    day = _first(block, told, lambda page: page.first_day)
    return (day, _first(block, told, lambda page: page.since) or dt.time.min) if day else None


def _counting(pages: Sequence[Page], told: Sequence[Told], blocks: Sequence[Sequence[int]]) -> list[Number]:
    """Return the numbers of every page's name, turned if they count downwards, [] if names differ in more than them."""
    if len({re.sub(r"\d+", "0", page.source.name) for page in pages}) > 1:
        return []
    down = _runs_down(blocks, lambda page: told[page].numbers)
    return [tuple(-part for part in each.numbers) if down else each.numbers for each in told]


def _captured(told: Sequence[Told], blocks: Sequence[Sequence[int]]) -> list[Number]:
    """Return the status bar's clock of every page in seconds, turned if it runs downwards, [] if one has none."""
    seconds = [_seconds(each.taken) for each in told]
    if any(each is None for each in seconds) or len(set(seconds)) < len(blocks):
        return []
    down = _runs_down(blocks, lambda page: (seconds[page] or 0,))
    return [(-(each or 0) if down else each or 0,) for each in seconds]


def _seconds(clock: dt.time | None) -> int | None:
    return None if clock is None else clock.hour * 3600 + clock.minute * 60 + clock.second


def _runs_down(blocks: Sequence[Sequence[int]], key: Callable[[int], Number]) -> bool:
    """Whether something falls more often than it rises from a page to the next that overlaps it."""
    steps = [(key(a), key(b)) for block in blocks for a, b in pairwise(block)]
    return sum(a > b for a, b in steps) > sum(a < b for a, b in steps)


def _place(block: Sequence[int], named: Sequence[Number], told: Sequence[Told]) -> tuple[Number, int]:
    return (min(named[page] for page in block) if named else ()), min(block)


def _inserted(listed: Sequence[tuple[int, ...]], dated: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the blocks with a day in their order, and the others behind the one that they are listed behind."""
    behind: dict[tuple[int, ...], list[tuple[int, ...]]] = {block: [] for block in ((), *dated)}
    last: tuple[int, ...] = ()
    for block in listed:
        if block in behind:
            last = block
        else:
            behind[last].append(block)
    return [*behind[()], *(each for block in dated for each in (block, *behind[block]))]


def _disagreements(flat: Sequence[int], told: Sequence[Told], named: Sequence[Number]) -> list[tuple[int, int, str]]:
    """Return neighbours in the order found whose days, or whose names or status bars, run the other way."""
    found = []
    for a, b in pairwise(flat):
        earlier, later = told[a].last_day, told[b].first_day
        if earlier and later and later < earlier and told[b].last_day != earlier:
            found.append((a, b, "dates"))
        elif named and named[b] < named[a]:
            found.append((a, b, "names"))
    return found
