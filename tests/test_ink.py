"""Blobs of ink as rows."""

from __future__ import annotations

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import Blob, rows_of


def test_a_row_whose_last_blob_joins_another_is_no_row() -> None:
    boxes = (Box(0, 0, 12, 30), Box(20, 18, 12, 20), Box(34, 18, 12, 20), Box(48, 21, 12, 20))
    rows = rows_of([Blob(box, 200, 0.5) for box in boxes])
    assert [[blob.box for blob in row] for row in rows] == [list(boxes)]


def test_the_stroke_of_an_exclamation_mark_joins_the_word_before_a_deeper_time() -> None:
    word, mark, time = [Box(79 + 13 * n, 412, 11, 14) for n in range(3)], Box(120, 408, 3, 12), Box(440, 416, 9, 16)
    rows = rows_of([Blob(box, 200, 0.5) for box in (*word, mark, time)])
    assert [[blob.box for blob in row] for row in rows] == [[*word, mark, time]]
