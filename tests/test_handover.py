"""Handover: complete but for what mediation protects, and how long it took."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from admin_dispute import FilePart, Parameter, Policy, Provenance, Stage, days_to_handover, days_waiting
from admin_dispute.law.hookspecs import hookimpl
from admin_dispute.law.plugin import Plugin
from admin_dispute.law.table import HookTable
from admin_dispute.tenancy.plugins import NATIONAL
from admin_dispute.testing import Office
from admin_dispute.testing.office import SAMPLE_POLICY


@hookimpl
def three_days() -> tuple[Policy, ...]:
    """Ship a policy that wants a file handed over within three days."""
    within = Parameter(name="handover-period", value="3 day", source="测试用样例", provenance=Provenance.COUNTY)
    return (attrs.evolve(SAMPLE_POLICY, parameters=(*SAMPLE_POLICY.parameters, within)),)


def objections(office: Office, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a handover."""
    ruling = office.clerk.may(office.command("hand-over-file", dispute, **changes))
    return {objection.code for objection in ruling.objections}


@pytest.mark.clause("WX-3.1.5", "特邀调解规定 22")
@pytest.mark.parametrize("part", ["concessions", "mediators-notes", "session-minutes", "ceilings", "mediation-plans"])
def test_what_mediation_protects_stays(office: Office, part: str) -> None:
    """Concessions, notes, minutes, ceilings and plans go only where everybody agrees."""
    dispute = office.at(Stage.ENDED)

    assert objections(office, dispute, handed=["complaint", part]) == {"protected-withheld"}
    assert objections(office, dispute, handed=["complaint", part], agreed_by=["p1"]) == {"protected-withheld"}
    assert objections(office, dispute, handed=["complaint", part], agreed_by=["p1", "police"]) == set()


@pytest.mark.clause("WX-3.1.5")
def test_the_file_is_complete(office: Office) -> None:
    """The ordinary handover takes everything else, undisputed facts too; less warns."""
    dispute = office.at(Stage.ENDED)
    office.do("hand-over-file", dispute)
    [handover] = office.dispute(dispute).handovers
    assert FilePart.UNDISPUTED in handover.handed
    assert handover.withheld == (
        FilePart.CONCESSIONS, FilePart.NOTES, FilePart.MINUTES, FilePart.CEILINGS, FilePart.PLANS,
    )  # fmt: skip

    less = office.do("hand-over-file", dispute, handed=["complaint"])
    assert [warning.code for warning in less.ruling.warnings] == ["file-complete"]
    assert "协议" not in less.ruling.warnings[0].text  # none was made: it is not missing
    assert objections(office, dispute, proceeding="x9") == {"proceeding-known"}


@pytest.mark.clause("WX-2.3")
@pytest.mark.parametrize("ending", ["no-agreement", "hopeless", "unsuitable"])
def test_time_to_handover_is_measured(office: Office, ending: str) -> None:
    """Calendar days from the ending to the handover, or waiting until today."""
    dispute = office.at(Stage.ENDED, {"end-mediation": {"ending": ending, "reason": "甲"}})
    seen = office.dispute(dispute)
    assert (days_to_handover(seen), days_waiting(seen, date(2024, 5, 16))) == (None, 3)

    office.do("hand-over-file", dispute)
    seen = office.dispute(dispute)
    assert (days_to_handover(seen), days_waiting(seen, date(2024, 6, 1))) == (7, None)


@pytest.mark.clause("WX-2.1")
def test_a_refusal_is_passed_on(office: Office) -> None:
    """A refused offer counts from the day of the refusal; nothing waits where nothing ended."""
    dispute = office.register()
    assert (days_to_handover(office.dispute(dispute)), days_waiting(office.dispute(dispute), date(2024, 6, 1))) == (
        None, None,
    )  # fmt: skip
    office.do("record-refusal", dispute)
    office.do("hand-over-file", dispute, on=date(2024, 5, 8))

    assert days_to_handover(office.dispute(dispute)) == 1


def test_an_early_handover_warns(office: Office) -> None:
    """An attempt that did not end is no reason to refuse."""
    early = office.do("hand-over-file", office.register())

    assert [warning.code for warning in early.ruling.warnings] == ["attempt-ended"]


@pytest.mark.clause("WX-2.3", "WX-3.1.5")
def test_a_file_that_waits_has_a_clock() -> None:
    """Where the county sets a period it runs from the failed attempt until the file is handed over."""
    office = Office(
        plugins=HookTable((NATIONAL, Plugin("mine", "mine", SimpleNamespace(register_policies=three_days))))
    )
    waiting = office.at(Stage.ENDED)
    refused = office.register()
    office.do("record-refusal", refused)

    def due(dispute: str) -> list[date]:
        return [one.on for one in office.clerk.outlook(dispute).deadlines if one.clock == "handover"]

    effective = office.at(Stage.EFFECTIVE)
    assert [due(each) for each in (waiting, refused, effective)] == [[date(2024, 5, 16)], [date(2024, 5, 10)], []]
    office.do("give-guidance", waiting)
    office.do("close-dispute", waiting, outcome="to-court")
    assert due(waiting) == [date(2024, 5, 16)]
    office.do("hand-over-file", waiting)
    assert due(waiting) == []
    dropped = office.at(Stage.ENDED)
    office.do("give-guidance", dropped)
    office.do("close-dispute", dropped, outcome="not-pursued")
    assert due(dropped) == []
    office.center.close()


def test_a_file_waits_no_longer_once_all_consent() -> None:
    """Whoever comes round after a refusal is mediated: the clock of the handover is gone, in the rows, too."""
    office = Office(
        plugins=HookTable((NATIONAL, Plugin("mine", "mine", SimpleNamespace(register_policies=three_days))))
    )
    dispute = office.register()
    office.do("record-refusal", dispute)
    office.do("record-consent", dispute, on="2024-05-20")

    assert office.dispute(dispute).stage is Stage.CONSENTED
    assert office.clerk.outlook(dispute).deadlines == ()
    assert office.center.verify() == ()
    office.center.close()


def test_no_period_no_clock(office: Office) -> None:
    """Where nobody sets a period nothing runs: how long it took is measured all the same."""
    dispute = office.at(Stage.ENDED)

    assert office.dispute(dispute).handover_plan is None
    assert "handover" not in {one.clock for one in office.clerk.outlook(dispute).deadlines}
