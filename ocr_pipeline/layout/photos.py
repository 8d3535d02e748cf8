"""Pictures on the bare ground of a chat → its photographs: of a bubble they adjoin, or messages themselves."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box

# Shares of the pane's width: a photograph is at least as wide and high as the first, flush with an edge that bubbles
# share within the second, and of a bubble's width within the third.
SMALLEST, FLUSH, SAME_WIDTH = 0.15, 0.015, 0.03
# Pixels between a photograph and the rest of its bubble.
SEAM = 3


def find_photos(pictures: Sequence[Box], bubbles: Sequence[Box], pane: Box) -> tuple[Box, ...]:
    """Return the pictures large enough for a photograph that stand where a bubble would, on none of the bubbles."""
    tolerance = FLUSH * pane.width
    return tuple(
        box
        for box in pictures
        if min(box.width, box.height) >= SMALLEST * pane.width
        and not any(box.intersection(bubble) > 0.05 * box.area for bubble in bubbles)
        and any(min(abs(box.x - bubble.x), abs(box.right - bubble.right)) <= tolerance for bubble in bubbles)
    )


def adjoining(bubble: Box, photos: Sequence[Box], pane: Box) -> tuple[Box, ...]:
    """Return the photographs that fill the lower or upper part of a bubble: of its width, without a gap."""
    tolerance = SAME_WIDTH * pane.width
    return tuple(
        photo
        for photo in photos
        if abs(photo.x - bubble.x) <= tolerance
        and abs(photo.right - bubble.right) <= tolerance
        and -SEAM <= max(photo.y - bubble.bottom, bubble.y - photo.bottom) <= SEAM
    )
