"""Measure the second opinion on rendered chats: `python -m benchmarks.second FOLDER [--doubt 0.9 …]`.

FOLDER is one that `python -m tests.chats` has written. For each threshold of doubt: what was read twice, which
disagreements were the first engine's errors, and what it cost. The extra `second-opinion` has to be installed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ocr_pipeline import extract
from ocr_pipeline.model import Crop, LineReading
from ocr_pipeline.ocr import read_lines
from ocr_pipeline.second_opinion import Opinion, RapidOcr
from ocr_pipeline.settings import OcrSettings, SecondOpinionSettings, Settings
from tests.quality.scoring import extracted_rows, folded, found_as, records_of, true_rows

DOUBTS = (0.7, 0.8, 0.9)
REASON = "engines_disagree"


@dataclass(slots=True)
class Remembered:
    """A reader and a second engine that read each line once, however many thresholds are tried; seconds are CPU."""

    first: dict[bytes, tuple[LineReading, ...]] = field(default_factory=dict)
    second: dict[bytes, Opinion] = field(default_factory=dict)
    asked: int = 0
    seconds: float = 0.0

    def read_words(self, crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
        """Return what Tesseract reads."""
        key = model.encode() + b"".join(crop.pixels.tobytes() for crop in crops)
        if key not in self.first:
            self.first[key] = read_lines(crops, model, settings)
        return self.first[key]

    def versions(self) -> Mapping[str, str]:
        """Return the second engine's versions."""
        return RapidOcr().versions()

    def knows(self, text: str) -> bool:
        """Return whether the second engine knows all letters of a text."""
        return RapidOcr().knows(text)

    def read(self, crops: Sequence[Crop]) -> tuple[Opinion, ...]:
        """Return what the second engine reads."""
        self.asked += len(crops)
        return tuple(self._opinion(crop) for crop in crops)

    def _opinion(self, crop: Crop) -> Opinion:
        key = b"%d " % crop.pixels.shape[1] + crop.pixels.tobytes()
        if key not in self.second:
            start = time.process_time()
            (self.second[key],) = RapidOcr().read([crop])
            self.seconds += time.process_time() - start
        return self.second[key]


def measure(folder: Path, doubt: float, memory: Remembered) -> Counter[str]:
    """Return what `show` prints of all pictures of a folder, read with one threshold."""
    total: Counter[str] = Counter()
    settings = Settings(second_opinion=SecondOpinionSettings(asked=True, doubt=doubt))
    memory.asked = 0
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        picture = [path.with_name(truth["image"])]
        result = extract(picture, separate=True, settings=settings, read_words=memory.read_words, engine=memory)
        records = records_of(result)
        for each in _judged(truth, records):
            total += each
    total["lines"] = memory.asked
    return total


def _judged(truth: Mapping[str, object], records: Sequence[dict[str, object]]) -> Iterator[Counter[str]]:
    """Give for each text message, but those that an edge cuts, what is counted of it."""
    wanted, got, pairs = found_as(true_rows(truth), extracted_rows(records))
    true = {place: wanted[number] for number, place in pairs.items()}
    texts = [row for row in records if row["kind"] == "text" and folded(str(row["text"]))]
    for place, row in enumerate(texts):
        if (place in true and true[place].partial) or row["partial"] == "true":
            continue
        review = str(row["review"]).split(";")
        meant = true[place].text if place in true else ""
        right, disagree = bool(meant) and got[place].text == meant, REASON in review
        second = bool(meant) and folded(str(row["second_text"])) == meant
        low = "low_confidence" in review
        twice = bool(row["second_text"]) or disagree
        yield Counter(
            messages=1, wrong=not right, twice=twice, twice_wrong=twice and not right, disagree=disagree,
            caught=disagree and not right, closer=disagree and second, low=low, low_wrong=low and not right,
        )  # fmt: skip


def show(doubt: float, found: Counter[str]) -> None:
    """Print what was counted with one threshold."""
    share = found["caught"] / max(found["disagree"], 1)
    print(f"doubt {doubt:.2f}: {found['lines']} lines asked")
    print(f"  {found['messages']} messages, {found['wrong']} of them wrong")
    print(f"  {found['twice']} read twice, {found['twice_wrong']} of them wrong")
    print(f"  {found['disagree']} disagree, {found['caught']} of them wrong ({share:.2f})")
    print(f"  the second text is right in {found['closer']} of these")
    print(f"  {found['low']} low_confidence, {found['low_wrong']} of them wrong", flush=True)


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the second opinion on rendered chats.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--doubt", type=float, nargs="*", default=DOUBTS)
    arguments = parser.parse_args()
    memory = Remembered()
    for doubt in arguments.doubt:
        show(doubt, measure(arguments.folder, doubt, memory))
    print(
        f"{1000 * memory.seconds / max(len(memory.second), 1):.1f} ms of CPU a line asked, {len(memory.second)} lines"
    )


if __name__ == "__main__":
    main()
