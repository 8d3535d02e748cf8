"""`python -m tests.chats.fixed_set` draws the committed pictures of tests/quality/screens anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from tests.chats.compose import compose
from tests.chats.model import Frame, Scene
from tests.chats.phrases import LANGUAGES
from tests.chats.render import render

SEED = 2026
FOLDER = Path(__file__).parent.parent / "quality" / "screens"
SCALES = {Frame.MOCKUP: 1.5, Frame.CROP: 1.5}
# One picture of each kind: theme and frame; the language follows from the place in the drawn series.
KINDS = (
    ("green-light", Frame.SCREEN), ("green-dark", Frame.MOCKUP), ("blue-light", Frame.SCREEN),
    ("blue-dark", Frame.CROP), ("sms-light", Frame.SCREEN), ("sky", Frame.SCREEN), ("sky-dark", Frame.SCREEN),
    ("ultramarine", Frame.POST), ("outline", Frame.SCREEN), ("reversed", Frame.SCREEN), ("reversed-dark", Frame.CROP),
    ("violet", Frame.MOCKUP), ("teal-group", Frame.DESKTOP), ("night-group", Frame.SCREEN),
    ("wallpaper", Frame.SCREEN), ("rows-light", Frame.SCREEN), ("rows-dark", Frame.SCREEN), ("rows-plain", Frame.CROP),
)  # fmt: skip


def scenes() -> tuple[Scene, ...]:
    """Return the scenes of the fixed set: of each kind the first that the seed gives in the language whose turn it is.

    The long pictures are drawn smaller: the set is part of every clone.
    """
    drawn = compose(SEED, 4000)
    found = []
    for number, (theme, frame) in enumerate(KINDS):
        kind = (theme, frame, LANGUAGES[number % len(LANGUAGES)])
        scene = next(each for each in drawn if (each.theme.name, each.frame, each.language) == kind)
        name = f"{number:02d}-{theme}-{frame.value}-{scene.language}"
        found.append(replace(scene, name=name, quality=0, scale=min(scene.scale, SCALES.get(frame, 2))))
    return tuple(found)


def main() -> None:
    """Draw the pictures and pack them tightly."""
    render(scenes(), FOLDER)
    for path in sorted(FOLDER.glob("*.png")):
        Image.open(path).convert("RGB").save(path, optimize=True)


if __name__ == "__main__":
    main()
