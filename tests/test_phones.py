"""What well-known apps show on telephones: times, ticks, emoji, fields and titles. Drawn or built by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.ink import Blob
from ocr_pipeline.layout.styles import split_by_style
from ocr_pipeline.layout.textrows import rows_of
from ocr_pipeline.lexicon.marks import is_prompt
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.messages.labels import label_of, recurring_names
from ocr_pipeline.messages.prompts import with_prompts
from ocr_pipeline.messages.titles import title_of
from ocr_pipeline.model import LineReading, Pictograph, Pixels, Region, RegionKind, TextLine, Word
from ocr_pipeline.ocr.bullets import tell_bullets
from ocr_pipeline.ocr.capitals import tell_capitals
from ocr_pipeline.ocr.drawn import tell_drawn
from ocr_pipeline.ocr.latin import _is_out_of_order
from ocr_pipeline.pictographs.blobs import Blob as Drawn
from ocr_pipeline.pictographs.lines import read_pictographs
from ocr_pipeline.pictographs.seen import _towers
from tests.drawing import font_of
from tests.test_any_screen import bubble_of, read
from tests.test_messages import bubble, line
from tests.test_ocr import marked
from tests.test_pictographs import draw


def blobs(*boxes: Box) -> list[Blob]:
    return [Blob(box, 200, 0.5) for box in boxes]


def test_a_time_between_two_rows_is_not_torn() -> None:
    words = [Box(x, 692, 14, 22) for x in range(54, 240, 18)]
    figures = [Box(x, 709, 11, 17) for x in (312, 324, 341, 353)]
    half = [Box(337, 713, 3, 13), Box(371, 714, 12, 16), Box(385, 714, 16, 12)]
    rows = [[blob.box for blob in row] for row in rows_of(blobs(*words, *figures, *half), 22)]
    assert any(set(figures + half) <= set(row) for row in rows)


def test_ticks_behind_a_faint_time_are_a_run_of_their_own() -> None:
    said = [[Blob(Box(x, 10, 12, 32), 220, 0.5) for x in range(0, 75, 15)]]
    time = [[Blob(Box(x, 20, 10, 22), 120, 0.5) for x in (120, 132)]]
    ticks = [[Blob(Box(170, 16, 26, 26), 230, 0.6), Blob(Box(184, 16, 26, 26), 230, 0.6)]]
    assert [len(run) for run in split_by_style([*said, *time, *ticks])] == [5, 2, 2]


def test_a_time_with_ticks_behind_it_is_no_part_of_the_text() -> None:
    said = line("Who are you there", 0)
    time = line("Im", 0, x=400, cap=15, contrast=120)
    ticks = line("(\\v)", 0, x=450, cap=24)
    region, readings = bubble(said, time, ticks)
    parts = parts_of(region, readings)
    assert (parts.body, parts.time) == ("Who are you there", "1m")


def calendar() -> Pixels:
    """Draw a sheet of a calendar, B, G, R and how opaque."""
    image = Image.new("RGBA", (120, 120), (235, 236, 240, 255))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 120, 40), (60, 120, 220, 255))
    pen.text((22, 46), "24", (70, 70, 80, 255), font_of(64))
    return np.asarray(image)[:, :, [2, 1, 0, 3]].copy()


def test_what_is_square_dense_and_of_several_colours_is_no_letters() -> None:
    pixels, of_line = draw("Booking noted", calendar(), paper=(42, 39, 31), ink=(250, 248, 247), side=40)
    assert len(read_pictographs(pixels, of_line).pictographs) == 1


@pytest.mark.parametrize(("high", "towers"), [(40, True), (30, False), (60, False)])
def test_what_is_higher_than_a_letter_and_no_avatar_is_no_letter(high: int, towers: bool) -> None:
    of_line = TextLine(Box(0, 0, 400, 60), 0, 22.0, 200, (250, 248, 247), (42, 39, 31))
    assert _towers(Drawn(Box(0, 0, 40, high), 0.78, off=False), of_line) is towers


def test_a_line_with_an_emoji_is_no_name_for_being_denser() -> None:
    head, body = line("Booking noted", 0), line("Date: None", 1)
    heavy = replace(head, line=replace(head.line, weight=0.6))
    body = replace(body, line=replace(body.line, weight=0.4))
    drawn = replace(heavy, line=replace(heavy.line, pictographs=(Pictograph(Box(200, 0, 40, 40), "\ufffc"),)))
    assert label_of([heavy, body], (), ())[0] == "Booking noted"
    assert label_of([drawn, body], (), ())[0] == ""


def test_whom_a_message_is_said_to_gives_no_name() -> None:
    found = [bubble_of("@yug", "Cleared what was said", 0), bubble_of("@yug", "Switched to another model", 100)]
    readings = {each.line: each for _, lines in found for each in lines}
    assert recurring_names([region for region, _ in found], readings) == frozenset()


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        ("Message", True), ("@ Message", True), ("Type a message...", True), ("메시지", True), ("Nachricht", True),
        ("Écrire un message", True), ("Message me", False), ("Type a message to him", False), ("Ok", False),
    ],
)  # fmt: skip
def test_the_words_in_an_empty_field_are_known(text: str, prompt: bool) -> None:
    assert is_prompt(text) is prompt


@pytest.mark.parametrize(("lowest", "kind"), [(400, RegionKind.COMPOSER), (100, RegionKind.BUBBLE)])
def test_only_the_lowest_bubble_of_a_pane_may_be_the_field(lowest: int, kind: RegionKind) -> None:
    said = [bubble_at("Good morning to you", 200), bubble_at("Message", lowest)]
    readings = {each.line: each for _, each in said}
    found = with_prompts([region for region, _ in said], readings)
    assert [region.kind for region in found if region.box.y == lowest] == [kind]


def bubble_at(text: str, y: int) -> tuple[Region, LineReading]:
    found = read((text, 0.95), y=y)
    return Region(RegionKind.BUBBLE, Box(0, y, 300, 40), None, (found.line,)), found


@pytest.mark.parametrize(("long", "title"), [("Family Shopping", "Family Shopping"), ("", "Ok")])
def test_what_an_icon_was_read_as_is_no_title_beside_a_longer_text(long: str, title: str) -> None:
    icon, name = line("Ok", 0, x=500, cap=30), line(long or "x", 0, x=60, cap=22)
    lines = [icon, name] if long else [icon]
    header = Region(RegionKind.HEADER, Box(0, 0, 600, 60), None, tuple(each.line for each in lines))
    assert title_of([header], {each.line: each for each in lines}) == title


@pytest.mark.parametrize(("text", "turned"), [("pm 9:15", True), ("9:15", True), ("من 9:15", False)])
def test_a_time_of_twelve_hours_among_arabic_is_read_anew(text: str, turned: bool) -> None:
    assert _is_out_of_order(read((text, 0.96), language="ar")) is turned


@pytest.mark.parametrize(
    ("dot", "sign", "told"),
    [
        pytest.param((10, 19, 18, 27), "+", "\u2022", id="a dot at middle height"),
        pytest.param((10, 27, 18, 35), "+", "+", id="one on the baseline"),
        pytest.param((10, 12, 30, 32), "+", "+", id="as large as a letter"),
        pytest.param((10, 21, 26, 25), "-", "-", id="a dash"),
        pytest.param((10, 19, 18, 27), "e", "\u2022", id="read as a letter unsurely"),
    ],
)
def test_a_dot_before_words_is_a_bullet_however_it_was_read(
    dot: tuple[int, int, int, int], sign: str, told: str
) -> None:
    words = [
        Word(sign, Box(dot[0], dot[1], dot[2] - dot[0], dot[3] - dot[1]), 0.5),
        Word("milk", Box(40, 10, 60, 25), 0.9),
    ]
    assert tell_bullets(words, marked(dot, (40, 10, 100, 35)))[0].text == told


@pytest.mark.parametrize(("read_as", "sure", "told"), [("¥", 0.24, "\ufffc"), ("¥", 0.9, "¥"), ("I", 0.3, "I")])
def test_a_tick_drawn_in_the_ink_of_the_words_is_no_sign_of_money(read_as: str, sure: float, told: str) -> None:
    words = [Word(read_as, Box(10, 10, 22, 25), sure), Word("Added:", Box(50, 10, 90, 25), 0.95)]
    assert tell_drawn(words, marked((10, 12, 32, 35), (50, 10, 140, 35)))[0].text == told


@pytest.mark.parametrize(
    ("before", "sure", "told"), [("tutor", 0.79, "\ufffc"), ("tutor", 0.97, "@"), ("13:26", 0.79, "@")]
)
def test_a_lone_at_sign_at_the_end_of_words_is_an_emoji(before: str, sure: float, told: str) -> None:
    words = [Word("Tage", Box(10, 10, 40, 25), 0.95), Word(before, Box(60, 10, 60, 25), 0.95),
             Word("@", Box(140, 10, 24, 25), sure)]  # fmt: skip
    assert tell_drawn(words, marked((10, 10, 50, 35), (60, 10, 120, 35), (140, 10, 164, 35)))[-1].text == told


@pytest.mark.parametrize(
    ("text", "after", "top", "told"),
    [
        pytest.param("Al", "said", 10, "AI", id="no higher than the A"),
        pytest.param("Al", "said", 8, "Al", id="higher"),
        pytest.param("Al", "Gore", 10, "Al", id="before a name"),
        pytest.param("Sal", "said", 10, "Sal", id="another word"),
    ],
)
def test_an_i_behind_an_a_is_told_by_its_height(text: str, after: str, top: int, told: str) -> None:
    glyphs = [(10 + 30 * place, 10, 30 + 30 * place, 35) for place in range(len(text) - 1)]
    end = 10 + 30 * (len(text) - 1)
    words = [Word(text, Box.spanning(10, 10, end + 5, 35), 0.95), Word(after, Box(end + 40, 10, 60, 25), 0.95)]
    seen = marked(*glyphs, (end, top, end + 5, 35), (end + 40, 10, end + 100, 35))
    assert tell_capitals(words, seen)[0].text == told
    assert tell_capitals((), seen) == ()
