"""Every command in the README is run here, or by the Makefile that runs these tests."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ocr_pipeline.errors import ExitCode
from ocr_pipeline.tables import COLUMNS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if line]
TOOL = [command for command in COMMANDS if command.startswith(".venv/bin/ocr-pipeline")]
MAKE = [command for command in COMMANDS if command.startswith("make ")]


def test_every_command_is_of_a_kind_run_here() -> None:
    assert set(COMMANDS) == set(TOOL) | set(MAKE)
    assert {command.split()[1] for command in TOOL} == {"run", "extract", "match", "report", "doctor"}


@pytest.mark.tesseract
def test_the_tools_commands_work_in_their_order(tmp_path: Path) -> None:
    for name in ("screenshots", "seeds"):
        (tmp_path / name).symlink_to(ROOT / name)
    for command in TOOL:
        words = shlex.split(command)[1:]
        expanded = [found for word in words for found in _expanded(word, tmp_path)]
        done = subprocess.run(
            [sys.executable, "-m", "ocr_pipeline", *expanded],
            cwd=tmp_path,
            env=_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr, done.stdout)
    assert (tmp_path / "outputs" / "report.html").stat().st_size > 10_000


def _expanded(word: str, folder: Path) -> list[str]:
    """Return a word as a shell would: patterns become the files they match."""
    found = sorted(str(path.relative_to(folder)) for path in folder.glob(word)) if "*" in word else []
    return found or [word]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("command", MAKE)
def test_makes_commands_are_known_to_make(command: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", *command.split()[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_column_is_documented() -> None:
    sections = re.split(r"^## ", (ROOT / "docs" / "outputs.md").read_text("utf-8"), flags=re.MULTILINE)
    for table, columns in COLUMNS.items():
        (section,) = (section for section in sections if section.startswith(f"{table}:"))
        documented = re.findall(
            r"`(\w+)`", "".join(line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
        )
        assert [column for column in columns if column not in documented] == []


def test_exit_codes_are_documented() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)} == set(ExitCode)
