"""A real browser for the tests of pages: Debian's chromium, or the Chrome that is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium that looks nothing up by itself.

    Where none is installed the test is skipped, except in CI, which has to install one.
    """
    with sync_playwright() as playwright:
        try:
            browser = _launched(playwright)
        except Error:
            if os.environ.get("CI"):
                raise
            pytest.skip("neither Chromium nor Chrome is installed here")
        try:
            yield browser
        finally:
            browser.close()


def _launched(playwright: Playwright) -> Browser:
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    channel = None if path else "chrome"
    return playwright.chromium.launch(executable_path=path, channel=channel, args=quiet)
