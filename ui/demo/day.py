"""One day: the window and whoever sits before it, and what happens elsewhere meanwhile."""

import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import demo_facts
from app.domain import Language
from ui.background import Lane
from ui.demo import dispatch
from ui.demo.folders import Folders
from ui.demo.not_seen import NotSeen
from ui.demo.pictures import Album
from ui.demo.script import Script
from ui.demo.stage import Hq, PhotoCut, StageFailed
from ui.demo.summary import Summary, verify
from ui.demo.technician import Technician
from ui.demo.telling import tell
from ui.main import build
from ui.wording import Words

PIN = "73951846"
_TURN_MS = 200


class Day:
    """`code` waits for HQ and gives the enrolment code; `number` is the order that is played; `started` the monotonic time
    at which the demo began."""

    def __init__(
        self, folders: Folders, hq: Hq, *, code: Callable[[], str], number: str, language: str, started: float
    ) -> None:
        self._folders, self.hq = folders, hq
        self._code, self._number, self._words = code, number, Words(language)
        self._summary = Summary(order=number)
        self._clock = started
        self._qt = QApplication.instance() or QApplication(sys.argv[:1])
        self.window, self._lanes = build(folders.profile)
        self._broken: list[Exception] = []
        self._lanes.broke.connect(self._broken.append)
        self._job = ""
        self._album = Album(folders.out / "screens", self.window)
        self.technician = Technician(
            self.window, language, Words, self._album, lambda: self._lanes.busy(Lane.STORE, Lane.WORK)
        )
        self.window.show()

    # -- without a display ---------------------------------------------------------------------------------------------

    def play(self) -> int:
        """The whole day by itself; gives the exit code."""
        try:
            self._play()
        except (NotSeen, StageFailed) as problem:
            if not self._job:
                raise  # the day has not begun: there is nothing to sum up
            self._album.take("stopped-here")
            print(problem, file=sys.stderr)
        finally:
            self.window.close()
        for error in self._broken:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        self._summary.write(self._folders.out / "summary.json")
        good = self._summary.good and not self._broken
        print(self._end(good))
        return 0 if good else 1

    def _end(self, good: bool) -> str:
        words, folder = self._words, self._folders.out
        if not good:
            return words(
                "The day did not end as it should; what was in the way stands above. See {folder}", folder=folder
            )
        number = self._summary.report_no
        return words("Report {number} is unchanged and accepted by HQ. See {folder}", number=number, folder=folder)

    def _play(self) -> None:
        technician, summary = self.technician, self._summary
        with self._measured("setup"):
            script = self.begin()
        cut = PhotoCut(self.hq)
        with self._measured("work"):
            technician.see_today(script.customer)
            cut.arm()
            technician.work(script)
            technician.settle(script)
            technician.send_into_the_cut()
            cut.disarm()
        with self._measured("sign"):
            technician.sign(script)
            technician.copy(script)
        with self._measured("sync"), ThreadPoolExecutor(1) as beside:
            judged = beside.submit(self._judge)
            self.hq.start()
            technician.send()
            self._collect(judged.result(), cut)
        with self._measured("review"):
            summary.hq_state = dispatch.accept(
                self.hq, summary.report_no, self._folders.out / "hq", self._words.language
            )
            technician.see_accepted()

    def begin(self) -> Script:
        """Enrol the tablet; once the job is there, what the technician is told about it."""
        self.technician.enrol(self._code(), PIN)
        return self._script()

    @contextmanager
    def _measured(self, part: str) -> Iterator[None]:
        """Seconds since the part before ended."""
        try:
            yield
        finally:
            now = time.monotonic()
            spent = self._summary.seconds[part] = now - self._clock
            self._clock = now
            print(f"{self._part_words(part):32}{self._words.decimal(f'{spent:5.1f}')} s", flush=True)

    def _part_words(self, part: str) -> str:
        words = self._words
        return {
            "setup": words("HQ and tablet set up"),
            "work": words("Work at the customer's"),
            "sign": words("Sign-off"),
            "sync": words("Sync"),
            "review": words("Review by dispatch"),
        }[part]

    def _judge(self) -> dict[str, Any]:
        """What lies on the stick is the report; `feldbuch verify` judges it, against the certificate HQ gave the tablet."""
        out = self._folders.out
        shutil.copyfile(next(self._folders.stick.glob("*.pdf")), out / "report.pdf")
        shutil.copyfile(self._folders.profile / "ca.pem", out / "ca.pem")
        return verify(out / "report.pdf", out / "ca.pem")

    def _collect(self, said: dict[str, Any], cut: PhotoCut) -> None:
        summary, app = self._summary, self.window.app
        summary.verified = said["valid"]
        summary.report_id, summary.report_no = str(said.get("report_id")), str(said.get("report_number"))
        summary.answers = demo_facts.answers(app, self._job)
        summary.workplaces = demo_facts.workplaces(app, self._job)
        summary.requests_failed = app.syncing.requests_failed
        if not cut.fell:
            raise NotSeen("no photo was on its way when HQ was to be killed")

    # -- what the technician is told -----------------------------------------------------------------------------------

    def _script(self) -> Script:
        hand, app = self.technician.hand, self.window.app
        self._job = hand.wait(lambda: demo_facts.job_of(app, self._number), f"order {self._number} on the tablet")
        facts = demo_facts.facts(app, self._job, Language(self._words.language))
        return tell(facts, self._folders)

    # -- with a display ------------------------------------------------------------------------------------------------

    def leave_to_a_person(self) -> int:
        """Enrolled and with the jobs there; the rest is for whoever sits before it. HQ ends with the window."""
        self.technician.enrol(self._code(), PIN)
        dispatch.tell(self.hq, PIN)
        # Python sees a signal only when it has its turn; in Qt's loop a timer gives it one.
        turn = QTimer()
        turn.start(_TURN_MS)
        turn.timeout.connect(lambda: None)
        signal.signal(signal.SIGINT, lambda *_: self.window.close())
        return int(self._qt.exec())
