"""Panels → the screens side by side on a picture: a collage, a page with two phones on it.

Screens of one app bear the same signs at the same height, as far apart as the screens are: the clock, the arrow back,
a bar. Messages differ, so that bubbles have no such twins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from ocr_pipeline.geometry import Box, cluster, union
from ocr_pipeline.layout.edges import one_edge
from ocr_pipeline.layout.panels import Panel

# A picture narrower than this many times its height shows one phone.
SINGLE = 0.65
# Pixels by which the places and sizes of the same sign on two screens differ.
SAME = 3
# Signs that two screens have in common at least, so many of them in the upper half; the share of a screen's width that
# they are spread over, and of the picture's width that a screen takes.
SIGNS, UPPER, SPREAD, NARROWEST = 4, 2, 0.6, 0.2
# What is as many capitals long is words; what has less than this share of their contrast is a pattern behind them.
WORD, FAINT = 4.0, 0.5
# A bar is this share of a screen's width, and so many of the signs are between the bars that frame it.
WIDE, FRAMED = 0.75, 0.8
# Share of the picture's height that a screen takes at least.
HIGH = 0.35
# Share of the marks that may lie across where two screens meet: a bubble may touch one of the other screen.
CROSSING = 0.05

Twins = tuple[Box, Box]


def find_screens(panels: Sequence[Panel], page: Box) -> tuple[Box, ...]:
    """Return the part of the picture that each of several screens side by side stands in, from left to right: none
    where there is one screen."""
    if page.width < SINGLE * page.height:
        return ()
    marks = sorted({*_marks(panels)}, key=lambda box: (box.y, box.x))
    apart = NARROWEST * page.width
    twins = sorted((b.x - a.x, (a, b)) for a, b in _twins(marks) if b.x - a.x >= apart)
    runs = cluster(twins, key=lambda each: each[0], tolerance=2)
    for run in sorted(runs, key=len, reverse=True):
        screens = _screens([pair for _, pair in run], marks, page)
        if screens:
            return screens
    return ()


def _marks(panels: Sequence[Panel]) -> Iterable[Box]:
    """Yield the boxes of all that is drawn: words, icons, panels; but not the pattern of a wallpaper, which repeats."""
    words = [line for panel in panels for line in panel.lines if line.box.width >= WORD * line.cap_height]
    faint = FAINT * median([line.contrast for line in words for _ in range(line.box.width)] or [0])
    for panel in panels:
        if panel.flat.rectangular:
            yield panel.box
        if 2 * sum(line.contrast < faint for line in panel.lines) <= len(panel.lines):
            yield from (line.box for line in panel.lines)
            yield from panel.pictures


def _twins(marks: Sequence[Box]) -> Iterable[Twins]:
    """Yield the pairs of marks, the left one first, that are at one height and of one size."""
    for place, mark in enumerate(marks):
        for other in marks[place + 1 :]:
            if other.y - mark.y > SAME:
                break
            if abs(other.width - mark.width) <= SAME and abs(other.height - mark.height) <= SAME:
                yield (mark, other) if mark.x < other.x else (other, mark)


def _screens(twins: Sequence[Twins], marks: Sequence[Box], page: Box) -> tuple[Box, ...]:
    """Return the screens that some pairs of equally distant signs tell, none if they tell none."""
    seconds = {second for _, second in twins}
    apart = twins[0][1].x - twins[0][0].x
    start = min(first.x for first, _ in twins)
    firsts = [first for first, _ in twins if first not in seconds and first.right <= start + apart]
    upper = sum(mark.center_y < page.center_y for mark in firsts)
    if len(firsts) < SIGNS or upper < UPPER:
        return ()
    every = union(box for pair in twins for box in pair)
    return _parts(firsts, every, apart, marks, page) if union(firsts).width >= SPREAD * apart else ()


def _parts(signs: Sequence[Box], every: Box, apart: int, marks: Sequence[Box], page: Box) -> tuple[Box, ...]:
    """Return the screens of which the first bears some signs, and all of them the signs in the box `every`, `apart`
    pixels from one to the next; none where much lies across two, or they would be low (cells of a sheet). What stands
    across above and below is on none."""
    first = union(signs)
    count = round((every.right - first.right) / apart)
    level = [mark for mark in marks if mark.overlap_y(every) > 0 and mark.width <= apart + SAME]
    middle = first.right + (apart - first.width) / 2
    seams = [seam for number in range(count) if (seam := _seam(level, middle + apart * number)) is not None]
    if not seams or len(seams) < count:
        return ()
    edges = [page.x, *seams, page.right]
    across = [mark for mark in marks if any(mark.x < seam < mark.right for seam in edges)]
    top = max((mark.bottom for mark in across if mark.bottom <= every.y), default=page.y)
    bottom = min((mark.y for mark in across if mark.y >= every.bottom), default=page.bottom)
    if bottom - top < HIGH * page.height:
        return ()
    parts = [Box.spanning(left, top, right, bottom) for left, right in pairwise(edges)]
    frame = _frame(signs, marks, apart)
    return tuple(frame.moved(apart * number, 0).clipped(part) if frame else part for number, part in enumerate(parts))


def _frame(signs: Sequence[Box], marks: Sequence[Box], apart: int) -> Box | None:
    """Return the first screen from its first bar to its last, None where these do not frame it."""
    bar = max(signs, key=lambda sign: sign.width)
    if bar.width < WIDE * apart:
        return None
    frame = union(mark for mark in marks if one_edge(mark, bar))
    inside = [sign for sign in signs if frame.holds(sign, share=0.9)]
    return frame if frame.height >= frame.width and len(inside) >= FRAMED * len(signs) else None


def _seam(marks: Sequence[Box], middle: float) -> int | None:
    """Return the column between what stands left and right of where two screens meet, None if many marks are there."""
    crossing = [mark for mark in marks if mark.x < middle < mark.right]
    if len(crossing) > CROSSING * len(marks):
        return None
    before = max((mark.right for mark in marks if mark.right <= middle), default=0)
    behind = min((mark.x for mark in marks if mark.x >= middle), default=before)
    return (before + behind) // 2
