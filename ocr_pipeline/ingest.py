"""Files → screenshots: every picture format and PDF page as upright BGR pixels, with the digest of the file's bytes."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import TypeVar

import numpy as np
import pillow_heif
import pypdfium2
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from ocr_pipeline.errors import InputError
from ocr_pipeline.model import Pixels, Screenshot, Source
from ocr_pipeline.names import shown
from ocr_pipeline.settings import IngestSettings

# Files beside pictures that are no input and no problem.
NO_INPUT = frozenset({"readme.md", "readme.txt", "thumbs.db", "desktop.ini"})
# Endings of data that people keep beside pictures; nobody takes them for pictures.
NOTES = frozenset({".toml", ".json"})
# The conversation of pictures that lie directly in the screenshots folder.
DEFAULT = "default"
# Points (1/72 inch) are the unit of PDF pages.
POINTS = 72
# What Pillow may try on a file: no format that starts another program (EPS does) or is never a screenshot.
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "DIB", "TIFF", "HEIF", "AVIF", "JPEG2000", "PPM")
# What Pillow and pillow-heif raise for a file that is damaged; TypeError is a TIFF page without dimensions.
DAMAGED = (OSError, ValueError, SyntaxError, EOFError, RuntimeError, TypeError)
# TIFF's tag NewSubfileType; its first bit marks a small version of another page.
SUBFILE_TYPE = 254
# Opacity (0..255) of what is shown as it is; grey level of the edges from which on a picture stands out from black.
OPAQUE, BRIGHT = 250, 160

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file to read: where it lies, the conversation it belongs to and its name below the screenshots folder."""

    path: Path
    conversation: str
    name: str


def find_pictures(folder: Path) -> tuple[PictureFile, ...]:
    """Return every file below the screenshots folder that should be a picture, in the order a person counts.

    The first folder names the conversation. Hidden files and participants.toml are left out; any other file is
    returned, so that one that is no picture is reported and not passed over. So is a folder that cannot be opened.

    Raises:
        InputError: the screenshots folder itself cannot be listed.
    """
    try:
        paths = list(_files_below(folder, frozenset()))
    except OSError as exc:
        raise InputError(f"{folder} cannot be listed: {exc.strerror}") from exc
    names = sorted((path.relative_to(folder) for path in paths), key=_counting_order)
    return tuple(PictureFile(folder / name, _conversation(name), shown(name)) for name in names if _is_input(name))


def _files_below(folder: Path, above: frozenset[Path]) -> Iterator[Path]:
    """Give the files below a folder, links followed but never in a circle, and folders that cannot be opened."""
    here = folder.resolve()
    if here in above:
        return
    for path in list(folder.iterdir()):
        if not path.is_dir():
            yield path
            continue
        try:
            yield from list(_files_below(path, above | {here}))
        except OSError:
            yield path  # reading it says why


def _counting_order(name: PurePath) -> tuple[list[tuple[int, str]], str]:
    """Return a sort key by which 2.png comes before 10.png."""
    parts = re.findall(r"\d+|\D+", name.as_posix())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], name.as_posix()


def _conversation(name: PurePath) -> str:
    return shown(PurePath(name.parts[0])) if len(name.parts) > 1 else DEFAULT


def _is_input(name: PurePath) -> bool:
    hidden = any(part.startswith(".") for part in name.parts)
    return not hidden and name.name.lower() not in NO_INPUT and name.suffix.lower() not in NOTES


def read_screenshots(file: PictureFile, settings: IngestSettings) -> tuple[Screenshot, ...]:
    """Return the pages of a file as screenshots: one for a picture, one a page for PDF and TIFF.

    Of an animation (GIF, WebP, PNG) the first frame is read: the others show the same screen a moment later.

    Raises:
        InputError: the file is empty, no picture, damaged, locked or too large.
    """
    try:
        data = file.path.read_bytes()
    except OSError as exc:
        raise InputError(f"cannot be opened: {exc.strerror}") from exc
    if not data:
        raise InputError("the file is empty")
    source = Source(file.conversation, file.name, hashlib.sha256(data).hexdigest())
    pages = list(_pdf_pages(data, settings) if b"%PDF-" in data[:1024] else _frames(data, settings))
    if not pages:
        raise InputError("the file has no pages")
    numbers: list[int | None] = list(range(1, len(pages) + 1)) if len(pages) > 1 else [None]
    return tuple(Screenshot(source, number, pixels) for number, pixels in zip(numbers, pages, strict=True))


def _pdf_pages(data: bytes, settings: IngestSettings) -> Iterator[Pixels]:
    scale = settings.pdf_dpi / POINTS
    try:
        with pypdfium2.PdfDocument(data) as document:
            for page in document:
                _check_size(int(page.get_width() * scale), int(page.get_height() * scale), settings)
                yield _as_bgr(page.render(scale=scale).to_pil())
    except pypdfium2.PdfiumError as exc:
        # PDFium's last error may be that of an earlier file, so the password is believed of encrypted files only.
        locked = b"/Encrypt" in data and "assword" in str(exc)
        reason = "is locked with a password" if locked else "is damaged or has no pages"
        raise InputError(f"the PDF {reason}") from exc


def _frames(data: bytes, settings: IngestSettings) -> Iterator[Pixels]:
    """Give the pages of a picture file; a TIFF may hold several, of the others the first frame counts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of damaged metadata, and of a size that our own limit judges
        with _opened(data) as image:
            count = _read_or_blame(lambda: getattr(image, "n_frames", 1) if image.format == "TIFF" else 1)
            pages = [_frame(image, number, settings) for number in range(count)]
    yield from (page for page in pages if page is not None)


def _opened(data: bytes) -> Image.Image:
    _register_formats()
    formats = [name for name in FORMATS if name in Image.OPEN]
    try:
        return Image.open(io.BytesIO(data), formats=formats)
    except Image.DecompressionBombError as exc:
        raise InputError("the picture has too many pixels") from exc
    except (UnidentifiedImageError, *DAMAGED) as exc:
        raise InputError("not a picture this tool can read") from exc


def _frame(image: Image.Image, number: int, settings: IngestSettings) -> Pixels | None:
    """Return one frame of a picture, or None for a small version of another page."""
    if number:  # HEIF opens at its main picture, which need not be the first
        _read_or_blame(lambda: image.seek(number))
        if _is_thumbnail(image):
            return None
    _check_size(image.width, image.height, settings)
    return _read_or_blame(lambda: _as_bgr(_upright(image)))


def _read_or_blame(read: Callable[[], _T]) -> _T:
    try:
        return read()
    except DAMAGED as exc:
        raise InputError("the picture is damaged or cut short") from exc


@cache
def _register_formats() -> None:
    """Teach Pillow HEIC and HEIF, and let it load its own formats, once."""
    Image.init()
    pillow_heif.register_heif_opener()


def _check_size(width: int, height: int, settings: IngestSettings) -> None:
    if width * height > settings.max_pixels:
        raise InputError(f"{width} x {height} pixels are more than the limit of {settings.max_pixels}")


def _is_thumbnail(image: Image.Image) -> bool:
    tags = getattr(image, "tag_v2", {})
    return bool(int(tags.get(SUBFILE_TYPE, 0)) & 1)


def _upright(image: Image.Image) -> Image.Image:
    """Return a picture turned as its EXIF data says; as it is where that data is damaged."""
    image.load()
    try:
        return ImageOps.exif_transpose(image)
    except DAMAGED:
        return image


def _as_bgr(image: Image.Image) -> Pixels:
    """Return a picture as BGR uint8, read-only, whatever its mode was; what is transparent shows white, or black."""
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        image = _eight_bits(image)
    elif image.mode == "LAB":
        image = _from_lab(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, _ground(image)), image)
    pixels = np.ascontiguousarray(np.asarray(image.convert("RGB"), np.uint8)[:, :, ::-1])
    pixels.setflags(write=False)
    return pixels


def _ground(image: Image.Image) -> str:
    """Return what a picture stands out from where it is transparent: a white window keeps its edges on black."""
    pixels = np.asarray(image)
    opaque = pixels[:, :, 3] >= OPAQUE
    inner = opaque.copy()
    for axis in (0, 1):
        for step in (1, -1):
            inner &= np.roll(opaque, step, axis)
    edge = pixels[:, :, :3][opaque & ~inner]
    return "black" if edge.size and float(np.median(edge)) > BRIGHT else "white"


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey picture of 16 or 32 bits scaled to 8; Pillow itself would clip it."""
    values = np.nan_to_num(np.asarray(image, np.float64))
    highest = values.max(initial=0)
    if image.mode == "F" and highest <= 1:
        top = 1.0
    elif image.mode.startswith("I;") or highest > 255:
        top = max(65535.0, highest)
    else:
        top = 255.0
    return Image.fromarray(np.clip(values * (255 / top) + 0.5, 0, 255).astype(np.uint8))


def _from_lab(image: Image.Image) -> Image.Image:
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    transformed = ImageCms.applyTransform(image, ImageCms.buildTransform(lab, srgb, "LAB", "RGB"))
    return transformed if transformed is not None else image
