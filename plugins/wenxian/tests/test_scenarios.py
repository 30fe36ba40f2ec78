"""Each clause of the document has a scenario that a lawyer can read, and that plays it: a step or figure cites it."""

from __future__ import annotations

from pathlib import Path

import pytest

from admin_dispute.tenancy.plugins import table_for
from admin_dispute.testing import Scenario, play, read_scenario

FOLDER = Path(__file__).parent.parent / "scenarios"
SCENARIOS = {file.stem: read_scenario(file) for file in sorted(FOLDER.glob("*.toml"))}
CLAUSES = [
    clause.id
    for clause, by in table_for(("wenxian",)).clauses.values()
    if by == "wenxian" and clause.id.startswith("WX-")
]


def played_by(scenario: Scenario) -> set[str]:
    """Give what the expectations of a scenario rest on; that the rulings and figures name it is checked in playing."""
    by_rulings = {clause for step in scenario.steps for clause in step.cites}
    return by_rulings | {clause for figure in scenario.figures for clause in figure.cites}


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_its_scenario(clause: str) -> None:
    """A scenario of the county expects a ruling or a figure that cites the clause."""
    assert [name for name, scenario in SCENARIOS.items() if clause in played_by(scenario)] != []


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_holds(name: str) -> None:
    """What a scenario expects is what happens."""
    played = play(SCENARIOS[name])
    amiss = [*played.amiss, *(wrong for step in played.steps for wrong in step.amiss)]
    played.center.close()

    assert amiss == []


def test_what_the_system_did_is_compared(tmp_path: Path) -> None:
    """Where time passes, the clauses are those of what the system did until then."""
    page = (FOLDER / "wx-3.3.5-progress.toml").read_text("utf-8").replace('["WX-3.3.5"]', '["WX-3.3.5", "WX-0.1"]')
    (tmp_path / "wrong.toml").write_text(page, "utf-8")
    played = play(read_scenario(tmp_path / "wrong.toml"))
    played.center.close()

    assert [step.amiss for step in played.steps if step.amiss] == [("依据中没有 WX-0.1",)]
