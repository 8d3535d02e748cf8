"""Draw the small pictures of emoji that `ocr_pipeline/pictographs` compares with: one sheet a drawing style.

    python scripts/draw_pictographs.py NotoColorEmoji.ttf TWEMOJI FLUENT

NotoColorEmoji.ttf is Debian's fonts-noto-color-emoji; TWEMOJI and FLUENT are the unpacked npm packages
@iconify-json/twemoji and @iconify-json/fluent-emoji-flat; which emoji there are is read from Debian's unicode-data.
Needs Pillow with Raqm (its wheels have it), Playwright and Chromium.
"""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

LISTING = Path("/usr/share/unicode/emoji/emoji-test.txt")
HERE = Path(__file__).parent.parent / "ocr_pipeline" / "pictographs"
# Pixels of a side: what is drawn, what is kept; pictures in a row of a sheet.
DRAWN, TILE, ACROSS = 128, 32, 64
# Opacity (0..255) from which on a pixel belongs to the drawing.
OPAQUE = 40
# The size of Noto's bitmaps.
STRIKE = 109
QUALITY = 80
# Of the signs, only those that people write: the others are what buttons and icons look like.
SIGNS = "💯❗❓❌❎✅➕⭕🆘🆗🆒🆕♻️"
SIGN_GROUPS = (
    "keycap", "alphanum", "arrow", "av-symbol", "math", "punctuation", "currency", "gender", "other-symbol",
    "transport-sign", "geometric",
)  # fmt: skip
TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
NAMES = "pictographs.txt"


def listed() -> list[str]:
    """Return the emoji to draw: all of Unicode's but signs, two skin tones at once and skin tones of professions."""
    found, subgroup = [], ""
    for line in LISTING.read_text("utf-8").splitlines():
        if line.startswith("# subgroup:"):
            subgroup = line.split(":", 1)[1].strip()
        elif "; fully-qualified" in line:
            text = "".join(chr(int(code, 16)) for code in line.split(";")[0].split())
            toned = sum(char in TONES for char in text)
            if toned > 1 or (toned and "\u200d" in text) or (subgroup in SIGN_GROUPS and text not in SIGNS):
                continue
            found.append(text)
    return found


def from_font(path: str, texts: list[str]) -> dict[str, Image.Image]:
    """Return the font's drawing of each emoji it has as one glyph."""
    font = ImageFont.truetype(path, STRIKE)
    found = {}
    for text in texts:
        if font.getlength(text) < 1.5 * STRIKE:
            image = Image.new("RGBA", (2 * STRIKE, 2 * STRIKE))
            ImageDraw.Draw(image).text((20, 20), text, font=font, embedded_color=True)
            found[text] = image
    return found


def from_icons(folder: Path, texts: list[str]) -> dict[str, Image.Image]:
    """Return the drawing of each emoji of an Iconify package, drawn by Chromium."""
    from playwright.sync_api import sync_playwright

    drawings = dict(_svg_of(folder, texts))
    side = DRAWN * 10
    found = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": side, "height": side})
        names = list(drawings)
        for start in range(0, len(names), 100):
            part = names[start : start + 100]
            images = "".join(
                f'<img width={DRAWN} height={DRAWN} src="data:image/svg+xml;base64,'
                f'{base64.b64encode(drawings[name].encode()).decode()}">'
                for name in part
            )
            page.set_content(f'<body style="margin:0;line-height:0">{images}')
            page.evaluate("() => Promise.all([...document.images].map(image => image.decode()))")
            sheet = Image.open(io.BytesIO(page.screenshot(omit_background=True))).convert("RGBA")
            for number, name in enumerate(part):
                y, x = divmod(number, 10)
                found[name] = sheet.crop((x * DRAWN, y * DRAWN, (x + 1) * DRAWN, (y + 1) * DRAWN))
        browser.close()
    return found


def _svg_of(folder: Path, texts: list[str]) -> Iterator[tuple[str, str]]:
    names, icons = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("chars", "icons"))
    width, height = icons.get("width", 16), icons.get("height", 16)
    for text in texts:
        codes = ("-".join(f"{ord(char):x}" for char in each) for each in (text, text.replace("\ufe0f", "")))
        name = next((names[code] for code in codes if code in names), "")
        icon = icons["icons"].get(icons.get("aliases", {}).get(name, {}).get("parent", name))
        if icon:
            box = f"0 0 {icon.get('width', width)} {icon.get('height', height)}"
            size = f'width="{DRAWN}" height="{DRAWN}"'
            yield text, f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}">{icon["body"]}</svg>'


def tile(image: Image.Image) -> tuple[Image.Image, int] | None:
    """Return a drawing filling a square of TILE pixels, and its width for a height of 100."""
    box = image.getchannel("A").point([255 * (value > OPAQUE) for value in range(256)]).getbbox()
    if box is None:
        return None
    part = image.crop(box)
    aspect = round(100 * part.width / part.height)
    return part.convert("RGBa").resize((TILE, TILE), Image.Resampling.BOX).convert("RGBA"), aspect


def main() -> None:
    """Write one sheet a style, and the list of what stands on them."""
    font, *folders = sys.argv[1:]
    texts = listed()
    drawn = [from_font(font, texts), *(from_icons(Path(folder), texts) for folder in folders)]
    lines = []
    for name, drawings in zip(("noto", "twemoji", "fluent"), drawn, strict=True):
        tiles = [(text, made) for text in texts if text in drawings and (made := tile(drawings[text]))]
        sheet = Image.new("RGBA", (ACROSS * TILE, -(-len(tiles) // ACROSS) * TILE))
        for number, (text, (image, aspect)) in enumerate(tiles):
            sheet.paste(image, (number % ACROSS * TILE, number // ACROSS * TILE))
            lines.append(f"{name}\t{aspect}\t{text}")
        sheet.save(HERE / f"{name}.webp", quality=QUALITY, method=6, exact=False)
        print(name, len(tiles), np.asarray(sheet).shape, (HERE / f"{name}.webp").stat().st_size)
    (HERE / NAMES).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
