"""The truth drawn onto the pictures, to be looked at: wrong truth would mislead everyone."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

COLOURS = {"text": "#e00000", "media": "#c000c0", "system": "#0070e0", "date": "#00903a"}


def outline(folder: Path) -> None:
    """Write `boxes/` in a folder of pictures: every box with its sender, time and the beginning of its text."""
    (folder / "boxes").mkdir(exist_ok=True)
    font = ImageFont.truetype("DejaVuSans.ttf", 11)
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        with Image.open(folder / truth["image"]) as stored:
            picture = ImageOps.exif_transpose(stored).convert("RGB")
        pen = ImageDraw.Draw(picture)
        for each in truth["messages"]:
            colour = COLOURS[each["kind"]]
            pen.rectangle(each["bbox"], outline=colour, width=2)
            cut = "CUT " if each.get("partial") else ""
            note = f"{each['order']} {cut}{each['sender']} | {each['timestamp']} | {each['text'][:40]}"
            note += f" | Q {each['quoted'][:20]}" if each["quoted"] else ""
            place = each["bbox"][0], each["bbox"][3] - 2
            pen.rectangle(pen.textbbox(place, note, font=font), fill="#ffffd0")
            pen.text(place, note, fill=colour, font=font)
        picture.save(folder / "boxes" / f"{path.stem}.png")
