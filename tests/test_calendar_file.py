"""A calendar as a file: a county loads a year as soon as it is announced, without a release of this library."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from shell import Run, registered
from sqlalchemy import text as sql

from admin_dispute import BadConfiguration, CalendarYear, LoadCalendar, Stage, read_calendar
from admin_dispute.center.upkeep.health import health
from admin_dispute.testing import Office

YEAR = """
form = 1
[years.2027]
source = "样例通知"
rest = [2027-01-01, 2027-02-05]
work = [2027-02-06]
"""
REST_ON_27_MAY = {"year": 2024, "rest": ["2024-05-27"], "work": [], "source": "通知"}


def written(folder: Path, text: str) -> Path:
    """Write a calendar file."""
    file = folder / "calendar.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_year_is_read_with_its_source(tmp_path: Path) -> None:
    """A file gives the rest days, the make-up days and the source of each year."""
    [year] = read_calendar(written(tmp_path, YEAR))

    assert (year.year, year.source) == (2027, "样例通知")
    assert (year.rest, year.work) == ((date(2027, 1, 1), date(2027, 2, 5)), (date(2027, 2, 6),))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (YEAR.replace("form = 1", "form = 2"), "form"),
        (YEAR.replace('source = "样例通知"\n', ""), "years.2027.source"),
        (YEAR.replace("years.2027", "years.next"), "years.next"),
        (YEAR.replace("2027-01-01", "2026-01-01"), "years.2027"),
        (YEAR.replace("2027-01-01", "2026-12-25"), "years.2027"),
        (YEAR.replace("2027-01-01", "2027-01-02"), "years.2027"),
        (YEAR.replace("2027-02-06", "2027-02-08"), "years.2027"),
        (YEAR.replace("2027-02-06", '"soon"'), "years.2027.work.0"),
    ],
)
def test_a_file_with_faults_is_refused_whole(tmp_path: Path, text: str, path: str) -> None:
    """A missing source, a day of another year, a weekend as rest, a weekday as make-up day: each with its path."""
    with pytest.raises(BadConfiguration) as bad:
        read_calendar(written(tmp_path, text))

    assert path in {fault.path for fault in bad.value.faults}


def test_a_year_names_the_last_days_of_the_december_before(tmp_path: Path) -> None:
    """31 December 2026 stands with 2027, whose notice moves it; 2026 keeps its own days."""
    [year] = read_calendar(written(tmp_path, YEAR.replace("2027-01-01", "2026-12-31, 2027-01-01")))

    assert year.rest == (date(2026, 12, 31), date(2027, 1, 1), date(2027, 2, 5))


def test_a_year_loaded_again_says_which_days_it_drops(office: Office) -> None:
    """Loading 2026 with one day alone warns that the nineteen others, and the make-up days, count no more."""
    founder = office.center.acting("founder")
    alone = CalendarYear(2026, (date(2026, 12, 31),), (), "样例通知")
    whole = {year.year: year for year in office.center.calendar_years()}[2026]
    [caution] = founder.may(LoadCalendar(on=date(2024, 7, 1), years=(alone,))).warnings

    assert caution.code == "calendar-days-kept"
    assert "25个日子" in caution.text
    assert "2026-10-01" in caution.text
    assert founder.may(LoadCalendar(on=date(2024, 7, 1), years=(whole,))).warnings == ()


def test_check_says_which_shipped_days_a_file_drops(run: Run) -> None:
    """`calendar check` warns of a file for a shipped year that lacks days of it; of a new year it says nothing."""
    Path("alone.toml").write_text(YEAR.replace("2027-01-01, 2027-02-05", "2026-12-31").replace("2027-02-06", "")
                                  .replace("2027", "2026"), "utf-8")  # fmt: skip
    Path("new.toml").write_text(YEAR.replace("2027", "2083"), "utf-8")  # of the same weekdays, and far

    assert "25 个日子这一份没有" in run("calendar", "check", "alone.toml")[1]
    assert "这一份没有" not in run("calendar", "check", "new.toml")[1]


def test_a_missing_and_a_broken_file_are_named(tmp_path: Path) -> None:
    """A file that is not there and one that is no TOML end with their own codes."""
    codes = []
    for file in (tmp_path / "none.toml", written(tmp_path, "form = ")):
        with pytest.raises(BadConfiguration) as bad:
            read_calendar(file)
        codes.append(bad.value.code)

    assert codes == ["no-calendar", "not-toml"]


def test_loading_a_year_settles_what_was_provisional(office: Office, tmp_path: Path) -> None:
    """A deadline in a year that is not announced is provisional, and certain once the year is loaded."""
    far = {"debtor": "police", "duty": "apology", "due": None, "within": "670 working-day"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [far]}})
    for day in (date(2024, 6, 24), date(2024, 6, 25)):
        office.do("record-visit", dispute, on=day)
    rows = {row.dispute: row for row in office.clerk.ledger()}
    assert rows[dispute].provisional

    years = read_calendar(written(tmp_path, YEAR))
    office.center.acting("founder").execute(LoadCalendar(on=date(2024, 7, 1), years=years))
    rows = {row.dispute: row for row in office.clerk.ledger()}
    assert not rows[dispute].provisional
    assert [year.year for year in office.center.calendar_years()][-1] == 2027


def test_a_sweep_settles_first_what_was_provisional(office: Office, tmp_path: Path) -> None:
    """Once the year is loaded, a sweep after the day notes the deadline, and what is stored fits together."""
    far = {"debtor": "police", "duty": "apology", "due": None, "within": "670 working-day"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [far]}})
    years = read_calendar(written(tmp_path, YEAR))
    office.center.acting("founder").execute(LoadCalendar(on=date(2024, 7, 1), years=years))
    office.clock.set(date(2028, 1, 5))
    office.center.sweep()

    noted = [decision for decision in office.clerk.decisions(dispute) if decision.command == "note-overdue"]
    assert len(noted) == 3  # two visits, and the apology
    assert office.center.verify() == ()


def test_the_command_line_says_before_and_afterwards_what_moves(center: Run) -> None:
    """`load --dry-run` lists the moves and loads nothing; `history` has them afterwards, in every form."""
    dispute = registered(center)
    filing = json.dumps({"dispute": dispute, "on": "2024-05-20", "kind": "administrative-suit"})
    assert center("do", "wenxian", "record-filing", "--as", "li", "--data", filing)[0] == 0
    Path("anew.toml").write_text(
        YEAR.replace("2027-01-01, 2027-02-05", "2024-05-27").replace("2027-02-06", "").replace("2027", "2024"), "utf-8"
    )
    before = json.loads(center("calendar", "load", "wenxian", "anew.toml", "--as", "li", "--dry-run", "--json")[1])
    loaded = json.loads(center("calendar", "load", "wenxian", "anew.toml", "--as", "li", "--json")[1])
    _, out, _ = center("calendar", "history", "wenxian")
    told = json.loads(center("calendar", "history", "wenxian", "--json")[1])
    why = center("why", "wenxian", dispute, "--as", "li")[1]

    assert before == loaded
    assert len(told) == 2
    assert [(move["kind"], move["stream"]) for move in loaded["moves"]] == [("dispute", dispute)]
    assert loaded["premature"] == []
    assert (loaded["moves"][0]["before"], loaded["moves"][0]["after"]) == ("2024-05-27", "2024-05-28")
    assert "立案、受理期限 x1：2024-05-27 → 2024-05-28" in out
    assert f"第{told[-1]['number']}项 {told[-1]['on']} " in out
    assert f"休息日依据的日历：中心第{told[-1]['number']}项（2024年：" in why
    assert told[-1]["moves"][0]["moved"]["moved_to"] == "2024-05-28"
    assert center("calendar", "history", "wenxian", "--xlsx", "moves.xlsx")[0] == 0
    assert Path("moves.xlsx").stat().st_size > 0


def test_do_lists_what_moves(center: Run) -> None:
    """`do load-calendar` and its annulment list the deadlines that move, as `calendar load` does, and journal each."""
    dispute = registered(center)
    filing = json.dumps({"dispute": dispute, "on": "2024-05-20", "kind": "administrative-suit"})
    assert center("do", "wenxian", "record-filing", "--as", "li", "--data", filing)[0] == 0
    anew = json.dumps({"on": "2024-05-20", "years": [REST_ON_27_MAY]})
    _, loaded, _ = center("do", "wenxian", "load-calendar", "--as", "li", "--data", anew)
    number = json.loads(center("calendar", "history", "wenxian", "--json")[1])[-1]["number"]
    wrong = {"kind": "center", "stream": "wenxian", "on": "2024-05-20", "number": number, "reason": "抄错",
             "authority": "主任"}  # fmt: skip
    _, annulled, _ = center("do", "wenxian", "annul-act", "--as", "li", "--data", json.dumps(wrong))
    told = json.loads(center("calendar", "history", "wenxian", "--json")[1])

    assert f"{dispute} 立案、受理期限 x1：2024-05-27 → 2024-05-28" in loaded
    assert f"{dispute} 立案、受理期限 x1：2024-05-28 → 2024-05-27" in annulled
    assert [len(change["moves"]) for change in told[-2:]] == [1, 1]
    assert center("verify", "wenxian")[0] == 0


def test_do_lists_in_json_exactly_what_moves(center: Run) -> None:
    """`do load-calendar --json` has each open deadline that moves, before and after; another act has no such list."""
    dispute = registered(center)
    filing = json.dumps({"dispute": dispute, "on": "2024-05-20", "kind": "administrative-suit"})
    filed = json.loads(center("do", "wenxian", "record-filing", "--as", "li", "--data", filing, "--json")[1])
    anew = json.dumps({"on": "2024-05-20", "years": [REST_ON_27_MAY]})
    loaded = json.loads(center("do", "wenxian", "load-calendar", "--as", "li", "--data", anew, "--json")[1])
    again = json.loads(center("do", "wenxian", "load-calendar", "--as", "li", "--data", anew, "--json")[1])
    moves = [(one["stream"], one["clock"], one["before"], one["after"]) for one in loaded["moves"]]

    assert moves == [(dispute, "filing", "2024-05-27", "2024-05-28")]
    assert loaded["premature"] == again["moves"] == []
    assert "moves" not in filed


def test_what_no_sweep_has_followed_is_said(office: Office) -> None:
    """A calendar loaded through Python waits for a sweep: `history`, `doctor` and `verify` say so, no more."""
    dispute = office.register()
    office.do("record-filing", dispute)
    year = CalendarYear(year=2024, source="通知", rest=(date(2024, 5, 27),), work=())
    office.center.acting("founder").execute(LoadCalendar(on=date(2024, 7, 1), years=(year,)))
    [waiting] = office.center.calendar_changes()[-1].pending
    codes = {found.code for found in health(office.center)} & {"calendar-not-followed"}

    assert (waiting.stream, waiting.before, waiting.after) == (dispute, date(2024, 5, 27), date(2024, 5, 28))
    assert codes == {"calendar-not-followed"}
    assert {fault.code for fault in office.center.verify()} == {"calendar-not-followed"}
    assert len(office.center.settle()) == 1
    assert office.center.calendar_changes()[-1].pending == ()
    assert office.center.verify() == ()


def test_a_changed_row_is_no_calendar(office: Office) -> None:
    """A last day that no calendar of the center gives is a fault, also while a calendar was not followed."""
    dispute = office.register()
    office.do("record-filing", dispute)
    year = CalendarYear(year=2024, source="通知", rest=(date(2024, 5, 27),), work=())
    office.center.acting("founder").execute(LoadCalendar(on=date(2024, 7, 1), years=(year,)))
    with office.engine.begin() as connection:
        connection.execute(sql("UPDATE ad_deadline SET due_on = '2024-06-30'"))

    assert {fault.code for fault in office.center.verify()} == {"deadlines-differ"}


def test_history_tells_corrections(center: Run) -> None:
    """A load that was replaced, and one that was annulled, stand in `history` with the load they are about."""
    Path("2027.toml").write_text(YEAR, "utf-8")
    assert center("calendar", "load", "wenxian", "2027.toml", "--as", "li")[0] == 0
    loaded = json.loads(center("calendar", "history", "wenxian", "--json")[1])[-1]["number"]
    correction = {"kind": "center", "stream": "wenxian", "on": "2024-06-01", "number": loaded, "reason": "抄错",
                  "authority": "主任"}  # fmt: skip
    year = {"year": 2027, "rest": ["2027-01-01"], "work": [], "source": "通知"}
    replacement = {"command": "load-calendar", "on": "2024-06-01", "years": [year]}
    given = {"correct-act": {**correction, "replacement": replacement}, "annul-act": correction}
    codes = [center("do", "wenxian", name, "--as", "li", "--data", json.dumps(data))[0] for name, data in given.items()]
    _, out, _ = center("calendar", "history", "wenxian")

    assert codes == [0, 0]
    assert f"更正第{loaded}项载入为：2027年（放假 1 日，调休上班 0 日；通知）" in out
    assert f"撤销第{loaded}项载入，适用此前的日历" in out
