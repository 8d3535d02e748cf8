"""Crops of text lines → words: the language is found first, then all lines are read in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from ocr_pipeline.errors import ToolMissing
from ocr_pipeline.language import detect_language
from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.accents import with_one_accent
from ocr_pipeline.ocr.amounts import reread_amounts
from ocr_pipeline.ocr.bilingual import reread_languages
from ocr_pipeline.ocr.cases import tell_cases
from ocr_pipeline.ocr.continued import reread_continued
from ocr_pipeline.ocr.drawn import tell_drawn
from ocr_pipeline.ocr.languages import MODELS, OTHER_SCRIPTS, code_of, model_of
from ocr_pipeline.ocr.latin import latin_in, reread_latin
from ocr_pipeline.ocr.lookalikes import tell_apart
from ocr_pipeline.ocr.marks import tell_marks
from ocr_pipeline.ocr.mixed import reread
from ocr_pipeline.ocr.scripts import script_of
from ocr_pipeline.ocr.spacing import respace
from ocr_pipeline.ocr.tesseract import ask, installed_models, version
from ocr_pipeline.ocr.tsv import words_of
from ocr_pipeline.settings import OcrSettings

__all__ = ["find_model", "installed_models", "read_lines", "version"]

# The model that a page is read with first.
LATIN = "eng"
# Lines read to find a page's language: so many of all lengths from the second on, in heights of a capital (an address
# is long and of no language).
SAMPLE, LONG = 10, 5.0
# Confidence (0..1) from which on a Latin reading of a line is believed and tells its language; other scripts are tried
# where less than half reads so, and taken where they read by so much more surely. Models of one script that are less
# apart than the last are told by the language.
PLAIN, SURER, NEAR = 0.75, 0.05, 0.1
# Letters that tell the language of a page's Latin words, or that one whose model is missing is to be reported.
ENOUGH = 40


def read_lines(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    """Return the words of each crop's line, in the order given, read with one model in one Tesseract process.

    Words that this model is unsure of are read again with models of other scripts, a process each; on a page in another
    script Latin words and figures with a Latin model, and on one in Latin letters lines in other languages with theirs.

    Raises:
        ToolMissing: Tesseract is not installed.
        InputError: Tesseract failed.
    """
    readings = _read(crops, model, settings)
    installed = installed_models()
    stated = {model_of(name) for name in settings.languages}
    others = [each for each in (LATIN, *OTHER_SCRIPTS) if each in installed and each not in model.split("+")]
    if stated:
        return tell_cases(crops, readings)
    read = partial(_read_with, settings)
    readings = reread(crops, readings, others, read)
    scripts = {code_of(each): each for each in reversed(OTHER_SCRIPTS) if each in installed}
    readings = reread_continued(crops, readings, scripts, read)
    if model in OTHER_SCRIPTS:
        text = " ".join(latin_in(readings))
        latin = _by_language(text, LATIN, installed)[0] if sum(map(str.isalpha, text)) >= ENOUGH else LATIN
        readings = reread_latin(crops, readings, LATIN if latin in OTHER_SCRIPTS else latin, read)
    else:
        known = {code_of(each): each for each in sorted(installed - set(OTHER_SCRIPTS)) if code_of(each)}
        readings = reread_languages(crops, readings, code_of(model), known, read)
    if model != LATIN and LATIN in installed:
        readings = reread_amounts(crops, readings, LATIN, read)
    return tell_cases(crops, with_one_accent(readings))


def _read_with(settings: OcrSettings, crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
    return _read(crops, model, settings)


def _read(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    if not crops:
        return ()
    words = words_of(ask(crops, model=model, timeout=settings.timeout), crops)
    code = code_of(model)
    told = (_told(each, crop) for crop, each in zip(crops, words, strict=True))
    return tuple(LineReading(crop.line, each, code) for crop, each in zip(crops, told, strict=True))


def _told(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return what Tesseract read of a line as its pixels have it: spaces, signs that look alike, marks, drawings."""
    for tell in (respace, tell_apart, tell_marks, tell_drawn):
        words = tell(words, crop)
    return tuple(words)


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
    found, lacking = _found_model(_sampled(crops), installed, settings)
    return found, missing + lacking


def _missing(model: str) -> tuple[str, str]:
    return f"no Tesseract data for the language {model}", f"make setup LANGS={model}"


def _sampled(crops: Sequence[Crop]) -> list[Crop]:
    """Return some lines of all lengths, or the longest where few are long enough to tell a language."""
    ranked = sorted(crops, key=lambda crop: -crop.line.box.width / crop.line.cap_height)
    long = [crop for crop in ranked if crop.line.box.width >= LONG * crop.line.cap_height]
    if len(long) <= SAMPLE:
        return ranked[:SAMPLE]
    return [long[round(n * (len(long) - 1) / (SAMPLE - 1))] for n in range(SAMPLE)]


def _found_model(
    sample: Sequence[Crop], installed: frozenset[str], settings: OcrSettings
) -> tuple[str, tuple[tuple[str, str], ...]]:
    latin = LATIN if LATIN in installed else sorted(installed)[0]
    if not sample:
        return latin, ()
    first = _read(sample, latin, settings)
    plain = [line for line in first if _confidence([line]) >= PLAIN]
    if _width(plain) < _width(first) / 2:
        tried = {model: _read(sample, model, settings) for model in OTHER_SCRIPTS if model in installed}
        tried = {model: read for model, read in tried.items() if _script(read) != "latin"}
        best = max(tried, key=lambda model: _confidence(tried[model]), default=latin)
        if best != latin and _confidence(tried[best]) > _confidence(first) + SURER:
            return _of_its_script(best, _without_plain(first, tried)), ()
    found, lacking = _by_language(" ".join(line.text for line in plain or first), latin, installed)
    return found, lacking if _confidence(first) >= PLAIN else ()


def _without_plain(
    first: Sequence[LineReading], tried: Mapping[str, Sequence[LineReading]]
) -> dict[str, list[LineReading]]:
    """Return what models read of the lines that are not plainly Latin: French in Cyrillic letters tells nothing."""
    foreign = [number for number, line in enumerate(first) if _confidence([line]) < PLAIN]
    return {model: [read[number] for number in foreign] for model, read in tried.items()}


def _of_its_script(best: str, tried: Mapping[str, Sequence[LineReading]]) -> str:
    """Return the model for the language of what the best one read, of those tried that are nearly as sure of it.

    Models of languages with the same letters are all sure: that of Ukrainian reads Russian without its ы and э.
    """
    text = " ".join(line.text for line in tried[best])
    least = _confidence(tried[best]) - NEAR
    kin = [each for each, read in tried.items() if _script(read) == script_of(text) and _confidence(read) >= least]
    return MODELS.get(detect_language(text, among=tuple(map(code_of, kin))), best)


def _script(readings: Sequence[LineReading]) -> str:
    return script_of(" ".join(line.text for line in readings))


def _width(readings: Sequence[LineReading]) -> int:
    return sum(line.line.box.width for line in readings)


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
    """Return the mean confidence of the words, each weighted by its width: a Chinese sign is worth two letters."""
    words: list[Word] = [word for line in readings for word in line.words]
    width = sum(word.box.width for word in words)
    return sum(word.confidence * word.box.width for word in words) / width if width else 0.0
