"""The part of a record that names lists from files: how many rows, which bytes, and every correction with whom it was agreed."""

from checklists.attributes import BY_KEY
from checklists.book_facts import SheetCorrection
from checklists.catalogue import Language
from checklists.record_form import CorrectionPart, SheetPart
from checklists.record_view import View


def sheets(view: View) -> list[SheetPart]:
    """Lists that stand instead of an answer, and those whose rows were corrected, in order-sheet order."""
    found: list[SheetPart] = []
    for (subject, step), sheet in sorted(
        view.book.sheets.items(), key=lambda one: (view.sheet.place(one[0][0]), one[0])
    ):
        if sheet.holds or sheet.corrections:
            found.append(
                {
                    "subject": subject,
                    "subject_label": view.short(subject),
                    "step": step,
                    "title": view.title(step),
                    "name": sheet.name,
                    "source_sha256": sheet.source_sha256,
                    "rows": sheet.rows,
                    "errors": sheet.errors if sheet.holds else 0,
                    "sha256": sheet.sha256 if sheet.holds else "",
                    "corrections": _corrections(sheet.corrections, view.language),
                }
            )
    return found


def _corrections(corrections: tuple[SheetCorrection, ...], language: Language) -> list[CorrectionPart]:
    """Without the values of a row just added: the row is named, and nothing stood there before."""
    found: list[CorrectionPart] = []
    added: int | None = None
    for one in corrections:
        if one.column and one.row == added and not one.old:
            continue
        added = one.row if not one.column and not one.old and one.new else None
        if one.column or one.old != one.new:
            found.append(
                {
                    "row": one.row,
                    "column": _title(one.column, language),
                    "old": one.old,
                    "new": one.new,
                    "agreed_with": one.agreed_with,
                    "when": one.when,
                }
            )
    return found


def _title(column: str, language: Language) -> str:
    known = BY_KEY.get(column)
    return column if known is None else known.de if language is Language.DE else known.en
