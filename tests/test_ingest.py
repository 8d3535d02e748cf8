"""Pictures of every kind become upright BGR pixels; what is no picture says so."""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pillow_heif
import pypdfium2
import pytest
from PIL import Image, ImageCms

from ocr_pipeline.errors import InputError
from ocr_pipeline.ingest import DEFAULT, PictureFile, find_pictures, read_screenshots
from ocr_pipeline.settings import IngestSettings

WIDE, HIGH = 40, 24
RED = (200, 30, 30)
SETTINGS = IngestSettings()

pillow_heif.register_heif_opener()  # so that these tests can write HEIC


def _picture() -> Image.Image:
    """A white picture with a red left top quarter: every turn and mirroring of it looks different."""
    picture = Image.new("RGB", (WIDE, HIGH), "white")
    picture.paste(RED, (0, 0, WIDE // 2, HIGH // 2))
    return picture


def _saved(picture: Image.Image, path: Path, **options: object) -> PictureFile:
    picture.save(path, **options)  # type: ignore[arg-type]  # what each format understands
    return PictureFile(path, "case", path.name)


def _read(picture: Image.Image, path: Path, **options: object) -> np.ndarray:
    (screenshot,) = read_screenshots(_saved(picture, path, **options), SETTINGS)
    assert screenshot.page is None
    return screenshot.pixels


def _is_red_where_it_should(pixels: np.ndarray) -> bool:
    red, white = pixels[4, 4].astype(int), pixels[HIGH - 4, WIDE - 4].astype(int)
    return bool(np.abs(red - RED[::-1]).max() < 40 and white.min() > 235)


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "gif", "bmp", "tiff", "heic", "heif", "avif", "jp2"])
def test_every_format_is_read_upright_as_bgr(tmp_path: Path, ending: str) -> None:
    pixels = _read(_picture(), tmp_path / f"a.{ending}")
    assert pixels.shape == (HIGH, WIDE, 3)
    assert pixels.dtype == np.uint8
    assert _is_red_where_it_should(pixels)


def test_a_name_without_or_with_a_wrong_ending_does_not_matter(tmp_path: Path) -> None:
    _saved(_picture(), tmp_path / "a.png")
    wrong = (tmp_path / "a.png").rename(tmp_path / "a.jpeg")
    assert _is_red_where_it_should(read_screenshots(PictureFile(wrong, "case", "a.jpeg"), SETTINGS)[0].pixels)


@pytest.mark.parametrize("mode", ["P", "CMYK", "RGBA", "YCbCr", "RGBX"])
def test_colours_survive_other_colour_modes(tmp_path: Path, mode: str) -> None:
    ending = "png" if mode in ("P", "RGBA") else "tiff"
    assert _is_red_where_it_should(_read(_picture().convert(mode), tmp_path / f"a.{ending}"))


def test_lab_colours_are_converted(tmp_path: Path) -> None:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    picture = ImageCms.applyTransform(_picture(), ImageCms.buildTransform(srgb, lab, "RGB", "LAB"))
    assert picture is not None
    assert _is_red_where_it_should(_read(picture, tmp_path / "a.tiff"))


@pytest.mark.parametrize("mode", ["1", "L", "LA"])
def test_grey_pictures_have_three_equal_channels(tmp_path: Path, mode: str) -> None:
    pixels = _read(_picture().convert(mode), tmp_path / "a.png")
    assert (pixels[..., 0] == pixels[..., 1]).all() and (pixels[..., 1] == pixels[..., 2]).all()


def test_sixteen_bits_are_scaled_and_not_clipped(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, WIDE * HIGH).astype(np.uint16).reshape(HIGH, WIDE)
    pixels = _read(Image.fromarray(ramp), tmp_path / "a.png")
    assert np.abs(pixels[..., 0].astype(int) - np.round(ramp / 257)).max() <= 1


def test_a_float_picture_from_0_to_1_is_scaled(tmp_path: Path) -> None:
    ramp = np.linspace(0, 1, WIDE * HIGH, dtype=np.float32).reshape(HIGH, WIDE)
    pixels = _read(Image.fromarray(ramp), tmp_path / "a.tiff")
    assert (pixels.min(), pixels.max()) == (0, 255)


def test_transparent_pixels_become_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (WIDE, HIGH), (0, 0, 0, 0))
    picture.paste((*RED, 255), (0, 0, WIDE // 2, HIGH // 2))
    assert _is_red_where_it_should(_read(picture, tmp_path / "a.png"))


def test_a_transparent_palette_entry_becomes_white(tmp_path: Path) -> None:
    picture = Image.new("P", (WIDE, HIGH), 0)
    picture.putpalette([0, 0, 0, *RED])
    picture.paste(1, (0, 0, WIDE // 2, HIGH // 2))
    assert _is_red_where_it_should(_read(picture, tmp_path / "a.png", transparency=0))


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_exif_orientation_is_applied(tmp_path: Path, turn: int) -> None:
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    exif = Image.Exif()
    exif[274] = turn
    picture = _picture().transpose(undo[turn]) if turn in undo else _picture()
    pixels = _read(picture, tmp_path / "a.png", exif=exif)
    assert pixels.shape == (HIGH, WIDE, 3)
    assert _is_red_where_it_should(pixels)


@pytest.mark.parametrize("dpi", [(1, 1), (72, 300), (9600, 9600)])
@pytest.mark.parametrize("suffix", ["png", "jpg", "tiff"])
def test_what_a_picture_says_of_its_resolution_changes_no_pixel(
    tmp_path: Path, suffix: str, dpi: tuple[int, int]
) -> None:
    silent, speaking = _read(_picture(), tmp_path / f"a.{suffix}"), _read(_picture(), tmp_path / f"b.{suffix}", dpi=dpi)
    assert np.array_equal(silent, speaking)


def test_of_an_animation_the_first_frame_is_read(tmp_path: Path) -> None:
    other = Image.new("RGB", (WIDE, HIGH), "blue")
    assert _is_red_where_it_should(_read(_picture(), tmp_path / "a.gif", save_all=True, append_images=[other]))


def test_every_page_of_a_tiff_is_a_screenshot(tmp_path: Path) -> None:
    other = Image.new("L", (30, 50), 90)
    file = _saved(_picture(), tmp_path / "a.tiff", save_all=True, append_images=[other])
    first, second = read_screenshots(file, SETTINGS)
    assert (first.page, second.page) == (1, 2)
    assert (second.width, second.height) == (30, 50)
    assert first.source == second.source


def test_every_page_of_a_pdf_is_rendered_at_the_resolution_asked_for(tmp_path: Path) -> None:
    file = _saved(_picture(), tmp_path / "a.pdf", save_all=True, append_images=[_picture()], resolution=72)
    first, second = read_screenshots(file, IngestSettings(pdf_dpi=144))
    assert (first.width, first.height, first.page, second.page) == (2 * WIDE, 2 * HIGH, 1, 2)
    assert first.pixels[4, 4].argmax() == 2  # red, the last of B, G, R


def test_the_digest_is_that_of_the_bytes_as_they_came(tmp_path: Path) -> None:
    file = _saved(_picture(), tmp_path / "a.png")
    (screenshot,) = read_screenshots(file, SETTINGS)
    assert screenshot.source.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()
    assert (screenshot.source.conversation, screenshot.source.name) == ("case", "a.png")


def test_pixels_cannot_be_written_to(tmp_path: Path) -> None:
    pixels = _read(_picture(), tmp_path / "a.png")
    with pytest.raises(ValueError, match="read-only"):
        pixels[0, 0] = 0


def _bytes(ending: str) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((200, 200), 80).convert("RGB").save(stream, ending)
    return stream.getvalue()


def _locked_pdf() -> bytes:
    """A PDF that asks for a password, written by hand: the library that reads PDF cannot make one."""
    trailer = b"trailer<</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<00><00>]>>\n"
    objects = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n",
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"00" * 32 + b">/U<" + b"00" * 32 + b">>>endobj\n",
    ]
    return b"%PDF-1.4\n" + b"".join(objects) + trailer + b"startxref\n0\n%%EOF"


def _pdf_without_pages() -> bytes:
    stream = io.BytesIO()
    pypdfium2.PdfDocument.new().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="a file of no bytes"),
        pytest.param(b"Dear all, no picture here.\n", "not a picture", id="a text named like a picture"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "not a picture|damaged", id="a PNG that ends after its signature"),
        pytest.param(_bytes("PNG")[:-2000], "damaged", id="a PNG cut short"),
        pytest.param(_bytes("JPEG")[:-2000], "damaged", id="a JPEG cut short"),
        pytest.param(_bytes("WEBP")[:-2000], "not a picture|damaged", id="a WebP cut short"),
        pytest.param(_bytes("TIFF")[:-2000], "not a picture|damaged", id="a TIFF cut short"),
        pytest.param(_bytes("HEIF")[:-2000], "not a picture|damaged", id="a HEIC cut short"),
        pytest.param(b"%PDF-1.7 and nothing else", "PDF is damaged", id="a PDF that is none"),
        pytest.param(_locked_pdf(), "password", id="a locked PDF"),
        pytest.param(_pdf_without_pages(), "no pages", id="a PDF without pages"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a picture", id="a program as EPS"),
    ],
)
def test_what_cannot_be_read_is_named_and_never_an_empty_result(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read_screenshots(PictureFile(path, "case", "a.png"), SETTINGS)


def test_a_picture_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    file = _saved(_picture(), tmp_path / "a.png")
    with pytest.raises(InputError, match="40 x 24 pixels"):
        read_screenshots(file, IngestSettings(max_pixels=WIDE * HIGH - 1))


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    header = b"P6\n60000 60000\n255\n"
    (tmp_path / "a.ppm").write_bytes(header)
    with pytest.raises(InputError, match="too many pixels"):
        read_screenshots(PictureFile(tmp_path / "a.ppm", "case", "a.ppm"), SETTINGS)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_screenshots(PictureFile(tmp_path / "gone.png", "case", "gone.png"), SETTINGS)


def _touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_an_empty_folder_has_no_pictures(tmp_path: Path) -> None:
    assert find_pictures(tmp_path) == ()


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be listed"):
        find_pictures(tmp_path / "gone")


def test_what_is_no_input_is_passed_over_and_everything_else_is_tried(tmp_path: Path) -> None:
    _touch(tmp_path, ".gitkeep", ".DS_Store", "README.md", "a/participants.toml", "a/.hidden/1.png", "a/notes.txt")
    assert [file.name for file in find_pictures(tmp_path)] == ["a/notes.txt"]


def test_the_first_folder_is_the_conversation(tmp_path: Path) -> None:
    _touch(tmp_path, "loose.png", "case/1.png", "case/more/2.png")
    found = {file.name: file.conversation for file in find_pictures(tmp_path)}
    assert found == {"loose.png": DEFAULT, "case/1.png": "case", "case/more/2.png": "case"}


def test_pictures_come_in_the_order_a_person_counts(tmp_path: Path) -> None:
    _touch(tmp_path, "case/10.png", "case/9.png", "case/009b.png", "case/2.png", "case/b.png")
    assert [file.path.name for file in find_pictures(tmp_path)] == ["2.png", "9.png", "009b.png", "10.png", "b.png"]


def test_links_are_followed_once_and_dead_links_are_reported(tmp_path: Path) -> None:
    inside, outside = tmp_path / "screenshots", tmp_path / "elsewhere"
    _touch(tmp_path, "screenshots/case/1.png", "elsewhere/2.png")
    (inside / "linked").symlink_to(outside)
    (inside / "case" / "circle").symlink_to(inside)
    (inside / "dead.png").symlink_to(tmp_path / "gone.png")
    assert [file.name for file in find_pictures(inside)] == ["case/1.png", "dead.png", "linked/2.png"]


@contextlib.contextmanager
def _as_nobody() -> Iterator[None]:
    """Give up root's rights for a while: permissions do not bind root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_cannot_be_opened_is_reported() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        _touch(folder, "case/1.png")
        (folder / "case").chmod(0)
        with _as_nobody():
            (found,) = find_pictures(folder)
        (folder / "case").chmod(0o700)
    assert found.name == "case"
