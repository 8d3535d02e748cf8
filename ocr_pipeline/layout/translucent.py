"""Flat areas → the same, the parts of a bubble that lets the picture behind it through made one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2

from ocr_pipeline.colour import difference
from ocr_pipeline.layout.flats import Flat

# Pixels by which the edges of a bubble and of its part may differ; what shows through dims it by so much (0..255), and
# what lies beside a chat is farther from its colour than the last.
EDGE, TINT, ONE = 3, 60, 3


def joined(flats: Sequence[Flat], largest: float) -> list[Flat]:
    """Return flat areas without those that are a part of another from its upper to its lower edge, at one of its sides;
    the other is as flat there. A card in a bubble has a margin, or is as wide as it.

    No bubble is larger than `largest`, in square pixels: what differs in colour there is a list beside a chat.
    """
    columns = [flat for flat in flats if flat.box.area > largest and _in_columns(flat, flats)]
    found = list(flats)
    for part in flats:
        wholes = (place for place, whole in enumerate(found) if whole not in columns and _is_part(part, whole))
        number = next(wholes, None)
        if number is not None:
            found[number] = _with(found[number], part)
            found = [flat for flat in found if flat is not part]
    return found


def _in_columns(whole: Flat, flats: Sequence[Flat]) -> bool:
    """Whether a part of an area is of another colour."""
    return any(difference(part.colour, whole.colour) > ONE for part in flats if _is_part(part, whole))


def _is_part(part: Flat, whole: Flat) -> bool:
    inner, outer = part.box, whole.box
    if part is whole or not (part.rectangular and whole.rectangular) or inner.width >= outer.width - EDGE:
        return False
    high = abs(inner.y - outer.y) <= EDGE and abs(inner.bottom - outer.bottom) <= EDGE
    at_side = abs(inner.x - outer.x) <= EDGE or abs(inner.right - outer.right) <= EDGE
    return high and at_side and outer.grown(EDGE).holds(inner) and difference(part.colour, whole.colour) <= TINT


def _with(whole: Flat, part: Flat) -> Flat:
    """Return an area that is flat where a part of it is too."""
    box = part.box.clipped(whole.box)
    there = slice(box.y - whole.box.y, box.bottom - whole.box.y), slice(box.x - whole.box.x, box.right - whole.box.x)
    here = slice(box.y - part.box.y, box.bottom - part.box.y), slice(box.x - part.box.x, box.right - part.box.x)
    plain, mask = whole.plain.copy(), whole.mask.copy()
    plain[there] |= part.plain[here]
    mask[there] |= part.mask[here]
    return replace(whole, plain=plain, mask=mask, fill=cv2.countNonZero(plain) / whole.box.area)
