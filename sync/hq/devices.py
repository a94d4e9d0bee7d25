"""Devices: one-time codes, enrolment, access tokens, revocation (K3, A1)."""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from checklists import canonical, keys
from checklists.ids import new_id
from sync.hq import audit, meta, moments, tray
from sync.hq.access import Role
from sync.hq.audit import Actor
from sync.hq.keystore import HqKeys
from sync.hq.refusal import Refusal
from sync.hq.tables import AssertionRow, DeviceRow, EnrolmentCodeRow, PersonRow, TokenRow
from sync.hq.tray import TrayCode
from sync.wire import problems
from sync.wire.limits import ENROLMENT_HOURS, TOKEN_SECONDS
from sync.wire.messages import (
    TYP_ASSERTION,
    TYP_ENROLMENT,
    EnrolAnswer,
    EnrolmentTicket,
    EnrolRequest,
    TokenAnswer,
)

AUDIENCE = "feldbuch-hq"
_SECRET_BYTES = 16
_ASSERTION_SECONDS = 300  # longest life of an assertion
_SLACK_SECONDS = 60  # between HQ's clock and the device's idea of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """What enrolment needs of HQ itself."""

    keys: HqKeys
    public_address: str


def make_code(session: Session, actor: Actor, issuer: Issuer, technician: PersonRow) -> EnrolmentTicket:
    """A fresh one-time code for one technician; only its hash is stored. Raises ValueError for a person of another role."""
    if technician.role != str(Role.TECHNICIAN):
        raise ValueError("not a technician")
    secret = base64.urlsafe_b64encode(secrets.token_bytes(_SECRET_BYTES)).rstrip(b"=").decode()
    session.add(
        EnrolmentCodeRow(
            secret_sha256=_sha256(secret),
            person_id=technician.person_id,
            created_at=moments.now_written(),
            expires_at=moments.later(hours=ENROLMENT_HOURS),
        )
    )
    audit.note(session, actor, "device.code-made", technician.person_id)
    return EnrolmentTicket(
        address=issuer.public_address,
        secret=secret,
        epoch=meta.epoch(session),
        ca_sha256=issuer.keys.ca_sha256,
        receipt_kid=issuer.keys.receipts.thumbprint,
    )


def enrol(session: Session, actor: Actor, issuer: Issuer, request: EnrolRequest) -> EnrolAnswer | Refusal:
    """First use wins; the same secret with the same key gets the same answer again.

    Refusals are returned, not raised, because an alarm about a stolen code must be kept in the same commit.
    """
    code = session.scalars(
        select(EnrolmentCodeRow).where(EnrolmentCodeRow.secret_sha256 == _sha256(request.secret)).with_for_update()
    ).one_or_none()
    if code is None:
        return Refusal(problems.CODE_UNKNOWN)
    if not _holds_key(request):
        return Refusal(problems.BAD_REQUEST, reason="proof")
    thumbprint = keys.thumbprint(request.public_key)
    if code.device_id is not None:
        device = session.get_one(DeviceRow, code.device_id)
        if device.thumbprint == thumbprint:
            return _answer(session, issuer, device)
        tray.put(session, TrayCode.CODE_TRIED_AGAIN, device.device_id, label=device.label, origin=actor.origin)
        audit.note(session, actor, "device.code-tried-again", device.device_id)
        return Refusal(problems.CODE_USED)
    if code.expires_at < moments.now_written():
        return Refusal(problems.CODE_EXPIRED)
    if session.scalars(select(DeviceRow.device_id).where(DeviceRow.thumbprint == thumbprint)).first() is not None:
        return Refusal(problems.BAD_REQUEST, reason="key-known")
    device = _add_device(session, issuer, request, code.person_id, thumbprint)
    code.device_id = device.device_id
    audit.note(session, actor, "device.enrolled", device.device_id, person=device.person_id)
    return _answer(session, issuer, device)


def make_token(session: Session, assertion: str) -> TokenAnswer:
    """An access token for a client assertion (RFC 7523). Raises Refusal."""
    device = session.get(DeviceRow, _issuer_of(assertion))
    if device is None:
        raise Refusal(problems.BAD_ASSERTION, reason="device")
    try:
        claims = keys.verify_jws(json.loads(device.public_key), TYP_ASSERTION, assertion)
    except (keys.BadSignature, keys.BadKey) as error:
        raise Refusal(problems.BAD_ASSERTION, reason="signature") from error
    if device.revoked_at is not None:
        raise Refusal(problems.REVOKED)
    _check_claims(claims, device.device_id)
    if session.get(AssertionRow, (device.device_id, claims["jti"])) is not None:
        raise Refusal(problems.BAD_ASSERTION, reason="jti")
    now = moments.now_written()
    session.execute(delete(AssertionRow).where(AssertionRow.expires_at < now))
    session.execute(delete(TokenRow).where(TokenRow.expires_at < now))
    session.add(
        AssertionRow(
            device_id=device.device_id,
            jti=claims["jti"],
            expires_at=moments.later(seconds=_ASSERTION_SECONDS + 2 * _SLACK_SECONDS),
        )
    )
    token = secrets.token_urlsafe(32)
    session.add(
        TokenRow(
            token_sha256=_sha256(token),
            device_id=device.device_id,
            expires_at=moments.later(seconds=TOKEN_SECONDS),
        )
    )
    device.contact_at = now
    return TokenAnswer(token=token, seconds=TOKEN_SECONDS, hq_time=now)


def of_token(session: Session, token: str) -> DeviceRow:
    """The device behind an access token. Raises Refusal."""
    row = session.get(TokenRow, _sha256(token))
    if row is None or row.expires_at < moments.now_written():
        raise Refusal(problems.NO_TOKEN)
    device = session.get_one(DeviceRow, row.device_id)
    if device.revoked_at is not None:
        raise Refusal(problems.REVOKED)
    return device


def revoke(session: Session, actor: Actor, device_id: str) -> bool:
    """Take a device's access away at once; False where there is none or it is revoked already."""
    device = session.get(DeviceRow, device_id)
    if device is None or device.revoked_at is not None:
        return False
    device.revoked_at = moments.now_written()
    session.execute(delete(TokenRow).where(TokenRow.device_id == device_id))
    audit.note(session, actor, "device.revoked", device_id)
    return True


def everyone(session: Session) -> list[tuple[DeviceRow, PersonRow]]:
    """All devices with their person, by short number."""
    rows = session.execute(select(DeviceRow, PersonRow).join(PersonRow).order_by(DeviceRow.short))
    return [(device, person) for device, person in rows]


def _add_device(session: Session, issuer: Issuer, request: EnrolRequest, person_id: str, thumbprint: str) -> DeviceRow:
    number = session.execute(select(func.count()).select_from(DeviceRow)).scalar_one() + 1
    short = f"{number:02d}"
    label = request.label.strip()[:40] or f"Tablet {short}"
    certificate = keys.issue_certificate(
        issuer.keys.ca,
        issuer.keys.ca_pem,
        request.public_key,
        label if short in label else f"{label} ({short})",
        moments.now(),
    )
    now = moments.now_written()
    device = DeviceRow(
        device_id=new_id(),
        short=short,
        label=label,
        person_id=person_id,
        public_key=canonical.to_bytes(request.public_key).decode(),
        thumbprint=thumbprint,
        certificate_pem=certificate.decode("ascii"),
        platform=request.platform[:80],
        app_version=request.app_version[:40],
        enrolled_at=now,
        contact_at=now,
    )
    session.add(device)
    session.flush()
    return device


def _answer(session: Session, issuer: Issuer, device: DeviceRow) -> EnrolAnswer:
    person = session.get_one(PersonRow, device.person_id)
    return EnrolAnswer(
        device_id=device.device_id,
        device_short=device.short,
        label=device.label,
        person={"person_id": person.person_id, "logon": person.logon, "name": person.name, "role": person.role},
        certificate_pem=device.certificate_pem,
        ca_pem=issuer.keys.ca_pem.decode("ascii"),
        receipt_key=issuer.keys.receipts.public_jwk,
        epoch=meta.epoch(session),
        public_address=issuer.public_address,
        hq_time=moments.now_written(),
    )


def _holds_key(request: EnrolRequest) -> bool:
    try:
        said = keys.verify_jws(request.public_key, TYP_ENROLMENT, request.proof)
    except (keys.BadSignature, keys.BadKey):
        return False
    return said == {"secret_sha256": _sha256(request.secret)}


def _issuer_of(assertion: str) -> str:
    """The device an assertion claims to come from, not yet believed."""
    parts = assertion.split(".")
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
        return str(claims["iss"])
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise Refusal(problems.BAD_ASSERTION, reason="form") from error


def _check_claims(claims: dict[str, object], device_id: str) -> None:
    issued, expires, jti = claims.get("iat"), claims.get("exp"), claims.get("jti")
    if claims.get("iss") != device_id or claims.get("sub") != device_id or claims.get("aud") != AUDIENCE:
        raise Refusal(problems.BAD_ASSERTION, reason="claims")
    if not isinstance(jti, str) or not 8 <= len(jti) <= 64:
        raise Refusal(problems.BAD_ASSERTION, reason="jti")
    if not isinstance(issued, int) or not isinstance(expires, int) or not 0 < expires - issued <= _ASSERTION_SECONDS:
        raise Refusal(problems.BAD_ASSERTION, reason="time")
    now = moments.now().timestamp()
    if not issued - _SLACK_SECONDS <= now <= expires + _SLACK_SECONDS:
        raise Refusal(problems.BAD_ASSERTION, reason="time")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
