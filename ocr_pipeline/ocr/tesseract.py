"""Crops → Tesseract's answer: one process for many crops, and what is installed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import pytesseract

from ocr_pipeline.errors import InputError, ToolMissing
from ocr_pipeline.model import Crop

# One thread a process: Tesseract's own threads cost 1.7 to 2.8 times the CPU on two cores and more on shared ones.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")
# Page segmentation mode: the picture is a single text line.
SINGLE_LINE = "--psm 7"
MISSING = "Tesseract is not installed. 'make setup' installs it; 'ocr-pipeline doctor' shows the line to type."


def ask(crops: Sequence[Crop], model: str, *, timeout: float) -> str:
    """Return Tesseract's TSV for some crops, one page each, read with one model in one process.

    Raises:
        ToolMissing: Tesseract or the model's data is not installed.
        InputError: Tesseract failed or took more than `timeout` seconds.
    """
    with tempfile.TemporaryDirectory(prefix="ocr-pipeline-") as folder:
        paths = []
        for number, crop in enumerate(crops):
            path = Path(folder, f"{number:05d}.pgm")
            cv2.imwrite(str(path), crop.pixels)
            paths.append(str(path))
        listing = Path(folder, "crops.txt")
        listing.write_text("\n".join(paths) + "\n", "utf-8")
        try:
            return str(pytesseract.image_to_data(str(listing), lang=model, config=SINGLE_LINE, timeout=timeout))
        except pytesseract.TesseractNotFoundError as exc:
            raise ToolMissing(MISSING) from exc
        except pytesseract.TesseractError as exc:
            raise InputError(f"Tesseract failed ({exc.status}) with the model {model}") from exc
        except RuntimeError as exc:  # pytesseract's only sign of a timeout
            raise InputError(f"Tesseract took more than {timeout:g} s") from exc


@cache
def installed_models() -> frozenset[str]:
    """Return the names of the language models Tesseract has, without those that only find the orientation.

    Raises:
        ToolMissing: Tesseract is not installed.
    """
    try:
        return frozenset(pytesseract.get_languages()) - {"osd", "snum", "equ"}
    except pytesseract.TesseractNotFoundError as exc:
        raise ToolMissing(MISSING) from exc


def version() -> str:
    """Return Tesseract's version.

    Raises:
        ToolMissing: Tesseract is not installed.
    """
    try:
        return str(pytesseract.get_tesseract_version())
    except pytesseract.TesseractNotFoundError as exc:
        raise ToolMissing(MISSING) from exc
