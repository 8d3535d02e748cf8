"""Blobs of ink as rows."""

from __future__ import annotations

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import Blob, rows_of


def test_a_row_whose_last_blob_joins_another_is_no_row() -> None:
    boxes = (Box(0, 0, 12, 30), Box(20, 18, 12, 20), Box(34, 18, 12, 20), Box(48, 21, 12, 20))
    rows = rows_of([Blob(box, 200, 0.5) for box in boxes])
    assert [[blob.box for blob in row] for row in rows] == [list(boxes)]
