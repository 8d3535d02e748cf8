"""Reads screenshots of chats into messages and checks articles about them, offline.

    from ocr_pipeline import run, extract, match

Each returns a `Result`; `.to_frame()` gives its table.
"""

from ocr_pipeline.pipeline import extract, match, run
from ocr_pipeline.result import Result
from ocr_pipeline.settings import Settings

__all__ = ["Result", "Settings", "extract", "match", "run"]
