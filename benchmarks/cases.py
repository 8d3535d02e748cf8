"""Labelled cases → exchanges as the pipeline sees them, and how verdicts compare with the labels."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ocr_pipeline.claims import find_claims
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Article, Case, Conversation, Match, Message, MessageKind, Source, Verdict

HOLDS = {"quoted", "supported", "partial"}
VOUCHED = ("quoted", "supported")
NAMES = {"quote": "quoted", "translated_quote": "quoted", "out_of_scope": "not_checkable"}


@dataclass(frozen=True)
class Label:
    """What is right for a claim: the verdict, the numbers of the messages it rests on, in what it is contradicted."""

    text: str
    verdict: str
    evidence: tuple[int, ...]
    subtype: str = ""


@dataclass(frozen=True)
class Exchange:
    """A conversation and an article in one language, with the labels of its sentences."""

    case: str
    conversation: Conversation
    article: Article
    labels: Mapping[str, Label]
    claims: tuple[Label, ...]


@dataclass(frozen=True)
class Outcome:
    """One labelled claim: what was wanted and said, whether certainly, and whether the first message is right."""

    case: str
    text: str
    wanted: str
    said: str
    certain: bool
    evidence: bool | None


def load_exchanges(folder: Path) -> list[Exchange]:
    """Return the exchanges of all case files in a folder and below it, one a language of the claims."""
    found = []
    for path in sorted(folder.rglob("*.json")):
        case = json.loads(path.read_text("utf-8"))
        by_language = defaultdict(list)
        for claim in case["claims"]:
            by_language[claim["lang"]].append(claim)
        found += [_exchange(case, language, claims) for language, claims in by_language.items()]
    return found


def _exchange(case: Mapping[str, Any], language: str, claims: Sequence[Mapping[str, Any]]) -> Exchange:
    people = Case(participants={name: tuple(words) for name, words in case.get("aliases", {}).items()})
    messages = tuple(_message(case["id"], each) for each in case["messages"])
    conversation = Conversation(case["id"], messages, people)
    labels = tuple(_label(claim) for claim in claims)
    text = "\n\n".join(label.text for label in labels)
    date = dt.date.fromisoformat(case.get("article_date", "2026-01-20"))
    article = Article(f"{case['id']}.{language}", "", case["id"], text, language, date)
    article = replace(article, claims=find_claims(article, people, sorted({m.sender for m in messages})))
    by_sentence = {c.sentence: label for c in article.claims for label in labels if c.sentence in label.text}
    exact = {label.text: label for label in labels}
    return Exchange(case["id"], conversation, article, by_sentence | exact, labels)


def _message(conversation: str, each: Mapping[str, Any]) -> Message:
    return Message(
        Source(conversation, "case.png", ""), None, MessageKind.TEXT, Box(0, 0, 1, 1), each["text"], 1.0,
        sender=each["sender"], timestamp=each.get("time") or "", message_id=f"m{each['i']:03d}", order=each["i"],
    )  # fmt: skip


def _label(claim: Mapping[str, Any]) -> Label:
    verdict = NAMES.get(claim["verdict"], claim["verdict"])
    if verdict == "structural":
        verdict = "supported" if claim["holds"] else "contradicted"
    return Label(claim["text"], verdict, tuple(each["msg"] for each in claim["evidence"]), claim.get("subtype", ""))


def outcomes(exchange: Exchange, matches: Sequence[Match]) -> list[Outcome]:
    """Return what was said of each labelled claim; a sentence of several claims is folded into one verdict."""
    found = []
    for label in exchange.claims:
        mine = [match for match in matches if match.claim.sentence in label.text]
        ids = [name for match in mine for name in match.message_ids]
        rests = label.evidence and label.verdict not in ("not_found", "not_checkable")
        right = ids[:1] and ids[0] in {f"m{number:03d}" for number in label.evidence}
        certain = bool(mine) and all(match.certainty == "certain" for match in mine)
        said = fold([match.verdict for match in mine])
        found.append(Outcome(exchange.case, label.text, label.verdict, said, certain, bool(right) if rests else None))
    return found


def fold(verdicts: Sequence[Verdict]) -> str:
    """Return one verdict for a sentence from those of its claims."""
    real = [str(each) for each in verdicts if each is not Verdict.NOT_CHECKABLE]
    if not real:
        return "not_checkable"
    if "contradicted" in real:
        return "contradicted"
    held = [each for each in real if each in HOLDS]
    if not held:
        return "not_found"
    if len(held) < len(real) or "partial" in held:
        return "partial"
    return "quoted" if "quoted" in held else "supported"


def figures(found: Sequence[Outcome]) -> dict[str, float]:
    """Return accuracy, macro-F1, safe, evidence, coverage and the precision of what is vouched for."""
    sure = [each for each in found if each.certain]
    vouched = [each for each in sure if each.said in VOUCHED]
    return {
        "accuracy": _share(each.wanted == each.said for each in found),
        "macro_f1": _macro(found),
        "safe": _share(not _unsafe(each) for each in found),
        "evidence": _share(each.evidence for each in found if each.evidence is not None),
        "coverage": len(sure) / len(found),
        "certain_accuracy": _share(each.wanted == each.said for each in sure),
        "vouched_precision": _share(each.wanted in VOUCHED for each in vouched),
    }


def _unsafe(each: Outcome) -> bool:
    comfort = each.wanted in ("contradicted", "not_found") and each.said in VOUCHED
    return comfort or (each.wanted in VOUCHED and each.said == "contradicted")


def _share(hits: Iterable[object]) -> float:
    all_hits = [bool(hit) for hit in hits]
    return sum(all_hits) / len(all_hits) if all_hits else 1.0


def _macro(found: Sequence[Outcome]) -> float:
    wanted, said = Counter(each.wanted for each in found), Counter(each.said for each in found)
    hits = Counter(each.wanted for each in found if each.wanted == each.said)
    return sum(2 * hits[name] / (wanted[name] + said[name]) for name in wanted) / len(wanted)


def show(found: Mapping[str, float]) -> str:
    """Return figures in one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in found.items())
