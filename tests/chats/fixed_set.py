"""`python -m tests.chats.fixed_set` draws the committed pictures of tests/quality/screens anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from tests.chats.compose import compose
from tests.chats.model import Scene, State
from tests.chats.render import render

SEED, COUNT = 2026, 60
FOLDER = Path(__file__).parent.parent / "quality" / "screens"
# Pixels a CSS pixel: the set is part of every clone, so it is drawn no larger; what is shrunk later needs more.
MOST, SHRUNK = 1.5, 2.0
# PNG files of the set are packed by number of colours only where they have no more than a palette holds.
PALETTE = 256


def scenes() -> tuple[Scene, ...]:
    """Return the scenes of the fixed set: the first that the seed gives, drawn small."""
    return tuple(replace(scene, scale=min(scene.scale, _most(scene))) for scene in compose(SEED, COUNT))


def _most(scene: Scene) -> float:
    return SHRUNK if scene.state in (State.SMALL, State.RESAVED, State.PHOTO) else MOST


def main() -> None:
    """Draw the pictures and pack them tightly; the folder's old pictures go."""
    for path in FOLDER.iterdir():
        path.unlink()
    left_out = render(scenes(), FOLDER)
    if left_out:
        raise SystemExit("no letters for some languages; on Debian: apt-get install fonts-noto-cjk")
    for path in sorted(FOLDER.glob("*.png")):
        _pack(path)


def _pack(path: Path) -> None:
    """Write a PNG anew, as small as it goes without changing a pixel."""
    with Image.open(path) as stored:
        dpi, image = stored.info.get("dpi"), stored.convert("RGB")
    if image.getcolors(PALETTE):
        image = image.quantize(PALETTE, dither=Image.Dither.NONE)
    image.save(path, optimize=True, **({"dpi": dpi} if dpi else {}))


if __name__ == "__main__":
    main()
