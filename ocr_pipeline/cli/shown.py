"""Results → what a person or a program is shown; file names and counts, never the words of a message."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console

if TYPE_CHECKING:
    from ocr_pipeline.result import Result

# Results go to standard output only with --json; everything else is for people and goes to standard error.
_people = Console(stderr=True, highlight=False, soft_wrap=True)


def say(line: str) -> None:
    """Tell people one line; brackets in file names are no markup, and what steers a terminal is spelled out."""
    _people.print(_printable(line), markup=False)


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """Give a progress function: a bar on a terminal, lines elsewhere, nothing when quiet; file names only."""
    if quiet:
        yield lambda done, total, what: None
    elif not _people.is_terminal:
        yield lambda done, total, what: say(f"{done}/{total} {what}")
    else:
        from rich.markup import escape
        from rich.progress import Progress

        with Progress(console=_people, transient=True) as bar:
            task = bar.add_task("starting")
            yield lambda done, total, what: bar.update(
                task, completed=done, total=total, description=escape(_printable(Path(what).name))
            )


def show_result(result: Result, output: Path, *, quiet: bool, as_json: bool) -> None:
    """Tell people the problems and the counts, or programs all of it as one line of JSON on standard output."""
    for each in result.problems:
        remedy = f" - {each.remedy}" if each.remedy else ""
        say(f"problem: {each.path}: {each.reason}{remedy}")
    if result.interrupted:
        say("stopped; what was finished until then is kept")
    if as_json:
        print(json.dumps(_summary(result, output), ensure_ascii=False, sort_keys=True))
    elif not quiet:
        say(f"{_counted(result)}; see {output}")


def _printable(line: str) -> str:
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode("ascii") for char in line)


def _counted(result: Result) -> str:
    parts = [_number(len(result.conversations), "conversation"), _number(_messages(result), "message")]
    if result.articles:
        parts.append(_number(len(result.matches), "claim") + " judged")
    if result.problems:
        parts.append(_number(len(result.problems), "problem"))
    return ", ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _messages(result: Result) -> int:
    return sum(len(each.messages) for each in result.conversations)


def _summary(result: Result, output: Path) -> dict[str, Any]:
    return {
        "conversations": len(result.conversations),
        "messages": _messages(result),
        "articles": len(result.articles),
        "claims": len(result.matches),
        "problems": [
            {"path": each.path, "stage": each.stage, "reason": each.reason, "remedy": each.remedy}
            for each in result.problems
        ],
        "output": str(output),
        "exit_code": int(result.exit_code),
    }
