"""Problems met in the work: told to the county government office, closed with a reason (WX-3.2.8)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from shell import Run

from admin_dispute import NotFound, Problem, Refused
from admin_dispute.testing import Office


def problem(office: Office, **changes: Any) -> str:
    """Raise a problem and return its id."""
    return office.do("raise-problem", **changes).stream


def objections(office: Office, name: str, stream: str, **changes: Any) -> set[str]:
    """Return the codes of what stands against a command."""
    return {objection.code for objection in office.clerk.may(office.command(name, stream, **changes)).objections}


def topics(office: Office, stream: str) -> tuple[str, ...]:
    """Return the topics of the messages of a stream."""
    with office.center.records(reading=True) as records:
        return records.topics(stream, 1)


@pytest.mark.clause("WX-3.2.8")
def test_a_problem_is_told_to_the_county_office(everywhere: Office) -> None:
    """A problem in general is raised by an agency itself, and the government office is written to."""
    raised = everywhere.do("raise-problem", actor="handler").stream
    found = everywhere.clerk.stream(raised)

    assert (found.stage, found.by, found.told, found.dispute) == ("open", "police", "county", None)
    assert everywhere.clerk.open(raised, found.what) == "相关单位不配合调查。"
    assert topics(everywhere, raised) == ("problem",)
    assert everywhere.center.verify() == ()


def test_nobody_raises_a_problem_for_another(office: Office) -> None:
    """An agency speaks for itself only."""
    with pytest.raises(Refused) as refused:
        office.do("raise-problem", actor="handler", by="tax")

    assert [objection.code for objection in refused.value.ruling.objections] == ["may-act"]


@pytest.mark.clause("WX-3.2.8")
@pytest.mark.parametrize(
    ("command", "how"), [("answer-problem", "answered"), ("solve-problem", "solved"), ("withdraw-problem", "withdrawn")]
)
def test_each_way_closes_it_once(office: Office, command: str, how: str) -> None:
    """An answer, a solution or a withdrawal closes it, and what is closed can't be closed again."""
    raised = problem(office)
    office.do(command, raised)
    closed = office.clerk.stream(raised).closed

    assert (office.clerk.stream(raised).stage, closed.how) == ("closed", how)
    for again in ("answer-problem", "solve-problem", "withdraw-problem"):
        assert objections(office, again, raised) == {"problem-open"}


def test_whoever_was_told_answers(office: Office) -> None:
    """The answer comes from the office that was told, and the withdrawal from who raised it."""
    raised = problem(office)

    assert objections(office, "answer-problem", raised, by="tax") == {"by-who-was-told"}
    assert objections(office, "withdraw-problem", raised, by="tax") == {"by-who-raised"}
    assert objections(office, "solve-problem", raised, on="2024-05-08") == {"not-before-raised"}


def test_a_problem_in_a_dispute_names_one_that_is_there(office: Office) -> None:
    """A problem met in a dispute names it; an unknown dispute is refused."""
    dispute = office.register()

    assert office.clerk.stream(problem(office, dispute=dispute)).dispute == dispute
    with pytest.raises(Refused) as refused:
        problem(office, dispute="nothing")
    assert [objection.code for objection in refused.value.ruling.objections] == ["dispute-known"]


@pytest.mark.clause("WX-3.1.3", "WX-3.2.8")
def test_an_unsettled_lead_raises_one_by_itself(everywhere: Office) -> None:
    """When the bodies disagree on the lead, the disagreement is a problem of that dispute at once."""
    dispute = everywhere.register(agencies=["police", "tax"])
    everywhere.do("propose-lead", dispute)
    everywhere.do("answer-lead", dispute, actor="lawyer", concurs=False)
    [raised] = everywhere.clerk.every(Problem)

    assert (raised.kind, raised.dispute, raised.by, raised.told) == ("lead", dispute, None, "county")
    assert [decision.actor for decision in everywhere.clerk.decisions(raised.id)] == ["system"]
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-3.1.8")
def test_one_of_a_dispute_that_waits_for_relief_comes_first(office: Office) -> None:
    """Among the problems and on the agenda of the liaison, for whoever may know of the risk, until a measure."""
    problem(office)
    for dispute in [office.register(agencies=["police", "tax"]) for _ in range(2)]:
        office.do("propose-lead", dispute)
        office.do("answer-lead", dispute, actor="lawyer", concurs=False)
    problems = office.clerk.every(Problem)
    before = [one.id for one in problems]
    last = next(one for one in reversed(problems) if one.dispute is not None)
    first = [last.id, *(one for one in before if one != last.id)]
    office.do("mark-risk", str(last.dispute))

    assert before != first
    for actor, expected in (("clerk", first), ("data", first), ("judge", before), ("lawyer", before)):
        acting = office.center.acting(actor)
        assert [one.id for one in acting.every(Problem)] == expected
        assert [one.id for one in acting.liaison().agenda] == expected
    office.do("record-relief", str(last.dispute))
    assert [one.id for one in office.clerk.every(Problem)] == before


def test_a_repeated_act_raises_it_once(office: Office) -> None:
    """The same key again does nothing, and raises nothing."""
    dispute = office.register(agencies=["police", "tax"])
    office.do("propose-lead", dispute)
    no = office.command("answer-lead", dispute, concurs=False)
    lawyer = office.center.acting("lawyer")
    lawyer.execute(no, key="k")
    lawyer.execute(no, key="k")

    assert len(office.clerk.every(Problem)) == 1


def test_only_those_concerned_know_of_it(office: Office) -> None:
    """The agency that raised it and the staff read it; another agency and a stranger do not know that it is there."""
    founder = office.center.acting("founder")
    entered = {"on": "2021-03-21", "person": {"name": "某人"}, "id": "tax", "organisation": "tax", "roles": ["handler"]}
    founder.execute(office.command("enter-officer", **entered))
    office.register()  # wang is a party of it
    raised = problem(office)
    seen = {who: len(office.center.acting(who).every(Problem)) for who in ("clerk", "handler", "tax", "wang")}

    assert seen == {"clerk": 1, "handler": 1, "tax": 0, "wang": 0}
    with pytest.raises(NotFound):
        office.center.acting("tax").stream(raised)
    with pytest.raises(NotFound):
        office.center.acting("tax").decisions(raised)


@pytest.mark.clause("WX-3.2.8")
def test_the_command_line_lists_shows_and_explains(center: Run, tmp_path: Path) -> None:
    """Problems are listed as table, JSON and spreadsheet, shown one by one, and every decision on them explained."""
    raise_ = ("--on", "2024-05-09", "--kind", "funds", "--what", "没有经费", "--by", "police", "--json")
    raised = json.loads(center("do", "wenxian", "raise-problem", "--as", "li", *raise_)[1])["stream"]
    listing = ("list", "wenxian", "problem", "--as", "li")
    listed = json.loads(center(*listing, "--open", "--json")[1])
    code, _, _ = center(*listing, "--xlsx", "problems.xlsx")
    [heads, row] = CalamineWorkbook.from_path(str(tmp_path / "problems.xlsx")).get_sheet_by_index(0).to_python()

    assert [found["id"] for found in listed] == [raised]
    assert "没有经费" in center(*listing)[1]
    assert (code, heads[4], row[4]) == (0, "内容", "没有经费")
    assert "没有经费" in center("show", "wenxian", raised, "--as", "li")[1]
    assert "问题已提出" in center("history", "wenxian", raised, "--as", "li")[1]
    assert json.loads(center("show", "wenxian", raised, "--as", "li", "--json")[1])["kind"] == "funds"
