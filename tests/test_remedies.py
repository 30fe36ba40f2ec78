"""Remedies: what each outcome opens, which ways are blocked, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from admin_dispute import Instance, ProceedingEnd, ProceedingKind, Stage
from admin_dispute.domain.periods import Calendar
from admin_dispute.law.remedies import AFTER_OUTCOME, open_remedies
from admin_dispute.testing import Office

K, E, N = ProceedingKind, ProceedingEnd, Instance
OPENS = {
    (K.RECONSIDERATION, None): {
        E.DECISION: "suit-after-review", E.DISMISSED: "suit-after-review", E.NOT_ACCEPTED: "suit-after-review",
        E.MEDIATION_LETTER: "review-letter-performed",
    },
    (K.ADMINISTRATIVE_SUIT, N.FIRST): {
        E.JUDGMENT: "appeal", E.DISMISSED: "appeal", E.NOT_ACCEPTED: "appeal", E.MEDIATION_LETTER: "enforcement",
        E.WITHDRAWN: "retrial-of-ruling",
    },
    (K.ADMINISTRATIVE_SUIT, N.SECOND): dict.fromkeys(
        (E.JUDGMENT, E.RULING, E.DISMISSED, E.MEDIATION_LETTER), "retrial-application"
    ),
    (K.ADMINISTRATIVE_SUIT, N.RETRIAL_APPLICATION): dict.fromkeys((E.RULING, E.DISMISSED), "supervision"),
    (K.ADMINISTRATIVE_SUIT, N.RETRIAL): dict.fromkeys((E.JUDGMENT, E.RULING, E.DISMISSED), "supervision"),
    (K.CIVIL_SUIT, N.FIRST): dict.fromkeys((E.JUDGMENT, E.DISMISSED, E.NOT_ACCEPTED), "appeal"),
    (K.ADJUDICATION, None): {E.DECISION: "suit-against-adjudication"},
    (K.COMPENSATION, None): dict.fromkeys((E.DECISION, E.DISMISSED, E.NOT_ACCEPTED), "compensation-suit"),
    (K.NON_LITIGATION_ENFORCEMENT, None): dict.fromkeys((E.ENFORCEMENT_REFUSED, E.NOT_ACCEPTED), "ruling-reviewed"),
}  # fmt: skip


def test_every_outcome_and_what_it_opens() -> None:
    """The table is the one written here, pair by pair."""
    found = {((row.kind, row.instance), end): row.code for row in AFTER_OUTCOME for end in row.ends}

    assert found == {(of, end): code for of, ends in OPENS.items() for end, code in ends.items()}


def told(office: Office, dispute: str, **changes: Any) -> dict[str, tuple[date | None, str | None]]:
    """Tell the remedies and give them by code, with last day and proceedings."""
    office.do("give-guidance", dispute, **changes)
    return {remedy.code: (remedy.until, remedy.after) for remedy in office.dispute(dispute).guidance[-1].remedies}


@pytest.mark.clause("WX-3.1.5", "行政诉讼法 45")
def test_fifteen_days_after_a_review_decision(office: Office) -> None:
    """Not satisfied with the review: told the suit and its last day, which runs from service."""
    dispute = office.register()
    office.do("record-filing", dispute, kind="reconsideration", before="温县人民政府")
    office.do("end-proceeding", dispute, how="decision", served_on=date(2024, 6, 20))
    done = office.do("tell-judicial-remedies", dispute)
    guidance = office.dispute(dispute).guidance[-1]

    assert [(remedy.code, remedy.until) for remedy in guidance.remedies] == [("suit-after-review", date(2024, 7, 5))]
    assert (guidance.after, guidance.to) == ("x1", ("p1",))
    assert "行政诉讼法 45" in done.ruling.clauses
    office.clock.set(date(2024, 7, 6))
    ruling = office.clerk.may(office.command("tell-judicial-remedies", dispute, on=date(2024, 7, 6)))
    assert {objection.code for objection in ruling.objections} == {"remedy-open"}


def test_only_after_an_outcome(office: Office) -> None:
    """Judicial remedies are told after an outcome, to people of the dispute."""
    dispute = office.register()
    office.do("record-filing", dispute)
    for changes, code in (
        ({"proceeding": "x9"}, "proceeding-known"),
        ({}, "outcome-recorded"),
        ({"dissatisfied": ["p9"]}, "dissatisfied-known"),
    ):
        ruling = office.clerk.may(office.command("tell-judicial-remedies", dispute, **changes))
        assert code in {objection.code for objection in ruling.objections}


@pytest.mark.clause("WX-3.1.4", "行政复议法 29")
@pytest.mark.parametrize(
    ("filing", "open_now"),
    [
        ({}, {"judgment"}),
        ({"kind": "reconsideration", "before": "温县人民政府"}, {"review-decision"}),
        ({"kind": "civil-suit"}, {"judgment", "reconsideration", "suit"}),
        ({"kind": "supervision", "before": "温县人民检察院"}, {"supervision-decision", "reconsideration", "suit"}),
    ],
)
def test_blocked_ways_are_not_offered(office: Office, filing: dict[str, Any], open_now: set[str]) -> None:
    """While a suit is on there is no review, and the reverse; a civil suit blocks neither."""
    dispute = office.register()
    office.do("record-filing", dispute, **filing)

    assert told(office, dispute).keys() == open_now


@pytest.mark.clause("WX-0.2")
def test_too_late_for_everything_is_no_dead_end(office: Office) -> None:
    """Where no way is open in time nothing can be told, and the dispute is closed all the same."""
    dispute = office.register(known_on="2020-01-01", made_on="2018-01-01")
    office.do("record-refusal", dispute)
    ruling = office.clerk.may(office.command("give-guidance", dispute))
    assert {objection.code for objection in ruling.objections} == {"remedy-open"}

    office.do("close-dispute", dispute, outcome="not-pursued")


@pytest.mark.clause("WX-3.1.4")
def test_guidance_on_refused_consent(office: Office) -> None:
    """Who does not consent is told the same as who failed."""
    dispute = office.register()
    office.do("record-refusal", dispute)

    assert told(office, dispute).keys() == {"reconsideration", "suit"}


@pytest.mark.clause("行政复议法 23")
@pytest.mark.parametrize(
    ("phase", "warned"), [("before-filing", True), ("trial", True), ("second-instance", False), ("enforcement", False)]
)
def test_a_review_first_is_said_before_a_judgment(office: Office, phase: str, warned: bool) -> None:
    """That a review comes first is told where it can still be had; after a judgment the registration is silent."""
    ruling = office.clerk.may(office.command("register-dispute", matter="government-information", phase=phase))

    assert ("review-first" in {caution.code for caution in ruling.warnings}) is warned


@pytest.mark.clause("行政复议法 23")
def test_no_suit_before_the_review_that_comes_first(office: Office) -> None:
    """Where review comes first the suit is not offered before it."""
    assert told(office, office.register(matter="government-information")).keys() == {"reconsideration"}


@pytest.mark.clause("WX-3.1.4", "行政诉讼法 61")
def test_adjudication_only_of_civil_disputes(office: Office) -> None:
    """Adjudication is offered where a law lets an agency decide the civil dispute; in a suit, a joint trial."""
    people = [{"person": {"name": "甲公司"}}, {"person": {"name": "小华"}, "role": "third-party"}]
    dispute = office.register(parties=people)
    assert "adjudication" not in told(office, dispute)
    civil: dict[str, Any] = {
        "between": ["p1", "p2"],
        "tie": "expropriation",
        "adjudicator": "温县自然资源局",
        "law": "土地管理法",
    }
    office.do("note-civil-dispute", dispute, **civil)
    assert told(office, dispute).keys() == {"reconsideration", "suit", "adjudication"}

    office.do("record-filing", dispute, applicants=["p1"])
    assert told(office, dispute).keys() == {"judgment", "adjudication", "joint-trial"}


@pytest.mark.clause("行诉解释 58", "行诉解释 60", "行诉解释 61")
@pytest.mark.parametrize(
    ("filing", "way", "open_now"),
    [
        ({}, "asked", {"retrial-of-ruling"}),
        ({"accepted_on": date(2024, 5, 20)}, "fee-unpaid", {"suit"}),
        ({}, "fee-unpaid", {"reconsideration", "suit"}),
        ({"kind": "reconsideration", "before": "温县人民政府"}, "asked", {"suit"}),
    ],
)
def test_what_a_withdrawal_leaves_open(office: Office, filing: dict[str, Any], way: str, open_now: set[str]) -> None:
    """After a permitted withdrawal no second suit; after a deemed one, and after a withdrawn review, the suit."""
    dispute = office.register()
    office.do("record-filing", dispute, **filing)
    office.do("record-withdrawal", dispute, way=way, permitted_on=date(2024, 5, 22))

    assert told(office, dispute, on=date(2024, 5, 23)).keys() == open_now


@pytest.mark.clause("行政诉讼法 85")
def test_a_way_that_was_taken_is_not_offered_again(office: Office) -> None:
    """An appeal that continues the first instance takes its place; others of the same name keep theirs."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("record-filing", dispute, kind="civil-suit")
    for id_ in ("x1", "x2"):
        office.do("end-proceeding", dispute, proceeding=id_, served_on=date(2024, 6, 20))
    office.do("give-guidance", dispute, on=date(2024, 6, 21))
    appeals = [remedy.after for remedy in office.dispute(dispute).guidance[-1].remedies if remedy.code == "appeal"]
    assert appeals == ["x1", "x2"]

    office.do("record-filing", dispute, on=date(2024, 6, 24), instance="second", prior="x1")
    assert told(office, dispute, on=date(2024, 6, 24))["appeal"] == (date(2024, 7, 5), "x2")


@pytest.mark.parametrize(
    ("phase", "open_now"),
    [
        ("reconsideration", {"review-decision"}),
        ("trial", {"judgment"}),
        ("second-instance", {"judgment"}),
        ("supervision", {"supervision-decision"}),
    ],
)
def test_where_nothing_was_recorded_the_phase_speaks(office: Office, phase: str, open_now: set[str]) -> None:
    """A dispute registered in a later phase goes on where it stands."""
    assert told(office, office.register(phase=phase)).keys() == open_now


@pytest.mark.clause("WX-3.2.2")
@pytest.mark.parametrize(
    ("changes", "route", "clause"),
    [
        ({}, "mediation", "WX-3.2.2"),
        ({"matter": "government-information"}, "reconsideration", "行政复议法 23"),
        ({"phase": "trial"}, "mediation", None),
    ],
)
def test_intake_proposes_a_route(office: Office, changes: dict[str, Any], route: str, clause: str | None) -> None:
    """A registration comes with a proposal and its reasons; review goes first where the law wants it."""
    done = office.do("register-dispute", **changes)
    advice = office.dispute(done.stream).route_advice

    assert advice is not None
    assert (advice.route, bool(advice.reasons)) == (route, True)
    assert clause is None or clause in done.ruling.clauses


@pytest.mark.clause("WX-3.2.2")
def test_the_choice_and_who_made_it_is_recorded(office: Office) -> None:
    """A party may choose against the proposal; adjudication needs a civil dispute that may be adjudicated."""
    dispute = office.register()
    done = office.do("choose-route", dispute, route="suit")
    [choice] = office.dispute(dispute).routes
    assert (choice.by, choice.route, choice.proposed) == ("p1", "suit", "mediation")
    assert [warning.code for warning in done.ruling.warnings] == ["as-proposed"]

    for name, changes, code in (
        ("choose-route", {"by": "p9"}, "chooser-known"),
        ("choose-route", {"route": "adjudication"}, "adjudicable"),
        ("note-civil-dispute", {"between": ["p9"]}, "between-parties"),
        ("note-civil-dispute", {"adjudicator": "某局"}, "law-named"),
    ):
        ruling = office.clerk.may(office.command(name, dispute, **changes))
        assert {objection.code for objection in ruling.objections} == {code}
    office.do("note-civil-dispute", dispute, adjudicator="某局", law="某法")
    office.do("propose-route", dispute, on=date(2024, 5, 8))
    advice = office.dispute(dispute).route_advice
    assert advice is not None
    assert advice.route == "adjudication"


@pytest.mark.clause("WX-3.1.4")
def test_guidance_comes_after_the_refusal(office: Office) -> None:
    """What was told before the refusal does not close the dispute; what is told after it does."""
    dispute = office.register()
    office.do("give-guidance", dispute, on=date(2024, 5, 6))
    office.do("record-refusal", dispute)
    closing = office.command("close-dispute", dispute, outcome="to-court")
    objected = office.clerk.may(closing).objections
    assert [(objection.code, objection.clauses) for objection in objected] == [("guided", ("WX-0.2", "WX-3.1.4"))]

    office.do("give-guidance", dispute)
    assert office.clerk.may(closing).allowed


@pytest.mark.clause("国家赔偿法 14")
def test_a_suit_for_compensation_within_three_months_of_the_decision(office: Office) -> None:
    """Three months from the day of the decision on compensation, whenever it was served."""
    dispute = office.register()
    office.do("record-filing", dispute, kind="compensation", before="温县公安局")
    office.do("end-proceeding", dispute, how="decision", ended_on=date(2024, 5, 21), served_on=date(2024, 5, 28))

    assert told(office, dispute)["compensation-suit"] == (date(2024, 8, 21), "x1")


@pytest.mark.clause("行诉解释 60", "行诉解释 110")
def test_six_months_for_a_retrial_of_the_ruling(office: Office) -> None:
    """A ruling that permits a withdrawal can be brought to retrial for six months from its service."""
    dispute = office.register()
    office.do("record-filing", dispute)
    office.do("record-withdrawal", dispute, permitted_on=date(2024, 5, 22))
    office.do("record-service", dispute, served_on=date(2024, 5, 23))

    assert told(office, dispute)["retrial-of-ruling"] == (date(2024, 11, 23), "x1")


@pytest.mark.clause("行诉解释 155", "行诉解释 161")
@pytest.mark.parametrize(
    ("how", "article"), [("enforcement-refused", "行诉解释 161"), ("not-accepted", "行诉解释 155"), ("ruling", None)]
)
def test_the_agency_asks_for_review_of_a_refusal(office: Office, how: str, article: str | None) -> None:
    """A refusal to enforce can be reviewed, a permission cannot."""
    dispute = office.register()
    office.do("record-filing", dispute, kind="non-litigation-enforcement")
    office.do("end-proceeding", dispute, how=how)
    office.do("give-guidance", dispute)
    found = [one.clauses for one in office.dispute(dispute).guidance[-1].remedies if one.code == "ruling-reviewed"]

    assert found == ([] if article is None else [(article,)])


@pytest.mark.clause("WX-0.2", "行政复议法 23")
def test_not_to_court_before_the_review_that_comes_first(office: Office) -> None:
    """Where review comes first a dispute is not closed to the court, unless it is reviewed or in suit already."""
    dispute = office.at(Stage.ENDED, {"register-dispute": {"matter": "government-information"}})
    office.do("give-guidance", dispute)

    def stands_against(outcome: str) -> set[str]:
        ruling = office.clerk.may(office.command("close-dispute", dispute, outcome=outcome))
        return {objection.code for objection in ruling.objections}

    assert stands_against("to-court") == {"review-comes-first"}
    assert stands_against("to-reconsideration") == set()
    office.do("record-filing", dispute, kind="administrative-suit")
    assert stands_against("to-court") == set()


@pytest.mark.clause("行政诉讼法 90")
def test_a_way_of_a_law_not_known_here_has_no_last_day(office: Office) -> None:
    """Before May 2015 a judgment on appeal was complained of otherwise: the way is told, and nothing of its limit."""
    dispute = office.register(phase="second-instance")
    office.do("record-filing", dispute, kind="administrative-suit", instance="second", before="中院")
    office.do("end-proceeding", dispute, how="judgment", served_on=date(2024, 6, 20))
    kept = office.dispute(dispute)
    (then,), (now,) = (
        [one for one in open_remedies(kept, day, Calendar()) if one.code == "retrial-application"]
        for day in (date(2014, 6, 20), date(2024, 6, 20))
    )

    assert (then.until, then.clauses) == (None, ())
    assert "请核实" in str(then.limit)
    assert (now.until, now.clauses) == (date(2024, 12, 20), ("行政诉讼法 90", "行诉解释 110"))


@pytest.mark.clause("行政诉讼监督规则 20")
@pytest.mark.parametrize(("day", "until"), [(date(2021, 8, 31), None), (date(2024, 6, 20), date(2024, 12, 20))])
def test_six_months_to_ask_for_supervision(office: Office, day: date, until: date | None) -> None:
    """Since September 2021 within six months of the refusal of a retrial; before that nothing is counted."""
    dispute = office.register(phase="retrial")
    office.do("record-filing", dispute, kind="administrative-suit", instance="retrial-application", before="高院")
    office.do("end-proceeding", dispute, how="dismissed", served_on=date(2024, 6, 20))
    (way,) = (one for one in open_remedies(office.dispute(dispute), day, Calendar()) if one.code == "supervision")

    assert way.until == until
