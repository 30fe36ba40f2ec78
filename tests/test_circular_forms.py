"""A county's own reports in a circular come from the same file as anywhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shell import Run, registered

PAGE = """form = 1
[indicators.lasting]
title = "化解平均用时"
definition = "自登记至化解的自然日 ÷ 化解的争议"
numerator = ["days-to-settle"]
denominator = ["settled"]
unit = "天"
rounding = { places = 0, way = "truncated" }
source = "甲县某通知"
provenance = "set-by-county"
[reports.jia]
title = "甲县化解情况"
indicators = ["lasting", "registered"]
breakdowns = ["agency"]
comparison = "year-before"
"""
DRAFT = ("do", "wenxian", "draft-circular", "--as", "li", "--on", "2024-06-30", "--title", "通报",
         "--first", "2024-01-01", "--last", "2024-05-31")  # fmt: skip


@pytest.mark.clause("WX-4.3.2")
def test_reports_of_a_file(center: Run, tmp_path: Path) -> None:
    """`--forms @file` takes the reports of a TOML file with their own and the shipped indicators."""
    registered(center)
    (tmp_path / "jia.toml").write_text(PAGE, "utf-8")
    code, out, err = center(*DRAFT, "--forms", f"@{tmp_path / 'jia.toml'}", "--json")
    assert code == 0, err
    circular = json.loads(out)["stream"]
    shown = json.loads(center("list", "wenxian", "circular", "--as", "li", "--json")[1])

    [found] = [one for one in shown if one["id"] == circular]
    assert [report["form"]["name"] for report in found["content"]["reports"]][-1] == "jia"


def test_a_fault_in_the_file_is_told_at_its_path(center: Run, tmp_path: Path) -> None:
    """An undefined term of a county's file is refused at its path, before anything is drafted."""
    registered(center)
    (tmp_path / "jia.toml").write_text(PAGE.replace('"settled"', '"weather"'), "utf-8")
    code, _, err = center(*DRAFT, "--forms", f"@{tmp_path / 'jia.toml'}", "--json")

    assert code != 0
    assert "indicators.lasting.denominator" in err
