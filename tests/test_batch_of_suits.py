"""A batch of suits: each claimant files by himself, and each suit has an end of its own; 127 of 144 are withdrawn."""

from __future__ import annotations

from collections import Counter

import pytest

from admin_dispute import BadInput, Refused
from admin_dispute.testing import Office

IDS = [f"p{number}" for number in range(1, 145)]


@pytest.fixture
def batch(office: Office) -> str:
    """Give a dispute of 144 claimants who each sued."""
    dispute = office.register(phase="trial", parties=[{"person": {"name": f"业主{n}"}} for n in IDS])
    claims = [{"by": [who], "kind": "formal", "what": "补偿"} for who in IDS]
    office.do("state-claims", dispute, claims=claims)
    mine = [f"c{number}" for number in range(1, 145)]
    office.do("record-filing", dispute, each=IDS, claims=mine, accepted_on="2024-05-20")
    return dispute


@pytest.mark.clause("WX-3.2.6")
def test_files_people_and_disputes_are_counted_apart(office: Office, batch: str) -> None:
    """One dispute, 144 files: each has its own applicant and the claim that is his alone."""
    suits = office.dispute(batch).proceedings
    [row] = office.clerk.ledger()

    assert (row.files, row.parties) == (144, 144)
    assert [(kept.applicants, kept.claims) for kept in suits[:2]] == [(("p1",), ("c1",)), (("p2",), ("c2",))]


@pytest.mark.clause("WX-4.3.3", "行诉解释 60")
def test_127_of_144_suits_are_withdrawn(office: Office, batch: str) -> None:
    """Who withdraws names no suit: each leaves his own, once warned; 17 suits go on, with their claims."""
    leaving = IDS[:127]
    done = office.do("record-withdrawal", batch, proceeding=None, parties=leaving, permitted_on="2024-05-22")
    dispute = office.dispute(batch)
    grounds = [ground.code for ground in done.ruling.grounds]

    assert Counter(kept.ended is None for kept in dispute.proceedings) == {False: 127, True: 17}
    assert Counter(claim.standing for claim in dispute.claims) == {"withdrawn": 127, "open": 17}
    assert [warning.code for warning in done.ruling.warnings].count("no-second-suit") == 1
    assert len(grounds) == len(set(grounds))
    assert len(dispute.visit_plans) == 1


@pytest.mark.clause("行政诉讼法 51")
def test_a_batch_is_accepted_together(office: Office) -> None:
    """Suits that were filed apart are accepted by one record, of one day."""
    dispute = office.register(parties=[{"person": {"name": name}} for name in ("甲", "乙", "丙")])
    office.do("record-filing", dispute, each=["p1", "p2", "p3"])
    office.do("accept-proceeding", dispute, proceeding="x1", also=["x2"], accepted_on="2024-05-20")

    assert [kept.accepted_on is None for kept in office.dispute(dispute).proceedings] == [False, False, True]


def test_who_has_two_suits_pending_names_which(office: Office, batch: str) -> None:
    """Where one of them has a second suit pending, nothing is guessed."""
    office.do("record-filing", batch, applicants=["p1"], accepted_on="2024-05-20")
    with pytest.raises(Refused) as refused:
        office.do("record-withdrawal", batch, proceeding=None, parties=["p1", "p2"])

    assert {objection.code for objection in refused.value.ruling.objections} == {"proceeding-known"}


def test_a_number_is_of_one_suit(office: Office) -> None:
    """Suits filed by each have no common number and no common applicants."""
    dispute = office.register()
    for more in ({"number": "（2024）豫0825行初1号"}, {"applicants": ["p1"]}):
        with pytest.raises(BadInput):
            office.do("record-filing", dispute, each=["p1"], **more)
    office.do("record-filing", dispute, each=["p1"])
    with pytest.raises(BadInput):
        office.do("accept-proceeding", dispute, proceeding="x1", also=["x1"], number="（2024）豫0825行初1号")
