"""Pictures of HQ's pages, taken by Playwright with the Chromium of this machine; none where there is none."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LOAD_PHOTOS = """Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode().catch(() => null);
}))"""
"""A page loads its photos when they are scrolled to; a photograph of it does not wait for that by itself."""
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
_WIDE, _PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def find_chromium() -> str | None:
    """Path of a Chromium, None where this machine has none."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def take(address: str, who: tuple[str, str], report_id: str, folder: Path, *, language: str = "de") -> list[Path]:
    """Inbox, report and lists in a browser of this language, light and dark, wide and on a telephone; empty where there is none.

    Pictures are an extra: what goes wrong with them is told on standard error and leaves the review as it is.
    """
    program = find_chromium()
    if program is None:
        return []
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    try:
        with sync_playwright() as playwright:
            _walk(playwright, program, address, who, report_id, folder, language, made)
    except Exception as error:  # Playwright raises a bare Exception where its own driver cannot start
        print(f"feldbuch-hq: pictures were not taken: {error}", file=sys.stderr)
    return made


def _walk(
    playwright: "Playwright",
    program: str,
    address: str,
    who: tuple[str, str],
    report_id: str,
    folder: Path,
    language: str,
    made: list[Path],
) -> None:
    """Signs in once per look and photographs page after page; `made` grows as they are written."""
    # Root has no sandbox of its own in most containers.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=program, args=[*sandbox, *_QUIET])
    for look, size, scheme in (("light", _WIDE, "light"), ("dark", _WIDE, "dark"), ("phone", _PHONE, "light")):
        context = browser.new_context(viewport=size, color_scheme=scheme, locale=language)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{address}/sign-in")
        page.fill("#logon", who[0])
        page.fill("#password", who[1])
        page.click("main button")
        page.wait_for_url("**/inbox*")
        views = {"inbox": "/inbox?tab=accepted", "report": f"/reports/{report_id}"}
        if look == "light":
            views.update({"orders": "/jobs", "tablets": "/devices", "tray": "/tray", "catalogue": "/catalogues"})
        for name, path in views.items():
            page.goto(address + path)
            page.evaluate(_LOAD_PHOTOS)
            picture = folder / f"{name}-{look}.png"
            page.screenshot(path=picture)
            made.append(picture)
        context.close()
    browser.close()
