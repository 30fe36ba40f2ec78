"""Liaison meetings: open problems form the agenda, conclusions close them and become tasks (WX-3.3.4)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from shell import Run

from admin_dispute import Meeting, NotFound, Problem, Ruling
from admin_dispute.center.upkeep.health import health
from admin_dispute.testing import Office


def called(office: Office) -> str:
    """Call a meeting of court and bureau and return its id."""
    return office.do("call-meeting", convener="legal", attendants=["court", "county"]).stream


def begun(office: Office, problems: int = 1) -> str:
    """Raise problems, call a meeting, and return its id."""
    for _ in range(problems):
        office.do("raise-problem")
    return called(office)


def held(office: Office, problems: int = 1) -> str:
    """Raise problems, call and hold a meeting, and return its id."""
    meeting = begun(office, problems)
    office.do("hold-meeting", meeting)
    return meeting


def asked(office: Office, name: str, meeting: str, actor: str = "clerk", **changes: Any) -> Ruling:
    """Return the ruling on a command."""
    return office.center.acting(actor).may(office.command(name, meeting, **changes))


def against(ruling: Ruling) -> set[str]:
    """Return the codes of what stands against a command."""
    return {objection.code for objection in ruling.objections}


@pytest.mark.clause("WX-3.3.4")
def test_open_problems_form_the_agenda(everywhere: Office) -> None:
    """What is open on the day a meeting is called comes before it by itself, the oldest first; no closed one."""
    late = everywhere.do("raise-problem", on="2024-05-16").stream
    first = everywhere.do("raise-problem").stream
    everywhere.do("solve-problem", everywhere.do("raise-problem").stream)
    everywhere.do("raise-problem", on="2024-05-21")
    meeting = everywhere.clerk.stream(called(everywhere))

    assert [(item.number, item.problem) for item in meeting.agenda] == [(1, first), (2, late)]
    assert (meeting.stage, meeting.day, meeting.convener) == ("called", date(2024, 5, 27), "legal")
    assert everywhere.center.verify() == ()
    assert everywhere.center.rulings() == ()


@pytest.mark.clause("WX-3.3.4")
def test_what_is_raised_before_it_is_held_comes_before_it(office: Office) -> None:
    """Further items are added by hand; a problem raised since the call is added when the meeting is held."""
    meeting = begun(office)
    office.do("add-item", meeting)
    since = office.do("raise-problem", on="2024-05-22").stream
    office.do("hold-meeting", meeting)
    now = office.clerk.stream(meeting)

    assert [item.problem for item in now.agenda][1:] == [None, since]
    assert office.clerk.open(meeting, now.agenda[1].what) == "下季度通报"
    assert (now.stage, now.held_on, now.attended) == ("held", date(2024, 5, 27), ("court", "legal"))
    assert office.clerk.open(meeting, now.minutes) == "逐项研究。"


@pytest.mark.clause("WX-3.2.8", "WX-3.3.4")
def test_a_conclusion_closes_the_problem(everywhere: Office) -> None:
    """The system closes the problem with the meeting's words; the conclusion is a task with owner and day."""
    meeting = held(everywhere)
    everywhere.do("conclude-item", meeting)
    now = everywhere.clerk.stream(meeting)
    [problem] = everywhere.clerk.every(Problem)
    [task] = now.tasks

    closed: Any = problem.closed
    assert (problem.stage, closed.how, closed.meeting) == ("closed", "concluded", meeting)
    assert everywhere.clerk.open(problem.id, closed.text) == "由公安局派员到场。"
    assert [decision.actor for decision in everywhere.clerk.decisions(problem.id)] == ["clerk", "system"]
    assert (task.owner, task.due, task.kind, now.agenda[0].conclusion.task) == (
        "police", date(2024, 6, 14), "conclusion", "g1",
    )  # fmt: skip
    assert now.stage == "held"
    assert everywhere.center.verify() == ()


def test_a_problem_that_was_solved_meanwhile_stays_as_it_was(everywhere: Office) -> None:
    """The conclusion stands; whoever gave it is told that it closes nothing now, and the problem keeps a refusal."""
    meeting = held(everywhere)
    [problem] = everywhere.clerk.every(Problem)
    everywhere.do("solve-problem", problem.id, on="2024-05-27")
    done = everywhere.do("conclude-item", meeting)
    assert {"WX-3.2.7", "WX-3.3.4"} & set(done.ruling.clauses) == {"WX-3.3.4"}
    [refused] = done.unfollowed
    last = everywhere.clerk.decisions(problem.id)[-1]

    assert [objection.code for objection in refused.objections] == ["problem-open"]
    assert (last.number, last.command, last.actor) == (None, "conclude-problem", "system")
    assert everywhere.clerk.stream(meeting).agenda[0].conclusion is not None
    assert everywhere.clerk.stream(problem.id).closed.how == "solved"
    assert everywhere.center.verify() == ()


def test_what_is_put_off_comes_before_the_next_meeting(office: Office) -> None:
    """An item that is put off leaves its problem open."""
    meeting = held(office)
    office.do("conclude-item", meeting, how="deferred", owner=None, due=None)
    [problem] = office.clerk.every(Problem)
    following = office.do("call-meeting", on="2024-06-20", day="2024-06-27", convener="legal").stream

    assert (office.clerk.stream(meeting).stage, problem.stage) == ("closed", "open")
    assert [item.problem for item in office.clerk.stream(following).agenda] == [problem.id]


@pytest.mark.clause("WX-3.3.4")
@pytest.mark.parametrize("end", ["complete-conclusion", "withdraw-conclusion"])
def test_a_meeting_is_closed_by_its_last_task(office: Office, end: str) -> None:
    """A meeting stays open while a task of it is; done or withdrawn, nothing of it runs any more."""
    meeting = held(office)
    office.do("conclude-item", meeting)
    with office.center.records(reading=True) as records:
        late = [tuple(row[:5]) for row in records.late(date(2024, 6, 20))]
    office.do(end, meeting)

    assert late == [("meeting", meeting, "task", "g1", "police")]
    assert office.clerk.stream(meeting).stage == "closed"
    with office.center.records(reading=True) as records:
        assert records.late(date(2024, 6, 20)) == []


def test_whoever_has_a_task_says_that_it_is_done(office: Office) -> None:
    """An agency completes its own task; nobody else's, and late it is told so."""
    meeting = held(office)
    office.do("conclude-item", meeting)
    late = asked(office, "complete-conclusion", meeting, "handler", on="2024-06-17")

    assert (late.allowed, [warning.code for warning in late.warnings]) == (True, ["task-in-time"])
    assert against(asked(office, "complete-conclusion", meeting, "stranger", by="police")) == {"may-act"}
    assert against(asked(office, "complete-conclusion", meeting, "stranger", by="tax")) == {"by-task-owner"}
    assert against(asked(office, "complete-conclusion", meeting, task="g2")) == {"task-open"}


def test_the_day_of_a_meeting_is_a_deadline(office: Office) -> None:
    """A meeting that was called and not held is found by its day; called off, it isn't."""
    meeting = begun(office)
    with office.center.records(reading=True) as records:
        late = [tuple(row[:5]) for row in records.late(date(2024, 5, 28))]
    office.do("call-off-meeting", meeting)

    assert late == [("meeting", meeting, "meeting", "1", "legal")]
    with office.center.records(reading=True) as records:
        assert records.late(date(2024, 5, 28)) == []
    assert office.clerk.stream(meeting).stage == "closed"


def test_what_is_out_of_order_is_refused(office: Office) -> None:
    """Nothing is concluded before it was held, held after it was called off, or dated before what it follows."""
    meeting = begun(office)
    codes = {
        "conclude first": against(asked(office, "conclude-item", meeting)),
        "early": against(asked(office, "hold-meeting", meeting, on="2024-05-19")),
        "nobody": against(asked(office, "hold-meeting", meeting, attended=["x"])),
    }
    office.do("hold-meeting", meeting)
    codes |= {
        "no item": against(asked(office, "conclude-item", meeting, item=2)),
        "before": against(asked(office, "conclude-item", meeting, on="2024-05-26")),
        "again": against(asked(office, "hold-meeting", meeting)),
        "no owner": against(asked(office, "conclude-item", meeting, owner="x")),
    }

    assert codes == {
        "conclude first": {"meeting-held"},
        "early": {"not-before-called"},
        "nobody": {"organisation-known"},
        "no item": {"item-open"},
        "before": {"not-before-held"},
        "again": {"meeting-called"},
        "no owner": {"task-owned"},
    }
    assert against(asked(office, "call-meeting", "", day="2024-05-19")) == {"meeting-ahead"}


def test_a_meeting_with_nothing_to_talk_about(office: Office) -> None:
    """Without an open problem, and without court or bureau, a meeting is called with a warning."""
    ruling = asked(office, "call-meeting", "", convener="county", attendants=["court"])

    assert ruling.allowed
    assert [warning.code for warning in ruling.warnings] == ["court-and-bureau", "problems-open"]


def test_only_those_concerned_read_the_minutes(office: Office) -> None:
    """Who was asked to come and who has a task reads it, with the staff; another agency does not know of it."""
    meeting = held(office)
    before = office.center.acting("handler").every(Meeting)
    office.do("conclude-item", meeting)

    assert before == ()
    assert [found.id for found in office.center.acting("handler").every(Meeting)] == [meeting]
    with pytest.raises(NotFound):
        office.center.acting("stranger").stream(meeting)


@pytest.mark.clause("WX-3.3.4")
def test_what_is_not_shared_is_measured_by_the_list(office: Office) -> None:
    """A problem of shared information names the county's list, with where it comes from; without one it warns."""
    ruling = asked(office, "raise-problem", "", kind="shared-information")
    bare = Office(plugins=())
    without = asked(bare, "raise-problem", "", kind="shared-information")
    [answer] = [given for given in ruling.answers if given.parameter is not None]

    assert "filings" in answer.answer
    assert answer.parameter is not None
    assert answer.parameter.provenance == "to-be-set-by-county"
    assert [warning.code for warning in without.warnings] == ["sharing-set"]


@pytest.mark.clause("WX-3.3.4")
def test_the_command_line_lists_and_shows_meetings(center: Run, tmp_path: Path) -> None:
    """Meetings are listed as table, JSON and spreadsheet, and shown with agenda and conclusions."""
    who = ("--as", "li")
    center("do", "wenxian", "raise-problem", *who, "--on", "2024-05-09", "--kind", "funds", "--what", "没有经费",
           "--by", "police")  # fmt: skip
    called = ("--on", "2024-05-20", "--day", "2024-05-27", "--convener", "wenxian-center", "--attendants", "police")
    meeting = json.loads(center("do", "wenxian", "call-meeting", *who, *called, "--json")[1])["stream"]
    which = ("--meeting", meeting, "--on", "2024-05-27")
    center("do", "wenxian", "hold-meeting", *who, *which, "--attended", "police", "--minutes", "研究了经费")
    concluded = center("do", "wenxian", "conclude-item", *who, *which, "--item", "1", "--text", "列入预算")
    listing = ("list", "wenxian", "meeting", *who)
    code, _, _ = center(*listing, "--xlsx", "meetings.xlsx")
    [heads, row] = CalamineWorkbook.from_path(str(tmp_path / "meetings.xlsx")).get_sheet_by_index(0).to_python()

    assert concluded[0] == 0, concluded[2]
    assert [found["id"] for found in json.loads(center(*listing, "--json")[1])] == [meeting]
    assert (code, heads[3], row[3]) == (0, "会议日期", date(2024, 5, 27))
    shown = center("show", "wenxian", meeting, *who)[1]
    assert "研究了经费" in shown
    assert "列入预算" in shown


@pytest.mark.clause("WX-1.1", "WX-3.3.4")
def test_the_liaison_at_a_glance(office: Office) -> None:
    """What is shared, what comes before the next meeting, open meetings, bodies with several functions."""
    office.do("solve-problem", office.do("raise-problem").stream)
    meeting = begun(office)
    found = office.center.acting("lawyer").liaison()

    assert found.shared is not None
    assert (found.shared.value.split(", ")[0], found.shared.provenance) == ("filings", "to-be-set-by-county")
    assert [problem.stage for problem in found.agenda] == ["open"]
    assert [one.id for one in found.meetings] == [meeting]
    assert [(one.organisation, one.functions) for one in found.conflicts] == [
        ("legal", ("legal-office", "coordination-office"))
    ]
    with pytest.raises(NotFound):
        office.center.acting("wang").liaison()


@pytest.mark.clause("WX-1.1", "WX-3.3.4")
def test_doctor_notes_who_has_several_functions(office: Office) -> None:
    """A body with several functions is named, with them and the clauses."""
    [found] = [one for one in health(office.center) if one.code == "several-functions"]

    assert found.text == "温县司法局兼有数项职能，请注意冲突：政府法制机构、行政执法协调监督室"
    assert found.clauses == ("WX-1.1", "WX-3.3.4")


@pytest.mark.clause("WX-3.3.4")
def test_the_liaison_on_the_command_line(center: Run, tmp_path: Path) -> None:
    """Shared information, agenda, meetings and conflicts: as tables, JSON and a spreadsheet."""
    who = ("--as", "li")
    center("do", "wenxian", "raise-problem", *who, "--on", "2024-05-09", "--kind", "funds", "--what", "没有经费")
    called = ("--on", "2024-05-20", "--day", "2024-05-27", "--convener", "police", "--attendants", "police")
    center("do", "wenxian", "call-meeting", *who, *called)
    center("do", "wenxian", "enter-organisation", *who, "--on", "2024-05-20", "--id", "legal", "--name", "温县司法局",
           "--kind", "justice-bureau", "--division", "410825", "--functions", "legal-office",
           "--functions", "coordination-office")  # fmt: skip
    code, out, _ = center("liaison", "wenxian", *who)
    wrote = center("liaison", "wenxian", *who, "--xlsx", "liaison.xlsx")[0]
    sheets = CalamineWorkbook.from_path(str(tmp_path / "liaison.xlsx"))
    rows = [sheets.get_sheet_by_index(place).to_python()[1:] for place in range(4)]

    assert (code, wrote) == (0, 0)
    assert "没有经费" in out
    assert sheets.sheet_names == ["共享的信息", "下次会议的议题", "未办结的会议", "兼有数项职能的机构"]
    assert rows[0][0] == ["受理和立案信息"]
    assert rows[1][0][2:] == ["没有经费", date(2024, 5, 9)]
    assert rows[2][0][2] == date(2024, 5, 27)
    assert rows[3] == [["温县司法局", "政府法制机构、行政执法协调监督室"]]
    assert json.loads(center("liaison", "wenxian", *who, "--json")[1])["agenda"][0]["kind"] == "funds"
