"""Who may import whom: the arrows by import-linter, the libraries by a walk over import statements."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase

import pytest

from tests.house.tree import PACKAGES, ROOT, modules

# Library -> the modules that alone may import it, each with what lies below. A library that is not named here may be
# imported by nobody: a new one is a decision, and this line is where it is written down.
WHO_ALONE: dict[str, tuple[str, ...]] = {
    "yaml": ("checklists.catalogue_reader*",),
    "rfc8785": ("checklists.canonical",),
    "uuid_utils": ("checklists.ids",),
    "openpyxl": ("checklists.table_file", "checklists.user_export", "sync.hq.orders.template", "ui.demo"),
    "phonenumbers": ("checklists.patterns",),
    "cryptography": ("checklists.seal*", "checklists.keys", "app.checks.certificate"),
    "joserfc": ("checklists.keys",),
    "pyhanko": ("checklists.seal*", "checklists.keys"),
    "pyhanko_certvalidator": ("checklists.seal*", "checklists.keys"),
    "asn1crypto": ("checklists.seal*", "checklists.keys"),
    "pydantic": ("sync.wire.codec", "checklists.catalogue_reader*", "app.settings", "sync.hq.settings"),
    "certifi": ("app.checks.tls",),
    "dns": ("app.checks.srv",),
    "httpx": ("sync.device.hq_client", "sync.hq.demo", "sync.hq.commands.demo"),
    "fastapi": ("sync.hq",),
    "starlette": ("sync.hq",),
    "jinja2": ("sync.hq",),
    "markupsafe": ("sync.hq",),
    "uvicorn": ("sync.hq",),
    "psycopg": ("sync.hq",),
    "sqlalchemy": ("app.store", "sync.hq"),
    "alembic": ("app.store", "sync.hq"),
    "sqlcipher3": ("app.store", "sync.hq.database"),
    "argon2": ("app.unlocking", "sync.hq.access"),
    "keyring": ("app.unlocking",),
    "platformdirs": ("app.places", "sync.hq.settings"),
    "reportlab": ("app.report",),
    "pikepdf": ("app.report",),
    "qrcode": ("app.report", "sync.hq"),
    # zxing-cpp reads Pillow's pictures: the enrolment code photographed. The demo draws its photographs.
    "PIL": ("app.photos", "app.pictures", "app.report", "ui.demo", "ui.screens.first_start"),
    "babel": ("app.word_files", "sync.hq.wording"),
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "zxingcpp": ("ui",),
    "pypdfium2": ("ui",),
    "playwright": ("sync.hq.demo",),
}


def imported(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(dotted name, line) of every absolute import, the lazy ones inside functions too; not what only the type checker reads."""
    unread = {id(inner) for node in ast.walk(tree) if _for_types_only(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in unread:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module, node.lineno


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def may(module: str, owners: tuple[str, ...]) -> bool:
    return any(fnmatchcase(module, owner) or module.startswith(f"{owner}.") for owner in owners)


def test_each_library_is_imported_only_where_the_plan_of_the_house_says() -> None:
    strayed = []
    for module, path in modules():
        for name, line in imported(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            library = name.partition(".")[0]
            if library in sys.stdlib_module_names or library in PACKAGES:
                continue
            if not may(module, WHO_ALONE.get(library, ())):
                strayed.append(f"{path}:{line} imports {name}")
    assert not strayed, "\n".join(strayed)


def test_relative_imports_hide_nothing_from_these_checks() -> None:
    relative = [
        f"{path}:{node.lineno}"
        for _, path in modules()
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


@pytest.mark.parametrize("name", ["ui/doctor.py", "build_spec/start.py", "build_spec/system_packages.py"])
def test_set_up_starts_before_any_library_is_there(name: str) -> None:
    ours = {"ui", "build_spec"}
    libraries = {
        module.partition(".")[0] for module, _ in imported(ast.parse((ROOT / name).read_text(encoding="utf-8")))
    }
    assert libraries - sys.stdlib_module_names - ours == set()


def test_the_arrows_between_packages_hold() -> None:
    linter = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
