"""`options` and the next step of what is no dispute: problems, meetings, appointments, credit entries, circulars."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from circulars import LOOKED, TO_ISSUE, brought, drafted
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import NotFound, Option, Readiness
from admin_dispute.domain.catalogue import COMMANDS
from admin_dispute.domain.kind import KINDS
from admin_dispute.domain.next_step import TOWARDS_ELSEWHERE
from admin_dispute.domain.readiness_elsewhere import ELSEWHERE
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import OTHER_FIELDS

OTHERS = sorted(set(KINDS) - {"dispute", "center"})
OWN_FIELDS = {"object-to-credit-entry": {"not-in-future"}}
"""What may still stand against a ready option given with ordinary fields: a field names another thing or day."""


def options(office: Office, stream: str, actor: str = "clerk") -> dict[str, Option]:
    """Return the options of a stream by command."""
    return {found.command: found for found in office.center.acting(actor).options(stream)}


def next_of(office: Office, stream: str) -> tuple[str, str] | None:
    """Return the next step of a stream and what it leads to."""
    step = office.clerk.outlook(stream).next_step
    return None if step is None else (step.command, step.towards)


def test_whoever_was_asked_to_a_meeting_sees_its_days(office: Office) -> None:
    """The day it is called for, and by when the task is due that it gave him; another agency's task is not his."""
    handler = office.center.acting("handler")
    office.do("raise-problem")
    called = office.do("call-meeting", convener="legal", attendants=["police", "court"]).stream
    assert [one.clock for one in handler.outlook(called).deadlines] == ["meeting"]

    office.do("hold-meeting", called)
    office.do("conclude-item", called)
    assert [(one.clock, one.owner) for one in handler.outlook(called).deadlines] == [("task", "police")]

    office.do("raise-problem")
    other = office.do("call-meeting", convener="legal", attendants=["police", "court"]).stream
    office.do("hold-meeting", other)
    office.do("conclude-item", other, owner="court")
    assert handler.outlook(other).deadlines == ()


def test_the_table_names_every_command() -> None:
    """Every command on a stream of another kind that opens nothing says what it needs."""
    named = {form.name for form in COMMANDS.values() if form.kind in OTHERS and not form.opens and not form.by_system}

    assert set(ELSEWHERE) == named
    assert {goal for goals in TOWARDS_ELSEWHERE.values() for goal in goals} <= named


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_ready_is_allowed(office: Office, kind: str) -> None:
    """Every option marked ready is allowed with ordinary fields, every other one is refused for what it needs."""
    stream = office.begin(kind)
    office.clock.set(date(2024, 7, 1))
    for name, found in options(office, stream).items():
        if name in OTHER_FIELDS:
            last = str(office.center.today())
            fields = {} if kind == "diary" else {"on": last}
            ruling = office.clerk.may(office.command(name, stream, **fields))
            against = {objection.code for objection in ruling.objections}

            assert found.ready or against, name
            assert not found.ready or against <= OWN_FIELDS.get(name, set()), (name, "declare it in ELSEWHERE")


@pytest.mark.clause("WX-3.2.8")
def test_a_problem(office: Office) -> None:
    """An open problem waits for its answer; a closed one for nothing."""
    problem = office.begin("problem")
    assert next_of(office, problem) == ("answer-problem", "answer-problem")
    assert next(found.command for found in office.clerk.options(problem)) == "answer-problem"
    office.do("answer-problem", problem)

    assert next_of(office, problem) is None
    assert options(office, problem)["solve-problem"].needs[0].code == "problem-open"


@pytest.mark.clause("WX-3.3.4")
def test_a_meeting(office: Office) -> None:
    """A meeting is held, its items are concluded, what it gave to do is done."""
    problem = office.do("raise-problem").stream
    meeting = office.begin("meeting")
    steps = []
    while (step := next_of(office, meeting)) is not None:
        steps.append(step[0])
        office.do(step[0], meeting)

    assert steps == ["hold-meeting", "conclude-item", "complete-conclusion"]
    assert next_of(office, problem) is None


@pytest.mark.clause("WX-3.2.9")
def test_a_credit_entry(office: Office) -> None:
    """Told, submitted, checked; an objection is answered first; once it was lifted, it is removed there."""
    entry = office.begin("credit")
    assert next_of(office, entry) == ("tell-credit-subject", "submit-credit-entry")
    office.do("tell-credit-subject", entry, on="2024-06-05")
    office.clock.set(date(2024, 6, 6))
    assert next_of(office, entry) is None  # the time to object runs
    office.do("object-to-credit-entry", entry, on="2024-06-06")
    assert next_of(office, entry) == ("answer-credit-objection", "submit-credit-entry")
    office.clock.set(date(2024, 8, 1))
    office.do("answer-credit-objection", entry, on="2024-06-20", upheld=False)
    assert next_of(office, entry) == ("submit-credit-entry", "record-credit-check")
    office.do("submit-credit-entry", entry, on="2024-07-05")
    assert next_of(office, entry) == ("record-credit-check", "record-credit-check")
    office.do("record-credit-check", entry, on="2024-07-08")
    assert next_of(office, entry) is None
    office.do("lift-credit-entry", entry, on="2024-07-10")
    assert next_of(office, entry) == ("record-credit-removal", "record-credit-removal")


@pytest.mark.clause("WX-4.3.2")
def test_a_circular(office: Office) -> None:
    """A draft is shown, looked at, objections are answered and followed, before it is approved and issued."""
    circular = drafted(office)
    assert next_of(office, circular) == ("show-circular", "approve-circular")
    brought(office, circular, ("show-circular",))
    office.clock.set(date(2024, 6, 14))
    assert next_of(office, circular) == ("confirm-figures", "approve-circular")

    office.do("object-to-circular", circular)
    assert next_of(office, circular) == ("answer-circular-objection", "approve-circular")
    office.do("answer-circular-objection", circular, upheld=True)
    assert next_of(office, circular) == ("revise-circular", "approve-circular")


def test_a_circular_to_its_end(office: Office) -> None:
    """Looked at, it is approved, then issued; issued, nothing is left but a correction notice."""
    circular = drafted(office)
    brought(office, circular, LOOKED)
    steps = []
    while (step := next_of(office, circular)) is not None:
        steps.append(step[0])
        office.do(step[0], circular)

    assert tuple(steps) == TO_ISSUE[2:]
    assert [name for name, found in options(office, circular).items() if found.ready and name in ELSEWHERE] == [
        "correct-circular"
    ]


@pytest.mark.clause("WX-3.3.2")
def test_an_appointment(office: Office) -> None:
    """A booked appointment can be kept, moved and cancelled; a cancelled one can't."""
    day = office.do("book-appointment").stream
    assert next_of(office, day) == ("keep-appointment", "keep-appointment")
    office.do("cancel-appointment", day)

    assert next_of(office, day) is None
    assert options(office, day)["move-appointment"].standing is Readiness.NEEDS


def test_each_sees_what_is_his_to_give(office: Office) -> None:
    """The agency looks at its figures and objects; it neither approves nor issues; a stranger knows of nothing."""
    circular = drafted(office)
    brought(office, circular, ("show-circular",))

    assert set(options(office, circular, "handler")) == {"confirm-figures", "object-to-circular"}
    with pytest.raises(NotFound):
        office.center.acting("handler").options(office.do("book-appointment").stream)


def test_the_next_step_tells_an_agency_of_itself_alone(office: Office) -> None:
    """Whoever looks at his own figures does not learn from the next step that another agency objects."""
    office.register(agencies=["police", "tax"])
    circular = office.do("draft-circular").stream
    office.do("show-circular", circular)
    office.do("object-to-circular", circular, actor="handler")
    seen = {}
    for who in ("clerk", "handler", "stranger"):
        step = office.center.acting(who).outlook(circular).next_step
        seen[who] = None if step is None else step.command

    assert seen == {
        "clerk": "answer-circular-objection", "handler": "answer-circular-objection", "stranger": "approve-circular",
    }  # fmt: skip


def test_the_center_itself(office: Office) -> None:
    """The administrator is told what the directory takes, and that its acts can be corrected."""
    found = options(office, "wenxian", "founder")

    assert {"enter-organisation", "adopt-policy", "correct-act"} <= set(found)
    assert all(option.ready for option in found.values())


def test_a_relief_measure_comes_first(office: Office) -> None:
    """While a risk mark waits for its measure that is the next step, whatever the stage."""
    dispute = office.register()
    office.do("mark-risk", dispute)

    assert next_of(office, dispute) == ("record-relief", "record-relief")
    office.do("record-relief", dispute)
    assert next_of(office, dispute) == ("record-consent", "open-mediation")


@pytest.mark.clause("WX-3.1.8")
def test_who_may_not_know_of_a_risk_is_told_another_step(office: Office) -> None:
    """Neither a judge nor a party learns from the next step that there is a mark."""
    dispute = office.register(parties=[{"person": {"name": "王某"}, "account": "wang"}])
    office.do("mark-risk", dispute)
    steps = {}
    for actor in ("clerk", "handler", "judge", "wang"):
        step = office.center.acting(actor).outlook(dispute).next_step
        steps[actor] = None if step is None else step.command

    assert steps == {"clerk": "record-relief", "handler": "record-relief", "judge": "record-consent",
                     "wang": "record-consent"}  # fmt: skip


@pytest.mark.clause("WX-3.1.8")
def test_it_comes_first_in_every_list(office: Office) -> None:
    """Limits for suing and the progress list have the disputes that wait for relief at the top, too."""
    earlier, marked = office.register(known_on="2024-04-01"), office.register(known_on="2024-05-01")
    assert [limit.dispute for limit in office.clerk.suit_limits()] == [earlier, marked]
    office.do("mark-risk", marked)

    assert [limit.dispute for limit in office.clerk.suit_limits()] == [marked, earlier]
    told = office.center.acting("figures").progress("court").disputes
    assert [(one.dispute, one.next_step) for one in told] == [(marked, "record-relief"), (earlier, "record-consent")]
    overdue = office.center.acting("figures").progress("court").deadlines
    assert overdue[0].stream == marked
    other = office.center.acting("judge").suit_limits()
    assert [limit.dispute for limit in other] == [earlier, marked]


def test_on_the_command_line(center: Run) -> None:
    """`options` takes the id of anything there is."""
    registered(center)
    raised = ("--on", "2024-05-13", "--kind", "funds", "--what", "无经费")
    assert center("do", "wenxian", "raise-problem", "--as", "li", *raised)[0] == 0
    problem = center("list", "wenxian", "problem", "--as", "li", "--json")[1].split('"id": "')[1].split('"')[0]
    code, out, _ = center("options", "wenxian", problem, "--as", "li")

    assert code == 0
    assert "下一步：答复问题" in out
    assert "solve-problem" in out


def test_options_and_history_as_a_spreadsheet(center: Run, tmp_path: Path) -> None:
    """What can be done, and what was done, are lists like any other: a row each, with days as days."""
    dispute = registered(center)
    for command, book in (("options", "options.xlsx"), ("history", "history.xlsx")):
        code, out, err = center(command, "wenxian", dispute, "--as", "li", "--xlsx", book)
        assert (code, "已写出" in out + err) == (0, True)
    options_, history = (
        CalamineWorkbook.from_path(str(tmp_path / book)).get_sheet_by_index(0).to_python()
        for book in ("options.xlsx", "history.xlsx")
    )

    assert options_[1][1:5] == ["record-consent", "记录同意", "可以办理", "是"]
    assert history[1][1:4] == [1, date(2024, 5, 6), "登记争议"]
