"""The path from registration to follow-up, on every database."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from admin_dispute import Refused, Stage
from admin_dispute.domain.dispute.state import _NOT_BEGUN, Dispute
from admin_dispute.testing import Office


def objections(office: Office, name: str, dispute: str, **changes: object) -> set[str]:
    """Give the codes of what stands against a command."""
    ruling = office.clerk.may(office.command(name, dispute, **changes))
    return {objection.code for objection in ruling.objections}


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_is_reached(everywhere: Office, stage: Stage) -> None:
    """Each stage is reached by its path, and what is stored fits together."""
    dispute = everywhere.at(stage)

    assert everywhere.dispute(dispute).stage is stage
    assert everywhere.center.verify() == ()


def test_a_registration_says_every_field_that_must_be_said(office: Office) -> None:
    """Nothing of what a dispute is filled into before it begins is left where a field has no default."""
    dispute = office.dispute(office.register(phase="trial", court="温县人民法院"))
    said = [field.name for field in attrs.fields(Dispute) if field.default is attrs.NOTHING and field.name != "stage"]

    assert [name for name in said if getattr(dispute, name) == getattr(_NOT_BEGUN, name)] == []


@pytest.mark.clause("WX-2.1")
def test_registration_is_an_offer(office: Office) -> None:
    """Before consent there is an offer, and mediation can't begin."""
    dispute = office.register()

    assert office.dispute(dispute).stage is Stage.OFFERED
    assert "consented" in objections(office, "open-mediation", dispute)


@pytest.mark.clause("WX-2.1")
def test_refusal_ends_the_offer(office: Office) -> None:
    """A claimant who refuses ends the offer, and may still consent later."""
    dispute = office.register()
    office.do("record-refusal", dispute)
    assert office.dispute(dispute).stage is Stage.ENDED

    office.do("record-consent", dispute, on=date(2024, 5, 9))
    assert office.dispute(dispute).stage is Stage.CONSENTED


@pytest.mark.clause("WX-2.1")
def test_consent_is_personal(office: Office) -> None:
    """With two parties, the consent of one is not enough."""
    two = [{"person": {"name": "王某"}}, {"person": {"name": "李某"}, "role": "third-party"}]
    dispute = office.register(parties=two)
    office.do("record-consent", dispute, parties=["p1"])
    assert office.dispute(dispute).stage is Stage.OFFERED

    office.do("record-consent", dispute, parties=["p2"])
    assert office.dispute(dispute).stage is Stage.CONSENTED


@pytest.mark.clause("WX-2.1")
def test_withdrawn_consent_ends_mediation(office: Office) -> None:
    """Taking consent back ends mediation; taking back what was never given is refused."""
    dispute = office.at(Stage.MEDIATING)
    office.do("withdraw-consent", dispute)

    assert [consent.answer for consent in office.dispute(dispute).consents] == ["given", "withdrawn"]
    with pytest.raises(Refused):
        office.do("withdraw-consent", office.at(Stage.CONSENTED), parties=["police"])


@pytest.mark.clause("WX-3.1.1")
def test_responsible_agency_is_found(office: Office) -> None:
    """The agency in charge of the matter is found; another one needs a reason."""
    dispute = office.register(agencies=["police", "tax"])

    assert objections(office, "name-responsible", dispute, agency="tax") == {"difference-explained"}
    office.do("name-responsible", dispute)
    assert office.dispute(dispute).responsible == "police"


@pytest.mark.clause("WX-3.1.3")
def test_lead_needs_both_sides(office: Office) -> None:
    """With several agencies the lead takes effect when the other side concurs."""
    dispute = office.register(agencies=["police", "tax"])
    office.do("propose-lead", dispute)
    assert office.dispute(dispute).lead is None

    office.do("answer-lead", dispute, actor="lawyer")
    assert office.dispute(dispute).lead == "police"


@pytest.mark.clause("WX-3.1.3", "WX-3.2.8")
def test_lead_disagreement_is_recorded(office: Office) -> None:
    """Disagreement is recorded, the county office is written to, and the lead can be proposed again."""
    dispute = office.register(agencies=["police", "tax"])
    office.do("propose-lead", dispute)
    office.do("answer-lead", dispute, actor="lawyer", concurs=False)
    assert office.dispute(dispute).lead_disputed

    office.do("propose-lead", dispute, agency="tax")
    office.do("answer-lead", dispute, actor="lawyer")
    assert office.dispute(dispute).lead == "tax"


@pytest.mark.clause("WX-3.1.3")
def test_either_side_proposes_and_the_lead_may_change(office: Office) -> None:
    """The legal office may propose first; a settled lead stays until the next one is settled, by the same two."""
    dispute = office.register(agencies=["police", "tax"])
    office.do("propose-lead", dispute, actor="lawyer", by="legal-office")
    office.do("answer-lead", dispute, actor="judge", by="court")
    office.do("propose-lead", dispute, agency="tax", on=date(2024, 5, 9))
    assert office.dispute(dispute).lead == "police"

    office.do("answer-lead", dispute, actor="lawyer", on=date(2024, 5, 10))
    assert office.dispute(dispute).lead == "tax"
    assert "lead-among" in objections(office, "propose-lead", dispute, agency="county")


@pytest.mark.clause("WX-3.2.5")
def test_numbers_have_no_gaps_and_no_doubles(everywhere: Office) -> None:
    """A refusal uses up no number, a voided one is never given again, one from outside is skipped."""
    first, second, third = (everywhere.register() for _ in range(3))
    everywhere.do("issue-case-number", first)
    with pytest.raises(Refused):
        everywhere.do("issue-case-number", first)
    everywhere.do("void-case-number", first)
    everywhere.do("record-case-number", second, number="(2024)豫0825行诉前调2号")
    everywhere.do("issue-case-number", third)

    assert str(everywhere.dispute(third).numbers[0].number) == "（2024）豫0825行诉前调3号"
    assert "number-free" in objections(everywhere, "record-case-number", third, number="（2024）豫0825行诉前调1号")


@pytest.mark.clause("WX-2.2")
def test_failed_review_stops_the_agreement(office: Office) -> None:
    """One failed answer stops the agreement until the terms are amended and reviewed again."""
    dispute = office.at(Stage.MEDIATING)
    for name in ("establish-facts", "draft-terms"):
        office.do(name, dispute)
    assert objections(office, "conclude-agreement", dispute) == {"reviewed"}
    office.do("review-legality", dispute, third_parties=False)
    assert objections(office, "conclude-agreement", dispute) == {"review-passed"}

    office.do("draft-terms", dispute)
    assert objections(office, "conclude-agreement", dispute) == {"reviewed"}
    office.do("review-legality", dispute)
    assert objections(office, "conclude-agreement", dispute) == set()


@pytest.mark.clause("WX-2.2")
def test_agreement_rests_on_facts(office: Office) -> None:
    """Without a fact finding there is no mediated agreement."""
    dispute = office.at(Stage.MEDIATING)

    assert "facts-found" in objections(office, "conclude-agreement", dispute)


@pytest.mark.clause("WX-4.1.2", "民诉法解释 89")
@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({}, True),
        ({"powers": ["general"]}, False),
        ({"ceiling": "19999.99"}, False),
        ({"until": date(2024, 5, 12)}, False),
        ({"principal": "p1"}, False),
    ],
)
def test_agent_needs_the_power(office: Office, changes: dict[str, Any], allowed: bool) -> None:
    """An agent settles within powers, ceiling and time of his own principal's mandate, or not at all."""
    dispute = office.at(Stage.MEDIATING)
    office.do("file-mandate", dispute, **changes)
    for name in ("establish-facts", "draft-terms", "review-legality"):
        office.do(name, dispute)
    signed = [{"by": "p1"}, {"by": "police", "mandate": "m1"}]

    assert (objections(office, "conclude-agreement", dispute, signatures=signed) == set()) is allowed


@pytest.mark.clause("WX-4.1.3", "民法典 158")
def test_confirmation_gives_effect(office: Office) -> None:
    """An agreement under confirmation is concluded, not effective; confirmation makes it so."""
    dispute = office.at(Stage.AGREED)
    assert office.dispute(dispute).obligations[0].effective_on is None

    office.do("confirm-agreement", dispute)
    assert office.dispute(dispute).obligations[0].effective_on == date(2024, 5, 15)
    assert office.dispute(dispute).agreements[0].forces[0].force == "agency-confirmation"


@pytest.mark.clause("WX-4.1.3")
def test_refused_confirmation_ends_it(office: Office) -> None:
    """A refused confirmation ends the agreement, and it can't be confirmed afterwards."""
    dispute = office.at(Stage.AGREED)
    office.do("refuse-confirmation", dispute)

    assert office.dispute(dispute).stage is Stage.ENDED
    assert "awaits-confirmation" in objections(office, "confirm-agreement", dispute)


@pytest.mark.clause("WX-4.1.3")
def test_only_the_named_agency_confirms(office: Office) -> None:
    """Another agency's confirmation is none."""
    dispute = office.at(Stage.AGREED)

    assert objections(office, "confirm-agreement", dispute, agency="tax") == {"by-the-confirmer"}


@pytest.mark.clause("WX-4.3.4")
def test_instalments_add_up(office: Office) -> None:
    """Instalments perform an obligation when they reach its amount, and never exceed it."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-performance", dispute, amount="5000.50")
    assert office.dispute(dispute).obligations[0].standing == "open"
    assert "not-too-much" in objections(office, "record-performance", dispute, amount="14999.51")

    office.do("record-performance", dispute, amount="14999.50")
    assert office.dispute(dispute).obligations[0].standing == "performed"


@pytest.mark.clause("WX-4.3.5", "行政诉讼法 96")
def test_refusal_to_perform_names_what_is_open(office: Office) -> None:
    """A refusal to perform a bare agreement warns that it is no title, and guidance leads to a suit."""
    dispute = office.at(Stage.EFFECTIVE)
    done = office.do("record-refusal-to-perform", dispute)
    assert [warning.code for warning in done.ruling.warnings] == ["enforceable-title"]

    office.do("give-guidance", dispute, on=date(2024, 6, 20))
    assert [remedy.code for remedy in office.dispute(dispute).guidance[-1].remedies] == ["suit-on-agreement"]


@pytest.mark.clause("行诉解释 60", "撤诉规定 5")
def test_withdrawal_warns(office: Office) -> None:
    """Withdrawing a suit warns that there is no second one, and that the agency has not performed yet."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-filing", dispute)
    done = office.do("record-withdrawal", dispute)

    assert {warning.code for warning in done.ruling.warnings} >= {"no-second-suit", "performed-first"}
    assert {"行诉解释 60", "撤诉规定 5"} <= set(done.ruling.clauses)


@pytest.mark.clause("WX-0.2", "WX-3.1.4")
def test_no_dead_end(office: Office) -> None:
    """Without agreement a dispute is closed only after guidance: before whom, and until when."""
    dispute = office.at(Stage.ENDED)
    assert objections(office, "close-dispute", dispute, outcome="to-court") == {"guided"}

    office.do("give-guidance", dispute)
    remedies = {remedy.code: remedy for remedy in office.dispute(dispute).guidance[0].remedies}
    assert remedies["suit"].until == date(2024, 10, 30)
    assert remedies["reconsideration"].until == date(2024, 6, 29)
    office.do("close-dispute", dispute, outcome="to-court")


@pytest.mark.clause("WX-0.2")
def test_outcome_fits_what_happened(office: Office) -> None:
    """A dispute without agreement can't be closed as agreed, nor one with agreement as sent to court."""
    ended, effective = office.at(Stage.ENDED), office.at(Stage.EFFECTIVE)

    assert "outcome-fits" in objections(office, "close-dispute", ended)
    assert "outcome-fits" in objections(office, "close-dispute", effective, outcome="to-court")


@pytest.mark.clause("WX-0.2")
@pytest.mark.parametrize("stage", [Stage.OFFERED, Stage.CONSENTED])
def test_closed_before_any_round(office: Office, stage: Stage) -> None:
    """Where nothing was mediated a dispute is closed with a reason, or without one because the act was changed."""
    dispute, changed = office.at(stage), office.at(stage)
    assert "outcome-fits" in objections(office, "close-dispute", dispute)
    office.do("give-guidance", dispute)
    assert objections(office, "close-dispute", dispute, outcome="to-court") == {"closing-reasoned"}
    office.do("close-dispute", dispute, outcome="to-court", reason="依法不能调解，案件已经判决")

    assert objections(office, "close-dispute", changed, outcome="cause-gone") == {"cause-has-gone"}
    office.do("record-validity", changed)
    office.do("close-dispute", changed, outcome="cause-gone")


@pytest.mark.clause("WX-2.3")
def test_life_goes_on_after_closing(office: Office) -> None:
    """A closed dispute takes performance, visits, withdrawals and a new round."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("close-dispute", dispute)
    office.do("record-performance", dispute)
    office.do("record-filing", dispute)
    office.do("record-withdrawal", dispute)
    office.do("record-visit", dispute, finding="relapse")
    office.do("open-mediation", dispute, on=date(2024, 6, 25))

    assert [round_.ending for round_ in office.dispute(dispute).rounds] == ["agreement", None]
    assert office.dispute(dispute).stage is Stage.MEDIATING


@pytest.mark.clause("WX-4.3.3")
def test_visits_fall_due_after_the_effect(office: Office) -> None:
    """An agreement in effect schedules visits; a visit made ends its deadline."""
    dispute = office.at(Stage.CLOSED)
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert (row.next_due, row.overdue) == (date(2024, 8, 13), 1)

    office.do("record-visit", dispute)
    row = next(row for row in office.clerk.ledger() if row.dispute == dispute)
    assert row.overdue == 0


@pytest.mark.clause("WX-5.1")
def test_no_policy_no_act(office: Office) -> None:
    """An act before the policy's first day is refused, and told from when it would be allowed."""
    ruling = office.clerk.may(office.command("register-dispute", on=date(2021, 3, 20)))
    objection = next(objection for objection in ruling.objections if objection.code == "policy-in-force")

    assert objection.clauses == ("WX-5.1",)
    assert objection.cure is not None
    assert objection.cure.day == "2021-03-21"


@pytest.mark.clause("WX-1.2")
def test_outside_the_area(office: Office) -> None:
    """A dispute outside the area is refused; another court is no reason to refuse."""
    outside = office.clerk.may(office.command("register-dispute", division="410883"))
    elsewhere = office.clerk.may(office.command("register-dispute", court="焦作市中级人民法院"))

    assert [objection.code for objection in outside.objections] == ["within-area"]
    assert elsewhere.allowed
