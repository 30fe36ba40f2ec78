"""Time passes by command: lateness is noted once, from dates alone, and never where a date is provisional."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from admin_dispute import Refused, Stage
from admin_dispute.center.acting import Acting
from admin_dispute.center.rights import SYSTEM
from admin_dispute.center.upkeep.sweep import Swept
from admin_dispute.testing import Office


@pytest.mark.clause("WX-4.3.4")
def test_late_performance_is_found(everywhere: Office) -> None:
    """A deadline that passed is noted the day after, and only once however often time passes."""
    dispute = everywhere.at(Stage.EFFECTIVE)
    everywhere.clock.set(date(2024, 6, 13))
    assert everywhere.center.sweep().noted == 0

    everywhere.clock.set(date(2024, 6, 14))
    assert everywhere.center.sweep().noted == 2
    assert everywhere.center.sweep().noted == 0
    assert "note-overdue" in [decision.command for decision in everywhere.clerk.decisions(dispute)]
    assert everywhere.center.verify() == ()


def test_lateness_of_every_kind_is_found(everywhere: Office) -> None:
    """The task of a meeting and the time to look at a circular pass, too: each is noted where it ran, and told."""
    everywhere.register()
    circular = everywhere.do("draft-circular").stream
    everywhere.do("show-circular", circular)
    everywhere.do("raise-problem")
    meeting = everywhere.do("call-meeting", convener="legal", attendants=["court"]).stream
    everywhere.do("hold-meeting", meeting)
    everywhere.do("conclude-item", meeting)

    assert everywhere.center.sweep().noted == 2
    assert everywhere.center.sweep() == Swept(known=2)
    for stream in (circular, meeting):
        assert everywhere.clerk.decisions(stream)[-1].command == "note-overdue"
        with everywhere.center.records(reading=True) as records:
            assert records.topics(stream, 1)[-1] == "overdue"
    assert everywhere.center.verify() == ()
    everywhere.do("complete-conclusion", meeting)  # in time, entered late
    assert everywhere.center.sweep() == Swept(known=1)


def test_downtime_is_caught_up(office: Office) -> None:
    """After a long pause one sweep notes everything that passed meanwhile."""
    office.at(Stage.EFFECTIVE)
    office.at(Stage.MEDIATING)
    office.clock.set(date(2026, 1, 5))

    assert office.center.sweep().noted == 4


def test_in_time_but_entered_late_is_not_late(office: Office) -> None:
    """A performance in time that was entered after the sweep counts as in time, and nothing is noted again."""
    dispute = office.at(Stage.EFFECTIVE)
    assert office.center.sweep().noted == 2

    office.do("record-performance", dispute, on=date(2024, 6, 13))
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert (row.late, row.overdue) == (0, 1)  # the visit
    assert office.center.sweep() == Swept(known=1)  # a visit that is due


def test_only_a_deadline_that_runs_is_noted(office: Office) -> None:
    """A deadline that a dispute does not have can't be noted, whoever asks."""
    dispute = office.at(Stage.EFFECTIVE)
    stray = office.command("note-overdue", dispute, clock="visit", subject="77")

    assert {o.code for o in Acting(office.center, SYSTEM).may(stray).objections} == {"visit-passed"}


@pytest.mark.clause("WX-4.3.3", "WX-4.3.4")
def test_what_is_watched_is_told_with_its_clause(office: Office) -> None:
    """A late visit is told by the clause on visits, late performance by the clause on performance."""
    office.at(Stage.EFFECTIVE)
    office.center.sweep()
    told = {message.clauses for message in office.center.messages() if message.topic == "overdue"}

    assert told == {("WX-4.3.3",), ("WX-4.3.4",)}


def test_one_bad_row_does_not_stop_the_sweep(office: Office) -> None:
    """A deadline row without a dispute is reported, and the others are noted."""
    office.at(Stage.EFFECTIVE)
    with office.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO ad_deadline (center, kind, stream, clock, subject, started, due_on, provisional)"
                " VALUES ('wenxian', 'dispute', 'gone', 'performance', 'o1', '2024-01-01', '2024-01-02', 0)"
            )
        )
    swept = office.center.sweep()

    assert swept.noted == 2
    assert swept.faults == ("gone/performance/o1: no-stream",)


def test_late_is_late_without_any_sweep(office: Office) -> None:
    """Lateness in the ledger does not depend on whether a job ran."""
    dispute = office.at(Stage.EFFECTIVE)
    assert next(row for row in office.clerk.ledger() if row.dispute == dispute).overdue == 2

    office.do("record-performance", dispute, on=date(2024, 6, 20))
    assert next(row for row in office.clerk.ledger() if row.dispute == dispute).late == 1


@pytest.mark.clause("WX-4.1.3")
@pytest.mark.parametrize(("confirms", "stage"), [(False, Stage.ENDED), (True, Stage.EFFECTIVE)])
def test_silence_means_what_was_agreed(office: Office, confirms: bool, stage: Stage) -> None:
    """When nobody confirms by the date, the agreement lapses or takes effect as it says itself."""
    confirmation = {"agency": "police", "within": "10 day", "silence": "effect" if confirms else "lapse"}
    dispute = office.at(Stage.AGREED, {"draft-terms": {"confirmation": confirmation}})
    office.center.sweep()

    assert office.dispute(dispute).stage is stage


@pytest.mark.clause("WX-4.1.3", "民法典 158")
def test_confirmation_in_time_undoes_a_lapse(office: Office) -> None:
    """A confirmation in time that was entered after the lapse gives effect; a late one does not."""
    within = {"confirmation": {"agency": "police", "within": "10 day"}}
    dispute = office.at(Stage.AGREED, {"draft-terms": within})
    office.center.sweep()
    assert office.dispute(dispute).stage is Stage.ENDED
    with pytest.raises(Refused) as refused:
        office.do("confirm-agreement", dispute, on=date(2024, 5, 24))
    assert "confirmed-in-time" in {objection.code for objection in refused.value.ruling.objections}

    office.do("confirm-agreement", dispute, on=date(2024, 5, 23))
    assert office.dispute(dispute).stage is Stage.EFFECTIVE


@pytest.mark.clause("WX-4.1.3")
@pytest.mark.parametrize("swept", [True, False])
@pytest.mark.parametrize("confirms", [True, False])
def test_silence_speaks_whether_or_not_a_job_ran(office: Office, confirms: bool, swept: bool) -> None:
    """A word after the date is too late, and a word in time but entered late counts, with and without a sweep."""
    confirmation = {"agency": "police", "within": "10 day", "silence": "effect" if confirms else "lapse"}
    dispute = office.at(Stage.AGREED, {"draft-terms": {"confirmation": confirmation}})
    if swept:
        office.center.sweep()
    late = office.clerk.may(office.command("refuse-confirmation", dispute, on=date(2024, 6, 20)))
    assert "confirmed-in-time" in {objection.code for objection in late.objections}

    office.do("refuse-confirmation", dispute, on=date(2024, 5, 20))
    assert office.dispute(dispute).stage is Stage.ENDED
    assert not office.clerk.may(office.command("record-performance", dispute)).allowed


def test_nothing_is_late_while_a_provisional_date_may_come(office: Office) -> None:
    """A working-day deadline in years not announced is noted once the latest day that it can be has passed."""
    far = {"debtor": "police", "duty": "apology", "within": "700 working-day"}
    dispute = office.at(Stage.EFFECTIVE, {"draft-terms": {"obligations": [far]}})
    office.do("record-visit", dispute, on=date(2024, 6, 24))
    office.do("record-visit", dispute, on=date(2024, 6, 25))
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert row.provisional

    assert row.next_due is not None
    office.clock.set(row.next_due + timedelta(days=1))
    assert office.center.sweep().noted == 0
    office.clock.set(date(2035, 1, 1))
    assert office.center.sweep().noted == 1
