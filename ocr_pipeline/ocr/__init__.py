"""Crops of text lines → words: the language is found first, then all lines are read in one call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ocr_pipeline.errors import ToolMissing
from ocr_pipeline.model import Crop, LineReading, Word
from ocr_pipeline.ocr.accents import with_one_accent
from ocr_pipeline.ocr.amounts import reread_amounts
from ocr_pipeline.ocr.bilingual import reread_languages
from ocr_pipeline.ocr.bullets import tell_bullets
from ocr_pipeline.ocr.capitals import NAMED_AL, tell_capitals, tell_pronouns
from ocr_pipeline.ocr.cases import tell_accented, tell_cases
from ocr_pipeline.ocr.cedillas import tell_cedillas
from ocr_pipeline.ocr.continued import reread_continued
from ocr_pipeline.ocr.dialled import tell_dialled
from ocr_pipeline.ocr.drawn import tell_drawn
from ocr_pipeline.ocr.first import ENOUGH, LATIN, by_language, first_model, missing
from ocr_pipeline.ocr.kept import Kept
from ocr_pipeline.ocr.languages import OTHER_SCRIPTS, code_of, model_of
from ocr_pipeline.ocr.latin import latin_in, reread_latin
from ocr_pipeline.ocr.lookalikes import tell_apart
from ocr_pipeline.ocr.marks import tell_marks
from ocr_pipeline.ocr.mixed import reread
from ocr_pipeline.ocr.sizes import LARGER, fitted, is_long, resized
from ocr_pipeline.ocr.spacing import respace
from ocr_pipeline.ocr.tesseract import ask, installed_models, version
from ocr_pipeline.ocr.tsv import words_of
from ocr_pipeline.settings import OcrSettings

__all__ = ["find_model", "installed_models", "read_lines", "version"]

# What this process asked lately: the lines that tell a page's language are read again with the others.
_KEPT = Kept()


def read_lines(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    """Return the words of each crop's line, in the order given, read with one model in one Tesseract process.

    Words that this model is unsure of are read again with models of other scripts that may know them, a process each;
    on a page in another script Latin words and figures with a Latin model, and on one in Latin letters lines in other
    languages with theirs. No line is read twice with one model.

    Raises:
        ToolMissing: Tesseract is not installed.
        InputError: Tesseract failed.
    """
    readings = _read(crops, model, settings)
    if settings.languages:
        return tell_cases(crops, readings)
    installed = installed_models()
    scripts = {code_of(each): each for each in reversed(OTHER_SCRIPTS) if each in installed}  # the usual one for each
    if model in OTHER_SCRIPTS:
        scripts[code_of(model)] = model
    asked = (LATIN, *(each for each in OTHER_SCRIPTS if each in scripts.values()))
    others = [each for each in asked if each in installed and not _is_kin(each, model)]
    read = partial(_read_with, settings)
    readings = reread(crops, readings, others, read)
    readings = reread_continued(crops, readings, scripts, read)
    if model in OTHER_SCRIPTS:
        text = " ".join(latin_in(readings))
        latin = by_language(text, LATIN, installed)[0] if sum(map(str.isalpha, text)) >= ENOUGH else LATIN
        readings = reread_latin(crops, readings, LATIN if latin in OTHER_SCRIPTS else latin, read)
    else:
        known = {code_of(each): each for each in sorted(installed - set(OTHER_SCRIPTS)) if code_of(each)}
        readings = reread_languages(crops, readings, code_of(model), known, read)
    if model != LATIN and LATIN in installed:
        readings = reread_amounts(crops, readings, LATIN, read)
    return tell_cases(crops, with_one_accent(readings))


def _is_kin(other: str, model: str) -> bool:
    """Whether a model reads no other script than the page's does; signs are of Chinese or Japanese."""
    script = OTHER_SCRIPTS.get(model, "")
    return other in model.split("+") or (OTHER_SCRIPTS.get(other) == script != "han")


def _read_with(settings: OcrSettings, crops: Sequence[Crop], model: str) -> tuple[LineReading, ...]:
    return _read(crops, model, settings)


def _read(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    if not crops:
        return ()
    words = list(_asked(fitted(crops, model), model, settings))
    if empty := [n for n, crop in enumerate(crops) if not words[n] and is_long(crop)]:
        again = _asked([resized(crops[n], LARGER) for n in empty], model, settings)
        for n, each in zip(empty, again, strict=True):
            words[n] = each
    code = code_of(model)
    told = [_told(each, crop) for crop, each in zip(crops, words, strict=True)]
    if code in NAMED_AL:
        told = [tell_capitals(each, crop) for crop, each in zip(crops, told, strict=True)]
    if code == "en":
        told = [tell_pronouns(each) for each in told]
    return tuple(LineReading(crop.line, each, code) for crop, each in zip(crops, told, strict=True))


def _asked(crops: Sequence[Crop], model: str, settings: OcrSettings) -> Sequence[tuple[Word, ...]]:
    return words_of(_KEPT.ask(crops, model, partial(ask, timeout=settings.timeout)), crops)


def _told(words: Sequence[Word], crop: Crop) -> tuple[Word, ...]:
    """Return what Tesseract read of a line as its pixels have it: spaces, signs that look alike, marks, drawings."""
    for tell in (respace, tell_apart, tell_accented, tell_cedillas, tell_marks, tell_bullets, tell_drawn, tell_dialled):
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
    lacks = tuple(missing(model) for model in stated if model not in installed)
    usable = [model for model in stated if model in installed]
    if usable:
        return "+".join(usable), lacks
    if not installed:
        raise ToolMissing("Tesseract has no language data; 'make setup' installs it")
    found, lacking = first_model(crops, installed, partial(_read_with, settings))
    return found, lacks + lacking
