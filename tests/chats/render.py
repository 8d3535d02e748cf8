"""Scenes → pictures and their exact truth, measured in the browser that drew them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.chats.browser import draw, has_letters, open_browser
from tests.chats.model import Scene
from tests.chats.page import page_of
from tests.chats.states import Sent, send
from tests.chats.truth import truth_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def render(scenes: Iterable[Scene], folder: Path) -> list[Scene]:
    """Write a picture and its truth for every scene; return those left out, for want of letters for their language.

    Raises:
        RuntimeError: Chromium is not installed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    left_out = []
    with open_browser() as browser:
        for scene in scenes:
            if all(has_letters(language) for language in scene.languages):
                _write(browser, scene, folder)
            else:
                left_out.append(scene)
    return left_out


def _write(browser: Browser, scene: Scene, folder: Path) -> None:
    drawn = draw(browser, page_of(scene), scene.scale)
    sent = send(drawn.png, scene.state, Random(f"{scene.name}/state"))
    picture = f"{scene.name}{sent.suffix}"
    (folder / picture).write_bytes(sent.file)
    truth = _moved(truth_of(scene, drawn), sent)
    text = json.dumps({"image": picture, **truth}, ensure_ascii=False, indent=1)
    (folder / f"{scene.name}.json").write_text(text + "\n", "utf-8")


def _moved(truth: dict[str, Any], sent: Sent) -> dict[str, Any]:
    """Return the truth with its boxes where the picture's way has put them."""
    messages = [each | {"bbox": sent.moved(each["bbox"])} for each in truth["messages"]]
    return truth | {"width": sent.width, "height": sent.height, "messages": messages}
