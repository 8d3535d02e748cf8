"""Tatoeba-style retrieval: of all messages of benchmarks/learning/opposites.txt, which is told by a sentence?

The rows are of many language pairs and of no case. The encoders were not trained on them, and nothing learned has a
part here: plain cosine, and cosine corrected for hubs (CSLS).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.learn import rows_of
from ocr_pipeline.matching.encoder import chosen_encoders, load_encoder

NEIGHBOURS = 10
Array = NDArray[np.float64]


def accuracies() -> dict[str, tuple[float, float]]:
    """Return by encoder, and for their sum, the share of sentences whose message comes first: cosine, CSLS."""
    rows = [row for row in rows_of("opposites.txt") if len(row) > 1]
    found: dict[str, Array] = {}
    for name in chosen_encoders("auto"):
        encoder = load_encoder(name)
        told, said = encoder.encode([row[1] for row in rows]), encoder.encode([row[0] for row in rows])
        found[name] = np.asarray(told @ said.T, np.float64)
    corrected = {name: _csls(cosines) for name, cosines in found.items()}
    if len(found) > 1:
        found["+".join(found)] = sum(_standard(each) for each in found.values()) + 0.0
        corrected["+".join(corrected)] = sum(_standard(each) for each in corrected.values()) + 0.0
    return {name: (_first(found[name]), _first(corrected[name])) for name in found}


def _csls(cosines: Array) -> Array:
    """Return twice the cosines less the mean over the nearest neighbours of either side (Conneau et al., ICLR 2018)."""
    rows = np.sort(cosines, axis=1)[:, -NEIGHBOURS:].mean(axis=1)
    columns = np.sort(cosines, axis=0)[-NEIGHBOURS:].mean(axis=0)
    return 2 * cosines - rows[:, None] - columns[None, :]


def _standard(scores: Array) -> Array:
    return (scores - scores.mean()) / scores.std()


def _first(scores: Array) -> float:
    return float((scores.argmax(axis=1) == np.arange(len(scores))).mean())


def show() -> None:
    """Print the figures."""
    for name, (cosine, csls) in accuracies().items():
        print(f"{name:12s} cosine {cosine:.3f}  CSLS {csls:.3f}")
