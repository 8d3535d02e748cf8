"""Reading in any script: the order of words, the spaces between them, lines in another script than the page's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.naming import may_be_name
from ocr_pipeline.model import Crop, LineReading, TextLine, Word
from ocr_pipeline.ocr.accents import with_one_accent
from ocr_pipeline.ocr.amounts import reread_amounts
from ocr_pipeline.ocr.latin import reread_latin
from ocr_pipeline.ocr.mixed import reread
from ocr_pipeline.ocr.scripts import runs_leftward, script_of
from ocr_pipeline.ocr.spacing import respace
from ocr_pipeline.ocr.tsv import words_of

COLUMNS = [
    "level",
    "page_num",
    "block_num",
    "par_num",
    "line_num",
    "word_num",
    "left",
    "top",
    "width",
    "height",
    "conf",
    "text",
]


def line_of(width: int = 400) -> TextLine:
    return TextLine(Box(0, 0, width, 20), 0, 20.0, 200, (0, 0, 0), (255, 255, 255))


def crop_of(spans: Sequence[tuple[int, int]], width: int = 400) -> Crop:
    """Return a line whose ink stands in some columns."""
    pixels = np.full((20, width), 255, np.uint8)
    for left, right in spans:
        pixels[:, left:right] = 0
    return Crop(line_of(width), pixels, (0.0, 0.0), 1.0)


def words(*texts: tuple[str, int, int]) -> tuple[Word, ...]:
    return tuple(Word(text, Box(x, 0, right - x, 20), 0.9) for text, x, right in texts)


def answer(*read: tuple[str, int]) -> str:
    rows = [f"5\t1\t1\t1\t1\t1\t{left}\t0\t40\t20\t90\t{text}" for text, left in read]
    return "\n".join(["\t".join(COLUMNS), *rows])


def test_words_that_run_leftward_keep_the_order_they_are_read_in() -> None:
    (found,) = words_of(answer(("لقد", 300), ("أنقذتني", 200), ("12:15", 100)), [crop_of([(100, 340)])])
    assert [word.text for word in found] == ["لقد", "أنقذتني", "12:15"]


def test_other_words_stand_from_left_to_right() -> None:
    (found,) = words_of(answer(("second", 200), ("first", 20)), [crop_of([(20, 240)])])
    assert [word.text for word in found] == ["first", "second"]


def test_marks_of_direction_are_no_text() -> None:
    (found,) = words_of(answer(("\u200fשלום\u202c", 300)), [crop_of([(300, 340)])])
    assert [word.text for word in found] == ["שלום"]


def test_chinese_is_written_without_spaces() -> None:
    read = words(("我把", 0, 40), ("钥匙", 45, 85), ("。", 88, 95))
    found = respace(read, crop_of([(0, 18), (22, 40), (45, 62), (66, 85), (88, 92)]))
    assert [word.text for word in found] == ["我把钥匙。"]


def test_chinese_far_apart_is_parted() -> None:
    read = words(("好的", 0, 40), ("下午", 340, 380))
    assert len(respace(read, crop_of([(0, 18), (22, 40), (340, 358), (362, 380)]))) == 2


@pytest.mark.parametrize(("gap", "read"), [(3, "一共450元"), (9, "一共 450元")])
def test_a_figure_has_a_space_beside_a_chinese_sign_where_there_is_room(gap: int, read: str) -> None:
    start = 44 + gap
    found = respace(words(("一共", 4, 44), ("450元", start, start + 80)), crop_of([(4, 44), (start, start + 80)]))
    assert " ".join(word.text for word in found) == read


def test_syllables_are_joined_and_korean_words_are_not() -> None:
    read = words(("박", 0, 18), ("물관은", 20, 78), ("일요일에", 88, 166))
    spans = [(0, 18), (20, 38), (40, 58), (60, 78), (88, 106), (108, 126), (128, 146), (148, 166)]
    assert [word.text for word in respace(read, crop_of(spans))] == ["박물관은", "일요일에"]


@pytest.mark.parametrize(
    ("text", "script", "leftward"),
    [
        ("Good morning", "latin", False),
        ("Доброе утро", "cyrillic", False),
        ("صباح الخير", "arabic", True),
        ("בוקר טוב", "hebrew", True),
        ("早上好", "han", False),
        ("今日は会議", "kana", False),
        ("좋은 아침", "hangul", False),
        ("12:15", "", False),
    ],
)
def test_a_script_is_known_by_its_letters(text: str, script: str, leftward: bool) -> None:
    assert script_of(text) == script
    assert runs_leftward(text) is leftward


def reading(text: str, confidence: float) -> LineReading:
    return LineReading(line_of(), (Word(text, Box(0, 0, 200, 20), confidence),))


@pytest.mark.parametrize(
    ("first", "other", "kept"),
    [
        (("Mor AAaA caMbIxX", 0.5), ("Мой дядя самых", 0.93), "Мой дядя самых"),
        (("Mor AAaA caMbIxX", 0.5), ("Мой дядя самых", 0.6), "Mor AAaA caMbIxX"),  # no surer
        (("See you then", 0.93), ("Бее уои тхен", 0.99), "See you then"),  # not in doubt
        (("a6 min WY", 0.5), ("שי חוח 6 ב", 0.88), "a6 min WY"),  # no words
        (("18:58 Liik", 0.5), ("18:58 12 4", 0.99), "18:58 Liik"),  # figures
        (("OpenAlBot", 0.5), ("ОрепА!Во{", 0.9), "OpenAlBot"),  # a brace behind a letter
        (("OpenAlBot", 0.5), ("ОрепАїВої", 0.9), "OpenAlBot"),  # capitals within the word
        (("NpuBaT", 0.5), ("ПриватБанк", 0.9), "ПриватБанк"),  # one is no sign of it
    ],
)
def test_a_line_in_doubt_is_read_with_other_models(
    first: tuple[str, float], other: tuple[str, float], kept: str
) -> None:
    (found,) = reread([crop_of([])], [reading(*first)], ["other"], lambda crops, model: (reading(*other),) * len(crops))
    assert found.text == kept


def test_lines_that_are_sure_cost_no_further_process() -> None:
    def read(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        raise AssertionError("read again")

    reread([crop_of([])], [reading("See you then", 0.9)], ["other"], read)


@pytest.mark.parametrize("text", ["お医者さんは心配ないと言っていました", "Можешь прислать счёт? Он нужен", "10:17 AM"])
def test_a_sentence_or_a_time_is_no_name(text: str) -> None:
    assert not may_be_name(text)


@pytest.mark.parametrize("text", ["田中一郎", "Helena de Wit", "Фёдор Жуков", "E. Macron", "הילה מזרחי"])
def test_a_name_may_be_one(text: str) -> None:
    assert may_be_name(text)


def spread(*read: tuple[str, float]) -> LineReading:
    """Return a line of some words with their confidences, 60 pixels each."""
    spans = enumerate(read)
    return LineReading(
        line_of(1200), tuple(Word(text, Box(n * 70, 0, 60, 20), confidence) for n, (text, confidence) in spans), "ru"
    )


@pytest.mark.parametrize(
    ("line", "anew", "text"),
    [
        pytest.param(
            [("Да", 0.93), ("ехатр!е.сот/тлиЩез", 0.05)], [("example.com/minutes", 0.9)], "Да example.com/minutes",
            id="an address read in other letters is read anew",
        ),
        pytest.param(
            [("영수증", 0.9), ("example.", 0.7), (".0600/01-2026.007", 0.2)], [("example.com/a-2026.pdf", 0.9)],
            "영수증 example.com/a-2026.pdf", id="an address goes on in what looks like figures",
        ),
        pytest.param([("[10102]", 0.1), ("수진", 0.9)], [("[10:02]", 0.9)], "[10:02] 수진", id="a clock within a line"),
        pytest.param([("1:37", 0.4), ("РМ", 0.4)], [("1:37", 0.9), ("PM", 0.9)], "1:37 PM", id="the half of a day"),
        pytest.param([("???", 0.3)], [("22?", 0.9)], "???", id="marks are no figures"),
        pytest.param([("т.е.", 0.7), ("завтра", 0.9)], [("t.e.", 0.72)], "т.е. завтра", id="no surer, so kept"),
        pytest.param([("12시", 0.5), ("15분", 0.5)], [("12A|", 0.9)], "12시 15분", id="letters of the page's script"),
        pytest.param(
            [("Ти", 0.93), ("peux", 0.97), ("епуоуег", 0.92), ("1а", 0.9)],
            [("Tu", 0.95), ("peux", 0.97), ("envoyer", 0.96), ("la", 0.89)],
            "Tu peux envoyer la", id="a line of Latin words read in letters like theirs",
        ),
        pytest.param(
            [("фото", 0.95), ("Paris", 0.9), ("он", 0.9)], [("фото", 0.3), ("Paris", 0.97), ("OH", 0.5)],
            "фото Paris он", id="a Latin word among others",
        ),
    ],
)  # fmt: skip
def test_latin_words_and_figures_on_a_page_in_another_script(
    line: list[tuple[str, float]], anew: list[tuple[str, float]], text: str
) -> None:
    def latin(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        return tuple(LineReading(crop.line, spread(*anew).words, "en") for crop in crops)

    (found,) = reread_latin([crop_of([], 1200)], [spread(*line)], "eng", latin)
    assert found.text == text
    assert found.line == line_of(1200)


@pytest.mark.parametrize(
    ("read", "anew", "text"),
    [
        pytest.param(("45,50", "£"), (("45,50", 0.9), ("€", 0.9)), "45,50 €", id="a euro"),
        pytest.param(("1.200", "£€"), (("1.200", 0.9), ("€", 0.9)), "1.200 €", id="one read as two"),
        pytest.param(("45,50", "£"), (("45,50", 0.9), ("£", 0.9)), "45,50 £", id="a pound"),
        pytest.param(("+33", "6"), (("+33", 0.9), ("€", 0.9)), "+33 6", id="a figure of a number"),
        pytest.param(("45,50", "ε"), (("45,60", 0.9), ("€", 0.9)), "45,50 ε", id="another figure"),
        pytest.param(("45,50", "ε"), (("45,50", 0.4), ("€", 0.4)), "45,50 ε", id="no surer"),
    ],
)
def test_a_sign_behind_a_figure_is_money_where_another_model_sees_it(
    read: tuple[str, str], anew: tuple[tuple[str, float], ...], text: str
) -> None:
    def latin(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        return tuple(LineReading(crop.line, spread(*anew).words, "en") for crop in crops)

    (found,) = reread_amounts([crop_of([], 1200)], [spread(*((word, 0.85) for word in read))], "eng", latin)
    assert found.text == text


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param(["δεν ἐχω ποσὀ", "Ἡ ιδέα εἶπε ότι"], ["δεν έχω ποσό", "Η ιδέα είπε ότι"], id="today's Greek"),
        pytest.param(["οὐκ ἔχω ἐν ἀρχῇ"], ["οὐκ ἔχω ἐν ἀρχῇ"], id="Greek of before"),
    ],
)
def test_greek_has_the_accents_of_its_page(texts: list[str], told: list[str]) -> None:
    lines = [replace(spread(*((word, 0.9) for word in text.split())), language="el") for text in texts]
    assert [line.text for line in with_one_accent(lines)] == told
