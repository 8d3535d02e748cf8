"""The pictures of the steps: which are written and where, what they show, and that nothing is overwritten."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from ocr_pipeline import drawing
from ocr_pipeline.drawing.canvas import (
    AMBER,
    GREEN,
    GREY,
    PAPER,
    RED,
    VIOLET,
    Note,
    _plain,
    text_width,
    with_notes,
    write,
)
from ocr_pipeline.errors import ExitCode
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import (
    CleanImage,
    Crop,
    LineReading,
    Message,
    MessageKind,
    Page,
    Pixels,
    Region,
    RegionKind,
    Screenshot,
    Side,
    Source,
    Steps,
    TextLine,
    Word,
)
from tests.calling import ROOT, call
from tests.drawing import LIGHT, Said, draw_chat

DOCS = ROOT / "docs" / "how-it-reads.md"
SOURCE = Source("talk", "talk/1.png", "0123456789abcdef")


def line(y: int, *words: tuple[str, float]) -> LineReading:
    box = Box(40, y, 100 * len(words), 20)
    text = TextLine(box, 0, 18.0, 255, (0, 0, 0), (255, 255, 255), baseline=y + 18)
    return LineReading(
        text, tuple(Word(said, Box(40 + 100 * n, y, 90, 20), sure) for n, (said, sure) in enumerate(words))
    )


NAME, BODY, TIME = (
    line(100, ("Ann", 0.95)),
    line(130, ("Fine", 0.97), ("bv", 0.7), ("mo", 0.2)),
    line(160, ("12:01", 0.9)),
)
TITLE = line(10, ("Friends", 0.95))


def steps(page: int | None = None) -> Steps:
    """Return the steps of a blank picture with one bubble and a header, as the stages would have given them."""
    pixels: Pixels = np.full((300, 500, 3), 255, np.uint8)
    shot = Screenshot(SOURCE, page, pixels)
    readings = (TITLE, NAME, BODY, TIME)
    bubble = Box(30, 90, 400, 100)
    regions = (
        Region(RegionKind.HEADER, Box(0, 0, 500, 40), None, (TITLE.line,)),
        Region(RegionKind.BUBBLE, bubble, Side.LEFT, tuple(each.line for each in readings[1:])),
    )
    message = Message(
        SOURCE, page, MessageKind.TEXT, bubble, "Fine bv mo", 0.6, side=Side.LEFT, sender="Ann", timestamp="12:01",
        review=("low_confidence",),
    )  # fmt: skip
    read = Page(SOURCE, page, 500, 300, (message,))
    crops = tuple(Crop(each.line, np.full((30, 200), 255, np.uint8), (0.0, 0.0), 1.0) for each in readings)
    return Steps(shot, CleanImage(shot, pixels[::2, ::2]), regions, crops, readings, (), read, read)


def drawn(name: str, of: Steps) -> Pixels:
    return next(each.pixels for each in drawing.draw_steps(of) if each.name == name)


def under_legend(name: str, of: Steps, box: Box) -> tuple[int, ...]:
    """Return the colour of the left edge of a box on a picture of a step."""
    pixels = drawn(name, of)
    top = pixels.shape[0] - of.given.height
    return tuple(int(value) for value in pixels[top + box.y + box.height // 2, box.x])


def test_every_step_is_drawn_in_order_and_alike_each_time() -> None:
    first, again = drawing.draw_steps(steps()), drawing.draw_steps(steps())
    assert tuple(each.name for each in first) == drawing.NAMES == tuple(sorted(drawing.NAMES))
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(first, again, strict=True))
    assert all(each.pixels.dtype == np.uint8 and each.pixels.ndim == 3 for each in first)


@pytest.mark.parametrize(
    ("name", "box", "colour"),
    [
        pytest.param("4-regions", steps().regions[0].box, VIOLET, id="the header is framed"),
        pytest.param("4-regions", steps().regions[1].box, GREEN, id="and so is the bubble"),
        pytest.param("8-parts", NAME.words[0].box, VIOLET, id="the name went to sender"),
        pytest.param("8-parts", TIME.words[0].box, AMBER, id="the time went to timestamp"),
        pytest.param("8-parts", BODY.words[0].box, GREEN, id="the words went to text"),
        pytest.param("8-parts", TITLE.words[0].box, GREY, id="the title is in no message"),
    ],
)
def test_what_was_found_is_drawn_in_the_colour_of_the_legend(name: str, box: Box, colour: tuple[int, int, int]) -> None:
    assert under_legend(name, steps(), box) == colour


@pytest.mark.parametrize(("word", "colour"), [(0, GREEN), (1, AMBER), (2, RED)])
def test_words_are_coloured_by_confidence(word: int, colour: tuple[int, int, int]) -> None:
    pixels = drawn("7-words", steps())
    box = BODY.words[word].box
    assert (pixels[:, box.x] == colour).all(axis=1).sum() >= box.height


def test_a_picture_without_words_or_messages_is_drawn_too() -> None:
    bare = steps()
    empty = replace(bare.page, messages=())
    found = drawing.draw_steps(replace(bare, regions=(), crops=(), readings=(), upright=empty, page=empty))
    assert len(found) == len(drawing.NAMES)


def test_notes_do_not_overlap_and_none_is_cut() -> None:
    picture: Pixels = np.full((60, 400, 3), 255, np.uint8)
    one = with_notes(picture, [Note(Box(0, 0, 10, 10), RED, ("a line of words " * 30,))])
    two = with_notes(picture, [Note(Box(0, 0, 10, 10), colour, ("a line of words " * 30,)) for colour in (RED, GREEN)])
    assert two.shape[0] > 1.6 * one.shape[0] > 60
    assert (one[-1] == PAPER).all()
    green = (two[:, 420:] == GREEN).all(axis=2)
    red = (two[:, 420:] == RED).all(axis=2)
    assert np.flatnonzero(green.any(axis=1)).min() > np.flatnonzero(red.any(axis=1)).max()


def test_letters_of_many_scripts_have_glyphs() -> None:
    for text in ("Grüße, Łódź", "Привет", "Ελλάδα", "你好", "こんにちは", "안녕"):
        sheets = []
        for each in (text, "\u0378" * len(text)):
            sheet: Pixels = np.full((40, 300, 3), 255, np.uint8)
            write(sheet, each, (5, 30), (0, 0, 0), 24)
            sheets.append(sheet)
        assert text_width(text, 24) > 0
        assert not np.array_equal(sheets[0], sheets[1]), text


def test_each_page_has_a_folder_named_by_picture_digest_and_page(tmp_path: Path) -> None:
    drawing.write_steps(tmp_path, steps())
    drawing.write_steps(tmp_path, steps(page=2))
    folder = tmp_path / "talk" / "1.png-01234567"
    assert sorted(path.name for path in folder.glob("*.png")) == [f"{name}.png" for name in drawing.NAMES]
    assert len(list((folder / "page-0002").glob("*.png"))) == len(drawing.NAMES)


@pytest.mark.tesseract
def test_the_command_draws_the_same_bytes_twice_and_overwrites_nothing(tmp_path: Path) -> None:
    talk = (Said("The first of two messages here"), Said("And this is the second one", right=True))
    draw_chat(talk, LIGHT).save(tmp_path / "shots" / "a" / "1.png")
    draw_chat(talk[:1], LIGHT).save(tmp_path / "shots" / "b" / "1.png")
    for name in ("once", "again"):
        done = call("extract", "shots", "-o", "m.csv", "--debug", name, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    once, again = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.png")}
        for name in ("once", "again")
    )
    assert once == again
    assert {path.parts[0] for path in once} == {"a", "b"}
    assert len(once) == 2 * len(drawing.NAMES)
    given = cv2.imread(str(tmp_path / "shots" / "a" / "1.png"))
    received = cv2.imread(str(next((tmp_path / "once" / "a").rglob("1-received.png"))))
    assert given is not None and received is not None and np.array_equal(given, received)
    refused = call("extract", "shots", "-o", "n.csv", "--debug", "once", cwd=tmp_path)
    assert refused.returncode == ExitCode.USAGE
    assert "not an empty folder" in refused.stderr
    assert not (tmp_path / "n.csv").exists()


def test_the_docs_show_every_step_as_the_command_names_it() -> None:
    text = DOCS.read_text("utf-8")
    shown = re.findall(r"!\[[^\]]+\]\(how-it-reads/([^)]+)\)", text)
    committed = sorted((ROOT / "docs" / "how-it-reads").iterdir())
    assert [f"{name}.jpg" for name in drawing.NAMES] == shown == [path.name for path in committed]
    assert sum(path.stat().st_size for path in committed) <= 600_000
    assert "scripts/draw_steps.py" in text


def test_the_docs_pictures_are_of_the_sample() -> None:
    """Redrawn whenever the sample is: the picture as received is still that page of it."""
    from scripts.draw_steps import PICTURE

    assert PICTURE.name in DOCS.read_text("utf-8")
    with Image.open(ROOT / PICTURE) as page, Image.open(ROOT / "docs" / "how-it-reads" / "1-received.jpg") as shown:
        small = np.asarray(page.convert("RGB").resize(shown.size), np.int16)
        assert np.abs(small - np.asarray(shown, np.int16)).mean() < 6


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("two words", "two words", id="what runs rightward stays"),
        pytest.param("שלום לך", "ךל םולש", id="what runs leftward is turned"),
        pytest.param("ב 12:15 אצל Anna", "Anna לצא 12:15 ב", id="but figures and Latin words in it are not"),
        pytest.param(
            "Anna wrote to us שלום לך", "Anna wrote to us ךל םולש", id="a word of it in another text is turned"
        ),
        pytest.param("ok 🔥\ufffc", "ok [fire]□", id="an emoji is named, one not read is a box"),
    ],
)
def test_texts_are_set_in_the_order_seen(text: str, seen: str) -> None:
    assert _plain(text) == seen
