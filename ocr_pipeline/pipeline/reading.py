"""Files → conversations: one file's work is a pure function, done here or by any executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from ocr_pipeline.conversation import build_conversations, find_turns
from ocr_pipeline.errors import InputError, PipelineError, ToolMissing
from ocr_pipeline.ingest import PictureFile, read_screenshots
from ocr_pipeline.model import Case, Page, Problem
from ocr_pipeline.ocr import installed_models
from ocr_pipeline.pipeline.steps import Helpers, read_steps
from ocr_pipeline.pipeline.workers import Workers
from ocr_pipeline.result import Result
from ocr_pipeline.settings import Settings

Progress = Callable[[int, int, str], None]
Reading = tuple[tuple[Page, ...], tuple[Problem, ...]]

# Stands for a path where a problem is that of all pictures.
ALL = "(all pictures)"
# What is said of a picture that this program fails on.
FAULT = "a fault in this program ({}): nothing was read; the picture may be sound"
# Installs the second engine.
INSTALL = "make second"


def read_conversations(
    files: Sequence[PictureFile],
    case_of: Callable[[str], Case],
    settings: Settings,
    executor: Executor | None,
    progress: Progress,
    helpers: Helpers,
) -> Result:
    """Return conversations and turns; a file that cannot be read is a problem and the rest goes on."""
    names = sorted({file.conversation for file in files})
    cases = {name: case_of(name) for name in names}
    if files:
        installed_models()  # fails here, once and clearly, when Tesseract is missing
    helpers, unmet = _with_engine(helpers)
    work = [partial(read_file, file, cases[file.conversation].languages, settings, helpers) for file in files]
    readings, interrupted = _worked_off(work, [file.name for file in files], executor, progress)
    pages = [page for reading in readings if reading for page in reading[0]]
    problems = [*unmet] if files else []
    problems += [problem for reading in readings if reading for problem in reading[1]]
    problems += [Problem(file.name, "ingest", "not read: the run was stopped") for file, reading in
                 zip(files, readings, strict=True) if reading is None]  # fmt: skip
    folders: dict[str, list[Page]] = {name: [] for name in names}
    for page in pages:
        folders[page.source.conversation].append(page)
    conversations = tuple(
        each
        for name, found in folders.items()
        if found
        for each in build_conversations(name, found, cases[name], settings.conversation)
    )
    turns = tuple(turn for each in conversations for turn in find_turns(each))
    return Result(conversations, turns, problems=tuple(problems), interrupted=interrupted)


def read_file(
    file: PictureFile, languages: tuple[str, ...], settings: Settings, helpers: Helpers | None = None
) -> Reading:
    """Return the pages of one file and its problems: a pure function of the file's bytes and the settings.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
    """
    try:
        screenshots = read_screenshots(file, settings.ingest)
    except InputError as exc:
        return (), (Problem(file.name, "ingest", str(exc)),)
    helpers = helpers or Helpers()
    pages: list[Page] = []
    problems: list[Problem] = []
    for screenshot in screenshots:
        try:
            steps = read_steps(screenshot, languages, settings, helpers)
        except InputError as exc:
            problems.append(Problem(file.name, "ocr", str(exc)))
        except (PipelineError, OSError, MemoryError):
            raise
        except Exception as exc:  # a fault of ours on one picture; its words may hold a message's and are not shown
            problems.append(Problem(file.name, "reading", FAULT.format(type(exc).__name__)))
        else:
            if helpers.watch:
                helpers.watch(steps)
            pages.append(steps.page)
            problems += steps.page.problems
    return tuple(pages), tuple(dict.fromkeys(problems))


def _with_engine(helpers: Helpers) -> tuple[Helpers, tuple[Problem, ...]]:
    """Return the helpers without a second engine that is not installed, and the problem that it is not."""
    try:
        if helpers.engine:
            helpers.engine.versions()
    except ToolMissing as exc:
        return replace(helpers, engine=None), (Problem(ALL, "second_opinion", str(exc), INSTALL),)
    return helpers, ()


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
    pool = Workers(workers)
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
