"""A record that asks for everything at once: many columns, long names, many reservations, many signed steps, an earlier report."""

import copy
from collections.abc import Mapping
from typing import Any, cast

from checklists.record_form import Record
from checklists.seal_form import stroke_digest
from tests.report.sample_record import counts, musterbau, visit
from tests.report.signing import drawn


def crowded(steps: int = 14, columns: int = 23) -> tuple[Record, Mapping[str, bytes]]:
    record, prints = musterbau()
    data = cast(dict[str, Any], copy.deepcopy(record))
    data["report"].update(
        edition="fassung", index=2, previous={"number": "CF-2026-04711-07-1", "sha256": "ab" * 32}, language="en"
    )
    data["changed"] = ["AP-21, power: not done -> done", "AP-05, briefing: 9 minutes"]
    table = data["tables"][0]
    table["columns"] = [
        {"item": f"3.1.2-b{n}", "number": n, "title": f"Leistungsmerkmal {n}", "head": ["a", "b"], "brief": f"LM{n}"}
        for n in range(1, columns + 1)
    ]
    for index, row in enumerate(table["rows"]):
        row["label"] = f"Maximiliane-Theodora von und zu Hohenstein-Schwarzburg {index}"
        row["cells"] = [
            {"item": column["item"], "look": looks(index + n), "code": code(index + n), "covered": False}
            for n, column in enumerate(table["columns"])
        ]
    data["reservations"] = [
        {
            "reservation": f"r{n}",
            "number": f"V{n}",
            "kind": "reservation",
            "subject": "wp-01",
            "subject_label": f"AP-{n:02}",
            "text": "Die Beschriftung der Tasten fehlt und soll bis zur Nachschau ergänzt werden. " * 2,
            "owner": "Anbieter",
            "due": "2026-12-15",
        }
        for n in range(1, 9)
    ]
    data["signed_steps"] = [
        {
            "subject": f"wp-{n:02}",
            "subject_label": f"AP-{n:02}",
            "step": "cc-consent",
            "title": "Mithören geregelt",
            "people": ["Dörte Faßbender"],
            "image_sha256": stroke_digest(drawn(3)),
        }
        for n in range(1, steps + 1)
    ]
    data["trademark"] = data["trademark"] * 3
    data["summary"]["counts"] = counts(227, 2, 5, 6, 12)
    return cast(Record, data), prints


def signed_visit() -> Record:
    """The small visit with its briefing really signed."""
    data = cast(dict[str, Any], copy.deepcopy(visit()[0]))
    for step in data["signed_steps"]:
        step["image_sha256"] = stroke_digest(drawn(3))
    return cast(Record, data)


def looks(n: int) -> str:
    return ("done", "done", "done", "deviates", "", "na", "not_done", "open", "begun", "done")[n % 10]


def code(n: int) -> str | None:
    return {"deviates": "K05", "na": "N02", "not_done": "K02"}.get(looks(n))
