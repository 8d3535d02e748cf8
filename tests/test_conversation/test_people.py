"""One name for one person, every merge listed; two people stay two."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from ocr_pipeline.conversation.names import find_merges
from ocr_pipeline.conversation.people import named_messages, with_people
from ocr_pipeline.model import Case, QuestionKind, SenderSource
from tests.test_conversation.talking import mine, numbered, pages_of, said

STATED = {"Emmanuel Macron": ("Macron", "le président"), "Donald Trump": ("Trump",)}


@pytest.mark.parametrize(
    ("counts", "stated"),
    [
        pytest.param({"Jan": 20, "Jana": 1}, {}, id="a letter more is another name"),
        pytest.param({"Anna": 20, "Hanna": 1}, {}, id="and so before it"),
        pytest.param({"Julia": 20, "Julie": 1}, {}, id="another vowel is another name"),
        pytest.param({"Martin": 20, "Karin": 1}, {}, id="two letters of a short name"),
        pytest.param({"Trump": 5, "Trumo": 4}, {}, id="both are frequent"),
        pytest.param({"Lisa": 20, "Lise": 1}, {"Lisa": (), "Lise": ()}, id="both are stated"),
        pytest.param({"Simon": 20, "Simor": 1}, {"Simor": ()}, id="the rare one is stated"),
        pytest.param({"Emma Moor": 5, "Ed Moss": 5, "EM": 3}, {}, id="initials of two"),
        pytest.param({"+44 161 496 0735": 3, "+44 161 496 0736": 1}, {}, id="two numbers"),
        pytest.param({"Anna \ufffc": 3, "Annabel": 1}, {}, id="a sign behind a name"),
        pytest.param({"A\ufffc": 3, "Al": 1}, {}, id="too little is left of a name"),
        pytest.param({"Anna": 3, "": 2}, {}, id="no name is nobody's"),
    ],
)
def test_two_people_stay_two(counts: dict[str, int], stated: dict[str, tuple[str, ...]]) -> None:
    assert find_merges(counts, stated) == ()


@pytest.mark.parametrize(
    ("read", "person", "counts", "stated"),
    [
        ("Trumo", "Trump", {"Trump": 12, "Trumo": 1}, {}),
        ("Trurp Tover", "Trump Tower", {"Trump Tower": 12, "Trurp Tover": 1}, {}),
        ("Daniei Weiss", "Daniel Weiss", {"Daniel Weiss": 9, "Daniei Weiss": 2}, {}),
        ("Marlene Vo \ufffc t", "Marlene Vogt", {"Marlene Vogt": 2, "Marlene Vo \ufffc t": 2}, {}),
        ("Andre", "André", {"André": 4, "Andre": 3}, {}),
        ("ANNA K.", "Anna K", {"Anna K": 9, "ANNA K.": 1}, {}),
        ("Macron", "Emmanuel Macron", {"Macron": 9}, STATED),
        ("EM", "Emmanuel Macron", {"EM": 9}, STATED),
        ("E.M.", "Emma Moor", {"Emma Moor": 5, "E.M.": 7}, {}),
        ("0161 496 0735", "+44 161 496 0735", {"+44 161 496 0735": 5, "0161 496 0735": 2}, {}),
        ("0044 161 4960735", "+44 (161) 496-0735", {"+44 (161) 496-0735": 5, "0044 161 4960735": 2}, {}),
    ],
)
def test_names_of_one_person_are_one(
    read: str, person: str, counts: dict[str, int], stated: dict[str, tuple[str, ...]]
) -> None:
    assert [(each.read, each.person) for each in find_merges(counts, stated)] == [(read, person)]


def test_every_merge_is_a_question_with_its_places() -> None:
    messages = numbered(*(said(sender="Trump") for _ in range(6)), said(sender="Trumo"))
    named, (question,) = with_people("case", messages, Case())
    assert {each.sender for each in named} == {"Trump"}
    assert (question.kind, question.message_ids) == (QuestionKind.SAME_PERSON, ("m007",))
    assert [spot.box for spot in question.spots] == [messages[6].box]
    assert "“Trumo” (1 message)" in question.question and question.question.endswith("?")


def test_what_was_not_read_is_not_merged() -> None:
    messages = numbered(mine(), said(sender=""))
    assert with_people("case", messages, Case(participants=MappingProxyType(STATED))) == (messages, ())


def test_the_owner_alone_is_named_by_the_case() -> None:
    (page,) = pages_of(said(), mine())
    named = named_messages(page, Case(owner="Donald Trump"))
    assert [(each.sender, each.sender_source) for each in named] == [
        ("Ann", SenderSource.LABEL),
        ("Donald Trump", SenderSource.CONFIG),
    ]
    assert [each.sender for each in named_messages(page, Case())] == ["Ann", "self"]


def test_a_name_out_of_sight_is_that_of_the_same_message_on_another_page() -> None:
    first = (said("one"), said("two"))
    second = [said(text, sender="", page=2) for text in ("two", "three", "four")]
    messages = numbered(*first, *second[:2], mine(page=2), second[2])
    messages[2] = replace(messages[2], duplicate_of="m002")
    named, _ = with_people("case", messages, Case())
    assert [each.sender for each in named] == ["Ann", "Ann", "Ann", "Ann", "self", ""]
    assert named[3].sender_source is SenderSource.INFERRED


def test_a_cut_message_may_have_had_a_name_of_its_own() -> None:
    messages = numbered(said("one"), said("two", sender="", partial=True))
    assert [each.sender for each in with_people("case", messages, Case())[0]] == ["Ann", ""]
