"""Every command in the README is run here; make's in a copy of the project whose set-up is done."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ocr_pipeline.errors import ExitCode
from ocr_pipeline.tables import COLUMNS
from tests.calling import ROOT, call, environment

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
        done = call(*expanded, cwd=tmp_path)
        assert done.returncode == 0, (command, done.stderr, done.stdout)
    assert (tmp_path / "outputs" / "report.html").stat().st_size > 10_000


def _expanded(word: str, folder: Path) -> list[str]:
    """Return a word as a shell would: patterns become the files they match."""
    found = sorted(str(path.relative_to(folder)) for path in folder.glob(word)) if "*" in word else []
    return found or [word]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of the project whose set-up is done: its .venv is the environment these tests run in."""
    folder = tmp_path / "checkout"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "outputs"))
    (folder / "outputs").mkdir()
    (folder / ".venv").mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (folder / ".venv" / name).symlink_to(Path(sys.prefix) / name)
    for stamp in (".installed", ".installed-dev"):
        (folder / ".venv" / stamp).touch()
    return folder


def _make(command: str, checkout: Path, **changes: str) -> str:
    """Return what make printed; Tesseract says it has every language asked for, so that nothing is installed."""
    languages = re.findall(r"^BASE_LANGS := (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)[0].split()
    tesseract = checkout.parent / "tesseract"
    listing = "\\n".join(["List of languages:", *languages, "swe"])
    real = shutil.which("tesseract")
    tesseract.write_text(
        f'#!/bin/sh\n[ "$*" = --list-langs ] && printf \'{listing}\\n\' || exec {real} "$@"\n', "utf-8"
    )
    tesseract.chmod(0o755)
    inherited = {name: value for name, value in environment().items() if "MAKE" not in name and name != "MFLAGS"}
    done = subprocess.run(
        shlex.split(command),
        cwd=checkout,
        env={**inherited, "PATH": f"{checkout.parent}{os.pathsep}{os.environ['PATH']}", **changes},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_make_command_is_of_a_kind_run_here() -> None:
    assert {command.split()[1] for command in MAKE} == {"run", "test", "setup", "bench", "check"}


@pytest.mark.tesseract
def test_make_run_reads_the_sample_and_a_second_run_sets_nothing_up(checkout: Path) -> None:
    (command,) = (command for command in MAKE if command.split()[1] == "run")
    said = _make(command, checkout)
    assert re.search(r"2 conversations, \d{2} messages", said)
    assert "nstalling" not in said
    for name in re.findall(r"^\| `([\w.]+)` \|", README, re.MULTILINE):
        assert (checkout / "outputs" / name).exists(), name


@pytest.mark.tesseract
def test_make_test_runs_the_tests(checkout: Path) -> None:
    said = _make("make test", checkout, PYTEST_ADDOPTS="tests/test_geometry.py")
    assert re.search(r"\d+ passed in ", said)


@pytest.mark.tesseract
def test_make_setup_takes_further_languages(checkout: Path) -> None:
    (command,) = (command for command in MAKE if command.split()[1] == "setup")
    assert "nstalling" not in _make(command, checkout)


@pytest.mark.tesseract
def test_make_steps_draws_them_and_draws_them_anew(checkout: Path) -> None:
    for name in ("macron-note", "muehlbach-steg/IMG_2188.png", "muehlbach-steg/IMG_2199.png"):
        path = checkout / "screenshots" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for _ in range(2):
        _make("make steps", checkout)
    drawn = sorted(path.parent.name.split("-")[0] for path in (checkout / "outputs" / "steps").rglob("9-messages.png"))
    assert drawn == ["IMG_2193.png", "IMG_2201.png", "IMG_2207.png", "IMG_2210.png", "forwarded.jpg"]


@pytest.mark.tesseract
def test_make_bench_says_what_it_skips(checkout: Path) -> None:
    said = _make("make bench", checkout)
    assert said.count("skipped: ") == 2


@pytest.mark.tesseract
def test_make_doctor_and_make_help_answer(checkout: Path) -> None:
    assert "Tesseract data eng" in _make("make doctor", checkout)
    assert all(f"make {name}" in _make("make help", checkout) for name in ("run", "test", "doctor", "steps", "second"))


def test_make_check_lays_out_lints_types_and_runs_the_tests() -> None:
    """CI runs it; running it within these tests would run them without end."""
    done = subprocess.run(["make", "--dry-run", "check"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(part in done.stdout for part in ("ruff format --check", "ruff check", "mypy", "pytest"))
    assert "make check" in (ROOT / ".ci" / "run").read_text("utf-8")


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
