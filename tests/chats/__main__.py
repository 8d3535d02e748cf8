"""`python -m tests.chats --seed 7 --count 60 OUT_DIR` writes pictures of chats with their truth."""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.chats.compose import compose
from tests.chats.render import render


def main() -> None:
    """Read the arguments, render, say how many."""
    parser = argparse.ArgumentParser(description="Render pictures of chats with their exact truth.")
    parser.add_argument("folder", type=Path, metavar="OUT_DIR")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=60)
    arguments = parser.parse_args()
    render(compose(arguments.seed, arguments.count), arguments.folder)
    print(f"{arguments.count} pictures in {arguments.folder}")


if __name__ == "__main__":
    main()
