"""What two catalogues do not have in common: found by walking the dataclasses, whatever field they may have."""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest

from checklists.catalogue import AnswerKind, Catalogue, Condition, Detail, Item, Option, SubTest, Words
from checklists.catalogue_difference import Change, Difference, differences
from checklists.catalogue_reader import read_catalogue
from checklists.ids import StepKey
from tests.checklists.small_catalogue import detail, small_catalogue, sub, words

BASE = small_catalogue()
CATALOGUE = read_catalogue()


def changed(catalogue: Catalogue, item_key: str, **changes: Any) -> Catalogue:
    """The catalogue with one item changed."""
    chapters = tuple(
        replace(c, items=tuple(replace(i, **changes) if i.key == item_key else i for i in c.items))
        for c in catalogue.chapters
    )
    return replace(catalogue, chapters=chapters)


def details(item_key: str, *found: Detail) -> Catalogue:
    return changed(BASE, item_key, details=found)


def told(one: Difference) -> tuple[str, str, str]:
    return (str(one.change), "/".join(thing.key for thing in one.path), one.field)


def test_a_catalogue_does_not_differ_from_itself() -> None:
    assert differences(BASE, BASE) == differences(CATALOGUE, CATALOGUE) == ()


def test_number_and_digest_are_no_difference() -> None:
    assert differences(BASE, replace(BASE, release="2027.1", cat_hash="d" * 64)) == ()


def test_a_step_is_added_removed_and_changed() -> None:
    old = BASE.item("3.1.1-b2").details
    new = (*old[:1], replace(old[1], required=False), detail("dev-new"), *old[3:])
    found = differences(BASE, details("3.1.1-b2", *new))
    assert [told(one) for one in found] == [
        ("changed", "3.1.1/3.1.1-b2/dev-model", "required"),
        ("added", "3.1.1/3.1.1-b2/dev-new", ""),
        ("removed", "3.1.1/3.1.1-b2/dev-mac", ""),
    ]
    assert (found[0].old, found[0].new) == (True, False)
    assert [thing.sort for thing in found[0].path] == ["chapters", "items", "details"]


def test_sub_tests_and_options_are_told_one_by_one() -> None:
    test = BASE.item("3.1.1-b7").details[0]
    subs = (replace(test.subs[0], mandatory=False), *test.subs[2:], sub("ft-new"))
    found = differences(BASE, details("3.1.1-b7", replace(test, subs=subs)))
    assert [told(one) for one in found] == [
        ("changed", "3.1.1/3.1.1-b7/func-test/ft-reg", "mandatory"),
        ("added", "3.1.1/3.1.1-b7/func-test/ft-new", ""),
        ("removed", "3.1.1/3.1.1-b7/func-test/ft-audio", ""),
    ]
    unpack = BASE.item("3.1.1-b2").details[0]
    wider = replace(unpack, options=(*unpack.options, Option(key="stand", words=words("Fuß", "stand"))))
    (one,) = differences(BASE, details("3.1.1-b2", wider, *BASE.item("3.1.1-b2").details[1:]))
    assert told(one) == ("added", "3.1.1/3.1.1-b2/unpack/stand", "")


def test_another_order_is_one_difference() -> None:
    old = BASE.item("3.1.1-b2").details
    (one,) = differences(BASE, details("3.1.1-b2", *reversed(old)))
    assert told(one) == ("moved", "3.1.1/3.1.1-b2", "details")
    assert one.old == tuple(d.key for d in old)


def test_a_step_under_another_item_is_neither_gone_nor_new() -> None:
    moved = BASE.item("3.1.1-b2").details[-1]
    poorer = changed(BASE, "3.1.1-b2", details=BASE.item("3.1.1-b2").details[:-1])
    power = poorer.item("3.1.1-b5")
    new = changed(poorer, "3.1.1-b5", details=(*power.details, replace(moved, required=True)))
    found = differences(BASE, new)
    assert [told(one) for one in found] == [
        ("changed", "3.1.1/3.1.1-b5/dev-label", "under"),
        ("changed", "3.1.1/3.1.1-b5/dev-label", "required"),
    ]
    assert found[0].old[-1].key == "3.1.1-b2"


def test_a_sub_test_of_the_same_name_elsewhere_is_another_one() -> None:
    first, second = BASE.item("3.1.1-b7").details[0], BASE.item("3.1.1-b10").details[0]
    poorer = changed(BASE, "3.1.1-b7", details=(replace(first, subs=first.subs[1:]),))
    new = changed(
        poorer,
        "3.1.1-b10",
        details=(replace(second, subs=(*second.subs, first.subs[0])), *BASE.item("3.1.1-b10").details[1:]),
    )
    assert {one.change for one in differences(BASE, new)} == {Change.ADDED, Change.REMOVED}


def test_items_chapters_reasons_limits_and_patterns_are_told() -> None:
    chapters = (*BASE.chapters[1:], replace(BASE.chapters[0], key="9.9"))
    new = replace(BASE, chapters=chapters, reasons=BASE.reasons[1:], allowances=BASE.allowances[:-1])
    found = {told(one) for one in differences(BASE, new)}
    assert found == {("added", "9.9", ""), ("removed", "2.6", ""), ("removed", "K01", ""), ("removed", "L5", "")}


# -- every field ------------------------------------------------------------------------------------------------------


def _other(value: Any) -> Any:
    """Another value of the same sort."""
    match value:
        case bool():
            return not value
        case str():
            return f"{value}x"
        case int():
            return value + 1
        case Words():
            return replace(value, en=f"{value.en}x")
        case None:
            return "x"
        case tuple() if value and all(is_dataclass(one) for one in value):
            return value[1:]
        case tuple():
            return (*value, "x")
        case _:
            return {"kind": "text", "text": "x"}


SPECIAL = {"kind": AnswerKind.WHEN, "when": Condition(step=StepKey("power"), is_any=("done",))}
SAMPLES: list[tuple[type[Any], str]] = [(Item, "3.1.1-b7"), (Detail, "func-test"), (SubTest, "ft-reg")]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, field.name)
        for kind, _ in SAMPLES
        for field in fields(kind)
        if field.name not in ("key", "chapter", "number")
    ],
)
def test_no_field_escapes(kind: type[Any], name: str) -> None:
    """Whatever the catalogue learns is compared; only what follows from its place is not."""
    whole = BASE.item("3.1.1-b7")
    step, test = whole.details[0], whole.details[0].subs[0]
    if kind is Item:
        new = replace(whole, **{name: _other(getattr(whole, name))})
    elif kind is Detail:
        new = replace(whole, details=(replace(step, **{name: SPECIAL.get(name, _other(getattr(step, name)))}),))
    else:
        other = replace(test, **{name: _other(getattr(test, name))})
        new = replace(whole, details=(replace(step, subs=(other, *step.subs[1:])),))
    chapters = tuple(replace(c, items=tuple(new if i.key == whole.key else i for i in c.items)) for c in BASE.chapters)
    assert differences(BASE, replace(BASE, chapters=chapters))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Later(Detail):
    """A detail of a later program."""

    colour: str = ""


def test_a_field_of_tomorrow_is_compared() -> None:
    step = BASE.item("3.1.1-b5").details[0]
    plain = {field.name: getattr(step, field.name) for field in fields(step)}
    old, new = (details("3.1.1-b5", _Later(**plain, colour=colour)) for colour in ("red", "green"))
    (one,) = differences(old, new)
    assert (told(one), one.old, one.new) == (("changed", "3.1.1/3.1.1-b5/power", "colour"), "red", "green")


def test_two_real_releases_are_compared() -> None:
    gone = [f"3.1.1/3.1.1-b7/{one.key}" for one in CATALOGUE.item("3.1.1-b7").details]
    new = changed(CATALOGUE, "3.1.1-b7", head=(words("Test"), words("")), details=())
    found = [told(one) for one in differences(CATALOGUE, new)]
    assert found == [("changed", "3.1.1/3.1.1-b7", "head"), *(("removed", path, "") for path in gone)]
    assert differences(CATALOGUE, replace(CATALOGUE, chapters=()))
