"""Liability: protection by default with the grounds on file; the exception fact by fact (WX-4.2.1, WX-4.2.2)."""

from __future__ import annotations

from typing import Any

import pytest

from admin_dispute import Dispute, ExceptionFact, LiabilityReview, Refused, Stage
from admin_dispute.testing import Office

BODY = "县监察委员会"


def review_of(office: Office, dispute: str) -> LiabilityReview:
    """Return the only review of a dispute."""
    [review] = office.dispute(dispute).liability
    return review


def established(office: Office, dispute: str, *facts: str) -> None:
    """Record that facts were established, each with its evidence."""
    for fact in facts:
        office.do("find-liability-fact", dispute, fact=fact, established=True, evidence=f"{fact}的证据")


@pytest.mark.clause("WX-4.2.1")
def test_protected_by_default_with_the_grounds_on_file(office: Office) -> None:
    """Basis, minutes and legal opinion are found in the dispute and kept with the answer."""
    dispute = office.at(Stage.EFFECTIVE)
    office.do("record-plan", dispute)
    claimed = office.do("claim-liability", dispute)
    answered = office.do("answer-liability", dispute)
    review = review_of(office, dispute)

    assert review.outcome == "protected"
    assert [(found.ground, found.source) for found in review.protection] == [
        ("basis", "legality"),
        ("minutes", "〔2024〕1号"),
        ("legal-opinion", "legal"),
    ]
    assert "WX-4.2.1" in claimed.ruling.clauses
    assert [warning.code for warning in answered.ruling.warnings] == ["rule-not-bar"]


@pytest.mark.clause("WX-4.2.1")
def test_what_is_not_on_file_is_said(office: Office) -> None:
    """Grounds that are missing are named with what would bring them; protection is the answer all the same."""
    dispute = office.register()
    office.do("claim-liability", dispute)
    answered = office.do("answer-liability", dispute)

    assert [warning.code for warning in answered.ruling.warnings] == [
        "basis-on-file",
        "decision-on-file",
        "opinion-on-file",
        "rule-not-bar",
    ]
    assert review_of(office, dispute).protection == ()


@pytest.mark.clause("WX-4.2.1")
def test_a_review_stops_nothing(office: Office) -> None:
    """A claim bars no act on the dispute, and no answer of it does."""
    calm, claimed = office.at(Stage.EFFECTIVE), office.at(Stage.EFFECTIVE)
    office.do("claim-liability", claimed)
    allowed = [
        [office.clerk.may(office.command(name, dispute)).allowed for name in ("record-performance", "close-dispute")]
        for dispute in (calm, claimed)
    ]

    assert allowed[0] == allowed[1] == [True, True]


@pytest.mark.clause("WX-4.2.2")
@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ((), "故意行为、违法或者明显不当的结果、行为导致结果"),
        (("abuse-of-office",), "违法或者明显不当的结果、行为导致结果"),
        (("favouritism", "plainly-improper"), "行为导致结果"),
        (("unlawful",), "故意行为、行为导致结果"),
    ],
)
def test_the_exception_needs_all_three(office: Office, facts: tuple[str, ...], missing: str) -> None:
    """Intent alone, an unlawful outcome alone, or both without the link are not enough: the ruling names what lacks."""
    dispute = office.register()
    office.do("claim-liability", dispute)
    established(office, dispute, *facts)
    with pytest.raises(Refused) as refused:
        office.do("answer-liability", dispute, outcome="exception")
    [objection] = refused.value.ruling.objections

    assert objection.code == "exception-proven"
    assert missing in objection.text
    assert "WX-4.2.2" in objection.clauses


@pytest.mark.clause("WX-4.2.2")
@pytest.mark.parametrize("intent", ["abuse-of-office", "favouritism", "other-intent"])
@pytest.mark.parametrize("outcome", ["unlawful", "plainly-improper"])
def test_the_exception_once_it_is_proven(office: Office, intent: str, outcome: str) -> None:
    """Any intentional act, either outcome and the link, each with evidence: then it applies, and is no bar either."""
    dispute = office.register()
    office.do("claim-liability", dispute)
    established(office, dispute, intent, outcome, "led-to-it")
    done = office.do("answer-liability", dispute, outcome="exception")

    assert review_of(office, dispute).outcome == "exception"
    assert len(review_of(office, dispute).findings) == 3
    assert [warning.code for warning in done.ruling.warnings] == ["rule-not-bar"]


@pytest.mark.clause("WX-4.2.2")
def test_the_link_comes_after_what_it_links(office: Office) -> None:
    """That one led to the other can't be found before both are; that it did not can."""
    dispute = office.register()
    office.do("claim-liability", dispute)
    fields: dict[str, Any] = {"fact": "led-to-it"}
    early = office.clerk.may(office.command("find-liability-fact", dispute, **fields, established=True))
    denied = office.clerk.may(office.command("find-liability-fact", dispute, **fields))

    assert [objection.code for objection in early.objections] == ["link-of-both"]
    assert denied.allowed


@pytest.mark.clause("WX-4.2.2")
def test_a_later_finding_takes_an_earlier_back(office: Office) -> None:
    """Of one fact the latest finding counts; with all three proven, protection is no possible answer."""
    dispute = office.register()
    office.do("claim-liability", dispute)
    established(office, dispute, "favouritism", "unlawful", "led-to-it")
    against = office.clerk.may(office.command("answer-liability", dispute))
    office.do("find-liability-fact", dispute, fact="favouritism", established=False)
    after = office.clerk.may(office.command("answer-liability", dispute, outcome="exception"))

    assert [objection.code for objection in against.objections] == ["exception-not-proven"]
    assert [objection.code for objection in after.objections] == ["exception-proven"]


@pytest.mark.parametrize(
    ("name", "changes", "because"),
    [
        ("claim-liability", {"agency": "tax"}, "mediated-for"),
        ("find-liability-fact", {"review": "v9"}, "review-open"),
        ("find-liability-fact", {"on": "2024-05-19"}, "not-before-review"),
        ("answer-liability", {"review": "v9"}, "review-open"),
        ("answer-liability", {"on": "2024-05-19"}, "not-before-review"),
    ],
)
def test_what_is_refused(office: Office, name: str, changes: dict[str, Any], because: str) -> None:
    """Nobody who did not take part, no claim that is not there, nothing before it."""
    dispute = office.register()
    if name != "claim-liability":
        office.do("claim-liability", dispute)
    ruling = office.clerk.may(office.command(name, dispute, **changes))

    assert because in [objection.code for objection in ruling.objections]


def test_a_claim_may_be_dropped(office: Office) -> None:
    """Who claimed may drop it; then it is answered."""
    dispute = office.register()
    office.do("claim-liability", dispute, person={"name": "张某"})
    office.do("answer-liability", dispute, outcome="dropped")

    assert review_of(office, dispute).outcome == "dropped"
    assert not office.clerk.may(office.command("answer-liability", dispute)).allowed


@pytest.mark.parametrize(
    ("actor", "sees"), [("clerk", True), ("head", True), ("coordinator", False), ("judge", None), ("wang", None)]
)
def test_who_is_said_to_be_liable_stays_inside(office: Office, actor: str, sees: bool | None) -> None:
    """The center and the agency see what is claimed of whom; claimants and judges do not know of the claim."""
    dispute = office.register()
    office.do("claim-liability", dispute, person={"name": "张某"})
    seen: Dispute = office.center.acting(actor).dispute(dispute)

    assert bool(seen.liability) is (sees is not None)
    assert [review.person is not None for review in seen.liability] == ([] if sees is None else [sees])


def test_every_fact_belongs_to_an_element(office: Office) -> None:
    """Whatever is found makes out one of the three elements."""
    dispute = office.register()
    office.do("claim-liability", dispute)
    established(office, dispute, *ExceptionFact)

    assert office.clerk.may(office.command("answer-liability", dispute, outcome="exception")).allowed


@pytest.mark.clause("WX-4.1.1")
@pytest.mark.parametrize(("ceiling", "warned"), [("4000", False), ("6000", True), (None, True)])
def test_a_delegate_decides_up_to_the_ceiling(office: Office, ceiling: str | None, warned: bool) -> None:
    """Beyond what the agency has delegated, or without an amount, the leadership should have met; the plan stands."""
    setting = office.command("set-mechanism", mechanism="delegated", ceiling="5000")
    office.center.acting("founder").execute(setting)
    done = office.do("record-plan", office.register(), by="delegated", ceiling=ceiling, minutes=None)

    assert ("within-delegation" in [warning.code for warning in done.ruling.warnings]) is warned
