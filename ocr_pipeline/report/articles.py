"""Matches and coverage → an article sentence by sentence with its verdicts, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import PurePosixPath

from ocr_pipeline.report.rows import Row, Tables, ids_in


@dataclass(frozen=True, slots=True)
class Link:
    """A message id and the link name of the message, '' where it is not clear which conversation it is of."""

    message_id: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One verdict: its row, its messages, and whether the claim is the whole sentence."""

    row: Row
    links: tuple[Link, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the article, whether it begins a paragraph, and the verdicts on it."""

    text: str
    language: str
    opens: bool
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and the conversation it was held against ('' if the tables do not tell): its sentences in order."""

    name: str
    conversation: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A message, its link name, the claims on it, and the parts that no claim rests on."""

    row: Row
    anchor: str
    claim_ids: tuple[str, ...]
    parts: tuple[str, ...]


def article_views(tables: Tables) -> tuple[ArticleView, ...]:
    """Return the articles in order of the table, once for every conversation that they were held against."""
    runs = _runs(tables.rows("matches"))
    names = [str(rows[0]["article"]) for rows in runs]
    held = {name: _conversations_of(name, tables.conversations(), names) for name in names}
    anchors = tables.anchors()
    views = []
    for name, rows in zip(names, runs, strict=True):
        conversation = held[name].pop(0) if held[name] else ""
        views.append(ArticleView(name, conversation, tuple(_sentences(rows, partial(_link, anchors, conversation)))))
    return tuple(views)


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows of one article and one conversation each: where another begins, an id comes again."""
    runs: list[list[Row]] = []
    seen: set[tuple[object, object]] = set()
    for row in rows:
        key = (row["article"], row["claim_id"])
        if not runs or runs[-1][0]["article"] != row["article"] or key in seen:
            runs.append([])
            seen = set()
        runs[-1].append(row)
        seen.add(key)
    return runs


def _conversations_of(name: str, conversations: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the conversations an article was held against, in order; none if the tables do not tell.

    The table of matches names none: an article in the folder of a conversation belongs to that one, any other to
    those that have no article of their own.
    """
    homes = {each: _home(each) for each in names}
    if homes[name] in conversations:
        return [homes[name]]
    loose = [each for each in conversations if each not in homes.values()]
    return loose if len(loose) == sum(each == name for each in names) else []


def _home(name: str) -> str:
    path = PurePosixPath(name)
    return path.parts[0] if len(path.parts) > 1 else path.stem


def _sentences(rows: Sequence[Row], link: Callable[[str], Link]) -> Iterator[SentenceView]:
    """Give the sentences by place; one that does not follow the last after a single space begins a paragraph."""
    end = -2
    ordered = sorted(rows, key=lambda row: (row["start"], row["end"]))
    for (start, stop, text), group in groupby(ordered, key=lambda row: (row["start"], row["end"], row["sentence"])):
        claims = tuple(_claim(row, link) for row in group)
        yield SentenceView(str(text), str(claims[0].row["language"]), start > end + 1, claims)
        end = max(end, stop)


def _claim(row: Row, link: Callable[[str], Link]) -> ClaimView:
    links = tuple(link(each) for each in ids_in(str(row["message_ids"])))
    return ClaimView(row, links, str(row["claim"]) == str(row["sentence"]))


def _link(anchors: Mapping[tuple[str, str], str], conversation: str, message_id: str) -> Link:
    return Link(message_id, anchors.get((conversation, message_id), ""))


def left_out(tables: Tables) -> tuple[LeftOut, ...]:
    """Return the messages of which the articles leave out something, or everything."""
    anchors = tables.anchors()
    rows = (row for row in tables.rows("coverage") if row["left_out"] or not row["claim_ids"])
    return tuple(
        LeftOut(
            row,
            anchors.get((row["conversation"], row["message_id"]), ""),
            ids_in(str(row["claim_ids"])),
            tuple(filter(None, str(row["left_out"]).split(" | "))),
        )
        for row in rows
    )
