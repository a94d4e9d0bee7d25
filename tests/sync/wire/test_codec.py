"""The codec believes exactly what it should: every message survives the way, every crooked one is refused."""

import dataclasses

import pytest

from sync.wire import codec, messages, problems
from sync.wire.codec import NotOurs, Problem

EVERY = [
    messages.EnrolRequest(secret="s", public_key={"kty": "EC"}, proof="p", label="l", platform="x", app_version="1"),
    messages.EnrolAnswer(
        device_id="d",
        device_short="07",
        label="Tablet 07",
        person={"name": "Dvořák"},
        certificate_pem="c",
        ca_pem="ca",
        receipt_key={"kty": "EC"},
        epoch="e",
        public_address="https://hq.example",
        hq_time="2026-11-23T08:00:00.000Z",
    ),
    messages.TokenRequest(assertion="a.b.c"),
    messages.TokenAnswer(token="t", seconds=600, hq_time="2026-11-23T08:00:00.000Z"),
    messages.ClockAnswer(hq_time="2026-11-23T08:00:00.000Z"),
    messages.HelloRequest(epoch="e", cursor=3, log_id="l", seq=4, head_hash="h", app_version="1"),
    messages.HelloAnswer(
        hq_time="t", epoch="e", heads=(messages.LogHead(log_id="l", seq=1, hash="h"),), min_app="0.1.0"
    ),
    messages.PushRequest(from_seq=1, entries=('{"v":1}',), head="a.b.c"),
    messages.PushAnswer(receipt="r", statuses=(messages.EntryStatus(seq=1, status="stored", hq_pos=9),)),
    messages.BlobAnswer(sha256="0" * 64, size=12),
    messages.ChangesAnswer(
        epoch="e",
        changes=(messages.Change(hq_pos=1, kind="person", body={"name": "Őri", "list": [1, {"a": None}]}),),
        through=7,
        more=False,
    ),
    messages.CatalogueAnswer(cat_hash="0" * 64, bundle="{}"),
]


@pytest.mark.parametrize("message", EVERY, ids=lambda m: type(m).__name__)
def test_every_message_comes_back_as_it_went(message: object) -> None:
    assert codec.decode(type(message), codec.encode(message)) == message
    assert codec.decode_answer(type(message), codec.encode_answer(message, "n1"), "n1") == message


def test_every_message_of_the_wire_is_in_the_list_above() -> None:
    named = {
        value
        for value in vars(messages).values()
        if dataclasses.is_dataclass(value) and value.__name__.endswith(("Request", "Answer"))
    }
    assert named == {type(message) for message in EVERY if type(message) in named}


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b'{"assertion":"a","assertion":"b"}', "duplicate-key"),
        (b'{"assertion":"a","more":1}', "fields"),
        (b"{}", "fields"),
        (b'{"assertion":1}', "fields"),
        (b'{"assertion":NaN}', "number NaN"),
        (b'{"assertion":"a"', "no-json"),
        (b"<html>Bitte anmelden</html>", "no-json"),
        (b"", "no-json"),
    ],
)
def test_crooked_bodies_are_refused_with_a_code(raw: bytes, what: str) -> None:
    with pytest.raises(NotOurs) as refused:
        codec.decode(messages.TokenRequest, raw)
    assert refused.value.what == what


def test_numbers_are_not_read_out_of_text() -> None:
    with pytest.raises(NotOurs):
        codec.decode(messages.BlobAnswer, b'{"sha256":"0","size":"12"}')


def test_a_body_over_the_limit_is_refused_before_it_is_read() -> None:
    with pytest.raises(NotOurs) as refused:
        codec.decode(messages.TokenRequest, b'{"assertion":"aaaaaaaaaa"}', limit=10)
    assert refused.value.what == "too-large"


def test_an_answer_to_another_request_is_not_believed() -> None:
    raw = codec.encode_answer(messages.ClockAnswer(hq_time="t"), "mine")
    with pytest.raises(NotOurs) as refused:
        codec.decode_answer(messages.ClockAnswer, raw, "yours")
    assert refused.value.what == "nonce"


def test_content_digest_notices_one_changed_byte() -> None:
    header = codec.content_digest(b"feldbuch")
    codec.check_digest(header, b"feldbuch")
    codec.check_digest("sha-512=:AAAA:, " + header, b"feldbuch")
    for bad in (None, "", "sha-256=:!!:", "sha-256=:AAAA:", header.replace("sha-256", "md5")):
        with pytest.raises(NotOurs):
            codec.check_digest(bad, b"feldbuch")
    with pytest.raises(NotOurs):
        codec.check_digest(header, b"feldbuck")


def test_a_known_digest_vector_of_rfc_9530() -> None:
    assert codec.content_digest(b'{"hello": "world"}\n') == "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"


@pytest.mark.parametrize("kind", problems.ALL, ids=lambda k: k.urn)
def test_every_problem_comes_back(kind: problems.ProblemType) -> None:
    problem = Problem(kind=kind, values={"expected_seq": 5, "reason": "x"})
    assert codec.decode_problem(codec.encode_problem(problem, "n"), "n") == problem


def test_a_problem_of_a_stranger_is_not_believed() -> None:
    raw = codec.encode_problem(Problem(kind=problems.FORK), "n")
    with pytest.raises(NotOurs):
        codec.decode_problem(raw, "other")
    with pytest.raises(NotOurs):
        codec.decode_problem(raw.replace(b"fork", b"spoon"), "n")
    with pytest.raises(NotOurs):
        codec.decode_problem(b'{"type":"about:blank","status":409}', "n")
