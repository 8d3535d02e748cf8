"""Known chats → pictures: small screenshots drawn with Pillow's own typeface, no system font needed."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ocr_pipeline.geometry import Box

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Theme:
    """Colours of a chat; `outline` draws bubbles as lines without a fill of their own."""

    ground: Colour = (255, 255, 255)
    left: Colour = (233, 233, 235)
    right: Colour = (0, 122, 255)
    left_ink: Colour = (0, 0, 0)
    right_ink: Colour = (255, 255, 255)
    bar: Colour = (247, 247, 247)
    outline: Colour | None = None


LIGHT = Theme()
DARK = Theme((0, 0, 0), (38, 38, 40), (10, 100, 230), (255, 255, 255), (255, 255, 255), (24, 24, 24))
TINTED = Theme((236, 229, 221), (255, 255, 255), (220, 248, 198), (20, 20, 20), (20, 20, 20), (7, 94, 84))
REVERSED = Theme((255, 255, 255), (0, 150, 90), (230, 230, 230), (255, 255, 255), (0, 0, 0), (240, 240, 240))
ALIKE = Theme((250, 250, 250), (225, 225, 225), (225, 225, 225), (0, 0, 0), (0, 0, 0), (235, 235, 235))
OUTLINED = Theme(
    (255, 255, 255), (255, 255, 255), (255, 255, 255), (0, 0, 0), (0, 0, 0), (240, 240, 240), (120, 120, 120)
)


@dataclass(frozen=True)
class Said:
    """One message to draw: its lines are drawn as they are, so the text they give is known."""

    text: str
    right: bool = False
    time: str = ""


@dataclass(frozen=True)
class Drawn:
    """A picture with the box of every message on it."""

    image: Image.Image
    boxes: tuple[Box, ...]

    def save(self, path: Path, **options: object) -> Path:
        """Write the picture and return its path."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.image.save(path, **options)  # type: ignore[arg-type]
        return path


def draw_chat(
    messages: Sequence[Said], theme: Theme = LIGHT, *, title: str = "", scale: float = 1.0, accents: bool = False
) -> Drawn:
    """Return a phone's screenshot: a bar with the title, bubbles left and right, the time small under the text.

    `accents`: set in a system typeface, for letters that Pillow's own lacks.
    """
    width, size = round(750 * scale), round(30 * scale)
    body, small = _accented(size) if accents else font_of(size), font_of(round(20 * scale))
    pad, gap, margin = round(22 * scale), round(18 * scale), round(24 * scale)
    bar = round(110 * scale) if title else 0
    heights = [_height(said, size, pad, scale) for said in messages]
    image = Image.new("RGB", (width, bar + sum(heights) + gap * (len(heights) + 2)), theme.ground)
    draw = ImageDraw.Draw(image)
    if title:
        draw.rectangle((0, 0, width, bar), theme.bar)
        ink = (0, 0, 0) if sum(theme.bar) > 380 else (255, 255, 255)
        draw.text((margin * 3, bar // 3), title, ink, font_of(round(36 * scale)))
    y, boxes = bar + gap, []
    for said, height in zip(messages, heights, strict=True):
        lines = said.text.split("\n")
        wide = max(int(draw.textlength(line, body)) for line in lines)
        wide = max(wide, int(draw.textlength(said.time, small))) + 2 * pad
        x = width - margin - wide if said.right else margin
        ink = theme.right_ink if said.right else theme.left_ink
        fill = theme.right if said.right else theme.left
        draw.rounded_rectangle((x, y, x + wide, y + height), pad, fill, theme.outline, 3 if theme.outline else 0)
        for number, line in enumerate(lines):
            draw.text((x + pad, y + pad * 0.7 + number * size * 1.35), line, ink, body)
        if said.time:
            faint = tuple((3 * a + 2 * b) // 5 for a, b in zip(ink, fill, strict=True))
            right = x + wide - pad - int(draw.textlength(said.time, small))
            draw.text((right, y + pad * 0.7 + len(lines) * size * 1.35), said.time, faint, small)
        boxes.append(Box(x, y, wide, height))
        y += height + gap
    return Drawn(image, tuple(boxes))


def draw_rows(rows: Sequence[tuple[str, str, str]], *, dark: bool = False) -> Drawn:
    """Return a chat of rows: an avatar, name and time on one line, the text under it. Rows are (name, time, text)."""
    ground, ink, faint = (
        ((40, 42, 54), (240, 240, 240), (150, 150, 155)) if dark else ((255, 255, 255), (20, 20, 20), (130, 130, 130))
    )
    image = Image.new("RGB", (900, 140 * len(rows) + 40), ground)
    draw = ImageDraw.Draw(image)
    boxes = []
    for number, (name, time, text) in enumerate(rows):
        y = 30 + 140 * number
        draw.ellipse((30, y, 90, y + 60), (90, 130 + 20 * number, 200))
        draw.text((120, y), name, (200, 120, 60), font_of(28))
        draw.text((120 + draw.textlength(name, font_of(28)) + 26, y + 6), time, faint, font_of(20))
        draw.text((120, y + 44), text, ink, font_of(28))
        boxes.append(Box(120, y, int(draw.textlength(text, font_of(28))), 80))
    return Drawn(image, tuple(boxes))


def font_of(size: int) -> ImageFont.FreeTypeFont:
    """Return Pillow's own typeface at a size in pixels."""
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font


def _accented(size: int) -> ImageFont.FreeTypeFont:
    """Return the first of the usual system typefaces; `make test` installs one."""
    for name in ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf", "Arial.ttf"):
        with contextlib.suppress(OSError):
            return ImageFont.truetype(name, size)
    raise AssertionError("no typeface with accents: install fonts-dejavu-core")


def _height(said: Said, size: int, pad: int, scale: float) -> int:
    return round(1.4 * pad + len(said.text.split("\n")) * size * 1.35 + (26 * scale if said.time else 0))
