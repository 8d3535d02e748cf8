"""What is the picture of a sound, and what is text."""

from __future__ import annotations

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import Blob
from ocr_pipeline.layout.waveforms import find_waveforms

HEIGHTS = (4, 12, 26, 18, 8, 22, 30, 14, 10, 24, 6, 16)
NAME = [Blob(Box(20 + 9 * place, 10, 3 + place % 5, 14), 200, 0.5) for place in range(11)]


def bars(heights: tuple[int, ...], width: int = 4, step: int = 9) -> list[Blob]:
    return [Blob(Box(60 + step * place, 60 - high // 2, width, high), 200, 1.0) for place, high in enumerate(heights)]


@pytest.mark.parametrize(
    ("blobs", "boxes"),
    [
        pytest.param(NAME, (), id="letters are none"),
        pytest.param(bars(HEIGHTS), (Box(60, 45, 103, 30),), id="bars of many heights on one middle line"),
        pytest.param(NAME + bars(HEIGHTS), (Box(60, 45, 103, 30),), id="a name above, smaller than they"),
        pytest.param(bars((14,) * 12), (), id="strokes of one height are letters or a rule"),
        pytest.param(bars(HEIGHTS[:5]), (), id="five bars are the strength of a signal"),
    ],
)
def test_waveforms(blobs: list[Blob], boxes: tuple[Box, ...]) -> None:
    assert find_waveforms(blobs) == boxes
