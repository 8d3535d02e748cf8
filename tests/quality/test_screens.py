"""The whole pipeline on the committed pictures: no figure falls below its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocr_pipeline import extract
from tests.quality.scoring import (
    Counts,
    Row,
    count,
    exactness,
    extracted_rows,
    figures,
    records_of,
    share_exact,
    true_rows,
)

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text("utf-8"))["screens"]


# A message whose text is as sure as this is promised to be exact, in this share of all.
SURE, PROMISED = 0.9, 0.98


@pytest.fixture(scope="module")
def pairs() -> list[tuple[list[Row], list[Row]]]:
    """Return the true and the extracted messages of each picture."""
    truths = [json.loads(path.read_text("utf-8")) for path in sorted((HERE / "screens").glob("*.json"))]
    result = extract([HERE / "screens" / truth["image"] for truth in truths], separate=True)
    records = records_of(result)
    return [
        (true_rows(truth), extracted_rows([row for row in records if row["screenshot"] == truth["image"]]))
        for truth in truths
    ]


@pytest.fixture(scope="module")
def measured(pairs: list[tuple[list[Row], list[Row]]]) -> dict[str, float]:
    counts = Counts()
    for truth, rows in pairs:
        counts += count(truth, rows)
    found = figures(counts)
    print(" ".join(f"{name} {value:.3f}" for name, value in found.items()))
    return found


@pytest.mark.tesseract
@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(measured: dict[str, float], name: str) -> None:
    if name == "cer":
        assert measured[name] <= FLOORS[name]
    else:
        assert measured[name] >= FLOORS[name]


@pytest.mark.tesseract
def test_what_is_sure_is_exact(pairs: list[tuple[list[Row], list[Row]]]) -> None:
    judged = [each for truth, rows in pairs for each in exactness(truth, rows)]
    share, number = share_exact(judged, SURE)
    assert number > 0
    assert share >= PROMISED


def test_every_picture_has_its_truth_and_the_reverse() -> None:
    pictures = {path.stem for path in (HERE / "screens").iterdir() if path.suffix in (".png", ".jpg")}
    assert pictures == {path.stem for path in (HERE / "screens").glob("*.json")}
    assert len(pictures) == 60
