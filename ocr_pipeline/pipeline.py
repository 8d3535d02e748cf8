"""Paths and settings → result; the only module that knows the order of the stages."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from ocr_pipeline.clean import clean_page, crop_line
from ocr_pipeline.conversation import build_conversation, find_turns
from ocr_pipeline.errors import InputError, UsageError
from ocr_pipeline.ingest import DEFAULT, PictureFile, find_pictures, read_screenshots
from ocr_pipeline.layout import find_regions
from ocr_pipeline.manifest import describe_run
from ocr_pipeline.messages import read_page
from ocr_pipeline.model import (
    Article,
    Case,
    Conversation,
    Coverage,
    Crop,
    LineReading,
    Match,
    Page,
    Problem,
    RegionKind,
    Screenshot,
)
from ocr_pipeline.ocr import find_model, installed_models, read_lines, version
from ocr_pipeline.result import Result
from ocr_pipeline.settings import OcrSettings, Settings, load_case

Progress = Callable[[int, int, str], None]
Reader = Callable[[Sequence[Crop], str, OcrSettings], tuple[LineReading, ...]]
Reading = tuple[tuple[Page, ...], tuple[Problem, ...]]
Judged = tuple[tuple[Article, ...], tuple[Match, ...], tuple[Coverage, ...], tuple[Problem, ...]]

# Regions whose text tells the language of the chat.
SPOKEN = (RegionKind.BUBBLE, RegionKind.ROWS)


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
) -> Result:
    """Return everything: the conversations in `screenshots`, and how the articles in `seeds` rest on them.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
        SettingsError: a participants.toml does not hold.
        InputError: the screenshots folder cannot be listed.
    """
    settings = settings or Settings()
    files = find_pictures(screenshots)
    result = _extracted(files, partial(_case_of, screenshots), settings, executor, progress, read_words)
    if result.interrupted:
        return result
    articles, matches, coverage, problems = _judged(result.conversations, _articles_for(seeds), settings, progress)
    return _described(
        replace(result, articles=articles, matches=matches, coverage=coverage, problems=result.problems + problems),
        settings,
    )


def extract(
    paths: Sequence[Path],
    *,
    separate: bool = False,
    settings: Settings | None = None,
    executor: Executor | None = None,
    progress: Progress = ignore,
    read_words: Reader = read_lines,
) -> Result:
    """Return the messages on some pictures or in some folders; `separate`: every picture is its own conversation.

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
    result = _extracted(files, partial(_case_of, folder), settings, executor, progress, read_words)
    return _described(result, settings)


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
    from ocr_pipeline.tables import read_messages  # late: pandas is slow to import

    settings = settings or Settings()
    missing = [path for path in (messages, *articles, *([participants] if participants else [])) if not path.exists()]
    if missing:
        raise UsageError(f"no such file: {missing[0]}")
    case = load_case(participants) if participants else Case()
    conversations = tuple(replace(each, case=case) for each in read_messages(messages))
    pairs = [(path, path.name, each.name) for path in articles for each in conversations]
    found, matches, coverage, problems = _judged(conversations, lambda _: (pairs, []), settings, progress)
    result = Result(conversations, (), found, matches, coverage, problems, main="matches")
    return _described(result, settings)


def _pictures_at(path: Path) -> Iterable[PictureFile]:
    return find_pictures(path) if path.is_dir() else (PictureFile(path, DEFAULT, path.name),)


def _case_of(screenshots: Path, conversation: str) -> Case:
    folder = screenshots if conversation == DEFAULT else screenshots / conversation
    return load_case(folder / "participants.toml")


def _described(result: Result, settings: Settings) -> Result:
    tools = (
        {"tesseract": version(), "tesseract models": sorted(installed_models())} if result.main == "messages" else {}
    )
    manifest = describe_run(
        result.conversations, result.articles, result.matches, result.problems, settings, dict(tools)
    )
    return replace(result, manifest=manifest)


# --- screenshots to conversations ---------------------------------------------------------------------------------


def _extracted(
    files: Sequence[PictureFile],
    case_of: Callable[[str], Case],
    settings: Settings,
    executor: Executor | None,
    progress: Progress,
    read_words: Reader,
) -> Result:
    """Return conversations and turns; a file that cannot be read is a problem and the rest goes on."""
    names = sorted({file.conversation for file in files})
    cases = {name: case_of(name) for name in names}
    if files:
        installed_models()  # fails here, once and clearly, when Tesseract is missing
    work = [
        partial(read_file, file, cases[file.conversation].languages, settings, read_words=read_words) for file in files
    ]
    readings, interrupted = _worked_off(work, [file.name for file in files], executor, progress)
    pages = [page for reading in readings if reading for page in reading[0]]
    problems = [problem for reading in readings if reading for problem in reading[1]]
    problems += [Problem(file.name, "ingest", "not read: the run was stopped") for file, reading in
                 zip(files, readings, strict=True) if reading is None]  # fmt: skip
    conversations = tuple(
        build_conversation(name, [page for page in pages if page.source.conversation == name], cases[name])
        for name in names
        if any(page.source.conversation == name for page in pages)
    )
    turns = tuple(turn for each in conversations for turn in find_turns(each))
    return Result(conversations, turns, problems=tuple(problems), interrupted=interrupted)


def read_file(
    file: PictureFile, languages: tuple[str, ...], settings: Settings, *, read_words: Reader = read_lines
) -> Reading:
    """Return the pages of one file and its problems: a pure function of the file's bytes and the settings.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
    """
    try:
        screenshots = read_screenshots(file, settings.ingest)
    except InputError as exc:
        return (), (Problem(file.name, "ingest", str(exc)),)
    pages: list[Page] = []
    problems: list[Problem] = []
    for screenshot in screenshots:
        try:
            page = read_screenshot(screenshot, languages, settings, read_words=read_words)
        except InputError as exc:
            problems.append(Problem(file.name, "ocr", str(exc)))
        else:
            pages.append(page)
            problems += page.problems
    return tuple(pages), tuple(dict.fromkeys(problems))


def read_screenshot(
    screenshot: Screenshot, languages: tuple[str, ...], settings: Settings, *, read_words: Reader = read_lines
) -> Page:
    """Return all that was read on one screenshot.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
        InputError: Tesseract failed on it.
    """
    image = clean_page(screenshot)
    regions = find_regions(image)
    lines = list(dict.fromkeys(line for region in regions for line in (*region.lines, *region.quoted)))
    crops = {line: crop_line(image.pixels, line, x_height=settings.ocr.x_height) for line in lines}
    spoken = [crops[line] for region in regions if region.kind in SPOKEN for line in region.lines]
    model, missing = find_model(spoken or list(crops.values()), languages, settings.ocr)
    problems = [Problem(screenshot.source.name, "ocr", reason, remedy) for reason, remedy in missing]
    readings = read_words(list(crops.values()), model, settings.ocr)
    page = read_page(screenshot, regions, readings, problems, settings.messages)
    if not page.messages:
        nothing = Problem(screenshot.source.name, "messages", "no message was found on this picture")
        page = replace(page, problems=(*page.problems, nothing))
    return page


def _worked_off(
    work: Sequence[Callable[[], Reading]], names: Sequence[str], executor: Executor | None, progress: Progress
) -> tuple[list[Reading | None], bool]:
    """Return what each piece of work gave, None for what a person's interruption left undone, and whether one did."""
    found: list[Reading | None] = [None] * len(work)
    done = 0
    try:
        with _pool(executor, len(work)) as pool:
            for number, reading in _finished(work, pool):
                found[number] = reading
                done += 1
                progress(done, len(work), names[number])
    except KeyboardInterrupt:
        return found, True
    return found, False


@contextmanager
def _pool(executor: Executor | None, pieces: int) -> Iterator[Executor | None]:
    """Give the executor to use: the caller's, one of our own for several pieces, none for a single one."""
    workers = min(pieces, os.cpu_count() or 1)
    if executor is not None or workers < 2:
        yield executor
        return
    pool = ProcessPoolExecutor(workers)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(work: Sequence[Callable[[], Reading]], pool: Executor | None) -> Iterator[tuple[int, Reading]]:
    if pool is None:
        yield from ((number, piece()) for number, piece in enumerate(work))
        return
    futures: dict[Future[Reading], int] = {pool.submit(piece): number for number, piece in enumerate(work)}
    yield from ((futures[future], future.result()) for future in as_completed(futures))


# --- articles to verdicts -----------------------------------------------------------------------------------------

ArticleFiles = tuple[list[tuple[Path, str, str]], list[Problem]]


def _articles_for(seeds: Path) -> Callable[[Sequence[Conversation]], ArticleFiles]:
    from ocr_pipeline.article import find_articles

    return lambda conversations: find_articles(seeds, [each.name for each in conversations])


def _judged(
    conversations: Sequence[Conversation],
    files_for: Callable[[Sequence[Conversation]], ArticleFiles],
    settings: Settings,
    progress: Progress,
) -> Judged:
    """Return articles with claims, verdicts, coverage and problems; each article meets the conversations it is for."""
    from ocr_pipeline.article import read_article
    from ocr_pipeline.claims import find_claims
    from ocr_pipeline.match import find_coverage, match_claims

    files, problems = files_for(conversations)
    articles: list[Article] = []
    matches: list[Match] = []
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
