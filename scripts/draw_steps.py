"""Draws docs/how-it-reads/ anew: the steps of one page of the sample, as `ocr-pipeline extract --debug` writes them.

Usage: python scripts/draw_steps.py (from the project's folder)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

PICTURE = Path("screenshots/muehlbach-steg/IMG_2210.png")
DOCS = Path("docs/how-it-reads")
# Pixels: pictures in the docs are no wider, those without notes as narrow as the second, and no higher than the third.
WIDEST, NARROW, HIGHEST = 1000, 420, 900
NOTED = ("7-words", "9-messages")
QUALITY = 72


def main() -> None:
    """Draw the steps into a temporary folder, and a smaller copy of each into the docs."""
    with tempfile.TemporaryDirectory() as folder:
        steps, table = Path(folder, "steps"), Path(folder, "messages.csv")
        command = [sys.executable, "-m", "ocr_pipeline", "extract", str(PICTURE), "-o", str(table)]
        subprocess.run([*command, "--quiet", "--debug", str(steps)], check=True)
        for path in sorted(steps.rglob("*.png")):
            _shrink(path, DOCS / f"{path.stem}.jpg")


def _shrink(path: Path, docs: Path) -> None:
    with Image.open(path) as image:
        image.thumbnail((WIDEST if path.stem in NOTED else NARROW, image.height))
        shown = image.convert("RGB").crop((0, 0, image.width, min(image.height, HIGHEST)))
    docs.parent.mkdir(parents=True, exist_ok=True)
    shown.save(docs, quality=QUALITY, optimize=True)


if __name__ == "__main__":
    main()
