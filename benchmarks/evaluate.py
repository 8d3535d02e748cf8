"""Cases → figures, in-sample and with each case judged by weights learned without it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from unittest.mock import patch

from benchmarks.cases import Exchange, Outcome, figures, outcomes, show
from benchmarks.learn import learned
from ocr_pipeline import matching
from ocr_pipeline.matching import match_claims
from ocr_pipeline.matching.encoder import chosen_encoders
from ocr_pipeline.matching.weights import Weights
from ocr_pipeline.settings import MatchSettings


def judged(exchanges: Sequence[Exchange], encoder: str = "auto") -> list[Outcome]:
    """Return what the pipeline says of each labelled claim."""
    return [
        outcome
        for each in exchanges
        for outcome in outcomes(each, match_claims(each.conversation, each.article, MatchSettings(encoder=encoder)))
    ]


def left_out(exchanges: Sequence[Exchange], encoder: str = "auto") -> list[Outcome]:
    """Return the same with each case judged by weights that were learned without it."""
    names = chosen_encoders(encoder)
    found = []
    for case in sorted({each.case for each in exchanges}):
        weights = learned([each for each in exchanges if each.case != case], [names])
        with _weights(weights["+".join(names)]):
            found += judged([each for each in exchanges if each.case == case], encoder)
    return found


@contextmanager
def _weights(given: Weights) -> Iterator[None]:
    with patch.object(matching, "load_weights", lambda names: given):
        yield


def report(exchanges: Sequence[Exchange]) -> None:
    """Print the figures of both ways side by side, with both encoders and with the base alone."""
    for encoder in dict.fromkeys(("auto", "use")):
        print(f"encoder {'+'.join(chosen_encoders(encoder))}")
        print("  in-sample      ", show(figures(judged(exchanges, encoder))))
        print("  case left out  ", show(figures(left_out(exchanges, encoder))), flush=True)
