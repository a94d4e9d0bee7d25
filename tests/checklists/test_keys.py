from datetime import UTC, datetime

import pytest

from checklists import keys

AT = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def test_a_token_is_believed_only_for_its_key_and_purpose() -> None:
    key, other = keys.make_key(), keys.make_key()
    token = keys.sign_jws(key, "a+jws", {"through_seq": 7, "name": "Őri"})
    assert keys.verify_jws(key.public_jwk, "a+jws", token) == {"through_seq": 7, "name": "Őri"}
    with pytest.raises(keys.BadSignature):
        keys.verify_jws(other.public_jwk, "a+jws", token)
    with pytest.raises(keys.BadSignature):
        keys.verify_jws(key.public_jwk, "b+jws", token)


def test_a_token_that_names_no_algorithm_is_refused() -> None:
    key = keys.make_key()
    payload = keys.sign_jws(key, "a+jws", {"x": 1}).split(".")[1]
    with pytest.raises(keys.BadSignature):
        keys.verify_jws(key.public_jwk, "a+jws", f"eyJhbGciOiJub25lIn0.{payload}.")
    for nonsense in ("", "a.b.c", "....", "<html>"):
        with pytest.raises(keys.BadSignature):
            keys.verify_jws(key.public_jwk, "a+jws", nonsense)


def test_every_changed_letter_of_a_token_is_noticed() -> None:
    key = keys.make_key()
    token = keys.sign_jws(key, "a+jws", {"x": 1})
    for place in range(0, len(token) - 1, 7):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        with pytest.raises(keys.BadSignature):
            keys.verify_jws(key.public_jwk, "a+jws", changed)


def test_a_key_comes_back_from_its_file_and_only_with_its_passphrase() -> None:
    key = keys.make_key()
    assert keys.load_key(key.to_pkcs8()).thumbprint == key.thumbprint
    locked = key.to_pkcs8("sesam")
    assert keys.load_key(locked, "sesam").thumbprint == key.thumbprint
    with pytest.raises(keys.BadKey):
        keys.load_key(locked, "simsalabim")
    with pytest.raises(keys.BadKey):
        keys.load_key(b"no key")


def test_a_device_certificate_belongs_to_its_ca() -> None:
    ca_key, device = keys.make_key(), keys.make_key()
    ca = keys.make_ca(ca_key, "Feldbuch HQ", AT)
    certificate = keys.issue_certificate(ca_key, ca, device.public_jwk, "Tablet 07", AT)
    stranger = keys.make_ca(keys.make_key(), "Feldbuch HQ", AT)
    assert keys.issued_by(certificate, ca)
    assert not keys.issued_by(certificate, stranger)
    assert keys.certificate_jwk(certificate) == device.public_jwk
    assert keys.certificate_fingerprint(certificate) != keys.certificate_fingerprint(ca)


def test_a_wrapped_secret_opens_only_for_its_key_and_purpose() -> None:
    key = keys.derive(b"pin", b"salt", "database")
    wrapped = keys.wrap(key, b"x" * 32, "database")
    assert keys.unwrap(key, wrapped, "database") == b"x" * 32
    with pytest.raises(keys.WrongSecret):
        keys.unwrap(keys.derive(b"pim", b"salt", "database"), wrapped, "database")
    with pytest.raises(keys.WrongSecret):
        keys.unwrap(key, wrapped, "other")
    with pytest.raises(keys.WrongSecret):
        keys.unwrap(key, wrapped[:10], "database")


def test_a_private_key_is_not_taken_for_a_public_one() -> None:
    with pytest.raises(keys.BadKey):
        keys.thumbprint({**keys.make_key().public_jwk, "d": "AAAA"})
