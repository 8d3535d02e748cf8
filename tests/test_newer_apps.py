"""What is drawn around and upon messages: halved avatars, cards of a newspaper, papers of a name, badges, notices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.layout.flats import find_flats
from ocr_pipeline.layout.grounds import is_ground, stacked_panels
from ocr_pipeline.layout.halved import with_whole_avatars
from ocr_pipeline.layout.ink import Blob
from ocr_pipeline.layout.panels import find_panels
from ocr_pipeline.layout.sides import Bubble, find_sides
from ocr_pipeline.layout.textrows import rows_of
from ocr_pipeline.lexicon.marks import is_notice, is_prompt
from ocr_pipeline.lexicon.membership import tells_of_members
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.messages.floating import stamp_of
from ocr_pipeline.messages.naming import clean_name, may_be_name
from ocr_pipeline.messages.prompts import with_prompts
from ocr_pipeline.messages.text import join_lines
from ocr_pipeline.messages.titles import title_of
from ocr_pipeline.model import LineReading, Region, RegionKind, Side, TextLine, Word
from ocr_pipeline.ocr.latin import reread_latin
from ocr_pipeline.ocr.spacing import respace
from tests.test_messages import bubble, line
from tests.test_ocr import crop
from tests.test_odd_screens import PALE, WHITE, box, chat
from tests.test_regions import bubbles_of, paper, regions_of, write
from tests.test_row_regions import SHADE, Sheet, rows
from tests.test_rows import LEFT as COLUMN
from tests.test_rows import name, read, run

BLUE, GREY = (220, 120, 30), (225, 225, 225)


def floating(*lines: LineReading, kind: RegionKind = RegionKind.FLOATING) -> tuple[Region, dict[TextLine, LineReading]]:
    region, readings = bubble(*lines)
    return replace(region, kind=kind, side=None), readings


def test_avatars_of_which_the_upper_part_is_flat_are_whole() -> None:
    page = paper(600, 600, WHITE)
    for place in range(3):
        y = 40 + 150 * place
        box(page, 30, y, 80, y + 28, (140, 210, 120))
        for row in range(28, 51):
            page[y + row, 30:81] = np.random.default_rng(row).integers(0, 120, (51, 3))
    squares = [flat.box for flat in with_whole_avatars(find_flats(page), page) if flat.box.width < 60]
    assert sum(abs(each.width - each.height) <= 1 for each in squares) == 3
    one = page.copy()
    one[180:] = WHITE
    assert not any(abs(flat.box.width - flat.box.height) <= 1 for flat in with_whole_avatars(find_flats(one), one)
                   if 40 < flat.box.width < 60)  # fmt: skip


def test_cards_that_a_newspaper_sets_among_its_words_are_the_messages() -> None:
    sheet = Sheet(900, 1100)
    told = "The exchange below was handed to", "the committee in full, we reproduce it", "with its spelling as it was"
    for place, words in enumerate(told):
        sheet.text(60, 40 + 44 * place, words, 34)
    for place in range(4):
        y = 260 + 150 * place
        sheet.pen.rectangle((60, y, 840, y + 120), SHADE)
        sheet.text(84, y + 16, "MAYOR", 18, (60, 60, 200))
        sheet.text(84, y + 48, "What she wrote to him")
        sheet.text(84, y + 80, "and what came of it")
    assert [len(region.lines) for region in sheet.regions(RegionKind.BUBBLE)] == [3, 3, 3, 3]


def test_a_field_and_its_button_do_not_make_the_page_above_them_a_bubble() -> None:
    sheet = Sheet(900, 760)
    sheet.pen.rectangle((0, 0, 900, 760), SHADE)
    sheet.pen.rectangle((120, 60, 860, 660), WHITE)
    rows(sheet, 140, 80, ("Anna Berg", "Ben Carver", "Anna Berg", "Ben Carver", "Anna Berg"), "something that they say")
    sheet.pen.rectangle((120, 690, 640, 730), WHITE)
    sheet.text(140, 700, "Message them all")
    sheet.pen.rectangle((660, 690, 860, 730), WHITE)
    sheet.text(690, 700, "Start a new one")
    assert len(sheet.regions(RegionKind.ROWS)) == 1


def test_a_long_bubble_with_buttons_close_under_it_is_no_ground() -> None:
    page = paper(589, 1100, (0, 0, 0))
    box(page, 15, 595, 345, 644, (48, 38, 42))
    box(page, 15, 734, 524, 1018, (47, 35, 51))
    box(page, 15, 1022, 524, 1080, (68, 50, 62))
    write(page, "Analyzing it", 40, 630, WHITE)
    for y in range(770, 1010, 40):
        write(page, "what it found in it", 40, y, WHITE)
    write(page, "Add", 250, 1058, WHITE)
    panels = find_panels(page, find_flats(page))
    (long,) = [panel for panel in panels if panel.box.height > 250 and panel.box.width < 560]
    assert not is_ground(long, panels, stacked_panels(panels))


def test_a_button_over_which_bubbles_of_its_side_reach_is_no_avatar() -> None:
    bubbles = [Bubble(Box(15, 225, 536, 54), GREY), Bubble(Box(547, 291, 142, 54), BLUE),
               Bubble(Box(17, 357, 624, 620), GREY)]  # fmt: skip
    assert find_sides(bubbles, [Box(645, 900, 50, 50)], Box(0, 0, 707, 1000))[2] is Side.LEFT


def test_a_short_bubble_beside_an_avatar_as_high_is_no_chip() -> None:
    page = chat(PALE)
    box(page, 440, 610, 520, 662, BLUE)
    write(page, "Ok", 455, 645, WHITE)
    box(page, 530, 610, 582, 662, (90, 200, 90))
    for y in (122, 362):
        box(page, 530, 110 + y, 582, 162 + y, (90, 200, 90))
    shown = bubbles_of(page)
    assert any(region.box.holds(Box(460, 620, 20, 20)) for region in shown)


def test_somebody_named_on_a_paper_in_the_text_is_no_quotation() -> None:
    page = chat(PALE)
    box(page, 20, 600, 480, 670, WHITE)
    box(page, 34, 614, 150, 656, GREY)
    write(page, "@Anna", 42, 646)
    write(page, "were you there?", 165, 646)
    (shown,) = [region for region in regions_of(page) if region.box.holds(Box(40, 610, 20, 20))
                and region.kind is RegionKind.BUBBLE]  # fmt: skip
    assert (len(shown.quoted), len(shown.lines)) == (0, 2)


def test_a_card_that_is_all_there_is_and_set_as_text_is_what_was_said() -> None:
    card = Box(COLUMN - 14, 198, 420, 64)
    kept = run("It came back with a friend", 224), run("and ate the whole tray", 252)
    others = *name("Ben", 190, "9:42"), *name("Cora", 330, "9:43"), run("Good to hear", 370)
    _, second, *_ = read(*name("Anna", 100, "9:41"), run("Hello there", 140), *others, quoted=kept, panels=(card,))
    assert (second.name, second.text) == ("Ben", "It came back with a friend and ate the whole tray")


def test_a_short_word_fainter_and_smaller_than_the_names_is_what_was_said() -> None:
    heads = [(who, 100 + 90 * place) for place, who in enumerate(("Anna", "Ben", "Anna"))]
    lines = [
        each for who, y in heads for each in (*name(who, y, "9:41"), run("hey", y + 34, cap=14, ink=(110, 110, 110)))
    ]
    assert [(message.name, message.text) for message in read(*lines)] == [(who, "hey") for who, _ in heads]


def test_names_in_colour_left_of_the_text_head_messages_though_no_time_stands_behind() -> None:
    names = ["MARNIE", "TOMASZ", "MARNIE", "TOMASZ"]
    lines = []
    for place, who in enumerate(names):
        lines += [run(who, 100 + 90 * place, x=COLUMN - 16, ink=(240, 60, 60)), run("are you awake", 140 + 90 * place)]
    assert [(message.name, message.text) for message in read(*lines)] == [(who, "are you awake") for who in names]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This message was deleted", True), ("Q Diese Nachricht wurde gelöscht", True), ("Missed voice call", True),
        ("Ce message a été supprimé.", True), ("此消息已删除", True), ("I deleted this message to you", False),
    ],
)  # fmt: skip
def test_what_stands_in_the_place_of_a_message_is_told(text: str, told: bool) -> None:
    assert is_notice(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("joined #general", True), ("Hanley Bot has joined the channel.", True), ("ist dem Server beigetreten.", True),
        ("Ann Lee was added to #june by Bo Ray.", True), ("Анна присоединилась к группе", True),
        ("I joined the channel", False), ("She has left the group", False), ("Bye! Anna left the conversation", False),
    ],
)  # fmt: skip
def test_who_came_and_went_is_told(text: str, told: bool) -> None:
    assert tells_of_members(text) is told


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Aa", True), ("Message #general", True), ("Nachricht an #stammtisch", True), ("I sent @anna", False)],
)
def test_a_field_may_say_whom_the_message_is_for(text: str, asks: bool) -> None:
    assert is_prompt(text) is asks


def test_icons_below_an_empty_field_do_not_hide_it() -> None:
    field, readings = bubble(line("Aa", 9))
    keys, more = floating(line("< O Oo", 20))
    found = with_prompts(
        [replace(field, kind=RegionKind.BUBBLE), replace(keys, box=Box(0, 900, 300, 30))], readings | more
    )
    assert found[0].kind is RegionKind.COMPOSER


@pytest.mark.parametrize(("sign", "x"), [("CK", 560), ("GO", 280)])
def test_two_letters_in_the_corner_or_over_a_title_are_none(sign: str, x: int) -> None:
    icon, title = line(sign, 0, x=x, cap=26), line("Greer Oldham", 2, x=230, cap=15)
    region, readings = floating(icon, title, kind=RegionKind.HEADER)
    assert title_of([replace(region, box=Box(0, 0, 600, 100))], readings) == "Greer Oldham"


@pytest.mark.parametrize(
    ("text", "time"), [("9:55 PM · Seen", "9:55 PM"), ("오후 816", "오후 816"), ("Seen by all", "")]
)
def test_a_receipt_behind_a_time_is_no_part_of_it(text: str, time: str) -> None:
    assert stamp_of(*floating(line(text, 0))) == time


def test_a_clock_without_its_colon_is_told_by_the_half_of_the_day() -> None:
    assert (clock_in("오후 816"), clock_in("下午511")) == ("오후 8:16", "下午5:11")


def test_what_an_app_notes_behind_a_name_is_no_part_of_it() -> None:
    assert [clean_name(text) for text in ("Winifred Oakes Edited", "~ Tessa", "Edited")] == [
        "Winifred Oakes",
        "~ Tessa",
        "Edited",
    ]


def test_how_long_something_takes_is_said_beside_an_emoji() -> None:
    parts = parts_of(*bubble(line("5 min", 0), line("\ufffc", 0, x=200, cap=22)))
    assert (parts.body, parts.time) == ("5 min \ufffc", "")
    region, readings = bubble(line("5 min", 0), pictures=(Box(200, 0, 24, 24),))
    assert parts_of(region, readings).body == "5 min"


def test_a_time_wider_than_the_word_before_it_is_small_print() -> None:
    parts = parts_of(*bubble(line("Ok", 0, cap=27), line("15:14", 0, x=60, cap=14, contrast=140)))
    assert (parts.body, parts.time) == ("Ok", "15:14")


def test_a_name_on_a_paper_of_its_own_is_no_fainter_for_that() -> None:
    named = line("@Anna", 1, contrast=150)
    named = replace(named, line=replace(named.line, paper=(190, 190, 190)))
    assert parts_of(*bubble(line("I had asked for you all", 0), named)).body == "I had asked for you all @Anna"


def test_figures_of_an_address_go_on_on_the_next_line() -> None:
    assert join_lines(["https://saltmarsh.example/r/55", "21"]) == "https://saltmarsh.example/r/5521"
    assert (
        join_lines(["See https://saltmarsh.example", "21 people came"])
        == "See https://saltmarsh.example 21 people came"
    )


def test_two_words_are_not_one_for_glyphs_that_were_counted_wrongly() -> None:
    glyphs = [(10 + 22 * n, 28 + 22 * n, 35) for n in range(6)]
    words = (Word("one", Box(10, 10, 62, 25), 0.9), Word("two", Box(100, 10, 62, 25), 0.9))
    assert [word.text for word in respace(words, crop(*glyphs))] == ["one", "two"]


def test_an_arabic_time_keeps_its_clock_and_the_half_of_the_day() -> None:
    here = crop((10, 18, 35))
    here = replace(here, line=replace(here.line, box=Box(0, 0, 60, 60)))
    old = LineReading(here.line, (Word("2م", Box(10, 10, 40, 20), 0.95),), "ar")
    new = LineReading(old.line, (Word("e", Box(10, 10, 8, 20), 0.3), Word("4:12", Box(22, 10, 28, 20), 0.96)), "en")
    (told,) = reread_latin([here], [old], "eng", lambda crops, model: (new,) * len(crops))
    assert told.text == "4:12 م"


@pytest.mark.parametrize(("text", "named"), [("martedì", False), ("Today", False), ("오후", False), ("Domingo", True)])
def test_a_day_or_half_of_one_names_nobody(text: str, named: bool) -> None:
    assert may_be_name(text) is named


def test_an_address_that_fills_its_line_goes_on_with_all_of_the_next() -> None:
    assert join_lines(["https://rivertrust.example/clea", "nup"]) == "https://rivertrust.example/cleanup"
    assert join_lines(["https://rivertrust.example/x", "Thanks"]) == "https://rivertrust.example/x Thanks"
    assert join_lines(["https://rivertrust.example/x", "and more"]) == "https://rivertrust.example/x and more"


def test_a_number_is_who_wrote_and_not_what_they_call_themselves_behind_it() -> None:
    head = line("+44 7700 900168", 0, ink=(160, 20, 90)), line("~Piotr", 0, x=330, cap=15, contrast=120)
    parts = parts_of(*bubble(*head, line("Hen is mine", 1)))
    assert (parts.label, parts.body) == ("+44 7700 900168", "Hen is mine")


def test_a_name_stands_over_a_note_that_a_message_was_deleted() -> None:
    parts = parts_of(*bubble(line("Odile", 0, ink=(0, 90, 90)), line("This message was deleted", 1, contrast=140)))
    assert (parts.label, parts.body) == ("Odile", "This message was deleted")


def test_the_sign_between_two_words_of_a_title_is_kept() -> None:
    region, readings = floating(line("Trams & Sidings", 0), kind=RegionKind.HEADER)
    assert title_of([region], readings) == "Trams & Sidings"


def test_whoever_joins_a_channel_of_irc_is_told() -> None:
    assert tells_of_members("[~wren@203.0.113.9] has joined #tidepool")


def test_names_left_of_the_text_are_no_column_of_their_own() -> None:
    lines = []
    for place, who in enumerate(("PRIYA", "ME", "PRIYA", "ME", "ME")):
        lines += [run(who, 100 + 90 * place, x=COLUMN - 30, ink=(240, 60, 60)), run("are you awake", 140 + 90 * place)]
    assert [message.name for message in read(*lines)] == ["PRIYA", "ME", "PRIYA", "ME", "ME"]


def test_a_title_and_what_is_below_it_are_two_rows_though_an_arrow_back_is_level_with_both() -> None:
    title = [(252, 78, 18, 20), (272, 79, 14, 19), (288, 83, 12, 15), (303, 79, 4, 19), (324, 83, 12, 15)]
    back = [(27, 88, 15, 28), (55, 90, 16, 20), (74, 91, 12, 19), (89, 95, 11, 15), (102, 92, 8, 18), (112, 95, 11, 15)]
    seen = [(216, 109, 2, 14), (220, 112, 8, 11), (231, 112, 8, 11), (240, 110, 5, 13), (252, 112, 8, 11)]
    found = rows_of([Blob(Box(*each), 200, 0.5) for each in (*title, *back, *seen)], 20)
    (named,) = [row for row in found if any(blob.box == Box(*title[0]) for blob in row)]
    assert {blob.box for blob in named} == {Box(*each) for each in title}
