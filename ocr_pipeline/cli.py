"""Arguments → exit code; the only module that prints and the one that writes the outputs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console

from ocr_pipeline.errors import ExitCode, OutputError, PipelineError

if TYPE_CHECKING:
    from ocr_pipeline.result import Result
    from ocr_pipeline.settings import Settings

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
# Results go to standard output only with --json; everything else is for people and goes to standard error.
people = Console(stderr=True, highlight=False, soft_wrap=True)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]
Json = Annotated[bool, typer.Option("--json", help="Print a summary as JSON on standard output.")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="A TOML file, one table per stage.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="The table to write: .csv, .parquet or .jsonl.")]


def main() -> NoReturn:
    """Run the command line and leave with one of the promised exit codes."""
    try:
        code = app(standalone_mode=False)
    except PipelineError as exc:
        people.print(f"ocr-pipeline: {exc}", markup=False)
        code = exc.exit_code
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except typer.Exit as exc:
        code = exc.exit_code
    except Exception as exc:
        code = _usage_error(exc)
    sys.exit(int(code or ExitCode.OK))


def _usage_error(exc: Exception) -> int:
    """Show what Typer says of wrong arguments; anything else is a fault of ours and is raised."""
    show = getattr(exc, "show", None)
    if show is None:
        raise exc
    show(file=sys.stderr)
    return ExitCode.USAGE


def _show_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"ocr-pipeline {version('ocr-pipeline')}")
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Read screenshots of chats into tables, and check an article against them, offline."""


@app.command()
def run(
    screenshots: Annotated[Path, typer.Option(help="Pictures; a sub-folder is one conversation.")] = Path(
        "screenshots"
    ),
    seeds: Annotated[Path, typer.Option(help="Articles about them.")] = Path("seeds"),
    outputs: Annotated[Path, typer.Option(help="Where the tables and the report go.")] = Path("outputs"),
    settings: SettingsFile = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> int:
    """Do everything: messages, turns, verdicts, coverage, report."""
    from ocr_pipeline import pipeline, report

    _must_exist(screenshots)
    _must_be_writable(outputs)
    with _progress(quiet) as progress:
        result = pipeline.run(screenshots, seeds, settings=_settings(settings), progress=progress)
    _write_all(result, outputs)
    report.write_report(outputs, screenshots)
    _summarise(result, outputs / "messages.csv", quiet=quiet, as_json=as_json)
    return result.exit_code


@app.command()
def extract(
    images: Annotated[list[Path], typer.Argument(help="Pictures or folders of pictures.")],
    output: Output,
    separate: Annotated[bool, typer.Option("--separate", help="Every picture is a conversation of its own.")] = False,
    settings: SettingsFile = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> int:
    """Read the messages of some screenshots into one table."""
    from ocr_pipeline import pipeline

    with _progress(quiet) as progress:
        result = pipeline.extract(images, separate=separate, settings=_settings(settings), progress=progress)
    return _finish(result, output, quiet=quiet, as_json=as_json)


@app.command()
def match(
    messages: Annotated[Path, typer.Argument(help="A messages.csv.")],
    articles: Annotated[list[Path], typer.Argument(help="Articles: .txt, .md, .html or .pdf.")],
    output: Output,
    participants: Annotated[Path | None, typer.Option(help="Names, aliases and roles of the people.")] = None,
    settings: SettingsFile = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> int:
    """Judge articles against a table of messages."""
    from ocr_pipeline import pipeline

    with _progress(quiet) as progress:
        result = pipeline.match(
            messages, articles, participants=participants, settings=_settings(settings), progress=progress
        )
    return _finish(result, output, quiet=quiet, as_json=as_json)


@app.command()
def report(
    outputs: Annotated[Path, typer.Argument(help="A folder that `run` has written.")],
    screenshots: Annotated[Path, typer.Option(help="Where its pictures are.")] = Path("screenshots"),
) -> int:
    """Make report.html anew from the tables in a folder."""
    from ocr_pipeline import report as reporting

    _must_exist(outputs)
    reporting.write_report(outputs, screenshots)
    people.print(f"wrote {outputs / 'report.html'}", markup=False)
    return ExitCode.OK


@app.command()
def doctor() -> int:
    """Show what is installed, what is missing and how to get it."""
    from ocr_pipeline.doctor import examine

    findings = examine()
    for each in findings:
        print(f"{each.name:34s} {each.found or 'MISSING: ' + each.remedy}")
    return ExitCode.OK if all(each.found for each in findings) else ExitCode.TOOL_MISSING


def _finish(result: Result, output: Path, *, quiet: bool, as_json: bool) -> int:
    from ocr_pipeline import tables

    tables.write_table(result.to_frame(), output)
    _summarise(result, output, quiet=quiet, as_json=as_json)
    return result.exit_code


def _settings(path: Path | None) -> Settings:
    from ocr_pipeline.settings import load_settings

    return load_settings(path)


def _must_exist(folder: Path) -> None:
    from ocr_pipeline.errors import UsageError

    if not folder.is_dir():
        raise UsageError(f"no such folder: {folder}")


def _must_be_writable(folder: Path) -> None:
    """Fail before the work, and not after it, when its results could not be kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as exc:
        raise OutputError(f"the outputs folder {folder} cannot be written: {exc.strerror}") from exc


def _write_all(result: Result, outputs: Path) -> None:
    from ocr_pipeline import tables

    tables.write_frames(result.to_frames(), outputs)
    tables.write_manifest(result.manifest, outputs / "manifest.json")


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int, int, str], None]]:
    """Give a progress function: a bar on a terminal, lines elsewhere, nothing when quiet; file names only."""
    if quiet:
        yield lambda done, total, what: None
    elif not people.is_terminal:
        yield lambda done, total, what: people.print(f"{done}/{total} {what}", markup=False)
    else:
        from rich.progress import Progress

        with Progress(console=people, transient=True) as bar:
            task = bar.add_task("reading")
            yield lambda done, total, what: bar.update(task, completed=done, total=total, description=Path(what).name)


def _summarise(result: Result, output: Path, *, quiet: bool, as_json: bool) -> None:
    for each in result.problems:
        remedy = f" - {each.remedy}" if each.remedy else ""
        people.print(f"problem: {each.path}: {each.reason}{remedy}", markup=False)
    messages = sum(len(each.messages) for each in result.conversations)
    if not messages and not result.problems:
        people.print("nothing to read: no pictures were found", markup=False)
    if as_json:
        print(json.dumps(_summary(result, output), ensure_ascii=False, sort_keys=True))
    elif not quiet:
        people.print(f"{_counted(result)}; see {output}", markup=False)


def _counted(result: Result) -> str:
    messages = sum(len(each.messages) for each in result.conversations)
    claims = f", {len(result.matches)} claims judged" if result.articles else ""
    return f"{len(result.conversations)} conversation(s), {messages} messages{claims}"


def _summary(result: Result, output: Path) -> dict[str, Any]:
    return {
        "conversations": len(result.conversations),
        "messages": sum(len(each.messages) for each in result.conversations),
        "claims": len(result.matches),
        "problems": [{"path": each.path, "stage": each.stage, "reason": each.reason} for each in result.problems],
        "output": str(output),
        "exit_code": int(result.exit_code),
    }
