"""The list of tasks: per organisation, urgent ones first, as table, JSON and spreadsheet (WX-3.2.7)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import Center, TaskKind, TaskQuery, TaskStanding
from admin_dispute.testing import Office

pytestmark = pytest.mark.clause("WX-3.2.7")


@pytest.fixture
def busy(office: Office) -> tuple[Office, str, str]:
    """Two disputes: one with a late task of the legal office, one with two, of which one is done; it is at risk."""
    calm, risky = office.register(), office.register()
    office.do("give-task", calm, what="联系信访局。")
    office.do("give-task", risky, due="2024-07-10")
    office.do("give-task", risky, kind="public-opinion", owner="tax", due="2024-07-11")
    office.do("complete-task", risky)
    office.do("mark-risk", risky)
    return office, calm, risky


def test_open_tasks_of_an_organisation(busy: tuple[Office, str, str]) -> None:
    """What an organisation has to do, with what, by when and how late."""
    office, calm, _ = busy
    [row] = office.clerk.tasks(TaskQuery(owner="legal"))

    assert (row.stream, row.what, row.owner, row.due) == (calm, "联系信访局。", "温县司法局", date(2024, 5, 15))
    assert (row.overdue_days, row.standing, row.urgent) == (47, TaskStanding.OPEN, False)


def test_urgent_disputes_come_first(busy: tuple[Office, str, str]) -> None:
    """A task of a dispute that waits for relief stands before a task that is late, for those who may know why."""
    office, calm, risky = busy

    assert [row.stream for row in office.clerk.tasks()] == [risky, calm]
    assert [row.urgent for row in office.clerk.tasks()] == [True, False]
    assert [row.urgent for row in office.center.acting("stranger").tasks()] == [False]


def test_what_is_looked_for(busy: tuple[Office, str, str]) -> None:
    """By kind, by standing, by lateness; everything where all is asked for."""
    office, calm, _ = busy
    ask = office.clerk.tasks

    assert len(ask(TaskQuery(standing=None))) == 3
    assert [row.finished_on for row in ask(TaskQuery(standing=TaskStanding.DONE))] == [date(2024, 5, 13)]
    assert [row.kind for row in ask(TaskQuery(kind=TaskKind.PUBLIC_OPINION))] == ["public-opinion"]
    assert [row.stream for row in ask(TaskQuery(overdue=True))] == [calm]
    office.do("withdraw-task", calm)
    assert [row.stream for row in ask(TaskQuery(standing=TaskStanding.WITHDRAWN))] == [calm]


@pytest.mark.parametrize(("actor", "count"), [("judge", 0), ("wang", 0), ("handler", 0), ("stranger", 1), ("data", 2)])
def test_who_sees_tasks(busy: tuple[Office, str, str], actor: str, count: int) -> None:
    """The owner sees its own, the center's people and the data officer all; no claimant and no judge sees any."""
    office, _, _ = busy

    assert len(office.center.acting(actor).tasks()) == count


def test_a_task_without_a_day_comes_last(office: Office) -> None:
    """A task of a policy that sets no time stands in the list, behind those with a day."""
    office.center.acting("founder").execute(
        office.command("adopt-policy", on="2024-01-01", effective="2024-01-01", parameters=[
            {"name": "coordination-by", "value": "tax", "source": "县定", "provenance": "set-by-county"}
        ])
    )  # fmt: skip
    dispute = office.register()
    office.do("mark-special", dispute)
    office.do("give-task", dispute)

    assert [row.due for row in office.clerk.tasks()] == [date(2024, 5, 15), None]


def test_a_center_that_was_not_founded_has_none(office: Office) -> None:
    """Nothing is asked of a center without acts."""
    assert isinstance(office.center, Center)
    assert office.clerk.tasks() == ()


def test_from_the_command_line(center: Run, tmp_path: Path) -> None:
    """As a table, as JSON and as a spreadsheet with typed days."""
    dispute = registered(center)
    given = (
        "--dispute",
        dispute,
        "--on",
        "2024-05-07",
        "--kind",
        "coordination",
        "--owner",
        "police",
        "--due",
        "2024-05-15",
        "--what",
        "联系信访局。",
    )
    assert center("do", "wenxian", "give-task", "--as", "li", *given)[0] == 0
    file = tmp_path / "tasks.xlsx"
    code, told, _ = center("tasks", "wenxian", "--as", "li")
    _, page, _ = center("tasks", "wenxian", "--as", "li", "--json", "--all", "--overdue")
    wrote, _, _ = center("tasks", "wenxian", "--as", "li", "--xlsx", str(file))
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()

    assert (code, wrote) == (0, 0)
    assert "沟通协调" in told
    assert "已逾期" in told
    assert json.loads(page)[0]["due"] == "2024-05-15"
    assert date(2024, 5, 15) in sheet[1]
