"""Sensitive and group cases: marked by rule or by hand, with tasks of coordination and stability (WX-3.2.7)."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from test_risk import policy

from admin_dispute import BadInput, SpecialKind, Task
from admin_dispute.domain.deadline import Clock
from admin_dispute.testing import Office

pytestmark = pytest.mark.clause("WX-3.2.7")


def households(count: int) -> list[dict[str, Any]]:
    """Give so many claimants."""
    return [{"person": {"name": f"户主{number}"}} for number in range(count)]


def kinds(office: Office, dispute: str) -> list[str]:
    """Return what a dispute is marked as."""
    return [special.kind for special in office.dispute(dispute).specials if special.ended_on is None]


def tasks(office: Office, dispute: str) -> tuple[Task, ...]:
    """Return the tasks of a dispute."""
    return office.dispute(dispute).tasks


@pytest.mark.parametrize(("count", "marked"), [(9, []), (10, ["group"])])
def test_ten_people_are_a_group(office: Office, count: int, marked: list[str]) -> None:
    """Ten people and more are a group by default (行诉解释 29); nine are not."""
    assert kinds(office, office.register(parties=households(count))) == marked


@pytest.mark.clause("WX-3.2.7", "复议条例 8")
@pytest.mark.parametrize(("count", "marked"), [(5, []), (6, ["group"])])
def test_in_reconsideration_more_than_five_are_a_group(office: Office, count: int, marked: list[str]) -> None:
    """Reconsideration chooses representatives of more than five; a county's own number of a group goes first."""
    review = {"phase": "reconsideration", "parties": households(count)}
    dispute = office.register(**review)
    (registered,) = office.clerk.decisions(dispute)
    cited = {clause for answer in registered.answers if answer.question == "special_kinds" for clause in answer.clauses}

    assert kinds(office, dispute) == marked
    assert "行诉解释 29" not in cited
    assert ("复议条例 8" in cited) is bool(marked)
    policy(office, group_case_threshold="7")
    assert kinds(office, office.register(**review)) == []


def test_people_who_come_later_count(office: Office) -> None:
    """The tenth joins: the dispute is a group case from then on, marked once."""
    dispute = office.register(parties=households(9))
    office.do("add-parties", dispute, parties=[{"person": {"name": "第十户"}}])
    office.do("add-parties", dispute, parties=[{"person": {"name": "第十一户"}}])

    assert kinds(office, dispute) == ["group"]


def test_people_are_counted_not_files(office: Office) -> None:
    """A household of twelve is a group; so are many whom nobody counted."""
    household = [{"person": {"name": "户主"}, "stands_for": "household", "people": 12}]
    crowd = [{"person": {"name": "众业主"}, "stands_for": "unnamed-many"}]

    assert kinds(office, office.register(parties=household)) == ["group"]
    assert kinds(office, office.register(parties=crowd)) == ["group"]


def test_the_number_is_the_countys(office: Office) -> None:
    """A county may take five people for a group."""
    policy(office, group_case_threshold="5")

    assert kinds(office, office.register(parties=households(5))) == ["group"]


def test_a_batch_about_one_act(office: Office) -> None:
    """Disputes about one act are a batch once the county's number is reached, others linked to it do not count."""
    policy(office, batch_threshold="3")
    dispute, *others = (office.register() for _ in range(4))
    office.do("link-disputes", dispute, other=others[0])
    office.do("link-disputes", dispute, other=others[1], kind="package")
    before = kinds(office, dispute)
    office.do("link-disputes", dispute, other=others[2])

    assert (before, kinds(office, dispute)) == ([], ["batch"])


@pytest.mark.parametrize("told_on", ["hub", "leaves"])
def test_every_dispute_of_a_batch_is_marked(everywhere: Office, told_on: str) -> None:
    """Whichever side the links are told on, all ten are marked, with nothing refused, and so is an eleventh."""
    hub, *leaves = (everywhere.register(on="2024-05-07") for _ in range(11))
    marked = []
    for leaf in leaves:
        one, other = (hub, leaf) if told_on == "hub" else (leaf, hub)
        done = everywhere.do("link-disputes", one, other=other, kind="same-act", on="2024-05-08")
        assert done.unfollowed == ()
        marked.append(sum(kinds(everywhere, dispute) == ["batch"] for dispute in (hub, *leaves)))

    assert marked == [0] * 8 + [10, 11]
    assert everywhere.center.verify() == ()


def test_a_chain_is_a_batch_as_a_star_is(everywhere: Office) -> None:
    """Disputes linked one to the next about an act are all about it: with the fourth the batch of four is there."""
    policy(everywhere, batch_threshold="4")
    ids = [everywhere.register() for _ in range(5)]
    marked = []
    for one, other in itertools.pairwise(ids):
        assert everywhere.do("link-disputes", one, other=other).unfollowed == ()
        marked.append(sum(kinds(everywhere, dispute) == ["batch"] for dispute in ids))

    assert marked == [0, 0, 4, 5]
    assert {len(everywhere.dispute(dispute).links) for dispute in ids} == {4}
    assert everywhere.center.verify() == ()


def test_two_groups_become_one_batch(office: Office) -> None:
    """A link between two groups joins them: every dispute of one is about the act of every one of the other."""
    policy(office, batch_threshold="4")
    ids = [office.register() for _ in range(4)]
    for one, other in ((0, 1), (2, 3), (1, 2)):
        assert office.do("link-disputes", ids[one], other=ids[other]).unfollowed == ()

    assert [kinds(office, dispute) for dispute in ids] == [["batch"]] * 4
    assert {len(office.dispute(dispute).links) for dispute in ids} == {3}


def test_merging_makes_a_group(office: Office) -> None:
    """Who takes over nine people has ten."""
    one, other = office.register(), office.register(parties=households(9))
    office.do("merge-into", other, other=one)
    office.do("take-over", one, other=other)

    assert kinds(office, one) == ["group"]


def test_such_a_case_has_its_tasks(office: Office) -> None:
    """Each of its three tasks has an owner and a day by the policy, a worked Saturday here."""
    dispute = office.register(parties=households(10))
    given = [(task.kind, task.owner, task.origin) for task in tasks(office, dispute)]
    due = {d.subject: (d.owner, d.on) for d in office.clerk.outlook(dispute).deadlines if d.clock is Clock.TASK}

    assert given == [
        ("coordination", "legal", "y1"),
        ("petition-stability", "court", "y1"),
        ("public-opinion", "court", "y1"),
    ]
    assert due == {
        "g1": ("legal", date(2024, 5, 11)),
        "g2": ("court", date(2024, 5, 11)),
        "g3": ("court", date(2024, 5, 11)),
    }


def test_by_hand_too(office: Office) -> None:
    """A sensitive case is marked by hand; tasks that are open already are not given twice."""
    dispute = office.register(parties=households(10))
    done = office.do("mark-special", dispute)

    assert kinds(office, dispute) == ["group", "sensitive"]
    assert len(tasks(office, dispute)) == 3
    assert "WX-3.2.7" in done.ruling.clauses
    assert done.ruling.warnings == ()


def test_what_the_policy_leaves_open_is_said(office: Office) -> None:
    """Where nobody is named for a task, or no time, the mark warns of it and names the parameter."""
    policy(office, coordination_by="coordination-office, tax", public_opinion_by="reconsideration-body")
    dispute = office.register()
    done = office.do("mark-special", dispute)

    assert [warning.code for warning in done.ruling.warnings] == ["duties-owned", "task-dated"]
    assert "信访维稳、舆情应对" in done.ruling.warnings[0].text
    assert [task.owner for task in tasks(office, dispute)] == ["legal", "tax"]
    assert office.clerk.outlook(dispute).deadlines == ()


def test_ending_a_mark_withdraws_its_tasks(office: Office) -> None:
    """What is not done is withdrawn with the mark, what is done stays done; a rule does not mark again."""
    dispute = office.register(parties=households(10))
    office.do("complete-task", dispute, on="2024-05-09")
    office.do("end-special", dispute)
    office.do("add-parties", dispute, on="2024-05-11", parties=[{"person": {"name": "又一户"}}])

    assert kinds(office, dispute) == []
    assert [(task.done_on is None, task.withdrawn_on is None) for task in tasks(office, dispute)] == [
        (False, True),
        (True, False),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("name", "changes", "because"),
    [
        ("mark-special", {"kind": "group"}, "special-new"),
        ("end-special", {"special": "y9"}, "special-stands"),
        ("end-special", {"on": "2024-05-06"}, "not-before-special"),
        ("give-task", {"owner": "nobody"}, "task-owned"),
        ("give-task", {"due": "2024-05-07"}, "task-ahead"),
        ("complete-task", {"task": "g9"}, "task-open"),
        ("complete-task", {"on": "2024-05-06"}, "not-before-task"),
        ("withdraw-task", {"task": "g9"}, "task-open"),
        ("reassign-task", {"owner": "nobody"}, "task-owned"),
        ("reassign-task", {"due": "2024-05-08"}, "task-ahead"),
    ],
)
def test_what_is_refused(office: Office, name: str, changes: dict[str, Any], because: str) -> None:
    """Nothing twice, nothing that is not there, nothing before its time, nobody who is not there."""
    dispute = office.register(on="2024-05-07", parties=households(10))
    ruling = office.clerk.may(office.command(name, dispute, **changes))

    assert because in [objection.code for objection in ruling.objections]


def test_a_task_needs_a_day(office: Office) -> None:
    """A task is given with a day or a period, with one of them."""
    for days in ({"due": None}, {"within": "3 day"}):
        with pytest.raises(BadInput) as wrong:
            office.command("give-task", office.register(), **days)
        assert "任务期限" in str(wrong.value)


def test_a_task_is_passed_on_and_done(office: Office) -> None:
    """The owner of the deadline is the owner of the task, whoever that is; done late, the ruling says so."""
    dispute = office.register()
    office.do("give-task", dispute, what="联系网信办。", due=None, within="3 day")
    office.do("reassign-task", dispute)
    [moved] = office.clerk.outlook(dispute).deadlines
    office.do("reassign-task", dispute, owner="tax", due="2024-05-10")
    [again] = office.clerk.outlook(dispute).deadlines
    done = office.do("complete-task", dispute, on="2024-05-12", actor="stranger")

    assert (moved.owner, moved.on) == ("county", date(2024, 5, 11))
    assert (again.owner, again.on) == ("tax", date(2024, 5, 10))
    assert [warning.code for warning in done.ruling.warnings] == ["task-in-time"]
    assert office.clerk.outlook(dispute).deadlines == ()


def test_only_the_owner_reports_a_task(office: Office) -> None:
    """An officer of another organisation can't say that a task is done."""
    dispute = office.register()
    office.do("give-task", dispute)
    command = office.command("complete-task", dispute)

    assert [objection.code for objection in office.center.acting("handler").may(command).objections] == ["may-act"]


def test_marks_by_rule_are_kinds(office: Office) -> None:
    """Every kind of mark can be set by hand."""
    dispute = office.register()
    for kind in SpecialKind:
        office.do("mark-special", dispute, kind=kind)

    assert kinds(office, dispute) == list(SpecialKind)
