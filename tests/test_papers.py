"""Papers: drafted, sent, received, answered or met with silence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Stage
from admin_dispute.testing import Office


def objections(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    ruling = office.clerk.may(office.command(name, dispute, **changes))
    return {objection.code for objection in ruling.objections}


def overdue(office: Office, dispute: str, today: date) -> int:
    """Give how many deadlines of a dispute are over."""
    office.clock.set(today)
    return next(row.overdue for row in office.clerk.ledger() if row.dispute == dispute)


@pytest.mark.clause("WX-3.1.2")
@pytest.mark.parametrize("kind", ["self-check", "risk-warning", "proposal-letter", "judicial-suggestion"])
@pytest.mark.parametrize("stage", list(Stage))
def test_papers_at_any_stage(office: Office, kind: str, stage: Stage) -> None:
    """A paper goes out at any stage, with copies to bodies of the directory."""
    dispute = office.at(stage)
    office.do("draft-paper", dispute, kind=kind, copies=["legal"])
    office.do("send-paper", dispute, answer_by=None)

    assert office.dispute(dispute).papers[0].sendings[0].answer_by is None


@pytest.mark.clause("WX-3.1.2")
def test_a_notice_has_a_day_to_answer(office: Office) -> None:
    """A notice to mediate names the last day to answer."""
    dispute = office.register()
    office.do("draft-paper", dispute)

    assert objections(office, "send-paper", dispute, answer_by=None) == {"day-to-answer"}
    assert objections(office, "send-paper", dispute, answer_by=date(2024, 5, 7)) == {"answered-after-sent"}
    assert objections(office, "prove-receipt", dispute) == {"paper-sent"}
    assert objections(office, "answer-paper", dispute) == {"paper-sent"}


@pytest.mark.clause("WX-3.1.2")
def test_silence_counts_after_proven_receipt(office: Office) -> None:
    """Without proof of receipt nobody is silent; with it the sweep notes the silence, for whom."""
    dispute = office.register()
    office.do("draft-paper", dispute)
    office.do("send-paper", dispute)
    assert overdue(office, dispute, date(2024, 5, 21)) == 0

    office.do("prove-receipt", dispute)
    assert overdue(office, dispute, date(2024, 5, 20)) == 0
    assert overdue(office, dispute, date(2024, 5, 21)) == 1
    assert office.center.sweep().noted == 1
    assert office.center.verify() == ()


@pytest.mark.clause("WX-3.1.2")
def test_an_answer_ends_the_clock_and_a_round_follows(office: Office) -> None:
    """An answer is recorded, late with a warning; the next round has its own day."""
    dispute = office.register()
    for name in ("draft-paper", "send-paper", "prove-receipt", "answer-paper"):
        office.do(name, dispute)
    assert overdue(office, dispute, date(2024, 6, 1)) == 0

    office.do("send-paper", dispute, on=date(2024, 5, 20), answer_by=date(2024, 5, 27))
    office.do("prove-receipt", dispute, on=date(2024, 5, 21), proof="electronic")
    assert overdue(office, dispute, date(2024, 6, 1)) == 1
    late = office.do("answer-paper", dispute, on=date(2024, 5, 28))
    assert [warning.code for warning in late.ruling.warnings] == ["answered-in-time"]
    assert len(office.dispute(dispute).papers[0].sendings) == 2


@pytest.mark.clause("WX-3.1.2")
def test_a_receipt_after_the_day_makes_nobody_silent(office: Office) -> None:
    """Who received it after the day to answer by had no time to answer."""
    dispute = office.register()
    office.do("draft-paper", dispute)
    office.do("send-paper", dispute)
    done = office.do("prove-receipt", dispute, on=date(2024, 5, 21))

    assert [warning.code for warning in done.ruling.warnings] == ["time-left"]
    assert overdue(office, dispute, date(2024, 6, 1)) == 0


def test_what_does_not_fit(office: Office) -> None:
    """Addressees are known, receipts come once and after the sending, a dropped paper goes nowhere."""
    dispute = office.register()
    assert objections(office, "draft-paper", dispute, to="nobody") == {"addressees-known"}
    assert objections(office, "draft-paper", dispute, proceeding="x9") == {"proceeding-known"}
    for name in ("send-paper", "prove-receipt", "answer-paper", "drop-paper"):
        assert objections(office, name, dispute) == {"paper-known"}
    office.do("draft-paper", dispute, copies=["legal"])
    assert objections(office, "send-paper", dispute, on=date(2024, 5, 7)) == {"not-before-draft"}
    office.do("send-paper", dispute, on=date(2024, 5, 9))
    assert objections(office, "prove-receipt", dispute, who="tax") == {"addressed"}
    assert objections(office, "answer-paper", dispute, who="tax") == {"addressed"}
    assert objections(office, "answer-paper", dispute, on=date(2024, 5, 8)) == {"sent-before"}
    office.do("prove-receipt", dispute, who="legal")
    assert objections(office, "prove-receipt", dispute, who="legal") == {"received-once"}

    office.do("drop-paper", dispute)
    assert "paper-stands" in objections(office, "send-paper", dispute, on=date(2024, 5, 21))
    assert overdue(office, dispute, date(2024, 6, 1)) == 0


def test_papers_to_agencies_are_not_the_claimants(office: Office) -> None:
    """A warning to the agency is hidden from the claimant, and seen by the agency."""
    dispute = office.register()
    office.do("draft-paper", dispute, kind="risk-warning")

    assert office.center.acting("wang").dispute(dispute).papers == ()
    assert len(office.center.acting("handler").dispute(dispute).papers) == 1


@pytest.mark.clause("WX-3.1.2")
@pytest.mark.parametrize("over", ["proceeding", "dispute"])
def test_nobody_waits_for_an_answer_that_is_over(office: Office, over: str) -> None:
    """With the proceedings it belongs to, or the dispute, the clock of an answer stops; its silence stays noted."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-filing", dispute)
    for name in ("draft-paper", "send-paper", "prove-receipt"):
        office.do(name, dispute, **({"proceeding": "x1"} if name == "draft-paper" else {}))
    assert "paper" in {one.clock for one in office.clerk.outlook(dispute).deadlines}
    office.do("end-proceeding" if over == "proceeding" else "close-dispute", dispute)

    assert "paper" not in {one.clock for one in office.clerk.outlook(dispute).deadlines}
