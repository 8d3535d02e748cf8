"""Pictures that were turned or photographed at a slant are made upright; what stands straight is left alone."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr_pipeline.clean.upright import Upright, straighten
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Matrix, Message, MessageKind, Page, Pixels, Screenshot, Source
from ocr_pipeline.pipeline.placing import as_given
from tests.drawing import ALIKE, DARK, LIGHT, OUTLINED, REVERSED, Drawn, Said, Theme, draw_chat, draw_rows, font_of

TALK = tuple(
    Said(text, right=number % 3 == 1, time="18:5" + str(number))
    for number, text in enumerate(
        ("Did you send the report\nto the committee?", "Yes, this morning.", "Thank you. See you at 12:15 then",
         "Pay 10.50 and keep the rest of it", "That is more than I had asked for,\nbut I shall not complain", "Fine"),
    )
)  # fmt: skip
ROWS = (("Ada", "9:01", "The draft is in the folder"), ("Grace", "9:02", "Thanks, I will read it tonight"),
        ("Ada", "9:05", "No hurry, Friday is fine"))  # fmt: skip


def pixels_of(drawn: Drawn) -> Pixels:
    return np.ascontiguousarray(np.asarray(drawn.image, np.uint8)[:, :, ::-1])


def turned_by(degrees: float, size: tuple[int, int]) -> Matrix:
    """Return the turn about the middle of a picture (width, height), moved so that all of it stays in sight."""
    turn = np.vstack([cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), degrees, 1), [0, 0, 1]])
    return np.asarray(np.array([[1, 0, 60], [0, 1, 60], [0, 0, 1]]) @ turn, np.float64)


def slanted(size: tuple[int, int]) -> Matrix:
    """Return the view of a picture (width, height) by someone who stands to its lower left."""
    wide, high = size
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    seen = np.array([[50, 30], [wide + 20, 62], [wide + 55, high + 40], [20, high + 75]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(corners, seen), np.float64)


def seen_through(pixels: Pixels, matrix: Matrix, around: int = 60) -> Pixels:
    size = (pixels.shape[1] + 120, pixels.shape[0] + 120)
    seen = cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_CUBIC, borderValue=(around, around, around))
    return np.asarray(seen, np.uint8)


def page_of_writing() -> Drawn:
    """Return a page with nothing but lines of words that begin at one margin, and the boxes around three of them."""
    image = Image.new("RGB", (900, 1000), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    for number in range(20):
        text = (
            f"14.01.26, 10:{number + 10} - Ada: " + "The draft is in the folder. Thanks, I will read it"[: 30 + number]
        )
        draw.text((80, 60 + 44 * number), text, (20, 20, 20), font_of(24))
    return Drawn(image, tuple(Box(80, 60 + 44 * number, 700, 44) for number in (0, 9, 18)))


def worst_slant(upright: Upright, matrix: Matrix, boxes: tuple[Box, ...]) -> float:
    """Return by how many pixels an edge of a drawn box, followed onto the upright picture, misses its own direction."""
    onto = np.linalg.inv(upright.to_original) @ matrix
    misses = []
    for box in boxes:
        corners = np.array([[[box.x, box.y], [box.right, box.y], [box.right, box.bottom], [box.x, box.bottom]]], float)
        (left, right, lower_right, lower_left) = cv2.perspectiveTransform(corners, onto)[0]
        misses += [right[1] - left[1], lower_right[1] - lower_left[1], lower_left[0] - left[0]]
        misses += [lower_right[0] - right[0]]
    return float(np.abs(misses).max())


@pytest.mark.parametrize("degrees", [-4.0, -1.0, 0.8, 2.5])
@pytest.mark.parametrize("theme", [LIGHT, DARK, OUTLINED])
def test_a_turned_picture_is_made_upright_to_the_pixel(theme: Theme, degrees: float) -> None:
    drawn = draw_chat(TALK, theme, title="Ada")
    matrix = turned_by(degrees, drawn.image.size)
    upright = straighten(seen_through(pixels_of(drawn), matrix))
    assert upright is not None
    assert worst_slant(upright, matrix, drawn.boxes) < 2.5


@pytest.mark.parametrize("theme", [DARK, OUTLINED, REVERSED])
def test_a_picture_seen_at_a_slant_is_made_upright(theme: Theme) -> None:
    drawn = draw_chat(TALK, theme, title="Ada")
    matrix = slanted(drawn.image.size)
    upright = straighten(seen_through(pixels_of(drawn), matrix))
    assert upright is not None
    assert worst_slant(upright, matrix, drawn.boxes) < 4


@pytest.mark.parametrize("matrix", [turned_by(-3.0, (900, 1000)), turned_by(1.0, (900, 1000)), slanted((900, 1000))],
                         ids=["turned left", "turned right a little", "at a slant"])  # fmt: skip
def test_writing_and_its_margin_tell_a_slant_where_nothing_else_does(matrix: Matrix) -> None:
    drawn = page_of_writing()
    upright = straighten(seen_through(pixels_of(drawn), matrix, around=255))
    assert upright is not None
    assert worst_slant(upright, matrix, drawn.boxes) < 5


@pytest.mark.parametrize("quality", [95, 60, 30])
@pytest.mark.parametrize("scale", [0.5, 1.0, 1.7])
@pytest.mark.parametrize(
    "drawn", [draw_chat(TALK, LIGHT), draw_chat(TALK, ALIKE), draw_rows(ROWS), draw_rows(ROWS[:1], dark=True)],
    ids=["bubbles", "one colour", "rows", "a single row"],
)  # fmt: skip
def test_a_straight_picture_is_never_turned(drawn: Drawn, scale: float, quality: int) -> None:
    size = (round(drawn.image.width * scale), round(drawn.image.height * scale))
    file = io.BytesIO()
    drawn.image.resize(size, Image.Resampling.BILINEAR).save(file, "JPEG", quality=quality)
    assert straighten(np.ascontiguousarray(np.asarray(Image.open(file), np.uint8)[:, :, ::-1])) is None


def test_text_without_a_straight_edge_near_it_is_not_turned_by_chance() -> None:
    """Feet of letters and noise give a few edges that agree by chance on a direction that is not there."""
    noise = np.random.default_rng(5)
    pixels = pixels_of(draw_rows(ROWS))
    noisy = np.clip(pixels + noise.normal(0, 12, pixels.shape), 0, 255).astype(np.uint8)
    assert straighten(noisy) is None


@pytest.mark.parametrize("shape", [(40, 30), (1, 900), (900, 900)])
def test_a_picture_without_edges_is_left_alone(shape: tuple[int, int]) -> None:
    assert straighten(np.full((*shape, 3), 200, np.uint8)) is None


def test_boxes_read_on_the_upright_picture_are_given_on_the_picture_that_came() -> None:
    drawn = draw_chat(TALK, LIGHT, title="Ada")
    matrix = turned_by(3.0, drawn.image.size)
    seen = seen_through(pixels_of(drawn), matrix)
    upright = straighten(seen)
    assert upright is not None
    onto = np.linalg.inv(upright.to_original) @ matrix
    for box in drawn.boxes:
        given = as_given(_page(upright.pixels, _moved(box, onto)), upright.to_original, _screenshot(seen))
        (found,), wanted = given.messages, _moved(box, matrix)
        assert (given.width, given.height) == (seen.shape[1], seen.shape[0])
        assert found.box.intersection(wanted) > 0.9 * max(wanted.area, found.box.area)


def _moved(box: Box, matrix: Matrix) -> Box:
    corners = np.array([[[x, y] for x in (box.x, box.right) for y in (box.y, box.bottom)]], np.float64)
    points = np.rint(cv2.perspectiveTransform(corners, matrix)[0]).astype(int)
    return Box.spanning(*(int(value) for value in (*points.min(axis=0), *points.max(axis=0))))


def _screenshot(pixels: Pixels) -> Screenshot:
    return Screenshot(Source("default", "a.png", "0" * 64), None, pixels)


def _page(pixels: Pixels, box: Box) -> Page:
    source = Source("default", "a.png", "0" * 64)
    message = Message(source, None, MessageKind.TEXT, box, "Fine", 0.9)
    return Page(source, None, pixels.shape[1], pixels.shape[0], (message,))
