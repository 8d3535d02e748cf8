"""Tables in a folder → one self-contained HTML page; all text is escaped by the template engine."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2
import pandas as pd

from ocr_pipeline.errors import InputError, OutputError
from ocr_pipeline.ingest import PictureFile, read_screenshots
from ocr_pipeline.settings import IngestSettings
from ocr_pipeline.tables import COLUMNS

TEMPLATES = Path(__file__).parent / "templates"
# Pixels; pictures are embedded no wider than this, the boxes are drawn in shares of the picture.
WIDEST = 900
# What to call a verdict for a reader, and how to mark it besides its colour.
VERDICTS = {
    "quoted": ("“”", "quoted in the screenshots given"),
    "supported": ("✓", "borne out by the screenshots given"),
    "partial": ("◐", "borne out in part"),
    "contradicted": ("✗", "a message says otherwise"),
    "not_found": ("?", "not in the screenshots given"),
    "not_checkable": ("–", "not about the words of the exchange"),
}


def write_report(outputs: Path, screenshots: Path) -> None:
    """Write report.html beside the tables it shows.

    Raises:
        InputError: the folder lacks a table.
        OutputError: the file cannot be written.
    """
    page = render_report(outputs, screenshots)
    try:
        (outputs / "report.html").write_text(page, "utf-8")
    except OSError as exc:
        raise OutputError(f"{outputs / 'report.html'} cannot be written: {exc.strerror}") from exc


def render_report(outputs: Path, screenshots: Path) -> str:
    """Return the report on the tables in a folder as HTML; a picture that is not found is said to be missing.

    Raises:
        InputError: the folder lacks a table.
    """
    tables = {name: _table(outputs / f"{name}.jsonl") for name in COLUMNS}
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html").render(
        pages=_pages(tables["messages"], screenshots),
        articles=_articles(tables["matches"]),
        coverage=tables["coverage"],
        problems=tables["problems"],
        verdicts=VERDICTS,
        manifest=_manifest(outputs / "manifest.json"),
    )


def _table(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines if line]
    except (OSError, ValueError) as exc:
        raise InputError(f"{path} is missing or no table; 'make run' writes it") from exc


def _manifest(path: Path) -> Mapping[str, Any]:
    try:
        return dict(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _pages(messages: Sequence[Mapping[str, Any]], screenshots: Path) -> list[dict[str, Any]]:
    """Return one entry a screenshot page in reading order: its picture and its messages with boxes in percent."""
    frame = pd.DataFrame(messages, columns=list(COLUMNS["messages"]))
    found = []
    for (conversation, name, number), rows in frame.groupby(["conversation", "screenshot", "page"], sort=False):
        picture, width, height = _picture(screenshots, str(name), str(number))
        found.append(
            {
                "conversation": conversation,
                "name": name,
                "number": number,
                "picture": picture,
                "messages": [_placed(row, width, height) for row in rows.to_dict("records")],
            }
        )
    return found


def _placed(row: Mapping[Any, Any], width: int, height: int) -> dict[str, Any]:
    place = {
        "left": 100 * row["x"] / width,
        "top": 100 * row["y"] / height,
        "wide": 100 * row["width"] / width,
        "high": 100 * row["height"] / height,
    }
    return {str(key): value for key, value in row.items()} | {"place": place}


def _picture(screenshots: Path, name: str, number: str) -> tuple[str, int, int]:
    """Return a page's picture as a data URI with its size in pixels; '' and a size of one if it is not to be had."""
    try:
        pages = read_screenshots(PictureFile(screenshots / name, "", name), IngestSettings())
    except InputError:
        return "", 1, 1
    page = pages[int(number) - 1 if number else 0]
    from PIL import Image  # late: only the report draws

    image = Image.fromarray(page.pixels[:, :, ::-1])
    image.thumbnail((WIDEST, 20 * WIDEST))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=82)
    return "data:image/jpeg;base64," + base64.b64encode(packed.getvalue()).decode(), page.width, page.height


def _articles(matches: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return one entry an article: its sentences in order, each with its claims and verdicts."""
    found: dict[str, dict[tuple[int, str], list[Mapping[str, Any]]]] = {}
    for match in matches:
        sentence = (int(match["start"]), str(match["sentence"]))
        found.setdefault(str(match["article"]), {}).setdefault(sentence, []).append(match)
    return [
        {"name": name, "sentences": [{"text": text, "claims": claims} for (_, text), claims in sentences.items()]}
        for name, sentences in found.items()
    ]
