"""A small catalogue with every kind of rule in it; its keys follow the service description where they have one."""

from checklists.catalogue import (
    Allowance,
    AnswerKind,
    Catalogue,
    Chapter,
    Column,
    Detail,
    Evidence,
    GroupKind,
    Item,
    Notice,
    Option,
    Precondition,
    ReasonCode,
    Side,
    SubjectKind,
    SubTest,
    Words,
)
from checklists.ids import ChapterKey, ItemKey, StepKey


def words(de: str, en: str | None = None) -> Words:
    return Words(de=de, en=en or de)


def detail(key: str, kind: AnswerKind = AnswerKind.TRI, *, required: bool = True, **more: object) -> Detail:
    fields = {
        "key": StepKey(key),
        "words": words(f"Schritt {key}", f"step {key}"),
        "kind": kind,
        "hint": words(""),
        "required": required,
        "src": "3.1.1",
        "who": "T",
        "evidence": (Evidence.NONE,),
    }
    return Detail(**{**fields, **more})  # type: ignore[arg-type]


def sub(key: str, *, mandatory: bool = True, **more: str) -> SubTest:
    return SubTest(key=key, words=words(f"Prüfung {key}", f"test {key}"), hint=words(""), mandatory=mandatory, **more)


def item(
    chapter: str,
    number: int,
    title: str,
    *details: Detail,
    per: SubjectKind = SubjectKind.WORKPLACE,
    feature: str | None = None,
    group_kinds: tuple[GroupKind, ...] = (),
    key: str | None = None,
) -> Item:
    return Item(
        key=ItemKey(key or f"{chapter}-b{number}"),
        chapter=ChapterKey(chapter),
        number=number,
        words=words(title, f"{title} (en)"),
        head=(words(title[:10]), words("")),
        brief=words(title[:8]),
        per=per,
        src=f"{chapter}-b{number}",
        steps=tuple(str(one.key) for one in details),
        details=details,
        feature=feature,
        group_kinds=group_kinds,
    )


def precondition(chapter: str, per: SubjectKind, reason: str, *details: Detail) -> Precondition:
    title = f"Vorleistung {details[0].key}"
    return Precondition(
        chapter=ChapterKey(chapter),
        per=per,
        words=words(title, f"precondition {details[0].key}"),
        head=(words("Vor"), words("")),
        brief=words("Vor"),
        reason=reason,
        details=details,
    )


def _chapter(key: str, title: str, unit: SubjectKind, items: tuple[Item, ...], **more: object) -> Chapter:
    needs = () if key in ("3.1.1", "2.6", "3.2.2") else (ChapterKey("3.1.1"),)
    fields = {"key": ChapterKey(key), "words": words(title, f"{title} (en)"), "unit": unit, "needs": needs}
    return Chapter(**{**fields, "items": items, **more})  # type: ignore[arg-type]


_MODELS = (
    Option(key="vvx-450", words=words("Poly VVX 450")),
    Option(key="t54w", words=words("Yealink T54W")),
)
_FT = (
    sub("ft-reg"),
    sub("ft-audio", number_pass_min="4"),
    sub("ft-emergency"),
    sub("ft-handsfree", mandatory=False),
)

_BASIC = (
    item("3.1.1", 1, "Grundeinstellung", detail("portal-base")),
    item(
        "3.1.1",
        2,
        "Auspacken",
        detail("unpack", AnswerKind.MULTI, options=(Option(key="phone", words=words("Telefon", "phone")),)),
        detail("dev-model", AnswerKind.PICK, options=_MODELS, must_equal="model"),
        detail("dev-mac", AnswerKind.SCAN, keep_in_short=True, must_equal="mac", unique_in_job=True, identity=True),
        detail("dev-label", AnswerKind.PHOTO, required=False, at_least=1),
    ),
    item("3.1.1", 5, "Strom", detail("power", AnswerKind.PICK, needs=StepKey("wp-230"))),
    item("3.1.1", 7, "Funktionstest", detail("func-test", AnswerKind.SUB, subs=_FT)),
    item(
        "3.1.1",
        9,
        "Kurzeinweisung",
        detail("brief", AnswerKind.TIMER, keep_in_short=True, minimum="6", maximum="15", limit="L4", unit="min"),
        detail("brief-topics", AnswerKind.MULTI, at_least=2),
        detail("brief-who", AnswerKind.PEOPLE, keep_in_short=True),
    ),
    item(
        "3.1.1",
        10,
        "cospa-Anrufbeantworter",
        detail("vm-setup", AnswerKind.SUB, subs=(sub("pin"), sub("greeting"))),
        detail("vm-brief", AnswerKind.PEOPLE, keep_in_short=True),
    ),
)

_SETUP = (
    item("2.6", 2, "Key-User", detail("ini-brief", AnswerKind.TIMER, limit="L1", unit="min"), per=SubjectKind.VISIT),
    item("2.6", 3, "Pilotinstallation", detail("ini-pilot", AnswerKind.ROWS), per=SubjectKind.DEVICE),
    item(
        "2.6",
        4,
        "PST-Export",
        detail("ini-pst", AnswerKind.ROWS, columns=(Column(key="mail", words=words("Mail")),)),
        per=SubjectKind.MAILBOX,
    ),
)

_REASONS = tuple(
    ReasonCode(code=code, side=side, words=words(de, en), starts_clock=side is Side.CUSTOMER)
    for code, side, de, en in (
        ("K01", Side.CUSTOMER, "kein LAN-Anschluss", "no LAN port"),
        ("K02", Side.CUSTOMER, "keine 230-V-Dose bis 2 m", "no mains within 2 m"),
        ("K04", Side.CUSTOMER, "Ansprechpartner nicht vor Ort", "technical contact absent"),
        ("K05", Side.CUSTOMER, "Nutzer nicht angetroffen", "user not met"),
        ("K11", Side.CUSTOMER, "vom Kunden abgelehnt", "declined"),
        ("P01", Side.PROVIDER, "Gerät defekt", "dead on arrival"),
        ("P06", Side.PROVIDER, "Zeit reicht nicht", "out of time"),
        ("X01", Side.THIRD, "Internetausfall", "internet outage"),
        ("N01", Side.NOT_APPLICABLE, "nicht beauftragt", "not ordered"),
        ("N02", Side.NOT_APPLICABLE, "hier nicht vorhanden", "not present here"),
        ("N03", Side.NOT_APPLICABLE, "Speisung über PoE", "powered by PoE"),
        ("N04", Side.NOT_APPLICABLE, "bereits erledigt", "already done"),
    )
)


def _limit(key: str, unit: str, top: str, step: str | None, *, warn_at: str | None, extra_cost: bool) -> Allowance:
    return Allowance(
        key=key,
        words=words(f"Grenze {key}", f"limit {key}"),
        unit=unit,
        top=top,
        warn_at=warn_at,
        step=None if step is None else StepKey(step),
        extra_cost=extra_cost,
    )


def small_catalogue() -> Catalogue:
    """3.1.1 with six items, one or two items of every other kind of subject, L1 to L5."""
    return Catalogue(
        release="test.1",
        cat_hash="c" * 64,
        chapters=(
            _chapter(
                "2.6",
                "Ersteinrichtung",
                SubjectKind.VISIT,
                _SETUP,
                preconditions=(
                    precondition("2.6", SubjectKind.VISIT, "K04", detail("pre-contact", AnswerKind.PEOPLE)),
                ),
                notices=(Notice(de="Hinweis zu 2.6", en="note on 2.6", footnotes=(13,)),),
            ),
            _chapter(
                "3.1.1",
                "Arbeitsplatz Basis",
                SubjectKind.WORKPLACE,
                _BASIC,
                preconditions=(
                    precondition("3.1.1", SubjectKind.VISIT, "K04", detail("wp-contact", AnswerKind.PEOPLE)),
                    precondition(
                        "3.1.1",
                        SubjectKind.WORKPLACE,
                        "K01",
                        detail("wp-lan"),
                        detail("wp-lan-socket", AnswerKind.TEXT, required=False),
                    ),
                    precondition(
                        "3.1.1",
                        SubjectKind.WORKPLACE,
                        "K02",
                        detail("wp-230", AnswerKind.NUM, unit="m", maximum="2.0", reason_when_exceeded="K02"),
                    ),
                ),
            ),
            _chapter(
                "3.1.2",
                "Arbeitsplatz Plus",
                SubjectKind.WORKPLACE,
                (
                    item("3.1.2", 1, "cospa", detail("cospa-num", AnswerKind.TEXT)),
                    item(
                        "3.1.2",
                        6,
                        "Auto Attendant",
                        per=SubjectKind.GROUP,
                        feature="auto-attendant",
                        group_kinds=(GroupKind.AUTO_ATTENDANT,),
                    ),
                ),
            ),
            _chapter(
                "3.1.3",
                "Gruppendienste",
                SubjectKind.GROUP,
                (
                    item("3.1.3", 1, "Parken", per=SubjectKind.GROUP, group_kinds=(GroupKind.PARK,)),
                    item("3.1.3", 6, "Sammelruf", per=SubjectKind.GROUP, group_kinds=(GroupKind.HUNT,)),
                ),
            ),
            _chapter(
                "3.1.4",
                "Arbeitsplatz individuell",
                SubjectKind.WORKPLACE,
                (
                    item("3.1.4", 1, "Vermittlung", feature="receptionist", key="3.1.4-b3-1"),
                    item(
                        "3.1.4", 2, "Standard", per=SubjectKind.QUEUE, feature="call-center-standard", key="3.1.4-b3-2"
                    ),
                    item("3.1.4", 3, "Premium", per=SubjectKind.QUEUE, feature="call-center-premium", key="3.1.4-b3-3"),
                    item("3.1.4", 4, "Agent", feature="call-center-agent", key="3.1.4-b3-4"),
                    item("3.1.4", 5, "ECSTA", per=SubjectKind.ORDER, feature="ecsta", key="3.1.4-b4-1"),
                ),
            ),
            _chapter(
                "3.2.2",
                "Schulung Anwender",
                SubjectKind.SESSION,
                (item("3.2.2", 1, "Anmelden", detail("tu-sign", AnswerKind.SIGN), per=SubjectKind.SESSION),),
            ),
        ),
        reasons=_REASONS,
        allowances=(
            _limit("L1", "min", "120", "ini-brief", warn_at="105", extra_cost=True),
            _limit("L2", "device", "5", "ini-pilot", warn_at=None, extra_cost=True),
            _limit("L3", "mailbox", "5", "ini-pst", warn_at=None, extra_cost=True),
            _limit("L4", "min", "10", "brief", warn_at=None, extra_cost=False),
            _limit("L5", "m", "2.0", "wp-230", warn_at=None, extra_cost=False),
        ),
        trademark_notice=Notice(
            de="Marken gehören ihren Inhabern.", en="Trademarks belong to their owners.", footnotes=(1,)
        ),
    )
