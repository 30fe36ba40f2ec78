"""Mediability: every forum and basis, on the law of three days, with its articles, written out by hand."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from admin_dispute import Forum, MediationBasis, mediable
from admin_dispute.domain.dispute.intake import Matter
from admin_dispute.domain.dispute.mediability import mediable_here, presumed_basis, settled_beside
from admin_dispute.domain.instruments import in_force
from admin_dispute.testing import Office

OLD, MIDDLE, NOW = date(2014, 6, 3), date(2022, 6, 1), date(2024, 6, 3)
F, B = Forum, MediationBasis
NO = False
S60, S84 = "行政诉讼法 60", "行诉解释 84"
OLD50 = "行政诉讼法（1989） 50"
R50, R5 = "复议条例 50", "行政复议法 5"
SETTLED = {OLD: "民诉法（2012） 230", MIDDLE: "民诉法（2021） 237", NOW: "民诉法 241"}

COURT: dict[MediationBasis, dict[date, tuple[bool, tuple[str, ...]]]] = {
    B.COMPENSATION: {
        OLD: (True, ("行政诉讼法（1989） 67",)),
        MIDDLE: (True, (S60, S84, "行诉解释 95", "行诉解释 109")),
        NOW: (True, (S60, S84, "行诉解释 95", "行诉解释 109")),
    },
    B.DISCRETION: {OLD: (NO, (OLD50,)), MIDDLE: (True, (S60, S84)), NOW: (True, (S60, S84))},
    B.DISCRETION_BY_RULES: {OLD: (NO, (OLD50,)), MIDDLE: (NO, (S60,)), NOW: (NO, (S60,))},
    B.AGREEMENT: {OLD: (NO, (OLD50,)), MIDDLE: (True, ("行政协议规定 23",)), NOW: (True, ("行政协议规定 23",))},
    B.RELATED_CIVIL: {
        OLD: (NO, (OLD50,)),
        MIDDLE: (True, ("行政诉讼法 61", "行诉解释 141")),
        NOW: (True, ("行政诉讼法 61", "行诉解释 141")),
    },
    B.LEGALITY: {OLD: (NO, (OLD50,)), MIDDLE: (NO, (S60,)), NOW: (NO, (S60,))},
    B.COORDINATION: {
        OLD: (True, ("行政诉讼法（1989） 51", "撤诉规定 2")),
        MIDDLE: (True, ("行政诉讼法 62", "撤诉规定 2")),
        NOW: (True, ("行政诉讼法 62", "撤诉规定 2")),
    },
}
REVIEW: dict[MediationBasis, dict[date, tuple[bool, tuple[str, ...]]]] = {
    B.COMPENSATION: {OLD: (True, (R50,)), MIDDLE: (True, (R50,)), NOW: (True, (R5,))},
    B.DISCRETION: {OLD: (True, (R50,)), MIDDLE: (True, (R50,)), NOW: (True, (R5,))},
    B.DISCRETION_BY_RULES: {OLD: (NO, (R50,)), MIDDLE: (NO, (R50,)), NOW: (True, (R5,))},
    B.AGREEMENT: {OLD: (NO, (R50,)), MIDDLE: (NO, (R50,)), NOW: (True, (R5,))},
    B.RELATED_CIVIL: {OLD: (NO, (R50,)), MIDDLE: (NO, (R50,)), NOW: (True, (R5,))},
    B.LEGALITY: {OLD: (NO, (R50,)), MIDDLE: (NO, (R50,)), NOW: (True, (R5,))},
    B.COORDINATION: {
        OLD: (True, ("复议条例 38",)),
        MIDDLE: (True, ("复议条例 38",)),
        NOW: (True, ("行政复议法 74", "复议条例 38")),
    },
}


def expected(forum: Forum, basis: MediationBasis, on: date) -> tuple[bool, tuple[str, ...]]:
    """Give what the law says of a pair on a day."""
    if forum in (F.COURT, F.RECONSIDERATION):
        return (COURT if forum is F.COURT else REVIEW)[basis][on]
    other_way = forum is F.BEFORE_FILING or basis is B.COORDINATION
    now = {
        F.BEFORE_FILING: (),
        F.SUPERVISION: ("行诉解释 124",),
        F.ENFORCEMENT: ("行政诉讼法 101" if other_way else "行政诉讼法 94", SETTLED[on]),
        F.NON_LITIGATION_ENFORCEMENT: ("行政强制法 42",) if other_way else ("行政诉讼法 97", "行诉解释 160"),
    }
    then = {
        F.BEFORE_FILING: (),
        F.SUPERVISION: (),
        F.ENFORCEMENT: (SETTLED[on],),
        F.NON_LITIGATION_ENFORCEMENT: ("行政强制法 42" if other_way else "行政诉讼法（1989） 66",),
    }
    return other_way, (then if on == OLD else now)[forum]


@pytest.mark.clause("WX-2.3", "行政诉讼法 60", "行政复议法 5")
@pytest.mark.parametrize("on", [OLD, MIDDLE, NOW])
def test_every_forum_and_basis(on: date) -> None:
    """What may be mediated where, and by which article in force on that day."""
    for forum, basis in itertools.product(Forum, MediationBasis):
        rule = mediable(forum, basis, on)

        assert (rule.may, in_force(rule.clauses, on)) == expected(forum, basis, on), (forum, basis)


@pytest.mark.parametrize(
    ("forum", "matter", "on", "basis"),
    [
        (F.COURT, Matter.COMPENSATION, NOW, B.COMPENSATION),
        (F.COURT, Matter.AGREEMENT, NOW, B.AGREEMENT),
        (F.COURT, Matter.PENALTY, NOW, None),
        (F.RECONSIDERATION, Matter.PENALTY, NOW, B.LEGALITY),
        (F.RECONSIDERATION, Matter.PENALTY, MIDDLE, None),
        (F.BEFORE_FILING, Matter.PENALTY, MIDDLE, B.LEGALITY),
        (F.ENFORCEMENT, Matter.COMPENSATION, NOW, B.COORDINATION),
        (F.NON_LITIGATION_ENFORCEMENT, Matter.PENALTY, NOW, B.COORDINATION),
    ],
)
def test_what_is_presumed(forum: Forum, matter: Matter, on: date, basis: MediationBasis | None) -> None:
    """Nobody has to say what only one answer fits; in court it has to be said."""
    assert presumed_basis(forum, matter, on) is basis


def ready(office: Office, **registration: Any) -> str:
    """Register, consent, number; ready to open."""
    dispute = office.register(**registration)
    for name in ("record-consent", "name-responsible", "issue-case-number"):
        office.do(name, dispute)
    return dispute


@pytest.mark.clause("WX-2.3", "复议条例 38")
@pytest.mark.parametrize(
    ("forum", "basis", "on", "code"),
    [
        (F.COURT, B.DISCRETION, NOW, "mediable-here"),
        (F.COURT, B.COORDINATION, NOW, "coordination-open"),
        (F.RECONSIDERATION, B.COORDINATION, MIDDLE, "coordination-open"),
        (F.BEFORE_FILING, B.LEGALITY, NOW, "mediation-not-forbidden"),
        (F.BEFORE_FILING, B.COORDINATION, NOW, "mediation-not-forbidden"),
        (F.NON_LITIGATION_ENFORCEMENT, B.COORDINATION, date(2009, 5, 12), "mediation-not-forbidden"),
        (F.SUPERVISION, B.COORDINATION, OLD, "mediation-not-forbidden"),
    ],
)
def test_what_is_said_of_a_round(office: Office, forum: Forum, basis: MediationBasis, on: date, code: str) -> None:
    """The law allows it, or it is no mediation, or no article is known that forbids it: each is said as what it is."""
    steps = mediable_here(office.dispute(office.register()), forum, basis, on)

    assert code in {getattr(step, "code", None) for step in steps}


@pytest.mark.clause("行政诉讼法 60")
@pytest.mark.parametrize(
    ("basis", "codes"),
    [
        (None, {"mediation-basis-stated"}),
        ("legality", {"mediable-here"}),
        ("discretion-by-rules", {"mediable-here"}),
        ("discretion", set()),
        ("coordination", set()),
    ],
)
def test_a_round_in_court(office: Office, basis: str | None, codes: set[str]) -> None:
    """A registered dispute is one thing, mediable in court another; the other way is always open."""
    dispute = ready(office, phase="trial")
    ruling = office.clerk.may(office.command("open-mediation", dispute, basis=basis))

    assert {objection.code for objection in ruling.objections} == codes
    assert "行政诉讼法 60" in ruling.clauses or basis == "coordination"


def test_the_forum_is_that_of_what_is_pending(office: Office) -> None:
    """A dispute registered before filing is in court once a suit is accepted, and no more once that has ended."""
    dispute = ready(office)
    office.do("record-filing", dispute, on=date(2024, 5, 8))
    office.do("accept-proceeding", dispute, on=date(2024, 5, 8))
    ruling = office.clerk.may(office.command("open-mediation", dispute, on=date(2024, 6, 24)))
    assert {objection.code for objection in ruling.objections} == {"mediation-basis-stated"}

    office.do("end-proceeding", dispute)
    office.do("open-mediation", dispute, on=date(2024, 6, 24))
    assert office.dispute(dispute).rounds[0].forum is Forum.BEFORE_FILING


def test_a_round_may_name_its_proceedings(office: Office) -> None:
    """Of several proceedings a round names the one it belongs to."""
    dispute = ready(office)
    office.do("record-filing", dispute, on=date(2024, 5, 8), kind="reconsideration", before="温县人民政府")
    office.do("open-mediation", dispute, proceeding="x1")
    [opened] = office.dispute(dispute).rounds

    assert (opened.forum, opened.basis, opened.proceeding) == (Forum.RECONSIDERATION, B.LEGALITY, "x1")


@pytest.mark.clause("WX-3.2.3")
@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, set()),
        ({"grounds": []}, {"grounds-named"}),
        ({"grounds": ["party-asks"]}, {"request-on-record"}),
        ({"to": ["p9"]}, {"offer-to-known"}),
        ({"grounds": ["party-asks", "serves-better"], "asked_by": "p1", "asked_on": date(2024, 5, 6),
          "asked_form": "written"}, set()),
        ({"asked_by": "p1", "asked_on": date(2024, 5, 7)}, {"asked-before"}),
    ],
)  # fmt: skip
def test_guidance_before_filing_names_its_grounds(office: Office, changes: dict[str, Any], codes: set[str]) -> None:
    """One or several of three grounds; the party's own request with day and form."""
    dispute = office.register()
    ruling = office.clerk.may(office.command("offer-mediation", dispute, **changes))

    assert {objection.code for objection in ruling.objections} == codes


@pytest.mark.clause("WX-3.2.3")
def test_grounds_are_no_gate_elsewhere(office: Office) -> None:
    """Under review or in court an offer needs no ground; before filing a round without one warns, no more."""
    reviewed = office.register(phase="reconsideration")
    assert office.clerk.may(office.command("offer-mediation", reviewed, grounds=[])).allowed

    dispute = ready(office)
    first = office.do("open-mediation", dispute)
    assert "offered-on-grounds" in {warning.code for warning in first.ruling.warnings}

    guided = office.register()
    office.do("offer-mediation", guided)
    for name in ("record-consent", "name-responsible", "issue-case-number"):
        office.do(name, guided)
    second = office.do("open-mediation", guided)
    assert "offered-on-grounds" not in {warning.code for warning in second.ruling.warnings}


@pytest.mark.clause("WX-2.3", "行政诉讼法 60", "行政复议法 74", "行政强制法 42")
@pytest.mark.parametrize(
    ("forum", "on", "word", "clauses"),
    [
        (Forum.COURT, date(2024, 5, 6), "依法可以调解的", ("行政诉讼法 60", "行政诉讼法 62", "撤诉规定 2")),
        (Forum.COURT, date(2014, 5, 6), "依法可以调解的", ("行政诉讼法（1989） 51", "撤诉规定 2")),
        (Forum.RECONSIDERATION, date(2024, 5, 6), "由复议机关调解", ("行政复议法 5", "行政复议法 74", "复议条例 38")),
        (Forum.RECONSIDERATION, date(2022, 5, 6), "由复议机关调解", ("复议条例 50", "复议条例 38")),
        (Forum.SUPERVISION, date(2024, 5, 6), "在此限于", ("行诉解释 124",)),
        (Forum.ENFORCEMENT, date(2024, 5, 6), "执行和解", ("行政诉讼法 101", "民诉法 241")),
        (Forum.NON_LITIGATION_ENFORCEMENT, date(2024, 5, 6), "执行协议", ("行政强制法 42",)),
        (Forum.NON_LITIGATION_ENFORCEMENT, date(2011, 5, 6), "在此限于", ()),
    ],
)
def test_what_can_be_settled_while_proceedings_go_on(
    forum: Forum, on: date, word: str, clauses: tuple[str, ...]
) -> None:
    """The advice at intake says of each forum what the law of the day lets people settle there."""
    reason, cited = settled_beside(forum, on)

    assert word in reason
    assert cited == clauses
