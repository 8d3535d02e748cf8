"""Calls the real command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOOL = (sys.executable, "-m", "ocr_pipeline")


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment with the package in reach."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **changes}


def call(*words: str, cwd: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Return what the command line answered; no input ends in a traceback."""
    done = subprocess.run(
        [*TOOL, *words], cwd=cwd, env=environment(**changes), capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done
