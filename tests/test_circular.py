"""The regular circular: drafted, looked at, approved, issued, corrected; the same bytes again (WX-4.3.1, WX-4.3.2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import msgspec
import pytest
from python_calamine import CalamineWorkbook
from shell import Run, registered
from sqlalchemy import text

from admin_dispute import (
    Circular,
    CircularEdition,
    CircularPage,
    NotFound,
    Refused,
    RoundingWay,
    Stage,
    Stretch,
    circular_page,
    content_page,
)
from admin_dispute.domain.circular.content import differences, unsound
from admin_dispute.testing import Office
from admin_dispute.testing.office import ordinary

GOLDEN = Path(__file__).parent / "golden"
LOOKED = ("show-circular", "confirm-figures")
TO_ISSUE = (*LOOKED, "approve-circular", "issue-circular")


def drafted(office: Office, **changes: Any) -> str:
    """Register a dispute of the police and draft a circular on it."""
    office.register()
    return office.do("draft-circular", **changes).stream


def brought(office: Office, circular: str, names: tuple[str, ...] = TO_ISSUE, **changes: Mapping[str, Any]) -> Circular:
    """Bring a draft on its way, by default to its issue."""
    for name in names:
        office.do(name, circular, **changes.get(name.replace("-", "_"), {}))
    return seen(office, circular)


def seen(office: Office, circular: str, actor: str = "clerk") -> Circular:
    """Return a circular as somebody sees it."""
    found: Circular = office.center.acting(actor).stream(circular)
    return found


def page(office: Office, circular: str, edition: int | None = None, actor: str = "clerk") -> CircularPage:
    """Return a circular as it is printed for somebody."""
    return circular_page(seen(office, circular, actor), edition)


def objections(office: Office, name: str, circular: str, **changes: Any) -> set[str]:
    """Return the codes of what stands against a command."""
    return {objection.code for objection in office.clerk.may(office.command(name, circular, **changes)).objections}


def enter(office: Office, officer: str, organisation: str, role: str) -> None:
    """Enter an officer."""
    entry = {"on": "2021-03-21", "person": {"name": "某人"}, "id": officer, "organisation": organisation}
    office.center.acting("founder").execute(office.command("enter-officer", **entry, roles=[role]))


def written(printed: CircularPage, path: Path) -> bytes:
    """Return a page as a spreadsheet."""
    printed.write(path)
    return path.read_bytes()


@pytest.mark.clause("WX-4.3.2")
def test_from_draft_to_issue(everywhere: Office) -> None:
    """A draft is shown, looked at, approved and issued under its number to its recipients, and keeps who approved."""
    circular = brought(everywhere, drafted(everywhere))
    [edition] = circular.editions

    assert (circular.stage, circular.content, circular.number) == ("issued", None, "温行调办〔2024〕1号")
    assert (edition.edition, edition.approval.name, edition.approval.paper) == (1, "温县司法局", "签批单1")
    assert [one.name for one in edition.recipients] == ["温县公安局", "温县税务局", "温县人民政府"]
    assert edition.content.reports[0].figure("registered", "police").numerator == 1
    assert everywhere.center.verify() == ()


@pytest.mark.clause("WX-4.3.2")
def test_any_stretch_of_days(office: Office) -> None:
    """A circular is on any days that are over; of days to come, before the founding or without a case is none."""
    circular = drafted(office)
    new = {"on": "2024-07-01"}

    assert str(seen(office, circular).stretch) == "2023-12-11至2024-06-10"
    assert objections(office, "draft-circular", "", last="2024-07-15", **new) == {"circular-period-over"}
    assert objections(office, "draft-circular", "", first="2020-01-01", last="2020-12-31") == {"circular-since-founded"}
    assert objections(office, "draft-circular", "", last="2024-01-31") == {"circular-has-cases"}
    assert objections(office, "draft-circular", "", reports=["agencies", "weather"]) == {"circular-reports-known"}


@pytest.mark.clause("WX-4.3.2")
@pytest.mark.parametrize("way", [*RoundingWay, None])
def test_the_county_chooses_how_to_round(office: Office, way: RoundingWay | None) -> None:
    """Figures are rounded or cut as the county's policy says; where it is silent, as each indicator says."""
    version = {"version": "2023", "effective": "2023-01-01", "on": "2023-01-01", "source": "某文件"}
    stated = {"parameters": [{"name": "circular-rounding", "value": way, "source": "某文件", "provenance": "stated"}]}
    office.center.acting("founder").execute(office.command("adopt-policy", **version, **(stated if way else {})))
    content = seen(office, drafted(office)).content

    assert content is not None
    assert {one.rounding.way for report in content.reports for one in report.form.indicators} == {
        way or RoundingWay.HALF_UP
    }


@pytest.mark.clause("WX-4.3.2")
def test_rates_are_stated_in_full(office: Office) -> None:
    """Every rate stands with numerator, denominator and definition; what grew from nothing prints as a dash."""
    printed = page(office, drafted(office, reports=["agencies", "source"], comparison="year-before"))
    agencies = next(table for table in printed.tables if "履行协议情况" in table.title)
    source = next(table for table in printed.tables if "按类别" in table.title)
    heads = [column.title for column in agencies.columns]
    meant = {row[0]: row for row in next(table for table in printed.tables if table.title == "指标说明").rows}

    assert {"参加调解率：分子", "参加调解率：分母", "参加调解率（%）"} <= set(heads)
    assert all(len(row) == 9 and row[1] and row[2] for row in meant.values())
    assert "行政机关到场的调解 ÷ 应到场的调解" in meant["参加调解率"]
    assert [row[3] for row in source.rows if row[1]] == ["-", "-"]
    assert sum(row[1] == 0 for row in source.rows) > 3


@pytest.mark.clause("WX-4.3.2")
def test_bodies_without_cases_are_not_applicable(office: Office) -> None:
    """Who had no case is listed as not applicable, and has no points."""
    printed = page(office, drafted(office)).text()

    assert printed.count("温县税务局｜｜不适用（本期无案件）") == 1
    assert printed.count("温县税务局｜不适用（本期无案件）") == 1


@pytest.mark.clause("WX-4.3.2")
def test_it_names_no_party(office: Office) -> None:
    """Whatever it is printed as, and whatever it keeps: the names of the parties are nowhere in it."""
    disputes = [
        office.at(Stage.CLOSED),
        office.register(parties=[{"person": {"name": "赵钱孙", "phone": "13900000000"}}]),
    ]
    circular = brought(office, drafted(office))
    parties: list[tuple[str, Any]] = [(one, each.person) for one in disputes for each in office.dispute(one).parties]
    people: list[Any] = [office.clerk.open(one, person) for one, person in parties]
    with office.center.records(reading=True) as records:
        kept = " ".join(str(row) for row in records.acts("circular", circular.id))
    printed = circular_page(circular)
    everything = printed.text() + printed.json() + kept

    assert {person.name for person in people} > {"赵钱孙"}
    assert not [person.name for person in people if person.name in everything]
    assert "13900000000" not in everything
    assert not [person.id for _, person in parties if person.id in everything]


@pytest.mark.clause("WX-4.3.2")
def test_no_party_is_named_by_hand_either(everywhere: Office) -> None:
    """A party's name in a title, a reason or what is corrected is refused; bodies of the directory may be named."""
    office = everywhere
    circular = drafted(office)

    assert objections(office, "draft-circular", "", title="关于张某等案件的通报") == set()
    office.register(parties=[{"person": {"name": "张某"}}, {"person": {"name": "温县税务局", "kind": "organisation"}}])
    assert objections(office, "draft-circular", "", title="关于张某等案件的通报") == {"names-no-party"}
    assert objections(office, "draft-circular", "", title="关于温县税务局的通报") == set()
    reviewed = {"agency": "police", "item": "attendance", "by": "review", "points": "10", "reason": "张某一案未到场"}
    assert "names-no-party" in objections(office, "revise-circular", circular, marks=[reviewed])


@pytest.mark.clause("WX-4.3.1")
def test_an_agency_sees_its_own_figures_before_issue(office: Office) -> None:
    """Once shown, an agency reads its own figures with their disputes and nobody else's; before, nothing."""
    enter(office, "taxman", "tax", "handler")
    office.register(agencies=["tax"])
    circular = drafted(office)
    before = [len(office.center.acting(who).every(Circular)) for who in ("clerk", "handler", "taxman", "wang")]
    office.do("show-circular", circular)
    content = seen(office, circular, "handler").content

    assert before == [1, 0, 0, 0]
    assert content is not None
    assert content.bodies == ("police",)
    assert {one.agency for one in content.reports[0].figures} == {"", "police"}
    assert content.reports[0].figure("registered").numerator == 1
    assert len(content.reports[0].figure("registered", "police").disputes) == 1
    assert seen(office, circular, "taxman").content != content
    assert "温县公安局" not in page(office, circular, actor="taxman").text()
    with pytest.raises(NotFound):
        seen(office, circular, "wang")
    with pytest.raises(Refused):
        office.do("object-to-circular", circular, actor="taxman")


@pytest.mark.clause("WX-4.3.1")
def test_objections_have_evidence_and_answers(everywhere: Office) -> None:
    """An objection names its evidence; approval waits for the answer, and one upheld for figures counted anew."""
    office = everywhere
    circular = brought(office, drafted(office), ("show-circular",))

    assert objections(office, "object-to-circular", circular.id, evidence=[]) == {"evidence-named"}
    assert objections(office, "object-to-circular", circular.id, agency="court") == {"reported-on"}
    assert objections(office, "object-to-circular", circular.id, indicator="weather") == {"indicator-known"}
    office.do("object-to-circular", circular.id, actor="handler", indicator="registered")
    assert objections(office, "approve-circular", circular.id) == {"circular-objections-answered"}
    office.do("answer-circular-objection", circular.id, upheld=True, text="属实")
    assert objections(office, "answer-circular-objection", circular.id) == {"circular-objection-open"}
    assert objections(office, "approve-circular", circular.id) == {"upheld-objections-followed"}
    office.do("revise-circular", circular.id, on="2024-06-14")
    for name in LOOKED:
        office.do(name, circular.id, on="2024-06-15")
    office.do("approve-circular", circular.id)
    own = seen(office, circular.id, "handler")

    assert [(one.indicator, one.evidence, one.upheld) for one in own.objections] == [
        ("registered", ("公安局函〔2024〕1号",), True)
    ]
    said: Any = own.objections[0].text
    assert office.center.acting("handler").open(circular.id, said) == "有一件不是我局的。"


@pytest.mark.clause("WX-4.3.1")
def test_there_is_time_to_look(office: Office) -> None:
    """Approval waits until everybody with cases has looked or the time is over; objecting late is warned of only."""
    circular = brought(office, drafted(office), ("show-circular",)).id
    late = office.clerk.may(office.command("object-to-circular", circular, on="2024-06-20"))
    [deadline] = [one.on for one in deadlines(office, circular)]

    assert deadline == date(2024, 6, 17)
    assert objections(office, "approve-circular", circular, on="2024-06-17") == {"circular-looked-at"}
    assert objections(office, "approve-circular", circular, on="2024-06-18") == set()
    assert [warning.code for warning in late.warnings] == ["objected-in-time"]
    office.do("confirm-figures", circular, actor="handler")
    assert objections(office, "approve-circular", circular, on="2024-06-14") == set()


def moved(on: str) -> dict[str, Any]:
    """Return the registration of an ordinary dispute on another day."""
    return {"command": "register-dispute", **ordinary("register-dispute", ""), "on": on}


def deadlines(office: Office, circular: str) -> tuple[Any, ...]:
    """Return the open deadlines of a circular."""
    from admin_dispute.domain.circular.state import circular_deadlines  # noqa: PLC0415 - one test needs it
    from admin_dispute.domain.periods import Calendar  # noqa: PLC0415 - as above

    with office.center.records(reading=True) as records:
        state = office.center.basis(records).state
    return () if state is None else circular_deadlines(seen(office, circular), Calendar(state.calendar))


def test_without_a_period_nobody_is_asked_to_look(office: Office) -> None:
    """Where neither the policy nor the command says for how long, the draft can't be shown."""
    bare = Office(plugins=())
    circular = drafted(bare)

    assert objections(bare, "show-circular", circular, within=None) == {"circular-look-set"}
    assert seen(bare, circular).content.assessment is None  # type: ignore[union-attr]
    assert objections(office, "show-circular", drafted(office), within=None) == set()


@pytest.mark.clause("WX-4.3.2")
def test_who_approves_and_under_which_number(office: Office) -> None:
    """A body with the function approves; a number is used once; recipients stand in the directory; days follow."""
    first = brought(office, drafted(office), LOOKED).id
    assert objections(office, "approve-circular", first, by="police") == {"may-approve-circular"}
    assert objections(office, "approve-circular", first, by="none") == {"organisation-known", "may-approve-circular"}
    brought(office, first, TO_ISSUE[2:])
    second = brought(office, drafted(office), TO_ISSUE[:3]).id

    assert objections(office, "issue-circular", second) == {"circular-number-free"}
    fresh = {"number": "温行调办〔2024〕9号"}
    assert objections(office, "issue-circular", second, recipients=["none"], **fresh) == {"recipients-known"}
    assert objections(office, "issue-circular", second, on="2024-06-17", **fresh) == {"not-before-approved"}
    assert objections(office, "show-circular", second) == {"circular-stage"}


@pytest.mark.clause("WX-4.3.1")
def test_points_by_hand_carry_a_reason(office: Office) -> None:
    """Points of a review stand in the circular with reason and paper; what fits no item is refused by its place."""
    mark = {"agency": "police", "item": "answers", "by": "review", "points": "18", "evidence": ["核查记录1"]}
    item = seen(office, drafted(office)).content.assessment.sheet.items[0].id  # type: ignore[union-attr]
    given = drafted(office, marks=[{**mark, "item": item, "reason": "两次逾期均有正当理由"}])

    assert "18.00｜18.00｜｜两次逾期均有正当理由" in page(office, given).text()
    assert objections(office, "draft-circular", "", marks=[{**mark, "item": "none", "reason": "x"}]) == {"marks-fit"}
    office.do("revise-circular", given, marks=[{**mark, "item": item, "points": "19", "reason": "复核后再加一分"}])
    assert "19.00｜19.00｜｜复核后再加一分" in page(office, given).text()


@pytest.mark.clause("WX-4.3.2")
def test_a_draft_may_be_given_up(office: Office) -> None:
    """A draft that was given up is not issued; one that was issued can't be given up."""
    dropped = brought(office, drafted(office), ("drop-circular",))
    issued = brought(office, drafted(office))

    assert (dropped.stage, dropped.dropped.on) == ("dropped", date(2024, 6, 14))  # type: ignore[union-attr]
    assert objections(office, "show-circular", dropped.id) == {"circular-stage"}
    assert objections(office, "drop-circular", issued.id) == {"circular-stage"}


@pytest.mark.clause("WX-4.3.2")
def test_a_correction_notice_says_what_changed(everywhere: Office) -> None:
    """A correction is a further edition that lists figure by figure what changed; the first stays as it was."""
    office = everywhere
    dispute = office.register()
    circular = brought(office, drafted(office))
    first = page(office, circular.id).text()
    assert objections(office, "correct-circular", circular.id) == {"circular-changed"}
    office.do("correct-act", dispute, number=1, replacement=moved("2023-05-06"))
    corrected = brought(office, circular.id, ("correct-circular",))
    second = page(office, circular.id).text()
    changed = {(one.indicator, one.agency, one.before, one.now) for one in corrected.editions[1].changes}

    assert [(one.edition, one.number) for one in corrected.editions] == [
        (1, "温行调办〔2024〕1号"),
        (2, "温行调办〔2024〕2号"),
    ]
    assert {("registered", "police", "2", "1"), ("registered", "", "2", "1")} <= changed
    assert "更正通知：第2版，代替此前各版。更正事项：一件争议的登记日期有误" in second
    assert "登记争议｜温县公安局｜｜2｜1" in second
    assert page(office, circular.id, 1).text() == first
    assert objections(office, "correct-circular", circular.id, on="2024-06-20") >= {"not-before-edition"}
    with pytest.raises(NotFound):
        page(office, circular.id, 3)


@pytest.mark.clause("WX-4.3.2")
def test_as_known_today(office: Office) -> None:
    """As known today it is counted anew, and says what differs from what was issued; an agency gets its own part."""
    circular = brought(office, drafted(office))
    assert office.clerk.circular_today(circular.id).differences == ()
    office.register(on="2024-06-03")
    office.clock.set(date(2025, 7, 1))
    known = office.clerk.circular_today(circular.id)
    own = office.center.acting("handler").circular_today(circular.id)
    printed = content_page(circular, known.content, "（按今天所知）", known.differences).text()

    assert [(one.indicator, one.agency, one.before, one.now) for one in known.differences] == [
        ("registered", "", "1", "2"),
        ("registered", "police", "1", "2"),
    ]
    assert {(one.indicator, one.before, one.now) for one in own.differences} == {("registered", "1", "2")}
    assert "登记争议｜合计｜｜1｜2" in printed
    with pytest.raises(NotFound):
        office.clerk.circular_today(office.register())


@pytest.mark.clause("WX-4.3.2")
def test_the_same_bytes_a_year_later_from_the_journal_alone(everywhere: Office, tmp_path: Path) -> None:
    """A year on, bodies renamed, cases corrected, states derived again: text, JSON and book are the same bytes."""
    office = everywhere
    dispute = office.at(Stage.CLOSED)
    circular = brought(office, drafted(office)).id
    issued = page(office, circular)
    before = issued.text(), issued.json(), written(issued, tmp_path / "issued.xlsx")
    office.clock.set(date(2025, 7, 1))
    renamed = {"on": "2025-01-01", "id": "police", "name": "温县公安和安全局", "kind": "department"}
    office.center.acting("founder").execute(office.command("enter-organisation", **renamed))
    office.do("annul-act", dispute, number=office.clerk.decisions(dispute)[-1].number)
    office.register(on="2024-06-03")
    with office.engine.begin() as connection:
        connection.execute(text("DELETE FROM ad_state WHERE kind = 'circular'"))
    office.center.memory.clear()
    rebuilt = office.center.rebuild()
    again = page(office, circular)

    assert rebuilt.states >= 1
    assert (again.text(), again.json(), written(again, tmp_path / "again.xlsx")) == before
    assert office.clerk.circular_today(circular).differences != ()
    assert office.center.verify() == ()


@pytest.mark.clause("WX-4.3.2")
def test_it_can_be_counted_again_from_its_heads(office: Office) -> None:
    """What was issued equals what the acts up to the heads that it keeps come to: nothing was put in by hand."""
    office.at(Stage.CLOSED)
    circular = brought(office, drafted(office))
    office.register(on="2024-06-03")
    content = circular.editions[0].content

    assert [office.clerk.report_again(report) for report in content.reports] == list(content.reports)
    assert content.assessment is not None
    assert office.clerk.assess_again(content.assessment) == content.assessment


def test_figures_that_do_not_add_up_are_found(office: Office) -> None:
    """A whole that its rows don't come to, or its parts don't, is named; nothing differs from itself."""
    content = seen(office, drafted(office, reports=["source"])).content
    assert content is not None
    report = content.reports[0]
    more = tuple(attrs.evolve(one, numerator=one.numerator + 1) for one in report.figures)
    wrong = attrs.evolve(content, reports=(attrs.evolve(report, figures=more),), assessment=None)

    assert unsound(content) == ()
    assert unsound(wrong) == ("source/registered", "source/people", "source/settled", "source/settled-before-filing")
    assert differences(content, content) == ()


def test_everybody_reads_what_was_issued(office: Office) -> None:
    """Whoever is in office reads an issued circular, without the disputes behind it; the same bytes as the staff."""
    enter(office, "taxhead", "tax", "head")
    enter(office, "auditor", "county", "auditor")
    circular = brought(office, drafted(office)).id
    own = seen(office, circular, "taxhead")

    assert own.editions[0].content.reports[0].figure("registered", "police").counted == ()
    assert {
        page(office, circular, actor=who).text().rpartition("\n\n")[0] for who in ("clerk", "taxhead", "auditor")
    } == {page(office, circular).text().rpartition("\n\n")[0]}
    assert page(office, circular, actor="taxhead").text() == page(office, circular).text()
    assert office.center.acting("taxhead").decisions(circular) == ()
    assert len(office.center.acting("auditor").decisions(circular)) == 5
    with pytest.raises(Refused):
        office.do("revise-circular", circular, actor="auditor")


@pytest.mark.clause("WX-4.3.2")
def test_the_printed_form_never_changes(office: Office, tmp_path: Path) -> None:
    """An edition that was issued once prints what it printed then: a golden file holds every release to it."""
    edition = msgspec.json.decode((GOLDEN / "circular-1.edition.json").read_bytes(), type=CircularEdition)
    known = seen(office, drafted(office))
    printed = circular_page(attrs.evolve(known, stretch=edition.content.reports[0].stretch, editions=(edition,)))

    assert printed.text() == (GOLDEN / "circular-1.txt").read_text("utf-8")
    assert printed.json() == (GOLDEN / "circular-1.json").read_text("utf-8")
    assert written(printed, tmp_path / "a.xlsx") == written(printed, tmp_path / "b.xlsx")


@pytest.mark.clause("WX-4.3.2")
def test_the_auditor_reads_and_writes_nothing(office: Office) -> None:
    """The auditor reads ledger, reports, circulars with their drafts, problems and refusals, and gives no command."""
    enter(office, "auditor", "county", "auditor")
    auditor = office.center.acting("auditor")
    problem = office.do("raise-problem").stream
    circular = drafted(office)
    with pytest.raises(Refused):
        office.do("issue-circular", circular)
    with pytest.raises(Refused):
        office.do("drop-circular", circular, actor="auditor")

    assert len(list(auditor.ledger())) == 1
    assert auditor.report("agencies", Stretch(date(2024, 1, 1), date(2024, 6, 30))).bodies
    assert seen(office, circular, "auditor") == seen(office, circular)
    assert auditor.stream(problem).id == problem
    assert [one.command for one in auditor.decisions(circular)] == ["draft-circular", "issue-circular", "drop-circular"]


def test_asked_again_it_is_decided_the_same(office: Office) -> None:
    """Decided again on what was counted for it, no act of a circular differs."""
    brought(office, drafted(office))

    assert [one for one in office.center.rulings() if one.kind == "circular"] == []


@pytest.mark.clause("WX-4.3.2")
def test_the_command_line_prints_it(center: Run, tmp_path: Path) -> None:
    """A circular is listed, shown, printed as text, JSON and spreadsheet, as issued and as known today."""
    registered(center)
    days = ("--first", "2024-01-01", "--last", "2024-06-10", "--title", "通报")
    do = ("do", "wenxian")
    drafting = (*do, "draft-circular", "--as", "li", "--on", "2024-06-11", *days, "--json")
    circular = json.loads(center(*drafting)[1])["stream"]
    draft = center("circular", "wenxian", circular, "--as", "li")[1]
    today = center("circular", "wenxian", circular, "--as", "li", "--today")[1]
    made = json.loads(center("circular", "wenxian", circular, "--as", "li", "--json")[1])
    code, _, _ = center("circular", "wenxian", circular, "--as", "li", "--xlsx", "circular.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "circular.xlsx"))

    assert draft.startswith("通报（征求意见稿，第1稿，未印发）")
    assert "与印发时相同" in today
    assert made["tables"][0]["rows"][0][1] == "1"
    assert (code, book.sheet_names[0]) == (0, "通报")
    assert circular in center("list", "wenxian", "circular", "--as", "li")[1]
    assert "统计期间" in center("show", "wenxian", circular, "--as", "li")[1]
    assert "通报已起草" in center("history", "wenxian", circular, "--as", "li")[1]
    assert center("circular", "wenxian", circular, "--as", "li", "--edition", "1")[0] != 0
    assert center("circular", "wenxian", circular, "--as", "li", "--xlsx", "none/x.xlsx")[0] != 0
