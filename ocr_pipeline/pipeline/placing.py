"""A page read on an upright picture → the same page in pixels of the picture that was given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Matrix, Page, Screenshot


def as_given(page: Page, to_original: Matrix | None, given: Screenshot) -> Page:
    """Return a page with its size and every message's box as on the given picture: the upright box around each."""
    if to_original is None:
        return page
    sheet = Box(0, 0, given.width, given.height)
    messages = tuple(
        replace(message, box=_around(message.box, to_original).clipped(sheet)) for message in page.messages
    )
    return replace(page, width=given.width, height=given.height, messages=messages)


def _around(box: Box, matrix: Matrix) -> Box:
    corners = [(x, y, 1) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    points = np.array(corners) @ matrix.T
    across, down = (points[:, :2] / points[:, 2:]).T
    edges = (across.min(), down.min(), across.max(), down.max())
    return Box.spanning(*(round(float(edge)) for edge in edges))
