"""Where things lie on disk: one folder per profile, one profile per person. Refuses places that would tear a live database (S3)."""

import os
from dataclasses import dataclass
from pathlib import Path

from app.problems import Code, FieldProblem

_CLOUD_FOLDERS = {"onedrive": "OneDrive", "nextcloud": "Nextcloud", "owncloud": "ownCloud", "dropbox": "Dropbox"}
_CLOUD_FOLDERS |= {"google drive": "Google Drive", "icloud drive": "iCloud Drive", "magentacloud": "MagentaCLOUD"}
_NETWORK_FILE_SYSTEMS = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "fuse.rclone",
    "9p",
    "davfs",
    "afs",
    "ncpfs",
}


@dataclass(frozen=True, slots=True)
class Places:
    """All paths of one profile."""

    profile: Path

    @property
    def settings(self) -> Path:
        return self.profile / "settings.toml"

    @property
    def key_file(self) -> Path:
        return self.profile / "key.json"

    @property
    def tries(self) -> Path:
        return self.profile / "tries.json"

    @property
    def database(self) -> Path:
        return self.profile / "feldbuch.db"

    @property
    def ca(self) -> Path:
        """HQ's CA certificate, for checking seals without the PIN."""
        return self.profile / "ca.pem"

    @property
    def lock(self) -> Path:
        return self.profile / "feldbuch.lock"

    def prepare(self) -> None:
        """Makes the folder, readable by this person only. Raises FieldProblem where data must not or cannot lie there."""
        _refuse_cloud(self.profile)
        _refuse_network(self.profile)
        try:
            self.profile.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise FieldProblem(Code.PROFILE_UNWRITABLE, path=str(self.profile)) from error
        if not os.access(self.profile, os.W_OK | os.X_OK):
            raise FieldProblem(Code.PROFILE_UNWRITABLE, path=str(self.profile))


def default_profile() -> Path:
    """The folder of the person logged on to this machine."""
    from platformdirs import user_data_path

    return user_data_path("feldbuch", appauthor=False, roaming=False)


def _refuse_cloud(profile: Path) -> None:
    for part in profile.parts:
        name = part.casefold()
        for folder, service in _CLOUD_FOLDERS.items():
            if name == folder or name.startswith(f"{folder} -") or name.startswith(f"{folder}-"):
                raise FieldProblem(Code.DATA_IN_CLOUD_FOLDER, path=str(profile), service=service)


def _refuse_network(profile: Path) -> None:
    if os.name == "nt":
        if str(profile.absolute()).startswith("\\\\"):
            raise FieldProblem(Code.DATA_ON_NETWORK, path=str(profile))
        return
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    if file_system(profile.absolute(), mounts) in _NETWORK_FILE_SYSTEMS:
        raise FieldProblem(Code.DATA_ON_NETWORK, path=str(profile))


def file_system(path: Path, mounts: str) -> str:
    """The type of the file system `path` lies on, by the longest fitting line of a mount table."""
    best, kind = 0, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        depth = len(point.parts)
        if depth >= best and (path == point or point in path.parents):
            best, kind = depth, fields[2]
    return kind
