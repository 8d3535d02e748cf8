"""Statements about the exchange itself, answered from its messages, notices and times."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ocr_pipeline.claims import find_claims
from ocr_pipeline.geometry import Box
from ocr_pipeline.matching import match_claims
from ocr_pipeline.model import (
    Article,
    Case,
    ClaimKind,
    Conversation,
    Match,
    Message,
    MessageKind,
    Source,
    Verdict,
)
from ocr_pipeline.settings import MatchSettings

CASE = Case(participants={"Ines Moreau": ("Moreau",), "Paul Stein": ("Stein",), "Olga Brandt": ("Brandt",)})
YES, NO, OPEN = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.NOT_CHECKABLE


def message(number: int, sender: str, text: str, sent: str, **more: object) -> Message:
    kind = MessageKind.TEXT if sender else MessageKind.SYSTEM
    plain = Message(Source("case", "1.png", ""), None, kind, Box(0, 0, 1, 1), text, 1.0)
    named = replace(plain, sender=sender, message_id=f"m{number:03d}", order=number, sent_at=sent)
    return replace(named, timestamp=sent[11:], **more)  # type: ignore[arg-type]  # which fields is each test's affair


TALK = (
    message(1, "", "Messages to this chat are secured by Telegram", "2026-01-20T08:59"),
    message(2, "Ines Moreau", "Who has read the draft?", "2026-01-20T09:00", partial=True),
    message(3, "Paul Stein", "I will send it on Thursday.", "2026-01-20T09:05"),
    message(4, "", "Olga Brandt left the group", "2026-01-20T09:10"),
    message(5, "Ines Moreau", "Good.", "2026-01-21T10:00"),
    message(6, "Paul Stein", "Done.", "2026-01-21T11:30"),
)


def judged(language: str, text: str, talk: tuple[Message, ...] = TALK) -> Match:
    article = Article("a", "", "case", text, language, dt.date(2026, 1, 22))
    claims = find_claims(article, CASE, ["Ines Moreau", "Paul Stein"])
    (match,) = match_claims(Conversation("case", talk, CASE), replace(article, claims=claims), MatchSettings())
    return match


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "The exchange took place on Tuesday and Wednesday.", YES),
        ("en", "The conversation took place on 20 and 21 January.", YES),
        ("fr", "L'échange date du 12 janvier.", NO),
        ("de", "Der Chat stammt vom Freitag.", NO),
        ("es", "La conversación tuvo lugar el martes.", OPEN),
        ("en", "The exchange takes place over two days.", YES),
        ("fr", "La conversation s'étend sur deux jours.", YES),
        ("pl", "Rozmowa trwała trzy tygodnie.", NO),
        ("en", "Twenty-six hours pass between the first and the last message.", YES),
    ],
)
def test_on_which_days_and_how_long(language: str, text: str, verdict: Verdict) -> None:
    match = judged(language, text)
    assert match.claim.kind is ClaimKind.STRUCTURAL
    assert match.verdict is verdict


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "The exchange took place on Telegram.", YES),
        ("fr", "La conversation s'est tenue sur WhatsApp.", NO),
        ("de", "Der Austausch fand über Signal statt.", NO),
    ],
)
def test_in_which_app_a_notice_tells(language: str, text: str, verdict: Verdict) -> None:
    assert judged(language, text).verdict is verdict


def test_without_a_notice_no_app_is_told() -> None:
    match = judged("en", "The exchange took place on Telegram.", TALK[1:])
    assert match.verdict is OPEN and "no notice" in match.reasons[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Brandt left the group."), ("fr", "Brandt a quitté le groupe."), ("pl", "Brandt opuściła grupę.")],
)
def test_who_left_is_told_in_whatever_language_the_app_speaks(language: str, text: str) -> None:
    assert judged(language, text).verdict is YES


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [
        ("en", "Three people take part in the conversation.", NO),
        ("fr", "Deux personnes participent à l'échange.", YES),
        ("en", "Brandt does not take part in the conversation.", YES),
        ("de", "Brandt nimmt am Gespräch teil.", NO),
        ("fr", "Moreau a le premier mot.", YES),
        ("pl", "W wymianie uczestniczą dwie osoby.", YES),
        ("de", "Am Austausch sind drei Personen beteiligt.", NO),
        ("es", "En la conversación intervienen dos personas.", YES),
        ("nl", "Aan het gesprek nemen twee personen deel.", YES),
    ],
)
def test_who_takes_part(language: str, text: str, verdict: Verdict) -> None:
    assert judged(language, text).verdict is verdict


@pytest.mark.parametrize(
    ("language", "text", "verdict"),
    [("en", "The first message is cut off.", YES), ("en", "The last message is cut off.", NO)],
)
def test_which_message_is_hidden(language: str, text: str, verdict: Verdict) -> None:
    assert judged(language, text).verdict is verdict


def test_one_hidden_message_is_found_in_italian() -> None:
    assert judged("it", "Un messaggio è tagliato.").verdict is YES
