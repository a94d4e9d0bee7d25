"""What of a certificate is told; a torn or made-up one is none, whatever its bytes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given, settings
from hypothesis import strategies as st

from app.checks.certificate import read_certificate
from tests.app.checks.authority import DAY, NOW, Authority


def der(path: Path) -> bytes:
    return x509.load_pem_x509_certificate(path.read_bytes()).public_bytes(Encoding.DER)


def test_dates_are_judged_by_the_clock_at_hand(tmp_path: Path) -> None:
    own = der(Authority(tmp_path).papers(ends=NOW + 60 * DAY).path)
    for day, flaws in ((-2, ("cert-not-yet",)), (0, ()), (50, ("cert-soon",)), (61, ("cert-expired",))):
        found = read_certificate(own, NOW + day * DAY)
        assert found is not None and found.flaws == flaws


def test_a_hostile_issuer_is_printed_as_it_is(tmp_path: Path) -> None:
    found = read_certificate(der(Authority(tmp_path, name="A\u202e; until=x", house="B\n").papers().path))
    assert found is not None and found.issuer == "A\\u202e; until=x (B\\n)"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return der(Authority(tmp_path_factory.mktemp("ca")).papers().path)


@pytest.mark.filterwarnings("ignore::UserWarning")  # the parser remarks on serial numbers and country codes
@settings(max_examples=300, deadline=None)
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.integers(0, 10_000))
def test_torn_bytes_are_a_certificate_or_none(whole: bytes, place: int, byte: int, cut: int) -> None:
    torn = bytearray(whole)
    torn[place % len(torn)] = byte
    for made in (bytes(torn), bytes(torn[: cut % len(torn)])):
        found = read_certificate(made, datetime.now(UTC))
        assert found is None or len(found.issuer) <= 120
