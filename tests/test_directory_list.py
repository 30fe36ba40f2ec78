"""The directory as read: by which ids commands name bodies and officers (WX-1.1)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from shell import Run

from admin_dispute import InOffice, Role
from admin_dispute.testing import Office


@pytest.mark.clause("WX-1.1")
def test_bodies_stand_with_their_officers(office: Office) -> None:
    """Each body that stands on the day is listed with functions, matters, and who is in office there."""
    rows = {row.id: row for row in office.clerk.directory()}

    assert rows["county"].functions == ("county-office",)
    assert rows["police"].matters == ("penalty", "compulsion")
    assert InOffice(id="clerk", name="某clerk", roles=(Role.CLERK,)) in rows["court"].officers
    assert "police" not in {row.id for row in office.clerk.directory(date(2021, 3, 20))}


def test_an_office_that_ended_is_not_listed(office: Office) -> None:
    """Who is no longer in office stands there no more."""
    office.center.acting("founder").execute(office.command("end-office", on="2024-06-30", officer="data"))
    listed = [officer.id for row in office.clerk.directory() for officer in row.officers]

    assert "data" not in listed


def test_a_party_sees_the_bodies_alone(office: Office) -> None:
    """A party sees which bodies there are, not who is in office."""
    office.register()

    assert {row.officers for row in office.center.acting("wang").directory()} == {()}


def test_the_command_line_lists_it(center: Run, tmp_path: Path) -> None:
    """As table, JSON and spreadsheet; a mistyped actor is an error, not an empty list."""
    listing = ("directory", "wenxian", "--as", "li")
    ids = {row["id"] for row in json.loads(center(*listing, "--json")[1])}
    center(*listing, "--xlsx", "directory.xlsx")
    [heads, *rows] = CalamineWorkbook.from_path(str(tmp_path / "directory.xlsx")).get_sheet_by_index(0).to_python()

    assert "police" in ids
    assert len(rows) == len(ids)
    assert heads[1] == "代号"
    assert rows[0][-1] == "李管理（li，管理员、登记员）"
    shown = center(*listing)[1]
    assert "温县公安局" in shown
    assert "行政处罚" in shown
    assert center("directory", "wenxian", "--as", "nobody")[0] == 4
