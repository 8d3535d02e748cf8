"""Crops of text lines → words: the language is found first, then all lines are read in one call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ocr_pipeline.errors import ToolMissing
from ocr_pipeline.language import detect_language
from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.languages import MODELS, OTHER_SCRIPTS, code_of, model_of
from ocr_pipeline.ocr.lookalikes import tell_bars
from ocr_pipeline.ocr.mixed import reread
from ocr_pipeline.ocr.spacing import respace
from ocr_pipeline.ocr.tesseract import ask, installed_models, version
from ocr_pipeline.ocr.tsv import words_of
from ocr_pipeline.settings import OcrSettings

__all__ = ["find_model", "installed_models", "read_lines", "version"]

# The model that a page is read with first.
LATIN = "eng"
# Lines read to find a page's language: the longest.
SAMPLE = 8
# Mean confidence (0..1) under which a Latin reading is doubted and other scripts are tried.
DOUBTFUL = 0.6
# Mean confidence from which on a reading is plain enough to tell a language that is not installed.
PLAIN = 0.75
# Letters needed before a language whose model is missing is reported as such.
ENOUGH = 40


def read_lines(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    """Return the words of each crop's line, in the order given, read with one model in one Tesseract process.

    Lines that this model is unsure of are read again with models of other scripts, a process each.

    Raises:
        ToolMissing: Tesseract is not installed.
        InputError: Tesseract failed.
    """
    readings = _read(crops, model, settings)
    installed = installed_models()
    stated = {model_of(name) for name in settings.languages}
    others = [each for each in (LATIN, *OTHER_SCRIPTS) if each in installed and each not in model.split("+")]
    return reread(crops, readings, [] if stated else others, partial(_read_with, settings))


def _read_with(settings: OcrSettings, crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
    return _read(crops, model, settings)


def _read(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    if not crops:
        return ()
    words = words_of(ask(crops, model=model, timeout=settings.timeout), crops)
    code = code_of(model)
    told = (respace(tell_bars(each, crop), crop) for crop, each in zip(crops, words, strict=True))
    return tuple(LineReading(crop.line, each, code) for crop, each in zip(crops, told, strict=True))


def find_model(
    crops: Sequence[Crop], languages: Sequence[str], settings: OcrSettings
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the model to read a page with, and (reason, remedy) of each language that lacks one.

    `languages` are what the case file states; without them the language is found from a first reading.

    Raises:
        ToolMissing: Tesseract, or every model that could serve, is not installed.
    """
    installed = installed_models()
    stated = [model_of(name) for name in (languages or settings.languages)]
    missing = tuple(_missing(model) for model in stated if model not in installed)
    usable = [model for model in stated if model in installed]
    if usable:
        return "+".join(usable), missing
    if not installed:
        raise ToolMissing("Tesseract has no language data; 'make setup' installs it")
    found, lacking = _found_model(_longest(crops), installed, settings)
    return found, missing + lacking


def _missing(model: str) -> tuple[str, str]:
    return f"no Tesseract data for the language {model}", f"make setup LANGS={model}"


def _longest(crops: Sequence[Crop]) -> list[Crop]:
    return sorted(crops, key=lambda crop: -crop.line.box.width / crop.line.cap_height)[:SAMPLE]


def _found_model(
    sample: Sequence[Crop], installed: frozenset[str], settings: OcrSettings
) -> tuple[str, tuple[tuple[str, str], ...]]:
    latin = LATIN if LATIN in installed else sorted(installed)[0]
    if not sample:
        return latin, ()
    first = _read(sample, latin, settings)
    if _confidence(first) < DOUBTFUL:
        tried = {model: _read(sample, model, settings) for model in OTHER_SCRIPTS if model in installed}
        best = max(tried, key=lambda model: _confidence(tried[model]), default=latin)
        if best != latin and _confidence(tried[best]) > _confidence(first):
            return best, ()
    found, lacking = _by_language(" ".join(line.text for line in first), latin, installed)
    return found, lacking if _confidence(first) >= PLAIN else ()


def _by_language(text: str, latin: str, installed: frozenset[str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the installed model for a text's language, and what is missing if there is none."""
    code = detect_language(text)
    model = MODELS.get(code, "")
    if not model or model in installed:
        return model or latin, ()
    near = detect_language(text, among=tuple(sorted(filter(None, map(code_of, installed)))))
    enough = sum(char.isalpha() for char in text) >= ENOUGH
    return MODELS.get(near, latin), (_missing(model),) if enough else ()


def _confidence(readings: Sequence[LineReading]) -> float:
    """Return the mean confidence of the words, each weighted by its letters."""
    words: list[Word] = [word for line in readings for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0
