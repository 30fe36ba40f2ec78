"""A file of clauses as plugins keep it: read in its order, with its faults by their paths."""

from __future__ import annotations

import pytest

from admin_dispute import BadConfiguration, Clause, clauses_of

PAGE = """
["甲县3"]
place = "第3条"
title = "调解期限"
hooks = ["mediation_period"]
tests = ["test_jia.py::test_period"]

["甲县1"]
place = "第1条"
title = "目的"
"""


def test_clauses_are_read_in_their_order() -> None:
    """Each table is a clause; tests that stand in a file of their own come after those of the clause."""
    third = Clause(
        id="甲县3",
        place="第3条",
        title="调解期限",
        hooks=("mediation_period",),
        tests=("test_jia.py::test_period", "scenarios/period.toml"),
    )

    assert clauses_of(PAGE, tested={"甲县3": ["scenarios/period.toml"]}) == (
        third,
        Clause(id="甲县1", place="第1条", title="目的"),
    )
    assert clauses_of("") == ()


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('["甲县3"]\nplace = "第3条"', "甲县3.title"),
        ('["甲县3"]\nplace = "第3条"\ntitle = "期限"\nhook = ["x"]', "甲县3.hook"),
        ('["甲县3"]\nplace = "第3条"\ntitle = "期限"\nhooks = "x"', "甲县3.hooks"),
        ('version = "x"', "version"),
    ],
)
def test_a_fault_is_told_with_its_path(text: str, path: str) -> None:
    """What is missing, unknown or of another form is named by clause and field, and the file by its name."""
    with pytest.raises(BadConfiguration) as wrong:
        clauses_of(text, "jia.toml")

    assert (wrong.value.code, wrong.value.file) == ("bad-clauses", "jia.toml")
    assert [fault.path for fault in wrong.value.faults] == [path]


def test_no_toml_is_told_with_its_line() -> None:
    """A file that is no TOML is told with the line, as every other."""
    with pytest.raises(BadConfiguration) as wrong:
        clauses_of("[甲县3")

    assert wrong.value.code == "not-toml"
