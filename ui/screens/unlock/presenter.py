"""Unlocking, and what a wrong PIN says."""

from app.bootstrap import FieldApp


def unlock(app: FieldApp, pin: str) -> None:
    """Opens the profile; raises FieldProblem(PIN_WRONG | PIN_WAIT | …)."""
    app.unlocking.unlock(pin)


def wait_s(app: FieldApp) -> int:
    return app.unlocking.wait_s
