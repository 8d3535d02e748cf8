"""Connected areas with their boxes: the same as OpenCV's own statistics."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.layout.components import components
from ocr_pipeline.model import Pixels


def _noise(height: int, width: int, share: float) -> Pixels:
    return (np.random.default_rng(7).random((height, width)) < share).astype(np.uint8)


@pytest.mark.parametrize("connectivity", [4, 8])
@pytest.mark.parametrize(
    "here",
    [
        pytest.param(np.zeros((5, 9), np.uint8), id="nothing at all"),
        pytest.param(np.ones((5, 9), np.uint8), id="one area that is all of it"),
        pytest.param(np.eye(6, dtype=np.uint8), id="corners that touch are one area or not"),
        pytest.param(np.array([[1, 1, 0, 1], [1, 0, 1, 1], [1, 1, 1, 0]], np.uint8), id="runs that meet below"),
        pytest.param(_noise(40, 70, 0.5), id="noise, dense"),
        pytest.param(_noise(64, 1, 0.5), id="a single column"),
        pytest.param(_noise(1, 64, 0.2), id="a single row"),
    ],
)
def test_areas_are_those_of_opencv(here: Pixels, connectivity: int) -> None:
    labels, stats = components(here, connectivity)
    _, wanted, boxes, _ = cv2.connectedComponentsWithStats(here, connectivity=connectivity)
    assert np.array_equal(labels, wanted)
    assert np.array_equal(stats[1:], boxes[1:])
    assert not stats[0].any()
