"""Names of files: what a table can hold."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath, PureWindowsPath

import pytest

from ocr_pipeline.ingest import find_pictures
from ocr_pipeline.names import shown


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param(PurePath("fall/01.png"), "fall/01.png", id="a plain name"),
        pytest.param(PurePath("Fälle/Übersicht.png"), "Fälle/Übersicht.png", id="letters beyond ASCII"),
        pytest.param(PureWindowsPath("fall\\01.png"), "fall/01.png", id="a name on Windows"),
        pytest.param(PurePath(os.fsdecode(b"f\x84lle/1.png")), r"f\x84lle/1.png", id="bytes of an old archive"),
    ],
)
def test_a_name_can_be_written_as_utf_8(path: PurePath, name: str) -> None:
    assert shown(path) == name
    assert shown(path).encode("utf-8")


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes UTF-8 only")
def test_pictures_with_such_names_are_found(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"f\x84lle")
    folder.mkdir()
    (folder / "1.png").write_bytes(b"x")
    (found,) = find_pictures(tmp_path)
    assert (found.name, found.conversation) == (r"f\x84lle/1.png", r"f\x84lle")
    assert found.path.read_bytes() == b"x"
