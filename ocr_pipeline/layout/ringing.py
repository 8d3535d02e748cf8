"""Blobs of ink → the same without what compression leaves beside areas."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import FRINGE, Blob

# What is fainter than this share of the ink around, and beside what stands on an area, is ringing.
RINGING = 0.35
# A bar is so many times as high as wide, and fills this share of its box.
BAR, FULL = 3.0, 0.6


def without_ringing(blobs: Sequence[Blob], beside: Sequence[Box]) -> tuple[Blob, ...]:
    """Return blobs without what compression left beside areas and bars: far fainter than most ink, or a rim of one."""
    strongest = sorted(blob.contrast for blob in blobs for _ in range(blob.box.width))
    faint = RINGING * strongest[len(strongest) // 2]
    reach = [box.grown(2 * FRINGE) for box in beside]

    def rings(blob: Blob) -> bool:
        by = [box for box in reach if blob.box.intersection(box)]
        rim = not _is_bar(blob) and any(box.holds(blob.box, share=1.0) for box in by)
        return bool(by) and (rim or blob.contrast < faint)

    return tuple(blob for blob in blobs if not rings(blob))


def _is_bar(blob: Blob) -> bool:
    """Whether a blob is a bar drawn beside what is quoted: upright and full."""
    return blob.box.height >= BAR * blob.box.width and blob.fill >= FULL
