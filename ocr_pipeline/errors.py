"""What can go wrong, as a tree, and the exit code each failure ends in.

PipelineError
├── NothingUsable        1   no input could be used at all
├── UsageError           2   wrong arguments
│   └── SettingsError    2   a settings or participants file that does not hold
├── InputError           3   one file that cannot be used; the rest goes on
├── OutputError          2   the outputs folder cannot be written
└── ToolMissing          4   Tesseract, language data or a package is missing
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The promised exit codes of the command line."""

    OK = 0
    NOTHING_USABLE = 1
    USAGE = 2
    DONE_WITH_PROBLEMS = 3
    TOOL_MISSING = 4
    INTERRUPTED = 130


class PipelineError(Exception):
    """Anything this package raises on purpose; its text is meant for the user."""

    exit_code = ExitCode.NOTHING_USABLE


class NothingUsable(PipelineError):
    """No input could be used at all."""


class UsageError(PipelineError):
    """The arguments do not make sense together."""

    exit_code = ExitCode.USAGE


class SettingsError(UsageError):
    """A settings or participants file does not hold what it should."""


class OutputError(UsageError):
    """The outputs folder cannot be written."""


class InputError(PipelineError):
    """One file cannot be used; it becomes a row of problems.csv and the rest goes on."""

    exit_code = ExitCode.DONE_WITH_PROBLEMS


class ToolMissing(PipelineError):
    """A needed outside tool is missing; the message names the command that installs it."""

    exit_code = ExitCode.TOOL_MISSING
