"""Where rows and tables stand on a picture, from drawn pixels, without Tesseract."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout import find_regions
from ocr_pipeline.model import CleanImage, Region, RegionKind, Screenshot, Source

WHITE, BLACK, GREY, SHADE = (255, 255, 255), (20, 20, 20), (140, 140, 140), (225, 228, 232)


class Sheet:
    """A white picture to draw a chat on."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), WHITE)
        self.pen = ImageDraw.Draw(self.image)

    def text(self, x: int, y: int, words: str, size: int = 20, ink: tuple[int, int, int] = BLACK) -> None:
        """Write a line, its upper edge at `y`."""
        self.pen.text((x, y), words, ink, ImageFont.load_default(size))

    def avatar(self, x: int, y: int, side: int = 44) -> None:
        """Draw a full square in the colour of a face."""
        self.pen.rectangle((x, y, x + side, y + side), (200, 120, 70))

    def regions(self, kind: RegionKind) -> list[Region]:
        """Return the regions of a kind that are found on the picture."""
        pixels = np.ascontiguousarray(np.asarray(self.image)[:, :, ::-1])
        screenshot = Screenshot(Source("chat", "chat.png", "0" * 64), None, pixels)
        return [region for region in find_regions(CleanImage(screenshot, pixels)) if region.kind is kind]


def rows(sheet: Sheet, x: int, top: int, names: Sequence[str], text: str) -> None:
    """Draw messages of a name over a line of text, an avatar before each."""
    for place, name in enumerate(names):
        y = top + 90 * place
        sheet.avatar(x, y)
        sheet.text(x + 60, y, name, ink=(60, 60, 200))
        sheet.text(x + 60, y + 30, text)


def table(sheet: Sheet, edges: Sequence[int], tops: Sequence[int]) -> None:
    """Draw a ruled table with a word in every cell."""
    for x in edges:
        sheet.pen.line((x, tops[0], x, tops[-1]), GREY, 2)
    for y in tops:
        sheet.pen.line((edges[0], y, edges[-1], y), GREY, 2)
    for y in tops[:-1]:
        for x in edges[:-1]:
            sheet.text(x + 12, y + 12, "words in it")


def test_cells_that_abut_are_a_table() -> None:
    sheet = Sheet(800, 500)
    sheet.text(40, 30, "Exhibit A")
    table(sheet, (40, 180, 340, 760), (100, 150, 200, 280, 330))
    (found,) = sheet.regions(RegionKind.TABLE)
    assert len(found.panels) == 12
    assert len(found.lines) == 12
    assert found.box.y >= 100
    assert [box.y for box in found.panels] == sorted(box.y for box in found.panels)


def test_a_cell_that_was_not_found_is_filled_in() -> None:
    sheet = Sheet(800, 500)
    table(sheet, (40, 180, 340, 760), (100, 150, 200, 250, 300))
    noise = np.random.default_rng(1).integers(0, 255, (44, 130, 3), np.uint8)
    sheet.image.paste(Image.fromarray(noise), (184, 204))
    (found,) = sheet.regions(RegionKind.TABLE)
    assert len(found.panels) == 12
    assert any(box.x <= 184 and box.right >= 330 and box.y <= 206 and box.bottom >= 246 for box in found.panels)


@pytest.mark.parametrize(
    "edges", [pytest.param((40, 340, 760), id="two columns"), pytest.param((40, 760), id="one column")]
)
def test_boxes_of_one_or_two_columns_are_no_table_of_messages(edges: Sequence[int]) -> None:
    sheet = Sheet(800, 500)
    table(sheet, edges, (100, 150, 200, 280, 330))
    assert not sheet.regions(RegionKind.TABLE)


def test_a_list_of_chats_is_not_taken_for_the_conversation_beside_it() -> None:
    sheet = Sheet(1000, 760)
    sheet.pen.rectangle((0, 0, 300, 760), SHADE)
    for place in range(8):
        y = 16 + 90 * place
        sheet.avatar(12, y)
        sheet.text(70, y, "Somebody Else", 18)
        sheet.text(70, y + 26, "what was said there last ...", 16, GREY)
    rows(sheet, 330, 30, ("Anna", "Ben", "Anna"), "Where have you been all day")
    (found,) = sheet.regions(RegionKind.ROWS)
    assert found.box.x >= 300


def test_a_list_of_members_is_cut_off_the_rows() -> None:
    sheet = Sheet(1000, 640)
    rows(sheet, 20, 20, ("Anna", "Ben", "Anna", "Ben", "Anna", "Ben"), "Where have you been all day")
    for place in range(6):
        sheet.avatar(760, 20 + 60 * place, 30)
        sheet.text(800, 26 + 60 * place, "Some Member", 16)
    (found,) = sheet.regions(RegionKind.ROWS)
    assert len(found.lines) == 12
    assert max(line.box.right for line in found.lines) < 760


def test_a_list_of_members_whose_faces_are_as_small_as_letters_is_cut_off_too() -> None:
    sheet = Sheet(1000, 640)
    rows(sheet, 20, 20, ("Anna", "Ben", "Anna", "Ben", "Anna", "Ben"), "Where have you been all day")
    sheet.text(756, 14, "All who are here", 16)
    for place, who in enumerate(("Mo", "Anna Keller", "Somebody Else", "Ben", "Cleo de Nile", "Zed", "Helen Marsh")):
        sheet.avatar(760, 48 + 54 * place, 12)
        sheet.text(776, 46 + 54 * place, who, 16)
    (found,) = sheet.regions(RegionKind.ROWS)
    assert len(found.lines) == 12
    assert max(line.box.right for line in found.lines) < 756
    assert not sheet.regions(RegionKind.HEADER)


def test_a_header_without_a_bar_is_no_row() -> None:
    sheet = Sheet(700, 720)
    for shift in (0, 1):  # bold
        sheet.text(90 + shift, 16, "Our Flat", 26)
    sheet.text(90, 46, "6 members", 16)
    sheet.pen.rectangle((620, 14, 644, 40), BLACK)
    rows(sheet, 20, 110, ("Anna", "Ben", "Anna", "Ben", "Anna", "Ben"), "Where have you been all day")
    (found,) = sheet.regions(RegionKind.ROWS)
    assert min(line.box.y for line in found.lines) > 100


def test_quotations_at_the_edge_of_the_text_make_no_bubbles() -> None:
    sheet = Sheet(700, 620)
    for place in range(4):
        y = 20 + 150 * place
        sheet.text(24, y, "Anna", ink=(60, 60, 200))
        sheet.pen.rectangle((24, y + 32, 360, y + 86), SHADE)
        sheet.text(36, y + 36, "What she said before", 18)
        sheet.text(36, y + 60, "and what else", 18)
        sheet.text(24, y + 98, "It is what I said all along, you know")
    (found,) = sheet.regions(RegionKind.ROWS)
    assert len(found.panels) == 4
    assert len(found.quoted) == 8
    assert len(found.lines) == 8


def test_an_avatar_close_to_a_picture_is_no_part_of_it() -> None:
    sheet = Sheet(700, 620)
    rows(sheet, 20, 20, ("Anna", "Ben", "Anna"), "Where have you been all day")
    sheet.avatar(20, 300)
    sheet.text(80, 296, "Ben", ink=(60, 60, 200))
    noise = np.random.default_rng(1).integers(0, 180, (180, 240, 3), np.uint8)
    sheet.image.paste(Image.fromarray(noise), (76, 324))
    (found,) = sheet.regions(RegionKind.ROWS)
    assert any(abs(box.x - 20) <= 2 and abs(box.y - 300) <= 2 and box.width <= 48 for box in found.pictures)
    assert any(Box(20, 296, 700, 20).holds(line.box, share=0.5) for line in found.lines)


def list_of_messages(sheet: Sheet, tops: Sequence[int]) -> None:
    """Draw messages of a name over a line of text, a line across the whole picture under each."""
    for y in tops:
        sheet.text(30, y + 14, "Helen Marsh", ink=(60, 60, 200))
        sheet.text(30, y + 44, "The train is late once more, so do not wait for me")
        sheet.pen.line((0, y + 90, sheet.image.width, y + 90), SHADE, 2)


def test_messages_that_lines_across_the_page_part_are_of_one_chat() -> None:
    sheet = Sheet(600, 720)
    list_of_messages(sheet, range(0, 720, 90))
    (found,) = sheet.regions(RegionKind.ROWS)
    assert len({line.row for line in found.lines}) == 16


def test_a_bar_with_a_title_is_none_of_the_messages_under_it() -> None:
    sheet = Sheet(600, 810)
    sheet.text(90, 28, "Board of the club", 30)
    sheet.pen.line((0, 90, 600, 90), SHADE, 2)
    list_of_messages(sheet, range(90, 810, 90))
    (found,) = sheet.regions(RegionKind.ROWS)
    assert found.box.y >= 90
    assert len({line.row for line in found.lines}) == 16


def test_a_line_across_the_page_between_two_days_parts_no_chat() -> None:
    sheet = Sheet(700, 800)
    rows(sheet, 20, 20, ["Anna", "Ben", "Anna", "Cleo"], "The keys are under the flower pot")
    sheet.pen.line((0, 390, 700, 390), GREY, 2)
    rows(sheet, 20, 410, ["Ben", "Anna", "Cleo", "Ben"], "I read it twice and still do not get it")
    (found,) = sheet.regions(RegionKind.ROWS)
    assert len({line.row for line in found.lines}) == 16


def test_a_bar_with_a_date_between_two_days_parts_no_chat() -> None:
    sheet = Sheet(700, 900)
    sheet.pen.rectangle((0, 0, 700, 100), (120, 140, 160))
    rows(sheet, 20, 120, ["Anna", "Ben", "Anna", "Cleo"], "The keys are under the flower pot")
    sheet.pen.rectangle((0, 480, 700, 520), SHADE)
    sheet.text(80, 490, "Monday, 2 March, 9:51")
    rows(sheet, 20, 540, ["Ben", "Anna", "Cleo", "Ben"], "I read it twice and still do not get it")
    (found,) = sheet.regions(RegionKind.ROWS)
    assert len({line.row for line in found.lines}) == 17


def test_a_row_under_the_pointer_parts_no_chat() -> None:
    sheet = Sheet(900, 700)
    sheet.pen.rectangle((0, 0, 220, 700), SHADE)
    sheet.pen.rectangle((221, 185, 900, 272), (240, 240, 240))
    rows(sheet, 240, 20, ("Anna", "Ben", "Anna", "Carla", "Ben"), "What was said in a line of text")
    (region,) = sheet.regions(RegionKind.ROWS)
    assert len(region.pictures) == 5


@pytest.mark.parametrize(("room", "count"), [(12, 3), (0, 2)])
def test_the_last_row_under_the_pointer_is_one_of_those_above_it_but_a_field_at_the_end_is_not(
    room: int, count: int
) -> None:
    sheet = Sheet(900, 272 + room)
    sheet.pen.rectangle((0, 185, 900, 271), (240, 240, 240))
    rows(sheet, 20, 20, ("Anna", "Ben", "Anna"), "What was said in a line of text")
    (region, *_) = sheet.regions(RegionKind.ROWS)
    assert len(region.pictures) == count


def test_a_window_drawn_of_lines_that_its_title_breaks_is_a_pane() -> None:
    sheet = Sheet(960, 600)
    for x, y, right, bottom, title in ((6, 10, 238, 580, "Channels"), (246, 10, 950, 520, "Messages")):
        sheet.pen.rectangle((x, y, right, bottom), outline=GREY)
        sheet.pen.rectangle((x + 2, y - 9, x + 100, y + 9), WHITE)
        sheet.text(x + 6, y - 8, title, 16)
    for place in range(6):
        sheet.text(14, 30 + 24 * place, "Somebody", 16)
    for place in range(14):
        for x, words in ((254, "17:02"), (340, "marta:"), (430, "It is not part of the plan")):
            sheet.text(x, 30 + 24 * place, words, 16)
    (region,) = sheet.regions(RegionKind.ROWS)
    assert region.box.x >= 246 and len({line.row for line in region.lines if line.box.y > 30}) == 14


def test_the_photograph_of_somebody_beside_a_message_is_no_card() -> None:
    sheet = Sheet(1000, 320)
    sheet.pen.rectangle((26, 84, 118, 176), (144, 155, 130))
    sheet.pen.ellipse((48, 96, 100, 160), (220, 180, 160))
    for y in (86, 162):
        sheet.text(32, y, "grain", 12, (90, 100, 80))
    for y, words in ((90, "Kathe Muller"), (140, "Can you send me the bill? I need it"), (192, "before noon, please")):
        sheet.text(150, y, words, 34)
    (region,) = sheet.regions(RegionKind.ROWS)
    assert not region.quoted
    assert any(picture.holds(Box(30, 90, 80, 80), share=0.9) for picture in region.pictures)


@pytest.mark.parametrize(
    ("ink", "signs", "field"),
    [
        pytest.param((200, 200, 200), (40, 560), True, id="a plus before and an arrow behind"),
        pytest.param((200, 200, 200), (500, 560), True, id="two signs behind"),
        pytest.param((200, 200, 200), (560,), False, id="one sign, as on a remark"),
        pytest.param(BLACK, (40, 560), False, id="as dark as what was said"),
    ],
)
def test_dim_words_between_signs_below_rows_are_what_one_types_in(
    ink: tuple[int, int, int], signs: tuple[int, ...], field: bool
) -> None:
    sheet = Sheet(620, 560)
    rows(sheet, 40, 40, ("Anna", "Ben", "Clara", "Dora", "Emil"), "all that was said on that day")
    for x in signs:
        sheet.pen.rectangle((x, 506, x + 18, 524), GREY)
    sheet.text(100, 504, "Message to the group", ink=ink)
    (region,) = sheet.regions(RegionKind.ROWS)
    assert all(line.box.y < 480 for line in region.lines) is field
    assert bool(sheet.regions(RegionKind.COMPOSER)) is field


@pytest.mark.parametrize(("x", "field"), [(70, True), (100, False)])
def test_words_that_begin_left_of_all_messages_between_signs_are_what_one_types_in(x: int, field: bool) -> None:
    sheet = Sheet(620, 560)
    rows(sheet, 40, 40, ("Anna", "Ben", "Clara", "Dora", "Emil"), "all that was said on that day")
    for left in (40, 560):
        sheet.pen.rectangle((left, 506, left + 18, 524), GREY)
    sheet.text(x, 504, "I will be there at noon")
    (region,) = sheet.regions(RegionKind.ROWS)
    assert all(line.box.y < 480 for line in region.lines) is field


def test_a_card_among_messages_beside_avatars_is_no_chat_of_its_own() -> None:
    sheet = Sheet(700, 960)
    rows(sheet, 30, 40, ("Anna", "Ben"), "what I am using")
    sheet.pen.rectangle((90, 230, 680, 700), SHADE)
    for line in range(9):
        sheet.text(110, 250 + 40 * line, "let it be what it has always been before, and more;")
    for top in (610, 655):
        sheet.pen.rectangle((110, top, 400, top + 32), WHITE)
        sheet.text(120, top + 6, "run it here and now", 18)
    rows(sheet, 30, 730, ("Clara", "Dora"), "that is fast")
    tops = [line.box.y for region in sheet.regions(RegionKind.ROWS) for line in region.lines]
    assert any(top < 100 for top in tops)
    assert any(top > 720 for top in tops)


def test_a_window_over_rows_makes_no_bubbles() -> None:
    sheet = Sheet(760, 900)
    rows(sheet, 30, 40, ("Anna", "Ben", "Clara", "Dora", "Emil", "Finn", "Greta"), "all that was said on that day")
    for top, bottom, words in ((330, 364, "Settings"), (366, 396, "View"), (398, 520, "Output device")):
        sheet.pen.rectangle((440, top, 730, bottom), SHADE)
        sheet.text(460, top + 5, words)
    assert not sheet.regions(RegionKind.BUBBLE)
    (region,) = sheet.regions(RegionKind.ROWS)
    assert len({line.row for line in region.lines}) == 14


@pytest.mark.parametrize(("count", "listed"), [(12, True), (4, False)])
def test_all_that_is_written_in_many_rows_on_one_panel_is_a_list_of_messages(count: int, listed: bool) -> None:
    sheet = Sheet(420, 80 + 30 * count)
    sheet.pen.rectangle((0, 0, 420, 80 + 30 * count), SHADE)
    sheet.pen.rectangle((14, 14, 390, 50 + 30 * count), WHITE)
    for row in range(count):
        sheet.text(
            30 + 12 * (row % 3 == 0), 26 + 30 * row, "22:20 what was said" if row % 3 == 0 else "and went on so", 18
        )
    assert bool(sheet.regions(RegionKind.ROWS)) is listed
