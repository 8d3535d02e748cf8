"""Chromium, and where it puts things: boxes of everything that carries a number, in CSS pixels."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from subprocess import run
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--hide-scrollbars",
)  # fmt: skip
# A bubble's own box; of a row the box around its parts. Words are looked at where something may hide them.
MEASURE = """() => {
  const shot = document.querySelector('#shot').getBoundingClientRect();
  const solid = '.reactions, .photo, .voice, .avatar, .quote, .card, .link, .place, .buttons';
  const tight = part => { const range = document.createRange(); range.selectNodeContents(part);
    return (part.matches(solid) ? part : range).getBoundingClientRect(); };
  const around = boxes => ({ left: Math.min(...boxes.map(b => b.left)), top: Math.min(...boxes.map(b => b.top)),
    right: Math.max(...boxes.map(b => b.right)), bottom: Math.max(...boxes.map(b => b.bottom)) });
  const flat = b => [b.left - shot.left, b.top - shot.top, b.right - shot.left, b.bottom - shot.top];
  const meet = (a, b) => [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  const word = /[\\u3000-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]|[^\\s\\u3000-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]+/gu;
  const words = text => { const found = [];
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) for (const hit of walk.currentNode.data.matchAll(word)) {
      if (walk.currentNode.parentElement.matches('.bar')) continue;
      const at = (from, to) => { const range = document.createRange();
        range.setStart(walk.currentNode, from); range.setEnd(walk.currentNode, to); return range; };
      const end = hit.index + hit[0].length;
      if (at(hit.index, end).getClientRects().length === 1) {
        found.push([hit[0], flat(at(hit.index, end).getBoundingClientRect()), false]); continue; }
      let begin = hit.index;  // a word broken into lines: a piece a line
      for (let place = hit.index + 1; place <= end; place++)
        if (place === end || at(begin, place + 1).getClientRects().length > 1) {
          const box = flat(at(begin, place).getBoundingClientRect());
          found.push([walk.currentNode.data.slice(begin, place), box, begin > hit.index]); begin = place; } }
    return found; };
  const overlays = [...document.querySelectorAll('.jump, .floating span')].map(o => flat(o.getBoundingClientRect()));
  const whole = flat(shot);
  const items = [...document.querySelectorAll('[data-id]')].map(item => {
    const scope = item.closest('.line, .row, .said, .letter, tr') || item;
    const pane = item.closest('.pane');
    const seen = meet(flat(pane.getBoundingClientRect()), whole);
    const box = flat('union' in item.dataset ? around([...item.querySelectorAll('.part')].map(tight))
      : item.getBoundingClientRect());
    const of = name => scope.querySelector(name) ? flat(scope.querySelector(name).getBoundingClientRect()) : null;
    const text = item.querySelector('.text');
    const hidden = box[1] < seen[1] || box[3] > seen[3] || overlays.some(o => o[0] < box[2] && o[2] > box[0]
      && o[1] < box[3] && o[3] > box[1]);
    return { id: +item.dataset.id, box, pane: seen, name: of('.who'), time: of('.clock'), quoted: of('.quoted'),
      words: text && hidden ? words(text) : null }; });
  const pill = document.querySelector('[data-floating]');
  return { shot: [shot.left, shot.top, shot.width, shot.height], items, overlays,
    floating: pill ? flat(pill.getBoundingClientRect()) : null }; }"""
# One character of each script that not every machine has letters for, by language.
SPECIMENS = {"ar": "ar", "he": "he", "zh": "zh-cn", "ja": "ja", "ko": "ko"}

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """Where an entry and its parts came to stand, in CSS pixels; `words` are looked at where some may
    be hidden, each with whether it goes on with a word that a line break has split."""

    box: Box
    pane: Box
    name: Box | None = None
    time: Box | None = None
    quoted: Box | None = None
    words: tuple[tuple[str, Box, bool], ...] | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page as drawn: the PNG file, where its entries stand, and what floats over them."""

    png: bytes
    places: dict[int, Measured]
    overlays: tuple[Box, ...]
    floating: Box | None


def browser_path() -> str | None:
    """Return where the machine's own Chromium is, if it has one."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@cache
def has_letters(language: str) -> bool:
    """Say whether the machine has a font for a language's script."""
    if language not in SPECIMENS or shutil.which("fc-list") is None:
        return True
    listed = run(["fc-list", f":lang={SPECIMENS[language]}"], capture_output=True, check=False)
    return bool(listed.stdout.strip())


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Give a running Chromium.

    Raises:
        RuntimeError: Chromium is not installed.
    """
    from playwright.sync_api import sync_playwright  # late: what does not draw needs no playwright

    found = browser_path()
    if found is None:
        raise RuntimeError("Chromium is not installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


def draw(browser: Browser, html: str, scale: float) -> Drawn:
    """Return the drawn page; `scale` is how many pixels a CSS pixel has."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, device_scale_factor=scale)
    page = context.new_page()
    page.set_content(html)
    measured = page.evaluate(MEASURE)
    left, top, width, height = measured["shot"]
    png = page.screenshot(clip={"x": left, "y": top, "width": width, "height": height}, full_page=True, type="png")
    context.close()
    places = {each["id"]: _measured(each) for each in measured["items"]}
    overlays = tuple(box for each in measured["overlays"] if (box := _box(each)))
    return Drawn(png, places, overlays, _box(measured["floating"]))


def _measured(each: dict[str, Any]) -> Measured:
    words = each["words"]
    return Measured(
        _box(each["box"]) or (0, 0, 0, 0),
        _box(each["pane"]) or (0, 0, 0, 0),
        _box(each["name"]),
        _box(each["time"]),
        _box(each["quoted"]),
        words=None if words is None else tuple((word, _box(box) or (0, 0, 0, 0), on) for word, box, on in words),
    )


def _box(edges: list[float] | None) -> Box | None:
    if edges is None:
        return None
    left, top, right, bottom = edges
    return left, top, right, bottom
