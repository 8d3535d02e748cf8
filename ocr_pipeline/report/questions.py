"""The table of questions → what the report shows of each: its words, its messages, and the places it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ocr_pipeline.report.articles import Link
from ocr_pipeline.report.pictures import Picture, band_around, place_in, read_shots
from ocr_pipeline.report.rows import Row, Tables, ids_in

# Places of one question that are shown; the others are linked by their messages.
SHOWN = 4


@dataclass(frozen=True, slots=True)
class SpotView:
    """One place: the picture it is on, the band of it around the place (None if there is none), the place as CSS."""

    name: str
    picture: Picture | None
    place: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: its row, link name, messages, the places that are shown, and how many others there are."""

    row: Row
    anchor: str
    links: tuple[Link, ...]
    spots: tuple[SpotView, ...]
    others: int


def question_views(tables: Tables, screenshots: Path) -> tuple[QuestionView, ...]:
    """Return the questions in order of the table."""
    digests = {str(row["screenshot"]): str(row["sha256"]) for row in tables.rows("messages")}
    anchors = tables.anchors()
    names = question_anchors(tables)
    views = []
    for key, group in groupby(tables.rows("consistency"), key=lambda row: (row["conversation"], row["question_id"])):
        rows = list(group)
        ids = ids_in(str(rows[0]["message_ids"]))
        links = tuple(Link(each, anchors.get((str(key[0]), each), "")) for each in ids)
        spots = tuple(_spot(row, screenshots, digests) for row in rows[:SHOWN])
        views.append(QuestionView(rows[0], names[key], links, spots, max(0, len(rows) - SHOWN)))
    return tuple(views)


def question_anchors(tables: Tables) -> Mapping[tuple[object, object], str]:
    """Return by conversation and question id the name that the page links by."""
    keys = dict.fromkeys((row["conversation"], row["question_id"]) for row in tables.rows("consistency"))
    return {key: f"q{number}" for number, key in enumerate(keys, start=1)}


def marks_on(rows: Sequence[Row], name: str, number: str) -> tuple[Row, ...]:
    """Return the rows about one page."""
    return tuple(row for row in rows if (str(row["screenshot"]), str(row["page"])) == (name, number))


def _spot(row: Row, screenshots: Path, digests: Mapping[str, str]) -> SpotView:
    name = str(row["screenshot"])
    shots, _ = read_shots(screenshots / name, digests.get(name, ""))
    picture = band_around(shots, str(row["page"]), row)
    return SpotView(name, picture, place_in(picture, row) if picture else "")
