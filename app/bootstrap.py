"""The one place that connects things: from settings to an app whose use cases stand ready behind the PIN."""

from dataclasses import dataclass
from typing import Any

from app.answering import Answering
from app.checking import Checks
from app.clock import Clock
from app.jobs import Jobs
from app.mailbox_check import MailboxChecks
from app.photos import Photos
from app.problems import Code, FieldProblem
from app.profile_lock import ProfileLock
from app.returning import Returning
from app.session import Session, open_session
from app.settings import FieldSettings, write_settings
from app.signing import Signing
from app.step_signing import StepSigning
from app.store.database import Database
from app.syncing import Syncing, read_code
from app.unlocking import Unlocking, pick_keystore
from app.user_import import UserImports
from app.user_lists import UserLists
from sync.wire.messages import EnrolmentTicket


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rooms:
    """The use cases of an open profile."""

    session: Session
    jobs: Jobs
    answering: Answering
    photos: Photos
    signing: Signing
    step_signing: StepSigning
    user_imports: UserImports
    checks: Checks
    user_lists: UserLists
    mailbox_checks: MailboxChecks
    returning: Returning
    syncing: Syncing


class FieldApp:
    """The tablet without a screen. Everything but `unlocking`, `settings` and `read_code` raises LOCKED until the PIN was given."""

    def __init__(self, settings: FieldSettings, clock: Clock) -> None:
        self.settings = settings
        self.clock = clock
        self._rooms: _Rooms | None = None
        settings.places.prepare()
        self._lock = ProfileLock(settings.places.lock, clock.boot_id)
        self.unlocking = Unlocking(
            settings.places, clock, pick_keystore(settings.keystore), opened=self._open, closed=self._shut
        )

    @property
    def jobs(self) -> Jobs:
        return self._unlocked().jobs

    @property
    def answering(self) -> Answering:
        return self._unlocked().answering

    @property
    def photos(self) -> Photos:
        return self._unlocked().photos

    @property
    def signing(self) -> Signing:
        return self._unlocked().signing

    @property
    def step_signing(self) -> StepSigning:
        return self._unlocked().step_signing

    @property
    def user_imports(self) -> UserImports:
        return self._unlocked().user_imports

    @property
    def checks(self) -> Checks:
        return self._unlocked().checks

    @property
    def user_lists(self) -> UserLists:
        return self._unlocked().user_lists

    @property
    def mailbox_checks(self) -> MailboxChecks:
        return self._unlocked().mailbox_checks

    @property
    def returning(self) -> Returning:
        return self._unlocked().returning

    @property
    def syncing(self) -> Syncing:
        return self._unlocked().syncing

    @property
    def session(self) -> Session:
        """For tests and the demo's own checks; screens need it not."""
        return self._unlocked().session

    def read_code(self, text: str) -> EnrolmentTicket:
        """Raises CODE_UNREADABLE; works before the PIN is known."""
        return read_code(text)

    def prefer(self, **new: Any) -> FieldSettings:
        """Change settings (language, theme …) for this profile; on disk when it returns. Raises SETTINGS_UNREADABLE."""
        self.settings = write_settings(self.settings, **new)
        return self.settings

    def close(self) -> None:
        """Locks the profile and lets another process have it."""
        self.unlocking.lock()
        self._lock.release()

    def _unlocked(self) -> _Rooms:
        if self._rooms is None:
            raise FieldProblem(Code.LOCKED)
        return self._rooms

    def _open(self, key: bytes, new: bool) -> bool:
        session = open_session(Database(self.settings.places.database, key), self.clock)
        jobs, answering = Jobs(session), Answering(session)
        imports = UserImports()
        self._rooms = _Rooms(
            session=session,
            jobs=jobs,
            answering=answering,
            photos=Photos(session),
            signing=Signing(session),
            step_signing=StepSigning(session),
            user_imports=imports,
            checks=Checks(answering, imports),
            user_lists=UserLists(session, answering),
            mailbox_checks=MailboxChecks(answering),
            returning=Returning(session, jobs),
            syncing=Syncing(session, self.settings, enrolled=self.unlocking.enrolled, arrived=jobs.refresh),
        )
        return session.enrolment is not None

    def _shut(self) -> None:
        rooms, self._rooms = self._rooms, None
        if rooms is not None:
            rooms.syncing.close()
            rooms.session.database.close()


def open_field_app(settings: FieldSettings, clock: Clock | None = None) -> FieldApp:
    """Takes the profile for this process. Raises PROFILE_IN_USE, PROFILE_UNWRITABLE, DATA_ON_NETWORK, DATA_IN_CLOUD_FOLDER."""
    return FieldApp(settings, clock or Clock())
