"""A throw-away PostgreSQL server for tests: own folder, Unix socket only, no fsync, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    at = shutil.which("initdb")
    assert at is not None, "PostgreSQL is missing: apt-get install postgresql"
    return Path(at).resolve().parent


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Gives a function's worth of address: the URL of the server's own database, as `postgresql+psycopg://…`."""
    folder = Path(tempfile.mkdtemp(prefix="feldbuch-pg-"))
    as_owner: list[str] = []
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    programs, data, log = _programs(), folder / "data", folder / "log"

    def run(*command: str) -> None:
        subprocess.run([*as_owner, *command], check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60)

    try:
        run(str(programs / "initdb"), "-D", str(data), "-U", "feldbuch", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=40"
        # Without -l the server would hold our own output open for ever.
        run(str(programs / "pg_ctl"), "-D", str(data), "-l", str(log), "-o", options, "-w", "start")
        try:
            yield f"postgresql+psycopg://feldbuch@/postgres?host={folder}"
        finally:
            run(str(programs / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh(url: str, name: str) -> str:
    """A new empty database on that server; gives its URL."""
    import psycopg

    plain = url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return url.replace("/postgres?", f"/{name}?")
