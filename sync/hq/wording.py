"""Every word of HQ, its pages and its command line: standard gettext, the language passed as an argument, keys are the English text."""

import gettext
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"
LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; an unknown key is shown as it is, and a test finds it."""

    language: str

    def __call__(self, key: str, **values: object) -> str:
        text = translations(self.language).gettext(key)
        return text.format(**values) if values else text

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The form for `n`, with {n} filled in."""
        return translations(self.language).ngettext(one, many, n).format(n=n, **values)


@lru_cache(maxsize=4)
def translations(language: str) -> gettext.NullTranslations:
    """The compiled words; where set-up has not compiled them, or an edited text is newer, they are compiled in memory."""
    compiled, source = _FOLDER / f"{language}.mo", _FOLDER / f"{language}.po"
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
