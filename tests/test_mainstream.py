"""Parts of well-known apps: polls, roles, answers in a bubble, names over reactions, washes, gradients, posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import Flat, find_flats
from ocr_pipeline.layout.ink import Blob, contrast_map, in_words, typical_height
from ocr_pipeline.layout.keyboards import keyboard_top
from ocr_pipeline.layout.panels import Panel, find_panels
from ocr_pipeline.layout.remnants import is_remnant
from ocr_pipeline.layout.spoken import are_bubbles
from ocr_pipeline.layout.textrows import rows_of
from ocr_pipeline.layout.torn import whole_grounds
from ocr_pipeline.messages import read_page
from ocr_pipeline.messages.answers import quotations_over
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.messages.build import message_of_bubble
from ocr_pipeline.messages.floating import label_for
from ocr_pipeline.messages.labels import label_of
from ocr_pipeline.messages.titles import counts_members, title_of
from ocr_pipeline.model import Crop, LineReading, MessageKind, Region, RegionKind, Screenshot, Side, TextLine, Word
from ocr_pipeline.ocr import read_lines
from ocr_pipeline.ocr.continued import reread_continued
from ocr_pipeline.ocr.mixed import reread
from ocr_pipeline.pipeline.mirrored import is_mirrored
from ocr_pipeline.settings import MessageSettings, OcrSettings
from tests import test_answers, test_newer_apps
from tests.test_any_screen import SOURCE, crop_of
from tests.test_any_screen import read as said
from tests.test_messages import bubble, line
from tests.test_regions import paper
from tests.test_row_regions import Sheet
from tests.test_rows import GREY, LEFT, RED, name, read, run, told

BLUE = (30, 80, 220)
SHOT = Screenshot(SOURCE, None, np.zeros((9, 9, 3), np.uint8))


def poll(*lines: LineReading, bars: Sequence[Box] = ()) -> MessageKind:
    region, readings = bubble(*lines)
    region = replace(region, pictures=tuple(bars), bars=tuple(bars))
    return message_of_bubble(SHOT, region, parts_of(region, readings), "", "").kind


def test_a_question_over_bars_or_shares_is_a_poll() -> None:
    asked = line("When do we start on Saturday?", 0)
    answers = (line("At eight", 1), line("At ten", 3))
    bars = [Box(10, 64, 90, 14), Box(10, 144, 200, 14)]
    assert poll(asked, *answers, bars=bars) is MessageKind.MEDIA
    assert poll(asked, *answers) is MessageKind.TEXT
    inline = [Box(400, 40, 90, 20), Box(400, 120, 90, 20)]
    assert poll(asked, *answers, bars=inline) is MessageKind.TEXT  # words blacked out beside others
    shares = (line("50%", 1), line("Lisbon", 1, x=120), line("33%", 2), line("Leeds", 2, x=120))
    assert poll(asked, *shares) is MessageKind.MEDIA


@pytest.mark.parametrize(
    ("role", "ink", "label"),
    [
        ("admin", (120, 120, 120), "Igor Lapin"),
        ("and Ana", BLUE, ""),
    ],
)
def test_a_role_in_grey_at_the_end_of_a_names_row_is_no_word(role: str, ink: tuple[int, int, int], label: str) -> None:
    head = line("Igor Lapin", 0, ink=BLUE, contrast=200)
    behind = line(role, 0, x=320, cap=16, contrast=120 if label else 200, ink=ink)
    assert label_of([head, behind, line("Then we meet at the mill", 1)], (), ())[0] == label


def test_words_under_a_photograph_are_no_name() -> None:
    lines = [line("Baumarkt Süd", 2, ink=BLUE), line("Industriestraße 14", 3)]
    assert label_of(lines, (), ())[0] == "Baumarkt Süd"
    assert label_of(lines, (Box(0, 0, 300, 70),), ())[0] == ""


@pytest.mark.parametrize(("cap", "gap", "quoted"), [(16, 70, True), (19, 70, False), (16, 12, False)])
def test_what_is_small_and_dim_above_a_gap_in_a_bubble_is_quoted(cap: int, gap: int, *, quoted: bool) -> None:
    who, what = line("Satomi", 0, cap=cap, contrast=210), line("We meet at the mill", 1, cap=cap, contrast=130)
    answer = line("I shall be there before noon", 3)
    box = Box(10, what.line.box.bottom + gap, answer.line.box.width, 20)
    answer = replace(answer, line=replace(answer.line, box=box))
    found = parts_of(*bubble(who, what, answer))
    assert (found.body == "I shall be there before noon") is quoted
    assert (found.quoted == "Satomi We meet at the mill") is quoted


def test_a_note_of_who_answered_makes_what_is_dim_below_it_a_quotation() -> None:
    dim = test_answers.bubble(160, "We meet at the mill", x=30, contrast=120)
    answer = test_answers.bubble(232, "I shall be there before noon")
    for note, quoted in (("Replied to you", True), ("Tuesday noon", False)):
        over = test_answers.bubble(108, note, cap=15, contrast=120, kind=RegionKind.FLOATING)
        over = replace(over[0], box=over[1].line.box), over[1]
        pairs = (test_answers.SAID, over, dim, answer)
        found, _ = quotations_over([region for region, _ in pairs], {each.line: each for _, each in pairs})
        assert (dim[0] not in found) is quoted


def test_the_upper_part_of_a_bubble_in_another_shade_and_smaller_letters_is_quoted() -> None:
    upper, lower = test_answers.bubble(160, "We meet at the mill", cap=16), test_answers.bubble(220, "Fine with me")
    upper = replace(upper[0], box=replace(upper[0].box, width=lower[0].box.width), colour=(250, 230, 200)), upper[1]
    pairs = (test_answers.SAID, upper, lower)
    found, _ = quotations_over([region for region, _ in pairs], {each.line: each for _, each in pairs})
    assert [region.quoted for region in found] == [(), upper[0].lines]


@pytest.mark.parametrize(("x", "named"), [(24, True), (60, False)])
def test_a_name_at_the_edge_of_a_bubble_stands_over_the_reaction_on_it(x: int, *, named: bool) -> None:
    over, readings = test_newer_apps.floating(replace(line("Dev", 0, x=x, cap=18)), kind=RegionKind.FLOATING)
    said_below = Region(RegionKind.BUBBLE, Box(20, 72, 400, 90), Side.LEFT, (line("Seven degrees", 2).line,))
    assert (label_for(said_below, [over], readings, 400.0) is over) is named


def test_receipts_are_neither_messages_nor_names() -> None:
    own = line("See you there", 3)
    region = Region(RegionKind.BUBBLE, Box(300, 110, 300, 60), Side.RIGHT, (own.line,))
    floats = [test_newer_apps.floating(line(text, row), kind=RegionKind.FLOATING)
              for text, row in (("Delivered", 6), ("Ana is typing...", 8), ("Ben left", 10))]  # fmt: skip
    readings = [own, *(each for _, found in floats for each in found.values())]
    page = read_page(SHOT, [region, *(each for each, _ in floats)], readings, (), MessageSettings())
    assert {message.text for message in page.messages} == {"See you there", "Ben left"}
    assert {"Delivered", "Ana is typing..."} <= set(page.furniture)


def test_a_title_counts_who_takes_part_and_the_icons_behind_are_no_part_of_it() -> None:
    region, readings = test_newer_apps.floating(line("Crew(11) Q", 0), kind=RegionKind.HEADER)
    assert title_of([region], readings) == "Crew(11)"
    assert counts_members([region], readings)
    region, readings = test_newer_apps.floating(line("To: Granddad", 0), kind=RegionKind.HEADER)
    assert title_of([region], readings) == "Granddad"
    assert not counts_members([region], readings)


@pytest.mark.parametrize(("text", "group"), [("Katrin, Meryem, Timo, You", True), ("Berlin, Germany", False)])
def test_who_takes_part_is_listed_under_a_title(text: str, *, group: bool) -> None:
    region, readings = test_newer_apps.floating(line("Hut", 0, cap=30), line(text, 1), kind=RegionKind.HEADER)
    assert counts_members([region], readings) is group


def test_a_figure_that_stands_over_a_time_is_a_row_of_its_own() -> None:
    count = [Box(435, 656, 8, 12)]
    time = [Box(436, 675, 13, 12), Box(450, 674, 13, 15), Box(468, 675, 8, 12), Box(481, 675, 8, 12)]
    rows = rows_of([Blob(box, 200, 0.5) for box in (*count, *time)], 24)
    assert [[blob.box for blob in row] for row in rows] == [count, time]


def test_an_emoji_and_icons_do_not_tell_how_high_the_letters_of_a_header_are() -> None:
    title = [Box(152, 91, 13, 19), Box(167, 95, 13, 15), Box(182, 95, 13, 15), Box(203, 95, 13, 15)]
    seen = [Box(152 + 11 * place, 125, 9, 10) for place in range(6)]
    clock = [Box(52 + 16 * place, 34, 13, 19) for place in range(4)]
    icons = [
        Box(24, 97, 18, 31),
        Box(55, 101, 14, 20),
        Box(217, 87, 22, 28),
        Box(459, 102, 37, 28),
        Box(534, 97, 29, 29),
    ]
    blobs = [Blob(box, 200, 0.6) for box in (*title, *seen, *clock, *icons)]
    assert typical_height(in_words(blobs)) == 20


def test_boxes_at_one_edge_are_no_stack_for_lying_above_one_another() -> None:
    left = [Box(165, 871, 462, 240), Box(166, 617, 461, 95), Box(175, 1184, 420, 38)]
    right = [Box(304, 468, 460, 131), Box(491, 794, 273, 59), Box(671, 730, 87, 59)]
    assert are_bubbles([*left, *right], Box(146, 379, 635, 930))


def panel(number: int, parent: int, box: Box, *lines: TextLine) -> Panel:
    plain = np.ones((box.height, box.width), np.uint8)
    return Panel(number, parent, Flat(box, (235, 241, 245), plain * 255, plain, 1.0, rectangular=True), lines, ())


@pytest.mark.parametrize(("texts", "grounds"), [(("3 UNREAD",), 1), ((), 2), (("Send", "9:41"), 2)])
def test_a_wash_with_a_word_in_its_middle_parts_no_ground(texts: Sequence[str], grounds: int) -> None:
    noted = [replace(line(text, 0).line, box=Box(360 - 60 * len(texts) + 120 * place, 478, 100, 12), cap_height=12.0)
             for place, text in enumerate(texts)]  # fmt: skip
    words = line("All quiet", 1).line
    panels = [
        panel(0, -1, Box(0, 64, 700, 704), *noted),
        panel(1, 0, Box(0, 64, 700, 402)),
        panel(2, 0, Box(0, 503, 700, 265)),
        panel(3, 1, Box(20, 100, 300, 40), words),
        panel(4, 2, Box(20, 560, 300, 40), words),
    ]
    found = whole_grounds(panels[1:3], panels, Box(0, 0, 700, 800))
    assert len(found) == grounds


def gradient(width: int, height: int) -> np.ndarray:
    """Return a bubble whose colour runs from purple to blue, at both corners."""
    share = np.add.outer(np.arange(height) / height, np.arange(width) / width)[..., None] / 2
    return np.asarray((1 - share) * (255, 50, 150) + share * (255, 110, 10), np.uint8)


def test_the_paper_of_a_gradient_that_compression_tore_goes_on_as_it_does() -> None:
    pixels = paper(600, 400, (255, 255, 255))
    pixels[40:340, 60:540] = gradient(480, 300)
    flat = max(find_flats(pixels[38:342, 58:542].copy()), key=lambda each: each.box.area * (each.colour != (255,) * 3))
    plain = flat.plain.copy()
    plain[60:-60, 60:-60] = 0
    far = contrast_map(pixels[38:342, 58:542].copy(), replace(flat, plain=plain, fill=0.4))
    assert far[80:-80, 80:-80].max() < 28


@pytest.mark.parametrize("shared", [True, False], ids=["of its own paper", "a card with other paper"])
def test_what_is_below_a_quotation_in_a_gradient_is_the_same_bubble(*, shared: bool) -> None:
    whole, part = np.zeros((180, 380), np.uint8), np.ones((66, 376), np.uint8)
    whole[114:] = shared
    full = [np.full(each.shape, 255, np.uint8) for each in (whole, part)]
    outer = Flat(Box(100, 100, 380, 180), (136, 29, 146), full[0], whole, 0.4, rectangular=True)
    inner = Flat(Box(100, 214, 376, 66), (138, 29, 144), full[1], part, 1.0, rectangular=True)
    assert is_remnant(inner, [outer, inner], paper(600, 800, (136, 29, 146))) is shared


@pytest.mark.parametrize("framed", [True, False], ids=["keys with edges", "bare letters"])
def test_a_keyboard_is_no_part_of_a_chat(*, framed: bool) -> None:
    sheet = Sheet(540, 960)
    for place in range(4):
        x = 20 if place % 2 == 0 else 240
        sheet.pen.rounded_rectangle((x, 40 + 110 * place, x + 270, 110 + 110 * place), 16, (225, 228, 232))
        sheet.text(x + 20, 66 + 110 * place, "it has come today")
    sheet.pen.rectangle((0, 560, 540, 960), (205, 210, 218))
    sheet.text(60, 576, "then      they      there", 22)
    for row, letters in enumerate(("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")):
        for place, letter in enumerate(letters):
            x, y = 8 + 53 * place + 24 * row, 630 + 76 * row
            if framed:
                sheet.pen.rounded_rectangle((x, y, x + 42, y + 60), 6, (255, 255, 255))
            sheet.text(x + 14, y + 18, letter, 22)
    for x, word in ((8, "123"), (440, "return")):
        sheet.pen.rounded_rectangle((x, 860, x + 92, 920), 6, (255, 255, 255))
        sheet.text(x + 12, 880, word, 22)
    sheet.pen.rounded_rectangle((120, 860, 420, 920), 6, (255, 255, 255))
    sheet.text(240, 880, "space", 22)
    pixels, page = np.ascontiguousarray(np.asarray(sheet.image)), Box(0, 0, 540, 960)
    panels = find_panels(pixels, find_flats(pixels))
    assert keyboard_top(panels, page) == 560
    assert keyboard_top([each for each in panels if each.box.y < 500 and each.parent >= 0], page) is None
    assert len(sheet.regions(RegionKind.BUBBLE)) == 4


def test_a_title_between_an_arrow_and_icons_names_no_bubble_below() -> None:
    sheet = Sheet(540, 900)
    for x, sign in ((14, "<"), (70, "Papa"), (430, "oo"), (500, ":")):
        sheet.text(x, 50, sign, 22)
    for place in range(4):
        x = 60 if place % 2 == 0 else 240
        sheet.pen.rounded_rectangle((x, 100 + 120 * place, x + 260, 180 + 120 * place), 16, (225, 228, 232))
        sheet.text(x + 20, 128 + 120 * place, "it has come today")
    assert not [region for region in sheet.regions(RegionKind.FLOATING) if region.box.y < 90]


@pytest.mark.parametrize("rounded", [True, False])
def test_a_bubble_with_round_corners_may_fill_a_picture_to_its_sides(*, rounded: bool) -> None:
    sheet = Sheet(560, 140)
    sheet.pen.rounded_rectangle((0, 20, 559, 119), 30 if rounded else 0, (225, 228, 232))
    sheet.text(30, 40, "There is no more coffee in the house again", 22)
    sheet.text(480, 84, "11:04", 16, (140, 140, 140))
    assert bool(sheet.regions(RegionKind.BUBBLE)) is rounded


def test_a_time_under_what_an_app_says_is_no_messages() -> None:
    found = read(
        *name("Anna", 100, "9:41"), run("Hello there", 140), run("And so on it goes", 168),
        run("Welcome, bogdan. We hope you brought pizza.", 240, ink=(150, 150, 150)),
        run("9:50", 268, cap=14, ink=(150, 150, 150)),
        *name("Ben", 340, "9:52"), run("Hi", 380),
    )  # fmt: skip
    assert [message.text for message in found if message.centred] == ["Welcome, bogdan. We hope you brought pizza."]
    assert [each for each in told(found) if each[0]] == [
        ("Anna", "9:41", "Hello there And so on it goes"),
        ("Ben", "9:52", "Hi"),
    ]


def test_threads_fields_and_unread_marks_are_no_messages_of_rows() -> None:
    found = read(
        *name("Anna", 100, "9:41"), run("Hello there", 140), run("3 replies Last reply today", 172, cap=16, ink=RED),
        run("New", 210, x=700, ink=RED),
        *name("Ben", 260, "9:52"), run("Hi", 300), run("Message", 420, ink=GREY), run("Aa o @ >", 460, ink=GREY),
    )  # fmt: skip
    assert [message.text for message in found if not message.centred] == ["Hello there", "Hi"]


@pytest.mark.parametrize("faced", [True, False])
def test_handles_beside_avatars_are_who_writes(*, faced: bool) -> None:
    texts = ("@kev finally home", "@mira.codes @kev two encores", "@papa CAT CAM NOW", "@owl seconded")
    rows = [run(text, 100 + 60 * place) for place, text in enumerate(texts)]
    faces = [Box(LEFT - 60, 76 + 60 * place, 40, 40) for place in range(4)] if faced else []
    found = told(read(*rows, pictures=tuple(faces)))
    assert (found == [("@kev", "", "finally home"), ("@mira.codes", "", "@kev two encores"),
                      ("@papa", "", "CAT CAM NOW"), ("@owl", "", "seconded")]) is faced  # fmt: skip


def test_the_edge_of_a_badge_is_no_part_of_a_time() -> None:
    head = run("Jira Cloud", 200, ink=RED, bold=True)
    badge = run("APP: 10:05", 200, x=head.line.box.right + 20, cap=14, ink=GREY)
    found = read(*name("Anna", 100, "9:41"), run("Hello there", 140), head, badge, run("It is done", 240))
    assert told(found) == [("Anna", "9:41", "Hello there"), ("Jira Cloud", "10:05", "It is done")]


def test_a_mark_whose_message_is_cut_off_is_no_word() -> None:
    region, readings = bubble(line("\ufffc Weitergeleitet", 0))
    assert parts_of(replace(region, partial=True), readings).body == ""
    region, readings = bubble(line("Weitergeleitet wird es nicht", 0))
    assert parts_of(replace(region, partial=True), readings).body == "Weitergeleitet wird es nicht"


@pytest.mark.parametrize(("x", "body"), [(500, ""), (40, "14:04")])
def test_a_time_alone_at_the_end_of_a_bubble_is_not_what_was_said(x: int, body: str) -> None:
    region, readings = bubble(line("14:04", 1, x=x))
    found = parts_of(region, readings)
    assert (found.body, found.time) == (body, "" if body else "14:04")


def test_a_line_in_doubt_is_read_with_the_model_of_the_line_above() -> None:
    above = said(("Μπορείς", 0.97), ("να", 0.96), language="el")
    doubted = said(("TWWOAOYLO;", 0.11), ("XPELATOLAL", 0.36), ("TIPLW", 0.28), y=30, row=1)

    def greek(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        return tuple(LineReading(crop.line, (Word("τιμολόγιο;", crop.line.box, 0.43),), "el") for crop in crops)

    lines = [above, doubted]
    found = reread_continued([crop_of(each) for each in lines], lines, {"el": "ell"}, greek)
    assert found[1].text == "τιμολόγιο;"


def test_a_figure_with_a_dot_is_no_address_that_keeps_a_line_together() -> None:
    lines = [said(("Zntdave", 0.44), ("1.200", 0.93), ("yta", 0.27), ("autoKivnto,", 0.44))]
    asked: list[int] = []

    def greek(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        asked.extend(crop.pixels.shape[1] for crop in crops)
        words = (("Ζητάνε", 0.9), ("1.200", 0.9), ("για", 0.9), ("αυτοκίνητο,", 0.94))
        return tuple(said(*words, language="el") for _ in crops)

    found = reread([crop_of(each) for each in lines], lines, ["ell"], greek)
    assert found[0].text == "Ζητάνε 1.200 για αυτοκίνητο,"
    assert len(asked) == 1


def test_what_was_read_as_nothing_is_read_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[tuple[int, ...]] = []

    def ask(crops: Sequence[Crop], model: str, *, timeout: float) -> str:
        sizes.extend(crop.pixels.shape for crop in crops)
        head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        row = "5\t1\t1\t1\t1\t1\t20\t10\t60\t20\t91\tHello\n" if len(sizes) == 2 else ""
        return head + row

    monkeypatch.setattr("ocr_pipeline.ocr.ask", ask)
    pixels = np.full((40, 200), 255, np.uint8)
    pixels[10:30, 20:180] = 0
    crop = Crop(TextLine(Box(0, 0, 200, 40), 0, 20.0, 200, (0, 0, 0), (255, 255, 255)), pixels, (0.0, 0.0), 1.0)
    (found,) = read_lines([crop], "eng", OcrSettings(languages=("eng",)))
    assert found.text == "Hello"
    assert sizes == [(40, 200), (48, 240)]


@pytest.mark.parametrize(("model", "width", "size"), [("ara", 200, 28), ("ara", 90, 40), ("chi_sim", 90, 28)])
def test_scripts_that_fill_a_lines_height_are_read_smaller(
    monkeypatch: pytest.MonkeyPatch, model: str, width: int, size: int
) -> None:
    sizes: list[int] = []

    def ask(crops: Sequence[Crop], model: str, *, timeout: float) -> str:
        sizes.extend(crop.pixels.shape[0] for crop in crops)
        return "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"

    monkeypatch.setattr("ocr_pipeline.ocr.ask", ask)
    line_ = TextLine(Box(0, 0, width, 40), 0, 20.0, 200, (0, 0, 0), (255, 255, 255))
    crop = Crop(line_, np.full((40, width), width, np.uint8), (0.0, 0.0), 1.0)
    read_lines([crop], model, OcrSettings(languages=(model,)))
    assert sizes[0] == size


@pytest.mark.parametrize(("day", "mirrored"), [("اليوم", True), ("Today", False)])
def test_the_language_of_an_apps_dates_tells_its_direction_where_nothing_else_does(day: str, *, mirrored: bool) -> None:
    date = LineReading(line("x", 0, x=300).line, (Word(day, Box(300, 0, 40, 20), 0.9),), "ar" if mirrored else "en")
    words = LineReading(line("y", 2).line, (Word("الرسائل", Box(10, 80, 90, 20), 0.9),), "ar")
    regions = [
        Region(RegionKind.FLOATING, date.line.box, None, (date.line,)),
        Region(RegionKind.BUBBLE, Box(0, 70, 300, 40), Side.LEFT, (words.line,)),
    ]
    assert is_mirrored(regions, [date, words], 700) is mirrored
