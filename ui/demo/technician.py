"""The technician: plays a whole day through the window by mouse, keys and wheel, and sees only what a person sees.

The stage tells beforehand what is to be done (`Script`), and between the parts it does what happens elsewhere: HQ dies, HQ comes
back, dispatch decides. Each method is one part of the day and leaves the window at a place where the next can go on.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.demo import day_lists, day_matrix, day_sign_off, day_start, day_sync
from ui.demo.day_desk import Card
from ui.demo.hand import Hand
from ui.demo.pictures import Album
from ui.demo.script import Script

if TYPE_CHECKING:
    from ui.wording import Words


class Technician:
    """`words_of` gives the words of a language: the window's own, and those of the pages the contact reads."""

    def __init__(
        self,
        window: QWidget,
        language: str,
        words_of: "Callable[[str], Words]",
        album: Album,
        working: Callable[[], bool],
    ) -> None:
        self.hand = Hand(window, working)
        self.words = words_of(language)
        self._words_of = words_of
        self.album = album

    # -- morning -------------------------------------------------------------------------------------------------------

    def enrol(self, code: str, pin: str) -> None:
        """First start, until the jobs of the day are there."""
        self.hand.find(self.words("Set up with a code from HQ"))
        self.album.take("first-start")
        day_start.first_start(self.hand, self.words, code, pin)

    def see_today(self, customer: str) -> None:
        self.hand.find(self.words("Open job {customer}", customer=customer))
        self.album.take("today")

    # -- at the customer's ---------------------------------------------------------------------------------------------

    def work(self, script: Script) -> None:
        """Everything that is asked: times, preconditions, the matrix, then every place that is still open."""
        hand, words = self.hand, self.words
        card = Card(hand, words, script, self.album)
        day_start.open_job(hand, words, script.customer)
        day_start.note_times(hand, words)
        self.album.take("job")
        day_lists.check_preconditions(card)
        if hand.sees(words("Workplaces")) is not None:
            view = day_matrix.open_matrix(hand, words)
            self.album.take("matrix")
            day_matrix.paint_preconditions(hand, words, view)
            day_matrix.paint_columns(hand, words, view, 2)
            day_matrix.paint_rest(hand, words, view)
            hand.rest()
            self.album.take("matrix-painted")
        day_lists.tick_blocks(card)
        day_lists.capture_users(card)
        day_lists.add_devices(card)
        day_lists.check_mailboxes(card)
        day_lists.go_on(card)

    # -- sign-off ------------------------------------------------------------------------------------------------------

    def settle(self, script: Script) -> None:
        """The draft of the sign-off: reservation, hand-over list, and every blocker followed to where it is mended."""
        hand, words = self.hand, self.words
        day_sign_off.open_sign_off(hand, words)
        card = Card(hand, words, replace(script, failing=""), self.album)
        day_sign_off.follow_blockers(hand, words, lambda: day_lists.mend(card))
        day_sign_off.write_reservation(hand, words, script.reservation)
        day_sign_off.confirm_handover(hand)
        self.album.take("sign-off")

    def sign(self, script: Script) -> None:
        """The pages are made, read to the end, decided on, signed twice and sealed."""
        hand = self.hand
        day_sign_off.to_signature(hand, self.words)
        theirs = self._words_of(script.language)
        day_sign_off.contact_signs(hand, theirs, self.album)
        day_sign_off.technician_signs(hand, theirs, self.album)
        hand.find(self.words("Save copy"), patience=60)
        hand.rest()  # until the page is drawn
        self.album.take("report")

    def sign_alone(self) -> None:
        """A version whose pages say nothing the contact has not signed already."""
        day_sign_off.read_pages(self.hand, self.words, self.album)
        day_sign_off.technician_signs(self.hand, self.words, self.album)
        self.hand.find(self.words("Save copy"), patience=60)

    def copy(self, script: Script) -> None:
        """The customer's copy, saved where the stick is."""
        day_sign_off.save_copy(self.hand, self.words, script.stick)

    # -- with HQ -------------------------------------------------------------------------------------------------------

    def send_into_the_cut(self) -> None:
        day_sync.send_until_lost(self.hand, self.words)
        self.album.take("sync-no-network")

    def send(self) -> None:
        day_sync.send_until_complete(self.hand, self.words)
        self.album.take("sync-complete")

    def see_accepted(self) -> None:
        day_sync.look_until_accepted(self.hand, self.words)
        self.album.take("sync-accepted")
