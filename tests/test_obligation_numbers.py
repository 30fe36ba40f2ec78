"""Numbers of obligations: none is given twice, whatever is drafted and reported meanwhile."""

from __future__ import annotations

from admin_dispute import Stage
from admin_dispute.testing import Office

CLAIMS = [
    {"by": ["p1"], "kind": "formal", "what": "撤销罚款决定", "claimed": "20000"},
    {"by": ["p1"], "kind": "real", "what": "返还扣押物", "claimed": "100"},
]
MONEY = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "100", "due": "2024-07-30"}


def test_a_settlement_leaves_a_pending_draft_its_numbers(office: Office) -> None:
    """What is reported while terms are on the table goes on behind them, and so does the next draft."""
    dispute = office.at(Stage.MEDIATING)
    office.do("state-claims", dispute, claims=CLAIMS)
    for name in ("hold-session", "establish-facts"):
        office.do(name, dispute)
    first = [{"claim": "c1", "agreed": "20000"}]
    office.do("draft-terms", dispute, claims=first)
    office.do("report-settlement", dispute, obligations=[MONEY], claims=[{"claim": "c2", "agreed": "100"}])
    settled = office.dispute(dispute)
    office.do("review-legality", dispute)
    office.do("conclude-agreement", dispute)

    assert [owed.id for owed in settled.obligations] == ["o2"]
    assert [owed.id for owed in office.dispute(dispute).obligations] == ["o2", "o1"]


def test_a_draft_goes_on_behind_what_is_owed(office: Office) -> None:
    """A draft that replaces another takes numbers that nothing owed has."""
    dispute = office.at(Stage.MEDIATING)
    office.do("state-claims", dispute, claims=CLAIMS)
    for name in ("hold-session", "establish-facts", "draft-terms"):
        office.do(name, dispute)
    office.do("report-settlement", dispute, obligations=[MONEY], claims=[{"claim": "c2", "agreed": "100"}])
    office.do("draft-terms", dispute)
    draft = office.dispute(dispute).draft

    assert draft is not None
    assert [owed.id for owed in draft.obligations] == ["o3"]


def test_a_draft_on_what_was_settled_is_off_the_table(office: Office) -> None:
    """Terms on a claim that the parties settled by themselves are on the table no more."""
    dispute = office.at(Stage.MEDIATING)
    office.do("state-claims", dispute, claims=CLAIMS)
    for name in ("hold-session", "establish-facts"):
        office.do(name, dispute)
    settled = [{"claim": "c2", "agreed": "100"}]
    office.do("draft-terms", dispute, claims=settled)
    office.do("report-settlement", dispute, obligations=[MONEY], claims=settled)

    assert office.dispute(dispute).draft is None
