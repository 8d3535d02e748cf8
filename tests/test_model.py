"""The values that flow: frozen, closed sets spelt as the tables spell them, and traceable back to a file."""

from __future__ import annotations

import dataclasses
import inspect

import numpy as np
import pytest

from ocr_pipeline import model
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import (
    Certainty,
    ClaimKind,
    LineReading,
    MessageKind,
    Screenshot,
    SenderSource,
    SentAtSource,
    Side,
    Source,
    TextLine,
    Verdict,
    Word,
)

VALUES = [value for _, value in inspect.getmembers(model) if dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_every_value_is_frozen_and_explained(value: type) -> None:
    parameters = value.__dataclass_params__  # type: ignore[attr-defined]  # set by dataclasses
    assert parameters.frozen
    assert hasattr(value, "__slots__")
    assert value.__doc__ and not value.__doc__.startswith(f"{value.__name__}(")


@pytest.mark.parametrize(
    ("closed_set", "words"),
    [
        (Side, {"left", "right", "center"}),
        (MessageKind, {"text", "media", "system", "date"}),
        (SenderSource, {"label", "header", "caption", "config", "article", "inferred", "none"}),
        (SentAtSource, {"displayed", "separator", "inherited", "none"}),
        (ClaimKind, {"quote", "paraphrase", "structural", "context"}),
        (Verdict, {"quoted", "supported", "partial", "contradicted", "not_found", "not_checkable"}),
        (Certainty, {"certain", "review"}),
    ],
)
def test_closed_sets_hold_the_documented_words(closed_set: type, words: set[str]) -> None:
    assert {each.value for each in closed_set} == words  # type: ignore[attr-defined]  # every one is an enum


def test_a_screenshot_knows_its_size_and_is_itself_alone() -> None:
    pixels = np.zeros((30, 20, 3), np.uint8)
    source = Source("case", "case/1.png", "ab")
    assert (Screenshot(source, None, pixels).width, Screenshot(source, None, pixels).height) == (20, 30)
    assert Screenshot(source, None, pixels) != Screenshot(source, None, pixels)  # pixels are never compared


def test_a_line_reads_as_its_words_joined() -> None:
    line = TextLine(Box(0, 0, 50, 10), 0, 10.0, 255, (0, 0, 0), (255, 255, 255))
    words = (Word("See", Box(0, 0, 20, 10), 0.9), Word("you", Box(25, 0, 20, 10), 0.8))
    assert LineReading(line, words).text == "See you"
    assert LineReading(line, ()).text == ""
