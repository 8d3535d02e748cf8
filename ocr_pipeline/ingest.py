"""Files → screenshots: every picture format and PDF page as upright BGR pixels, with the digest of the file's bytes."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

import numpy as np
import pillow_heif
import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from ocr_pipeline.errors import InputError
from ocr_pipeline.model import Pixels, Screenshot, Source
from ocr_pipeline.settings import IngestSettings

# Files beside pictures that are no input and no problem.
NO_INPUT = frozenset({"participants.toml", "readme.md", "readme.txt", "thumbs.db", "desktop.ini"})
# The conversation of pictures that lie directly in the screenshots folder.
DEFAULT = "default"
# Points (1/72 inch) are the unit of PDF pages.
POINTS = 72


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file to read: where it lies, the conversation it belongs to and its name below the screenshots folder."""

    path: Path
    conversation: str
    name: str


def find_pictures(folder: Path) -> tuple[PictureFile, ...]:
    """Return every file below the screenshots folder that should be a picture, sorted by name.

    The first folder names the conversation. Hidden files and participants.toml are left out; any other file is
    returned, so that one that is no picture is reported and not passed over.

    Raises:
        InputError: the folder cannot be listed.
    """
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as exc:
        raise InputError(f"{folder}: {exc.strerror}") from exc
    names = ((path, path.relative_to(folder)) for path in paths)
    return tuple(PictureFile(path, _conversation(name), name.as_posix()) for path, name in names if _is_input(name))


def _conversation(name: PurePath) -> str:
    return name.parts[0] if len(name.parts) > 1 else DEFAULT


def _is_input(name: PurePath) -> bool:
    return not any(part.startswith(".") for part in name.parts) and name.name.lower() not in NO_INPUT


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
    pages = list(_pdf_pages(data, settings) if data[:1024].find(b"%PDF-") >= 0 else _frames(data, settings))
    numbers: list[int | None] = list(range(1, len(pages) + 1)) if len(pages) > 1 else [None]
    return tuple(Screenshot(source, number, pixels) for number, pixels in zip(numbers, pages, strict=True))


def _pdf_pages(data: bytes, settings: IngestSettings) -> Iterator[Pixels]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as exc:
        reason = "is locked with a password" if "assword" in str(exc) else "is damaged"
        raise InputError(f"the PDF {reason}") from exc
    with document:
        for page in document:
            scale = settings.pdf_dpi / POINTS
            _check_size(int(page.get_width() * scale), int(page.get_height() * scale), settings)
            yield _as_bgr(page.render(scale=scale).to_pil())


def _frames(data: bytes, settings: IngestSettings) -> Iterator[Pixels]:
    _register_heif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is checked below
            image = Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as exc:
        raise InputError("not a picture this tool can read") from exc
    with image:
        _check_size(image.width, image.height, settings)
        count = getattr(image, "n_frames", 1) if image.format in ("TIFF", "MPO") else 1
        for number in range(count):
            try:
                image.seek(number)
                yield _as_bgr(ImageOps.exif_transpose(image))
            except (OSError, ValueError, SyntaxError, EOFError, IndexError) as exc:
                raise InputError("the picture is damaged or cut short") from exc


@cache
def _register_heif() -> None:
    """Teach Pillow HEIC and HEIF, once."""
    pillow_heif.register_heif_opener()


def _check_size(width: int, height: int, settings: IngestSettings) -> None:
    if width * height > settings.max_pixels:
        raise InputError(f"{width} x {height} pixels are more than the limit of {settings.max_pixels}")


def _as_bgr(image: Image.Image) -> Pixels:
    """Return a picture as BGR uint8 on white, read-only, whatever its mode was."""
    if image.mode in ("I", "F") or image.mode.startswith("I;"):
        image = _eight_bits(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    pixels = np.ascontiguousarray(np.asarray(image.convert("RGB"), np.uint8)[:, :, ::-1])
    pixels.setflags(write=False)
    return pixels


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey picture of 16 or 32 bits scaled to 8; Pillow itself would clip it."""
    values = np.asarray(image, np.float64)
    top = 65535.0 if values.max(initial=0) > 255 else 255.0
    return Image.fromarray(np.clip(values * (255 / top), 0, 255).astype(np.uint8))
