"""The scorer itself: what it calls right is right, and it is no kinder than that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.quality.scoring import Row, count, figures, folded, shared_area

HELLO = Row("Hello there", 0, outgoing=False, sender="Helen", time="9:41 AM", box=(0, 0, 100, 40))
REPLY = Row("No idea, ask Tom", 1, outgoing=True, sender="self", time="9:42 AM", box=(50, 50, 200, 90))
PERFECT = {"f1": 1, "exact": 1, "cer": 0, "outgoing": 1, "sender": 1, "time": 1, "order": 1, "bbox": 1}


def _figures(truth: list[Row], extracted: list[Row]) -> dict[str, float]:
    return figures(count(truth, extracted))


def test_the_truth_itself_is_perfect() -> None:
    assert _figures([HELLO, REPLY], [HELLO, REPLY]) == PERFECT


def test_nothing_extracted_is_nothing_found() -> None:
    found = _figures([HELLO, REPLY], [])
    assert (found["f1"], found["exact"], found["cer"], found["sender"], found["time"], found["bbox"]) == (
        0,
        0,
        1,
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        pytest.param({"text": "Hello thexe"}, "exact", id="a letter"),
        pytest.param({"outgoing": True}, "outgoing", id="the side"),
        pytest.param({"outgoing": None}, "outgoing", id="no side"),
        pytest.param({"sender": "Tom"}, "sender", id="the sender"),
        pytest.param({"time": "9:47 AM"}, "time", id="the time"),
        pytest.param({"box": (60, 0, 160, 40)}, "bbox", id="the box"),
        pytest.param({"order": 2}, "order", id="the order"),
    ],
)
def test_one_fault_costs_its_figure_and_no_other(change: dict[str, object], figure: str) -> None:
    found = _figures([HELLO, REPLY], [replace(HELLO, **change), REPLY])  # type: ignore[arg-type]  # any field
    assert found[figure] < 1
    others = {name: value for name, value in found.items() if name not in (figure, "cer")}
    assert all(value == 1 for value in others.values())


def test_an_invented_message_costs_its_letters_and_precision() -> None:
    found = _figures([HELLO], [HELLO, Row("invented", 1)])
    assert found["cer"] == pytest.approx(8 / 11)
    assert found["f1"] == pytest.approx(2 / 3)


def test_a_cut_message_may_be_reported_or_left_out() -> None:
    cut = replace(REPLY, partial=True)
    assert _figures([HELLO, cut], [HELLO]) == PERFECT
    assert _figures([HELLO, cut], [HELLO, REPLY]) == PERFECT


def test_equal_texts_are_told_apart_by_place() -> None:
    first, second = replace(HELLO, text="ok"), replace(REPLY, text="ok")
    assert _figures([first, second], [second, first])["bbox"] == 1


def test_dates_and_media_are_no_text_messages() -> None:
    assert _figures([HELLO, Row("Today", 1, kind="date")], [HELLO, Row("", 2, kind="media")]) == PERFECT


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("l’eau – « oui » !", 'l\'eau - "oui" !', id="quotes and dashes"),
        pytest.param("ok\u00a0\n 👍🏽", "ok", id="spaces and pictographs"),
        pytest.param("\ufffc yes", "yes", id="the stand-in for a pictograph"),
    ],
)
def test_typography_does_not_count(text: str, same: str) -> None:
    assert folded(text) == folded(same)


def test_letters_do_count() -> None:
    assert folded("Straße") != folded("Strasse")
    assert folded("é") != folded("e")


def test_shared_area_of_half_overlapping_boxes() -> None:
    assert shared_area((0, 0, 10, 10), (5, 0, 15, 10)) == pytest.approx(1 / 3)
    assert shared_area((0, 0, 10, 10), (20, 0, 30, 10)) == 0
    assert shared_area(None, (0, 0, 1, 1)) == 0
