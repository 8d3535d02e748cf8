"""Paths and settings → result; the only room that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from ocr_pipeline.errors import ToolMissing, UsageError
from ocr_pipeline.ingest import DEFAULT, PictureFile, find_pictures
from ocr_pipeline.manifest import describe_run
from ocr_pipeline.model import Case
from ocr_pipeline.names import shown
from ocr_pipeline.ocr import installed_models, read_lines, version
from ocr_pipeline.pipeline.picture import Reader
from ocr_pipeline.pipeline.reading import Progress, read_conversations
from ocr_pipeline.pipeline.steps import Helpers, Watch
from ocr_pipeline.result import Result
from ocr_pipeline.second_opinion import Engine, RapidOcr
from ocr_pipeline.settings import Settings, load_case

__all__ = ["extract", "match", "run"]

RAPID_OCR = RapidOcr()


def ignore(done: int, total: int, what: str) -> None:
    """Take progress and do nothing with it."""


def run(
    screenshots: Path,
    seeds: Path,
    *,
    settings: Settings | None = None,
    executor: Executor | None = None,
    progress: Progress = ignore,
    read_words: Reader = read_lines,
    engine: Engine = RAPID_OCR,
) -> Result:
    """Return everything: the conversations in `screenshots`, and how the articles in `seeds` rest on them.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
        SettingsError: a participants.toml does not hold.
        InputError: the screenshots folder cannot be listed.
    """
    settings = settings or Settings()
    files = find_pictures(screenshots)
    helpers = Helpers(read_words, engine if settings.second_opinion.asked else None)
    result = read_conversations(files, partial(_case_of, screenshots), settings, executor, progress, helpers)
    if not result.interrupted:
        result = _judged(result, seeds, settings, progress)
    return _described(result, settings, helpers.engine)


def _judged(result: Result, seeds: Path, settings: Settings, progress: Progress) -> Result:
    """Return a result with the verdicts on the articles; a person who stops it keeps what was read."""
    try:
        from ocr_pipeline.article import find_articles
        from ocr_pipeline.pipeline.judging import judge_articles  # late: the encoder is not needed to read messages

        seeded, unread = find_articles(seeds, [each.name for each in result.conversations])
        articles, matches, coverage, problems = judge_articles(result.conversations, seeded, settings, progress)
    except KeyboardInterrupt:
        return replace(result, interrupted=True)
    problems = (*result.problems, *unread, *problems)
    return replace(result, articles=articles, matches=matches, coverage=coverage, problems=problems)


def extract(
    paths: Sequence[Path],
    *,
    separate: bool = False,
    settings: Settings | None = None,
    executor: Executor | None = None,
    progress: Progress = ignore,
    read_words: Reader = read_lines,
    engine: Engine = RAPID_OCR,
    watch: Watch | None = None,
) -> Result:
    """Return the messages on some pictures or in some folders; `separate`: every picture is its own conversation.

    `watch` is shown all steps of each screenshot, in the process that reads it.

    Raises:
        UsageError: a path does not exist.
        ToolMissing: Tesseract or its data is not installed.
        SettingsError: a participants.toml does not hold.
    """
    settings = settings or Settings()
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise UsageError(f"no such file or folder: {missing[0]}")
    files = [file for path in paths for file in _pictures_at(path)]
    if separate:
        files = [replace(file, conversation=file.name) for file in files]
    folder = paths[0] if paths and paths[0].is_dir() else Path()
    helpers = Helpers(read_words, engine if settings.second_opinion.asked else None, watch)
    result = read_conversations(files, partial(_case_of, folder), settings, executor, progress, helpers)
    return _described(result, settings, helpers.engine)


def match(
    messages: Path,
    articles: Sequence[Path],
    *,
    participants: Path | None = None,
    settings: Settings | None = None,
    progress: Progress = ignore,
) -> Result:
    """Return how some articles rest on the messages of a messages.csv.

    Raises:
        InputError: the table cannot be read.
        UsageError: a path does not exist.
        SettingsError: the participants file does not hold.
    """
    from ocr_pipeline.pipeline.judging import judge_articles
    from ocr_pipeline.tables import read_messages  # late: pandas is slow to import

    settings = settings or Settings()
    missing = [path for path in (messages, *articles, *([participants] if participants else [])) if not path.exists()]
    if missing:
        raise UsageError(f"no such file: {missing[0]}")
    case = load_case(participants) if participants else Case()
    conversations = tuple(replace(each, case=case) for each in read_messages(messages))
    seeded = [(path, shown(PurePath(path.name)), each.name) for path in articles for each in conversations]
    found, matches, coverage, problems = judge_articles(conversations, seeded, settings, progress)
    result = Result(conversations, (), found, matches, coverage, problems, main="matches")
    return _described(result, settings)


def _pictures_at(path: Path) -> Iterable[PictureFile]:
    return find_pictures(path) if path.is_dir() else (PictureFile(path, DEFAULT, shown(PurePath(path.name))),)


def _case_of(screenshots: Path, conversation: str) -> Case:
    folder = screenshots if conversation == DEFAULT else screenshots / conversation
    return load_case(folder / "participants.toml")


def _described(result: Result, settings: Settings, engine: Engine | None = None) -> Result:
    tools: dict[str, object] = {}
    if result.main == "messages":
        tools = {"tesseract": version(), "tesseract models": sorted(installed_models())}
    if engine:
        tools["second engine"] = _versions(engine)
    manifest = describe_run(
        result.conversations, result.articles, result.matches, result.problems, settings, dict(tools)
    )
    return replace(result, manifest=manifest)


def _versions(engine: Engine) -> str:
    """Return what a second engine is made of, for the manifest."""
    try:
        return ", ".join(f"{name} {version}" for name, version in engine.versions().items())
    except ToolMissing:
        return "not installed"
