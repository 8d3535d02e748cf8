"""Panels and panes → which text is a chat's header and which stands between its messages."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING
from ocr_pipeline.layout.grounds import heads, is_icon
from ocr_pipeline.layout.lines import in_rows
from ocr_pipeline.layout.pane import MIDDLE, Pane
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# A name stands so many capitals above the first bubble at most and is no larger than this share of its text.
NEAR, AS_LARGE = 2.0, 1.15
# Share of the pane's width that a bar lying on it takes at least.
SHORT = 0.6
# Rows of a title and what is below it.
TITLED = 2
# Share of a translucent bar that is of its own colour.
GLASS = 0.5
# Share of the pane's width that is free on both sides of what stands in its middle.
CLEAR = 0.15
# Share of the pane's height that a header upon its frame takes; the row of its title begins with a run, the arrow back,
# no wider than so many capitals, and has icons from this share of the width on.
HIGH, ARROW, ICONS = 0.16, 2.5, 0.7
# A header's avatar stands no farther from the pane's top, in its own heights: a phone's clock is above it.
ATOP = 1.5
# A title that tells an avatar stands so many of its widths from it.
APART = 2.0
# An arrow alone stands in this share of the width and is so many times as high as the name.
EDGE, HIGHER = 0.08, 1.2


def top_of_chat(pane: Pane, bubbles: Sequence[Panel], panels: Sequence[Panel]) -> int:
    """Return the row from which on bare text belongs to the chat: below the header, be it a bar or bare itself."""
    if titled := [panel.box.bottom for panel in pane.panels if is_titled(panel, pane)]:
        return max(titled)
    headed = any(panel.lines and _heads(panel, pane) for panel in panels)
    if headed or any(bar.box.bottom <= pane.box.y + 2 for bar in pane.bars):
        return pane.box.y
    first = min(bubbles, key=lambda bubble: bubble.box.y, default=None)
    above = [line for line in pane.lines if first and line.box.bottom <= first.box.y]
    names = [line for line in above if first and _names(line, first) and not _is_among_signs(line, above, pane)]
    if first and _all_centred([line for line in above if line not in names], pane):
        return pane.box.y
    tops = [line.box.y for line in names]
    top = min(tops, default=first.box.y if first else pane.box.y)
    return min(top, pane.box.y + pane.box.height // 8)


def is_titled(panel: Panel, pane: Pane) -> bool:
    """Return whether a panel is the avatar of a header that is on the chat's own ground: bare lines stand beside it, a
    title and what is below that, or a title at some distance; a bubble has no more beside it than its time."""
    beside = [line for line in pane.lines if heads(panel.box, line.box)]
    starts = [line.box.x for line in beside]
    flush = len({line.row for line in beside}) > 1 and max(starts) - min(starts) <= beside[0].cap_height
    level = [line.box for line in pane.lines if line.box.overlap_y(panel.box) >= line.box.height / 2]
    apart = any(-box.overlap_x(panel.box) >= APART * panel.box.width for box in level)
    return (flush or apart) and is_icon(panel) and panel.box.y - pane.box.y <= ATOP * panel.box.height


def _all_centred(lines: Sequence[TextLine], pane: Pane) -> bool:
    """Whether some lines stand in the middle of a pane, as dates do; in a header signs stand at its edges too."""
    rows = [union(line.box for line in row) for row in in_rows(lines)]
    room = CLEAR * pane.box.width
    return all(row.x - pane.box.x >= room and pane.box.right - row.right >= room and
               abs(row.center_x - pane.box.center_x) <= MIDDLE * pane.box.width for row in rows)  # fmt: skip


def _is_among_signs(line: TextLine, lines: Sequence[TextLine], pane: Pane) -> bool:
    """Whether a line has an arrow back before it at the edge of the pane and icons behind it at the other: a title."""
    level = [other.box for other in lines if other is not line and other.box.overlap_y(line.box) > 0]
    back = any(box.right <= line.box.x and box.x - pane.box.x <= EDGE * pane.box.width for box in level)
    return back and any(box.x - pane.box.x >= ICONS * pane.box.width for box in level)


def _names(line: TextLine, bubble: Panel) -> bool:
    """Whether a line stands over a bubble as its sender's name does: flush with it, or with the words in it."""
    height = line.cap_height
    close = 0 <= bubble.box.y - line.box.bottom <= NEAR * height
    text = union(own.box for own in bubble.lines) if bubble.lines else bubble.box
    left = bubble.box.x - height <= line.box.x <= text.x + height
    right = text.right - height <= line.box.right <= bubble.box.right + height
    return close and (left or right) and height <= AS_LARGE * max((own.cap_height for own in bubble.lines), default=0.0)


def is_header(line: TextLine, panel: Panel, pane: Pane, around: Panel | None = None) -> bool:
    """Return whether a line that no message has belongs to the header of a pane: on a bar over it, on a pill in the
    middle of one (`around` the panel), bare on it, or on the frame around it."""
    pill = around is not None and _heads(around, pane) and _is_in_middle(panel, pane)
    if pill or _heads(panel, pane) or (_is_above(line, pane) and _frames(panel, pane)):
        return pane.box.x <= line.box.center_x <= pane.box.right
    return line in pane.lines


def _is_in_middle(panel: Panel, pane: Pane) -> bool:
    """Whether a panel with a title and no more than a row under that stands in the middle of a pane's width."""
    centred = abs(panel.box.center_x - pane.box.center_x) <= MIDDLE * pane.box.width
    return centred and len({line.row for line in panel.lines}) <= TITLED


def _heads(panel: Panel, pane: Pane) -> bool:
    """Whether a panel is a bar over the pane: as wide as it, not around it, and above it. One that lies on it may end
    at a button of another colour."""
    above = panel.box.bottom <= pane.box.y + 0.02 * pane.box.height
    lies = above and pane.box.y - panel.box.bottom <= ABUTTING
    whole = panel.flat.rectangular
    wide = panel.box.overlap_x(pane.box) >= (SHORT if lies and whole else 0.9) * pane.box.width
    glass = lies and panel.flat.fill >= GLASS  # what is scrolled under it shows through
    return above and wide and (whole or glass)


def _frames(panel: Panel, pane: Pane) -> bool:
    """Whether a panel around a pane bears its header: a row over the pane begins with an arrow and ends with icons, or
    with an arrow at its edge that is higher than the name."""
    if not panel.box.holds(pane.box):
        return False
    above = [line for line in panel.lines if _is_above(line, pane)]
    iconed = any(
        row[0].box.width <= ARROW * row[0].cap_height and row[-1].box.x >= pane.box.x + ICONS * pane.box.width
        for row in in_rows(above)
        if len(row) > 1
    )
    signs = [*panel.pictures, *(line.box for line in above)]
    return iconed or any(_is_back(sign, line, pane) for sign in signs for line in above)


def _is_back(sign: Box, name: TextLine, pane: Pane) -> bool:
    """Whether a sign is an arrow at the left edge of a pane, level with a name and higher than that."""
    at_edge = abs(sign.x - pane.box.x) <= EDGE * pane.box.width and sign.width <= sign.height
    level = name.box.overlap_y(sign) >= name.box.height / 3 and name.box.x > sign.right
    return at_edge and level and sign.height >= HIGHER * name.cap_height and name.box.width > ARROW * name.box.height


def _is_above(line: TextLine, pane: Pane) -> bool:
    """Whether a line stands over a pane, within its width, as near as a header."""
    near = pane.box.y - HIGH * pane.box.height <= line.box.y and line.box.bottom <= pane.box.y
    return near and pane.box.x <= line.box.x and line.box.right <= pane.box.right
