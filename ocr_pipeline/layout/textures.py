"""Panels → the same, photographs among them without what looks like lines of text in them: leaves, waves, windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.colour import distance_from
from ocr_pipeline.layout.edges import one_edge, reach_into
from ocr_pipeline.layout.grounds import SEVERAL, is_squarish
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.model import Pixels, TextLine

# A photograph is near its own colour (0..255) in this share of its pixels at most; what is taken for text in it is so
# many lines at least, of which no more than this share of the width is of one height (within the last share). A part
# of one is so many times smaller.
NEAR, EVEN, MANY, ALIKE, HEIGHT, LARGER = 8, 0.3, 8, 0.5, 0.15, 1.2


def without_textures(panels: Sequence[Panel], pixels: Pixels) -> tuple[Panel, ...]:
    """Return panels, those that are photographs without text: many colours, many lines of many heights. With nothing
    written upon it one is a picture; a wallpaper bears bubbles, and squares beside these may be avatars."""
    rough = [panel for panel in panels if _is_rough(panel, panels, pixels)]
    walls = [panel for panel in rough if _is_motley(panel) and len(_upon(panel, panels)) >= SEVERAL]

    def as_drawn(panel: Panel) -> Panel:
        if panel in rough and not _upon(panel, panels):
            return replace(panel, lines=(), pictures=(panel.box,), bars=())
        if panel in walls or (panel in rough and any(panel.parent == wall.number for wall in walls)):
            return replace(panel, lines=(), pictures=tuple(filter(is_squarish, panel.pictures)), bars=())
        return panel

    return tuple(map(as_drawn, panels))


def _is_rough(panel: Panel, panels: Sequence[Panel], pixels: Pixels) -> bool:
    return (_is_motley(panel) or _is_part(panel, panels)) and not _is_even(panel, pixels)


def _is_motley(panel: Panel) -> bool:
    return len(panel.lines) >= MANY and _of_one_height(panel.lines) < ALIKE


def _upon(panel: Panel, panels: Sequence[Panel]) -> list[Panel]:
    """Return the panels with text that lie upon one."""
    written = [other for other in panels if other is not panel and other.flat.rectangular and other.lines]
    return [other for other in written if panel.box.holds(other.box, share=0.9)]


def _is_part(panel: Panel, panels: Sequence[Panel]) -> bool:
    """Whether a panel with text may be a part of a photograph: it lies in a larger picture on its ground, or reaches
    into another panel as wide as it, as nothing drawn does."""
    ground = next((other for other in panels if other.number == panel.parent), None)
    pictures = ground.pictures if ground and panel.lines else ()
    held = any(box.holds(panel.box, share=0.9) and box.area >= LARGER * panel.box.area for box in pictures)
    beside = [other for other in panels if other.parent == panel.parent and one_edge(other.box, panel.box)]
    return held or (bool(panel.lines) and any(reach_into(other.box, panel.box) for other in beside))


def _of_one_height(lines: Sequence[TextLine]) -> float:
    """Return the largest share of the width of lines that are of one height."""
    heights = [(line.cap_height, line.box.width) for line in lines]
    alike = (sum(width for each, width in heights if abs(each - high) <= HEIGHT * high) for high, _ in heights)
    return max(alike) / sum(width for _, width in heights)


def _is_even(panel: Panel, pixels: Pixels) -> bool:
    box = panel.box
    distances = distance_from(pixels[box.y : box.bottom, box.x : box.right], panel.flat.colour)
    return float((distances[panel.flat.plain > 0] <= NEAR).mean()) > EVEN
