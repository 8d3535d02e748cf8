"""What the report calls things, and the sentences that follow from what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ocr_pipeline.report.rows import Tables, ids_in


@dataclass(frozen=True, slots=True)
class Wording:
    """A verdict in words: a sign to tell it by besides its colour, a name, and what it means."""

    sign: str
    name: str
    meaning: str


VERDICTS = {
    "quoted": Wording("“ ”", "quoted", "The quoted words stand in a message, as they are or in translation."),
    "supported": Wording("✓", "supported", "Told in other words, and the screenshots given bear it out."),
    "partial": Wording("◐", "partly supported", "A part is borne out, another part is not."),
    "contradicted": Wording("✗", "contradicted", "A message on the same matter says otherwise."),
    "not_found": Wording("?", "not found", "Told of the exchange, and no message given bears it."),
    "not_checkable": Wording("–", "not checkable", "Context, reaction or opinion: not about the words exchanged."),
}
SENDERS = {
    "label": "name on the message",
    "header": "title of the chat",
    "caption": "wording around the chat",
    "config": "stated in participants.toml",
    "article": "named by the article",
    "inferred": "inferred",
}
TIMES = {"displayed": "shown", "separator": "day of the date line above", "inherited": "the date line above"}

QUESTIONS = {
    "gap": "something may be missing",
    "order": "the order is open",
    "copy": "the same picture again",
    "split": "more than one conversation",
    "same_person": "two names, one person",
    "clock": "a time that goes back",
    "side": "on the other side",
    "date": "a date",
    "shape": "set unlike the others",
    "quote": "other words are quoted",
    "status_bar": "the phone’s own clock",
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number and what it counts."""

    number: int
    what: str
    verdict: str = ""


def counts(tables: Tables) -> tuple[Count, ...]:
    """Return the figures for the head of the report: what was read, and how many claims got which verdict."""
    messages = tables.rows("messages")
    pages = {(row["conversation"], row["screenshot"], row["page"]) for row in messages}
    verdicts = Counter(str(row["verdict"]) for row in tables.rows("matches"))
    read = [
        Count(len(tables.conversations()), "conversation"),
        Count(len(pages), "screenshot"),
        Count(sum(row["kind"] in ("text", "media") for row in messages), "message"),
    ]
    asked = len({(row["conversation"], row["question_id"]) for row in tables.rows("consistency")})
    read += [Count(asked, "question")] if asked else []
    plural = [Count(each.number, each.what if each.number == 1 else f"{each.what}s") for each in read]
    return (*plural, *(Count(verdicts[name], words.name, name) for name, words in VERDICTS.items() if verdicts[name]))


def limits(tables: Tables) -> tuple[str, ...]:
    """Return what cannot be known of this case, from what is in its tables."""
    messages = [row for row in tables.rows("messages") if row["kind"] in ("text", "media")]
    reviews = Counter(flag for row in messages for flag in ids_in(str(row["review"])))
    cut = sum(row["partial"] == "true" for row in messages)
    unknown = sum(not row["sender"] for row in messages)
    undated = sum(not row["sent_at"] for row in messages)
    return tuple(
        sentence
        for number, sentence in (
            (cut, f"{_many(cut, 'message is', 'messages are')} cut by the edge of a picture; the rest was not seen."),
            (reviews["redacted"], f"{_many(reviews['redacted'], 'message has', 'messages have')} parts blacked out."),
            (reviews["low_confidence"], f"{_many(reviews['low_confidence'], 'message was', 'messages were')} read with "
             "little certainty: compare the words with the picture."),
            (unknown, f"Of {_many(unknown, 'message', 'messages')} the pictures do not tell who sent it."),
            (undated, f"Of {_many(undated, 'message', 'messages')} the pictures do not tell the day."),
            (_one_sided(tables), "Only one side of the exchange is on the screenshots: an answer may exist elsewhere."),
            (_gaps(tables), "Messages between some of the pages may be missing; see Questions."),
            (len(tables.rows("problems")), "Not every input could be used; see Problems."),
        )
        if number
    )  # fmt: skip


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _gaps(tables: Tables) -> int:
    return sum(row["kind"] == "gap" for row in tables.rows("consistency"))


def _one_sided(tables: Tables) -> bool:
    senders = {row["sender"] or row["side"] for row in tables.rows("messages") if row["kind"] in ("text", "media")}
    return len(senders) == 1


def flags(cell: str) -> str:
    """Return the flags of a review cell in words."""
    return ", ".join(_spaced(ids_in(cell)))


def _spaced(names: Iterable[str]) -> Iterable[str]:
    return (name.replace("_", " ") for name in names)
