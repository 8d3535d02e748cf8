"""Tables in a folder → one self-contained HTML page; all text is escaped by the template engine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2

from ocr_pipeline.errors import InputError, OutputError
from ocr_pipeline.report import words
from ocr_pipeline.report.articles import article_views, left_out
from ocr_pipeline.report.pages import page_views
from ocr_pipeline.report.questions import question_views
from ocr_pipeline.report.rows import Row, Tables
from ocr_pipeline.tables import COLUMNS

__all__ = ["render_report", "write_report"]


def write_report(outputs: Path, screenshots: Path) -> None:
    """Write report.html beside the tables it shows.

    Raises:
        InputError: the folder lacks a table.
        OutputError: the file cannot be written.
    """
    page = render_report(outputs, screenshots)
    try:
        (outputs / "report.html").write_text(page, "utf-8", newline="")
    except OSError as exc:
        raise OutputError(f"{outputs / 'report.html'} cannot be written: {exc.strerror}") from exc


def render_report(outputs: Path, screenshots: Path) -> str:
    """Return the report on the tables in a folder as HTML; a picture that is not found is said to be missing.

    Raises:
        InputError: the folder lacks a table.
    """
    tables = Tables({name: _table(outputs / f"{name}.jsonl") for name in COLUMNS}, _manifest(outputs / "manifest.json"))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html").render(
        pages=page_views(tables, screenshots),
        articles=article_views(tables),
        left_out=left_out(tables),
        questions=question_views(tables, screenshots),
        several=len(tables.conversations()) > 1,
        problems=tables.rows("problems"),
        counts=words.counts(tables),
        limits=words.limits(tables),
        versions=tables.manifest.get("versions", {}),
        words=words,
    )


def _table(path: Path) -> tuple[Row, ...]:
    try:
        lines = path.read_text("utf-8").split("\n")  # not splitlines: a text may hold other line separators
        return tuple(json.loads(line) for line in lines if line)
    except (OSError, ValueError) as exc:
        raise InputError(f"{path} is missing or no table; 'ocr-pipeline run' writes it") from exc


def _manifest(path: Path) -> Mapping[str, Any]:
    """Return the manifest; a folder written without one is shown all the same."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
