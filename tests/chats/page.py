"""A scene → the HTML that Chromium draws."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

import jinja2

from tests.chats.model import Item, Scene
from tests.chats.phrases import tongue
from tests.chats.pictures import face, landscape

# What apps underline or colour: addresses, mentions, telephone numbers.
ADDRESS = re.compile(r"((?:https?://|www\.|example\.)\S+|\S+@example\.org|@sam|\+44[ \d]{8,})")
HAN = {"zh": "SC", "ja": "JP", "ko": "KR"}


def page_of(scene: Scene) -> str:
    """Return the page of a scene; every entry carries its place in `scene.items` as `data-id`."""
    chance = Random(scene.name)
    number = chance.randrange(2, 40)
    first = 0
    screens = []
    for screen in scene.screens:
        screens.append(list(enumerate(screen, first)))
        first += len(screen)
    theme = scene.theme
    # Some fonts carry a thin choice of Arabic or Hebrew letters; the families of those scripts come after the theme's.
    families = (theme.font, "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew",
                f"Noto Sans CJK {HAN.get(scene.languages[0], 'SC')}", "Noto Color Emoji")  # fmt: skip
    return _templates().get_template("page.html").render(
        scene=scene,
        theme=theme,
        looks=scene.looks,
        words=scene.words,
        columns=tongue(scene.languages[0]).columns,
        screens=screens,
        fonts=", ".join(f'"{name}"' for name in families),
        page=theme.page if theme.page != "photo" else f"url({landscape(number, 540, 960)}) center / cover",
        author=chance.choice(scene.others[-4:])[0],
        number=number,
        hue=chance.randrange(360),
        landscape=landscape,
        portrait=_portrait,
        pieces=_pieces,
        rows=not theme.sided,
    )  # fmt: skip


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    return jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )


def _portrait(name: str) -> str:
    return face(sum(map(ord, name)))


def _pieces(item: Item) -> list[tuple[str, str]]:
    """Return a message's text in pieces, each with how it is set: as it is, as an address, or under a bar."""
    if item.bars:
        words = item.text.split()
        return [(word, "bar" if place in item.bars else "") for place, word in enumerate(words)]
    return [(piece, "address" if place % 2 else "") for place, piece in enumerate(ADDRESS.split(item.text))]
