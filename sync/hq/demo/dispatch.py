"""demo-dispatch: signs in as a person would, waits for a report, accepts it, and says what HQ's own page shows then."""

import time
from dataclasses import dataclass

from checklists.review import ReviewState
from sync.hq.demo.browser import Browser, NotFound, Page

_LOOK_AGAIN_S = 0.2


class DispatchFailed(Exception):
    """`code` is sign-in | no-report | not-complete | not-accepted."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatched:
    """`hq_state` is a checklists.review.ReviewState as the report's page shows it."""

    report_id: str
    hq_state: str


def sign_in(browser: Browser, logon: str, password: str) -> None:
    """Raises DispatchFailed("sign-in")."""
    page = browser.open("/sign-in")
    page = browser.press(page.form("/sign-in"), logon=logon, password=password)
    if not page.address.split("?")[0].endswith("/inbox"):
        raise DispatchFailed("sign-in")


def dispatch(browser: Browser, number: str | None, *, accepting: bool, patience_s: float) -> Dispatched:
    """Wait until the report (the newest without `number`) is complete, then accept it if wished. Raises DispatchFailed."""
    end = time.monotonic() + patience_s
    page = _find(browser, number)
    while _state(page) in ("", str(ReviewState.RECEIVED)) and time.monotonic() < end:
        time.sleep(_LOOK_AGAIN_S)
        page = _find(browser, number)
    if page is None:
        raise DispatchFailed("no-report")
    if accepting and _state(page) in (str(ReviewState.COMPLETE), str(ReviewState.RETURNED)):
        page = browser.press(page.form("/accept"))
        if _state(page) != str(ReviewState.ACCEPTED):
            raise DispatchFailed("not-accepted")
    return Dispatched(report_id=_id(page.address), hq_state=_state(page))


def _find(browser: Browser, number: str | None) -> Page | None:
    """The page of the wanted report, looked for tab by tab as a person would."""
    for tab in ("review", "incomplete", "returned", "accepted"):
        wanted = f"&q={number}" if number else ""
        page = browser.open(f"/inbox?tab={tab}{wanted}")
        reports = dict.fromkeys(link.split("?")[0].split("#")[0] for link in page.links if "/reports/" in link)
        pages = [link for link in reports if "/photos/" not in link and not link.endswith("/pdf")]
        if pages:
            return browser.open(pages[0])
    return None


def _state(page: Page | None) -> str:
    return page.marks[0] if page is not None and page.marks else ""


def _id(address: str) -> str:
    try:
        return address.split("/reports/")[1].split("?")[0].split("#")[0].split("/")[0]
    except IndexError as error:
        raise NotFound(address) from error
