"""Scenes → pictures and their exact truth, measured in the browser that drew them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import jinja2

from tests.chats.model import Frame, Item, Scene
from tests.chats.phrases import tongue

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--hide-scrollbars",
)  # fmt: skip
# Boxes of everything that carries a number, in CSS pixels: a bubble's own box; of a row the box around its parts.
MEASURE = """() => {
  const shot = document.querySelector('#shot').getBoundingClientRect();
  const pane = document.querySelector('#pane').getBoundingClientRect();
  const tight = part => { const range = document.createRange(); range.selectNodeContents(part);
    return (part.matches('.photo, .voice, .avatar, .quote') ? part : range).getBoundingClientRect(); };
  const around = boxes => ({ left: Math.min(...boxes.map(b => b.left)), top: Math.min(...boxes.map(b => b.top)),
    right: Math.max(...boxes.map(b => b.right)), bottom: Math.max(...boxes.map(b => b.bottom)) });
  const flat = b => [b.left - shot.left, b.top - shot.top, b.right - shot.left, b.bottom - shot.top];
  const nameOf = item => (item.closest('.stack, .row') || item).querySelector('.name');
  return { pane: flat(pane), shot: [shot.left, shot.top, shot.width, shot.height],
    items: [...document.querySelectorAll('[data-id]')].map(item => ({ id: +item.dataset.id,
      box: flat('union' in item.dataset ? around([...item.querySelectorAll('.part')].map(tight))
        : item.getBoundingClientRect()),
      name: nameOf(item) ? flat(nameOf(item).getBoundingClientRect()) : null })) };
}"""
# Of a message this much or less (CSS pixels) can be seen at the edge: nobody would call that a message.
SLIVER = 4.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """Where an item came to stand, and its name label if it has one, in CSS pixels."""

    box: Box
    name: Box | None


def render(scenes: Iterable[Scene], folder: Path) -> None:
    """Write a picture and its truth for every scene.

    Raises:
        RuntimeError: Chromium is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _browser() as browser:
        for scene in scenes:
            picture = f"{scene.name}.{'jpg' if scene.quality else 'png'}"
            truth = _drawn(browser, scene, folder / picture)
            text = json.dumps({"image": picture, **truth}, ensure_ascii=False, indent=1)
            (folder / f"{scene.name}.json").write_text(text + "\n", "utf-8")


def browser_path() -> str | None:
    """Return where the machine's own Chromium is, if it has one."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # late: what does not draw needs no playwright

    found = browser_path()
    if found is None:
        raise RuntimeError("Chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


def _drawn(browser: Browser, scene: Scene, picture: Path) -> dict[str, Any]:
    context = browser.new_context(
        viewport={"width": scene.width + 200, "height": scene.height + 300}, device_scale_factor=scene.scale
    )
    page = context.new_page()
    page.set_content(page_of(scene))
    measured = page.evaluate(MEASURE)
    left, top, width, height = measured["shot"]
    page.screenshot(
        path=picture,
        clip={"x": left, "y": top, "width": width, "height": height},
        full_page=True,
        type="jpeg" if scene.quality else "png",
        quality=scene.quality or None,
    )
    context.close()
    items = {
        each["id"]: Measured(_box(each["box"]), _box(each["name"]) if each["name"] else None)
        for each in measured["items"]
    }
    return truth_of(scene, items, _box(measured["pane"]))


def _box(edges: list[float]) -> Box:
    left, top, right, bottom = edges
    return left, top, right, bottom


def page_of(scene: Scene) -> str:
    """Return the HTML of a scene."""
    templates = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    environment = jinja2.Environment(loader=templates, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    said, chance = tongue(scene.language), Random(scene.name)
    others = [(name, chance.choice(said.sentences)) for name in (*said.names, *said.groups)]
    author = chance.choice([name for name in said.names if name != scene.title])
    words = {"author": author, **scene.words}
    return environment.get_template("chat.html").render(scene=scene, theme=scene.theme, others=others, words=words)


def truth_of(scene: Scene, measured: dict[int, Measured], pane: Box) -> dict[str, Any]:
    """Return what is to be found on the picture, in its own pixels, messages out of sight left out."""
    messages: list[dict[str, Any]] = []
    run_named = False
    for number, item in enumerate(scene.items):
        place = measured[number]
        if item.opens:
            run_named = place.name is not None and _cut(place.name, pane) == place.name
        seen = _cut(place.box, pane)
        if seen[3] - seen[1] <= SLIVER:
            continue
        cut = (seen[3] - seen[1]) < (place.box[3] - place.box[1]) - 1
        messages.append(
            _message(scene, item, seen, order=len(messages), named=run_named) | ({"partial": True} if cut else {})
        )
    return {
        "app": f"generated: {scene.theme.name}",
        "layout": "rows" if scene.theme.rows else "bubbles",
        "theme": "dark" if scene.theme.dark else "light",
        "languages": [scene.language],
        "framed": scene.frame in (Frame.MOCKUP, Frame.POST),
        "title": None if scene.frame in (Frame.CROP, Frame.POST) else scene.title,
        "messages": messages,
    }


def _cut(box: Box, pane: Box) -> Box:
    return box[0], max(box[1], pane[1]), box[2], min(box[3], pane[3])


def _is_cut(box: Box, seen: Box) -> bool:
    return seen[3] - seen[1] < box[3] - box[1] - 1


def _message(scene: Scene, item: Item, box: Box, *, order: int, named: bool) -> dict[str, Any]:
    said = item.kind in ("text", "media")
    side = "center" if not said else "right" if item.outgoing else "left"
    return {
        "order": order,
        "kind": item.kind,
        "side": side,
        "outgoing": item.outgoing if said and not scene.theme.rows else None,
        "sender": _sender(scene, item, named=named) if said else None,
        "text": item.text,
        "timestamp": item.time or None,
        "quoted": item.quoted if item.kind == "text" and item.quoted else None,
        "bbox": [round(edge * scene.scale) for edge in box],
    }


def _sender(scene: Scene, item: Item, *, named: bool) -> str | None:
    """Return the name that can be known from the picture: a label in sight, the title of a talk of two, or self."""
    if item.outgoing:
        return "self"
    if scene.group:
        return item.sender if named else None
    return None if scene.frame in (Frame.CROP, Frame.POST) else scene.title
