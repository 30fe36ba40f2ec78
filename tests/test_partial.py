"""Partial agreement: some claims settled, the rest of the round goes on; a later one settles what is left."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

import attrs
import pytest

from admin_dispute import Stage
from admin_dispute.center.request import requested
from admin_dispute.domain.act import after
from admin_dispute.domain.dispute.claims import Claim, ClaimKind
from admin_dispute.domain.dispute.state import Dispute
from admin_dispute.domain.facts import Facts
from admin_dispute.domain.judgement import Findings, judge
from admin_dispute.domain.values import TextRef
from admin_dispute.testing import Office

ADVANCE = {"debtor": "police", "creditors": ["p1"], "duty": "money", "amount": "5000", "within": "10 day"}


def claims(*by: str) -> tuple[Claim, ...]:
    """Give one claim for each."""
    what = TextRef(id="t", digest="d")
    return tuple(
        Claim(id=f"c{number}", by=(who,), kind=ClaimKind.REAL, what=what, claimed=Decimal(9000))
        for number, who in enumerate(by, 1)
    )


def ruled(office: Office, state: Dispute, name: str, **changes: Any) -> Findings:
    """Judge a command on a state."""
    command = requested(office.command(name, state.id, **changes), office.center.id).command
    with office.center.records(reading=True) as records:
        basis = office.center.basis(records)
    assert basis.state is not None
    facts = Facts(today=date(2024, 7, 1), center=basis.state)
    findings, _ = judge(state, command, basis.law(command.on), facts, basis.table.citing)
    return findings


def did(office: Office, state: Dispute, name: str, **changes: Any) -> Dispute:
    """Return the state after a command that is allowed."""
    findings = ruled(office, state, name, **changes)
    assert findings.objections == ()
    folded: Dispute = reduce(after, findings.events, state)
    return folded


def settled(office: Office, state: Dispute, *named: dict[str, Any], **terms: Any) -> Dispute:
    """Return the state after an agreement on some claims."""
    state = did(office, state, "draft-terms", obligations=[ADVANCE], claims=list(named), **terms)
    return did(office, did(office, state, "review-legality"), "conclude-agreement")


@pytest.fixture
def state(office: Office) -> Dispute:
    """Give a dispute in mediation with two claims, the facts found."""
    dispute = office.at(Stage.MEDIATING)
    office.do("establish-facts", dispute)
    return attrs.evolve(office.dispute(dispute), claims=claims("p1", "p1"))


def test_what_is_left_open_is_said(office: Office, state: Dispute) -> None:
    """Who concludes on one of two claims is told that the other stays open; terms on both say nothing of the kind."""
    part, whole = (
        did(office, did(office, state, "draft-terms", claims=[{"claim": claim} for claim in named]), "review-legality")
        for named in (["c1"], ["c1", "c2"])
    )

    assert "settles-all" in {warning.code for warning in ruled(office, part, "conclude-agreement").warnings}
    assert "settles-all" not in {warning.code for warning in ruled(office, whole, "conclude-agreement").warnings}


@pytest.mark.clause("在线调解规则 19")
def test_the_round_goes_on(office: Office, state: Dispute) -> None:
    """An agreement on one claim settles it and lays its advance on the debtor; the other claim stays on the table."""
    part = settled(office, state, {"claim": "c1", "agreed": "5000"})
    [first, second] = part.claims
    assert (first.standing, first.agreed, first.agreement, second.standing) == ("settled", Decimal(5000), 1, "open")
    assert (part.stage, part.rounds[-1].ended, part.agreements[0].extent) == (Stage.MEDIATING, None, "partial")

    paid = did(office, part, "record-performance", on="2024-05-14")
    assert paid.obligations[0].standing == "performed"


def test_the_last_agreement_ends_the_round(office: Office, state: Dispute) -> None:
    """What settles the rest ends the round; a claim settled before can't be settled again."""
    part = settled(office, state, {"claim": "c1", "agreed": "5000"})
    again = ruled(office, part, "draft-terms", obligations=[ADVANCE], claims=[{"claim": "c1"}])
    assert {objection.code for objection in again.objections} == {"claims-open"}

    whole = settled(office, part, {"claim": "c2"})
    assert (whole.stage, whole.rounds[-1].ending) == (Stage.EFFECTIVE, "agreement")
    assert [claim.agreement for claim in whole.claims] == [1, 2]


def test_terms_that_name_no_claim_settle_all(office: Office, state: Dispute) -> None:
    """Without a claim named everything that is open is settled."""
    whole = settled(office, state)

    assert [claim.standing for claim in whole.claims] == ["settled", "settled"]
    assert whole.stage is Stage.EFFECTIVE


def test_a_partial_agreement_may_wait_while_the_round_goes_on(office: Office, state: Dispute) -> None:
    """Its confirmation, or a refusal, reaches it in the middle of the round."""
    confirmation = {"agency": "police", "within": "60 day"}
    waits = settled(office, state, {"claim": "c1", "agreed": "5000"}, confirmation=confirmation)
    assert (waits.stage, waits.claims[0].standing) == (Stage.MEDIATING, "open")

    confirmed = did(office, waits, "confirm-agreement", agreement=1)
    assert (confirmed.stage, confirmed.claims[0].standing) == (Stage.MEDIATING, "settled")
    refused = did(office, waits, "refuse-confirmation")
    assert (refused.stage, refused.claims[0].standing) == (Stage.MEDIATING, "open")


def test_a_refusal_in_time_undoes_what_silence_settled(office: Office, state: Dispute) -> None:
    """What silence put into effect is open again where the agency had refused in time; replaced duties come back."""
    paid = settled(office, state, {"claim": "c1"})
    again = {**ADVANCE, "replaces": ["o1"]}
    confirmation = {"agency": "police", "within": "10 day", "silence": "effect"}
    draft = did(office, paid, "draft-terms", obligations=[again], confirmation=confirmation)
    waits = did(office, did(office, draft, "review-legality"), "conclude-agreement")
    silent = did(office, waits, "note-overdue", on="2024-06-20", clock="confirmation", subject="2", due="2024-05-23")
    assert [owed.standing for owed in silent.obligations] == ["replaced", "open"]
    assert [claim.standing for claim in silent.claims] == ["settled", "settled"]

    refused = did(office, silent, "refuse-confirmation", on="2024-05-20")
    assert [owed.standing for owed in refused.obligations] == ["open", "open"]
    assert [claim.standing for claim in refused.claims] == ["settled", "open"]
    assert refused.obligations[1].effective_on is None
    confirmed = did(office, silent, "confirm-agreement", on="2024-05-20")
    assert [given.force for given in confirmed.agreements[1].forces] == ["agency-confirmation"]


def test_only_the_owners_of_the_claims_sign(office: Office, state: Dispute) -> None:
    """A partial agreement binds those whose claims it settles; the others need not sign."""
    second = attrs.evolve(state.parties[0], id="p2")
    two = attrs.evolve(state, parties=(*state.parties, second), claims=claims("p1", "p2"))
    part = settled(office, two, {"claim": "c1"})
    whole = did(office, did(office, two, "draft-terms", obligations=[ADVANCE]), "review-legality")

    assert part.claims[0].standing == "settled"
    assert {one.code for one in ruled(office, whole, "conclude-agreement").objections} == {"both-agree"}


def test_a_settlement_may_be_partial_too(office: Office, state: Dispute) -> None:
    """A reported settlement of one claim leaves the dispute where it stands."""
    part = did(office, state, "report-settlement", claims=[{"claim": "c2", "agreed": "1"}])

    assert (part.stage, part.claims[1].agreed) == (Stage.MEDIATING, Decimal(1))


@pytest.mark.clause("WX-0.2")
def test_the_rest_given_up_leaves_the_agreement(office: Office) -> None:
    """One claim settled in part, the other given up: nothing is left to agree on, the round ends at the agreement."""
    dispute = office.at(Stage.MEDIATING)
    for name, changes in (
        ("state-claims", {"claims": [{"by": ["p1"], "kind": "formal", "what": what} for what in ("违法", "赔偿")]}),
        ("establish-facts", {}),
        ("draft-terms", {"obligations": [ADVANCE], "claims": [{"claim": "c2"}]}),
        ("review-legality", {}),
        ("conclude-agreement", {}),
        ("give-up-claims", {"claims": ["c1"]}),
    ):
        office.do(name, dispute, **changes)
    step = office.center.acting("clerk").outlook(dispute).next_step
    office.do("end-mediation", dispute, ending="cause-gone", cause="given-up", who=["p1"])

    assert step is not None
    assert step.command == "end-mediation"
    assert office.dispute(dispute).stage is Stage.EFFECTIVE
    assert office.center.acting("clerk").may(office.command("close-dispute", dispute, outcome="agreement")).allowed
