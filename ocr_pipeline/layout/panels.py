"""Flat areas → a tree of panels, each with the text lines that stand directly on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import Flat
from ocr_pipeline.layout.lines import read_area
from ocr_pipeline.model import Pixels, TextLine

# Share of an area that must lie within another to be a part of it.
WITHIN = 0.9
# A flat area that is no rectangle (the bare ground around bubbles) counts from this share of the page on.
GROUND = 0.05


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A flat area with what stands on it; `parent` is the number of the panel around it, -1 for the page itself."""

    number: int
    parent: int
    flat: Flat
    lines: tuple[TextLine, ...]
    pictures: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The panel's bounding box."""
        return self.flat.box


def find_panels(pixels: Pixels, flats: Sequence[Flat]) -> tuple[Panel, ...]:
    """Return the panels, larger ones first; rectangles, and areas of any shape that may be a chat's ground."""
    page = Box(0, 0, pixels.shape[1], pixels.shape[0])
    kept = [flat for flat in flats if flat.rectangular or flat.box.area >= GROUND * page.area]
    parents = [_parent(number, kept) for number in range(len(kept))]
    panels = []
    for number, flat in enumerate(kept):
        holes = [kept[child].box for child, parent in enumerate(parents) if parent == number]
        lines, pictures = read_area(pixels, flat, holes)
        panels.append(Panel(number, parents[number], flat, lines, pictures))
    return tuple(panels)


def _parent(number: int, flats: Sequence[Flat]) -> int:
    """Return the smallest flat area that holds this one; flats come largest first."""
    box = flats[number].box
    around = [other for other in range(number) if flats[other].box.area > box.area and _holds(flats[other], box)]
    return around[-1] if around else -1


def _holds(flat: Flat, box: Box) -> bool:
    """Whether a flat area's outline holds a box: its bounding box must, and its filled outline at the centre."""
    if not flat.box.holds(box, share=WITHIN):
        return False
    y, x = int(box.center_y) - flat.box.y, int(box.center_x) - flat.box.x
    inside = 0 <= y < flat.mask.shape[0] and 0 <= x < flat.mask.shape[1]
    return inside and bool(flat.mask[y, x])
