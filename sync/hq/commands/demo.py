"""demo-dispatch: the dispatcher of the demo, by HQ's own pages."""

import argparse
import json
import os

import httpx

from sync.hq import meta
from sync.hq.commands.failure import Failure
from sync.hq.commands.people import PASSWORD_VARIABLE
from sync.hq.commands.setting_up import open_database
from sync.hq.demo import pictures
from sync.hq.demo.browser import Browser, NotFound
from sync.hq.demo.dispatch import DispatchFailed, dispatch, sign_in
from sync.hq.wording import Words

_SENTENCES = {
    "sign-in": "HQ's page refused the sign-in. Nothing was changed.",
    "no-report": "No report arrived in time. Nothing was changed.",
    "not-complete": "The report is not complete yet.",
    "not-accepted": "HQ's page did not accept the report.",
}


def demo_dispatch(chosen: argparse.Namespace, words: Words) -> int:
    """Prints {"report_id", "hq_state", "pictures"}; exit 1 where the report was to be accepted and is not."""
    password = os.environ.get(PASSWORD_VARIABLE)
    if not password:
        raise Failure("No password given. Use --password-stdin or set FELDBUCH_PASSWORD.")
    address = chosen.address or _known_address(chosen)
    try:
        with Browser(address) as browser:
            sign_in(browser, chosen.user, password)
            done = dispatch(browser, chosen.report, accepting=chosen.accept, patience_s=chosen.patience)
    except httpx.HTTPError as error:
        raise Failure("HQ does not answer at {address}. Is it serving?", address=address) from error
    except (DispatchFailed, NotFound) as failed:
        code = failed.code if isinstance(failed, DispatchFailed) else "not-accepted"
        raise Failure(_SENTENCES[code]) from failed
    made = []
    if chosen.pictures:
        who = (chosen.user, password)
        made = pictures.take(address, who, done.report_id, chosen.pictures, language=chosen.language)
    print(json.dumps({"report_id": done.report_id, "hq_state": done.hq_state, "pictures": [p.name for p in made]}))
    return 0


def _known_address(chosen: argparse.Namespace) -> str:
    with open_database(chosen) as database, database.reading() as session:
        address = meta.address(session)
    if address is None:
        raise Failure("HQ has not served yet. Give its --address.")
    return address
