"""Reads screenshots of chats into messages and checks articles about them, offline.

    from ocr_pipeline import run, extract, match

Each returns a `Result`; `.to_frame()` gives its table.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

# NumPy reads this as it loads. Its products here are small: a second thread waits more than it works, and on shared
# cores the waiting costs three times the CPU of the judging. One thread adds up in one order, too.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

if TYPE_CHECKING:
    from ocr_pipeline.pipeline import extract, match, run
    from ocr_pipeline.result import Result
    from ocr_pipeline.settings import Settings

__all__ = ["Result", "Settings", "extract", "match", "run"]

_HOMES = {"Result": "result", "Settings": "settings", "extract": "pipeline", "match": "pipeline", "run": "pipeline"}


def __getattr__(name: str) -> Any:
    """Import the library's names when first used: OpenCV and pandas are too slow for `--help`."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
