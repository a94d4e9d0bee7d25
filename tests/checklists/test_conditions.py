"""Details asked only where another answer says so; steps that need another one first; limits over several steps."""

from dataclasses import replace

from checklists.answer import Pick, Rows, Sign, Text, Tri, Verdict
from checklists.book import fold
from checklists.catalogue import Allowance, AnswerKind, Catalogue, Column, Condition, Detail, Option, SubjectKind
from checklists.cell import Block, Look, State
from checklists.ids import ItemKey, StepKey, SubjectId
from checklists.item_states import item_state
from checklists.job import Depth
from checklists.progress import blockers
from checklists.sheet import Sheet, make_sheet
from tests.checklists.sample import MET, Writer, package, small_job
from tests.checklists.small_catalogue import detail, item, small_catalogue, sub, words

_WHERE = tuple(Option(key=key, words=words(key)) for key in ("remote", "anywhere"))


def _if(step: str, *values: str, or_step: str | None = None) -> Condition:
    return Condition(step=StepKey(step), is_any=values, or_step=StepKey(or_step) if or_step else None)


_CHOICE = (
    detail("loc-choice", AnswerKind.PICK, options=_WHERE),
    detail("ro-num", AnswerKind.TEXT, when=_if("loc-choice", "remote")),
    detail("any-num", AnswerKind.TEXT, when=_if("loc-choice", "anywhere")),
    detail("any-test", when=_if("any-num-ok", "done")),
    detail("any-num-ok", when=_if("loc-choice", "anywhere")),
)
_SHOWN = tuple(Option(key=key, words=words(key)) for key in ("own", "set"))
_SENDER = (
    detail("clid", AnswerKind.PICK, options=_SHOWN),
    detail(
        "clid-users",
        AnswerKind.ROWS,
        required=False,
        columns=(
            Column(key="user", words=words("Nutzer")),
            Column(key="shown", words=words("Zeigt"), options=_SHOWN),
        ),
    ),
    detail("clid-right", when=_if("clid", "set", or_step="clid-users")),
)
_LISTEN = (detail("sup-test", AnswerKind.SUB, subs=(sub("view"), sub("listen", after="cc-consent"))),)


def catalogue(*more: Detail) -> Catalogue:
    """The small one, with a choice (3.1.2-b3), a test that needs consent (3.1.2-b4), the consent itself (3.1.2-b5) and a
    choice that single users may make otherwise (3.1.2-b6)."""
    base = small_catalogue()
    extra = (
        item("3.1.2", 3, "Remote", *_CHOICE),
        item("3.1.2", 4, "Mithören", *_LISTEN),
        item("3.1.2", 5, "Zustimmung", detail("cc-consent", AnswerKind.SIGN), per=SubjectKind.ORDER),
        item("3.1.2", 6, "Absender", *_SENDER),
    )
    chapters = tuple(replace(c, items=(*c.items, *extra)) if c.key == "3.1.2" else c for c in base.chapters)
    return replace(base, chapters=chapters)


def writer(depth: Depth = Depth.FULL) -> Writer:
    job = small_job(depth=depth, packages=(package("3.1.1", 3), package("3.1.2", 3)))
    desks = tuple(replace(one, packages=("3.1.1", "3.1.2")) for one in job.workplaces)
    return Writer(replace(job, workplaces=desks))


def read(w: Writer) -> Sheet:
    return make_sheet(w.job, catalogue(), fold(w.entries))


def asked(w: Writer, item_key: str = "3.1.2-b3") -> list[str]:
    return [one.key for one in read(w).details("ap-01", item_key)]


def state(w: Writer, key: str, subject: str = "ap-01") -> State:
    sheet = read(w)
    return item_state(sheet, sheet.book, SubjectId(subject), ItemKey(key)).state


def test_only_what_was_chosen_is_asked() -> None:
    w = writer()
    assert asked(w) == ["loc-choice"]
    w.answer("ap-01", "loc-choice", Pick(key="remote"))
    assert asked(w) == ["loc-choice", "ro-num"] and state(w, "3.1.2-b3") is State.BEGUN
    w.answer("ap-01", "ro-num", Text(text="+493023125001"))
    assert state(w, "3.1.2-b3") is State.DONE
    assert asked(writer()) == ["loc-choice"], "another desk is asked for itself"


def test_a_condition_rests_on_a_step_that_is_asked_itself() -> None:
    w = writer()
    w.answer("ap-01", "loc-choice", Pick(key="anywhere"))
    w.answer("ap-01", "any-num-ok", Tri(verdict=Verdict.DONE))
    assert asked(w) == ["loc-choice", "any-num", "any-test", "any-num-ok"]
    w.answer("ap-01", "loc-choice", Pick(key="remote"))
    assert asked(w) == ["loc-choice", "ro-num"], "what hung on the other choice is gone with it"


def test_what_was_said_to_a_hidden_step_neither_counts_nor_blocks() -> None:
    w = writer()
    w.answer("ap-01", "loc-choice", Pick(key="anywhere"))
    w.answer("ap-01", "any-num-ok", Tri(verdict=Verdict.FAILED))
    assert state(w, "3.1.2-b3") is State.BLOCKS
    w.answer("ap-01", "loc-choice", Pick(key="remote"))
    w.answer("ap-01", "ro-num", Text(text="+493023125001"))
    assert state(w, "3.1.2-b3") is State.DONE
    w.answer("ap-01", "loc-choice", Pick(key="anywhere"))
    assert state(w, "3.1.2-b3") is State.BLOCKS, "and it is still there when the choice comes back"


def test_a_condition_may_rest_on_two_steps_and_on_the_choices_in_a_table() -> None:
    w = writer()
    w.answer("ap-01", "clid", Pick(key="own"))
    w.answer("ap-01", "clid-users", Rows(rows=((("shown", "own"), ("user", "set")),)))
    assert "clid-right" not in asked(w, "3.1.2-b6"), "a name that reads like the choice is no choice"
    w.answer("ap-01", "clid-users", Rows(rows=((("shown", "own"),), (("shown", "set"), ("user", "AP-02")))))
    assert "clid-right" in asked(w, "3.1.2-b6") and state(w, "3.1.2-b6") is State.BEGUN
    w.answer("ap-01", "clid-users", None)
    assert "clid-right" not in asked(w, "3.1.2-b6")
    w.answer("ap-01", "clid", Pick(key="set"))
    assert "clid-right" in asked(w, "3.1.2-b6")


def test_an_item_of_conditions_alone_stands_there_only_where_one_holds() -> None:
    """2.5: the encrypted device and its list of files, only where the export is done on site."""
    base = small_catalogue()
    visit = (
        item("3.1.2", 7, "Vor Ort", detail("onsite", required=False), per=SubjectKind.VISIT),
        item("3.1.2", 8, "Gerät", detail("device", when=_if("onsite", "done")), per=SubjectKind.VISIT),
    )
    chapters = tuple(replace(c, items=(*c.items, *visit)) if c.key == "3.1.2" else c for c in base.chapters)
    grown = replace(base, chapters=chapters)
    w = Writer(small_job(packages=(package("3.1.2", 3),), workplaces=()))

    def stands() -> tuple[bool, list[str]]:
        sheet = make_sheet(w.job, grown, fold(w.entries))
        return sheet.applies("visit", "3.1.2-b8"), [one.key for one in sheet.items("visit")]

    assert stands() == (False, ["3.1.2-b7"])
    w.answer("visit", "onsite", Tri(verdict=Verdict.DONE))
    assert stands() == (True, ["3.1.2-b7", "3.1.2-b8"])
    sheet = make_sheet(w.job, grown, fold(w.entries))
    assert [b.values["items"] for b in blockers(sheet, sheet.book) if b.code is Block.OPEN_CELLS] == [("3.1.2-b8",)]
    w.answer("visit", "device", Tri(verdict=Verdict.DONE))
    w.answer("visit", "onsite", Tri(verdict=Verdict.NA), reason="N01")
    assert stands() == (False, ["3.1.2-b7"])


def test_a_short_desk_is_covered_by_its_tick_alone() -> None:
    w = writer(Depth.SHORT)
    w.answer("ap-02", "3.1.2-b3", Tri(verdict=Verdict.DONE))
    assert state(w, "3.1.2-b3", "ap-02") is State.DONE


def test_listening_in_needs_the_consent_of_the_order_first() -> None:
    w = writer()
    w.answer("ap-01", "sup-test/view", Tri(verdict=Verdict.DONE))
    w.answer("ap-01", "sup-test/listen", Tri(verdict=Verdict.DONE))
    sheet = read(w)
    found = item_state(sheet, sheet.book, SubjectId("ap-01"), ItemKey("3.1.2-b4"))
    assert (found.state, found.why, found.missing) == (State.BLOCKS, Block.NEEDS_FIRST, "sup-test/listen")
    (blocker,) = [one for one in blockers(sheet, sheet.book) if one.code is Block.NEEDS_FIRST]
    assert blocker.values == {"needed": "cc-consent"}
    w.answer("order", "cc-consent", Sign(people=(MET,), image_sha256="0" * 64))
    assert state(w, "3.1.2-b4") is State.DONE


def test_consent_refused_leaves_listening_in_undone() -> None:
    w = writer()
    w.answer("order", "cc-consent", Tri(verdict=Verdict.FAILED), reason="K11")
    w.answer("ap-01", "sup-test/view", Tri(verdict=Verdict.DONE))
    w.answer("ap-01", "sup-test/listen", Tri(verdict=Verdict.DONE))
    assert state(w, "3.1.2-b4") is State.BLOCKS
    w.answer("ap-01", "sup-test/listen", Tri(verdict=Verdict.FAILED), reason="K11")
    sheet = read(w)
    assert item_state(sheet, sheet.book, SubjectId("ap-01"), ItemKey("3.1.2-b4")).look is Look.DEVIATES


def test_runs_of_one_limit_are_counted_over_all_its_steps() -> None:
    run = Allowance(
        key="L7",
        words=words("Lauf"),
        unit="run",
        top="1",
        warn_at=None,
        step=StepKey("xl-import"),
        extra_cost=True,
        per=SubjectKind.ORDER,
    )
    base = catalogue()
    imports = (
        item("3.1.2", 7, "Import", detail("xl-import", AnswerKind.ROWS, limit="L7"), per=SubjectKind.ORDER),
        item("3.1.2", 8, "Import 2", detail("sx-import", AnswerKind.ROWS, limit="L7"), per=SubjectKind.ORDER),
    )
    chapters = tuple(replace(c, items=(*c.items, *imports)) if c.key == "3.1.2" else c for c in base.chapters)
    limited = replace(base, chapters=chapters, allowances=(*base.allowances, run))
    w = writer()
    w.answer("order", "xl-import", Rows(rows=((("created", "3"),),)))
    book = fold(w.entries)
    sheet = make_sheet(w.job, limited, book)
    assert sheet.steps_of(run) == ("xl-import", "sx-import")
    assert not [b for b in blockers(sheet, book) if b.code is Block.LIMIT_WITHOUT_CONSENT]
    w.answer("order", "sx-import", Rows(rows=((("created", "3"),),)))
    book = fold(w.entries)
    sheet = make_sheet(w.job, limited, book)
    (first, *_) = [b for b in blockers(sheet, book) if b.code is Block.LIMIT_WITHOUT_CONSENT]
    assert (first.values["allowance"], first.values["used"], first.values["top"]) == ("L7", "2", "1")
