"""Recusal of a mediator: on three grounds, waived by both sides or decided; refusal where the county lets a side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from test_roster import INVITED, adopt, found

from admin_dispute import Stage
from admin_dispute.domain.dispute.mediator_refusal import refusal_left
from admin_dispute.domain.ruling import Objection
from admin_dispute.testing import Office


def against(office: Office, dispute: str) -> set[str]:
    """Return what stands against naming the mediator for a round."""
    return found(office, "open-mediation", dispute, on="2024-05-13", **INVITED)


def begun(office: Office, stage: Stage = Stage.CONSENTED, **changes: Any) -> str:
    """Return a dispute with something against a mediator of the roster."""
    office.do("enter-mediator")
    dispute = office.at(stage, {"open-mediation": INVITED})
    office.do("ask-recusal", dispute, mediator="zhao", **changes)
    return dispute


@pytest.mark.clause("WX-3.3.2", "特邀调解规定 15")
@pytest.mark.parametrize("ground", ["near-relative", "interest", "other-relation"])
@pytest.mark.parametrize("by", [["p1"], []])
def test_a_ground_stands_in_the_way(office: Office, ground: str, by: list[str]) -> None:
    """Whether a side asks or the mediator tells of it: nobody is named while it stands."""
    dispute = begun(office, ground=ground, by=by)

    assert against(office, dispute) == {"not-recused"}


@pytest.mark.clause("WX-3.3.2", "特邀调解规定 15")
def test_both_sides_may_waive_it(everywhere: Office) -> None:
    """One side's agreement is not enough; once both agree, knowing of the ground, the mediator mediates."""
    dispute = begun(everywhere)
    everywhere.do("waive-recusal", dispute, by=["p1"])
    assert against(everywhere, dispute) == {"not-recused"}
    everywhere.do("waive-recusal", dispute, by=["police"])

    assert against(everywhere, dispute) == set()
    assert everywhere.center.verify() == ()


@pytest.mark.clause("特邀调解规定 15")
@pytest.mark.parametrize(("upheld", "left"), [(True, {"not-recused"}), (False, set())])
@pytest.mark.parametrize("decider", ["court", "legal"])
def test_court_or_organisation_decides(office: Office, upheld: bool, left: set[str], decider: str) -> None:
    """The court or the mediator's organisation decides, nobody else, and once."""
    dispute = begun(office)
    assert found(office, "decide-recusal", dispute, decider="police") == {"recusal-decider"}
    assert found(office, "decide-recusal", dispute, decider="nobody") == {"recusal-decider"}
    office.do("decide-recusal", dispute, decider=decider, upheld=upheld)

    assert against(office, dispute) == left
    assert found(office, "decide-recusal", dispute) == {"recusal-not-decided"}


@pytest.mark.clause("WX-3.3.2", "特邀调解规定 15")
def test_a_round_does_not_go_on_with_a_recused_mediator(office: Office) -> None:
    """Something found while the round is open stops its sessions until another presides."""
    dispute = begun(office, Stage.MEDIATING)
    assert found(office, "hold-session", dispute) == {"not-recused"}
    office.do("change-presiding", dispute, on="2024-05-12")

    assert found(office, "hold-session", dispute) == set()


def test_the_unknown_are_not_recused(office: Office) -> None:
    """Mediator, side and ground must be there."""
    dispute = office.at(Stage.CONSENTED)

    assert found(office, "ask-recusal", dispute, mediator="nobody") == {"mediator-known"}
    assert found(office, "ask-recusal", dispute, by=["p9"]) == {"side-of-dispute"}
    assert found(office, "waive-recusal", dispute) == {"ground-there"}
    assert found(office, "decide-recusal", dispute) == {"ground-there"}


@pytest.mark.clause("WX-3.3.2", "特邀调解规定 12")
def test_without_a_rule_of_the_county_nobody_refuses_without_a_ground(office: Office) -> None:
    """Not to accept the mediator named is not to mediate: the objection says so, and what to record instead."""
    office.do("enter-mediator")
    ruling = office.clerk.may(office.command("refuse-mediator", office.at(Stage.CONSENTED), mediator="zhao"))
    [objection] = ruling.objections

    assert (objection.code, objection.cure and objection.cure.command) == ("refusal-left", "record-refusal")
    assert objection.cure is not None
    assert objection.cure.parameter == "mediator-refusals"
    assert "特邀调解规定 12" in objection.clauses
    assert "在线调解规则 14" not in objection.clauses  # of replacing one online, on request, before that
    assert objection.text.endswith("此外不同意指定的特邀调解员，视为不同意调解")
    before = refusal_left(False, 0, date(2016, 6, 30))  # the rules on invited mediation are of 2016-07-01
    assert isinstance(before, Objection)
    assert "视为" not in before.text


@pytest.mark.clause("WX-3.3.2")
def test_the_county_lets_each_side_refuse_so_many(office: Office) -> None:
    """Each side refuses as many as the policy says; agreement of both does not bring a refused one back."""
    adopt(office, mediator_refusals="1")
    office.do("enter-mediator")
    dispute = office.at(Stage.CONSENTED)
    office.do("refuse-mediator", dispute, mediator="zhao")

    assert against(office, dispute) == {"not-recused"}
    assert found(office, "refuse-mediator", dispute) == {"refusal-left"}
    assert found(office, "refuse-mediator", dispute, by="police") == set()
    assert found(office, "waive-recusal", dispute) == {"ground-there"}
    assert found(office, "decide-recusal", dispute) == {"ground-there"}


@pytest.mark.clause("WX-3.3.2", "特邀调解规定 15")
def test_a_recused_mediator_goes_no_step_further(office: Office) -> None:
    """Against whom a ground stands neither holds a session nor finds facts, drafts or concludes; another one does."""
    dispute = begun(office, Stage.MEDIATING)
    steps = ("hold-session", "establish-facts", "draft-terms", "conclude-agreement", "conclude-provisionally")
    assert all("not-recused" in found(office, step, dispute) for step in steps)
    ready = {option.command for option in office.clerk.options(dispute) if option.ready}
    assert not ready & set(steps)
    assert {"change-presiding", "end-mediation"} <= ready

    office.do("change-presiding", dispute, on="2024-05-14", presiding="court", organisation="court", mediator=None)
    assert not any("not-recused" in found(office, step, dispute) for step in steps)


@pytest.mark.clause("特邀调解规定 16")
def test_an_agent_is_known_by_the_id_number(everywhere: Office) -> None:
    """An earlier invited mediator who comes as an agent without an id is known by the number, not by the name."""
    number = "11010519491231002X"
    everywhere.do("enter-mediator", person={"name": "赵某", "number": number})
    dispute = everywhere.at(Stage.MEDIATING, {"open-mediation": INVITED})
    everywhere.do("end-mediation", dispute)

    def filed(**agent: Any) -> set[str]:
        return found(everywhere, "file-mandate", dispute, on="2024-05-22", representative={"name": "赵某", **agent})

    assert filed(number=number) == {"no-later-role"}
    assert filed() == set()
    assert filed(number="410825197001010016") == set()
    assert everywhere.center.verify() == ()
