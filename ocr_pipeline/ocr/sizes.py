"""Crops → the same at the size that a model reads best.

Tesseract's models were trained on lines of their own scripts, most of which fill more of a line's height than Latin
letters do: scaled to the same x-height those of Arabic, Chinese and Korean are larger than they should be, and a line
of them may be read as nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

import cv2
import numpy as np

from ocr_pipeline.model import Crop

# By how much smaller lines are for a model than for one of Latin letters: of .5 to 1.4 the best by tenths for each; and
# of how many heights of a capital they are at least: what is shorter may be a time, in Latin figures.
SMALLER = dict.fromkeys(("chi_sim", "chi_tra"), (0.7, 0.0)) | dict.fromkeys(("ara", "fas", "kor"), (0.7, 6.0))
# What a line is made larger by that was read as nothing, and of how many heights of a capital it is at least.
LARGER, LONG = 1.2, 2.5


def fitted(crops: Sequence[Crop], model: str) -> tuple[Crop, ...]:
    """Return crops at the size for a model, the first of those joined by `+`."""
    times, least = SMALLER.get(model.split("+")[0], (1.0, inf))
    return tuple(resized(crop, times) if _length(crop) >= least else crop for crop in crops)


def resized(crop: Crop, times: float) -> Crop:
    """Return a crop so many times as large."""
    way = cv2.INTER_AREA if times < 1 else cv2.INTER_CUBIC
    pixels = np.asarray(cv2.resize(crop.pixels, None, fx=times, fy=times, interpolation=way), np.uint8)
    return replace(crop, pixels=pixels, scale=crop.scale * times)


def _length(crop: Crop) -> float:
    return crop.line.box.width / max(crop.line.cap_height, 1.0)


def is_long(crop: Crop) -> bool:
    """Return whether a line is long enough for words: what an icon is read as nothing is rightly none."""
    return _length(crop) >= LONG
