"""What opens a message in a chat without bubbles and what goes on with it, without Tesseract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.rows import RowMessage, messages_of_rows, messages_of_table
from ocr_pipeline.model import LineReading, Pictograph, Region, RegionKind, TextLine, Word

INK, GREY, RED, WHITE = (30, 30, 30), (150, 150, 150), (30, 40, 190), (255, 255, 255)
CAP = 20
LEFT, PANE = 100, Box(0, 0, 900, 1200)
DAY = "Monday, 2 March, 9:51"
FULL = "this line of the message is so long that no word fits behind it"


def run(text: str, y: int, *, x: int = LEFT, cap: int = CAP, ink: tuple[int, int, int] = INK, bold: bool = False,
        row: int = -1) -> LineReading:  # fmt: skip
    """Return a run whose capitals stand on the pixel row `y`, twelve pixels a letter."""
    words, left = [], x
    for part in text.split(" "):
        words.append(Word(part, Box(left, y - cap, 12 * len(part) * cap // CAP, cap), 0.95))
        left = words[-1].box.right + 12
    box = Box(x, y - cap, words[-1].box.right - x, cap)
    contrast = 255 - ink[1]
    line = TextLine(box, row if row >= 0 else y, cap, contrast, ink, WHITE, y, 0.65 if bold else 0.5)
    return LineReading(line, tuple(words), "en")


def name(text: str, y: int, time: str = "", *, right: bool = False) -> list[LineReading]:
    """Return the head of a message: a bold name, and a small grey time behind it or at the right edge."""
    found = [run(text, y, ink=RED, bold=True)]
    x = PANE.right - 90 if right else found[0].line.box.right + 20
    return [*found, run(time, y, x=x, cap=14, ink=GREY)] if time else found


def at_right(time: str, y: int, cap: int = 14) -> LineReading:
    """Return a grey time at the right edge."""
    return run(time, y, x=PANE.right - 90, cap=cap, ink=GREY)


def read(*runs: LineReading, quoted: tuple[LineReading, ...] = (), pictures: tuple[Box, ...] = (),
         panels: tuple[Box, ...] = (), bars: tuple[Box, ...] = ()) -> tuple[RowMessage, ...]:  # fmt: skip
    region = Region(
        RegionKind.ROWS, PANE, None, tuple(each.line for each in runs), tuple(each.line for each in quoted),
        pictures, bars=bars, panels=panels,
    )  # fmt: skip
    return messages_of_rows(region, {each.line: each for each in (*runs, *quoted)})


def told(messages: tuple[RowMessage, ...]) -> list[tuple[str, str, str]]:
    return [(message.name, message.time, message.text) for message in messages]


def test_a_name_and_a_time_open_a_message_and_what_is_under_them_is_its_text() -> None:
    messages = read(*name("Anna", 100, "9:41"), run("Hello there", 140), *name("Ben", 200, "9:42"), run("Hi", 240))
    assert told(messages) == [("Anna", "9:41", "Hello there"), ("Ben", "9:42", "Hi")]


def test_a_wider_step_between_rows_ends_a_message_and_the_name_carries_on() -> None:
    messages = read(
        *name("Anna", 100, "9:41"), run(FULL, 140), run("and goes on", 180), run("Another", 226), run(FULL, 272)
    )  # fmt: skip
    assert [message.text for message in messages] == [f"{FULL} and goes on", "Another", FULL]
    assert [(message.name, message.inherited) for message in messages] == [
        ("Anna", False),
        ("Anna", True),
        ("Anna", True),
    ]


def test_lines_none_of_which_is_full_are_messages_though_no_gap_parts_them() -> None:
    heads = [run("Anna 14:43:09 31/01/24", 100, cap=18), run("Cleo 14:52:32 31/01/24", 302, cap=18)]
    rows = [heads[0], run("never mind", 146), run("I will look", 192), run(FULL, 238)]
    messages = read(*rows, heads[1], run("how do you do it", 348), run("as the page says", 394),
                    pictures=(Box(20, 80, 60, 60), Box(20, 282, 60, 60)))  # fmt: skip
    assert [(message.name, message.text) for message in messages] == [
        ("Anna", "never mind"), ("Anna", "I will look"), ("Anna", FULL),
        ("Cleo", "how do you do it"), ("Cleo", "as the page says"),
    ]  # fmt: skip


def test_an_avatar_taken_for_a_run_of_the_name_beside_it_is_an_avatar() -> None:
    rows = [*name("Anna", 100, "9:41"), run("Hello there", 140)]
    for who, y in (("Ben", 240), ("Cleo", 380)):
        face = run("\ufffc", y + 30, x=30, cap=56)
        face = replace(face, line=replace(face.line, box=Box(30, y - 24, 56, 56), row=y, ink=RED))
        rows += [face, run(who, y), run("9:41", y, x=200, cap=14, ink=GREY), run("Hello there", y + 40)]
    assert told(read(*rows)) == [
        ("Anna", "9:41", "Hello there"), ("Ben", "9:41", "Hello there"), ("Cleo", "9:41", "Hello there"),
    ]  # fmt: skip


def test_a_badge_behind_a_name_is_no_part_of_it() -> None:
    badge, time = run("BOT", 100, x=180, cap=13), run("9:41", 100, x=230, cap=14, ink=GREY)
    messages = read(run("Anna", 100, bold=True), badge, time, run("Hello", 140), *name("Ben", 200, "9:42"),
                    run("Hi", 240))  # fmt: skip
    assert [message.name for message in messages] == ["Anna", "Ben"]


def test_a_title_stands_over_the_text_of_its_message() -> None:
    messages = read(*name("Anna", 100, "9:41"), run("Weekly update", 150, cap=28), run(FULL, 200), run("it goes", 240))
    assert [message.text for message in messages] == [f"Weekly update {FULL} it goes"]


def test_a_line_that_is_measured_higher_is_no_title_where_it_goes_on() -> None:
    messages = read(
        *name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180, cap=28), run("Next", 230), run(FULL, 280),
        run("goes on", 320),
    )  # fmt: skip
    assert [message.text for message in messages] == [f"{FULL} goes on", "Next", f"{FULL} goes on"]


@pytest.mark.parametrize(
    ("over", "quoted"),
    [
        (run("Anna can you post it", 232, x=LEFT - 30, cap=16, ink=GREY), True),
        (run("Can you post it", 232), False),
        (run("Anna can you post it", 205, x=LEFT - 30, cap=16, ink=GREY), False),
    ],
    ids=["set beside the text, fainter", "set as the text is", "as near to what is above"],
)
def test_what_stands_over_a_name_is_what_its_message_answers(over: LineReading, *, quoted: bool) -> None:
    messages = read(
        *name("Anna", 100, "9:41"), run(FULL, 140), run("it goes", 180), over, *name("Ben", 262, "9:42"),
        run("Sure", 302), *name("Anna", 380, "9:43"), run("Thanks", 420),
    )  # fmt: skip
    ben = next(message for message in messages if message.name == "Ben")
    assert (ben.text, ben.quoted) == ("Sure", over.text if quoted else "")


def test_how_many_answered_behind_letters_on_a_small_face_is_no_name() -> None:
    face, count = (
        run("MO", 216, x=LEFT + 2, cap=8, ink=GREY),
        run("4 replies", 220, x=LEFT + 40, ink=(200, 80, 20), bold=True),
    )
    last = run("today at 10:31", 220, x=LEFT + 180, cap=15, ink=GREY)
    heads = ("Anna", 100, "9:41"), ("Ben", 340, "9:42"), ("Anna", 440, "9:43")
    rows = [each for who, y, time in heads for each in (*name(who, y, time), run("Words of it", y + 40))]
    faces = tuple(replace(each, line=replace(each.line, row=220)) for each in (face, count, last))
    messages = read(*rows[:3], *faces, run("And more", 270), *rows[3:])
    assert [message.name for message in messages] == ["Anna", "Anna", "Ben", "Anna"]


def test_icons_on_both_sides_of_nothing_are_no_text() -> None:
    icons = [run("+", 330, x=40), run(">", 330, x=860)]
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180), run("Next", 250), *icons)
    assert [message.text for message in messages] == [f"{FULL} goes on", "Next"]


def test_a_long_name_with_an_account_is_one_before_a_day_and_a_time() -> None:
    who = "Carson, The First to Heed."
    rows = [run(f"{who} (offspringofvehicle) Sunday at 16:58:22", 100, ink=RED), run("Hello there", 140)]
    assert told(read(*rows, pictures=(Box(20, 80, 60, 60),))) == [(who, "Sunday at 16:58:22", "Hello there")]


def test_an_empty_line_parts_no_message_where_messages_lie_closer() -> None:
    messages = read(
        *name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180), run(FULL, 260), run("to its end", 300),
        run("Another", 348), run("and one more", 396),
    )  # fmt: skip
    text = f"{FULL} goes on {FULL} to its end"
    assert [message.text for message in messages] == [text, "Another", "and one more"]


def test_an_empty_line_parts_messages_where_no_closer_ones_are() -> None:
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180), run(FULL, 260), run("so", 300))
    assert [message.text for message in messages] == [f"{FULL} goes on", f"{FULL} so"]


def test_how_far_lines_lie_apart_is_learned_beside_names_with_times_at_the_right_and_pictographs() -> None:
    smile = run("the \ufffc", 220)
    smile = replace(smile, line=replace(smile.line, weight=0.8, pictographs=(Pictograph(smile.words[-1].box),)))
    messages = read(
        run("Anna", 100, ink=GREY), run("9:41", 100, x=PANE.right - 60, cap=14, ink=GREY), run(FULL, 180), smile,
        run("Ben", 300, ink=GREY), run("9:42", 300, x=PANE.right - 60, cap=14, ink=GREY), run("Hi", 380),
        run("good to see you", 460),
        pictures=(Box(20, 80, 60, 60), Box(20, 280, 60, 60)),
    )  # fmt: skip
    assert [message.text for message in messages] == [f"{FULL} the \ufffc", "Hi", "good to see you"]


def test_times_of_what_the_app_says_do_not_tell_that_every_message_has_one() -> None:
    said = [run("Ben joined the call", 240, ink=GREY), at_right("9:42", 240), run("Cleo joined", 300, ink=GREY),
            at_right("9:43", 300), run("Dora joined", 360, ink=GREY), at_right("9:44", 360)]  # fmt: skip
    messages = read(*name("Anna", 100, "9:41", right=True), run(FULL, 140), run("goes on", 180), *said,
                    *name("Ben", 440, "9:45", right=True), run("Hi", 480), run("good to see you", 540))  # fmt: skip
    assert [message.text for message in messages if not message.centred][-2:] == ["Hi", "good to see you"]


def test_the_name_of_a_file_under_a_picture_is_its_caption() -> None:
    rows = [*name("Anna", 100, "9:41"), run("The longer reel.mp4", 360), run("See you there", 406)]
    messages = read(*rows, pictures=(Box(LEFT, 120, 120, 210),))
    assert [(message.text, message.picture) for message in messages] == [
        ("The longer reel.mp4", True), ("See you there", False),
    ]  # fmt: skip


def test_how_far_lines_lie_apart_is_learned_from_the_page() -> None:
    far = [run(FULL, 140), run("one", 190), run(FULL, 260), run("two", 310)]
    assert [message.text for message in read(*name("Anna", 100, "9:41"), *far)] == [f"{FULL} one", f"{FULL} two"]


def test_the_widest_gap_between_steps_is_no_clearer_than_a_clear_one() -> None:
    messages = read(
        *name("Anna", 100, "9:41"), run(FULL, 140), run(FULL, 180), run(FULL, 223), run("its end", 263),
        *name("Ben", 320, "9:45"), run("One", 360), run("two", 403),
        *name("Cleo", 460, "9:46"), run("Three", 500), run("four", 547),
    )  # fmt: skip
    assert [message.text for message in messages] == [
        f"{FULL} {FULL}", f"{FULL} its end", "One", "two", "Three", "four",
    ]  # fmt: skip


def test_where_every_message_has_a_time_a_gap_ends_none() -> None:
    rows = [run("9:41", 100, cap=14, ink=GREY), run(FULL, 140), run("and a paragraph", 190),
            run("9:45", 250, cap=14, ink=GREY), run(FULL, 290), run("goes on", 330),
            run("9:47", 390, cap=14, ink=GREY), run("Third", 430)]  # fmt: skip
    assert [(message.time, message.text) for message in read(*rows)] == [
        ("9:41", f"{FULL} and a paragraph"), ("9:45", f"{FULL} goes on"), ("9:47", "Third"),
    ]  # fmt: skip


def test_a_short_message_beside_its_time_is_no_name() -> None:
    messages = read(
        *name("Anna", 100, "9:41", right=True), run("Are you coming", 140), run("Not yet", 190), at_right("9:42", 190),
        *name("Ben", 250, "9:44", right=True), run("Well then", 290),
    )  # fmt: skip
    assert told(messages) == [
        ("Anna", "9:41", "Are you coming"), ("Anna", "9:42", "Not yet"), ("Ben", "9:44", "Well then"),
    ]  # fmt: skip


def test_a_bold_name_whose_time_was_not_read_opens_a_message_beside_an_avatar() -> None:
    avatars = (Box(20, 80, 60, 60), Box(20, 220, 60, 60))
    rows = [*name("Anna", 100, "9:41"), run("Hello there", 140), *name("Ben", 240), run("Hi", 280)]
    assert told(read(*rows, pictures=avatars)) == [("Anna", "9:41", "Hello there"), ("Ben", "", "Hi")]
    assert [message.box.x for message in read(*rows, pictures=avatars)] == [20, 20]


def test_a_bold_line_under_a_picture_is_its_caption() -> None:
    rows = [*name("Anna", 100, "9:41"), run("Town hall", 360, bold=True), run("See you there", 406)]
    messages = read(*rows, pictures=(Box(LEFT, 120, 220, 210),))
    assert [(message.text, message.picture) for message in messages] == [("Town hall", True), ("See you there", False)]


def test_a_remark_behind_or_under_the_text_is_left_out() -> None:
    edited = run("(edited)", 140, x=300, cap=16, ink=GREY)
    noted = run("(edited)", 300, cap=16, ink=GREY)
    messages = read(
        *name("Anna", 100, "9:41"), run("Hello there", 140), edited, *name("Ben", 220), run("Hi", 260), noted
    )
    assert [message.text for message in messages] == ["Hello there", "Hi"]


def test_a_note_above_the_text_belongs_to_the_message_below() -> None:
    note = run("Forwarded", 226, cap=16, ink=GREY)
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180), note, run("Read this", 262))
    assert [(message.text, message.box.y) for message in messages] == [(f"{FULL} goes on", 80), ("Read this", 210)]


def test_reactions_end_a_message_and_are_no_text() -> None:
    chips = [run("\ufffc", 216, row=5), run("3", 212, x=130, cap=13, ink=GREY, row=5)]
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180), *chips, run("Next", 260))
    assert [message.text for message in messages] == [f"{FULL} goes on", "Next"]


def test_a_quotation_with_a_bar_opens_a_message_and_a_card_without_one_ends_it() -> None:
    rows = [*name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180), run("I agree", 340)]
    inner = (run("Ben", 220, x=120, cap=18, bold=True), run("shall we", 250, x=120, cap=18))
    card, bar = Box(104, 195, 400, 110), Box(LEFT, 195, 4, 110)
    quoting = read(*rows, quoted=inner, panels=(card,), pictures=(bar,))
    assert [(message.text, message.quoted) for message in quoting] == [
        (f"{FULL} goes on", ""), ("I agree", "Ben shall we"),
    ]  # fmt: skip
    linking = read(*rows, quoted=inner, panels=(card,))
    assert [(message.quoted, message.box.bottom) for message in linking] == [("", card.bottom), ("", 340)]
    answering = read(*name("Anna", 190, "9:41"), rows[-1], quoted=inner, panels=(card,))
    assert [(message.text, message.quoted) for message in answering] == [("I agree", "Ben shall we")]


def test_a_picture_and_its_title_under_a_link_belong_to_the_message_above() -> None:
    title = run("Opening hours", 342, x=120)
    messages = read(
        *name("Anna", 100, "9:41"), run("See museum.example", 140), run("Call me when you land", 420),
        quoted=(title,), pictures=(Box(LEFT, 170, 300, 130),), panels=(Box(LEFT, 315, 300, 60),),
    )  # fmt: skip
    assert [(message.text, message.box.bottom) for message in messages] == [
        ("See museum.example", 375), ("Call me when you land", 420),
    ]  # fmt: skip


def test_a_time_beside_a_picture_opens_the_message_that_the_picture_is() -> None:
    rows = [*name("Anna", 100, "9:41", right=True), run("Look at this", 140), at_right("9:42", 180),
            *name("Ben", 500, "9:44", right=True), run("Fine", 540)]  # fmt: skip
    messages = read(*rows, pictures=(Box(LEFT, 165, 300, 250),))
    assert [(message.time, message.picture) for message in messages] == [
        ("9:41", False),
        ("9:42", True),
        ("9:44", False),
    ]


def test_a_bar_over_words_stays_within_its_message() -> None:
    rows = [*name("Anna", 100, "9:41"), run(FULL, 140), run("was paid", 180, x=260), run("for it", 220)]
    (message,) = read(*rows, panels=(Box(LEFT, 156, 140, 30),))
    assert message.text == f"{FULL} was paid for it"
    assert message.redacted
    ruled = read(*rows, panels=(Box(LEFT, 156, 1, 30),))
    assert not any(message.redacted for message in ruled)


def test_a_word_with_a_paper_of_its_own_stays_in_its_line() -> None:
    mention = run("@Ben", 140, x=220)
    messages = read(*name("Anna", 100, "9:41"), run("Ask", 140), run("could you", 140, x=290), quoted=(mention,),
                    panels=(mention.line.box.grown(4),))  # fmt: skip
    assert [message.text for message in messages] == ["Ask @Ben could you"]


def test_a_row_that_the_edge_cuts_is_no_text_but_says_so() -> None:
    cut = run("ubj yvar vf phg", 12)
    messages = read(cut, run("and its end", 50), *name("Ben", 120, "9:44"), run("Fine", 160))
    assert [(message.text, message.partial) for message in messages] == [("and its end", True), ("Fine", False)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["[13:08] <anna> Where are you", "[13:09] <ben> At the station: platform", "four", "[13:10] <anna> ok"],
            [("anna", "13:08", "Where are you"), ("ben", "13:09", "At the station: platform four"),
             ("anna", "13:10", "ok")],
            id="a nick in angles",
        ),
        pytest.param(
            ["2026-01-14 午前11:12 -美咲:鍵は?", "2026-01-14 午前11:26ゆき:冗談でしょう。",
             "2026-01-14 午前11:28 -美咲.はい"],
            [("美咲", "2026-01-14 午前11:12", "鍵は?"), ("ゆき", "2026-01-14 午前11:26", "冗談でしょう。"),
             ("美咲", "2026-01-14 午前11:28", "はい")],
            id="halves of the day in a script without spaces, and a colon read as a dot",
        ),
        pytest.param(
            ["14/01/2026, 10:22 - Anna Keller: Are you up", "14/01/2026, 10:24 - Ben: Yes, at 12:15", "it is fine"],
            [("Anna Keller", "14/01/2026, 10:22", "Are you up"),
             ("Ben", "14/01/2026, 10:24", "Yes, at 12:15 it is fine")],
            id="a stamp and a name before a colon, as messengers export chats",
        ),
    ],
)  # fmt: skip
def test_a_stamp_and_a_name_may_stand_before_the_text(lines: list[str], expected: list[tuple[str, str, str]]) -> None:
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)))
    assert told(messages) == expected


def test_a_sentence_with_a_time_and_a_colon_opens_nothing() -> None:
    rows = [run("Today at 12:15 we said: go", 140), run("and then we went", 180)]
    assert [message.name for message in read(*name("Anna", 100, "9:41"), *rows)] == ["Anna"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param([run("Anna", 100, ink=RED, bold=True), run("Today at 23:43:24", 100, x=160, cap=16, ink=GREY)],
                     ("Anna", "Today at 23:43:24"), id="all of it in a style of its own"),
        pytest.param([run("Anna Berg Today at", 100), run("23:43:24", 100, x=330, cap=14, ink=GREY)],
                     ("Anna Berg", "Today at 23:43:24"), id="the day in the name's style"),
        pytest.param([run("ok", 100, bold=True), run("(zen#2430) Yesterday at 9:41 PM", 100, x=140, cap=14, ink=GREY)],
                     ("ok", "Yesterday at 9:41 PM"), id="an account before it"),
        pytest.param([run("Anna Berg Today at 10:57:26 PM", 100)],
                     ("Anna Berg", "Today at 10:57:26 PM"), id="all in the text's style beside an avatar"),
        pytest.param([run("Nina Sun", 100, bold=True), run("16:58", 100, x=700, cap=14, ink=GREY)],
                     ("Nina Sun", "16:58"), id="a name that ends like a day"),
        pytest.param([run("Mir (she/they; ela). Sunday at 21:20:14", 100, ink=RED)],
                     ("Mir (she/they; ela).", "Sunday at 21:20:14"), id="none of it parted, behind a name with marks"),
    ],
)  # fmt: skip
def test_a_day_and_a_time_follow_a_name(head: list[LineReading], expected: tuple[str, str]) -> None:
    faces = (Box(40, 80, 44, 44), Box(40, 200, 44, 44))
    rows = [*head, run(FULL, 140), *name("Ben", 220, "9:42"), run(FULL, 260)]
    assert told(read(*rows, pictures=faces)) == [(*expected, FULL), ("Ben", "9:42", FULL)]


def test_what_an_app_tells_with_a_day_and_a_time_is_no_name() -> None:
    joined = [run("Ben", 220, bold=True), run("just joined the server.", 220, x=150, ink=GREY),
              run("Today at 12:15", 220, x=440, cap=14, ink=GREY)]  # fmt: skip
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), *joined, *name("Clara", 300, "9:43"), run(FULL, 340))
    assert [message.name for message in messages if message.name] == ["Anna", "Anna", "Clara"]


def test_a_day_and_a_time_said_stay_in_the_text() -> None:
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), run("So we meet Today at 12:15", 180))
    assert told(messages) == [("Anna", "9:41", f"{FULL} So we meet Today at 12:15")]


def test_names_and_times_may_stand_in_columns_beside_the_text() -> None:
    rows = [run("anna | Where are you", 100, x=38), at_right("9:41", 100, CAP), run("all this time", 140, x=122),
            run("ben | At home", 180, x=50), at_right("9:42", 180, CAP), run("where else would", 220, x=122),
            run("anna | Well", 260, x=38), at_right("9:44", 260, CAP), run("never mind then", 300, x=122)]  # fmt: skip
    assert told(read(*rows)) == [
        ("anna", "9:41", "Where are you all this time"),
        ("ben", "9:42", "At home where else would"),
        ("anna", "9:44", "Well never mind then"),
    ]


def table(*rows: tuple[str, ...]) -> tuple[RowMessage, ...]:
    runs, cells = [], []
    for place, row in enumerate(rows):
        for number, text in enumerate(row):
            cells.append(Box(220 * number, 60 * place, 215, 56))
            runs.append(run(text, 60 * place + 40, x=220 * number + 8))
    region = Region(RegionKind.TABLE, PANE, None, tuple(each.line for each in runs), panels=tuple(cells))
    return messages_of_table(region, {each.line: each for each in runs})


def test_a_table_gives_a_message_a_row_whatever_the_order_of_its_columns() -> None:
    heading = ("No.", "When", "Who", "What")
    rows = (("1", "9:41", "Anna", "Where are you"), ("2", "9:42", "Ben", "At home"), ("3", "9:44", "Anna", "Well, ok"))
    expected = [("Anna", "9:41", "Where are you"), ("Ben", "9:42", "At home"), ("Anna", "9:44", "Well, ok")]
    messages = table(heading, *rows)
    assert told(messages) == expected
    assert messages[0].box == Box(0, 60, 875, 56)
    misread = table(("7", "9.A1", "Anna", "Where are you"), *rows[1:])
    assert [message.text for message in misread] == [text for *_, text in expected]
    turned = [(who, what, when) for _, when, who, what in (heading, *rows)]
    assert told(table(*turned)) == expected


def test_the_order_of_what_was_found_does_not_matter() -> None:
    rows = [*name("Anna", 100, "9:41"), run("Hello there", 140), *name("Ben", 200, "9:42"), run("Hi", 240)]
    shifted = [LineReading(replace(each.line, contrast=each.line.contrast), each.words, "en") for each in rows]
    assert read(*shifted) == read(*rows)


def column(when: str, who: str, what: str, y: int, *, number: str = "") -> list[LineReading]:
    """Return the cells of one row of a table without rules."""
    cells = ((number, 60), (when, LEFT), (who, 320), (what, 520))
    return [run(text, y, x=x) for text, x in cells if text]


@pytest.mark.parametrize("number", ["", "7"], ids=["without numbers", "numbered"])
def test_columns_without_rules_tell_when_who_and_what(number: str) -> None:
    messages = read(
        *column("Date", "From", "Message", 60),
        *column("14.01.2026 9:41", "Anna Keller", "Is it on the table?", 120, number=number),
        *column("14.01.2026 9:42", "Ben", "No, it is in the blue", 180, number=number),
        run("folder on the shelf", 210, x=520),
        *column("14.01.2026 9:44", "Anna Keller", "Thanks", 270, number=number),
    )
    assert told(messages) == [
        ("Anna Keller", "14.01.2026 9:41", "Is it on the table?"),
        ("Ben", "14.01.2026 9:42", "No, it is in the blue folder on the shelf"),
        ("Anna Keller", "14.01.2026 9:44", "Thanks"),
    ]


def test_numbered_lines_of_a_transcript_open_with_a_name_and_a_time_in_brackets() -> None:
    messages = read(
        run("1. ANNA KELLER (9:41): Is it on the table?", 100), run("2. BEN (9:42): No, it is in the", 140),
        run("blue folder", 180, x=130), run("3. ANNA KELLER (9:44): Thanks (10:30): fine", 220),
    )  # fmt: skip
    assert told(messages) == [
        ("ANNA KELLER", "9:41", "Is it on the table?"),
        ("BEN", "9:42", "No, it is in the blue folder"),
        ("ANNA KELLER", "9:44", "Thanks (10:30): fine"),
    ]


def test_names_before_a_colon_open_messages_where_nothing_else_does() -> None:
    texts = ("Anna: Is it there?", "Ben: No", "Anna: And now?", "Ben: Still not, and I looked", "Anna: Fine")
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(texts)))
    assert [(message.name, message.text) for message in messages][1:4] == [
        ("Ben", "No"), ("Anna", "And now?"), ("Ben", "Still not, and I looked")]  # fmt: skip


def test_words_before_a_colon_are_no_names_where_each_stands_once() -> None:
    texts = ("Note: it rains", "Soup: ready", "Later: the rest", "Keys: on the table")
    messages = read(*name("Anna", 60, "9:41"), *(run(text, 100 + 40 * place) for place, text in enumerate(texts)))
    assert {message.name for message in messages} == {"Anna"}


def letter(who: str, when: str, text: str, y: int) -> list[LineReading]:
    """Return a printed letter: a label and its value a line, the text under them."""
    head = [run(f"From: {who}", y, bold=True), run(f"Sent: {when}", y + 40), run("To: Cleo", y + 80)]
    return [*head, run(text, y + 130)]


def test_labels_over_a_letter_tell_who_wrote_it_and_when() -> None:
    messages = read(
        *letter("Anna Keller <anna@example.org>", "14.01.2026 9:41", "Is it on the table?", 100),
        *letter("Ben", "14.01.2026 9:52", "No, it is not", 320),
    )
    assert told(messages) == [
        ("Anna Keller", "14.01.2026 9:41", "Is it on the table?"),
        ("Ben", "14.01.2026 9:52", "No, it is not"),
    ]


def test_avatars_may_stand_over_the_left_edge_of_the_text() -> None:
    posts = [("Anna Keller", "@anna", "5 min", 100), ("Ben", "@ben", "12 min", 340)]
    faces = tuple(Box(LEFT, y - CAP, 70, 70) for *_, y in posts)
    rows = [
        [run(who, y, x=200, bold=True), run(when, y, x=800, cap=14, ink=GREY), run(handle, y + 34, x=200, ink=GREY),
         run(FULL, y + 90), run("and goes on", y + 130)]
        for who, handle, when, y in posts
    ]  # fmt: skip
    messages = read(*(each for row in rows for each in row), pictures=faces)
    text = f"{FULL} and goes on"
    assert told(messages) == [("Anna Keller", "5 min", text), ("Ben", "12 min", text)]
    assert [message.picture for message in messages] == [False, False]


def test_a_name_set_like_the_text_tells_no_step_between_lines_of_a_message() -> None:
    """Names in scripts without a bolder weight: where no line is full, they are told by the time behind them."""

    def head(text: str, y: int) -> list[LineReading]:
        return [run(text, y), run("9:41", y, x=200, cap=14, ink=GREY)]

    line = "\u6708" * 30
    messages = read(
        *head("\u6708\u6708", 100), run(line[:20], 140), run(line[:9], 190), run(line, 240),
        *head("\u5c71\u5c71", 310), run(line[:26], 350), run(line[:12], 400),
    )  # fmt: skip
    assert [len(message.text) for message in messages] == [20, 9, 30, 26, 12]


def test_a_name_that_recurs_behind_a_clock_is_told_from_the_text_on_its_line() -> None:
    lines = ["9:41 Anna Keller Is it on the table?", "9:42 Ben No, I looked", "9:44 Anna Keller And in the drawer?",
             "9:45 Ben Not there", "9:51 Anna Keller Then I do not know"]  # fmt: skip
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)), run("where it is", 300, x=180))
    assert told(messages)[1:3] == [("Ben", "9:42", "No, I looked"), ("Anna Keller", "9:44", "And in the drawer?")]
    assert told(messages)[-1] == ("Anna Keller", "9:51", "Then I do not know where it is")


def test_lines_set_in_under_a_first_one_are_no_centred_ones() -> None:
    texts = ("the folder", "my hand, and it was not there at all", "some drawer of the desk")
    rows = [each for place, text in enumerate(texts) for each in
            (run(f"9:4{place} Ben I looked for it in the place you told me, and in", 100 + 80 * place),
             run(text, 130 + 80 * place, x=300))]  # fmt: skip
    messages = read(*rows, run("9:44 Ben No", 400), run("9:45 Ben No", 440))
    assert not any(message.centred for message in messages)
    assert [message.text.endswith(text) for message, text in zip(messages, texts, strict=False)] == [True] * 3


@pytest.mark.parametrize(
    ("called", "who"),
    [
        pytest.param("Anna B. (anna.b)", "Anna B.", id="an account"),
        pytest.param("Anna (she/her) (anna_99)", "Anna (she/her)", id="behind what else is in brackets"),
        pytest.param("Anna (Sales)", "Anna (Sales)", id="a word of a title is a part of the name"),
    ],
)
def test_an_account_in_brackets_behind_a_name_is_none_of_it(called: str, who: str) -> None:
    messages = read(*name(called, 100, "9:41"), run("Hello there", 140), *name("Ben", 200, "9:42"), run("Hi", 240))
    assert told(messages) == [(who, "9:41", "Hello there"), ("Ben", "9:42", "Hi")]


@pytest.mark.parametrize("sizes", [(14, 14, 14), (14, 14), (14, 20, 14)])
def test_small_names_in_the_ink_of_the_text_beside_avatars_open_messages_if_there_are_several(
    sizes: tuple[int, ...],
) -> None:
    texts = ("What was it?", "No less than that", "So I heard too")
    runs = [run("ASKER" if number % 2 else "Ben", 100 + 120 * number, cap=cap) for number, cap in enumerate(sizes)]
    said = [run(text, 160 + 120 * number) for number, text in zip(range(len(sizes)), texts, strict=False)]
    avatars = tuple(Box(20, 84 + 120 * number, 60, 60) for number in range(len(sizes)))
    rows = [each for pair in zip(runs, said, strict=True) for each in pair]
    opened = sizes == (14, 14, 14)
    names = [message.name for message in read(*rows, pictures=avatars)]
    assert (names == ["Ben", "ASKER", "Ben"]) is opened


def test_small_faint_names_beside_avatars_open_messages_where_none_has_a_time() -> None:
    faces = tuple(Box(30, y - CAP, 60, 60) for y in (100, 240, 380))
    rows = [each for who, y in (("Anna Keller", 100), ("Ben", 240), ("Anna Keller", 380)) for each in
            (run(who, y, cap=14, ink=GREY), run("Y", y, x=870, cap=14, ink=GREY),
             run(FULL, y + 40), run("and goes on", y + 80))]  # fmt: skip
    messages = read(*rows, pictures=faces)
    assert [(message.name, message.text) for message in messages] == [
        (who, f"{FULL} and goes on") for who in ("Anna Keller", "Ben", "Anna Keller")]  # fmt: skip


def test_how_many_answers_a_message_has_is_no_message() -> None:
    link = (200, 100, 20)
    faces = (Box(LEFT, 166, 30, 30), Box(LEFT + 36, 166, 30, 30))
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), run("3 replies", 190, x=180, ink=link),
                    *name("Ben", 250, "9:42"), run("Hi", 290), pictures=faces)  # fmt: skip
    assert told(messages) == [("Anna", "9:41", FULL), ("Ben", "9:42", "Hi")]


def test_what_the_app_says_more_faintly_than_people_write_is_no_message() -> None:
    pale = (200, 200, 200)
    faces = tuple(Box(30, y - CAP, 60, 60) for y in (100, 340))
    messages = read(
        run("Anna Keller", 100, ink=GREY), at_right("9:41", 100), run("Hey crew", 140),
        run("Ben has joined the call at last", 200, ink=pale), at_right("9:42", 200),
        run("Anna Keller has left the call", 240, ink=pale),
        run("You have joined the call", 280, ink=pale), at_right("9:43", 280),
        run("Ben", 340, ink=GREY), at_right("9:44", 340), run("Hi", 380), pictures=faces,
    )  # fmt: skip
    assert told(messages) == [
        ("Anna Keller", "9:41", "Hey crew"), ("", "9:42", "Ben has joined the call at last"),
        ("", "", "Anna Keller has left the call"), ("", "9:43", "You have joined the call"),
        ("Ben", "9:44", "Hi")]  # fmt: skip
    assert [message.centred for message in messages] == [False, True, True, True, False]


def test_a_date_on_a_wide_pill_in_the_middle_of_a_narrow_pane_is_a_date() -> None:
    date = run("Monday, 2 March, 9:51 in the town of Sunderland", 200, x=190)
    messages = read(
        *name("Anna", 100, "9:41"), run("Hello there", 140), *name("Ben", 260, "9:42"), run("Hi", 300),
        quoted=(date,), panels=(Box(170, 170, 610, 40),),
    )  # fmt: skip
    assert [message.text for message in messages] == ["Hello there", date.text, "Hi"]


def test_ticks_before_the_first_word_of_a_message_are_no_part_of_it() -> None:
    ticked = run("Hey crew", 140)
    ticks = Word("Y", Box(50, 120, 16, CAP), 0.4)
    box = Box(50, 120, ticked.line.box.right - 50, CAP)
    ticked = replace(ticked, line=replace(ticked.line, box=box), words=(ticks, *ticked.words))
    messages = read(*name("Anna", 100, "9:41"), ticked, *name("Ben", 240, "9:42"), run(FULL, 280))
    assert told(messages) == [("Anna", "9:41", "Hey crew"), ("Ben", "9:42", FULL)]


def test_a_day_at_the_edge_of_the_text_is_no_head() -> None:
    messages = read(*name("Anna", 100, "9:41"), run(FULL, 140), run(DAY, 220, cap=17, ink=GREY),
                    *name("Ben", 300, "9:52"), run("Hi", 340))  # fmt: skip
    assert told(messages) == [("Anna", "9:41", FULL), ("", DAY, DAY), ("Ben", "9:52", "Hi")]
    assert [message.centred for message in messages] == [False, True, False]


@pytest.mark.parametrize(("when", "time"), [("9:43", "9:43"), ("18 PM 12/23", "")])
def test_a_name_in_the_ink_of_the_text_opens_a_message_beside_an_avatar(when: str, time: str) -> None:
    faces = tuple(Box(20, y - CAP, 60, 60) for y in (100, 240, 380))
    messages = read(*name("Anna", 100, "9:41", right=True), run(FULL, 140), *name("Ben", 240, "9:42", right=True),
                    run(FULL, 280), run("Cleo", 380), at_right(when, 380, cap=CAP), run("Hi", 420),
                    pictures=faces)  # fmt: skip
    assert told(messages)[2] == ("Cleo", time, "Hi")


def test_who_wrote_once_behind_a_clock_has_a_name_too_where_names_are_one_word() -> None:
    lines = ["9:41 Anna Is it on the table?", "9:42 Ben No, I looked", "9:44 Anna And in the drawer?",
             "9:45 Ben Not there", "9:51 Cleo Then I do not know"]  # fmt: skip
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)), run("where it is", 300, x=180))
    assert told(messages)[-1] == ("Cleo", "9:51", "Then I do not know where it is")


def test_a_name_in_a_column_does_not_reach_to_a_colon_in_the_text() -> None:
    """ "9:41   Anna   Here is a link: https://…": a clock, a name and the text, each in a column of its own."""

    def row(who: str, text: str, y: int) -> list[LineReading]:
        return [run("9:41", y, x=20), run(who, y, x=120), run(text, y, x=300)]

    texts = ("Here is a link: https://example.org/a", "No, I looked", "And another: https://example.org/b", "Not there")
    rows = [
        each for place, text in enumerate(texts) for each in row(("Anna", "Ben")[place % 2], text, 100 + 40 * place)
    ]
    assert [(message.name, message.text) for message in read(*rows)] == [
        (("Anna", "Ben")[place % 2], text) for place, text in enumerate(texts)]  # fmt: skip


def test_a_name_on_the_run_of_the_text_ends_where_the_column_of_the_text_begins() -> None:
    def row(who: str, text: str, y: int) -> list[LineReading]:
        return [run("9:41", y, x=20), run(who, y, x=130), run(text, y, x=300)]

    joined = run("Anna Keller is it on the table or under it", 220, x=140)
    shifted = tuple(replace(word, box=Box(word.box.x + (0 if place < 2 else 300 - joined.words[2].box.x),
                                          word.box.y, word.box.width, word.box.height))
                    for place, word in enumerate(joined.words))  # fmt: skip
    messages = read(*row("Ben", "No, I looked for it all day", 100), *row("Cleo", "It is not there", 140),
                    *row("Ben", "Then I do not know", 180), run("9:42", 220, x=20), replace(joined, words=shifted),
                    *row("Cleo", "Look in the drawer", 260))  # fmt: skip
    assert (messages[3].name, messages[3].text) == ("Anna Keller", "is it on the table or under it")


@pytest.mark.parametrize(("width", "solid", "redacted"), [(34, False, False), (34, True, True), (120, False, True)])
def test_an_emoji_in_a_line_is_no_bar_over_words(width: int, solid: bool, redacted: bool) -> None:
    picture = Box(420, 114, width, 30)
    (message,) = read(*name("Anna", 100, "9:41"), run("This will appear on it", 140), pictures=(picture,),
                      bars=(picture,) if solid else ())  # fmt: skip
    assert message.redacted is redacted


def test_a_strip_of_a_photograph_over_a_card_is_part_of_it() -> None:
    title = run("Opening hours", 382, x=120)
    messages = read(
        *name("Anna", 100, "9:41"), run("See museum.example", 140), run("Call me when you land", 460),
        quoted=(title,), pictures=(Box(LEFT, 170, 300, 140),),
        panels=(Box(LEFT, 312, 300, 36), Box(LEFT, 350, 300, 70)),
    )  # fmt: skip
    assert [(message.text, message.box.bottom) for message in messages] == [
        ("See museum.example", 420), ("Call me when you land", 460),
    ]  # fmt: skip


@pytest.mark.parametrize(("y", "bottom"), [(1198, 1130), (1168, 1200)], ids=["after a gap", "as the next line"])
def test_a_row_that_the_lower_edge_cuts_belongs_above_unless_a_gap_is_between(y: int, bottom: int) -> None:
    cut = replace(run("abg orsber", y), line=replace(run("abg orsber", y).line, box=Box(LEFT, y - 20, 200, 1220 - y)))
    rows = [*name("Anna", 100, "9:41"), run(FULL, 140), run("goes on", 180), run("And that", 250)]
    messages = read(*rows, *name("Ben", 1090, "9:44"), run(FULL, 1130), cut)
    assert [message.box.bottom for message in messages if message.name == "Ben"] == [bottom]


def test_a_row_that_an_edge_cuts_tells_nothing_of_how_far_lines_lie_apart() -> None:
    cut = run(FULL, 419, cap=15)
    cut = replace(cut, line=replace(cut.line, box=replace(cut.line.box, y=404, height=15)))
    caption = (run("Delete it after", 140), run("you have seen it", 182))
    said = (run(FULL, 340), run(FULL, 382), cut)
    messages = read(*name("Anna", 100, "9:41"), *caption, *name("Ben", 300, "9:50"), *said)
    assert next(message for message in messages if message.name == "Ben").text.count(FULL) >= 2


def test_a_bar_that_one_scrolls_with_takes_no_words() -> None:
    said = [*name("Anna", 100, "9:41"), run(FULL, 140), *name("Ben", 220, "9:42"), run(FULL, 260)]
    assert told(read(*said, pictures=(Box(880, 60, 14, 300),))) == [("Anna", "9:41", FULL), ("Ben", "9:42", FULL)]


def test_names_in_angles_open_messages_without_times() -> None:
    lines = ["<foo> what is new", "<anna> nothing at all and", "so it goes on", "<foo> I < 3 you", "<q> get up"]
    messages = read(*(run(text, 100 + 40 * place) for place, text in enumerate(lines)))
    assert told(messages) == [("foo", "", "what is new"), ("anna", "", "nothing at all and so it goes on"),
                              ("foo", "", "I < 3 you"), ("q", "", "get up")]  # fmt: skip


def test_a_time_in_angles_is_no_name() -> None:
    rows = [run(f"<19:35:{second}> what is new on this day", 100 + 40 * second) for second in range(10, 15)]
    assert not any(message.name for message in read(*rows))


def test_a_tag_in_angles_here_and_there_opens_nothing() -> None:
    rows = [
        *name("Anna", 100, "9:41"),
        run("<div> is what I wrote", 140),
        run(FULL, 180),
        run(FULL, 220),
        run(FULL, 260),
    ]
    assert [message.name for message in read(*rows)] == ["Anna"]


@pytest.mark.parametrize("tick", ["", " v"])
def test_a_day_and_a_time_in_brackets_stand_behind_a_name_though_a_figure_is_misread(tick: str) -> None:
    heads = [run(f"Anna (25 Mar 2009 14:15){tick}", 100), run(f"Ben (25 Mar 20@9 14:16){tick}", 200)]
    messages = read(heads[0], run("Hello there", 140), heads[1], run("Good to hear", 240))
    assert told(messages) == [
        ("Anna", "25 Mar 2009 14:15", "Hello there"), ("Ben", "25 Mar 20@9 14:16", "Good to hear"),
    ]  # fmt: skip


def test_the_clock_before_some_names_and_colons_is_their_time() -> None:
    said = ["anna: what is it", "ben: a test of mine"] * 5
    said[0], said[7] = f"12:43 {said[0]}", f"12:45 {said[7]}"
    messages = read(*(run(text, 100 + 40 * number) for number, text in enumerate(said)))
    assert [message.name for message in messages] == ["anna", "ben"] * 5
    assert [message.time for message in messages] == ["12:43", *[""] * 6, "12:45", "", ""]


def test_a_name_and_a_time_beside_an_avatar_open_a_message_though_a_list_in_it_begins_farther_right() -> None:
    rows = [*name("Advents of Code Bot", 100, "7:00"),
            *(run(f"a point of a list {n}", 140 + 40 * n, x=LEFT + 45) for n in range(8))]  # fmt: skip
    faces = (Box(20, 84, 60, 60), Box(20, 504, 60, 60))
    messages = read(*rows, *name("Anothers of the Bots", 520, "8:00"), run("thank you", 560), pictures=faces)
    assert [(messages[0].name, messages[0].time), (messages[-1].name, messages[-1].time)] == [
        ("Advents of Code Bot", "7:00"), ("Anothers of the Bots", "8:00"),
    ]  # fmt: skip


def test_three_small_words_before_a_time_beside_an_avatar_are_a_name() -> None:
    who = run("little black cat", 100, bold=True)
    messages = read(who, run("9:41", 100, x=who.line.box.right + 20, cap=14, ink=GREY), run("Hello there", 140),
                    pictures=(Box(20, 84, 60, 60),))  # fmt: skip
    assert told(messages) == [("little black cat", "9:41", "Hello there")]


def test_names_set_as_the_words_under_them_are_told_by_recurring() -> None:
    rows = []
    said = [("Kyle", "convert one gallon"), ("Hubot", "it is so many liters"), ("Kyle", "draw me a robot"),
            ("Hubot", "here it is"), ("Ben", "fine")]  # fmt: skip
    for number, (who, words) in enumerate(said):
        rows += [run(who, 100 + 90 * number), run(words, 130 + 90 * number)]
    assert [message.name for message in read(*rows)][:4] == ["Kyle", "Hubot", "Kyle", "Hubot"]


def test_a_word_that_one_says_twice_is_no_name() -> None:
    rows = [run(text, 100 + 40 * n) for n, text in enumerate(["Fine", "so it was then", "Fine", "and so it will be"])]
    assert {message.name for message in read(*rows)} == {""}
