"""Learn how much sense a page makes from rendered chats: `python -m benchmarks.sense FOLDER...`

Writes ocr_pipeline/messages/sense.json. The folders are what `python -m tests.chats` has drawn, with seeds other than
those measured with; neither bench/ nor tests/quality/screens belongs there. Every picture is read in each way that it
may be laid out: the likeliest is mostly right, the others mostly wrong. It prints what choosing by sense gives on
pictures that were left out of the learning (five folds).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.own import each_truth
from ocr_pipeline.clean import clean_page
from ocr_pipeline.ingest import PictureFile, read_screenshots
from ocr_pipeline.messages.sense import BAD, FILE, GOOD, sense_traits
from ocr_pipeline.model import Page
from ocr_pipeline.ocr import read_lines
from ocr_pipeline.pipeline.picture import choice, readings_of
from ocr_pipeline.settings import Settings
from tests.quality.scoring import Row, count, figures, folded, true_rows

Array = NDArray[np.float64]
# Strength of the pull towards zero (L2, by example, of standardised traits), and folds of pictures.
PULL, FOLDS = 0.01, 5


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One picture: the traits of each way to read it (ways x traits) and how much of what is said each finds (F1)."""

    traits: Array
    found: Array


def main() -> None:
    """Read, learn, write, print what choosing gives."""
    parser = argparse.ArgumentParser(description="Learn how much sense a page makes.")
    parser.add_argument("folders", type=Path, nargs="+")
    examples = [each for each in each_truth(example_of, parser.parse_args().folders) if len(each.found)]
    write(*learned(examples))
    first, chosen, best = np.mean(list(_left_out(examples)), axis=0)
    print(f"{len(examples)} pictures, {sum(len(each.found) for each in examples)} readings; on pictures left out:")
    print(f"F1 of the likeliest reading {first:.3f}, of the one chosen by sense {chosen:.3f}, of the best {best:.3f}")


def example_of(path: Path) -> Example:
    """Return what the picture of a truth file is read as in each way."""
    truth = json.loads(path.read_text("utf-8"))
    settings = Settings()
    traits, found = [], []
    file = PictureFile(path.with_name(truth["image"]), "", truth["image"])
    for screenshot in read_screenshots(file, settings.ingest):
        for reading in readings_of(clean_page(screenshot), settings, read_lines):
            traits.append(sense_traits(reading.page, reading.regions, reading.readings))
            found.append(figures(count(true_rows(truth), _rows(reading.page)))["f1"])
    return Example(np.array(traits), np.array(found))


def _rows(page: Page) -> list[Row]:
    return [
        Row(folded(each.text), place, each.kind.value, each.outgoing, each.sender, each.timestamp, partial=each.partial)
        for place, each in enumerate(page.messages)
    ]


def write(slopes: Array, offset: float) -> None:
    """Write what was learned into the package."""
    rounded = {name: round(float(slope), 3) for name, slope in zip((*GOOD, *BAD), slopes, strict=True)}
    FILE.write_text(json.dumps({"slopes": rounded, "offset": round(offset, 3)}) + "\n", "utf-8")


def learned(examples: Sequence[Example]) -> tuple[Array, float]:
    """Return slopes and offset of a logistic regression of the share found, in which nothing GOOD has a slope below 0
    and nothing BAD one above; the likeliest way of a picture counts as much as the others together."""
    given, found = (np.concatenate([getattr(each, name) for each in examples]) for name in ("traits", "found"))
    weights = np.concatenate([[1.0, *(1 / (len(each.found) - 1 or 1) for _ in each.found[1:])] for each in examples])
    weights /= weights.sum()
    scale = np.maximum(given.std(axis=0), 1e-6)

    def loss(tried: Array) -> tuple[float, Array]:
        sums = given / scale @ tried[:-1] + tried[-1]
        wrong = weights * (1 / (1 + np.exp(-sums)) - found)
        slope = np.append((given / scale).T @ wrong + 2 * PULL * tried[:-1], wrong.sum())
        return float(weights @ (np.logaddexp(0, sums) - found * sums) + PULL * (tried[:-1] ** 2).sum()), slope

    bounds = [(0.0, None)] * len(GOOD) + [(None, 0.0)] * len(BAD) + [(None, None)]
    best = minimize(loss, np.zeros(len(bounds)), jac=True, bounds=bounds, method="L-BFGS-B").x
    return best[:-1] / scale, float(best[-1])


def _left_out(examples: Sequence[Example]) -> Iterator[tuple[float, float, float]]:
    """Yield how much of what is said on each picture the likeliest reading finds, the one that is chosen by what was
    learned on the other folds, and the best."""
    for fold in range(FOLDS):
        slopes, offset = learned([each for place, each in enumerate(examples) if place % FOLDS != fold])
        for each in examples[fold::FOLDS]:
            chosen = choice(each.traits @ slopes + offset)
            yield each.found[0], each.found[chosen], each.found.max()


if __name__ == "__main__":
    main()
