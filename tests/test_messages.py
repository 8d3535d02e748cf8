"""How times, lines and parts of a bubble are told apart, without Tesseract."""

from __future__ import annotations

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages import read_page
from ocr_pipeline.messages.bubble import Parts, parts_of
from ocr_pipeline.messages.build import drawings_apart, message_of_bubble, message_of_row
from ocr_pipeline.messages.clocks import age_in, clock_in, time_in
from ocr_pipeline.messages.days import is_date, kind_of
from ocr_pipeline.messages.floating import (
    label_for,
    labels_beside,
    name_of,
    signed_by,
    stamp_of,
    time_beside,
    time_under,
    times_above,
)
from ocr_pipeline.messages.labels import notes_of, owners_names
from ocr_pipeline.messages.naming import has_pictograph, may_be_name
from ocr_pipeline.messages.rows import RowMessage
from ocr_pipeline.messages.signatures import signatures_for, signed_above
from ocr_pipeline.messages.text import join_lines, split_trailing_time, text_of_runs
from ocr_pipeline.messages.titles import title_of
from ocr_pipeline.model import (
    LineReading,
    Message,
    MessageKind,
    Region,
    RegionKind,
    Screenshot,
    Side,
    Source,
    TextLine,
    Word,
)
from ocr_pipeline.settings import MessageSettings

BLACK, WHITE, BLUE = (0, 0, 0), (255, 255, 255), (200, 60, 20)
SHOT = Screenshot(Source("c", "picture.png", ""), None, np.zeros((400, 700, 3), np.uint8))


def line(
    text: str, row: int, *, x: int = 10, cap: float = 20, contrast: int = 255, ink: tuple[int, int, int] = BLACK
) -> LineReading:
    words, left = [], x
    for part in text.split():
        width = round(len(part) * cap * 0.6)
        words.append(Word(part, Box(left, row * 40, width, round(cap)), 0.95))
        left += width + round(cap * 0.35)
    box = Box(x, row * 40, left - x, round(cap))
    return LineReading(TextLine(box, row, cap, contrast, ink, WHITE), tuple(words), "en")


def bubble(*lines: LineReading, pictures: tuple[Box, ...] = ()) -> tuple[Region, dict[TextLine, LineReading]]:
    region = Region(
        RegionKind.BUBBLE, Box(0, 0, 600, 200), Side.LEFT, tuple(each.line for each in lines), pictures=pictures
    )
    return region, {each.line: each for each in lines}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        pytest.param("See you at 12:15", "", id="a sentence with a time in it is no time stamp"),
        pytest.param("Pay 10.50 now", "", id="an amount is no time stamp"),
        pytest.param("1,200.00", "", id="nor is one of thousands"),
        pytest.param("45.50", "", id="nor one that no clock shows"),
        pytest.param("OCT 258:00 PM", "OCT 258:00 PM", id="a day read without the space behind it stays with its time"),
        pytest.param("9:23 AM", "9:23 AM", id="twelve hours"),
        pytest.param("3:49 РМ", "3:49 PM", id="twelve hours, read in Cyrillic letters"),
        pytest.param("18:54", "18:54", id="twenty-four hours"),
        pytest.param("10:46PMW", "10:46PM", id="without a space before them too"),
        pytest.param("18:54 W", "18:54", id="ticks read as a letter are left out"),
        pytest.param("OCT 25 8:00 PM", "OCT 25 8:00 PM", id="a date before the clock is kept"),
        pytest.param("午後3:05", "午後3:05", id="the half of the day before the clock is kept"),
        pytest.param("下午511", "下午5:11", id="a colon that was lost behind the half of the day"),
        pytest.param("3:05 م", "3:05 م", id="and behind it"),
        pytest.param("5:20:46 PM 12/23/2023", "5:20:46 PM 12/23/2023", id="a date in figures behind the clock is kept"),
        pytest.param(
            "2020-11-06T07:00:45.074000+00: 00", "2020-11-06T07:00:45.074000+00:00", id="as ISO 8601 writes it"
        ),
    ],
)
def test_a_time_stamp_is_a_clock_and_nothing_else(text: str, time: str) -> None:
    assert clock_in(text) == time


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("11 mins ago", "11 mins ago"),
        ("8 min", "8 min"),
        ("4minY", "4min"),
        ("ai5minY", "15min"),
        ("1minw", "1min"),
        ("2minsago OY", "2minsago"),
        ("2 hrs", "2 hrs"),
        ("36 КВ", ""),
        ("8 MB", ""),
        ("we are 12 people in here", ""),
        ("3 replies", ""),
        ("4 weeks", "4 weeks"),
        ("12 минут", "12 минут"),
    ],
)
def test_an_age_is_a_figure_and_a_word_or_two(text: str, age: str) -> None:
    assert age_in(text) == age


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(["one", "two"], "one two", id="a space between lines"),
        pytest.param(["she'd proba-", "bly know"], "she'd probably know", id="a broken word is mended"),
        pytest.param(
            ["see https://example.org/", "path/page"], "see https://example.org/path/page", id="a broken address"
        ),
        pytest.param(["月儿明", "风儿静"], "月儿明风儿静", id="no space between Chinese letters"),
        pytest.param(["结婚了!", "我把", "OK!", "好"], "结婚了!我把 OK! 好", id="none behind a mark of theirs"),
        pytest.param(["", "only"], "only", id="an empty line adds nothing"),
    ],
)
def test_lines_are_joined_as_they_were_broken(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


@pytest.mark.parametrize(
    ("lines", "language", "text"),
    [
        (["Appelle-", "moi ce soir"], "fr", "Appelle-moi ce soir"),
        (["Enviei-", "te o dinheiro"], "pt", "Enviei-te o dinheiro"),
        (["gen-", "te"], "es", "gente"),
    ],
)
def test_a_hyphen_before_a_pronoun_is_one_of_the_word(lines: list[str], language: str, text: str) -> None:
    assert join_lines(lines, language) == text


@pytest.mark.parametrize(("text", "clock"), [("12:15!", ""), ("12:15?", ""), ("12:15 v", "12:15"), ("12:15", "12:15")])
def test_a_clock_with_a_mark_ends_a_sentence(text: str, clock: str) -> None:
    assert clock_in(text) == clock


def test_a_time_in_the_sentence_stays_in_the_sentence() -> None:
    reading = line("See you at 12:15", 0)
    assert split_trailing_time(reading) == (reading, "")


def test_a_time_after_a_gap_is_taken_off() -> None:
    words = line("See you then", 0)
    far = Word("12:15", Box(words.line.box.right + 40, 0, 50, 14), 0.9)
    rest, time = split_trailing_time(LineReading(words.line, (*words.words, far), "en"))
    assert (rest.text, time) == ("See you then", "12:15")


def test_a_faint_time_under_the_text_is_the_time() -> None:
    parts = parts_of(*bubble(line("I sent you the money", 0), line("18:54", 1, cap=14, contrast=120)))
    assert (parts.body, parts.time) == ("I sent you the money", "18:54")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(line("Now wW", 1, x=170, cap=19), ("I sent it to you", "Now"), id="with ticks behind it"),
        pytest.param(line("1 min", 1, x=190, cap=18), ("I sent it to you", "1 min"), id="a little smaller"),
        pytest.param(line("5 min", 1, x=190), ("I sent it to you 5 min", ""), id="as large as the words"),
        pytest.param(line("5 min", 1, cap=18), ("I sent it to you 5 min", ""), id="below the words"),
    ],
)
def test_a_strong_relative_time_set_in_under_the_words_is_the_time(
    last: LineReading, expected: tuple[str, str]
) -> None:
    parts = parts_of(*bubble(line("I sent it to you", 0), last))
    assert (parts.body, parts.time) == expected


def test_a_short_last_line_of_the_same_size_is_text() -> None:
    parts = parts_of(*bubble(line("back to the us", 0), line("Emmanuel", 1)))
    assert parts.body == "back to the us Emmanuel"


@pytest.mark.parametrize(("last", "cap", "body"), [("bbs,server345", 14, True), ("Delivered", 10, False)])
def test_latin_words_under_signs_are_not_small_because_their_capitals_are_lower(
    last: str, cap: int, *, body: bool
) -> None:
    parts = parts_of(*bubble(line("除了刚才提到过的四台还有", 0), line(last, 1, cap=cap)))
    assert (last in parts.body) is body


def test_a_line_without_tall_letters_is_not_small() -> None:
    parts = parts_of(*bubble(line("When can we see us", 0), line("soon", 1, cap=14)))
    assert parts.body == "When can we see us soon"


def test_a_coloured_first_line_is_the_name() -> None:
    parts = parts_of(
        *bubble(line("Claire", 0, ink=BLUE), line("I am at the station", 1), line("8 min", 2, cap=14, contrast=110))
    )
    assert (parts.label, parts.body, parts.time) == ("Claire", "I am at the station", "8 min")


def test_a_lone_coloured_line_is_the_message() -> None:
    assert parts_of(*bubble(line("Claire", 0, ink=BLUE))).body == "Claire"


def test_what_stands_beside_an_avatar_on_a_card_is_no_word_of_it() -> None:
    name, time = line("Ermete Galli", 0, x=80, ink=BLUE), line("4:12", 0, x=520, cap=14, contrast=150)
    to, said = line("a me, Piera", 1, x=80, cap=16, contrast=150), line("Vi chiedo di segnalarmi", 3)
    face = Box(10, 0, 50, 60)
    region, readings = bubble(name, time, to, said, pictures=(face,))
    parts = parts_of(region, readings)
    assert (parts.label, parts.time, parts.body) == ("Ermete Galli", "4:12", "Vi chiedo di segnalarmi")
    assert message_of_bubble(SHOT, region, parts, "", "").kind is MessageKind.TEXT
    card = parts_of(*bubble(name, line("Piera Zanon", 1, x=80), pictures=(face,)))
    assert "Piera Zanon" in card.body


@pytest.mark.parametrize(("width", "quoted"), [(6, "See you at the mill"), (12, "See you at the mill"), (18, "")])
def test_a_bar_with_a_soft_rim_stands_beside_a_quotation(width: int, quoted: str) -> None:
    said = line("See you at the mill", 0, x=40, cap=20)
    parts = parts_of(*bubble(said, line("Sure", 1), pictures=(Box(10, -10, width, 40),)))
    assert parts.quoted == quoted


def test_time_and_name_may_share_the_foot() -> None:
    parts = parts_of(*bubble(line("It works for me", 0), line("18:54 · Link Mauve", 1, cap=14, contrast=110)))
    assert (parts.body, parts.time, parts.label) == ("It works for me", "18:54", "Link Mauve")


@pytest.mark.parametrize(
    ("text", "sure", "quoted"),
    [("[al, ASS", 0.3, ""), ("\ufffc \ufffc", 1.0, ""), ("See you then", 0.9, "See you then")],
)
def test_a_photograph_is_no_quotation(text: str, sure: float, quoted: str) -> None:
    region, readings = bubble(line("Look at that", 1))
    part = line(text, 0)
    seen = replace(part, words=tuple(replace(word, confidence=sure) for word in part.words))
    parts = parts_of(replace(region, quoted=(seen.line,)), readings | {seen.line: seen})
    assert (parts.quoted, parts.body) == (quoted, "Look at that")
    assert (text in parts.remarks) == (not quoted)


def test_a_photograph_under_a_name_has_no_words_but_its_time() -> None:
    region, readings = bubble(line("Anna", 0, ink=BLUE), line("12:25 PM", 3, cap=12), pictures=(Box(14, 30, 300, 90),))
    parts = parts_of(region, readings)
    assert (parts.label, parts.body, parts.time) == ("Anna", "", "12:25 PM")


def test_a_file_under_a_name_is_a_card() -> None:
    runs = [line("Anna", 0, ink=BLUE, x=20), line("minutes.zip", 1, x=110), line("8.4 MB", 2, x=110)]
    region, readings = bubble(*runs, pictures=(Box(20, 40, 70, 70),))
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "", "").kind is MessageKind.MEDIA


@pytest.mark.parametrize("told", ["PDF · 214 KB", "36 KB - XLSX"])
@pytest.mark.parametrize("name", ["Minutes_2026-01-14.pdf", "budget.xlsx"])
def test_a_file_and_how_large_it_is_are_a_card_though_no_icon_is_seen(name: str, told: str) -> None:
    region, readings = bubble(line(name, 0), line(told, 1, cap=15))
    parts = parts_of(region, readings)
    message = message_of_bubble(SHOT, region, parts, "", "")
    assert (message.kind, message.text, message.sender, message.timestamp) == (MessageKind.MEDIA, name, "", "")


def test_the_icon_of_a_file_is_no_part_of_its_name() -> None:
    name, icon = line("Minutes_2026-01-14.pdf", 0, x=60), line("D", 0, cap=29)
    region, readings = bubble(icon, name, line("PDF · 214 KB", 1, x=60, cap=13))
    message = message_of_bubble(SHOT, region, drawings_apart(parts_of(region, readings)), "", "")
    assert (message.kind, message.text) == (MessageKind.MEDIA, "Minutes_2026-01-14.pdf")


def test_a_word_blacked_out_before_another_is_no_icon_of_a_card() -> None:
    square, bar = Box(20, 34, 36, 36), Box(60, 34, 58, 36)
    region, readings = bubble(line("Anna", 0, ink=BLUE, x=20), line("to you later", 1, x=120), pictures=(square, bar))
    region = replace(region, bars=(bar,))
    message = message_of_bubble(SHOT, region, parts_of(region, readings), "", "")
    assert (message.kind, message.text, message.review) == (MessageKind.TEXT, "to you later", ("redacted",))


@pytest.mark.parametrize(
    ("picture", "quoted"),
    [
        pytest.param(Box(20, 38, 66, 66), "we live now not then", id="a small picture between"),
        pytest.param(Box(20, 20, 66, 150), "", id="a picture higher than the bar"),
    ],
)
def test_lines_behind_a_bar_and_a_picture_of_what_is_quoted_are_too(picture: Box, quoted: str) -> None:
    lines = line("we live now", 1, x=100), line("not then", 2, x=100), line("That is why", 3)
    assert parts_of(*bubble(*lines, pictures=(Box(10, 38, 4, 66), picture))).quoted == quoted


def test_lines_behind_a_bar_are_quoted() -> None:
    bar = Box(10, 38, 4, 66)
    parts = parts_of(
        *bubble(
            line("neshta:", 0),
            line("we live now", 1, x=26),
            line("not then", 2, x=26),
            line("That is why", 3),
            pictures=(bar,),
        )
    )
    assert (parts.quoted, parts.body) == ("we live now not then", "neshta: That is why")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Yesterday", "en", MessageKind.DATE),
        ("Mo. 27 Juli", "de", MessageKind.DATE),
        ("14/09/2026", "fr", MessageKind.DATE),
        ("9:26 AM", "en", MessageKind.DATE),
        ("أمس", "ar", MessageKind.DATE),
        ("1月14日(水)", "ja", MessageKind.DATE),
        ("Χθες", "el", MessageKind.DATE),
        ("Anna joined the room", "en", MessageKind.SYSTEM),
        ("@Nina Sun joined the call", "en", MessageKind.SYSTEM),
        ("Messages are end-to-end encrypted, tap to learn more", "en", MessageKind.SYSTEM),
    ],
)
def test_centred_text_is_a_date_or_a_system_line(text: str, language: str, kind: MessageKind) -> None:
    assert kind_of(text, language) is kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jonas R.", True),
        ("I know.", False),
        ("Jonas", True),
        ("at 9:41", False),
        ("budget.xlsx", False),
        ("j.smith", True),
    ],
)
def test_a_name_may_end_in_an_initial(text: str, name: bool) -> None:
    assert may_be_name(text) is name


@pytest.mark.parametrize(
    ("text", "has"),
    [("Anna", False), ("Anna 12:30 – ok", False), ("Anna \ufffc", True), ("Anna 🙂", True), ("❤️", True)],
)
def test_an_emoji_is_one_whether_named_or_not(text: str, has: bool) -> None:
    assert has_pictograph(text) is has


@pytest.mark.parametrize(
    ("text", "language", "time"),
    [
        pytest.param("edited 11:13", "en", "11:13", id="a note before a clock is no part of the time"),
        pytest.param("изменено 13:17", "ru", "13:17", id="nor is one in Cyrillic letters"),
        pytest.param("Yesterday 9:41", "en", "Yesterday 9:41", id="a day before a clock is"),
        pytest.param("mardi 9:41", "fr", "mardi 9:41", id="so is a weekday"),
        pytest.param("OCT 25 8:00 PM", "en", "OCT 25 8:00 PM", id="and a date"),
        pytest.param("Vor 6 Tagen, 13:26", "de", "Vor 6 Tagen, 13:26", id="and so many days ago"),
        pytest.param("午後3:05", "ja", "午後3:05", id="the half of the day stays with its clock"),
        pytest.param("已缩毗下午2:40", "zh", "下午2:40", id="the half of the day behind a word that was misread"),
        pytest.param("已编辑 下午2:40", "zh", "下午2:40", id="the half of the day behind a word of its own"),
        pytest.param("上上午 11:40", "zh", "上午11:40", id="the half of the day with a sign read twice"),
        pytest.param("há 22 min", "pt", "há 22 min", id="a relative time is kept whole"),
        pytest.param("38 min fa", "it", "38 min fa", id="words behind it too"),
        pytest.param("zojuist", "nl", "zojuist", id="that it was now is a time"),
        pytest.param("See you at 12:15", "en", "", id="a sentence is none"),
    ],
)
def test_a_time_is_what_tells_when(text: str, language: str, time: str) -> None:
    assert time_in(text, language) == time


def test_a_name_over_an_unread_picture_is_a_label_and_no_text() -> None:
    region, readings = bubble(line("Anna Keller", 0, ink=BLUE), pictures=(Box(10, 60, 300, 120),))
    parts = parts_of(region, readings, {"Anna Keller"})
    assert (parts.label, parts.body) == ("Anna Keller", "")


def test_words_after_a_bar_are_text_though_they_look_smaller() -> None:
    rows = ("on the machine. The doctor said", "nothing serious. Happy birthday", "you have a wonderful day")
    region, readings = bubble(
        line("Nobody", 0, cap=24), line("I left a message", 0, x=300, cap=20),
        *(line(text, row, cap=24) for row, text in enumerate(rows, start=1)), line("9:41", 3, x=600, cap=15),
    )  # fmt: skip
    parts = parts_of(region, readings)
    assert parts.body == " ".join(["Nobody I left a message", *rows])
    assert parts.time == "9:41"


def test_a_time_that_ends_the_words_above_the_apps_own_is_text() -> None:
    region, readings = bubble(
        line("Ok, then until", 0), line("12:15!", 1), line("19 min ago", 2, cap=14, contrast=140)
    )  # fmt: skip
    parts = parts_of(region, readings)
    assert (parts.body, parts.time) == ("Ok, then until 12:15!", "19 min ago")


@pytest.mark.parametrize(
    ("above", "x", "cap", "body"),
    [
        ("He will ring you tomorrow, but not before about", 10, 20, True),
        ("He will ring you", 10, 20, False),
        ("He will ring you tomorrow, but not before about", 520, 20, False),
        ("He will ring you tomorrow, but not before about", 10, 15, False),
    ],
    ids=["as the line above, which was full", "there was room for it", "at the right", "smaller"],
)
def test_a_clock_that_is_set_as_the_words_and_goes_on_with_them_is_text(above: str, x: int, cap: int, *, body: bool
                                                                        ) -> None:  # fmt: skip
    parts = parts_of(*bubble(line(above, 0), line("8:30", 1, x=x, cap=cap)))
    assert (parts.body, parts.time) == ((f"{above} 8:30", "") if body else (above, "8:30"))


def test_what_is_far_fainter_than_the_words_and_unsure_is_a_shadow() -> None:
    shade = line("pPpo35QEÑ, and much more of it", 1, cap=8, contrast=30)
    unsure = replace(shade, words=tuple(replace(word, confidence=0.2) for word in shade.words))
    parts = parts_of(*bubble(line("Yes, please", 0), line("8:50", 0, x=520, cap=14, contrast=150), unsure))
    assert (parts.body, parts.time, parts.remarks) == ("Yes, please", "8:50", (shade.text,))
    faint = line("and send me the other one too", 1, contrast=70)
    assert parts_of(*bubble(line("Yes, please", 0), faint)).body == "Yes, please and send me the other one too"


def test_the_only_line_of_a_bubble_that_the_edge_goes_through_is_no_text() -> None:
    region, readings = bubble(line("le nréfèra na nas l'écrira", 0, cap=11))
    _, others = bubble(line("The train is 20 minutes late.", 3), line("Please call me when you land.", 4))
    cut = replace(region, partial=True)
    assert parts_of(cut, readings).body
    assert parts_of(cut, {**readings, **others}).body == ""


def test_a_line_that_the_edge_goes_through_is_no_text() -> None:
    region, readings = bubble(line("εν νων τν νλν", 0, cap=9), line("The train is 20 minutes late.", 1))
    assert parts_of(region, readings).body == "εν νων τν νλν The train is 20 minutes late."
    cut = parts_of(replace(region, partial=True), readings)
    assert cut.body == "The train is 20 minutes late."
    assert cut.remarks == ("εν νων τν νλν",)
    whole, readings = bubble(line("Who else saw it", 0), line("The train is 20 minutes late.", 1))
    assert parts_of(replace(whole, partial=True), readings).body == "Who else saw it The train is 20 minutes late."


@pytest.mark.parametrize(("ink", "body"), [(BLUE, "Anyone up for it?"), (BLACK, "Anyone up for it? no")])
def test_two_coloured_signs_under_plain_words_are_reactions(ink: tuple[int, int, int], body: str) -> None:
    region, readings = bubble(line("Anyone up for it?", 0), line("no", 1, ink=ink))
    assert parts_of(region, readings).body == body


def test_the_size_of_a_file_is_no_time_and_its_kind_no_name() -> None:
    region, readings = bubble(line("budget.xlsx", 0), line("36 КВ · XLSX", 1, cap=12, contrast=110))
    parts = parts_of(region, readings)
    assert (parts.label, parts.time) == ("", "")


def test_a_time_under_emoji_is_no_text() -> None:
    region, readings = bubble(line("✅", 0), line("4 min ago", 1, cap=10, contrast=110))
    parts = parts_of(region, readings)
    assert (parts.body, parts.time) == ("✅", "4 min ago")
    region, readings = bubble(line("4 min ago", 1), pictures=(Box(20, 4, 30, 30),))
    assert (parts_of(region, readings).body, parts_of(region, readings).time) == ("", "4 min ago")


def test_a_name_stands_out_over_a_link_of_the_texts_own_colour() -> None:
    region, readings = bubble(line("Anna", 0, ink=BLUE), line("Sleep well", 1), line("example.com/minutes", 2))
    assert parts_of(region, readings).label == "Anna"


@pytest.mark.parametrize(("weight", "label"), [(0.7, "Anna"), (0.5, "")], ids=["bold", "as light as the link"])
def test_a_bold_name_stands_over_a_link_of_its_colour(weight: float, label: str) -> None:
    name, link = line("Anna", 0, ink=BLUE), line("https://example.com/minutes", 1, ink=BLUE)
    name, link = (replace(each, line=replace(each.line, weight=set_in))
                  for each, set_in in ((name, weight), (link, 0.5)))  # fmt: skip
    assert parts_of(*bubble(name, link)).label == label


def test_words_over_a_link_are_no_name() -> None:
    region, readings = bubble(
        line("Haha exactly", 0), line("example.com/minutes-", 1, ink=BLUE), line("2026.pdf", 2, ink=BLUE)
    )
    assert parts_of(region, readings).label == ""
    region, readings = bubble(
        line("Anna Keller", 0, ink=BLUE), line("Of course", 1), line("example.com/minutes", 2, ink=BLUE)
    )
    assert parts_of(region, readings).label == "Anna Keller"


@pytest.mark.parametrize(
    ("picture", "card"),
    [
        pytest.param(Box(14, 40, 60, 60), True, id="the icon of a file is as high as two lines"),
        pytest.param(Box(14, 38, 60, 26), False, id="a bar over words is not"),
        pytest.param(Box(14, 30, 4, 90), False, id="nor is the bar beside a quotation an icon"),
    ],
)
def test_a_card_has_an_icon_before_its_text(picture: Box, card: bool) -> None:
    region, readings = bubble(line("minutes are here", 1, x=90), pictures=(picture,))
    message = message_of_bubble(SHOT, region, parts_of(region, readings), "", "")
    assert (message.kind is MessageKind.MEDIA) == card


@pytest.mark.parametrize(
    ("read", "kind"),
    [
        pytest.param(("»", "2:48"), MessageKind.MEDIA, id="a button and a length beside the picture of a sound"),
        pytest.param(("La", "2:48"), MessageKind.MEDIA, id="a button that was read as letters"),
        pytest.param(("Listen", "to this"), MessageKind.TEXT, id="words beside a wide picture"),
    ],
)
def test_a_sound_has_no_words(read: tuple[str, ...], kind: MessageKind) -> None:
    runs = [line(text, 0, x=20 + 400 * number) for number, text in enumerate(read)]
    region, readings = bubble(*runs, pictures=(Box(60, 0, 300, 24),))
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "", "").kind is kind


@pytest.mark.parametrize(
    ("first", "rows", "top", "kind"),
    [
        pytest.param(0, (4,), 80, MessageKind.TEXT, id="words of what it leads to stand on the picture"),
        pytest.param(0, (), 80, MessageKind.TEXT, id="its words are cut off"),
        pytest.param(3, (), 0, MessageKind.MEDIA, id="what stands under a picture is its caption"),
    ],
)
def test_a_link_with_the_picture_of_what_it_leads_to_is_a_text(
    first: int, rows: tuple[int, ...], top: int, kind: MessageKind
) -> None:
    runs = [line("He marries in June", first), line("https://maps.example/q", first + 1)]
    region, readings = bubble(*runs, pictures=(Box(14, top, 560, 100),))
    card = [line("Minutes of the board", row) for row in rows]
    linked = replace(region, quoted=tuple(each.line for each in card))
    parts = parts_of(linked, readings | {each.line: each for each in card})
    assert message_of_bubble(SHOT, linked, parts, "", "").kind is kind


def test_what_looked_like_words_in_a_photograph_is_part_of_it() -> None:
    caption, sign = line("Llego en 5 minutos.", 4), line("—", 2)
    sign = replace(sign, words=(replace(sign.words[0], confidence=0.1),))
    region, readings = bubble(caption, pictures=(Box(10, 5, 580, 50),))
    region = replace(region, quoted=(sign.line,))
    parts = parts_of(region, readings | {sign.line: sign})
    assert message_of_bubble(SHOT, region, parts, "", "").kind is MessageKind.MEDIA


def test_a_bubble_that_is_blacked_out_whole_is_a_text_nobody_can_read() -> None:
    bar = Box(14, 10, 300, 24)
    region, readings = bubble(line("09:13", 1), pictures=(bar,))
    region = replace(region, bars=(bar,))
    message = message_of_bubble(SHOT, region, parts_of(region, readings), "", "")
    assert (message.kind, message.text, message.timestamp) == (MessageKind.TEXT, "", "09:13")
    assert message.review == ("redacted",)


@pytest.mark.parametrize(
    ("read", "body"),
    [
        pytest.param("> 0:42", "0:42", id="before a length"),
        pytest.param("»", "", id="alone"),
        pytest.param("> 0:42 is what he said", "> 0:42 is what he said", id="not before words"),
    ],
)
def test_the_button_that_plays_a_sound_is_no_text(read: str, body: str) -> None:
    region, readings = bubble(line(read, 0))
    parts = drawings_apart(parts_of(region, readings))
    assert parts.body == body
    assert (read.split()[0] in parts.remarks) == (body != read)


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("Board 2026", "en", False), ("수진", "ko", False), ("Sun Li", "en", False), ("14/01/2026", "en", True),
        ("Yesterday", "en", True), ("3. März 2025", "de", True), ("3月14日", "ja", True),
    ],
)  # fmt: skip
def test_a_title_with_a_year_or_a_weekday_in_it_is_no_date(text: str, language: str, date: bool) -> None:
    assert is_date(text, language) is date


def test_the_avatar_before_a_name_is_no_part_of_it() -> None:
    region, readings = bubble(line("a", 0, cap=90), line("Jacob Ross", 0, x=110, cap=31))
    assert name_of(region, readings) == "Jacob Ross"


def test_a_bubble_of_nothing_but_a_name_has_no_body() -> None:
    assert notes_of([]) == ([], [])


KOREAN = "이 문제는 만나서 이야기해요"


@pytest.mark.parametrize(
    ("lines", "edge", "text"),
    [
        pytest.param([("이 문제는 만", 400), ("나서 이야기해요", 300)], 410, KOREAN, id="no room"),
        pytest.param([("이 문제는", 300), ("만나서 이야기해요", 400)], 410, KOREAN, id="room for a syllable"),
        pytest.param([("남겼어", 384), ("요.", 90)], 410, "남겼어요.", id="no room for the stop behind it"),
        pytest.param([("이 문제는", 400), ("만나서", 300), ("이야기해요", 350)], 410, KOREAN, id="room later"),
        pytest.param([("이 문제는 만", 400), ("나서", 90)], None, "이 문제는 만 나서", id="no edge tells"),
        pytest.param([("the matter", 400), ("is closed", 300)], 410, "the matter is closed", id="other letters"),
    ],
)
def test_a_korean_word_broken_at_the_edge_is_joined(
    lines: list[tuple[str, int]], edge: float | None, text: str
) -> None:
    runs = []
    for row, (words, right) in enumerate(lines):
        read = line(words, row)
        box = Box(10, row * 40, right - 10, 20)
        runs.append(LineReading(replace(read.line, box=box), read.words, "ko"))
    assert text_of_runs(runs, edge) == text


@pytest.mark.parametrize(
    ("text", "may"),
    [
        pytest.param("Ludwig van der Berg", True, id="a name with small words in it"),
        pytest.param("Please delete the photo after", False, id="the first line of a sentence"),
    ],
)
def test_a_sentence_is_no_name(text: str, may: bool) -> None:
    assert may_be_name(text) is may


def test_a_clock_within_the_words_makes_no_name_of_those_before() -> None:
    region, readings = bubble(
        line("Meeting moved", 0),
        line("from 15:30 to", 0, x=170, cap=16),
        line("16:15, same room", 1),
        line("9:47", 2, cap=12),
    )
    parts = parts_of(region, readings)
    assert (parts.label, parts.body) == ("", "Meeting moved from 15:30 to 16:15, same room")


def test_a_name_with_accents_is_one_though_the_words_look_smaller() -> None:
    region, readings = bubble(
        line("João Conceição", 0, cap=20, ink=BLUE),
        line("9:40", 0, x=400, cap=12, contrast=150),
        line("Of course", 1, cap=16),
    )
    parts = parts_of(region, readings)
    assert (parts.label, parts.body, parts.time) == ("João Conceição", "Of course", "9:40")


def floating(text: str, x: int, y: int, contrast: int = 150) -> tuple[Region, dict[TextLine, LineReading]]:
    sure = 0.9 if contrast > 100 else 0.5
    words = [Word(part, Box(x + 60 * number, y, 50, 16), sure) for number, part in enumerate(text.split())]
    run = LineReading(TextLine(Box(x, y, 60 * len(words) - 10, 16), 0, 16, contrast, BLACK, WHITE), tuple(words), "en")
    return Region(RegionKind.FLOATING, run.line.box, None, (run.line,)), {run.line: run}


@pytest.mark.parametrize(
    ("text", "y", "signed"),
    [
        pytest.param("Noah Smith 10:00 AM", 116, ("Noah Smith", "10:00 AM"), id="under the bubble"),
        pytest.param("Noah Smith Yesterday 10:00", 20, ("Noah Smith", "Yesterday 10:00"), id="over it, with the day"),
        pytest.param("Noah Smith 10:00 AM Edited", 20, ("Noah Smith", "10:00 AM"), id="with a note behind both"),
        pytest.param("Noah Smith", 116, None, id="a name alone may be that of the next one"),
        pytest.param("10:00 AM", 116, None, id="a time alone has no name"),
        pytest.param("Bob Yesterday 10:00", 116, ("Bob", "Yesterday 10:00"), id="a short name with a day"),
        pytest.param("Jan 5, 2021 10:00 AM", 116, None, id="a day and a time have none"),
        pytest.param("3 replies", 116, None, id="a count of replies is neither"),
        pytest.param("Noah Smith 10:00 AM", 260, None, id="far from every bubble"),
    ],
)
def test_a_name_with_a_time_signs_the_bubble_it_is_near(text: str, y: int, signed: tuple[str, str] | None) -> None:
    near = Region(RegionKind.BUBBLE, Box(0, 40, 300, 60), Side.LEFT)
    far = Region(RegionKind.BUBBLE, Box(0, 400, 300, 60), Side.LEFT)
    region, readings = floating(text, 4, y)
    found = {box: (each.name, each.time) for box, each in signatures_for([near, far], [region], readings).items()}
    assert found == ({near.box: signed} if signed else {})


@pytest.mark.parametrize(
    ("text", "y", "signed"),
    [
        pytest.param("Read 10:07 PM", 116, 1, id="a receipt under the owner's bubble"),
        pytest.param("Noah Smith 10:07 PM", 20, 2, id="a name over it, as over those of others"),
    ],
)
def test_a_receipt_signs_nothing(text: str, y: int, signed: int) -> None:
    own = Region(RegionKind.BUBBLE, Box(300, 40, 300, 60), Side.RIGHT)
    other = Region(RegionKind.BUBBLE, Box(0, 440, 300, 60), Side.LEFT)
    region, readings = floating(text, 600 - 60 * len(text.split()), y)
    name, more = floating("Anna Berg 9:41", 0, 420)
    assert len(signatures_for([own, other], [region, name], readings | more)) == signed
    assert signatures_for([own], [region], readings) == {}


def test_what_is_nearer_to_another_bubble_signs_none() -> None:
    own = Region(RegionKind.BUBBLE, Box(10, 40, 590, 60), Side.RIGHT)
    other = Region(RegionKind.BUBBLE, Box(0, 150, 300, 60), Side.LEFT)
    region, readings = floating("Sent 10:49", 10, 106)
    assert signatures_for([own, other], [region], readings) == {}
    assert list(signatures_for([other], [region], readings)) == [other.box]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        pytest.param((("<", 8, 10), ("Messages", 24, 80), ("Anna", 280, 40)), "Anna", id="behind the word on an arrow"),
        pytest.param((("<", 8, 10), ("Anna", 24, 40), ("Berg", 70, 40)), "Anna Berg", id="all that an arrow is before"),
        pytest.param((("Board", 24, 50), ("of", 240, 20), ("Anna", 280, 40)), "Board of Anna", id="without an arrow"),
    ],
)
def test_a_title_in_the_middle_is_no_part_of_the_arrow_back(
    words: tuple[tuple[str, int, int], ...], title: str
) -> None:
    read = tuple(Word(text, Box(x, 40, width, 16), 0.95) for text, x, width in words)
    row = LineReading(TextLine(Box(8, 40, 312, 16), 0, 16, 200, BLACK, WHITE), read, "en")
    header = Region(RegionKind.HEADER, Box(0, 0, 600, 80), None, (row.line,))
    assert title_of([header], {row.line: row}) == title


def test_a_name_under_the_last_bubble_of_a_run_is_that_of_all() -> None:
    own, first, last = (message(side, y) for side, y in ((Side.RIGHT, 0), (Side.LEFT, 100), (Side.LEFT, 200)))
    signed = replace(last, sender="Noah Smith")
    assert [each.sender for each in signed_above([own, first, signed], {last.box})] == ["", "Noah Smith", "Noah Smith"]


def message(side: Side, y: int) -> Message:
    region = Region(RegionKind.BUBBLE, Box(0, y, 300, 60), side)
    return message_of_bubble(SHOT, region, Parts(body="Hello"), "", "")


def test_with_the_name_beside_the_first_line_is_text_in_whatever_colour() -> None:
    region, readings = bubble(line("@everyone", 0, ink=BLUE), line("can you weigh in", 1))
    assert parts_of(region, readings).label == "@everyone"
    assert parts_of(region, readings, None).body == "@everyone can you weigh in"


@pytest.mark.parametrize(
    ("x", "name"),
    [
        pytest.param(60, True, id="a name over its bubble, an avatar before both"),
        pytest.param(190, False, id="a notice beside an avatar that stands over the bubble"),
    ],
)
def test_where_a_name_begins_its_avatar_does_not_count(x: int, name: bool) -> None:
    region, readings = floating("Anna Berg", x, 16)
    avatar = LineReading(TextLine(Box(x - 50, 0, 44, 40), 0, 40, 150, BLACK, WHITE), (), "en")
    avatar = replace(avatar, words=(Word("\ufffc", avatar.line.box, 0.9),))
    region = replace(region, box=Box(x - 50, 0, 200, 40), lines=(avatar.line, *region.lines))
    bubble = Region(RegionKind.BUBBLE, Box(50, 60, 400, 60), Side.LEFT)
    assert (label_for(bubble, [region], readings | {avatar.line: avatar}, 250) is region) is name


def test_what_stands_under_a_name_is_no_title_however_surely_it_is_read() -> None:
    name, note = line("MessageKit", 0, cap=33), line("2 online", 1, cap=27, x=14)
    name = replace(name, words=tuple(replace(word, confidence=0.35) for word in name.words))
    header = Region(RegionKind.HEADER, Box(0, 0, 400, 80), None, (name.line, note.line))
    assert read_page(SHOT, [header], [name, note], [], MessageSettings()).title == "MessageKit"


def test_an_address_of_mail_with_figures_in_it_may_name_somebody_and_a_file_not() -> None:
    assert may_be_name("jane503@example.org")
    assert not may_be_name("report_2.docx")


def test_the_address_that_a_browser_shows_is_no_title() -> None:
    address, name = line("localhost:8080/chat.html?room=7", 0, cap=20), line("AC/DC", 1, cap=18)
    header = Region(RegionKind.HEADER, Box(0, 0, 700, 80), None, (address.line, name.line))
    assert read_page(SHOT, [header], [address, name], [], MessageSettings()).title == "AC/DC"


@pytest.mark.parametrize(("count", "contrast"), [(2, 150), (1, 150), (2, 30)])
def test_names_over_several_of_the_owners_bubbles_name_the_owner(count: int, contrast: int) -> None:
    labels = [floating("Tom", 400, 80 + 120 * number, contrast) for number in range(count)]
    said = [line("so it was", 3 + 3 * number, x=320) for number in range(count)]
    bubbles = [
        Region(RegionKind.BUBBLE, Box(300, 104 + 120 * number, 160, 60), Side.RIGHT, (each.line,))
        for number, each in enumerate(said)
    ]
    regions = sorted([*bubbles, *(region for region, _ in labels)], key=lambda region: region.box.y)
    readings = [*said, *(reading for _, read in labels for reading in read.values())]
    page = read_page(SHOT, regions, readings, [], MessageSettings())
    names = {message.sender for message in page.messages if message.kind is MessageKind.TEXT}
    assert (names == {"Tom"}) is (count == 2 and contrast == 150)  # what is far fainter is a wallpaper's pattern


def test_the_title_is_the_strongest_of_like_lines() -> None:
    name, note = line("Linus", 0, cap=13, contrast=214), line("Currently active", 1, cap=15, contrast=157)
    readings = {each.line: each for each in (name, note)}
    header = Region(RegionKind.HEADER, Box(0, 0, 400, 80), None, tuple(readings))
    assert read_page(SHOT, [header], [name, note], [], MessageSettings()).title == "Linus"


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        pytest.param(Box(20, 0, 560, 30), MessageKind.MEDIA, id="a photograph as wide as the bubble is most of it"),
        pytest.param(Box(20, 0, 160, 30), MessageKind.TEXT, id="what is narrower may be a mark"),
    ],
)
def test_a_photograph_that_the_edge_cuts_off_has_a_caption(picture: Box, kind: MessageKind) -> None:
    region, readings = bubble(line("Shall we meet at seven", 3), pictures=(picture,))
    region = replace(region, partial=True)
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "", "").kind is kind


@pytest.mark.parametrize(("middle", "named"), [(400, True), (250, False)])
def test_a_name_may_stand_over_the_middle_of_a_bubble_but_not_of_the_chat(middle: float, named: bool) -> None:
    region, readings = floating("Anna Berg", 195, 36)
    bubble = Region(RegionKind.BUBBLE, Box(50, 60, 400, 60), Side.LEFT)
    assert (label_for(bubble, [region], readings, middle) is region) is named


@pytest.mark.parametrize(("x", "y", "belongs"), [(0, 32, True), (0, 60, False), (160, 32, False)])
def test_a_time_under_a_name_beside_a_bubble_is_close_and_flush(x: int, y: int, belongs: bool) -> None:
    label, _ = floating("Anna Berg", 0, 10)
    region, readings = floating("21:53", x, y)
    assert (time_under(label, [region], readings) is region) is belongs


@pytest.mark.parametrize(
    ("x", "y", "middle", "belongs"),
    [
        pytest.param(0, 116, 300, True, id="under the outer edge"),
        pytest.param(190, 112, 300, True, id="close under the inner edge"),
        pytest.param(190, 130, 300, False, id="less close under that it may part the days"),
        pytest.param(190, 112, 215, False, id="as it does in the middle of the chat"),
        pytest.param(60, 112, 300, False, id="under no edge"),
        pytest.param(95, 112, 300, True, id="close under the middle of the bubble"),
        pytest.param(95, 112, 125, False, id="that is the middle of the chat"),
    ],
)
def test_a_time_under_a_bubble_is_at_one_of_its_edges(x: int, y: int, middle: float, belongs: bool) -> None:
    region, readings = floating("10:48", x, y)
    bubble = Region(RegionKind.BUBBLE, Box(0, 40, 240, 60), Side.LEFT)
    assert (time_beside(bubble, [region], readings, middle) is region) is belongs


@pytest.mark.parametrize(
    ("x", "y", "above", "belongs"),
    [
        pytest.param(0, 16, -40, True, id="close over the outer edge"),
        pytest.param(0, 16, 8, False, id="no farther from what is above"),
        pytest.param(150, 16, -40, False, id="over the inner edge"),
    ],
)
def test_a_time_over_a_bubble_is_at_its_outer_edge(x: int, y: int, above: int, *, belongs: bool) -> None:
    region, readings = floating("10:48", x, y)
    bubble = Region(RegionKind.BUBBLE, Box(0, 52, 240, 60), Side.LEFT)
    before = Region(RegionKind.BUBBLE, Box(0, above - 60, 240, 60), Side.LEFT)
    assert (bubble.box in times_above([before, bubble], [region], readings, 300)) is belongs


@pytest.mark.parametrize(
    ("head", "ink", "label", "time"),
    [
        pytest.param("Anna Berg © 5 minutesago", BLUE, "Anna Berg", "5 minutesago", id="an age behind an icon"),
        pytest.param("Anna Berg 9:41 AM", BLUE, "Anna Berg", "9:41 AM", id="a clock"),
        pytest.param("Anna Berg 9:41 AM", BLACK, "", "", id="words set as those below are no name"),
    ],
)
def test_a_time_on_the_run_of_the_name_over_the_words_is_none_of_the_name(
    head: str, ink: tuple[int, int, int], label: str, time: str
) -> None:
    region, readings = bubble(line(head, 0, ink=ink), line("Where have you been", 1))
    parts = parts_of(region, readings)
    assert (parts.label, parts.time) == (label, time)
    assert parts.body.endswith("Where have you been")


@pytest.mark.parametrize(
    ("texts", "y", "named"),
    [
        pytest.param(("104", "Anna"), 50, True, id="a number and a name"),
        pytest.param(("104", "9:41"), 50, False, id="one by itself may be anything"),
        pytest.param(("104", "Anna"), 84, False, id="a receipt stands level with the end"),
    ],
)
def test_names_stand_where_avatars_would_beside_several_bubbles(texts: tuple[str, str], y: int, named: bool) -> None:
    first, read = floating(texts[0], 10, y)
    second, more = floating(texts[1], 520, y + 100)
    bubbles = [
        Region(RegionKind.BUBBLE, Box(70, 40, 240, 60), Side.LEFT),
        Region(RegionKind.BUBBLE, Box(260, 140, 240, 60), Side.RIGHT),
    ]
    beside = labels_beside(bubbles, [first, second], read | more)
    assert beside == ({bubbles[0].box: first, bubbles[1].box: second} if named else {})


@pytest.mark.parametrize("stamps", [2, 1, 0])
def test_times_stand_over_bubbles_where_several_do(stamps: int) -> None:
    first, read = floating("10:48", 40, 10)
    second, more = floating("10:49", 180, 118)
    texts = [first, second][:stamps]
    bubbles = [
        Region(RegionKind.BUBBLE, Box(0, 40, 240, 60), Side.LEFT),
        Region(RegionKind.BUBBLE, Box(0, 140, 240, 60), Side.RIGHT),
        Region(RegionKind.BUBBLE, Box(0, 260, 240, 60), Side.RIGHT),
    ]
    over = times_above(bubbles, texts, read | more, 400)
    assert over == ({bubbles[0].box: first, bubbles[1].box: second} if stamps == 2 else {})


@pytest.mark.parametrize(
    ("read", "time"), [("1521", "15:21"), ("15352", "15:52"), ("15:59", "15:59"), ("2026", "20:26"), ("9950", "")]
)
def test_a_time_beside_a_bubble_is_known_without_its_colon(read: str, time: str) -> None:
    region, readings = floating(read, 250, 84)
    bubble = Region(RegionKind.BUBBLE, Box(0, 40, 240, 60), Side.LEFT)
    assert (time_beside(bubble, [region], readings, 300) is region) is bool(time)
    assert stamp_of(region, readings) == time


@pytest.mark.parametrize(
    ("picture", "kind"),
    [
        pytest.param(Box(20, 10, 540, 160), MessageKind.MEDIA, id="what is seen of a photograph under an even sky"),
        pytest.param(Box(20, 10, 540, 90), MessageKind.TEXT, id="a low strip"),
        pytest.param(Box(20, 10, 240, 160), MessageKind.TEXT, id="a narrow picture under no word"),
    ],
)
def test_a_picture_as_wide_as_its_bubble_is_what_was_sent(picture: Box, kind: MessageKind) -> None:
    region, readings = bubble(line("Shall we meet at seven", 5), line("or at eight then", 6), pictures=(picture,))
    region = replace(region, box=Box(0, 0, 600, 600))
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "", "").kind is kind


def test_a_name_of_several_bubbles_heads_a_small_picture_too() -> None:
    region, readings = bubble(line("@solace", 0), line("10:08", 1, contrast=120), pictures=(Box(10, 40, 30, 30),))
    assert parts_of(region, readings).label == ""
    assert parts_of(region, readings, {"@solace"}).label == "@solace"


@pytest.mark.parametrize("contrast", [231, 255])
def test_a_title_is_what_stands_over_a_subtitle_measured_as_large(contrast: int) -> None:
    title, status = line("Anna Keller", 0, cap=20, contrast=contrast), line("online", 1, cap=21, contrast=240)
    lines = (title.line, status.line)
    header = Region(RegionKind.HEADER, Box(0, 0, 600, 80), None, lines)
    page = read_page(SHOT, (header,), (title, status), (), MessageSettings())
    assert page.title == "Anna Keller"


def test_a_title_of_two_lines_is_one() -> None:
    first, second = line("Annika", 0, x=80), line("Bergkvist", 1, x=80)
    header = Region(RegionKind.HEADER, Box(0, 0, 600, 80), None, (first.line, second.line))
    assert read_page(SHOT, (header,), (first, second), (), MessageSettings()).title == "Annika Bergkvist"


def test_a_title_is_in_the_middle_and_not_the_word_on_the_arrow_back() -> None:
    back, title = line("< Back", 0, cap=30), line("Committee", 0, cap=20)
    middle = replace(title.line, box=Box(250, title.line.box.y, 100, 20))
    title = replace(title, line=middle, words=tuple(replace(word, box=middle.box) for word in title.words))
    header = Region(RegionKind.HEADER, Box(0, 0, 600, 80), None, (back.line, title.line))
    page = read_page(SHOT, (header,), (back, title), (), MessageSettings())
    assert page.title == "Committee"


@pytest.mark.parametrize(("sure", "named"), [(0.9, True), (0.17, False)])
def test_what_is_hardly_read_names_nobody(sure: float, named: bool) -> None:
    region, readings = floating("Ena", 20, 20)
    words = tuple(replace(word, confidence=sure) for word in readings[region.lines[0]].words)
    unsure = {region.lines[0]: replace(readings[region.lines[0]], words=words)}
    bubble = Region(RegionKind.BUBBLE, Box(10, 44, 240, 60), Side.LEFT)
    assert (label_for(bubble, [region], unsure, inf) is region) is named


@pytest.mark.parametrize(("side", "outgoing"), [(Side.LEFT, False), (Side.RIGHT, True), (None, None)])
def test_a_bubble_whose_side_is_not_told_is_neither_sent_nor_received(side: Side | None, outgoing: bool | None) -> None:
    region, readings = bubble(line("The train is 20 minutes late.", 0))
    region = replace(region, side=side)
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "", "").outgoing is outgoing


def test_a_title_of_two_signs_is_one_though_it_is_read_less_surely_than_what_is_under_it() -> None:
    name, note = line("美咲", 0, cap=33), line("オンライン", 1, cap=21)
    name = replace(name, words=(replace(name.words[0], confidence=0.34),))
    header = Region(RegionKind.HEADER, Box(0, 0, 400, 80), None, (name.line, note.line))
    assert read_page(SHOT, [header], [name, note], [], MessageSettings()).title == "美咲"


@pytest.mark.parametrize(("text", "name"), [("母", True), ("M", False), ("5", False), ("母!", False)])
def test_one_sign_may_be_a_name_and_one_letter_is_none(text: str, name: bool) -> None:
    assert may_be_name(text) is name


@pytest.mark.parametrize(("text", "name"), [("My number changed: 0161 496", False), ("Tom Okafor:D", True)])
def test_what_goes_on_after_a_colon_is_no_name(text: str, name: bool) -> None:
    assert may_be_name(text) is name


def test_a_clock_before_a_mark_and_more_words_is_said() -> None:
    assert clock_in("12:15! Ok") == ""
    parts = parts_of(*bubble(line("Good, then I see you at", 0), line("12:15! Ok", 1)))
    assert (parts.body, parts.time) == ("Good, then I see you at 12:15! Ok", "")


def test_a_name_beside_a_time_stands_over_a_faint_note_too() -> None:
    name, time = line("Anna Keller", 0, ink=BLUE), line("14:09", 0, x=500, cap=14, contrast=120)
    parts = parts_of(*bubble(name, time, line("This message was deleted", 1, contrast=140)))
    assert (parts.label, parts.body, parts.time) == ("Anna Keller", "This message was deleted", "14:09")


@pytest.mark.parametrize(
    ("lines", "body", "name", "time"),
    [
        (("4:38 pm : Thijs van Dijk",), "", "Thijs van Dijk", "4:38 pm"),
        (("😅", "4:38 pm · Fenna"), "😅", "Fenna", "4:38 pm"),
        (("14:30",), "14:30", "", ""),
    ],
)
def test_a_time_and_a_name_are_no_message(lines: tuple[str, ...], body: str, name: str, time: str) -> None:
    read = [line(text, number) for number, text in enumerate(lines)]
    parts = parts_of(*bubble(*read))
    assert (parts.body, parts.label, parts.time) == (body, name, time)


@pytest.mark.parametrize("read", ["07 52", "0752", "07-52", "07:52"])
def test_the_colon_of_a_time_beside_a_name_may_be_lost(read: str) -> None:
    name, time = line("Anna Keller", 0), line(read, 0, x=500, cap=14, contrast=120)
    parts = parts_of(*bubble(name, time, line("See you at 1200", 1)))
    assert (parts.label, parts.time, parts.body) == ("Anna Keller", "07:52", "See you at 1200")


@pytest.mark.parametrize(
    ("under", "group"), [("6 leden", True), ("5 min ago", False), ("online", False), ("成员 6人", True)]
)
def test_a_header_that_counts_members_is_that_of_a_group(under: str, group: bool) -> None:
    title, note = line("Book club", 0, cap=30), line(under, 1)
    header = Region(RegionKind.HEADER, Box(0, 0, 400, 80), None, (title.line, note.line))
    said = line("See you there", 4)
    spoken = Region(RegionKind.BUBBLE, Box(0, 150, 300, 60), Side.LEFT, (said.line,))
    page = read_page(SHOT, [header, spoken], [title, note, said], [], MessageSettings())
    assert [message.sender for message in page.messages] == ["" if group else "Book club"]


def test_a_name_stands_farther_over_a_sticker_than_over_words() -> None:
    region, readings = floating("Anna", 20, 20)
    sticker = Region(RegionKind.BUBBLE, Box(10, 100, 240, 160), Side.LEFT, pictures=(Box(30, 100, 160, 160),))
    worded = replace(sticker, lines=(line("See you", 4).line,))
    assert [label_for(each, [region], readings, inf) is region for each in (sticker, worded)] == [True, False]


@pytest.mark.parametrize(
    ("read", "place", "time"),
    [
        pytest.param("0:04", 120, "", id="how long a sound is"),
        pytest.param("9:04", 120, "9:04", id="a time"),
        pytest.param("0:04", 20, "0:04", id="a time over a picture"),
    ],
)
def test_how_long_a_sound_is_behind_its_button_is_no_time(read: str, place: int, time: str) -> None:
    parts = parts_of(*bubble(line(read, 0, x=place), pictures=(Box(10, 0, 100, 20),)))
    assert (parts.body, parts.time) == ("", time)


def test_of_two_times_the_length_of_a_sound_is_none() -> None:
    parts = parts_of(*bubble(line("\ufffc", 0), line("00:07", 1, cap=14), line("11:24 PM", 2, x=200, cap=14)))
    assert parts.time == "11:24 PM"


def test_an_answer_to_a_picture_is_a_text() -> None:
    lines = line("Anna Keller", 0, x=60), line("Hold on", 1, x=60), line("Thanks", 2)
    pictures = Box(10, 0, 4, 60), Box(20, 4, 36, 54)
    region, readings = bubble(*lines, pictures=pictures)
    message = message_of_bubble(SHOT, region, parts_of(region, readings), "", "")
    assert (message.kind, message.text, message.quoted_text) == (MessageKind.TEXT, "Thanks", "Anna Keller Hold on")


@pytest.mark.parametrize(("sure", "title"), [(0.55, "Bob Berg"), (0.9, "A Bob Berg")], ids=["a dot", "a word"])
def test_a_doubtful_letter_before_a_title_is_an_icon(sure: float, title: str) -> None:
    read = line("A Bob Berg", 0)
    read = replace(read, words=(replace(read.words[0], confidence=sure), *read.words[1:]))
    header = Region(RegionKind.HEADER, Box(0, 0, 600, 80), None, (read.line,))
    assert title_of([header], {read.line: read}) == title


@pytest.mark.parametrize(
    ("read", "body"),
    [
        ("See you there (edited)", "See you there"),
        ("(editado)", ""),
        ("See you (at the station)", "See you (at the station)"),
    ],
)
def test_what_is_noted_in_brackets_behind_a_text_is_no_part_of_it(read: str, body: str) -> None:
    assert parts_of(*bubble(line(read, 0))).body == body


@pytest.mark.parametrize(
    ("text", "name", "kind", "said"),
    [
        pytest.param("TODAY", "", MessageKind.DATE, "TODAY", id="a day over the first message is nobody's"),
        pytest.param("Yesterday", "Anna", MessageKind.TEXT, "Yesterday", id="an answer is somebody's"),
        pytest.param("Here it is! (edited)", "Anna", MessageKind.TEXT, "Here it is!", id="a note is no text"),
    ],
)
def test_rows_that_the_app_writes(text: str, name: str, kind: MessageKind, said: str) -> None:
    row = RowMessage(Box(0, 0, 200, 30), (line(text, 0),), name)
    message = message_of_row(Screenshot(Source("c", "a.png", ""), None, np.zeros((40, 220, 3), np.uint8)), row)
    assert (message.kind, message.text) == (kind, said)


@pytest.mark.parametrize(("side", "sender"), [(Side.RIGHT, ""), (Side.LEFT, "You")])
def test_you_over_the_owners_bubble_is_no_name(side: Side, sender: str) -> None:
    region, readings = bubble(line("hello", 0))
    region = replace(region, side=side)
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "You", "").sender == sender


def test_a_name_and_the_time_behind_it_are_a_label_though_fainter_than_the_words_and_two_runs() -> None:
    name = line("Anna Berg 7:52", 0, cap=15, contrast=80, ink=(120, 120, 120))
    half = replace(
        line("pm", 0, cap=14, contrast=50), line=replace(name.line, box=Box(name.line.box.right + 6, 0, 25, 14))
    )
    half = replace(half, words=(Word("pm", half.line.box, 0.95),))
    parts = parts_of(*bubble(name, half, line("hey how are you", 1, cap=15, contrast=190)))
    assert (parts.label, parts.time, parts.body) == ("Anna Berg", "7:52 pm", "hey how are you")


def test_what_is_bold_over_the_owners_words_is_no_name_where_it_differs() -> None:
    def own(*heads: str) -> frozenset[str] | None:
        said = [line(head, 3 * n, ink=(0, 0, 200)) for n, head in enumerate(heads)]
        counts = [line("likes 12", 3 * n + 1, contrast=240) for n in range(len(heads))]
        regions = [replace(bubble(*pair)[0], side=Side.RIGHT) for pair in zip(said, counts, strict=True)]
        return owners_names(regions, {each.line: each for each in (*said, *counts)})

    assert own("Marianne", "Marianne") == frozenset({"Marianne"})
    assert own("Marianne", "Wonderful") is None


def test_ticks_above_a_time_are_neither_a_name_nor_words() -> None:
    ticks = line("WV", 0, x=500, cap=20, contrast=170, ink=(240, 170, 60))
    ticks = replace(ticks, words=tuple(replace(word, confidence=0.38) for word in ticks.words))
    parts = parts_of(*bubble(ticks, line("I need that today", 1), line("18:00", 2, x=380, cap=16, contrast=107)))
    assert (parts.label, parts.time, parts.body) == ("", "18:00", "I need that today")


def test_what_stands_under_a_title_of_its_size_is_a_bubble_that_the_header_cuts() -> None:
    arrow, name, cut = line("<", 0, cap=33), line("Karsten", 0, x=60, cap=33), line("Gab es irgendwelche", 2, cap=35)
    read = {each.line: each for each in (arrow, name, cut)}
    header = Region(RegionKind.HEADER, Box(0, 0, 900, 160), None, tuple(read))
    assert title_of([header], read) == "Karsten"


def test_a_name_over_a_bubble_may_have_the_time_behind_it() -> None:
    region, readings = floating("Anna Berg 9:52", 50, 36)
    bubble = Region(RegionKind.BUBBLE, Box(50, 60, 400, 60), Side.LEFT)
    assert label_for(bubble, [region], readings, 0) is region
    assert signed_by(region, readings) == ("Anna Berg", "9:52")


@pytest.mark.parametrize(("text", "x"), [("@ 8m", 10), ("4m @AW@", 200), ("@ Now", 10)])
def test_a_lock_or_ticks_beside_a_relative_time_are_no_part_of_it(text: str, x: int) -> None:
    parts = parts_of(*bubble(line("hey how have you been", 0), line(text, 1, x=x)))
    assert (parts.body, parts.time) == ("hey how have you been", text.replace("@ ", "").replace(" @AW@", ""))
