"""Screenshot → all steps on its way to messages: the order of the stages on one picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ocr_pipeline.clean import clean_page, fingerprint
from ocr_pipeline.model import Page, Problem, Screenshot, Steps
from ocr_pipeline.ocr import read_lines
from ocr_pipeline.pipeline.picture import Build, Reader, read_picture
from ocr_pipeline.pipeline.placing import as_given
from ocr_pipeline.second_opinion import Engine, ask_again, with_second
from ocr_pipeline.settings import Settings

Watch = Callable[[Steps], None]
# A page that makes less sense (`sense_of`) may be laid out otherwise than it was read: why a person should look.
ODD, REASON = -0.5, "odd_page"


@dataclass(frozen=True, slots=True)
class Helpers:
    """What reads, and what looks on: `engine` is the second engine, None where it is not asked; `watch` is shown the
    steps of each screenshot. All of it goes to other processes."""

    read_words: Reader = read_lines
    engine: Engine | None = None
    watch: Watch | None = None


def read_steps(screenshot: Screenshot, languages: tuple[str, ...], settings: Settings, helpers: Helpers) -> Steps:
    """Return all that one screenshot passes through; its page is the last of it.

    Raises:
        ToolMissing: Tesseract or its data is not installed.
        InputError: Tesseract failed on it.
    """
    image = clean_page(screenshot)
    settings = replace(settings, ocr=replace(settings.ocr, languages=languages or settings.ocr.languages))
    read = read_picture(image, settings, helpers.read_words)
    page = replace(read.page, fingerprint=fingerprint(screenshot))
    if read.sense < ODD:
        doubted = (replace(message, review=(*message.review, REASON)) for message in page.messages)
        page = replace(page, messages=tuple(doubted))
    if not page.messages:
        nothing = Problem(screenshot.source.name, "messages", "no message was found on this picture")
        page = replace(page, problems=(*page.problems, nothing))
    steps = Steps(screenshot, image, read.regions, read.crops, read.readings, (), page, page)
    steps = _asked_again(steps, helpers.engine, settings, read.build) if helpers.engine else steps
    return replace(steps, page=as_given(steps.upright, image.to_original, screenshot))


def _asked_again(steps: Steps, engine: Engine, settings: Settings, build: Build) -> Steps:
    """Return the steps with the second engine's readings of what is doubtful, in the page too."""
    page = steps.upright
    boxes = [message.box for message in page.messages]
    seconds, unknown = ask_again(engine, steps.crops, steps.readings, boxes, settings.second_opinion)
    if seconds:
        by_line = {reading.line: reading for reading in seconds}
        other = build([by_line.get(reading.line, reading) for reading in steps.readings], ())
        page = with_second(page, other, [line.box for line in by_line])
    if unknown:
        page = replace(page, problems=(*page.problems, _unknown(page, unknown)))
    return replace(steps, seconds=seconds, upright=page)


def _unknown(page: Page, lines: int) -> Problem:
    counted = "1 doubtful line" if lines == 1 else f"{lines} doubtful lines"
    reason = f"{counted} could not be read twice: the second engine does not know the script"
    return Problem(page.source.name, "second_opinion", reason)
