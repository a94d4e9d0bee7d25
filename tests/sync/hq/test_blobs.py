"""Blobs: whole or not at all (B0)."""

import os

from checklists import canonical
from sync.wire import codec, endpoints, problems
from sync.wire.limits import MAX_BLOB_BYTES
from tests.sync.hq_process import Device, HqProcess


def path_of(content: bytes) -> str:
    return endpoints.BLOB.format(sha256=canonical.sha256_hex(content))


def test_a_blob_arrives_once_and_may_be_sent_again(tablet: Device, hq: HqProcess) -> None:
    content = os.urandom(300_000)
    assert tablet.ask("HEAD", path_of(content)).status_code == 404
    assert tablet.put(content) == tablet.put(content)
    head = tablet.ask("HEAD", path_of(content))
    assert head.status_code == 200 and head.headers["Content-Length"] == "300000"
    assert head.headers["Feldbuch-Nonce"] == head.request.headers["Feldbuch-Nonce"]
    codec.check_digest(head.headers["Content-Digest"], content)
    stored = hq.data / "blobs" / canonical.sha256_hex(content)[:2] / canonical.sha256_hex(content)
    assert stored.read_bytes() == content


def test_other_bytes_than_promised_are_not_kept(tablet: Device, hq: HqProcess) -> None:
    content = os.urandom(1000)
    for sent in (content[:-1], content + b"x", os.urandom(1000), b""):
        refused = tablet.ask("PUT", path_of(content), content=sent)
        assert tablet.problem(refused).kind is problems.DIGEST_MISMATCH
    assert tablet.ask("HEAD", path_of(content)).status_code == 404
    assert not list((hq.data / "blobs").glob("arriving-*"))


def test_names_that_are_no_digest_are_refused(tablet: Device) -> None:
    for name in ("0" * 63, "A" * 64, "..%2f..%2fca.pem", "g" * 64):
        assert tablet.ask("PUT", endpoints.BLOB.format(sha256=name), content=b"x").status_code in (400, 404)


def test_a_blob_over_the_limit_is_refused_early(tablet: Device) -> None:
    refused = tablet.ask("PUT", endpoints.BLOB.format(sha256="0" * 64), content=b"x", headers={"Content-Length": "1"})
    assert tablet.problem(refused).kind is problems.DIGEST_MISMATCH
    large = b"x" * (MAX_BLOB_BYTES + 1)
    assert tablet.problem(tablet.ask("PUT", path_of(large), content=large)).kind is problems.TOO_LARGE
