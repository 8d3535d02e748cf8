"""Panels that are the ground of a chat → whole grounds: a photograph behind a chat falls into pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.edges import ABUTTING, one_edge, reach_into, share_edge
from ocr_pipeline.layout.grounds import BAR_WIDTH, MIDDLE, ONE_COLOUR, SEVERAL, children_of, is_button
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import TextLine

# A bar that tells what is not read yet is no higher than so many of its capitals.
NOTICE = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What a chat stands on: its box, the panel or the several that it falls into, and whether there is more of it
    than these."""

    box: Box
    pieces: tuple[Panel, ...] = ()
    torn: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the panels that what stands on the ground may be children of."""
        own = tuple(piece.number for piece in self.pieces) or (-1,)
        return (*own, self.pieces[0].parent) if self.torn and self.pieces[0].parent not in own else own


def whole_grounds(grounds: Sequence[Panel], panels: Sequence[Panel], page: Box) -> list[Ground]:
    """Return the grounds, each once, with the panels that are pieces of it."""
    found: list[Ground] = []
    for ground in grounds:
        if not any(ground in whole.pieces for whole in found):
            found.append(_whole(ground, panels, page))
    return found


def _whole(ground: Panel, panels: Sequence[Panel], page: Box) -> Ground:
    """Return the ground that a panel is a piece of, this one first: a photograph behind a chat falls into pieces as
    wide as it that reach into one another, which nothing drawn on it does, and pieces within these that bear bubbles.
    Only a part of it may be flat enough for a panel: bubbles beyond it begin or end where those on it do."""
    found, box = [ground], ground.box
    wide = [panel for panel in panels if one_edge(panel.box, ground.box)]
    while more := next((panel for panel in wide if panel not in found and _goes_on(panel, ground, box, panels)), None):
        found.append(more)
        box = union([box, more.box])
    whole = _with_strays(box, found, panels, page)
    torn = len(found) > 1 or whole != box
    if torn:
        bearing = {panel.parent for panel in panels if panel.lines}
        found += [panel for panel in wide if panel not in found and whole.holds(panel.box) and panel.number in bearing]
    return Ground(whole, tuple(found), torn)


def _goes_on(panel: Panel, ground: Panel, box: Box, panels: Sequence[Panel]) -> bool:
    """Whether a panel as wide as a ground in a box is another piece of it: it reaches into that, or lies beyond a low
    bar with a word across both, and has the ground's colour, or bubbles at the edges of those on that: what is not read
    yet begins there."""
    if reach_into(panel.box, box):
        return True
    gap = Box.spanning(box.x, min(panel.box.bottom, box.bottom), box.right, max(panel.box.y, box.y))
    upon, others = (
        [child.box for child in children_of(each.number, panels) if child.lines] for each in (panel, ground)
    )
    flush = 2 * sum(any(share_edge(bubble, other) for other in others) for bubble in upon) > len(upon)
    alike = difference(panel.flat.colour, ground.flat.colour) <= ONE_COLOUR or flush  # a gradient has several
    if not (panel.parent == ground.parent and alike and (panel.lines or upon)):
        return False
    bars = [bar for bar in panels if one_edge(bar.box, box)]
    return any(_is_notice(bar, gap, panels) for bar in bars) or _is_noted(gap, panel, panels)


def _is_notice(bar: Panel, gap: Box, panels: Sequence[Panel]) -> bool:
    """Whether a panel is a bar that fills a gap between two grounds and bears one line in its middle."""
    if abs(bar.box.y - gap.y) > ABUTTING or abs(bar.box.bottom - gap.bottom) > ABUTTING:
        return False
    chips = children_of(bar.number, panels)
    lines = bar.lines or (chips[0].lines if len(chips) == 1 else ())
    return _notes(bar.box, lines)


def _is_noted(gap: Box, panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether a gap between two grounds bears one line in its middle: a wash over a wallpaper is no panel."""
    around = [each for each in panels if each.number == panel.parent]
    chips = [child for each in around for child in children_of(each.number, panels)]
    return _notes(gap, [line for each in (*around, *chips) for line in each.lines if gap.holds(line.box)])


def _notes(bar: Box, lines: Sequence[TextLine]) -> bool:
    """Whether a low bar has one line in its middle; a field to type in has icons beside its words."""
    if len(lines) != 1:
        return False
    low = bar.height <= NOTICE * lines[0].cap_height
    return low and abs(lines[0].box.center_x - bar.center_x) <= MIDDLE * bar.width


def _with_strays(box: Box, pieces: Sequence[Panel], panels: Sequence[Panel], page: Box) -> Box:
    """Return the box of a ground, up to the bars above and below it where bubbles stand there as on the ground."""
    own = [child for piece in pieces for child in children_of(piece.number, panels) if child.lines]
    beside = [each for each in children_of(pieces[0].parent, panels) if each not in pieces]
    apart = [each for each in beside if one_edge(each.box, box) and _bridged(each.box, box, beside, own)]
    bars = [each.box for each in beside if each.box.width >= BAR_WIDTH * box.width and each not in apart]
    beside += [child for each in apart for child in children_of(each.number, panels)]
    strays = [each for each in beside if each.lines and each.box not in bars and not box.holds(each.box)]
    like = [each for each in strays if not is_button(each) and any(share_edge(each.box, other.box) for other in own)]
    if len(like) < SEVERAL:
        return box
    box = union([box, *(each.box for each in like)])
    around = next((panel.box for panel in panels if panel.number == pieces[0].parent), page)
    top = max((bar.bottom for bar in bars if bar.bottom <= box.y + ABUTTING), default=around.y)
    bottom = min((bar.y for bar in bars if bar.y >= box.bottom - ABUTTING), default=around.bottom)
    return Box.spanning(box.x, min(top, box.y), box.right, max(bottom, box.bottom))


def _bridged(box: Box, other: Box, panels: Sequence[Panel], bubbles: Sequence[Panel]) -> bool:
    """Whether a panel that begins or ends where some bubbles do reaches from one box to the other: a bubble between two
    parts of a photograph; between two screens there is none."""
    upper, lower = sorted((box, other), key=attrgetter("y"))
    across = [each for each in panels if each.lines and each.box.y <= upper.bottom and each.box.bottom >= lower.y]
    return any(
        share_edge(each.box, bubble.box) and each.box.width < BAR_WIDTH * box.width
        for each in across
        for bubble in bubbles
    )
