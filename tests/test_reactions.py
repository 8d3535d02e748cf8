"""Chips with emoji and counts at a message's edge → its reactions; what stands elsewhere stays text."""

from __future__ import annotations

import pytest

from ocr_pipeline.geometry import Box
from ocr_pipeline.messages.reactions import reactions_in, take_reactions, with_reactions
from ocr_pipeline.model import (
    LineReading,
    Message,
    MessageKind,
    Pictograph,
    Region,
    RegionKind,
    Side,
    Source,
    TextLine,
    Word,
)

SEEN = {"😂", "👍"}


def line(text: str, x: int, y: int, width: int = 40) -> LineReading:
    """Return a reading of words at a place; 😂 and 👍 are seen as pictographs."""
    box = Box(x, y, width, 20)
    seen = tuple(Pictograph(box, word) for word in text.split() if word in SEEN)
    measured = TextLine(box, 0, 16.0, 200, (0, 0, 0), (255, 255, 255), pictographs=seen)
    return LineReading(measured, tuple(Word(word, box, 0.9) for word in text.split()))


def message(y: int, kind: MessageKind = MessageKind.TEXT) -> Message:
    """Return a message 60 pixels high."""
    return Message(Source("c", "a.png", ""), None, kind, Box(20, y, 300, 60), "Hello", 0.9, side=Side.LEFT)


def taken(*regions: tuple[RegionKind, Box, tuple[LineReading, ...]]) -> tuple[list[str], list[str]]:
    """Return the texts that stay and the reactions taken."""
    made = [Region(kind, box, None, tuple(each.line for each in lines)) for kind, box, lines in regions]
    readings = {each.line: each for _, _, lines in regions for each in lines}
    left, found = take_reactions(made, readings)
    return [readings[each].text for region in left for each in region.lines], [each.text for each in found]


BUBBLE = (RegionKind.BUBBLE, Box(20, 100, 300, 60), (line("Hello you", 30, 120, 200),))


@pytest.mark.parametrize(
    ("words", "counted", "text"),
    [
        pytest.param("see you", False, "", id="words"),
        pytest.param("ok 😂", True, "", id="a word and an emoji in a chat of rows"),
        pytest.param("😂", True, "", id="an emoji without count in a chat of rows"),
        pytest.param("tomorrow 😂 then 👍", False, "", id="a sentence"),
        pytest.param("5", False, "", id="a count alone"),
        pytest.param("😂 5", True, "😂 5", id="an emoji and its count"),
        pytest.param("😂 5 👍 2", True, "😂 5 👍 2", id="two with counts"),
        pytest.param("😂 👍", False, "😂 👍", id="two without"),
        pytest.param("😂 5 “’ 2", True, "😂 5 \ufffc 2", id="one that was read as letters"),
        pytest.param("😂 5 0 2", True, "😂 5 \ufffc 2", id="eyes read as nought"),
    ],
)
def test_reactions_are_signs_and_counts(words: str, counted: bool, text: str) -> None:
    read = [Word(word, Box(0, 0, 9, 9), 0.9) for word in words.split()]
    assert reactions_in(read, SEEN, counted=counted) == text


@pytest.mark.parametrize("y", [92, 150, 162], ids=["at its upper edge", "across its lower edge", "close under it"])
def test_a_chip_at_a_bubbles_edge_is_its_reaction(y: int) -> None:
    chip = line("😂 2", 40, y)
    assert taken(BUBBLE, (RegionKind.OUTSIDE, chip.line.box, (chip,))) == (["Hello you"], ["😂 2"])


@pytest.mark.parametrize(
    ("text", "box", "reaction"),
    [
        pytest.param("😂 2", Box(36, 166, 52, 34), True, id="a chip close under it"),
        pytest.param("😂", Box(36, 166, 52, 34), True, id="an emoji on an area lower than the bubble of a word"),
        pytest.param("😂 2", Box(36, 240, 52, 34), False, id="a chip far below"),
        pytest.param("😂 2", Box(26, 161, 152, 44), False, id="a bubble with room"),
    ],
)
def test_a_chip_of_its_own_ground_under_a_bubble_is_its_reaction(text: str, box: Box, reaction: bool) -> None:
    chip = line(text, 40, box.y + (box.height - 20) // 2)
    left = ["Hello you"] if reaction else ["Hello you", text]
    assert taken(BUBBLE, (RegionKind.BUBBLE, box, (chip,))) == (left, [text] if reaction else [])


def test_an_emoji_as_high_as_the_bubble_of_a_word_is_a_message() -> None:
    sent, word = line("😂", 40, 173), line("Yes", 40, 219)
    found = taken(BUBBLE, *((RegionKind.BUBBLE, Box(36, y, 52, 34), (each,)) for y, each in ((166, sent), (212, word))))
    assert found == (["Hello you", "😂", "Yes"], [])


def test_emoji_far_from_a_bubble_are_no_reaction() -> None:
    chip = line("😂", 40, 300)
    assert taken(BUBBLE, (RegionKind.FLOATING, chip.line.box, (chip,))) == (["Hello you", "😂"], [])


def test_emoji_that_are_the_bubbles_text_stay_its_text() -> None:
    emoji = line("😂 👍", 30, 120)
    assert taken((RegionKind.BUBBLE, Box(20, 110, 90, 40), (emoji,))) == (["😂 👍"], [])


def test_a_row_of_emoji_and_counts_under_a_row_is_its_reactions() -> None:
    rows = (line("Hello you", 30, 100, 200), line("😂 5 👍 2", 30, 130, 90), line("Next one", 30, 170, 200))
    assert taken((RegionKind.ROWS, Box(0, 0, 400, 400), rows)) == (["Hello you", "Next one"], ["😂 5 👍 2"])


def test_reactions_go_to_the_message_above_never_to_a_date() -> None:
    chip = line("😂 2", 40, 162)
    _, found = take_reactions(
        [
            Region(RegionKind.BUBBLE, Box(20, 100, 300, 60), None),
            Region(RegionKind.OUTSIDE, chip.line.box, None, (chip.line,)),
        ],
        {chip.line: chip},
    )
    messages = with_reactions([message(100), message(185), message(160, MessageKind.DATE)], found)
    assert [each.reactions for each in messages] == ["😂 2", "", ""]


def test_the_chips_of_a_row_stay_part_of_its_message() -> None:
    said, chip = line("Hello you", 30, 100, 200), line("😂 5 👍 2", 30, 130, 90)
    region = Region(RegionKind.ROWS, Box(0, 0, 400, 400), None, (said.line, chip.line))
    (left,), _ = take_reactions([region], {each.line: each for each in (said, chip)})
    assert left.lines == (said.line,)
    assert [panel.holds(chip.line.box) for panel in left.panels] == [True]


@pytest.mark.parametrize(("above", "said"), [("# Transféré", True), ("See you there", False)])
def test_emoji_beside_the_time_are_what_was_said_under_a_note(above: str, said: bool) -> None:
    first, emoji, time = line(above, 30, 110, 150), line("😂", 30, 140), line("16:02", 250, 142)
    bubble = (RegionKind.BUBBLE, Box(20, 100, 300, 80), (first, emoji, time))
    texts, reactions = taken(bubble)
    assert ("😂" in texts, reactions) == (said, [] if said else ["😂"])


def test_reactions_level_with_a_name_over_a_bubble_are_none_of_it() -> None:
    name, seen = line("Ana Roca", 30, 82, 80), line("😂", 260, 88)
    row = (RegionKind.FLOATING, Box(30, 82, 270, 26), (name, seen))
    assert taken(BUBBLE, row) == (["Hello you", "Ana Roca"], ["😂"])
    beside = (RegionKind.FLOATING, Box(30, 82, 120, 26), (name, line("😂", 120, 88)))
    assert taken(BUBBLE, beside) == (["Hello you", "Ana Roca", "😂"], [])
