"""Windows, lists, topics, frames and photographs around and in a chat, and what floats or is noted beside messages."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.sides import Bubble, find_sides
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.messages.naming import clean_name, name_and_time
from ocr_pipeline.messages.titles import title_of
from ocr_pipeline.model import Region, RegionKind, Side
from tests.test_messages import bubble, line
from tests.test_newer_apps import floating
from tests.test_regions import bubbles_of, paper, write
from tests.test_row_regions import Sheet, rows
from tests.test_rows import LEFT, name, read, run

PANE = Box(0, 0, 540, 800)
WHITE, GREEN, GREY = (255, 255, 255), (200, 250, 215), (230, 230, 230)


def listed(pixels: np.ndarray, x: int, y: int) -> None:
    """Draw a list of six chats on a white panel 300 pixels wide, and whose phone it is above, smaller."""
    pixels[y : y + 560, x : x + 300] = WHITE
    pixels[y + 12 : y + 40, x + 14 : x + 42] = (60, 60, 160)
    for place in range(6):
        top = y + 70 + 80 * place
        pixels[top : top + 48, x + 14 : x + 62] = (160, 90, 60)
        write(pixels, "Mara Holt", x + 80, top + 18, size=0.6)
        write(pixels, "see you then", x + 80, top + 42, (120, 120, 120), 0.5)


@pytest.mark.parametrize("margin", [0, 90])
def test_a_list_of_chats_in_a_window_is_none_of_the_chat_beside_it(margin: int) -> None:
    pixels = paper(1000 + 2 * margin, 560 + 2 * margin, (150, 90, 40))
    noise = np.random.default_rng(3).integers(60, 110, (560, 700, 3), np.uint8)
    pixels[margin : margin + 560, margin + 300 : margin + 1000] = noise
    listed(pixels, margin, margin)
    for place, words in enumerate(("The lorry is late again", "Then we wait for it", "Call me from the yard")):
        x, y = margin + (340 if place % 2 == 0 else 600), margin + 60 + 120 * place
        pixels[y : y + 60, x : x + 340] = WHITE if place % 2 == 0 else GREEN
        write(pixels, words, x + 16, y + 38, size=0.7)
    found = [region for region in bubbles_of(pixels) if region.lines]
    assert [region.box.x >= margin + 330 for region in found] == [True] * 3


def test_a_bubble_that_reaches_the_edge_of_the_field_below_is_no_piece_of_a_photograph() -> None:
    pixels = paper(600, 800, (130, 190, 150))
    pixels[740:790, 20:580] = WHITE
    write(pixels, "Message", 60, 772, (120, 120, 120), 0.6)
    for place in range(4):
        pixels[60 + 100 * place : 120 + 100 * place, 20:380] = WHITE
        write(pixels, "All quiet at the harbour", 36, 98 + 100 * place, size=0.7)
    pixels[520:580, 330:580] = GREEN
    write(pixels, "Then stay there", 346, 558, size=0.7)
    assert any(region.box.x >= 320 for region in bubbles_of(pixels))


@pytest.mark.parametrize("bar", [0, 6], ids=["an outline", "one with a bar at its left"])
def test_what_is_framed_in_a_bubble_is_quoted(bar: int) -> None:
    pixels = paper(700, 500, (225, 225, 225))
    pixels[40:260, 40:560] = WHITE
    pixels[56:166, 56:544] = (190, 190, 190)
    pixels[58:164, 58:542] = WHITE
    pixels[72:150, 58 : 58 + bar] = (60, 60, 200)
    write(pixels, "Ana Roca", 80, 95, (60, 60, 200), 0.8)
    write(pixels, "We meet at the mill on Friday", 80, 140, size=0.8)
    write(pixels, "I shall be there before noon", 64, 225, size=0.8)
    pixels[320:400, 200:660] = (210, 240, 210)
    write(pixels, "Bring the keys with you", 220, 368, size=0.8)
    first = bubbles_of(pixels)[0]
    assert (len(first.lines), len(first.quoted)) == (1, 2)


@pytest.mark.parametrize("left", [40, 140], ids=["under one another", "set in"])
def test_topics_under_one_another_are_one_chat(left: int) -> None:
    sheet = Sheet(900, 900)
    sheet.pen.rectangle((0, 0, 900, 900), (235, 235, 235))
    names = ("Anna Berg", "Ben Roth", "Anna Berg")
    for top, x, count in ((40, 40, 3), (480, left, 2)):
        sheet.pen.rectangle((x, top, x + 700, top + 110 + 90 * count), (255, 255, 255))
        rows(sheet, x + 40, top + 40, names[:count], "the beams have come this morning")
    assert len(sheet.regions(RegionKind.ROWS)) == (2 if left == 40 else 1)


def test_the_time_over_the_corner_of_a_sticker_is_its_own() -> None:
    photo, noted = Box(20, 40, 200, 240), line("15:29", 0, x=180, cap=12, contrast=150)
    region = Region(RegionKind.BUBBLE, photo, Side.LEFT, (noted.line,), pictures=(photo,))
    assert parts_of(region, {noted.line: noted}).time == "15:29"
    shown = line("OPEN ALL DAY", 0, x=60, cap=12)
    region = Region(RegionKind.BUBBLE, photo, Side.LEFT, (shown.line,), pictures=(photo,))
    found = parts_of(region, {shown.line: shown})
    assert (found.body, found.remarks) == ("", ("OPEN ALL DAY",))


@pytest.mark.parametrize("button", [True, False], ids=["a button", "an avatar"])
def test_what_floats_alone_within_the_reach_of_bubbles_is_no_avatar(button: bool) -> None:
    boxes = [Box(60, 10, 380, 60), Box(60, 90, 330, 60), Box(140, 170, 395 if button else 330, 60)]
    bubbles = [Bubble(box, GREEN if place == 2 else WHITE) for place, box in enumerate(boxes)]
    sides = find_sides(bubbles, [Box(446, 20, 50, 50)], PANE)
    assert sides[0] is (Side.LEFT if button else Side.RIGHT)


def test_a_bubble_as_wide_as_the_chat_has_the_side_of_the_colour_it_comes_near() -> None:
    purples = [(150, 50, 130), (165, 65, 110)]
    boxes = [Box(80, 10, 440, 60), Box(80, 90, 200, 60), Box(80, 170, 240, 60), Box(300, 250, 220, 60)]
    bubbles = [Bubble(box, colour) for box, colour in zip(boxes, (purples[0], GREY, GREY, purples[1]), strict=True)]
    assert find_sides(bubbles, [], PANE)[0] is Side.RIGHT


@pytest.mark.parametrize(("read_as", "title"), [("く5 美咲", "美咲"), ("Elliot v", "Elliot"), ("Anna V", "Anna V")])
def test_icons_beside_a_title_are_no_part_of_it(read_as: str, title: str) -> None:
    region, readings = floating(line(read_as, 0), kind=RegionKind.HEADER)
    assert title_of([region], readings) == title


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Amara O. to Everyone", "Amara O."),
        ("You to Amara O.", "You"),
        ("Kenji to You (Direct Message)", "Kenji"),
        ("Lena an alle", "Lena"),
        ("Ana Toledo", "Ana Toledo"),
        ("road to nowhere", "road to nowhere"),
        ("Carson, The First to Heed", "Carson, The First to Heed"),
    ],
)
def test_whom_somebody_writes_to_is_no_part_of_the_name(label: str, who: str) -> None:
    assert clean_name(label) == who


@pytest.mark.parametrize(
    ("note", "noted"),
    [("Forwarded from Ward 7B", True), ("Weitergeleitet von Lena Holm", True), ("Far from here", False)],
)
def test_of_whom_a_message_was_forwarded_is_no_part_of_it(note: str, noted: bool) -> None:
    region, readings = bubble(line(note, 0), line("Handover is at seven from Monday", 1))
    assert (note in parts_of(region, readings).remarks) is noted


def test_what_stands_in_an_empty_field_is_no_title() -> None:
    region, readings = floating(line("Type a message", 0, cap=26), line("Greer Oldham", 2), kind=RegionKind.HEADER)
    assert title_of([region], readings) == "Greer Oldham"


def test_what_follows_a_small_word_of_a_name_is_no_day() -> None:
    assert name_and_time("Femke de Wit 08:47", "nl") == ("Femke de Wit", "08:47")
    assert name_and_time("Femke Sunday 08:47", "en") == ("Femke", "Sunday 08:47")


def test_a_time_little_more_than_a_space_behind_a_coloured_name_is_one() -> None:
    avatars = [Box(LEFT - 60, 95 + 90 * place, 44, 44) for place in range(3)]
    lines = []
    for place, words in enumerate(("Anna Berg 10:15", "Ben Roth 11:48", "Anna Berg 14:50")):
        lines += [*name(words, 100 + 90 * place), run("the beams have come", 130 + 90 * place)]
    found = read(*lines, pictures=tuple(avatars))
    assert [(each.name, each.time) for each in found] == [
        ("Anna Berg", "10:15"), ("Ben Roth", "11:48"), ("Anna Berg", "14:50")]  # fmt: skip


def test_a_time_less_than_a_letter_behind_the_words_with_ticks_is_none_of_them() -> None:
    said = line("Hey Eileen", 0, x=20, cap=10)
    ticked = line("14:58", 0, x=said.line.box.right + 7, cap=10, contrast=110, ink=(90, 170, 90))
    region, readings = bubble(said, ticked)
    assert (parts_of(region, readings).body, parts_of(region, readings).time) == ("Hey Eileen", "14:58")
