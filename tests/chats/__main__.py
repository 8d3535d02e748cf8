"""`python -m tests.chats --seed 7 --count 60 OUT_DIR` writes pictures of chats with their truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.chats.compose import Wanted, compose
from tests.chats.look import outline
from tests.chats.model import Frame, State
from tests.chats.phrases import LANGUAGES
from tests.chats.render import render
from tests.chats.themes import THEMES


def main() -> None:
    """Read the arguments, render, say how many."""
    parser = argparse.ArgumentParser(description="Render pictures of chats with their exact truth.")
    parser.add_argument("folder", type=Path, metavar="OUT_DIR")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--theme", choices=tuple(THEMES), default="", metavar="THEME")
    parser.add_argument("--state", choices=tuple(map(str, State)), default="")
    parser.add_argument("--frame", choices=tuple(map(str, Frame)), default="")
    parser.add_argument("--language", choices=LANGUAGES, default="")
    parser.add_argument(
        "--boxes", action="store_true", help="also write OUT_DIR/boxes/: the truth drawn on the pictures"
    )
    arguments = parser.parse_args()
    wanted = Wanted(arguments.theme, arguments.state, arguments.frame, arguments.language)
    scenes = compose(arguments.seed, arguments.count, wanted)
    left_out = render(scenes, arguments.folder)
    print(f"{len(scenes) - len(left_out)} pictures in {arguments.folder}")
    if left_out:
        languages = ", ".join(sorted({code for scene in left_out for code in scene.languages}))
        print(f"{len(left_out)} left out: no letters for one of {languages}; on Debian: apt-get install fonts-noto-cjk")
    if arguments.boxes:
        outline(arguments.folder)


if __name__ == "__main__":
    main()
