"""Agencies: their roles in a dispute, outside bodies, renaming, abolition and succession."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import AgencyRole, Refused, Stage
from admin_dispute.domain.dispute.agencies import having, roles_of
from admin_dispute.testing import Office

OUTSIDE = {"id": "far-away", "name": "外省人社局", "kind": "department", "division": "350000"}


def refused(office: Office, name: str, dispute: str, **changes: Any) -> set[str]:
    """Give the codes of what stands against a command."""
    with pytest.raises(Refused) as error:
        office.do(name, dispute, **changes)
    return {objection.code for objection in error.value.ruling.objections}


def directory(office: Office, name: str, /, **fields: Any) -> None:
    """Change the directory."""
    office.center.acting("founder").execute(office.command(name, **fields))


@pytest.mark.clause("WX-1.1")
def test_roles_are_read_where_they_were_settled(office: Office) -> None:
    """Registration gives the respondents, naming gives who is in charge, concurrence gives the lead."""
    dispute = office.register(agencies=["police", "tax"])
    office.do("name-responsible", dispute)
    office.do("propose-lead", dispute, agency="tax")
    office.do("answer-lead", dispute, actor="lawyer")
    state = office.dispute(dispute)

    assert having(state, AgencyRole.RESPONDENT) == ("police", "tax")
    assert roles_of(state, "police") == (AgencyRole.RESPONDENT, AgencyRole.IN_CHARGE)
    assert roles_of(state, "tax") == (AgencyRole.RESPONDENT, AgencyRole.LEAD)


@pytest.mark.clause("WX-1.1", "WX-3.1.3")
def test_which_roles_make_an_agency_concerned(office: Office) -> None:
    """A doer counts among the departments that need a lead; who only funds or pays does not."""
    dispute = office.register()
    for role in ("funder", "payer", "paying-hand"):
        office.do("assign-agency-role", dispute, role=role)
    assert office.dispute(dispute).agencies == ("police",)
    office.do("assign-agency-role", dispute, role="doer")

    assert office.dispute(dispute).agencies == ("police", "county")
    office.do("end-agency-role", dispute, role="doer")
    assert office.dispute(dispute).agencies == ("police",)
    assert roles_of(office.dispute(dispute), "county") == ("funder", "payer", "paying-hand")


def test_an_outside_body_is_entered_and_may_owe(office: Office) -> None:
    """A body outside the platform stands in the directory, consents to nothing, leads nothing, and can owe."""
    directory(office, "enter-organisation", on="2024-05-01", **OUTSIDE)
    dispute = office.at(Stage.MEDIATING)
    office.do("assign-agency-role", dispute, on="2024-05-13", agency="far-away", role="outside", reason="案外机关")
    office.do("establish-facts", dispute)
    owed = {"debtor": "far-away", "creditors": ["p1"], "duty": "act", "what": "作出工伤认定"}
    office.do("draft-terms", dispute, obligations=[owed])

    assert office.dispute(dispute).agencies == ("police",)
    assert office.dispute(dispute).draft.obligations[0].debtor == "far-away"  # type: ignore[union-attr]  # just drafted


@pytest.mark.clause("WX-2.2", "民法典 465")
@pytest.mark.parametrize(("signing", "bound"), [(["p1", "police"], False), (["p1", "police", "far-away"], True)])
def test_an_outside_debtor_is_bound_only_by_signing(office: Office, signing: list[str], bound: bool) -> None:
    """The sides may settle on what an outside body is to do; unless it signs it is not bound, and that is said."""
    directory(office, "enter-organisation", on="2024-05-01", **OUTSIDE)
    dispute = office.at(Stage.MEDIATING)
    office.do("assign-agency-role", dispute, on="2024-05-13", agency="far-away", role="outside", reason="案外机关")
    owed = {"debtor": "far-away", "creditors": ["p1"], "duty": "act", "what": "作出工伤认定"}
    signed = [{"by": who} for who in signing]
    found = office.clerk.may(office.command("report-settlement", dispute, obligations=[owed], signatures=signed))

    assert found.allowed
    assert ("debtors-bound" not in {warning.code for warning in found.warnings}) is bound


def test_what_can_not_be_assigned(office: Office) -> None:
    """Settled roles, strangers to the directory, a role twice, a respondent as outsider: each is refused by name."""
    dispute = office.register()

    assert refused(office, "assign-agency-role", dispute, role="lead") == {"role-assignable"}
    assert refused(office, "assign-agency-role", dispute, agency="nobody") == {"agency-in-directory"}
    assert refused(office, "assign-agency-role", dispute, agency="police", role="respondent") == {"role-new"}
    assert refused(office, "assign-agency-role", dispute, agency="police", role="outside") == {"outside-only"}
    assert refused(office, "end-agency-role", dispute) == {"role-held"}


@pytest.mark.clause("行诉解释 26")
def test_a_wrong_respondent_is_exchanged(office: Office) -> None:
    """The right respondent comes in before the wrong one goes, and who is in charge goes last."""
    dispute = office.register()
    wrong = {"agency": "police", "role": "respondent", "reason": "错列被告"}
    assert refused(office, "end-agency-role", dispute, **wrong) == {"respondent-remains"}
    office.do("assign-agency-role", dispute, agency="tax", role="respondent", reason="适格被告")
    office.do("name-responsible", dispute, on="2024-05-08")

    assert refused(office, "end-agency-role", dispute, **wrong) == {"not-in-charge"}
    office.do("name-responsible", dispute, on="2024-05-09", agency="tax", reason="实际作出")
    office.do("end-agency-role", dispute, **wrong)
    assert office.dispute(dispute).agencies == ("tax",)


def test_an_old_name_of_an_agency_stays_readable(office: Office) -> None:
    """A renamed organisation has each name on its own days."""
    renamed = {"id": "tax", "name": "国家税务总局温县税务局", "kind": "department", "division": "410825"}
    directory(office, "enter-organisation", on="2024-06-01", **renamed)
    with office.center.records(reading=True) as records:
        state = office.center.basis(records).state
    assert state is not None

    assert state.name_of("tax", date(2024, 5, 31)) == "温县税务局"
    assert state.name_of("tax", date(2024, 6, 1)) == "国家税务总局温县税务局"
    assert state.name_of("nobody", date(2024, 6, 1)) == "nobody"


@pytest.mark.clause("WX-1.1", "行政诉讼法 26", "行诉解释 23")
def test_a_successor_agency_takes_everything_over(everywhere: Office) -> None:
    """The agency that goes on with the powers has the roles, the charge and what is owed; the old part stays seen."""
    dispute = everywhere.at(Stage.EFFECTIVE)
    assert refused(everywhere, "succeed-agency", dispute) == {"abolished", "successor-known"}
    directory(everywhere, "abolish-organisation", on="2024-06-01", id="police", successor="tax")
    everywhere.do("succeed-agency", dispute)
    state = everywhere.dispute(dispute)

    assert (state.agencies, state.responsible, state.obligations[0].debtor) == (("tax",), "tax", "tax")
    assert [(part.agency, part.until is None) for part in state.agency_parts] == [("police", False), ("tax", True)]
    assert refused(everywhere, "succeed-agency", dispute, agency="court") == {
        "has-part",
        "abolished",
        "successor-known",
    }
    assert everywhere.center.verify() == ()


def test_without_a_successor_the_superior_answers(office: Office) -> None:
    """Where nobody goes on with the powers the government answers; where none is known the directory asks."""
    assert refused_by_directory(office, successor=None) == {"successor-named"}
    assert "organisation-known" in refused_by_directory(office, id="nobody")
    below = {"id": "police", "name": "温县公安局", "kind": "department", "division": "410825", "superior": "county"}
    directory(office, "enter-organisation", on="2024-05-30", **below)
    directory(office, "abolish-organisation", successor=None)
    directory(office, "abolish-organisation", on="2024-06-02", id="county", successor="legal")
    dispute = office.register()
    office.do("succeed-agency", dispute, on="2024-06-03")

    assert office.dispute(dispute).agencies == ("legal",)
    ruling = office.clerk.may(office.command("register-dispute", on="2024-06-05"))
    assert [objection.code for objection in ruling.objections] == ["agencies-known"]
    assert [row.agencies for row in office.clerk.ledger()] == [("温县司法局",)]


def refused_by_directory(office: Office, **fields: Any) -> set[str]:
    """Give the codes of what stands against an abolition."""
    ruling = office.center.acting("founder").may(office.command("abolish-organisation", **fields))
    return {objection.code for objection in ruling.objections}


def test_a_paying_hand_sees_the_dispute_and_an_outsider_does_not(office: Office) -> None:
    """Whoever has a role inside the platform may know of the dispute."""
    dispute = office.register()
    office.do("assign-agency-role", dispute, agency="tax", role="paying-hand")
    other = office.register()
    office.do("assign-agency-role", other, agency="tax", role="outside")

    assert [row.dispute for row in office.center.acting("stranger").ledger()] == [dispute]
