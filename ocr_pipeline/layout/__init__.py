"""Clean pixels → regions: bubbles, rows, header, captions and pictures, each with its text lines and side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

import numpy as np

from ocr_pipeline.geometry import Box, union
from ocr_pipeline.layout.bare import bare_messages
from ocr_pipeline.layout.bubbles import Sorted, reaches_side, sort_panels
from ocr_pipeline.layout.covered import with_covered
from ocr_pipeline.layout.flats import find_flats
from ocr_pipeline.layout.grounds import is_button, is_icon
from ocr_pipeline.layout.headers import is_header, top_of_chat
from ocr_pipeline.layout.keyboards import keyboard_top
from ocr_pipeline.layout.labelled import label_over
from ocr_pipeline.layout.lines import in_rows, renumbered
from ocr_pipeline.layout.original import in_original
from ocr_pipeline.layout.outlines import cut_ends
from ocr_pipeline.layout.pane import Pane, within
from ocr_pipeline.layout.panels import Panel, find_panels
from ocr_pipeline.layout.panes import find_panes
from ocr_pipeline.layout.photos import adjoining, find_photos, noted_on, photo_under, with_captions
from ocr_pipeline.layout.rows import rows_of_pane
from ocr_pipeline.layout.screens import find_screens
from ocr_pipeline.layout.sides import Bubble, find_sides, has_like_margins
from ocr_pipeline.layout.slices import without_slices
from ocr_pipeline.layout.tables import find_table
from ocr_pipeline.layout.textures import without_textures
from ocr_pipeline.layout.trim import without_members
from ocr_pipeline.layout.unboxed import unboxed_messages
from ocr_pipeline.model import CleanImage, Pixels, Region, RegionKind, Side, TextLine

__all__ = ["find_layouts", "find_regions"]

# In capitals of a bubble: the paper of a word in its text is no higher; how much smaller than the text the word may be.
PAPER, ALIKE = 2.6, 0.8


def find_regions(image: CleanImage) -> tuple[Region, ...]:
    """Return the regions of a screenshot as it is laid out most likely, pane by pane, top to bottom. Every text line
    found is in exactly one."""
    return next(find_layouts(image))


def find_layouts(image: CleanImage) -> Iterator[tuple[Region, ...]]:
    """Yield the regions of a screenshot as `find_regions` does, then as it may be laid out otherwise, likeliest first:
    for whoever can make little sense of the first."""
    panels = _panels_on(image.small)
    page = _page(image.small)
    screens = find_screens(panels, page) or _over_keyboard(panels, page)
    several = [_on_screens(image.small, screens, panels)] if screens else []
    for regions in chain(several, _on_screen(image.small, panels)):
        found = (in_original(region, image.scale, image.screenshot.pixels) for region in regions)
        yield tuple(sorted(found, key=lambda region: (region.pane, region.box.y, region.box.x)))


def _over_keyboard(panels: Sequence[Panel], page: Box) -> tuple[Box, ...]:
    """Return what of the page is above a keyboard, nothing where there is none."""
    top = keyboard_top(panels, page)
    return () if top is None else (Box(page.x, page.y, page.width, top - page.y),)


def _on_screens(pixels: Pixels, screens: Sequence[Box], panels: Iterable[Panel]) -> list[Region]:
    """Return the regions on several screens, each found as on a picture of its own, and what stands around them."""
    regions: list[Region] = []
    for screen in screens:
        part = np.ascontiguousarray(pixels[screen.y : screen.bottom, screen.x : screen.right])
        pane = 1 + max((region.pane for region in regions), default=-1)
        place = partial(Box.moved, right=screen.x, down=screen.y)
        found = [region.placed(place) for region in next(_on_screen(part, _panels_on(part)))]
        regions += [replace(region, pane=region.pane + pane) for region in found]
    around = [line for panel in panels for line in panel.lines if not any(map(line.box.intersection, screens))]
    return [*regions, _bare_region(RegionKind.OUTSIDE, around, 0)] if around else regions


def _on_screen(pixels: Pixels, panels: Sequence[Panel]) -> Iterator[list[Region]]:
    """Yield the regions on one screen, likeliest first."""
    page = _page(pixels)
    panels = without_textures(panels, pixels)
    table = find_table(panels, page)
    if table:
        yield [table, *_around(panels, (), [table])]
    panels = without_slices(panels, page)
    for panes in find_panes(panels, page):
        panes = tuple(pane if pane.rows else without_members(pane) for pane in panes)
        regions = [each for number, pane in enumerate(panes) for each in _regions_of(pixels, pane, panels, number)]
        yield regions + _around(panels, panes, regions)


def _panels_on(pixels: Pixels) -> tuple[Panel, ...]:
    return find_panels(pixels, with_covered(find_flats(pixels), pixels))


def _page(pixels: Pixels) -> Box:
    return Box(0, 0, pixels.shape[1], pixels.shape[0])


def _regions_of(pixels: Pixels, pane: Pane, panels: Sequence[Panel], number: int) -> Iterable[Region]:
    found = (bare_messages(pane, panels) or rows_of_pane(pane, panels)) if pane.rows else _bubbles(pixels, pane, panels)
    return (replace(region, pane=number) for region in found)


def _bubbles(pixels: Pixels, pane: Pane, panels: Sequence[Panel]) -> tuple[Region, ...]:
    parts = sort_panels(pane)
    boxes = [bubble.box for bubble in parts.bubbles]
    found = []
    for bubble in parts.bubbles:
        joined = adjoining(pixels, bubble.box, boxes, pane.box)
        cut = pane.cuts(union([bubble.box, *joined])) or _is_cut(bubble, boxes)
        found.append(_bubble(bubble, joined, panels, partial=cut))
    spoken = [each.box for each in found if each.box not in each.pictures]  # the others may be parts of photographs
    photos = find_photos(pane.pictures, _blank(pane, panels), spoken, pane.box)
    photos = tuple(photo for photo in photos if not any(_is_level(photo, each) for each in parts.composers))
    upon = [(each, photo_under(each, photos)) for each in found]
    found, photos = with_captions([each for each, photo in upon if photo is None], photos)
    for photo in photos:
        noted = noted_on([each for each, under in upon if under == photo])
        found.append(Region(RegionKind.BUBBLE, photo, None, noted, pictures=(photo,), partial=pane.cuts(photo)))
    sides: Sequence[Side | None] = find_sides(
        [Bubble(region.box, region.colour, label_over(region.box, pane.lines, boxes)) for region in found],
        parts.avatars,
        pane.box,
    )
    if len(found) == 1 and not parts.avatars and has_like_margins(found[0].box, pane.box):
        sides = (None,)
    found = [replace(region, side=side) for region, side in zip(found, sides, strict=True)]
    drawn = _drawn(pane, parts, photos)
    taken = {line.box for region in drawn for line in region.lines}
    floats = _floating(pane, parts, panels, taken)
    unboxed = unboxed_messages(floats, found, pane, parts.avatars)
    bare = {line.box for region in unboxed for line in region.lines}
    floats = [region for region in floats if region.lines[0].box not in bare]
    return tuple(found + unboxed + drawn + floats + _composers(parts))


def _bubble(panel: Panel, photos: Sequence[Box], panels: Sequence[Panel], *, partial: bool) -> Region:
    inner = within(panel, panels)[1:]
    drawn = [each for each in inner if not each.lines or is_icon(each) or _is_all(each, panel)]
    box = union([panel.box, *photos])
    inline = [each for each in inner if _is_inline(each, panel)]
    own = renumbered([*panel.lines, *(line for each in inline for line in each.lines)]) if inline else panel.lines
    quoting = [each for each in inner if each not in drawn and each not in inline and not is_button(each)]
    return Region(
        RegionKind.BUBBLE,
        box,
        None,
        own,
        quoted=tuple(line for each in quoting for line in each.lines),
        pictures=(*panel.pictures, *(each.box for each in drawn), *photos),
        bars=panel.bars,
        colour=panel.flat.colour,
        partial=partial,
    )


def _is_inline(inner: Panel, panel: Panel) -> bool:
    """Whether what is on a bubble is the paper of a word or two in a row of its text, as large as that: somebody named,
    a piece of code."""
    height = max((line.cap_height for line in panel.lines), default=0.0)
    said = [line for line in panel.lines if line.cap_height >= ALIKE * height]
    level = any(line.box.overlap_y(inner.box) >= line.box.height / 2 for line in said)
    row = len({line.row for line in inner.lines}) == 1 and inner.box.height <= PAPER * height
    return row and level and all(ALIKE * height <= line.cap_height <= height / ALIKE for line in inner.lines)


def _is_cut(panel: Panel, bubbles: Sequence[Box]) -> bool:
    """Whether the first or the last bubble is cut by a bar of the ground's colour, as its corners there tell."""
    head, foot = cut_ends(panel.flat.mask)
    box = panel.box
    first, last = min(each.y for each in bubbles), max(each.bottom for each in bubbles)
    return (head and box.y == first) or (foot and box.bottom == last)


def _is_all(inner: Panel, panel: Panel) -> bool:
    """Whether a button is all that a bubble holds, but for what stands below it: its time."""
    return is_button(inner) and all(line.box.y >= inner.box.bottom for line in panel.lines)


def _blank(pane: Pane, panels: Sequence[Panel]) -> list[Box]:
    """Return the boxes of panels that bear an icon at most: a video that has not begun, a picture not loaded."""
    bare = [panel for panel in pane.panels if panel.is_bare and not reaches_side(panel.box, pane.box)]
    return [panel.box for panel in bare if all(map(is_icon, within(panel, panels)[1:]))]


def _drawn(pane: Pane, parts: Sorted, photos: Sequence[Box]) -> list[Region]:
    """Return the avatars, and what looked like lines of text in photographs."""
    faces = {box: tuple(line for line in pane.lines if line.box == box) for box in parts.avatars}
    lines = [line for line in pane.lines if line.box not in faces and any(each.holds(line.box) for each in photos)]
    avatars = [Region(RegionKind.PICTURE, box, None, read, pictures=(box,)) for box, read in faces.items()]
    return avatars + [Region(RegionKind.PICTURE, line.box, None, (line,)) for line in lines]


def _floating(pane: Pane, parts: Sorted, panels: Sequence[Panel], taken: Collection[Box]) -> list[Region]:
    """Return the bare text between bubbles that is not taken, a region per row: labels, dates, system lines; what is
    level with the field one types in are its icons."""
    top = top_of_chat(pane, parts.bubbles, panels)
    upon = [line for piece in parts.pieces for line in piece.lines]
    lines = [*pane.lines, *(line for line in upon if any(line.box.overlap_y(each.box) > 0 for each in parts.bubbles))]
    level = [line for line in lines if any(_is_level(line.box, composer) for composer in parts.composers)]
    typed = {line.box for line in (*parts.typed, *level)}
    rows = in_rows(line for line in lines if line.box.y >= top and line.box not in {*taken, *typed})
    return [Region(RegionKind.FLOATING, union(line.box for line in row), None, row) for row in rows]


def _is_level(box: Box, composer: Panel) -> bool:
    return box.overlap_y(composer.box) >= 0.5 * box.height


def _composers(parts: Sorted) -> list[Region]:
    found = [Region(RegionKind.COMPOSER, panel.box, None, panel.lines) for panel in parts.composers]
    return [*found, _bare_region(RegionKind.COMPOSER, parts.typed, 0)] if parts.typed else found


def _around(panels: Sequence[Panel], panes: Sequence[Pane], regions: Sequence[Region]) -> list[Region]:
    """Return what is left as headers (bars over a pane, bare text at its top) or as text outside."""
    taken = {line.box for region in regions for line in (*region.lines, *region.quoted)}
    headers: dict[int, list[TextLine]] = {}
    outside: list[TextLine] = []
    numbered = {panel.number: panel for panel in panels}
    for panel in panels:
        around = numbered.get(panel.parent)
        for line in panel.lines:
            if line.box not in taken:
                over = (number for number, pane in enumerate(panes) if is_header(line, panel, pane, around))
                aside = any(_is_beside(line, region) or _is_typed_beside(line, region) for region in regions)
                pane = None if aside else next(over, None)
                (outside if pane is None else headers.setdefault(pane, [])).append(line)
    found = [_bare_region(RegionKind.HEADER, lines, number) for number, lines in sorted(headers.items())]
    return [*found, _bare_region(RegionKind.OUTSIDE, outside, 0)] if outside else found


def _is_typed_beside(line: TextLine, region: Region) -> bool:
    """Whether a line stands level with the field one types in: a button."""
    return region.kind is RegionKind.COMPOSER and line.box.overlap_y(region.box) > 0


def _is_beside(line: TextLine, region: Region) -> bool:
    """Whether a line stands right of a pane of rows: in the list of members that was cut off it."""
    return region.kind is RegionKind.ROWS and line.box.x >= region.box.right and line.box.overlap_y(region.box) > 0


def _bare_region(kind: RegionKind, lines: Sequence[TextLine], pane: int) -> Region:
    return Region(kind, union(line.box for line in lines), None, renumbered(lines), pane=pane)
