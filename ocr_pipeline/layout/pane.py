"""Panels → the pane of the conversation: which panel the messages stand on, and what frames it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from ocr_pipeline.colour import Colour
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.beside import conversation_beside_list, window_around
from ocr_pipeline.layout.framing import carved
from ocr_pipeline.layout.grounds import BAR_WIDTH, beside_avatars, children_of, is_squarish
from ocr_pipeline.layout.labelled import SMALL_PRINT, clings, goes_with, is_signed, usual
from ocr_pipeline.layout.listed import are_cards, is_raised_row
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.layout.ruled import conversation_beside_rules
from ocr_pipeline.layout.spoken import are_bubbles, are_faced
from ocr_pipeline.layout.torn import Ground
from ocr_pipeline.model import TextLine

# Pixels from the end of the pane within which a box is cut: the outline of an open bubble is as thick.
CUT = 3
# Length of a short word, in heights of a capital; share of the bare text, by width, that begins at one edge where it is
# the messages.
WORD, FLUSH = 2.0, 0.75
# Text whose middle is within this share of the pane's width of its middle is centred: a date, a system line.
MIDDLE = 0.06
# Small print is told by so many panels with text at least.
SPOKEN = 3
# Text in bubbles tells a conversation more surely than bare text, bare text beside avatars more surely than any.
BUBBLE_WEIGHT, ROW_WEIGHT, BARE_WEIGHT = 2.0, 1.0, 0.2


@dataclass(frozen=True, slots=True, eq=False)
class Pane:
    """The ground of a conversation: its box, the panels on it, the bars that frame it, the bare text on it, how many
    avatars stand before that, and the colours (B, G, R) of the ground."""

    box: Box
    panels: tuple[Panel, ...]
    bars: tuple[Panel, ...]
    lines: tuple[TextLine, ...]
    pictures: tuple[Box, ...]
    rows: bool
    avatars: int
    colours: tuple[Colour, ...] = ()

    @property
    def weight(self) -> float:
        """How much of a conversation stands here, in capital heights of text."""
        bare = text_length(self.lines) * (ROW_WEIGHT if self.rows else BARE_WEIGHT)
        if self.rows:
            return bare + sum(text_length(panel.lines) for panel in self.panels)
        return bare + BUBBLE_WEIGHT * sum(text_length(panel.lines) for panel in self.panels)

    def cuts(self, box: Box) -> bool:
        """Return whether a message in a box is cut by the upper or the lower edge."""
        return box.y <= self.box.y + CUT or box.bottom >= self.box.bottom - CUT


def text_length(lines: Sequence[TextLine]) -> float:
    """Return the length of some lines in heights of their capitals: about proportional to the letters in them.

    What is shorter than a word tells nothing: icons, stars of a wallpaper.
    """
    lengths = (line.box.width / max(line.cap_height, 1.0) for line in lines)
    return sum(length for length in lengths if length >= WORD)


def within(panel: Panel, panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return a panel and all that stand on it, at any depth."""
    found: tuple[Panel, ...] = (panel,)
    for child in children_of(panel.number, panels):
        found += within(child, panels)
    return found


def pane_on(ground: Ground, panels: Sequence[Panel], grounds: Sequence[Panel], cards: Sequence[Panel] = ()) -> Pane:
    """Return the pane on a ground (the page itself, where it has no pieces); another ground upon it is no bubble, and
    neither are `cards` among its messages."""
    box, pieces = ground.box, ground.pieces
    children = [child for number in ground.numbers for child in children_of(number, panels) if child not in pieces]
    if ground.torn:
        own = {piece.number for piece in pieces}
        children = [child for child in children if child.parent in own or box.holds(child.box, share=0.9)]
    lying = [*pieces, *(each for each in panels if each.parent in ground.numbers and each not in pieces
                        and not each.flat.rectangular)]  # fmt: skip
    signed = [child for child in children if is_signed(child, [line for each in lying for line in each.lines], box)]
    low = [child for child in children if child.box.center_y > box.center_y]  # above stands the header
    said = [child for child in low if child in signed and any(goes_with(child, other, box) for other in children)]
    written = [line for each in lying for line in each.lines]
    raised = [child for child in low if is_raised_row(child, written)]
    framed = [child for child in children if child not in said and child not in raised]
    inner, framing = carved(window_around(box, children, panels), framed, grounds)
    drawn = [picture for each in lying for picture in each.pictures]
    beside = conversation_beside_rules(inner, written, drawn)
    beside = conversation_beside_list(beside, written, drawn, children)
    if beside != inner:
        inner, more = carved(beside, framed, grounds)  # bars as wide as the conversation alone
        framing = (*framing, *(bar for bar in more if bar not in framing))
    upon = [child for child in children if child not in framing and child not in grounds]
    here = tuple(child for child in upon if inner.holds(child.box, share=0.5))
    lines = tuple(line for line in written if inner.holds(line.box, share=0.5))
    pictures = tuple(box for box in drawn if inner.holds(box, share=0.5))
    squares = [panel.box for panel in here if is_squarish(panel.box)]
    avatars = len(beside_avatars([line.box for line in lines], (*pictures, *squares), inner))
    bubbles = [each for each in here if each.lines and (each in signed or each.box.width < BAR_WIDTH * inner.width)]
    bubbles = [panel for panel in bubbles if panel not in cards]
    loose = text_length([line for line in lines if not any(clings(line, panel) for panel in bubbles)])
    boxed = sum(text_length(panel.lines) for panel in bubbles)
    boxes, bare = [panel.box for panel in bubbles], len({line.row for line in lines})
    spoken = are_bubbles(boxes, inner) or are_faced(boxes, (*pictures, *squares), inner, least=max(avatars, bare))
    carded = not avatars and are_cards(bubbles, lines)
    rows = loose > boxed and not spoken and not carded and not _is_small_print(lines, bubbles) and (
        avatars >= 1 or loose > 3 * boxed or _is_flush(lines, bubbles) or _is_larger(lines, bubbles, inner)
    )  # fmt: skip
    return Pane(inner, here, framing, lines, pictures, rows, avatars, tuple(each.flat.colour for each in lying))


def _is_flush(lines: Sequence[TextLine], panels: Sequence[Panel]) -> bool:
    """Whether most bare text begins at one left edge, and so do the panels: quotations and cards, no bubbles."""
    edges = [line.box.x for line in lines]
    height = median(line.cap_height for line in lines)
    column = max(edges, key=lambda edge: (_begun_at(edge, lines, height), -edge))
    at_column = _begun_at(column, lines, height)
    total = sum(line.box.width for line in lines)
    return at_column >= FLUSH * total and all(abs(panel.box.x - column) <= 1.5 * height for panel in panels)


def _is_larger(lines: Sequence[TextLine], panels: Sequence[Panel], inner: Box) -> bool:
    """Whether bare text, but for what is centred, is larger and stronger than that on panels: messages are, beside what
    they quote; labels of bubbles are not."""
    bare = [line for line in lines if abs(line.box.center_x - inner.center_x) > MIDDLE * inner.width]
    boxed = [line for panel in panels for line in panel.lines]
    if text_length(bare) <= text_length(boxed):
        return False
    return all(usual(bare, key) > usual(boxed, key) for key in (attrgetter("cap_height"), attrgetter("contrast")))


def _is_small_print(lines: Sequence[TextLine], panels: Sequence[Panel]) -> bool:
    """Whether bare text, of no more than two lines a panel, is set well smaller than that on most of several, and
    fainter: names over and times under bubbles of a word each."""
    written = [panel.lines for panel in panels if panel.lines]
    if not 0 < len(lines) <= 2 * len(written) or len(written) < SPOKEN:
        return False
    height, contrast = usual(lines, attrgetter("cap_height")), usual(lines, attrgetter("contrast"))
    larger = [each for each in written if usual(each, attrgetter("cap_height")) >= SMALL_PRINT * height
              and usual(each, attrgetter("contrast")) > contrast]  # fmt: skip
    return 2 * len(larger) > len(written)


def _begun_at(edge: int, lines: Sequence[TextLine], height: float) -> int:
    """Return the width of the lines that begin at an edge, in pixels."""
    return sum(line.box.width for line in lines if abs(line.box.x - edge) <= height / 2)
