"""Transitions of the policy: which clocks a new version counts anew, what it leaves alone, and what is recorded."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from shell import Run, registered

from admin_dispute import Period, Ruling, Stage, Unit
from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.center.upkeep.health import health
from admin_dispute.testing import Office

OPENED, IN_FORCE = date(2024, 5, 13), date(2024, 6, 1)


MARK = {"name": "case-number-mark", "value": "豫0825行诉前调", "source": "第9条", "provenance": "set-by-county"}


def adopted(office: Office, applies: str, period: str, effective: date = IN_FORCE, version: str = "2024") -> None:
    """Adopt a version with another period of mediation, and carry out its transition."""
    row = {"name": "mediation-period", "value": period, "source": "第1条", "provenance": "set-by-county"}
    adoption = office.command(
        "adopt-policy", applies=applies, parameters=[row, MARK], effective=effective, version=version
    )  # fmt: skip
    office.center.acting("founder").execute(adoption)
    office.center.apply_transitions()


def period_and_end(office: Office, dispute: str) -> tuple[str, date]:
    """Return the period of the latest round and its last day."""
    ends = next(d.on for d in office.clerk.outlook(dispute).deadlines if d.clock == "mediation")
    return str(office.dispute(dispute).rounds[-1].period), ends


def test_what_a_transition_moved_is_told_with_the_decision(office: Office) -> None:
    """Whoever reads the decisions on a dispute learns which clock was counted anew, from which day to which."""
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    adopted(office, "running-clocks", "60 day")

    assert office.clerk.decisions(dispute)[-1].events == ("期限已改按新规定", "调解期限 1：2024-06-12 → 2024-07-12")


@pytest.mark.clause("WX-5.1")
@pytest.mark.parametrize(
    ("applies", "period", "expected"),
    [
        ("acts", "60 day", ("30 day", date(2024, 6, 12))),
        ("disputes", "60 day", ("30 day", date(2024, 6, 12))),
        ("running-clocks", "60 day", ("60 day", date(2024, 7, 12))),
        ("running-clocks", "25 day", ("25 day", date(2024, 6, 7))),
        ("running-clocks", "10 day", ("30 day", date(2024, 6, 12))),  # over before the version came into force
        ("longer-clocks", "60 day", ("60 day", date(2024, 7, 12))),
        ("longer-clocks", "25 day", ("30 day", date(2024, 6, 12))),
    ],
)
def test_whom_a_version_reaches(everywhere: Office, applies: str, period: str, expected: tuple[str, date]) -> None:
    """A running clock keeps the period of its trigger, unless the version names a transition that reaches it."""
    dispute = everywhere.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    adopted(everywhere, applies, period)

    assert period_and_end(everywhere, dispute) == expected
    assert everywhere.center.verify() == ()


def test_every_transition_is_an_act(office: Office) -> None:
    """The journal says which version counted which clock anew, before and after; carried out again, nothing happens."""
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    adopted(office, "running-clocks", "60 day")
    [decision] = [one for one in office.clerk.decisions(dispute) if one.command == "apply-transition"]
    [mark] = office.dispute(dispute).counted_anew

    assert (decision.policy, decision.on) == ("2024", IN_FORCE)
    assert (mark.version, mark.on, mark.before) == ("2024", IN_FORCE, Period(30))
    assert office.center.apply_transitions() == ()
    assert office.center.rulings() == ()


def test_two_sweeps_count_a_clock_anew_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another sweep comes between asking and acting, nothing is left to do, and this one goes on."""
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    asked = Acting.may

    def overtaken(self: Acting, command: Any) -> Ruling:
        """Answer, and let the other one act at once."""
        ruling = asked(self, command)
        if ruling.allowed:
            self.execute(command)
        return ruling

    with monkeypatch.context() as patched:
        patched.setattr(Acting, "may", overtaken)
        adopted(office, "running-clocks", "60 day")
        assert office.center.sweep().faults == ()

    assert [one.version for one in office.dispute(dispute).counted_anew] == ["2024"]


def test_what_the_parties_agreed_stays(office: Office) -> None:
    """A period of the parties' own, a round that was over, and one opened under the version itself are left alone."""
    agreeing = {"name": "mediation-period-by-agreement", "value": "yes", "source": "第2条", "provenance": "stated"}
    before = office.command("adopt-policy", parameters=[agreeing, MARK], effective=date(2024, 5, 1), version="前")
    office.center.acting("founder").execute(before)
    own = {"on": OPENED, "agreed_period": "40 day", "agreed": ["p1", "police"]}
    agreed = office.at(Stage.MEDIATING, {"open-mediation": own})
    ended = office.at(Stage.ENDED)
    later = office.at(Stage.MEDIATING, {"open-mediation": {"on": date(2024, 6, 3)}})
    adopted(office, "running-clocks", "60 day")

    assert str(office.dispute(agreed).rounds[-1].period) == "40 day"
    for dispute in (agreed, ended, later):
        assert office.dispute(dispute).counted_anew == ()


def test_an_earlier_version_does_not_come_back(office: Office) -> None:
    """Of two transitions the later counts, also where the earlier one was adopted after it."""
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    adopted(office, "running-clocks", "60 day", version="后")
    adopted(office, "running-clocks", "45 day", effective=date(2024, 5, 20), version="前")

    assert str(office.dispute(dispute).rounds[-1].period) == "60 day"


def test_a_paused_clock_is_counted_anew_too(office: Office) -> None:
    """While a pause lasts the round has no end, and takes the new period all the same."""
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    office.do("pause-mediation", dispute, on=date(2024, 5, 20))
    adopted(office, "running-clocks", "60 day")

    assert str(office.dispute(dispute).rounds[-1].period) == "60 day"


def test_an_answer_asked_for_is_counted_anew(office: Office) -> None:
    """The time of an agency that was asked to join follows, too; once it has answered there is nothing to count."""
    dispute = office.at(Stage.MEDIATING)
    office.do("ask-to-bring-in", dispute, on=date(2024, 5, 30))
    row = {"name": "bring-in-answer", "value": "10 working-day", "source": "第3条", "provenance": "set-by-county"}
    adoption = office.command("adopt-policy", applies="longer-clocks", parameters=[row])
    office.center.acting("founder").execute(adoption)
    office.center.sweep()
    [asked] = office.dispute(dispute).bring_ins

    assert asked.within == Period(10, Unit.WORKING_DAY)
    assert office.dispute(dispute).counted_anew[0].before == Period(5, Unit.WORKING_DAY)


def visits(office: Office, dispute: str) -> list[tuple[str, date]]:
    """Return the visits that are due, and when."""
    return [(d.subject, d.on) for d in office.clerk.outlook(dispute).deadlines if d.clock == "visit"]


def planned_otherwise(office: Office, applies: str, visits: str) -> None:
    """Adopt a version that wants visits at other times, and carry out its transition."""
    row = {"name": "follow-up-visits", "value": visits, "source": "第4条", "provenance": "set-by-county"}
    adoption = office.command("adopt-policy", applies=applies, parameters=[row, MARK], effective=IN_FORCE)
    office.center.acting("founder").execute(adoption)
    office.center.apply_transitions()


FIRST, SECOND = date(2024, 6, 14), date(2024, 8, 14)


@pytest.mark.clause("WX-5.1", "WX-4.3.3")
@pytest.mark.parametrize(
    ("applies", "planned", "expected"),
    [
        ("acts", "2 month, 4 month", [FIRST, SECOND]),
        ("running-clocks", "2 month, 4 month", [date(2024, 7, 15), date(2024, 9, 14)]),
        ("running-clocks", "1 month, 4 month", [FIRST, date(2024, 9, 14)]),
        ("running-clocks", "10 day, 2 month", [FIRST, SECOND]),  # the first was over before the version came into force
        ("running-clocks", "2 month", [FIRST, SECOND]),  # another number of visits
        ("longer-clocks", "2 month, 4 month", [date(2024, 7, 15), date(2024, 9, 14)]),
        ("longer-clocks", "25 day, 4 month", [FIRST, SECOND]),
    ],
)
def test_visits_that_are_due_are_counted_anew(
    everywhere: Office, applies: str, planned: str, expected: list[date]
) -> None:
    """The visits of a plan that are due follow the transition together, or keep their days; one made stays made."""
    dispute = everywhere.at(Stage.EFFECTIVE, {"conclude-agreement": {"on": date(2024, 5, 14)}})
    before = visits(everywhere, dispute)
    planned_otherwise(everywhere, applies, planned)

    assert [due for _, due in before] == [FIRST, SECOND]
    assert [due for _, due in visits(everywhere, dispute)] == expected
    assert everywhere.center.verify() == ()
    assert everywhere.center.rulings() == ()


def test_visits_after_the_closing_follow_too(office: Office) -> None:
    """A closed dispute whose visits are due is reached; a visit that was made is not planned again."""
    dispute = office.at(Stage.CLOSED)
    office.do("record-visit", dispute, on=date(2024, 6, 24))
    [(number, before)] = visits(office, dispute)
    row = {"name": "follow-up-visits", "value": "1 month, 6 month", "source": "第4条", "provenance": "set-by-county"}
    adoption = office.command(
        "adopt-policy", applies="running-clocks", parameters=[row, MARK], effective=date(2024, 7, 1)
    )
    office.center.acting("founder").execute(adoption)
    office.center.sweep()
    [(same, after)] = visits(office, dispute)
    [mark] = office.dispute(dispute).counted_anew

    assert (same, mark.clock, mark.subject, str(mark.before)) == (number, "visit", number, "3 month")
    assert before < after
    [told] = [one for one in office.clerk.reckonings(dispute) if one.deadline.clock == "visit"]
    assert any(mark.version in step.text for step in told.steps)


def test_a_file_that_waits_follows_too(office: Office) -> None:
    """The time within which a file is handed over is counted anew."""
    row = {"name": "handover-period", "value": "20 day", "source": "第5条", "provenance": "set-by-county"}
    founder = office.center.acting("founder")
    founder.execute(office.command("adopt-policy", version="前", effective=date(2024, 5, 1), parameters=[row, MARK]))
    dispute = office.at(Stage.ENDED, {"end-mediation": {"on": date(2024, 5, 20)}})
    longer = {**row, "value": "30 day"}
    adoption = office.command("adopt-policy", applies="longer-clocks", parameters=[longer, MARK], effective=IN_FORCE)
    founder.execute(adoption)
    office.center.apply_transitions()
    [due] = [d.on for d in office.clerk.outlook(dispute).deadlines if d.clock == "handover"]

    assert due == date(2024, 6, 19)


def test_a_parameter_of_a_later_day_counts_anew_on_that_day(everywhere: Office) -> None:
    """A version in force in May whose period begins in June reaches a running round twice: by its own day, and then."""
    dispute = everywhere.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    row = {"name": "mediation-period", "value": "60 day", "source": "第1条", "provenance": "set-by-county"}
    adoption = everywhere.command(
        "adopt-policy", applies="running-clocks", parameters=[{**row, "effective": "2024-06-03"}, MARK],
        effective=date(2024, 5, 20), version="2024",
    )  # fmt: skip
    everywhere.clock.set(date(2024, 6, 1))
    everywhere.center.acting("founder").execute(adoption)
    everywhere.center.sweep()
    before = period_and_end(everywhere, dispute)
    everywhere.clock.set(date(2024, 6, 3))
    everywhere.center.sweep()
    [mark] = everywhere.dispute(dispute).counted_anew

    assert before == ("30 day", date(2024, 6, 12))
    assert period_and_end(everywhere, dispute) == ("60 day", date(2024, 7, 12))
    assert (mark.version, mark.on) == ("2024", date(2024, 6, 3))
    assert everywhere.center.apply_transitions() == ()
    assert everywhere.center.rulings() == ()


def test_doctor_says_that_a_transition_waits(office: Office) -> None:
    """Until time passes by command the clocks stand as they were, and the examination says so."""
    office.at(Stage.MEDIATING, {"open-mediation": {"on": OPENED}})
    row = {"name": "mediation-period", "value": "60 day", "source": "第1条", "provenance": "set-by-county"}
    adoption = office.command("adopt-policy", applies="running-clocks", parameters=[row, MARK], effective=IN_FORCE)
    office.center.acting("founder").execute(adoption)
    before = [finding.code for finding in health(office.center)]
    office.center.sweep()

    assert "transitions-due" in before
    assert "transitions-due" not in [finding.code for finding in health(office.center)]


def test_a_version_without_transition_is_none(office: Office) -> None:
    """The act is refused for a version that states no transition, and where no clock changes."""
    dispute = office.at(Stage.MEDIATING)
    adopted(office, "acts", "60 day")
    ruling = Acting(office.center, SYSTEM).may(office.command("apply-transition", dispute))

    assert {objection.code for objection in ruling.objections} == {"transition-stated"}


def test_the_command_line_lists_what_moves(center: Run) -> None:
    """Adopting a version that counts running clocks anew shows each with its last day before and after."""
    enter = ("--as", "li", "--on", "2021-03-21", "--id", "tax", "--name", "税务局", "--kind", "department")
    assert center("do", "wenxian", "enter-organisation", *enter, "--division", "410825")[0] == 0
    dispute = registered(center)
    asking = json.dumps({"dispute": dispute, "on": "2024-05-30", "agency": "tax", "by": "police", "reason": "涉及税务"})
    assert center("do", "wenxian", "ask-to-bring-in", "--as", "li", "--data", asking)[0] == 0
    Path("new.toml").write_text(DRAFT, "utf-8")
    code, out, _ = center("policy", "adopt", "wenxian", "new.toml", "--as", "li", "--on", "2024-06-01")

    assert code == 0
    assert f"{dispute} 答复邀请期限 tax：2024-06-06 → 2024-06-14" in out


DRAFT = """
form = 1
version = "试行二号"
effective = 2024-06-01
source = "样例文件"
provenance = "stated"
applies = "longer-clocks"
[parameters.bring-in-answer]
value = "10 working-day"
source = "第3条"
provenance = "stated"
"""
