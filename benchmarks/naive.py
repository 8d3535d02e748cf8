"""What one gets without this tool: one OCR call a screenshot, its paragraphs as messages, the side by position."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import pytesseract
from PIL import Image


def read_naively(pictures: Iterable[Path]) -> pd.DataFrame:
    """Return the paragraphs of each picture as rows with the columns the scoring script needs."""
    return pd.DataFrame([row for path in pictures for row in _paragraphs(path)])


def _paragraphs(path: Path) -> list[dict[str, object]]:
    with Image.open(path) as image:
        picture = image.convert("RGB")
    table = pd.read_csv(io.StringIO(pytesseract.image_to_data(picture)), sep="\t", quoting=3, dtype={"text": str})
    words = table[(table["level"] == 5) & table["text"].fillna("").str.strip().ne("")]
    rows = []
    for order, (_, group) in enumerate(words.groupby(["block_num", "par_num"], sort=False)):
        left, right = int(group["left"].min()), int((group["left"] + group["width"]).max())
        top, bottom = int(group["top"].min()), int((group["top"] + group["height"]).max())
        outgoing = (left + right) / 2 > picture.width / 2
        rows.append(
            {
                "screenshot": path.name,
                "order": order,
                "kind": "text",
                "outgoing": str(outgoing).lower(),
                "sender": "self" if outgoing else "",
                "text": " ".join(group["text"].str.strip()),
                "timestamp": "",
                "x": left,
                "y": top,
                "width": right - left,
                "height": bottom - top,
            }
        )
    return rows
