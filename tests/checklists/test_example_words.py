"""Why an example does not keep its own rule is said in plain sentences, in both languages, and what is allowed is named."""

import re
from pathlib import Path

import pytest

from checklists import custody
from checklists.catalogue import Language
from checklists.catalogue_german import said
from checklists.catalogue_reader import CatalogueUnreadable, read_catalogue
from checklists.example_words import CHAIN, SENTENCES, of_detail
from checklists.flaws import AnswerProblem, Flaw
from tests.checklists.catalogue_folder import copy_to, spoil

DETAIL = next(detail for item in read_catalogue().chapter("3.1.2").items for detail in item.details if detail.columns)


@pytest.mark.parametrize("flaw", Flaw)
def test_every_flaw_is_worded_in_both_languages(flaw: Flaw) -> None:
    what, allowed = SENTENCES[flaw]
    assert what.de and what.en and (what.de != what.en or flaw is Flaw.CUSTODY)
    assert allowed.de and allowed.en
    told, may = of_detail(AnswerProblem(code=flaw), DETAIL, ())
    for text in (told.de, told.en, may.de, may.en):
        assert text and not re.search(r"[{}]", text.replace("{key:", "").replace("text: …}", ""))
        assert flaw not in text or "-" not in flaw


def test_every_gap_of_a_chain_is_worded() -> None:
    assert CHAIN.keys() == set(custody.CODES)
    assert all(words.de and words.en and words.de != words.en for words in CHAIN.values())


TOLD = {
    "option": (
        "3.1.1.yaml",
        "example: [call, hold,",
        "example: [cal, hold,",
        "der Wert nennt die Auswahl 'cal', die es nicht gibt",
        "call, hold, transfer",
    ),
    "range": ("3.1.1.yaml", 'example: "40"', 'example: "4095"', "der Wert ist zu groß", "0 bis 4094"),
    "pattern": (
        "3.1.1.yaml",
        'example: "805EC0A1B2C3"',
        'example: "05EC0A1B2C3"',
        "der Wert passt nicht zum Muster P-MAC",
        "12 ",
    ),
    "column": (
        "3.1.2.yaml",
        '{number: "+493023125414", use: fax}',
        '{number: "+493023125414", use: fax, uze: fax}',
        "Zeile 1 nennt die Spalte 'uze', die es nicht gibt",
        "number, use",
    ),
    "cell": (
        "3.1.2.yaml",
        '{number: "+493023125414", use: fax}',
        '{number: "+493023125414", use: tax}',
        "Zeile 1, Spalte 'use' nennt die Auswahl 'tax', die es nicht gibt",
        "mailbox, fax, conference",
    ),
    "twice": (
        "3.1.2.yaml",
        '{number: "+493023125514", use: conference}',
        '{number: "+493023125414", use: conference}',
        "Zeile 2, Spalte 'number': '+493023125414' steht doppelt",
        "jeden Wert einmal",
    ),
    "sub-test": (
        "subtests.yaml",
        'pass_min: "4", example: "5"',
        'pass_min: "4", example: "3"',
        "nicht bestanden",
        "mindestens 4",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_a_flaw_of_an_example_is_a_sentence_that_names_what_is_allowed(tmp_path: Path, name: str) -> None:
    file, old, new, what, allowed = TOLD[name]
    copy_to(tmp_path)
    spoil(tmp_path, file, old, new)
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(tmp_path)
    (problem,) = caught.value.problems
    german = said(problem, Language.DE)
    assert german[0].startswith("Beispiel ") and what in german[0] and allowed in german[1], german
    english = said(problem, Language.EN)
    assert english == (problem.what, problem.allowed) and english[0].startswith("example ")
    assert not {"Zeile", "Spalte", "der", "mindestens", "nennt"} & set(re.findall(r"\w+", " ".join(english)))
