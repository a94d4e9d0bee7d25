"""The person's settings: a small TOML file beside the database, readable before the PIN is known."""

import os
import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from app.places import Places, default_profile
from app.problems import Code, FieldProblem
from app.safe_file import write_safely

LANGUAGES = ("", "de", "en")
THEMES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSettings:
    """`profile` is the folder; the rest stands in its settings.toml."""

    profile: Path
    keystore: bool = field(default=True)
    """False: the PIN alone wraps the key and needs 8 digits; the operating system's keystore is not touched (demo, tests)."""
    language: str = ""
    """de | en; empty follows the system."""
    theme: str = "system"
    """system | light | dark | contrast"""
    ca_file: str = ""
    """PEM of one more TLS authority for HQ's address, for houses with their own (H1); empty: the system's trust only."""

    @property
    def places(self) -> Places:
        return Places(self.profile)


def read_settings(profile: Path | None = None) -> FieldSettings:
    """The settings of a profile, defaults where there is no file. Raises FieldProblem(SETTINGS_UNREADABLE)."""
    folder = (profile or default_profile()).expanduser().absolute()
    path = Places(folder).settings
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return FieldSettings(profile=folder)
    except OSError as error:
        told = {"number": error.errno, "text": error.strerror or str(error)}
        raise FieldProblem(Code.SETTINGS_UNREADABLE, path=str(path), **told) from error
    except tomllib.TOMLDecodeError as error:
        # The reader's own text is English; the place in it is what a person needs.
        at = re.search(r"line ([0-9]+)", str(error))
        raise FieldProblem(
            Code.SETTINGS_UNREADABLE, path=str(path), what=f"{path.name}:{at[1]}" if at else path.name
        ) from error
    except UnicodeDecodeError as error:
        raise FieldProblem(Code.SETTINGS_UNREADABLE, path=str(path), what="UTF-8?") from error
    _check(path, data)
    return FieldSettings(profile=folder, **data)


def write_settings(settings: FieldSettings, **new: Any) -> FieldSettings:
    """The settings with `new` values, on disk. Raises FieldProblem as `read_settings` would on the next start."""
    places = settings.places
    _check(places.settings, new)
    changed = replace(settings, **new)
    places.prepare()
    lines = []
    for one in fields(changed):
        if one.name != "profile":
            value = getattr(changed, one.name)
            lines.append(f"{one.name} = {_toml(value)}\n")
    write_safely(places.settings, "".join(lines).encode())
    return changed


def _check(path: Path, data: dict[str, Any]) -> None:
    wanted = {one.name: one.type for one in fields(FieldSettings) if one.name != "profile"}
    for name, value in data.items():
        kind = wanted.get(name)
        if kind is None:
            raise FieldProblem(Code.SETTINGS_UNREADABLE, path=str(path), what=f"{name}?")
        right = isinstance(value, bool) if kind in (bool, "bool") else isinstance(value, str)
        if name == "language":
            right = value in LANGUAGES
        if name == "theme":
            right = value in THEMES
        if not right:
            raise FieldProblem(Code.SETTINGS_UNREADABLE, path=str(path), what=f"{name} = {value!r}")


def _toml(value: bool | str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def profile_of(argument: str | os.PathLike[str] | None) -> Path | None:
    """The folder behind `--data DIR`, None where it was not given."""
    return Path(argument) if argument else None
