"""Blocks of pages → the conversations they are of, told apart by the title in the header and by who takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from ocr_pipeline.conversation.rows import folded
from ocr_pipeline.model import Page, SenderSource

# Two readings of one title are at least so alike (0..1); one of them may be cut short, to no fewer letters than this.
ALIKE, SHORTEST = 0.6, 4
# Names in common from which on two blocks are of one group, whatever their headers were read as.
COMPANY = 2


@dataclass(frozen=True, slots=True)
class Part:
    """One conversation of a folder: its title as read most often, '' if none is, and its page numbers."""

    title: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """What tells of one block which conversation it is of: its pages, titles with how often each was read, names, and
    all that was read of its headers."""

    pages: tuple[int, ...]
    titles: Counter[str]
    names: frozenset[str]
    headers: str

    @property
    def title(self) -> str:
        return min(self.titles, key=lambda title: (-self.titles[title], title), default="")


def split_blocks(blocks: Sequence[tuple[int, ...]], pages: Sequence[Page]) -> tuple[Part, ...]:
    """Return the conversations that blocks of pages are of, that with most pages first.

    Pages that overlap are of one conversation whatever their headers say. Blocks are of one where their titles are
    alike, or where they have two labelled names in common. A block without a title goes with one that has a name in
    common with it, else with that of most pages: a missing header is no reason to part.
    """
    headings = [_heading(block, pages) for block in blocks]
    titled = sorted((each for each in headings if each.title), key=lambda each: (-len(each.pages), each.title))
    groups: list[list[_Heading]] = []
    for each in titled:
        home = next((group for group in groups if any(_same_chat(each, other) for other in group)), None)
        if home is None:
            groups.append([each])
        else:
            home.append(each)
    groups.sort(key=lambda group: (-sum(len(each.pages) for each in group), group[0].title))
    for each in headings:
        if not each.title:
            _home_of(each, groups).append(each)
    return tuple(_part(group) for group in groups)


def _heading(block: Sequence[int], pages: Sequence[Page]) -> _Heading:
    titles = Counter(pages[number].title for number in block if len(folded(pages[number].title)) >= 2)
    labels = (
        folded(message.sender)
        for number in block
        for message in pages[number].messages
        if message.sender_source is SenderSource.LABEL
    )
    headers = " ".join(folded(line) for number in block for line in pages[number].furniture)
    return _Heading(tuple(block), titles, frozenset(label for label in labels if label), headers)


def _same_chat(a: _Heading, b: _Heading) -> bool:
    if len(a.names & b.names) >= COMPANY or any(_alike(one, other) for one in a.titles for other in b.titles):
        return True
    return any(_stands_in(title, b.headers) for title in a.titles) or any(_stands_in(t, a.headers) for t in b.titles)


def _stands_in(title: str, headers: str) -> bool:
    """Whether a title stands in other headers, of which another line was taken for the title: "online", a name."""
    letters = folded(title)
    return len(letters) >= SHORTEST and partial_ratio(letters, headers) >= 100 * (1 + ALIKE) / 2


def _alike(one: str, other: str) -> bool:
    short, long = sorted((folded(one), folded(other)), key=len)
    if len(short) >= SHORTEST and partial_ratio(short, long) >= 100 * (1 + ALIKE) / 2:
        return True
    return Levenshtein.normalized_similarity(short, long) >= ALIKE


def _home_of(heading: _Heading, groups: list[list[_Heading]]) -> list[_Heading]:
    """Return the group of a block without a title."""
    if not groups:
        groups.append([])
    return next((group for group in groups if any(each.names & heading.names for each in group)), groups[0])


def _part(group: Sequence[_Heading]) -> Part:
    titles: Counter[str] = sum((each.titles for each in group), Counter())
    title = min(titles, key=lambda title: (-titles[title], title), default="")
    return Part(title, tuple(sorted(number for each in group for number in each.pages)))


def name_parts(folder: str, parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the names of the conversations of a folder: the folder's own for the first, with its title for others."""
    names = [folder]
    for part in parts[1:]:
        title = " ".join(part.title.replace("/", " ").split())
        taken = sum(name == f"{folder}/{title}" or name.startswith(f"{folder}/{title} (") for name in names)
        names.append(f"{folder}/{title} ({taken + 1})" if taken else f"{folder}/{title}")
    return tuple(names)
