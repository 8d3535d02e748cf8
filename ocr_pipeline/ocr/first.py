"""Some lines of a page → the model to read all of it with: one of Latin letters, or of the script that they are in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocr_pipeline.language import detect_language
from ocr_pipeline.model import Crop, LineReading
from ocr_pipeline.ocr.evidence import is_worth_asking
from ocr_pipeline.ocr.languages import MODELS, OTHER_SCRIPTS, code_of
from ocr_pipeline.ocr.runs import Read, tells_script
from ocr_pipeline.ocr.scripts import is_unspaced, script_of

# The model that a page is read with first.
LATIN = "eng"
# Lines read to find a page's language: so many of all lengths from the second on, in heights of a capital; of those in
# doubt so many, the longest, are read with models of other scripts.
SAMPLE, LONG, DOUBTED = 10, 5.0, 6
# Confidence (0..1) from which on a Latin reading of a line is believed and tells its language; other scripts are tried
# where less than half reads so, and taken where they read the rest by so much more surely, lines at least as surely as
# the third says. From the fourth on a script is known and models of others are not tried; those of one script that are
# less apart than the last are told by the language.
PLAIN, SURER, HALF, KNOWN, NEAR = 0.75, 0.05, 0.5, 0.85, 0.1
# By how much surer the second model for a language is where it is the right one, and of how many signs.
PLAINLY, SIGNS = 0.04, 20
# Letters that tell the language of a page's Latin words, or that one's model is missing.
ENOUGH = 40

Missing = tuple[tuple[str, str], ...]


def first_model(crops: Sequence[Crop], installed: frozenset[str], read: Read) -> tuple[str, Missing]:
    """Return the model to read a page with, and (reason, remedy) if a better one is not installed.

    `read` reads crops with one of the `installed` models in one process.
    """
    latin = LATIN if LATIN in installed else sorted(installed)[0]
    sample = _sampled(crops)
    first = read(sample, latin)
    telling = [n for n, line in enumerate(first) if not line.words or any(map(tells_script, line.words))]
    doubted = sorted((n for n in telling if sure_width([first[n]]) < PLAIN), key=lambda n: -first[n].line.box.width)
    plainly = _width([first[n] for n in telling if n not in doubted])
    if _width([first[n] for n in doubted]) > plainly:
        tried = _tried([sample[n] for n in doubted[:DOUBTED]], installed, read)
        if best := _best(tried, [first[n] for n in doubted[:DOUBTED]], plainly):
            return of_its_script(best, tried), ()
    plain = [line for line in first if sure_width([line]) >= PLAIN]
    found, lacking = by_language(" ".join(line.text for line in plain or first), latin, installed)
    return found, lacking if sure_width(first) >= PLAIN else ()


def _sampled(crops: Sequence[Crop]) -> list[Crop]:
    """Return some lines of all lengths, or the longest where few are long enough to tell a language."""
    ranked = sorted(crops, key=lambda crop: -crop.line.box.width / crop.line.cap_height)
    long = [crop for crop in ranked if crop.line.box.width >= LONG * crop.line.cap_height]
    if len(long) <= SAMPLE:
        return ranked[:SAMPLE]
    return [long[round(n * (len(long) - 1) / (SAMPLE - 1))] for n in range(SAMPLE)]


def _tried(crops: Sequence[Crop], installed: frozenset[str], read: Read) -> dict[str, Sequence[LineReading]]:
    """Return what models of other scripts read, by model; once one knows the lines, only those of its script."""
    tried: dict[str, Sequence[LineReading]] = {}
    known = ""
    for model, script in OTHER_SCRIPTS.items():
        if model in installed and known in ("", script) and is_worth_asking(model, crops, tried):
            tried[model] = read(crops, model)
            known = script if sure_width(tried[model]) >= KNOWN else known
    return tried


def _best(tried: Mapping[str, Sequence[LineReading]], first: Sequence[LineReading], plainly: int) -> str:
    """Return the model that is most surer of some lines than they were first read, and of more of them, in width, than
    are `plainly` Latin; '' if there is none."""
    won = {model: _won(read, first) for model, read in tried.items()}
    gains = {model: sum(gain * width for gain, width in lines) for model, lines in won.items()}
    best = max(gains, key=lambda model: gains[model], default="")
    enough = best and gains[best] > SURER * _width(first) and sum(width for _, width in won[best]) > plainly
    return best if enough else ""


def _won(read: Sequence[LineReading], first: Sequence[LineReading]) -> list[tuple[float, int]]:
    """Return of lines that read well in another script how much surer (0..1) they are than first, and their width."""
    gains = [
        (sure_width([new]) - sure_width([old]), old.line.box.width)
        for new, old in zip(read, first, strict=True)
        if script_of(new.text) not in ("latin", "") and sure_width([new]) >= HALF
    ]
    return [(gain, width) for gain, width in gains if gain > 0]


def of_its_script(best: str, tried: Mapping[str, Sequence[LineReading]]) -> str:
    """Return the model for the language of what the best one read, of those tried that are nearly as sure of it.

    Models of languages with the same letters are all sure: that of Ukrainian reads Russian without its ы and э. Of the
    two for Chinese that of simplified signs reads traditional ones as those, and the reverse: the plainly surer one is
    right, where enough signs tell.
    """
    text = " ".join(line.text for line in tried[best])
    least = sure_width(tried[best]) - NEAR
    kin = [each for each, read in tried.items() if _script(read) == script_of(text) and sure_width(read) >= least]
    code = detect_language(text, among=tuple(map(code_of, kin)))
    usual = MODELS.get(code, best)
    other = next((each for each in kin if code_of(each) == code and each != usual), usual)
    told = sum(map(is_unspaced, text)) >= SIGNS
    return other if told and sure_width(tried[other]) >= sure_width(tried.get(usual, ())) + PLAINLY else usual


def by_language(text: str, latin: str, installed: frozenset[str]) -> tuple[str, Missing]:
    """Return the installed model for a text's language, and what is missing if there is none."""
    code = detect_language(text)
    model = MODELS.get(code, "")
    if not model or model in installed:
        return model or latin, ()
    near = detect_language(text, among=tuple(sorted(filter(None, map(code_of, installed)))))
    enough = sum(char.isalpha() for char in text) >= ENOUGH
    return MODELS.get(near, latin), (missing(model),) if enough else ()


def missing(model: str) -> tuple[str, str]:
    """Return that a model is not installed, and how to install it."""
    return f"no Tesseract data for the language {model}", f"make setup LANGS={model}"


def _script(readings: Sequence[LineReading]) -> str:
    return script_of(" ".join(line.text for line in readings))


def _width(readings: Sequence[LineReading]) -> int:
    return sum(line.line.box.width for line in readings)


def sure_width(readings: Sequence[LineReading]) -> float:
    """Return the mean confidence of the words, each weighted by its width: a Chinese sign is worth two letters."""
    words = [word for line in readings for word in line.words]
    width = sum(word.box.width for word in words)
    return sum(word.confidence * word.box.width for word in words) / width if width else 0.0
