"""Becoming known to HQ (rule K3): one code, one key, and pins that say it is the right HQ that answered."""

import hashlib
from dataclasses import dataclass

from checklists import keys
from checklists.keys import KeyPair
from sync.device.failures import FalseWord
from sync.device.hq_client import HqClient
from sync.wire import endpoints
from sync.wire.messages import TYP_ENROLMENT, EnrolAnswer, EnrolmentTicket, EnrolRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What a tablet says about itself."""

    label: str
    platform: str
    app_version: str


def enrol(client: HqClient, ticket: EnrolmentTicket, key: KeyPair, applicant: Applicant) -> EnrolAnswer:
    """Asking again with the same code and key gets the same answer. Raises Failure; FalseWord where a pin does not fit."""
    secret_sha256 = hashlib.sha256(ticket.secret.encode("utf-8")).hexdigest()
    request = EnrolRequest(
        secret=ticket.secret,
        public_key=key.public_jwk,
        proof=keys.sign_jws(key, TYP_ENROLMENT, {"secret_sha256": secret_sha256}),
        label=applicant.label,
        platform=applicant.platform,
        app_version=applicant.app_version,
    )
    answer = client.ask(EnrolAnswer, "POST", endpoints.ENROL, request)
    _check_pins(ticket, key, answer)
    return answer


def _check_pins(ticket: EnrolmentTicket, key: KeyPair, answer: EnrolAnswer) -> None:
    ca, certificate = answer.ca_pem.encode(), answer.certificate_pem.encode()
    try:
        if keys.certificate_fingerprint(ca) != ticket.ca_sha256:
            raise FalseWord("ca")
        if keys.thumbprint(answer.receipt_key) != ticket.receipt_kid:
            raise FalseWord("receipt-key")
        if answer.epoch != ticket.epoch:
            raise FalseWord("epoch")
        if keys.certificate_jwk(certificate) != key.public_jwk or not keys.issued_by(certificate, ca):
            raise FalseWord("certificate")
    except keys.BadKey as error:
        raise FalseWord("certificate") from error
