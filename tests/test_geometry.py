"""Boxes, clusters and colours: plain numbers, no item lost, none doubled, input order irrelevant."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.colour import ENOUGH, median_colour, some_of
from ocr_pipeline.geometry import Box, cluster, union

SIDES = st.integers(0, 500)
BOXES = st.builds(Box, SIDES, SIDES, SIDES, SIDES)
NUMBERS = st.lists(st.integers(-1000, 1000))


@pytest.mark.parametrize(
    ("a", "b", "area"),
    [
        pytest.param(Box(0, 0, 10, 10), Box(20, 0, 10, 10), 0, id="apart"),
        pytest.param(Box(0, 0, 10, 10), Box(10, 0, 10, 10), 0, id="touching"),
        pytest.param(Box(0, 0, 10, 10), Box(5, 5, 10, 10), 25, id="overlapping"),
        pytest.param(Box(0, 0, 10, 10), Box(2, 2, 3, 3), 9, id="one in the other"),
    ],
)
def test_intersection(a: Box, b: Box, area: int) -> None:
    assert a.intersection(b) == b.intersection(a) == area


@pytest.mark.parametrize(
    ("inner", "share", "held"),
    [
        pytest.param(Box(8, 0, 4, 10), 1.0, False, id="half out, all asked for"),
        pytest.param(Box(8, 0, 4, 10), 0.5, True, id="half out, half asked for"),
        pytest.param(Box(1, 1, 2, 2), 1.0, True, id="inside"),
        pytest.param(Box(1, 1, 0, 5), 0.1, False, id="a box of no area is never held"),
    ],
)
def test_holds(inner: Box, share: float, held: bool) -> None:
    assert Box(0, 0, 10, 10).holds(inner, share=share) is held


def test_edges_middles_and_gaps() -> None:
    box = Box(10, 20, 30, 40)
    assert (box.right, box.bottom, box.area, box.center_x, box.center_y) == (40, 60, 1200, 25, 40)
    assert Box.spanning(10, 20, 40, 60) == box
    assert box.grown(5) == Box(5, 15, 40, 50)
    assert box.overlap_y(Box(0, 70, 5, 5)) == -10
    assert box.overlap_x(Box(35, 0, 20, 5)) == 5


@given(BOXES, BOXES)
def test_clipping_gives_the_shared_part(a: Box, b: Box) -> None:
    part = a.clipped(b)
    assert part.width >= 0 and part.height >= 0
    assert part.area == a.intersection(b)


@given(st.lists(BOXES, min_size=1))
def test_a_union_holds_every_box_and_is_no_larger_than_need_be(boxes: list[Box]) -> None:
    found = union(boxes)
    assert all(found.clipped(box) == box for box in boxes)
    assert found.x in {box.x for box in boxes} and found.right in {box.right for box in boxes}


def test_there_is_no_union_of_nothing() -> None:
    with pytest.raises(ValueError):
        union(())


@given(NUMBERS, st.integers(0, 50))
def test_clusters_keep_every_item_once_and_in_order(numbers: list[int], tolerance: int) -> None:
    runs = cluster(numbers, float, tolerance=tolerance)
    assert [number for run in runs for number in run] == sorted(numbers)
    assert all(later[0] - earlier[-1] > tolerance for earlier, later in pairwise(runs))
    assert all(b - a <= tolerance for run in runs for a, b in pairwise(run))


@given(NUMBERS, st.randoms())
def test_clusters_do_not_depend_on_the_order_of_the_items(numbers: list[int], chance: object) -> None:
    shuffled = sorted(numbers, key=lambda _: chance.random())  # type: ignore[attr-defined]  # a random.Random
    assert cluster(shuffled, float, tolerance=3) == cluster(numbers, float, tolerance=3)


def test_the_median_of_many_colours_is_not_that_of_one_column() -> None:
    page = np.full((400, ENOUGH, 3), 200, np.uint8)
    page[:, :: ENOUGH // 4] = 20
    assert median_colour(page.reshape(-1, 3)) == (200, 200, 200)
    assert len(set(some_of(page.shape[0] * page.shape[1]).tolist())) == ENOUGH
    assert some_of(3).tolist() == [0, 1, 2]
