"""Names, times, captions, marks and languages of pictures that were passed on: what the words of a chat are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages import read_page
from ocr_pipeline.messages.bubble import parts_of
from ocr_pipeline.messages.build import message_of_bubble
from ocr_pipeline.messages.clocks import clock_in
from ocr_pipeline.messages.floating import stamp_of
from ocr_pipeline.messages.labels import label_of, owners_names
from ocr_pipeline.messages.senders import with_senders
from ocr_pipeline.model import LineReading, Message, MessageKind, Region, RegionKind, Screenshot, Side, Word
from ocr_pipeline.ocr.cases import tell_cases
from ocr_pipeline.ocr.first import of_its_script
from ocr_pipeline.settings import MessageSettings
from tests.test_any_screen import SOURCE
from tests.test_messages import bubble, line
from tests.test_newer_apps import floating
from tests.test_ocr import crop
from tests.test_rows import FULL, GREY, RED, name, read, run, told

BLUE = (30, 80, 220)
SHOT = Screenshot(SOURCE, None, np.zeros((9, 9, 3), np.uint8))


def test_a_first_line_in_the_ink_of_the_second_is_no_name_for_addresses_below() -> None:
    links = [line("minutes-2026.pdf and", 2, ink=BLUE), line("that of the year before", 3, ink=BLUE)]
    lines = [line("Could you call", 0), line("the landlord again", 1), *links]
    assert label_of(lines, (), ())[0] == ""
    assert label_of([line("Mara Lindt", 0, ink=(40, 160, 30)), *lines[1:]], (), ())[0] == "Mara Lindt"


def test_a_pale_colour_tells_a_name_from_words_nearly_as_pale() -> None:
    below = line("All alive, coffee is on me", 1, ink=(232, 227, 227))
    assert label_of([line("Marta", 0, ink=(195, 167, 242)), below], (), ())[0] == "Marta"
    assert label_of([line("Marta", 0, ink=(200, 200, 205)), below], (), ())[0] == ""


@pytest.mark.parametrize("text", ["Missed voice call", "Forwarded from Harbour cams"])
def test_what_the_app_notes_is_no_name_over_words(text: str) -> None:
    assert label_of([line(text, 0, ink=RED), line("Tap to call back", 1)], (), ())[0] == ""


def test_a_word_over_ticks_is_no_name() -> None:
    unsure = line("1@ VJ", 1)
    unsure = replace(unsure, words=tuple(replace(word, confidence=0.2) for word in unsure.words))
    assert label_of([line("ha", 0, ink=RED), unsure], (), ())[0] == ""


@pytest.mark.parametrize(("ink", "names"), [((20, 20, 20), None), (RED, {"Tom"})], ids=["plain", "in a colour"])
def test_one_heavy_word_over_one_of_the_owners_bubbles_is_what_was_said(
    ink: tuple[int, int, int], names: set[str] | None
) -> None:
    heavy = line("Tom", 0, ink=ink)
    heavy = replace(heavy, line=replace(heavy.line, weight=0.7))
    talk = [(heavy, replace(line("Is he there", 1), line=replace(line("Is he there", 1).line, weight=0.5))),
            (line("Yes, I have seen him", 4),)]  # fmt: skip
    regions = [replace(bubble(*lines)[0], side=Side.RIGHT) for lines in talk]
    found = owners_names(regions, {each.line: each for lines in talk for each in lines})
    assert (found if found is None else set(found)) == names


def test_the_time_beside_a_sound_is_when_it_was_sent_and_the_one_in_it_how_long_it_is() -> None:
    region, readings = bubble(line("1:40", 1, x=200), pictures=(Box(60, 40, 130, 20),))
    parts = parts_of(region, readings)
    assert message_of_bubble(SHOT, region, parts, "", "09:43").timestamp == "09:43"
    region, readings = bubble(line("See you at the mill", 0), line("1:40", 1, x=300, cap=14, contrast=150))
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "", "09:43").timestamp == "1:40"


@pytest.mark.parametrize(("x", "kind"), [(20, MessageKind.MEDIA), (400, MessageKind.TEXT)])
def test_a_files_name_behind_an_icon_is_a_file(x: int, kind: MessageKind) -> None:
    region, readings = bubble(line("Note_RH_2025-61.pptx", 1, x=60), pictures=(Box(x, 36, 22, 30),))
    assert message_of_bubble(SHOT, region, parts_of(region, readings), "", "").kind is kind


def test_signs_alone_on_a_card_are_no_quotation() -> None:
    region, readings = bubble(line("This is the meter", 3))
    bars = line("— --", 1)
    region = replace(region, quoted=(bars.line,))
    assert parts_of(region, readings | {bars.line: bars}).quoted == ""


def test_an_amount_with_one_sign_is_as_large_as_the_signs_above_it() -> None:
    above, amount = line("이게 작년 영수증입니다.", 0, cap=43), line("38,500,000원.", 1, cap=36)
    assert parts_of(*bubble(above, amount)).body == "이게 작년 영수증입니다. 38,500,000원."


def test_a_name_over_a_bubble_leaves_none_in_it() -> None:
    label, readings = floating(replace(line("Helena de Wit", 0, x=24, cap=18)))
    label = replace(label, kind=RegionKind.FLOATING, box=label.lines[0].box)
    card = [line("Buren", 1, x=76, ink=RED), line("+44 7700 900123", 2, x=76)]
    region = Region(RegionKind.BUBBLE, Box(20, 30, 400, 80), Side.LEFT, tuple(each.line for each in card))
    readings |= {each.line: each for each in card}
    page = read_page(SHOT, [label, region], list(readings.values()), (), MessageSettings())
    (message,) = page.messages
    assert message.sender == "Helena de Wit"


def test_a_day_over_a_bubble_leaves_the_name_in_it() -> None:
    day, readings = floating(line("3 March 2025", 0, x=24, cap=18))
    day = replace(day, box=day.lines[0].box)
    said = [line("Helena de Wit", 1, x=30, ink=RED), line("We meet at the mill then", 2, x=30)]
    region = Region(RegionKind.BUBBLE, Box(20, 30, 400, 80), Side.LEFT, tuple(each.line for each in said))
    readings |= {each.line: each for each in said}
    page = read_page(SHOT, [day, region], list(readings.values()), (), MessageSettings())
    assert [(message.sender, message.text) for message in page.messages][-1] == (
        "Helena de Wit", "We meet at the mill then",
    )  # fmt: skip


def test_the_pattern_of_a_wallpaper_is_no_line_however_surely_read() -> None:
    sign, readings = floating(line("©", 4, x=500, contrast=30))
    said, words = bubble(line("We meet at the mill", 0))
    page = read_page(SHOT, [said, sign], [*words.values(), *readings.values()], (), MessageSettings())
    assert [message.text for message in page.messages] == ["We meet at the mill"]


@pytest.mark.parametrize(
    ("text", "stamp"), [("09:11 Edited", "09:11"), ("09:11 Harbour", ""), ("Thu Feb 29 14:32:42 2024",) * 2]
)
def test_a_time_may_have_a_mark_or_a_year_behind_it(text: str, stamp: str) -> None:
    assert stamp_of(*floating(line(text, 0))) == stamp
    assert clock_in("Pay 14:32 2024 times") == ""


def test_the_half_of_the_day_may_be_read_in_small_cyrillic_letters() -> None:
    assert clock_in("3:14рт") == "3:14pm"


def test_a_date_in_figures_behind_names_opens_messages() -> None:
    rows = [each for n, who in enumerate(("Anna", "Ben", "Cleo")) for each in (
        run(who, 100 + 140 * n, ink=RED, bold=True), run("05/16/2021", 100 + 140 * n, x=220, ink=GREY),
        run("Hello everybody", 140 + 140 * n), run("I am new here", 170 + 140 * n))]  # fmt: skip
    assert told(read(*rows)) == [
        (who, "05/16/2021", "Hello everybody I am new here") for who in ("Anna", "Ben", "Cleo")
    ]


def test_an_empty_line_parts_no_message_where_none_lie_otherwise() -> None:
    rows = [each for n, who in enumerate(("Anna", "Ben", "Cleo")) for each in (
        *name(who, 100 + 250 * n, "9:41"), run("Found 1 thing", 140 + 250 * n),
        run(FULL, 204 + 250 * n), run("and goes on", 236 + 250 * n))]  # fmt: skip
    assert [message.text for message in read(*rows)] == [f"Found 1 thing {FULL} and goes on"] * 3


def test_a_question_mark_and_an_emoji_are_no_reactions() -> None:
    mark = run("? 👍", 180, cap=10)
    found = read(*name("Anna", 100, "9:41"), run(FULL, 140), mark, *name("Ben", 240, "9:42"), run("Hi", 280))
    assert found[0].text == f"{FULL} ? 👍"


def test_a_day_that_stands_out_at_the_left_parts_the_messages() -> None:
    found = read(*name("Anna", 100, "9:41"), run("Hello there", 140), run("Today", 220, bold=True),
                 *name("Ben", 300, "9:42"), run("Hi", 340))  # fmt: skip
    assert [(message.text, message.centred) for message in found] == [
        ("Hello there", False), ("Today", True), ("Hi", False),
    ]  # fmt: skip


def test_faces_before_how_many_answered_are_no_words() -> None:
    answered = [run("gaa", 180), run("12 replies", 180, x=180, ink=RED)]
    found = read(*name("Anna", 100, "9:41"), run("Hello there", 140), *answered, *name("Ben", 260, "9:42"),
                 run("Hi", 300))  # fmt: skip
    assert [message.text for message in found] == ["Hello there", "Hi"]


def test_a_scroll_bar_beside_a_row_takes_none_of_it() -> None:
    bar = Box(884, 150, 14, 60)
    found = read(
        *name("Anna", 100, "9:41"), run("Hello there", 140), run("It is 19 degrees here", 200), pictures=(bar,)
    )
    assert [message.text for message in found] == ["Hello there", "It is 19 degrees here"]


def reading(text: str, confidence: float) -> LineReading:
    return LineReading(line("x", 0).line, (Word(text, Box(0, 0, 20 * len(text), 20), confidence),), "zh")


@pytest.mark.parametrize(
    ("traditional", "signs", "model"),
    [(0.95, 24, "chi_tra"), (0.89, 24, "chi_sim"), (0.95, 6, "chi_sim")],
    ids=["plainly surer", "hardly surer", "too few signs"],
)
def test_traditional_signs_are_told_where_their_model_is_plainly_surer(
    traditional: float, signs: int, model: str
) -> None:
    tried = {"chi_sim": [reading("学" * signs, 0.86)], "chi_tra": [reading("學" * signs, traditional)]}
    assert of_its_script("chi_tra", tried) == model


def test_small_letters_are_told_by_the_capital_of_their_line_whatever_was_measured() -> None:
    glyphs = crop(*((left, left + 8, 35) for left in range(10, 90, 10)))
    glyphs.pixels[:15, 40:] = 255  # the first three letters are higher
    measured = replace(glyphs.line, baseline=35, cap_height=19.0)
    words = (Word("Три", Box(10, 10, 28, 25), 0.9), Word("ПОНЯЛ", Box(40, 15, 48, 20), 0.9))
    (told_line,) = tell_cases([replace(glyphs, line=measured)], [LineReading(measured, words, "ru")])
    assert told_line.text == "Три понял"


def test_a_letter_with_a_breve_makes_no_capitals_of_a_word() -> None:
    glyphs = crop(*((left, left + 8, 35) for left in range(10, 130, 10)))
    glyphs.pixels[:15, 40:] = 255
    glyphs.pixels[10:13, 80:88] = 0  # the breve
    measured = replace(glyphs.line, baseline=35, cap_height=25.0)
    words = (Word("Три", Box(10, 10, 28, 25), 0.9), Word("СПОКОЙНО", Box(40, 10, 78, 25), 0.9))
    (told_line,) = tell_cases([replace(glyphs, line=measured)], [LineReading(measured, words, "ru")])
    assert told_line.text == "Три спокойно"


def test_a_name_that_heads_other_bubbles_is_one_though_what_is_below_was_not_read() -> None:
    head, time = line("Mara", 0), line("16:13", 1, x=200, cap=14, contrast=120)
    assert label_of([head, time], (), {"Mara"})[0] == "Mara"
    assert label_of([head, time], (), ())[0] == ""


def test_names_that_come_again_and_again_tell_a_group_whatever_heads_its_runs() -> None:
    def message(sender: str, *, outgoing: bool = False) -> Message:
        return Message(SOURCE, None, MessageKind.TEXT, Box(0, 0, 9, 9), "x", 1.0, outgoing=outgoing, sender=sender)

    talk = [message("Mara"), message("", outgoing=True), message(""), message("Joe"), message("", outgoing=True),
            message(""), message("Mara"), message("Joe")]  # fmt: skip
    assert {each.sender for each in with_senders(talk, "Holiday")} == {"Mara", "Joe", "self", ""}
    named = [message("Mara"), *talk[1:3], message("Joe"), *talk[4:6]]
    assert "Holiday" in {each.sender for each in with_senders(named, "Holiday")}


def test_a_time_with_a_date_in_figures_behind_it_ends_a_bubble_though_it_had_no_room_above() -> None:
    said, stamp = line("hey hii", 0, cap=28), line("13:35 3/5/2021", 1, cap=29)
    region, readings = bubble(said, stamp)
    parts = parts_of(replace(region, box=Box(0, 0, stamp.line.box.right + 10, 120)), readings)
    assert (parts.body, parts.time) == ("hey hii", "13:35 3/5/2021")


def test_where_a_message_came_from_may_stand_in_brackets_behind_its_time() -> None:
    assert stamp_of(*floating(line("09/28/2018 2:34 PM (Signal)", 0))) == "09/28/2018 2:34 PM"


@pytest.mark.parametrize("cap", [64, 20], ids=["an icon", "as high as the words"])
def test_the_icon_before_the_name_of_a_file_is_no_word(cap: int) -> None:
    icon, size = line("D", 1, x=20, cap=cap), line("214 KB", 2, x=80, cap=14, contrast=150)
    region, readings = bubble(line("contract draft v3.docx", 1, x=80), icon, size)
    found = message_of_bubble(SHOT, region, parts_of(region, readings), "", "")
    assert (found.text == "contract draft v3.docx") is (cap == 64)
    assert (found.kind is MessageKind.MEDIA) is (cap == 64)


def test_two_letters_before_a_time_are_what_was_said() -> None:
    assert parts_of(*bubble(line("ok", 0, cap=22), line("16:26", 0, x=120, cap=12, contrast=150))).body == "ok"
