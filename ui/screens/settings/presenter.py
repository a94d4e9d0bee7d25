"""Options: language, light or dark, and who this device is."""

from dataclasses import dataclass

from app.bootstrap import FieldApp
from app.version import app_version
from ui.wording import Words

THEMES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPage:
    language: str
    theme: str
    facts: tuple[tuple[str, str], ...]


def load(app: FieldApp, words: Words) -> SettingsPage:
    enrolled = app.syncing.enrolled
    facts: list[tuple[str, str]] = []
    if enrolled is not None:
        facts = [
            (words("Person"), enrolled.person.name),
            (words("Device"), f"{enrolled.label} ({enrolled.device_short})"),
            (words("HQ"), enrolled.address),
        ]
    facts.append((words("Data folder"), str(app.settings.profile)))
    facts.append((words("Version"), app_version()))
    return SettingsPage(language=words.language, theme=app.settings.theme, facts=tuple(facts))
