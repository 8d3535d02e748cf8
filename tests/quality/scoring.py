"""Extracted messages against the truth of the pictures → shares of what is right, each in 0..1.

Found: a true message and an extracted one of similarity 0.6 or more, one to one. Over all pictures together:
f1 of the messages found; exact: true messages letter for letter; cer: character errors by true characters, where a
missed message counts whole and so does an invented one; outgoing: of the messages found; sender, time and bbox (shared
area at least half of the joint area): of the true messages that have one; order: neighbours in the right order.
A message that the edge cuts may be reported or left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment

from ocr_pipeline.result import Result

FOUND = 0.6
SAME_NAME = 0.85
SAME_BOX = 0.5
# Signs that are typography and not content, and what they count as.
FOLDED = str.maketrans({**dict.fromkeys("’‘‛`´", "'"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("–—‐‑−", "-")})
# Pictographs are no letters: no model reads them, so that neither side counts them.
PICTOGRAPH = re.compile("[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\ufffc\ufe0f\u200d]")

Box = tuple[float, float, float, float]
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One message, true or extracted; `box` is left, top, right, bottom, `confidence` is 0..1."""

    text: str
    order: float = 0
    kind: str = "text"
    outgoing: bool | None = None
    sender: str = ""
    time: str = ""
    box: Box | None = None
    partial: bool = False
    confidence: float = 1.0


def true_rows(truth: Mapping[str, Any]) -> list[Row]:
    """Return the messages of a picture's truth."""
    return [
        Row(
            folded(each["text"]), each["order"], each["kind"], each["outgoing"], each["sender"] or "",
            each["timestamp"] or "", tuple(each["bbox"]) if each.get("bbox") else None, each.get("partial", False),
        )
        for each in truth["messages"]
    ]  # fmt: skip


def records_of(result: Result) -> list[dict[str, Any]]:
    """Return the rows of the table of messages, each by the names of its columns."""
    return [{str(name): cell for name, cell in row.items()} for row in result.to_frame().to_dict("records")]


def extracted_rows(messages: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return rows of messages.csv, as records, for comparing."""
    return [
        Row(
            folded(each["text"]), each["order"], each["kind"], {"true": True, "false": False}.get(each["outgoing"]),
            each["sender"], each["timestamp"],
            (each["x"], each["y"], each["x"] + each["width"], each["y"] + each["height"]),
            confidence=each.get("confidence", 1.0),
        )
        for each in messages
    ]  # fmt: skip


def folded(text: str) -> str:
    """Return a text without what is typography: kinds of quotes, dashes, spaces, pictographs."""
    plain = unicodedata.normalize("NFKC", text).translate(FOLDED)
    return " ".join(re.sub(r'" ?(.*?) ?"', r'"\1"', PICTOGRAPH.sub("", plain)).split())


def count(truth: Sequence[Row], extracted: Sequence[Row]) -> Counts:
    """Return what `figures` adds up, for one picture."""
    wanted, got, pairs = found_as(truth, extracted)
    optional = {j for i, j in pairs.items() if wanted[i].partial}
    counts = Counts()
    for i, row in enumerate(wanted):
        if not row.partial:
            counts += _judged(row, got[pairs[i]] if i in pairs else None)
    spurious = [row for j, row in enumerate(got) if j not in pairs.values()]
    counts["predicted"] = len(got) - len(optional)
    counts["errors"] += sum(len(row.text) for row in spurious)
    return counts + _ordered([got[pairs[i]].order for i in sorted(pairs)])


def found_as(truth: Sequence[Row], extracted: Sequence[Row]) -> tuple[list[Row], list[Row], dict[int, int]]:
    """Return the true text messages, the extracted ones, and by place which true one was found as which extracted."""
    wanted = [row for row in truth if row.kind == "text" and row.text]
    got = [row for row in extracted if row.kind == "text" and row.text]
    return wanted, got, _pairs(wanted, got)


def exactness(truth: Sequence[Row], extracted: Sequence[Row]) -> list[tuple[Row, bool]]:
    """Return the extracted text messages and whether each text is exact; an invented one is not, the caption of a
    picture is. What stands for a message that the edge cuts is left out."""
    wanted, got, pairs = found_as(truth, extracted)
    true = {j: wanted[i] for i, j in pairs.items()}
    captions = {row.text for row in truth if row.kind == "media"}
    return [
        (row, (j in true and true[j].text == row.text) or row.text in captions)
        for j, row in enumerate(got)
        if not (j in true and true[j].partial)
    ]


def share_exact(judged: Iterable[tuple[Row, bool]], least: float, below: float = 1.01) -> tuple[float, int]:
    """Return which share of the messages with a confidence in such a range are exact (NaN: none there), and their
    number."""
    found = [exact for row, exact in judged if least <= row.confidence < below]
    return (sum(found) / len(found) if found else float("nan")), len(found)


def _pairs(wanted: Sequence[Row], got: Sequence[Row]) -> dict[int, int]:
    """Return which true message is which extracted one; equal texts are told apart by place."""
    if not wanted or not got:
        return {}
    alike = np.array([[Levenshtein.normalized_similarity(a.text, b.text) for b in got] for a in wanted])
    near = np.array([[shared_area(a.box, b.box) for b in got] for a in wanted])
    rows, columns = linear_sum_assignment(-alike - near / 1000)
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if alike[i, j] >= FOUND}


def _judged(row: Row, found: Row | None) -> Counts:
    """Return the counts of one true message and the extracted one that it was found as, if it was."""
    counts = Counts(truth=1, letters=len(row.text))
    counts["errors"] = Levenshtein.distance(row.text, found.text) if found else len(row.text)
    counts["senders"], counts["times"], counts["boxes"] = bool(row.sender), bool(row.time), row.box is not None
    if found is None:
        return counts
    counts["found"], counts["exact"] = 1, row.text == found.text
    counts["sides"] = row.outgoing is not None
    counts["side"] = row.outgoing is not None and row.outgoing == found.outgoing
    counts["sender"] = bool(row.sender) and _same_name(row.sender, found.sender)
    counts["time"] = bool(row.time) and _bare(row.time) == _bare(found.time)
    counts["box"] = shared_area(row.box, found.box) >= SAME_BOX
    return counts


def _same_name(a: str, b: str) -> bool:
    return Levenshtein.normalized_similarity(folded(a).lower(), folded(b).lower()) >= SAME_NAME


def _bare(time: str) -> str:
    return re.sub(r"[\s.]", "", folded(time)).lower()


def shared_area(a: Box | None, b: Box | None) -> float:
    """Return the shared area of two boxes by their joint area; 0 without two boxes."""
    if a is None or b is None:
        return 0.0
    width, height = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    areas = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))
    return width * height / (areas - width * height)


def _ordered(ranks: Sequence[float]) -> Counts:
    steps = [a < b for a, b in pairwise(ranks)]
    return Counts(steps=len(steps), step=sum(steps))


def figures(counts: Counts) -> dict[str, float]:
    """Return the shares; of what did not occur, 1."""
    recall, precision = _share(counts["found"], counts["truth"]), _share(counts["found"], counts["predicted"])
    return {
        "f1": 2 * recall * precision / (recall + precision) if recall + precision else 0.0,
        "exact": _share(counts["exact"], counts["truth"]),
        "cer": counts["errors"] / max(1, counts["letters"]),
        "outgoing": _share(counts["side"], counts["sides"]),
        "sender": _share(counts["sender"], counts["senders"]),
        "time": _share(counts["time"], counts["times"]),
        "order": _share(counts["step"], counts["steps"]),
        "bbox": _share(counts["box"], counts["boxes"]),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
