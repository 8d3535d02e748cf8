"""`python -m tests.chats.sample` draws the second sample in screenshots/ anew, the same bytes on the same machine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from tests.chats.browser import draw, open_browser
from tests.chats.model import Frame, Item, Looks, Scene
from tests.chats.page import page_of
from tests.chats.phrases import tongue
from tests.chats.themes import THEMES

NAME, TITLE, OWNER = "muehlbach-steg", "Mühlbachsteg", "Lukas Brandt"
TALK = Path(__file__).parent / "sample.txt"
FOLDER = Path(__file__).parents[2] / "screenshots" / NAME
# What the pages are called, in their true order: the names tell nothing of it. The page that is missing has none.
FILES = ("IMG_2207.png", "IMG_2193.png", "IMG_2210.png", "", "IMG_2188.png", "IMG_2201.png", "IMG_2199.png")
# Time in the status bar of each.
CLOCKS = ("10:41", "10:41", "10:42", "10:42", "10:43", "10:43", "10:44")
COPY, COPIED, QUALITY = "forwarded.jpg", "IMG_2193.png", 85
WIDTH, HEIGHT, SCALE = 390, 700, 1.75


@dataclass(frozen=True, slots=True)
class Shot:
    """One page to draw: its file, '' if it is missing, and the entries down to its lower edge."""

    file: str
    items: tuple[Item, ...]
    clock: str


def shots() -> tuple[Shot, ...]:
    """Return the pages in true order; each shows what fits of the talk down to where it ends."""
    items: list[Item] = []
    found: list[Shot] = []
    last = ""
    for line in TALK.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("---"):
            number = len(found)
            found.append(Shot(FILES[number], tuple(items), CLOCKS[number]))
            continue
        item = _item(line, last)
        last = item.sender
        items.append(item)
    return tuple(found)


def _item(line: str, last: str) -> Item:
    """Return the entry of a line; `last` is who spoke before."""
    sender, time, text, quote = ([part.strip() for part in line.split(" | ")] + ["", "", ""])[:4]
    if not time:
        return Item("date", sender)
    mine, opens = sender == OWNER, sender != last
    quoted_sender, _, quoted = quote.partition(": ")
    return Item(
        "text", text, sender=sender, outgoing=mine, time=time, quoted=quoted, quoted_sender=quoted_sender,
        named=opens and not mine, opens=opens, hue=sum(map(ord, sender[:5])) * 47 % 360,
    )  # fmt: skip


def scene_of(shot: Shot) -> Scene:
    """Return the screen of a phone that shows a page."""
    said = tongue("de")
    return Scene(
        name=f"{NAME}-{shot.file}",
        theme=replace(THEMES["green-light"], page="#e6ddd2"),
        frame=Frame.SCREEN,
        languages=("de", "en"),
        title=TITLE,
        group=True,
        screens=(shot.items,),
        width=WIDTH,
        height=HEIGHT,
        scale=SCALE,
        scroll=0,
        words=said.words,
        looks=Looks(online="4 Mitglieder", composer=said.words["composer"], clock=shot.clock, faces=False),
        others=((TITLE, ""),),
    )


def drawn() -> Iterator[tuple[str, bytes]]:
    """Give the name and bytes of each file of the sample."""
    with open_browser() as browser:
        for shot in shots():
            if not shot.file:
                continue
            scene = scene_of(shot)
            image = Image.open(io.BytesIO(draw(browser, page_of(scene), scene.scale).png)).convert("RGB")
            yield shot.file, _packed(image, "PNG", optimize=True)
            if shot.file == COPIED:
                yield COPY, _packed(image, "JPEG", quality=QUALITY)


def _packed(image: Image.Image, kind: str, **how: int) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def main() -> None:
    """Draw the pages into the sample's folder."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, file in drawn():
        (FOLDER / name).write_bytes(file)


if __name__ == "__main__":
    main()
