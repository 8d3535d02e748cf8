"""Blobs of ink → the same without what compression leaves beside areas."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import FRINGE, Blob

# What is fainter than this share of the ink around, and beside what stands on an area, is ringing.
RINGING = 0.35


def without_ringing(blobs: Sequence[Blob], beside: Sequence[Box]) -> tuple[Blob, ...]:
    """Return blobs without what compression left beside areas and bars: far fainter than most ink, or a rim of one."""
    strongest = sorted(blob.contrast for blob in blobs for _ in range(blob.box.width))
    faint = RINGING * strongest[len(strongest) // 2]
    reach = [box.grown(2 * FRINGE) for box in beside]

    def rings(blob: Blob) -> bool:
        by = [box for box in reach if blob.box.intersection(box)]
        return bool(by) and (blob.contrast < faint or any(box.holds(blob.box, share=1.0) for box in by))

    return tuple(blob for blob in blobs if not rings(blob))
