"""Blobs of ink → the pictures of sounds among them: many bars of one width, one distance apart, on one middle line."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr_pipeline.geometry import Box, cluster, union
from ocr_pipeline.layout.ink import Blob

# Bars fill this share of their boxes: figures may be as thin beside Chinese signs.
SOLID = 0.72
# A picture of a sound has at least so many bars, some of them this many times as high as others.
BARS, VARIED = 8, 2.0
# Pixels by which the widths and the middles of its bars may differ.
ALIKE = 2
# Its steps are even: most are no wider than this many times the usual one.
EVEN = 1.6


def find_waveforms(blobs: Sequence[Blob]) -> tuple[Box, ...]:
    """Return the boxes of the pictures of sounds, whatever their size and that of the text beside them."""
    upright = [blob.box for blob in blobs if blob.box.width <= blob.box.height + 1 and blob.fill >= SOLID]
    found = []
    for level in cluster(upright, lambda box: box.center_y, tolerance=ALIKE / 2):
        for alike in cluster(level, lambda box: box.width, tolerance=ALIKE / 2):
            bars = sorted(alike, key=lambda box: box.x)
            if len(bars) >= BARS and _is_waveform(bars):
                found.append(union(bars))
    return tuple(found)


def _is_waveform(bars: Sequence[Box]) -> bool:
    widths, heights = [bar.width for bar in bars], [bar.height for bar in bars]
    steps, middles = np.diff([bar.x for bar in bars]), [bar.center_y for bar in bars]
    even = np.quantile(steps, 0.9) <= EVEN * np.median(steps)
    alike = max(widths) - min(widths) <= ALIKE and max(middles) - min(middles) <= 2 * ALIKE
    return bool(even and alike and max(heights) >= VARIED * min(heights))
