"""Which program this is, as it stands in every report and every greeting of HQ."""

from importlib.metadata import PackageNotFoundError, version


def app_version() -> str:
    """The installed version; a bare tree has none and is the version under work."""
    try:
        return version("feldbuch")
    except PackageNotFoundError:
        return "0.3.0"
