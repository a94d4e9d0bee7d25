"""A catalogue with mistakes: every complaint names file, line and what is allowed, and all come at once."""

from importlib.resources import files
from pathlib import Path

import pytest

from checklists.catalogue_reader import CatalogueProblem, CatalogueUnreadable, read_catalogue

OWN = files("checklists") / "catalogue_files"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the package's own files to spoil."""
    for part in OWN.iterdir():
        if part.name.endswith(".yaml"):
            (tmp_path / part.name).write_bytes(part.read_bytes())
    return tmp_path


def _spoil(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old`; the line it begins in."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def _complaints(folder: Path) -> tuple[CatalogueProblem, ...]:
    with pytest.raises(CatalogueUnreadable) as caught:
        read_catalogue(folder)
    return caught.value.problems


def test_the_copy_itself_is_good(folder: Path) -> None:
    assert read_catalogue(folder) == read_catalogue()


BOX = "        columns:\n          - {key: created, "
SPOILS = {
    "condition on nothing": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: dev-colour, is: [red]}\n",
        "dev-colour",
        "a detail of the catalogue",
    ),
    "condition on another item": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: power, is: [poe-switch]}\n",
        "of another item",
        "the same item",
    ),
    "condition on an answer nobody can give": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: dev-model, is: [red]}\n",
        "'red'",
        "as-ordered",
    ),
    "condition on a text": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: dev-serial, is: [done]}\n",
        "'done'",
        "chooses or is ticked",
    ),
    "condition on itself": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: dev-mac, is: [done]}\n",
        "comes back to itself",
        "without a circle",
    ),
    "second step of a condition on nothing": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: dev-model, or_step: dev-colour, is: [other]}\n",
        "dev-colour",
        "a detail of the catalogue",
    ),
    "second step of a condition on itself": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: dev-model, or_step: dev-mac, is: [other]}\n",
        "comes back to itself",
        "without a circle",
    ),
    "condition without answers": (
        "3.1.1.yaml",
        "        pattern: P-MAC\n",
        "        pattern: P-MAC\n        when: {step: dev-model, is: []}\n",
        "'is' is empty",
        "at least one",
    ),
    "column of two kinds": (
        "2.6.yaml",
        BOX,
        "        columns:\n          - {key: who, de: Wer, en: Who, members: others, minimum: '1'}\n          - {key: created, ",
        "several kinds",
        "options, or minimum",
    ),
    "rule over no column": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: sums-to, columns: [weight], total: '100'}]\n" + BOX,
        "'weight'",
        "created, skipped, failed",
    ),
    "rule with too few columns": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: adds-up, columns: [created, failed]}]\n" + BOX,
        "has two columns",
        "two parts",
    ),
    "rule without its total": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: sums-to, columns: [created]}]\n" + BOX,
        "'total'",
        "a total with sums-to",
    ),
    "moment among numbers": (
        "2.6.yaml",
        BOX,
        "        columns:\n          - {key: at, de: Am, en: At, moment: true, minimum: '1'}\n          - {key: created, ",
        "several kinds",
        "or moment",
    ),
    "window over no moments": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: within, columns: [created, skipped, failed]}]\n" + BOX,
        "over 'created'",
        "columns with 'moment: true'",
    ),
    "need of nothing": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: needs, columns: [created]}]\n" + BOX,
        "has one column",
        "those that it needs",
    ),
    "need of an answer nobody can give": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: needs, columns: [created, failed], is: [many]}]\n" + BOX,
        "'many'",
        "a column with options",
    ),
    "answers where none are needed": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: adds-up, columns: [created, skipped, failed], is: [many]}]\n" + BOX,
        "rule adds-up and 'is'",
        "'is' with has-one",
    ),
    "one of nothing": (
        "2.6.yaml",
        BOX,
        "        rules: [{rule: has-one, columns: [created]}]\n" + BOX,
        "rule has-one and 'is'",
        "'is' with has-one",
    ),
    "reason of no number": (
        "3.1.2.yaml",
        "          - {rule: no-overlap, columns: [day, from, to]}\n",
        "          - {rule: explained, columns: [day, from]}\n",
        "rule explained over 'day'",
        "minimum or maximum",
    ),
    "same as nothing": (
        "2.4.yaml",
        "same_as: [pst-hash, pst-hash-in]",
        "same_as: [pst-hash, pst-hash-out]",
        "'same_as' names 'pst-hash-out'",
        "a step of the kind files",
    ),
    "same as a step of others": (
        "2.4.yaml",
        "        suffixes: [.pst]\n",
        "        suffixes: [.pst]\n        same_as: [fax-in-number]\n",
        "'same_as' names 'fax-in-number'",
        "a step of the kind files",
    ),
    "same as a step of another repetition": (
        "2.1.yaml",
        "same_as: [sx-file-sent-to]",
        "same_as: [cospa-num]",
        "'same_as' names 'cospa-num'",
        "a step of the same repetition",
    ),
    "as many lines as a text": (
        "3.1.2.yaml",
        "rows_up_to: blf-members-keys",
        "rows_up_to: blf-list",
        "'rows_up_to' names 'blf-list'",
        "a step of the kind num",
    ),
    "column that asks nothing": (
        "3.1.4.yaml",
        "required_if: {step: cc-dist, is: [weighted]}",
        "required_if: {step: cc-dist, is: [heavy]}",
        "'heavy'",
        "weighted",
    ),
    "option against nothing": (
        "3.1.3.yaml",
        "not_if: {step: moh-file-source, is: [own, external]}",
        "not_if: {step: moh-file-source, is: [rented]}",
        "'rented'",
        "external",
    ),
    "listed in no table": (
        "2.3.yaml",
        "listed_in: ad-first-sync-errors",
        "listed_in: ad-scope-users",
        "'columns' names 'ad-scope-users'",
        "a step of the kind rows",
    ),
    "unlike nobody": ("3.1.2.yaml", "unlike: own", "unlike: me", "'me'", "desks, own"),
    "outsiders of nobody": (
        "3.1.3.yaml",
        "letters: 80, unique: true}",
        "outsiders: true}",
        "names nobody",
        "beside members",
    ),
    "unknown members": (
        "2.6.yaml",
        BOX,
        "        columns:\n          - {key: who, de: Wer, en: Who, members: everybody}\n          - {key: created, ",
        "everybody",
        "workplaces",
    ),
    "test that leaves something on": (
        "3.1.1.yaml",
        "        subs: S-FT\n",
        "        subs: S-VM\n        switches_on: true\n",
        "nothing restores it",
        "restores: true",
    ),
    "sub-test after nothing": (
        "subtests.yaml",
        "{key: ft-reg, ",
        "{key: ft-reg, after: cc-nothing, ",
        "cc-nothing",
        "known step",
    ),
    "unknown key": ("3.1.1.yaml", "        pattern: P-MAC\n", "        patern: P-MAC\n", "patern", "pattern"),
    "duplicate key": ("3.1.1.yaml", '    brief: {de: "Portal"', '    brief: {de: "X", de: "Portal"', "twice", "once"),
    "missing translation": (
        "3.1.1.yaml",
        'words: {de: "Strom", en: "Power"}',
        'words: {de: "Strom"}',
        "'en' is missing",
        "a text",
    ),
    "head too long": ("3.1.1.yaml", "{de: [Strom]", "{de: [Stromversorgung]", "Stromversorgung", "at most 10"),
    "three lines of head": ("3.1.1.yaml", "{de: [Strom]", "{de: [A, B, C]", "3 lines", "one or two"),
    "brief too long": ("3.1.1.yaml", 'brief: {de: "Strom"', 'brief: {de: "Stromkabel"', "Stromkabel", "at most 8"),
    "unknown reason": ("3.1.yaml", "reason: K02", "reason: K99", "K99", "K01"),
    "unknown proposed reason": ("3.1.yaml", "reason_when_exceeded: K02", "reason_when_exceeded: K0", "'K0'", "K01"),
    "unknown precondition": ("3.1.1.yaml", "needs: wp-230", "needs: wp-240", "wp-240", "wp-230"),
    "unknown pattern": ("3.1.1.yaml", "pattern: P-MAC", "pattern: P-MACK", "P-MACK", "P-MAC"),
    "unknown evidence": ("3.1.1.yaml", "evidence: [sc]", "evidence: [video]", "video", "ph"),
    "unknown kind": ("3.1.1.yaml", "kind: timer", "kind: clock", "clock", "timer"),
    "unknown who": ("3.1.1.yaml", "who: HQ", "who: boss", "boss", "HQ"),
    "unknown feature": ("3.1.4.yaml", "feature: ecsta", "feature: extra", "extra", "ecsta"),
    "unknown group kind": ("3.1.3.yaml", "group_kinds: [park]", "group_kinds: [parking]", "parking", "park"),
    "unknown repetition": ("3.1.1.yaml", "per: workplace", "per: desk", "desk", "workplace"),
    "unknown limit": ("3.1.yaml", "limit: L5", "limit: L50", "L50", "L5"),
    "unknown list": ("3.1.1.yaml", "subs: S-FT", "subs: S-FF", "S-FF", "S-FT"),
    "signed by no list": (
        "3.2.1.yaml",
        "signed_by: 3.2.1-session-people",
        "signed_by: 3.2.1-session-trainer",
        "3.2.1-session-trainer",
        "a list of people or a custody chain of the same item",
    ),
    "unknown list among several": ("3.1.4.yaml", "subs: [S-CCS, S-CCP]", "subs: [S-CCS, S-CCQ]", "S-CCQ", "S-CCP"),
    "lists with a sub-test in common": (
        "3.1.4.yaml",
        "subs: [S-CCS, S-CCP]",
        "subs: [S-CCS, S-CCP, S-CCS]",
        "'ccs-entrance' stands twice",
        "without a key in common",
    ),
    "unknown chapter": ("3.1.3.yaml", 'needs: ["3.1.1"]', 'needs: ["3.1.9"]', "3.1.9", "3.1.1"),
    "no host": ("3.1.yaml", 'asked_by: "3.1.1"', 'asked_by: "3.1.0"', "3.1.0", "a chapter"),
    "limit of nothing": ("shared.yaml", "step: ini-brief", "step: ini-bref", "ini-bref", "known step"),
    "example breaks its pattern": (
        "3.1.1.yaml",
        'example: "805EC0A1B2C3"',
        'example: "05EC0A1B2C3"',
        "does not fit pattern P-MAC",
        "12",
    ),
    "example not cleaned": (
        "3.1.1.yaml",
        'example: "805EC0A1B2C3"',
        'example: "80:5E:C0:A1:B2:C3"',
        "not in the form in which it is stored",
        "without blanks",
    ),
    "example of too few": (
        "3.1.1.yaml",
        "example: [call, hold, transfer, conference, forward, voicemail, lists, dnd, portal-sign-in, emergency]",
        "example: [call]",
        "too few",
        "at least 8",
    ),
    "example out of range": ("3.1.1.yaml", 'example: "40"', 'example: "4095"', "too large", "0 to 4094"),
    "example beyond the limit": ("3.1.yaml", 'example: "1.2"', 'example: "2.5"', "would need a reason", "2 m"),
    "example off the steps": (
        "3.1.yaml",
        'example: "1.2"',
        'example: "1.25"',
        "between two steps",
        "multiples of 0.1 m",
    ),
    "example of another kind": ("3.1.1.yaml", "example: 600", 'example: "ten"', "timer", "seconds"),
    "example missing": ("3.1.1.yaml", "        example: 600\n", "", "'example' is missing", "timer"),
    "example of a sub-test": (
        "subtests.yaml",
        'pass_min: "4", example: "5"',
        'pass_min: "4", example: "3"',
        "would not be passed",
        "at least 4",
    ),
    "option doubled": ("3.1.1.yaml", "{key: handset,", "{key: phone,", "'phone' stands twice", "once"),
    "one option only": (
        "3.1.1.yaml",
        '          - {key: taken, de: "Mitgenommen", en: "Taken along"}\n',
        "",
        "1 options",
        "two",
    ),
    "no option as ordered": ("3.1.1.yaml", "key: as-ordered", "key: ordered", "as-ordered", "as-ordered"),
    "key doubled across files": (
        "3.1.1.yaml",
        "- key: unpack",
        "- key: ini-capture",
        "'ini-capture' stands twice",
        "2.6.yaml:",
    ),
    "detail of no step": ("3.1.1.yaml", "steps: [power]", "steps: [current]", "'power' is of no step", "current"),
    "sub-test doubled": ("subtests.yaml", "key: ft-display", "key: ft-reg", "'ft-reg' stands twice", "once"),
    "text that reads as yes": (
        "3.1.1.yaml",
        'de: "Strom"',
        "de: yes",
        "'yes' without quotes counts as yes or no",
        "quotes",
    ),
    "text that reads as number": (
        "3.1.1.yaml",
        'example: "5.9.4.3247"',
        "example: 5.9",
        "'5.9' without quotes counts as a number",
        "quotes",
    ),
    "no whole number": ("3.1.1.yaml", "at_least: 8", "at_least: many", "at_least", "0, 1, 2"),
    "no decimal": ("3.1.yaml", 'maximum: "2"', 'maximum: "2.0"', "2.0", "decimal"),
    "field of another kind": (
        "3.1.1.yaml",
        "kind: timer\n",
        "kind: timer\n        pattern: P-MAC\n",
        "unknown key 'pattern'",
        "minimum",
    ),
    "side and letter": ("shared.yaml", "{code: X01, side: third", "{code: X01, side: customer", "X01", "K01"),
    "pattern without hint": (
        "shared.yaml",
        "  - key: P-EMERG\n",
        "  - key: P-EXT\n",
        "no hint for pattern 'P-EMERG'",
        "one hint",
    ),
    "broken yaml": ("3.1.2.yaml", "items:", "items: [", "a bracket [ or a brace { above is not closed", "[one, two]"),
    "empty file": ("3.2.2.yaml", None, "", "empty", "key: value"),
    "no mapping": ("3.2.2.yaml", None, "- a\n- b\n", "no mapping", "key: value"),
}


@pytest.mark.parametrize("name", SPOILS)
def test_a_mistake_is_named_with_file_line_and_what_is_allowed(folder: Path, name: str) -> None:
    file, old, new, what, allowed = SPOILS[name]
    line = 1
    if old is None:
        (folder / file).write_text(new, encoding="utf-8")
    else:
        line = _spoil(folder, file, old, new)
    found = _complaints(folder)
    told = [problem for problem in found if what in problem.what and allowed in problem.allowed]
    assert told, [str(problem) for problem in found]
    assert told[0].file == file
    # The line of the field itself, or of the entry it stands in.
    assert 1 <= told[0].line <= (folder / file).read_text(encoding="utf-8").count("\n") + 1
    assert abs(told[0].line - line) <= 40


def test_the_line_is_exact_where_a_value_is_wrong(folder: Path) -> None:
    line = _spoil(folder, "3.1.1.yaml", "pattern: P-MAC", "pattern: P-XXX")
    problem = next(p for p in _complaints(folder) if "P-XXX" in p.what)
    assert (problem.file, problem.line) == ("3.1.1.yaml", line)
    assert str(problem).startswith(f"3.1.1.yaml:{line}: ")


def test_all_complaints_come_at_once_in_order(folder: Path) -> None:
    _spoil(folder, "3.1.1.yaml", "kind: timer", "kind: clock")
    _spoil(folder, "2.6.yaml", "evidence: [sg]", "evidence: [xx]")
    _spoil(folder, "3.1.yaml", "reason: K01", "reason: K77")
    found = _complaints(folder)
    assert {problem.file for problem in found} >= {"3.1.1.yaml", "2.6.yaml", "3.1.yaml"}
    assert [(p.file, p.line) for p in found] == sorted((p.file, p.line) for p in found)


def test_no_utf8_is_named_by_file(folder: Path) -> None:
    (folder / "2.1.yaml").write_bytes(b'chapter: "2.1"\nwords: {de: "Gr\xfc\xdfe"}\n')
    assert any(p.file == "2.1.yaml" and "UTF-8" in p.what for p in _complaints(folder))


def test_tags_build_nothing(folder: Path) -> None:
    _spoil(folder, "3.1.1.yaml", 'de: "Strom"', "de: !!python/object/apply:os.getcwd []")
    assert any("'de' is no text" in problem.what for problem in _complaints(folder))


def test_a_folder_without_shared_parts_is_refused(tmp_path: Path) -> None:
    assert [problem.file for problem in _complaints(tmp_path)] == ["shared.yaml"]


@pytest.mark.parametrize("name", ["shared.yaml", "subtests.yaml", "3.1.yaml", "3.1.1.yaml", "2.6.yaml"])
def test_any_spoilt_line_is_either_harmless_or_a_complaint(folder: Path, name: str) -> None:
    path = folder / name
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    spoilt = ("[a, b]", "{a: b}", "7", "true", "null", '""')
    refused = 0
    for at in range(2, len(lines), max(1, len(lines) // 20)):
        key, colon, _ = lines[at].partition(": ")
        if not colon:
            continue
        changed = [*lines[:at], f"{key}: {spoilt[at % len(spoilt)]}\n", *lines[at + 1 :]]
        path.write_text("".join(changed), encoding="utf-8")
        try:
            read_catalogue(folder)
        except CatalogueUnreadable as error:
            refused += 1
            assert error.problems
    assert refused >= 3
