"""Tesseract's answer, spacing and look-alikes, over stored answers and drawn crops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, LineReading, Pictograph, TextLine, Word
from ocr_pipeline.ocr import _is_kin
from ocr_pipeline.ocr.cases import tell_accented, tell_cases
from ocr_pipeline.ocr.cedillas import tell_cedillas
from ocr_pipeline.ocr.dialled import tell_dialled
from ocr_pipeline.ocr.drawn import tell_drawn
from ocr_pipeline.ocr.first import first_model, of_its_script
from ocr_pipeline.ocr.languages import code_of, model_of
from ocr_pipeline.ocr.lookalikes import (
    tell_apart,
    tell_bars,
    tell_commas,
    tell_openings,
    tell_rings,
    tell_rounds,
    tell_slashes,
    tell_tails,
)
from ocr_pipeline.ocr.marks import tell_marks
from ocr_pipeline.ocr.spacing import respace
from ocr_pipeline.ocr.tsv import words_of

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def crop(*glyphs: tuple[int, int, int], height: int = 60, scale: float = 1.0) -> Crop:
    """Return a crop with a black glyph at each (left, right, bottom), from row 10 on."""
    pixels = np.full((height, 400), 255, np.uint8)
    for left, right, bottom in glyphs:
        pixels[10:bottom, left:right] = 0
    line = TextLine(Box(0, 0, 400, height), 0, 25.0, 255, (0, 0, 0), (255, 255, 255))
    return Crop(line, pixels, (0.0, 0.0), scale)


def test_words_come_back_in_original_pixels() -> None:
    answer = HEAD + "5\t1\t1\t1\t1\t1\t20\t10\t40\t20\t96.5\tHello\n" + "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n"
    ((word,),) = words_of(answer, [crop((20, 60, 30), scale=2.0)])
    assert word == Word("Hello", Box(10, 5, 20, 10), 0.965)


def test_a_quotation_mark_in_the_answer_is_no_csv_quote() -> None:
    answer = HEAD + '5\t1\t1\t1\t1\t1\t20\t10\t40\t20\t90\t"Hello\n' + "5\t2\t1\t1\t1\t1\t20\t10\t40\t20\t90\tthere\n"
    first, second = words_of(answer, [crop((20, 60, 30)), crop((20, 60, 30))])
    assert ([word.text for word in first], [word.text for word in second]) == (['"Hello'], ["there"])


def test_what_is_read_where_no_ink_is_is_no_word() -> None:
    answer = HEAD + "5\t1\t1\t1\t1\t1\t0\t0\t400\t60\t45\to\n" + "5\t2\t1\t1\t1\t1\t0\t0\t400\t60\t45\to\n"
    blank, inked = words_of(answer, [crop(), crop((20, 40, 30))])
    assert (blank, [word.text for word in inked]) == ((), ["o"])


@pytest.mark.parametrize(
    ("text", "sure"),
    [("Агай]о", 0.6), ("Тота$", 0.6), ("Привет", 0.96), ("[Name]", 0.96), ("US$", 0.96), ("x[0]", 0.96)],
)
def test_a_word_with_signs_between_its_letters_is_unsure(text: str, sure: float) -> None:
    answer = HEAD + f"5\t1\t1\t1\t1\t1\t20\t10\t40\t20\t96\t{text}\n"
    ((word,),) = words_of(answer, [crop((20, 60, 30))])
    assert word.confidence == sure


@pytest.mark.parametrize(
    ("read", "bottom", "text"),
    [
        pytest.param("|", 35, "I", id="a bar that ends on the baseline is a capital"),
        pytest.param("|", 43, "|", id="a bar that reaches below stays a bar"),
        pytest.param("I", 43, "|", id="a capital that reaches below is a bar"),
        pytest.param("I", 35, "I", id="a capital is a capital"),
        pytest.param("|'ll", 35, "I'll", id="also at the beginning of a word"),
    ],
)
def test_a_bar_and_a_capital_are_told_by_the_baseline(read: str, bottom: int, text: str) -> None:
    pixels = crop((50, 55, bottom))
    on_line = replace(pixels, line=replace(pixels.line, baseline=35))
    (word,) = tell_bars([Word(read, Box(52, 10, 6, bottom - 10), 0.9)], on_line)
    assert word.text == text


def test_a_bar_whose_box_begins_at_the_letter_before_it_is_told_by_its_own_glyph() -> None:
    pixels = crop((30, 47, 35), (52, 57, 35))
    on_line = replace(pixels, line=replace(pixels.line, baseline=35))
    (word,) = tell_bars([Word("|", Box(46, 10, 5, 25), 0.9)], on_line)
    assert word.text == "I"


def glyphs_of(*words: str) -> tuple[list[tuple[int, int, int]], list[tuple[int, int]]]:
    """Return glyphs 8 pixels wide, 2 apart, words 12 apart, and each word's left and right end."""
    glyphs, ends, x = [], [], 10
    for word in words:
        start = x
        for _ in word:
            glyphs.append((x, x + 8, 35))
            x += 10
        ends.append((start, x - 2))
        x += 10
    return glyphs, ends


def test_a_space_the_model_forgot_is_put_back() -> None:
    glyphs, ends = glyphs_of("we", "i", "can", "set", "up")
    read = [("we", 0, 0), ("ican", 1, 2), ("set", 3, 3), ("up", 4, 4)]
    words = [Word(text, Box(ends[a][0], 10, ends[b][1] - ends[a][0], 25), 0.9) for text, a, b in read]
    assert [word.text for word in respace(words, crop(*glyphs))] == ["we", "i", "can", "set", "up"]


def test_a_space_the_model_made_up_is_taken_out() -> None:
    glyphs, ends = glyphs_of("so", "many", "people", "here")
    words = [
        Word(text, Box(a, 10, b - a, 25), 0.9)
        for text, (a, b) in zip(["so", "many", "people", "here"], ends, strict=True)
    ]
    left, right = ends[2]
    words[2:3] = [Word("peo", Box(left, 10, 28, 25), 0.9), Word("ple", Box(left + 30, 10, right - left - 30, 25), 0.9)]
    assert [word.text for word in respace(words, crop(*glyphs))] == ["so", "many", "people", "here"]


@given(
    st.lists(
        st.tuples(st.text("abcdefgh|1:", min_size=1, max_size=6), st.integers(0, 380), st.integers(1, 40)), max_size=8
    )
)
def test_spacing_changes_no_letter(read: list[tuple[str, int, int]]) -> None:
    words = [Word(text, Box(x, 10, width, 25), 0.9) for text, x, width in sorted(read, key=lambda each: each[1])]
    spaced = respace(words, crop((10, 18, 35), (30, 38, 35), (200, 208, 35)))
    assert "".join(word.text for word in spaced) == "".join(word.text for word in words)


@pytest.mark.parametrize(("name", "model"), [("fr", "fra"), ("fra", "fra"), ("zh", "chi_sim"), ("xyz", "xyz")])
def test_a_language_may_be_named_by_code_or_model(name: str, model: str) -> None:
    assert model_of(name) == model


@pytest.mark.parametrize(
    ("other", "model", "kin"),
    [
        ("ukr", "rus", True),
        ("rus", "rus", True),
        ("eng", "rus", False),
        ("jpn", "chi_sim", False),
        ("rus", "fra", False),
    ],
)
def test_a_model_of_the_script_of_the_page_reads_nothing_else_on_it(other: str, model: str, kin: bool) -> None:
    assert _is_kin(other, model) is kin


def test_the_first_of_several_models_tells_the_language() -> None:
    assert code_of("fra+eng") == "fr"


def lines_of(*read: tuple[str, float]) -> tuple[LineReading, ...]:
    return tuple(LineReading(crop().line, (Word(text, Box(0, 0, 300, 25), sure),)) for text, sure in read)


def test_russian_that_a_ukrainian_model_reads_as_surely_is_read_as_russian() -> None:
    tried = {
        "rus": lines_of(("Понятия не имею, спроси Лену, она там была", 0.9)),
        "ukr": lines_of(("Понятия не имею, спроси Лену, она там бьіла", 0.93)),
        "kor": lines_of(("버티", 0.2)),
    }
    assert of_its_script("ukr", tried) == "rus"


RUSSIAN = {
    "eng": ("BceM Bbixon", 0.4),
    "rus": ("Во сколько вы все придёте", 0.95),
    "ukr": ("Во сколько вь все придете", 0.9),
}
FRENCH = {
    "eng": ("Qui d'autre a vu le brouillon ?", 0.95),
    "rus": ("диге а ми [е бгоцШоп", 0.5),
    "ukr": ("диї д'аиїге а уи Іе", 0.9),
}
CHINESE = {"eng": ("BB, MU Lat. METEBZ.", 0.25), "rus": ("„‹ ЯНВ. ЛУШ", 0.4), "kor": ("월 며", 0.2)}
ADDRESS = {"eng": ("https://museum.example/hours", 0.92), "rus": ("ИЕрз://тизеит.ехатр!е", 0.1)}


@pytest.mark.parametrize(
    ("page", "model", "asked"),
    [
        pytest.param(
            [RUSSIAN, RUSSIAN, FRENCH], "rus", ["eng", "rus", "ukr"], id="the lines in doubt tell the language"
        ),
        pytest.param([RUSSIAN, ADDRESS, ADDRESS], "rus", ["eng", "rus", "ukr"], id="addresses are of no language"),
        pytest.param([FRENCH, FRENCH, RUSSIAN], "fra", ["eng"], id="most lines are plain"),
        pytest.param(
            [FRENCH, RUSSIAN, CHINESE], "fra", ["eng", "rus", "ukr", "ell", "kor"], id="no script has more lines"
        ),
    ],
)
def test_the_first_model_is_of_the_script_that_most_lines_are_in(
    page: list[dict[str, tuple[str, float]]], model: str, asked: list[str]
) -> None:
    def read(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        tried.append(model)
        return lines_of(*(page[round(each.origin[0])].get(model, ("", 0.0)) for each in crops))

    tried: list[str] = []
    crops = [replace(crop(), origin=(float(n), 0.0)) for n in range(len(page))]
    assert first_model(crops, frozenset({"eng", "fra", "rus", "ukr", "ell", "kor"}), read) == (model, ())
    assert tried == asked


def spaced(*texts: str, narrow: str = "") -> tuple[list[tuple[int, int, int]], list[Word]]:
    """Return glyphs 8 pixels wide, 2 apart, words of a text 12 apart, and one word for each text; `narrow` signs touch
    the one before them."""
    glyphs: list[tuple[int, int, int]] = []
    words, x = [], 10
    for text in texts:
        start = x
        for sign in text:
            if sign == " ":
                x += 10
            elif sign in narrow:
                glyphs[-1] = (glyphs[-1][0], x + 2, 35)
                x += 4
            else:
                glyphs.append((x, x + 8, 35))
                x += 10
        words.append(Word(text.replace(" ", ""), Box(start, 10, x - 2 - start, 25), 0.9))
        x += 10
    return glyphs, words


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        pytest.param("see version 3 in the folder", "", id="before a figure"),
        pytest.param("they want 200 € for it", "", id="before a sign of money"),
        pytest.param("call them earrly for me", "r", id="where glyphs touch and cannot be counted off"),
    ],
)
def test_a_space_is_put_back(text: str, narrow: str) -> None:
    words = text.split()
    glued = [*words[:1], f"{words[1]} {words[2]}", *words[3:]]
    glyphs, read = spaced(*glued, narrow=narrow)
    assert " ".join(word.text for word in respace(read, crop(*glyphs))) == text


@pytest.mark.parametrize(
    ("gap", "texts"),
    [pytest.param(6, ["print(n)"], id="as wide as a margin"), pytest.param(12, ["print", "(n)"], id="wider")],
)
def test_a_gap_no_wider_than_within_a_monospaced_word_is_no_space(gap: int, texts: list[str]) -> None:
    glyphs = [(10, 16, 35), (18, 22, 35), (27, 29, 35), (34, 40, 35), (43, 48, 35)]
    start = 48 + gap
    glyphs += [(start, start + 4, 35), (start + 9, start + 15, 35), (start + 18, start + 22, 35)]
    read = [Word("print", Box(10, 10, 38, 25), 0.9), Word("(n)", Box(start, 10, 22, 25), 0.9)]
    assert [word.text for word in respace(read, crop(*glyphs))] == texts


def test_the_wide_margin_of_a_one_is_no_space() -> None:
    glyphs, words = glyphs_of("be", "there", "12:15", "or", "call")
    glyphs = [glyph for glyph in glyphs if glyph[0] != words[2][0]] + [(words[2][0] - 6, words[2][0] - 2, 35)]
    read = [
        Word(text, Box(a, 10, b - a, 25), 0.9)
        for text, (a, b) in zip(["be", "there", "12:15", "or", "call"], words, strict=True)
    ]
    assert [word.text for word in respace(read, crop(*sorted(glyphs)))][2] == "12:15"


@pytest.mark.parametrize(
    ("text", "height", "told"),
    [
        pytest.param("ИЗВИНИ.", 18, "извини.", id="as low as small letters"),
        pytest.param("ИЗВИНИ.", 25, "ИЗВИНИ.", id="as high as capitals"),
        pytest.param("В", 18, "В", id="one letter tells too little"),
        pytest.param("ДА", 18, "ДА", id="a capital that no small letter is like"),
    ],
)
def test_capitals_no_higher_than_small_letters_are_small(text: str, height: int, told: str) -> None:
    above = crop((10, 60, 35))
    above = replace(above, line=replace(above.line, baseline=35))
    low = crop(*((left, left + 8, 35) for left in range(10, 80, 10)))
    low.pixels[:] = np.where(np.arange(60)[:, None] < 35 - height, 255, low.pixels)
    below = replace(low.line, box=Box(0, 40, 400, 60), cap_height=float(height), baseline=75)
    earlier = Word("Раньше", Box(10, 10, 50, 25), 0.9), Word("четверга,", Box(70, 10, 90, 25), 0.9)
    lines = [
        LineReading(above.line, earlier),
        LineReading(below, (Word(text, Box(10, 75 - height, 70, height), 0.9),)),
    ]
    cases = tell_cases([above, replace(low, line=below, origin=(0.0, 40.0))], lines)
    assert [line.text for line in cases] == ["Раньше четверга,", told]


@pytest.mark.parametrize(
    ("read", "holed", "bottom", "told"),
    [
        pytest.param("2.*", True, 22, "2.\u00ba", id="a ring read as a star"),
        pytest.param("2.\u00b0", True, 22, "2.\u00ba", id="a ring read as a degree"),
        pytest.param("2.*", False, 22, "2.*", id="a star"),
        pytest.param("2.?", True, 35, "2.?", id="what stands on the line"),
        pytest.param("2\u00b0", True, 22, "2\u00b0", id="degrees, without a stop"),
    ],
)
def test_a_raised_ring_behind_a_stop_is_an_ordinal(read: str, holed: bool, bottom: int, told: str) -> None:
    drawn = crop((10, 22, 35), (26, 29, 35), (33, 43, bottom))
    if holed:
        drawn.pixels[13 : bottom - 3, 36:40] = 255
    on_line = replace(drawn, line=replace(drawn.line, baseline=35))
    (word,) = tell_rings([Word(read, Box(10, 10, 33, 25), 0.5)], on_line)
    assert word.text == told


def marked(*inked: tuple[int, int, int, int]) -> Crop:
    """Return a crop of a line with capitals from row 10 to 35, ink in some boxes (left, top, right, bottom)."""
    found = crop(height=50)
    for left, top, right, bottom in inked:
        found.pixels[top:bottom, left:right] = 0
    return replace(found, line=replace(found.line, baseline=35))


BANG = ((100, 10, 103, 27), (100, 32, 103, 35))


@pytest.mark.parametrize(
    ("inked", "words", "text"),
    [
        pytest.param(BANG, [], "!", id="a stroke over a dot that nothing was read of"),
        pytest.param(BANG, [Word("ュ", Box(100, 10, 4, 25), 0.1)], "!", id="one that was read as a letter"),
        pytest.param(
            [(n, 32, n + 3, 35) for n in (100, 108, 116)], [Word("ee", Box(100, 32, 19, 3), 0.2)], "...", id="dots"
        ),
        pytest.param([(60, 10, 90, 35), *BANG], [Word("Ml", Box(60, 10, 44, 25), 0.9)], "M!", id="the end of a word"),
        pytest.param(
            [(60, 10, 90, 35), (100, 32, 103, 35)], [Word("M", Box(60, 10, 30, 25), 0.9)], "M .", id="a stop left out"
        ),
        pytest.param(
            [(60, 10, 90, 35), (94, 10, 97, 35)], [Word("Ml", Box(60, 10, 37, 25), 0.9)], "Ml", id="a stroke alone"
        ),
        pytest.param([(100, 10, 103, 13), (100, 18, 103, 35)], [Word("i", Box(100, 10, 4, 25), 0.2)], "i", id="an i"),
        pytest.param(
            [box for n in (60, 80) for box in ((n, 10, n + 14, 27), (n + 5, 32, n + 8, 35))],
            [Word("22", Box(60, 10, 34, 25), 0.86)],
            "??",
            id="question marks read as figures",
        ),
        pytest.param([(60, 10, 74, 35), (80, 10, 94, 35)], [Word("22", Box(60, 10, 34, 25), 0.9)], "22", id="figures"),
        pytest.param([(100, 12, 120, 30)], [Word("O", Box(100, 12, 20, 18), 0.2)], "O", id="an icon"),
    ],
)
def test_marks_are_told_by_their_shape(inked: list[tuple[int, int, int, int]], words: list[Word], text: str) -> None:
    assert " ".join(word.text for word in tell_marks(words, marked(*inked))) == text


def test_a_wide_question_mark_stands_without_a_space() -> None:
    glyphs = [(0, 25, 35), (35, 40, 35), (75, 100, 35)]
    words = [Word("か?", Box(0, 10, 40, 25), 0.9), Word("昼", Box(75, 10, 25, 25), 0.9)]
    assert [word.text for word in respace(words, crop(*glyphs))] == ["か?昼"]


@pytest.mark.parametrize(
    ("tail", "read", "told"),
    [
        pytest.param((112, 117), "g=5", "q=5", id="a tail that goes straight down"),
        pytest.param((100, 117), "g=5", "g=5", id="a hook"),
        pytest.param((112, 117), "big", "big", id="no address"),
    ],
)
def test_a_q_is_told_from_a_g_by_its_tail(tail: tuple[int, int], read: str, told: str) -> None:
    found = marked((100, 15, 117, 35), (tail[0], 35, tail[1], 43), (122, 20, 135, 22), (140, 10, 150, 35))
    assert tell_tails([Word(read, Box(100, 10, 50, 33), 0.9)], found)[0].text == told


@pytest.mark.parametrize(
    ("slashes", "told"),
    [
        pytest.param([(130, 134), (136, 140)], "http://a", id="two"),
        pytest.param([(130, 134)], "http:/a", id="one"),
    ],
)
def test_an_address_has_the_slashes_that_stand_behind_its_scheme(slashes: list[tuple[int, int]], told: str) -> None:
    letters = [(100, 10, 110, 35), (112, 15, 120, 35), (122, 20, 125, 23), (122, 32, 125, 35), (145, 20, 155, 35)]
    found = marked(*letters, *((left, 10, right, 35) for left, right in slashes))
    assert tell_slashes([Word("http:/a", Box(100, 10, 55, 25), 0.9)], found)[0].text == told


def test_a_tail_among_touching_glyphs_is_found_by_the_sign_behind_it() -> None:
    touching, equals = (60, 10, 98, 35), ((122, 20, 135, 23), (122, 27, 135, 30))
    found = marked(touching, (100, 15, 117, 35), (112, 35, 117, 43), *equals, (140, 10, 150, 35))
    assert tell_tails([Word("day?g=5", Box(60, 10, 90, 33), 0.9)], found)[0].text == "day?q=5"


def test_what_an_underline_left_beside_a_tail_is_no_hook() -> None:
    found = marked((100, 15, 117, 35), (112, 35, 117, 46), (100, 39, 110, 41), (122, 20, 135, 22), (140, 10, 150, 35))
    assert tell_tails([Word("g=5", Box(100, 10, 50, 36), 0.9)], found)[0].text == "q=5"


@pytest.mark.parametrize(("bottom", "told"), [(42, "\u00a1Bien"), (35, "iBien")])
def test_an_inverted_exclamation_mark_goes_below_the_baseline(bottom: int, told: str) -> None:
    found = marked((100, 15, 104, bottom), *((110 + 20 * n, 10, 125 + 20 * n, 35) for n in range(4)))
    assert tell_openings([Word("iBien", Box(100, 10, 90, 32), 0.9)], found)[0].text == told


@pytest.mark.parametrize(
    ("read", "wide", "told"),
    [("حسنا\u0621", 3, "حسنا\u060c"), ("حسنا:", 3, "حسنا\u060c"), ("مسا\u0621", 9, "مسا\u0621")],
)
def test_an_arabic_comma_is_told_from_letters_by_its_size(read: str, wide: int, told: str) -> None:
    found = marked((10, 30, 10 + wide, 36), (25, 12, 100, 38))
    assert tell_commas([Word(read, Box(9, 10, 92, 30), 0.9)], found)[0].text == told


@pytest.mark.parametrize(
    ("blot", "read", "sure", "told"),
    [
        pytest.param((200, 8, 230, 38), "&", 0.9, "\ufffc", id="one sign"),
        pytest.param((200, 8, 230, 38), "dy", 0.7, "\ufffc", id="two that touch"),
        pytest.param((200, 8, 230, 38), "Ty", 0.9, "Ty", id="two letters read surely"),
        pytest.param((200, 10, 230, 35), "W", 0.9, "W", id="as high as a capital"),
        pytest.param((200, 8, 212, 38), "\u00e7", 0.9, "\u00e7", id="as wide as a letter"),
    ],
)
def test_a_blot_as_large_as_an_emoji_is_no_letter(
    blot: tuple[int, int, int, int], read: str, sure: float, told: str
) -> None:
    last = Word(read, Box(blot[0], blot[1], blot[2] - blot[0], 30), sure)
    words = [Word("regarderait", Box(20, 10, 160, 25), 0.9), last]
    found = tell_drawn(words, marked((20, 10, 180, 35), blot))
    assert [word.text for word in found] == ["regarderait", told]


@pytest.mark.parametrize(
    ("read", "sure", "right", "told"),
    [
        pytest.param("\u00a9", 0.79, 74, "\ufffc", id="a face drawn in ink"),
        pytest.param("\u00bb)", 0.5, 58, "\ufffc", id="signs read unsurely"),
        pytest.param("!", 0.96, 56, "!", id="a sign read surely"),
        pytest.param("A", 0.97, 70, "A", id="a letter"),
    ],
)
def test_what_is_as_large_as_the_emoji_beside_it_is_one(read: str, sure: float, right: int, told: str) -> None:
    found = marked((50, 12, right, 36))
    seen = Pictograph(Box(10, 8, 30, 30), "\U0001f389")
    found = replace(found, line=replace(found.line, pictographs=(seen,)))
    words = [Word(seen.text, seen.box, 1.0), Word(read, Box(50, 12, right - 50, 24), sure)]
    assert tell_drawn(words, found)[1].text == told


@pytest.mark.parametrize("texts", [("we", "will", "see", "soon", "."), ("soon", "."), ("겠어요", ".")])
@pytest.mark.parametrize(("gap", "joined"), [(10, True), (20, False)])
def test_no_space_stands_before_a_stop(texts: tuple[str, ...], gap: int, joined: bool) -> None:
    glyphs: list[tuple[int, int, int]] = []
    words: list[Word] = []
    x = 0
    for text in texts:
        x += 0 if not words else gap if text == "." else 20
        width = 4 if text == "." else 40
        glyphs.append((x, x + width, 35))
        words.append(Word(text, Box(x, 10, width, 25), 0.9))
        x += width
    told = " ".join(word.text for word in respace(words, crop(*glyphs)))
    assert told.endswith(texts[-2] + ("." if joined else " ."))


@pytest.mark.parametrize(
    ("texts", "gap", "told"),
    [
        (("言。", "www"), 25, "言。 www"),
        (("言。", "www"), 15, "言。www"),
    ],
)
def test_a_latin_word_behind_a_stop_has_a_space_where_there_is_room(
    texts: tuple[str, ...], gap: int, told: str
) -> None:
    ends = [(0, 25), (27, 35), *((35 + gap + 10 * n, 43 + gap + 10 * n) for n in range(3))]
    halves = [Box(0, 10, 35, 25), Box(35 + gap, 10, 28, 25)]
    words = [Word(text, box, 0.9) for text, box in zip(texts, halves, strict=True)]
    found = respace(words, crop(*((left, right, 35) for left, right in ends)))
    assert " ".join(word.text for word in found) == told


A, Y, TAIL, S, E = (10, 10, 30, 35), (30, 17, 46, 35), (34, 35, 40, 42), (50, 17, 66, 35), (70, 17, 86, 35)


@pytest.mark.parametrize(
    ("inked", "read", "text"),
    [
        pytest.param((A, Y, TAIL, S, (55, 35, 61, 41), E), "Ayse", "Ayşe", id="a hook under an s, A and y touching"),
        pytest.param((A, Y, TAIL, S, E), "Ayse", "Ayse", id="nothing under it"),
        pytest.param((A, Y, TAIL, S, (55, 35, 61, 49), E), "Ayse", "Ayse", id="what goes as deep as another line"),
        pytest.param((A, S, (50, 35, 66, 41)), "As", "As", id="as wide as the letter"),
        pytest.param((A, S, (55, 35, 61, 41)), "As,", "As,", id="a comma that hangs under it"),
    ],
)
def test_what_hangs_from_an_s_is_a_cedilla(inked: list[tuple[int, int, int, int]], read: str, text: str) -> None:
    word = Word(read, Box(10, 10, max(right for _, _, right, _ in inked) - 10, 25), 0.92)
    (told,) = tell_cedillas([word], marked(*inked))
    assert told.text == text


def test_a_line_of_exclamation_marks_stands_on_their_dots() -> None:
    inked = [box for x in (100, 108, 116) for box in ((x, 10, x + 3, 27), (x, 32, x + 3, 35))]
    line = marked(*inked)
    line = replace(line, line=replace(line.line, box=Box(100, 10, 19, 25), baseline=27, cap_height=17.0))
    words = [Word("|", Box(x, 10, 3, 25), 0.7) for x in (100, 108, 116)]
    assert [word.text for word in tell_marks(words, line)] == ["!!!"]


@pytest.mark.parametrize(
    ("shown", "dialled"),
    [
        ("17 00 98 39 6 33+", "+33 6 39 98 00 17"),
        ("5 000+", "5 000+"),
        ("+33 6 39 98 00 17", "+33 6 39 98 00 17"),
    ],
)
def test_a_number_shown_from_right_to_left_is_read_as_one_dials_it(shown: str, dialled: str) -> None:
    words = [Word(text, Box(30 * n, 0, 25, 20), 0.9) for n, text in enumerate(shown.split())]
    assert " ".join(word.text for word in tell_dialled(words, marked())) == dialled


@pytest.mark.parametrize(
    ("top", "read", "text"),
    [
        pytest.param(8, "SÌ", "Sì", id="hardly higher than the capital"),
        pytest.param(3, "SÌ", "SÌ", id="a capital with its accent over it"),
        pytest.param(8, "Ì", "Ì", id="no capital to measure it by"),
    ],
)
def test_a_capital_with_an_accent_is_higher_than_one_without(top: int, read: str, text: str) -> None:
    glyphs = [(10, 10, 24, 35), (30, top, 34, 35)][-len(read) :]
    (word,) = tell_accented([Word(read, Box(glyphs[0][0], 10, 34 - glyphs[0][0], 25), 0.8)], marked(*glyphs))
    assert word.text == text


@pytest.mark.parametrize(
    ("texts", "wide", "told"),
    [
        pytest.param(("06", "этом"), 26, "Об этом", id="letters"),
        pytest.param(("06", "мая"), 20, "06 мая", id="figures are as wide as one another"),
        pytest.param(("06", "Мая"), 26, "06 Мая", id="before a capital"),
        pytest.param(("0k,", "мая"), 26, "Ok, мая", id="Ok"),
    ],
)
def test_letters_read_as_figures_are_told_by_their_widths(texts: tuple[str, str], wide: int, told: str) -> None:
    found = marked((20, 10, 20 + wide, 35), (50, 10, 70, 35), (100, 10, 160, 35))
    words = [Word(texts[0], Box(20, 10, 50, 25), 0.9), Word(texts[1], Box(100, 10, 60, 25), 0.9)]
    assert " ".join(word.text for word in tell_rounds(words, found)) == told


def test_a_line_without_words_has_none_to_tell_apart() -> None:
    assert tell_apart((), crop()) == ()
