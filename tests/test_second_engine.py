"""RapidOCR itself, without a network. Run by CI after `make second`, which installs the extra."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline.clean import clean_page, crop_line
from ocr_pipeline.layout import find_regions
from ocr_pipeline.model import Crop, Screenshot, Source
from ocr_pipeline.second_opinion import RapidOcr
from tests.calling import call
from tests.drawing import DARK, LIGHT, Said, Theme, draw_chat

pytestmark = pytest.mark.second
TEXT = "The train is late again today"


def crops_of(theme: Theme) -> list[Crop]:
    image = np.asarray(draw_chat((Said(TEXT),), theme).image.convert("RGB"))[:, :, ::-1].copy()
    page = clean_page(Screenshot(Source("", "", ""), None, image))
    lines = [line for region in find_regions(page) for line in region.lines]
    return [crop_line(page.screenshot.pixels, line, x_height=18) for line in lines]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_reads_a_line_without_a_network(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*words: object) -> None:
        raise AssertionError("a network was asked for")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    monkeypatch.setattr(socket, "getaddrinfo", unreachable)
    opinions = RapidOcr().read(crops_of(theme))
    assert [each.text for each in opinions] == [TEXT]
    assert opinions[0].confidence > 0.9
    assert opinions == RapidOcr().read(crops_of(theme))


def test_it_knows_which_letters_its_model_has() -> None:
    engine = RapidOcr()
    known = ("Schöne Grüße", "où ça ?", "Łódź", "こんにちは", "明天见", "12:15")
    foreign = ("Ελλάδα", "Привет", "مرحبا", "שלום", "안녕하세요")
    assert [text for text in known if not engine.knows(text)] == []
    assert [text for text in foreign if engine.knows(text)] == []


def test_it_says_its_versions() -> None:
    found = RapidOcr().versions()
    assert set(found) == {"rapidocr", "onnxruntime", "rapidocr model"}
    assert all(re.search(r"\d", version) for version in found.values())


@pytest.mark.tesseract
def test_the_command_line_asks_it_in_every_process(tmp_path: Path) -> None:
    for number in range(3):
        draw_chat((Said(TEXT),), LIGHT).save(tmp_path / "shots" / f"{number}.png")
    (tmp_path / "all.toml").write_text("[second_opinion]\ndoubt = 1.0\n", "utf-8")
    words = ("extract", "shots", "--second-opinion", "--settings", "all.toml", "--separate", "--quiet")
    for name in ("once", "again"):
        done = call(*words, "-o", f"{name}.jsonl", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
    rows = [json.loads(line) for line in (tmp_path / "once.jsonl").read_text("utf-8").splitlines()]
    assert [row["second_text"] for row in rows] == [TEXT] * 3
    assert (tmp_path / "once.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()
