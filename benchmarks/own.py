"""Score the pipeline on rendered chats: `python -m benchmarks.own FOLDER [--wrong]`.

FOLDER is one that `python -m tests.chats` has written. Figures are grouped by theme, frame, state and language, worst
first; `--wrong` says of each picture what is still wrong.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from ocr_pipeline import extract
from tests.quality.scoring import (
    Counts,
    Row,
    count,
    exactness,
    extracted_rows,
    figures,
    found_as,
    records_of,
    share_exact,
    shared_area,
    true_rows,
)

# What is made of a picture.
Made = TypeVar("Made")
# Bounds of the bins of confidence (0..1) in the reliability curve.
STEPS = (0.0, 0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
HEADINGS = ("f1", "exact", "cer", "outgoing", "sender", "time", "order", "bbox")


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with its truth and what was extracted from it."""

    name: str
    groups: Mapping[str, str]
    truth: tuple[Row, ...]
    extracted: tuple[Row, ...]

    @property
    def counts(self) -> Counts:
        """Return what `figures` adds up."""
        return count(self.truth, self.extracted)


def measure(folder: Path) -> list[Picture]:
    """Return every picture of a folder as the pipeline reads it, each by itself: one may fail, and that is said."""
    return each_truth(_measured, [folder])


def each_truth(work: Callable[[Path], Made], folders: Iterable[Path]) -> list[Made]:
    """Return what some work makes of each truth file of some folders, in as many processes as there are cores."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, paths))


def _measured(path: Path) -> Picture:
    truth = json.loads(path.read_text("utf-8"))
    try:
        result = extract([path.with_name(truth["image"])], separate=True)
    except Exception as fault:  # whatever it is, it is the reader's fault and counts as nothing read
        print(f"failed: {truth['image']}: {fault!r}", flush=True)
        return _picture(truth, [])
    for problem in result.problems:
        if problem.stage == "reading":
            print(f"failed: {truth['image']}: {problem.reason}", flush=True)
    return _picture(truth, records_of(result))


def _picture(truth: Mapping[str, Any], records: list[dict[str, Any]]) -> Picture:
    groups = {
        "theme": truth["app"].removeprefix("generated: "),
        "frame": truth["frame"],
        "state": truth["state"],
        "language": "+".join(truth["languages"]),
    }
    return Picture(truth["image"], groups, tuple(true_rows(truth)), tuple(extracted_rows(records)))


def show(pictures: Sequence[Picture]) -> None:
    """Print the figures of all pictures together, then of each theme, frame, state and language, worst first."""
    print(f"{'':28s}" + "".join(f"{name:>9s}" for name in HEADINGS) + "  messages pictures")
    _line("all", pictures)
    for group in ("theme", "frame", "state", "language"):
        print(f"-- {group}")
        named = {each.groups[group] for each in pictures}
        of = {name: [each for each in pictures if each.groups[group] == name] for name in named}
        for name in sorted(of, key=lambda name: (_worth(of[name]), name)):
            _line(name, of[name])
    print("-- confidence: messages, share exact")
    show_curve([judged for each in pictures for judged in exactness(each.truth, each.extracted)])


def show_curve(judged: Sequence[tuple[Row, bool]]) -> None:
    """Print of each bin of confidence, and of all messages at .9 and above, how many there are and which share of them
    is exact."""
    for least, below in pairwise(STEPS):
        share, number = share_exact(judged, least, below)
        print(f"{f'{least:.2f} to {min(below, 1.0):.2f}':>28s}{number:9d}{share:9.3f}")
    share, number = share_exact(judged, 0.9)
    print(f"{'0.90 and above':>28s}{number:9d}{share:9.3f}  {number / max(1, len(judged)):.0%} of all", flush=True)


def _added(pictures: Sequence[Picture]) -> Counts:
    total = Counts()
    for each in pictures:
        total.update(each.counts)
    return total


def _worth(pictures: Sequence[Picture]) -> float:
    found = figures(_added(pictures))
    return sum(found[name] for name in HEADINGS if name != "cer") - min(1.0, found["cer"])


def _line(name: str, pictures: Sequence[Picture]) -> None:
    counts = _added(pictures)
    found = figures(counts)
    cells = "".join(f"{found[heading]:9.3f}" for heading in HEADINGS)
    print(f"{name:28s}{cells}{counts['truth']:10d}{len(pictures):9d}", flush=True)


def faults(picture: Picture) -> Iterator[str]:
    """Yield what is wrong with what was extracted from a picture, a line each."""
    wanted, got, pairs = found_as(picture.truth, picture.extracted)
    for place, row in enumerate(wanted):
        if row.partial:
            continue
        if place not in pairs:
            yield f"missed    {row.text!r}"
            continue
        found = got[pairs[place]]
        if row.text != found.text:
            yield f"text      {row.text!r} read as {found.text!r}"
        if row.sender and row.sender != found.sender:
            yield f"sender    {row.sender!r} read as {found.sender!r}: {row.text[:30]!r}"
        if row.time and row.time != found.time:
            yield f"time      {row.time!r} read as {found.time!r}: {row.text[:30]!r}"
        if row.outgoing is not None and row.outgoing != found.outgoing:
            yield f"side      {'out' if row.outgoing else 'in'} read as {found.outgoing}: {row.text[:30]!r}"
        if row.box and shared_area(row.box, found.box) < 0.5:
            yield f"box       {row.box} read as {found.box}: {row.text[:30]!r}"
    for place, row in enumerate(got):
        if place not in pairs.values():
            yield f"invented  {row.text!r}"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description="Score the pipeline on rendered chats.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wrong", action="store_true", help="say of each picture what is still wrong")
    arguments = parser.parse_args()
    pictures = measure(arguments.folder)
    show(pictures)
    if arguments.wrong:
        for picture in pictures:
            print(f"== {picture.name}")
            for fault in faults(picture):
                print(f"   {fault}")


if __name__ == "__main__":
    main()
