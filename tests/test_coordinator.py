"""The coordinator of a dispute: assigned by the coordination office from its own staff (WX-3.3.1)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from shell import Run, registered

from admin_dispute import Coordinator, Ruling
from admin_dispute.testing import Office


def asked(office: Office, name: str, dispute: str, actor: str = "coordinator", **changes: Any) -> Ruling:
    """Return the ruling on a command."""
    return office.center.acting(actor).may(office.command(name, dispute, **changes))


def against(ruling: Ruling) -> set[str]:
    """Return the codes of what stands against a command."""
    return {objection.code for objection in ruling.objections}


@pytest.fixture
def second(office: Office) -> Office:
    """Give an office whose coordination office has a second coordinator."""
    entered = {"on": "2021-03-21", "person": {"name": "某人"}, "organisation": "legal", "roles": ["coordinator"]}
    office.center.acting("founder").execute(office.command("enter-officer", id="second", **entered))
    return office


@pytest.mark.clause("WX-3.3.1")
def test_the_coordination_office_assigns_its_own_staff(everywhere: Office) -> None:
    """The coordinator stands in the dispute with his office and in the ledger, and the decision cites the clause."""
    dispute = everywhere.register()
    done = everywhere.do("assign-coordinator", dispute, actor="coordinator")
    expected = Coordinator(officer="coordinator", organisation="legal", since=date(2024, 5, 8))

    assert everywhere.dispute(dispute).coordinators == (expected,)
    assert next(everywhere.clerk.ledger()).coordinator == "coordinator"
    assert "WX-3.3.1" in done.ruling.clauses
    assert done.ruling.warnings == ()
    assert everywhere.center.verify() == ()


def test_only_the_staff_of_that_office(office: Office) -> None:
    """An officer of another body, another role of the same office, and somebody unknown are refused."""
    dispute = office.register()
    codes = {
        who: against(asked(office, "assign-coordinator", dispute, officer=who)) for who in ("clerk", "lawyer", "x")
    }

    assert codes == {"clerk": {"of-coordination-office"}, "lawyer": {"of-coordination-office"}, "x": {"in-office"}}


def test_who_records_it_from_elsewhere_is_told_to_check(office: Office) -> None:
    """The court's clerk may record what the office decided, with a warning; a handler may not."""
    dispute = office.register()
    clerk = asked(office, "assign-coordinator", dispute, "clerk")

    assert (clerk.allowed, [warning.code for warning in clerk.warnings]) == (True, ["office-assigns"])
    assert against(asked(office, "assign-coordinator", dispute, "handler")) == {"may-act"}


@pytest.mark.clause("WX-3.3.1")
def test_a_coordinator_is_changed_and_ended(second: Office) -> None:
    """Another one takes over from a day on; after the end nobody coordinates, and what was stays readable."""
    dispute = second.register()
    second.do("assign-coordinator", dispute)
    second.do("assign-coordinator", dispute, on="2024-05-15", officer="second", reason="另有任务")
    changed = second.dispute(dispute).coordinators
    second.do("release-coordinator", dispute)
    ended = second.dispute(dispute).coordinators

    assert [(held.officer, held.until) for held in changed] == [("coordinator", date(2024, 5, 15)), ("second", None)]
    assert ended[-1].until == date(2024, 5, 20)
    assert next(second.clerk.ledger()).coordinator == ""


def test_what_does_not_follow_is_refused(second: Office) -> None:
    """The same person again, a day before the one in office began, and an end of nothing are refused."""
    dispute = second.register()
    nothing = asked(second, "release-coordinator", dispute)
    second.do("assign-coordinator", dispute)
    early = {"on": "2024-05-07"}

    assert against(nothing) == {"coordinator-there"}
    assert against(asked(second, "assign-coordinator", dispute)) == {"another-coordinator"}
    assert against(asked(second, "assign-coordinator", dispute, officer="second", **early)) == {
        "not-before-coordinator"
    }
    assert against(asked(second, "release-coordinator", dispute, **early)) == {"not-before-coordinator"}


@pytest.mark.clause("WX-3.3.1")
def test_the_command_line_shows_the_coordinator(center: Run) -> None:
    """`show` and the ledger name the coordinator."""
    enter = ("do", "wenxian", "enter-officer", "--as", "li", "--on", "2021-03-21", "--person", '{"name": "赵某"}')
    bureau = ("--name", "温县司法局", "--kind", "justice-bureau", "--division", "410825")
    center(*enter[:2], "enter-organisation", "--as", "li", "--on", "2021-03-21", "--id", "legal", *bureau,
           "--functions", "coordination-office")  # fmt: skip
    center(*enter, "--id", "zhao", "--organisation", "legal", "--roles", "coordinator")
    dispute = registered(center)
    which = ("--dispute", dispute, "--on", "2024-05-08", "--officer", "zhao")
    assert center("do", "wenxian", "assign-coordinator", "--as", "zhao", *which)[0] == 0
    [row] = json.loads(center("ledger", "wenxian", "--as", "li", "--json")[1])

    assert row["coordinator"] == "zhao"
    assert "协调人员" in center("show", "wenxian", dispute, "--as", "li")[1]
