"""What apps note on a message, in the languages of their users: that it was forwarded, edited; what they put in its
place; whom they call you; and what stands in an empty field that one types in."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

# How alike a reading and a mark must be (0..1): a letter or two of an italic, faint word may be misread.
ALIKE = 0.84
# How alike where it is all that is said.
SURE = 0.9
# Letters that an icon is read as, and a word before whom a message is for at most; whom that is.
ICON, PREPOSITION = 1, 3
_ADDRESSED = re.compile(r"(?P<asks>.*\w\s)[#@]\S.*")
# Of whom a message was forwarded, words at most.
WHOM = 5
_FROM = re.compile(
    r"(?P<mark>\w+(?: \w+){0,2}?) (?:from|von|de|du|da|di|del|do|van|från|fra|od|от|від|από)\s(?P<whom>\w[^.!?]*)"
)
# Words of a note that somebody answered, names and all, at most.
ANSWERED = 7
# How many did, and what follows.
_COUNTED = re.compile(r"\W*\d{1,4}\+?\s?(?P<rest>\D.*)")
# The lists of what is noted on a message.
NOTES = ("forwarded", "edited")


@cache
def _listed(*names: str) -> tuple[str, ...]:
    data: dict[str, list[str]] = json.loads((Path(__file__).parent / "marks.json").read_text("utf-8"))
    return tuple(_plain(mark) for name in names for mark in data[name])


def _plain(text: str) -> str:
    return re.sub(r"[^\w\s]+", " ", text).strip().casefold()


def _spaced(text: str) -> str:
    return " ".join(_plain(text).split())


@cache
def is_mark(text: str) -> bool:
    """Return whether a text is such a note and nothing else; an icon before it may have been read as a sign or two."""
    words = _plain(text).split()
    tails = {" ".join(words), " ".join(words[1:]) if words and len(words[0]) <= 2 else ""} - {""}
    return any(get_close_matches(mark, tails, n=1, cutoff=ALIKE) for mark in _listed(*NOTES))


def is_forwarded(text: str) -> bool:
    """Return whether a text says of whom a message was forwarded ("Forwarded from Ana Roca") and nothing else."""
    found = _FROM.fullmatch(text.strip())
    return found is not None and is_mark(found["mark"]) and len(found["whom"].split()) <= WHOM


@cache
def is_receipt(text: str) -> bool:
    """Return whether a text says that a message arrived or was read, by how many, and nothing else."""
    return re.sub(r"[\d\s]+", " ", _plain(text)).strip() in _listed("receipt")


@cache
def tells_typing(text: str) -> bool:
    """Return whether a text says who is writing just now ("Ana is typing…"), dots behind it, and nothing else."""
    told = _spaced(text)
    dotted = text.rstrip().endswith((".", "…", "·", "•"))
    return dotted and len(told.split()) <= ANSWERED and told.endswith(_listed("typing"))


@cache
def tells_unread(text: str) -> bool:
    """Return whether a text says that what follows is not read yet, and nothing else."""
    return _plain(text) in _listed("unread")


@cache
def counts_replies(text: str) -> bool:
    """Return whether a text begins with how many answered a message ("7 replies Last reply today"); what their faces
    were read as may stand before it."""
    found = _COUNTED.match(text)
    rest = _plain(found["rest"]) if found else ""
    return any(re.match(rf"{reply}\b" if reply.isascii() else reply, rest) for reply in _listed("replies"))


@cache
def is_answer(text: str) -> bool:
    """Return whether a text says that somebody answered somebody ("You replied to Ana") and nothing else."""
    told = _spaced(text)
    return len(told.split()) <= ANSWERED and any(phrase in told for phrase in _listed("answered"))


@cache
def is_notice(text: str) -> bool:
    """Return whether a text is what an app puts in the place of a message (that it was deleted, that a call was missed)
    and nothing else; an icon before it may have been read as a sign or two."""
    words = _off_icons(_plain(text).split())
    return bool(words) and bool(get_close_matches(" ".join(words), _listed("noted"), n=1, cutoff=SURE))


def _off_icons(words: list[str]) -> list[str]:
    """Return words without the icons before them that were read as a sign each, but for the last word."""
    return _off_icons(words[1:]) if len(words) > 1 and len(words[0]) <= ICON else words


def is_you(text: str) -> bool:
    """Return whether a label calls the owner of the phone "You" or "Me" and tells no name."""
    return _plain(text) in _listed("you")


def is_prompt(text: str) -> bool:
    """Return whether a text is what stands in a field before anything was typed ("Message") and nothing else but icons
    before and behind it that were read as a sign each; or one with the channel behind it ("Message #general")."""
    addressed = _ADDRESSED.fullmatch(text.strip())
    words = _plain(addressed["asks"] if addressed else text).split()
    if addressed and len(words) > 1 and len(words[-1]) <= PREPOSITION:
        words = words[:-1]
    words = _off_icons(_off_icons(words)[::-1])[::-1]
    return " ".join(words) in _listed("prompt")
