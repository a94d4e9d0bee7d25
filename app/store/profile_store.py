"""What this tablet is: its log, its key, its enrolment, and how far HQ's changes are applied."""

import json
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, insert, select, update

from app.clock import Skew
from app.store.journal_store import start_log
from app.store.tables import DeviceKeyRow, EnrolmentRow, LogRow, SyncStateRow
from checklists.job import Person
from checklists.keys import KeyPair, load_key, make_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """Who this tablet is to HQ, as HQ's enrolment answer said."""

    address: str
    device_id: str
    device_short: str
    label: str
    person: Person
    certificate_pem: str
    ca_pem: str
    receipt_key: dict[str, str]
    public_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncPosition:
    """`cursor` is the highest hq_pos of `epoch` applied (I3). `last_contact` is UTC ISO by the tablet's clock."""

    epoch: str
    cursor: int
    last_contact: str | None


def prepare(connection: Connection) -> None:
    """Gives a new database its log and its first position; one that has them is left alone."""
    if connection.execute(select(LogRow.log_id)).first() is None:
        start_log(connection)
    if connection.execute(select(SyncStateRow.id)).first() is None:
        connection.execute(insert(SyncStateRow), {"id": 1, "epoch": "", "cursor": 0})


def device_key(connection: Connection) -> KeyPair | None:
    pkcs8 = connection.execute(select(DeviceKeyRow.pkcs8)).scalar()
    return None if pkcs8 is None else load_key(pkcs8)


def keep_device_key(connection: Connection) -> KeyPair:
    """The key of this tablet, made now if there is none; a retry of the enrolment must come with the same one (K3)."""
    key = device_key(connection)
    if key is None:
        key = make_key()
        connection.execute(insert(DeviceKeyRow), {"id": 1, "pkcs8": key.to_pkcs8()})
    return key


def save_enrolment(connection: Connection, enrolment: Enrolment, epoch: str) -> None:
    row = asdict(enrolment)
    row["person"] = json.dumps(row["person"], sort_keys=True, ensure_ascii=False)
    row["receipt_key"] = json.dumps(row["receipt_key"], sort_keys=True)
    connection.execute(insert(EnrolmentRow), {"id": 1, **row})
    connection.execute(update(SyncStateRow).values(epoch=epoch, cursor=0))


def enrolment(connection: Connection) -> Enrolment | None:
    row = connection.execute(select(EnrolmentRow.__table__)).mappings().first()
    if row is None:
        return None
    data = {name: value for name, value in row.items() if name != "id"}
    data["person"] = Person(**json.loads(data["person"]))
    data["receipt_key"] = json.loads(data["receipt_key"])
    return Enrolment(**data)


def position(connection: Connection) -> SyncPosition:
    row = connection.execute(select(SyncStateRow.epoch, SyncStateRow.cursor, SyncStateRow.last_contact)).one()
    return SyncPosition(epoch=row.epoch, cursor=row.cursor, last_contact=row.last_contact)


def move_cursor(connection: Connection, epoch: str, cursor: int) -> None:
    connection.execute(update(SyncStateRow).values(epoch=epoch, cursor=cursor))


def save_contact(connection: Connection, at: str, skew: Skew) -> None:
    connection.execute(
        update(SyncStateRow).values(
            last_contact=at,
            skew_ms=skew.skew_ms,
            skew_wall=skew.wall,
            skew_mono_ms=skew.mono_ms,
            skew_boot_id=skew.boot_id,
        )
    )


def skew(connection: Connection) -> Skew | None:
    """HQ's offset as last measured, None if never."""
    row = connection.execute(
        select(SyncStateRow.skew_ms, SyncStateRow.skew_wall, SyncStateRow.skew_mono_ms, SyncStateRow.skew_boot_id)
    ).one()
    if row.skew_ms is None:
        return None
    return Skew(skew_ms=row.skew_ms, wall=row.skew_wall, mono_ms=row.skew_mono_ms, boot_id=row.skew_boot_id)
