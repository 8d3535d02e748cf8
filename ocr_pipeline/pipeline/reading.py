"""Files → conversations: one file's work is a pure function, done here or by any executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from ocr_pipeline.clean import clean_page, crop_line, fingerprint
from ocr_pipeline.conversation import build_conversations, find_turns
from ocr_pipeline.errors import InputError
from ocr_pipeline.ingest import PictureFile, read_screenshots
from ocr_pipeline.layout import find_regions
from ocr_pipeline.messages import read_page
from ocr_pipeline.model import Case, Crop, LineReading, Page, Problem, RegionKind, Screenshot
from ocr_pipeline.ocr import find_model, installed_models, read_lines
from ocr_pipeline.pictographs import find_pictographs
from ocr_pipeline.pipeline.placing import as_given
from ocr_pipeline.result import Result
from ocr_pipeline.settings import OcrSettings, Settings

Progress = Callable[[int, int, str], None]
Reader = Callable[[Sequence[Crop], str, OcrSettings], tuple[LineReading, ...]]
Reading = tuple[tuple[Page, ...], tuple[Problem, ...]]

# Regions whose text tells the language of the chat.
SPOKEN = (RegionKind.BUBBLE, RegionKind.ROWS, RegionKind.TABLE)


def read_conversations(
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
    regions = find_pictographs(image, find_regions(image))
    lines = list(dict.fromkeys(line for region in regions for line in (*region.lines, *region.quoted)))
    crops = {line: crop_line(image.screenshot.pixels, line, x_height=settings.ocr.x_height) for line in lines}
    spoken = [crops[line] for region in regions if region.kind in SPOKEN for line in region.lines]
    ocr = replace(settings.ocr, languages=languages or settings.ocr.languages)
    model, missing = find_model(spoken or list(crops.values()), ocr.languages, ocr)
    problems = [Problem(screenshot.source.name, "ocr", reason, remedy) for reason, remedy in missing]
    readings = read_words(list(crops.values()), model, ocr)
    page = read_page(image.screenshot, regions, readings, problems, settings.messages)
    page = replace(page, fingerprint=fingerprint(screenshot))
    if not page.messages:
        nothing = Problem(screenshot.source.name, "messages", "no message was found on this picture")
        page = replace(page, problems=(*page.problems, nothing))
    return as_given(page, image.to_original, screenshot)


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
