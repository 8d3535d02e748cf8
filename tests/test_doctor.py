"""What the doctor finds, and the one line it tells for each package manager: the line the set-up scripts type too."""

from __future__ import annotations

import os
import subprocess
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from ocr_pipeline.doctor import LANGUAGES, MANAGERS, examine, install_line
from tests.calling import ROOT, call

TOLD = {
    "apt-get": "apt-get install -y tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-osd",
    "dnf": "dnf install -y tesseract tesseract-langpack-chi_sim tesseract-osd",
    "apk": "apk add tesseract-ocr tesseract-ocr-data-chi_sim tesseract-ocr-data-osd",
    "pacman": "pacman -S --noconfirm tesseract tesseract-data-chi_sim tesseract-data-osd",
    "brew": "brew install tesseract tesseract-lang",
}


def stand_in(folder: Path, name: str, body: str = "exit 0") -> None:
    path = folder / name
    path.unlink(missing_ok=True)  # it may be a link to the system's own program, which must not be written
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the whole PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("manager", MANAGERS)
def test_the_line_to_type_is_that_of_the_machines_manager(manager: str, system: Path) -> None:
    stand_in(system, manager)
    sudo = "" if manager == "brew" or os.geteuid() == 0 else "sudo "
    assert install_line(["chi_sim", "osd"]) == sudo + TOLD[manager]


@pytest.mark.parametrize("manager", MANAGERS)
def test_the_scripts_tell_the_same_line(manager: str, system: Path) -> None:
    for name in ("grep", "tr", "dirname"):
        (system / name).symlink_to(next(path for path in (Path("/bin", name), Path("/usr/bin", name)) if path.exists()))
    stand_in(system, manager, "exit 1")
    stand_in(system, "id", "echo 0")
    done = subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / "tesseract.sh"), "chi_sim", "osd"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 4
    assert TOLD[manager] in done.stderr


def test_without_a_manager_it_says_what_to_install(system: Path) -> None:
    assert install_line(["eng", "fra"]) == "install Tesseract 5 with data for eng fra"


def test_without_tesseract_one_line_installs_all_of_it(system: Path) -> None:
    missing = [each for each in examine() if not each.found]
    assert [each.name for each in missing] == ["Tesseract"]
    assert missing[0].remedy == install_line(LANGUAGES)


def test_missing_language_data_is_named_with_its_line(system: Path) -> None:
    stand_in(
        system,
        "tesseract",
        'case $1 in --version) echo "tesseract 5.3.0";; *) echo "List:"; printf "eng\\nosd\\nfra\\nswe\\n";; esac',
    )
    found = {each.name: each for each in examine()}
    assert found["Tesseract"].found == "tesseract 5.3.0"
    assert found["Tesseract data eng"].found
    assert found["Tesseract data, others"].found == "swe"
    missing = [each for each in examine() if not each.found]
    assert [each.name for each in missing] == [
        f"Tesseract data {name}" for name in ("deu", "spa", "ita", "por", "nld", "rus")
    ]
    assert {each.remedy for each in missing} == {install_line(["deu", "spa", "ita", "por", "nld", "rus"])}


def test_what_is_missing_ends_in_4(tmp_path: Path) -> None:
    done = call("doctor", cwd=tmp_path, PATH=str(tmp_path))
    assert done.returncode == 4
    assert "MISSING; type: install Tesseract 5" in done.stdout


@pytest.mark.tesseract
def test_a_machine_that_runs_these_tests_is_well(tmp_path: Path) -> None:
    done = call("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "MISSING" not in done.stdout


def test_the_second_engine_is_told_of_and_never_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("ocr_pipeline.doctor.metadata.version", none)
    (found,) = (each for each in examine() if each.name == "rapidocr")
    assert found.found == "not installed; if wanted: make second"
