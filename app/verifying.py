"""Check a sealed report from a file, offline: `feldbuch verify` (rule Z7). Needs no PIN and opens no database."""

from pathlib import Path

from app.places import Places
from checklists.seal_form import SealVerdict


class NoTrust(ValueError):
    """The file given as trusted authority holds no certificate."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def verify_file(path: Path, *, trust: Path | None, profile: Path | None) -> SealVerdict:
    """Trusted is the CA in `trust` (PEM), else that of the profile folder, else none. Raises OSError for an unreadable file, NoTrust."""
    pdf = path.read_bytes()
    # Late: pyHanko takes a third of a second, and a wrong path should not.
    from checklists.keys import BadKey, certificate_fingerprint
    from checklists.seal_check import verify_report

    authority = trust
    if authority is None and profile is not None and Places(profile).ca.exists():
        authority = Places(profile).ca
    trusted = [authority.read_bytes()] if authority is not None else []
    for pem in trusted:
        try:
            certificate_fingerprint(pem)
        except BadKey as error:
            assert authority is not None
            raise NoTrust(authority) from error
    return verify_report(pdf, trusted)
