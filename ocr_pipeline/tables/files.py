"""Tables → CSV, Parquet and JSON Lines, the same bytes for the same table."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from ocr_pipeline.errors import OutputError
from ocr_pipeline.tables.cells import defused


def write_frames(tables: Mapping[str, pd.DataFrame], outputs: Path) -> None:
    """Write every table as CSV, Parquet and JSON Lines into a folder that is made if need be.

    Raises:
        OutputError: a file cannot be written.
    """
    for name, frame in tables.items():
        for suffix in (".csv", ".parquet", ".jsonl"):
            write_table(frame, outputs / f"{name}{suffix}")


def write_table(frame: pd.DataFrame, path: Path) -> None:
    """Write one table in the format its file name asks for; the same table gives the same bytes.

    CSV cells that a spreadsheet would run as a formula get a leading apostrophe; the other formats are raw.

    Raises:
        OutputError: the file cannot be written, or its ending names no format.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        match path.suffix.lower():
            case ".csv":
                path.write_text(_as_csv(frame), "utf-8", newline="")
            case ".parquet":
                frame.to_parquet(path, index=False)
            case ".jsonl":
                path.write_text(_as_json_lines(frame), "utf-8", newline="")
            case other:
                raise OutputError(f"{path}: no such table format: {other or 'none'}; use .csv, .parquet or .jsonl")
    except OSError as exc:
        raise OutputError(f"{path} cannot be written: {exc.strerror or exc}") from exc


class _Rows(list[str]):
    """Takes what a CSV writer writes, one row at a time."""

    write = list[str].append


def _as_csv(frame: pd.DataFrame) -> str:
    """Return CSV whose lines end in a newline; the writer's own ending is longer, so that it quotes both its parts."""
    rows = _Rows()
    writer = csv.writer(rows, lineterminator="\r\n")
    writer.writerow(frame.columns)
    writer.writerows([defused(cell) for cell in row] for row in frame.itertuples(index=False, name=None))
    return "".join(f"{row[:-2]}\n" for row in rows)


def _as_json_lines(frame: pd.DataFrame) -> str:
    rows = (json.dumps(row, ensure_ascii=False) for row in frame.to_dict("records"))
    return "".join(f"{row}\n" for row in rows)


def write_manifest(manifest: Mapping[str, Any], path: Path) -> None:
    """Write the manifest as JSON with sorted keys.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.write_text(json.dumps(dict(manifest), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    except OSError as exc:
        raise OutputError(f"{path} cannot be written: {exc.strerror}") from exc
