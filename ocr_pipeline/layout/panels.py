"""Flat areas → a tree of panels, each with the text lines that stand directly on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ocr_pipeline.colour import difference
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.layout.frames import open_frames
from ocr_pipeline.layout.halved import with_whole_avatars
from ocr_pipeline.layout.lines import Contents, read_area
from ocr_pipeline.layout.remnants import ALIKE, BUBBLE, WITHIN, holds, is_merger, is_remnant
from ocr_pipeline.layout.translucent import joined
from ocr_pipeline.model import Pixels, TextLine

# What lies across the edge of a bubble is this share of it at most.
LAPPING = 0.35
# A flat area that is no rectangle (the bare ground around bubbles) counts from this share of the page on.
GROUND = 0.05
# An area no higher than this many pixels and no wider than this many times its height may be the stroke of a headline's
# letter; a bubble of that size leaves this share of itself plain.
SMALL, WIDE, PLAIN = 120, 2.0, 0.5
# Or a card with words on it takes this share of it.
CARD = 0.2
# A bar over words fills this share of its box (the second where it may end short on one of its lines), is so many times
# as wide as high, and of a colour this far (0..255) from that of the bubble; one of one line is so many capitals high
# at most. Pixels within which it reaches the edge of its panel or another.
SOLID, RAGGED, LONG, LONGER, STRONG, LINE, EDGE = 0.9, 0.7, 1.2, 3.0, 40, 2.6, 4


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A flat area with what stands on it; `parent` is the number of the panel around it, -1 for the page itself.

    `bars` are the pictures, and the panels upon it, that words are blacked out with.
    """

    number: int
    parent: int
    flat: Flat
    lines: tuple[TextLine, ...]
    pictures: tuple[Box, ...]
    bars: tuple[Box, ...] = ()

    @property
    def box(self) -> Box:
        """The panel's bounding box."""
        return self.flat.box

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands directly on it."""
        return not (self.lines or self.pictures or self.bars)


def find_panels(pixels: Pixels, flats: Sequence[Flat]) -> tuple[Panel, ...]:
    """Return the panels, larger ones first; rectangles, and areas of any shape that may be a chat's ground."""
    page = Box(0, 0, pixels.shape[1], pixels.shape[0])
    kept = [flat for flat in flats if _may_bear_text(flat, page) or _bears_card(flat, flats, pixels)]
    kept = [flat for flat in kept if not _is_counter(flat, flats, pixels)]
    kept = [flat for flat in kept if not is_merger(flat, kept)]
    kept = with_whole_avatars(kept, pixels)
    kept = joined([flat for flat in kept if not is_remnant(flat, kept, pixels)], BUBBLE * page.area)
    panels = _read(pixels, kept)
    framed = [frame for panel in panels for frame in open_frames(pixels, panel.flat, panel.pictures)]
    if framed:
        panels = _read(pixels, sorted([*kept, *framed], key=lambda flat: (-flat.box.area, flat.box)))
    return tuple(_without_lines_drawn(panel) for panel in panels)


def _without_lines_drawn(panel: Panel) -> Panel:
    """Return a panel without the pictures that have its words in them: lines drawn between the parts of a window."""
    drawn = [each for each in panel.pictures if any(each.holds(line.box) for line in panel.lines)]
    return replace(panel, pictures=tuple(each for each in panel.pictures if each not in drawn)) if drawn else panel


def _read(pixels: Pixels, flats: Sequence[Flat]) -> tuple[Panel, ...]:
    """Return flat areas, largest first, as panels: each with what stands directly on it."""
    page = pixels.shape[0] * pixels.shape[1]
    parents = [_parent(number, flats) for number in range(len(flats))]
    panels = []
    for number, flat in enumerate(flats):
        ground = number if flat.rectangular else parents[number]
        holes = [
            flats[child].box
            for child, parent in enumerate(parents)
            if parent == ground and flats[child].rectangular and child != number
        ]
        most = LAPPING if flat.box.area < GROUND * page else 1.0
        holes += [other.box.clipped(flat.box) for other in flats if _reaches_into(other, flat, most)]
        found = read_area(pixels, flat, holes)
        panels.append(Panel(number, parents[number], flat, found.lines, found.pictures, found.bars))
    return _with_bars(_each_line_once(panels, page))


def _reaches_into(flat: Flat, ground: Flat, share: float) -> bool:
    """Whether an area lies on a larger one, of which it is a share at most, in part only: a bubble at the end of a
    piece of a photograph, a reaction on a bubble's edge."""
    lapped = 0 < flat.box.intersection(ground.box) < WITHIN * flat.box.area
    return flat.rectangular and lapped and flat.box.area < share * ground.box.area


def _each_line_once(panels: Sequence[Panel], page: float) -> list[Panel]:
    """Return panels, largest first, without the lines that a smaller one has too: areas of no shape lie within others,
    and are no holes in these. What is on a bubble, no larger than a share of the page, stays on that, and what is the
    end of a line of another area with that."""
    panels = [_without_ends(panel, panels) for panel in panels]
    found: list[Panel] = []
    taken: list[Box] = []
    for panel in reversed(panels):
        shapeless = not panel.flat.rectangular
        around = panels[panel.parent] if shapeless and panel.parent >= 0 else None
        bubble = around if around and around.box.area < BUBBLE * page else None
        known = [line.box for line in bubble.lines] if bubble else taken
        lines = tuple(line for line in panel.lines if not any(box.holds(line.box, share=WITHIN) for box in known))
        found.append(panel if len(lines) == len(panel.lines) else replace(panel, lines=lines))
        taken += [line.box for line in lines] if shapeless and not bubble else []
    return found[::-1]


def _without_ends(panel: Panel, panels: Sequence[Panel]) -> Panel:
    """Return an area of no shape without the lines that are a part of a longer one on another area."""
    if panel.flat.rectangular or not panel.lines:
        return panel
    longer = [line.box for other in panels if other is not panel for line in other.lines]
    whole = [line for line in panel.lines if not any(
        box.width > line.box.width and box.holds(line.box, share=WITHIN) for box in longer)]  # fmt: skip
    return panel if len(whole) == len(panel.lines) else replace(panel, lines=tuple(whole))


def _with_bars(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return panels, those upon them that are bars over words among their bars: a bar of several lines is an area."""
    upon: defaultdict[int, list[Panel]] = defaultdict(list)
    for panel in panels:
        upon[panel.parent].append(panel)
    return tuple(replace(panel, bars=_bars_on(panel, upon[panel.number])) for panel in panels)


def _bars_on(ground: Panel, upon: Sequence[Panel]) -> tuple[Box, ...]:
    """Return the bars on a panel and which of the panels upon it are bars; among others a high one is a part of a
    photograph, and so is one that another touches; what reaches the edge lies over the panel."""
    inner = ground.box.grown(-EDGE)
    pictures = [box for box in ground.pictures if box not in ground.bars]
    dark = [panel for panel in upon if _is_bar(panel, ground)]
    drawings = [*pictures, *(panel.box for panel in upon if panel not in dark)]
    others = [*drawings, *(panel.box for panel in dark)]
    drawn = [bar for bar in ground.bars if inner.holds(bar) and not _is_touched(bar, others)]
    bars = [panel for panel in dark if inner.holds(panel.box)]
    most = LINE * max((line.cap_height for line in ground.lines), default=0.0)
    if ground.pictures or len(bars) < len(upon):
        bars = [panel for panel in bars if panel.box.height <= most]
    return (*drawn, *(panel.box for panel in bars if not _is_touched(panel.box, drawings)))


def _is_touched(bar: Box, others: Sequence[Box]) -> bool:
    return any(map(bar.grown(EDGE).intersection, others))


def _is_bar(panel: Panel, ground: Panel) -> bool:
    """Whether a panel is bare, solid, wider than high, as high as the text and as strong on its ground as ink."""
    bare = not (panel.lines or panel.pictures)
    long = panel.box.width / panel.box.height
    solid = long >= LONG and panel.flat.fill >= (RAGGED if long >= LONGER else SOLID)
    high = panel.box.height >= max((line.cap_height for line in ground.lines), default=0.0)
    return bare and solid and high and difference(panel.flat.colour, ground.flat.colour) >= STRONG


def _may_bear_text(flat: Flat, page: Box) -> bool:
    """Whether a flat area is large and plain enough for a panel; strokes and counters of large glyphs are not."""
    if not flat.rectangular:
        return flat.box.area >= GROUND * page.area
    like_letter = flat.box.height <= SMALL and flat.box.width <= WIDE * flat.box.height
    return flat.fill >= PLAIN or not like_letter


def _bears_card(flat: Flat, flats: Sequence[Flat], pixels: Pixels) -> bool:
    """Whether an area bears a card with words, which takes much of it: no letter's counter has any."""
    if not flat.rectangular:
        return False
    inner = [other for other in flats if other.rectangular and holds(flat.box, other.box)]
    large = [other for other in inner if other.box.area >= CARD * flat.box.area]
    return any(read_area(pixels, other, ()).lines for other in large)


def _is_counter(flat: Flat, flats: Sequence[Flat], pixels: Pixels) -> bool:
    """Whether an area is the empty inside of a large letter: small, bare, of the colour of the area around."""
    if flat.box.height > SMALL:
        return False
    around = [other for other in flats if other.rectangular and holds(other.box, flat.box)]
    alike = any(difference(flat.colour, other.colour) <= ALIKE for other in around)
    return alike and read_area(pixels, flat, ()) == Contents()


def _parent(number: int, flats: Sequence[Flat]) -> int:
    """Return the smallest rectangle that holds this flat area, -1 for none; flats come largest first.

    Only rectangles are parents: a wallpaper falls into many areas of any shape, and none of them is the chat.
    """
    box = flats[number].box
    around = [other for other in range(number) if flats[other].rectangular and holds(flats[other].box, box)]
    return around[-1] if around else -1
