"""Style rules for the few native controls in use: text fields, pickers, menus, lists, scroll bars, dialogs.

Everything else is painted by the kit; no rule here may name one of its classes.
"""

from string import Template

from ui.theme.theme import Theme

_RULES = Template("""
QMainWindow, QDialog, QMessageBox { background: $canvas; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit {
  background: $sheet; color: $ink; border: 1px solid $ctrl; border-radius: 6px; padding: 0 11px; min-height: 46px;
}
QPlainTextEdit, QTextEdit { padding: 8px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus { border: 2px solid $accent; padding: 0 10px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 7px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QDateEdit:disabled,
QTimeEdit:disabled { background: $sunk; color: $ink3; border-color: $line2; }
QLineEdit[bare="true"] { background: transparent; border: 0; padding: 0; min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button, QTimeEdit::up-button,
QTimeEdit::down-button, QDateTimeEdit::up-button, QDateTimeEdit::down-button { width: 0; border: 0; }
QComboBox { background: $sheet; color: $ink; border: 1px solid $ctrl; border-radius: 6px; padding: 0 13px;
  min-height: 46px; font-weight: 600; }
QComboBox:focus { border: 2px solid $accent; padding: 0 12px; }
QComboBox:disabled { background: $sunk; color: $ink3; border-color: $line2; }
QComboBox::drop-down { border: 0; width: 36px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView, QListView, QTableView, QTreeView {
  background: $sheet; color: $ink; border: 1px solid $line2; border-radius: 6px; outline: 0;
  selection-background-color: $accent_tint; selection-color: $ink; gridline-color: $line;
}
QListView::item, QComboBox QAbstractItemView::item { min-height: 48px; padding: 0 12px; }
QListView::item:selected, QComboBox QAbstractItemView::item:selected, QTableView::item:selected {
  background: $accent_tint; color: $accent_on_tint; $chosen_edge }
QTableView::item { padding: 0 9px; }
QTableView::item:focus { border: 3px solid $accent; }
QHeaderView { background: $sunk; border: 0; }
QHeaderView::section { background: $sunk; color: $ink; border: 0; border-right: 1px solid $line;
  border-bottom: 1px solid $line2; padding: 0 10px; min-height: 48px; font-size: 14px; font-weight: 600; }
QTableCornerButton::section { background: $sunk; border: 0; border-bottom: 1px solid $line2; }
QMenu { background: $sheet; border: 1px solid $line2; border-radius: 6px; padding: 4px 0; }
QMenu::item { min-height: 48px; padding: 0 20px; background: transparent; color: $ink; }
QMenu::item:selected { background: $accent_tint; color: $accent_on_tint; $chosen_edge }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; }
QToolTip { background: $spine; color: $tip_ink; border: 1px solid $spine_line; padding: 6px 10px; font-size: 14px; }
QScrollArea, QScrollArea > QWidget > QWidget[plain="true"] { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: 0; }
QScrollBar::handle { background: $line2; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 48px; } QScrollBar::handle:horizontal { min-width: 48px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $ctrl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QDialog QPushButton[native="true"], QMessageBox QPushButton, QDialogButtonBox QPushButton {
  background: $sheet; color: $ink; border: 1px solid $ctrl; border-radius: 6px; min-height: 46px; padding: 0 18px;
  font-weight: 600; }
QMessageBox QPushButton:default, QDialogButtonBox QPushButton:default { background: $accent; color: $on_accent;
  border-color: $accent; }
QMessageBox QPushButton:pressed, QDialogButtonBox QPushButton:pressed { background: $accent_press; color: $on_accent; }
QMessageBox QPushButton:focus, QDialogButtonBox QPushButton:focus { border: 3px solid $accent; }
QSplitter::handle { background: $line2; }
""")


def native_rules(theme: Theme) -> str:
    """The style sheet of the application for a theme."""
    tokens = theme.tokens
    names = {name: str(getattr(tokens, name)) for name in tokens.__slots__}
    names["accent_on_tint"] = tokens.accent
    names["chosen_edge"] = f"border: 3px solid {tokens.accent};" if theme.high_contrast else ""
    names["tip_ink"] = tokens.spine_ink
    return _RULES.substitute(names)
