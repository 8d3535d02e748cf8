"""The names on the labels of a conversation → which of them are one person's, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

# A label that occurs at most so often, and so many times less than another, may be a misreading of it.
RARE, TIMES_LESS = 2, 3
# Letters a name needs for one of them to be misread, and for two.
ONE_WRONG, TWO_WRONG = 4, 8
# Digits at the end of a telephone number by which it is told; what stands before is the way to dial it.
SUBSCRIBER = 9
# Stands in a reading for a sign that was seen and not read.
UNREAD = "\ufffc"
VOWELS, THIN = "aeiouy", "iljt1"
# Letters that Tesseract takes for one another.
ALIKE = ("il1jtf", "ceo", "nhrmu", "uvwy", "bhk6", "gqp9", "sz5", "b8", "dclo", "kx", "vy", "opdq")


@dataclass(frozen=True, slots=True)
class Merge:
    """A name as it was read, the person it is taken for, and why."""

    read: str
    person: str
    reason: str


def find_merges(counts: Mapping[str, int], participants: Mapping[str, tuple[str, ...]]) -> tuple[Merge, ...]:
    """Return which of the names read (with how often each was, duplicates not counted) are of a person with another.

    In this order: an alias that participants.toml states, the same letters set otherwise, a sign that could not be
    read, one telephone number, the initials of one person only, a rare misreading of a frequent name. Names that are
    both stated, or both frequent, are never one.
    """
    stated = {fold(name): person for person, aliases in participants.items() for name in (person, *aliases)}
    merges: dict[str, Merge] = {}
    ranked = sorted(counts, key=lambda name: (*_doubt(name, stated), not counts[name], -counts[name], name))
    people: list[str] = [*participants]
    for name in ranked:
        found = _alias(name, stated) or _person_for(name, people, counts, stated)
        if found:
            merges[name] = found
        elif name not in people:
            people.append(name)
    return tuple(each for name, each in sorted(merges.items()) if each.person != name)


def _doubt(name: str, stated: Mapping[str, str]) -> tuple[bool, bool, bool]:
    """Return a sort key by which stated names come first, and parts of names and initials after whole ones."""
    return fold(name) not in stated, UNREAD in name, name.isupper()


def _alias(name: str, stated: Mapping[str, str]) -> Merge | None:
    person = stated.get(fold(name))
    return Merge(name, person, "participants.toml says so") if person else None


def _person_for(name: str, people: list[str], counts: Mapping[str, int], stated: Mapping[str, str]) -> Merge | None:
    """Return the one person a name stands for, if there is exactly one by the first way that finds any."""
    for ways in (
        [(each, "the letters are the same") for each in people if fold(each) == fold(name)],
        [(each, "a sign of it could not be read") for each in people if each != name and unread(name, each)],
        [(each, "it is the same telephone number") for each in people if same_number(name, each)],
        [(each, "these are the initials of nobody else here") for each in people if initials_of(name, each)],
        [
            (each, "it is rare and reads almost the same")
            for each in people
            if fold(name) not in stated
            and counts[name] <= RARE
            and counts.get(each, 0) >= TIMES_LESS * max(1, counts[name])
            and misread(fold(name), fold(each))
        ],
    ):
        if len(ways) == 1:
            return Merge(name, *ways[0])
        if ways:
            return None
    return None


def fold(name: str) -> str:
    """Return a name without case, accents, and signs between its letters."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char))))


def unread(name: str, full: str) -> bool:
    """Return whether a name is another but for signs that were seen and not read, two letters of it at most each."""
    parts = [re.escape(fold(part)) for part in name.split(UNREAD)]
    pattern = r"\s?\w{0,2}\s?".join(parts)
    return len(parts) > 1 and len("".join(parts)) >= ONE_WRONG and re.fullmatch(pattern, fold(full)) is not None


def same_number(one: str, other: str) -> bool:
    """Return whether two names are one telephone number, with or without the country before it."""
    digits = [re.sub(r"\D", "", name) for name in (one, other)]
    if any(re.search(r"[^\W\d_]", name) for name in (one, other)) or min(map(len, digits)) < SUBSCRIBER:
        return False
    tails = [number.lstrip("0") for number in digits]
    return tails[0].endswith(tails[1]) or tails[1].endswith(tails[0])


def initials_of(name: str, full: str) -> bool:
    """Return whether a name is the initials of another: "EM", "E.M." of Emmanuel Macron."""
    words = full.split()
    letters = re.sub(r"[.\s-]", "", name)
    return len(words) > 1 and letters.isupper() and letters == "".join(word[0] for word in words).upper()


def misread(read: str, meant: str) -> bool:
    """Return whether a folded name may be the misreading of another.

    One letter may be wrong, two in a long name. A vowel for a vowel, or a letter more that is not thin, makes another
    name rather than a misreading: Julia and Julie, Jan and Jana.
    """
    allowed = 0 if len(meant) < ONE_WRONG else 1 if len(meant) < TWO_WRONG else 2
    edits = Levenshtein.editops(read, meant)
    return 0 < len(edits) <= allowed and all(
        _slips(edit.tag, read[edit.src_pos : edit.src_pos + 1], meant[edit.dest_pos : edit.dest_pos + 1])
        for edit in edits
    )


def _slips(tag: str, read: str, meant: str) -> bool:
    """Whether one edit is a slip of the reading."""
    if tag == "insert":
        return meant in THIN or meant == " "
    if tag == "delete":
        return read in THIN or read == " "
    if read in VOWELS and meant in VOWELS:
        return False
    return read in VOWELS or meant in VOWELS or any(read in group and meant in group for group in ALIKE)
