"""Screenshot → 64 bits that stay nearly the same when the picture is shrunk or saved anew."""

from __future__ import annotations

import cv2
import numpy as np

from ocr_pipeline.model import Screenshot

# Pixels of the side the picture is shrunk to, and waves across and down that are kept.
SIDE, WAVES = 64, 8


def fingerprint(screenshot: Screenshot) -> int:
    """Return a perceptual hash of a screenshot, of 64 bits and never 0.

    Each bit says whether one of the slowest waves of the picture is stronger than the median one: Zauner,
    "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010 (its DCT hash).
    """
    grey = cv2.cvtColor(screenshot.pixels, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    waves = cv2.dct(small)[:WAVES, :WAVES]
    bits = np.packbits(waves > np.median(waves))
    return int.from_bytes(bits.tobytes(), "big") or 1
