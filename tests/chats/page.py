"""A scene → the HTML that Chromium draws."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import jinja2

from tests.chats.model import Item, Scene
from tests.chats.phrases import tongue
from tests.chats.pictures import face, landscape

HAN = {"zh": "SC", "ja": "JP", "ko": "KR"}


def page_of(scene: Scene) -> str:
    """Return the page of a scene; every entry carries its place in `scene.items` as `data-id`."""
    chance = Random(scene.name)
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
        page=f"url({landscape(chance.randrange(99), 540, 960)}) center / cover" if theme.page == "photo" else theme.page,
        author=chance.choice(scene.others)[0],
        number=chance.randrange(2, 40),
        hue=chance.randrange(360),
        landscape=landscape,
        portrait=_portrait,
        worded=_worded,
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


def _worded(item: Item) -> list[tuple[str, bool]]:
    """Return the words of a message and whether a bar covers them."""
    return [(word, place in item.bars) for place, word in enumerate(item.text.split())]
