"""How near all claims of an article are, and what of a claim's certainty that takes or gives."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from benchmarks.cases import load_exchanges
from benchmarks.learn import CASES, half_way
from ocr_pipeline.claims import find_claims
from ocr_pipeline.lexicon.opposites import opposites_in
from ocr_pipeline.lexicon.text import reported
from ocr_pipeline.matching import board_of
from ocr_pipeline.matching.encoder import chosen_encoders
from ocr_pipeline.matching.facts import Conflict
from ocr_pipeline.matching.likeness import USUAL, levels_of
from ocr_pipeline.matching.signals import NAMES, Board, Signals, signals_of
from ocr_pipeline.matching.verdict import AHEAD, CLASSES, VERDICTS, Judgement, judge
from ocr_pipeline.matching.weights import Linear, load_weights
from ocr_pipeline.model import (
    Article,
    Case,
    Certainty,
    Claim,
    ClaimKind,
    Conversation,
    Verdict,
)
from tests.test_yes_and_no import messages

PEOPLE = Case(participants={"Ada Holm": ("Holm",), "Ben Roth": ("Roth",)})
TALK = (("Ada Holm", "The lorry stays in the yard until Monday morning"), ("Ben Roth", "Then I call the insurance"))
TOLD = "Holm writes that the lorry stays in the yard. Roth is going to call the insurance. Holm sells her bicycle."


@cache
def read(encoder: str) -> tuple[tuple[Claim, ...], Board, tuple[Signals, ...]]:
    article = Article("a", "", "case", TOLD, "en")
    article = replace(article, claims=find_claims(article, PEOPLE, list(PEOPLE.participants)))
    names = chosen_encoders(encoder)
    board = board_of(Conversation("case", messages(*TALK), PEOPLE), article, names, load_weights(names))
    return article.claims, board, signals_of(article.claims, board)


def judged(name: str, near: float, **known: Any) -> Judgement:
    """The verdict where that class has the probability 1 / (1 + exp(-near)), the others being equally probable."""
    (claim, *_), board, (signals, *_) = read("auto")
    place, best = CLASSES.index(name), NAMES.index("best")
    slopes, offset = np.zeros((len(CLASSES), len(NAMES))), np.zeros(len(CLASSES))
    slopes[place, best], offset[place] = 1 if name == "borne" else -1, np.log(len(CLASSES) - 1)
    board = replace(board, weights=replace(board.weights, verdict=Linear(slopes, offset)))
    given = with_best(signals, near if name == "borne" else -near)
    return judge(claim, replace(given, **known), None, board)


def with_best(signals: Signals, best: float) -> Signals:
    vector = signals.vector.copy()
    vector[NAMES.index("best")] = best
    return replace(signals, vector=vector)


def test_a_claim_alone_has_the_usual_level() -> None:
    assert levels_of(np.array([7.0])).tolist() == [0.0]


def test_the_level_of_a_claim_is_that_of_the_others() -> None:
    found = levels_of(np.array([USUAL - 2, USUAL - 2, USUAL - 2, USUAL + 5]))
    assert found[0] == pytest.approx(found[1]) and found[3] == pytest.approx(-1) and found[0] > 0


def test_a_few_claims_tell_less_of_the_level_than_many() -> None:
    few, many = levels_of(np.full(2, USUAL - 2)), levels_of(np.full(30, USUAL - 2))
    assert -2 < many[0] < few[0] < 0


def test_the_level_is_told_of_both_encoders_only() -> None:
    assert {each.level for each in read("use")[2]} == {0.0}
    if len(chosen_encoders("auto")) > 1:
        assert len({each.level for each in read("auto")[2]}) > 1


@pytest.mark.skipif(len(chosen_encoders("auto")) < 2, reason="told of both encoders only")
@pytest.mark.parametrize(
    ("name", "near", "level", "certainty"),
    [
        pytest.param("not_found", 0.0, 0.0, Certainty.CERTAIN, id="far, as others are usually near"),
        pytest.param("not_found", 0.0, -1.5, Certainty.REVIEW, id="far, where all are"),
        pytest.param("not_found", 1.5, -1.5, Certainty.CERTAIN, id="very far, where all are far"),
        pytest.param("borne", 1.1, 0.0, Certainty.REVIEW, id="a little too far to be vouched for"),
        pytest.param("borne", 1.1, -1.5, Certainty.CERTAIN, id="as far, where all are farther than usual"),
        pytest.param("borne", 1.4, 0.0, Certainty.CERTAIN, id="near enough to be vouched for"),
        pytest.param("borne", 1.4, 2.0, Certainty.REVIEW, id="as near, where all are nearer than usual"),
    ],
)
def test_what_is_certain_depends_on_how_near_all_claims_are(
    name: str, near: float, level: float, certainty: Certainty
) -> None:
    found = judged(name, near, level=level)
    assert (found.verdict, found.certainty) == (VERDICTS[CLASSES.index(name)], certainty)


def test_another_thing_of_its_sort_contradicts_what_is_not_found() -> None:
    things = (Conflict("vehicle", "bicycle", "lorry"),)
    found = judged("not_found", 0.5, things=things)
    assert (found.verdict, found.certainty) == (Verdict.CONTRADICTED, Certainty.REVIEW)
    assert found.reasons == ("vehicle: the article says bicycle, the message lorry",)


def test_another_thing_in_words_on_another_matter_contradicts_nothing() -> None:
    assert judged("not_found", 4.0, things=(Conflict("vehicle", "bicycle", "lorry"),)).verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize("ahead", [True, False])
def test_words_of_another_must_fit_much_better_than_those_of_the_named_one(ahead: bool) -> None:
    theirs, own = 0.85, 0.85 - AHEAD + (-0.02 if ahead else 0.02)
    signals = read("auto")[2]
    rival = with_best(signals[1], float(np.log(theirs / (1 - theirs))))
    found = judged("borne", float(np.log(own / (1 - own))), rival=rival)
    assert (found.verdict is Verdict.CONTRADICTED) is ahead and own > 0.57


@pytest.mark.parametrize("kind", [ClaimKind.PARAPHRASE, ClaimKind.QUOTE])
def test_a_mere_sense_of_the_opposite_contradicts_no_quotation(kind: ClaimKind) -> None:
    (claim, *_), board, (signals, *_) = read("auto")
    vector = signals.vector.copy()
    vector[NAMES.index("sense")] = -1.0
    offset = np.log([0.2, 0.01, 0.7, 0.08, 0.01])  # contradicted, by all signals
    verdict = Linear(np.zeros((len(CLASSES), len(NAMES))), offset)
    board = replace(board, weights=replace(board.weights, verdict=verdict))
    felt = replace(signals, vector=vector, opposed=False, clash=())
    found = judge(replace(claim, kind=kind, quotes=()), felt, None, board).verdict
    assert found is (Verdict.CONTRADICTED if kind is ClaimKind.PARAPHRASE else Verdict.NOT_FOUND)


def test_relearning_goes_half_way_and_leaves_all_else() -> None:
    exchanges = load_exchanges(CASES / "newer")[:2]
    start = load_weights(("use",))
    once = half_way(exchanges, ("use",), start)
    twice = half_way(exchanges, ("use",), once)
    first, second = once.verdict.slopes - start.verdict.slopes, twice.verdict.slopes - once.verdict.slopes
    assert np.abs(first).max() > 0 and second == pytest.approx(first / 2, abs=1e-3)
    assert (once.bearing, once.ranking, once.certain) == (start.bearing, start.ranking, start.certain)


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("Holm dit parfaitement comprendre ce que Roth fait au port.", "fr"),
        ("Holm dice di capire bene quello che Roth fa al porto.", "it"),
        ("Holm says that she understands what Roth is doing at the port.", "en"),
    ],
)
def test_to_understand_what_somebody_does_is_the_opposite_of_not_to(claim: str, language: str) -> None:
    stated = reported(claim, language, {"Ada Holm": ("Holm",), "Ben Roth": ("Roth",)})
    clash, accord = opposites_in(stated, language, "Ik snap niet wat hij in de haven doet", "nl")
    assert (clash, accord) == (("understand / puzzled",), ())


def test_what_follows_that_is_still_what_is_reported() -> None:
    assert reported("Il tient à ce que Roth parte avant lundi.", "fr", {}) == "Roth parte avant lundi."
