"""A PST file is judged by its name, its first twelve bytes and its size."""

import pytest

from checklists.pst import (
    ANSI_CEILING,
    DVD_BYTES,
    FAT32_CEILING,
    GIB,
    NOTICES,
    PROBLEMS,
    PstCheck,
    PstFormat,
    check_pst,
    name_clashes,
    quota_bytes,
)

ADDRESS = "r.nunez@kanzlei.example"


def header(version: int, client: bytes = b"SM") -> bytes:
    return b"!BDN" + b"\x12\x34\x56\x78" + client + version.to_bytes(2, "little")


def judged(
    name: str = "r.nunez.pst",
    size: int = 1000,
    head: bytes = header(23),
    address: str = ADDRESS,
    quota: int | None = GIB,
) -> PstCheck:
    return check_pst(name=name, size=size, header=head, address=address, quota=quota)


@pytest.mark.parametrize(
    ("version", "kind"), [(23, PstFormat.UNICODE), (36, PstFormat.UNICODE), (14, "ansi"), (15, "ansi")]
)
def test_the_version_word_tells_the_format(version: int, kind: str) -> None:
    found = judged(head=header(version))
    assert (found.format, found.version, found.ok) == (kind, version, True)
    assert found.notices == (("pst-ansi",) if kind == "ansi" else ())


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"name": "archiv.pst"}, "pst-other-name"),
        ({"name": "r.nunez (2).pst"}, "pst-other-name"),
        ({"name": "r.nunez@kanzlei.example.pst"}, "pst-form"),
        ({"name": "r.nunez.zip"}, "pst-form"),
        ({"name": "con.pst", "address": "con@kanzlei.example"}, "pst-unstorable"),
        ({"size": 0, "head": b""}, "pst-empty"),
        ({"head": b"PK\x03\x04" + bytes(8)}, "pst-no-pst"),
        ({"head": header(23)[:11]}, "pst-no-pst"),
        ({"head": header(23, b"SO")}, "pst-is-ost"),
        ({"head": header(23, b"AB")}, "pst-no-pst"),
        ({"head": header(19)}, "pst-version-unknown"),
        ({"size": GIB + 1}, "pst-over-quota"),
    ],
)
def test_one_fault_refuses_the_file(changes: dict[str, object], problem: str) -> None:
    found = judged(**changes)  # type: ignore[arg-type]
    assert found.problems == (problem,)
    assert not found.ok
    assert problem in PROBLEMS


@pytest.mark.parametrize(
    ("changes", "notices"),
    [
        ({"name": "R.Nunez.PST"}, ("pst-case",)),
        ({"size": GIB}, ()),
        ({"quota": None}, ("pst-quota-unknown",)),
        ({"size": ANSI_CEILING, "head": header(14), "quota": 50 * GIB}, ("pst-ansi-full",)),
        ({"size": FAT32_CEILING, "quota": 50 * GIB}, ()),
        ({"size": FAT32_CEILING + 1, "quota": 50 * GIB}, ("pst-over-fat32",)),
        ({"size": DVD_BYTES + 1, "quota": 50 * GIB}, ("pst-over-fat32", "pst-over-dvd")),
    ],
)
def test_what_is_odd_only_warns(changes: dict[str, object], notices: tuple[str, ...]) -> None:
    found = judged(**changes)  # type: ignore[arg-type]
    assert (found.problems, found.notices) == ((), notices)
    assert set(notices) <= set(NOTICES)


def test_all_faults_of_a_file_are_found_together() -> None:
    found = judged(name="archiv.pst", size=2 * GIB, head=b"Rar!" + bytes(8))
    assert found.problems == ("pst-other-name", "pst-no-pst", "pst-over-quota")


@pytest.mark.parametrize(
    ("text", "size"),
    [("50", 50 * GIB), ("2.5", 5 * GIB // 2), ("", None), ("viel", None), ("-1", None), ("NaN", None), ("1e400", None)],
)
def test_a_quota_is_counted_in_bytes(text: str, size: int | None) -> None:
    assert quota_bytes(text) == size


def test_one_local_part_in_two_domains_needs_a_folder_per_domain() -> None:
    addresses = ["info@a.example", "r.nunez@a.example", "Info@b.example", "INFO@A.example", "no address"]
    assert name_clashes(addresses) == (("info@a.example", "Info@b.example"),)
    assert name_clashes([ADDRESS]) == ()


@pytest.mark.parametrize(("version", "place", "width"), [(23, 184, 8), (14, 168, 4)])
def test_a_file_shorter_than_its_head_says_was_cut(version: int, place: int, width: int) -> None:
    """An export that was copied in part still begins like a whole one."""

    def told(end: int) -> bytes:
        return (header(version) + bytes(200))[:place] + end.to_bytes(width, "little") + bytes(64)

    assert "pst-cut" in judged(size=600_000, head=told(600_001)).problems
    assert judged(size=600_000, head=told(600_000)).ok
    assert judged(size=600_000, head=told(512)).ok, "Outlook may leave room behind the end"
