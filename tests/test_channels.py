"""What well-known apps show on desktops and in channels: raised rows, previews, lists, buttons. Drawn or by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.composers import is_composer
from ocr_pipeline.layout.grounds import stacked_panels
from ocr_pipeline.layout.headers import is_header
from ocr_pipeline.layout.ink import Blob
from ocr_pipeline.layout.listed import is_raised_row
from ocr_pipeline.layout.pane import Pane
from ocr_pipeline.layout.sides import Bubble, find_sides
from ocr_pipeline.layout.styles import split_by_style
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.model import RegionKind, Side, Word
from ocr_pipeline.ocr.capitals import tell_pronouns
from ocr_pipeline.ocr.spacing import respace
from tests.test_messages import bubble, line
from tests.test_ocr import crop
from tests.test_odd_screens import PALE, WHITE, box, chat
from tests.test_regions import bubbles_of, panel_at, paper, regions_of, write
from tests.test_rows import LEFT as COLUMN
from tests.test_rows import name, read, run

LEFT, RIGHT, CENTER = Side.LEFT, Side.RIGHT, Side.CENTER
GREY, GREEN, RED = (230, 230, 230), (150, 240, 180), (60, 60, 200)


@pytest.mark.parametrize(("edges", "raised"), [((80, 80, 82), True), ((80,), False), ((60, 140, 200), False)])
def test_rows_that_begin_where_those_on_the_ground_do_are_raised_from_it(edges: tuple[int, ...], raised: bool) -> None:
    written = [line("some words", row, x=80).line for row in range(4)]
    band = panel_at(1, Box(0, 480, 700, 140), *(Box(x, 500 + 30 * row, 200, 18) for row, x in enumerate(edges)))
    band = replace(band, lines=tuple(replace(each, row=row) for row, each in enumerate(band.lines)))
    assert is_raised_row(band, written) is raised


def test_a_card_a_shade_darker_than_its_bubble_is_a_card() -> None:
    ground, said, card = (24, 21, 13), (48, 45, 37), (42, 39, 31)
    page = chat(ground)
    box(page, 20, 570, 520, 760, said)
    box(page, 26, 576, 514, 700, card)
    for y in (612, 648, 684):
        write(page, "what is told of a page", 45, y, WHITE)
    write(page, "look at this", 45, 740, WHITE)
    grain = np.random.default_rng(5).integers(0, 2, page.shape[:2])  # compression: no area is of one colour
    shown = bubbles_of(np.asarray(page + grain[:, :, None], np.uint8))[-1]
    assert (len(shown.lines), len(shown.quoted)) == (1, 3)


def test_one_bubble_found_twice_holds_no_card() -> None:
    page = chat(PALE)
    box(page, 20, 570, 520, 760, GREY)
    for y in (612, 648, 684, 740):
        write(page, "words that they say to us all", 40, y)
    shown = bubbles_of(page)[-1]
    assert (len(shown.lines), len(shown.quoted)) == (4, 0)


def test_badges_that_count_the_unread_make_no_chat_of_a_list() -> None:
    page = paper(1300, 900, PALE)
    box(page, 400, 0, 1300, 900, WHITE)
    box(page, 0, 0, 399, 900, (245, 245, 250))
    for place in range(6):
        y = 60 + 130 * place
        write(page, "a name of somebody", 30, y)
        write(page, "the last that", 30, y + 40)
        box(page, 340, y + 12, 376, y + 48, (220, 120, 40))
        write(page, "1", 350, y + 40, WHITE)
        write(page, "9:41", 310, y, size=0.6)
    for place in range(3):
        box(page, 440, 300 + 170 * place, 900, 380 + 170 * place, GREY)
        write(page, "words that they say", 460, 350 + 170 * place)
    assert {region.pane for region in regions_of(page) if region.kind is RegionKind.BUBBLE} == {0}
    assert all(region.box.x > 400 for region in bubbles_of(page))


def test_the_lowest_of_bubbles_as_wide_is_no_field() -> None:
    said = [panel_at(place, Box(12, 60 + 110 * place, 530, 78), Box(60, 90 + 110 * place, 250, 20))
            for place in range(3)]  # fmt: skip
    lowest = replace(said[2], lines=tuple(replace(each, contrast=60) for each in said[2].lines))
    pane = Pane(Box(0, 0, 600, 400), tuple(said), (), (), (), rows=False, avatars=0)
    assert not is_composer(lowest, [*said[:2], lowest], [], pane)
    assert is_composer(lowest, [said[0], lowest], [], pane)


def boxed(*boxes: tuple[int, int, int, int], colour: tuple[int, int, int] = GREY) -> list[Bubble]:
    return [Bubble(Box.spanning(*each), colour) for each in boxes]


def test_buttons_right_of_what_a_channel_says_are_no_avatars() -> None:
    pane = Box(0, 0, 493, 560)
    bubbles = boxed((11, 44, 444, 112), (11, 121, 444, 184), (11, 193, 400, 261), (11, 270, 444, 338))
    buttons = [Box(458, 77 + 77 * place, 31, 31) for place in range(4)]
    assert find_sides(bubbles, buttons, pane) == (LEFT,) * 4
    mine = boxed((100, 44, 444, 112), (160, 121, 444, 184), (90, 193, 444, 261), (120, 270, 444, 338))
    assert find_sides(mine, buttons, pane) == (RIGHT,) * 4


@pytest.mark.parametrize(("colour", "side"), [(RED, CENTER), (GREY, RIGHT)])
def test_a_date_on_a_picture_cut_at_one_side_is_nobodys(colour: tuple[int, int, int], side: Side) -> None:
    said = boxed((11, 44, 444, 112), (11, 121, 430, 184), (11, 193, 400, 261), (11, 270, 444, 338))
    date = Bubble(Box.spanning(240, 11, 299, 35), colour)
    assert find_sides([date, *said], [], Box(0, 0, 493, 560))[0] is side


def test_a_bubble_without_the_tail_of_the_one_above_is_on_its_side() -> None:
    bubbles = boxed((161, 283, 897, 597), (163, 645, 897, 957), (181, 1005, 897, 1265))
    avatars = [Box(31, 283, 126, 126), Box(31, 643, 126, 126)]
    assert find_sides(bubbles, avatars, Box(0, 0, 1080, 1900)) == (LEFT,) * 3


def test_bubbles_close_below_one_another_are_no_list() -> None:
    page = panel_at(0, Box(0, 0, 311, 517))
    page = replace(page, parent=-1)
    said = [Box(15, 164, 217, 55), Box(15, 222, 219, 54), Box(15, 107, 167, 55)]
    panels = [page, *(panel_at(place, each, each.grown(-8)) for place, each in enumerate(said, start=1))]
    assert stacked_panels(panels) == frozenset()
    assert stacked_panels(panels[:3]) == {1, 2}


def test_a_link_and_a_time_are_set_in_styles_of_their_own() -> None:
    def word(x: int, contrast: int, height: int = 32) -> list[Blob]:
        return [Blob(Box(x + 15 * n, 10, 12, height), contrast, 0.5) for n in range(4)]

    assert [len(each) for each in split_by_style([word(0, 255), word(75, 210), word(160, 90, 22)])] == [4, 4, 4]


@pytest.mark.parametrize(("text", "x", "body"), [("me.html", 90, "Done! me.html"), ("/help", 400, "Done! /help"),
                                                 ("Copied", 400, "Done!")])  # fmt: skip
def test_a_link_behind_words_is_said_and_a_button_is_not(text: str, x: int, body: str) -> None:
    said, link, time = line("Done!", 0), line(text, 0, x=x, contrast=110), line("01:11", 0, x=600, cap=13, contrast=90)
    link = replace(link, line=replace(link.line, ink=(170, 117, 56)))
    region, readings = bubble(said, link, time)
    parts = parts_of(region, readings)
    assert (parts.body, parts.time) == (body, "01:11")


def test_a_date_far_in_from_the_text_is_one_on_a_picture_cut_beside() -> None:
    messages = read(
        *name("Anna", 100, "9:41"), run("Hello there", 140), run("Yesterday", 240, x=COLUMN + 200),
        *name("Ben", 340, "9:42"), run("Good to hear", 380),
    )  # fmt: skip
    assert [(message.text, message.centred) for message in messages][1] == ("Yesterday", True)


@pytest.mark.parametrize(("fill", "count"), [(0.66, 1), (0.3, 0)])
def test_a_bar_that_lets_through_what_is_scrolled_under_it_heads_the_chat(fill: float, count: int) -> None:
    bar = panel_at(0, Box(0, 0, 311, 48), Box(133, 27, 46, 9))
    bar = replace(bar, flat=replace(bar.flat, fill=fill, rectangular=False))
    pane = Pane(Box(0, 49, 311, 468), (), (), (), (), rows=False, avatars=0)
    assert sum(is_header(each, bar, pane) for each in bar.lines) == count


def test_an_upright_stroke_as_far_from_the_next_letter_as_words_are_is_a_word() -> None:
    glyphs = [(10, 14, 35), (26, 40, 35), (42, 60, 35), (72, 90, 35), (92, 110, 35), (122, 140, 35), (142, 160, 35)]
    words = [Word(text, Box(x, 10, right - x, 25), 0.9) for text, x, right in
             (("lam", 10, 60), ("so", 72, 110), ("ok", 122, 160))]  # fmt: skip
    spaced = respace(words, crop(*glyphs))
    assert [word.text for word in spaced] == ["l", "am", "so", "ok"]
    assert [word.text for word in tell_pronouns(spaced)] == ["I", "am", "so", "ok"]
    assert tell_pronouns(()) == ()
