"""What this machine lacks, and the Debian packages that bring it. Standard library only: set-up asks before anything is installed.

Qt does not raise when a library of its X11 platform is missing, it aborts the process and names another library; so
everything here looks before Qt is touched.
"""

import ctypes
import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Purpose(StrEnum):
    WINDOW = "window"
    """Without it the program does not start."""
    PICTURES = "pictures"
    """The demo's pictures of HQ's pages."""
    TESTS = "tests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """`name` is what was looked for (soname, program, Python module), `package` the Debian package, "" where none is known."""

    name: str
    package: str
    purpose: Purpose


# soname -> Debian package: what the platform plugins for offscreen, X11 and Wayland need and the wheels do not bring.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libzstd.so.1": "libzstd1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")

# The parts of the wheel whose libraries ldd follows.
_QT_PARTS = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/platforms/libqwayland.so",
    "lib/libQt6Network.so.6",
    "lib/libQt6Svg.so.6",
    "lib/libQt6Widgets.so.6",
)


def _runs(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def _has_postgres_server() -> bool:
    """Debian keeps the server's programs off the PATH, one folder per version."""
    return _runs("pg_ctl") or any(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))


# name -> (package, what for, is it there?)
_PROGRAMS: dict[str, tuple[str, Purpose, Callable[[], bool]]] = {
    "chromium": ("chromium", Purpose.PICTURES, lambda: _runs(*CHROMIUM_NAMES)),
    # What drives Chromium for the pictures brings a program of its own, which wants this.
    "libatomic.so.1": ("libatomic1", Purpose.PICTURES, lambda: _loads("libatomic.so.1")),
    "pdfsig": ("poppler-utils", Purpose.TESTS, lambda: _runs("pdfsig")),
    "pdftoppm": ("poppler-utils", Purpose.TESTS, lambda: _runs("pdftoppm")),
    "pdffonts": ("poppler-utils", Purpose.TESTS, lambda: _runs("pdffonts")),
    "Xvfb": ("xvfb", Purpose.TESTS, lambda: _runs("Xvfb")),
    "xauth": ("xauth", Purpose.TESTS, lambda: _runs("xauth")),
    "pg_ctl": ("postgresql", Purpose.TESTS, _has_postgres_server),
}


def missing_libraries() -> tuple[Missing, ...]:
    """System libraries of the window that this machine lacks; empty on anything but Linux, where the wheels bring all.

    The loader's list costs milliseconds; only what is not on it is really loaded, for it may stand elsewhere.
    """
    if platform.system() != "Linux":
        return ()
    listed = _listed_by_the_loader()
    return tuple(
        Missing(name=soname, package=package, purpose=Purpose.WINDOW)
        for soname, package in LIBRARIES.items()
        if soname not in listed and not _loads(soname)
    )


def missing_programs(purposes: Iterable[Purpose]) -> tuple[Missing, ...]:
    """Programs for these purposes that are not on this machine."""
    wanted = set(purposes)
    return tuple(
        Missing(name=name, package=_package_here(package), purpose=purpose)
        for name, (package, purpose, is_there) in _PROGRAMS.items()
        if purpose in wanted and not is_there()
    )


def missing_for_wheel(pyside: Path) -> tuple[Missing, ...]:
    """What the installed Qt itself asks for and does not find, beyond any list of ours. `pyside` is the wheel's PySide6 folder.

    Empty where there is no `ldd`: then `missing_libraries` has to do.
    """
    parts = [str(pyside / "Qt" / part) for part in _QT_PARTS if (pyside / "Qt" / part).exists()]
    if not parts or not shutil.which("ldd"):
        return ()
    shown = subprocess.run(["ldd", *parts], capture_output=True, text=True, check=False).stdout
    sonames = {line.split()[0] for line in shown.splitlines() if line.rstrip().endswith("not found")}
    return tuple(
        Missing(name=name, package=LIBRARIES.get(name, ""), purpose=Purpose.WINDOW) for name in sorted(sonames)
    )


def packages(missing: Iterable[Missing]) -> tuple[str, ...]:
    """The Debian packages that bring all this, each once."""
    return tuple(sorted({one.package for one in missing if one.package}))


def command(names: Iterable[str]) -> str:
    """The one line that installs them."""
    return f"sudo apt-get install --no-install-recommends -y {' '.join(names)}"


def _listed_by_the_loader() -> frozenset[str]:
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    mark = {"x86_64": "x86-64", "aarch64": "AArch64"}.get(platform.machine())
    if mark is None or not os.access(ldconfig, os.X_OK):
        return frozenset()
    shown = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return frozenset(line.split()[0] for line in shown.splitlines() if "=>" in line and mark in line)


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _package_here(package: str) -> str:
    """Ubuntu has its Chromium under another name."""
    if package == "chromium" and platform.system() == "Linux":
        try:
            if "ubuntu" in platform.freedesktop_os_release().get("ID", ""):
                return "chromium-browser"
        except OSError:  # no os-release: certainly no Ubuntu
            return package
    return package
