"""One Theme for the whole window, kept on the QApplication and told to every control when it changes."""

from dataclasses import dataclass
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle

from ui.theme.tokens import TOKENS, Scheme, Tokens

PROPERTY = "feldbuch_theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    scheme: Scheme
    less_motion: bool = False

    @property
    def tokens(self) -> Tokens:
        return TOKENS[self.scheme]

    @property
    def dark(self) -> bool:
        return self.scheme is Scheme.DARK

    @property
    def high_contrast(self) -> bool:
        return self.scheme is Scheme.HIGH_CONTRAST

    def colour(self, token: str) -> QColor:
        """The colour of a token such as `ink2`; a name that is no token raises AttributeError."""
        return QColor(cast(str, getattr(self.tokens, token)))

    def millis(self, wanted: int) -> int:
        """Length of a movement in ms: none at all where the system asks for less motion."""
        return 0 if self.less_motion else wanted


@runtime_checkable
class FollowsTheme(Protocol):
    def theme_changed(self, theme: Theme) -> None:
        """Take over what cannot wait until the next paint (native palette, cached pictures)."""


def current_theme() -> Theme:
    """The theme in force; light before any was applied."""
    app = QApplication.instance()
    found = app.property(PROPERTY) if app is not None else None
    return found if isinstance(found, Theme) else Theme(scheme=Scheme.LIGHT)


def system_theme() -> Theme:
    """What the operating system asks for: contrast before darkness. An unknown scheme counts as light."""
    hints = QGuiApplication.styleHints()
    access = hints.accessibility()
    high = access.contrastPreference() == Qt.ContrastPreference.HighContrast
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    scheme = Scheme.HIGH_CONTRAST if high else Scheme.DARK if dark else Scheme.LIGHT
    style = QApplication.style()  # answers 0 where the desktop has its effects switched off
    still = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    return Theme(scheme=scheme, less_motion=still)


def palette(theme: Theme) -> QPalette:
    """The Qt palette for native controls."""
    result = QPalette()
    role = QPalette.ColorRole
    for target, token in {
        role.Window: "canvas", role.WindowText: "ink", role.Base: "sheet", role.AlternateBase: "sunk",
        role.Text: "ink", role.PlaceholderText: "ink3", role.Button: "sheet", role.ButtonText: "ink",
        role.BrightText: "on_accent", role.Highlight: "accent", role.HighlightedText: "on_accent",
        role.Link: "accent", role.LinkVisited: "accent", role.ToolTipBase: "spine", role.ToolTipText: "spine_ink",
        role.Mid: "line2", role.Dark: "ctrl", role.Light: "sheet", role.Midlight: "line", role.Shadow: "ink_shadow",
        role.Accent: "accent",
    }.items():  # fmt: skip
        result.setColor(target, theme.colour(token))
    for target in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, target, theme.colour("ink3"))
    return result
