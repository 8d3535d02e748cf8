"""Chats that follow no app's habits: text without bubbles on two sides, apps set from right to left, words of another
script, icons and marks that are no words, bars over words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.clean import clean_page, crop_line
from ocr_pipeline.geometry import Box
from ocr_pipeline.layout import find_regions
from ocr_pipeline.lexicon.marks import is_mark
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.messages.labels import initialled_names, recurring_names
from ocr_pipeline.messages.naming import may_be_name
from ocr_pipeline.messages.senders import with_senders
from ocr_pipeline.messages.text import join_lines
from ocr_pipeline.model import (
    Crop,
    LineReading,
    Message,
    MessageKind,
    Pixels,
    Region,
    RegionKind,
    Screenshot,
    SenderSource,
    Side,
    Source,
    TextLine,
    Word,
)
from ocr_pipeline.ocr.continued import reread_continued
from ocr_pipeline.ocr.latin import reread_latin
from ocr_pipeline.ocr.lookalikes import tell_commas
from ocr_pipeline.ocr.mixed import reread
from ocr_pipeline.ocr.runs import surest
from ocr_pipeline.pictographs.lines import read_pictographs
from ocr_pipeline.pipeline.mirrored import is_mirrored, mirror_image, mirror_region

SOURCE = Source("c", "picture.png", "")
WHITE, INK, FAINT = (255, 255, 255), (20, 20, 20), (150, 150, 150)


def paper(width: int, height: int, colour: tuple[int, int, int] = WHITE) -> Pixels:
    return np.full((height, width, 3), colour, np.uint8)


def write(pixels: Pixels, text: str, x: int, y: int, ink: tuple[int, int, int] = INK, size: float = 0.8) -> None:
    cv2.putText(pixels, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, ink, 2, cv2.LINE_AA)


def regions_of(pixels: Pixels) -> tuple[Region, ...]:
    return find_regions(clean_page(Screenshot(SOURCE, None, np.ascontiguousarray(pixels))))


def line_at(box: Box, row: int = 0, cap_height: float = 20.0) -> TextLine:
    return TextLine(box, row, cap_height, 235, INK, WHITE, baseline=box.bottom)


def read(*words: tuple[str, float], y: int = 0, row: int = 0, language: str = "en") -> LineReading:
    found, x = [], 0
    for text, confidence in words:
        found.append(Word(text, Box(x, y, 12 * len(text), 20), confidence))
        x += 12 * len(text) + 10
    return LineReading(line_at(Box(0, y, x, 20), row), tuple(found), language)


def bare_chat() -> Pixels:
    page = paper(700, 900)
    for y, x, text in (
        (150, 30, "Did you send the report"), (184, 30, "to the committee?"),
        (270, 330, "Yes, this morning, with"), (304, 330, "all the annexes."),
        (390, 30, "Thank you, see you then"), (480, 480, "Good night"),
    ):  # fmt: skip
        write(page, text, x, y)
    return page


def test_text_without_bubbles_on_two_sides_is_messages_with_sides() -> None:
    found = [region for region in regions_of(bare_chat()) if region.kind is RegionKind.BUBBLE]
    assert [region.side for region in found] == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]
    assert [len({line.row for line in region.lines}) for region in found] == [2, 2, 1, 1]


def test_text_on_one_side_is_rows() -> None:
    page = paper(700, 900)
    for number, text in enumerate(("Mara 12:40", "Did you send the report", "Jan 12:41", "Yes, this morning")):
        write(page, text, 30, 150 + 60 * number)
    assert {region.kind for region in regions_of(page)} == {RegionKind.ROWS}


def test_the_mirror_image_of_a_chat_is_found_mirrored() -> None:
    image = clean_page(Screenshot(SOURCE, None, np.ascontiguousarray(bare_chat()[:, ::-1])))
    straight = find_regions(mirror_image(image))
    back = [mirror_region(region, 700) for region in straight]
    assert [region.side for region in straight] == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]
    assert [region.side for region in back] == [Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT]
    assert [mirror_region(region, 700) for region in back] == list(straight)


@pytest.mark.parametrize(("text", "x", "mirrored"), [("הנהלה", 480, True), ("הנהלה", 60, False), ("Board", 480, False)])
def test_an_app_is_set_leftward_where_script_and_title_say_so(text: str, x: int, mirrored: bool) -> None:
    line = line_at(Box(x, 20, 120, 24))
    header = Region(RegionKind.HEADER, line.box, None, (line,))
    reading = LineReading(line, (Word(text, line.box, 0.9),))
    assert is_mirrored([header], [reading], 700) is mirrored


@pytest.mark.parametrize(("faces", "mirrored"), [((620,), True), ((20,), False), ((20, 620), False)])
def test_an_app_is_set_leftward_where_avatars_stand_on_the_right_only(faces: tuple[int, ...], mirrored: bool) -> None:
    title, said = line_at(Box(290, 20, 120, 24)), line_at(Box(240, 110, 200, 24))
    regions = [
        Region(RegionKind.HEADER, Box(20, 20, 660, 24), None, (title,)),
        Region(RegionKind.BUBBLE, Box(200, 100, 400, 60), Side.RIGHT, (said,)),
        Region(RegionKind.BUBBLE, Box(80, 200, 400, 60), Side.LEFT),
        *(Region(RegionKind.PICTURE, Box(x, 110, 50, 50), None, pictures=(Box(x, 110, 50, 50),)) for x in faces),
    ]
    readings = [LineReading(each, (Word("הנהלה", each.box, 0.9),)) for each in (title, said)]
    assert is_mirrored(regions, readings, 700) is mirrored


def test_times_at_the_left_say_nothing_against_a_title_there() -> None:
    title, box = line_at(Box(60, 20, 120, 24)), Box(10, 100, 380, 80)
    text, time = line_at(Box(150, 110, 200, 24)), line_at(Box(30, 150, 50, 16))
    regions = [
        Region(RegionKind.HEADER, title.box, None, (title,)), Region(RegionKind.BUBBLE, box, Side.LEFT, (text, time)),
        Region(RegionKind.BUBBLE, box, Side.LEFT, (text, time)),
    ]  # fmt: skip
    words = {title: "הנהלה", text: "לילה טוב", time: "12:15"}
    readings = [LineReading(line, (Word(word, line.box, 0.9),)) for line, word in words.items()]
    assert not is_mirrored(regions, readings, 700)


@pytest.mark.parametrize("shift", [0, 900])
def test_a_title_leans_in_its_own_phone_whatever_stands_on_one_side(shift: int) -> None:
    title, icons = line_at(Box(shift + 560, 20, 90, 24)), line_at(Box(shift + 20, 20, 90, 24))
    header = Region(RegionKind.HEADER, Box(shift + 20, 20, 660, 24), None, (icons, title), pane=1)
    said = line_at(Box(shift + 520, 110, 160, 24))
    bubble = Region(RegionKind.BUBBLE, Box(shift + 500, 100, 200, 60), Side.RIGHT, (said,), pane=1)
    words = {title: "ועד הבית", icons: "נם", said: "לילה טוב"}
    readings = [LineReading(line, (Word(word, line.box, 0.9),)) for line, word in words.items()]
    assert is_mirrored([header, bubble], readings, 1600)


@pytest.mark.parametrize(
    ("clocks", "mirrored"),
    [
        pytest.param([(Side.LEFT, 20), (Side.RIGHT, 320)], True, id="times at the left of every bubble"),
        pytest.param([(Side.LEFT, 320), (Side.RIGHT, 620)], False, id="times at the right of every bubble"),
        pytest.param([(Side.LEFT, 20), (Side.LEFT, 20), (Side.RIGHT, 620)], False, id="times at the outer edges"),
    ],
)
def test_an_app_is_set_leftward_where_times_stand_at_the_left(clocks: list[tuple[Side, int]], mirrored: bool) -> None:
    regions, readings = [], []
    for number, (side, x) in enumerate(clocks):
        y = 100 * number
        box = Box(10 if side is Side.LEFT else 310, y, 380, 80)
        text, time = line_at(Box(box.x + 40, y + 10, 300, 24)), line_at(Box(x, y + 50, 50, 16))
        regions.append(Region(RegionKind.BUBBLE, box, side, (text, time)))
        readings.append(LineReading(text, (Word("לילה טוב", text.box, 0.9),)))
        readings.append(LineReading(time, (Word("12:15", time.box, 0.9),)))
    assert is_mirrored(regions, readings, 700) is mirrored


@pytest.mark.parametrize("flush", [True, False], ids=["rows end at one margin", "rows begin at one margin"])
def test_an_app_is_set_leftward_where_the_margin_of_its_rows_is_on_the_right(*, flush: bool) -> None:
    widths = (300, 420, 250, 390, 310)
    lines = tuple(
        line_at(Box(680 - width if flush else 20, 40 * place, width, 20), place) for place, width in enumerate(widths)
    )
    readings = [LineReading(line, (Word("שלום", line.box, 0.9),), "he") for line in lines]
    region = Region(RegionKind.ROWS, Box(0, 0, 700, 300), None, lines)
    assert is_mirrored([region], readings, 700) is flush


def test_a_bar_over_words_is_a_picture_and_no_word() -> None:
    page = paper(700, 500)
    cv2.rectangle(page, (40, 100), (560, 240), (225, 225, 225), cv2.FILLED)
    write(page, "Please ask", 70, 160)
    cv2.rectangle(page, (240, 138), (330, 166), (30, 30, 30), cv2.FILLED)
    write(page, "about it", 350, 160)
    write(page, "this evening then", 70, 205)
    bubble = next(region for region in regions_of(page) if region.kind is RegionKind.BUBBLE)
    assert any(abs(box.width - 91) <= 4 and abs(box.height - 29) <= 4 for box in bubble.pictures)
    assert all(line.box.height < 34 for line in bubble.lines)


def test_a_bubble_saved_so_badly_that_its_edge_is_open_keeps_its_box() -> None:
    page = paper(600, 500, (246, 246, 246))
    for top in (60, 180, 300):
        cv2.rectangle(page, (40, top), (420, top + 80), (236, 232, 250), cv2.FILLED)
        write(page, "They want it back today", 50, top + 50)
    coded = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, 30])[1]
    found = [
        each for each in regions_of(np.asarray(cv2.imdecode(coded, 1), np.uint8)) if each.kind is RegionKind.BUBBLE
    ]
    assert [round(each.box.y, -1) for each in found] == [60, 180, 300]


def icon_line(draw: bool) -> tuple[Pixels, TextLine]:
    page = paper(420, 60)
    if draw:
        cv2.circle(page, (34, 30), 14, FAINT, 3, cv2.LINE_AA)
        cv2.line(page, (25, 21), (43, 39), FAINT, 3, cv2.LINE_AA)
    write(page, "Message deleted", 70, 40, FAINT)
    return page, TextLine(Box(18, 14, 380, 34), 0, 20, 105, FAINT, WHITE, baseline=40)


@pytest.mark.parametrize("drawn", [True, False])
def test_the_icon_of_a_deletion_is_no_letter(drawn: bool) -> None:
    page, line = icon_line(drawn)
    marks = read_pictographs(page, line).pictographs
    assert [each.text for each in marks] == ([""] if drawn else [])


def comma_crop(high: int) -> Crop:
    pixels = np.full((60, 120), 255, np.uint8)
    pixels[40 : 40 + high, 10:13] = 0
    pixels[20:45, 25:100] = 0
    return Crop(line_at(Box(0, 0, 120, 60), cap_height=25.0), pixels, (0.0, 0.0), 1.0)


@pytest.mark.parametrize(("high", "stop"), [(3, "."), (7, "،")])
def test_an_arabic_comma_is_told_from_a_stop_by_its_height(high: int, stop: str) -> None:
    word = Word("حسنا.", Box(9, 20, 92, 30), 0.9)
    assert tell_commas([word], comma_crop(high))[0].text == "حسنا" + stop


def crop_of(reading: LineReading) -> Crop:
    pixels = np.full((24, reading.line.box.width), 255, np.uint8)
    return Crop(reading.line, pixels, (0.0, float(reading.line.box.y)), 1.0)


def test_only_the_words_of_another_script_are_read_anew() -> None:
    line = read(("Meeting", 0.96), ("EEREITED", 0.3), ("EbtabokoT", 0.35), ("tomorrow", 0.95))

    def japanese(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        return (LineReading(crops[0].line, (Word("鈴木健太", Box(100, 0, 200, 20), 0.92),), "ja"),)

    (found,) = reread([crop_of(line)], [line], ["jpn"], japanese)
    assert [word.text for word in found.words] == ["Meeting", "鈴木健太", "tomorrow"]


def test_a_short_name_read_alike_over_several_messages_is_read_anew() -> None:
    lines = [read(("Hello", 0.96)), *(read(("FRERE", 0.34)) for _ in range(3))]

    def chinese(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        return tuple(LineReading(crop.line, (Word("萨瓦迪卡", crop.line.box, 0.92),), "zh") for crop in crops)

    found = reread([crop_of(line) for line in lines], lines, ["chi_sim"], chinese)
    assert [line.text for line in found] == ["Hello", "萨瓦迪卡", "萨瓦迪卡", "萨瓦迪卡"]


def test_a_surely_read_line_is_not_read_anew() -> None:
    line = read(("Meeting", 0.96), ("tomorrow", 0.95))

    def never(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        raise AssertionError("nothing is in doubt")

    assert reread([crop_of(line)], [line], ["jpn"], never) == (line,)


@pytest.mark.parametrize(
    ("sure", "kept"),
    [
        pytest.param(0.4, "Δεν έχω www.example.net/a", id="an address behind words"),
        pytest.param(0.98, "Aev exw www.example.net/a", id="all of it surer"),
    ],
)
def test_each_part_of_a_line_is_read_by_the_model_that_is_surer(sure: float, kept: str) -> None:
    greek = read(("Δεν", 0.97), ("έχω", 0.97), ("ννν.εχαπιρ.ηετ/α", 0.0))
    assert surest(greek, read(("Aev", sure), ("exw", sure), ("www.example.net/a", 0.9))).text == kept


@pytest.mark.parametrize(
    ("known", "name", "kept"),
    [
        pytest.param(0.8, ("eine", 0.93), "Σου είπε ότι έρχεται", id="a word that reads as a Latin one"),
        pytest.param(0.2, ("Kim,", 0.97), "Σου Kim, ότι έρχεται", id="a word in Latin letters"),
    ],
)
def test_a_word_in_other_letters_than_its_line_is_much_surer(known: float, name: tuple[str, float], kept: str) -> None:
    greek = read(("Σου", 0.96), ("είπε", known), ("ότι", 0.97), ("έρχεται", 0.97))
    latin = read(("Ewa", 0.5), name, ("OTL", 0.3), ("epxetau", 0.2))
    assert surest(greek, latin).text == surest(latin, greek).text == kept


def test_on_a_page_in_signs_what_looks_like_latin_may_be_in_a_third_script() -> None:
    unsure = (("TBl", 0.5), ("oyJM", 0.1), ("TDOTOK", 0.6))
    lines = [read(*unsure, language="ja"), read(("ADTeM", 0.83), y=40, language="ja")]

    def russian(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        texts = {0: "Ты получил протокол", 40: "Артём"}
        return tuple(read((texts[round(each.origin[1])], 0.97), language="ru") for each in crops)

    found = reread([crop_of(line) for line in lines], lines, ["rus"], russian)
    assert [line.text for line in found] == ["Ты получил протокол", "Артём"]


@pytest.mark.parametrize(("sure", "kept"), [(0.96, "This is a reply"), (0.88, "ТН 1$ агеру")])
def test_a_line_in_letters_that_look_alike_goes_to_a_model_that_leaves_far_less_doubt(sure: float, kept: str) -> None:
    lines = [
        read(("Тто", 0.5), ("{Пе", 0.2), ("СпаБоё", 0.1), language="ru"),
        read(("ТН", 0.7), ("1$", 0.87), ("агеру", 0.89), y=40, language="ru"),
    ]

    def latin(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        words = {0: ("Tino the chatbot", 0.96), 40: ("This is a reply", sure)}
        return tuple(read(words[round(each.origin[1])], language="en") for each in crops)

    found = reread([crop_of(line) for line in lines], lines, ["eng"], latin)
    assert found[1].text == kept


def test_the_short_end_of_a_text_is_read_with_the_model_of_the_line_above() -> None:
    above, end = read(("昼までに必要で", 0.93), language="ja"), read(("To", 0.86), y=30, row=1)

    def japanese(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        assert model == "jpn"
        return tuple(LineReading(crop.line, (Word("す。", crop.line.box, 0.93),), "ja") for crop in crops)

    lines = [above, end]
    found = reread_continued([crop_of(line) for line in lines], lines, {"ja": "jpn"}, japanese)
    assert [line.text for line in found] == ["昼までに必要で", "す。"]


def test_a_clock_on_an_arabic_page_is_read_by_a_latin_model() -> None:
    clock, words = read(("1247", 0.3), language="ar"), read(("بالضبط", 0.9), language="ar")

    def latin(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        return tuple(LineReading(crop.line, (Word("12:47", crop.line.box, 0.93),), "en") for crop in crops)

    found = reread_latin([crop_of(clock), crop_of(words)], [clock, words], "eng", latin)
    assert [line.text for line in found] == ["12:47", "بالضبط"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("https://museum.example/h", "ours?day=su"), "https://museum.example/hours?day=su"),
        (("https://a.example/b", "https://c.example/d"), "https://a.example/b https://c.example/d"),
        (("see https://a.example/c", "and so on"), "see https://a.example/c and so on"),
        (("全部で", "4500円です"), "全部で4500円です"),
        (("www.example.net/town-", "hall"), "www.example.net/town-hall"),
        (("von Ende-zu-", "ende"), "von Ende-zu-ende"),
    ],
)
def test_lines_are_joined_as_they_were_broken(lines: tuple[str, ...], joined: str) -> None:
    assert join_lines(lines) == joined


@pytest.mark.parametrize("text", ["Forwarded", "» Weitergeleitet", "Transférè", "معدلة"])
def test_what_an_app_notes_is_no_name(text: str) -> None:
    assert is_mark(text)
    assert not may_be_name(text)


@pytest.mark.parametrize(("text", "name"), [("+44 7700 900123", True), ("Ana Lima", True), ("12:40", False)])
def test_a_number_may_name_who_is_no_contact(text: str, name: bool) -> None:
    assert may_be_name(text) is name


def test_decimals_of_an_address_are_no_clock() -> None:
    assert clock_in("9=52.3702,4.8952") == ""
    assert clock_in("12:47") == "12:47"


def bubble_of(name: str, text: str, y: int) -> tuple[Region, list[LineReading]]:
    lines = [read((name, 0.9), y=y), read((text, 0.9), y=y + 30, row=1)]
    box = Box(0, y, 300, 60)
    return Region(RegionKind.BUBBLE, box, Side.LEFT, tuple(line.line for line in lines)), lines


@pytest.mark.parametrize(("second", "names"), [("Nobody was there at all", {"Mara"}), ("Can you send it?", set())])
def test_a_message_sent_twice_gives_no_name(second: str, names: set[str]) -> None:
    found = [bubble_of("Mara", "Can you send it", 0), bubble_of("Mara", second, 100)]
    readings = {line.line: line for _, lines in found for line in lines}
    assert recurring_names([region for region, _ in found], readings) == names


def test_a_name_over_the_owners_words_holds_to_the_end_of_their_run() -> None:
    said = Message(SOURCE, None, MessageKind.TEXT, Box(0, 0, 9, 9), "…", 0.9, side=Side.RIGHT, outgoing=True)
    named = replace(said, sender="Íñigo", sender_source=SenderSource.LABEL)
    other = replace(said, side=Side.LEFT, outgoing=False, sender="Ana")
    found = with_senders([said, named, said, other, said], "")
    assert [message.sender for message in found] == ["self", "Íñigo", "Íñigo", "Ana", "self"]


def test_a_card_with_a_name_makes_no_group() -> None:
    said = Message(SOURCE, None, MessageKind.TEXT, Box(0, 0, 9, 9), "…", 0.9, side=Side.LEFT, outgoing=False)
    card = replace(said, sender="Mama", sender_source=SenderSource.LABEL)
    talk = [each for _ in range(6) for each in (said, replace(said, side=Side.RIGHT, outgoing=True))]
    found = with_senders([*talk, card], "Jan")
    assert [message.sender for message in found if message.outgoing is False] == ["Jan"] * 6 + ["Mama"]


def test_names_within_runs_make_no_group_and_names_that_head_most_runs_do() -> None:
    said = Message(SOURCE, None, MessageKind.TEXT, Box(0, 0, 9, 9), "…", 0.9, side=Side.LEFT, outgoing=False)
    named = replace(said, sender="You", sender_source=SenderSource.LABEL)
    reply = replace(said, side=Side.RIGHT, outgoing=True)
    within = with_senders([said, reply, said, reply, said, named], "Jan")
    assert [message.sender for message in within if message.outgoing is False] == ["Jan", "Jan", "Jan", "You"]
    heading = with_senders([said, reply, named, said, reply, replace(named, sender="Eva")], "The board")
    assert [message.sender for message in heading if message.outgoing is False] == ["", "You", "You", "Eva"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Minutes_2026.pdf", False), ("IMG-0412.jpeg", False), ("j.doe", True), ("Anna-Lena", True), ("user_12", True)],
)
def test_the_name_of_a_file_is_no_senders(text: str, name: bool) -> None:
    assert may_be_name(text) is name


@pytest.mark.parametrize(
    ("tail", "cleared"),
    [
        pytest.param(38, True, id="a descender crosses the stroke and stays"),
        pytest.param(32, False, id="no letter reaches below it, so that none can be told from it"),
    ],
)
def test_an_underline_is_cleared_from_the_crop(tail: int, cleared: bool) -> None:
    page = np.full((60, 300, 3), 255, np.uint8)
    page[14:30, 20:200:10] = 0
    page[32:34, 20:200] = 0
    page[14:tail, 60:63] = 0
    line = TextLine(Box(10, 8, 220, 36), 0, 16.0, 255, (0, 0, 0), (255, 255, 255), baseline=30)
    crop = crop_line(page, line, x_height=18)
    row, column = (round((at - start) * crop.scale) for at, start in zip((33, 61), reversed(crop.origin), strict=True))
    assert crop.pixels[row, column] < 140
    assert bool(np.median(crop.pixels[row, column + 20 : column + 80]) > 200) is cleared


def test_one_sign_over_a_japanese_text_is_read_with_its_model() -> None:
    name = LineReading(line_at(Box(0, 0, 24, 24)), (Word("5", Box(0, 0, 24, 24), 0.91),), "nl")
    below = read(("本当にありがとう", 0.93), y=35, row=1, language="ja")
    digit = LineReading(line_at(Box(0, 80, 12, 24), 2), (Word("5", Box(0, 80, 12, 24), 0.91),), "nl")
    again = read(("おやすみなさい", 0.93), y=115, row=3, language="ja")

    def japanese(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        return tuple(LineReading(crop.line, (Word("母", crop.line.box, 0.85),), "ja") for crop in crops)

    lines = [name, below, digit, again]
    found = reread_continued([crop_of(line) for line in lines], lines, {"ja": "jpn"}, japanese)
    assert [line.text for line in found] == ["母", "本当にありがとう", "5", "おやすみなさい"]


@pytest.mark.parametrize(("latin", "asked"), [("encontrar-me", ["eng"]), ("xq", ["eng", "rus"])])
def test_words_that_another_latin_model_confirms_are_asked_of_no_other_script(latin: str, asked: list[str]) -> None:
    line = read(("Podes", 0.96), ("encontrar-me", 0.2), ("isso", 0.95), language="pt")
    models: list[str] = []

    def others(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        models.append(model)
        return (LineReading(crops[0].line, (Word(latin, Box(70, 0, 144, 20), 0.93),), "en"),)

    (found,) = reread([crop_of(line)], [line], ["eng", "rus"], others)
    assert (found.text, models) == ("Podes encontrar-me isso", asked)


@pytest.mark.parametrize(("x", "mirrored"), [(720, True), (20, False)], ids=["at the right", "at the left"])
def test_a_list_of_chats_stands_where_lines_begin(x: int, mirrored: bool) -> None:
    title, box = line_at(Box(560, 20, 60, 24)), Box(240, 100, 380, 80)
    rows = [line_at(Box(x, 110 + 20 * row, 150, 16), row) for row in range(4)]
    text, time = line_at(Box(350, 110, 200, 24)), line_at(Box(560, 150, 50, 16))
    regions = [
        Region(RegionKind.HEADER, title.box, None, (title,)),
        *(Region(RegionKind.BUBBLE, replace(box, y=box.y + 90 * n), Side.LEFT, (text, time)) for n in range(3)),
        Region(RegionKind.OUTSIDE, Box(x, 110, 150, 80), None, tuple(rows)),
    ]
    words = {title: "הנהלה", text: "לילה טוב", time: "12:15"} | dict.fromkeys(rows, "ועד הבית")
    readings = [LineReading(line, (Word(word, line.box, 0.9),)) for line, word in words.items()]
    assert is_mirrored(regions, readings, 900) is mirrored


@pytest.mark.parametrize(
    ("letter", "second", "names"),
    [
        pytest.param("J", "Are you still coming tonight", {"Jack"}, id="the letter of the name"),
        pytest.param("P", "Are you still coming tonight", set(), id="another letter"),
        pytest.param("J", "Bartholomew", set(), id="a line that was full"),
    ],
)
def test_a_first_line_that_begins_as_the_avatar_beside_it_is_a_name(letter: str, second: str, names: set[str]) -> None:
    name, rest = read(("Jack", 0.9), y=100), read(*((word, 0.9) for word in second.split()), y=130, row=1)
    first = Region(RegionKind.BUBBLE, Box(0, 100, 400, 60), Side.LEFT, (name.line, rest.line))
    owner, _ = bubble_of("Jane", "Nobody answered when I called", 300)
    box = Box(-60, 160, 40, 40)
    face, initial = Region(RegionKind.PICTURE, box, None, pictures=(box,)), line_at(Box(-48, 172, 14, 16))
    found = [name, rest, LineReading(initial, (Word(letter, initial.box, 0.9),))]
    regions = [first, replace(owner, side=Side.RIGHT, lines=()), face]
    assert initialled_names(regions, {each.line: each for each in found}) == names
