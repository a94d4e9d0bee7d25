"""Reading words/*.po and what is compiled from them: the report's words and those of the screen. Holds no sentence itself."""

import gettext
import io
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=8)
def translations(folder: Path, language: str) -> gettext.NullTranslations:
    """The compiled words; where set-up has not compiled them, or an edited text is newer, they are compiled in memory."""
    compiled, source = folder / f"{language}.mo", folder / f"{language}.po"
    if compiled.exists() and (not source.exists() or compiled.stat().st_mtime >= source.stat().st_mtime):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalog = read_po(file, locale=language)
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return gettext.GNUTranslations(buffer)
