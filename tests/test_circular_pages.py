"""Circulars as they are printed: figures in full, no party, the same bytes again, as known today (WX-4.3.2)."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs
import msgspec
import pytest
from circulars import (
    GOLDEN,
    TO_ISSUE,
    another_day,
    brought,
    drafted,
    objections,
    page,
    parts_of,
    seen,
    written,
)
from python_calamine import CalamineWorkbook
from shell import Run, registered
from sqlalchemy import text

from admin_dispute import (
    BadInput,
    CircularEdition,
    NotFound,
    RoundingWay,
    Stage,
    circular_page,
    content_page,
)
from admin_dispute.domain.assessment.sheet import NotApplicable, Series, Shape
from admin_dispute.domain.circular.content import differences, unsound
from admin_dispute.domain.parameters import Provenance
from admin_dispute.domain.words import worded
from admin_dispute.testing import Office
from admin_dispute.testing.ordinary import OTHER_FIELDS


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
def test_a_county_reports_by_its_own_definitions(office: Office) -> None:
    """Indicators of the county's own stand in a circular with its definition and rounding; a term must be defined."""
    lasting = {
        "id": "lasting", "title": "平均用时", "definition": "化解用时 ÷ 件数", "unit": "天", "source": "某通知",
        "numerator": ["days-to-settle"], "denominator": ["settled"], "provenance": "set-by-county",
        "rounding": {"places": 0, "way": "truncated"},
    }  # fmt: skip
    form: dict[str, Any] = {"name": "jia", "title": "化解用时", "indicators": [lasting]}
    unknown = {**form, "indicators": [{**lasting, "denominator": ["weather"]}]}
    printed = page(office, drafted(office, reports=[], forms=[form], assessed=False)).text()

    assert "温县行政争议实质性化解中心｜0｜0｜不适用" in printed
    assert "平均用时｜化解用时 ÷ 件数" in printed
    assert objections(office, "draft-circular", "", forms=[unknown]) == {"terms-defined"}
    assert objections(office, "draft-circular", "", forms=[{**form, "name": "agencies"}]) == {"reports-distinct"}
    with pytest.raises(BadInput):
        office.command("draft-circular", reports=[])


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
    assert objections(office, "draft-circular", "", title="关于张 某等案件的通报") == {"names-no-party"}
    assert objections(office, "draft-circular", "", title="关于温县税务局的通报") == set()
    indicator = {
        "id": "all",
        "title": "全部",
        "definition": "张某一案除外",
        "numerator": ["registered"],
        "unit": "件",
        "source": "某通知",
        "provenance": "set-by-county",
    }
    form = {"name": "own", "title": "本县", "indicators": [indicator]}
    assert objections(office, "draft-circular", "", forms=[form]) == {"names-no-party"}
    reviewed = {"agency": "police", "item": "attendance", "by": "review", "points": "10", "reason": "张某一案未到场"}
    assert "names-no-party" in objections(office, "revise-circular", circular, marks=[reviewed])


@pytest.mark.clause("WX-4.3.2")
@pytest.mark.parametrize("stage", range(len(TO_ISSUE) + 1))
def test_who_becomes_a_party_later_is_not_printed_either(office: Office, stage: int) -> None:
    """A name in a title stops the draft at every later step, once disputes know of it; another draft goes on."""
    circular = drafted(office, title="李后来案通报")
    brought(office, circular, TO_ISSUE[:stage])
    steps = ["revise-circular", "show-circular", "approve-circular", "issue-circular", "correct-circular"]
    assert not any("names-no-party" in objections(office, step, circular) for step in steps)
    office.register(parties=[{"person": {"name": "李后来"}}])

    assert all("names-no-party" in objections(office, step, circular) for step in steps)
    assert objections(office, "draft-circular", "") == set()


@pytest.mark.clause("WX-4.3.1")
def test_a_reason_by_hand_names_no_later_party_and_is_corrected(office: Office) -> None:
    """A name in the reason for points stops the draft as well, until that act is corrected."""
    item = seen(office, drafted(office)).content.assessment.sheet.items[0].id  # type: ignore[union-attr]
    mark = {"agency": "police", "item": item, "by": "review", "points": "18"}
    circular = drafted(office, marks=[{**mark, "reason": "李后来一案逾期"}])
    office.register(parties=[{"person": {"name": "李后来"}}])
    assert objections(office, "show-circular", circular) == {"names-no-party"}
    replacement = {"command": "draft-circular", **OTHER_FIELDS["draft-circular"], "marks": [{**mark, "reason": "逾期"}]}

    office.do("correct-act", circular, kind="circular", number=1, replacement=replacement)
    assert objections(office, "show-circular", circular) == set()


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
    """A year on, on another day of the machine, cases corrected, states derived again: the same bytes of every form."""
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
    with another_day():
        again = page(office, circular)
        after = again.text(), again.json(), written(again, tmp_path / "again.xlsx")

    assert rebuilt.states >= 1
    assert after == before
    assert datetime.now(UTC).date().isoformat().encode() not in parts_of(before[2])
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


@pytest.mark.clause("WX-4.3.2")
def test_the_printed_form_never_changes(office: Office, tmp_path: Path) -> None:
    """An edition that was issued once prints what it printed then: a golden file holds every release to it."""
    edition = msgspec.json.decode((GOLDEN / "circular-1.edition.json").read_bytes(), type=CircularEdition)
    known = seen(office, drafted(office))
    printed = circular_page(attrs.evolve(known, stretch=edition.content.reports[0].stretch, editions=(edition,)))

    assert printed.text() == (GOLDEN / "circular-1.txt").read_text("utf-8")
    assert printed.json() == (GOLDEN / "circular-1.json").read_text("utf-8")
    earlier = written(printed, tmp_path / "a.xlsx")
    with another_day():
        assert written(printed, tmp_path / "b.xlsx") == earlier


@pytest.mark.clause("WX-4.3.2")
def test_a_matter_is_called_as_it_was_then(office: Office) -> None:
    """A matter that is renamed later keeps its name in what was issued: it is stored there, and not looked up."""
    known = seen(office, drafted(office, reports=["source"]))
    content = known.content
    assert content is not None
    assert {"行政处罚", "行政许可"} <= {one.name for report in content.reports for one in report.matters}

    then = tuple(
        attrs.evolve(report, matters=tuple(attrs.evolve(one, name=f"旧称{one.name}") for one in report.matters))
        for report in content.reports
    )
    printed = circular_page(attrs.evolve(known, content=attrs.evolve(content, reports=then))).text()
    assert "旧称行政处罚" in printed


WORDS_OF_THE_FORM: dict[type[StrEnum], tuple[str, ...]] = {
    Provenance: ("明文规定", "国家规定的通例", "推定", "未核实", "本县自定", "未见原文", "示例，待本县确定"),
    RoundingWay: ("四舍五入", "舍去"),
    Shape: ("从零累加", "满分起扣", "按件扣分、封顶", "按日扣分、扣完为止", "比率乘权重", "比率分档", "达标得分",
            "一票否决", "加分", "人工评分", "只排名不计分"),
    Series: ("逐件计", "系列案件计一次"),
    NotApplicable: ("不计入总分", "按可得分折算", "得满分"),
}  # fmt: skip


def test_the_words_of_the_form_stand() -> None:
    """What the first printed form says itself, beside what is stored, is never put in other words."""
    assert {kind: tuple(map(worded, kind)) for kind in WORDS_OF_THE_FORM} == WORDS_OF_THE_FORM


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
