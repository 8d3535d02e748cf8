"""Learn how likely a message's text is exact from rendered chats: `python -m benchmarks.sureness FOLDER...`

Writes ocr_pipeline/messages/confidence.json. The folders are what `python -m tests.chats` has drawn, with seeds other
than those measured with; neither bench/ nor tests/quality/screens belongs there. It prints the curve of messages on
pictures that were left out of the learning (five folds of pictures).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.own import each_truth, show_curve
from ocr_pipeline import extract
from ocr_pipeline.messages.confidence import FILE, FLAWS, TRAITS
from tests.quality.scoring import Row, exactness, extracted_rows, records_of, true_rows

Array = NDArray[np.float64]
# Strength of the pull towards zero (L2, by example, of standardised traits) and folds of pictures.
PULL, FOLDS = 0.0005, 5
# Of the messages at SURE and above, left out of the learning, at least this share shall be exact: a little more than
# the 98 of 100 that are promised, since other pictures differ.
SURE, SHARE = 0.9, 0.985
# Parts of the messages, by score, whose shares are the confidences below; the most that is not SURE; the most there is;
# how far below SURE's score UNSURE stands; messages that are enough to tell a share.
PARTS, UNSURE, SUREST, STEP, FEWEST = 10, 0.89, 0.99, 0.01, 50


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """Slopes of the traits, and the knots of the curve from their sum to the confidence: sums and confidences."""

    slopes: Array
    sums: Array
    confidences: Array


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """One extracted message: its row, its traits, whether it is exact, and the picture it stands on."""

    row: Row
    traits: tuple[float, ...]
    exact: bool
    picture: str


def main() -> None:
    """Read, learn, write, print the curve."""
    parser = argparse.ArgumentParser(description="Learn how likely a message's text is exact.")
    parser.add_argument("folders", type=Path, nargs="+")
    pictures = each_truth(examples_of, parser.parse_args().folders)
    examples = [each for found in pictures for each in found]
    found, left_out = learned(examples)
    write(found)
    print(f"{len(examples)} messages on {len(pictures)} pictures; on pictures left out of the learning:")
    show_curve([(replace(each.row, confidence=p), each.exact) for each, p in zip(examples, left_out, strict=True)])


def write(found: Learned) -> None:
    """Write what was learned into the package."""
    slopes = {name: round(float(slope), 4) for name, slope in zip(TRAITS, found.slopes, strict=True)}
    curve = [[round(float(each), 4) for each in knots] for knots in (found.sums, found.confidences)]
    FILE.write_text(json.dumps({"slopes": slopes, "sums": curve[0], "confidences": curve[1]}) + "\n", "utf-8")


def examples_of(path: Path) -> list[Example]:
    """Return the text messages that are read on the picture of a truth file."""
    truth = json.loads(path.read_text("utf-8"))
    result = extract([path.with_name(truth["image"])], separate=True)
    rows = extracted_rows(records_of(result))
    messages = [message for conversation in result.conversations for message in conversation.messages]
    traits = {id(row): message.traits for row, message in zip(rows, messages, strict=True)}
    judged = exactness(true_rows(truth), rows)
    return [Example(row, traits[id(row)], exact, path.name) for row, exact in judged if traits[id(row)]]


def learned(examples: Sequence[Example]) -> tuple[Learned, Array]:
    """Return what is learned, and for each example its confidence by slopes learned on other pictures."""
    given = np.array([each.traits for each in examples])
    exact = np.array([each.exact for each in examples], dtype=float)
    names = sorted({each.picture for each in examples})
    fold = np.array([names.index(each.picture) % FOLDS for each in examples])
    scores = np.zeros(len(examples))
    for number in range(FOLDS):
        slopes, offset = _fitted(given[fold != number], exact[fold != number])
        scores[fold == number] = given[fold == number] @ slopes + offset
    knots = _knots(scores, exact)
    slopes, offset = _fitted(given, exact)
    return Learned(slopes, knots[0] - offset, knots[1]), np.interp(scores, *knots)


def _knots(scores: Array, exact: Array) -> tuple[Array, Array]:
    """Return scores and the confidences they stand for, both rising.

    Below SURE it is the share of exact messages around that score. SURE stands where of all messages with that score
    and above SHARE are exact.
    """
    order = np.argsort(scores)
    parts = [part for part in np.array_split(order, PARTS) if len(part)]
    shares = np.maximum.accumulate([(exact[part].sum() + 1) / (len(part) + 2) for part in parts])
    above = np.cumsum(exact[order][::-1]) / np.arange(1, len(order) + 1)
    kept = np.flatnonzero((above >= SHARE) & (np.arange(len(order)) >= FEWEST))
    least = scores[order[::-1][kept[-1]]] if len(kept) else scores.max()
    low = [(scores[part].mean(), min(share, UNSURE)) for part, share in zip(parts, shares, strict=True)]
    knots = [knot for knot in low if knot[0] < least - STEP]
    knots += [(least - STEP, UNSURE), (least, SURE), (max(scores.max(), least + STEP), SUREST)]
    return np.array([knot[0] for knot in knots]), np.array([knot[1] for knot in knots])


def _fitted(given: Array, exact: Array) -> tuple[Array, float]:
    """Return slopes and offset of a logistic regression in which no flaw has a slope above 0."""
    scale = np.maximum(given.std(axis=0), 1e-6)
    signs = 2 * exact - 1

    def loss(weights: Array) -> tuple[float, Array]:
        margins = signs * (given / scale @ weights[:-1] + weights[-1])
        pull = signs / (1 + np.exp(margins)) / len(exact)
        slope = np.append(2 * PULL * weights[:-1] - (given / scale).T @ pull, -pull.sum())
        return float(np.logaddexp(0, -margins).mean() + PULL * (weights[:-1] ** 2).sum()), slope

    bounds = [(None, 0.0) if name in FLAWS else (None, None) for name in TRAITS] + [(None, None)]
    weights = minimize(loss, np.zeros(len(TRAITS) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x
    return weights[:-1] / scale, float(weights[-1])


if __name__ == "__main__":
    main()
