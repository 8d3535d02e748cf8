"""The judging on the committed cases: no figure falls below its floor, with both encoders and with the base alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.cases import Exchange, load_exchanges
from benchmarks.cases import figures as figures_of
from benchmarks.evaluate import judged

HERE = Path(__file__).parent
_ALL = json.loads((HERE / "floors.json").read_text("utf-8"))
# By folder of cases. In all but the first, many claims are of the same topic as a message and not borne by it, or
# say the opposite without a "not".
FLOORS: dict[str, dict[str, dict[str, float]]] = {
    "cases": _ALL["claims"], "hard": _ALL["claims_hard"], "further": _ALL["claims_further"],
    "wider": _ALL["claims_wider"], "fresh": _ALL["claims_fresh"], "distant": _ALL["claims_distant"],
    "eastern": _ALL["claims_eastern"], "later": _ALL["claims_later"],
    "anew": _ALL["claims_anew"], "mixed": _ALL["claims_mixed"], "newer": _ALL["claims_newer"],
    "recent": _ALL["claims_recent"],
}  # fmt: skip


@pytest.fixture(scope="module")
def exchanges() -> list[Exchange]:
    return load_exchanges(HERE / "cases")


@pytest.mark.parametrize("encoder", ["auto", "use"])
@pytest.mark.parametrize("folder", FLOORS)
def test_no_figure_falls_below_its_floor(exchanges: list[Exchange], encoder: str, folder: str) -> None:
    floors = FLOORS[folder][encoder]
    paths = (HERE / "cases").rglob("*.json")
    cases = {path.stem for path in paths if path.parent.name == folder}
    found = figures_of(judged([each for each in exchanges if each.case in cases], encoder))
    print(" ".join(f"{name} {value:.3f}" for name, value in found.items()))
    assert {name: found[name] for name, floor in floors.items() if found[name] < floor} == {}


def test_the_cases_are_many_and_mixed(exchanges: list[Exchange]) -> None:
    labels = [label.verdict for each in exchanges for label in each.claims]
    assert len({each.case for each in exchanges}) >= 6 and len(labels) >= 150
    assert min(map(labels.count, set(labels))) >= 20
    assert len({each.conversation.name[:2] for each in exchanges}) >= 9
