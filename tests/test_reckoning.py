"""`why` of a due date: each step from the trigger to the last day, with what is not counted and the articles."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from announced import CALENDAR
from hypothesis import given
from hypothesis import strategies as st
from shell import Run, registered

from admin_dispute import LoadCalendar, Period, Stage, Unit
from admin_dispute.domain.periods import Span, due
from admin_dispute.domain.reckoning import Left, counted
from admin_dispute.testing import Office

PERIODS = st.builds(Period, st.integers(0, 30), st.sampled_from(Unit))
NEAR = st.lists(st.tuples(st.integers(-10, 60), st.integers(0, 20)), max_size=3)


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), PERIODS, NEAR)
def test_the_last_step_is_the_last_day(start: date, period: Period, near: list[tuple[int, int]]) -> None:
    """Whatever is counted, the steps end where the count ends."""
    days = [(start + timedelta(first), start + timedelta(first + length)) for first, length in near]
    left = tuple(Left(span=Span(first, last), why="鉴定") for first, last in days)
    steps = list(counted(start, period, CALENDAR, left))

    assert steps[-1].day == due(start, period, CALENDAR, suspended=tuple(one.span for one in left)).on


@pytest.mark.clause("民法典 203")
def test_a_deadline_closes_at_midnight(office: Office) -> None:
    """Each is told with the instant at which its last day is over in Shanghai."""
    [mediation] = office.clerk.reckonings(office.at(Stage.MEDIATING))

    assert mediation.deadline.on == date(2024, 6, 11)
    assert mediation.closes == datetime(2024, 6, 11, 16, tzinfo=UTC)


def test_each_names_the_calendar_it_was_counted_by(office: Office) -> None:
    """The source of every year from its first day to its last is told; once another notice is loaded, that one."""
    dispute = office.at(Stage.MEDIATING)
    [shipped] = office.clerk.reckonings(dispute)
    year = next(year for year in office.center.calendar_years() if year.year == 2024)
    again = attrs.evolve(year, source="样例通知")
    version = office.center.acting("founder").execute(LoadCalendar(on=date(2024, 6, 1), years=(again,))).version
    [loaded] = office.clerk.reckonings(dispute)
    limits = {one.calendar for one in office.clerk.limit_reckonings(dispute)}

    assert shipped.calendar == ("2024年：chinesecalendar 1.11.0",)
    assert loaded.calendar == ("2024年：样例通知",)
    assert (shipped.calendar_version, loaded.calendar_version) == (office.center.calendar_changes()[0].number, version)
    assert {one.calendar_version for one in office.clerk.limit_reckonings(dispute)} == {version}
    assert limits <= {("2024年：样例通知",), ("2025年：chinesecalendar 1.11.0",)}
    assert limits


def test_years_of_one_source_are_told_together() -> None:
    """From one year to another by one source; a year not announced says nothing."""
    assert CALENDAR.sources(date(2024, 5, 1), date(2026, 12, 31)) == ("2024年至2026年：chinesecalendar 1.11.0",)


@pytest.mark.clause("行诉解释 48", "民诉法 85")
def test_hours_are_explained() -> None:
    """From a day alone: the hour of the start is not counted, and is not known."""
    steps = list(counted(date(2024, 5, 13), Period(48, Unit.HOUR), CALENDAR, ()))

    assert [one.day for one in steps] == [date(2024, 5, 15)] * 2
    assert "二十四时" in steps[-1].text
    assert "民诉法 85" in steps[-1].clauses


@pytest.mark.parametrize("stage", list(Stage))
def test_every_open_deadline_is_explained(office: Office, stage: Stage) -> None:
    """At every stage each deadline has its steps, in Chinese, and they lead to its day."""
    dispute = office.at(stage)
    office.do("record-filing", dispute)
    explained = office.clerk.reckonings(dispute)

    assert [one.deadline for one in explained] == list(office.clerk.outlook(dispute).deadlines)
    for one in explained:
        assert [step.day for step in one.steps if step.day][-1] == one.deadline.on
        assert not any("…" in step.text or step.text.isascii() for step in one.steps)


@pytest.mark.clause("行诉解释 48", "民法典 201", "民法典 203")
def test_a_round_is_explained_step_by_step(office: Office) -> None:
    """Thirty days with two weeks of appraisal, then ten working days approved, then rolled over a weekend."""
    dispute = office.at(Stage.MEDIATING, {"open-mediation": {"on": date(2024, 5, 10)}})
    office.do("pause-mediation", dispute, on=date(2024, 5, 20))
    office.do("resume-mediation", dispute, on=date(2024, 6, 3))
    office.do("extend-mediation", dispute, on=date(2024, 6, 10), by="10 day", agreed=["p1", "police"])
    [one] = office.clerk.reckonings(dispute)

    assert [step.text for step in one.steps] == [
        "自2024-05-10（开始调解，收到材料）起算，当日不计入",
        "2024-05-20至2024-06-02不计入：诉前鉴定",
        "期间30日，计至2024-06-23",
        "2024-06-23是休息日或者不计入的日子，顺延1日至2024-06-24",
        "各方同意延长10日，自2024-06-24的次日起计算",
        "期间10日，计至2024-07-04",
    ]
    assert one.steps[0].clauses == ("行诉解释 48", "民法典 201")
    assert one.steps[1].clauses == ()  # the rule on appraisals is one on mediation online
    assert one.steps[3].clauses == ("行诉解释 48", "民法典 203")


@pytest.mark.clause("行政复议法 88", "行诉解释 48")
@pytest.mark.parametrize(
    ("kind", "counted"), [("reconsideration", "行政复议法 88"), ("administrative-suit", "行诉解释 48")]
)
def test_a_review_is_counted_by_its_own_law(office: Office, kind: str, counted: str) -> None:
    """What a court counts by is no article for a review body."""
    dispute = office.register()
    office.do("record-filing", dispute, kind=kind, before="温县人民政府")
    [filing] = [one for one in office.clerk.reckonings(dispute) if one.deadline.clock == "filing"]

    assert {"行政复议法 88", "行诉解释 48"} & set(filing.steps[0].clauses) == {counted}


@pytest.mark.clause("民法典 202")
def test_a_month_without_the_day_says_so() -> None:
    """A month from 31 January ends with February."""
    steps = list(counted(date(2024, 1, 31), Period(1, Unit.MONTH), CALENDAR, ()))

    assert [step.text for step in steps] == ["期间1个月，计至2024-02-29", "该月没有对应日，以月末日为最后一日"]


def test_a_year_not_announced_says_so() -> None:
    """The step says that the day is the earliest it can be."""
    *_, last = counted(date(2026, 12, 20), Period(30), CALENDAR, ())

    assert last.text == "没有录入2027年的放假安排（尚未公布，或者年代久远），此日是最早可能的一日"


@pytest.mark.clause("行诉解释 50", "行政诉讼法 81", "行诉解释 49")
def test_trial_and_supplement_are_explained(office: Office) -> None:
    """A trial's intervals come with articles, its extension with who approved; a supplement is a new start."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("ask-supplement", dispute)
    office.do("supplement-filing", dispute)
    [anew] = office.clerk.reckonings(dispute)
    office.do("accept-proceeding", dispute, on=date(2024, 5, 28))
    for name in ("suspend-proceeding", "resume-proceeding", "extend-proceeding"):
        office.do(name, dispute)
    [trial] = office.clerk.reckonings(dispute)

    assert anew.steps[0].text == "自2024-05-27（收到补正材料，期限重新起算）起算，当日不计入"
    assert anew.steps[0].clauses[:3] == ("行政诉讼法 51", "行诉解释 49", "登记立案规定 7")
    assert trial.steps[0].clauses[0] == "行政诉讼法 81"
    assert (trial.steps[1].text, trial.steps[1].clauses) == ("2024-06-03至2024-06-16不计入：鉴定", ("行诉解释 50",))
    assert any(step.text.startswith("河南省高级人民法院批准延长1个月") for step in trial.steps)


def test_a_transition_is_explained(office: Office) -> None:
    """A clock that a later version counts anew says which, since when, and what it was before."""
    dispute = office.at(Stage.MEDIATING)
    row = {"name": "mediation-period", "value": "60 day", "source": "第1条", "provenance": "stated"}
    adoption = office.command("adopt-policy", applies="running-clocks", parameters=[row])
    office.center.acting("founder").execute(adoption)
    office.center.apply_transitions()
    [one] = office.clerk.reckonings(dispute)

    assert one.steps[1].text == "自2024-06-01起改按政策“2024”计算，原为30日"


def test_who_may_not_see_deadlines_sees_no_steps(office: Office) -> None:
    """Deadlines and their steps have the same readers: of a risk and of tasks no judge and no side learns."""
    dispute = office.at(Stage.MEDIATING)
    for name in ("mark-risk", "give-task"):
        office.do(name, dispute)
    clocks = {}
    for actor in ("clerk", "judge", "mediator", "lawyer"):
        acting = office.center.acting(actor)
        explained = [one.deadline for one in acting.reckonings(dispute)]
        assert explained == list(acting.outlook(dispute).deadlines)
        clocks[actor] = {one.clock.value for one in explained}

    assert clocks["clerk"] == {"risk", "task", "mediation"}
    assert clocks["judge"] == {"mediation"}


def test_deadlines_of_what_is_no_dispute_are_explained(office: Office) -> None:
    """Time to look at a circular is counted step by step; the task of a meeting ends on the day that was named."""
    circular = office.begin("circular")
    office.do("show-circular", circular)
    office.do("raise-problem")
    meeting = office.do("call-meeting", convener="legal", attendants=["court"]).stream
    [called] = office.clerk.reckonings(meeting)
    [look] = office.clerk.reckonings(circular)

    assert [step.text for step in called.steps] == ["会议所定之日：2024-05-27"]
    assert [step.day for step in look.steps] == [date(2024, 6, 12), date(2024, 6, 17)]
    assert look.steps[0].clauses == ("民法典 201",)


def test_the_command_line_explains_deadlines(center: Run) -> None:
    """`why` ends with the deadlines, step by step; as JSON they stand beside the decisions."""
    dispute = registered(center)
    filing = json.dumps({"dispute": dispute, "on": "2024-05-20", "kind": "administrative-suit"})
    assert center("do", "wenxian", "record-filing", "--as", "li", "--data", filing)[0] == 0
    _, out, _ = center("why", "wenxian", dispute, "--as", "li")
    told = json.loads(center("why", "wenxian", dispute, "--as", "li", "--json")[1])

    assert "立案、受理期限 x1（行政诉讼一审）：2024-05-27" in out
    assert "自2024-05-20（收到诉状、申请）起算，当日不计入（行政诉讼法 51、行诉解释 48、民法典 201）" in out
    assert [step["day"] for step in told["deadlines"][0]["steps"]] == ["2024-05-20", "2024-05-27"]
    assert told["decisions"][0]["command"] == "register-dispute"


def test_the_command_line_marks_what_is_provisional(center: Run) -> None:
    """A last day of a year that nobody announced is marked where it stands, and its steps say why."""
    dispute = registered(center)
    given = {"dispute": dispute, "proceeding": "x1"}
    filing = {
        "dispute": dispute, "on": "2024-05-21", "kind": "administrative-suit", "filed_on": "2024-05-20",
        "accepted_on": "2024-05-21",
    }  # fmt: skip
    longer = {**given, "on": "2024-06-18", "by": "60 year", "approved_by": "河南省高级人民法院"}
    for name, data in (("record-filing", filing), ("extend-proceeding", longer)):
        assert center("do", "wenxian", name, "--as", "li", "--data", json.dumps(data))[0] == 0
    _, out, _ = center("why", "wenxian", dispute, "--as", "li")

    assert "审理期限 x1（行政诉讼一审）：2084-11-21（暂定；至二十四时）" in out
