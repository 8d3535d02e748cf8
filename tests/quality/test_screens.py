"""The whole pipeline on the committed pictures: no figure falls below its floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ocr_pipeline import extract
from tests.quality.scoring import Counts, count, extracted_rows, figures, true_rows

HERE = Path(__file__).parent
FLOORS: dict[str, float] = json.loads((HERE / "floors.json").read_text("utf-8"))["screens"]


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    truths = [json.loads(path.read_text("utf-8")) for path in sorted((HERE / "screens").glob("*.json"))]
    result = extract([HERE / "screens" / truth["image"] for truth in truths], separate=True)
    records = [{str(name): cell for name, cell in row.items()} for row in result.to_frame().to_dict("records")]
    counts = Counts()
    for truth in truths:
        rows = [row for row in records if row["screenshot"] == truth["image"]]
        counts += count(true_rows(truth), extracted_rows(rows))
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


def test_every_picture_has_its_truth_and_the_reverse() -> None:
    pictures = {path.stem for path in (HERE / "screens").iterdir() if path.suffix in (".png", ".jpg")}
    assert pictures == {path.stem for path in (HERE / "screens").glob("*.json")}
    assert len(pictures) == 60
