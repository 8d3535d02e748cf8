"""Boxes and one-dimensional clustering: plain numbers in, plain numbers out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """An axis-aligned rectangle in pixels; `right` and `bottom` are exclusive."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """First column right of the box."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """First row below the box."""
        return self.y + self.height

    @property
    def area(self) -> int:
        """Square pixels."""
        return self.width * self.height

    @property
    def center_x(self) -> float:
        """Middle column."""
        return self.x + self.width / 2

    @property
    def center_y(self) -> float:
        """Middle row."""
        return self.y + self.height / 2

    @classmethod
    def spanning(cls, left: int, top: int, right: int, bottom: int) -> Box:
        """Return the box with these edges."""
        return cls(left, top, right - left, bottom - top)

    def intersection(self, other: Box) -> int:
        """Return the area shared with `other`, in square pixels."""
        left, right = max(self.x, other.x), min(self.x + self.width, other.x + other.width)
        if right <= left:
            return 0
        top, bottom = max(self.y, other.y), min(self.y + self.height, other.y + other.height)
        return max(0, bottom - top) * (right - left)

    def holds(self, other: Box, *, share: float = 1.0) -> bool:
        """Return whether at least `share` of `other` lies inside this box."""
        return other.area > 0 and self.intersection(other) >= share * other.area

    def overlap_y(self, other: Box) -> int:
        """Return the number of rows both boxes cross, in pixels; negative for a gap."""
        return min(self.bottom, other.bottom) - max(self.y, other.y)

    def overlap_x(self, other: Box) -> int:
        """Return the number of columns both boxes cross, in pixels; negative for a gap."""
        return min(self.right, other.right) - max(self.x, other.x)

    def off_middle(self, other: Box) -> int:
        """Return by how many pixels the box is farther from the left edge of `other` than from the right."""
        return (self.x - other.x) - (other.right - self.right)

    def grown(self, margin: int) -> Box:
        """Return the box with `margin` pixels more on every side."""
        return Box(self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin)

    def moved(self, right: int, down: int) -> Box:
        """Return the box so many pixels farther right and down."""
        return Box(self.x + right, self.y + down, self.width, self.height)

    def mirrored(self, width: int) -> Box:
        """Return the box as it stands in the mirror image of a picture `width` pixels wide."""
        return Box(width - self.right, self.y, self.width, self.height)

    def clipped(self, other: Box) -> Box:
        """Return the part of this box inside `other` (never of negative size)."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        return Box.spanning(
            left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom))
        )


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all of them.

    Raises:
        ValueError: there is none.
    """
    edges = [(box.x, box.y, box.x + box.width, box.y + box.height) for box in boxes]
    left, top, right, bottom = zip(*edges, strict=True)
    return Box.spanning(min(left), min(top), max(right), max(bottom))


def cluster(items: Iterable[_T], key: Callable[[_T], float], *, tolerance: float) -> tuple[tuple[_T, ...], ...]:
    """Return the items in runs whose keys follow one another by at most `tolerance`, by rising key."""
    runs: list[list[_T]] = []
    last = float("-inf")
    for item in sorted(items, key=key):
        if key(item) - last > tolerance:
            runs.append([])
        runs[-1].append(item)
        last = key(item)
    return tuple(tuple(run) for run in runs)
