"""Enrolment and access: one code, one tablet, and nothing without a token (K3, A1)."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from checklists import keys
from sync.wire import endpoints, problems
from sync.wire.messages import ClockAnswer, EnrolAnswer, HelloAnswer, TokenRequest
from tests.sync.hq_process import Device, HqProcess


def test_the_clock_answers_without_a_token(hq: HqProcess) -> None:
    device = Device(hq.address)
    given = device.read(ClockAnswer, device.ask("GET", endpoints.CLOCK))
    assert given.hq_time.endswith("Z")


def test_a_code_gives_a_certificate_of_this_hq(hq: HqProcess) -> None:
    code = hq.code_for("t.becker")
    device = Device(hq.address).join(code.secret)
    assert device.me is not None
    assert code.address == hq.address == device.me.public_address
    assert keys.certificate_fingerprint(device.me.ca_pem.encode()) == code.ca_sha256
    assert keys.thumbprint(device.me.receipt_key) == code.receipt_kid
    assert keys.issued_by(device.me.certificate_pem.encode(), device.me.ca_pem.encode())
    assert keys.certificate_jwk(device.me.certificate_pem.encode()) == device.key.public_jwk
    assert device.me.person["logon"] == "t.becker"
    assert device.hello().epoch == code.epoch == device.me.epoch


def test_a_lost_answer_is_given_again_and_a_second_tablet_is_refused(hq: HqProcess) -> None:
    code = hq.code_for("t.becker")
    device, thief = Device(hq.address), Device(hq.address)
    first = device.read(EnrolAnswer, device.enrol(code.secret))
    again = device.read(EnrolAnswer, device.enrol(code.secret))
    assert again.device_id == first.device_id and again.certificate_pem == first.certificate_pem
    refused = thief.enrol(code.secret)
    assert refused.status_code == 409
    assert thief.problem(refused).kind is problems.CODE_USED


def test_many_tablets_at_once_get_one_certificate(hq: HqProcess) -> None:
    code = hq.code_for("t.becker")
    tablets = [Device(hq.address) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda tablet: tablet.enrol(code.secret).status_code, tablets))
    assert sorted(answers) == [200] + [409] * 7


def test_a_proof_by_another_key_is_refused(hq: HqProcess) -> None:
    code = hq.code_for("t.becker")
    device, other = Device(hq.address), Device(hq.address)
    request = other.enrol_request(code.secret)
    stolen = device.enrol_request(code.secret)
    mixed = type(request)(**{**{f: getattr(request, f) for f in request.__slots__}, "proof": stolen.proof})
    refused = device.ask("POST", endpoints.ENROL, mixed)
    assert device.problem(refused).kind is problems.BAD_REQUEST
    assert device.read(EnrolAnswer, device.enrol(code.secret)).device_id


def test_guessing_codes_is_slowed_down(own_hq: HqProcess) -> None:
    device = Device(own_hq.address)
    code = own_hq.code_for("t.becker")
    answers = [device.enrol(os.urandom(16).hex()) for _ in range(11)]
    assert [a.status_code for a in answers] == [403] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert device.enrol(code.secret).status_code == 429


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "someone-else"},
        {"sub": "other"},
        {"exp": int(time.time()) - 3600, "iat": int(time.time()) - 3700},
        {"exp": int(time.time()) + 90_000},
        {"jti": ""},
        {"jti": 5},
    ],
)
def test_a_crooked_assertion_gets_no_token(tablet: Device, claims: dict[str, object]) -> None:
    refused = tablet.ask("POST", endpoints.TOKEN, TokenRequest(assertion=tablet.assertion(**claims)))
    assert refused.status_code == 401
    assert tablet.problem(refused).kind is problems.BAD_ASSERTION


def test_an_assertion_counts_once_and_only_from_its_key(tablet: Device, hq: HqProcess) -> None:
    assertion = tablet.assertion()
    assert tablet.ask("POST", endpoints.TOKEN, TokenRequest(assertion=assertion)).status_code == 200
    assert tablet.ask("POST", endpoints.TOKEN, TokenRequest(assertion=assertion)).status_code == 401
    stranger = Device(hq.address, me=tablet.me)
    assert stranger.ask("POST", endpoints.TOKEN, TokenRequest(assertion=stranger.assertion())).status_code == 401
    assert tablet.ask("POST", endpoints.TOKEN, TokenRequest(assertion="<html>")).status_code == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", endpoints.HELLO),
        ("POST", endpoints.ENTRIES.format(log_id="0" * 32)),
        ("GET", endpoints.CHANGES + "?epoch=x&after=0"),
        ("GET", endpoints.CATALOGUE.format(cat_hash="0" * 64)),
        ("PUT", endpoints.BLOB.format(sha256="0" * 64)),
        ("HEAD", endpoints.BLOB.format(sha256="0" * 64)),
    ],
)
def test_nothing_is_told_without_a_token(tablet: Device, method: str, path: str) -> None:
    bodies: dict[str, object] = {endpoints.HELLO: _hello(tablet)}
    message = bodies.get(path) or (tablet.push_request(raws=[b"{}"]) if "entries" in path else None)
    for token in ("", "Bearer", "Bearer wrong", "Basic eDp5"):
        answer = tablet.ask(
            method, path, message, content=b"x" if method == "PUT" else None, headers={"Authorization": token}
        )
        assert answer.status_code == 401, (token, answer.text)


def test_a_revoked_tablet_is_out_at_once(hq: HqProcess, tablet: Device) -> None:
    assert tablet.me is not None
    assert isinstance(tablet.hello(), HelloAnswer)
    hq.must("device", "revoke", tablet.me.device_short)
    assert tablet.ask("POST", endpoints.HELLO, _hello(tablet)).status_code in (401, 403)
    refused = tablet.ask("POST", endpoints.TOKEN, TokenRequest(assertion=tablet.assertion()))
    assert tablet.problem(refused).kind is problems.REVOKED


def test_a_request_without_a_nonce_or_in_another_media_type_is_refused(tablet: Device) -> None:
    no_nonce = tablet.ask("GET", endpoints.CLOCK, headers={"Feldbuch-Nonce": "short"})
    assert no_nonce.status_code == 400
    html = tablet.ask("POST", endpoints.HELLO, _hello(tablet), headers={"Content-Type": "text/html"})
    assert tablet.problem(html).values["reason"] == "media-type"
    wrong = tablet.ask("POST", endpoints.HELLO, _hello(tablet), headers={"Content-Digest": "sha-256=:AAAA:"})
    assert tablet.problem(wrong).kind is problems.DIGEST_MISMATCH


def _hello(device: Device) -> object:
    from sync.wire.messages import HelloRequest

    return HelloRequest(epoch="e", cursor=0, log_id=device.log_id, seq=0, head_hash="0" * 64, app_version="0.1.0")
