"""The second engine is sent what is doubtful and nothing else, and never has the last word; a stand-in plays it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline import extract
from ocr_pipeline.errors import ExitCode, ToolMissing
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import (
    Crop,
    LineReading,
    Message,
    MessageKind,
    Page,
    Pictograph,
    Side,
    Source,
    TextLine,
    Word,
)
from ocr_pipeline.second_opinion import Opinion, ask_again, with_second
from ocr_pipeline.second_opinion.words import second_reading
from ocr_pipeline.settings import OcrSettings, SecondOpinionSettings, Settings
from tests.calling import ROOT, call
from tests.drawing import LIGHT, Said, draw_chat

ASKED = Settings(ocr=OcrSettings(languages=("eng",)), second_opinion=SecondOpinionSettings(asked=True, doubt=0.8))
TALK = (Said("The train is late again"), Said("Take the bus at noon then", right=True))
BUBBLE = Box(0, 0, 400, 100)


@dataclass
class StandIn:
    """Reads one text on every line, knows no letter of `foreign`, and remembers how many lines it was sent."""

    text: str = ""
    foreign: str = ""
    missing: bool = False
    sent: list[Crop] = field(default_factory=list)

    def versions(self) -> Mapping[str, str]:
        if self.missing:
            raise ToolMissing("the stand-in is not installed")
        return {"stand-in": "1.0"}

    def knows(self, text: str) -> bool:
        return not set(text) & set(self.foreign)

    def read(self, crops: Sequence[Crop]) -> tuple[Opinion, ...]:
        self.sent += crops
        return tuple(Opinion(self.text, 0.9) for _ in crops)


def reading(*words: tuple[str, float], y: int = 10, signs: tuple[Pictograph, ...] = ()) -> LineReading:
    """Return a line of words 100 pixels apart, each with its confidence."""
    line = TextLine(Box(0, y, 100 * max(len(words), 1), 20), 0, 20, 255, (0, 0, 0), (255, 255, 255), pictographs=signs)
    read = tuple(Word(text, Box(100 * n, y, 80, 20), sure) for n, (text, sure) in enumerate(words))
    return LineReading(line, (*read, *(Word(each.text, each.box, 1.0) for each in signs)), "en")


def crop(of: LineReading) -> Crop:
    return Crop(of.line, np.zeros((9, 9), np.uint8), (0.0, 0.0), 1.0)


def asked(engine: StandIn, *readings: LineReading, boxes: tuple[Box, ...] = (BUBBLE,)) -> tuple[int, int]:
    crops = [crop(each) for each in readings]
    seconds, unknown = ask_again(engine, crops, readings, boxes, SecondOpinionSettings(doubt=0.8))
    assert [each.line for each in seconds] == [each.line for each in engine.sent]
    return len(seconds), unknown


@pytest.mark.parametrize(
    ("words", "boxes", "sent"),
    [
        pytest.param((("plain", 0.95), ("words", 0.8)), (BUBBLE,), 0, id="a line that was read surely is not sent"),
        pytest.param((("plain", 0.95), ("wcrds", 0.79)), (BUBBLE,), 1, id="one unsure word makes a line doubtful"),
        pytest.param((), (BUBBLE,), 1, id="and so does a line on which nothing was read"),
        pytest.param((("wcrds", 0.2),), (), 0, id="what stands in no message is not sent"),
    ],
)
def test_only_doubtful_lines_of_messages_are_sent(
    words: tuple[tuple[str, float], ...], boxes: tuple[Box, ...], sent: int
) -> None:
    engine = StandIn("plain words")
    assert asked(engine, reading(*words), boxes=boxes) == (sent, 0)
    assert len(engine.sent) == sent


def test_a_line_in_letters_that_the_engine_lacks_is_counted_and_not_sent() -> None:
    engine = StandIn("x", foreign="ж")
    assert asked(engine, reading(("жук", 0.3)), reading(("bug", 0.3), y=40)) == (1, 1)


def test_words_stand_where_the_first_engine_saw_their_letters() -> None:
    found = second_reading(reading(("lt", 0.3), ("is", 0.9), ("12:15", 0.4)), Opinion("It is 12:15", 0.9))
    assert [(word.text, word.box.x, word.box.right) for word in found.words] == [
        ("It", 0, 80),
        ("is", 100, 180),
        ("12:15", 200, 280),
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        pytest.param((("ltis", 0.3),), "It is", id="more words than before"),
        pytest.param((("l", 0.3), ("t", 0.3)), "It", id="fewer words"),
        pytest.param((), "It is", id="words where there were none"),
        pytest.param((("ltis", 0.3),), "", id="no words at all"),
        pytest.param((("ab", 0.3),), "completely other words", id="other words"),
    ],
)
def test_every_word_of_an_opinion_is_kept_in_order_and_on_the_line(
    words: tuple[tuple[str, float], ...], text: str
) -> None:
    found = second_reading(reading(*words), Opinion(text, 0.9))
    assert found.text == text
    assert all(word.box.width > 0 and word.box.overlap_y(found.line.box) == 20 for word in found.words)
    assert [word.box.x for word in found.words] == sorted(word.box.x for word in found.words)


def test_an_icon_read_where_there_were_no_words_is_no_reading() -> None:
    assert second_reading(reading(), Opinion("日", 0.9)).words == ()


def test_what_was_recognised_as_an_emoji_stays() -> None:
    sign = Pictograph(Box(300, 10, 20, 20), "🙂")
    found = second_reading(reading(("Fme", 0.4), signs=(sign,)), Opinion("Fine", 0.9))
    assert found.text == "Fine 🙂"


def page(*texts: str) -> Page:
    source = Source("talk", "talk/1.png", "0")
    said = [
        Message(source, None, MessageKind.TEXT, replace(BUBBLE, y=200 * n), text, 0.5, review=("low_confidence",))
        for n, text in enumerate(texts)
    ]
    return Page(source, None, 400, 900, tuple(said))


@pytest.mark.parametrize(
    ("first", "second", "differs"),
    [
        pytest.param("Pay 4500", "Pay 4500", False, id="the same words agree"),
        pytest.param("Pay 4500", "Pay 4506", True, id="one figure is a disagreement"),
        pytest.param('It\'s "so" - yes', "It’s “so” – yes", False, id="kinds of quotes and dashes are none"),
        pytest.param("see you", "seeyou", False, id="spaces are none"),
        pytest.param("Pay 4500", "", True, id="nothing read at all is one"),
    ],
)
def test_a_disagreement_is_a_reason_to_look_and_changes_nothing_else(first: str, second: str, differs: bool) -> None:
    before = page(first, "not asked")
    found = with_second(before, page(second, "not asked"), [Box(10, 10, 200, 20)])
    asked, other = found.messages
    assert asked.second_text == second
    assert asked.review == ("low_confidence", *(("engines_disagree",) if differs else ()))
    assert replace(asked, second_text="", review=before.messages[0].review) == before.messages[0]
    assert other == before.messages[1]


def doubtfully(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    """Read what stands left unsurely and what stands right surely."""
    return tuple(
        LineReading(each.line, (Word("Pay", each.line.box, 0.75 if each.line.box.x < 300 else 0.99),), "en")
        for each in crops
    )


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    return draw_chat(TALK, LIGHT).save(tmp_path / "1.png")


@pytest.mark.tesseract
def test_both_readings_reach_the_table_and_the_engine_the_manifest(picture: Path) -> None:
    engine = StandIn("Pray")
    result = extract([picture], settings=ASKED, read_words=doubtfully, engine=engine)
    rows = {row["side"]: row for row in result.to_frame().to_dict("records")}
    left, right = rows[Side.LEFT.value], rows[Side.RIGHT.value]
    assert (left["text"], left["second_text"], left["review"]) == ("Pay", "Pray", "low_confidence;engines_disagree")
    assert (right["text"], right["second_text"], right["review"]) == ("Pay", "", "")
    assert len(engine.sent) == 1
    assert result.manifest["versions"]["second engine"] == "stand-in 1.0"
    assert result.exit_code is ExitCode.OK


@pytest.mark.tesseract
def test_it_is_not_asked_unless_it_is_wanted(picture: Path) -> None:
    engine = StandIn("Pray")
    unasked = replace(ASKED, second_opinion=SecondOpinionSettings())
    result = extract([picture], settings=unasked, read_words=doubtfully, engine=engine)
    assert not engine.sent
    assert "second engine" not in result.manifest["versions"]


@pytest.mark.tesseract
def test_where_it_is_not_installed_that_is_one_problem_and_the_rest_is_done(picture: Path) -> None:
    shots = [draw_chat(TALK, LIGHT).save(picture.with_name(f"{n}.png")) for n in range(2)]
    result = extract(shots, settings=ASKED, read_words=doubtfully, engine=StandIn(missing=True))
    assert [(each.reason, each.remedy) for each in result.problems] == [
        ("the stand-in is not installed", "make second")
    ]
    assert result.exit_code is ExitCode.DONE_WITH_PROBLEMS
    assert result.manifest["versions"]["second engine"] == "not installed"
    assert {message.text for each in result.conversations for message in each.messages} == {"Pay"}
    assert f"\n{result.problems[0].remedy.split()[1]}: " in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.tesseract
def test_lines_in_a_script_it_does_not_know_are_a_problem(picture: Path) -> None:
    result = extract([picture], settings=ASKED, read_words=doubtfully, engine=StandIn("Pray", foreign="Pay"))
    assert [each.stage for each in result.problems] == ["second_opinion"]
    assert "1 doubtful line could not be read twice" in result.problems[0].reason


@pytest.mark.tesseract
def test_the_command_line_tells_the_line_that_installs_it(picture: Path) -> None:
    hidden = picture.parent / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(
        "import importlib.metadata as m\nreal = m.version\n"
        "def version(name):\n    if name == 'rapidocr':\n        raise m.PackageNotFoundError(name)\n"
        "    return real(name)\nm.version = version\n",
        "utf-8",
    )
    done = call(
        "extract", str(picture), "-o", "m.csv", "--second-opinion", cwd=picture.parent, PYTHONPATH=f"{hidden}:{ROOT}"
    )
    assert done.returncode == ExitCode.DONE_WITH_PROBLEMS, done.stderr
    assert "the second engine is not installed: no line was read twice - make second" in done.stderr
