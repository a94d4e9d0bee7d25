"""Installs Debian packages where we may; where we may not, says the one command. Standard library only."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

# The postgresql package would at once start a server nobody asked for; tests start their own.
_CREATE_CLUSTER = Path("/etc/postgresql-common/createcluster.conf")


class NotInstalled(Exception):
    """apt-get failed; the text is the end of what it said."""


def may_install() -> bool:
    """Are we root on a Debian or one of its children?"""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Brings the packages, without asking and without what they merely recommend. Raises NotInstalled."""
    if "postgresql" in packages and not _CREATE_CLUSTER.exists():
        _CREATE_CLUSTER.parent.mkdir(parents=True, exist_ok=True)
        _CREATE_CLUSTER.write_text("create_main_cluster = false\n", encoding="ascii")
    # An unreachable list is no reason to stop: what is wanted may be on a list that is here.
    _apt_get("update", check=False)
    _apt_get("install", "--no-install-recommends", "-y", *packages, check=True)


def _apt_get(*words: str, check: bool) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        # Another apt may be at work on a fresh machine (unattended upgrades): wait for its lock instead of failing.
        ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if check and done.returncode:
        raise NotInstalled("\n".join(done.stdout.splitlines()[-8:]))
