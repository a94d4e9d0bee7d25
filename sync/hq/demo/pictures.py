"""Pictures of HQ's pages, taken by Playwright with the Chromium of this machine; none where there is none."""

import os
import shutil
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_WIDE, _PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def find_chromium() -> str | None:
    """Path of a Chromium, None where this machine has none."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def take(address: str, logon: str, password: str, report_id: str, folder: Path) -> list[Path]:
    """Inbox, report and lists, light and dark, wide and on a telephone; empty where Chromium or Playwright is missing."""
    program = find_chromium()
    if program is None:
        return []
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    with sync_playwright() as playwright:
        # Root has no sandbox of its own in most containers.
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=sandbox)
        for look, size, scheme in (("light", _WIDE, "light"), ("dark", _WIDE, "dark"), ("phone", _PHONE, "light")):
            context = browser.new_context(viewport=size, color_scheme=scheme, locale="de-DE")  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(f"{address}/sign-in")
            page.fill("#logon", logon)
            page.fill("#password", password)
            page.click("main button")
            page.wait_for_url("**/inbox*")
            views = {"inbox": "/inbox?tab=accepted", "report": f"/reports/{report_id}"}
            if look == "light":
                views.update({"orders": "/jobs", "tablets": "/devices", "tray": "/tray"})
            for name, path in views.items():
                page.goto(address + path)
                picture = folder / f"{name}-{look}.png"
                page.screenshot(path=picture)
                made.append(picture)
            context.close()
        browser.close()
    return made
