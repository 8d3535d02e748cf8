"""A black and white picture → its connected areas, each with its box and its pixels counted."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.model import Pixels


def components(here: Pixels, connectivity: int) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the label of each pixel, and of each label x, y, width, height and area: 0 is what is 0 in `here`.

    `here` is 0 or 1. The same as OpenCV's connectedComponentsWithStats at about half the cost: that visits every pixel
    once more, and sums up middles too; here every run of a row is visited. The row of label 0 is all 0.
    """
    count, labels = cv2.connectedComponents(here, connectivity=connectivity)
    framed = cv2.copyMakeBorder(here, 0, 0, 1, 1, cv2.BORDER_CONSTANT, value=0)
    edges = np.flatnonzero(framed[:, 1:] != framed[:, :-1])
    row, left = np.divmod(edges[::2], here.shape[1] + 1)
    right = left + edges[1::2] - edges[::2]
    label = np.asarray(labels[row, left], np.int64)
    first, last, top, bottom = np.zeros((4, count), np.int64)
    first[label] = left
    np.minimum.at(first, label, left)
    np.maximum.at(last, label, right)
    top[label[::-1]], bottom[label] = row[::-1], row + 1  # of runs of one label, from top to bottom, the last stays
    area = np.bincount(label, right - left, count).astype(np.int64)
    return labels, np.stack([first, top, last - first, bottom - top, area], axis=1)
