"""Things of a sort, and what is told more surely or more widely than it was said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.claims import find_claims
from ocr_pipeline.lexicon.things import things_in
from ocr_pipeline.matching import match_claims
from ocr_pipeline.model import (
    Article,
    Case,
    Certainty,
    Conversation,
    Match,
    Verdict,
)
from ocr_pipeline.settings import MatchSettings
from tests.test_yes_and_no import messages

CASE = Case(participants={"Ada Holm": ("Holm",), "Ben Roth": ("Roth",)})


def judged(text: str, language: str, *talk: tuple[str, str]) -> Match:
    article = Article("a", "", "case", text, language)
    article = replace(article, claims=find_claims(article, CASE, list(CASE.participants)))
    return match_claims(Conversation("case", messages(*talk), CASE), article, MatchSettings())[0]


@pytest.mark.parametrize(
    ("text", "language", "sort", "things"),
    [
        ("My brother-in-law was there", "en", "kin", {"brother-in-law"}),
        ("Son frère et sa sœur", "fr", "kin", {"brother", "sister"}),
        ("Das Krankenhaus liegt neben der Schule", "de", "building", {"hospital", "school"}),
        ("Le guardie e i detenuti", "it", "people of a sort", {"guards", "prisoners"}),
        ("Certificatul e în dosarul galben", "ro", "colour", {"yellow"}),
        ("Az orvosok szerint inzulin kell", "hu", "medicine", {"insulin"}),
        ("On me l’a confirmé par écrit", "fr", "how it is told", {"in writing"}),
        ("« Non », écrit Holm", "fr", "what is done to it", set()),
    ],
)
def test_things_are_known_by_their_sort(text: str, language: str, sort: str, things: set[str]) -> None:
    assert things_in(text, language).get(sort, frozenset()) == things


def test_a_language_that_is_not_known_has_no_things() -> None:
    assert things_in("the school", "") == {}


TALK = (
    ("Ada Holm", "My shoulder needs six weeks of rest, the doctor says."),
    ("Ben Roth", "If the council agrees, I can pay 20,000 euros into the fund."),
    ("Ada Holm", "Good night."),
)


def test_another_thing_of_its_sort_is_not_vouched_for() -> None:
    same = judged("Holm muss ihre Schulter sechs Wochen lang schonen.", "de", *TALK)
    other = judged("Holm muss ihr Knie sechs Wochen lang schonen.", "de", *TALK)
    assert same.verdict is Verdict.SUPPORTED
    assert (other.verdict, other.certainty) == (Verdict.CONTRADICTED, Certainty.CERTAIN)
    assert other.reasons == ("part of the body: the article says knee, the message shoulder",)


def test_a_translated_quotation_of_another_thing_is_altered() -> None:
    talk = (("Ada Holm", "Ich habe mein Haus für diesen Verein verkauft."), ("Ben Roth", "Gute Nacht."))
    same = judged("“I sold my house for this club,” Holm wrote.", "en", *talk)
    other = judged("“I sold my car for this club,” Holm wrote.", "en", *talk)
    assert (same.verdict, other.verdict) == (Verdict.QUOTED, Verdict.CONTRADICTED)
    assert other.reasons == ("what is owned: the article says car, the message house",)


def test_what_depends_on_something_is_not_done_already() -> None:
    assert judged("Roth hat bereits 20.000 Euro in den Fonds gezahlt.", "de", *TALK).verdict is Verdict.CONTRADICTED


def test_what_nothing_shows_as_done_is_for_review() -> None:
    talk = (("Ben Roth", "I am paying the 20,000 euros into the fund."), ("Ada Holm", "Good night."))
    plain = judged("Roth zahlt 20.000 Euro in den Fonds ein.", "de", *talk)
    done = judged("Roth hat bereits 20.000 Euro in den Fonds eingezahlt.", "de", *talk)
    assert (plain.verdict, done.certainty) == (Verdict.SUPPORTED, Certainty.REVIEW)
    assert "nothing in the message shows that this is certain, or done" in done.reasons
