"""Paths → names that every table, line and page can hold."""

from __future__ import annotations

import os
from pathlib import PurePath


def shown(path: PurePath) -> str:
    r"""Return a path with forward slashes; bytes that are no UTF-8, as old archives leave them, stand as \\xNN."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
