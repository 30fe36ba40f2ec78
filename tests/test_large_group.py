"""152 households: each with a line of its own for consent, claim, obligation and performance, and nothing slow."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from admin_dispute import Stage, counted
from admin_dispute.store.codec import encode
from admin_dispute.testing import Office
from admin_dispute.testing.scenario import expanded

HOUSEHOLDS = 152
IDS = [f"p{number}" for number in range(1, HOUSEHOLDS + 1)]


@pytest.mark.clause("WX-2.1", "WX-4.3.4")
def test_152_households_are_comfortable() -> None:
    """From registration to the last payment, every household alone, the state small and each act quick."""
    office = Office()
    parties = [{"person": {"name": f"户主{n}"}, "stands_for": "household", "people": 3} for n in range(HOUSEHOLDS)]
    owed = [
        {"debtor": "police", "creditors": [id_], "duty": "money", "amount": "33000", "due": "2024-06-13"} for id_ in IDS
    ]
    claims = [{"by": [id_], "kind": "formal", "what": "补助费", "claimed": "33000"} for id_ in IDS]
    begun = time.perf_counter()
    dispute = office.register(parties=parties)
    office.do("record-consent", dispute, parties=IDS)
    office.do("state-claims", dispute, claims=claims)
    for name in ("name-responsible", "issue-case-number", "open-mediation", "hold-session", "establish-facts"):
        office.do(name, dispute)
    office.do("draft-terms", dispute, obligations=owed)
    office.do("review-legality", dispute)
    office.do("conclude-agreement", dispute, signatures=[{"by": who} for who in (*IDS, "police")])
    for number in range(1, HOUSEHOLDS + 1):
        office.do("record-performance", dispute, obligations=[f"o{number}"])
    took = time.perf_counter() - begun
    state = office.dispute(dispute)
    [row] = office.clerk.ledger()

    assert state.stage is Stage.EFFECTIVE
    assert (row.performed, row.paid) == (HOUSEHOLDS, Decimal(HOUSEHOLDS * 33000))
    assert (counted([state]).parties, counted([state]).people) == (HOUSEHOLDS, 3 * HOUSEHOLDS)
    assert len(encode(state)) < 400_000
    assert took < 20  # about 3 on a quiet machine
    assert office.center.verify() == ()
    office.center.close()


def test_a_scenario_says_in_short_what_holds_for_many() -> None:
    """A range of ids and an entry for each are written out; everything else stays as it is."""
    short = {"parties": ["p1..p3", "p9"], "claims": [{"each": 2, "by": ["p{n}"], "what": "第{n}户"}], "on": 1}

    assert expanded(short) == {
        "parties": ["p1", "p2", "p3", "p9"],
        "claims": [{"by": ["p1"], "what": "第1户"}, {"by": ["p2"], "what": "第2户"}],
        "on": 1,
    }
