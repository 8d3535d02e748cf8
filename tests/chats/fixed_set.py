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
SCALES = {Frame.MOCKUP: 1.25, Frame.CROP: 1.5}
# From this place in the list on, pictures are JPEG of this quality: what a messenger makes of a picture sent on.
SENT_ON, QUALITY = 18, 75
# One picture of each kind: theme and frame; the language follows from the place in the drawn series.
KINDS = (
    ("green-light", Frame.SCREEN), ("green-dark", Frame.MOCKUP), ("blue-light", Frame.SCREEN),
    ("blue-dark", Frame.CROP), ("sms-light", Frame.SCREEN), ("sky", Frame.SCREEN), ("sky-dark", Frame.SCREEN),
    ("ultramarine", Frame.POST), ("outline", Frame.SCREEN), ("reversed", Frame.SCREEN), ("reversed-dark", Frame.CROP),
    ("violet", Frame.MOCKUP), ("teal-group", Frame.DESKTOP), ("night-group", Frame.SCREEN),
    ("wallpaper", Frame.SCREEN), ("rows-light", Frame.SCREEN), ("rows-dark", Frame.SCREEN), ("rows-plain", Frame.CROP),
    ("reversed-dark", Frame.SCREEN), ("sky-dark", Frame.SCREEN), ("rows-plain", Frame.SCREEN),
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
        quality = QUALITY if number >= SENT_ON else 0
        most = 1.25 if quality else SCALES.get(frame, 1.75)
        found.append(replace(scene, name=name, quality=quality, scale=min(scene.scale, most)))
    return tuple(found)


def main() -> None:
    """Draw the pictures and pack them tightly."""
    render(scenes(), FOLDER)
    for path in sorted(FOLDER.glob("*.png")):
        Image.open(path).convert("RGB").save(path, optimize=True)


if __name__ == "__main__":
    main()
