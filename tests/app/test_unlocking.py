"""The door: PIN, keystore, waiting times; a lost or damaged part says so and nothing is overwritten."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import FieldApp, open_field_app
from app.clock import Clock
from app.places import Places
from app.problems import Code, FieldProblem, Sort
from app.settings import FieldSettings
from app.unlocking import Keystore, ProfileState, Unlocking
from tests.app.tablet import PIN, Tablet, settings


class Calendar:
    """A clock the test turns."""

    def __init__(self) -> None:
        self.at = datetime.fromisoformat("2026-12-01T08:00:00+01:00")
        self.count = 1000.0

    def clock(self, boot_id: str = "boot-1") -> Clock:
        return Clock(wall=lambda: self.at, mono=lambda: self.count, boot_id=boot_id)

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.count += seconds


class Box:
    """A keystore that is a dictionary: what the operating system's is to the app."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def put(self, name: str, secret: str) -> None:
        self.secrets[name] = secret

    def get(self, name: str) -> str | None:
        return self.secrets.get(name)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def app(tmp_path: Path, calendar: Calendar) -> Iterator[FieldApp]:
    made = open_field_app(settings(tmp_path), calendar.clock())
    yield made
    made.close()


def code_of(act: object, *words: str) -> FieldProblem:
    with pytest.raises(FieldProblem) as problem:
        act(*words)  # type: ignore[operator]
    return problem.value


def test_a_new_profile_asks_for_a_pin_long_enough(app: FieldApp) -> None:
    assert app.unlocking.state is ProfileState.NEW
    assert app.unlocking.least_digits == 8
    for pin in ("", "1234567"):
        assert code_of(app.unlocking.create, pin).code is Code.PIN_TOO_SHORT
    assert code_of(app.unlocking.create, "kurz").code is Code.PASSPHRASE_TOO_SHORT
    for pin in ("11111111", "12345678", "87654321", "aaaaaaaaaaaa"):
        assert code_of(app.unlocking.create, pin).code is Code.PIN_TOO_SIMPLE
    assert not app.settings.places.key_file.exists()
    app.unlocking.create("Grüner Elefant 7")
    assert app.unlocking.state is ProfileState.NOT_ENROLLED
    assert code_of(app.unlocking.create, PIN).code is Code.PROFILE_EXISTS


def test_everything_is_locked_until_the_pin_was_given(app: FieldApp) -> None:
    assert code_of(lambda: app.jobs).code is Code.LOCKED
    app.unlocking.create(PIN)
    app.unlocking.lock()
    assert app.unlocking.state is ProfileState.LOCKED
    assert code_of(lambda: app.answering).code is Code.LOCKED
    app.unlocking.unlock(f" {PIN} ")
    assert app.jobs.all() == ()


def test_wrong_pins_cost_time_that_a_restart_does_not_give_back(
    app: FieldApp, tmp_path: Path, calendar: Calendar
) -> None:
    app.unlocking.create(PIN)
    app.unlocking.lock()
    waits = []
    for _ in range(4):
        problem = code_of(app.unlocking.unlock, "00000001")
        assert problem.code is Code.PIN_WRONG
        waits.append(problem.values["wait_s"])
        calendar.wait(problem.values["wait_s"])
    assert waits == [0, 0, 5, 15]
    assert code_of(app.unlocking.unlock, "00000001").values["wait_s"] == 30
    app.close()
    again = open_field_app(settings(tmp_path), calendar.clock())
    problem = code_of(again.unlocking.unlock, PIN)
    assert (problem.code, problem.values["wait_s"]) == (Code.PIN_WAIT, 30)
    calendar.at += timedelta(days=400)  # turning the clock on helps nobody while the machine runs
    assert again.unlocking.wait_s == 30
    calendar.wait(30)
    again.unlocking.unlock(PIN)
    again.close()


def test_after_a_new_start_of_the_machine_the_wait_is_never_longer_than_it_was(
    tmp_path: Path, calendar: Calendar
) -> None:
    app = open_field_app(settings(tmp_path), calendar.clock())
    app.unlocking.create(PIN)
    app.unlocking.lock()
    for wait in (0, 0, 5):
        assert code_of(app.unlocking.unlock, "00000001").values["wait_s"] == wait
    app.close()
    calendar.at -= timedelta(days=10)
    again = open_field_app(settings(tmp_path), calendar.clock("boot-2"))
    assert again.unlocking.wait_s == 5
    calendar.wait(10 * 86400 + 5)
    assert again.unlocking.wait_s == 0
    again.close()


def door(folder: Path, keystore: Keystore | None) -> tuple[Unlocking, list[bytes]]:
    places = Places(folder)
    keys: list[bytes] = []

    def opened(key: bytes, new: bool) -> bool:
        keys.append(key)
        places.database.touch()
        return False

    return Unlocking(places, Clock(), keystore, opened=opened, closed=lambda: None), keys


def test_with_a_keystore_six_digits_do_and_its_secret_is_needed(tmp_path: Path) -> None:
    box = Box()
    first, keys = door(tmp_path, box)
    assert first.least_digits == 6
    first.create("271828")
    same, again = door(tmp_path, box)
    same.unlock("271828")
    assert keys == again and len(keys[0]) == 32
    box.secrets.clear()
    lost, _ = door(tmp_path, box)
    problem = code_of(lost.unlock, "271828")
    assert (problem.code, problem.sort) == (Code.KEYSTORE_SECRET_MISSING, Sort.SURROUNDINGS)
    assert lost.wait_s == 0, "the person is not made to wait for what is no wrong PIN"


def test_the_key_file_alone_opens_nothing(tmp_path: Path) -> None:
    made, keys = door(tmp_path, None)
    made.create(PIN)
    text = Places(tmp_path).key_file.read_text()
    assert keys[0].hex() not in text and PIN not in text
    assert json.loads(text)["keystore"] is False
    assert (Places(tmp_path).key_file.stat().st_mode & 0o077) == 0


def test_damaged_or_missing_parts_are_named(app: FieldApp) -> None:
    app.unlocking.create(PIN)
    app.unlocking.lock()
    places = app.settings.places
    good = places.key_file.read_bytes()
    for bad in (b"", b"{}", b"[]", good[:-30], good.replace(b'"salt": "', b'"salt": "?')):
        places.key_file.write_bytes(bad)
        assert code_of(app.unlocking.unlock, PIN).code is Code.KEY_FILE_DAMAGED
    places.key_file.write_bytes(good)
    database = places.database.read_bytes()
    places.database.write_bytes(b"x" * len(database))
    assert code_of(app.unlocking.unlock, PIN).code is Code.DATABASE_DAMAGED
    places.database.unlink()
    assert code_of(app.unlocking.unlock, PIN).code is Code.DATABASE_MISSING
    places.database.write_bytes(database)
    app.unlocking.unlock(PIN)


def test_a_database_whose_key_file_is_gone_is_set_aside_not_overwritten(app: FieldApp) -> None:
    app.unlocking.create(PIN)
    app.close()
    places = app.settings.places
    old = places.database.read_bytes()
    places.key_file.unlink()
    again = open_field_app(settings(places.profile))
    again.unlocking.create("31415926")
    kept = [path.read_bytes() for path in places.profile.glob("feldbuch.db.aside-*")]
    assert kept == [old]
    again.close()


def test_one_process_per_profile(app: FieldApp) -> None:
    problem = code_of(open_field_app, app.settings)  # type: ignore[arg-type]
    assert problem.code is Code.PROFILE_IN_USE
    assert problem.values["pid"] > 0


def test_the_pin_is_asked_again_when_hand_over_mode_ends(tablet: Tablet) -> None:
    tablet.app.unlocking.check(PIN)
    assert code_of(tablet.app.unlocking.check, "00000001").code is Code.PIN_WRONG
    assert tablet.app.unlocking.state is ProfileState.LOCKED or tablet.app.jobs.all(), "the work stays open behind it"


def test_no_word_of_the_work_stands_readable_on_disk(tablet: Tablet) -> None:
    tablet.app.answering.give(tablet.job(), "ap-01", "3.1.1-b1", None, note="Kanarienvogel")
    tablet.app.close()
    for path in tablet.folder.iterdir():
        raw = path.read_bytes()
        for word in ("Kanarienvogel", "Faßbender", "T. Becker", "PRIVATE KEY", "SQLite format"):
            assert word.encode() not in raw, path.name


@pytest.mark.parametrize("part", ["OneDrive", "Nextcloud", "OneDrive - Firma", "Dropbox"])
def test_a_live_database_does_not_belong_into_a_cloud_folder(tmp_path: Path, part: str) -> None:
    problem = code_of(lambda: open_field_app(FieldSettings(profile=tmp_path / part / "feldbuch", keystore=False)))
    assert problem.code is Code.DATA_IN_CLOUD_FOLDER
    assert not (tmp_path / part).exists()
