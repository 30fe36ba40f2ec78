"""The roster of invited mediators: who may be named for a round, and what he or she may not be afterwards."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import Mediator, Refused, Stage
from admin_dispute.testing import Office

INVITED = {"presiding": "invited-mediator", "mediator": "zhao"}


def found(office: Office, name: str, stream: str, /, **changes: Any) -> set[str]:
    """Return the codes of what stands against a command."""
    return {one.code for one in office.clerk.may(office.command(name, stream, **changes)).objections}


def warned(office: Office, name: str, stream: str, /, **changes: Any) -> set[str]:
    """Return the codes of what a command warns of."""
    return {one.code for one in office.clerk.may(office.command(name, stream, **changes)).warnings}


def adopt(office: Office, **parameters: str) -> None:
    """Adopt a version that states parameters beside the county's own."""
    policy = office.center.policy(date(2024, 5, 6))
    stated = {one.name: one.value for one in policy.parameters} | {
        name.replace("_", "-"): value for name, value in parameters.items()
    }
    rows = [{"name": n, "value": v, "source": "某文件", "provenance": "set-by-county"} for n, v in stated.items()]
    command = office.command("adopt-policy", on="2024-05-06", version="名册", effective="2024-05-06", parameters=rows)
    office.center.acting("founder").execute(command)


def entry(office: Office, on: date) -> Mediator | None:
    """Return the mediator as the roster has him on a day."""
    with office.center.records(reading=True) as records:
        state = office.center.basis(records).state
    assert state is not None
    return state.mediator("zhao", on)


@pytest.mark.clause("WX-3.3.2")
def test_a_term_begins_is_renewed_and_ends(everywhere: Office) -> None:
    """A mediator is on the roster from the first to the last day of the term, and again once it was renewed."""
    everywhere.do("enter-mediator")
    assert [entry(everywhere, day) is not None for day in (date(2024, 5, 5), date(2024, 5, 6), date(2026, 5, 6))] == [
        False, True, False,
    ]  # fmt: skip
    everywhere.do("renew-mediator", fields=["licence"])
    renewed = entry(everywhere, date(2028, 5, 5))
    assert renewed is not None
    assert (renewed.since, renewed.fields) == (date(2024, 5, 6), ("licence",))

    everywhere.do("remove-mediator")
    assert [entry(everywhere, day) is not None for day in (date(2024, 6, 20), date(2024, 6, 21))] == [True, False]
    everywhere.do("renew-mediator", on="2024-06-25", until=None)
    assert [one.since for one in everywhere.clerk.roster()] == [date(2024, 5, 6), date(2024, 6, 25)]
    assert [one.removed for one in everywhere.clerk.roster()] == ["own-wish", None]
    assert everywhere.center.verify() == ()


@pytest.mark.parametrize(
    ("name", "changes", "code"),
    [
        ("enter-mediator", {"id": "lawyer"}, "mediator-identified"),
        ("enter-mediator", {"person": None}, "mediator-identified"),
        ("enter-mediator", {"organisation": "nobody"}, "organisation-known"),
        ("enter-mediator", {"id": "mediator", "person": None}, "not-on-roster"),
        ("enter-mediator", {"until": "2024-05-05"}, "term-ahead"),
        ("renew-mediator", {"mediator": "nobody"}, "was-on-roster"),
        ("renew-mediator", {"mediator": "mediator", "until": "2024-05-01"}, "term-ahead"),
        ("remove-mediator", {"mediator": "zhao"}, "on-roster"),
    ],
)
def test_what_the_roster_does_not_take(office: Office, name: str, changes: dict[str, Any], code: str) -> None:
    """Somebody unknown, already there, or with a term that ends before it begins."""
    office.do("enter-mediator", id="mediator", person=None, organisation=None)

    assert code in found(office, name, "", **changes)


@pytest.mark.clause("WX-3.3.2", "特邀调解规定 12")
def test_an_invited_mediator_is_chosen_from_the_roster(office: Office) -> None:
    """Whoever is not in term on the day cannot be named, alone or beside the chair; an officer in term can."""
    dispute = office.at(Stage.CONSENTED)
    beside = {"presiding": "court", "alongside": [{"kind": "invited-mediator", "mediator": "zhao"}]}
    assert found(office, "open-mediation", dispute, **INVITED) == {"on-roster"}
    assert found(office, "open-mediation", dispute, **beside) == {"on-roster"}
    office.do("enter-mediator")
    office.do("enter-mediator", id="lawyer", person=None, organisation=None)

    assert found(office, "open-mediation", dispute, **beside) == set()
    assert found(office, "open-mediation", dispute, **INVITED | {"mediator": "lawyer"}) == set()
    ruling = office.do("open-mediation", dispute, **INVITED).ruling
    assert {"WX-3.3.2", "特邀调解规定 12", "特邀调解规定 15"} <= set(ruling.clauses)


@pytest.mark.clause("WX-3.3.2", "在线调解规则 12")
def test_another_field_warns(office: Office) -> None:
    """A mediator of other fields can be named, with a warning; one without fields knows any."""
    office.do("enter-mediator", fields=["licence"])
    office.do("enter-mediator", id="qian", fields=[])
    dispute = office.at(Stage.CONSENTED)

    assert "field-fits" in warned(office, "open-mediation", dispute, **INVITED)
    assert "field-fits" not in warned(office, "open-mediation", dispute, **INVITED | {"mediator": "qian"})


@pytest.mark.clause("WX-3.3.2")
def test_the_load_is_counted_and_warns(everywhere: Office) -> None:
    """Open rounds count, ended ones and this dispute's own do not; from the county's number on, naming warns."""
    adopt(everywhere, mediator_load="1")
    everywhere.do("enter-mediator")
    everywhere.at(Stage.MEDIATING, {"open-mediation": INVITED})
    over = everywhere.at(Stage.MEDIATING, {"open-mediation": INVITED})
    everywhere.do("end-mediation", over)
    third = everywhere.at(Stage.CONSENTED)
    opened = everywhere.do("open-mediation", third, **INVITED).ruling

    assert [one.open_rounds for one in everywhere.clerk.roster()] == [2]
    assert "load-bearable" in {one.code for one in opened.warnings}
    again = {"on": "2024-05-14", **INVITED, "alongside": [{"kind": "court"}]}
    assert "load-bearable" in warned(everywhere, "change-presiding", third, **again)
    assert everywhere.center.verify() == ()
    assert [one for one in everywhere.center.rulings() if one.kind == "dispute"] == []


def test_without_the_parameter_nothing_is_counted(office: Office) -> None:
    """Where no policy names a bearable load, naming does not warn."""
    office.do("enter-mediator")
    for _ in range(2):
        dispute = office.at(Stage.MEDIATING, {"open-mediation": INVITED})

    assert "load-bearable" not in {one.code for one in office.clerk.decisions(dispute)[-1].reasons}


@pytest.mark.clause("特邀调解规定 8")
def test_the_roster_is_public_but_for_the_load(office: Office) -> None:
    """Anybody reads who is on the roster, in which fields and until when; how busy they are, those in office."""
    office.do("enter-mediator")
    office.do("enter-mediator", id="lawyer", person=None, organisation=None, on="2024-05-20")
    public = office.center.acting("wang").roster(date(2024, 5, 10))
    inside = office.clerk.roster(date(2024, 5, 20))

    assert [(one.name, one.organisation, one.open_rounds) for one in public] == [("赵某", "温县司法局", None)]
    assert [(one.name, one.open_rounds) for one in inside] == [("赵某", 0), ("某lawyer", 0)]


@pytest.mark.clause("WX-3.3.2", "特邀调解规定 16")
def test_an_invited_mediator_takes_no_later_role(office: Office) -> None:
    """Neither agent nor judge, juror, witness, appraiser, interpreter, nor court mediator of the same dispute."""
    office.do("enter-mediator")
    dispute = office.at(Stage.MEDIATING, {"open-mediation": INVITED})
    office.do("end-mediation", dispute)
    office.do("record-filing", dispute)
    office.do("accept-proceeding", dispute)
    refused = {}
    for role in ("judge", "juror", "witness", "appraiser", "interpreter"):
        refused[role] = found(office, "name-in-trial", dispute, who="zhao", role=role)
    refused["agent"] = found(office, "file-mandate", dispute, account="zhao", on="2024-05-22")
    court = {"presiding": "court", "mediator": "zhao", "basis": "discretion", "on": "2024-05-23"}
    refused["mediator"] = found(office, "open-mediation", dispute, **court)

    assert refused == {role: {"no-later-role"} for role in refused}
    assert len(refused) == 7
    with pytest.raises(Refused) as stopped:
        office.do("name-in-trial", dispute, who="zhao")
    assert [one.clauses for one in stopped.value.ruling.objections] == [("WX-3.3.2", "特邀调解规定 16")]


@pytest.mark.clause("特邀调解规定 12", "特邀调解规定 16")
def test_whom_nobody_named_cannot_be_compared(office: Office) -> None:
    """A round by a mediator who is not named, and an agent without an id after invited mediation, are warned of."""
    office.do("enter-mediator")
    dispute = office.at(Stage.CONSENTED)
    assert "mediator-named" in warned(office, "open-mediation", dispute, presiding="invited-mediator")
    assert "mediator-named" not in warned(office, "open-mediation", dispute, **INVITED)
    assert "agent-is-another" not in warned(office, "file-mandate", dispute)
    office.do("open-mediation", dispute, **INVITED)

    assert "agent-is-another" in warned(office, "file-mandate", dispute)
    assert "agent-is-another" not in warned(office, "file-mandate", dispute, account="lawyer")


def test_somebody_else_takes_the_role(office: Office) -> None:
    """Who did not mediate is named; only in a suit that is there and goes on."""
    dispute = office.register()
    assert found(office, "name-in-trial", dispute) == {"proceeding-known"}
    office.do("record-filing", dispute)
    office.do("name-in-trial", dispute)
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")

    assert [(one.who, one.role) for one in office.dispute(dispute).trial_parts] == [("judge", "judge")]
    assert "in-court" in found(office, "name-in-trial", dispute, proceeding="x2")
    office.do("end-proceeding", dispute)
    assert found(office, "name-in-trial", dispute, on="2024-06-21") == {"proceeding-pending"}


@pytest.mark.clause("WX-3.3.2")
def test_the_command_line_shows_the_roster(center: Run, tmp_path: Path) -> None:
    """The roster as table, JSON and spreadsheet; a round is opened with a mediator from it by the same line."""
    fields = ("--fields", "行政处罚", "--until", "2026-05-05", "--person", '{"name": "赵某"}')
    code, *_ = center("do", "wenxian", "enter-mediator", "--as", "li", "--on", "2024-05-06", "--id", "zhao", *fields)
    assert code == 0
    listing = ("roster", "wenxian", "--as", "li")
    [row] = json.loads(center(*listing, "--json", "--on", "2024-05-06")[1])
    code, *_ = center(*listing, "--xlsx", "roster.xlsx")
    [heads, line] = CalamineWorkbook.from_path(str(tmp_path / "roster.xlsx")).get_sheet_by_index(0).to_python()

    assert code == 0
    assert (row["name"], row["fields"], row["open_rounds"]) == ("赵某", ["penalty"], 0)
    assert (heads[2], line[2], line[4]) == ("姓名", "赵某", "行政处罚")
    assert "赵某" in center(*listing)[1]
    assert "赵某" not in center(*listing, "--on", "2024-05-05")[1]
    registered(center)


def test_an_erased_name_is_no_name(office: Office) -> None:
    """The roster shows nobody where the person behind the reference was erased."""
    office.do("enter-mediator")
    with office.center.transaction() as connection:
        connection.exec_driver_sql("UPDATE ad_text SET value = NULL")

    assert [one.name for one in office.clerk.roster()] == [None]
