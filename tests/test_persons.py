"""People of whom a claim names one where the message names another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.claims import find_claims
from ocr_pipeline.lexicon.people import aliases_of, with_first_names
from ocr_pipeline.matching import match_claims
from ocr_pipeline.matching.persons import other_persons
from ocr_pipeline.model import (
    Article,
    Case,
    Certainty,
    Claim,
    ClaimKind,
    Conversation,
    Verdict,
)
from ocr_pipeline.settings import MatchSettings
from tests.test_yes_and_no import messages

CASE = Case(participants={"Ada Holm": ("Holm", "the captain"), "Ben Roth": ("Roth",), "Cem Demir": ("Demir",)})
ALIASES = with_first_names(aliases_of(list(CASE.participants), CASE.participants))


def found(text: str, words: str, speaker: str = "Ada Holm") -> list[tuple[str, str]]:
    claim = Claim("a", "c1", 0, len(text), text, text, ClaimKind.PARAPHRASE, "en", speaker)
    return [(each.claimed, each.found) for each in other_persons(claim, words, "Ada Holm", ALIASES)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Holm says Roth signed the letter.", "Ben hat den Brief unterschrieben.", id="the same person"),
        pytest.param("Holm says Roth signed the letter.", "The letter was signed.", id="the message names nobody"),
        pytest.param("Holm says the letter was signed.", "Ben signed the letter.", id="the claim names nobody"),
        pytest.param("Holm asks for Roth's letter.", "Cem, hol den Brief.", id="one is called by name"),
        pytest.param("Holm asks for Roth's letter.", "Hey Cem, get the letter!", id="one is greeted"),
        pytest.param("Holm asks for Roth's letter.", "@Cem get the letter", id="one is called with a sign"),
        pytest.param("Holm asks Demir about Roth.", "What does Ben say?", id="one of the two is named"),
        pytest.param("Holm thanks the captain.", "Cem has thanked me", id="who wrote it calls herself I"),
    ],
)
def test_nobody_is_taken_for_another_where(text: str, words: str) -> None:
    assert found(text, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Holm says the letter was signed by Roth.", "But Cem signed the letter, I saw it"),
        ("Holm sagt, den Brief habe Roth unterschrieben.", "Cem imzaladı, gördüm."),
    ],
)
def test_another_is_named_in_the_message(text: str, words: str) -> None:
    assert found(text, words) == [("Ben Roth", "Cem Demir")]


def test_what_another_is_said_to_have_done_is_not_vouched_for() -> None:
    talk = (("Ada Holm", "Cem hat den Brief an die Zeitung geschickt, das weiß ich."), ("Ben Roth", "Schade."))
    told = {"Demir": (Verdict.SUPPORTED, ""), "Roth": (Verdict.CONTRADICTED, "person: the article says Ben Roth")}
    for name, (verdict, reason) in told.items():
        article = Article("a", "", "case", f"Holm says that the letter was sent to the newspaper by {name}.", "en")
        article = replace(article, claims=find_claims(article, CASE, list(CASE.participants)))
        match = match_claims(Conversation("case", messages(*talk), CASE), article, MatchSettings())[0]
        assert match.verdict is verdict
        assert any(each.startswith(reason) for each in match.reasons)
        assert verdict is Verdict.SUPPORTED or match.certainty is Certainty.REVIEW
