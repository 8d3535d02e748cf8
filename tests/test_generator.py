"""The chat generator: repeatable scenes, and truth that says exactly what can be seen."""

from __future__ import annotations

import html
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image, ImageOps

from tests.chats.browser import Box, Drawn, Measured, draw, open_browser
from tests.chats.compose import Wanted, compose
from tests.chats.model import Frame, Item, Layout, Looks, Scene, State
from tests.chats.page import page_of
from tests.chats.phrases import BROAD, LANGUAGES, THIN, tongue
from tests.chats.render import render
from tests.chats.states import send
from tests.chats.themes import THEMES
from tests.chats.truth import joined, truth_of

PANE = (0.0, 100.0, 400.0, 500.0)
SEEN = 700


def _scene(*items: Item, group: bool = False, frame: Frame = Frame.SCREEN, theme: str = "green-light") -> Scene:
    return Scene("s", THEMES[theme], frame, ("en",), "Helen", group, (items,), 400, 600, 2, 0, tongue("en").words,
                 others=(("Tom", "a line"),))  # fmt: skip


def _at(top: float, bottom: float, *, name_top: float | None = None, **parts: object) -> Measured:
    name = None if name_top is None else (10.0, name_top, 60.0, name_top + 14)
    return Measured((10.0, top, 210.0, bottom), PANE, name, **parts)  # type: ignore[arg-type]


def _messages(scene: Scene, *places: Measured, overlays: tuple[Box, ...] = ()) -> list[dict[str, object]]:
    found: list[dict[str, object]] = truth_of(scene, Drawn(b"", dict(enumerate(places)), overlays, None))["messages"]
    return found


def test_the_same_seed_gives_the_same_scenes_and_another_seed_others() -> None:
    assert compose(7, 20) == compose(7, 20)
    assert compose(7, 20) != compose(8, 20)
    assert compose(7, 30)[:20] == compose(7, 20)


def test_all_themes_languages_frames_and_states_are_drawn() -> None:
    scenes = compose(7, SEEN)
    assert {scene.theme.name for scene in scenes} == set(THEMES)
    assert {scene.languages[0] for scene in scenes} == set(LANGUAGES)
    assert {scene.frame for scene in scenes} == set(Frame)
    assert {scene.state for scene in scenes} == set(State)
    assert {scene.theme.layout for scene in scenes} == set(Layout)
    assert {scene.mirrored for scene in scenes} == {True, False}
    assert any(len(scene.languages) > 1 for scene in scenes)
    for theme in THEMES:
        assert len({scene.languages[0] for scene in scenes if scene.theme.name == theme}) >= 5


def test_all_parts_of_a_chat_are_drawn() -> None:
    items = [item for scene in compose(7, SEEN) for item in scene.items]
    assert {item.media for item in items} == {
        "", "photo", "sticker", "video", "voice", "file", "location", "contact",
    }  # fmt: skip
    for part in ("quoted", "reactions", "link", "deleted", "code", "buttons", "bars", "receipt"):
        assert any(getattr(item, part) for item in items), part
    assert {item.mark for item in items} == {"", "edited", "forwarded"}
    for look in ("draft", "typing", "floating", "pinned", "scroll_button", "keyboard", "navigation", "blurred"):
        assert any(getattr(scene.looks, look) for scene in compose(7, SEEN)), look


def test_some_captures_are_long() -> None:
    assert any(len(scene.items) >= 70 and scene.frame is Frame.SCROLL for scene in compose(7, SEEN))


def test_even_a_short_series_is_balanced() -> None:
    scenes = compose(11, 60)
    assert len({scene.theme.name for scene in scenes}) >= 50
    assert {scene.state for scene in scenes} == set(State)
    assert set(BROAD) <= {scene.languages[0] for scene in scenes}
    assert len({scene.languages[0] for scene in scenes} & set(THIN)) >= 5


@pytest.mark.parametrize(("kind", "value"), [("theme", "gold"), ("state", "scan"), ("language", "ko")])
def test_one_kind_can_be_asked_for(kind: str, value: str) -> None:
    scenes = compose(7, 5, Wanted(**{kind: value}))
    got = [{"theme": s.theme.name, "state": s.state, "language": s.languages[0]}[kind] for s in scenes]
    assert set(map(str, got)) == {value}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_many_different_sentences(code: str) -> None:
    assert len(set(tongue(code).sentences)) >= (48 if code in BROAD else 24)


@pytest.mark.parametrize("scene", compose(3, 60), ids=lambda scene: scene.name)
def test_every_text_and_every_time_stands_on_the_page(scene: Scene) -> None:
    page = html.unescape(re.sub('<span class="address">(.*?)</span>', r"\1", page_of(scene)))
    for item in scene.items:
        if item.kind in ("text", "media") and not item.bars:
            assert item.text in page
            assert item.time in page


def test_boxes_are_in_pixels_of_the_picture() -> None:
    (message,) = _messages(_scene(Item("text", "hello", "Helen")), _at(150, 190))
    assert message["bbox"] == [20, 300, 420, 380]


def test_a_message_out_of_sight_is_left_out() -> None:
    items = (Item("text", text, "Helen") for text in ("above", "whole", "a sliver"))
    messages = _messages(_scene(*items), _at(40, 90), _at(200, 240), _at(498, 540))
    assert [(each["order"], each["text"]) for each in messages] == [(0, "whole")]


def test_a_cut_message_has_the_words_that_can_be_read() -> None:
    words = (("first", (10.0, 80.0, 40.0, 98.0), False), ("second", (10.0, 102.0, 60.0, 118.0), False))
    (message,) = _messages(_scene(Item("text", "first second", "Helen")), _at(76, 120, words=words))
    assert (message["text"], message["partial"], message["bbox"]) == ("second", True, [20, 200, 420, 240])


def test_a_message_of_which_only_the_rim_is_cut_is_whole() -> None:
    words = (("hello", (10.0, 104.0, 40.0, 120.0), False),)
    (message,) = _messages(_scene(Item("text", "hello", "Helen")), _at(96, 126, words=words))
    assert (message["text"], "partial" in message) == ("hello", False)


def test_a_word_under_a_button_is_not_to_be_read() -> None:
    words = (("left", (10.0, 204.0, 40.0, 220.0), False), ("right", (150.0, 204.0, 190.0, 220.0), False))
    scene = _scene(Item("text", "left right", "Helen"))
    (message,) = _messages(scene, _at(200, 226, words=words), overlays=((140.0, 190.0, 200.0, 230.0),))
    assert (message["text"], message["partial"]) == ("left", True)


@pytest.mark.chromium
def test_of_a_word_broken_by_the_edge_the_rest_is_left(tmp_path: Path) -> None:
    with open_browser() as browser:
        scene = _scene(Item("text", "www.example.org/" + "abcdefgh/" * 30, "Helen"))
        places = draw(browser, page_of(replace(scene, height=250)), 1).places
    pieces = places[0].words or ()
    assert [on for _, _, on in pieces] == [False] + [True] * (len(pieces) - 1)
    assert len({box[1] for _, box, _ in pieces}) == len(pieces) >= 5
    (message,) = truth_of(scene, Drawn(b"", places, (), None))["messages"]
    assert message["partial"]
    assert scene.items[0].text.endswith(message["text"])


def test_blacked_out_words_are_not_in_the_text() -> None:
    (message,) = _messages(_scene(Item("text", "ask Helen Marsh about it", "Helen", bars=(1, 2))), _at(200, 240))
    assert (message["text"], message["redacted"]) == ("ask about it", True)


@pytest.mark.parametrize(
    ("scene", "place", "sender"),
    [
        pytest.param(_scene(Item("text", "a", "You", outgoing=True)), _at(200, 240), "self", id="an own message"),
        pytest.param(_scene(Item("text", "a", "Tom")), _at(200, 240), "Helen", id="a talk of two has its title"),
        pytest.param(
            replace(_scene(Item("text", "a", "Tom")), looks=Looks(blurred=True)), _at(200, 240), None, id="blurred"
        ),
        pytest.param(_scene(Item("text", "a", "Tom"), frame=Frame.CROP), _at(200, 240), None, id="nothing tells"),
        pytest.param(_scene(Item("text", "a", "Tom"), group=True), _at(200, 240, name_top=180), "Tom", id="a label"),
        pytest.param(_scene(Item("text", "a", "Tom"), group=True), _at(90, 130, name_top=90), None, id="a cut label"),
    ],
)
def test_a_sender_is_known_only_where_the_picture_tells(scene: Scene, place: Measured, sender: str | None) -> None:
    assert _messages(scene, place)[0]["sender"] == sender


def test_a_run_carries_the_name_of_its_first_message() -> None:
    items = (Item("text", "a", "Tom", named=True), Item("text", "b", "Tom", opens=False))
    messages = _messages(_scene(*items, group=True), _at(200, 240, name_top=186), _at(244, 280))
    assert [each["sender"] for each in messages] == ["Tom"] * 2


def test_a_time_out_of_sight_is_not_known() -> None:
    scene = _scene(Item("text", "a", "Tom", time="9:41"), Item("text", "b", "Tom", time="9:42"))
    places = _at(200, 240, time=(20.0, 228.0, 50.0, 238.0)), _at(460, 499, time=(20.0, 502.0, 50.0, 514.0))
    assert [each["timestamp"] for each in _messages(scene, *places)] == ["9:41", None]


def test_a_page_set_from_right_to_left_has_the_owner_on_the_left() -> None:
    scene = _scene(Item("text", "a", "You", outgoing=True), Item("text", "b", "Tom"))
    messages = _messages(replace(scene, mirrored=True), _at(200, 240), _at(250, 290))
    assert [(each["side"], each["outgoing"]) for each in messages] == [("left", True), ("right", False)]


def test_rows_do_not_tell_whose_phone_it_is() -> None:
    truth = truth_of(
        _scene(Item("text", "a", "Tom"), group=True, theme="rows-dark"), Drawn(b"", {0: _at(200, 240)}, (), None)
    )
    assert (truth["layout"], truth["messages"][0]["outgoing"]) == ("rows", None)


def test_dates_and_system_lines_have_a_kind_of_their_own_and_no_sender() -> None:
    messages = _messages(_scene(Item("date", "Today"), Item("system", "Rosie joined")), _at(200, 220), _at(230, 250))
    assert [(each["kind"], each["side"], each["outgoing"], each["sender"]) for each in messages] == [
        ("date", "center", None, None),
        ("system", "center", None, None),
    ]


def test_lines_are_joined_as_the_script_wants_it() -> None:
    assert joined("one\ntwo  three") == "one two three"
    assert joined("今日は 晴れ") == "今日は晴れ"
    assert joined("오늘 저녁") == "오늘 저녁"


def _sheet() -> bytes:
    """Return a white page with one red box, at (100, 200) to (180, 240)."""
    picture = np.full((600, 400, 3), 255, np.uint8)
    picture[200:240, 100:180] = (255, 0, 0)
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("state", [state for state in State if state is not State.SCAN])
def test_boxes_go_where_the_picture_goes(state: State, seed: int) -> None:
    sent = send(_sheet(), state, Random(seed))
    with Image.open(io.BytesIO(sent.file)) as stored:
        pixels = np.asarray(ImageOps.exif_transpose(stored).convert("RGB")).astype(int)
    assert pixels.shape[:2] == (sent.height, sent.width)
    left, top, right, bottom = sent.moved([100, 200, 180, 240])
    red = pixels[..., 0] - pixels[..., 1]
    rows, columns = np.nonzero(red > red.max() * 0.6)
    assert (columns.min(), rows.min(), columns.max(), rows.max()) == pytest.approx((left, top, right, bottom), abs=5)


def test_a_scan_turns_its_boxes_with_it() -> None:
    sent = send(_sheet(), State.SCAN, Random(1))
    pixels = np.asarray(Image.open(io.BytesIO(sent.file)).convert("L"))
    left, top, right, bottom = sent.moved([100, 200, 180, 240])
    assert pixels[top + 4 : bottom - 4, left + 4 : right - 4].mean() < pixels.mean() - 50


def test_a_way_is_repeatable() -> None:
    assert send(_sheet(), State.PHOTO, Random(5)).file == send(_sheet(), State.PHOTO, Random(5)).file


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
    assert [each["timestamp"] for each in truth["messages"]] == ["9:40 AM", "9:41 AM"]
    for message, colour in zip(truth["messages"], ((233, 233, 233), (44, 107, 237)), strict=True):
        left, top, right, bottom = message["bbox"]
        middle = (top + bottom) // 2
        assert tuple(pixels[middle, left + 4]) == colour
        assert tuple(pixels[middle, right - 4]) == colour
        assert tuple(pixels[middle, left - 4]) == (255, 255, 255)
        assert tuple(pixels[bottom + 2, (left + right) // 2]) == (255, 255, 255)


@pytest.mark.chromium
def test_pictures_are_repeatable_and_their_boxes_inside(tmp_path: Path) -> None:
    scenes = compose(5, 4, Wanted(language="en"))
    for folder in ("a", "b"):
        render(scenes, tmp_path / folder)
    files = sorted((tmp_path / "a").iterdir())
    assert len(files) == 8
    for path in files:
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    for path in (tmp_path / "a").glob("*.json"):
        truth = json.loads(path.read_text("utf-8"))
        assert truth["messages"]
        for left, top, right, bottom in (each["bbox"] for each in truth["messages"]):
            assert 0 <= left < right <= truth["width"]
            assert 0 <= top < bottom <= truth["height"]
