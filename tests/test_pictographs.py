"""Lines of letters and emoji, drawn small → which emoji are seen and named, and that no word is taken for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.clean import crop_line
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import UNREAD, Pixels, TextLine
from ocr_pipeline.pictographs.blobs import Blob
from ocr_pipeline.pictographs.glyphs import TILE, load_glyphs
from ocr_pipeline.pictographs.lines import read_pictographs
from ocr_pipeline.pictographs.naming import name_of
from ocr_pipeline.pictographs.seen import _without_letters
from tests.drawing import font_of

Colour = tuple[int, int, int]
WHITE, BLACK, BLUE = (255, 255, 255), (0, 0, 0), (255, 122, 0)
STYLES = ("noto", "twemoji", "fluent")


def tile(text: str, style: int = 0) -> Pixels:
    """Return a drawing of an emoji in one of the styles, in its own proportions: premultiplied B, G, R and opacity."""
    glyphs = load_glyphs()
    number = [number for number, each in enumerate(glyphs.texts) if each == text][style]
    aspect = float(np.exp(glyphs.aspects[number]))
    size = (round(TILE * min(1.0, aspect)), round(TILE * min(1.0, 1 / aspect)))
    fitted = cv2.resize(glyphs.tiles[number], size, interpolation=cv2.INTER_AREA)
    dx, dy = TILE - size[0], TILE - size[1]
    framed = cv2.copyMakeBorder(fitted, dy // 2, dy - dy // 2, dx // 2, dx - dx // 2, cv2.BORDER_CONSTANT)
    return np.asarray(framed, np.uint8)


def draw(
    words: str, *emoji: Pixels, paper: Colour = WHITE, ink: Colour = BLACK, side: int = 30, underlined: bool = False
) -> tuple[Pixels, TextLine]:
    """Return a picture of words with emoji behind them, colours B, G, R, and the line they are."""
    size = 24
    font = font_of(size)
    wide = 10 + int(font.getlength(words))
    image = Image.new("RGB", (wide + 20 + len(emoji) * (side + 6), 60), paper[::-1])
    pen = ImageDraw.Draw(image)
    pen.text((10, 16), words, ink[::-1], font)
    if underlined:
        pen.rectangle((10, 16 + size, wide, 17 + size), ink[::-1])
    pixels = np.asarray(image)[:, :, ::-1].copy()
    for number, each in enumerate(emoji):
        small = cv2.resize(each, (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
        x = wide + 8 + number * (side + 6)
        under = pixels[12 : 12 + side, x : x + side]
        under[:] = np.clip(small[:, :, :3] + under * (1 - small[:, :, 3:] / 255), 0, 255)
    line = TextLine(Box(4, 6, pixels.shape[1] - 8, 48), 0, 17.0, 255, ink, paper)
    return pixels, line


def named(pixels: Pixels, line: TextLine) -> list[str]:
    """Return the emoji that are read on a line."""
    return [each.text for each in read_pictographs(pixels, line).pictographs]


def compressed(pixels: Pixels, quality: int) -> Pixels:
    """Return a picture after JPEG."""
    _, packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)


@pytest.mark.parametrize("style", range(3), ids=STYLES)
@pytest.mark.parametrize("text", ["😂", "👍", "🔥", "🙏", "🎉"])
def test_a_common_emoji_is_named_in_each_style(text: str, style: int) -> None:
    assert named(*draw("See you", tile(text, style))) == [text]


@pytest.mark.parametrize("side", [24, 30, 40], ids=["as high as the text", "larger", "largest"])
def test_an_emoji_is_named_at_several_sizes(side: int) -> None:
    assert named(*draw("See you", tile("😂"), side=side)) == ["😂"]


def test_an_emoji_is_named_after_compression() -> None:
    pixels, line = draw("See you", tile("😂"), tile("🔥"))
    assert named(compressed(pixels, 60), line) == ["😂", "🔥"]


def test_emoji_alone_on_a_line_are_named() -> None:
    assert named(*draw("", tile("😂"), tile("🔥"))) == ["😂", "🔥"]


def test_emoji_alone_are_named_where_their_small_parts_passed_for_capitals() -> None:
    pixels, line = draw("", tile("👏"), tile("🙏"), tile("😂"), side=44)
    assert named(pixels, replace(line, cap_height=8.0)) == ["👏", "🙏", "😂"]


def test_one_of_a_single_colour_beside_another_is_named_too() -> None:
    assert named(*draw("", tile("🎉"), tile("🔥"), side=44)) == ["🎉", "🔥"]
    assert named(*draw("", tile("👍", 1), tile("🎉"), tile("😅"), side=17)) == ["👍", "🎉", "😅"]
    assert named(*draw("", tile("👍"), tile("🎉"), tile("😅"), side=16)) == ["👍", "🎉", "😅"]


def test_a_drawing_of_nothing_known_is_not_guessed() -> None:
    stripes = np.full((TILE, TILE, 4), 255, np.uint8)
    stripes[:, :11, :2] = stripes[:, 22:, 1:3] = 40
    stripes[12:20, :, 0] = stripes[12:20, :, 2] = 90
    assert named(*draw("See you", stripes)) == [UNREAD]


@pytest.mark.parametrize(
    ("paper", "ink", "underlined"),
    [
        pytest.param(WHITE, BLACK, False, id="black on white"),
        pytest.param(BLUE, WHITE, False, id="white on blue"),
        pytest.param((90, 220, 140), BLACK, True, id="underlined on green"),
        pytest.param(WHITE, (40, 40, 200), False, id="red letters"),
    ],
)
@pytest.mark.parametrize("quality", [100, 60, 30])
def test_no_word_is_taken_for_an_emoji(paper: Colour, ink: Colour, underlined: bool, quality: int) -> None:
    pixels, line = draw("maps.example/q?llama=52.3702 & Co", paper=paper, ink=ink, underlined=underlined)
    assert named(compressed(pixels, quality), line) == []


def test_a_bar_over_words_is_no_emoji() -> None:
    pixels, line = draw("Ask me later, please", paper=(120, 230, 150))
    pixels[14:42, 60:92] = 0
    assert named(pixels, line) == []


def test_the_crop_for_reading_is_without_the_emoji() -> None:
    pixels, line = draw("See you", tile("🔥"))
    read = read_pictographs(pixels, line)
    crop = crop_line(pixels, read, x_height=20)
    start = round((read.pictographs[0].box.x - crop.origin[0]) * crop.scale)
    assert crop.pixels[:, :start].min() < 100
    assert crop.pixels[:, start:].min() > 200


def test_the_height_of_a_line_is_that_of_its_letters() -> None:
    pixels, line = draw("See you at NINE", tile("🔥"), side=36)
    assert read_pictographs(pixels, line).cap_height < 24


def test_eyes_drawn_in_black_and_white_are_named() -> None:
    assert named(*draw("See you", tile("👀"), side=26)) == ["👀"]


def letter_alone(drawn: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> tuple[Pixels, TextLine]:
    """Return words, and behind them a ring 18 pixels wide with strokes from one point of it to another."""
    pixels, line = draw("See you", np.zeros((TILE, TILE, 4), np.uint8), side=24)
    x, y = pixels.shape[1] - 30, 18
    cv2.ellipse(pixels, (x + 9, y + 9), (8, 9), 0, 0, 360, BLACK, 2)
    for start, end in drawn:
        cv2.line(pixels, (x + start[0], y + start[1]), (x + end[0], y + end[1]), BLACK, 1)
    return pixels, line


def test_a_face_drawn_in_ink_is_no_letter() -> None:
    eyes_and_mouth = [((6, 6), (6, 8)), ((12, 6), (12, 8)), ((7, 12), (11, 12))]
    assert named(*letter_alone(eyes_and_mouth)) == [UNREAD]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param([], id="an O"),
        pytest.param([((6, 9), (12, 9))], id="a theta"),
        pytest.param([((12, 12), (18, 19))], id="a Q"),
    ],
)
def test_a_round_letter_is_no_face(drawn: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    assert named(*letter_alone(drawn)) == []


def test_an_emoji_among_few_letters_does_not_tell_their_height() -> None:
    pixels, line = draw("o dia. Sim", tile("😢"), side=30)
    grey = np.asarray(cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR), np.uint8)
    read = read_pictographs(grey, replace(line, cap_height=30.0))
    assert 15 <= read.cap_height <= 19


def test_eyes_with_a_rim_that_compression_left_are_named_by_what_is_black() -> None:
    pixels, _ = draw("", tile("👀"), side=26)
    rows, columns = np.flatnonzero((pixels < 120).any(axis=(1, 2))), np.flatnonzero((pixels < 120).any(axis=(0, 2)))
    pixels[pixels.min(axis=2) > 120] = 225
    assert name_of(pixels[rows[0] - 4 : rows[-1] + 5, columns[0] - 1 : columns[-1] + 2], WHITE) == "👀"


def test_the_rim_of_a_masked_emoji_is_no_ink() -> None:
    pixels, line = draw("", tile("😢"), side=24)
    read = read_pictographs(compressed(pixels, 60), line)
    assert read.pictographs
    assert crop_line(compressed(pixels, 60), read, x_height=20).pixels.min() > 140


@pytest.mark.parametrize(("ink", "emoji"), [((139, 63, 24), 0), ((30, 30, 30), 2)], ids=["one colour", "two colours"])
def test_what_is_dense_is_no_emoji_beside_letters_in_its_colour(ink: Colour, emoji: int) -> None:
    blue, line = (139, 63, 24), TextLine(Box(0, 0, 60, 14), 0, 14.0, 231, ink, WHITE, baseline=14)
    blobs = [
        Blob(Box(0, 0, 15, 14), 0.72, off=False, own=blue),  # a bold M, and an m
        Blob(Box(27, 0, 16, 14), 0.71, off=False, own=blue),
        Blob(Box(17, 3, 8, 10), 0.5, off=False, own=ink),
    ]
    assert len(_without_letters(blobs, line)) == emoji
