"""Reports: who sees them, how they print, the rows behind each figure, and the same again later."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import msgspec
import pytest
from python_calamine import CalamineWorkbook
from shell import Run, registered

from admin_dispute import BadConfiguration, BadInput, Comparison, NotFound, Report, Stage, Stretch
from admin_dispute.center.grants import table as rights
from admin_dispute.reports.book import write_book
from admin_dispute.reports.report_tables import definitions, short_tables, sources, tables
from admin_dispute.reports.shipped import read_report_forms, shipped
from admin_dispute.reports.table import Column, Table, told
from admin_dispute.schemas import plain_value
from admin_dispute.schemas.reports import forms_of
from admin_dispute.testing import Office, play, read_scenario

YEAR = Stretch(date(2024, 1, 1), date(2024, 6, 30))


@pytest.fixture
def busy(office: Office) -> Office:
    """Two disputes of the police, one settled, and one of police and tax together; last year one of the police."""
    office.register(on=date(2023, 5, 8), known_on=date(2023, 5, 1))
    office.at(Stage.EFFECTIVE)
    office.register()
    office.register(agencies=["police", "tax"], matter="licence")
    return office


@pytest.mark.clause("WX-3.2.1")
def test_where_disputes_come_from(busy: Office) -> None:
    """By agency and by matter: how many there were, how many a year before, and by how much that grew."""
    by_agency, by_matter, both, _ = tables(busy.clerk.report("source", YEAR))
    agencies = {row[0]: row[1:4] for row in by_agency.rows}
    matters = {row[0]: row[1:4] for row in by_matter.rows}

    assert agencies["温县公安局"] == (3, 1, Decimal("200.0"))
    assert agencies["温县税务局"] == (1, 0, "-")
    assert agencies["合计"] == (3, 1, Decimal("200.0"))
    assert (matters["行政处罚"], matters["行政许可"], matters["工伤认定"]) == ((2, 1, 100), (1, 0, "-"), (0, 0, "-"))
    assert [row[:3] for row in both.rows[:3]] == [
        ("温县公安局", "行政处罚", 2), ("温县公安局", "行政许可", 1), ("温县税务局", "行政许可", 1),
    ]  # fmt: skip


@pytest.mark.clause("WX-3.2.1")
def test_agencies_without_cases_are_listed(busy: Office) -> None:
    """Bodies that had no dispute stand as not applicable, after the total."""
    by_agency = tables(busy.clerk.report("source", YEAR))[0]

    assert [row[:2] for row in by_agency.rows[3:]] == [
        ("温县人民政府", "不适用（本期无案件）"), ("温县司法局", "不适用（本期无案件）"),
    ]  # fmt: skip


@pytest.mark.clause("WX-4.3.1")
def test_every_figure_is_traced(busy: Office) -> None:
    """The rows behind a figure come to it, and name disputes that are there."""
    report = busy.clerk.report("settlement", YEAR)
    known = {row.dispute for row in busy.clerk.ledger()}
    for figure in (*report.figures, *report.before):
        assert sum((row.amount for row in figure.counted), Decimal(0)) == figure.numerator
        assert figure.denominator in (None, sum((row.amount for row in figure.among), Decimal(0)))
        assert set(figure.disputes) <= known
    traced = sources(report, "settled")
    assert [row[:3] for row in traced.rows] == [("化解争议", "温县公安局", "分子")]
    assert len(sources(report).rows) > len(traced.rows)


@pytest.mark.clause("WX-4.3.2")
def test_no_party_stands_in_a_report(busy: Office) -> None:
    """Neither the value nor any of its tables names a party."""
    for name in shipped().reports:
        report = busy.clerk.report(name, YEAR)
        printed = json.dumps(plain_value((report, [*tables(report), sources(report)])), ensure_ascii=False)
        assert "王某" not in printed


@pytest.mark.clause("WX-4.3.2")
def test_the_same_again_a_year_later(busy: Office) -> None:
    """Whatever was corrected, entered and renamed since, the report as it was made comes out to the byte."""
    made = busy.clerk.report("source", YEAR)
    busy.clock.set(date(2025, 7, 1))
    dispute = made.figure("settled").disputes[0]
    busy.do("correct-act", dispute, on=date(2025, 6, 25), number=2,
            replacement={"command": "record-consent", "dispute": dispute, "on": "2024-05-07", "parties": ["p1"],
                         "form": "online"})  # fmt: skip
    busy.register(on=date(2024, 6, 20))
    founder = busy.center.acting("founder")
    founder.execute(busy.command("enter-organisation", on=date(2024, 6, 1), name="温县公安分局"))
    busy.center.rebuild()
    again, now = busy.clerk.report_again(made), busy.clerk.report("source", YEAR)

    assert msgspec.json.encode(again) == msgspec.json.encode(made)
    assert now.figure("registered").numerator == made.figure("registered").numerator + 1
    assert [body.name for body in now.bodies if body.id == "police"] == ["温县公安分局"]


def test_a_report_is_kept_by_the_codec(busy: Office) -> None:
    """A report is a value that is stored and opened whole."""
    made = busy.clerk.report("settlement", YEAR)

    assert msgspec.json.decode(msgspec.json.encode(made), type=Report) == made


def test_the_successor_answers_for_the_abolished(busy: Office) -> None:
    """Disputes of an agency that is no more are counted with who goes on with its powers, and a note says so."""
    busy.center.acting("founder").execute(busy.command("abolish-organisation"))
    report = busy.clerk.report("source", YEAR)

    assert report.figure("registered", "county").numerator == 3
    assert [(body.name, body.formerly) for body in report.bodies if body.formerly] == [("温县人民政府", ("police",))]
    assert "温县人民政府：含由其继续行使职权的police" in tables(report)[0].notes


@pytest.mark.parametrize(("actor", "sees"), [("data", None), ("judge", None), ("auditor", None), ("handler", "police")])
def test_who_sees_reports(busy: Office, actor: str, sees: str | None) -> None:
    """The staff and the auditor see all agencies, an agency its own figures and no other's."""
    busy.center.acting("founder").execute(
        busy.command("enter-officer", on="2021-03-21", id="auditor", organisation="county", roles=["auditor"])
    )
    report = busy.center.acting(actor).report("source", YEAR)

    assert report.agency == sees
    assert {figure.agency for figure in report.figures} <= (
        {"", "police", "tax"} if sees is None else {"", sees, "tax"}
    )
    assert report.figure("registered").numerator == 3


def test_an_agency_sees_no_other(busy: Office) -> None:
    """Another agency's figures are not an agency's to read; a party reads none at all."""
    with pytest.raises(NotFound):
        busy.center.acting("handler").report("source", YEAR, agency="tax")
    with pytest.raises(NotFound):
        busy.center.acting("wang").report("source", YEAR)
    assert busy.center.acting("stranger").report("source", YEAR).figure("registered").numerator == 1


def test_the_auditor_reads_and_writes_nothing(busy: Office) -> None:
    """No command opens to the auditor."""
    assert not [name for name, row in rights()["commands"].items() if any(grant.role == "auditor" for grant in row)]


@pytest.mark.parametrize(
    ("stretch", "agency", "path"),
    [(Stretch(date(2019, 1, 1), date(2019, 12, 31)), None, "last"), (Stretch(date(2030, 1, 1), date(2030, 6, 1)), None,
     "first"), (YEAR, "nobody", "agency")],
)  # fmt: skip
def test_nothing_to_report(busy: Office, stretch: Stretch, agency: str | None, path: str) -> None:
    """A stretch before the founding or after today has no data, and an unknown agency is none; each by its path."""
    with pytest.raises(BadInput) as error:
        busy.clerk.report("source", stretch, agency=agency)
    assert [fault.path for fault in error.value.faults] == [path]


def test_an_unknown_report(busy: Office) -> None:
    """A report that is not shipped is refused with those that are."""
    with pytest.raises(BadInput, match="source"):
        busy.clerk.report("nothing", YEAR)


def test_progress_is_told(busy: Office) -> None:
    """Disputes are read page by page, and whoever waits is told how many were looked at."""
    busy.center.page = 2
    told_: list[int] = []
    made = busy.clerk.report("source", YEAR, progress=told_.append)
    assert told_ == [2, 4, 4]
    assert made.figure("registered").numerator == 3
    busy.clerk.report_again(made, progress=told_.append)
    assert told_[3:] == [1, 2, 3, 4]


OWN = """
form = 1
[indicators.lasting]
title = "平均用时"
definition = "用时 ÷ 件数"
numerator = ["days-to-settle"]
denominator = ["settled"]
unit = "天"
rounding = { places = 0, way = "truncated" }
source = "某县考核办"
provenance = "set-by-county"
[reports.own]
title = "本县统计"
indicators = ["lasting", "registered"]
comparison = "stretch-before"
"""


def test_a_county_states_its_own(busy: Office) -> None:
    """A file may define indicators and reports of its own beside those that are shipped."""
    form = forms_of(OWN, shipped().indicators).reports["own"]
    report = busy.clerk.report(form, YEAR)

    assert str(report.figure("lasting").value) == "7"
    assert [row[0] for row in tables(report)[0].rows] == ["温县行政争议实质性化解中心"]
    assert [row[0] for row in short_tables(report)[0].rows] == ["温县行政争议实质性化解中心"]
    assert definitions(report).rows[0][5] == "0位小数，舍去"


@pytest.mark.parametrize(
    ("before", "after", "path", "said"),
    [
        (
            '["days-to-settle"]',
            '["days-to-settle", "days-lost"]',
            "indicators.lasting.numerator.1",
            "没有定义“days-lost”",
        ),
        ('["lasting", "registered"]', '["lasting", "regist"]', "reports.own.indicators.1", "没有定义“regist”"),
        ('["settled"]', "7", "indicators.lasting.denominator", "应为列表"),
        ('way = "truncated"', 'way = "down"', "indicators.lasting.rounding.way", "只能是"),
        ('source = "某县考核办"\n', "", "indicators.lasting.source", "缺少这一项"),
        ("form = 1", "form = 2", "form", "本版本只认识 form = 1"),
    ],
)
def test_faults_of_a_file_have_their_path(before: str, after: str, path: str, said: str, tmp_path: Path) -> None:
    """An undefined term, an unknown indicator, a wrong form: each is refused with its path and what is wrong."""
    file = tmp_path / "own.toml"
    file.write_text(OWN.replace(before, after), "utf-8")
    with pytest.raises(BadConfiguration) as error:
        read_report_forms(file)
    [fault] = error.value.faults
    assert fault.path == path
    assert said in fault.text


def test_the_book(busy: Office, tmp_path: Path) -> None:
    """In the spreadsheet figures are numbers, days are days, a text that looks like a formula stays a text."""
    file = tmp_path / "source.xlsx"
    report = busy.clerk.report("source", YEAR)
    tricky = Table(title="[=1]", columns=(Column("甲"), Column("乙", 1, "%")), rows=(("=1+1", Decimal("2.5")),))
    write_book((*tables(report), sources(report), tricky, tricky), file)
    book = CalamineWorkbook.from_path(str(file))
    by_agency = book.get_sheet_by_name("争议来源分析（按机关）").to_python()
    behind = book.get_sheet_by_name("依据的争议").to_python()

    assert book.sheet_names[-2:] == [" =1 ", " =1 2"]
    assert by_agency[1][:4] == ["温县公安局", 3.0, 1.0, 200.0]
    assert behind[1][5] == date(2024, 5, 6)
    assert book.get_sheet_by_name(" =1 ").to_python()[1] == ["=1+1", 2.5]


def test_the_panes_are_frozen_and_the_filter_is_on(busy: Office, tmp_path: Path) -> None:
    """Every sheet keeps its header in sight and filters by it."""
    file = tmp_path / "source.xlsx"
    write_book(tables(busy.clerk.report("source", YEAR)), file)
    with zipfile.ZipFile(file) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 4
    assert all("<pane " in sheet and "<autoFilter " in sheet and "<f>" not in sheet for sheet in sheets)


def test_cells_are_told() -> None:
    """A cell reads with its decimals and unit; nothing is empty."""
    assert [told(cell, Column("甲", 2, "%")) for cell in (Decimal("47.5"), None, "不适用", 3)] == [
        "47.50%", "", "不适用", "3",
    ]  # fmt: skip


def test_a_screen_shows_what_was_divided(busy: Office) -> None:
    """On a screen a rate stands with its fraction and its change."""
    [table] = short_tables(busy.clerk.report("settlement", YEAR))
    police = dict(zip((column.title for column in table.columns), table.rows[0], strict=True))

    assert police["登记争议"] == "3，增长+200.0%"
    assert police["立案前化解率"] == "100.00%（1/1，增减-）"
    assert police["行政诉讼调撤率"] == "不适用"


def typed(run: Run, *more: str, name: str = "source", last: str = "2024-06-30") -> tuple[int, str, str]:
    """Ask for a report on the command line."""
    return run("report", "wenxian", name, "--as", "li", "--from", "2024-01-01", "--to", last, *more)


@pytest.mark.clause("WX-3.2.1", "WX-0.3")
def test_reports_on_the_command_line(center: Run, tmp_path: Path) -> None:
    """As a table, with definitions and sources, as JSON, and as a spreadsheet."""
    dispute = registered(center)
    code, out, _ = typed(center, "--definitions")
    assert code == 0
    assert "温县公安局" in out
    assert "指标说明" in out
    code, out, _ = typed(center, "--trace", "registered", "--compare", "stretch-before")
    assert (code, dispute in out) == (0, True)
    code, out, _ = typed(center, "--json", name="settlement")
    figures: list[dict[str, Any]] = json.loads(out)["figures"]
    assert figures[0]["counted"][0]["dispute"] == dispute
    code, out, _ = typed(center, "--xlsx", str(tmp_path / "a.xlsx"))
    assert (code, "已写出" in out) == (0, True)


def test_what_is_wrong_on_the_command_line(center: Run, tmp_path: Path) -> None:
    """An unknown report, an unknown indicator, a folder in the place of the file, days the wrong way round."""
    registered(center)
    assert typed(center, name="nothing")[0] == 2
    assert typed(center, "--trace", "nothing")[0] == 2
    assert typed(center, "--xlsx", str(tmp_path))[0] == 7
    assert typed(center, last="2023-01-01")[0] == 2
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    assert typed(center, "--forms", str(tmp_path / "own.toml"), name="own")[0] == 0
    assert typed(center, "--trace", "all")[0] == 0


@pytest.mark.clause("WX-3.2.1", "WX-4.3.2")
def test_a_stretch_without_data_is_refused(busy: Office) -> None:
    """Nobody takes zeros for figures: where nothing counts the report is refused, naming the stretch and whose."""
    asked: list[tuple[str, dict[str, Any]]] = [("settlement", {"agency": "legal"}), ("source", {})]
    told = []
    for name, more in asked:
        with pytest.raises(BadInput) as refused:
            busy.clerk.report(name, YEAR if more else Stretch(date(2022, 1, 1), date(2022, 3, 31)), **more)
        told += [(fault.path, fault.text) for fault in refused.value.faults]

    assert told == [
        ("stretch", "温县司法局在该期间和比较期没有任何可以计数的争议，不能出具数字"),
        ("stretch", "该期间和比较期没有任何可以计数的争议，不能出具数字"),
    ]


def test_a_form_that_is_filed_at_all_events(busy: Office) -> None:
    """A return that has to be filed says nothing happened in zeros, and lists no body as if it had cases."""
    form = attrs.evolve(shipped().reports["settlement"], nil_return=True)
    report = busy.clerk.report(form, Stretch(date(2022, 1, 1), date(2022, 3, 31)))

    assert {figure.numerator for figure in report.figures} == {0}
    assert not any(body.cases for body in report.bodies)


def test_a_comparison_is_the_askers_choice(busy: Office) -> None:
    """A report may be compared otherwise than its form says, or with nothing."""
    report = busy.clerk.report("source", YEAR, comparison=Comparison.NONE)

    assert report.compared is None
    assert report.before == ()
    assert attrs.evolve(report).earlier(report.figures[0]) is None


@pytest.mark.clause("WX-4.3.1")
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('value = "100.00"', 'value = "99.00"', "figure answers police 的 value 应为 99.00，实为 100.00"),
        ('indicator = "answers"', 'indicator = "unknown"', "figure unknown police：unknown/police/"),
        ('points = "100.00"', 'points = "99.00"', "points police  应为 99.00，实为 100.00"),
        ('grade = "优秀"', 'grade = "合格"', "points police  的等次应为 合格，实为 优秀"),
        ('agency = "police"\nscore', 'agency = "legal"\nscore', "points legal ：legal/law-based-government"),
        ('cites = ["WX-4.3.1"]', 'cites = ["WX-9"]', "figure answers police 没有依据 WX-9"),
    ],
)
def test_a_scenario_expects_figures(before: str, after: str, said: str, tmp_path: Path) -> None:
    """A scenario says which figures and points come of it; what is otherwise is named."""
    shipped_ = Path(__file__).parent.parent / "plugins" / "wenxian" / "scenarios" / "assessment.toml"
    file = tmp_path / "assessment.toml"
    file.write_text(shipped_.read_text("utf-8").replace(before, after, 1), "utf-8")
    played = play(read_scenario(file))
    played.center.close()

    assert list(played.amiss) == [said]


def test_an_agency_gets_its_own_again(busy: Office) -> None:
    """What an agency was shown of itself is made again for it, and for nobody of another agency."""
    made = busy.center.acting("handler").report("agencies", YEAR)

    assert busy.center.acting("head").report_again(made) == made
    with pytest.raises(NotFound):
        busy.center.acting("stranger").report_again(made)


def test_a_report_on_all_is_not_made_again_for_an_agency(busy: Office) -> None:
    """Whoever holds the report of a circular has no others counted from it, by another form or of other days."""
    made, assessed = busy.clerk.report("agencies", YEAR), busy.clerk.assess(YEAR)
    handler = busy.center.acting("handler")

    with pytest.raises(NotFound):
        handler.report_again(made)
    with pytest.raises(NotFound):
        handler.assess_again(assessed)


def test_a_fall_is_shown(busy: Office) -> None:
    """Fewer than before stands with its sign."""
    busy.register(on=date(2023, 5, 9), known_on=date(2023, 5, 1), matter="licence")
    [_, by_matter, _] = short_tables(busy.clerk.report("source", YEAR))
    licences = next(row for row in by_matter.rows if row[0] == "行政许可")
    busy.register(on=date(2023, 5, 9), known_on=date(2023, 5, 1), matter="licence")
    [_, fallen, _] = short_tables(busy.clerk.report("source", YEAR))

    assert licences[1] == "1，增长+0.0%"
    assert next(row for row in fallen.rows if row[0] == "行政许可")[1] == "1，增长-50.0%"
