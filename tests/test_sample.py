"""The second sample, read as `make run` reads it: what it was drawn from is its truth."""

from __future__ import annotations

import re
from functools import cache

import pytest
from rapidfuzz import fuzz

from ocr_pipeline import extract
from ocr_pipeline.model import Conversation, Match, Message, MessageKind, QuestionKind, Verdict
from ocr_pipeline.pipeline.judging import judge_articles
from ocr_pipeline.settings import Settings
from tests.calling import ROOT
from tests.chats.sample import FILES, FOLDER, shots

DAYS = {"Mi., 11. März": "2026-03-11", "Donnerstag": "2026-03-12", "Gestern": "2026-03-13", "Heute": "2026-03-14"}
PERSON = {"Jonas R.": "Jonas Reinhardt"}

pytestmark = pytest.mark.tesseract


@cache
def conversation() -> Conversation:
    (found,) = extract([FOLDER]).conversations
    return found


def truth() -> dict[str, tuple[str, str]]:
    """Return sender and time of every text of the talk."""
    day, found = "", {}
    for item in shots()[-1].items:
        if item.kind == "date":
            day = DAYS[item.text]
        else:
            found[item.text] = (PERSON.get(item.sender, item.sender), f"{day}T{item.time}+01:00")
    return found


def told(message: Message) -> tuple[str, str]:
    """Return sender and time of what a message was drawn from."""
    return truth()[max(truth(), key=lambda text: fuzz.ratio(text, message.text))]


def spoken() -> list[Message]:
    """Return the texts that tell which they are: no short ones, and none that is a rim read as letters."""
    texts = [each for each in conversation().messages if each.kind is MessageKind.TEXT and len(each.text) > 8]
    return [each for each in texts if not (each.partial and "low_confidence" in each.review)]


def test_the_pictures_in_the_repository_are_those_of_the_talk() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*filter(None, FILES), "forwarded.jpg", "participants.toml"}


def test_senders_and_times_are_right_wherever_they_are_set() -> None:
    assert len(spoken()) >= 40
    for message in spoken():
        sender, sent_at = told(message)
        assert message.sender in ("", sender), message.text
        assert sent_at.startswith(message.sent_at), message.text


def test_most_senders_and_times_are_known() -> None:
    assert sum(bool(each.sent_at) for each in spoken()) >= 0.9 * len(spoken())
    assert sum(bool(each.sender) for each in spoken()) >= 0.95 * len(spoken())


def test_pages_are_in_the_order_of_the_talk_and_nothing_stands_twice() -> None:
    texts = list(truth())
    once = [each for each in spoken() if not each.duplicate_of]
    places = [texts.index(max(texts, key=lambda text: fuzz.ratio(text, each.text))) for each in once]
    assert places == sorted(set(places))


def test_the_missing_page_and_the_copy_are_said() -> None:
    questions = {each.kind: each for each in conversation().questions}
    gap, copy = questions[QuestionKind.GAP], questions[QuestionKind.COPY]
    assert [spot.source.name for spot in gap.spots] == [FILES[2], FILES[4]]
    assert {spot.source.name for spot in copy.spots} == {"forwarded.jpg", FILES[1]}
    assert QuestionKind.ORDER not in questions and QuestionKind.SPLIT not in questions


def test_what_a_careful_person_would_ask_is_asked() -> None:
    questions = {each.kind: each for each in conversation().questions}
    merges = [each.question for each in conversation().questions if each.kind is QuestionKind.SAME_PERSON]
    assert any("“Jonas R.”" in question for question in merges)
    assert re.search(r"“14800” where the message has “4800”", questions[QuestionKind.QUOTE].question)
    quiet = (QuestionKind.CLOCK, QuestionKind.SIDE, QuestionKind.DATE, QuestionKind.SHAPE, QuestionKind.STATUS_BAR)
    assert not set(quiet) & set(questions)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Personne ne nous a rien dit", Verdict.QUOTED),
        ("We ask for a safe crossing", Verdict.QUOTED),
        ("le détour par le pont", Verdict.SUPPORTED),
        ("pont provisoire", Verdict.SUPPORTED),
        ("14 800 euros", Verdict.CONTRADICTED),
        ("mardi à 18 heures", Verdict.CONTRADICTED),
        ("démission du maire", Verdict.NOT_FOUND),
        ("neuf mille habitants", Verdict.NOT_CHECKABLE),
    ],
)
def test_the_article_in_a_third_language_is_judged(words: str, verdict: Verdict) -> None:
    (found,) = (each for each in matches() if words in each.claim.text)
    assert found.verdict is verdict


@cache
def matches() -> tuple[Match, ...]:
    article = ROOT / "seeds" / f"{FOLDER.name}.md"
    files = [(article, article.name, conversation().name)]
    return judge_articles([conversation()], files, Settings(), lambda done, total, what: None)[1]


def test_no_sign_of_a_coloured_name_is_taken_for_an_emoji() -> None:
    asked = [each.question for each in conversation().questions if each.kind is QuestionKind.SAME_PERSON]
    assert len(asked) == 1, asked  # "Jonas R." alone: that is his own name for himself
