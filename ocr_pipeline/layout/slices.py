"""A ground that lines or bands across it cut into slices → one panel: rows of a list, the days of a chat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING, one_edge, share_edge
from ocr_pipeline.layout.grounds import ONE_COLOUR, SEVERAL, children_of, is_squarish
from ocr_pipeline.layout.lines import renumbered
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# A slice is as wide as this share of what it is cut from at least, and higher than so many pixels.
WIDE, THIN = 0.6, 4
# In heights of a capital: text of one column begins, or ends, no farther apart; a title is larger than the second.
COLUMN, LARGER = 0.6, 1.2
# A bar with a date is so many capitals high at most.
BAR = 4.0
# Of fewer slices than the first, one at an end no higher than this share of the highest may be a bar.
MANY, LOW = 4, 0.35


def without_slices(panels: Sequence[Panel], page: Box) -> tuple[Panel, ...]:
    """Return the panels with those that lines cut a ground into made one; a bar above or below it is none of them."""
    found = list(panels)
    for run in _stacks(_wide(panels, page), panels):
        run = _without_bars(_alike(run, panels))
        if len(run) > 1 and not _are_bubbles(run, panels):
            found = _joined(found, run)
    while (band := _next_band(found, page)) is not None:
        found = _joined(found, band)
    return tuple(found)


def _next_band(panels: Sequence[Panel], page: Box) -> list[Panel] | None:
    """Return a band across a chat with the ground above and below it, None if there is none: a message stands out, in
    a bubble as those above or below it, or is a row as those. Of a row there may be too little ground below to be
    found."""
    wide = _wide(panels, page)
    grounds = {panel.number: panel.box for panel in panels}
    for band in wide:
        above = next((each for each in wide if _abut(each, band)), None)
        below = next((each for each in wide if _abut(band, each)), None)
        if above and below and _is_between(band, above, below):
            own, *others = (children_of(each.number, panels) for each in (band, above, below))
            bubbly = all(others) and any(_are_alike(a, b) for a in own for other in others for b in other)
            if bubbly or _is_row_as_on(band, above, panels):
                return [above, band, below]
        lowest = not any(each.box.bottom > band.box.bottom for each in wide if each.parent == band.parent)
        room = grounds.get(band.parent, page).bottom - band.box.bottom
        if above and lowest and ABUTTING < room < band.box.height and _is_row_as_on(band, above, panels):
            return [above, band]
    return None


def _is_between(band: Panel, above: Panel, below: Panel) -> bool:
    """Whether a band may lie across one ground: of one colour above and below it, and more than the band; a chat
    between a title's bar and a composer is more than those."""
    more = above.box.height + below.box.height >= band.box.height
    return more and difference(above.flat.colour, below.flat.colour) <= ONE_COLOUR


def _abut(above: Panel, panel: Panel) -> bool:
    """Whether a panel stands right under another on the same ground and is as wide."""
    touching = 0 <= panel.box.y - above.box.bottom <= ABUTTING
    return above.parent == panel.parent and touching and one_edge(panel.box, above.box)


def _are_alike(panel: Panel, other: Panel) -> bool:
    """Whether two panels with text have one colour and one edge in common, as bubbles of one sender."""
    coloured = difference(panel.flat.colour, other.flat.colour) <= ONE_COLOUR
    return bool(panel.lines and other.lines) and coloured and share_edge(panel.box, other.box)


def _is_row_as_on(band: Panel, ground: Panel, panels: Sequence[Panel]) -> bool:
    """Whether a face and words stand on a band where others do on what is above it: on a title's bar above a chat they
    stand too, but nothing is said above that."""
    shown = ((*each.pictures, *(child.box for child in children_of(each.number, panels))) for each in (band, ground))
    faces, others = ([box for box in boxes if is_squarish(box)] for boxes in shown)
    faced = any(one_edge(face, other) for face in faces for other in others)
    return faced and any(abs(line.box.x - other.box.x) <= ABUTTING for line in band.lines for other in ground.lines)


def _wide(panels: Sequence[Panel], page: Box) -> list[Panel]:
    """Return the panels that are about as wide as what they stand on; lines are none."""
    grounds = {panel.number: panel.box for panel in panels}
    large = [panel for panel in panels if panel.flat.rectangular and panel.box.height > THIN]
    return [panel for panel in large if panel.box.width >= WIDE * grounds.get(panel.parent, page).width]


def _stacks(wide: Sequence[Panel], panels: Sequence[Panel]) -> list[list[Panel]]:
    """Return runs of panels on one ground, as wide and of one colour, each right under the other or a bar under it."""
    runs: list[list[Panel]] = []
    for panel in sorted(wide, key=lambda panel: panel.box.y):
        run = next((run for run in runs if _goes_on(run[-1], panel, panels)), None)
        if run is None:
            runs.append([panel])
        else:
            run.append(panel)
    return runs


def _goes_on(above: Panel, panel: Panel, panels: Sequence[Panel]) -> bool:
    if difference(above.flat.colour, panel.flat.colour) > ONE_COLOUR:
        return False
    return _abut(above, panel) or any(
        _abut(above, bar) and _abut(bar, panel) and _is_date_bar(bar) for bar in panels if bar.lines
    )


def _is_date_bar(bar: Panel) -> bool:
    """Whether a panel is low, with one row of words on it, as a date stands between two days."""
    low = bar.box.height <= BAR * max(line.cap_height for line in bar.lines)
    return low and len({line.row for line in bar.lines}) == 1


def _are_bubbles(run: Sequence[Panel], panels: Sequence[Panel]) -> bool:
    """Whether other panels with text stand above and below slices, set in otherwise: these are bubbles that touch."""
    box = union(panel.box for panel in run)
    like = [
        other
        for other in panels
        if other.parent == run[0].parent and other.lines and other.flat.rectangular and other not in run
        and other.box.overlap_y(box) <= 0 < other.box.overlap_x(box) and not one_edge(other.box, box)
    ]  # fmt: skip
    return len(like) >= SEVERAL


def _alike(run: Sequence[Panel], panels: Sequence[Panel]) -> list[Panel]:
    """Return the slices from the first to the last with text that begins, or ends, where most of it does, and is not
    much larger: a title's bar and a composer are others. None where most text stands on bubbles."""
    lines = [line for panel in run for line in panel.lines]
    numbers = {panel.number for panel in run}
    boxed = [line for panel in panels if panel.parent in numbers for line in panel.lines]
    if not lines or _length(boxed) > _length(lines):
        return []
    height = median(line.cap_height for line in lines for _ in range(line.box.width))
    flush = max((_flush(lines, edge, height) for edge in (_begin, _end)), key=_length)
    slices = [place for place, panel in enumerate(run) if _is_slice(panel, flush, height)]
    return list(run[slices[0] : slices[-1] + 1]) if slices else []


def _without_bars(run: Sequence[Panel]) -> list[Panel]:
    """Return the slices without a low first and last one, which may frame the others, where they are few."""
    high = LOW * max((panel.box.height for panel in run), default=0)
    few = len(run) < MANY
    low = [few and panel.box.height < high for panel in run]
    return [panel for place, panel in enumerate(run) if not (low[place] and place in (0, len(run) - 1))]


def _flush(lines: Sequence[TextLine], edge: Callable[[TextLine], int], height: float) -> list[TextLine]:
    """Return the lines of the column that has most text, by where an edge of them stands."""
    columns = [[line for line in lines if abs(edge(line) - edge(each)) <= COLUMN * height] for each in lines]
    return max(columns, key=_length)


def _is_slice(panel: Panel, flush: Sequence[TextLine], height: float) -> bool:
    return any(line in flush and line.cap_height <= LARGER * height for line in panel.lines)


def _length(lines: Sequence[TextLine]) -> int:
    return sum(line.box.width for line in lines)


def _begin(line: TextLine) -> int:
    return line.box.x


def _end(line: TextLine) -> int:
    return line.box.right


def _joined(panels: Sequence[Panel], run: Sequence[Panel]) -> list[Panel]:
    """Return the panels with a run of them as one, in the place of its first; what stands on any of them is on it."""
    first = min(run, key=lambda panel: panel.number)
    box = union(panel.box for panel in run)
    plain = np.zeros((box.height, box.width), np.uint8)
    mask = plain.copy()
    for panel in run:
        here = slice(panel.box.y - box.y, panel.box.bottom - box.y), slice(panel.box.x - box.x, panel.box.right - box.x)
        plain[here], mask[here] = panel.flat.plain, panel.flat.mask
    flat = replace(first.flat, box=box, plain=plain, mask=mask, fill=float(np.mean(plain > 0)))
    lines = renumbered(line for panel in run for line in panel.lines)
    pictures = tuple(sorted(picture for panel in run for picture in panel.pictures))
    bars = tuple(bar for panel in run for bar in panel.bars)
    whole = replace(first, flat=flat, lines=lines, pictures=pictures, bars=bars)
    numbers = {panel.number for panel in run}
    kept = [whole if panel is first else panel for panel in panels if panel is first or panel not in run]
    upon = [panel for panel in kept if panel.parent in numbers or (panel.parent == first.parent and panel is not whole
                                                                   and box.holds(panel.box))]  # fmt: skip
    return [replace(panel, parent=first.number) if panel in upon else panel for panel in kept]
