"""Pages of one folder become one conversation: overlap, order, gaps, copies, several chats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr_pipeline.conversation import build_conversations
from ocr_pipeline.model import Case, Conversation, Message, MessageKind, Page, Question, QuestionKind, Source
from ocr_pipeline.settings import ConversationSettings
from ocr_pipeline.tables.rows import frames
from tests.conversations.cutting import make_pile
from tests.test_conversation.talking import date, mine, pages_of, said

HELLO, LUNCH, INVOICE, TRAIN, KEYS, THANKS = (
    "Hello, are you there?",
    "Lunch at the harbour on Friday?",
    "Could you send me the invoice again?",
    "The train is twenty minutes late",
    "I left the keys under the flower pot",
    "Thanks a lot, you saved my day",
)


def joined(pages: Sequence[Page]) -> Conversation:
    (found,) = build_conversations("case", pages, Case(), ConversationSettings())
    return found


def kept(conversation: Conversation) -> list[str]:
    return [message.text for message in conversation.messages if not message.duplicate_of]


def names(conversation: Conversation) -> list[str]:
    return [page.source.name for page in conversation.pages]


def asked(conversation: Conversation, kind: QuestionKind) -> list[Question]:
    return [question for question in conversation.questions if question.kind is kind]


def on(page: int, *messages: Message) -> list[Message]:
    """Return messages as they stand on a page."""
    source = Source("case", f"case/{page}.png", f"digest{page}")
    return [replace(message, source=source) for message in messages]


def test_two_pages_that_overlap_are_one_talk_and_keep_every_row() -> None:
    first, second = on(1, said(HELLO), mine(LUNCH), said(INVOICE)), on(2, mine(LUNCH), said(INVOICE), mine(TRAIN))
    found = joined(pages_of(*first, *second))
    assert kept(found) == [HELLO, LUNCH, INVOICE, TRAIN]
    assert [message.text for message in found.messages] == [HELLO, LUNCH, INVOICE, LUNCH, INVOICE, TRAIN]
    assert [message.duplicate_of for message in found.messages] == ["", "", "", "m002", "m003", ""]
    assert not found.questions


def test_pages_are_in_the_order_that_overlaps_tell_whatever_their_names() -> None:
    found = joined(
        pages_of(
            *on(1, said(KEYS), mine(THANKS)), *on(2, said(HELLO), mine(LUNCH)),
            *on(3, mine(LUNCH), said(INVOICE), said(KEYS)),
        )
    )  # fmt: skip
    assert names(found) == ["case/2.png", "case/3.png", "case/1.png"]
    assert kept(found) == [HELLO, LUNCH, INVOICE, KEYS, THANKS]


def test_what_is_read_otherwise_on_the_next_page_is_still_one_message() -> None:
    first = on(1, said(HELLO), mine("Lunch at the harbour on Friday? It is 12 euros"))
    second = on(2, mine("Lunch atthe harb0ur on Friday It is 12 curos"), said(TRAIN))
    assert len(kept(joined(pages_of(*first, *second)))) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(said("ok", "10:05"), said("ok", "10:06"), id="two honest ok"),
        pytest.param(said("ok"), said("ok"), id="a lone ok without a time tells nothing"),
        pytest.param(said("Transfer 500"), said("Transfer 7500"), id="another number"),
        pytest.param(said("Transfer 500", "10:05"), said("Transfer 800", "10:05"), id="another number, same minute"),
        pytest.param(said(LUNCH), mine(LUNCH), id="each said it once"),
        pytest.param(said(LUNCH, "10:05"), said(LUNCH, "18:40"), id="said again in the evening"),
        pytest.param(date("Monday"), date("Monday"), id="a floating date is no overlap"),
    ],
)
def test_two_messages_stay_two(one: Message, other: Message) -> None:
    found = joined(pages_of(*on(1, said(HELLO), one), *on(2, other, said(TRAIN))))
    if one.kind is MessageKind.DATE:
        assert len(asked(found, QuestionKind.GAP)) == 1
    else:
        assert [message.duplicate_of for message in found.messages] == [""] * 4


def test_numbers_stay_two_even_beside_a_shared_message() -> None:
    first = on(1, said(HELLO), mine(LUNCH), said("Transfer 500"))
    second = on(2, mine(LUNCH), said("Transfer 7500"), mine(TRAIN))
    assert {"Transfer 500", "Transfer 7500"} <= set(kept(joined(pages_of(*first, *second))))


def test_a_lone_ok_at_the_same_minute_joins_pages() -> None:
    found = joined(pages_of(*on(1, said(HELLO), said("ok", "10:05")), *on(2, said("ok", "10:05"), mine(TRAIN))))
    assert kept(found) == [HELLO, "ok", TRAIN]


def test_two_ok_within_an_overlap_stay_two() -> None:
    talk = [mine(LUNCH), said("ok"), said("ok"), mine(TRAIN)]
    assert kept(joined(pages_of(*on(1, *talk[:3]), *on(2, *talk)))) == [LUNCH, "ok", "ok", TRAIN]


def test_a_cut_message_is_completed_by_the_page_that_has_it_whole() -> None:
    long = f"{INVOICE} {TRAIN}"
    first = on(1, said(HELLO), mine(LUNCH), said(INVOICE, partial=True))
    second = on(2, mine(LUNCH), said(long), mine(KEYS))
    found = joined(pages_of(*first, *second))
    assert kept(found) == [HELLO, LUNCH, long, KEYS]
    assert [message.duplicate_of for message in found.messages][2] == "m005"


def test_a_rim_of_a_message_repeats_the_message_beside_it() -> None:
    first = on(1, said(HELLO), mine(LUNCH), said("", partial=True))
    second = on(2, mine(LUNCH), said(TRAIN), mine(KEYS))
    assert kept(joined(pages_of(*first, *second))) == [HELLO, LUNCH, TRAIN, KEYS]


def test_what_only_two_halves_show_keeps_both() -> None:
    first = on(1, said(HELLO), mine("The first half of what", partial=True))
    second = on(2, mine("was said by somebody", partial=True), said(TRAIN))
    found = joined(pages_of(*first, *second))
    assert len(kept(found)) == 4
    assert "cut" in asked(found, QuestionKind.GAP)[0].question


def test_a_figure_misread_between_shared_messages_is_pointed_out() -> None:
    first = on(1, said(HELLO), mine("It costs 500 in all"), said(TRAIN))
    second = on(2, said(HELLO), mine("It costs 600 in all"), said(TRAIN), mine(KEYS))
    found = joined(pages_of(*first, *second))
    assert len(kept(found)) == 4
    assert [message.text for message in found.messages if "readings_differ" in message.review] == [
        "It costs 500 in all", "It costs 600 in all",
    ]  # fmt: skip


def test_pages_without_a_message_in_common_have_a_gap_between_them() -> None:
    found = joined(pages_of(*on(1, said(HELLO), mine(LUNCH)), *on(2, said(TRAIN), mine(KEYS))))
    (gap,) = asked(found, QuestionKind.GAP)
    assert gap.message_ids == ("m002", "m003")
    assert [spot.source.name for spot in gap.spots] == ["case/1.png", "case/2.png"]


def test_days_order_pages_that_share_nothing() -> None:
    pages = pages_of(
        *on(1, date("15 January 2026"), said(TRAIN, "09:00")), *on(2, date("14 January 2026"), said(HELLO, "10:00"))
    )
    found = joined(pages)
    assert names(found) == ["case/2.png", "case/1.png"]
    assert any("names" in question.question for question in asked(found, QuestionKind.ORDER))


def test_clocks_order_pages_without_a_day() -> None:
    found = joined(pages_of(*on(1, said(TRAIN, "18:00"), mine(KEYS, "18:02")), *on(2, said(HELLO, "09:00"))))
    assert names(found) == ["case/2.png", "case/1.png"]


def test_names_order_pages_that_tell_nothing_else() -> None:
    found = joined(pages_of(*on(10, said(TRAIN)), *on(9, said(HELLO))))
    assert names(found) == ["case/9.png", "case/10.png"]
    assert not asked(found, QuestionKind.ORDER)


def test_who_scrolled_back_took_the_last_page_first() -> None:
    pages = pages_of(
        *on(1, said(KEYS), mine(THANKS)), *on(3, said(INVOICE), mine(TRAIN)), *on(4, said(HELLO), mine(LUNCH)),
        *on(2, mine(TRAIN), said("Where shall I put them then?")),
    )  # fmt: skip
    assert names(joined(pages)) == ["case/4.png", "case/3.png", "case/2.png", "case/1.png"]


def test_the_same_file_twice_counts_once() -> None:
    pages = pages_of(*on(1, said(HELLO), mine(LUNCH)))
    source = Source("case", "case/copy.png", pages[0].source.sha256)
    copy = replace(pages[0], source=source, messages=tuple(replace(m, source=source) for m in pages[0].messages))
    found = joined([*pages, copy])
    assert kept(found) == [HELLO, LUNCH]
    assert "same file" in asked(found, QuestionKind.COPY)[0].question


def test_a_picture_saved_anew_is_reported_as_a_copy() -> None:
    pages = pages_of(*on(1, said(HELLO), mine(LUNCH)), *on(2, said("Hello are you therc?"), mine(LUNCH)))
    pages = [replace(pages[0], fingerprint=0b1011), replace(pages[1], fingerprint=0b1010)]
    found = joined(pages)
    assert kept(found) == [HELLO, LUNCH]
    assert len(asked(found, QuestionKind.COPY)) == 1
    assert not asked(joined([pages[0], replace(pages[1], fingerprint=(1 << 63) - 1)]), QuestionKind.COPY)


def test_a_date_that_floats_over_a_later_page_repeats_the_line_that_said_it() -> None:
    first = on(1, date("14 January 2026"), said(HELLO), mine(LUNCH))
    second = on(2, date("14 January 2026"), mine(LUNCH), said(TRAIN))
    found = joined(pages_of(*first, *second))
    assert [message.duplicate_of for message in found.messages if message.kind is MessageKind.DATE] == ["", "m001"]


def titled(title: str, page: int, *messages: Message) -> Page:
    (found,) = pages_of(*on(page, *messages), title=title)
    return found


def test_conversations_with_other_titles_are_kept_apart() -> None:
    pages = [
        titled("Anna Berg", 1, said(HELLO), mine(LUNCH)), titled("Jonas Weiss", 2, said(TRAIN), mine(KEYS)),
        titled("Anna Bcrg", 3, mine(LUNCH), said(INVOICE)),
    ]  # fmt: skip
    first, second = build_conversations("case", pages, Case(), ConversationSettings())
    assert (first.name, second.name) == ("case", "case/Jonas Weiss")
    assert kept(first) == [HELLO, LUNCH, INVOICE]
    assert kept(second) == [TRAIN, KEYS]
    assert all(len(asked(each, QuestionKind.SPLIT)) == 1 for each in (first, second))


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([titled("Anna Berg", 1, said(HELLO)), titled("", 2, said(TRAIN))], id="one has no title"),
        pytest.param([titled("Anna Berg", 1, said(HELLO)), titled("Anna Be…", 2, said(TRAIN))], id="one is cut short"),
        pytest.param(
            [titled("Anna Berg", 1, said(HELLO), mine(LUNCH)), titled("online", 2, mine(LUNCH), said(TRAIN))],
            id="they overlap",
        ),
        pytest.param(
            [
                titled("Anna Berg", 1, said(HELLO)),
                replace(titled("last seen today", 2, said(TRAIN)), furniture=("< last seen today Anna Berg",)),
            ],
            id="the title stands in the other header",
        ),
    ],
)
def test_pages_of_one_chat_are_not_parted(pages: list[Page]) -> None:
    assert len(build_conversations("case", pages, Case(), ConversationSettings())) == 1


def table(conversations: Sequence[Conversation]) -> str:
    return str(frames(conversations, (), (), (), ())["messages"].to_csv()) + str(
        [each.questions for each in conversations]
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(seed: int, chance: Random) -> None:
    pile = make_pile(seed)
    pages = list(pile.pages)
    chance.shuffle(pages)
    one, other = (build_conversations("pile", each, Case(), ConversationSettings()) for each in (pile.pages, pages))
    assert table(one) == table(other)


def told(conversation: Conversation) -> list[tuple[object, ...]]:
    """Return what is told of every message that stands for itself."""
    return [
        (each.source.name, each.box, each.text, each.sender, each.sent_at)
        for each in conversation.messages
        if not each.duplicate_of
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_adding_a_copy_changes_nothing_but_duplicates(seed: int) -> None:
    pile = make_pile(seed, copies=False)
    page = Random(seed).choice(pile.pages)
    source = Source("pile", page.source.name + " again", page.source.sha256)
    copy = replace(page, source=source, messages=tuple(replace(each, source=source) for each in page.messages))
    (before,) = build_conversations("pile", pile.pages, Case(), ConversationSettings())
    (after,) = build_conversations("pile", [*pile.pages, copy], Case(), ConversationSettings())
    rows = [each for each in told(after) if each[0] != source.name]
    assert rows == list(told(before))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_taking_a_page_away_changes_the_text_of_no_other_message(seed: int) -> None:
    pile = make_pile(seed)
    gone = Random(seed).choice(pile.pages).source.name
    rest = [page for page in pile.pages if page.source.name != gone]
    found = build_conversations("pile", rest, Case(), ConversationSettings())
    texts = {(page.source.name, message.box): message.text for page in pile.pages for message in page.messages}
    read = [message for each in found for message in each.messages]
    assert all(texts[message.source.name, message.box] == message.text for message in read)
    assert len(read) == sum(len(page.messages) for page in rest)
