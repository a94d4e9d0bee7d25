"""One run: greet HQ, take what is new, give what waits, look once more. It reads as it happens.

Nothing here keeps a transaction open while it waits for the network; a run may break anywhere and the next one goes on.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from checklists import canonical
from sync.device import outbox
from sync.device.access import Access, read_time
from sync.device.device_store import DeviceStore
from sync.device.failures import Damaged, FalseWord, Forked, NotBelieved, Refused
from sync.device.hq_client import HqClient
from sync.device.inbox import read_change
from sync.wire import endpoints, problems
from sync.wire.limits import CHANGES_PER_PULL
from sync.wire.messages import CatalogueAnswer, ChangesAnswer, HelloAnswer, HelloRequest


class Act(StrEnum):
    HELLO = "hello"
    PULL = "pull"
    ENTRIES = "entries"
    BLOBS = "blobs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Where a run stands; amounts in entries, revisions or bytes as `act` says. `total` 0: not known."""

    act: Act
    done: int
    total: int


@dataclass(slots=True, kw_only=True)
class Tally:
    """What a run carried. `clarify`: entries HQ laid into its tray. `damaged`: own blobs that are not sent."""

    pulled: int = 0
    pushed: int = 0
    clarify: int = 0
    blobs: int = 0
    bytes_sent: int = 0
    damaged: list[str] = field(default_factory=list)


class Stopped(Exception):
    """The person asked the run to end; everything acknowledged so far stays so."""


class Engine:
    """Keeps line and token over many runs. `stop` is asked between requests and between the pieces of a blob."""

    def __init__(self, client: HqClient, store: DeviceStore, mono: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._store = store
        self._access = Access(client, store, mono)
        self._tell: Callable[[Step], None] = lambda step: None
        self._stop: Callable[[], bool] = lambda: False
        self.tally = Tally()

    def run(self, tell: Callable[[Step], None] | None = None, stop: Callable[[], bool] | None = None) -> Tally:
        """The whole way once. Raises Failure or Stopped; `tally` then holds what was carried before."""
        self.tally = Tally()
        self._tell = tell or (lambda step: None)
        self._stop = stop or (lambda: False)
        self._greet()
        self._pull()
        self._push_entries()
        self._send_blobs()
        self._pull()
        return self.tally

    def _greet(self) -> None:
        self._pause()
        self._tell(Step(act=Act.HELLO, done=0, total=1))
        position = self._store.position()
        request = HelloRequest(
            epoch=position.epoch,
            cursor=position.cursor,
            log_id=position.log_id,
            seq=position.seq,
            head_hash=position.head_hash,
            app_version=self._store.identity().app_version,
        )
        answer = self._access.with_token(
            lambda token: self._client.ask(HelloAnswer, "POST", endpoints.HELLO, request, token=token)
        )
        self._store.heard(read_time(answer.hq_time))
        if answer.epoch != position.epoch:
            self._store.restart(answer.epoch)
        self._compare_heads(answer)

    def _compare_heads(self, answer: HelloAnswer) -> None:
        """HQ behind its own receipts was restored: resend. HQ ahead of us or with other entries: we were restored."""
        position = self._store.position()
        known = next((head for head in answer.heads if head.log_id == position.log_id), None)
        held = known.seq if known is not None else 0
        if held < position.acked_seq:
            self._store.rewind(held)
        if known is not None and known.seq > 0 and self._store.hash_at(known.seq) != known.hash:
            raise Forked("hello")

    def _pull(self) -> None:
        more = True
        while more:
            self._pause()
            self._tell(Step(act=Act.PULL, done=self.tally.pulled, total=0))
            position = self._store.position()
            query: dict[str, str | int] = {
                "epoch": position.epoch,
                "after": position.cursor,
                "limit": CHANGES_PER_PULL,
            }
            try:
                answer = self._access.with_token(
                    lambda token, query=query: self._client.ask(  # type: ignore[misc]
                        ChangesAnswer, "GET", endpoints.CHANGES, token=token, params=query
                    )
                )
            except Refused as refused:
                self._follow_epoch(refused, position.epoch)
                continue
            self._take(answer, position.cursor)
            more = answer.more
        self._fetch_catalogues()

    def _take(self, answer: ChangesAnswer, cursor: int) -> None:
        if answer.through < cursor or (answer.more and answer.through == cursor):
            raise NotBelieved("cursor")
        receipt_key = self._store.identity().receipt_key
        news = [(change.hq_pos, read_change(change, receipt_key)) for change in answer.changes]
        if news or answer.through != cursor:
            self._store.apply(answer.epoch, answer.through, news)
        self.tally.pulled += len(news)

    def _follow_epoch(self, refused: Refused, epoch: str) -> None:
        told = refused.problem.values.get("epoch")
        if refused.problem.kind is not problems.EPOCH_CHANGED or not isinstance(told, str) or not told:
            raise refused
        if told == epoch and self._store.position().cursor == 0:
            raise refused
        self._store.restart(told)

    def _fetch_catalogues(self) -> None:
        for cat_hash in self._store.missing_catalogues():
            self._pause()
            path = endpoints.CATALOGUE.format(cat_hash=cat_hash)
            answer = self._access.with_token(
                lambda token, path=path: self._client.ask(CatalogueAnswer, "GET", path, token=token)  # type: ignore[misc]
            )
            bundle = answer.bundle.encode("utf-8")
            if canonical.sha256_hex(bundle) != cat_hash:
                raise FalseWord("catalogue")
            self._store.save_catalogue(cat_hash, bundle)

    def _push_entries(self) -> None:
        while True:
            self._pause()
            position = self._store.position()
            waiting = position.seq - position.acked_seq
            if waiting == 0:
                return
            self._tell(Step(act=Act.ENTRIES, done=self.tally.pushed, total=self.tally.pushed + waiting))
            pushed, clarify = outbox.push_next(self._client, self._access, self._store)
            self.tally.pushed += pushed
            self.tally.clarify += clarify

    def _send_blobs(self) -> None:
        waiting = self._store.blobs_waiting()
        total = sum(blob.size for blob in waiting)
        done = 0
        for blob in waiting:
            self._pause()
            self._tell(Step(act=Act.BLOBS, done=done, total=total))

            def sent(size: int, before: int = done) -> None:
                self.tally.bytes_sent += size
                self._pause()
                self._tell(Step(act=Act.BLOBS, done=before + size, total=total))

            try:
                if outbox.send_blob(self._client, self._access, self._store, blob, sent):
                    self.tally.blobs += 1
            except Damaged:
                # One broken picture must not hold up the others; the person is told.
                self.tally.damaged.append(blob.sha256)
            done += blob.size

    def _pause(self) -> None:
        if self._stop():
            raise Stopped
