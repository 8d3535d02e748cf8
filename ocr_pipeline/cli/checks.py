"""What an argument must hold before any work is begun."""

from __future__ import annotations

from pathlib import Path

from ocr_pipeline.errors import OutputError, UsageError


def must_exist(folder: Path) -> None:
    """Fail where a folder to read is not there.

    Raises:
        UsageError: it is not.
    """
    if not folder.is_dir():
        raise UsageError(f"no such folder: {folder}")


def must_be_a_table(output: Path) -> None:
    """Fail before the work when its table could not be written where it should go.

    Raises:
        UsageError: the name is that of no table.
        OutputError: it is a folder, or lies where nothing can be written.
    """
    if output.suffix.lower() not in (".csv", ".parquet", ".jsonl"):
        raise UsageError(f"{output}: no such table format; the name should end in .csv, .parquet or .jsonl")
    if output.is_dir():
        raise OutputError(f"{output} is a folder")
    must_be_writable(output.parent)


def must_be_writable(folder: Path) -> None:
    """Fail before the work, and not after it, when its results could not be kept.

    Raises:
        OutputError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as exc:
        raise OutputError(f"the folder {folder} cannot be written: {exc.strerror}") from exc


def must_be_empty(folder: Path) -> None:
    """Fail where a folder to draw into holds anything, so that nothing of the user's is overwritten.

    Raises:
        UsageError: it is a file, or holds something.
        OutputError: it cannot be listed.
    """
    try:
        held = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as exc:
        raise OutputError(f"the folder {folder} cannot be listed: {exc.strerror}") from exc
    if held:
        raise UsageError(f"{folder} is there and not an empty folder; --debug draws into a new or empty one")
