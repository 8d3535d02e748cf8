"""Reads screenshots of chats into messages and checks articles about them, offline.

    from ocr_pipeline import run, extract, match

Each returns a `Result`; `.to_frame()` gives its table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
