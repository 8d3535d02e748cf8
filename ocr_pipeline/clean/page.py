"""Screenshot → the same picture without compression noise."""

from __future__ import annotations

import cv2
import numpy as np

from ocr_pipeline.model import CleanImage, Pixels, Screenshot

# Share of neighbouring pixels that differ by one to three grey levels from which on a picture counts as noisy.
NOISY = 0.25
# Diameter in pixels and strength in grey levels of the filter: enough to level JPEG blocks, too little for glyph edges.
DIAMETER, STRENGTH = 5, 12


def clean_page(screenshot: Screenshot) -> CleanImage:
    """Return the screenshot's pixels, smoothed where the picture is noisy all over; edges stay where they are.

    The filter is Tomasi and Manduchi, "Bilateral Filtering for Gray and Color Images", ICCV 1998.
    """
    pixels = screenshot.pixels
    if _noise(pixels) >= NOISY:
        pixels = np.asarray(cv2.bilateralFilter(pixels, DIAMETER, STRENGTH, DIAMETER), np.uint8)
        pixels.setflags(write=False)
    return CleanImage(screenshot, pixels)


def _noise(pixels: Pixels) -> float:
    """Return the share of neighbouring pixels, 0..1, that differ by a little."""
    if pixels.shape[1] < 2:
        return 0.0
    steps = cv2.absdiff(pixels[::2, 1:], pixels[::2, :-1]).max(axis=2)
    return float(np.count_nonzero((steps > 0) & (steps <= 3)) / steps.size)
