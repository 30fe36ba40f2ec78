"""Authority: by office, by a listed power within ceilings and time, or provisional until ratified (WX-4.1.2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import BadInput, Stage
from admin_dispute.testing import Office

READY = ("establish-facts", "draft-terms", "review-legality")


def said(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Return the codes of objections and warnings on a command."""
    ruling = office.clerk.may(office.command(name, dispute, **changes))
    return {one.code for one in ruling.objections} | {one.code for one in ruling.warnings}


def ready(office: Office, *names: str, **terms: Any) -> str:
    """Bring a dispute to reviewed terms, some commands given before."""
    dispute = office.at(Stage.MEDIATING)
    for name in names:
        office.do(name, dispute)
    for name in READY:
        office.do(name, dispute, **(terms if name == "draft-terms" else {}))
    return dispute


def signed(**police: Any) -> list[dict[str, Any]]:
    """Give the signatures of both sides."""
    return [{"by": "p1"}, {"by": "police", **police}]


@pytest.mark.clause("WX-4.1.2")
@pytest.mark.parametrize(
    ("capacity", "allowed"),
    [(None, True), ("head", True), ("in-person", True), ("deputy-head", False), ("staff", False), ("agent", False)],
)
def test_a_head_signs_by_office(office: Office, capacity: str | None, allowed: bool) -> None:
    """A head needs no mandate; everybody else does."""
    dispute = ready(office)

    assert ("authorised" not in said(office, "conclude-agreement", dispute, signatures=signed(capacity=capacity))) is (
        allowed
    )


@pytest.mark.clause("WX-4.1.2", "民法典 23")
@pytest.mark.parametrize(("named", "allowed"), [(True, True), (False, False)])
def test_a_guardian_signs_for_a_ward(office: Office, named: bool, allowed: bool) -> None:
    """Who is named guardian signs by right; nobody else does under that name."""
    dispute = ready(office, *(["name-guardian"] if named else []))
    signatures = [{"by": "p1", "capacity": "guardian"}, {"by": "police"}]

    assert ("authorised" not in said(office, "conclude-agreement", dispute, signatures=signatures)) is allowed


@pytest.mark.clause("WX-4.1.2", "行政诉讼法 28")
def test_a_representative_signs_with_the_consent_of_the_group(office: Office) -> None:
    """He signs for those who chose him once their consent to the terms is shown; his own signature is not theirs."""
    ten = [{"person": {"name": f"村民{number}"}} for number in range(1, 11)]
    everybody = [f"p{number}" for number in range(1, 11)]
    dispute = office.register(parties=ten)
    office.do("appoint-representatives", dispute, members=everybody, representatives=["p1", "p2"])
    office.do("record-consent", dispute, parties=everybody)
    for name in ("name-responsible", "issue-case-number", "open-mediation", *READY):
        office.do(name, dispute)
    own = [{"by": "p1"}, {"by": "p2"}, {"by": "police", "capacity": "head"}]
    silent, proven = (
        [*own, *({"by": who, "capacity": "representative", **shown} for who in everybody[2:])]
        for shown in ({}, {"proof": "同意条款的签名册，卷宗第9页"})
    )

    assert {"represented-agree"} <= said(office, "conclude-agreement", dispute, signatures=silent)
    assert "authorised" not in said(office, "conclude-agreement", dispute, signatures=silent)
    office.do("conclude-agreement", dispute, signatures=proven)


@pytest.mark.clause("WX-4.1.2", "民诉法解释 89")
@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({"acts": ["money", "apology"]}, True),
        ({"acts": ["apology"]}, False),
        ({"powers": ["general"]}, False),
        ({"ceiling": None}, True),
    ],
)
def test_a_mandate_bounds_acts_too(office: Office, changes: dict[str, Any], allowed: bool) -> None:
    """An agent promises only the kinds of acts his mandate lists."""
    dispute = office.at(Stage.MEDIATING)
    office.do("file-mandate", dispute, **changes)
    for name in READY:
        office.do(name, dispute)
    codes = said(office, "conclude-agreement", dispute, signatures=signed(mandate="m1"))

    assert ("authorised" not in codes) is allowed


def test_an_amount_not_known_lies_within_no_ceiling(office: Office) -> None:
    """Money of an amount not known yet exceeds any ceiling."""
    unknown = [{"debtor": "police", "creditors": ["p1"], "duty": "money", "within": "9 day"}]
    dispute = ready(office, "file-mandate", obligations=unknown)

    assert "authorised" in said(office, "conclude-agreement", dispute, signatures=signed(mandate="m1"))


@pytest.mark.clause("行政诉讼法 31", "行诉解释 31")
def test_two_agents_at_most(office: Office) -> None:
    """A third agent is refused until one is revoked; a revoked mandate carries nothing."""
    dispute = ready(office, "file-mandate", "file-mandate")
    assert "most-two-agents" in said(office, "file-mandate", dispute)
    third = office.clerk.may(office.command("file-mandate", dispute))
    [objection] = [one for one in third.objections if one.code == "most-two-agents"]
    assert "参照诉讼代理的规定" in objection.text  # no suit is pending, and the article is on suits
    assert "most-two-agents" not in said(office, "file-mandate", dispute, replaces="m1")
    assert "mandate-stands" in said(office, "file-mandate", dispute, replaces="m9")

    office.do("revoke-mandate", dispute)
    assert "mandate-stands" in said(office, "revoke-mandate", dispute)
    assert "authorised" in said(office, "conclude-agreement", dispute, signatures=signed(mandate="m1"))


@pytest.mark.clause("WX-4.1.2", "民法典 171")
def test_beyond_authority_waits_for_ratification(office: Office) -> None:
    """What an agent signed beyond authority is provisional; the principal's ratification gives effect."""
    dispute = ready(office)
    assert "beyond-authority" in said(office, "conclude-provisionally", dispute, signatures=signed())

    office.do("conclude-provisionally", dispute)
    assert office.dispute(dispute).stage is Stage.AGREED
    assert "obligation-in-force" in said(office, "record-performance", dispute)
    assert "principal-ratifies" in said(office, "ratify-agreement", dispute, principal="p1")
    office.do("ratify-agreement", dispute)
    state = office.dispute(dispute)
    assert (state.stage, state.agreements[0].effective_on) == (Stage.EFFECTIVE, date(2024, 5, 15))
    assert "awaits-ratification" in said(office, "urge-ratification", dispute)


@pytest.mark.clause("WX-4.1.2")
@pytest.mark.parametrize(("ceiling", "stage"), [("20000", Stage.EFFECTIVE), ("19999", Stage.AGREED)])
def test_a_wider_mandate_ratifies(office: Office, ceiling: str, stage: Stage) -> None:
    """A new mandate that carries what was signed ratifies it; one that does not leaves it waiting."""
    dispute = ready(office)
    office.do("conclude-provisionally", dispute)
    office.do("file-mandate", dispute, on="2024-05-14", ceiling=ceiling)

    assert office.dispute(dispute).stage is stage


@pytest.mark.clause("民法典 171")
def test_silence_on_a_request_to_ratify_is_a_refusal(office: Office) -> None:
    """The other side asks; after thirty days of silence the agreement has fallen, whether a job ran or not."""
    dispute = ready(office)
    office.do("conclude-provisionally", dispute)
    assert "other-side-urges" in said(office, "urge-ratification", dispute, by="police")
    office.do("urge-ratification", dispute)
    assert "awaits-ratification" in said(office, "ratify-agreement", dispute, on="2024-06-20")

    office.center.sweep()
    state = office.dispute(dispute)
    assert (state.stage, state.agreements[0].lapse) == (Stage.ENDED, "not-ratified")


@pytest.mark.clause("民法典 171")
def test_thirty_days_run_from_the_receipt(office: Office) -> None:
    """A request not proven to be received lets nothing run; from the proven receipt thirty days do."""
    dispute = ready(office)
    office.do("conclude-provisionally", dispute)
    assert "request-received" in said(office, "urge-ratification", dispute, received_on=None)
    office.do("urge-ratification", dispute, received_on=None)
    assert "awaits-ratification" not in said(office, "ratify-agreement", dispute, on="2024-06-20")

    office.do("urge-ratification", dispute, on="2024-05-24", received_on="2024-05-23")
    state = office.dispute(dispute).agreements[0]
    assert (state.urged_on, state.request_received_on) == (date(2024, 5, 14), date(2024, 5, 23))
    clocks = [(one.clock, one.on) for one in office.clerk.outlook(dispute).deadlines if one.clock == "ratification"]
    assert clocks == [("ratification", date(2024, 6, 24))]  # 22 June is a Saturday
    assert "recorded-afterwards" in said(office, "urge-ratification", dispute, received_on="2024-06-30")


@pytest.mark.clause("行政复议法 17", "行诉解释 31")
@pytest.mark.parametrize(
    ("phase", "signature", "cited"),
    [
        ("before-filing", {"mandate": "m1"}, {"行诉解释 31", "民诉法 62"}),
        ("reconsideration", {"mandate": "m1"}, {"行政复议法 17"}),
        ("before-filing", {"capacity": "head"}, set()),
    ],
)
def test_articles_on_mandates_by_the_forum(
    office: Office, phase: str, signature: dict[str, Any], cited: set[str]
) -> None:
    """Authority cites the rules of the forum on mandates, and none where nobody signs by mandate."""
    dispute = office.at(Stage.MEDIATING, {"register-dispute": {"phase": phase}})
    office.do("file-mandate", dispute)
    for name in READY:
        office.do(name, dispute)
    ruling = office.clerk.may(office.command("conclude-agreement", dispute, signatures=signed(**signature)))
    [authority] = [ground for ground in ruling.grounds if ground.code == "authorised"]

    assert set(authority.clauses) - {"WX-4.1.2"} == cited


def test_a_refused_ratification_ends_it(office: Office) -> None:
    """The principal may refuse: nothing binds it."""
    dispute = ready(office)
    office.do("conclude-provisionally", dispute)
    office.do("refuse-ratification", dispute)

    assert office.dispute(dispute).agreements[0].ended_on == date(2024, 5, 15)


@pytest.mark.clause("WX-4.1.3", "WX-4.1.2")
def test_the_agencys_confirmation_ratifies_too(office: Office) -> None:
    """An agency that confirms need not ratify what its own agent signed."""
    dispute = ready(office, confirmation={"agency": "police", "within": "60 day"})
    office.do("conclude-provisionally", dispute)
    office.do("confirm-agreement", dispute)

    assert office.dispute(dispute).stage is Stage.EFFECTIVE


@pytest.mark.clause("WX-4.1.1")
@pytest.mark.parametrize(
    ("mechanism", "record", "warns"),
    [
        (None, {}, True),
        (None, {"record-plan": {}}, False),
        (None, {"record-plan": {"minutes": None}}, True),
        (None, {"file-mandate": {}}, False),
        ({"mechanism": "head"}, {}, False),
        ({"mechanism": "delegated", "ceiling": "20000"}, {"file-mandate": {"minutes": None}}, False),
        ({"mechanism": "delegated", "ceiling": "19999"}, {"file-mandate": {"minutes": None}}, True),
        ({"mechanism": "session"}, {"file-mandate": {"minutes": None}}, True),
    ],
)
def test_each_agency_decides_in_its_own_way(
    office: Office, mechanism: dict[str, Any] | None, record: dict[str, dict[str, Any]], warns: bool
) -> None:
    """A missing record is warned of by the agency's own mechanism, and never stands against the agreement."""
    if mechanism is not None:
        setting = office.command("set-mechanism", **mechanism)
        office.center.acting("founder").execute(setting)
    dispute = office.at(Stage.MEDIATING)
    for name, changes in record.items():
        office.do(name, dispute, **changes)
    for name in READY:
        office.do(name, dispute)
    ruling = office.clerk.may(office.command("conclude-agreement", dispute))

    assert ruling.allowed
    assert ("minutes-on-file" in {warning.code for warning in ruling.warnings}) is warns


def test_a_mechanism_says_up_to_what(office: Office) -> None:
    """A delegated ceiling needs an amount, the others have none; a plan is an agency's own, in its own way."""
    with pytest.raises(BadInput, match="ceiling"):
        office.command("set-mechanism", mechanism="delegated")
    dispute = office.at(Stage.MEDIATING)

    assert "plan-of-agency" in said(office, "record-plan", dispute, agency="tax")
    assert "own-mechanism" in said(office, "record-plan", dispute, by="head")


@pytest.mark.clause("WX-4.1.3", "民法典 159")
@pytest.mark.parametrize(("upheld", "stage"), [(True, Stage.EFFECTIVE), (False, Stage.AGREED)])
def test_improper_obstruction(office: Office, upheld: bool, stage: Stage) -> None:
    """The other side claims it, somebody else decides; nothing follows by itself."""
    dispute = office.at(Stage.AGREED)
    assert "fulfilment-claimed" in said(office, "decide-fulfilment", dispute)
    assert "other-side-claims" in said(office, "claim-fulfilment", dispute, by="police")
    office.do("claim-fulfilment", dispute)
    assert "not-own-judge" in said(office, "decide-fulfilment", dispute, by="police")
    assert office.dispute(dispute).stage is Stage.AGREED

    office.do("decide-fulfilment", dispute, upheld=upheld)
    assert office.dispute(dispute).stage is stage
    assert "under-condition" in said(office, "claim-fulfilment", office.at(Stage.EFFECTIVE))


@pytest.mark.clause("WX-4.1.3")
@pytest.mark.parametrize("spoken", [True, False])
def test_back_to_the_table(office: Office, spoken: bool) -> None:
    """Where the agreement says so, refusal and silence lead back into the same round."""
    confirmation = {"agency": "police", "within": "10 day", "silence": "renegotiate", "refusal": "renegotiate"}
    dispute = office.at(Stage.AGREED, {"draft-terms": {"confirmation": confirmation}})
    if spoken:
        office.do("refuse-confirmation", dispute)
    else:
        office.center.sweep()
    state = office.dispute(dispute)

    assert (state.stage, state.rounds[-1].ended, state.agreements[0].lapse) == (
        Stage.MEDIATING, None, "refused" if spoken else "silence",
    )  # fmt: skip


def test_a_refusal_gives_no_effect(office: Office) -> None:
    """An agreement can't say that a refusal is a confirmation."""
    confirmation = {"agency": "police", "within": "10 day", "refusal": "effect"}
    with pytest.raises(BadInput, match="refusal"):
        office.command("draft-terms", "x", confirmation=confirmation)
