"""Picture files → pictures to embed, whole or in part, and places on them in shares, as CSS."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ocr_pipeline.errors import InputError
from ocr_pipeline.ingest import PictureFile, read_screenshots
from ocr_pipeline.model import Screenshot
from ocr_pipeline.report.rows import Row
from ocr_pipeline.settings import IngestSettings

# Pixels; pictures are embedded no larger than this. The height is the most that JPEG can hold.
WIDEST, HIGHEST = 900, 60_000
# Pixels of a part's width, and what is shown of the page above and below a place, in shares of the page's width.
NARROW, AROUND = 480, 0.08
QUALITY = 80


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture, or a band of it, as a data URI, and its size in original pixels; `top`: where it begins."""

    uri: str
    width: int
    height: int
    top: int = 0


def read_shots(path: Path, digest: str) -> tuple[tuple[Screenshot, ...], str]:
    """Return the pages of a picture file, or none and why: it is gone, or no longer the file that was read."""
    try:
        shots = read_screenshots(PictureFile(path, "", path.name), IngestSettings())
    except InputError as exc:
        return (), f"The picture is not shown: {exc}."
    if digest and shots[0].source.sha256 != digest:
        return (), "The picture is not shown: the file has changed since it was read."
    return shots, "The picture is not shown: the file has no such page."


def page_picture(shots: Sequence[Screenshot], number: str) -> Picture | None:
    """Return a page as a picture small enough to embed; `number` counts from 1 and is '' for the only page."""
    shot = _page(shots, number)
    return _embedded(shot, 0, shot.height, WIDEST) if shot else None


def band_around(shots: Sequence[Screenshot], number: str, row: Row) -> Picture | None:
    """Return the band of a page, as wide as it, that a place (x, y, width, height in original pixels) stands in."""
    shot = _page(shots, number)
    if shot is None:
        return None
    around = round(AROUND * shot.width)
    top, bottom = max(0, row["y"] - around), min(shot.height, row["y"] + row["height"] + around)
    return _embedded(shot, top, bottom, NARROW) if top < bottom else None


def _page(shots: Sequence[Screenshot], number: str) -> Screenshot | None:
    index = int(number) - 1 if number else 0
    return shots[index] if index < len(shots) else None


def _embedded(shot: Screenshot, top: int, bottom: int, widest: int) -> Picture:
    image = Image.fromarray(shot.pixels[top:bottom, :, ::-1])
    image.thumbnail((widest, HIGHEST))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=QUALITY)
    uri = f"data:image/jpeg;base64,{base64.b64encode(packed.getvalue()).decode()}"
    return Picture(uri, shot.width, bottom - top, top)


def place_in(picture: Picture, row: Row) -> str:
    """Return where a place (x, y, width, height in original pixels) stands on a picture, in CSS."""
    shares = {
        "left": row["x"] / picture.width,
        "top": (row["y"] - picture.top) / picture.height,
        "width": row["width"] / picture.width,
        "height": row["height"] / picture.height,
    }
    return ";".join(f"{name}:{100 * share:.3f}%" for name, share in shares.items())
