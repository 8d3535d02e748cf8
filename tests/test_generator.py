"""The chat generator: repeatable scenes, and truth that says exactly what can be seen."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.chats.compose import compose
from tests.chats.model import Frame, Item, Scene
from tests.chats.phrases import LANGUAGES, tongue
from tests.chats.render import Measured, page_of, render, truth_of
from tests.chats.themes import THEMES

PANE = (0.0, 100.0, 400.0, 500.0)


def _scene(*items: Item, group: bool = False, frame: Frame = Frame.SCREEN, theme: str = "green-light") -> Scene:
    return Scene("s", THEMES[theme], frame, "en", "Helen", group, items, 400, 600, 2, 0, tongue("en").words)


def _at(top: float, bottom: float, *, name_top: float | None = None) -> Measured:
    name = None if name_top is None else (10.0, name_top, 60.0, name_top + 14)
    return Measured((10.0, top, 210.0, bottom), name)


def test_the_same_seed_gives_the_same_scenes_and_another_seed_others() -> None:
    assert compose(7, 20) == compose(7, 20)
    assert compose(7, 20) != compose(8, 20)
    assert compose(7, 30)[:20] == compose(7, 20)


def test_all_themes_languages_and_frames_are_drawn() -> None:
    scenes = compose(7, 200)
    assert {scene.theme.name for scene in scenes} == set(THEMES)
    assert {scene.language for scene in scenes} == set(LANGUAGES)
    assert {scene.frame for scene in scenes} == set(Frame)
    assert {bool(scene.quality) for scene in scenes} == {True, False}
    for theme in THEMES:
        assert len({scene.language for scene in scenes if scene.theme.name == theme}) >= 5


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_forty_different_sentences(code: str) -> None:
    assert len(set(tongue(code).sentences)) == 40


@pytest.mark.parametrize("scene", compose(3, 42), ids=lambda scene: scene.name)
def test_every_text_and_every_time_stands_on_the_page(scene: Scene) -> None:
    page = html.unescape(page_of(scene))
    assert all(item.text in page and item.time in page for item in scene.items)


def test_boxes_are_in_pixels_of_the_picture() -> None:
    truth = truth_of(_scene(Item("text", "hello", "Helen")), {0: _at(150, 190)}, PANE)
    assert truth["messages"][0]["bbox"] == [20, 300, 420, 380]


def test_a_message_cut_by_the_edge_is_partial_and_one_out_of_sight_is_left_out() -> None:
    scene = _scene(*(Item("text", text, "Helen") for text in ("above", "cut", "whole", "a sliver")))
    places = {0: _at(40, 90), 1: _at(80, 120), 2: _at(200, 240), 3: _at(498, 540)}
    messages = truth_of(scene, places, PANE)["messages"]
    assert [(each["order"], each["text"], each.get("partial", False)) for each in messages] == [
        (0, "cut", True),
        (1, "whole", False),
    ]
    assert messages[0]["bbox"][1] == 200


@pytest.mark.parametrize(
    ("scene", "place", "sender"),
    [
        pytest.param(_scene(Item("text", "a", "You", outgoing=True)), _at(200, 240), "self", id="an own message"),
        pytest.param(_scene(Item("text", "a", "Tom")), _at(200, 240), "Helen", id="a talk of two has its title"),
        pytest.param(_scene(Item("text", "a", "Tom"), frame=Frame.CROP), _at(200, 240), None, id="nothing tells"),
        pytest.param(_scene(Item("text", "a", "Tom"), group=True), _at(200, 240, name_top=180), "Tom", id="a label"),
        pytest.param(_scene(Item("text", "a", "Tom"), group=True), _at(90, 130, name_top=90), None, id="a cut label"),
    ],
)
def test_a_sender_is_known_only_where_the_picture_tells(scene: Scene, place: Measured, sender: str | None) -> None:
    assert truth_of(scene, {0: place}, PANE)["messages"][0]["sender"] == sender


def test_a_run_carries_the_name_of_its_first_message() -> None:
    items = (Item("text", "a", "Tom", named=True), Item("text", "b", "Tom", opens=False))
    places = {0: _at(200, 240, name_top=186), 1: _at(244, 280)}
    assert [each["sender"] for each in truth_of(_scene(*items, group=True), places, PANE)["messages"]] == ["Tom"] * 2


def test_rows_do_not_tell_whose_phone_it_is() -> None:
    truth = truth_of(_scene(Item("text", "a", "Tom"), group=True, theme="rows-dark"), {0: _at(200, 240)}, PANE)
    assert (truth["layout"], truth["messages"][0]["outgoing"]) == ("rows", None)


def test_dates_and_system_lines_have_a_kind_of_their_own_and_no_sender() -> None:
    scene = _scene(Item("date", "Today"), Item("system", "Rosie joined"))
    messages = truth_of(scene, {0: _at(200, 220), 1: _at(230, 250)}, PANE)["messages"]
    assert [(each["kind"], each["side"], each["outgoing"], each["sender"]) for each in messages] == [
        ("date", "center", None, None),
        ("system", "center", None, None),
    ]


@pytest.mark.chromium
def test_the_picture_shows_a_bubble_where_the_truth_says(tmp_path: Path) -> None:
    items = (
        Item("text", "Where are you?", "Helen", time="9:40 AM"),
        Item("text", "At the station, platform 3", "You", outgoing=True, time="9:41 AM"),
    )
    scene = replace(_scene(*items, theme="ultramarine"), name="check")
    render([scene], tmp_path)
    pixels = np.asarray(Image.open(tmp_path / "check.png").convert("RGB"))
    truth = json.loads((tmp_path / "check.json").read_text("utf-8"))
    assert pixels.shape == (1200, 800, 3)
    for message, colour in zip(truth["messages"], ((233, 233, 233), (44, 107, 237)), strict=True):
        left, top, right, bottom = message["bbox"]
        middle = (top + bottom) // 2
        assert tuple(pixels[middle, left + 4]) == colour
        assert tuple(pixels[middle, right - 4]) == colour
        assert tuple(pixels[middle, left - 4]) == (255, 255, 255)
        assert tuple(pixels[bottom + 2, (left + right) // 2]) == (255, 255, 255)
