"""What gives a settlement its force, and what each way carries: the table of law, written by hand (WX-0.1)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Stage
from admin_dispute.law.effect_ways import WAYS_OF_EFFECT
from admin_dispute.testing import Office

TABLE = {
    # code: (made by, effective, against an agency, against a citizen, measures of 行政诉讼法 96, articles)
    "signature": ("parties", "conclusion", "none", "none", False, "特邀调解规定 24/特邀调解规定 25/民法典 502"),
    "oral-on-record": ("mediator", "conclusion", "none", "none", False, "特邀调解规定 23"),
    "agency-confirmation": ("agency", "decision", "none", "none", False, "民法典 158"),
    "agency-review": ("agency", "decision", "none", "none", False, "民法典 158"),
    "silence": ("time", "decision", "none", "none", False, "民法典 140/民法典 158"),
    "deemed-fulfilment": ("court", "decision", "none", "none", False, "民法典 159"),
    "ratification": ("parties", "decision", "none", "none", False, "民法典 171"),
    "court-confirmation": (
        "court", "decision", "court", "court", False,
        ("特邀调解规定 19/民诉法 205/民诉法 206/民诉法（2021） 201/民诉法（2021） 202"
        "/民诉法（2012） 194/民诉法（2012） 195"),
    ),
    "pre-filing-letter": ("court", "decision", "none", "none", False, "繁简分流意见 6"),
    "mediation-letter": (
        "court", "last-signature", "court", "court", True, "行诉解释 85/行政诉讼法 94/行政诉讼法 95/行政诉讼法 96",
    ),
    "reconsideration-letter": (
        "reconsideration-body", "last-signature", "reconsideration-body", "reconsideration-body", False,
        "行政复议法 73/行政复议法 77/行政复议法 78/行政复议法 83",
    ),
    "permitted-withdrawal": ("court", "decision", "none", "none", False, "行政诉讼法 62/撤诉规定 5/撤诉规定 6"),
    "confirming-judgment": (
        "court", "decision", "court", "court", True, "行政诉讼法 94/行政诉讼法 95/行政诉讼法 96",
    ),
    "administrative-agreement": (
        "agency", "decision", "none", "non-litigation", False, "行政诉讼法 78/行政协议规定 24",
    ),
    "changed-act": ("agency", "decision", "none", "non-litigation", False, "撤诉规定 4/行政诉讼法 97"),
}  # fmt: skip
SIGNED = [{"by": "p1", "on": "2024-05-20"}, {"by": "police", "on": "2024-05-22"}]
IN_COURT = {"register-dispute": {"phase": "trial"}, "open-mediation": {"basis": "discretion"}}


@pytest.mark.clause("WX-0.1", "行政诉讼法 96", "行诉解释 85", "行政复议法 73")
def test_the_table_of_law() -> None:
    """Every way of effect carries what its articles say, and nothing more."""
    found = {
        way.code: (
            way.by, way.effective, way.against_agency, way.against_citizen, way.measures, "/".join(way.clauses)
        )
        for way in WAYS_OF_EFFECT
    }  # fmt: skip

    assert found == TABLE


def given(office: Office, dispute: str, **changes: Any) -> set[str]:
    """Return what stands against giving a force, and what is warned of."""
    ruling = office.clerk.may(office.command("give-force", dispute, **changes))
    return {one.code for one in ruling.objections} | {one.code for one in ruling.warnings}


@pytest.mark.clause("行诉解释 85", "行政诉讼法 96")
def test_a_mediation_letter_is_a_title_from_the_last_signature(office: Office) -> None:
    """The letter holds from the last signature; a refusal after that opens the measures, one before does not."""
    dispute = office.at(Stage.EFFECTIVE, IN_COURT)
    letter = {"force": "mediation-letter", "issuer": "温县人民法院", "number": "（2024）豫0825行初7号"}
    assert given(office, dispute, on="2024-05-20", **letter, signed=SIGNED[:1]) == {"both-agree"}

    done = office.do("give-force", dispute, on="2024-05-22", **letter, signed=SIGNED)
    assert "行诉解释 85" in next(ground.clauses for ground in done.ruling.grounds if ground.code == "both-agree")
    agreement = office.dispute(dispute).agreements[0]
    assert (agreement.forces[-1].since, agreement.forces[-1].number) == (date(2024, 5, 22), letter["number"])
    early = office.clerk.may(office.command("record-refusal-to-perform", dispute, on="2024-05-21"))
    assert "enforceable-title" in {warning.code for warning in early.warnings}
    later = office.clerk.may(office.command("record-refusal-to-perform", dispute))
    grounds = {ground.code: ground.clauses for ground in later.grounds}
    assert {"enforceable-title", "measures-open"} <= set(grounds)
    assert "行政诉讼法 96" in grounds["enforceable-title"]


def test_a_letter_gives_effect_to_what_waited(office: Office) -> None:
    """A letter that everybody signed gives effect, whatever the agreement still waited for."""
    dispute = office.at(Stage.AGREED, IN_COURT)
    assert given(office, dispute) == {"effective-first"}

    office.do("give-force", dispute, on="2024-05-22", force="mediation-letter", issuer="温县人民法院", signed=SIGNED)
    assert office.dispute(dispute).stage is Stage.EFFECTIVE


@pytest.mark.clause("行政复议法 73", "行政复议法 83")
def test_a_reconsideration_letter_has_its_own_regime(office: Office) -> None:
    """It can be enforced by the reconsideration body, and the court's measures are not open."""
    dispute = office.at(Stage.EFFECTIVE, {"register-dispute": {"phase": "reconsideration"}})
    letter: dict[str, Any] = {"force": "reconsideration-letter", "issuer": "county", "signed": SIGNED}
    office.do("give-force", dispute, on="2024-05-24", **letter)
    ruling = office.clerk.may(office.command("record-refusal-to-perform", dispute))

    assert office.dispute(dispute).agreements[0].forces[-1].since == date(2024, 5, 24)
    assert {warning.code for warning in ruling.warnings} == {"measures-open"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"force": "no-such"}, {"force-known"}),
        ({"issuer": None}, {"issuer-named"}),
        ({"agreement": 7}, {"agreement-stands"}),
        ({"force": "mediation-letter", "signed": SIGNED}, {"forum-fits"}),
        ({"force": "reconsideration-letter", "signed": SIGNED}, {"forum-fits"}),
        ({"force": "confirming-judgment"}, {"forum-fits", "no-judgment-on-settlement"}),
        ({"force": "pre-filing-letter"}, {"force-stated"}),
        ({"force": "court-confirmation"}, {"confirmation-covers"}),
        ({"force": "court-confirmation", "on": "2024-06-20"}, {"confirmation-covers", "applied-in-time"}),
        ({"force": "administrative-agreement"}, set()),
        ({"force": "changed-act"}, set()),
        ({"on": "2024-05-12"}, {"not-before-agreement"}),
    ],
)
def test_what_a_force_needs(office: Office, changes: dict[str, Any], said: set[str]) -> None:
    """A paper needs its maker and its proceedings; what is not sure is said."""
    dispute = office.at(Stage.EFFECTIVE)

    assert given(office, dispute, **changes) == said


def test_no_paper_before_the_law_knew_it() -> None:
    """A way of effect that came later can't be given earlier."""
    office = Office(today=date(2021, 5, 31))
    dispute = office.register(on="2021-05-06", known_on="2021-04-30")
    office.do("report-settlement", dispute, on="2021-05-10", obligations=[])
    ruling = office.clerk.may(
        office.command("give-force", dispute, on="2021-05-20", force="pre-filing-letter", issuer="温县人民法院")
    )

    assert "force-in-law" in {objection.code for objection in ruling.objections}


@pytest.mark.clause("WX-0.1", "特邀调解规定 23")
def test_an_oral_agreement_is_recorded_by_the_mediator(office: Office) -> None:
    """An oral agreement binds once the mediator recorded it; a court's force is not given by concluding."""
    dispute = office.at(Stage.MEDIATING)
    for name in ("establish-facts", "draft-terms", "review-legality"):
        office.do(name, dispute)
    for changes, code in (({"force": "oral-on-record"}, "oral-recorded"), ({"force": "mediation-letter"}, "concludes")):
        ruling = office.clerk.may(office.command("conclude-agreement", dispute, **changes))
        assert code in {objection.code for objection in ruling.objections}

    office.do("conclude-agreement", dispute, force="oral-on-record", recorded_by="mediator")
    assert office.dispute(dispute).agreements[0].forces[0].issuer == "mediator"
