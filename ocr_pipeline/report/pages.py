"""Messages and picture files → what the report shows of every picture, boxes in shares of the picture."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ocr_pipeline.errors import InputError
from ocr_pipeline.ingest import PictureFile, read_screenshots
from ocr_pipeline.model import Screenshot
from ocr_pipeline.report.rows import Row, Tables
from ocr_pipeline.settings import IngestSettings

# Pixels; pictures are embedded no larger than this. The height is the most that JPEG can hold.
WIDEST, HIGHEST = 900, 60_000
QUALITY = 80


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture as a data URI, and its size in original pixels."""

    uri: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message: its row, its link name, the number on its box, and the box's place as CSS, '' without a picture."""

    row: Row
    anchor: str
    place: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of one input: its picture or why there is none, and its messages."""

    conversation: str
    name: str
    number: str
    picture: Picture | None
    lack: str
    messages: tuple[MessageView, ...]


def page_views(tables: Tables, screenshots: Path) -> tuple[PageView, ...]:
    """Return every page that has messages, then every input that has none, each with its picture."""
    found: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for row in tables.rows("messages"):
        pages = found.setdefault((str(row["conversation"]), str(row["screenshot"])), {})
        pages.setdefault(str(row["page"]), []).append(row)
    anchors = tables.anchors()
    views = [view for (_, name), pages in found.items() for view in _views(anchors, screenshots / name, pages)]
    return (*views, *_silent(tables, screenshots, {name for _, name in found}))


def _views(anchors: Mapping[tuple[str, str], str], path: Path, pages: dict[str, list[Row]]) -> Iterator[PageView]:
    """Give the views of one input file, which is read once."""
    first = next(iter(pages.values()))[0]
    shots, lack = _shots(path, str(first["sha256"]))
    for number, rows in pages.items():
        picture = _picture(shots, number)
        messages = tuple(
            MessageView(row, anchors[row["conversation"], row["message_id"]], _place(row, picture) if picture else "")
            for row in rows
        )
        yield PageView(
            str(first["conversation"]), str(first["screenshot"]), number, picture, "" if picture else lack, messages
        )


def _silent(tables: Tables, screenshots: Path, shown: set[str]) -> Iterator[PageView]:
    """Give the pictures that were read and hold no message: a person may see one there."""
    inputs: dict[str, str] = tables.manifest.get("inputs", {}).get("screenshots", {})
    for name, digest in sorted(inputs.items()):
        if name not in shown:
            shots, lack = _shots(screenshots / name, digest)
            picture = _picture(shots, "")
            yield PageView(name.split("/")[0], name, "", picture, "" if picture else lack, ())


def _shots(path: Path, digest: str) -> tuple[tuple[Screenshot, ...], str]:
    """Return the pages of a picture file, or none and why: it is gone, or no longer the file that was read."""
    try:
        shots = read_screenshots(PictureFile(path, "", path.name), IngestSettings())
    except InputError as exc:
        return (), f"The picture is not shown: {exc}."
    if digest and shots[0].source.sha256 != digest:
        return (), "The picture is not shown: the file has changed since it was read."
    return shots, "The picture is not shown: the file has no such page."


def _picture(shots: Sequence[Screenshot], number: str) -> Picture | None:
    """Return a page as a picture small enough to embed; `number` counts from 1 and is '' for the only page."""
    index = int(number) - 1 if number else 0
    if index >= len(shots):
        return None
    shot = shots[index]
    image = Image.fromarray(shot.pixels[:, :, ::-1])
    image.thumbnail((WIDEST, HIGHEST))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=QUALITY)
    return Picture(f"data:image/jpeg;base64,{base64.b64encode(packed.getvalue()).decode()}", shot.width, shot.height)


def _place(row: Row, picture: Picture) -> str:
    shares = {
        "left": row["x"] / picture.width,
        "top": row["y"] / picture.height,
        "width": row["width"] / picture.width,
        "height": row["height"] / picture.height,
    }
    return ";".join(f"{name}:{100 * share:.3f}%" for name, share in shares.items())
