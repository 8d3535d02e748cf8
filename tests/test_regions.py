"""Where a chat's bubbles are: collages, bubbles that touch, open outlines, photographs, pictures made by hand."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.clean import clean_page
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout import _bubbles, find_regions
from ocr_pipeline.layout.bubbles import sort_panels
from ocr_pipeline.layout.composers import is_composer
from ocr_pipeline.layout.covered import with_covered
from ocr_pipeline.layout.flats import Flat, _ragged, find_flats
from ocr_pipeline.layout.ink import Blob
from ocr_pipeline.layout.outlines import cut_ends
from ocr_pipeline.layout.pane import Pane
from ocr_pipeline.layout.panels import Panel
from ocr_pipeline.layout.photos import find_photos
from ocr_pipeline.layout.rules import is_corner
from ocr_pipeline.model import Pixels, Region, RegionKind, Screenshot, Side, Source, TextLine
from tests.drawing import ALIKE, LIGHT, Said, draw_chat

SOURCE = Source("c", "picture.png", "")
TALK = (
    Said("Did you send the report\nto the committee?"),
    Said("Yes, this morning.", right=True),
    Said("Thank you. See you at 12:15 then"),
    Said("Pay 10.50 and keep the rest of it", right=True),
)
INK, GROUND, BUBBLE = (20, 20, 20), (13, 23, 29), (44, 51, 61)


def regions_of(pixels: Pixels) -> tuple[Region, ...]:
    return find_regions(clean_page(Screenshot(SOURCE, None, np.ascontiguousarray(pixels))))


def bubbles_of(pixels: Pixels) -> list[Region]:
    return [region for region in regions_of(pixels) if region.kind is RegionKind.BUBBLE]


def drawn(talk: tuple[Said, ...], **more: object) -> Pixels:
    return np.asarray(draw_chat(talk, replace(ALIKE), **more).image, np.uint8)[:, :, ::-1]  # type: ignore[arg-type]


def write(pixels: Pixels, text: str, x: int, y: int, ink: tuple[int, int, int] = INK, size: float = 0.8) -> None:
    cv2.putText(pixels, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, ink, 2, cv2.LINE_AA)


def paper(width: int, height: int, colour: tuple[int, int, int]) -> Pixels:
    return np.full((height, width, 3), colour, np.uint8)


def test_every_phone_of_a_collage_is_read_one_after_the_other() -> None:
    phone = drawn(TALK, title="Mara")
    height, width = phone.shape[:2]
    page = paper(2 * width + 90, height + 60, (90, 140, 60))
    page[30 : 30 + height, 30 : 30 + width] = phone
    page[30 : 30 + height, 60 + width : 60 + 2 * width] = phone
    found = [region for region in regions_of(page) if region.kind is RegionKind.BUBBLE]
    assert [region.pane for region in found] == [0] * len(TALK) + [1] * len(TALK)
    assert [region.side for region in found] == 2 * [Side.RIGHT if said.right else Side.LEFT for said in TALK]


def test_bubbles_that_a_shade_joins_are_two() -> None:
    page = paper(600, 900, GROUND)
    for top, bottom in ((200, 300), (305, 380), (500, 600)):
        cv2.rectangle(page, (20, top), (440, bottom), BUBBLE, -1)
    cv2.line(page, (22, 302), (26, 302), (32, 40, 49), 5)  # the shade of a tail, between both colours
    for y in (240, 280, 345, 540, 580):
        write(page, "some words of a message", 40, y, (235, 235, 235), 0.7)
    boxes = [region.box for region in bubbles_of(page)]
    assert sum(box.height < 110 for box in boxes) == 3


@pytest.mark.parametrize("end", ["bottom", "top"])
def test_an_outlined_bubble_cut_by_a_bar_is_a_bubble(end: str) -> None:
    page = paper(600, 900, (250, 250, 250))
    for y in (200, 400):
        cv2.rectangle(page, (20, y), (440, y + 100), (90, 90, 90), 2)
        write(page, "some words of it", 40, y + 60)
    edge = 800 if end == "bottom" else 100
    cv2.rectangle(page, (150, edge - 80), (580, edge + 80), (90, 90, 90), 2)
    write(page, "the last words", 170, edge - 30 if end == "bottom" else edge + 50)
    bar = slice(edge, 900) if end == "bottom" else slice(0, edge)
    page[bar] = (250, 250, 250)
    found = [region for region in bubbles_of(page) if region.box.x > 100]
    assert [len(region.lines) > 0 for region in found] == [True]


def test_a_photograph_goes_on_from_the_bubble_above_it() -> None:
    page = paper(600, 900, (200, 215, 225))
    for y in (60, 180):
        cv2.rectangle(page, (20, y), (400, y + 90), (255, 255, 255), -1)
        write(page, "words of a message", 40, y + 50)
    cv2.rectangle(page, (20, 320), (400, 360), (255, 255, 255), -1)
    write(page, "Rose", 40, 348)
    noise = np.random.default_rng(5).integers(0, 150, (30, 48, 3)).astype(np.uint8)
    page[361:600, 20:401] = cv2.resize(noise, (381, 239), interpolation=cv2.INTER_NEAREST)
    below = max(bubbles_of(page), key=lambda region: region.box.bottom)
    assert abs(below.box.y - 320) <= 3
    assert abs(below.box.bottom - 600) <= 20
    assert any(picture.area > 60_000 for picture in below.pictures)


@pytest.mark.parametrize(("x", "side"), [(50, Side.LEFT), (75, Side.LEFT), (410, Side.RIGHT), (240, None)])
def test_a_sticker_without_a_bubble_is_a_message_where_one_would_stand(x: int, side: Side | None) -> None:
    page = paper(600, 900, GROUND)
    for y, left in ((60, 20), (180, 180), (560, 20), (680, 180)):
        cv2.rectangle(page, (left, y), (left + 400, y + 80), BUBBLE, -1)
        write(page, "words of a message", left + 20, y + 50, (235, 235, 235), 0.7)
    noise = np.random.default_rng(5).integers(90, 250, (20, 20, 3)).astype(np.uint8)
    page[340:480, x : x + 140] = cv2.resize(noise, (140, 140), interpolation=cv2.INTER_NEAREST)
    stickers = [region for region in bubbles_of(page) if not region.lines]
    assert [region.side for region in stickers] == ([side] if side else [])
    assert all(region.box.x in range(18, 23) or region.box.right in range(578, 584) for region in stickers)


@pytest.mark.parametrize(("side", "seen"), [(112, 1), (60, 0)])
def test_a_sticker_on_a_desktop_is_smaller_against_its_wide_chat(side: int, seen: int) -> None:
    page = paper(900, 700, GROUND)
    for y in (60, 180, 500):
        cv2.rectangle(page, (20, y), (520, y + 80), BUBBLE, -1)
        write(page, "words of a message", 40, y + 50, (235, 235, 235), 0.7)
    noise = np.random.default_rng(5).integers(90, 250, (20, 20, 3)).astype(np.uint8)
    page[320 : 320 + side, 44 : 44 + side] = cv2.resize(noise, (side, side), interpolation=cv2.INTER_NEAREST)
    assert sum(not region.lines for region in bubbles_of(page)) == seen


@pytest.mark.parametrize(("x", "head"), [(24, False), (60, False), (200, True)])
def test_a_name_over_the_first_bubble_is_no_header_be_it_flush_with_it_or_its_words(x: int, head: bool) -> None:
    page = paper(600, 900, GROUND)
    write(page, "Yesterday", 235, 40, (235, 235, 235), 0.7)
    for y, left in ((120, 20), (240, 180), (360, 20), (480, 180)):
        cv2.rectangle(page, (left, y), (left + 400, y + 80), BUBBLE, -1)
        write(page, "words of a message", left + 60, y + 50, (235, 235, 235), 0.7)
    write(page, "Mara", x, 106, (120, 120, 235), 0.7)
    kinds = {region.kind for region in regions_of(page) if region.box.y < 110}
    assert (RegionKind.HEADER in kinds) is head


def test_text_is_kept_where_compression_opens_the_outline_of_its_bubble() -> None:
    talk = (*TALK, Said("Pay 10.50 and keep the rest of it", right=True, time="19:02"))
    image = draw_chat(talk, LIGHT, title="Anna Keller").image
    for quality in (50, 60, 70):
        packed = cv2.imencode(".jpg", np.asarray(image)[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        pixels = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
        last = max(bubbles_of(pixels), key=lambda region: region.box.y)
        words = max(last.lines, key=lambda line: line.box.width).box
        assert words.width > 0.85 * last.box.width


def test_a_time_a_little_lower_than_the_words_is_one_run() -> None:
    page = paper(700, 700, (230, 230, 230))
    for y in (60, 220, 380):
        cv2.rectangle(page, (20, y), (560, y + 110), (255, 255, 255), -1)
        write(page, "a longer line that comes first", 40, y + 40)
        write(page, "that mean gypsy", 40, y + 78)
        write(page, "14:03", 480, y + 90, (150, 150, 150), 0.6)
    for region in bubbles_of(page):
        right = [line.box for line in region.lines if line.box.x > 400]
        assert len([box for box in right if box.y > region.box.y + 50]) == 1


def test_an_empty_field_below_is_the_composer_and_no_bubble() -> None:
    page = paper(600, 900, (250, 250, 250))
    for y in (60, 200, 340):
        cv2.rectangle(page, (20, y), (420, y + 90), (225, 225, 225), -1)
        write(page, "words of a message", 40, y + 50)
    cv2.rectangle(page, (80, 620), (580, 690), (225, 225, 225), -1)
    write(page, "the last one is wide and low", 100, 665, size=0.7)
    cv2.rectangle(page, (60, 800), (480, 850), (225, 225, 225), -1)
    kinds = [region.kind for region in regions_of(page) if region.box.intersection(Box(80, 620, 500, 70)) > 20_000]
    assert RegionKind.COMPOSER not in kinds
    assert RegionKind.BUBBLE in kinds


def test_underlined_words_that_are_one_blob_are_text() -> None:
    page = paper(700, 500, (50, 50, 54))
    for y in (60, 200, 340):
        cv2.rectangle(page, (20, y), (600, y + 100), (90, 60, 40), -1)
        write(page, "What time does it open?", 40, y + 40, (230, 230, 230))
        write(page, "example.com minutes day", 40, y + 80, (230, 230, 230))
        cv2.line(page, (40, y + 81), (315, y + 81), (230, 230, 230), 1)
    for region in bubbles_of(page):
        below = [line.box for line in region.lines if line.box.y > region.box.y + 50]
        assert min(box.x for box in below) < 50
        assert sum(box.width for box in below) > 250


def test_a_name_under_a_bar_of_another_ground_is_no_part_of_the_header() -> None:
    page = paper(600, 900, (185, 203, 217))
    page[:96] = (60, 60, 60)
    write(page, "Chess club", 120, 60, (250, 250, 250), 1.1)
    write(page, "Anna Keller", 40, 130, (128, 26, 110))
    for top in (150, 300, 420):
        page[top : top + 80, 30:430] = (255, 255, 255)
        write(page, "Did you send it to them", 50, top + 50)
    (label,) = [region for region in regions_of(page) if any(100 < line.box.y < 140 for line in region.lines)]
    assert label.kind is RegionKind.FLOATING


def test_avatars_are_avatars_where_the_pane_has_no_other_text() -> None:
    page = paper(700, 620, (250, 250, 250))
    faces = np.random.default_rng(5)
    for number, top in enumerate((40, 180, 320)):
        page[top : top + 90, 110:590] = (237, 237, 237)
        write(page, "What was it like then", 130, top + 40)
        write(page, "I have only read of it", 130, top + 74)
        face = faces.integers(0, 200, (6, 6, 3), dtype=np.uint8)
        page[top + 5 : top + 65, 30:90] = cv2.resize(face, (60, 60), interpolation=cv2.INTER_CUBIC)
        page[top + 100 : top + 130, 300 + 40 * number : 590] = (200, 120, 60)
        write(page, "No", 500, top + 122, (255, 255, 255))
    found = regions_of(page)
    assert [each.side for each in found if each.kind is RegionKind.BUBBLE] == [Side.LEFT, Side.RIGHT] * 3
    assert not [each for each in found if each.kind is RegionKind.FLOATING]


def test_a_title_beside_an_avatar_and_icons_is_a_line_of_its_own() -> None:
    page = paper(540, 900, (228, 218, 206))
    page[:120] = (84, 94, 7)
    cv2.circle(page, (104, 72), 18, (140, 160, 190), -1)
    cv2.circle(page, (104, 68), 7, (60, 70, 90), -1)
    write(page, "Inigo Pena", 142, 68, (255, 255, 255), 0.85)
    write(page, "en linea", 142, 98, (220, 230, 220), 0.5)
    for x in (390, 450):
        cv2.rectangle(page, (x, 58), (x + 26, 84), (255, 255, 255), 3)
    for top in (150, 300, 420):
        page[top : top + 80, 12:400] = (255, 255, 255)
        write(page, "Did you send it", 30, top + 50)
    header = [line for region in regions_of(page) if region.kind is RegionKind.HEADER for line in region.lines]
    title = next(line for line in header if abs(line.box.x - 142) <= 4 and line.box.y < 72)
    assert title.box.bottom <= 80
    assert title.box.right < 380


def test_a_bubble_cut_by_a_bar_of_its_own_colour_is_a_bubble() -> None:
    page = paper(600, 900, (174, 192, 136))
    for top in (60, 200, 340):
        page[top : top + 90, 20:400] = (250, 250, 250)
        write(page, "Is seven good", 40, top + 55)
    page[700:810, 20:400] = (250, 250, 250)
    write(page, "Not before Thursday", 40, 750)
    page[800:] = (249, 249, 249)
    write(page, "+", 20, 860)
    boxes = [region.box for region in regions_of(page) if region.kind is RegionKind.BUBBLE]
    assert any(abs(box.y - 700) <= 3 and abs(box.bottom - 800) <= 3 and abs(box.right - 400) <= 3 for box in boxes)


def test_a_bubble_with_a_card_and_buttons_is_no_chat_of_its_own() -> None:
    page = paper(560, 1500, (255, 255, 255))
    for top, right in ((40, 330), (120, 250), (200, 380), (300, 200)):
        page[top : top + 60, 16:right] = (233, 233, 235)
        write(page, "Who said", 30, top + 40)
    page[700:1100, 16:410] = (233, 233, 235)
    write(page, "Of course", 30, 740)
    page[780:960, 36:390] = (219, 221, 221)
    write(page, "Town hall", 50, 900)
    for left in (36, 220):
        page[1020:1070, left : left + 160] = (255, 255, 255)
        write(page, "Accept", left + 20, 1055)
    boxes = [region.box for region in regions_of(page) if region.kind is RegionKind.BUBBLE]
    assert len(boxes) == 5
    assert boxes[-1].grown(2).holds(Box(16, 700, 394, 400))


def test_a_bubble_under_a_floating_button_and_a_ground_beside_one_are_not_parted() -> None:
    page = paper(600, 900, (236, 234, 228))
    page[60:130, 20:400] = (217, 217, 214)
    write(page, "Is seven good", 40, 105)
    page[300:420, 180:580] = (217, 217, 214)
    write(page, "Nobody answered", 200, 340)
    write(page, "so I left", 200, 390)
    cv2.circle(page, (560, 400), 45, (255, 255, 255), -1)
    page[700:800, 0:400] = (160, 63, 106)
    write(page, "Not before Thursday", 40, 750, (255, 255, 255))
    page[800:] = (243, 243, 243)
    boxes = [region.box for region in regions_of(page) if region.kind is RegionKind.BUBBLE]
    assert len(boxes) == 3
    assert boxes[1].holds(Box(190, 304, 300, 110))
    assert boxes[2].holds(Box(40, 704, 300, 90))


def test_the_face_on_a_contact_is_a_picture_and_no_quotation() -> None:
    page = paper(700, 500, (235, 235, 235))
    for top in (60, 220, 360):
        cv2.rectangle(page, (40, top), (600, top + 100), (255, 255, 255), cv2.FILLED)
        write(page, "Helena Simoes", 160, top + 60)
    cv2.rectangle(page, (60, 240), (120, 300), (180, 90, 40), cv2.FILLED)
    write(page, "H", 78, 282, (255, 255, 255), 1.0)
    found = bubbles_of(page)
    assert [bool(region.pictures) for region in found] == [False, True, False]
    assert not any(region.quoted for region in found)


def test_a_bubble_with_buttons_side_by_side_is_a_bubble() -> None:
    page = paper(700, 700, (225, 235, 240))
    for top, bottom in ((60, 140), (160, 240), (260, 460), (480, 560)):
        cv2.rectangle(page, (240, top), (660, bottom), (225, 254, 228), cv2.FILLED)
        write(page, "Can you send me", 260, top + 50)
    write(page, "the invoice today", 260, 350)
    for left in (260, 460):
        cv2.rectangle(page, (left, 380), (left + 180, 440), (120, 170, 110), 2)
        write(page, "Accept", left + 40, 418)
    found = bubbles_of(page)
    assert [region.box.y for region in found] == [60, 160, 260, 480]
    assert not any(region.quoted for region in found)


def test_a_torn_ground_of_the_only_colour_there_is_needs_no_other_colour() -> None:
    plain = np.full((90, 90), 1, np.uint8)
    flat = Flat(Box(0, 0, 90, 90), (255, 255, 255), plain, plain, 0.5, rectangular=False)
    assert [colour for colour, _ in _ragged([flat], 40 * 90 * 90)] == [(255, 255, 255)]


@pytest.mark.parametrize(("other", "near"), [((214, 230, 219), 10), ((255, 255, 250), 2)])
def test_a_torn_bubble_is_looked_for_by_its_colour_however_far_the_ground_is_from_that(
    other: tuple[int, int, int], near: int
) -> None:
    plain = np.full((90, 90), 1, np.uint8)
    torn = Flat(Box(0, 0, 90, 90), (255, 255, 255), plain, plain, 0.5, rectangular=False)
    ground = Flat(Box(0, 0, 500, 900), other, plain, plain, 0.9, rectangular=True)
    assert _ragged([torn, ground], 40 * 90 * 90) == [((255, 255, 255), max(3, near))]


def test_bubbles_of_one_side_that_almost_touch_are_not_one() -> None:
    page = paper(360, 600, (245, 245, 245))
    for top, left in ((50, 86), (145, 86), (240, 12), (333, 12), (430, 140)):
        cv2.rectangle(
            page, (left, top), (left + 261 - (54 if left == 140 else 0), top + 89), (255, 255, 255), cv2.FILLED
        )
        write(page, "some of it", left + 14, top + 40, size=0.7)
        write(page, "and the rest", left + 14, top + 72, size=0.7)
    assert [region.box.y for region in bubbles_of(page)] == [50, 145, 240, 333, 430]


def test_bubbles_that_something_lies_upon_are_bubbles() -> None:
    white, grey, green = (255, 255, 255), (229, 229, 234), (60, 160, 90)
    page = paper(600, 600, white)
    cv2.rectangle(page, (60, 60), (330, 106), grey, -1)
    write(page, "We are at home", 76, 92, size=0.7)
    cv2.circle(page, (332, 56), 20, white, -1)  # a reaction in a ring of the bubble's colour, cut by another
    cv2.ellipse(page, (332, 56), (20, 20), 0, 60, 300, grey, 8)
    for x in (94, 296):
        cv2.circle(page, (x, 234), 34, grey, -1)
    cv2.rectangle(page, (94, 200), (296, 268), grey, -1)
    write(page, "Anna", 160, 244)
    cv2.circle(page, (100, 234), 28, white, -1)  # a disc in a card, and an avatar over both
    cv2.circle(page, (70, 266), 26, green, -1)
    photo = np.random.default_rng(5).integers(0, 255, (120, 292, 3), dtype=np.uint8)
    cv2.rectangle(page, (60, 340), (360, 520), grey, -1)
    page[340:460, 64:356] = photo  # in a rim at its sides only
    write(page, "Our garden", 76, 500)
    found = [region for region in bubbles_of(page) if region.lines]
    drawn_at = (Box(60, 60, 271, 47), Box(60, 200, 271, 69), Box(60, 340, 301, 181))
    assert [region.box.holds(box, share=0.95) for box, region in zip(drawn_at, found, strict=True)] == 3 * [True]


def test_text_on_an_area_of_no_shape_is_read_once() -> None:
    page = paper(600, 700, (250, 250, 250))
    cv2.fillPoly(page, [np.array([(40, 60), (560, 60), (560, 120), (300, 400), (40, 120)])], (225, 225, 225))
    write(page, "We are at home", 150, 120)
    for y in (460, 560):
        cv2.rectangle(page, (300, y), (560, y + 60), BUBBLE, -1)
        write(page, "Hello you", 330, y + 40, (255, 255, 255))
    lines = [line.box for region in regions_of(page) for line in region.lines]
    assert len([box for box in lines if box.bottom < 400]) == 1


@pytest.mark.parametrize(
    ("colour", "found"),
    [
        pytest.param((225, 225, 225), 5, id="in a bubble as the others: a message that stands out"),
        pytest.param((60, 160, 90), 2, id="in a button: what is below it is another part of the screen"),
    ],
)
def test_a_band_with_a_bubble_is_part_of_the_chat(colour: tuple[int, int, int], found: int) -> None:
    page = paper(600, 720, (250, 250, 250))
    cv2.rectangle(page, (0, 280), (599, 420), (190, 240, 250), -1)
    for y, x in ((40, 40), (150, 260), (320, 40), (460, 40), (580, 260)):
        cv2.rectangle(page, (x, y), (x + 300, y + 70), colour if y == 320 else (225, 225, 225), -1)
        write(page, "We are at home", x + 20, y + 44)
    assert len([region for region in bubbles_of(page) if region.lines]) == found


def test_a_chat_between_a_title_and_a_field_with_a_button_like_a_bubble_is_no_band_across_them() -> None:
    page = paper(600, 900, (255, 255, 255))
    page[100:102], page[780:782] = ((230, 230, 230),) * 2
    page[102:780] = (249, 248, 247)
    write(page, "A room", 40, 60)
    cv2.rectangle(page, (440, 20), (580, 80), (90, 90, 200), -1)
    write(page, "Leave", 460, 60, (255, 255, 255))
    cv2.rectangle(page, (20, 800), (420, 880), (240, 240, 255), -1)
    write(page, "what one types", 40, 845, (150, 150, 150))
    cv2.rectangle(page, (450, 800), (580, 880), (160, 90, 90), -1)
    write(page, "Send", 480, 845, (255, 255, 255))
    for y, x in ((140, 20), (240, 280), (340, 20), (440, 280)):
        cv2.rectangle(page, (x, y), (x + 300, y + 70), (160, 90, 90) if x == 280 else (255, 255, 255), -1)
        write(page, "We are at home", x + 20, y + 44, (255, 255, 255) if x == 280 else INK)
    assert [region.box.y for region in bubbles_of(page)] == [140, 240, 340, 440]


@pytest.mark.parametrize(
    ("size", "found"),
    [
        pytest.param(0.45, 5, id="smaller than what is said: labels"),
        pytest.param(0.8, 0, id="as large: what is said, over cards"),
    ],
)
def test_small_print_close_over_bubbles_is_none_of_what_is_said_bare(size: float, found: int) -> None:
    page = paper(600, 760, (250, 250, 250))
    page[:60] = (190, 120, 60)
    write(page, "no", 36, 80)
    for number in range(5):
        top = 110 + 120 * number
        write(page, "somebody.known@example.org", 20, top - 8, size=size)
        cv2.rectangle(page, (20, top), (20 + 80 + 8 * number, top + 56), (255, 255, 255), -1)
        write(page, "so", 36, top + 36)
    assert len(bubbles_of(page)) == found


def test_bubbles_almost_as_wide_as_the_chat_with_names_over_them_are_no_bars() -> None:
    page = paper(400, 760, (250, 245, 250))
    page[:90], page[690:] = ((130, 130, 10),) * 2
    for top, name, x, right in ((140, "Somebody", 12, 300), (300, "You", 12, 388), (580, "Another", 12, 388)):
        write(page, name, 360 if name == "You" else 14, top - 10, (130, 130, 130), 0.4)
        cv2.rectangle(page, (x, top), (right, top + 70), (130, 130, 10) if name == "You" else (225, 225, 225), -1)
        write(page, "what was said", 30, top + 44)
        write(page, "5:48 PM", 344 if name == "You" else 14, top + 88, (130, 130, 130), 0.35)
    found = bubbles_of(page)
    assert [(region.box.y, region.side) for region in found] == [(140, Side.LEFT), (300, Side.RIGHT), (580, Side.LEFT)]


def test_a_file_at_the_end_of_a_chat_with_a_time_under_it_is_no_field_one_types_in() -> None:
    page = paper(420, 760, (40, 30, 30))
    for top, x, right in ((60, 200, 380), (160, 40, 220), (260, 230, 380), (520, 120, 380)):
        own = right == 380
        cv2.rectangle(page, (x, top), (right, top + 60), (160, 180, 20) if own else (70, 60, 60), -1)
        write(page, "what was", x + 20, top + 38, (240, 240, 240), 0.7)
        write(page, "9:22 PM", 318 if own else x + 6, top + 82, (130, 110, 90), 0.5)
    cv2.rectangle(page, (340, 538), (358, 562), (250, 250, 250), 2)
    assert [region.box.y for region in bubbles_of(page)] == [60, 160, 260, 520]


def test_a_stroke_or_an_icon_under_a_field_of_the_bubbles_colour_is_no_time() -> None:
    page = paper(600, 800, (240, 240, 240))
    for y, x in ((60, 40), (160, 200), (260, 40)):
        page[y : y + 70, x : x + 360] = (255, 255, 255)
        write(page, "Did you send it", x + 20, y + 44)
    page[680:740, 40:560] = (255, 255, 255)
    write(page, "Write to them", 60, 718, (170, 170, 170))
    page[741:745, 40:560] = (200, 90, 70)
    cv2.circle(page, (60, 770), 10, INK, 2)
    assert [region.box.y for region in bubbles_of(page)] == [60, 160, 260]


@pytest.mark.parametrize("field", [(95, 95, 95), (56, 56, 56)])
def test_a_button_beside_an_empty_field_is_no_message(field: tuple[int, int, int]) -> None:
    page = paper(700, 520, (56, 56, 56))
    for top, x in ((40, 560), (110, 20), (180, 20), (250, 560)):
        cv2.rectangle(page, (x, top), (x + 120, top + 46), (120, 120, 120) if x == 560 else (60, 95, 45), -1)
        write(page, "hello", x + 20, top + 30, (240, 240, 240), 0.7)
    cv2.rectangle(page, (20, 440), (560, 490), field, -1)
    cv2.rectangle(page, (575, 440), (680, 490), (95, 95, 30), -1)
    write(page, "Send", 595, 472, (240, 240, 240), 0.7)
    assert ([region.box.y for region in bubbles_of(page)] == [40, 110, 180, 250]) is (field == (95, 95, 95))


def test_drawings_of_a_wallpaper_beside_bubbles_are_no_avatars() -> None:
    page = paper(540, 700, (20, 16, 12))
    page[:80] = (40, 30, 20)
    write(page, "Khalid", 120, 50, (240, 240, 240))
    blots = np.random.default_rng(3)
    for left, top, side in ((110, 130, 84), (126, 346, 60)):
        page[top : top + side, left : left + side] = blots.integers(0, 255, (side, side, 3), np.uint8)
    for x, top, right in ((220, 130, 523), (16, 240, 160), (220, 340, 523), (16, 450, 200)):
        cv2.rectangle(page, (x, top), (right, top + 80), (65, 135, 24) if right == 523 else (44, 37, 28), -1)
        write(page, "so it was", x + 14, top + 46, (240, 240, 240), 0.7)
    sides = [region.side for region in bubbles_of(page) if region.lines]
    assert sides == [Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT]


def test_the_lowest_row_with_a_button_at_its_end_is_the_field_one_types_in() -> None:
    page = paper(600, 720, (255, 255, 255))
    for y, x in ((40, 40), (150, 260), (320, 40)):
        cv2.rectangle(page, (x, y), (x + 300, y + 70), (225, 225, 225), -1)
        write(page, "We are at home", x + 20, y + 44)
    write(page, "Today", 270, 290, (160, 160, 160), 0.6)
    write(page, "Write here", 30, 650, (160, 160, 160))
    cv2.rectangle(page, (530, 620), (576, 666), (225, 225, 225), -1)
    write(page, "7", 545, 652)
    kinds = [(region.kind, region.box.y > 600) for region in regions_of(page) if region.kind is not RegionKind.OUTSIDE]
    assert kinds.count((RegionKind.BUBBLE, False)) == 3
    assert (RegionKind.COMPOSER, True) in kinds and (RegionKind.FLOATING, False) in kinds
    assert not {(RegionKind.BUBBLE, True), (RegionKind.FLOATING, True)} & set(kinds)


def test_a_list_a_shade_lighter_than_the_chat_beside_it_is_apart() -> None:
    page = paper(900, 700, (33, 33, 33))
    cv2.rectangle(page, (0, 0), (249, 699), (45, 45, 45), cv2.FILLED)
    for place in range(6):
        write(page, "Somebody Else", 70, 60 + 90 * place, (230, 230, 230), 0.6)
        write(page, "what was said", 70, 90 + 90 * place, (160, 160, 160), 0.6)
    for y, left in ((60, 290), (180, 560), (300, 290), (420, 560)):
        cv2.rectangle(page, (left, y), (left + 300, y + 80), (66, 66, 66), cv2.FILLED)
        write(page, "as far as I know", left + 20, y + 50, (230, 230, 230), 0.7)
    found = regions_of(page)
    assert [region.box.x for region in found if region.kind is RegionKind.BUBBLE] == [290, 560, 290, 560]
    assert not [region for region in found if region.kind is RegionKind.FLOATING]


@pytest.mark.parametrize("alone", [True, False])
def test_a_plain_part_of_a_photograph_is_no_covered_bubble_unless_others_have_its_colour(alone: bool) -> None:
    page = paper(600, 900, (250, 250, 250))
    noise = np.random.default_rng(5).integers(60, 250, (30, 46, 3)).astype(np.uint8)
    page[300:400, 40:500] = cv2.resize(noise, (460, 100), interpolation=cv2.INTER_NEAREST)
    page[370:440, 40:500] = (19, 20, 18)
    for x in range(60, 480, 60):
        cv2.circle(page, (x, 370), 24, (200, 120, 60), -1)
    if not alone:
        page[600:700, 40:400] = (19, 20, 18)
    dark = [flat for flat in with_covered(find_flats(page), page) if flat.rectangular and max(flat.colour) < 30]
    assert len(dark) == (0 if alone else 2)


def leaves(height: int, width: int) -> Pixels:
    """Return a photograph of many colours, with signs of many sizes that look like lines of text."""
    rng = np.random.default_rng(3)
    photo = np.kron(rng.integers(60, 200, (height // 50, width // 50, 3)), np.ones((50, 50, 1))).astype(np.uint8)
    photo = np.asarray(cv2.GaussianBlur(photo, (0, 0), 30), np.uint8)
    for _ in range(40):
        x, y, size = int(rng.integers(0, width - 150)), int(rng.integers(30, height - 10)), float(rng.uniform(0.3, 1.8))
        write(photo, "milia" * round(1.8 / size), x, y, (230, 240, 230), size)
    return photo


def test_a_photograph_is_no_chat_whatever_looks_like_text_in_it() -> None:
    page = paper(800, 1400, (246, 243, 253))
    for y, x in ((40, 40), (150, 460), (1200, 40)):
        cv2.rectangle(page, (x, y), (x + 300, y + 70), (255, 255, 255), -1)
        write(page, "We are at home", x + 20, y + 44)
    page[300:1100, 40:740] = leaves(800, 700)
    found = bubbles_of(page)
    assert [bool(region.lines) for region in found] == [True, True, False, True]
    assert found[2].box.holds(Box(40, 300, 700, 800), share=0.95)


def test_an_arrow_at_the_edge_makes_a_header_of_what_is_over_the_chat() -> None:
    page = paper(700, 1300, (207, 103, 228))
    write(page, "Talk to your friends", 150, 80, (255, 255, 255), 1.2)
    cv2.rectangle(page, (60, 160), (640, 1240), (246, 243, 253), -1)
    cv2.rectangle(page, (78, 320), (622, 1220), (200, 200, 200), 3)
    cv2.polylines(page, [np.array([(96, 250), (82, 264), (96, 278)])], False, INK, 3, cv2.LINE_AA)
    write(page, "Linus", 180, 262, INK, 0.6)
    write(page, "Last active at 04:22", 180, 290, (140, 140, 140), 0.5)
    for y, x in ((360, 90), (500, 310), (640, 90)):
        cv2.rectangle(page, (x, y), (x + 300, y + 70), (255, 255, 255), -1)
        write(page, "We are at home", x + 20, y + 44)
    headed = [line.box for region in regions_of(page) if region.kind is RegionKind.HEADER for line in region.lines]
    assert any(box.x >= 170 and 240 < box.center_y < 270 for box in headed)
    assert all(box.y > 160 for box in headed)


def test_an_avatar_beside_a_photograph_is_told_by_those_above_it() -> None:
    page = paper(600, 900, (245, 245, 245))
    for y in (40, 180, 320):
        cv2.rectangle(page, (20, y), (500, y + 90), (255, 255, 255), -1)
        write(page, "words of a message", 40, y + 50)
    noise = np.random.default_rng(5).integers(0, 250, (24, 40, 3)).astype(np.uint8)
    page[460:700, 60:500] = cv2.resize(noise, (440, 240), interpolation=cv2.INTER_NEAREST)
    for y in (40, 180, 460):
        cv2.rectangle(page, (510, y), (570, y + 60), (160, 60, 90), -1)
        write(page, "H", 530, y + 42, (255, 255, 255))
    assert all(region.box.x < 500 for region in bubbles_of(page))


def panel_at(number: int, box: Box, *texts: Box) -> Panel:
    plain = np.ones((box.height, box.width), np.uint8)
    flat = Flat(box, (225, 225, 225), plain, plain, 1.0, rectangular=True)
    return Panel(number, 0, flat, tuple(TextLine(text, 0, 18, 200, INK, BUBBLE) for text in texts), ())


def test_what_is_within_a_photograph_is_part_of_it() -> None:
    page = Box(0, 0, 600, 900)
    photo, label = Box(40, 260, 460, 440), TextLine(Box(60, 400, 80, 18), 0, 18, 200, INK, BUBBLE)
    bubbles = [panel_at(1, Box(40, 40, 300, 70), Box(60, 60, 180, 18)), panel_at(2, Box(40, 800, 300, 70))]
    lake = panel_at(3, Box(300, 280, 150, 60), Box(340, 300, 51, 18))
    pane = Pane(page, (*bubbles, lake), (), (label,), (photo, Box(50, 270, 200, 200)), rows=False, avatars=0)
    found = _bubbles(paper(600, 900, (255, 255, 255)), pane, pane.panels)
    kinds = [(region.kind, region.box) for region in found if region.kind is not RegionKind.FLOATING]
    assert kinds == [(RegionKind.BUBBLE, bubbles[0].box), (RegionKind.BUBBLE, photo), (RegionKind.PICTURE, label.box)]
    assert len(found) == len(kinds)


def test_bubbles_on_both_sides_are_a_chat_however_much_stands_bare_between() -> None:
    page = paper(700, 1000, (0, 0, 0))
    for y, x in ((40, 30), (150, 420), (260, 30), (370, 420)):
        cv2.rectangle(page, (x, y), (x + 250, y + 70), BUBBLE, -1)
        write(page, "We are home", x + 20, y + 44, (240, 240, 240))
    for y in range(500, 960, 60):  # sounds, each with its button
        cv2.rectangle(page, (30, y - 30), (70, y + 10), (160, 90, 20), -1)
        write(page, "...---... ......--- .... ...-- 00:02", 100, y, (240, 240, 240))
    found = [region for region in bubbles_of(page) if region.lines]
    assert [region.side for region in found[:4]] == [Side.LEFT, Side.RIGHT] * 2


def test_icons_hardly_higher_than_the_words_tell_the_field_too() -> None:
    page = paper(600, 900, (245, 245, 245))
    for y, x in ((60, 20), (180, 180), (300, 20), (420, 180)):
        cv2.rectangle(page, (x, y), (x + 400, y + 80), BUBBLE, -1)
        write(page, "words of a message", x + 20, y + 50, (235, 235, 235), 0.7)
    cv2.rectangle(page, (60, 820), (440, 880), (255, 255, 255), -1)
    write(page, "Message", 80, 858, (60, 60, 60), 0.8)
    for x in (490, 560):
        cv2.circle(page, (x, 850), 9, (60, 60, 60), 2)
    assert [region.box.y for region in bubbles_of(page)] == [60, 180, 300, 420]


def test_a_field_with_an_icon_on_both_sides_of_dim_words_is_the_composer() -> None:
    page = paper(600, 900, (233, 228, 218))
    for top, left in ((120, 20), (260, 200), (400, 20)):
        page[top : top + 90, left : left + 360] = (255, 255, 255)
        write(page, "Did you send it", left + 20, top + 55)
    page[820:880, 30:560] = (255, 255, 255)
    write(page, "Write to them", 180, 858, (150, 150, 150))
    write(page, "+", 50, 860, (30, 30, 30), 1.0)
    write(page, "O", 110, 860, (30, 30, 30), 1.0)
    write(page, "O", 520, 860, (30, 30, 30), 1.0)
    found = regions_of(page)
    assert len([region for region in found if region.kind is RegionKind.BUBBLE]) == 3
    assert [region.box.y for region in found if region.kind is RegionKind.COMPOSER] == [820]


@pytest.mark.parametrize(
    ("left", "right", "sign", "typed"),
    [(90, 570, 530, True), (250, 500, 460, True), (250, 500, 380, False)],
    ids=["a wide one", "a narrow one among icons", "with no icon but one among its words"],
)
def test_a_draft_as_strong_as_the_messages_is_none(left: int, right: int, sign: int, *, typed: bool) -> None:
    page = paper(600, 900, (255, 255, 255))
    for top, x in ((120, 20), (260, 200), (400, 20)):
        cv2.rectangle(page, (x, top), (x + 360, top + 90), (235, 235, 235), -1)
        write(page, "Did you send it", x + 20, top + 55)
    cv2.rectangle(page, (left, 820), (right, 880), (235, 235, 235), -1)
    write(page, "What is", left + 15, 858, size=0.7)
    for x in (30, 80, 130, 180)[: 4 if left > 200 else 1]:
        cv2.circle(page, (x, 850), 15, INK, 2)
    cv2.circle(page, (sign, 850), 15, INK, 2)
    if left > 200:
        cv2.circle(page, (560, 850), 15, INK, 2)
    kinds = {region.kind for region in regions_of(page) if region.box.y > 700}
    assert (RegionKind.COMPOSER in kinds) is typed
    assert (RegionKind.BUBBLE in kinds) is not typed


def test_a_small_bubble_that_a_quotation_takes_much_of_is_a_bubble() -> None:
    page = paper(600, 700, (225, 232, 235))
    for top in (60, 180, 300):
        page[top : top + 80, 20:400] = (255, 255, 255)
        write(page, "Is seven good", 40, top + 50)
    page[420:530, 380:580] = (255, 255, 255)
    page[426:486, 388:572] = (225, 232, 235)
    write(page, "Is seven", 400, 465)
    write(page, "Yes it is", 400, 518)
    found = bubbles_of(page)
    assert [region.box.y for region in found] == [60, 180, 300, 420]
    assert found[-1].lines
    assert found[-1].quoted


def test_words_under_a_picture_as_wide_are_its_caption_and_no_reaction() -> None:
    page = paper(600, 700, (225, 232, 235))
    page[60:300, 28:400] = (160, 90, 60)
    write(page, "Town hall", 120, 180, (255, 255, 255), 1.4)
    page[301:340, 20:400] = (255, 255, 255)
    write(page, "At last we are here", 36, 328)
    for top in (380, 500):
        page[top : top + 80, 200:580] = (255, 255, 255)
        write(page, "Is seven good", 220, top + 50)
    assert any(line.box.y > 305 for region in bubbles_of(page) if region.box.y < 340 for line in region.lines)


def test_a_header_that_ends_at_a_button_is_the_header() -> None:
    page = paper(700, 700, (225, 232, 235))
    page[:70] = (110, 90, 60)
    page[2:70, 520:600] = (140, 120, 90)
    page[:70, 600:] = (70, 60, 40)
    write(page, "Chess club", 40, 44, (255, 255, 255))
    for top, left in ((120, 20), (260, 300), (400, 20)):
        page[top : top + 90, left : left + 360] = (255, 255, 255)
        write(page, "Did you send it", left + 20, top + 55)
    (header,) = [region for region in regions_of(page) if region.kind is RegionKind.HEADER]
    assert any(40 <= line.box.x < 60 for line in header.lines)


def test_a_video_that_has_not_begun_is_a_message_wherever_its_edges_are() -> None:
    page = paper(600, 900, (250, 250, 250))
    for y, width in ((40, 300), (420, 380)):
        cv2.rectangle(page, (20, y), (20 + width, y + 90), (225, 225, 225), -1)
        write(page, "words of a message", 40, y + 50)
    cv2.rectangle(page, (180, 170), (540, 390), (0, 0, 0), -1)
    (video,) = [region for region in bubbles_of(page) if not region.lines]
    assert video.side is Side.RIGHT
    assert video.box.intersection(Box(180, 170, 360, 220)) > 0.95 * video.box.area


def answers(*lengths: int) -> Pixels:
    """Return a chat with an assistant: questions in bubbles at the right, answers of so many rows bare at the left."""
    page = paper(700, 1300, (255, 255, 255))
    y = 40
    for number, rows in enumerate(lengths):
        left = 300 - 60 * number
        cv2.rectangle(page, (left, y), (670, y + 64), (235, 235, 235), -1)
        write(page, "What do you say", left + 20, y + 42)
        for row in range(rows):
            write(page, "This is what I would say about it", 30, y + 120 + 40 * row)
        y += 120 + 40 * rows
    return page


@pytest.mark.parametrize(
    "lengths",
    [
        pytest.param((1, 2, 1), id="less is said bare than in bubbles"),
        pytest.param((4, 6, 3), id="far more is"),
    ],
)
def test_what_stands_bare_left_of_bubbles_at_the_right_is_said_too(lengths: tuple[int, ...]) -> None:
    found = bubbles_of(answers(*lengths))
    assert [region.side for region in found] == [Side.RIGHT, Side.LEFT] * 3
    assert [len(region.lines) for region in found[1::2]] == list(lengths)


def test_dates_and_names_beside_bubbles_at_the_right_are_not() -> None:
    page = answers(0, 0, 0)
    write(page, "Today", 310, 130, (150, 150, 150), 0.7)
    write(page, "Anna", 30, 250, (150, 150, 150), 0.5)
    assert {region.side for region in bubbles_of(page)} == {Side.RIGHT}
    assert len([region for region in regions_of(page) if region.kind is RegionKind.FLOATING]) == 2


def test_a_short_message_under_a_note_in_the_middle_is_no_avatar_of_it() -> None:
    page = paper(600, 700, (233, 228, 218))
    page[60:110, 190:410] = (255, 255, 255)
    write(page, "Checked now", 215, 92, (90, 90, 90), 0.7)
    page[122:182, 460:520] = (160, 90, 30)
    write(page, "Hi", 476, 160, (255, 255, 255), 0.8)
    for top in (240, 360, 480):
        page[top : top + 80, 20:380] = (255, 255, 255)
        write(page, "Is seven good", 40, top + 50)
    assert any(region.box.y == 122 for region in bubbles_of(page))


def test_a_large_bubble_with_cards_upon_it_is_no_ground() -> None:
    page = paper(600, 1000, GROUND)
    cv2.rectangle(page, (20, 60), (420, 520), BUBBLE, -1)
    cv2.rectangle(page, (20, 540), (420, 640), BUBBLE, -1)
    cv2.rectangle(page, (20, 660), (120, 720), BUBBLE, -1)
    for top, bottom in ((140, 220), (250, 480)):
        cv2.rectangle(page, (40, top), (400, bottom), (70, 80, 60), -1)
        write(page, "a card of some size", 60, top + 50, (235, 235, 235), 0.7)
    for x, y, text in ((40, 110, "as far as I know"), (40, 600, "nobody answered us"), (40, 700, "yes")):
        write(page, text, x, y, (235, 235, 235), 0.7)
    assert [region.box.y for region in bubbles_of(page)] == [60, 540, 660]


def test_a_bubble_with_little_around_it_is_a_bubble() -> None:
    page = paper(720, 200, GROUND)
    cv2.rectangle(page, (20, 42), (699, 179), BUBBLE, -1)
    for y in (80, 120, 160):
        write(page, "nobody answered when I called"[: 29 if y < 160 else 9], 44, y, (235, 235, 235))
    write(page, "12:26", 630, 165, (150, 150, 150), 0.5)
    assert [(region.box.x, region.box.y, region.side) for region in bubbles_of(page)] == [(20, 42, None)]


def test_a_large_button_beside_the_field_one_types_in_is_no_photograph() -> None:
    page = paper(1180, 1500, (0, 0, 0))
    page[:180] = (30, 28, 18)
    write(page, "Somebody", 160, 120, (240, 240, 240), 1.6)
    for y, x in ((240, 660), (440, 660), (640, 24)):
        cv2.rectangle(page, (x, y), (x + 494, y + 150), (60, 50, 40), -1)
        write(page, "We are at home", x + 50, y + 90, (255, 255, 255), 1.4)
    cv2.rectangle(page, (48, 1300), (804, 1424), (147, 142, 142), -1)
    write(page, "Message", 84, 1376, (176, 169, 169), 1.4)
    for x in (925, 1070):
        cv2.circle(page, (x, 1362), 60, (89, 209, 48), cv2.FILLED)
        cv2.fillPoly(page, [np.array([(x - 24, 1340), (x + 30, 1362), (x - 24, 1384)])], (255, 255, 255))
    cv2.line(page, (1010, 1362), (1075, 1362), (89, 209, 48), 5)
    assert [region.box.y for region in bubbles_of(page)] == [240, 440, 640]


@pytest.mark.parametrize("avatars", [1, 3])
def test_one_bubble_that_a_post_shows_is_the_chat(avatars: int) -> None:
    page = paper(900, 900, (255, 255, 255))
    for number in range(avatars):
        cv2.circle(page, (60, 60 + 110 * number), 30, (140, 60, 160), cv2.FILLED)
        write(page, "What the minister wrote to me this morning", 120, 60 + 110 * number)
    page[420:700, 60:840] = (190, 150, 125)
    page[500:600, 90:600] = (255, 255, 255)
    write(page, "Who else has seen", 110, 540, size=1.0)
    write(page, "the draft so far", 110, 585, size=1.0)
    write(page, "3:51", 620, 595, (90, 60, 50), 0.6)
    boxes = [region.box for region in bubbles_of(page)]
    assert bool(boxes and abs(boxes[0].y - 500) <= 2) is (avatars == 1)


def test_a_bubble_with_cards_is_no_ground_though_others_have_tails() -> None:
    page = paper(600, 1000, GROUND)
    for x, y, right, bottom in ((160, 60, 580, 130), (160, 150, 572, 560), (160, 580, 580, 640), (160, 660, 572, 730)):
        cv2.rectangle(page, (x, y), (right, bottom), BUBBLE, -1)
        write(page, "as far as I know", x + 20, y + 45, (235, 235, 235), 0.7)
    for top in (230, 400):
        cv2.rectangle(page, (180, top), (550, top + 130), (70, 80, 60), -1)
        write(page, "a card of some size", 200, top + 50, (235, 235, 235), 0.7)
    assert [region.box.y for region in bubbles_of(page)] == [60, 150, 580, 660]


def test_a_short_word_over_its_time_is_no_avatar() -> None:
    page = paper(600, 700, GROUND)
    for x, y, right in ((20, 40, 420), (140, 130, 580), (20, 220, 120), (20, 312, 420), (20, 402, 300)):
        cv2.rectangle(page, (x, y), (right, y + 84), BUBBLE if x == 20 else (74, 111, 79), -1)
        write(page, "ok" if right == 120 else "Is seven good", x + 16, y + 36, (235, 235, 235))
        write(page, "1:38", x + 16, y + 70, (150, 150, 150), 0.5)
    assert [region.box.y for region in bubbles_of(page)] == [40, 130, 220, 312, 402]


def test_icons_beside_the_field_one_types_in_are_no_message() -> None:
    page = paper(700, 900, (255, 255, 255))
    for y, x in ((60, 30), (180, 300), (300, 30)):
        cv2.rectangle(page, (x, y), (x + 360, y + 80), (225, 225, 230), -1)
        write(page, "as far as I know", x + 20, y + 50)
    cv2.rectangle(page, (90, 820), (560, 870), (240, 240, 242), -1)
    write(page, "Message", 110, 852, (170, 170, 170))
    write(page, "+", 30, 856, size=1.2)
    write(page, "o v", 600, 856, size=1.2)
    kinds = {region.kind for region in regions_of(page) if region.box.y > 700}
    assert RegionKind.COMPOSER in kinds
    assert not kinds & {RegionKind.BUBBLE, RegionKind.FLOATING}


def test_an_avatar_twice_as_high_as_the_title_is_none_of_its_letters() -> None:
    page = paper(700, 700, (255, 255, 255))
    page[:60] = (70, 55, 54)
    noise = np.random.default_rng(5).integers(120, 250, (9, 9, 3)).astype(np.uint8)
    page[12:48, 20:56] = cv2.resize(noise, (36, 36), interpolation=cv2.INTER_NEAREST)
    write(page, "No", 66, 40, (255, 255, 255), 0.8)
    for y in (100, 220, 340):
        cv2.rectangle(page, (30, y), (430, y + 80), (225, 225, 230), -1)
        write(page, "as far as I know", 50, y + 50)
    headers = [line for region in regions_of(page) if region.kind is RegionKind.HEADER for line in region.lines]
    assert [line.box.x >= 60 for line in headers] == [True]


def test_bubbles_as_wide_as_one_another_are_no_bars_of_a_chat_though_little_parts_them() -> None:
    page = paper(500, 900, (255, 255, 255))
    for top, bottom, x, right in ((100, 201, 60, 380), (204, 560, 60, 380), (640, 700, 150, 480)):
        page[top:bottom, x:right] = (240, 240, 240)
        write(page, "as far as I know", x + 14, top + 40, size=0.7)
    page[260:520, 76:364] = np.random.default_rng(7).integers(60, 200, (260, 288, 3)).astype(np.uint8)
    page[440:540, 76:364] = (226, 226, 226)
    write(page, "Minutes", 90, 480, size=0.6)
    write(page, "eleven pages", 90, 520, size=0.5)
    assert [region.box.y for region in bubbles_of(page)] == [100, 204, 640]


def test_a_bubble_that_ends_in_a_photograph_at_the_bar_that_cuts_it_has_its_words() -> None:
    page = paper(530, 700, (241, 242, 255))
    page[120:200, 20:300] = (221, 217, 246)
    write(page, "as far as I know", 34, 166)
    page[360:620, 172:427] = (96, 70, 187)
    for y, words in ((398, "When does the"), (432, "museum open")):
        write(page, words, 184, y, (255, 255, 255))
    page[450:620, 184:418] = np.random.default_rng(7).integers(60, 200, (170, 234, 3)).astype(np.uint8)
    page[366:400, 172:176] = (150, 130, 210)  # where compression opened its outline
    page[600:] = (255, 255, 255)
    write(page, "Message", 60, 660, (150, 150, 150))
    found = bubbles_of(page)
    assert [len({line.row for line in region.lines}) for region in found] == [1, 2]


def test_a_corner_of_an_outline_is_no_letter() -> None:
    area = Box(33, 626, 283, 202)
    assert is_corner(Blob(Box(33, 626, 9, 10), 44, 0.14), area)
    assert not is_corner(Blob(Box(33, 660, 9, 10), 44, 0.14), area)
    assert not is_corner(Blob(Box(33, 626, 9, 10), 44, 0.6), area)


def test_a_bubble_with_square_corners_at_one_end_alone_is_cut_there() -> None:
    whole = np.zeros((60, 90), np.uint8)
    cv2.rectangle(whole, (8, 0), (81, 59), 255, -1)
    cv2.rectangle(whole, (0, 8), (89, 51), 255, -1)
    for x, y in ((8, 8), (81, 8), (8, 51), (81, 51)):
        cv2.circle(whole, (x, y), 8, 255, -1)
    tailed = whole.copy()
    tailed[50:, :12] = 255
    ends = [cut_ends(np.ascontiguousarray(part)) for part in (whole, whole[:40], whole[20:], tailed)]
    assert ends == [(False, False), (False, True), (True, False), (False, False)]


def test_a_list_of_members_beside_a_chat_of_bubbles_and_its_bare_header_are_none_of_it() -> None:
    page = paper(1000, 800, (18, 18, 18))
    cv2.circle(page, (46, 46), 18, (63, 166, 63), cv2.FILLED)
    write(page, "B", 39, 53, (255, 255, 255), 0.6)
    write(page, "Neighbours", 80, 42, (235, 235, 235), 0.6)
    write(page, "6 members", 80, 66, (150, 150, 150), 0.45)
    for y, x in ((120, 60), (240, 300), (360, 60), (480, 300)):
        page[y : y + 80, x : x + 360] = (46, 46, 46) if x == 60 else (74, 111, 79)
        write(page, "as far as I know", x + 20, y + 48, (235, 235, 235))
    for number, name in enumerate(("Buren", "Helena", "Thijs", "Joost", "Fenna")):
        cv2.circle(page, (760, 50 + 60 * number), 16, (200, 70 + 30 * number, 60), cv2.FILLED)
        write(page, name, 790, 56 + 60 * number, (235, 235, 235), 0.6)
    found = regions_of(page)
    spoken = [(region.box.y, region.side) for region in found if region.kind is RegionKind.BUBBLE]
    assert spoken == [(120, Side.LEFT), (240, Side.RIGHT), (360, Side.LEFT), (480, Side.RIGHT)]
    assert not [region for region in found if region.kind is RegionKind.FLOATING]


def test_a_list_of_chats_on_the_ground_that_the_conversation_lies_on_is_none() -> None:
    page = paper(1000, 640, (250, 250, 250))
    page[:70] = (90, 140, 60)
    for number in range(5):
        top = 100 + 100 * number
        cv2.rectangle(page, (10, top), (70, top + 60), (60, 90 + 20 * number, 160), cv2.FILLED)
        write(page, "Somebody known", 90, top + 20, size=0.6)
        write(page, "what was said the last time", 90, top + 50, size=0.55)
    page[70:570, 380:] = (232, 232, 232)
    write(page, "Send a message", 400, 615, (150, 150, 150))
    for top, left in ((110, 640), (210, 400), (310, 700), (410, 400)):
        cv2.rectangle(page, (left, top), (left + 240, top + 70), (90, 150, 80) if left == 400 else (255, 255, 255), -1)
        write(page, "so it was", left + 20, top + 42)
    assert [region.box.y for region in bubbles_of(page)] == [110, 210, 310, 410]


def test_a_chat_with_avatars_in_a_window_on_a_desktop_is_read_and_not_the_list_beside_it() -> None:
    page = paper(1100, 760, (0, 0, 0))
    page[50:700, 60:360] = (250, 250, 250)
    page[50:96, 363:1040], page[101:600, 363:1040], page[605:700, 363:1040] = ((255, 255, 255),) * 3
    write(page, "A room", 640, 82, size=0.6)
    write(page, "what one types", 420, 660, (150, 150, 150), size=0.6)
    for number in range(6):
        top = 70 + 100 * number
        cv2.circle(page, (100, top + 30), 26, (60, 90 + 20 * number, 160), cv2.FILLED)
        write(page, "Somebody known", 140, top + 22, size=0.55)
        write(page, "what was said the last time", 140, top + 52, size=0.45)
    for top, width in ((120, 380), (220, 200), (320, 420), (420, 240)):
        cv2.circle(page, (390, top + 52), 17, (60, top // 2, 160), cv2.FILLED)
        cv2.rectangle(page, (420, top), (420 + width, top + 70), (235, 235, 235), -1)
        write(page, "so it was then", 436, top + 42, size=0.6)
    assert [region.box.y for region in bubbles_of(page)] == [120, 220, 320, 420]


def test_a_button_that_is_all_of_a_bubble_is_a_picture_of_it() -> None:
    page = paper(600, 640, GROUND)
    for top, left, high in ((40, 20, 70), (140, 300, 150), (320, 20, 70), (420, 300, 70)):
        cv2.rectangle(page, (left, top), (left + 270, top + high), BUBBLE, -1)
        write(
            page, "nobody was there" if high == 70 else "3 mins ago", left + 20, top + high - 25, (235, 235, 235), 0.7
        )
    cv2.rectangle(page, (320, 160), (550, 220), (70, 80, 60), -1)
    write(page, "SHOW PLACE", 365, 198, (235, 235, 235), 0.7)
    assert [bool(region.pictures) for region in bubbles_of(page)] == [False, True, False, False]


@pytest.mark.parametrize(("contrast", "typed"), [(90, True), (200, False)], ids=["dim", "as strong as the words"])
def test_a_dim_field_with_a_button_beside_it_is_what_one_types_in(contrast: int, typed: bool) -> None:
    mine = panel_at(1, Box(420, 390, 250, 70), Box(440, 410, 200, 20))
    field, button = panel_at(2, Box(30, 520, 560, 60), Box(60, 540, 90, 20)), panel_at(3, Box(600, 520, 60, 60))
    field = replace(field, lines=tuple(replace(line, contrast=contrast) for line in field.lines))
    pane = Pane(Box(0, 0, 700, 640), (mine, field, button), (), (), (), rows=False, avatars=0)
    assert is_composer(field, (mine, field), (), pane) is typed


@pytest.mark.parametrize(
    ("width", "x", "found"), [(90, 210, True), (16, 250, False), (90, 60, False)], ids=["a date", "a sign", "aside"]
)
def test_a_date_lower_than_bubbles_are_stands_on_a_panel_of_its_own(width: int, x: int, found: bool) -> None:
    said = [panel_at(number, Box(22 + 150 * (number % 2), 100 * number, 320, 47), Box(40, 100 * number + 14, 250, 18))
            for number in range(1, 5)]  # fmt: skip
    day = panel_at(9, Box(x, 560, width + 20, 28), Box(x + 10, 569, width, 10))
    day = replace(day, lines=tuple(replace(line, cap_height=10.0) for line in day.lines))
    pane = Pane(Box(0, 0, 540, 900), (*said, day), (), (), (), rows=False, avatars=0)
    assert (day in sort_panels(pane).bubbles) is found


@pytest.mark.parametrize(
    ("upon", "found"),
    [
        pytest.param(Box(190, 440, 54, 70), True, id="an even part of it"),
        pytest.param(Box(43, 440, 54, 70), False, id="a bubble at the edge of others"),
        pytest.param(Box(60, 380, 180, 120), False, id="what takes most of it"),
    ],
)
def test_a_photograph_may_have_an_even_part(upon: Box, found: bool) -> None:
    photo, bubbles = Box(42, 364, 201, 147), [Box(47, 86, 231, 146), Box(43, 261, 157, 54), upon]
    assert find_photos([photo], (), bubbles, Box(0, 65, 320, 457)) == ((photo,) if found else ())


def test_a_photograph_is_flush_with_bubbles_that_its_tail_reaches_beyond() -> None:
    photo, bubbles = Box(76, 373, 206, 147), [Box(43, 68, 220, 121), Box(49, 199, 228, 145)]
    assert find_photos([photo], (), bubbles, Box(0, 65, 320, 457)) == (photo,)


def test_bars_of_a_screen_that_stands_on_a_phone_of_its_colour_are_no_messages() -> None:
    dark, green, white = (50, 39, 31), (70, 93, 48), (255, 255, 255)
    page = paper(620, 1050, (128, 73, 35))
    page[126:954, 85:537] = dark
    page[141:234, 103:520] = green
    write(page, "Summer party", 210, 200, white)
    for top, name in ((270, "Helen Marsh"), (400, "Priya Nair"), (530, "Tom Baker"), (660, "Ann Reed")):
        cv2.rectangle(page, (114, top - 20), (154, top + 20), (180, 90, 200), cv2.FILLED)
        write(page, name, 170, top, (120, 220, 160))
        write(page, "I left at seven", 170, top + 40, white)
    page[828:886, 102:520] = green
    page[838:877, 157:427] = dark
    write(page, "Message", 170, 866, white)
    page[889:939, 100:522] = 0
    rows = [region for region in regions_of(page) if region.kind is RegionKind.ROWS]
    assert [region.box.bottom <= 830 and region.box.y >= 230 for region in rows] == [True]


def test_a_pale_bubble_whose_edge_a_scan_blurred_is_found_in_its_grain() -> None:
    page = paper(620, 500, (238, 238, 238))
    page[100:260, 150:580] = (231, 231, 231)
    for top in (150, 210):
        write(page, "Left at the bridge, then", 170, top)
    soft = cv2.GaussianBlur(page, (0, 0), 1.5).astype(np.float32)
    grain = np.random.default_rng(3).normal(0, 0.5, page.shape[:2]).astype(np.float32)
    pixels = np.asarray(np.clip(np.rint(soft + grain[:, :, None]), 0, 255), np.uint8)
    boxes = [flat.box for flat in find_flats(pixels) if flat.rectangular and flat.box.height < 400]
    assert any(box.holds(Box(158, 108, 414, 144)) for box in boxes)


@pytest.mark.parametrize(("side", "of_left"), [(34, Side.LEFT), (0, Side.RIGHT)])
def test_a_plain_square_beside_a_bubble_is_an_avatar(side: int, of_left: Side) -> None:
    page = paper(420, 420, (201, 224, 232))
    for left, top, foot, colour in ((90, 60, 120, (3, 190, 6)), (50, 160, 330, (255, 255, 255))):
        cv2.rectangle(page, (left, top), (412, foot), colour, cv2.FILLED)
        for y in range(top + 40, foot, 40):
            write(page, "as far as I know it is", left + 14, y, size=0.7)
    if side:
        cv2.rectangle(page, (8, 296), (8 + side, 296 + side), (50, 200, 245), cv2.FILLED)
    assert [region.side for region in bubbles_of(page)] == [Side.RIGHT, of_left]


@pytest.mark.parametrize(("size", "spoken"), [(0.35, True), (0.7, False)])
def test_times_under_bubbles_of_a_word_are_small_print_and_no_rows(size: float, spoken: bool) -> None:
    page = paper(360, 560, (255, 255, 255))
    for y, word in ((40, "Four"), (160, "Three"), (280, "Two"), (400, "One")):
        cv2.rectangle(page, (60, y), (150, y + 44), (238, 232, 228), cv2.FILLED)
        write(page, word, 72, y + 30, size=0.7)
        cv2.circle(page, (32, y + 56), 18, (230, 150, 90), cv2.FILLED)
        write(page, "12:13 AM yesterday", 60, y + 66, (150, 150, 150), size)
    kinds = {region.kind for region in regions_of(page)}
    assert (RegionKind.BUBBLE in kinds, RegionKind.ROWS in kinds) == (spoken, not spoken)


def test_a_bubble_with_the_two_parts_of_a_linked_card_is_no_ground() -> None:
    page = paper(620, 700, (255, 255, 255))
    cv2.rectangle(page, (40, 60), (420, 400), (170, 190, 180), 2)
    write(page, "Haha, exactly", 60, 100)
    page[120:260, 56:405] = (55, 63, 77)
    write(page, "x", 200, 200, (200, 200, 200))
    page[265:345, 56:405] = (240, 240, 240)
    write(page, "Opening hours", 70, 310)
    for top in (440, 560):
        cv2.rectangle(page, (180, top), (580, top + 90), (120, 190, 130), 2)
        write(page, "Not before Thursday", 200, top + 55)
    assert [region.box.y // 10 for region in bubbles_of(page)] == [6, 44, 56]


def test_cells_beside_a_conversation_between_its_bars_are_no_bubbles() -> None:
    page = paper(1280, 800, (238, 242, 244))
    page[:50] = (255, 255, 255)
    write(page, "Search", 100, 34, INK, 0.7)
    for top, bottom in ((73, 150), (152, 230), (232, 310), (312, 390), (392, 760)):
        page[top:bottom, 210:508] = (255, 255, 255)
        if bottom < 400:
            write(page, "Minh Chau", 280, top + 34, INK, 0.6)
            write(page, "See you in Lisbon then", 280, top + 60, (120, 120, 120), 0.5)
    for top, bottom in ((73, 140), (142, 640), (642, 760)):
        page[top:bottom, 510:1070] = (255, 255, 255)
    write(page, "Minh Chau", 530, 112, INK, 0.7)
    for y in (200, 310, 420, 530):
        cv2.circle(page, (550, y), 22, (60, 140, 90), -1)
        write(page, "Minh Chau", 600, y - 4, INK, 0.6)
        write(page, "Could you send it before noon", 600, y + 26, INK, 0.5)
    write(page, "Write to them", 540, 700, (150, 150, 150), 0.6)
    found = regions_of(page)
    assert [region.kind for region in found if region.kind in (RegionKind.ROWS, RegionKind.BUBBLE)] == [RegionKind.ROWS]
    rows = next(region for region in found if region.kind is RegionKind.ROWS)
    assert rows.box.x >= 508


def on_pattern(ground: tuple[int, int, int], motif: tuple[int, int, int]) -> Pixels:
    """Return a desktop 1200 pixels wide, a conversation right of a list on a pattern that repeats."""
    tile = np.full((260, 400, 3), ground, np.uint8)
    random = np.random.default_rng(3)
    for x, y in ((x, y) for x in range(14, 385, 42) for y in range(14, 245, 24)):
        across, down, size = random.integers(10, size=3).tolist()
        cv2.circle(tile, (x + across, y + down), 4 + size // 3, motif, 1, cv2.LINE_AA)
    page = np.ascontiguousarray(np.tile(tile, (3, 3, 1))[:780, :1200])
    page[:, :290], page[:60], page[730:] = (23, 33, 43), (23, 33, 43), (23, 33, 43)
    write(page, "Bridge Street traders", 310, 38, (235, 235, 235), 0.6)
    write(page, "Write a message", 350, 762, (140, 140, 140), 0.5)
    for y in (130, 200, 270, 340):
        write(page, "Clara", 80, y, (235, 235, 235), 0.6)
        write(page, "pizza or pasta?", 80, y + 24, (150, 150, 150), 0.5)
    for y, x in ((90, 330), (180, 800), (270, 330), (380, 330), (600, 800)):
        page[y : y + 60, x : x + 360] = (51, 61, 44) if x > 400 else (51, 51, 60)
        write(page, "They told the shopkeepers", x + 16, y + 36, (235, 235, 235), 0.6)
    return page


def test_a_pattern_behind_a_chat_makes_no_collage_of_it() -> None:
    found = [
        region for region in regions_of(on_pattern((14, 22, 33), (54, 68, 84))) if region.kind is RegionKind.BUBBLE
    ]
    assert [(region.box.x > 700, region.pane) for region in found] == [
        (False, 0), (True, 0), (False, 0), (False, 0), (True, 0)
    ]  # fmt: skip


def test_a_bar_that_tells_what_is_not_read_yet_parts_no_chat() -> None:
    page = paper(900, 900, (226, 234, 239))
    page[:60], page[830:] = (245, 242, 240), (245, 242, 240)
    write(page, "Falcons", 40, 38, INK, 0.7)
    page[500:532] = (255, 255, 255)
    write(page, "2 unread messages", 370, 522, (120, 120, 120), 0.5)
    for y, x in ((90, 40), (190, 480), (290, 40), (390, 40), (560, 40), (660, 480)):
        page[y : y + 64, x : x + 380] = (255, 255, 255) if x < 100 else (211, 253, 217)
        write(page, "Can someone give him a lift", x + 16, y + 40, INK, 0.6)
    assert [region.box.y for region in bubbles_of(page)] == [90, 190, 290, 390, 560, 660]


def test_a_chat_in_a_small_window_on_a_page_is_read_and_not_the_page() -> None:
    page = paper(1600, 1000, (233, 234, 237))
    page[:60] = (152, 89, 59)
    write(page, "Search for people and things", 300, 38, (240, 240, 240), 0.6)
    for y in (100, 560):
        page[y : y + 400, 340:960] = (255, 255, 255)
        write(page, "Found this old map in the attic", 370, y + 60, INK, 0.7)
        write(page, "Does anybody recognise the coastline", 370, y + 100, INK, 0.7)
    page[500:540, 1150:1550] = (120, 80, 60)
    write(page, "Gwen Roca", 1170, 527, (250, 250, 250), 0.6)
    page[540:1000, 1150:1550] = (255, 255, 255)
    for y, x, wide in ((560, 1170, 200), (620, 1330, 200), (680, 1170, 240), (740, 1300, 230), (800, 1170, 180),
                       (860, 1340, 190)):  # fmt: skip
        page[y : y + 46, x : x + wide] = (240, 240, 240) if x == 1170 else (250, 230, 200)
        write(page, "me but no cable", x + 14, y + 30, INK, 0.5)
    assert [region.box.y for region in bubbles_of(page)] == [560, 620, 680, 740, 800, 860]


def test_cards_nearly_as_wide_as_the_page_are_messages_and_no_bars() -> None:
    page = paper(420, 860, (243, 243, 243))
    page[:80] = (189, 108, 15)
    for y, high in ((95, 120), (225, 90), (325, 130), (465, 90), (565, 120)):
        page[y : y + high, 8:412] = (255, 255, 255)
        write(page, "Ermete Galli", 60, y + 30, INK, 0.6)
        write(page, "Vi chiedo di segnalarmi", 20, y + 70, INK, 0.6)
    assert [region.box.y for region in bubbles_of(page)] == [95, 225, 325, 465, 565]


def test_a_small_window_that_says_little_beside_a_chat_is_not_read_in_its_place() -> None:
    page = paper(1400, 1000, (255, 255, 255))
    for y in range(60, 940, 80):
        cv2.circle(page, (60, y), 18, (60, 140, 90), -1)
        write(page, "Minh Chau", 100, y, INK, 0.7)
        write(page, "Could you send it before noon, as you said yesterday", 100, y + 30, INK, 0.6)
    page[300:620, 1000:1360] = (225, 232, 235)
    for y, x in ((320, 1010), (370, 1300), (420, 1010), (470, 1300), (520, 1010), (570, 1300)):
        page[y : y + 34, x : x + 50] = (250, 250, 250) if x == 1010 else (200, 240, 200)
        write(page, "ok", x + 10, y + 24, INK, 0.6)
    said = [line for region in regions_of(page) if region.kind is RegionKind.ROWS for line in region.lines]
    assert sum(line.box.width > 400 for line in said) >= 10
