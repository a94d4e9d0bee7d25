"""Not one bit of a sealed report can be turned unnoticed: every bit of the seal's hole, and many outside it (rule Z7)."""

import random
import re

import pytest

from checklists.seal_check import verify_report
from tests.report.signing import sealed, world


def hole(pdf: bytes) -> tuple[int, int]:
    found = re.findall(rb"/ByteRange \[0 (\d+) (\d+) \d+", pdf)[-1]
    return int(found[0]), int(found[1])


@pytest.mark.parametrize("part", range(2))
def test_every_bit_of_the_hole(part: int) -> None:
    """Two halves, so that two workers share them."""
    pdf = bytearray(sealed().pdf)
    start, end = hole(bytes(pdf))
    assert (end - start) * 8 > 10_000
    accepted = []
    for place in range(start + part, end, 2):
        for bit in range(8):
            pdf[place] ^= 1 << bit
            if verify_report(bytes(pdf), [world().ca_pem]).unchanged:
                accepted.append((place - start, bit))
            pdf[place] ^= 1 << bit
    assert accepted == []
    assert verify_report(bytes(pdf), [world().ca_pem]).valid


def test_two_thousand_bits_outside_the_hole() -> None:
    pdf = bytearray(sealed().pdf)
    start, end = hole(bytes(pdf))
    places = [place for place in range(len(pdf)) if not start <= place < end]
    accepted = []
    for place in random.Random(4711).sample(places, 2000):
        bit = 1 << (place % 8)
        pdf[place] ^= bit
        if verify_report(bytes(pdf), [world().ca_pem]).unchanged:
            accepted.append(place)
        pdf[place] ^= bit
    assert accepted == []


def test_the_other_half_of_the_signature_pair_is_refused() -> None:
    """For every ECDSA signature (r, s) there is a valid (r, n - s); only the lower one is ours."""
    from asn1crypto import algos, cms

    pdf = sealed().pdf
    start, end = hole(pdf)
    content = cms.ContentInfo.load(bytes.fromhex(pdf[start + 1 : end - 1].decode()))
    signer = content["content"]["signer_infos"][0]
    numbers = algos.DSASignature.load(signer["signature"].native)
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    other = algos.DSASignature({"r": numbers["r"].native, "s": order - numbers["s"].native})
    signer["signature"] = other.dump()
    forged = content.dump(force=True).hex().upper().encode().ljust(end - start - 2, b"0")[: end - start - 2]
    assert not verify_report(pdf[: start + 1] + forged + pdf[end - 1 :], [world().ca_pem]).unchanged


@pytest.mark.parametrize("length", [0, 1, 9, 100, 5000])
def test_a_cut_file_is_never_valid(length: int) -> None:
    pdf = sealed().pdf
    assert not verify_report(pdf[:length], [world().ca_pem]).unchanged
    assert not verify_report(pdf[: len(pdf) - max(length, 1)], [world().ca_pem]).unchanged
