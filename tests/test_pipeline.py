"""The order of the stages, with a reader in place of Tesseract."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ocr_pipeline import extract, match, run
from ocr_pipeline.errors import ExitCode, UsageError
from ocr_pipeline.model import Crop, LineReading, MessageKind, Word
from ocr_pipeline.settings import OcrSettings, Settings
from tests.drawing import LIGHT, Said, draw_chat

TALK = (Said("The first of two messages here"), Said("And this is the second one", right=True))
# With a stated language no sample is read, so that Tesseract only has to be there.
ENGLISH = Settings(ocr=OcrSettings(languages=("eng",)))

pytestmark = pytest.mark.tesseract


def by_width(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
    """Read every line as one word that tells how wide it is."""
    return tuple(
        LineReading(crop.line, (Word(f"line{crop.line.box.width}", crop.line.box, 0.9),), "en") for crop in crops
    )


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    for name in ("a/1.png", "a/2.png", "b/1.png"):
        draw_chat(TALK, LIGHT).save(tmp_path / "shots" / name)
    return tmp_path / "shots"


def test_any_executor_gives_the_same_result(pictures: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        pooled = extract([pictures], settings=ENGLISH, executor=pool, read_words=by_width)
    alone = extract([pictures], settings=ENGLISH, read_words=by_width)
    assert pooled.conversations == alone.conversations
    assert [each.name for each in alone.conversations] == ["a", "b"]


def test_pages_of_one_folder_are_one_conversation(pictures: Path) -> None:
    first, _ = extract([pictures], settings=ENGLISH, read_words=by_width).conversations
    assert [message.message_id for message in first.messages] == ["m001", "m002", "m003", "m004"]
    assert [message.order for message in first.messages] == [0, 1, 2, 3]
    assert {message.source.name for message in first.messages} == {"a/1.png", "a/2.png"}


def test_separate_makes_every_picture_its_own(pictures: Path) -> None:
    result = extract([pictures], separate=True, settings=ENGLISH, read_words=by_width)
    assert [each.name for each in result.conversations] == ["a/1.png", "a/2.png", "b/1.png"]


def test_a_fault_on_one_picture_is_a_problem_and_the_rest_is_read(pictures: Path) -> None:
    read: list[int] = []

    def faulty(crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
        read.append(len(crops))
        if len(read) == 1:
            raise ZeroDivisionError("the words of a message")
        return by_width(crops, model, settings)

    with ThreadPoolExecutor(1) as pool:
        result = extract([pictures], settings=ENGLISH, executor=pool, read_words=faulty)
    assert len([message for each in result.conversations for message in each.messages]) == 4
    (problem,) = result.problems
    assert problem.path == "a/1.png"
    assert "ZeroDivisionError" in problem.reason
    assert "words of a message" not in problem.reason


def test_an_interruption_keeps_what_was_finished(pictures: Path) -> None:
    class Stop:
        calls = 0

        def __call__(self, crops: Sequence[Crop], model: str, settings: OcrSettings) -> tuple[LineReading, ...]:
            Stop.calls += 1
            if Stop.calls > 1:
                raise KeyboardInterrupt
            return by_width(crops, model, settings)

    class Here(ThreadPoolExecutor):
        def submit(self, call, /, *words, **named):  # type: ignore[no-untyped-def]
            from concurrent.futures import Future

            done: Future[object] = Future()
            try:
                done.set_result(call())
            except KeyboardInterrupt as exc:
                done.set_exception(exc)
            return done

    with Here(1) as pool:
        result = extract([pictures], settings=ENGLISH, executor=pool, read_words=Stop())
    assert result.exit_code is ExitCode.INTERRUPTED
    assert len(result.problems) >= 1
    assert all("stopped" in problem.reason for problem in result.problems)


def test_a_path_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such"):
        extract([tmp_path / "nowhere"])


def test_tables_round_trip_through_match(pictures: Path, tmp_path: Path) -> None:
    frame = extract([pictures / "a"], settings=ENGLISH, read_words=by_width).to_frame()
    frame.to_csv(tmp_path / "messages.csv", index=False)
    (tmp_path / "article.txt").write_text("He never wrote about the harbour.", "utf-8")
    result = match(tmp_path / "messages.csv", [tmp_path / "article.txt"])
    assert result.to_frame()["sentence"].tolist() == ["He never wrote about the harbour."]


def test_the_library_gives_frames(pictures: Path, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    result = run(pictures, tmp_path / "seeds", settings=ENGLISH, read_words=by_width)
    assert len(result.to_frame()) == 6
    assert set(result.to_frame("turns")["conversation"]) == {"a", "b"}
    assert all(message.kind is MessageKind.TEXT for each in result.conversations for message in each.messages)
