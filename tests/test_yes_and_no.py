"""A short answer and what was asked are read together: "Yes, tomorrow" says what the question says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.claims import find_claims
from ocr_pipeline.geometry import Box
from ocr_pipeline.language import detect_language
from ocr_pipeline.lexicon.answers import answer_of, asks
from ocr_pipeline.matching import board_of, match_claims
from ocr_pipeline.matching.encoder import chosen_encoders
from ocr_pipeline.matching.polarity import answers_otherwise
from ocr_pipeline.matching.signals import PLAIN
from ocr_pipeline.matching.units import units_of
from ocr_pipeline.matching.weights import load_weights
from ocr_pipeline.model import Article, Case, Conversation, Match, Message, MessageKind, Source, Verdict
from ocr_pipeline.settings import MatchSettings

CASE = Case(participants={"Ada Holm": ("Holm",), "Ben Roth": ("Roth",)})


def messages(*talk: tuple[str, str]) -> tuple[Message, ...]:
    return tuple(
        Message(
            Source("case", "1.png", ""), None, MessageKind.TEXT, Box(0, 0, 1, 1), words, 1.0,
            sender=sender, message_id=f"m{number:03d}", order=number,
        )
        for number, (sender, words) in enumerate(talk)
    )  # fmt: skip


def judged(text: str, language: str, *talk: tuple[str, str]) -> Match:
    article = Article("a", "", "case", text, language)
    article = replace(article, claims=find_claims(article, CASE, list(CASE.participants)))
    return match_claims(Conversation("case", messages(*talk), CASE), article, MatchSettings())[0]


def together(*talk: tuple[str, str]) -> list[str]:
    return [unit.text for unit in units_of(messages(*talk), "en") if unit.answers is not None]


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("Yes, tomorrow", "en", 1),
        ("Of course not.", "en", -1),
        ("Nothing was said", "en", -1),
        ("Notify him", "en", 0),
        ("Surtout pas !", "fr", -1),
        ("Sì, purtroppo.", "it", 1),
        ("¡Claro que no!", "es", -1),
        ("Tak, zgoda", "pl", 1),
        ("Tak for sidst", "da", 0),
        ("Nu, încă nu.", "ro", -1),
        ("안 됩니다", "ko", -1),
        ("好的", "zh", 1),
        ("Yes", "", 0),
    ],
)
def test_a_text_begins_with_yes_or_no(text: str, language: str, side: int) -> None:
    assert answer_of(text, language) == side


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Holm veut savoir combien cela coûte.", "fr", True),
        ("Holm demande à Roth de prévenir la banque.", "fr", False),
        ("Roth erkundigt sich nach dem Preis.", "de", True),
        ("ホルム氏は値段を尋ねた。", "ja", True),
        ("Holm asks about it.", "", False),
    ],
)
def test_a_text_tells_that_somebody_asked(text: str, language: str, told: bool) -> None:
    assert asks(text, language) is told


@pytest.mark.parametrize(
    ("before", "answer", "found"),
    [
        pytest.param("It is late. How much?", "Sixty, roughly.", "How much? Sixty, roughly.", id="a question"),
        pytest.param("He wants a seat.", "Absolutely not.", "He wants a seat. Absolutely not.", id="no to a wish"),
        pytest.param("He wants a seat.", "Good night, Ben, sleep well.", None, id="no answer"),
        pytest.param("How much?", "I have to look that up in the books first.", None, id="a statement"),
    ],
)
def test_what_a_short_message_answers_is_read_with_it(before: str, answer: str, found: str | None) -> None:
    talk = (("Ada Holm", before), ("Ben Roth", answer))
    assert together(*talk) == ([found] if found else [])


def test_nobody_answers_a_question_of_their_own() -> None:
    assert together(("Ada Holm", "How much?"), ("Ada Holm", "Sixty?")) == []


ASKED = (
    ("Ada Holm", "The lift is broken again."),
    ("Ben Roth", "Are you coming to the meeting at nine?"),
    ("Ada Holm", "Yes, unfortunately."),
    ("Ben Roth", "Shall I tell the insurance company?"),
    ("Ada Holm", "No, not yet."),
)


@pytest.mark.parametrize(
    ("text", "language", "verdict", "answer"),
    [
        ("Holm confirma que irá a la reunión de las nueve.", "es", Verdict.SUPPORTED, "m002"),
        ("Holm rifiuta di partecipare alla riunione delle nove.", "it", Verdict.CONTRADICTED, "m002"),
        ("Holm demande à Roth de prévenir la compagnie d’assurance.", "fr", Verdict.CONTRADICTED, "m004"),
    ],
)
def test_a_yes_or_no_says_what_was_asked(text: str, language: str, verdict: Verdict, answer: str) -> None:
    match = judged(text, language, *ASKED)
    assert (match.verdict, match.message_ids[0]) == (verdict, answer)


def test_a_quotation_of_an_answer_names_the_answer_alone() -> None:
    assert judged("« Oui, malheureusement », répond Holm.", "fr", *ASKED).evidence == "Yes, unfortunately."


def test_who_asks_does_not_answer() -> None:
    assert judged("Holm veut savoir si Roth vient à la réunion.", "fr", *ASKED).verdict is not Verdict.SUPPORTED


def test_a_short_answer_is_read_in_a_language_of_the_longer_messages() -> None:
    talk = messages(
        ("Ben Roth", "Mi-au luat pașaportul la graniță și nu mi-l mai dau. Să-l anunț pe fratele meu?"),
        ("Ada Holm", "Nu, încă nu. Stai liniștit."),
    )
    assert detect_language(talk[1].text, sure=PLAIN) not in ("", "ro")  # taken by itself it looks otherwise
    names = chosen_encoders("use")
    board = board_of(Conversation("case", talk, CASE), Article("a", "", "case", "", "it"), names, load_weights(names))
    assert board.spoken_in(1) == "ro"


@pytest.mark.parametrize(
    ("claim", "language", "answer", "otherwise"),
    [
        ("She sells the house", "en", "Nein.", True),
        ("She does not sell the house", "en", "Nein.", False),
        ("Elle refuse de vendre", "fr", "Nein.", False),
        ("Elle refuse de vendre", "fr", "Ja, gern.", True),
        ("Vende la casa sin esperar", "es", "Nein.", True),
    ],
)
def test_what_is_answered_is_what_a_claim_says_or_not(claim: str, language: str, answer: str, otherwise: bool) -> None:
    assert answers_otherwise(claim, language, "Verkaufst du das Haus?", answer, "de") is otherwise
