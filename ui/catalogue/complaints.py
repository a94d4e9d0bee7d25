"""What is wrong with catalogue files, as lines for a terminal: file, line, what is wrong, what is allowed."""

from collections.abc import Iterator, Sequence

from checklists.catalogue import Language
from checklists.catalogue_german import said
from checklists.catalogue_reader import CatalogueProblem
from ui.wording import Words


def lines_of(words: Words, problems: Sequence[CatalogueProblem]) -> Iterator[str]:
    for problem in problems:
        what, allowed = said(problem, Language(words.language))
        yield words(
            "{file}, line {line}: {what}; allowed: {allowed}",
            file=problem.file,
            line=problem.line,
            what=what,
            allowed=allowed,
        )
    yield words.count("{n} complaint. Nothing was read.", "{n} complaints. Nothing was read.", len(problems))
