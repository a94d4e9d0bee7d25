"""device: one-time codes, list, revoke."""

import argparse
import json
from pathlib import Path

import qrcode
from sqlalchemy import select

from sync.hq import access, devices, keystore, meta
from sync.hq.access import Role
from sync.hq.audit import COMMAND_LINE
from sync.hq.commands.failure import Failure, why
from sync.hq.commands.setting_up import open_database, passphrase, settings_of
from sync.hq.devices import Issuer
from sync.hq.settings import check_address
from sync.hq.tables import DeviceRow
from sync.hq.wording import Words
from sync.wire import ticket
from sync.wire.limits import ENROLMENT_HOURS

DEFAULT_ADDRESS = "http://127.0.0.1:8500"


def enrol(chosen: argparse.Namespace, words: Words) -> int:
    if chosen.address:
        check_address(chosen.address)
    keys = keystore.load(settings_of(chosen).places, passphrase())
    picture = qrcode.QRCode(border=4)
    with open_database(chosen) as database, database.writing() as session:
        person = access.find_person(session, chosen.technician)
        if person is None or person.role != str(Role.TECHNICIAN):
            raise Failure("There is no technician {logon}. Add one with: feldbuch-hq user add", logon=chosen.technician)
        address = chosen.address or meta.address(session) or DEFAULT_ADDRESS
        issuer = Issuer(keys=keys, public_address=address.rstrip("/"))
        made = devices.make_code(session, COMMAND_LINE, issuer, person)
        name = person.name
        text = ticket.to_text(made)
        picture.add_data(text)
        if chosen.qr is not None:
            _draw(picture, chosen.qr, words)  # while the code can still be taken back
    if chosen.json:
        print(json.dumps({"code": text, "address": made.address, "hours": ENROLMENT_HOURS}))
        return 0
    print(words("One-time code for {name}, good for {hours} hours and one tablet:", name=name, hours=ENROLMENT_HOURS))
    print(text)
    picture.border = 2
    picture.print_ascii(invert=True)
    return 0


def _draw(picture: qrcode.QRCode, to: Path, words: Words) -> None:
    try:
        picture.make_image().save(to, format="PNG")
    except OSError as error:
        raise Failure(
            "{path} cannot be written: {reason}. No code was made.", path=to, reason=why(error, words)
        ) from error


def listing(chosen: argparse.Namespace, words: Words) -> int:
    with open_database(chosen) as database, database.reading() as session:
        found = [
            {
                "short": device.short,
                "label": device.label,
                "person": person.logon,
                "enrolled_at": device.enrolled_at,
                "contact_at": device.contact_at,
                "revoked_at": device.revoked_at,
            }
            for device, person in devices.everyone(session)
        ]
    if chosen.json:
        print(json.dumps(found))
        return 0
    if not found:
        print(words("No tablet is enrolled yet. Make a code with: feldbuch-hq device enrol TECHNICIAN"))
    for device in found:
        state = words("revoked") if device["revoked_at"] else device["contact_at"]
        print(f"{device['short']}\t{device['label']}\t{device['person']}\t{state}")
    return 0


def revoke(chosen: argparse.Namespace, words: Words) -> int:
    with open_database(chosen) as database, database.writing() as session:
        device = session.scalars(select(DeviceRow).where(DeviceRow.short == chosen.short)).one_or_none()
        if device is None or not devices.revoke(session, COMMAND_LINE, device.device_id):
            raise Failure("There is no tablet {short} with access.", short=chosen.short)
    print(words("Tablet {short} has no access any more.", short=chosen.short))
    return 0
