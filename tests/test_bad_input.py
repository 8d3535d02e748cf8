"""Bad input through the real command line: a clear message, the promised exit code, and nothing lost."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image

from tests.calling import call
from tests.drawing import LIGHT, Said, draw_chat

pytestmark = pytest.mark.tesseract

TALK = (Said("The first of two messages here"), Said("And this is the second one", right=True))


@dataclass(frozen=True)
class Outcome:
    """What a call of the command line left."""

    code: int
    said: str
    outputs: Path

    def table(self, name: str) -> pd.DataFrame:
        return pd.read_csv(self.outputs / f"{name}.csv", keep_default_na=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    for name in ("screenshots", "seeds"):
        (tmp_path / name).mkdir()
    return tmp_path


def run(case: Path, *more: str, outputs: Path | None = None, path: str | None = None) -> Outcome:
    outputs = outputs or case / "outputs"
    changes = {} if path is None else {"PATH": path}
    done = call("run", "--outputs", str(outputs), *more, cwd=case, **changes)
    return Outcome(done.returncode, done.stderr + done.stdout, outputs)


def good_picture(case: Path, name: str = "screenshots/good.png") -> None:
    draw_chat(TALK, LIGHT, title="Mara").save(case / name)


def test_an_empty_folder_has_nothing_to_read(case: Path) -> None:
    outcome = run(case)
    assert outcome.code == 1
    assert "no pictures were found in screenshots" in outcome.said
    assert outcome.table("messages").empty


def test_without_an_article_the_messages_are_read(case: Path) -> None:
    good_picture(case)
    outcome = run(case)
    assert outcome.code == 0
    assert "no article was judged: none was found in seeds" in outcome.said
    assert list(outcome.table("messages")["text"]) == [said.text for said in TALK]
    assert outcome.table("matches").empty
    assert (outcome.outputs / "report.html").exists()


def write_text_named_png(path: Path) -> None:
    path.write_text("this is no picture", "utf-8")


def write_truncated(path: Path) -> None:
    draw_chat(TALK).save(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])


def write_nothing(path: Path) -> None:
    path.write_bytes(b"")


def write_one_pixel(path: Path) -> None:
    Image.new("RGB", (1, 1), "white").save(path)


def write_blank(path: Path) -> None:
    Image.new("RGB", (600, 900), "white").save(path)


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        pytest.param(write_text_named_png, "not a picture", id="a text file named .png"),
        pytest.param(write_truncated, "damaged", id="a truncated picture"),
        pytest.param(write_nothing, "empty", id="a file of no bytes"),
        pytest.param(write_one_pixel, "no message", id="a picture of one pixel"),
        pytest.param(write_blank, "no message", id="a picture without text"),
    ],
)
def test_one_bad_file_is_a_problem_and_the_rest_is_done(write, reason: str, case: Path) -> None:  # type: ignore[no-untyped-def]
    good_picture(case)
    write(case / "screenshots" / "bad.png")
    outcome = run(case)
    problems = outcome.table("problems")
    assert outcome.code == 3
    assert list(problems["path"]) == ["bad.png"]
    assert reason in problems["reason"][0]
    assert "bad.png" in outcome.said
    assert list(outcome.table("messages")["text"]) == [said.text for said in TALK]


def test_only_bad_files_end_in_nothing_usable(case: Path) -> None:
    write_nothing(case / "screenshots" / "bad.png")
    outcome = run(case)
    assert outcome.code == 1
    assert list(outcome.table("problems")["path"]) == ["bad.png"]


def test_an_unknown_language_is_a_problem_with_a_remedy_and_the_text_is_read(case: Path) -> None:
    good_picture(case, "screenshots/talk/good.png")
    (case / "screenshots" / "talk" / "participants.toml").write_text('languages = ["xyz"]\n', "utf-8")
    outcome = run(case)
    problems = outcome.table("problems")
    assert outcome.code == 3
    assert "xyz" in problems["reason"][0]
    assert "LANGS=xyz" in problems["remedy"][0]
    assert list(outcome.table("messages")["text"]) == [said.text for said in TALK]


def test_a_broken_participants_file_is_a_settings_error(case: Path) -> None:
    good_picture(case, "screenshots/talk/good.png")
    (case / "screenshots" / "talk" / "participants.toml").write_text("owner = \n", "utf-8")
    outcome = run(case)
    assert outcome.code == 2
    assert "participants.toml" in outcome.said


def test_without_tesseract_the_message_names_the_remedy(case: Path) -> None:
    good_picture(case)
    outcome = run(case, path="/nowhere")
    assert outcome.code == 4
    assert "Tesseract is not installed" in outcome.said
    assert "install Tesseract 5 with data for eng" in outcome.said
    assert "make setup" in outcome.said


def test_outputs_that_cannot_be_written_are_said_before_the_work(case: Path) -> None:
    good_picture(case)
    (case / "taken").write_text("a file, no folder", "utf-8")
    outcome = run(case, outputs=case / "taken" / "outputs")
    assert outcome.code == 2
    assert "cannot be written" in outcome.said
    assert "1/1" not in outcome.said


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder here that even root cannot write")
def test_outputs_that_are_read_only_are_said_too(case: Path) -> None:
    good_picture(case)
    outcome = run(case, outputs=Path("/proc/outputs"))
    assert outcome.code == 2
    assert "cannot be written" in outcome.said


def test_a_table_in_the_way_of_a_folder_is_said(case: Path) -> None:
    good_picture(case)
    (case / "outputs" / "messages.csv").mkdir(parents=True)
    outcome = run(case)
    assert outcome.code == 2
    assert "messages.csv cannot be written" in outcome.said


def test_a_name_from_an_old_archive_is_read_and_spelled_out(case: Path) -> None:
    good_picture(case)
    try:
        (case / "screenshots" / "good.png").rename(case / "screenshots" / os.fsdecode(b"f\x84lle.png"))
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    outcome = run(case)
    assert outcome.code == 0
    assert set(outcome.table("messages")["screenshot"]) == {r"f\x84lle.png"}


def test_cells_that_a_spreadsheet_would_run_are_defused_in_csv_only(case: Path) -> None:
    good_picture(case, "screenshots/=1+1/@a.png")
    (case / "seeds" / "article.txt").write_text('=HYPERLINK("x") is what Mara sent in a message.\n', "utf-8")
    outcome = run(case)
    assert outcome.code == 0
    messages, matches = (outcome.table(name) for name in ("messages", "matches"))
    assert set(messages["conversation"]) == {"'=1+1"}
    assert matches["sentence"][0].startswith("'=HYPERLINK")
    raw = (outcome.outputs / "matches.jsonl").read_text("utf-8")
    assert json.loads(raw.splitlines()[0])["sentence"].startswith("=HYPERLINK")


def test_defused_cells_are_read_back_as_they_were(case: Path) -> None:
    rows = [("talk", "m001", "'=1+1 is what I owe you"), ("talk", "m002", "'@mara look at this")]
    pd.DataFrame(rows, columns=["conversation", "message_id", "text"]).to_csv(case / "messages.csv", index=False)
    (case / "article.txt").write_text("One message read: “@mara look at this”.\n", "utf-8")
    done = call("match", "messages.csv", "article.txt", "-o", "matches.jsonl", cwd=case)
    assert done.returncode == 0, done.stderr
    first = json.loads((case / "matches.jsonl").read_text("utf-8").splitlines()[0])
    assert (first["verdict"], first["evidence"]) == ("quoted", "@mara look at this")


def test_an_article_that_is_no_text_is_a_problem(case: Path) -> None:
    good_picture(case)
    (case / "seeds" / "article.txt").write_bytes(b"\x00\x01\x02\x00")
    outcome = run(case)
    assert outcome.code == 3
    assert list(outcome.table("problems")["path"]) == ["article.txt"]


def test_one_name_in_two_folders_makes_two_conversations(case: Path) -> None:
    good_picture(case, "screenshots/a/1.png")
    good_picture(case, "screenshots/b/1.png")
    messages = run(case).table("messages")
    assert list(messages["screenshot"].unique()) == ["a/1.png", "b/1.png"]
    assert list(messages.groupby("conversation")["message_id"].agg(list)) == [["m001", "m002"], ["m001", "m002"]]


def test_the_summary_is_json_when_asked(case: Path) -> None:
    good_picture(case)
    write_nothing(case / "screenshots" / "bad.png")
    done = call("run", "--json", "--quiet", cwd=case)
    summary = json.loads(done.stdout)
    assert (summary["messages"], summary["exit_code"], done.returncode) == (2, 3, 3)


def test_the_log_holds_no_message_text(case: Path) -> None:
    good_picture(case)
    outcome = run(case)
    assert not any(said.text in outcome.said for said in TALK)


def test_the_same_input_gives_the_same_bytes(case: Path) -> None:
    good_picture(case)
    (case / "seeds" / "article.txt").write_text("2026-01-20 Mara announces the first of two messages.\n", "utf-8")
    first, second = run(case, outputs=case / "one"), run(case, outputs=case / "two")
    names = sorted(path.name for path in first.outputs.iterdir())
    assert names == sorted(path.name for path in second.outputs.iterdir())
    assert all((first.outputs / name).read_bytes() == (second.outputs / name).read_bytes() for name in names)
