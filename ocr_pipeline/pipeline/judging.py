"""Conversations and article files → verdicts: each article meets the conversations it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ocr_pipeline.article import read_article
from ocr_pipeline.claims import find_claims
from ocr_pipeline.errors import InputError
from ocr_pipeline.matching import find_coverage, match_claims
from ocr_pipeline.model import Article, Conversation, Coverage, Match, Problem
from ocr_pipeline.settings import Settings

Progress = Callable[[int, int, str], None]
Judged = tuple[tuple[Article, ...], tuple[Match, ...], tuple[Coverage, ...], tuple[Problem, ...]]


def judge_articles(
    conversations: Sequence[Conversation],
    files: Sequence[tuple[Path, str, str]],
    settings: Settings,
    progress: Progress,
) -> Judged:
    """Return articles with claims, verdicts, coverage and problems.

    `files` are (path, name, conversation); an article that cannot be read is a problem and the rest goes on.

    Raises:
        ToolMissing: the encoder is not installed.
    """
    articles: list[Article] = []
    matches: list[Match] = []
    problems: list[Problem] = []
    by_name = {each.name: each for each in conversations}
    for number, (path, name, conversation) in enumerate(files, start=1):
        try:
            article = read_article(path, name=name, conversation=conversation)
        except InputError as exc:
            problems.append(Problem(name, "article", str(exc)))
            continue
        here = by_name[conversation]
        senders = sorted({message.sender for message in here.messages if message.sender})
        article = replace(article, claims=find_claims(article, here.case, senders))
        articles.append(article)
        matches += match_claims(here, article, settings.match)
        progress(number, len(files), name)
    coverage = [row for each in conversations for row in find_coverage(each, matches)] if articles else []
    return tuple(articles), tuple(matches), tuple(coverage), tuple(dict.fromkeys(problems))
