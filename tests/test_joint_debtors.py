"""Those who owe jointly, heirs above all, stand each alone: performance, refusal, time and measures (民法典 1161)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import CreditEntry
from admin_dispute.testing import Office

TODAY = date(2024, 12, 31)
OWED = {"debtor": "p1", "creditors": ["police"], "duty": "money", "amount": "2000", "due": "2024-06-24"}
HEIRS = [{"person": {"name": "王子"}, "kin": "child"}, {"person": {"name": "王妻"}, "kin": "spouse"}]
APPLIED: dict[str, Any] = {"kind": "enforcement", "applicants": ["police"], "instance": None}


def inherited(office: Office, **changes: Any) -> str:
    """Give a dispute in which a judgment orders a citizen to pay, who dies: p2 and p3 are his heirs."""
    office.clock.set(TODAY)
    dispute = office.register()
    for name in ("record-filing", "end-proceeding"):
        office.do(name, dispute)
    office.do("record-title", dispute, obligations=[{**OWED, **changes}])
    office.do("succeed-party", dispute, on="2024-06-24", successors=HEIRS)
    return dispute


def running(office: Office, dispute: str, clock: str) -> dict[str, str | None]:
    """Give whose each running deadline of a kind is, by its subject."""
    return {one.subject: one.owner for one in office.clerk.outlook(dispute).deadlines if one.clock == clock}


def open_against(office: Office, dispute: str, kind: str) -> dict[str, bool]:
    """Give whether a kind of measure is open against each debtor."""
    found = office.clerk.enforcement(dispute).obligations
    return {owed.debtor: any(one.open for one in owed.measures if one.kind == kind) for owed in found}


@pytest.mark.clause("WX-3.2.9")
def test_who_performed_earns_the_entry(office: Office) -> None:
    """Of two heirs the one who paid earns an entry; the other, who paid nothing, earns none."""
    dispute = inherited(office, due="2024-07-31")
    office.do("record-performance", dispute, on="2024-07-01", obligations=["t1o1"], by="p3")
    office.do("confirm-performance", dispute, on="2024-07-02", obligations=["t1o1"], by=["police"])

    assert [entry.content.subject for entry in office.clerk.every(CreditEntry)] == ["p3"]


@pytest.mark.clause("WX-3.2.9")
def test_what_both_performed_both_earn(office: Office) -> None:
    """Paid without a name it was paid by all who owe it."""
    dispute = inherited(office, due="2024-07-31")
    office.do("record-performance", dispute, on="2024-07-01", obligations=["t1o1"])
    office.do("confirm-performance", dispute, on="2024-07-02", obligations=["t1o1"], by=["police"])

    assert {entry.content.subject for entry in office.clerk.every(CreditEntry)} == {"p2", "p3"}


@pytest.mark.clause("WX-3.2.9")
def test_who_refused_alone_answers_for_it(office: Office) -> None:
    """A refusal names who of the heirs refuses: a bad entry is proposed against that one, not against the other."""
    dispute = inherited(office)
    office.do("record-refusal-to-perform", dispute, on="2024-06-26", obligations=["t1o1"], by=["p3"])
    against = {}
    for who in ("p2", "p3"):
        entry = office.command("propose-credit-entry", dispute, on="2024-06-27", subject=who, obligations=["t1o1"])
        against[who] = {one.code for one in office.clerk.may(entry).objections}

    assert against == {"p2": {"refused-by-subject", "negative-grounded"}, "p3": set()}


def test_who_refused_spoils_no_other_s_credit(office: Office) -> None:
    """The heir who pays in time earns his entry though the other one had refused."""
    dispute = inherited(office, due="2024-07-31")
    office.do("record-refusal-to-perform", dispute, on="2024-06-26", obligations=["t1o1"], by=["p2"])
    office.do("record-performance", dispute, on="2024-07-01", obligations=["t1o1"], by="p3")
    office.do("confirm-performance", dispute, on="2024-07-02", obligations=["t1o1"], by=["police"])

    assert [entry.content.subject for entry in office.clerk.every(CreditEntry)] == ["p3"]


def test_only_who_owes_refuses(office: Office) -> None:
    """Nobody refuses what he does not owe; what all refused is not narrowed to one afterwards."""
    dispute = inherited(office)
    stranger = office.command("record-refusal-to-perform", dispute, on="2024-06-26", obligations=["t1o1"], by=["p1"])
    assert {one.code for one in office.clerk.may(stranger).objections} == {"refused-by-debtor"}

    office.do("record-refusal-to-perform", dispute, on="2024-06-26", obligations=["t1o1"])
    office.do("record-refusal-to-perform", dispute, on="2024-06-27", obligations=["t1o1"], by=["p3"])
    owed = office.dispute(dispute).obligations[0]
    assert (owed.refused_by("p2"), owed.refused_by("p3")) == (True, True)


@pytest.mark.clause("WX-4.3.4")
def test_each_has_the_day(office: Office) -> None:
    """The last day to perform stands for each who owes, and a late one is noted of each."""
    dispute = inherited(office, due="2024-07-31")
    assert running(office, dispute, "performance") == {"t1o1": "p2", "t1o1:p3": "p3"}

    office.center.sweep()
    noted = [one.command for one in office.clerk.decisions(dispute)]
    assert noted.count("note-overdue") == 2


def test_each_creditor_has_the_time_to_apply(office: Office) -> None:
    """Of heirs who are owed each is told until when to apply; it runs until all who owe are applied against."""
    office.clock.set(TODAY)
    dispute = office.register()
    for name in ("record-filing", "end-proceeding", "record-title"):
        office.do(name, dispute)
    office.do("succeed-party", dispute, on="2024-06-24", successors=HEIRS)
    office.do("record-refusal-to-perform", dispute, on="2024-06-26", obligations=["t1o1"])

    assert running(office, dispute, "enforcement") == {"t1o1": "p2", "t1o1:p3": "p3"}


@pytest.mark.clause("WX-4.3.5", "民诉法 247")
def test_time_runs_for_whom_nobody_applied_against(office: Office) -> None:
    """An application against one heir leaves the time against the other running."""
    dispute = inherited(office)
    office.do("record-refusal-to-perform", dispute, on="2024-06-26", obligations=["t1o1"])
    office.do("record-filing", dispute, on="2024-07-01", respondents=["p2"], **APPLIED)
    assert running(office, dispute, "enforcement") == {"t1o1": "police"}

    office.do("record-filing", dispute, on="2024-07-02", respondents=["p3"], **APPLIED)
    assert running(office, dispute, "enforcement") == {}


@pytest.mark.clause("WX-4.3.5")
def test_measures_lie_on_each(office: Office) -> None:
    """What is open is told for each who owes; a fine on one leaves the other, and hits nobody who does not owe."""
    dispute = inherited(office)
    fine: dict[str, Any] = {"kind": "fine-on-person", "amount": "1000", "on": "2024-07-01",
                            "persons": [{"person": {"name": "王子"}, "capacity": "debtor"}]}  # fmt: skip
    office.do("propose-measure", dispute, target="p2", **fine)
    again = {}
    for who in ("police", "p2", "p3"):
        ruling = office.clerk.may(office.command("propose-measure", dispute, target=who, **fine))
        again[who] = {one.code for one in ruling.objections}

    assert open_against(office, dispute, "fine-on-person") == {"p2": True, "p3": True}
    assert again == {"police": {"target-owes", "not-proposed-yet"}, "p2": {"not-proposed-yet"}, "p3": set()}


@pytest.mark.clause("民诉法 267")
def test_a_suspension_against_one_stops_nothing_against_the_other(office: Office) -> None:
    """Enforcement suspended against one heir goes on against the other."""
    dispute = inherited(office)
    office.do("record-filing", dispute, on="2024-07-01", respondents=["p2"], **APPLIED)
    office.do("suspend-enforcement", dispute, on="2024-07-03", proceeding="x2", ground="other", ruled_on="2024-07-02",
              served_on="2024-07-03")  # fmt: skip

    assert open_against(office, dispute, "fine-on-person") == {"p2": False, "p3": True}
