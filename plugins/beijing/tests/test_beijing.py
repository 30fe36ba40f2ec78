"""The quarterly return: identities at entry, figures traced, units merged and renamed, corrections in editions."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from shell import Run, center_fixture, registered, run_fixture

from admin_dispute import BadConfiguration, BadInput, NotFound, Stage, Stretch, write_book
from admin_dispute.testing import Office
from admin_dispute_beijing import (
    IDENTITIES,
    Civil,
    Decided,
    Edition,
    Entry,
    Override,
    added,
    change_table,
    contradicting,
    due,
    filled,
    issue,
    issued,
    known,
    of_the_year,
    quarter,
    read_editions,
    return_table,
    source_table,
    total,
    whole_year,
)
from admin_dispute_beijing.entry import faults_of_columns
from admin_dispute_beijing.files import read_typed

SECOND = quarter(2024, 2)
JULY = date(2024, 7, 2)


@st.composite
def entries(draw: st.DrawFn, unit: str = "police", stretch: Stretch = SECOND) -> Entry:
    """Draw an entry that keeps the identities: kinds and stages are drawn, the rest follows."""
    some = st.integers(0, 40)
    kinds = draw(st.lists(some, min_size=10, max_size=10))
    disputes = draw(some)
    compensation = draw(st.integers(0, disputes))
    indemnity = draw(st.integers(0, disputes - compensation))
    review = draw(st.integers(0, disputes))
    civil_settled, settled = draw(st.integers(0, sum(kinds))), draw(st.integers(0, disputes))
    written = draw(st.integers(0, civil_settled + settled))
    figures: list[int | Decimal] = [
        sum(kinds) + disputes, civil_settled + settled, draw(some), draw(st.decimals(0, 900, places=2)), sum(kinds),
        civil_settled, *kinds, disputes, settled, compensation, indemnity, disputes - compensation - indemnity, review,
        disputes - review, written, civil_settled + settled - written, draw(some), draw(some),
    ]  # fmt: skip
    return Entry(unit=unit, name=unit, stretch=stretch, columns=tuple(Decimal(figure) for figure in figures))


def changed_at(entry: Entry, number: int, by: int = 1) -> tuple[Decimal, ...]:
    """Return the columns of an entry with one of them changed."""
    columns = list(entry.columns)
    columns[number - 1] += by
    return tuple(columns)


def faults(columns: tuple[Decimal, ...]) -> dict[str, str]:
    """Return what is wrong with columns, by path."""
    with pytest.raises(BadInput) as error:
        Entry(unit="police", name="police", stretch=SECOND, columns=columns)
    return {fault.path: fault.text for fault in error.value.faults}


@given(entries())
def test_every_entry_keeps_the_identities(entry: Entry) -> None:
    """What was entered satisfies the four lines of the footnote."""
    assert all(identity.holds(entry.columns) for identity in IDENTITIES)


@given(entries(), st.sampled_from([identity.whole for identity in IDENTITIES]))
def test_an_identity_that_fails_is_refused(entry: Entry, number: int) -> None:
    """One more in a column that others add up to: refused, with the column and the identity."""
    found = faults(changed_at(entry, number))

    assert f"columns.{number}" in found
    assert any(identity.clause in text for text in found.values() for identity in IDENTITIES)


@given(entries(), st.integers(7, 27))
def test_one_part_alone_never_changes_unnoticed(entry: Entry, number: int) -> None:
    """Kinds, stages and forms are part of an identity; people, money, confirmed and performed of none."""
    if number in (26, 27):
        assert not list(faults_of_columns(changed_at(entry, number)))
    else:
        assert faults(changed_at(entry, number))


@given(st.lists(entries(), max_size=6))
def test_totals_keep_the_identities(filed: list[Entry]) -> None:
    """Sums of entries satisfy what each of them does: a total needs no check of its own."""
    columns = added(filed)

    assert all(identity.holds(columns) for identity in IDENTITIES)
    assert columns[0] == sum(entry.column(1) for entry in filed)


@pytest.mark.parametrize(
    ("number", "figure", "said"), [(3, "1.5", "整数"), (3, "-1", "整数"), (4, "-0.5", "数"), (4, "NaN", "数")]
)
def test_figures_that_cannot_be(number: int, figure: str, said: str) -> None:
    """People are counted whole, money may have decimals, nothing is below zero."""
    columns = [Decimal(0)] * 27
    columns[number - 1] = Decimal(figure)

    assert said in faults(tuple(columns))[f"columns.{number}"]


def test_a_column_is_missing() -> None:
    """An entry has 27 columns."""
    assert faults((Decimal(0),) * 26) == {"columns": "应为27栏，实为26栏"}


@pytest.mark.parametrize(("civil", "path"), [({"kinds": (1,)}, "civil.kinds"), ({"settled": 1}, "civil.settled")])
def test_civil_figures_that_cannot_be(civil: dict[str, object], path: str) -> None:
    """Ten kinds, and as many agreements as were settled."""
    with pytest.raises(BadInput) as error:
        Civil(**civil)  # type: ignore[arg-type]  # as a caller might
    assert [fault.path for fault in error.value.faults] == [path]


def test_when_it_is_due() -> None:
    """Before the fifth of the month after the quarter; with the fourth goes a return of the whole year."""
    assert (quarter(2024, 1), due(quarter(2024, 4))) == (Stretch(date(2024, 1, 1), date(2024, 3, 31)), date(2025, 1, 4))
    assert whole_year(2024) == Stretch(date(2024, 1, 1), date(2024, 12, 31))


@pytest.fixture
def busy(office: Office) -> tuple[Office, list[str]]:
    """One dispute settled in money, one refused, one of tax from reconsideration."""
    settled, refused = office.at(Stage.EFFECTIVE), office.register()
    office.do("record-refusal", refused)
    office.do("record-performance", settled)
    other = office.register(agencies=["tax"], source="reconsideration")
    office.do("record-refusal", other)
    return office, [settled, refused, other]


def decided(disputes: list[str]) -> list[Decided]:
    """Decide on the kind of each: discretion."""
    return [Decided(dispute=dispute, kind=21, reason="罚款幅度") for dispute in disputes]


def test_figures_come_from_disputes(busy: tuple[Office, list[str]]) -> None:
    """Every administrative column is filled from disputes that stand behind it; civil ones are typed in."""
    office, disputes = busy
    civil = Civil(kinds=(3, *(0,) * 9), settled=2, people=6, money=Decimal("1.5"), written=1, oral=1)
    entry = filled(office.clerk, "police", SECOND, civil, decided(disputes))
    figures = dict(enumerate(map(str, entry.columns), 1))

    assert [figures[number] for number in (1, 2, 3, 4, 5, 6, 7)] == ["5", "3", "8", "3.5", "3", "2", "3"]
    assert [figures[number] for number in (17, 18, 19, 20, 21, 22, 23)] == ["2", "1", "0", "0", "2", "0", "2"]
    assert [figures[number] for number in (24, 25, 26, 27)] == ["2", "1", "0", "1"]
    assert set(entry.behind(17)) == set(disputes[:2])
    assert (entry.behind(18), entry.behind(4), entry.behind(22)) == ((disputes[0],), (disputes[0],), ())
    assert filled(office.clerk, "tax", SECOND, decided=decided(disputes)).behind(22) == (disputes[2],)


def test_what_nothing_shows_is_named(busy: tuple[Office, list[str]]) -> None:
    """A dispute whose kind the record does not show is refused by its id; one from a petition needs its stage, too."""
    office, disputes = busy
    with pytest.raises(BadInput) as error:
        filled(office.clerk, "police", SECOND)
    assert {fault.path for fault in error.value.faults} == {f"{dispute}.kind" for dispute in disputes[:2]}
    with pytest.raises(BadInput) as wrong:
        filled(office.clerk, "police", SECOND, decided=[Decided(dispute=disputes[0], kind=5, stage=6, reason="误")])
    assert f"{disputes[0]}.stage" in {fault.path for fault in wrong.value.faults}


def test_decisions_that_count_for_nothing(busy: tuple[Office, list[str]]) -> None:
    """Two decisions on one dispute, and one on a dispute that is none of the stretch, are refused by their place."""
    office, disputes = busy
    running = office.register()
    with pytest.raises(BadInput) as error:
        filled(office.clerk, "police", SECOND, decided=decided([*disputes, disputes[0], "nonexistent", running]))

    assert [fault.path for fault in error.value.faults] == [f"decided.{number}.dispute" for number in (3, 4, 5)]


def test_what_was_decided_otherwise_is_listed(office: Office, tmp_path: Path) -> None:
    """A decision against the record stands in the entry, beside the dispute it moved, and in what was issued."""
    dispute = office.register(agencies=["tax"], source="reconsideration")
    office.do("record-refusal", dispute)
    other = Decided(dispute=dispute, kind=21, stage=23, reason="已转诉讼")
    entry = filled(office.clerk, "tax", SECOND, decided=[other])
    issue(tmp_path / "issued.json", [entry], JULY, "figures", "data", "")
    [kept] = read_editions(tmp_path / "issued.json")

    assert entry.overrides == (Override(dispute=dispute, shown=22, decided=23, reason="已转诉讼"),)
    assert [row[3] for row in source_table(entry).rows if row[3]] == ["记录为22栏：已转诉讼"]
    assert kept.entry == entry
    same = Decided(dispute=dispute, kind=21, stage=22, reason="罚款幅度")
    assert filled(office.clerk, "tax", SECOND, decided=[same]).overrides == ()


@pytest.mark.parametrize(("matter", "kind"), [("penalty", 21), ("expropriation", 20)])
def test_kinds_that_the_record_shows(office: Office, matter: str, kind: int) -> None:
    """Discretion by the ground of mediation in review; compensation for expropriation is an indemnity."""
    basis = {"penalty": "discretion", "expropriation": "compensation"}[matter]
    changes = {"register-dispute": {"source": "reconsideration", "phase": "reconsideration", "matter": matter,
                                    "agencies": ["police"]}}  # fmt: skip
    dispute = office.register(**changes["register-dispute"])
    office.do("record-filing", dispute, kind="reconsideration", on="2024-05-07", before="温县人民政府")
    office.do("record-consent", dispute)
    office.do("name-responsible", dispute, agency="police", reason="主管")
    office.do("issue-case-number", dispute)
    office.do("open-mediation", dispute, basis=basis)
    office.do("end-mediation", dispute)
    entry = filled(office.clerk, "police", SECOND)

    assert (entry.behind(kind), entry.behind(22)) == ((dispute,), (dispute,))


def test_an_oral_settlement(office: Office) -> None:
    """What the mediator recorded was agreed orally."""
    oral = {"force": "oral-on-record", "recorded_by": "mediator"}
    dispute = office.at(Stage.EFFECTIVE, {"conclude-agreement": oral})

    assert filled(office.clerk, "police", SECOND, decided=decided([dispute])).behind(25) == (dispute,)


def test_an_unknown_unit(office: Office) -> None:
    """Who is not in the directory files nothing."""
    with pytest.raises(NotFound):
        filled(office.clerk, "nobody", SECOND)


def test_units_merged_and_renamed_within_the_year(busy: tuple[Office, list[str]]) -> None:
    """The police is merged into the county in June: its first quarter counts there, and the county files from then."""
    office, disputes = busy
    earlier = office.register(on=date(2024, 2, 5), known_on=date(2024, 2, 1))
    office.do("record-refusal", earlier, on=date(2024, 2, 6))
    by_hand = decided(disputes)
    first = filled(office.clerk, "police", quarter(2024, 1), decided=decided([earlier]))
    founder = office.center.acting("founder")
    founder.execute(office.command("abolish-organisation"))
    rename = {"on": date(2024, 6, 1), "id": "tax", "name": "国家税务总局温县税务局", "kind": "department"}
    founder.execute(office.command("enter-organisation", **rename, matters=["unlawful-demand"]))
    second = filled(office.clerk, "county", SECOND, decided=by_hand)
    renamed = filled(office.clerk, "tax", SECOND, decided=by_hand)

    assert set(second.behind(17)) == set(disputes[:2])
    assert (renamed.unit, renamed.name) == ("tax", "国家税务总局温县税务局")
    year = of_the_year([first, second, renamed], {"police": "county"})
    assert {unit: str(columns[16]) for unit, columns in year.items()} == {"county": "3", "tax": "1"}
    with pytest.raises(NotFound):
        filled(office.clerk, "police", SECOND, decided=by_hand)


def test_a_correction_reaches_every_total(busy: tuple[Office, list[str]]) -> None:
    """Entered late, a dispute comes with the second edition: the total as known then has it, as issued it had not."""
    office, disputes = busy
    by_hand = decided(disputes)
    first = issued(filled(office.clerk, "police", SECOND, decided=by_hand), JULY, "figures", "data")
    tax = issued(filled(office.clerk, "tax", SECOND, decided=by_hand), JULY, "figures", "data")
    late = office.register(on=date(2024, 6, 3))
    office.do("record-refusal", late, on=date(2024, 6, 4))
    again = filled(office.clerk, "police", SECOND, decided=decided([*disputes, late]))
    second = issued(again, date(2024, 7, 20), "figures", "data", before=first, reason="补录一件")
    editions = [first, tax, second]
    units = ("police", "tax", "county")
    as_issued, now = (total(known(editions, day), units) for day in (JULY, date(2024, 8, 1)))

    assert (str(as_issued.columns[16]), str(now.columns[16])) == ("3", "4")
    assert (now.units, now.missing) == (("police", "tax"), ("county",))
    assert second.number == 2
    assert [(change.column, str(change.before), str(change.after)) for change in second.changes] == [
        (1, "2", "3"), (3, "2", "3"), (17, "2", "3"), (21, "2", "3"), (23, "2", "3"),
    ]  # fmt: skip
    assert change_table(second).rows[0][1] == "案件总数"
    assert known(editions, date(2024, 7, 1)) == ()


@given(entries(), entries())
def test_an_edition_says_what_it_changes(before: Entry, after: Entry) -> None:
    """The changes of an edition turn the columns before into those after; without any there is no edition."""
    first = issued(before, JULY, "figures", "data")
    if before.columns == after.columns:
        with pytest.raises(BadInput):
            issued(after, JULY, "figures", "data", before=first, reason="更正")
        return
    second = issued(after, JULY, "figures", "data", before=first, reason="更正")
    columns = list(before.columns)
    for change in second.changes:
        assert columns[change.column - 1] == change.before
        columns[change.column - 1] = change.after
    assert tuple(columns) == after.columns


EMPTY = Entry(unit="police", name="police", stretch=SECOND, columns=(Decimal(0),) * 27)


def test_what_no_edition_can_be() -> None:
    """Nobody reviews what he filled, before the days are over, of another unit, or without a reason."""
    with pytest.raises(BadInput) as first:
        issued(EMPTY, date(2024, 6, 30), "data", "data")
    assert {fault.path for fault in first.value.faults} == {"reviewed_by", "on"}
    other = Entry(unit="tax", name="tax", stretch=SECOND, columns=EMPTY.columns)
    before: Edition = issued(other, JULY, "figures", "data")
    with pytest.raises(BadInput) as second:
        issued(EMPTY, JULY, "figures", "data", before=before)
    assert {fault.path for fault in second.value.faults} == {"before", "reason", "entry"}


def test_a_year_that_contradicts_its_quarters() -> None:
    """A full-year return is filed by itself: where it differs from its quarters is named."""
    year = Entry(unit="police", name="police", stretch=whole_year(2024), columns=changed_at(EMPTY, 3, 7))

    assert [(change.column, str(change.before), str(change.after)) for change in contradicting(year, [EMPTY])] == [
        (3, "0", "7")
    ]


def test_the_form_is_printed(busy: tuple[Office, list[str]], tmp_path: Path) -> None:
    """27 numbered columns, a row for each unit, the total below, and the disputes behind."""
    office, disputes = busy
    filed = [filled(office.clerk, unit, SECOND, decided=decided(disputes)) for unit in ("police", "tax")]
    table = return_table(filed, total(filed, ("police", "tax")), "温县行政调解案件2024年度第二季度统计表")
    write_book((table, source_table(filed[0])), tmp_path / "return.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "return.xlsx"))
    rows = book.get_sheet_by_index(0).to_python()

    assert (len(rows[0]), rows[0][17], rows[3][0], rows[3][17]) == (28, "17 行政争议总数", "合计", 3.0)
    assert "各单位均已填报" in table.notes
    assert return_table(filed, total(filed, ("police", "tax", "x")), "甲").notes[0] == "未报：x"
    assert {row[2] for row in source_table(filed[0]).rows} == set(disputes[:2])


__all__ = ["center_fixture", "run_fixture"]


@pytest.fixture
def filing(center: Run) -> Run:
    """A founded center with one dispute that was refused, and a file of what was typed in."""
    dispute = registered(center)
    refusal = ("--dispute", dispute, "--on", "2024-05-07", "--parties", "p1", "--form", "written")
    assert center("do", "wenxian", "record-refusal", "--as", "li", *refusal)[0] == 0
    Path("typed.toml").write_text(
        f"[civil.police]\nkinds = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]\nmoney = 1.25\n"
        f'[[decided]]\ndispute = "{dispute}"\nkind = 21\nreason = "罚款幅度"\n',
        "utf-8",
    )
    return center


ASKED = ("quarterly-return", "wenxian", "--as", "li", "--year", "2024", "--quarter", "2")


def test_the_return_on_the_command_line(filing: Run) -> None:
    """As a table, JSON and a spreadsheet; without decisions the dispute is named; the command is listed in the help."""
    code, out, err = filing(*ASKED, "--typed", "typed.toml", "--json")
    assert code == 0, err
    [entry] = json.loads(out)
    assert (entry["columns"][0], entry["columns"][3], entry["columns"][20]) == ("2", "1.25", "1")
    code, out, _ = filing(*ASKED, "--typed", "typed.toml")
    assert (code, "行政调解案件2024年度第二季度统计表" in out, "各单位均已填报" in out) == (0, True, True)
    assert filing(*ASKED, "--typed", "typed.toml", "--xlsx", "a.xlsx", "--unit", "police")[0] == 0
    assert Path("a.xlsx").exists()
    code, _, err = filing(*ASKED)
    assert (code, ".kind" in err) == (2, True)
    assert filing(*ASKED[:-1], "year", "--typed", "typed.toml", "--xlsx", ".")[0] == 7
    assert "quarterly-return" in filing("--help")[1]


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("kind = 21", "sort = 21", "decided.0.sort"),
        ('reason = "罚款幅度"', "", "decided.0.reason"),
        ('reason = "罚款幅度"', 'reason = ""', "decided.0.reason"),
        ("[1, 0,", "[-1, 0,", "civil.police.kinds"),
        ("[1, 0,", "[0,", "civil.police.kinds"),
        ("1.25", '"viel"', "civil.police.money"),
        ("[civil.police]", "[civil]\npolice = 3\n[other]", "civil.police"),
        ("[[decided]]", "[[decide]]", "decide"),
    ],
)
def test_faults_of_what_was_typed(filing: Run, before: str, after: str, path: str) -> None:
    """Whatever is wrong in the file is refused with its path."""
    page = Path("typed.toml").read_text("utf-8").replace(before, after)
    Path("typed.toml").write_text(page, "utf-8")
    with pytest.raises(BadConfiguration) as error:
        read_typed(Path("typed.toml"))
    assert path in [fault.path for fault in error.value.faults]


def test_civil_figures_of_who_files_nothing(filing: Run) -> None:
    """Figures typed in for who is no unit of the return are refused by their path, not left out."""
    with Path("typed.toml").open("a", encoding="utf-8") as typed:
        typed.write("[civil.polize]\nsettled = 0\n")
    code, _, err = filing(*ASKED, "--typed", "typed.toml")

    assert (code != 0, "civil.polize" in err) == (True, True)


def test_the_return_fits_a_screen(filing: Run) -> None:
    """On the screen each of the 27 columns is a line, and each unit a column; the help is Chinese throughout."""
    _, out, _ = filing(*ASKED, "--typed", "typed.toml")
    lines = [line.split() for line in out.splitlines()]
    _, said, _ = filing("quarterly-return", "--help")

    assert ["1", "案件总数"] in [line[:2] for line in lines]
    assert ["27", "已履行"] in [line[:2] for line in lines]
    assert ["4", "调解成功金额（万元）", "1.25"] in [line[:3] for line in lines]
    assert "用法：" in said
    assert "Show this message" not in said


def test_a_spreadsheet_and_a_missing_file_are_told(filing: Run) -> None:
    """What was written is said; a file that is not there is no bad TOML."""
    _, out, _ = filing(*ASKED, "--typed", "typed.toml", "--xlsx", "a.xlsx")
    code, _, err = filing(*ASKED, "--typed", "nowhere.toml")

    assert "✓ 已写出 " in out
    assert "：a.xlsx" in out
    assert (code, "读不到文件 nowhere.toml" in err) == (7, True)


def test_what_is_no_file() -> None:
    """A file that is not there, and one that is no TOML, are said so."""
    with pytest.raises(BadConfiguration):
        read_typed(Path("nowhere.toml"))


def test_editions_on_the_command_line(filing: Run) -> None:
    """What was issued is kept; a late dispute makes a second edition that says what changed, as known from its day."""
    file = ("--typed", "typed.toml", "--editions", "issued.json")
    code, _, err = filing(*ASKED, *file, "--reviewed-by", "data", "--on", "2024-07-03")
    assert (code, "已印发" in err) == (0, True)
    late = registered(filing)
    refusal = ("--dispute", late, "--on", "2024-05-07", "--parties", "p1", "--form", "written")
    assert filing("do", "wenxian", "record-refusal", "--as", "li", *refusal)[0] == 0
    with Path("typed.toml").open("a", encoding="utf-8") as typed:
        typed.write(f'[[decided]]\ndispute = "{late}"\nkind = 21\nreason = "罚款幅度"\n')
    assert filing(*ASKED, *file, "--reviewed-by", "data", "--on", "2024-07-20")[0] == 2  # a correction says why
    again = ("--reviewed-by", "data", "--on", "2024-07-20", "--reason", "补录一件")
    code, _, err = filing(*ASKED, *file, *again)
    assert (code, "第2版" in err, "17 行政争议总数：原为1，更正为2" in err) == (0, True, True)
    assert filing(*ASKED, *file, *again)[2].count("第") == 0  # nothing changed since

    columns = {}
    for day in ("2024-07-10", "2024-07-20"):
        code, out, _ = filing(*ASKED, "--editions", "issued.json", "--on", day, "--unit", "police", "--json")
        columns[day] = json.loads(out)[0]["columns"][16]
    assert columns == {"2024-07-10": "1", "2024-07-20": "2"}


def test_a_file_that_holds_no_editions(filing: Run) -> None:
    """Another file in its place, and figures that somebody changed by hand against an identity, are refused."""
    Path("other.json").write_text('{"a": 1}', "utf-8")
    assert filing(*ASKED, "--editions", "other.json")[0] == 7
    issue = ("--typed", "typed.toml", "--editions", "issued.json", "--reviewed-by", "data", "--on", "2024-07-03")
    assert filing(*ASKED, *issue)[0] == 0
    written = json.loads(Path("issued.json").read_text("utf-8"))
    written[0]["entry"]["columns"][0] = "99"
    Path("issued.json").write_text(json.dumps(written), "utf-8")
    code, _, err = filing(*ASKED, "--editions", "issued.json", "--json")

    assert (code, "columns.1" in err) == (7, True)
