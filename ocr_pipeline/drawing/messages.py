"""Words and messages → pictures of which words became which part of a message, and of the messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ocr_pipeline.drawing.canvas import (
    AMBER,
    BLUE,
    BROWN,
    GREEN,
    GREY,
    RED,
    TEAL,
    VIOLET,
    Colour,
    Note,
    framed,
    letter_height,
    tagged,
    tinted,
    with_legend,
    with_notes,
)
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import LineReading, Message, MessageKind, Page, Pixels, Steps

# The columns of messages.csv that words go into, in the order in which they are looked for.
COLUMNS: Mapping[str, Colour] = {
    "sender": VIOLET,
    "timestamp": AMBER,
    "text": GREEN,
    "quoted_text": BLUE,
    "reactions": BROWN,
}
KINDS = {MessageKind.TEXT: GREEN, MessageKind.MEDIA: BLUE, MessageKind.SYSTEM: TEAL, MessageKind.DATE: AMBER}
# What somebody said, and not the chat itself.
SAID = (MessageKind.TEXT, MessageKind.MEDIA)
LEFT = "in no message"
# Share of a line's box that lies within a message whose line it is; a label or a time may float just outside.
WITHIN = 0.5


def draw_parts(steps: Steps) -> Pixels:
    """Return the upright picture with every word coloured by the column of messages.csv that holds it.

    It is told from the result: the words are looked up in the message that they stand in or next to.
    """
    found = [part for reading in steps.readings for part in _parts(reading, steps.upright)]
    legend = {"date or system row": TEAL, **COLUMNS, f"{LEFT} (interface, title, captions, icons)": GREY}
    pixels = steps.image.screenshot.pixels
    return with_legend(tinted(pixels, found), "Where the words went:", legend, letter_height(pixels))


def _parts(reading: LineReading, page: Page) -> Iterator[tuple[Box, Colour]]:
    """Give each word's box with the colour of its column, all of a line's words as one where one column has them."""
    message = _message_of(reading.line.box, page.messages)
    whole = _column(reading.text, message)
    for word in reading.words:
        yield word.box, _colour(whole or _column(word.text, message), message)


def _colour(column: str, message: Message | None) -> Colour:
    if message is None or not column:
        return GREY
    return COLUMNS[column] if message.kind in SAID or column != "text" else TEAL


def _message_of(box: Box, messages: Sequence[Message]) -> Message | None:
    """Return the message that a line stands in, else the nearest above or below it by no more than its height."""
    inside = [each for each in messages if each.box.holds(box, share=WITHIN)]
    if inside:
        return min(inside, key=lambda message: message.box.area)
    near = [each for each in messages if each.box.grown(2 * box.height).holds(box, share=WITHIN)]
    return min(near, key=lambda message: abs(message.box.center_y - box.center_y), default=None)


def _column(text: str, message: Message | None) -> str:
    """Return the column of a message that a text stands in, '' if it stands in none."""
    if message is None or not _bare(text):
        return ""
    return next((name for name in COLUMNS if _bare(text) in _bare(getattr(message, name))), "")


def _bare(text: str) -> str:
    """Return a text without what joining lines changes: spaces, and the hyphen of a broken word."""
    return "".join(text.split()).replace("-", "")


def draw_messages(steps: Steps) -> Pixels:
    """Return the picture as given with every message framed and numbered, and beside it what it was read as."""
    pixels = steps.given.pixels
    boxes = [(message.box, KINDS[message.kind]) for message in steps.page.messages]
    tags = [(box, colour, str(number)) for number, (box, colour) in enumerate(boxes, start=1)]
    size = letter_height(pixels)
    drawn = tagged(framed(pixels, boxes, thick=3), tags, size)
    notes = [
        Note(message.box, RED if message.review else KINDS[message.kind], _told(number, message))
        for number, message in enumerate(steps.page.messages, start=1)
    ]
    legend = {**{kind.value: colour for kind, colour in KINDS.items()}, "a person should look": RED}
    return with_legend(with_notes(drawn, notes), "Messages:", legend, size)


def _told(number: int, message: Message) -> tuple[str, ...]:
    """Return what a message was read as: who, when, where and how surely, then its words, then what is doubted."""
    head = (
        message.sender or ("sender not known" if message.kind in SAID else ""),
        message.timestamp,
        message.side.value if message.side else "no side",
        message.kind.value,
        f"{message.confidence:.0%}",
        "cut by the edge" if message.partial else "",
    )
    lines = (
        f"{number}. " + " · ".join(part for part in head if part),
        f"reply to: {message.quoted_text}" if message.quoted_text else "",
        message.text or "(no words)",
        f"second engine: {message.second_text}" if message.second_text else "",
        f"reactions: {message.reactions}" if message.reactions else "",
        "look: " + ", ".join(message.review).replace("_", " ") if message.review else "",
    )
    return tuple(line for line in lines if line)
