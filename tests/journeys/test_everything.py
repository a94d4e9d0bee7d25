"""Every package and every feature in one order: worked through the real window, signed, sealed, at HQ, accepted."""

import json
import subprocess
import sys
from pathlib import Path

from checklists.catalogue import Item
from checklists.catalogue_reader import read_catalogue
from tests.journeys.everything_order import PACKAGES, write_everything
from tests.journeys.test_demo import Played, play
from tests.report.reading import texts

FEATURES = {row[1] for row in PACKAGES if row[1]}


def test_an_order_of_everything_goes_from_the_workbook_to_acceptance(tmp_path: Path) -> None:
    catalogue = read_catalogue()
    assert {row[0] for row in PACKAGES} == {chapter.key for chapter in catalogue.chapters if not chapter.always}
    assert FEATURES == {item.feature for chapter in catalogue.chapters for item in chapter.items if item.feature}
    played = play(write_everything(tmp_path / "order.xlsx"), tmp_path / "out")
    assert played.code == 0, played.said
    assert played.summary["verified"] is True and played.summary["hq_state"] == "accepted"
    assert played.summary["answers"] > 700
    _every_item_is_on_the_pages(played)
    _verify_agrees(played)


def _every_item_is_on_the_pages(played: Played) -> None:
    pages = "".join(texts((played.out / "report.pdf").read_bytes()))
    bare = "".join(pages.split())
    missing = [
        item.key
        for chapter in read_catalogue().chapters
        for item in chapter.items
        if _must_be_answered(item) and "".join(item.words.de.split()) not in bare
    ]
    assert not missing


def _must_be_answered(item: Item) -> bool:
    """Not those that may stay open, nor those asked only where the customer chose them."""
    return any(detail.required and detail.when is None for detail in item.details)


def _verify_agrees(played: Played) -> None:
    command = [sys.executable, "-m", "ui.command_line", "verify", str(played.out / "report.pdf")]
    told = subprocess.run([*command, "--trust", str(played.out / "ca.pem"), "--json"], capture_output=True, text=True)
    assert json.loads(told.stdout)["valid"], told.stdout
