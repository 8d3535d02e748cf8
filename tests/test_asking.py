"""What Tesseract is asked: no line twice with one model, and no model that a line's ink or another model rules out."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline import extract
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Crop, LineReading, Pixels, TextLine, Word
from ocr_pipeline.ocr.evidence import is_worth_asking, may_be
from ocr_pipeline.ocr.kept import Kept
from ocr_pipeline.ocr.mixed import reread
from ocr_pipeline.ocr.tsv import words_of

SCREENS = Path(__file__).parent / "quality" / "screens"
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def crop_of(pixels: Pixels) -> Crop:
    line = TextLine(Box(0, 0, pixels.shape[1], pixels.shape[0]), 0, 25.0, 255, (0, 0, 0), (255, 255, 255))
    return Crop(line, pixels, (0.0, 0.0), 1.0)


def drawn(glyph: Pixels, count: int, gap: int) -> Crop:
    """Return a line of equal glyphs (0 ink, 255 paper), some columns apart."""
    parted = np.hstack([glyph, np.full((len(glyph), gap), 255, np.uint8)]) if gap else glyph
    return crop_of(np.pad(np.tile(parted, count), 12, constant_values=255))


def glyph(height: int, width: int, strokes: int) -> Pixels:
    """Return a glyph with so many level strokes and an upright one."""
    pixels = np.full((height, width), 255, np.uint8)
    for n in range(strokes):
        top = round(n * (height - 3) / max(1, strokes - 1))
        pixels[top : top + 3] = 0
    pixels[:, :3] = 0
    return pixels


LETTERS, SIGNS = drawn(glyph(25, 13, 2), 20, 4), drawn(glyph(25, 24, 3), 12, 4)
KANA, JOINED = drawn(glyph(25, 22, 1), 12, 6), drawn(glyph(25, 60, 1), 5, 8)
DENSE = drawn(glyph(25, 24, 4), 12, 4)
BARE = crop_of(np.full((40, 200), 255, np.uint8))


@pytest.mark.parametrize(
    ("lines", "scripts"),
    [
        pytest.param([LETTERS], {"latin"}, id="letters are narrow and of few strokes"),
        pytest.param([SIGNS], {"latin", "han"}, id="signs have many strokes"),
        pytest.param([KANA], {"latin", "han"}, id="those of few strokes are as wide as the line is high"),
        pytest.param([JOINED], {"latin", "arabic"}, id="joined letters are wider than the line is high"),
        pytest.param([SIGNS, SIGNS, SIGNS], {"han"}, id="several lines of signs are no letters"),
        pytest.param([DENSE, DENSE, DENSE, LETTERS], {"latin", "han"}, id="one line of letters among them may be some"),
        pytest.param([SIGNS, LETTERS, LETTERS], {"latin", "han"}, id="some of them are no more than one may be"),
        pytest.param([BARE, BARE, BARE], {"latin", "han", "arabic"}, id="where there is no ink nothing is ruled out"),
    ],
)
def test_ink_tells_what_lines_cannot_be(lines: list[Crop], scripts: set[str]) -> None:
    assert {script for script in ("latin", "han", "arabic") if may_be(script, lines)} == scripts


def reading(text: str, sure: float) -> LineReading:
    return LineReading(LETTERS.line, (Word(text, Box(0, 0, 200, 25), sure),))


@pytest.mark.parametrize(
    ("model", "lines", "asked", "worth"),
    [
        pytest.param("chi_sim", [LETTERS], {}, False, id="no model of signs for letters"),
        pytest.param("kor", [LETTERS, SIGNS], {}, True, id="one line of signs is enough"),
        pytest.param("jpn", [SIGNS], {"chi_sim": (reading("", 0.0),)}, True, id="what is no Chinese may be kana"),
        pytest.param("ara", [LETTERS], {}, False, id="no Arabic for letters that stand apart"),
        pytest.param("rus", [LETTERS], {"eng": (reading("BceM", 0.3),)}, True, id="Cyrillic is told by no ink"),
        pytest.param("ukr", [LETTERS], {"rus": (reading("эмэи", 0.2),)}, False, id="no Ukrainian where Russian fails"),
        pytest.param("ukr", [LETTERS], {"rus": (reading("Дякую", 0.7),)}, True, id="Ukrainian where Russian does"),
    ],
)
def test_models_that_are_worth_asking(
    model: str, lines: list[Crop], asked: dict[str, Sequence[LineReading]], worth: bool
) -> None:
    assert is_worth_asking(model, lines, asked) is worth


def test_letters_in_doubt_are_read_with_models_of_alphabets_alone() -> None:
    tried = []

    def read(crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
        tried.append(model)
        return tuple(reading("", 0.0) for _ in crops)

    reread([LETTERS], [reading("imwevwi", 0.3)], ["rus", "ukr", "ell", "ara", "heb", "chi_sim", "jpn", "kor"], read)
    assert tried == ["rus", "ell", "heb"]


def numbered(crops: Sequence[Crop], model: str) -> str:
    """Return an answer that names the model and the first pixel of each crop."""
    rows = (f"5\t{n}\t1\t1\t1\t1\t0\t0\t9\t9\t90\t{model}{crop.pixels[0, 0]}\n" for n, crop in enumerate(crops, 1))
    return HEAD + "".join(rows)


def shaded(grey: int) -> Crop:
    return crop_of(np.full((20, 30), grey, np.uint8))


def test_what_was_answered_is_not_asked_again() -> None:
    asked: list[tuple[str, list[int]]] = []

    def ask(crops: Sequence[Crop], model: str) -> str:
        asked.append((model, [int(crop.pixels[0, 0]) for crop in crops]))
        return numbered(crops, model)

    kept = Kept()
    kept.ask([shaded(1), shaded(2)], "eng", ask)
    crops = [shaded(3), shaded(2), replace(shaded(1), origin=(5.0, 5.0)), shaded(3)]
    words = words_of(kept.ask(crops, "eng", ask), crops)
    assert [[word.text for word in line] for line in words] == [["eng3"], ["eng2"], ["eng1"], ["eng3"]]
    kept.ask(crops, "eng", ask)
    kept.ask([shaded(3)], "rus", ask)
    assert asked == [("eng", [1, 2]), ("eng", [3]), ("rus", [3])]


def test_only_the_last_answers_are_kept_and_all_asked_for_are_given() -> None:
    calls: list[int] = []

    def ask(crops: Sequence[Crop], model: str) -> str:
        calls.append(len(crops))
        return numbered(crops, model)

    kept = Kept(most=2)
    crops = [shaded(grey) for grey in (1, 2, 3)]
    assert [line[0].text for line in words_of(kept.ask(crops, "eng", ask), crops)] == ["eng1", "eng2", "eng3"]
    kept.ask(crops[1:], "eng", ask)
    kept.ask(crops[:1], "eng", ask)
    assert calls == [3, 1]


@pytest.mark.tesseract
def test_a_plain_screenshot_takes_two_processes_and_the_same_again_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, program = tmp_path / "asked.txt", tmp_path / "tesseract"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\nexec "{shutil.which("tesseract")}" "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    picture = SCREENS / "034-green-light-screen-clean-es.png"
    first = extract([picture], separate=True)
    asked = log.read_text("utf-8").count("crops.txt")
    assert asked <= 2
    assert extract([picture], separate=True) == first
    assert log.read_text("utf-8").count("crops.txt") == asked
