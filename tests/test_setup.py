"""The set-up scripts: which line they run or tell, with stand-ins for the package managers."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# What the scripts need of a system besides a package manager.
PROGRAMS = ("sh", "id", "grep", "tr", "cat", "dirname", "printf", "env", "true", "uname", "rm")


def stand_in(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.unlink(missing_ok=True)  # it may be a link to the system's own program, which must not be written
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """Return a folder that is the whole PATH: the few programs needed, and no Tesseract."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in PROGRAMS:
        found = next((Path(each, name) for each in ("/bin", "/usr/bin") if Path(each, name).exists()), None)
        if found:
            (folder / name).symlink_to(found)
    return folder


def run(script: str, system: Path, *words: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", str(root / "scripts" / script), *words],
        env={"PATH": str(system), "HOME": os.environ.get("HOME", "/")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("manager", "packages"),
    [
        ("apt-get", "tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim"),
        ("dnf", "tesseract tesseract-langpack-eng tesseract-langpack-chi_sim"),
        ("apk", "tesseract-ocr tesseract-ocr-data-eng tesseract-ocr-data-chi_sim"),
        ("pacman", "tesseract tesseract-data-eng tesseract-data-chi_sim"),
        ("brew", "tesseract tesseract-lang"),
    ],
)
def test_each_manager_installs_what_it_calls_so(manager: str, packages: str, system: Path, tmp_path: Path) -> None:
    stand_in(system, "id", "echo 0")
    listing = f"printf '#!/bin/sh\\nprintf \"eng\\\\nchi_sim\\\\n\"\\n' > {system}/tesseract"
    stand_in(system, manager, f'echo "$@" >> {tmp_path}/log\n{listing}\n/bin/chmod +x {system}/tesseract')
    done = run("tesseract.sh", system, "eng", "chi_sim")
    assert done.returncode == 0, done.stderr
    assert packages in (tmp_path / "log").read_text("utf-8")


def test_nothing_is_done_when_all_is_there(system: Path, tmp_path: Path) -> None:
    stand_in(system, "tesseract", "printf 'eng\\nfra\\n'")
    stand_in(system, "apt-get", f"echo called > {tmp_path}/log; exit 1")
    assert run("tesseract.sh", system, "eng", "fra").returncode == 0
    assert not (tmp_path / "log").exists()


def test_a_stand_in_leaves_the_program_that_it_replaces_alone(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("the system's own", "utf-8")
    (tmp_path / "id").symlink_to(tmp_path / "real")
    stand_in(tmp_path, "id", "echo 0")
    assert (tmp_path / "real").read_text("utf-8") == "the system's own"


def test_without_rights_the_line_to_type_is_told(system: Path) -> None:
    stand_in(system, "id", "echo 1000")
    stand_in(system, "apt-get", "exit 0")
    done = run("tesseract.sh", system, "eng")
    assert done.returncode == 4
    assert "su -c 'apt-get install -y tesseract-ocr tesseract-ocr-eng'" in done.stderr


def test_with_a_sudo_that_asks_and_nobody_to_answer_the_line_is_told(system: Path) -> None:
    stand_in(system, "id", "echo 1000")
    stand_in(system, "apt-get", "exit 0")
    stand_in(system, "sudo", "exit 1")
    done = run("tesseract.sh", system, "eng")
    assert done.returncode == 4
    assert "sudo apt-get install -y tesseract-ocr tesseract-ocr-eng" in done.stderr


def test_without_a_manager_the_packages_are_named(system: Path) -> None:
    done = run("tesseract.sh", system, "eng")
    assert done.returncode == 4
    assert "tesseract eng" in done.stderr


# Stands in for a Python: answers what the script asks, and notes where an environment is made.
PYTHON = """case "$*" in
*version_info*print*|*print*version_info*) echo 3.12;;
*version_info*) exit {unsupported};;
*ensurepip*) [ -e {folder}/ensurepip ];;
*venv*) echo "$*" >> {folder}/log;;
esac"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with the scripts, so that no test touches the environment it runs in."""
    folder = tmp_path / "checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    return folder


def make_environment(checkout: Path, system: Path) -> subprocess.CompletedProcess[str]:
    return run("python.sh", system, root=checkout)


def test_an_unsupported_python_is_said(system: Path, checkout: Path) -> None:
    stand_in(system, "python3", "exit 1")
    done = make_environment(checkout, system)
    assert done.returncode == 4
    assert "Python 3.11, 3.12 or 3.13 is needed" in done.stderr


def test_a_supported_python_makes_the_environment(system: Path, checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "ensurepip").touch()
    stand_in(system, "python3", PYTHON.format(unsupported=1, folder=tmp_path))
    stand_in(system, "python3.12", PYTHON.format(unsupported=0, folder=tmp_path))
    assert make_environment(checkout, system).returncode == 0
    assert (tmp_path / "log").read_text("utf-8") == "-m venv .venv\n"


def test_a_python_without_its_part_for_environments_gets_it(system: Path, checkout: Path, tmp_path: Path) -> None:
    stand_in(system, "id", "echo 0")
    stand_in(system, "python3", PYTHON.format(unsupported=0, folder=tmp_path))
    stand_in(system, "apt-get", f'echo "$@" >> {tmp_path}/log')
    assert make_environment(checkout, system).returncode == 0
    assert "install -y python3.12-venv" in (tmp_path / "log").read_text("utf-8")


def test_without_rights_to_install_that_part_the_line_is_told(system: Path, checkout: Path, tmp_path: Path) -> None:
    stand_in(system, "id", "echo 1000")
    stand_in(system, "sudo", "exit 1")
    stand_in(system, "apt-get", "exit 0")
    stand_in(system, "python3", PYTHON.format(unsupported=0, folder=tmp_path))
    done = make_environment(checkout, system)
    assert done.returncode == 4
    assert "sudo apt-get install -y python3.12-venv" in done.stderr


def test_where_there_is_no_supported_python_one_is_installed(system: Path, checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "ensurepip").touch()
    newer = PYTHON.format(unsupported=0, folder=tmp_path)
    (tmp_path / "newer").write_text(f"#!/bin/sh\n{newer}\n", "utf-8")
    stand_in(system, "id", "echo 0")
    stand_in(system, "python3", "exit 1")
    stand_in(system, "apt-cache", '[ "$2" = python3.11 ]')
    copy = f"/bin/cp {tmp_path}/newer {system}/python3.11; /bin/chmod +x {system}/python3.11"
    stand_in(system, "apt-get", f'echo "$@" >> {tmp_path}/log; {copy}')
    assert make_environment(checkout, system).returncode == 0
    log = (tmp_path / "log").read_text("utf-8")
    assert "install -y python3.11 python3.11-venv" in log
    assert log.endswith("-m venv .venv\n")


def test_pinned_files_have_hashes_and_name_no_host() -> None:
    for name in ("constraints.txt", "constraints-dev.txt", "constraints-second.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text and "--hash=sha256:" in text
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert pinned and all("==" in line for line in pinned)
