"""Messages and picture files → what the report shows of every picture, boxes in shares of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ocr_pipeline.report.pictures import Picture, page_picture, place_in, read_shots
from ocr_pipeline.report.questions import marks_on, question_anchors
from ocr_pipeline.report.rows import Row, Tables


@dataclass(frozen=True, slots=True)
class MessageView:
    """One message: its row, its link name, the number on its box, and the box's place as CSS, '' without a picture."""

    row: Row
    anchor: str
    place: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that a question is about: the link name of the question, and the place as CSS."""

    anchor: str
    place: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of one input: its picture or why there is none, its messages, and what is asked about it."""

    conversation: str
    name: str
    number: str
    picture: Picture | None
    lack: str
    messages: tuple[MessageView, ...]
    marks: tuple[Mark, ...] = ()


def page_views(tables: Tables, screenshots: Path) -> tuple[PageView, ...]:
    """Return every page that has messages, then every input that has none, each with its picture."""
    found: dict[tuple[str, str], dict[str, list[Row]]] = {}
    for row in tables.rows("messages"):
        pages = found.setdefault((str(row["conversation"]), str(row["screenshot"])), {})
        pages.setdefault(str(row["page"]), []).append(row)
    views = [view for (_, name), pages in found.items() for view in _views(tables, screenshots / name, pages)]
    return (*views, *_silent(tables, screenshots, {name for _, name in found}))


def _views(tables: Tables, path: Path, pages: dict[str, list[Row]]) -> Iterator[PageView]:
    """Give the views of one input file, which is read once."""
    anchors, asked = tables.anchors(), question_anchors(tables)
    first = next(iter(pages.values()))[0]
    name = str(first["screenshot"])
    shots, lack = read_shots(path, str(first["sha256"]))
    for number, rows in pages.items():
        picture = page_picture(shots, number)
        messages = tuple(
            MessageView(row, anchors[row["conversation"], row["message_id"]], place_in(picture, row) if picture else "")
            for row in rows
        )
        marks = tuple(
            Mark(asked[row["conversation"], row["question_id"]], place_in(picture, row))
            for row in marks_on(tables.rows("consistency"), name, number)
            if picture
        )
        yield PageView(str(first["conversation"]), name, number, picture, "" if picture else lack, messages, marks)


def _silent(tables: Tables, screenshots: Path, shown: set[str]) -> Iterator[PageView]:
    """Give the pictures that were read and hold no message: a person may see one there."""
    inputs: dict[str, str] = tables.manifest.get("inputs", {}).get("screenshots", {})
    for name, digest in sorted(inputs.items()):
        if name not in shown:
            shots, lack = read_shots(screenshots / name, digest)
            picture = page_picture(shots, "")
            yield PageView(name.split("/")[0], name, "", picture, "" if picture else lack, ())
