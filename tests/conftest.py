"""What all tests share: those that draw with Chromium need it."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from tests.chats.browser import browser_path

# The same examples in every run: what fails, fails for everybody. HYPOTHESIS_PROFILE=default draws fresh ones.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the tests that draw with Chromium where there is none; in CI there must be one."""
    if browser_path() or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("chromium"):
            item.add_marker(pytest.mark.skip(reason="draws with Chromium, which is not installed here"))
