"""From pixels to messages, on drawn chats with known text, with the real Tesseract."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from ocr_pipeline import extract
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Message, MessageKind
from tests.drawing import (
    ALIKE,
    DARK,
    LIGHT,
    OUTLINED,
    REVERSED,
    TINTED,
    Drawn,
    Said,
    Theme,
    draw_chat,
    draw_rows,
)

pytestmark = pytest.mark.tesseract

TALK = (
    Said("Did you send the report\nto the committee?", time="18:54"),
    Said("Yes, this morning.", right=True, time="18:55"),
    Said("I sent you the money too", right=True, time="18:55"),
    Said("Thank you. See you at 12:15 then", time="18:57"),
    Said("Pay 10.50 and keep the rest of it", right=True, time="19:02"),
)


def read(path: Path) -> tuple[Message, ...]:
    (conversation,) = extract([path]).conversations
    return conversation.messages


def texts(messages: tuple[Message, ...]) -> list[str]:
    return [message.text for message in messages if message.kind is MessageKind.TEXT]


def overlap(a: Box, b: Box) -> float:
    shared = a.intersection(b)
    return shared / (a.area + b.area - shared)


def check(drawn: Drawn, path: Path, talk: tuple[Said, ...], *, closely: float = 0.9) -> None:
    messages = read(path)
    assert texts(messages) == [said.text.replace("\n", " ") for said in talk]
    assert [message.outgoing for message in messages] == [said.right for said in talk]
    assert [message.timestamp for message in messages] == [said.time for said in talk]
    assert all(overlap(message.box, box) > closely for message, box in zip(messages, drawn.boxes, strict=True))


@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(LIGHT, id="dark text on grey, light text on blue"),
        pytest.param(DARK, id="light text on dark"),
        pytest.param(TINTED, id="white and green on beige"),
        pytest.param(REVERSED, id="the owner's bubbles are the grey ones"),
        pytest.param(ALIKE, id="both sides have one colour"),
        pytest.param(OUTLINED, id="bubbles are outlines without a fill"),
    ],
)
def test_every_theme_reads_the_same(theme: Theme, tmp_path: Path) -> None:
    drawn = draw_chat(TALK, theme, title="Anna Keller")
    check(drawn, drawn.save(tmp_path / "chat.png"), TALK)


@pytest.mark.parametrize("scale", [0.7, 1.0, 2.0])
def test_size_does_not_matter(scale: float, tmp_path: Path) -> None:
    drawn = draw_chat(TALK, LIGHT, title="Anna Keller", scale=scale)
    check(drawn, drawn.save(tmp_path / "chat.png"), TALK)


def test_jpeg_reads_like_png(tmp_path: Path) -> None:
    drawn = draw_chat(TALK, LIGHT, title="Anna Keller")
    check(drawn, drawn.save(tmp_path / "chat.jpg", quality=60), TALK, closely=0.8)


def test_the_headers_title_names_the_other_person(tmp_path: Path) -> None:
    messages = read(draw_chat(TALK, LIGHT, title="Anna Keller").save(tmp_path / "chat.png"))
    assert [message.sender for message in messages] == ["self" if said.right else "Anna Keller" for said in TALK]
    assert "Anna Keller" not in texts(messages)


def test_two_honest_oks_stay_two(tmp_path: Path) -> None:
    talk = (Said("Shall we?"), Said("ok", right=True), Said("ok", right=True), Said("Good, we are on our way now"))
    assert texts(read(draw_chat(talk, TINTED, title="Mara").save(tmp_path / "chat.png"))) == [
        said.text for said in talk
    ]


def test_one_bubble_with_nothing_around_it_is_a_message(tmp_path: Path) -> None:
    talk = (Said("We never agreed to that"),)
    assert texts(read(draw_chat(talk).save(tmp_path / "crop.png"))) == ["We never agreed to that"]


@pytest.mark.parametrize("dark", [False, True])
def test_rows_have_a_name_and_a_time_each(dark: bool, tmp_path: Path) -> None:
    rows = (
        ("Nadia", "9:23 AM", "The kitchen tap is leaking"),
        ("Tom", "9:24 AM", "I will call somebody"),
        ("Nadia", "9:31 AM", "Thanks a lot"),
    )
    messages = read(draw_rows(rows, dark=dark).save(tmp_path / "rows.png"))
    assert [(message.sender, message.timestamp, message.text) for message in messages] == list(rows)
    assert all(message.outgoing is None for message in messages)


@pytest.mark.parametrize(
    ("language", "talk"),
    [
        ("fr", ("Où es-tu ? Nous t'attendons\ndéjà depuis une heure", "J'arrive, le train a été\nsupprimé à Orléans")),
        (
            "de",
            ("Kannst du bitte noch einkaufen,\nwir brauchen Brötchen", "Natürlich, ich gehe später\nüber den Markt"),
        ),
        ("es", ("¿Dónde estás? Te esperamos\nen la plaza mañana", "Llego en diez minutos,\nel autobús está lleno")),
    ],
)
def test_the_language_is_found_first(language: str, talk: tuple[str, ...], tmp_path: Path) -> None:
    messages = read(draw_chat([Said(text) for text in talk], accents=True).save(tmp_path / "chat.png"))
    assert texts(messages) == [text.replace("\n", " ") for text in talk]
    assert {message.language for message in messages} == {language}


def test_an_upside_down_photograph_is_turned_by_its_exif(tmp_path: Path) -> None:
    drawn = draw_chat(TALK, LIGHT, title="Anna Keller")
    exif = Image.Exif()
    exif[274] = 3
    path = Drawn(drawn.image.rotate(180), drawn.boxes).save(tmp_path / "turned.jpg", exif=exif, quality=92)
    check(drawn, path, TALK, closely=0.8)


def test_two_runs_give_equal_messages(tmp_path: Path) -> None:
    path = draw_chat(TALK, DARK, title="Anna").save(tmp_path / "chat.png")
    assert read(path) == read(path)


SAMPLE = Path(__file__).parent.parent / "screenshots" / "macron-note"


def test_the_sample_reads_letter_for_letter() -> None:
    (conversation,) = extract([SAMPLE]).conversations
    (message,) = conversation.messages
    truth = json.loads(Path(__file__).with_name("sample.json").read_text("utf-8"))
    assert message.text == truth["text"]
    assert (message.sender, message.sender_source.value) == ("Emmanuel Macron", "caption")
    assert (message.side, message.outgoing, message.timestamp) == ("left", False, "")
