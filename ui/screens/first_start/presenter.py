"""First start: what this is, the enrolment code, the PIN, the first jobs. Each step can be repeated without harm."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.bootstrap import FieldApp
from app.changed import Changed
from app.problems import Code, FieldProblem
from ui.problem_words import sentence
from ui.wording import Words


class Stage(StrEnum):
    WELCOME = "welcome"
    CODE = "code"
    PIN = "pin"
    ENROL = "enrol"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """What the code says before anything is sent."""

    address: str


def stage_of(app: FieldApp) -> Stage:
    """Where a first start that was broken off goes on."""
    state = str(app.unlocking.state)
    if state == "new":
        return Stage.WELCOME
    return Stage.ENROL if state == "not-enrolled" else Stage.DONE


def read_code(app: FieldApp, text: str) -> CodePage:
    """Checks the code without a network; raises FieldProblem(CODE_UNREADABLE)."""
    return CodePage(address=app.read_code(text).address)


def code_in_picture(path: Path) -> str:
    """The text of the first QR code in a picture, empty where there is none or the file is no picture."""
    import zxingcpp
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(path) as picture:
            found = zxingcpp.read_barcodes(picture.convert("L"))
    except (UnidentifiedImageError, OSError):
        return ""
    return found[0].text if found else ""


def choose_pin(app: FieldApp, pin: str) -> None:
    """Makes the encrypted profile; raises FieldProblem(PIN_TOO_SHORT | PIN_TOO_SIMPLE)."""
    app.unlocking.create(pin)


def enrol(app: FieldApp, code: str, label: str) -> Changed:
    """Shows HQ the code and this device's key; safe to repeat."""
    return app.syncing.enrol(code, label)


def pin_rule(app: FieldApp, words: Words) -> str:
    return words("At least {n} digits. It is asked at every start and unlocks everything on this device.",
                 n=app.unlocking.least_digits)  # fmt: skip


def refusal(words: Words, error: BaseException) -> str:
    """Why enrolling did not work. Unlike sending, it is not tried again by itself, and no work is at stake yet."""
    code = error.code if isinstance(error, FieldProblem) else None
    if code is Code.HQ_UNREACHABLE:
        return words("HQ cannot be reached now. Please try again as soon as there is a network.")
    if code is Code.HQ_NOT_OURS:
        return words("It was not HQ that answered. Please try again in another network.")
    return sentence(words, error)
