"""The bundle: one byte form, named by its hash, read strictly."""

import hashlib
import json
from typing import Any

import pytest

from checklists import canonical
from checklists.catalogue_reader import (
    CatalogueBroken,
    CatalogueTooNew,
    bundle_bytes,
    catalogue_from_bundle,
    read_catalogue,
)

CATALOGUE = read_catalogue()
RAW = bundle_bytes(CATALOGUE)


def _changed(**changes: Any) -> bytes:
    data = json.loads(RAW)
    for path, value in changes.items():
        place = data
        *way, last = path.split("__")
        for part in way:
            place = place[int(part) if part.isdigit() else part]
        place[int(last) if last.isdigit() else last] = value
    return canonical.to_bytes(data)


def _place_of_a_timer() -> str:
    for c, chapter in enumerate(CATALOGUE.chapters):
        for i, item in enumerate(chapter.items):
            for d, detail in enumerate(item.details):
                if detail.key == "brief":
                    return f"catalogue__chapters__{c}__items__{i}__details__{d}"
    raise AssertionError("no brief")


def test_a_bundle_gives_the_catalogue_back() -> None:
    assert catalogue_from_bundle(RAW) == CATALOGUE


def test_the_hash_is_that_of_the_bytes() -> None:
    assert CATALOGUE.cat_hash == hashlib.sha256(RAW).hexdigest()
    assert bundle_bytes(catalogue_from_bundle(RAW)) == RAW


def test_another_text_is_another_catalogue() -> None:
    other = catalogue_from_bundle(_changed(catalogue__release="2027.1"))
    assert other.release == "2027.1"
    assert other.cat_hash != CATALOGUE.cat_hash


@pytest.mark.parametrize(
    "path",
    ["__kind", "__colour"],
    ids=["unknown answer kind", "unknown field"],
)
def test_a_later_release_is_too_new(path: str) -> None:
    raw = _changed(**{_place_of_a_timer() + path: "hologram"})
    with pytest.raises(CatalogueTooNew) as caught:
        catalogue_from_bundle(raw)
    assert path.strip("_") in caught.value.what


def test_a_later_form_is_too_new() -> None:
    with pytest.raises(CatalogueTooNew):
        catalogue_from_bundle(_changed(form="feldbuch/catalogue/v2"))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html></html>",
        b"[]",
        b'{"form":"feldbuch/catalogue/v1"}',
        RAW[:-1],
        RAW + b"\n",
        json.dumps(json.loads(RAW)).encode(),
    ],
    ids=["empty", "page", "list", "no catalogue", "cut", "trailing", "not canonical"],
)
def test_what_is_no_bundle_is_refused(raw: bytes) -> None:
    with pytest.raises(CatalogueBroken) as caught:
        catalogue_from_bundle(raw)
    assert not isinstance(caught.value, CatalogueTooNew)


def test_a_missing_field_is_refused_as_broken() -> None:
    data = json.loads(RAW)
    del data["catalogue"]["chapters"][0]["words"]
    with pytest.raises(CatalogueBroken) as caught:
        catalogue_from_bundle(canonical.to_bytes(data))
    assert not isinstance(caught.value, CatalogueTooNew)
    assert "words" in caught.value.what


def test_a_text_where_a_flag_belongs_is_refused() -> None:
    with pytest.raises(CatalogueBroken):
        catalogue_from_bundle(_changed(**{_place_of_a_timer() + "__required": "yes"}))
