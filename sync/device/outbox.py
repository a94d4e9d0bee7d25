"""The only way out: entries in contiguous runs under the device's word, then blobs one by one (rules U1, U4, A1, B0)."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from checklists import keys
from sync.device.access import Access
from sync.device.device_store import DeviceStore, Identity, LogReceipt, OutgoingBlob, OutgoingEntry, Position
from sync.device.failures import Damaged, FalseWord, Forked, NotBelieved, Refused
from sync.device.hq_client import HqClient
from sync.device.inbox import read_log_receipt
from sync.wire import endpoints, problems
from sync.wire.limits import MAX_ENTRIES_PER_PUSH, MAX_PUSH_BYTES
from sync.wire.messages import TYP_LOG_HEAD, PushAnswer, PushRequest


def push_next(client: HqClient, access: Access, store: DeviceStore) -> tuple[int, int]:
    """One batch behind the last receipt; (entries HQ now holds more, entries HQ laid into its tray). (0, 0): nothing waits.

    Raises Failure; Forked where HQ holds other entries under this log.
    """
    position = store.position()
    batch = store.entries_after(position.acked_seq, MAX_ENTRIES_PER_PUSH, MAX_PUSH_BYTES)
    if not batch:
        return 0, 0
    identity = store.identity()
    try:
        answer = access.with_token(lambda token: _post(client, identity, position, batch, token))
    except Refused as refused:
        _follow_hq(store, position, refused)
        return 0, 0
    receipt = read_log_receipt(answer.receipt, identity.receipt_key)
    _check_receipt(store, position, batch, receipt)
    store.acknowledge(receipt)
    return receipt.through_seq - position.acked_seq, sum(1 for one in answer.statuses if one.status == "clarify")


def send_blob(
    client: HqClient, access: Access, store: DeviceStore, blob: OutgoingBlob, sent: Callable[[int], None]
) -> bool:
    """One blob, unless HQ has it already (then False). `sent` hears of bytes as they go out. Raises Failure, Damaged."""
    _check_own_copy(store, blob)
    if access.with_token(lambda token: client.has_blob(blob.sha256, blob.size, token)):
        store.blob_arrived(blob.sha256)
        return False
    access.with_token(
        lambda token: client.put_blob(blob.sha256, blob.size, _told(store.pieces(blob.sha256), sent), token)
    )
    store.blob_arrived(blob.sha256)
    return True


def _post(
    client: HqClient, identity: Identity, position: Position, batch: Sequence[OutgoingEntry], token: str
) -> PushAnswer:
    last = batch[-1]
    head = {"log_id": position.log_id, "through_seq": last.seq, "head_hash": last.hash}
    request = PushRequest(
        from_seq=batch[0].seq,
        entries=tuple(entry.raw.decode("utf-8") for entry in batch),
        head=keys.sign_jws(identity.key, TYP_LOG_HEAD, head),
    )
    path = endpoints.ENTRIES.format(log_id=position.log_id)
    return client.ask(PushAnswer, "POST", path, request, token=token)


def _check_receipt(store: DeviceStore, position: Position, batch: Sequence[OutgoingEntry], receipt: LogReceipt) -> None:
    """HQ's word must be about this log, reach this batch, and name the very entry that stands there."""
    if receipt.log_id != position.log_id or receipt.epoch != position.epoch:
        raise FalseWord("receipt log")
    if receipt.through_seq < batch[-1].seq:
        raise FalseWord("receipt short")
    own = store.hash_at(receipt.through_seq)
    if own is None:
        raise Forked(str(receipt.through_seq))
    if own != receipt.head_hash:
        raise FalseWord("receipt head")


def _follow_hq(store: DeviceStore, position: Position, refused: Refused) -> None:
    """A gap means HQ holds less than its receipts said (restored from a backup): send from there again (X3)."""
    if refused.problem.kind is problems.FORK:
        raise Forked("push") from refused
    if refused.problem.kind is not problems.GAP:
        raise refused
    expected = refused.problem.values.get("expected_seq")
    if not isinstance(expected, int) or not 1 <= expected <= position.acked_seq:
        raise NotBelieved("gap") from refused
    store.rewind(expected - 1)


def _check_own_copy(store: DeviceStore, blob: OutgoingBlob) -> None:
    digest = hashlib.sha256()
    size = 0
    for piece in store.pieces(blob.sha256):
        digest.update(piece)
        size += len(piece)
    if size == 0 or size != blob.size or digest.hexdigest() != blob.sha256:
        raise Damaged(blob.sha256)


def _told(pieces: Iterator[bytes], sent: Callable[[int], None]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        sent(len(piece))
